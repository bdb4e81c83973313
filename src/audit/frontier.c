// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/frontier.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "audit/frontier_side.h"
#include "base/memory.h"

enum {
	LISTS_WORK =
		64, // how many times as long a pair takes in lists, or of fractions, as on a grid
	PAIRS_FEW = 1 << 12 // so many are no work either way
};

void
point_stack_begin(struct point_stack *stack, size_t capacity)
{
	if (capacity > stack->capacity) {
		free(stack->points);
		stack->capacity = capacity + capacity / 2; // the next list is longer
		stack->points = memory_resize(NULL, stack->capacity, sizeof(*stack->points));
	}
	stack->first = stack->capacity;
	stack->count = 0;
}

void
point_stack_finish(struct point_stack *stack)
{
	free(stack->points);
	*stack = (struct point_stack){NULL, 0, 0, 0};
}

// Does a come before b: a higher value, then less cost, then a lower rank?
static bool
point_precedes(const struct yardstick *measure, const struct point *a, const struct point *b)
{
	int order = amount_compare(measure, a->value, b->value);
	if (order)
		return order > 0;
	if (a->cost != b->cost)
		return a->cost < b->cost;
	return a->rank < b->rank;
}

void
point_stack_push(const struct frontier_shop *shop, const struct yardstick *measure,
                 struct point_stack *stack, const struct point *point)
{
	if (stack->count) {
		struct point *last = &stack->points[stack->first];
		bool is_same = amount_compare(measure, last->value, point->value) == 0;
		if (is_same && point_precedes(measure, point, last))
			*last = *point;
		if (is_same || (!shop->keeps_all && point->cost >= last->cost))
			return;
	}
	assert(stack->first > 0);
	stack->points[--stack->first] = *point;
	stack->count++;
}

struct frontier
point_stack_frontier(const struct frontier_shop *shop, const struct yardstick *measure,
                     const struct point_stack *stack)
{
	struct frontier frontier = {.measure = *measure, .count = stack->count};
	struct point *points = arena_array(shop->arena, stack->count, struct point);
	if (stack->count)
		memcpy(points, stack->points + stack->first, stack->count * sizeof(*points));
	for (size_t i = 0; measure->is_exact && i < stack->count; i++) {
		struct exact *kept = arena_new(shop->arena, struct exact);
		*kept = exact_copy(shop->arena, *points[i].value.exact);
		points[i].value.exact = kept;
	}
	frontier.points = points;
	return frontier;
}

// From the highest value down, by a bottom-up merge sort: what qsort compares by cannot be told a
// measure.
static void
sort_points(const struct yardstick *measure, size_t count, struct point points[])
{
	struct point *other = memory_resize(NULL, count ? count : 1, sizeof(*other));
	for (size_t width = 1; width < count; width *= 2) {
		for (size_t start = 0; start < count; start += 2 * width) {
			size_t middle = start + width < count ? start + width : count;
			size_t end = middle + width < count ? middle + width : count;
			size_t a = start, b = middle;
			for (size_t i = start; i < end; i++) {
				bool is_b = a == middle ||
				            (b < end &&
				             point_precedes(measure, &points[b], &points[a]));
				other[i] = points[is_b ? b++ : a++];
			}
		}
		memcpy(points, other, count * sizeof(*points));
	}
	free(other);
}

struct frontier
frontier_of(const struct frontier_shop *shop, const struct yardstick *measure, size_t count,
            struct point points[])
{
	struct point_stack stack = {NULL, 0, 0, 0};
	sort_points(measure, count, points);
	point_stack_begin(&stack, count);
	for (size_t i = 0; i < count; i++)
		point_stack_push(shop, measure, &stack, &points[i]);
	struct frontier frontier = point_stack_frontier(shop, measure, &stack);
	point_stack_finish(&stack);
	return frontier;
}

