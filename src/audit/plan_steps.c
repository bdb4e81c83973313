// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/plan_steps.h"

#include <stdlib.h>
#include <string.h>

#include "audit/trial.h"

static struct trial *
trial_begin(const struct planner *planner, struct arena *arena)
{
	const struct plan_problem *problem = &planner->problem;
	return trial_create(arena, problem->rubric, planner->figure, problem->unit_count,
	                    problem->units);
}

// The verdict at a tier; none above that of the problem.
static struct verdict
verdict_at(const struct planner *planner, const struct trial *trial, enum tier tier, size_t unit,
           size_t object)
{
	if (tier > planner->problem.tier)
		return verdict_none(planner->problem.rubric, tier);
	if (tier == TIER_INSTITUTION)
		return trial_institution(planner->arena, trial);
	return tier == TIER_UNIT ? *trial_unit(trial, unit) : *trial_object(trial, unit, object);
}

struct verdict
steps_verdict_now(const struct planner *planner)
{
	const struct trial *trial = trial_begin(planner, planner->arena);
	return verdict_at(planner, trial, planner->problem.tier, 0, planner->problem.object);
}

static struct trial_place
place_of(const struct planner *planner, const struct plan_step *step)
{
	const struct node_result *node =
		&planner->problem.units[step->unit]->objects[step->object].nodes[step->item->index];
	struct trial_place place = {step->unit, step->object, step->item->index, 0};
	for (size_t i = 0; i < node->instance_count; i++) {
		const struct instance_result *instance = &node->instances[i];
		if (instance->entry == step->entry && instance->product == step->product)
			place.instance = i;
	}
	return place;
}

// What a step alone adds to its object, as far as that counts in the tier's score.
static struct exact
gain_of(const struct planner *planner, struct arena *arena, struct trial *trial,
        const struct plan_step *step)
{
	const struct plan_problem *problem = &planner->problem;
	const struct unit_result *unit = problem->units[step->unit];
	const struct verdict *verdict = trial_object(trial, step->unit, step->object);
	struct trial_place place = place_of(planner, step);
	struct exact before = verdict->computed;
	trial_set(trial, &place, step->after);
	struct exact gain = exact_subtract(arena, verdict->computed, before);
	trial_unset(trial, &place);
	if (problem->tier == TIER_INSTITUTION)
		gain = exact_multiply(arena, gain, unit->unit->weight);
	if (problem->tier == TIER_INSTITUTION && !problem->rubric->is_mean_of_objects)
		gain = exact_divide(arena, gain,
		                    exact_from_fraction((int64_t)unit->object_count, 1));
	return gain;
}

// A step with what it is sorted by.
struct candidate {
	const struct plan_step *step;
	struct exact rate; // gain for the cost
	size_t index;
};

static int
compare_candidates(const void *left, const void *right)
{
	const struct candidate *a = left, *b = right;
	int order = exact_compare(b->rate, a->rate);
	return order ? order : (a->index > b->index) - (a->index < b->index);
}

// Most gain for the cost first; steps that add nothing by themselves last, in their order.
static const struct plan_step **
steps_sort(const struct planner *planner, const struct step_list *steps)
{
	struct arena *passing = arena_create();
	struct trial *trial = trial_begin(planner, passing);
	struct candidate *candidates = arena_array(passing, steps->count, struct candidate);
	const struct plan_step **sorted =
		arena_array(planner->arena, steps->count, const struct plan_step *);
	for (size_t i = 0; i < steps->count; i++) {
		const struct plan_step *step = &steps->steps[i];
		struct exact gain = gain_of(planner, passing, trial, step);
		candidates[i] =
			(struct candidate){step, exact_divide(passing, gain, step->cost), i};
	}
	if (steps->count)
		qsort(candidates, steps->count, sizeof(*candidates), compare_candidates);
	for (size_t i = 0; i < steps->count; i++)
		sorted[i] = candidates[i].step;
	arena_destroy(passing);
	return sorted;
}

