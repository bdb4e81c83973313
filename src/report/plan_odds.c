// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// The odds of each zone when a sample is looked at, and what endangers the best zone most.
#include "base/arena.h"
#include "base/compiler.h"
#include "base/utf8.h"
#include "report/csv_row.h"
#include "report/plan_json.h"
#include "report/plan_line.h"
#include "report/plan_report.h"
#include "report/plan_views.h"

enum {
	NAME_WIDTH = 34,
	SAMPLE_WIDTH = 22,
	PERCENT_PLACES = 2
};

// The odds of one tier's thing, and what they are of.
struct odds_row {
	const struct plan_view *view;
	const struct odds *odds;
	enum tier tier;
	size_t unit;
};

static struct exact
percent(const struct odds_row *row, struct exact chance)
{
	return exact_multiply(row->view->report->arena, chance, exact_from_fraction(100, 1));
}

// The id of what endangers the best zone most.
static struct str
danger_id(const struct odds_row *row)
{
	const struct plan_problem *problem = row->view->problem;
	size_t at = row->odds->danger;
	if (!row->odds->has_danger)
		return STR("");
	if (row->tier == TIER_INSTITUTION)
		return problem->units[at]->unit->id;
	const struct unit_result *unit = problem->units[row->unit];
	return odds_draws_answers(problem, row->unit) ? unit->unit->products[at].id
	                                              : unit->objects[at].id;
}

static struct str
row_name(const struct odds_row *row)
{
	return row->tier == TIER_INSTITUTION ? row->view->institution
	                                     : row->view->problem->units[row->unit]->unit->name;
}

static void
add_percent(struct buffer *out, const struct odds_row *row, struct exact chance)
{
	write_rounded(out, percent(row, chance), PERCENT_PLACES, row->view->report->options->lang);
	buffer_add_text(out, "%");
}

// "2 dari 4 produk"
static void
add_sample(const struct odds_row *row)
{
	enum lang lang = row->view->report->options->lang;
	struct buffer text;
	buffer_init(&text);
	if (row->tier == TIER_UNIT && row->view->report->rubric->object == OBJECT_UNIT &&
	    !odds_draws_answers(row->view->problem, row->unit)) {
		line_add_cell(row->view->report->out, STR("–"), SAMPLE_WIDTH, false);
		return;
	}
	buffer_add_integer(&text, (long long)row->odds->sample);
	buffer_add_char(&text, ' ');
	buffer_add_text(&text, word(lang, WORD_ODDS_OF));
	buffer_add_char(&text, ' ');
	buffer_add_integer(&text, (long long)row->odds->population);
	buffer_add_char(&text, ' ');
	buffer_add_text(&text, word(lang, row->tier == TIER_INSTITUTION ? WORD_ODDS_UNITS
	                                                                : WORD_ODDS_PRODUCTS));
	line_add_cell(row->view->report->out, buffer_text(&text), SAMPLE_WIDTH, false);
	buffer_finish(&text);
}

static void
write_danger(const struct odds_row *row)
{
	struct buffer *out = row->view->report->out;
	enum lang lang = row->view->report->options->lang;
	const struct odds *odds = row->odds;
	if (!odds->has_danger && odds->is_danger_known)
		return;
	buffer_add_text(out, "      ");
	buffer_add_text(out, word(lang, WORD_ODDS_DANGER));
	buffer_add_text(out, ": ");
	if (odds->is_danger_known) {
		write_plain(out, danger_id(row));
		buffer_add_text(out, " (+");
		write_rounded(out, percent(row, odds->danger_gain), PERCENT_PLACES, lang);
		buffer_add_char(out, ' ');
		buffer_add_text(out, word(lang, WORD_ODDS_POINTS));
		buffer_add_char(out, ')');
	} else {
		buffer_add_text(out, word(lang, WORD_ODDS_DANGER_UNKNOWN));
	}
	buffer_add_char(out, '\n');
}

static void
write_text_row(const struct odds_row *row)
{
	const struct report *report = row->view->report;
	const struct zone_table *table = &report->rubric->zones[row->tier];
	bool has_before = false;
	buffer_add_text(report->out, "  ");
	line_add_cell(report->out, row_name(row), NAME_WIDTH, false);
	buffer_add_char(report->out, ' ');
	if (!row->odds->has_score) {
		buffer_add_text(report->out, word(report->options->lang, WORD_NOT_SCORED));
		buffer_add_char(report->out, '\n');
		return;
	}
	add_sample(row);
	for (size_t i = 0; i < table->count; i++) {
		const struct zone *zone = &table->zones[i];
		const struct verdict verdict = {.has_score = true, .zone = zone};
		if (exact_is_zero(row->odds->zones[i]))
			continue;
		buffer_add_text(report->out, has_before ? " · " : "");
		has_before = true;
		line_add_zone(report, &verdict, 0);
		if (zone->category.len && zone->colour != COLOUR_NONE) {
			buffer_add_char(report->out, ' ');
			write_plain(report->out, zone->category);
		}
		buffer_add_char(report->out, ' ');
		add_percent(report->out, row, row->odds->zones[i]);
	}
	buffer_add_char(report->out, '\n');
	write_danger(row);
}

