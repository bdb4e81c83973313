// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/amount.h"

#include <assert.h>

// So that two sums can be added, and products of two amounts fit 128 bits with room for a sum.
enum {
	TICK_BITS = 60
};

static union amount
keep_exact(struct arena *arena, struct exact number)
{
	struct exact *kept = arena_new(arena, struct exact);
	*kept = number;
	return (union amount){.exact = kept};
}

union amount
amount_from(struct arena *arena, const struct yardstick *measure, struct exact number)
{
	union amount amount = {.ticks = 0};
	if (measure->is_exact)
		return keep_exact(arena, number);
	bool is_whole = exact_to_integer(exact_divide(arena, number, measure->tick), &amount.ticks);
	assert(is_whole);
	return amount;
}

struct exact
amount_exact(struct arena *arena, const struct yardstick *measure, union amount amount)
{
	if (measure->is_exact)
		return *amount.exact;
	return exact_multiply(arena, exact_from_fraction(amount.ticks, 1), measure->tick);
}

union amount
amount_add(struct arena *arena, const struct yardstick *measure, union amount a, union amount b)
{
	if (measure->is_exact)
		return keep_exact(arena, exact_add(arena, *a.exact, *b.exact));
	return (union amount){.ticks = a.ticks + b.ticks};
}

void
gauge_add(struct gauge *gauge, struct exact number)
{
	gauge->tick = exact_common_measure(gauge->arena, gauge->tick, number);
}

void
gauge_bound(struct gauge *gauge, struct exact sum)
{
	if (exact_compare(sum, gauge->most) > 0)
		gauge->most = sum;
}

struct yardstick
gauge_measure(const struct gauge *gauge)
{
	struct yardstick measure = {false, gauge->tick};
	if (exact_is_zero(gauge->tick))
		measure.tick = EXACT_ONE; // all numbers are 0
	struct exact ticks = exact_divide(gauge->arena, gauge->most, measure.tick);
	measure.is_exact =
		exact_compare(ticks, exact_from_fraction((int64_t)1 << TICK_BITS, 1)) >= 0;
	return measure;
}
