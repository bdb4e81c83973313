// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/dasbor/ways.h"

#include "base/arena.h"
#include "base/compiler.h"
#include "base/limits.h"
#include "diag/diag.h"
#include "report/dasbor/curve.h"
#include "report/green.h"
#include "report/plan_words.h"

void
ways_begin(struct ways *ways, const struct report *report)
{
	*ways = (struct ways){.report = report, .are_known = green_is_known(report)};
}

bool
ways_collect(struct ways *ways, const struct unit_result *result)
{
	ways->answer_count += unit_answer_count(result);
	if (ways->count == LIMIT_LIVE_UNITS || ways->answer_count > LIMIT_LIVE_ANSWERS)
		ways->are_known = false;
	if (!ways->are_known)
		return false;
	ways->units = arena_grow(ways->report->arena, ways->units, ways->count, &ways->capacity,
	                         sizeof(*ways->units));
	ways->units[ways->count++] = result;
	return true;
}

// The colour of the next better zone that the institution can have; of the best, that one. False where
// its zones have no colours.
static bool
next_colour(const struct part *part, enum colour *colour)
{
	const struct verdict *now = &part->assessment->verdicts[part->page.counted];
	const struct zone_table *table = &part->assessment->rubric->zones[TIER_INSTITUTION];
	enum colour most = now->has_score ? now->zone->colour : COLOUR_NONE;
	*colour = COLOUR_NONE;
	for (size_t i = 0; i < table->count; i++) {
		enum colour zone = table->zones[i].colour;
		if (zone < most && (*colour == COLOUR_NONE || zone > *colour))
			*colour = zone;
	}
	if (*colour == COLOUR_NONE)
		*colour = most;
	return *colour != COLOUR_NONE;
}

static void
add_heading(struct part *part, enum word heading)
{
	part_add(part, "<h3>");
	part_word(part, heading);
	part_add(part, "</h3>\n");
}

static void
add_verdict(struct part *part, const struct verdict *verdict)
{
	part_add(part, "<b>");
	page_score(&part->page, verdict);
	part_add(part, "</b> ");
	page_zone(&part->page, verdict);
}

// 64,11 ◐ Kuning → 81,02 ● Hijau · 3 perbaikan · 5 hari kerja · terbukti optimum
static void
add_outcome(struct part *part, const struct plan_problem *problem, const struct plan *plan)
{
	struct page *page = &part->page;
	part_add(part, "<p class=\"outcome\">");
	add_verdict(part, &plan->before);
	if (plan->step_count) {
		part_add(part, " → ");
		add_verdict(part, &plan->after);
		part_add(part, " · ");
		green_write_repairs(page->out, page->lang, problem, plan);
	}
	part_add(part, " · ");
	green_write_proof(page->out, page->lang, problem, plan);
	part_add(part, "</p>\n");
}

static void
add_cost(struct part *part, struct exact cost)
{
	part_add(part, "<td class=\"n\" data-key=\"");
	decimal_write(part->page.out, exact_round(cost, DECIMAL_PLACES), DECIMAL_PLACES, '.');
	part_add(part, "\">");
	part_tag(part, WORD_COST_DAYS);
	write_cost(part->page.out, cost, lang_decimal_mark(part->page.lang));
	part_add(part, "</td>");
}

static void
add_curve_table(struct part *part, size_t count, const struct curve_point points[])
{
	static const struct column columns[] = {{WORD_COST_DAYS, PLAIN_NUMBER},
	                                        {WORD_BEST_SCORE, PLAIN_NUMBER},
	                                        {WORD_ZONE, PLAIN_TEXT}};
	// The script closes it; without one everything is there.
	part_add(part, "<details open><summary><span class=\"name\">");
	part_word(part, WORD_WAYS_TABLE);
	part_add(part, "</span></summary>\n<div class=\"body\">\n");
	part_table(part, "prices", WORD_WAYS_CURVE, COUNT_OF(columns), columns);
	for (size_t i = 0; i < count; i++) {
		part_add(part, "<tr>");
		add_cost(part, points[i].cost);
		part_score(part, &points[i].verdict);
		part_add(part, "<td>");
		page_zone(&part->page, &points[i].verdict);
		part_add(part, "</td></tr>\n");
	}
	part_table_end(part);
	part_add(part, "</div></details>\n");
}

