// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// Weighted means of parts, some of which may come to count only when they are mended. What such a mean
// is divided by depends on which of them count, so the sums under way are kept apart by it: a layer
// for each divisor.
#include <assert.h>
#include <string.h>

#include "audit/planner.h"
#include "base/limits.h"

// The point of the layer before, and of the part, that a point is made of.
struct link {
	uint32_t from, choice; // choice POINT_OUT: the part does not count
};

struct layer {
	struct exact absent; // weights of what does not count
	struct frontier sums;
	size_t from_in, from_out; // layers before: with the part, and without it
	const struct link *links;
};

struct stage {
	size_t part;
	size_t layer_count;
	struct layer *layers;
};

struct mean {
	struct frontier frontier; // left: layer, right: point of it
	size_t part_count, stage_count;
	const struct stage *stages;
	uint32_t *fixed; // for each part, its only choice where it has one
};

// A mean under way.
struct merging {
	const struct frontier_shop *shop;
	const struct mean_sum *sum;
	struct mean *mean;
	struct yardstick measure; // of the sums
	struct frontier_shop now; // makes what lasts until the stage after the next
	struct arena *turns[2];
	bool is_cut; // layers were left out
};

static bool
is_fixed(const struct frontier *part)
{
	return part->count + part->has_out == 1;
}

static struct yardstick
sums_measure(const struct merging *merging)
{
	struct arena *arena = merging->shop->arena;
	struct gauge gauge = GAUGE_EMPTY(arena);
	struct exact most = EXACT_ZERO;
	bool is_exact = false;
	for (size_t i = 0; i < merging->sum->count; i++) {
		const struct mean_part *part = &merging->sum->parts[i];
		const struct frontier *frontier = part->frontier;
		is_exact |= frontier->measure.is_exact;
		if (frontier->measure.is_exact || (frontier->count == 0 && !frontier->is_partial))
			continue;
		gauge_add(&gauge, exact_multiply(arena, part->weight, frontier->measure.tick));
		if (frontier->count == 0)
			continue;
		struct exact best = amount_exact(arena, &frontier->measure,
		                                 frontier->points[frontier->count - 1].value);
		most = exact_add(arena, most, exact_multiply(arena, part->weight, best));
	}
	gauge_bound(&gauge, most);
	struct yardstick measure = gauge_measure(&gauge);
	measure.is_exact |= is_exact;
	return measure;
}

// The part with its weight, in the measure of the sums.
static struct frontier
weighed(const struct merging *merging, const struct mean_part *part)
{
	return frontier_scale(&merging->now, part->frontier, part->weight, &merging->measure);
}

static void
links_keep(const struct merging *merging, const struct frontier *part, struct layer *layer)
{
	struct link *links = arena_array(merging->shop->arena, layer->sums.count, struct link);
	for (size_t i = 0; i < layer->sums.count; i++) {
		const struct point *point = &layer->sums.points[i];
		uint32_t choice = point->right;
		if (choice != POINT_OUT)
			choice = part->points[choice].left;
		links[i] = (struct link){point->left, choice};
	}
	layer->links = links;
}

// The sums of a layer where the part does not count: the same, at the cost of its absence.
static struct frontier
without_part(const struct merging *merging, const struct frontier *sums, const struct point *out)
{
	struct point *points = arena_array(merging->now.arena, sums->count, struct point);
	for (size_t i = 0; i < sums->count; i++) {
		points[i] = sums->points[i];
		points[i].cost += out->cost;
		points[i].rank += out->rank;
		points[i].left = (uint32_t)i;
		points[i].right = POINT_OUT;
		// What it was made in is let go before the next stage is done.
		if (sums->measure.is_exact)
			points[i].value =
				amount_from(merging->now.arena, &sums->measure,
			                    exact_copy(merging->now.arena, *points[i].value.exact));
	}
	struct frontier moved = *sums;
	moved.points = points;
	return moved;
}

// Two ways to one layer. Unlike frontier_join it leaves left and right as they are.
static struct frontier
either(const struct merging *merging, const struct frontier *a, const struct frontier *b)
{
	struct point *points = arena_array(merging->now.arena, a->count + b->count, struct point);
	if (a->count)
		memcpy(points, a->points, a->count * sizeof(*points));
	if (b->count)
		memcpy(points + a->count, b->points, b->count * sizeof(*points));
	struct frontier both =
		frontier_of(&merging->now, &merging->measure, a->count + b->count, points);
	if (a->is_partial || b->is_partial) {
		struct hull hulls[] = {frontier_hull(merging->now.arena, a),
		                       frontier_hull(merging->now.arena, b)};
		both.is_partial = true;
		both.bound = hull_join(merging->now.arena, &merging->measure, 2, hulls);
	}
	return both;
}

