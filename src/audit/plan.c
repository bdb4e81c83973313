// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/plan.h"

#include <assert.h>

#include "audit/plan_steps.h"
#include "audit/planner.h"
#include "diag/diag.h"

static void
ladders_make(struct planner *planner)
{
	const struct rubric *rubric = planner->problem.rubric;
	struct ladder *ladders = arena_array(planner->arena, rubric->node_count, struct ladder);
	for (size_t i = 0; i < rubric->node_count; i++) {
		if (rubric->nodes[i].is_item)
			ladders[i] = ladder_for(planner->arena, rubric->nodes[i].scale);
	}
	planner->ladders = ladders;
}

// The costs of all that can be done, to be counted in one unit.
struct cost_survey {
	struct planner *planner;
	struct arena *passing;
	struct gauge gauge;
	struct exact most; // if everything were raised to its best
	bool *is_unstated; // for each node, whether its effort is missed
};

static void
survey_leaf(struct cost_survey *survey, const struct plan_leaf *leaf)
{
	const struct planner *planner = survey->planner;
	size_t end = planner->ladders[leaf->item->index].count;
	if (!leaf_can_rise(planner, leaf))
		return;
	survey->is_unstated[leaf->item->index] |= leaf->item->effort.units == 0;
	struct exact cost = EXACT_ONE;
	for (size_t i = leaf->first; i < end; i++) {
		cost = leaf_cost(survey->passing, planner, leaf, i);
		gauge_add(&survey->gauge, cost);
	}
	if (planner->problem.is_verifying)
		gauge_add(&survey->gauge, EXACT_ONE);
	survey->most = exact_add(survey->passing, survey->most, cost);
}

static void
survey_object(struct cost_survey *survey, size_t unit, size_t object)
{
	const struct plan_problem *problem = &survey->planner->problem;
	const struct node_result *nodes = problem->units[unit]->objects[object].nodes;
	for (size_t i = 0; i < problem->rubric->node_count; i++) {
		const struct rubric_node *item = &problem->rubric->nodes[i];
		for (size_t n = 0; nodes[i].is_leaf && n < nodes[i].instance_count; n++) {
			struct plan_leaf leaf = leaf_make(survey->planner, unit, object, item,
			                                  &nodes[i].instances[n]);
			survey_leaf(survey, &leaf);
		}
		if (nodes[i].is_leaf && nodes[i].instance_count == 0) {
			struct plan_leaf leaf =
				leaf_make(survey->planner, unit, object, item, NULL);
			survey_leaf(survey, &leaf);
		}
	}
}

static void
survey_report(const struct cost_survey *survey)
{
	const struct plan_problem *problem = &survey->planner->problem;
	size_t count = 0;
	for (size_t i = 0; i < problem->rubric->node_count; i++)
		count += survey->is_unstated[i];
	if (count && problem->costs == PLAN_DAYS && !problem->is_verifying)
		diag_add(survey->planner->diags, PLACE_NONE, DIAG_PLAN_EFFORT_ASSUMED,
		         DIAG_COUNT_OF(count));
}

// One unit in which all costs are whole, or ten-thousandths to which they are rounded up.
static void
costs_measure(struct planner *planner)
{
	const struct plan_problem *problem = &planner->problem;
	struct arena *passing = arena_create();
	struct cost_survey survey = {
		.planner = planner,
		.passing = passing,
		.gauge = GAUGE_EMPTY(passing),
		.most = EXACT_ZERO,
		.is_unstated = arena_array(passing, problem->rubric->node_count, bool),
	};
	for (size_t i = 0; i < problem->unit_count; i++) {
		for (size_t o = 0; o < problem->units[i]->object_count; o++) {
			if (problem->tier != TIER_OBJECT || o == problem->object)
				survey_object(&survey, i, o);
		}
	}
	gauge_bound(&survey.gauge, survey.most);
	struct yardstick measure = gauge_measure(&survey.gauge);
	planner->is_cost_rounded = measure.is_exact;
	planner->cost_tick = measure.is_exact ? exact_from_fraction(1, DECIMAL_ONE)
	                                      : exact_copy(planner->arena, measure.tick);
	survey_report(&survey);
	arena_destroy(passing);
}

struct planner *
planner_create(struct arena *arena, struct diags *diags, const struct plan_problem *problem)
{
	struct planner *planner = arena_new(arena, struct planner);
	planner->arena = arena;
	planner->diags = diags;
	planner->problem = *problem;
	planner->figure = problem->is_verifying ? FIGURE_VERIFIED : FIGURE_CLAIMED;
	planner->scratch = arena_create();
	ladders_make(planner);
	costs_measure(planner);
	return planner;
}

