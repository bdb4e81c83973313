// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/odds.h"

#include "audit/chances.h"
#include "audit/trial.h"
#include "base/arena.h"
#include "base/limits.h"

enum {
	NOBODY = -1
};

// How one unit can come out: score and sum of its objects' scores, and the ways to it.
struct outcome_list {
	size_t count;
	struct unit_outcome {
		struct exact score, sum, ways;
		size_t row; // of the unit's zone table
	} * list;
	struct exact total; // of ways
	size_t drawn;       // objects in the sum
};

struct drawing {
	struct arena *arena;
	const struct plan_problem *problem;
	struct odds_sample sample;
	struct outcome_list *units; // of those that have a score
	size_t work_left;
};

static size_t
lesser(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t
row_of(const struct zone_table *table, const struct zone *zone)
{
	return (size_t)(zone - table->zones);
}

static bool
is_itself(const struct unit_result *unit)
{
	return unit->object_count == 1 && !unit->objects[0].product;
}

bool
odds_draws_answers(const struct plan_problem *problem, size_t unit)
{
	const struct unit_result *result = problem->units[unit];
	bool has_answers = false;
	for (size_t i = 0; i < problem->rubric->node_count; i++)
		has_answers |= problem->rubric->nodes[i].is_item &&
		               problem->rubric->nodes[i].per == PER_PRODUCT;
	return has_answers && is_itself(result) && result->unit->product_count > 0;
}

static void
outcome_add(struct drawing *drawing, struct outcome_list *list, size_t *capacity,
            const struct unit_outcome *outcome)
{
	list->total = exact_add(drawing->arena, list->total, outcome->ways);
	list->list =
		arena_grow(drawing->arena, list->list, list->count, capacity, sizeof(*list->list));
	list->list[list->count++] = *outcome;
}

// The mean of a sample of objects; `full` is one that is thought to be full.
static bool
objects_draw(struct drawing *drawing, size_t unit, int full, struct outcome_list *list)
{
	const struct plan_problem *problem = drawing->problem;
	const struct unit_result *result = problem->units[unit];
	size_t scored = 0, capacity = 0;
	for (size_t i = 0; i < result->object_count; i++)
		scored += result->objects[i].verdicts[FIGURE_CLAIMED].has_score;
	list->drawn = lesser(scored, drawing->sample.products);
	struct sampling sampling;
	bool is_done = true;
	sampling_begin(&sampling, drawing->arena, list->drawn, &drawing->work_left);
	for (size_t i = 0; i < result->object_count && is_done; i++) {
		const struct verdict *verdict = &result->objects[i].verdicts[FIGURE_CLAIMED];
		struct chance chance = {verdict->score, EXACT_ONE, EXACT_ONE};
		if (full == (int)i)
			chance.value = exact_from_decimal(problem->rubric->top);
		if (verdict->has_score)
			is_done = sampling_add(&sampling, 1, &chance);
	}
	const struct chances *sums = &sampling.sums[list->drawn];
	for (size_t i = 0; i < sums->count && is_done; i++) {
		struct exact mean = exact_divide(drawing->arena, sums->list[i].value,
		                                 exact_from_fraction((int64_t)list->drawn, 1));
		struct verdict verdict = verdict_for(problem->rubric, TIER_UNIT, mean);
		const struct unit_outcome outcome = {
			verdict.score, sums->list[i].value, sums->list[i].ways,
			row_of(&problem->rubric->zones[TIER_UNIT], verdict.zone)};
		outcome_add(drawing, list, &capacity, &outcome);
	}
	sampling_finish(&sampling);
	return is_done;
}

// Where the unit is the object, its answers for each product are drawn: every sample is scored.
static bool
answers_draw(struct drawing *drawing, size_t unit, int full, struct outcome_list *list)
{
	const struct plan_problem *problem = drawing->problem;
	size_t count = problem->units[unit]->unit->product_count, capacity = 0;
	size_t size = lesser(count, drawing->sample.products);
	size_t *drawn = arena_array(drawing->arena, size + 1, size_t);
	bool *is_drawn = arena_array(drawing->arena, count, bool);
	struct trial *trial = trial_create(drawing->arena, problem->rubric, FIGURE_CLAIMED,
	                                   problem->unit_count, problem->units);
	list->drawn = 1;
	for (size_t i = 0; i < size; i++)
		drawn[i] = i;
	while (true) {
		if (drawing->work_left < problem->rubric->node_count * count)
			return false;
		drawing->work_left -= problem->rubric->node_count * count;
		for (size_t i = 0; i < count; i++)
			is_drawn[i] = false;
		for (size_t i = 0; i < size; i++)
			is_drawn[drawn[i]] = true;
		trial_draw(trial, unit, is_drawn, full);
		const struct verdict *verdict = trial_unit(trial, unit);
		const struct unit_outcome outcome = {
			verdict->score, trial_object(trial, unit, 0)->score, EXACT_ONE,
			verdict->has_score
				? row_of(&problem->rubric->zones[TIER_UNIT], verdict->zone)
				: 0};
		if (verdict->has_score)
			outcome_add(drawing, list, &capacity, &outcome);
		// The next sample in order.
		size_t at = size;
		while (at > 0 && drawn[at - 1] == count - size + at - 1)
			at--;
		if (at == 0)
			return true;
		drawn[at - 1]++;
		for (size_t i = at; i < size; i++)
			drawn[i] = drawn[i - 1] + 1;
	}
}

// All that a unit can come out as.
static bool
unit_draw(struct drawing *drawing, size_t unit, int full, struct outcome_list *list)
{
	const struct plan_problem *problem = drawing->problem;
	const struct unit_result *result = problem->units[unit];
	const struct verdict *verdict = &result->verdicts[FIGURE_CLAIMED];
	*list = (struct outcome_list){.total = EXACT_ZERO};
	if (!verdict->has_score)
		return true;
	if (odds_draws_answers(problem, unit))
		return answers_draw(drawing, unit, full, list);
	if (!is_itself(result))
		return objects_draw(drawing, unit, full, list);
	size_t capacity = 0;
	const struct unit_outcome outcome = {
		verdict->score, result->objects[0].verdicts[FIGURE_CLAIMED].score, EXACT_ONE,
		row_of(&problem->rubric->zones[TIER_UNIT], verdict->zone)};
	list->drawn = 1;
	outcome_add(drawing, list, &capacity, &outcome);
	return true;
}

// The probability of the colour of the table's first row; of that row where it has none.
static struct exact
best_chance(struct arena *arena, const struct zone_table *table, const struct exact zones[])
{
	struct exact chance = EXACT_ZERO;
	for (size_t i = 0; i < table->count; i++) {
		if (i == 0 || (table->zones[i].colour == table->zones[0].colour &&
		               table->zones[0].colour != COLOUR_NONE))
			chance = exact_add(arena, chance, zones[i]);
	}
	return chance;
}

static struct exact *
zones_of_unit(const struct drawing *drawing, const struct outcome_list *list)
{
	const struct zone_table *table = &drawing->problem->rubric->zones[TIER_UNIT];
	struct exact *zones = arena_array(drawing->arena, table->count, struct exact);
	for (size_t i = 0; i < table->count; i++)
		zones[i] = EXACT_ZERO;
	for (size_t i = 0; i < list->count; i++) {
		struct exact *zone = &zones[list->list[i].row];
		struct exact part = exact_divide(drawing->arena, list->list[i].ways, list->total);
		*zone = exact_add(drawing->arena, *zone, part);
	}
	return zones;
}

// Keeps the danger that is greatest; of equal ones the first.
static void
danger_meet(const struct drawing *drawing, enum tier tier, struct odds *odds, size_t index,
            const struct exact zones[])
{
	const struct zone_table *table = &drawing->problem->rubric->zones[tier];
	struct exact gain =
		exact_subtract(drawing->arena, best_chance(drawing->arena, table, zones),
	                       best_chance(drawing->arena, table, odds->zones));
	if (exact_compare(gain, odds->has_danger ? odds->danger_gain : EXACT_ZERO) <= 0)
		return;
	odds->has_danger = true;
	odds->danger = index;
	odds->danger_gain = gain;
}

static bool
unit_odds(struct drawing *drawing, size_t unit, struct odds *odds)
{
	const struct unit_result *result = drawing->problem->units[unit];
	struct outcome_list *list = &drawing->units[unit];
	if (!unit_draw(drawing, unit, NOBODY, list))
		return false;
	odds->has_score = list->count > 0;
	if (!odds->has_score)
		return true;
	bool are_answers = odds_draws_answers(drawing->problem, unit);
	size_t count = are_answers ? result->unit->product_count : result->object_count;
	for (size_t i = 0; i < count; i++)
		odds->population +=
			are_answers || result->objects[i].verdicts[FIGURE_CLAIMED].has_score;
	odds->sample = is_itself(result) && !are_answers
	                       ? 1
	                       : lesser(odds->population, drawing->sample.products);
	odds->zones = zones_of_unit(drawing, list);
	odds->is_danger_known = true;
	for (size_t i = 0; i < count && count > 1 && odds->is_danger_known; i++) {
		struct outcome_list other;
		odds->is_danger_known = unit_draw(drawing, unit, (int)i, &other);
		if (odds->is_danger_known && other.count)
			danger_meet(drawing, TIER_UNIT, odds, i, zones_of_unit(drawing, &other));
	}
	return true;
}

// The ways of a unit as things to draw: in whole numbers over one denominator for all units.
static size_t
things_of(const struct drawing *drawing, size_t unit, struct exact denominator, bool is_full,
          struct chance **things)
{
	const struct rubric *rubric = drawing->problem->rubric;
	const struct outcome_list *list = &drawing->units[unit];
	struct arena *arena = drawing->arena;
	if (list->count == 0)
		return 0;
	struct exact weight = drawing->problem->units[unit]->unit->weight;
	struct exact top = exact_from_decimal(rubric->top);
	struct exact drawn = exact_from_fraction((int64_t)list->drawn, 1);
	struct exact scale = exact_divide(arena, denominator, list->total);
	*things = arena_array(arena, list->count, struct chance);
	for (size_t i = 0; i < list->count; i++) {
		const struct unit_outcome *outcome = &list->list[i];
		struct exact value = is_full ? top : outcome->score, own = weight;
		if (rubric->is_mean_of_objects) {
			value = is_full ? exact_multiply(arena, top, drawn) : outcome->sum;
			own = exact_multiply(arena, weight, drawn);
		}
		(*things)[i] = (struct chance){exact_multiply(arena, weight, value), own,
		                               exact_multiply(arena, outcome->ways, scale)};
	}
	return list->count;
}

// The least common multiple of the units' numbers of ways.
static struct exact
common_denominator(const struct drawing *drawing)
{
	struct arena *arena = drawing->arena;
	struct exact measure = EXACT_ZERO;
	for (size_t i = 0; i < drawing->problem->unit_count; i++) {
		if (drawing->units[i].count)
			measure = exact_common_measure(
				arena, measure,
				exact_divide(arena, EXACT_ONE, drawing->units[i].total));
	}
	return exact_is_zero(measure) ? EXACT_ONE : exact_divide(arena, EXACT_ONE, measure);
}

// The probabilities of the institution's zones; `full` is a unit that is thought to be. NULL where that
// is too much work.
static struct exact *
institution_draw(struct drawing *drawing, size_t size, int full)
{
	const struct plan_problem *problem = drawing->problem;
	const struct zone_table *table = &problem->rubric->zones[TIER_INSTITUTION];
	struct arena *arena = drawing->arena;
	struct exact denominator = common_denominator(drawing), total = EXACT_ZERO;
	struct exact *zones = arena_array(arena, table->count, struct exact);
	struct sampling sampling;
	bool is_done = true;
	sampling_begin(&sampling, arena, size, &drawing->work_left);
	for (size_t i = 0; i < problem->unit_count && is_done; i++) {
		struct chance *things;
		size_t count = things_of(drawing, i, denominator, full == (int)i, &things);
		if (count)
			is_done = sampling_add(&sampling, count, things);
	}
	for (size_t i = 0; i < table->count; i++)
		zones[i] = EXACT_ZERO;
	const struct chances *sums = &sampling.sums[size];
	for (size_t i = 0; i < sums->count && is_done; i++) {
		const struct chance *sum = &sums->list[i];
		if (exact_is_zero(sum->weight))
			continue; // only units without weight were drawn: no score
		total = exact_add(arena, total, sum->ways);
		struct verdict verdict = verdict_for(problem->rubric, TIER_INSTITUTION,
		                                     exact_divide(arena, sum->value, sum->weight));
		struct exact *zone = &zones[row_of(table, verdict.zone)];
		*zone = exact_add(arena, *zone, sum->ways);
	}
	for (size_t i = 0; i < table->count && !exact_is_zero(total); i++)
		zones[i] = exact_divide(arena, zones[i], total);
	sampling_finish(&sampling);
	return is_done ? zones : NULL;
}

static bool
institution_odds(struct drawing *drawing, struct odds *odds)
{
	for (size_t i = 0; i < drawing->problem->unit_count; i++)
		odds->population += drawing->units[i].count > 0;
	odds->sample = lesser(odds->population, drawing->sample.units);
	odds->has_score = odds->population > 0;
	if (!odds->has_score)
		return true;
	drawing->work_left = LIMIT_ODDS_WORK;
	odds->zones = institution_draw(drawing, odds->sample, NOBODY);
	if (!odds->zones)
		return false;
	odds->is_danger_known = true;
	for (size_t i = 0; i < drawing->problem->unit_count && odds->is_danger_known; i++) {
		if (drawing->units[i].count == 0)
			continue;
		const struct exact *zones = institution_draw(drawing, odds->sample, (int)i);
		odds->is_danger_known = zones != NULL;
		if (zones)
			danger_meet(drawing, TIER_INSTITUTION, odds, i, zones);
	}
	return true;
}

const struct odds_report *
odds_find(struct arena *arena, const struct plan_problem *problem, const struct odds_sample *sample)
{
	struct drawing drawing = {.arena = arena, .problem = problem, .sample = *sample};
	struct odds_report *report = arena_new(arena, struct odds_report);
	struct odds *units = arena_array(arena, problem->unit_count, struct odds);
	drawing.units = arena_array(arena, problem->unit_count, struct outcome_list);
	report->units = units;
	for (size_t i = 0; i < problem->unit_count; i++) {
		drawing.work_left = LIMIT_ODDS_WORK;
		if (!unit_odds(&drawing, i, &units[i]))
			return NULL;
	}
	return institution_odds(&drawing, &report->institution) ? report : NULL;
}