// The row of a unit; NULL: of the institution.
static struct odds_row
row_for(const struct plan_view *view, const struct odds_report *report, const size_t *unit)
{
	if (!unit)
		return (struct odds_row){view, &report->institution, TIER_INSTITUTION, 0};
	return (struct odds_row){view, &report->units[*unit], TIER_UNIT, *unit};
}

static void
write_json_row(struct json *json, const struct plan_view *view, const size_t *unit,
               const void *context)
{
	const struct odds_row found = row_for(view, context, unit), *row = &found;
	const struct odds *odds = row->odds;
	const struct zone_table *table = &row->view->report->rubric->zones[row->tier];
	json_boolean(json, "has_score", odds->has_score);
	json_integer(json, "population", (long long)odds->population);
	json_integer(json, "sample", (long long)odds->sample);
	json_key(json, "zones");
	json_open(json, '[');
	for (size_t i = 0; odds->has_score && i < table->count; i++) {
		json_open(json, '{');
		json_text(json, "zone", str_from(colour_names[table->zones[i].colour]));
		plan_json_word(json, "category", table->zones[i].category);
		json_text(json, "label", table->zones[i].label);
		plan_json_cost(json, "percent", "percent_exact", percent(row, odds->zones[i]));
		json_close(json, '}');
	}
	json_close(json, ']');
	json_boolean(json, "is_danger_known", !odds->has_score || odds->is_danger_known);
	plan_json_word(json, "danger", danger_id(row));
	plan_json_cost(json, "danger_gain", "danger_gain_exact",
	               odds->has_danger ? percent(row, odds->danger_gain) : EXACT_ZERO);
}

static void
write_csv_row(struct csv_writer *writer, const struct odds_row *row)
{
	const struct zone_table *table = &row->view->report->rubric->zones[row->tier];
	for (size_t i = 0; row->odds->has_score && i < table->count; i++) {
		csv_add_text(writer, str_from(tier_names[row->tier]));
		csv_add_text(writer, row->tier == TIER_UNIT
		                             ? row->view->problem->units[row->unit]->unit->id
		                             : STR(""));
		csv_add_number(writer, true, exact_from_fraction((int64_t)row->odds->sample, 1), 0);
		csv_add_number(writer, true, exact_from_fraction((int64_t)row->odds->population, 1),
		               0);
		csv_add_text(writer, str_from(colour_names[table->zones[i].colour]));
		csv_add_text(writer, table->zones[i].category);
		csv_add_number(writer, true, percent(row, row->odds->zones[i]), DECIMAL_PLACES);
		csv_add_text(writer, danger_id(row));
		csv_end_row(writer);
	}
}

static void
write_text(const struct plan_view *view, const struct odds_report *odds)
{
	struct buffer *out = view->report->out;
	plan_view_title(view, WORD_ODDS_TITLE);
	if (!view->unit)
		write_text_row(&(struct odds_row){view, &odds->institution, TIER_INSTITUTION, 0});
	for (size_t i = 0; i < view->problem->unit_count; i++) {
		if (plan_view_shows(view, i))
			write_text_row(&(struct odds_row){view, &odds->units[i], TIER_UNIT, i});
	}
	buffer_add_text(out, "\n  ");
	buffer_add_text(out, word(view->report->options->lang, WORD_ODDS_READING));
	buffer_add_char(out, '\n');
}

static void
write_json(const struct plan_view *view, const struct odds_report *odds)
{
	plan_view_json(view, STR("odds/1"), write_json_row, odds);
}

static void
write_csv(const struct plan_view *view, const struct odds_report *odds)
{
	static const char *const heads[] = {"tier", "unit",     "sample",  "population",
	                                    "zone", "category", "percent", "danger"};
	struct csv_writer writer = {view->report->out, false};
	csv_begin_table(&writer, COUNT_OF(heads), heads);
	if (!view->unit)
		write_csv_row(&writer,
		              &(struct odds_row){view, &odds->institution, TIER_INSTITUTION, 0});
	for (size_t i = 0; i < view->problem->unit_count; i++) {
		if (plan_view_shows(view, i))
			write_csv_row(&writer,
			              &(struct odds_row){view, &odds->units[i], TIER_UNIT, i});
	}
}

void
odds_write(const struct plan_view *view, const struct odds_report *odds,
           const struct report_writer *format)
{
	static void (*const writes[])(const struct plan_view *, const struct odds_report *) = {
		write_text, write_json, write_csv};
	writes[format - plan_formats](view, odds);
}