void
planner_destroy(struct planner *planner)
{
	arena_destroy(planner->scratch);
	planner->scratch = NULL;
}

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
	size_t at = 0;
	while (at < frontier->count && exact_compare(point_score(planner, frontier, at), score) < 0)
		at++;
	return at;
}

// The last point for that cost; the number of points where even the first one costs more.
static size_t
point_within(const struct planner *planner, const struct frontier *frontier, struct exact budget)
{
	size_t at = frontier->count;
	for (size_t i = 0; i < frontier->count; i++) {
		struct exact cost = planner_cost(planner->arena, planner, frontier->points[i].cost);
		if (exact_compare(cost, budget) > 0)
			break;
		at = i;
	}
	return at;
}

static bool
is_met(const struct plan_aim *aim, const struct verdict *verdict)
{
	if (!verdict->has_score || aim->kind == AIM_BUDGET)
		return false;
	if (aim->kind == AIM_COLOUR)
		return verdict->zone->colour <= aim->colour;
	return exact_compare(verdict->score, exact_from_decimal(aim->score)) >= 0;
}

// Which point of which frontier answers the aim.
struct find {
	const struct evaluation *evaluation;
	size_t at;
	enum plan_state state;
};

static bool
find_point(struct planner *planner, const struct plan_aim *aim, struct find *find)
{
	const struct plan_demand demand = demand_for(planner, aim), none = {0};
	find->state = PLAN_FOUND;
	find->evaluation = planner_evaluate(planner, &demand);
	const struct frontier *frontier = &find->evaluation->frontier;
	if (aim->kind == AIM_BUDGET)
		find->at = point_within(planner, frontier, aim->budget);
	else
		find->at = point_reaching(planner, frontier, score_for(planner, aim));
	if (find->at < frontier->count)
		return true;
	// The best there is, whatever its zone.
	find->state = PLAN_BEYOND;
	find->evaluation = planner_evaluate(planner, &none);
	frontier = &find->evaluation->frontier;
	find->at = aim->kind == AIM_BUDGET ? 0 : frontier->count - 1;
	return frontier->count > 0 && aim->kind != AIM_BUDGET;
}

static void
tell_less(const struct planner *planner, const struct find *find, struct plan *plan)
{
	const struct frontier *frontier = &find->evaluation->frontier;
	plan->has_less = find->at > 0 && !frontier->is_partial;
	if (!plan->has_less)
		return;
	plan->less_score = point_score(planner, frontier, find->at - 1);
	plan->less_cost =
		planner_cost(planner->arena, planner, frontier->points[find->at - 1].cost);
}

const struct plan *
planner_solve(struct planner *planner, const struct plan_aim *aim)
{
	struct plan *plan = arena_new(planner->arena, struct plan);
	struct step_list steps = {.arena = planner->arena};
	struct find find;
	plan->aim = *aim;
	plan->before = steps_verdict_now(planner);
	plan->cost = plan->least = EXACT_ZERO;
	plan->most = plan->before.score;
	plan->is_proven = true;
	plan->after = plan->before;
	if (is_met(aim, &plan->before))
		return plan;
	if (!find_point(planner, aim, &find))
		return NULL;
	const struct frontier *frontier = &find.evaluation->frontier;
	plan->state = find.state;
	plan->is_proven = !frontier->is_partial;
	evaluation_trace(planner, find.evaluation, (uint32_t)find.at, &steps);
	plan->cost = planner_cost(planner->arena, planner, frontier->points[find.at].cost);
	plan->least = plan->cost;
	plan->most = point_score(planner, frontier, find.at);
	tell_less(planner, &find, plan);
	steps_finish(planner, &steps, plan);
	// The scorer is asked whether the promise holds.
	assert(plan->state != PLAN_FOUND || aim->kind == AIM_BUDGET || is_met(aim, &plan->after));
	assert(exact_compare(plan->after.score, plan->most) >= 0);
	assert(frontier->is_partial || exact_compare(plan->after.score, plan->most) == 0);
	return plan;
}

const struct plan_curve *
planner_curve(struct planner *planner)
{
	const struct plan_demand none = {0};
	const struct frontier *frontier = &planner_evaluate(planner, &none)->frontier;
	struct plan_curve *curve = arena_new(planner->arena, struct plan_curve);
	struct plan_price *prices = arena_array(planner->arena, frontier->count, struct plan_price);
	for (size_t i = 0; i < frontier->count; i++) {
		prices[i].cost = planner_cost(planner->arena, planner, frontier->points[i].cost);
		prices[i].score = point_score(planner, frontier, i);
	}
	*curve = (struct plan_curve){!frontier->is_partial, frontier->count, prices};
	return curve;
}
