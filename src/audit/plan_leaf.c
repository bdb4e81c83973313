// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// Answers as leaves of the planner: where they are, what they can be raised to, and for how much.
#include <assert.h>

#include "audit/planner.h"

// A rank is a sum of places; the parts leave room for sums of as many as a city has answers.
enum {
	RANK_ITEM_SHIFT = 32,
	RANK_UNIT_SHIFT = 16,
	RANK_OBJECT_SHIFT = 8
};

// Days for an item whose rubric states no effort; docs/plan.md says so.
#define DAYS_UNSTATED EXACT_ONE

// How many answers of the item count or may come to count.
static size_t
sharers_of(const struct rubric_node *item, const struct node_result *node)
{
	size_t count = 0;
	if (item->per != PER_RESPONDENT)
		return 1;
	for (size_t i = 0; i < node->instance_count; i++)
		count += node->instances[i].state != NODE_STATE_NOT_APPLICABLE;
	return count ? count : 1;
}

static struct exact
ratio_in(const struct node_figure *figure)
{
	return figure->counts ? figure->ratio : EXACT_ZERO;
}

struct plan_leaf
leaf_make(const struct planner *planner, size_t unit, size_t object, const struct rubric_node *item,
          const struct instance_result *instance)
{
	const struct plan_problem *problem = &planner->problem;
	const struct node_result *node = &problem->units[unit]->objects[object].nodes[item->index];
	const struct node_figure *figures = instance ? instance->figures : node->figures;
	size_t place = instance ? (size_t)(instance - node->instances) : 0;
	struct plan_leaf leaf = {
		.unit = unit,
		.object = object,
		.item = item,
		.node = node,
		.instance = instance,
		.counts = figures[planner->figure].counts,
		.ratio = ratio_in(&figures[planner->figure]),
		.claimed = ratio_in(&figures[FIGURE_CLAIMED]),
		.sharers = sharers_of(item, node),
		.rank = (uint64_t)(item->index + 1) << RANK_ITEM_SHIFT,
	};
	leaf.rank += (uint64_t)unit << RANK_UNIT_SHIFT;
	leaf.rank += (uint64_t)object << RANK_OBJECT_SHIFT;
	leaf.rank += place;
	if (!item->is_item)
		return leaf;
	const struct ladder *ladder = &planner->ladders[item->index];
	leaf.first = ladder_above(ladder, leaf.ratio);
	leaf.height = leaf.counts ? ladder_height(item->scale, ladder, leaf.ratio) : EXACT_ZERO;
	return leaf;
}

bool
leaf_can_rise(const struct planner *planner, const struct plan_leaf *leaf)
{
	const struct plan_problem *problem = &planner->problem;
	enum node_state state = leaf->instance ? leaf->instance->state : leaf->node->state;
	bool is_verified = leaf->instance ? leaf->instance->is_verified : leaf->node->is_verified;
	if (!leaf->item->is_item || (problem->may_mend && !problem->may_mend[leaf->item->index]))
		return false;
	// Where a unit declares no products there is none to answer for.
	const struct object_result *object = &problem->units[leaf->unit]->objects[leaf->object];
	bool lacks_product = problem->rubric->object == OBJECT_PRODUCT
	                             ? !object->product
	                             : leaf->item->per == PER_PRODUCT && leaf->instance &&
	                                       !leaf->instance->product;
	if (lacks_product)
		return false;
	if (problem->is_verifying)
		return state == NODE_STATE_SCORED && !is_verified;
	return state != NODE_STATE_NOT_APPLICABLE && state != NODE_STATE_COVERED &&
	       leaf->first < planner->ladders[leaf->item->index].count;
}

// To the next ten-thousandth, and never nothing.
static struct exact
rounded_up(struct arena *arena, struct exact cost)
{
	struct decimal rounded = exact_round(cost, DECIMAL_PLACES);
	if (exact_compare(exact_from_decimal(rounded), cost) < 0 || rounded.units == 0)
		rounded.units++;
	(void)arena;
	return exact_from_decimal(rounded);
}

