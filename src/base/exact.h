// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Exact rational numbers: everything between a number that was read and a number that is printed.
// Values, not objects: an exact is passed and kept like an int. The few that outgrow 64 bits keep
// their digits (GMP's) in the arena named when they were made. Nothing here ever rounds, except
// exact_round, which says so.
#ifndef PATUH_BASE_EXACT_H
#define PATUH_BASE_EXACT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/decimal.h"

struct arena;
struct buffer;

// Always in lowest terms with a positive denominator. The zero value {0} is not a number; use
// EXACT_ZERO. Fields are private to exact.c. Two words, so that it travels in registers.
struct exact {
	union {
		int64_t num;
		const void
			*limbs; // where den is 0: of the numerator, then those of the denominator
	};
	int64_t den;
};

#define EXACT_ZERO ((struct exact){.num = 0, .den = 1})
#define EXACT_ONE ((struct exact){.num = 1, .den = 1})

// Lets GMP ask base/memory.h for its memory, so that its lack is reported in one way. For the whole program, once,
// before the first number.
void exact_share_memory(void);

// num / den; den > 0.
struct exact exact_from_fraction(int64_t num, int64_t den);
struct exact exact_from_decimal(struct decimal number);

struct exact exact_add(struct arena *arena, struct exact a, struct exact b);
struct exact exact_subtract(struct arena *arena, struct exact a, struct exact b);
struct exact exact_multiply(struct arena *arena, struct exact a, struct exact b);

// b must not be zero.
struct exact exact_divide(struct arena *arena, struct exact a, struct exact b);

// The largest number of which both are whole multiples; the other one where one of them is 0. Both
// are 0 or more.
struct exact exact_common_measure(struct arena *arena, struct exact a, struct exact b);

// True, with the number, where it is whole and below 2^62, so that two of them can be added.
bool exact_to_integer(struct exact a, int64_t *number);

// < 0, 0, > 0
int exact_compare(struct exact a, struct exact b);
bool exact_is_zero(struct exact a);

// Rounds to `places` (0..4) decimal places, half up (towards plus infinity): at two places 80.995
// becomes 81.00 and 80.9949 becomes 80.99. The result must fit a decimal.
struct decimal exact_round(struct exact a, int places);

// Is the number a decimal of at most four places? Then it can be printed without rounding.
bool exact_is_decimal(struct exact a);

// The same value with its digits in another arena, to outlive the one it was made in What is no number
// stays none.
struct exact exact_copy(struct arena *arena, struct exact a);

// Writes 3/4, or 5 for a whole number.
void exact_write(struct buffer *buffer, struct exact a);

// The number as a double, to within two units of its last place. For the cached results of workbook
// formulas only: nothing is ever computed from it.
double exact_to_double(struct exact a);

#endif
