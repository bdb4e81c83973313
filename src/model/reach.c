// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// Warnings about what can never happen: zones no score can reach, items no answer to which can
// change a score (patuh-rubric(5)).
#include "base/arena.h"
#include "diag/diag.h"
#include "model/rubric.h"

// The ratio of the best answer, or of the worst.
static struct exact
answer_ratio(struct arena *arena, const struct scale *scale, bool is_best)
{
	struct decimal value = is_best ? scale->max : scale->min;
	if (scale->kind == SCALE_LEVELS)
		value = scale->levels[is_best ? scale->level_count - 1 : 0].value;
	if (scale->kind == SCALE_STEPS)
		value = scale->steps[is_best ? scale->step_count - 1 : 0].value;
	return scale_ratio(arena, scale, value);
}

// The best ratio that answers alone can give a node, when all of them apply.
static struct exact
best_ratio(struct arena *arena, const struct rubric *rubric, const struct rubric_node *node)
{
	if (node->is_item)
		return answer_ratio(arena, node->scale, true);
	struct exact sum = EXACT_ZERO, least = EXACT_ONE, most = EXACT_ZERO;
	for (size_t i = node->index + 1; i < node->end; i = rubric->nodes[i].end) {
		const struct rubric_node *child = &rubric->nodes[i];
		struct exact ratio = best_ratio(arena, rubric, child);
		sum = exact_add(arena, sum, exact_multiply(arena, child->weight, ratio));
		if (exact_compare(ratio, least) < 0)
			least = ratio;
		if (exact_compare(ratio, most) > 0)
			most = ratio;
	}
	switch (node->combine) {
	case COMBINE_MIN:
		return least;
	case COMBINE_MAX:
		return most;
	case COMBINE_ALL:
		return exact_compare(least, EXACT_ONE) == 0 ? EXACT_ONE : EXACT_ZERO;
	case COMBINE_MEAN:
	case COMBINE_COUNT:
		break;
	}
	if (exact_is_zero(node->weights))
		return EXACT_ZERO;
	return exact_divide(arena, sum, node->has_total ? node->total : node->weights);
}

static bool
has_no_weight(const struct rubric *rubric, const struct rubric_node *node)
{
	for (; node->index > 0; node = &rubric->nodes[node->parent]) {
		if (exact_is_zero(node->weight) &&
		    rubric->nodes[node->parent].combine == COMBINE_MEAN)
			return true;
	}
	return false;
}

// Does the condition look at the item, or at a group it is in?
static bool
is_looked_at(const struct rubric *rubric, const struct condition *condition, size_t item)
{
	for (size_t i = 0; i < condition->part_count; i++) {
		if (is_looked_at(rubric, &condition->parts[i], item))
			return true;
	}
	bool is_comparison =
		condition->kind == CONDITION_BELOW || condition->kind == CONDITION_AT_LEAST;
	return is_comparison && condition->node <= item &&
	       item < rubric->nodes[condition->node].end;
}

// An item without weight may still decide a cap or an opinion.
static bool
decides_verdict(const struct rubric *rubric, size_t item)
{
	for (size_t i = 0; i < rubric->cap_count; i++) {
		if (is_looked_at(rubric, &rubric->caps[i].when, item))
			return true;
	}
	for (size_t i = 0; i < rubric->opinion_count; i++) {
		const struct opinion *opinion = &rubric->opinions[i];
		for (size_t o = 0; o + 1 < opinion->outcome_count; o++) {
			if (is_looked_at(rubric, &opinion->outcomes[o].when, item))
				return true;
		}
	}
	return false;
}

static void
items_check(struct arena *arena, struct diags *diags, const struct rubric *rubric)
{
	for (size_t i = 0; i < rubric->node_count; i++) {
		const struct rubric_node *node = &rubric->nodes[i];
		if (!node->is_item)
			continue;
		struct exact best = answer_ratio(arena, node->scale, true);
		struct exact worst = answer_ratio(arena, node->scale, false);
		if (exact_compare(best, worst) == 0 ||
		    (has_no_weight(rubric, node) && !decides_verdict(rubric, i)))
			diag_add(diags, node->at, DIAG_ITEM_NEVER_COUNTS, DIAG_TEXT(node->id));
	}
}

// Is there a score of that many places from floor up to, not including, `below`?
static bool
has_score(struct decimal floor, struct decimal below, int places)
{
	int64_t step = 1;
	for (int i = places; i < DECIMAL_PLACES; i++)
		step *= 10;
	int64_t first = (floor.units + step - 1) / step * step;
	return first < below.units;
}

static void
zones_check(struct diags *diags, const struct rubric *rubric, enum tier tier, struct exact best)
{
	const struct zone_table *table = &rubric->zones[tier];
	int places = rubric->places[tier] == PLACES_EXACT ? DECIMAL_PLACES : rubric->places[tier];
	// The best score itself belongs to the first zone.
	struct decimal below = {rubric->top.units + 1};
	for (size_t i = 0; i < table->count; i++) {
		const struct zone *zone = &table->zones[i];
		bool is_too_high = exact_compare(exact_from_decimal(zone->floor), best) > 0;
		if (is_too_high || !has_score(zone->floor, below, places))
			diag_add(diags, zone->at, DIAG_BAND_UNREACHABLE, DIAG_TEXT(zone->label),
			         DIAG_NUMBER(zone->floor));
		below = zone->floor;
	}
}

void
rubric_check_reach(const struct rubric *rubric, struct diags *diags)
{
	struct arena *arena = arena_create();
	struct exact ratio = best_ratio(arena, rubric, &rubric->nodes[0]);
	struct exact best = exact_multiply(arena, ratio, exact_from_decimal(rubric->top));
	int places = rubric->places[TIER_OBJECT];
	if (places != PLACES_EXACT)
		best = exact_from_decimal(exact_round(best, places));
	items_check(arena, diags, rubric);
	for (size_t tier = 0; tier < TIER_COUNT; tier++)
		zones_check(diags, rubric, (enum tier)tier, best);
	arena_destroy(arena);
}