// The two best lists as one.
static void
merge_lists(const struct frontier_shop *shop, const struct yardstick *measure,
            const struct point_stack *a, const struct point_stack *b, struct point_stack *out)
{
	size_t i = a->count, j = b->count;
	point_stack_begin(out, i + j);
	while (i || j) {
		const struct point *x = i ? &a->points[a->first + i - 1] : NULL;
		const struct point *y = j ? &b->points[b->first + j - 1] : NULL;
		if (!y || (x && !point_precedes(measure, y, x))) {
			point_stack_push(shop, measure, out, x);
			i--;
		} else {
			point_stack_push(shop, measure, out, y);
			j--;
		}
	}
}

static union amount
merge_values(const struct frontier_shop *shop, enum merge_kind kind,
             const struct yardstick *measure, union amount a, union amount b)
{
	if (kind == MERGE_SUM)
		return amount_add(shop->scratch, measure, a, b);
	bool is_a = (amount_compare(measure, a, b) < 0) == (kind == MERGE_MIN);
	return is_a ? a : b;
}

// Lists as they come, merged so that each is as long as the one it meets: list k is made of 2^k.
struct merge_ladder {
	const struct frontier_shop *shop;
	const struct yardstick *measure;
	struct point_stack lists[8 * sizeof(size_t)], fresh, spare;
	size_t count; // of lists taken in
};

static void
ladder_meet(struct merge_ladder *ladder, struct point_stack *list)
{
	merge_lists(ladder->shop, ladder->measure, list, &ladder->fresh, &ladder->spare);
	struct point_stack emptied = ladder->fresh;
	ladder->fresh = ladder->spare;
	ladder->spare = emptied;
}

// Takes in the list in `fresh`.
static void
ladder_take(struct merge_ladder *ladder)
{
	size_t k = 0;
	for (size_t taken = ladder->count++; taken & 1; taken >>= 1)
		ladder_meet(ladder, &ladder->lists[k++]);
	struct point_stack emptied = ladder->lists[k];
	ladder->lists[k] = ladder->fresh;
	ladder->fresh = emptied;
}

static struct frontier
ladder_finish(struct merge_ladder *ladder)
{
	point_stack_begin(&ladder->fresh, 0);
	for (size_t k = 0; ladder->count >> k; k++) {
		if (ladder->count >> k & 1)
			ladder_meet(ladder, &ladder->lists[k]);
	}
	struct frontier frontier =
		point_stack_frontier(ladder->shop, ladder->measure, &ladder->fresh);
	for (size_t k = 0; k < sizeof(ladder->lists) / sizeof(ladder->lists[0]); k++)
		point_stack_finish(&ladder->lists[k]);
	point_stack_finish(&ladder->fresh);
	point_stack_finish(&ladder->spare);
	return frontier;
}

static struct side
side_make(const struct frontier_shop *shop, const struct frontier *frontier, size_t most)
{
	const size_t *kept =
		most < frontier->count ? frontier_choose(shop->scratch, frontier, &most) : NULL;
	struct side side = {most < frontier->count ? most : frontier->count, NULL};
	side.points = arena_array(shop->scratch, side.count, struct point);
	for (size_t i = 0; i < side.count; i++) {
		size_t index = kept ? kept[i] : i;
		side.points[i] = frontier->points[index];
		side.points[i].left = (uint32_t)index;
	}
	return side;
}

// One point of a part with every point of the other, as a list. is_turned: the one is the right.
static void
ladder_take_row(struct merge_ladder *ladder, enum merge_kind kind, const struct side *others,
                const struct point *one, bool is_turned)
{
	point_stack_begin(&ladder->fresh, others->count);
	for (size_t i = others->count; i > 0; i--) {
		const struct point *other = &others->points[i - 1];
		struct point point = {
			.cost = one->cost + other->cost,
			.value = merge_values(ladder->shop, kind, ladder->measure, one->value,
		                              other->value),
			.rank = one->rank + other->rank,
			.left = is_turned ? other->left : one->left,
			.right = is_turned ? one->left : other->left,
		};
		point_stack_push(ladder->shop, ladder->measure, &ladder->fresh, &point);
	}
	ladder_take(ladder);
}

