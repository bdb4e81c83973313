// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// How an object can stay clear of its caps. The condition of a cap is turned into a list of ways, each
// of which asks something of a few nodes; the ways of several caps are combined. A cap on the score
// may also be let bite: then the score is what it leaves.
#include <string.h>

#include "audit/planner.h"
#include "base/limits.h"

// Ways of which one has to be gone; each is a list of limits that all hold.
struct way {
	size_t count;
	struct node_limit *limits;
};

struct ways {
	size_t count, capacity;
	struct way *list;
	bool is_cut;
};

struct pathfinder {
	struct arena *arena;
	const struct rubric *rubric;
};

static void
way_add(const struct pathfinder *finder, struct ways *ways, const struct way *way)
{
	if (ways->count == LIMIT_PLAN_BRANCHES) {
		ways->is_cut = true;
		return;
	}
	ways->list = arena_grow(finder->arena, ways->list, ways->count, &ways->capacity,
	                        sizeof(*ways->list));
	ways->list[ways->count++] = *way;
}

static struct ways
ways_free(const struct pathfinder *finder)
{
	struct ways ways = {0, 0, NULL, false};
	const struct way way = {0, NULL};
	way_add(finder, &ways, &way);
	return ways;
}

static struct ways
ways_of_limit(const struct pathfinder *finder, const struct node_limit *limit)
{
	struct ways ways = {0, 0, NULL, false};
	struct way way = {1, arena_new(finder->arena, struct node_limit)};
	way.limits[0] = *limit;
	way_add(finder, &ways, &way);
	return ways;
}

// Puts a limit beside those that a way has; false where both cannot be kept.
static bool
limit_add(struct way *way, const struct node_limit *limit)
{
	for (size_t i = 0; i < way->count; i++) {
		struct node_limit *own = &way->limits[i];
		if (own->node != limit->node)
			continue;
		own->may_be_out &= limit->may_be_out;
		if (exact_compare(limit->least, own->least) > 0)
			own->least = limit->least;
		if (limit->has_below &&
		    (!own->has_below || exact_compare(limit->below, own->below) < 0))
			own->below = limit->below;
		own->has_below |= limit->has_below;
		return own->may_be_out || !own->has_below ||
		       exact_compare(own->least, own->below) < 0;
	}
	way->limits[way->count++] = *limit;
	return true;
}

// Both of two things: every way of the one with every way of the other.
static struct ways
ways_both(const struct pathfinder *finder, const struct ways *a, const struct ways *b)
{
	struct ways both = {.is_cut = a->is_cut || b->is_cut};
	for (size_t i = 0; i < a->count && !both.is_cut; i++) {
		for (size_t j = 0; j < b->count; j++) {
			const struct way *x = &a->list[i], *y = &b->list[j];
			struct way way = {x->count, arena_array(finder->arena, x->count + y->count,
			                                        struct node_limit)};
			if (x->count)
				memcpy(way.limits, x->limits, x->count * sizeof(*way.limits));
			bool is_possible = true;
			for (size_t l = 0; l < y->count; l++)
				is_possible &= limit_add(&way, &y->limits[l]);
			if (is_possible)
				way_add(finder, &both, &way);
		}
	}
	return both;
}

static void
ways_either(const struct pathfinder *finder, struct ways *ways, const struct ways *more)
{
	ways->is_cut |= more->is_cut;
	for (size_t i = 0; i < more->count; i++)
		way_add(finder, ways, &more->list[i]);
}

// A comparison that is to hold or not to hold. One that is not to hold is content with a node that
// does not count.
static struct node_limit
comparison_limit(const struct condition *condition, bool is_wanted)
{
	bool is_below = condition->kind == CONDITION_BELOW;
	struct node_limit limit = {
		.node = condition->node, .may_be_out = !is_wanted, .least = EXACT_ZERO};
	if (is_below == is_wanted) {
		limit.has_below = true;
		limit.below = condition->ratio;
	} else {
		limit.least = condition->ratio;
	}
	return limit;
}

// The ways in which a condition holds, or does not.
static struct ways
ways_for(const struct pathfinder *finder, const struct condition *condition, bool is_wanted)
{
	struct ways ways = {0, 0, NULL, false};
	struct node_limit limit;
	switch (condition->kind) {
	case CONDITION_BELOW:
	case CONDITION_AT_LEAST:
		limit = comparison_limit(condition, is_wanted);
		return ways_of_limit(finder, &limit);
	case CONDITION_NOT:
		return ways_for(finder, condition->parts, !is_wanted);
	case CONDITION_ALL:
	case CONDITION_ANY:
		break;
	}
	bool needs_all = (condition->kind == CONDITION_ALL) == is_wanted;
	if (needs_all)
		ways = ways_free(finder);
	for (size_t i = 0; i < condition->part_count; i++) {
		struct ways part = ways_for(finder, &condition->parts[i], is_wanted);
		if (needs_all)
			ways = ways_both(finder, &ways, &part);
		else
			ways_either(finder, &ways, &part);
	}
	return ways;
}

