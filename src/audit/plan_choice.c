// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/plan_choice.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/memory.h"
#include "base/wide.h"

// An edge of a hull: so much more for so much more.
struct edge {
	int64_t cost, value;
};

// All parts in one measure, and the line along which they are bounded together.
struct market {
	struct arena *arena, *turns[2];
	const struct planner *planner;
	size_t count;
	struct frontier *parts; // weighted
	bool is_partial;        // of some part not all points are known
	struct point base;      // the first vertices of all hulls
	size_t edge_count;
	struct edge *edges; // steepest first
	int64_t p, q;       // the price: p of cost for q of value
};

static int
compare_edges(const void *left, const void *right)
{
	const struct edge *a = left, *b = right;
	wide x = wide_product(a->value, b->cost), y = wide_product(b->value, a->cost);
	return (x < y) - (x > y);
}

static bool
market_fits(const struct evaluation *evaluation)
{
	bool fits = evaluation->mean != NULL;
	for (size_t i = 0; i < evaluation->part_count; i++) {
		const struct frontier *frontier = &evaluation->parts[i].frontier;
		fits &= !frontier->has_out && !frontier->measure.is_exact && frontier->count > 0;
	}
	return fits;
}

// The measure of the weighted sums; false where it is one of fractions.
static bool
market_measure(struct market *market, const struct evaluation *evaluation,
               struct yardstick *measure)
{
	struct gauge gauge = GAUGE_EMPTY(market->arena);
	struct exact most = EXACT_ZERO;
	for (size_t i = 0; i < evaluation->part_count; i++) {
		const struct plan_part *part = &evaluation->parts[i];
		const struct yardstick *own = &part->frontier.measure;
		struct hull hull = frontier_hull(market->arena, &part->frontier);
		gauge_add(&gauge, exact_multiply(market->arena, part->weight, own->tick));
		struct exact best =
			amount_exact(market->arena, own, hull.points[hull.count - 1].value);
		most = exact_add(market->arena, most,
		                 exact_multiply(market->arena, part->weight, best));
	}
	gauge_bound(&gauge, most);
	*measure = gauge_measure(&gauge);
	return !measure->is_exact;
}

static void
market_enter(struct market *market, const struct frontier *part)
{
	struct hull hull = frontier_hull(market->arena, part);
	market->base.cost += hull.points[0].cost;
	market->base.value.ticks += hull.points[0].value.ticks;
	for (size_t i = 0; i + 1 < hull.count; i++)
		market->edges[market->edge_count++] =
			(struct edge){hull.points[i + 1].cost - hull.points[i].cost,
		                      hull.points[i + 1].value.ticks - hull.points[i].value.ticks};
}

static bool
market_open(struct market *market, const struct evaluation *evaluation)
{
	struct yardstick measure;
	struct frontier_shop shop = {market->arena, market->planner->scratch, false, 1};
	size_t most = 0;
	if (!market_fits(evaluation) || !market_measure(market, evaluation, &measure))
		return false;
	market->count = evaluation->part_count;
	market->parts = arena_array(market->arena, market->count, struct frontier);
	for (size_t i = 0; i < market->count; i++) {
		const struct plan_part *part = &evaluation->parts[i];
		market->parts[i] = frontier_scale(&shop, &part->frontier, part->weight, &measure);
		market->is_partial |= part->frontier.is_partial;
		most += market->parts[i].count + market->parts[i].bound.count;
	}
	market->edges = arena_array(market->arena, most, struct edge);
	for (size_t i = 0; i < market->count; i++)
		market_enter(market, &market->parts[i]);
	if (market->edge_count)
		qsort(market->edges, market->edge_count, sizeof(*market->edges), compare_edges);
	return true;
}

static int64_t
rounded_up(wide numerator, int64_t divisor)
{
	return (int64_t)((numerator + divisor - 1) / divisor);
}

// The least cost for a sum on the line, whose price there is kept; false where it ends below.
static bool
price_of_sum(struct market *market, int64_t sum, int64_t *cost)
{
	struct point at = market->base;
	market->p = 0;
	market->q = 1;
	*cost = at.cost;
	for (size_t i = 0; i < market->edge_count && at.value.ticks < sum; i++) {
		const struct edge *edge = &market->edges[i];
		int64_t missing = sum - at.value.ticks;
		market->p = edge->cost;
		market->q = edge->value;
		if (missing < edge->value) {
			*cost = at.cost +
			        rounded_up(wide_product(missing, edge->cost), edge->value);
			return true;
		}
		at.cost += edge->cost;
		at.value.ticks += edge->value;
		*cost = at.cost;
	}
	return at.value.ticks >= sum;
}

// The best sum for a cost on the line, and the price there.
static int64_t
sum_for_price(struct market *market, int64_t cost)
{
	struct point at = market->base;
	market->p = 0;
	market->q = 1;
	for (size_t i = 0; i < market->edge_count && at.cost < cost; i++) {
		const struct edge *edge = &market->edges[i];
		int64_t left = cost - at.cost;
		market->p = edge->cost;
		market->q = edge->value;
		if (left < edge->cost)
			return at.value.ticks +
			       (int64_t)(wide_product(left, edge->value) / edge->cost);
		at.cost += edge->cost;
		at.value.ticks += edge->value;
	}
	return at.value.ticks;
}

// What a point costs above the price of its value.
static wide
excess_of(const struct market *market, const struct point *point)
{
	return wide_product(point->cost, market->q) - wide_product(point->value.ticks, market->p);
}