static void
add_curve(struct part *part, const struct plan_curve *curve)
{
	struct curve_point *points;
	if (curve->count < 2)
		return;
	size_t count = curve_choose(part, curve, &points);
	add_heading(part, WORD_WAYS_CURVE);
	part_note(part, WORD_WAYS_CURVE_READING);
	if (count < curve->count)
		part_note(part, WORD_WAYS_CURVE_CHOSEN);
	if (!curve->is_proven)
		part_note(part, WORD_WAYS_CURVE_LIMITED);
	curve_draw(part, count, points);
	add_curve_table(part, count, points);
}

static void
add_institution(struct part *part, const struct ways *ways)
{
	const struct plan_problem problem = {
		.rubric = part->assessment->rubric,
		.options = &ways->report->options->score,
		.tier = TIER_INSTITUTION,
		.unit_count = ways->count,
		.units = ways->units,
		.pairs_most = LIMIT_PLAN_PAIRS_PAGE,
	};
	struct plan_aim aim = {.kind = AIM_COLOUR};
	struct diags *unheard = diags_create();
	struct planner *planner = planner_create(part->page.arena, unheard, &problem);
	const struct plan *plan = NULL;
	if (next_colour(part, &aim.colour))
		plan = planner_solve(planner, &aim);
	if (plan) {
		add_heading(part, WORD_WAYS_OF_INSTITUTION);
		add_outcome(part, &problem, plan);
		if (!plan->is_proven)
			part_note(part, WORD_WAYS_LIMITED);
	}
	add_curve(part, planner_curve(planner));
	planner_destroy(planner);
	diags_destroy(unheard);
}

static void
add_dashes(struct part *part, size_t count)
{
	for (size_t i = 0; i < count; i++)
		part_add(part, "<td class=\"n\">–</td>");
}

// Score, zone, and what it takes; a way that ends below green has no cost to green.
static void
add_way(struct part *part, const struct plan_problem *problem, const struct plan *plan)
{
	bool is_there = plan->state != PLAN_BEYOND;
	part_score(part, &plan->before);
	part_add(part, "<td>");
	page_zone(&part->page, &plan->before);
	part_add(part, "</td>");
	if (is_there) {
		add_cost(part, plan->cost);
		part_count(part, WORD_WAYS_REPAIRS, (long long)plan->step_count);
	} else {
		add_dashes(part, 2);
	}
	part_add(part, "<td>");
	if (is_there)
		green_write_proof(part->page.out, part->page.lang, problem, plan);
	else
		part_word(part, WORD_WAYS_BEYOND);
	part_add(part, "</td>");
}

static void
add_unit(struct part *part, const struct ways *ways, size_t unit)
{
	struct arena *passing = arena_create();
	const struct plan_problem problem = green_problem(ways->report, &ways->units[unit]);
	const struct plan *plan = green_solve(passing, &problem);
	part_add(part, "<tr><th scope=\"row\">");
	part_unit(part, unit);
	part_add(part, "</th>");
	if (plan) {
		add_way(part, &problem, plan);
	} else {
		add_dashes(part, 1);
		part_add(part, "<td>");
		part_word(part, WORD_NOT_SCORED);
		part_add(part, "</td>");
		add_dashes(part, 2);
		part_add(part, "<td></td>");
	}
	part_add(part, "</tr>\n");
	arena_destroy(passing);
}

static void
add_units(struct part *part, const struct ways *ways)
{
	static const struct column columns[] = {
		{WORD_UNIT, SORTED_TEXT},
		{WORD_SCORE, SORTED_NUMBER},
		{WORD_ZONE, PLAIN_TEXT},
		{WORD_COST_DAYS, SORTED_NUMBER},
		{WORD_WAYS_REPAIRS, SORTED_NUMBER},
		{WORD_WAYS_PROOF, PLAIN_TEXT},
	};
	add_heading(part, WORD_WAYS_OF_UNITS);
	part_table(part, "ways cards", WORD_WAYS_OF_UNITS, COUNT_OF(columns), columns);
	for (size_t i = 0; i < part->assessment->unit_count; i++)
		add_unit(part, ways, part->assessment->ranked[i]->number);
	part_table_end(part);
}

void
ways_write(struct part *part, const struct ways *ways)
{
	part_open(part, "jalan", WORD_WAY_TO_GREEN);
	part_note(part, WORD_WAYS_READING);
	add_institution(part, ways);
	add_units(part, ways);
	part_close(part);
}