// That no cap on the score below `most` holds; none at all where it is NULL.
static struct ways
ways_past_scores(const struct pathfinder *finder, const struct decimal *most)
{
	struct ways ways = ways_free(finder);
	for (size_t i = 0; i < finder->rubric->cap_count; i++) {
		const struct cap *cap = &finder->rubric->caps[i];
		if (cap->limits_zone || (most && decimal_compare(cap->score, *most) >= 0))
			continue;
		struct ways past = ways_for(finder, &cap->when, false);
		ways = ways_both(finder, &ways, &past);
	}
	return ways;
}

// The least ratio whose score, rounded as that of an object, is at least a number of the table.
static struct exact
ratio_reaching(const struct pathfinder *finder, struct decimal score)
{
	return exact_divide(finder->arena,
	                    score_threshold(finder->rubric, TIER_OBJECT, exact_from_decimal(score),
	                                    finder->arena),
	                    exact_from_decimal(finder->rubric->top));
}

// Where the unit is the object, a cap on the zone does nothing as long as the object's own score is in
// that zone or a worse one; the unit, which may have another table, can be better all the same.
static struct ways
ways_under(const struct pathfinder *finder, struct decimal floor)
{
	const struct node_limit limit = {.node = 0,
	                                 .may_be_out = true,
	                                 .least = EXACT_ZERO,
	                                 .has_below = true,
	                                 .below = ratio_reaching(finder, floor)};
	struct ways ways = ways_of_limit(finder, &limit);
	for (size_t i = 0; i < finder->rubric->cap_count; i++) {
		const struct cap *cap = &finder->rubric->caps[i];
		if (cap->limits_zone || decimal_compare(cap->score, floor) >= 0)
			continue;
		struct ways held = ways_for(finder, &cap->when, true);
		ways_either(finder, &ways, &held);
	}
	return ways;
}

// Can the unit be as good as that colour while its object is below a floor of its own table?
static bool
is_unit_lenient(const struct pathfinder *finder, enum colour colour, struct decimal floor)
{
	struct verdict verdict = verdict_for(finder->rubric, TIER_UNIT, exact_from_decimal(floor));
	// The floor itself, which is more than what is below it.
	return verdict.zone->colour <= colour &&
	       (finder->rubric->places[TIER_OBJECT] != finder->rubric->places[TIER_UNIT] ||
	        finder->rubric->zones[TIER_OBJECT].zones != finder->rubric->zones[TIER_UNIT].zones);
}

// That no cap on the zone keeps it from the colour.
static struct ways
ways_to_colour(const struct pathfinder *finder, const struct plan_demand *demand)
{
	const struct zone_table *table = &finder->rubric->zones[TIER_OBJECT];
	struct ways ways = ways_free(finder);
	for (size_t i = 0; i < finder->rubric->cap_count && demand->is_set; i++) {
		const struct cap *cap = &finder->rubric->caps[i];
		if (!cap->limits_zone || cap->band == 0)
			continue;
		enum colour left = table->zones[cap->band].colour;
		// A unit's table without that colour knows nothing of the cap.
		bool is_harmless = left <= demand->colour ||
		                   (demand->tier == TIER_UNIT &&
		                    !zone_table_has(&finder->rubric->zones[TIER_UNIT], left));
		if (is_harmless)
			continue;
		struct ways past = ways_for(finder, &cap->when, false);
		struct decimal floor = table->zones[cap->band - 1].floor;
		if (demand->tier == TIER_UNIT && is_unit_lenient(finder, demand->colour, floor)) {
			struct ways under = ways_under(finder, floor);
			ways_either(finder, &past, &under);
		}
		ways = ways_both(finder, &ways, &past);
	}
	return ways;
}

static void
branches_add(const struct pathfinder *finder, struct branches *branches, const struct ways *ways,
             const struct decimal *most)
{
	struct branch *list =
		arena_array(finder->arena, branches->count + ways->count, struct branch);
	if (branches->count)
		memcpy(list, branches->list, branches->count * sizeof(*list));
	for (size_t i = 0; i < ways->count; i++) {
		struct branch *branch = &list[branches->count++];
		*branch = (struct branch){
			ways->list[i].count, ways->list[i].limits, most != NULL, {0}};
		if (most)
			branch->most = *most;
	}
	branches->list = list;
	branches->is_cut |= ways->is_cut;
}

// Is it the first cap that cuts the score there?
static bool
is_new_score(const struct rubric *rubric, size_t cap)
{
	for (size_t i = 0; i < cap; i++) {
		if (!rubric->caps[i].limits_zone &&
		    decimal_compare(rubric->caps[i].score, rubric->caps[cap].score) == 0)
			return false;
	}
	return !rubric->caps[cap].limits_zone;
}

struct branches
branches_make(struct arena *arena, const struct rubric *rubric, const struct plan_demand *demand)
{
	const struct pathfinder finder = {arena, rubric};
	struct branches branches = {0, NULL, false};
	struct ways zone = ways_to_colour(&finder, demand);
	struct ways past = ways_past_scores(&finder, NULL);
	struct ways both = ways_both(&finder, &zone, &past);
	branches_add(&finder, &branches, &both, NULL);
	for (size_t i = 0; i < rubric->cap_count; i++) {
		if (!is_new_score(rubric, i))
			continue;
		past = ways_past_scores(&finder, &rubric->caps[i].score);
		both = ways_both(&finder, &zone, &past);
		branches_add(&finder, &branches, &both, &rubric->caps[i].score);
	}
	return branches;
}