// The layer with that much absent, new and empty where there is none; NULL where there are too many.
static struct layer *
layer_for(struct merging *merging, struct stage *stage, struct exact absent)
{
	for (size_t i = 0; i < stage->layer_count; i++) {
		if (exact_compare(stage->layers[i].absent, absent) == 0)
			return &stage->layers[i];
	}
	if (stage->layer_count == LIMIT_PLAN_LAYERS) {
		merging->is_cut = true;
		return NULL;
	}
	struct layer *layer = &stage->layers[stage->layer_count++];
	*layer = (struct layer){.absent = absent, .from_in = SIZE_MAX, .from_out = SIZE_MAX};
	layer->sums.measure = merging->measure;
	return layer;
}

static void
layer_reach(const struct merging *merging, struct layer *layer, const struct frontier *sums)
{
	layer->sums = layer->sums.count ? either(merging, &layer->sums, sums) : *sums;
}

// Brings a part into all layers.
static void
stage_make(struct merging *merging, const struct stage *before, struct stage *stage)
{
	const struct mean_part *part = &merging->sum->parts[stage->part];
	const struct frontier values = weighed(merging, part);
	size_t most = before->layer_count * (1u + part->frontier->has_out);
	if (most > LIMIT_PLAN_LAYERS)
		most = LIMIT_PLAN_LAYERS;
	stage->layers = arena_array(merging->shop->arena, most, struct layer);
	// Its absence first, which is how things are: where layers run out, ways to mend are left out.
	for (size_t i = 0; part->frontier->has_out && i < before->layer_count; i++) {
		struct exact absent =
			exact_add(merging->shop->arena, before->layers[i].absent, part->absent);
		struct layer *layer = layer_for(merging, stage, absent);
		if (!layer)
			continue;
		struct frontier sums =
			without_part(merging, &before->layers[i].sums, &part->frontier->out);
		layer->from_out = i;
		layer_reach(merging, layer, &sums);
	}
	for (size_t i = 0; part->frontier->count && i < before->layer_count; i++) {
		struct layer *layer = layer_for(merging, stage, before->layers[i].absent);
		if (!layer)
			continue;
		struct frontier sums =
			frontier_merge(&merging->now, MERGE_SUM, &before->layers[i].sums, &values);
		layer->from_in = i;
		layer_reach(merging, layer, &sums);
	}
	for (size_t i = 0; i < stage->layer_count; i++)
		links_keep(merging, &values, &stage->layers[i]);
}

// Where the sums begin: the parts that have but one point, all at once.
static void
stage_begin(struct merging *merging, struct stage *stage)
{
	struct arena *arena = merging->shop->arena;
	struct point *start = arena_new(arena, struct point);
	struct exact sum = EXACT_ZERO, absent = EXACT_ZERO;
	for (size_t i = 0; i < merging->sum->count; i++) {
		const struct mean_part *part = &merging->sum->parts[i];
		const struct frontier *frontier = part->frontier;
		if (!is_fixed(frontier))
			continue;
		const struct point *only = frontier->count ? &frontier->points[0] : &frontier->out;
		merging->mean->fixed[i] = frontier->count ? 0 : POINT_OUT;
		start->cost += only->cost;
		start->rank += only->rank;
		if (!frontier->count) {
			absent = exact_add(arena, absent, part->absent);
			continue;
		}
		struct exact value = amount_exact(arena, &frontier->measure, only->value);
		sum = exact_add(arena, sum, exact_multiply(arena, part->weight, value));
	}
	start->value = amount_from(arena, &merging->measure, sum);
	stage->layers = arena_new(arena, struct layer);
	stage->layers->absent = absent;
	stage->layers->sums =
		(struct frontier){.measure = merging->measure, .count = 1, .points = start};
	stage->layer_count = 1;
}

// What a layer's sums are divided by; 0 where nothing in it has weight.
static struct exact
layer_divisor(const struct merging *merging, const struct layer *layer)
{
	struct arena *arena = merging->shop->arena;
	struct exact weights = exact_subtract(arena, merging->sum->weights, layer->absent);
	if (exact_is_zero(weights))
		return EXACT_ZERO;
	return exact_subtract(arena, merging->sum->divisor, layer->absent);
}

// The measure of the means: sums in their measure, divided by each divisor.
static struct yardstick
means_measure(const struct merging *merging, const struct stage *last)
{
	struct arena *arena = merging->shop->arena;
	struct gauge gauge = GAUGE_EMPTY(arena);
	for (size_t i = 0; i < last->layer_count && !merging->measure.is_exact; i++) {
		const struct layer *layer = &last->layers[i];
		struct exact divisor = layer_divisor(merging, layer);
		if (exact_is_zero(divisor) || layer->sums.count == 0)
			continue;
		gauge_add(&gauge, exact_divide(arena, merging->measure.tick, divisor));
		struct exact best = amount_exact(arena, &merging->measure,
		                                 layer->sums.points[layer->sums.count - 1].value);
		gauge_bound(&gauge, exact_divide(arena, best, divisor));
	}
	struct yardstick measure = gauge_measure(&gauge);
	measure.is_exact |= merging->measure.is_exact;
	return measure;
}

