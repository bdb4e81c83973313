// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// Sums of frontiers whose costs, or values, are whole numbers close together, as days and points of
// scores are: cells are found by arithmetic instead of by order.
#include <stdlib.h>

#include "audit/frontier_side.h"
#include "base/memory.h"

enum {
	CELLS_MOST = 1 << 21, // some 64 MB
	PAIRS_PER_CELL = 2    // fewer, and most of the grid would be read in vain
};

// A point seen along the axis of the grid: where it is, and what is to be least there.
struct mark {
	int64_t at, least;
	uint64_t rank;
	uint32_t index;
};

struct cell {
	int64_t least;
	uint64_t rank;
	uint32_t left, right;
};

// Costs, or values: all that sums can have, from `start` on in equal steps.
struct axis {
	int64_t start, length, step;
};

struct grid {
	bool is_by_cost; // else by value
	struct axis axis;
	size_t count;
	struct cell *cells;
};

static int64_t
along(bool is_by_cost, const struct point *point)
{
	return is_by_cost ? point->cost : point->value.ticks;
}

// `start` is that of the point's side.
static struct mark
mark_of(const struct grid *grid, const struct side *side, const struct point *point)
{
	int64_t from = along(grid->is_by_cost, &side->points[0]);
	return (struct mark){
		.at = (along(grid->is_by_cost, point) - from) / grid->axis.step,
		.least = grid->is_by_cost ? -point->value.ticks : point->cost,
		.rank = point->rank,
		.index = point->left,
	};
}

static int64_t
greatest_divisor(int64_t a, int64_t b)
{
	while (b) {
		int64_t rest = a % b;
		a = b;
		b = rest;
	}
	return a;
}

// Both costs and values rise along a side.
static void
axis_add(struct axis *axis, bool is_by_cost, const struct side *side)
{
	int64_t start = along(is_by_cost, &side->points[0]);
	for (size_t i = 1; i < side->count && axis->step != 1; i++)
		axis->step =
			greatest_divisor(along(is_by_cost, &side->points[i]) - start, axis->step);
	axis->start += start;
	axis->length += along(is_by_cost, &side->points[side->count - 1]) - start;
}

static void
grid_fill(struct grid *grid, const struct side *a, const struct side *b, struct mark *marks)
{
	for (size_t j = 0; j < b->count; j++)
		marks[j] = mark_of(grid, b, &b->points[j]);
	for (size_t i = 0; i < a->count; i++) {
		const struct mark one = mark_of(grid, a, &a->points[i]);
		for (size_t j = 0; j < b->count; j++) {
			struct cell *cell = &grid->cells[one.at + marks[j].at];
			int64_t least = one.least + marks[j].least;
			uint64_t rank = one.rank + marks[j].rank;
			if (least < cell->least || (least == cell->least && rank < cell->rank))
				*cell = (struct cell){least, rank, one.index, marks[j].index};
		}
	}
}

// From the end of the axis with the best values: the last cell. Along costs a cell only stays where
// no cheaper one is as good, so those are weeded out first.
static void
grid_read(const struct frontier_shop *shop, const struct yardstick *measure, struct grid *grid,
          struct point_stack *stack)
{
	int64_t best = INT64_MAX;
	for (size_t i = 0; grid->is_by_cost && i < grid->count; i++) {
		if (grid->cells[i].least < best)
			best = grid->cells[i].least;
		else
			grid->cells[i].least = INT64_MAX;
	}
	for (size_t i = grid->count; i > 0; i--) {
		const struct cell *cell = &grid->cells[i - 1];
		int64_t at = grid->axis.start + (int64_t)(i - 1) * grid->axis.step;
		if (cell->least == INT64_MAX)
			continue;
		struct point point = {
			.cost = grid->is_by_cost ? at : cell->least,
			.value.ticks = grid->is_by_cost ? -cell->least : at,
			.rank = cell->rank,
			.left = cell->left,
			.right = cell->right,
		};
		point_stack_push(shop, measure, stack, &point);
	}
}

bool
grid_merge(const struct frontier_shop *shop, const struct yardstick *measure, const struct side *a,
           const struct side *b, struct frontier *merged)
{
	if (measure->is_exact || shop->keeps_all || a->count == 0 || b->count == 0)
		return false;
	struct axis axes[2] = {{0, 0, 0}, {0, 0, 0}};
	for (size_t i = 0; i < 2; i++) {
		axis_add(&axes[i], i == 0, a);
		axis_add(&axes[i], i == 0, b);
		axes[i].step += axes[i].step == 0; // one point with one point
		axes[i].length /= axes[i].step;
	}
	struct grid grid = {.is_by_cost = axes[0].length <= axes[1].length};
	grid.axis = axes[grid.is_by_cost ? 0 : 1];
	grid.count = (size_t)grid.axis.length + 1;
	if (grid.axis.length >= CELLS_MOST || grid.count > a->count * b->count / PAIRS_PER_CELL)
		return false;
	grid.cells = memory_resize(NULL, grid.count, sizeof(*grid.cells));
	for (size_t i = 0; i < grid.count; i++)
		grid.cells[i] = (struct cell){.least = INT64_MAX};
	// The inner loop runs over the longer side.
	bool is_turned = a->count > b->count;
	struct mark *marks = memory_resize(NULL, is_turned ? a->count : b->count, sizeof(*marks));
	grid_fill(&grid, is_turned ? b : a, is_turned ? a : b, marks);
	for (size_t i = 0; is_turned && i < grid.count; i++) {
		uint32_t left = grid.cells[i].left;
		grid.cells[i].left = grid.cells[i].right;
		grid.cells[i].right = left;
	}
	struct point_stack stack = {NULL, 0, 0, 0};
	point_stack_begin(&stack, grid.count);
	grid_read(shop, measure, &grid, &stack);
	*merged = point_stack_frontier(shop, measure, &stack);
	point_stack_finish(&stack);
	free(marks);
	free(grid.cells);
	return true;
}