// Obstacles on their way.
struct obstacle_list {
	struct arena *arena;
	size_t count, capacity;
	struct plan_obstacle *obstacles;
};

static void
obstacle_meet(struct obstacle_list *list, enum plan_obstacle_kind kind,
              const struct rubric_node *node, struct str reason)
{
	for (size_t i = 0; i < list->count; i++) {
		struct plan_obstacle *known = &list->obstacles[i];
		if (known->kind == kind && known->node == node &&
		    str_equal(known->reason, reason)) {
			known->count++;
			return;
		}
	}
	list->obstacles = arena_grow(list->arena, list->obstacles, list->count, &list->capacity,
	                             sizeof(*list->obstacles));
	list->obstacles[list->count++] = (struct plan_obstacle){kind, node, reason, 1};
}

// An answer that counts and is not full, though everything was raised that can be.
static void
meet_answer(const struct planner *planner, struct obstacle_list *list,
            const struct rubric_node *node, const struct node_figure *figure)
{
	const bool *may_mend = planner->problem.may_mend;
	if (!figure->counts || exact_compare(figure->ratio, EXACT_ONE) >= 0)
		return;
	enum plan_obstacle_kind kind = !node->is_item                       ? OBSTACLE_DIRECT
	                               : may_mend && !may_mend[node->index] ? OBSTACLE_LEFT_OUT
	                                                                    : OBSTACLE_SCALE;
	obstacle_meet(list, kind, node, STR(""));
}

static void
meet_object(const struct planner *planner, const struct trial *trial, size_t unit, size_t object,
            struct obstacle_list *list)
{
	const struct rubric *rubric = planner->problem.rubric;
	const struct node_result *nodes = trial_nodes(trial, unit, object);
	struct str reasons = trial_capped_by(trial, unit, object);
	if (!str_is_empty(reasons))
		obstacle_meet(list, OBSTACLE_CAP, NULL, reasons);
	for (size_t i = 0; i < rubric->node_count; i++) {
		if (!nodes[i].is_leaf)
			continue;
		for (size_t n = 0; n < nodes[i].instance_count; n++)
			meet_answer(planner, list, &rubric->nodes[i],
			            &nodes[i].instances[n].figures[planner->figure]);
		if (nodes[i].instance_count == 0)
			meet_answer(planner, list, &rubric->nodes[i],
			            &nodes[i].figures[planner->figure]);
	}
}

// What still takes points.
static void
obstacles_find(const struct planner *planner, const struct trial *trial, struct plan *plan)
{
	const struct plan_problem *problem = &planner->problem;
	struct obstacle_list list = {.arena = planner->arena};
	for (size_t i = 0; i < problem->unit_count; i++) {
		for (size_t o = 0; o < problem->units[i]->object_count; o++) {
			if (problem->tier != TIER_OBJECT || o == problem->object)
				meet_object(planner, trial, i, o, &list);
		}
	}
	plan->obstacles = list.obstacles;
	plan->obstacle_count = list.count;
}

void
steps_finish(const struct planner *planner, const struct step_list *list, struct plan *plan)
{
	const struct plan_step **sorted = steps_sort(planner, list);
	struct plan_step *steps = arena_array(planner->arena, list->count, struct plan_step);
	struct trial *trial = trial_begin(planner, planner->arena);
	for (size_t i = 0; i < list->count; i++) {
		struct trial_place place = place_of(planner, sorted[i]);
		steps[i] = *sorted[i];
		trial_set(trial, &place, steps[i].after);
		for (size_t tier = 0; tier < TIER_COUNT; tier++)
			steps[i].verdicts[tier] = verdict_at(planner, trial, (enum tier)tier,
			                                     steps[i].unit, steps[i].object);
	}
	plan->steps = steps;
	plan->step_count = list->count;
	plan->after = verdict_at(planner, trial, planner->problem.tier, 0, planner->problem.object);
	if (plan->state == PLAN_BEYOND)
		obstacles_find(planner, trial, plan);
}
