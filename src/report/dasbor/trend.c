// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/dasbor/trend.h"

#include "base/arena.h"
#include "base/compiler.h"
#include "model/past.h"
#include "report/dasbor/trend_chart.h"

// The earlier results, and today's at the end.
struct timeline {
	size_t count;
	const struct past **moments;
};

bool
trend_is_known(const struct part *part)
{
	return part->page.report->options->past_count > 0;
}

// Today as a result that is told apart from others by its method.
static const struct past *
past_of_now(struct part *part)
{
	const struct rubric *rubric = part->assessment->rubric;
	struct past *now = arena_new(part->page.arena, struct past);
	struct buffer model;
	buffer_init(&model);
	buffer_add_integer(&model, SCORING_MODEL);
	now->rubric = rubric->id;
	now->version = rubric->version;
	now->period = part->assessment->period;
	now->model = str_copy(part->page.arena, buffer_text(&model));
	now->figure = part->page.counted == FIGURE_VERIFIED ? STR("verified") : STR("claimed");
	now->has_top = true;
	now->top = rubric->top;
	buffer_finish(&model);
	return now;
}

static struct timeline
timeline_for(struct part *part)
{
	const struct report_options *options = part->page.report->options;
	struct timeline line = {.count = options->past_count + 1};
	line.moments = arena_array(part->page.arena, line.count, const struct past *);
	for (size_t i = 0; i < options->past_count; i++)
		line.moments[i] = options->pasts[i];
	line.moments[options->past_count] = past_of_now(part);
	return line;
}

// What the moment says whatever is looked at.
static struct trend_point
point_for(const struct timeline *line, size_t index)
{
	const struct past *moment = line->moments[index];
	bool is_joined = index && past_is_comparable(line->moments[index - 1], moment);
	return (struct trend_point){
		.period = moment->period,
		.is_joined = is_joined,
		.is_break = index && !is_joined,
		.is_now = past_is_comparable(moment, line->moments[line->count - 1]),
	};
}

static void
place(struct part *part, struct trend_point *point, const struct past *moment)
{
	struct arena *arena = part->page.arena;
	// Today's best score is that of its method, also where the result does not say.
	bool has_top = moment->has_top || point->is_now;
	struct decimal top = moment->has_top ? moment->top : part->assessment->rubric->top;
	point->is_placed = has_top && decimal_compare(point->score, top) <= 0;
	if (!point->is_placed)
		return;
	struct exact ratio =
		exact_divide(arena, exact_from_decimal(point->score), exact_from_decimal(top));
	point->percent = exact_multiply(arena, ratio, exact_from_fraction(100, 1));
}

static void
fill_past(struct part *part, struct trend_point *point, const struct past *moment,
          const struct past_score *score, enum tier tier)
{
	if (!score || !score->has_score)
		return;
	int least = point->is_now ? places_for(part->assessment->rubric, tier) : 0;
	point->has_score = true;
	point->score = score->score;
	point->places = score->places > least ? score->places : least;
	point->colour = score->colour;
	place(part, point, moment);
}

static void
fill_now(struct part *part, struct trend_point *point, const struct past *moment,
         const struct verdict *verdict)
{
	if (!verdict->has_score)
		return;
	point->has_score = true;
	point->score = verdict->shown;
	point->places = verdict->places;
	point->colour = verdict->zone->colour;
	place(part, point, moment);
}

// The points of a unit, or of the institution where unit is NULL.
static const struct trend_point *
points_for(struct part *part, const struct timeline *line, const struct unit_summary *unit)
{
	struct trend_point *points = arena_array(part->page.arena, line->count, struct trend_point);
	enum figure counted = part->page.counted;
	size_t last = line->count - 1;
	for (size_t i = 0; i <= last; i++) {
		const struct past *moment = line->moments[i];
		points[i] = point_for(line, i);
		if (i == last)
			fill_now(part, &points[i], moment,
			         unit ? &unit->verdicts[counted]
			              : &part->assessment->verdicts[counted]);
		else if (unit)
			fill_past(part, &points[i], moment,
			          past_find(moment->unit_count, moment->units, unit->id),
			          TIER_UNIT);
		else
			fill_past(part, &points[i], moment, &moment->institution, TIER_INSTITUTION);
	}
	return points;
}

