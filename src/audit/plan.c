// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/plan.h"

#include <assert.h>

#include "audit/plan_search.h"
#include "audit/plan_steps.h"
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

static bool
is_met(const struct plan_aim *aim, const struct verdict *verdict)
{
	if (!verdict->has_score || aim->kind == AIM_BUDGET)
		return false;
	if (aim->kind == AIM_COLOUR)
		return verdict->zone->colour <= aim->colour;
	return exact_compare(verdict->score, exact_from_decimal(aim->score)) >= 0;
}

// The best of the points before the one that was found.
static void
tell_less(const struct planner *planner, const struct plan_find *find, struct plan *plan)
{
	const struct frontier *frontier = &find->evaluation->frontier;
	plan->has_less = find->at > 0 && !frontier->is_partial;
	if (!plan->has_less)
		return;
	const struct point *point = &frontier->points[find->at - 1];
	plan->less_score = amount_exact(planner->arena, &frontier->measure, point->value);
	plan->less_cost = planner_cost(planner->arena, planner, point->cost);
}

const struct plan *
planner_solve(struct planner *planner, const struct plan_aim *aim)
{
	struct plan *plan = arena_new(planner->arena, struct plan);
	struct step_list steps = {.arena = planner->arena};
	struct plan_find find;
	plan->aim = *aim;
	plan->before = steps_verdict_now(planner);
	plan->cost = plan->least = EXACT_ZERO;
	plan->most = plan->before.score;
	plan->is_proven = true;
	plan->after = plan->before;
	if (is_met(aim, &plan->before))
		return plan;
	if (!plan_search(planner, aim, &find))
		return NULL;
	plan->state = find.state;
	plan->is_proven = find.is_proven;
	plan->cost = find.cost;
	plan->least = find.least;
	plan->most = find.most;
	tell_less(planner, &find, plan);
	if (find.choices)
		evaluation_trace_parts(planner, find.evaluation, find.choices, &steps);
	else
		evaluation_trace(planner, find.evaluation, (uint32_t)find.at, &steps);
	steps_finish(planner, &steps, plan);
	// The scorer is asked whether the promise holds.
	assert(plan->state != PLAN_FOUND || aim->kind == AIM_BUDGET || is_met(aim, &plan->after));
	assert(exact_compare(plan->after.score, find.score) >= 0);
	assert(!plan->is_proven || exact_compare(plan->after.score, find.score) == 0);
	return plan;
}

bool
plan_is_same_zone(const struct verdict *a, const struct verdict *b)
{
	if (!a->has_score || !b->has_score)
		return false;
	return a->zone == b->zone ||
	       (a->zone->colour == b->zone->colour && a->zone->colour != COLOUR_NONE);
}

bool
planner_quote(struct planner *planner, const struct plan_aim *aim, struct plan_quote *quote)
{
	struct plan_find find;
	struct verdict now = steps_verdict_now(planner);
	*quote = (struct plan_quote){EXACT_ZERO, EXACT_ZERO, true};
	if (is_met(aim, &now))
		return true;
	if (!plan_search(planner, aim, &find) || find.state == PLAN_BEYOND)
		return false;
	*quote = (struct plan_quote){find.cost, find.least, find.is_proven};
	return true;
}

const struct plan_curve *
planner_curve(struct planner *planner)
{
	const struct plan_demand none = {0};
	const struct frontier *frontier = &planner_evaluate(planner, &none)->frontier;
	struct arena *arena = planner->arena;
	struct plan_curve *curve = arena_new(arena, struct plan_curve);
	struct plan_price *prices = arena_array(arena, frontier->count, struct plan_price);
	for (size_t i = 0; i < frontier->count; i++) {
		const struct point *point = &frontier->points[i];
		prices[i].cost = planner_cost(arena, planner, point->cost);
		prices[i].score = amount_exact(arena, &frontier->measure, point->value);
	}
	*curve = (struct plan_curve){!frontier->is_partial, frontier->count, prices};
	return curve;
}
