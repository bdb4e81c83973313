// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// From objects to units to the institution. Of a unit on its way to the institution only its frontier
// is kept; where steps are wanted it is solved once more, so that memory does not grow with the city.
#include "audit/planner.h"
#include "base/limits.h"

// A unit with all that the way back needs.
struct unit_solution {
	struct frontier frontier; // left: point of the mean
	size_t object_count;
	const struct object_solution **objects;
	const struct mean *mean;
};

static size_t
pairs_in_all(const struct planner *planner)
{
	return planner->problem.pairs_most ? planner->problem.pairs_most : LIMIT_PLAN_PAIRS_ALL;
}

static size_t
lesser(size_t a, size_t b)
{
	return a < b ? a : b;
}

static struct frontier_shop
shop_for_objects(const struct planner *planner, struct arena *arena)
{
	return (struct frontier_shop){arena, planner->scratch, false,
	                              lesser(pairs_in_all(planner), LIMIT_PLAN_PAIRS_OBJECT)};
}

// The pairs that each of so many merges may look at: half of all, since units are merged as well.
static size_t
pairs_for(const struct planner *planner, size_t merges)
{
	return lesser(pairs_in_all(planner) / 2 / (merges ? merges : 1), LIMIT_PLAN_PAIRS_MERGE);
}

static size_t
object_total(const struct planner *planner)
{
	size_t total = 0;
	for (size_t i = 0; i < planner->problem.unit_count; i++)
		total += planner->problem.units[i]->object_count;
	return total;
}

// The mean of parts, which count 1 less where one is absent. A weight of NULL is 1.
static const struct mean *
mean_of(const struct frontier_shop *shop, size_t count, const struct frontier frontiers[],
        const struct exact weights[])
{
	struct mean_part *parts = arena_array(shop->arena, count, struct mean_part);
	struct exact total = EXACT_ZERO;
	for (size_t i = 0; i < count; i++) {
		struct exact weight = weights ? weights[i] : EXACT_ONE;
		parts[i] = (struct mean_part){&frontiers[i], weight, weight};
		total = exact_add(shop->arena, total, weight);
	}
	const struct mean_sum sum = {count, parts, total, total};
	return mean_merge(shop, &sum);
}

static const struct unit_solution *
unit_solve(const struct planner *planner, struct arena *arena, size_t unit,
           const struct branches *branches)
{
	const struct unit_result *result = planner->problem.units[unit];
	struct frontier_shop shop = shop_for_objects(planner, arena);
	struct unit_solution *solution = arena_new(arena, struct unit_solution);
	struct frontier *frontiers = arena_array(arena, result->object_count, struct frontier);
	solution->object_count = result->object_count;
	solution->objects =
		arena_array(arena, result->object_count, const struct object_solution *);
	for (size_t i = 0; i < result->object_count; i++) {
		solution->objects[i] = object_solve(&shop, planner, unit, i, branches);
		frontiers[i] = solution->objects[i]->frontier;
	}
	shop.pairs_most = pairs_for(planner, object_total(planner));
	solution->mean = mean_of(&shop, result->object_count, frontiers, NULL);
	solution->frontier = scores_settle(&shop, planner->problem.rubric, TIER_UNIT,
	                                   mean_frontier(solution->mean), EXACT_ONE, NULL);
	return solution;
}

// The steps of a point of the unit's frontier, or of its absence.
static void
unit_trace(const struct planner *planner, const struct unit_solution *solution, uint32_t at,
           struct step_list *steps)
{
	uint32_t *choices = arena_array(steps->arena, solution->object_count, uint32_t);
	const struct frontier *means = mean_frontier(solution->mean);
	const struct point *point =
		at == POINT_OUT ? &means->out : &means->points[solution->frontier.points[at].left];
	mean_trace(solution->mean, point, choices);
	for (size_t i = 0; i < solution->object_count; i++)
		object_trace(planner, solution->objects[i], choices[i], steps);
}

// A frontier in another arena, to outlive the one it was made in.
static struct frontier
frontier_copy(struct arena *arena, const struct frontier *frontier)
{
	struct frontier copy = *frontier;
	struct point *points = arena_array(arena, frontier->count, struct point);
	for (size_t i = 0; i < frontier->count; i++) {
		points[i] = frontier->points[i];
		if (frontier->measure.is_exact)
			points[i].value = amount_from(arena, &frontier->measure,
			                              exact_copy(arena, *points[i].value.exact));
	}
	copy.points = points;
	if (!frontier->measure.is_exact)
		copy.measure.tick = exact_copy(arena, frontier->measure.tick);
	if (!frontier->is_partial)
		return copy;
	struct point *vertices = arena_array(arena, frontier->bound.count, struct point);
	for (size_t i = 0; i < frontier->bound.count; i++) {
		vertices[i] = frontier->bound.points[i];
		if (frontier->measure.is_exact)
			vertices[i].value =
				amount_from(arena, &frontier->measure,
			                    exact_copy(arena, *vertices[i].value.exact));
	}
	copy.bound.points = vertices;
	return copy;
}