static wide
least_excess(const struct market *market, const struct frontier *part)
{
	wide least = excess_of(market, &part->points[0]);
	for (size_t i = 1; i < part->count; i++) {
		wide excess = excess_of(market, &part->points[i]);
		least = excess < least ? excess : least;
	}
	return least;
}

// The points whose excess, above the least there is, leaves room for the others.
static struct frontier
points_near(const struct market *market, struct arena *arena, const struct frontier *part,
            wide least, wide room)
{
	struct frontier near = *part;
	struct point *points = arena_array(arena, part->count, struct point);
	near.count = 0;
	for (size_t i = 0; i < part->count; i++) {
		if (excess_of(market, &part->points[i]) - least <= room)
			points[near.count++] = part->points[i];
	}
	near.points = points;
	near.is_partial = false;
	return near;
}

// The sums so far, and what each is made of.
struct row {
	size_t count;
	uint32_t *before, *choice;
};

// Goes through the parts; of the sums only those are kept that can still do.
static struct frontier
choices_search(const struct market *market, wide room, struct row rows[], bool *is_whole)
{
	static const struct point nothing = {.cost = 0};
	struct frontier sums = {
		.measure = market->parts[0].measure, .count = 1, .points = &nothing};
	struct frontier_shop shop = {NULL, market->planner->scratch, false, LIMIT_PLAN_PAIRS_MERGE};
	wide least = 0;
	*is_whole = true;
	for (size_t i = 0; i < market->count; i++) {
		const struct frontier *part = &market->parts[i];
		shop.arena = market->turns[i % 2];
		arena_reset(shop.arena);
		wide own = least_excess(market, part);
		struct frontier near = points_near(market, shop.arena, part, own, room);
		struct frontier merged = frontier_merge(&shop, MERGE_SUM, &sums, &near);
		least += own;
		*is_whole &= !merged.is_partial;
		sums = points_near(market, shop.arena, &merged, least, room);
		rows[i].count = sums.count;
		rows[i].before = arena_array(market->arena, sums.count, uint32_t);
		rows[i].choice = arena_array(market->arena, sums.count, uint32_t);
		for (size_t n = 0; n < sums.count; n++) {
			rows[i].before[n] = sums.points[n].left;
			rows[i].choice[n] = near.points[sums.points[n].right].left;
		}
	}
	return sums;
}

// Which of the last sums it is; their number where none will do.
static size_t
sum_pick(const struct frontier *sums, const struct choice_wish *wish, int64_t least)
{
	size_t at = sums->count;
	for (size_t i = 0; i < sums->count; i++) {
		const struct point *point = &sums->points[i];
		if (wish->has_least && point->value.ticks >= least)
			return i;
		if (!wish->has_least && point->cost <= wish->most)
			at = i;
	}
	return at;
}

static void
choice_trace(const struct market *market, const struct row rows[], size_t at, struct choice *choice)
{
	choice->points = arena_array(market->planner->arena, market->count, uint32_t);
	for (size_t i = market->count; i > 0; i--) {
		choice->points[i - 1] = rows[i - 1].choice[at];
		at = rows[i - 1].before[at];
	}
}

// Whole ticks for a number, those above it.
static int64_t
ticks_above(struct arena *arena, const struct yardstick *measure, struct exact number)
{
	int64_t low = 0, high = (int64_t)1 << 61;
	struct exact ticks = exact_divide(arena, number, measure->tick);
	while (low < high) {
		int64_t middle = low + (high - low) / 2;
		if (exact_compare(exact_from_fraction(middle, 1), ticks) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

// The best choice with `most` of cost and `least` of value; both are what is known to be possible.
static void
choice_search(const struct market *market, const struct choice_wish *wish, int64_t least,
              int64_t most, struct choice *choice)
{
	wide room = wide_product(most, market->q) - wide_product(least, market->p);
	bool is_whole;
	struct row *rows = arena_array(market->arena, market->count, struct row);
	for (size_t i = 0; i < market->count; i++)
		room -= least_excess(market, &market->parts[i]);
	struct frontier sums = choices_search(market, room, rows, &is_whole);
	size_t at = sum_pick(&sums, wish, least);
	if (at == sums.count)
		return;
	choice->is_found = true;
	choice->is_proven = is_whole && !market->is_partial;
	choice->cost = sums.points[at].cost;
	choice->sum = exact_copy(market->planner->arena,
	                         amount_exact(market->arena, &sums.measure, sums.points[at].value));
	choice_trace(market, rows, at, choice);
}

struct choice
choice_make(const struct planner *planner, const struct evaluation *evaluation,
            const struct choice_wish *wish)
{
	struct market market = {.arena = arena_create(),
	                        .turns = {arena_create(), arena_create()},
	                        .planner = planner};
	struct choice choice = {.is_found = false};
	if (market_open(&market, evaluation)) {
		const struct yardstick *measure = &market.parts[0].measure;
		int64_t least = ticks_above(market.arena, measure, wish->least);
		bool is_possible = true;
		if (wish->has_least)
			is_possible = price_of_sum(&market, least, &choice.cost_bound);
		else
			choice.sum_bound = exact_copy(
				planner->arena,
				amount_exact(market.arena, measure,
			                     (union amount){
						     .ticks = sum_for_price(&market, wish->most)}));
		choice.has_bound = is_possible;
		if (is_possible)
			choice_search(&market, wish, least, wish->most, &choice);
	}
	arena_destroy(market.arena);
	arena_destroy(market.turns[0]);
	arena_destroy(market.turns[1]);
	return choice;
}
