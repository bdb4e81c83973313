// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What can be had for what: the best amounts that a part of an assessment can reach, each with its
// least cost. Frontiers of parts are merged into that of the whole, so the planner never looks at
// the combinations one by one, and yet leaves none out. Where that would be too many, points are
// left out and the frontier says so; it then carries a bound that the truth does not pass.
#ifndef PATUH_AUDIT_FRONTIER_H
#define PATUH_AUDIT_FRONTIER_H

#include <stdint.h>

#include "audit/amount.h"

// No point of a part: the part does not count.
#define POINT_OUT UINT32_MAX

struct point {
	int64_t cost; // in the planner's unit of costs
	union amount value;
	uint64_t rank; // sum of the places of what is mended; of equal points the lowest is kept
	uint32_t left, right; // what it is made of; who made the frontier knows
};

// Vertices of a line from which the best values fall away to both sides: rising cost and value,
// falling slope. Nothing that can be had is above it; behind the last vertex it is level.
struct hull {
	size_t count;
	const struct point *points;
};

// Points by rising value. Of a frontier that is a set of best ones the costs rise strictly too; one
// that keeps all holds every value that can be had, with its least cost.
struct frontier {
	struct yardstick measure;
	size_t count;
	const struct point *points;
	bool has_out; // the part may also not count
	struct point out;
	bool is_partial;   // points were left out
	struct hull bound; // of a partial one
};

// How frontiers are made. The arena keeps them; `scratch` is used in between.
struct frontier_shop {
	struct arena *arena, *scratch;
	bool keeps_all;    // every value, not only the best ones
	size_t pairs_most; // how many pairs of points a merge may look at
};

enum merge_kind {
	MERGE_SUM,
	MERGE_MIN,
	MERGE_MAX
};

// Points on their way to a frontier, from the highest value down: each is kept where it is cheaper
// than all above it, or, where all are kept, has another value.
struct point_stack {
	struct point *points; // points[first] is the lowest so far
	size_t capacity, first, count;
};

// Makes room for `capacity` points and empties it. Freed by point_stack_finish.
void point_stack_begin(struct point_stack *stack, size_t capacity);
void point_stack_push(const struct frontier_shop *shop, const struct yardstick *measure,
                      struct point_stack *stack, const struct point *point);
void point_stack_finish(struct point_stack *stack);

// The stack as a frontier in the arena of the shop, with its fractions.
struct frontier point_stack_frontier(const struct frontier_shop *shop,
                                     const struct yardstick *measure,
                                     const struct point_stack *stack);

// The points of any order as a frontier. The array is sorted in place.
struct frontier frontier_of(const struct frontier_shop *shop, const struct yardstick *measure,
                            size_t count, struct point points[]);

// Every value a of one part with every value b of the other: a + b, the lesser or the greater of
// them. left and right are indices of points. Where one does not count the other is taken as it is
// (not in a sum, which knows nothing of parts that do not count).
struct frontier frontier_merge(const struct frontier_shop *shop, enum merge_kind kind,
                               const struct frontier *a, const struct frontier *b);

// The same values, times a factor of 0 or more, in another measure, which they must fit; left is the
// index of a point in the old frontier.
struct frontier frontier_scale(const struct frontier_shop *shop, const struct frontier *frontier,
                               struct exact factor, const struct yardstick *measure);

// Whatever any of them can reach; left is the frontier, right the point. All have one measure. How
// they may not count is left to the caller.
struct frontier frontier_join(const struct frontier_shop *shop, size_t count,
                              const struct frontier frontiers[]);

// The indices of at most *most points that stand for all of a frontier: those on its hull first, the
// others as they come. *most becomes their number, which is at least 2.
const size_t *frontier_choose(struct arena *arena, const struct frontier *frontier, size_t *most);

// The bound of a frontier: its own where it is partial, else that of its points. With fractions it is
// one vertex: the least cost with the highest value.
struct hull frontier_hull(struct arena *arena, const struct frontier *frontier);

// The least cost for which a bound allows a value, and the highest value it allows for a cost. False
// where it allows none.
bool hull_cost_for(struct arena *arena, const struct hull *hull, const struct yardstick *measure,
                   struct exact value, int64_t *cost);
bool hull_value_for(struct arena *arena, const struct hull *hull, const struct yardstick *measure,
                    int64_t cost, struct exact *value);

// The bound of the sum of two parts, and of what either can reach.
struct hull hull_sum(struct arena *arena, const struct yardstick *measure,
                     const struct hull hulls[2]);
struct hull hull_join(struct arena *arena, const struct yardstick *measure, size_t count,
                      const struct hull hulls[]);

// The bound in another measure, as frontier_scale.
struct hull hull_scale(struct arena *arena, const struct hull *hull, const struct yardstick *old,
                       struct exact factor, const struct yardstick *measure);

#endif