struct exact
leaf_cost(struct arena *arena, const struct planner *planner, const struct plan_leaf *leaf,
          size_t rung)
{
	const struct plan_problem *problem = &planner->problem;
	if (problem->is_verifying || problem->costs == PLAN_ANSWERS)
		return EXACT_ONE;
	struct exact effort =
		leaf->item->effort.units ? exact_from_decimal(leaf->item->effort) : DAYS_UNSTATED;
	struct exact climb = exact_subtract(
		arena, planner->ladders[leaf->item->index].rungs[rung].height, leaf->height);
	struct exact cost = exact_divide(arena, exact_multiply(arena, effort, climb),
	                                 exact_from_fraction((int64_t)leaf->sharers, 1));
	return planner->is_cost_rounded ? rounded_up(arena, cost) : cost;
}

int64_t
planner_ticks(struct arena *arena, const struct planner *planner, struct exact cost)
{
	int64_t ticks = 0;
	bool is_whole = exact_to_integer(exact_divide(arena, cost, planner->cost_tick), &ticks);
	assert(is_whole);
	return ticks;
}

struct exact
planner_cost(struct arena *arena, const struct planner *planner, int64_t ticks)
{
	return exact_multiply(arena, exact_from_fraction(ticks, 1), planner->cost_tick);
}

struct plan_step
leaf_step(struct arena *arena, const struct planner *planner, const struct plan_leaf *leaf,
          size_t rung)
{
	const struct entry *entry = leaf->instance ? leaf->instance->entry : leaf->node->entry;
	const struct ladder *ladder = &planner->ladders[leaf->item->index];
	bool is_repair = !planner->problem.is_verifying;
	return (struct plan_step){
		.unit = leaf->unit,
		.object = leaf->object,
		.item = leaf->item,
		.product = leaf->instance ? leaf->instance->product : NULL,
		.respondent = entry ? entry->respondent : STR(""),
		.entry = entry,
		.before = leaf->ratio,
		.after = is_repair ? ladder->rungs[rung].ratio : leaf->claimed,
		.did_count = leaf->counts,
		.rung = is_repair ? &ladder->rungs[rung] : NULL,
		.cost = leaf_cost(arena, planner, leaf, rung),
	};
}

// The ratios that the answer can have, the one it has first.
static size_t
ratios_of(struct arena *arena, const struct planner *planner, const struct plan_leaf *leaf,
          const struct exact **ratios)
{
	const struct ladder *ladder = &planner->ladders[leaf->item->index];
	struct exact *list = arena_array(arena, ladder->count + 2, struct exact);
	size_t count = 0;
	*ratios = list;
	list[count++] = leaf->ratio;
	if (!leaf_can_rise(planner, leaf))
		return count;
	if (planner->problem.is_verifying)
		list[count++] = leaf->claimed;
	for (size_t i = leaf->first; i < ladder->count && !planner->problem.is_verifying; i++)
		list[count++] = ladder->rungs[i].ratio;
	return count;
}

struct frontier
leaf_frontier(const struct frontier_shop *shop, const struct planner *planner,
              const struct plan_leaf *leaf)
{
	struct arena *arena = shop->arena;
	const struct exact *ratios;
	size_t count = ratios_of(arena, planner, leaf, &ratios), made = 0;
	struct gauge gauge = GAUGE_EMPTY(arena);
	gauge_bound(&gauge, EXACT_ONE);
	for (size_t i = 0; i < count; i++)
		gauge_add(&gauge, ratios[i]);
	struct yardstick measure = gauge_measure(&gauge);
	struct point *points = arena_array(arena, count, struct point);
	for (size_t i = leaf->counts ? 0 : 1; i < count; i++) {
		size_t rung = i ? leaf->first + i - 1 : 0;
		points[made] = (struct point){.value = amount_from(arena, &measure, ratios[i])};
		if (i) {
			struct exact cost = leaf_cost(arena, planner, leaf, rung);
			points[made].cost = planner_ticks(arena, planner, cost);
			points[made].rank = leaf->rank;
			points[made].left = (uint32_t)rung + 1;
		}
		made++;
	}
	struct frontier frontier = frontier_of(shop, &measure, made, points);
	frontier.has_out = !leaf->counts;
	return frontier;
}
