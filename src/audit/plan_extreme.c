// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// Groups that are as good as their least or greatest part, or good only where every part is.
#include "audit/planner.h"

// The points of the parts so far, and of the next part, that a point is made of.
struct link {
	uint32_t left, right;
};

struct extreme {
	struct frontier frontier; // left: index of a point of the last stage
	size_t count;
	const struct link **stages; // behind the first part: for each part the links of its points
};

// The parts in one measure.
static const struct frontier *
measured_alike(const struct frontier_shop *shop, size_t count, const struct frontier *const parts[])
{
	struct gauge gauge = GAUGE_EMPTY(shop->arena);
	bool is_exact = false;
	gauge_bound(&gauge, EXACT_ONE);
	for (size_t i = 0; i < count; i++) {
		is_exact |= parts[i]->measure.is_exact;
		if (!parts[i]->measure.is_exact)
			gauge_add(&gauge, parts[i]->measure.tick);
	}
	gauge_add(&gauge, EXACT_ONE); // what "all" comes to
	struct yardstick measure = gauge_measure(&gauge);
	measure.is_exact |= is_exact;
	struct frontier *alike = arena_array(shop->arena, count, struct frontier);
	for (size_t i = 0; i < count; i++)
		alike[i] = frontier_scale(shop, parts[i], EXACT_ONE, &measure);
	return alike;
}

static const struct link *
links_of(struct arena *arena, const struct frontier *frontier)
{
	struct link *links = arena_array(arena, frontier->count, struct link);
	for (size_t i = 0; i < frontier->count; i++)
		links[i] = (struct link){frontier->points[i].left, frontier->points[i].right};
	return links;
}

// Everything or nothing.
static struct frontier
judge_all(const struct frontier_shop *shop, const struct frontier *frontier)
{
	const struct yardstick *measure = &frontier->measure;
	union amount one = amount_from(shop->arena, measure, EXACT_ONE);
	union amount zero = amount_from(shop->arena, measure, EXACT_ZERO);
	struct point *points = arena_array(shop->arena, frontier->count, struct point);
	for (size_t i = 0; i < frontier->count; i++) {
		points[i] = frontier->points[i];
		bool is_full = amount_compare(measure, points[i].value, one) == 0;
		points[i].value = is_full ? one : zero;
	}
	struct frontier judged = frontier_of(shop, measure, frontier->count, points);
	judged.has_out = frontier->has_out;
	judged.out = frontier->out;
	judged.is_partial = frontier->is_partial;
	judged.bound = frontier->bound;
	return judged;
}

static void
number_points(struct arena *arena, struct frontier *frontier)
{
	struct point *points = arena_array(arena, frontier->count, struct point);
	for (size_t i = 0; i < frontier->count; i++) {
		points[i] = frontier->points[i];
		points[i].left = (uint32_t)i;
	}
	frontier->points = points;
}

const struct extreme *
extreme_merge(const struct frontier_shop *shop, enum combine combine, size_t count,
              const struct frontier *const parts[])
{
	struct extreme *extreme = arena_new(shop->arena, struct extreme);
	const struct frontier *alike = measured_alike(shop, count, parts);
	struct frontier merged = alike[0];
	extreme->count = count;
	extreme->stages = arena_array(shop->arena, count, const struct link *);
	for (size_t i = 1; i < count; i++) {
		merged = frontier_merge(shop, combine == COMBINE_MAX ? MERGE_MAX : MERGE_MIN,
		                        &merged, &alike[i]);
		extreme->stages[i] = links_of(shop->arena, &merged);
	}
	number_points(shop->arena, &merged);
	extreme->frontier = combine == COMBINE_ALL ? judge_all(shop, &merged) : merged;
	extreme->frontier.out.left = POINT_OUT;
	return extreme;
}

const struct frontier *
extreme_frontier(const struct extreme *extreme)
{
	return &extreme->frontier;
}

void
extreme_trace(const struct extreme *extreme, const struct point *point, uint32_t choices[])
{
	uint32_t at = point->left;
	for (size_t i = extreme->count - 1; i > 0; i--) {
		struct link link = {POINT_OUT, POINT_OUT};
		if (at != POINT_OUT)
			link = extreme->stages[i][at];
		choices[i] = link.right;
		at = link.left;
	}
	choices[0] = at;
}