// The cheapest way in which the whole does not count.
static void
out_offer(struct frontier *frontier, size_t index, const struct layer *layer)
{
	for (size_t i = 0; i < layer->sums.count; i++) {
		struct point point = layer->sums.points[i];
		point.value = (union amount){.ticks = 0};
		point.left = (uint32_t)index;
		point.right = (uint32_t)i;
		bool is_better =
			!frontier->has_out || point.cost < frontier->out.cost ||
			(point.cost == frontier->out.cost && point.rank < frontier->out.rank);
		if (is_better)
			frontier->out = point;
		frontier->has_out = true;
	}
}

// Where layers were left out nothing is known but that no mean is above the best value of a part.
static struct hull
bound_of_parts(const struct merging *merging, const struct yardstick *measure)
{
	struct arena *arena = merging->shop->arena;
	struct exact most = EXACT_ZERO;
	for (size_t i = 0; i < merging->sum->count; i++) {
		const struct frontier *frontier = merging->sum->parts[i].frontier;
		struct hull hull = frontier_hull(arena, frontier);
		if (hull.count == 0)
			continue;
		struct exact best =
			amount_exact(arena, &frontier->measure, hull.points[hull.count - 1].value);
		if (exact_compare(best, most) > 0)
			most = best;
	}
	struct point *vertex = arena_new(arena, struct point);
	if (measure->is_exact) {
		vertex->value = amount_from(arena, measure, most);
		return (struct hull){1, vertex};
	}
	int64_t ticks = INT64_MAX >> 4; // where it is no whole number of ticks, the next that is
	struct exact whole = exact_divide(arena, most, measure->tick);
	while (ticks > 1 && exact_compare(exact_from_fraction(ticks / 2, 1), whole) >= 0)
		ticks /= 2;
	vertex->value.ticks = ticks;
	return (struct hull){1, vertex};
}

static void
mean_finish(struct merging *merging, const struct stage *last)
{
	const struct frontier_shop *shop = merging->shop;
	struct yardstick measure = means_measure(merging, last);
	struct frontier *means = arena_array(shop->arena, last->layer_count, struct frontier);
	struct frontier whole = {.measure = measure};
	for (size_t i = 0; i < last->layer_count; i++) {
		struct exact divisor = layer_divisor(merging, &last->layers[i]);
		means[i] = (struct frontier){.measure = measure};
		if (exact_is_zero(divisor))
			out_offer(&whole, i, &last->layers[i]);
		else
			means[i] = frontier_scale(shop, &last->layers[i].sums,
			                          exact_divide(shop->arena, EXACT_ONE, divisor),
			                          &measure);
	}
	struct frontier joined = {.measure = measure};
	if (last->layer_count)
		joined = frontier_join(shop, last->layer_count, means);
	joined.has_out = whole.has_out;
	joined.out = whole.out;
	if (merging->is_cut) {
		joined.is_partial = true;
		joined.bound = bound_of_parts(merging, &measure);
	}
	merging->mean->frontier = joined;
}

// The parts that have a choice, one stage each behind the first.
static size_t
stages_plan(const struct mean_sum *sum, struct stage stages[])
{
	size_t count = 1;
	for (size_t i = 0; i < sum->count; i++) {
		if (!is_fixed(sum->parts[i].frontier))
			stages[count++].part = i;
	}
	return count;
}

const struct mean *
mean_merge(const struct frontier_shop *shop, const struct mean_sum *sum)
{
	struct mean *mean = arena_new(shop->arena, struct mean);
	struct merging merging = {.shop = shop, .sum = sum, .mean = mean, .now = *shop};
	struct stage *stages = arena_array(shop->arena, sum->count + 1, struct stage);
	mean->part_count = sum->count;
	mean->fixed = arena_array(shop->arena, sum->count, uint32_t);
	mean->stages = stages;
	mean->stage_count = stages_plan(sum, stages);
	merging.measure = sums_measure(&merging);
	merging.turns[0] = arena_create();
	merging.turns[1] = arena_create();
	stage_begin(&merging, &stages[0]);
	for (size_t i = 1; i < mean->stage_count; i++) {
		merging.now.arena = merging.turns[i % 2];
		arena_reset(merging.now.arena);
		stage_make(&merging, &stages[i - 1], &stages[i]);
	}
	mean_finish(&merging, &stages[mean->stage_count - 1]);
	arena_destroy(merging.turns[0]);
	arena_destroy(merging.turns[1]);
	return mean;
}

const struct frontier *
mean_frontier(const struct mean *mean)
{
	return &mean->frontier;
}

void
mean_trace(const struct mean *mean, const struct point *point, uint32_t choices[])
{
	size_t layer = point->left, at = point->right;
	if (mean->part_count)
		memcpy(choices, mean->fixed, mean->part_count * sizeof(*choices));
	for (size_t i = mean->stage_count - 1; i > 0; i--) {
		const struct layer *found = &mean->stages[i].layers[layer];
		struct link link = found->links[at];
		choices[mean->stages[i].part] = link.choice;
		layer = link.choice == POINT_OUT ? found->from_out : found->from_in;
		at = link.from;
	}
	assert(layer == 0 && at == 0);
}
