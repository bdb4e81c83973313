// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// Bounds of frontiers, and which points of one stand for all.
#include <string.h>

#include "audit/frontier.h"
#include "base/wide.h"

// Is b on or below the line from a to c?
static bool
is_under(const struct point *a, const struct point *b, const struct point *c)
{
	return wide_product(b->value.ticks - a->value.ticks, c->cost - b->cost) <=
	       wide_product(c->value.ticks - b->value.ticks, b->cost - a->cost);
}

// Adds a point of no less cost than the last one; true where it is a vertex so far.
static void
vertex_add(struct point *vertices, size_t *count, const struct point *point)
{
	if (*count && point->value.ticks <= vertices[*count - 1].value.ticks)
		return;
	if (*count && point->cost == vertices[*count - 1].cost)
		--*count;
	while (*count > 1 && is_under(&vertices[*count - 2], &vertices[*count - 1], point))
		--*count;
	vertices[(*count)++] = *point;
}

// The one vertex that bounds any set: its least cost, its highest value.
static struct hull
hull_trivial(struct arena *arena, const struct yardstick *measure, size_t count,
             const struct point points[])
{
	struct point *vertex = arena_new(arena, struct point);
	for (size_t i = 0; i < count; i++) {
		if (i == 0 || amount_compare(measure, points[i].value, vertex->value) > 0)
			vertex->value = points[i].value;
		if (i == 0 || points[i].cost < vertex->cost)
			vertex->cost = points[i].cost;
	}
	return (struct hull){count > 0, vertex};
}

// By rising cost. Points of a frontier that is a set of best ones are in this order already.
static void
sort_by_cost(size_t count, struct point points[])
{
	for (size_t gap = count / 2; gap > 0; gap /= 2) {
		for (size_t i = gap; i < count; i++) {
			struct point moved = points[i];
			size_t to = i;
			for (; to >= gap && points[to - gap].cost > moved.cost; to -= gap)
				points[to] = points[to - gap];
			points[to] = moved;
		}
	}
}

// `left` of a vertex is its index among the points.
static struct hull
hull_of(struct arena *arena, const struct yardstick *measure, size_t count,
        const struct point points[])
{
	if (measure->is_exact)
		return hull_trivial(arena, measure, count, points);
	struct point *sorted = arena_array(arena, count, struct point);
	for (size_t i = 0; i < count; i++) {
		sorted[i] = points[i];
		sorted[i].left = (uint32_t)i;
	}
	sort_by_cost(count, sorted);
	size_t vertex_count = 0;
	// A vertex is never written ahead of the point that is read.
	for (size_t i = 0; i < count; i++) {
		const struct point point = sorted[i];
		vertex_add(sorted, &vertex_count, &point);
	}
	return (struct hull){vertex_count, sorted};
}

struct hull
frontier_hull(struct arena *arena, const struct frontier *frontier)
{
	if (frontier->is_partial)
		return frontier->bound;
	return hull_of(arena, &frontier->measure, frontier->count, frontier->points);
}

static struct point
vertex_sum(struct arena *arena, const struct yardstick *measure, const struct point *a,
           const struct point *b)
{
	return (struct point){.cost = a->cost + b->cost,
	                      .value = amount_add(arena, measure, a->value, b->value)};
}

struct hull
hull_sum(struct arena *arena, const struct yardstick *measure, const struct hull hulls[2])
{
	const struct hull *a = &hulls[0], *b = &hulls[1];
	if (a->count == 0 || b->count == 0)
		return (struct hull){0, NULL};
	struct point *vertices = arena_array(arena, a->count + b->count, struct point);
	size_t count = 0, i = 0, j = 0;
	vertices[count++] = vertex_sum(arena, measure, &a->points[0], &b->points[0]);
	// The steeper edge first.
	while (i + 1 < a->count || j + 1 < b->count) {
		const struct point *x = &a->points[i], *y = &b->points[j];
		bool is_a = j + 1 == b->count;
		if (!is_a && i + 1 < a->count)
			is_a = wide_product(x[1].value.ticks - x->value.ticks,
			                    y[1].cost - y->cost) >=
			       wide_product(y[1].value.ticks - y->value.ticks, x[1].cost - x->cost);
		i += is_a;
		j += !is_a;
		vertices[count++] = vertex_sum(arena, measure, &a->points[i], &b->points[j]);
	}
	return (struct hull){count, vertices};
}

