// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/condition.h"

#include "base/arena.h"

bool
condition_holds(const struct condition *condition, const struct node_ratio ratios[])
{
	const struct node_ratio *node = &ratios[condition->node];
	switch (condition->kind) {
	case CONDITION_BELOW:
		return node->counts && exact_compare(node->ratio, condition->ratio) < 0;
	case CONDITION_AT_LEAST:
		return node->counts && exact_compare(node->ratio, condition->ratio) >= 0;
	case CONDITION_ALL:
	case CONDITION_ANY:
		for (size_t i = 0; i < condition->part_count; i++) {
			if (condition_holds(&condition->parts[i], ratios) !=
			    (condition->kind == CONDITION_ALL))
				return condition->kind == CONDITION_ANY;
		}
		return condition->kind == CONDITION_ALL;
	case CONDITION_NOT:
		return !condition_holds(condition->parts, ratios);
	}
	return false;
}

const struct outcome *const *
opinions_judge(struct arena *arena, const struct rubric *rubric, const struct node_ratio ratios[])
{
	const struct outcome **outcomes =
		arena_array(arena, rubric->opinion_count, const struct outcome *);
	for (size_t i = 0; i < rubric->opinion_count; i++) {
		const struct outcome *outcome = rubric->opinions[i].outcomes;
		while (!outcome->is_last && !condition_holds(&outcome->when, ratios))
			outcome++;
		outcomes[i] = outcome;
	}
	return outcomes;
}