// Which parts the tier's score is the mean of.
static void
parts_list(const struct planner *planner, struct evaluation *evaluation)
{
	const struct plan_problem *problem = &planner->problem;
	bool are_units = problem->tier == TIER_INSTITUTION && !problem->rubric->is_mean_of_objects;
	size_t most = are_units ? problem->unit_count : object_total(planner);
	struct plan_part *parts = arena_array(planner->arena, most + 1, struct plan_part);
	evaluation->parts = parts;
	for (size_t i = 0; i < problem->unit_count; i++) {
		const struct unit_result *unit = problem->units[i];
		size_t count = are_units ? 1 : unit->object_count;
		for (size_t o = 0; o < count; o++) {
			if (problem->tier == TIER_OBJECT && o != problem->object)
				continue;
			parts[evaluation->part_count++] = (struct plan_part){
				.unit = i,
				.object = o,
				.is_unit = are_units,
				.weight = problem->tier == TIER_INSTITUTION ? unit->unit->weight
			                                                    : EXACT_ONE,
			};
		}
	}
}

// The frontiers of all parts, each solved in memory that is let go.
static void
parts_solve(const struct planner *planner, struct evaluation *evaluation)
{
	struct arena *passing = arena_create();
	for (size_t i = 0; i < evaluation->part_count; i++) {
		struct plan_part *part = &evaluation->parts[i];
		struct frontier_shop shop = shop_for_objects(planner, passing);
		arena_reset(passing);
		part->frontier = frontier_copy(
			planner->arena,
			part->is_unit
				? &unit_solve(planner, passing, part->unit, &evaluation->branches)
					   ->frontier
				: &object_solve(&shop, planner, part->unit, part->object,
		                                &evaluation->branches)
					   ->frontier);
	}
	arena_destroy(passing);
}

static void
parts_merge(const struct planner *planner, struct evaluation *evaluation)
{
	const struct plan_problem *problem = &planner->problem;
	struct arena *arena = planner->arena;
	struct frontier_shop shop = {arena, planner->scratch, false,
	                             pairs_for(planner, evaluation->part_count)};
	size_t count = evaluation->part_count;
	struct frontier *frontiers = arena_array(arena, count, struct frontier);
	struct exact *weights = arena_array(arena, count, struct exact);
	evaluation->weights = EXACT_ZERO;
	for (size_t i = 0; i < count; i++) {
		frontiers[i] = evaluation->parts[i].frontier;
		weights[i] = evaluation->parts[i].weight;
		evaluation->weights = exact_add(arena, evaluation->weights, weights[i]);
	}
	if (problem->tier == TIER_OBJECT) {
		evaluation->frontier = frontiers[0];
		return;
	}
	evaluation->mean = mean_of(&shop, count, frontiers, weights);
	evaluation->frontier = scores_settle(&shop, problem->rubric, problem->tier,
	                                     mean_frontier(evaluation->mean), EXACT_ONE, NULL);
}

static bool
is_same_demand(const struct plan_demand *a, const struct plan_demand *b)
{
	return a->is_set == b->is_set &&
	       (!a->is_set || (a->tier == b->tier && a->colour == b->colour));
}

const struct evaluation *
planner_evaluate(struct planner *planner, const struct plan_demand *demand)
{
	for (struct evaluation *one = planner->evaluations; one; one = one->next) {
		if (is_same_demand(&one->demand, demand))
			return one;
	}
	struct evaluation *evaluation = arena_new(planner->arena, struct evaluation);
	evaluation->demand = *demand;
	evaluation->branches = branches_make(planner->arena, planner->problem.rubric, demand);
	parts_list(planner, evaluation);
	parts_solve(planner, evaluation);
	parts_merge(planner, evaluation);
	evaluation->next = planner->evaluations;
	planner->evaluations = evaluation;
	return evaluation;
}

void
evaluation_trace_parts(struct planner *planner, const struct evaluation *evaluation,
                       const uint32_t choices[], struct step_list *steps)
{
	struct arena *passing = arena_create();
	for (size_t i = 0; i < evaluation->part_count; i++) {
		const struct plan_part *part = &evaluation->parts[i];
		const struct point *point = choices[i] == POINT_OUT
		                                    ? &part->frontier.out
		                                    : &part->frontier.points[choices[i]];
		if (point->rank == 0)
			continue; // nothing is raised
		arena_reset(passing);
		struct frontier_shop shop = shop_for_objects(planner, passing);
		if (part->is_unit)
			unit_trace(planner,
			           unit_solve(planner, passing, part->unit, &evaluation->branches),
			           choices[i], steps);
		else
			object_trace(planner,
			             object_solve(&shop, planner, part->unit, part->object,
			                          &evaluation->branches),
			             choices[i], steps);
	}
	arena_destroy(passing);
}

void
evaluation_trace(struct planner *planner, const struct evaluation *evaluation, uint32_t at,
                 struct step_list *steps)
{
	uint32_t *choices = arena_array(planner->arena, evaluation->part_count + 1, uint32_t);
	choices[0] = at;
	if (evaluation->mean) {
		const struct frontier *means = mean_frontier(evaluation->mean);
		mean_trace(evaluation->mean,
		           at == POINT_OUT ? &means->out
		                           : &means->points[evaluation->frontier.points[at].left],
		           choices);
	}
	evaluation_trace_parts(planner, evaluation, choices, steps);
}
