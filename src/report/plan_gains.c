// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// What one step of repair would add now. The text shows the steps that add most, and all that change
// the zone of a unit or the institution; JSON and CSV have every step, in the order of the evidence.
#include <stdlib.h>

#include "base/arena.h"
#include "base/compiler.h"
#include "report/plan_csv.h"
#include "report/plan_json.h"
#include "report/plan_line.h"
#include "report/plan_report.h"
#include "report/plan_views.h"
#include "report/plan_words.h"

enum {
	ROWS_SHOWN = 25,
	COST_WIDTH = 10,
	GAIN_WIDTH = 14
};

// A gain and its place in the list, to be sorted by what it adds at a tier.
struct ranked {
	const struct marginal *gain;
	size_t place;
	enum tier tier;
};

// Most points first, those of the evidence's order first among equals.
static int
compare_ranked(const void *left, const void *right)
{
	const struct ranked *a = left, *b = right;
	int order =
		exact_compare(b->gain->changes[b->tier].precise, a->gain->changes[a->tier].precise);
	return order ? order : (a->place > b->place) - (a->place < b->place);
}

static bool
has_other_zone(const struct marginal *gain)
{
	return gain->changes[TIER_UNIT].has_other_zone ||
	       gain->changes[TIER_INSTITUTION].has_other_zone;
}

static void
add_gain(const struct plan_view *view, enum tier tier, struct exact points)
{
	struct buffer text;
	buffer_init(&text);
	if (exact_compare(points, EXACT_ZERO) > 0)
		buffer_add_char(&text, '+');
	write_rounded(&text, points, places_for(view->report->rubric, tier),
	              view->report->options->lang);
	line_add_cell(view->report->out, buffer_text(&text), GAIN_WIDTH, true);
	buffer_finish(&text);
}

static enum tier
first_tier(const struct plan_view *view)
{
	return view->report->rubric->object == OBJECT_PRODUCT ? TIER_OBJECT : TIER_UNIT;
}

static void
write_row(const struct plan_view *view, const struct ranked *ranked, size_t number)
{
	const struct report *report = view->report;
	const struct plan_row row = {
		.report = report,
		.problem = view->problem,
		.steps = &ranked->gain->step,
		.count = 1,
		.number = number,
		.cost = ranked->gain->step.cost,
		.cost_width = COST_WIDTH,
	};
	plan_line_begin(&row);
	for (size_t tier = first_tier(view); tier < TIER_COUNT; tier++)
		add_gain(view, (enum tier)tier, ranked->gain->changes[tier].points);
	for (size_t tier = first_tier(view); tier < TIER_COUNT; tier++) {
		const struct marginal_change *change = &ranked->gain->changes[tier];
		if (!change->has_other_zone)
			continue;
		buffer_add_text(report->out, "  ");
		buffer_add_text(report->out,
		                plan_tier_word(report->options->lang, (enum tier)tier));
		buffer_add_text(report->out, " → ");
		line_add_zone(report, &change->after, 0);
	}
	buffer_add_char(report->out, '\n');
}

static void
write_text(const struct plan_view *view, const struct marginals *gains)
{
	const struct report *report = view->report;
	struct buffer *out = report->out;
	enum lang lang = report->options->lang;
	struct ranked *list = arena_array(report->arena, gains->count + 1, struct ranked);
	for (size_t i = 0; i < gains->count; i++)
		list[i] = (struct ranked){&gains->list[i], i,
		                          view->unit ? TIER_UNIT : TIER_INSTITUTION};
	qsort(list, gains->count, sizeof(*list), compare_ranked);
	plan_view_title(view, WORD_GAINS_TITLE);
	if (gains->count == 0) {
		buffer_add_text(out, "  ");
		buffer_add_text(out, word(lang, WORD_GAINS_NONE));
		buffer_add_char(out, '\n');
		return;
	}
	plan_line_begin_heads(report, view->problem, COST_WIDTH);
	for (size_t tier = first_tier(view); tier < TIER_COUNT; tier++)
		line_add_word(out, plan_tier_word(lang, (enum tier)tier), GAIN_WIDTH, true);
	line_end_style(report);
	buffer_add_char(out, '\n');
	size_t left_out = 0;
	for (size_t i = 0; i < gains->count; i++) {
		if (i < ROWS_SHOWN || has_other_zone(list[i].gain))
			write_row(view, &list[i], i + 1);
		else
			left_out++;
	}
	if (left_out) {
		buffer_add_text(out, "  … ");
		buffer_add_integer(out, (long long)left_out);
		buffer_add_char(out, ' ');
		buffer_add_text(out, word(lang, WORD_GAINS_MORE));
		buffer_add_char(out, '\n');
	}
}

static void
write_json_gain(struct json *json, const struct plan_view *view, const struct marginal *gain)
{
	static const char *const keys[TIER_COUNT] = {"object", "unit", "institution"};
	json_open(json, '{');
	plan_json_step(json, view->problem, &gain->step, view->report->arena);
	json_key(json, "gain");
	json_open(json, '{');
	for (size_t tier = 0; tier < TIER_COUNT; tier++) {
		const struct marginal_change *change = &gain->changes[tier];
		json_key(json, keys[tier]);
		json_open(json, '{');
		plan_json_cost(json, "points", "points_exact", change->points);
		plan_json_exact(json, "precise", change->precise);
		json_boolean(json, "has_other_zone", change->has_other_zone);
		plan_json_verdict(json, "after", &change->after);
		json_close(json, '}');
	}
	json_close(json, '}');
	json_close(json, '}');
}

static void
write_json(const struct plan_view *view, const struct marginals *gains)
{
	struct json json;
	json_begin(&json, view->report->out);
	json_open(&json, '{');
	json_text(&json, "patuh", STR("gains/1"));
	plan_json_head(&json, view->report, view->institution, view->period);
	json_key(&json, "gains");
	json_open(&json, '[');
	for (size_t i = 0; i < gains->count; i++)
		write_json_gain(&json, view, &gains->list[i]);
	json_close(&json, ']');
	json_close(&json, '}');
	buffer_add_char(view->report->out, '\n');
}

static void
write_csv_gain(struct csv_writer *writer, const struct plan_view *view, const struct marginal *gain)
{
	plan_csv_step(writer, view->problem, &gain->step, view->report);
	for (size_t tier = 0; tier < TIER_COUNT; tier++) {
		const struct marginal_change *change = &gain->changes[tier];
		csv_add_number(writer, true, change->points, DECIMAL_PLACES);
		csv_add_text(writer, str_from(change->has_other_zone
		                                      ? colour_names[change->after.zone->colour]
		                                      : ""));
	}
	csv_end_row(writer);
}

static void
write_csv(const struct plan_view *view, const struct marginals *gains)
{
	static const char *const heads[] = {
		"unit",
		"product",
		"item",
		"respondent",
		"label",
		"before",
		"answer",
		"cost",
		"object_points",
		"object_new_zone",
		"unit_points",
		"unit_new_zone",
		"institution_points",
		"institution_new_zone",
	};
	struct csv_writer writer = {view->report->out, false};
	csv_begin_table(&writer, COUNT_OF(heads), heads);
	for (size_t i = 0; i < gains->count; i++)
		write_csv_gain(&writer, view, &gains->list[i]);
}

void
gains_write(const struct plan_view *view, const struct marginals *gains,
            const struct report_writer *format)
{
	static void (*const writes[])(const struct plan_view *, const struct marginals *) = {
		write_text, write_json, write_csv};
	writes[format - plan_formats](view, gains);
}