// What the point changed against the one before, where both are by one method.
static void
add_change(struct part *part, const struct trend_point *before, const struct trend_point *point)
{
	struct page *page = &part->page;
	if (!before || !before->has_score || !point->has_score) {
		part_add(part, "<td class=\"n\">–</td>");
		return;
	}
	if (!point->is_joined) {
		part_add(part, "<td class=\"n\">");
		part_word(part, WORD_OTHER_METHOD);
		part_add(part, "</td>");
		return;
	}
	struct decimal change = {point->score.units - before->score.units};
	part_add(part, "<td class=\"n\" data-key=\"");
	decimal_write(page->out, change, DECIMAL_PLACES, '.');
	part_add(part, change.units > 0 ? "\">▲ +" : change.units < 0 ? "\">▼ " : "\">");
	int places = decimal_places(change);
	decimal_write(page->out, change, places > point->places ? places : point->places,
	              lang_decimal_mark(page->lang));
	part_add(part, "</td>");
}

static void
add_score(struct part *part, const struct trend_point *point)
{
	part_add(part, point->is_break ? "<td class=\"n break\"" : "<td class=\"n\"");
	if (point->has_score) {
		part_add(part, " data-key=\"");
		decimal_write(part->page.out, point->score, DECIMAL_PLACES, '.');
		part_add(part, "\"");
	}
	part_add(part, ">");
	trend_write_score(part, point);
	if (point->has_score && point->colour != COLOUR_NONE) {
		part_add(part, " <i aria-hidden=\"true\" class=\"");
		part_add(part, colour_names[point->colour]);
		part_add(part, "\">");
		part_add(part, colour_symbol(point->colour));
		part_add(part, "</i><span class=\"unseen\"> ");
		part_add(part, colour_word(part->page.lang, point->colour));
		part_add(part, "</span>");
	}
	part_add(part, "</td>");
}

// The institution, period by period.
static void
add_institution(struct part *part, const struct timeline *line, const struct trend_point points[])
{
	static const struct column columns[] = {{WORD_PERIOD, PLAIN_TEXT},
	                                        {WORD_RUBRIC, PLAIN_TEXT},
	                                        {WORD_SCORE, PLAIN_NUMBER},
	                                        {WORD_CHANGE, PLAIN_NUMBER}};
	trend_draw_chart(part, line->count, points);
	part_table(part, "periods", WORD_DASBOR_TREND, COUNT_OF(columns), columns);
	for (size_t i = 0; i < line->count; i++) {
		part_add(part, "<tr><th scope=\"row\">");
		part_text(part, points[i].period);
		part_add(part, "</th><td>");
		part_text(part, line->moments[i]->rubric);
		part_add(part, " ");
		part_text(part, line->moments[i]->version);
		if (points[i].has_score && !points[i].is_placed) {
			part_add(part, "<div class=\"quiet\">");
			part_word(part, WORD_DASBOR_NOT_PLACED);
			part_add(part, "</div>");
		}
		part_add(part, "</td>");
		add_score(part, &points[i]);
		add_change(part, i ? &points[i - 1] : NULL, &points[i]);
		part_add(part, "</tr>\n");
	}
	part_table_end(part);
}

static void
add_unit(struct part *part, const struct timeline *line, const struct unit_summary *unit)
{
	const struct trend_point *points = points_for(part, line, unit);
	part_add(part, "<tr><th scope=\"row\">");
	part_unit(part, unit->number);
	part_add(part, "</th><td class=\"line\">");
	trend_draw_spark(part, line->count, points);
	part_add(part, "</td>");
	for (size_t i = 0; i < line->count; i++)
		add_score(part, &points[i]);
	add_change(part, &points[line->count - 2], &points[line->count - 1]);
	part_add(part, "</tr>\n");
}

static void
add_units(struct part *part, const struct timeline *line)
{
	const struct column unit = {WORD_UNIT, SORTED_TEXT},
			    spark = {WORD_DASBOR_TREND, PLAIN_TEXT},
			    change = {WORD_CHANGE, SORTED_NUMBER};
	const struct assessment *assessment = part->assessment;
	part_add(part, "<h3>");
	part_word(part, WORD_DASBOR_UNITS);
	part_add(part, "</h3>\n");
	part_table_begin(part, "trends", WORD_DASBOR_TREND_OF_UNITS);
	part_head(part, &unit);
	part_head(part, &spark);
	for (size_t i = 0; i < line->count; i++) {
		part_add(part, "<th scope=\"col\" data-sort=\"number\" class=\"n\">");
		part_text(part, line->moments[i]->period);
		part_add(part, "</th>");
	}
	part_head(part, &change);
	part_table_body(part);
	for (size_t i = 0; i < assessment->unit_count; i++)
		add_unit(part, line, assessment->ranked[i]);
	part_table_end(part);
}

void
trend_write_section(struct part *part)
{
	struct timeline line = timeline_for(part);
	part_open(part, "trend", WORD_DASBOR_TREND);
	part_note(part, WORD_DASBOR_TREND_READING);
	add_institution(part, &line, points_for(part, &line, NULL));
	add_units(part, &line);
	part_close(part);
}