struct hull
hull_join(struct arena *arena, const struct yardstick *measure, size_t count,
          const struct hull hulls[])
{
	size_t total = 0, at = 0;
	for (size_t i = 0; i < count; i++)
		total += hulls[i].count;
	struct point *points = arena_array(arena, total, struct point);
	for (size_t i = 0; i < count; i++) {
		if (hulls[i].count)
			memcpy(points + at, hulls[i].points, hulls[i].count * sizeof(*points));
		at += hulls[i].count;
	}
	return hull_of(arena, measure, total, points);
}

bool
hull_cost_for(struct arena *arena, const struct hull *hull, const struct yardstick *measure,
              struct exact value, int64_t *cost)
{
	size_t i = 0;
	while (i < hull->count &&
	       exact_compare(amount_exact(arena, measure, hull->points[i].value), value) < 0)
		i++;
	if (i == hull->count)
		return false;
	*cost = hull->points[i].cost;
	if (i == 0)
		return true;
	// On the edge before it; the least cost that is not below it is asked for.
	const struct point *low = &hull->points[i - 1], *high = &hull->points[i];
	struct exact start = amount_exact(arena, measure, low->value);
	struct exact rise = exact_subtract(arena, amount_exact(arena, measure, high->value), start);
	struct exact part = exact_divide(arena, exact_subtract(arena, value, start), rise);
	int64_t from = low->cost, to = high->cost, width = high->cost - low->cost;
	while (from < to) {
		int64_t middle = from + (to - from) / 2;
		if (exact_compare(exact_from_fraction(middle - low->cost, width), part) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	*cost = from;
	return true;
}

bool
hull_value_for(struct arena *arena, const struct hull *hull, const struct yardstick *measure,
               int64_t cost, struct exact *value)
{
	size_t i = 0;
	while (i < hull->count && hull->points[i].cost <= cost)
		i++;
	if (i == 0)
		return false;
	const struct point *low = &hull->points[i - 1];
	*value = amount_exact(arena, measure, low->value);
	if (i == hull->count)
		return true;
	const struct point *high = &hull->points[i];
	struct exact rise =
		exact_subtract(arena, amount_exact(arena, measure, high->value), *value);
	struct exact part = exact_from_fraction(cost - low->cost, high->cost - low->cost);
	*value = exact_add(arena, *value, exact_multiply(arena, rise, part));
	return true;
}

// What a value of the old measure is in the new one: whole ticks times a whole number, or a fraction.
struct rescaling {
	struct arena *arena;
	const struct yardstick *old, *new;
	struct exact factor;
	int64_t times; // between ticks
};

static struct rescaling
rescaling_make(struct arena *arena, const struct yardstick *old, struct exact factor,
               const struct yardstick *new)
{
	struct rescaling rescaling = {arena, old, new, factor, 0};
	if (!old->is_exact && !new->is_exact) {
		struct exact tick = exact_multiply(arena, old->tick, factor);
		rescaling.times = amount_from(arena, new, tick).ticks; // asserts that it is whole
	}
	return rescaling;
}

static union amount
rescale(const struct rescaling *rescaling, union amount value)
{
	struct arena *arena = rescaling->arena;
	if (!rescaling->old->is_exact && !rescaling->new->is_exact)
		return (union amount){.ticks = value.ticks * rescaling->times};
	struct exact number = amount_exact(arena, rescaling->old, value);
	return amount_from(arena, rescaling->new, exact_multiply(arena, number, rescaling->factor));
}

struct hull
hull_scale(struct arena *arena, const struct hull *hull, const struct yardstick *old,
           struct exact factor, const struct yardstick *measure)
{
	const struct rescaling rescaling = rescaling_make(arena, old, factor, measure);
	struct point *points = arena_array(arena, hull->count, struct point);
	for (size_t i = 0; i < hull->count; i++) {
		points[i] = hull->points[i];
		points[i].value = rescale(&rescaling, hull->points[i].value);
	}
	return hull_of(arena, measure, hull->count, points);
}

struct frontier
frontier_scale(const struct frontier_shop *shop, const struct frontier *frontier,
               struct exact factor, const struct yardstick *measure)
{
	struct frontier scaled = *frontier;
	scaled.measure = *measure;
	if (frontier->count == 0 && !frontier->is_partial)
		return scaled; // whatever its measure was
	const struct rescaling rescaling =
		rescaling_make(shop->arena, &frontier->measure, factor, measure);
	struct point *points = arena_array(shop->arena, frontier->count, struct point);
	for (size_t i = 0; i < frontier->count; i++) {
		points[i] = frontier->points[i];
		points[i].value = rescale(&rescaling, points[i].value);
		points[i].left = (uint32_t)i;
	}
	scaled.points = points;
	if (exact_is_zero(factor)) {
		struct frontier cheapest = frontier_of(shop, measure, frontier->count, points);
		scaled.points = cheapest.points;
		scaled.count = cheapest.count;
	}
	if (frontier->is_partial)
		scaled.bound = hull_scale(shop->arena, &frontier->bound, &frontier->measure, factor,
		                          measure);
	return scaled;
}

struct frontier
frontier_join(const struct frontier_shop *shop, size_t count, const struct frontier frontiers[])
{
	size_t total = 0, at = 0;
	bool is_partial = false;
	for (size_t i = 0; i < count; i++) {
		total += frontiers[i].count;
		is_partial |= frontiers[i].is_partial;
	}
	const struct yardstick *measure = &frontiers[0].measure;
	struct point *points = arena_array(shop->arena, total, struct point);
	for (size_t i = 0; i < count; i++) {
		for (size_t p = 0; p < frontiers[i].count; p++) {
			points[at] = frontiers[i].points[p];
			points[at].left = (uint32_t)i;
			points[at++].right = (uint32_t)p;
		}
	}
	struct frontier joined = frontier_of(shop, measure, total, points);
	if (!is_partial)
		return joined;
	struct hull *hulls = arena_array(shop->arena, count, struct hull);
	for (size_t i = 0; i < count; i++)
		hulls[i] = frontier_hull(shop->arena, &frontiers[i]);
	joined.is_partial = true;
	joined.bound = hull_join(shop->arena, measure, count, hulls);
	return joined;
}

// Marks of the points that are kept whatever happens: the first, the last, those on the hull.
static size_t
mark_hull(struct arena *arena, const struct frontier *frontier, bool is_kept[])
{
	size_t count = 0;
	is_kept[0] = is_kept[frontier->count - 1] = true;
	if (!frontier->measure.is_exact) {
		struct hull hull =
			hull_of(arena, &frontier->measure, frontier->count, frontier->points);
		for (size_t i = 0; i < hull.count; i++)
			is_kept[hull.points[i].left] = true;
	}
	for (size_t i = 0; i < frontier->count; i++)
		count += is_kept[i];
	return count;
}

const size_t *
frontier_choose(struct arena *arena, const struct frontier *frontier, size_t *most)
{
	size_t total = frontier->count;
	bool *is_kept = arena_array(arena, total, bool);
	size_t marked = mark_hull(arena, frontier, is_kept);
	// Of the others, or where the hull alone is too much, some at equal distances.
	bool is_hull_kept = marked <= *most;
	size_t wanted = is_hull_kept ? *most - marked : *most - 2;
	size_t others = is_hull_kept ? total - marked : total - 2;
	size_t *chosen = arena_array(arena, *most, size_t), count = 0, due = 0;
	for (size_t i = 0; i < total; i++) {
		bool is_end = i == 0 || i + 1 == total;
		bool is_sure = is_end || (is_hull_kept && is_kept[i]);
		if (!is_sure) {
			due += wanted;
			is_sure = others && due >= others;
			due -= is_sure ? others : 0;
		}
		if (is_sure && count < *most)
			chosen[count++] = i;
	}
	*most = count;
	return chosen;
}
