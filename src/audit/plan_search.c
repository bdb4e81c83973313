// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/plan_search.h"

#include <assert.h>

#include "audit/plan_choice.h"

// The row of the worst zone that is still good enough, all above it being so too; the number of rows
// where none is.
static size_t
row_for(const struct zone_table *table, enum colour colour)
{
	size_t row = table->count;
	for (size_t i = 0; i < table->count && table->zones[i].colour <= colour; i++)
		row = i;
	return row;
}

bool
plan_has_zone(const struct plan_problem *problem, enum colour colour)
{
	const struct zone_table *table = &problem->rubric->zones[problem->tier];
	return row_for(table, colour) < table->count;
}

// The score that the aim asks for at least.
static struct exact
score_for(const struct planner *planner, const struct plan_aim *aim)
{
	const struct zone_table *table = &planner->problem.rubric->zones[planner->problem.tier];
	if (aim->kind == AIM_SCORE)
		return exact_from_decimal(aim->score);
	size_t row = row_for(table, aim->colour);
	assert(row < table->count);
	return exact_from_decimal(table->zones[row].floor);
}

// Caps on the zone matter where the tier is an object, or a unit that is its own.
static struct plan_demand
demand_for(const struct planner *planner, const struct plan_aim *aim)
{
	const struct plan_problem *problem = &planner->problem;
	const struct unit_result *unit = problem->unit_count ? problem->units[0] : NULL;
	bool is_itself = problem->tier == TIER_UNIT && unit && unit->object_count == 1 &&
	                 !unit->objects[0].product;
	return (struct plan_demand){
		.is_set = aim->kind == AIM_COLOUR && (problem->tier == TIER_OBJECT || is_itself),
		.tier = problem->tier,
		.colour = aim->colour,
	};
}

static struct exact
point_score(const struct planner *planner, const struct frontier *frontier, size_t at)
{
	return amount_exact(planner->arena, &frontier->measure, frontier->points[at].value);
}

// The first point with that score or more; the number of points where there is none.
static size_t
point_reaching(const struct planner *planner, const struct frontier *frontier, struct exact score)
{
	size_t low = 0, high = frontier->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (exact_compare(point_score(planner, frontier, middle), score) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

// The last point for that cost; the number of points where even the first one costs more.
static size_t
point_within(const struct frontier *frontier, int64_t most)
{
	size_t at = frontier->count;
	for (size_t i = 0; i < frontier->count && frontier->points[i].cost <= most; i++)
		at = i;
	return at;
}

// The whole units of cost that a budget is good for.
static int64_t
budget_ticks(const struct planner *planner, struct exact budget)
{
	int64_t low = 0, high = (int64_t)1 << 60;
	struct exact ticks = exact_divide(planner->arena, budget, planner->cost_tick);
	while (low < high) {
		int64_t middle = low + (high - low + 1) / 2;
		if (exact_compare(exact_from_fraction(middle, 1), ticks) <= 0)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

// A score of the tier out of a weighted sum of its parts.
static struct exact
score_of_sum(const struct planner *planner, const struct evaluation *evaluation, struct exact sum)
{
	const struct plan_problem *problem = &planner->problem;
	struct exact mean = exact_divide(planner->arena, sum, evaluation->weights);
	return verdict_for(problem->rubric, problem->tier, mean).score;
}

// Looks among the parts for something better than what the frontier, which is not all, has.
static void
look_closer(struct planner *planner, const struct plan_aim *aim, struct exact goal,
            struct plan_find *find)
{
	const struct plan_problem *problem = &planner->problem;
	struct arena *arena = planner->arena;
	const struct point *known = &find->evaluation->frontier.points[find->at];
	bool is_budget = aim->kind == AIM_BUDGET;
	struct exact wanted =
		is_budget ? point_score(planner, &find->evaluation->frontier, find->at) : goal;
	struct exact threshold = score_threshold(problem->rubric, problem->tier, wanted, arena);
	const struct choice_wish wish = {
		.has_least = !is_budget,
		.least = exact_multiply(arena, threshold, find->evaluation->weights),
		.most = is_budget ? budget_ticks(planner, aim->budget) : known->cost,
	};
	struct choice choice = choice_make(planner, find->evaluation, &wish);
	if (choice.is_found) {
		find->choices = choice.points;
		find->cost = planner_cost(arena, planner, choice.cost);
		find->score = score_of_sum(planner, find->evaluation, choice.sum);
		find->is_proven = choice.is_proven;
	}
	if (!choice.has_bound)
		return;
	if (is_budget)
		find->most = score_of_sum(planner, find->evaluation, choice.sum_bound);
	else
		find->least = planner_cost(arena, planner, choice.cost_bound);
}

// What the frontier's own bound says of the cost and the score of the best plan.
static void
bound_find(struct planner *planner, const struct plan_aim *aim, struct exact goal,
           struct plan_find *find)
{
	const struct frontier *frontier = &find->evaluation->frontier;
	int64_t cost = 0;
	if (aim->kind == AIM_BUDGET) {
		(void)hull_value_for(planner->arena, &frontier->bound, &frontier->measure,
		                     budget_ticks(planner, aim->budget), &find->most);
	} else if (hull_cost_for(planner->arena, &frontier->bound, &frontier->measure, goal,
	                         &cost)) {
		find->least = planner_cost(planner->arena, planner, cost);
	}
}

// What is to be said of the point that was found.
static void
find_finish(struct planner *planner, const struct plan_aim *aim, struct exact goal,
            struct plan_find *find)
{
	const struct frontier *frontier = &find->evaluation->frontier;
	find->cost = planner_cost(planner->arena, planner, frontier->points[find->at].cost);
	find->score = point_score(planner, frontier, find->at);
	find->least = find->cost;
	find->most = find->score;
	find->is_proven = !frontier->is_partial;
	if (find->is_proven)
		return;
	bound_find(planner, aim, goal, find);
	if (find->evaluation->mean)
		look_closer(planner, aim, goal, find);
	if (find->is_proven)
		find->least = find->cost;
	if (find->is_proven || aim->kind != AIM_BUDGET)
		find->most = find->score;
}

bool
plan_search(struct planner *planner, const struct plan_aim *aim, struct plan_find *find)
{
	const struct plan_demand demand = demand_for(planner, aim), none = {0};
	bool is_budget = aim->kind == AIM_BUDGET;
	struct exact goal = is_budget ? EXACT_ZERO : score_for(planner, aim);
	*find = (struct plan_find){.state = PLAN_FOUND};
	find->evaluation = planner_evaluate(planner, &demand);
	const struct frontier *frontier = &find->evaluation->frontier;
	find->at = is_budget ? point_within(frontier, budget_ticks(planner, aim->budget))
	                     : point_reaching(planner, frontier, goal);
	if (find->at < frontier->count) {
		find_finish(planner, aim, goal, find);
		return true;
	}
	// The best there is, whatever its zone.
	find->state = PLAN_BEYOND;
	find->evaluation = planner_evaluate(planner, &none);
	frontier = &find->evaluation->frontier;
	if (is_budget || frontier->count == 0)
		return false;
	find->at = frontier->count - 1;
	find_finish(planner, aim, point_score(planner, frontier, find->at), find);
	return true;
}
