// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/marginal.h"

#include "audit/planner.h"
#include "audit/trial.h"

// The list under way.
struct survey {
	struct arena *arena;
	const struct planner *planner;
	struct trial *trial;
	size_t count, capacity;
	struct marginal *list;
};

static void
verdicts_read(const struct survey *survey, const struct plan_leaf *leaf,
              struct verdict verdicts[TIER_COUNT])
{
	verdicts[TIER_OBJECT] = *trial_object(survey->trial, leaf->unit, leaf->object);
	verdicts[TIER_UNIT] = *trial_unit(survey->trial, leaf->unit);
	verdicts[TIER_INSTITUTION] = trial_institution(survey->arena, survey->trial);
}

// Where there was no score, all of the new one is gain.
static struct marginal_change
change_of(struct arena *arena, const struct verdict *before, const struct verdict *after)
{
	struct marginal_change change = {EXACT_ZERO, EXACT_ZERO, *after, false};
	if (!after->has_score)
		return change;
	change.points = exact_subtract(arena, after->score, before->score);
	change.precise = exact_subtract(arena, after->computed, before->computed);
	change.has_other_zone = !plan_is_same_zone(before, after);
	return change;
}

static void
survey_leaf(struct survey *survey, size_t unit, size_t object, const struct rubric_node *item,
            const struct instance_result *instance)
{
	const struct planner *planner = survey->planner;
	struct plan_leaf leaf = leaf_make(planner, unit, object, item, instance);
	struct verdict before[TIER_COUNT], after[TIER_COUNT];
	if (!leaf_can_rise(planner, &leaf))
		return;
	struct trial_place place = {unit, object, item->index,
	                            instance ? (size_t)(instance - leaf.node->instances) : 0};
	survey->list = arena_grow(survey->arena, survey->list, survey->count, &survey->capacity,
	                          sizeof(*survey->list));
	struct marginal *marginal = &survey->list[survey->count++];
	marginal->step = leaf_step(survey->arena, planner, &leaf, leaf.first);
	verdicts_read(survey, &leaf, before);
	trial_set(survey->trial, &place, marginal->step.after);
	verdicts_read(survey, &leaf, after);
	trial_unset(survey->trial, &place);
	for (size_t tier = 0; tier < TIER_COUNT; tier++)
		marginal->changes[tier] = change_of(survey->arena, &before[tier], &after[tier]);
}

static void
survey_object(struct survey *survey, size_t unit, size_t object)
{
	const struct plan_problem *problem = &survey->planner->problem;
	const struct node_result *nodes = problem->units[unit]->objects[object].nodes;
	for (size_t i = 0; i < problem->rubric->node_count; i++) {
		const struct rubric_node *item = &problem->rubric->nodes[i];
		if (!nodes[i].is_leaf || !item->is_item)
			continue;
		for (size_t n = 0; n < nodes[i].instance_count; n++)
			survey_leaf(survey, unit, object, item, &nodes[i].instances[n]);
		if (nodes[i].instance_count == 0)
			survey_leaf(survey, unit, object, item, NULL);
	}
}

struct marginals
marginals_find(struct arena *arena, struct diags *diags, const struct plan_problem *problem,
               const bool marks[])
{
	struct planner *planner = planner_create(arena, diags, problem);
	struct survey survey = {.arena = arena, .planner = planner};
	survey.trial = trial_create(arena, problem->rubric, planner->figure, problem->unit_count,
	                            problem->units);
	for (size_t i = 0; i < problem->unit_count; i++) {
		for (size_t o = 0; o < problem->units[i]->object_count; o++) {
			if (!marks || marks[i])
				survey_object(&survey, i, o);
		}
	}
	planner_destroy(planner);
	return (struct marginals){survey.count, survey.list};
}