// The other part does not count.
static void
ladder_take_alone(struct merge_ladder *ladder, const struct side *part, const struct point *out,
                  bool is_right)
{
	point_stack_begin(&ladder->fresh, part->count);
	for (size_t i = part->count; i > 0; i--) {
		struct point point = part->points[i - 1];
		uint32_t index = point.left;
		point.cost += out->cost;
		point.rank += out->rank;
		point.left = is_right ? POINT_OUT : index;
		point.right = is_right ? index : POINT_OUT;
		point_stack_push(ladder->shop, ladder->measure, &ladder->fresh, &point);
	}
	ladder_take(ladder);
}

// The points of both parts merged, `most` of each.
static struct frontier
merge_sides(const struct frontier_shop *shop, enum merge_kind kind, const struct frontier *a,
            const struct frontier *b, const size_t most[2])
{
	struct side left = side_make(shop, a, most[0]), right = side_make(shop, b, most[1]);
	struct merge_ladder *ladder = memory_resize(NULL, 1, sizeof(*ladder));
	memset(ladder, 0, sizeof(*ladder));
	ladder->shop = shop;
	ladder->measure = &a->measure;
	bool is_turned = right.count < left.count;
	const struct side *rows = is_turned ? &right : &left, *others = is_turned ? &left : &right;
	for (size_t i = 0; i < rows->count && others->count; i++)
		ladder_take_row(ladder, kind, others, &rows->points[i], is_turned);
	if (kind != MERGE_SUM && b->has_out)
		ladder_take_alone(ladder, &left, &b->out, false);
	if (kind != MERGE_SUM && a->has_out)
		ladder_take_alone(ladder, &right, &a->out, true);
	struct frontier frontier = ladder_finish(ladder);
	free(ladder);
	arena_reset(shop->scratch);
	return frontier;
}

// Sums by way of a grid, where there can be one.
static bool
sum_sides(const struct frontier_shop *shop, const struct frontier *a, const struct frontier *b,
          const size_t most[2], struct frontier *summed)
{
	struct side left = side_make(shop, a, most[0]), right = side_make(shop, b, most[1]);
	bool is_summed = grid_merge(shop, &a->measure, &left, &right, summed);
	arena_reset(shop->scratch);
	return is_summed;
}

// How many points of each part may be looked at so that their pairs are not too many.
static void
sizes_fit(size_t pairs, size_t sizes[2])
{
	while (sizes[0] > 2 && sizes[1] > 2 && sizes[0] > pairs / sizes[1]) {
		size_t *larger = sizes[0] > sizes[1] ? &sizes[0] : &sizes[1];
		*larger -= *larger / 8 + 1;
	}
}

// What remains true where points were passed over.
static void
merge_bound(const struct frontier_shop *shop, enum merge_kind kind, const struct frontier *a,
            const struct frontier *b, struct frontier *merged)
{
	struct hull hulls[] = {frontier_hull(shop->arena, a), frontier_hull(shop->arena, b)};
	merged->is_partial = true;
	merged->bound = kind == MERGE_SUM ? hull_sum(shop->arena, &a->measure, hulls)
	                                  : hull_join(shop->arena, &a->measure, 2, hulls);
}

struct frontier
frontier_merge(const struct frontier_shop *shop, enum merge_kind kind, const struct frontier *a,
               const struct frontier *b)
{
	size_t sizes[] = {a->count, b->count};
	struct frontier merged;
	bool may_grid = kind == MERGE_SUM && !a->measure.is_exact;
	sizes_fit(shop->pairs_most, sizes);
	if (!may_grid || !sum_sides(shop, a, b, sizes, &merged)) {
		sizes_fit(shop->pairs_most / LISTS_WORK + PAIRS_FEW, sizes);
		merged = merge_sides(shop, kind, a, b, sizes);
	}
	if (a->is_partial || b->is_partial || sizes[0] < a->count || sizes[1] < b->count)
		merge_bound(shop, kind, a, b, &merged);
	if (kind == MERGE_SUM || !a->has_out || !b->has_out)
		return merged;
	merged.has_out = true;
	merged.out = a->out;
	merged.out.cost += b->out.cost;
	merged.out.rank += b->out.rank;
	merged.out.left = merged.out.right = POINT_OUT;
	return merged;
}
