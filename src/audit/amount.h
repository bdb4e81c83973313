// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Scores and ratios as the planner counts them: whole ticks of one measure where they fit 64 bits,
// else exact fractions. Millions of them are added and compared; none is ever rounded.
#ifndef PATUH_AUDIT_AMOUNT_H
#define PATUH_AUDIT_AMOUNT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/exact.h"

union amount {
	int64_t ticks;
	const struct exact *exact;
};

// What amounts are counted in.
struct yardstick {
	bool is_exact;     // they are fractions
	struct exact tick; // else what one tick is worth
};

static inline int
amount_compare(const struct yardstick *measure, union amount a, union amount b)
{
	if (measure->is_exact)
		return exact_compare(*a.exact, *b.exact);
	return (a.ticks > b.ticks) - (a.ticks < b.ticks);
}

// The amount that a number is, which is a whole number of ticks where there are ticks.
union amount amount_from(struct arena *arena, const struct yardstick *measure, struct exact number);

struct exact amount_exact(struct arena *arena, const struct yardstick *measure,
                          union amount amount);

union amount amount_add(struct arena *arena, const struct yardstick *measure, union amount a,
                        union amount b);

// Numbers to be counted together: a measure of which all of them are whole multiples, and the
// largest of them, which bounds every sum that is made.
struct gauge {
	struct arena *arena;
	struct exact tick; // 0 before the first number
	struct exact most;
};

#define GAUGE_EMPTY(arena) ((struct gauge){(arena), EXACT_ZERO, EXACT_ZERO})

// Every number that is to be whole ticks.
void gauge_add(struct gauge *gauge, struct exact number);

// What sums may come to.
void gauge_bound(struct gauge *gauge, struct exact sum);

// Ticks where all of it fits, fractions where it does not.
struct yardstick gauge_measure(const struct gauge *gauge);

#endif
