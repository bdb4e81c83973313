// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "base/exact.h"

#include <assert.h>
#include <gmp.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/memory.h"

// The limbs of a big value: two counts, then the digits of both numbers.
struct digits {
	mp_size_t num, den; // limbs; the sign of the number is that of num
	mp_limb_t limbs[];
};

static void *
gmp_resize(void *block, size_t before, size_t bytes)
{
	(void)before;
	return memory_resize(block, bytes, 1);
}

static void
gmp_free(void *block, size_t bytes)
{
	(void)bytes;
	free(block);
}

void
exact_share_memory(void)
{
	mp_set_memory_functions(memory_allocate, gmp_resize, gmp_free);
}

static uint64_t
magnitude(int64_t number)
{
	return number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
}

static uint64_t
greatest_divisor(uint64_t a, uint64_t b)
{
	while (b) {
		uint64_t rest = a % b;
		a = b;
		b = rest;
	}
	return a;
}

static inline struct exact
small(int64_t num, int64_t den)
{
	return (struct exact){.num = num, .den = den};
}

static inline bool
is_small(struct exact a)
{
	return a.den != 0;
}

// Lowest terms. INT64_MIN never gets here, so that every small value can be negated.
static struct exact
reduce(int64_t num, int64_t den)
{
	if (den == 1)
		return small(num, 1);
	int64_t divisor = (int64_t)greatest_divisor(magnitude(num), (uint64_t)den);
	return small(num / divisor, den / divisor);
}

static void
load_integer(mpz_t to, int64_t number)
{
	uint64_t size = magnitude(number);
	mpz_import(to, 1, 1, sizeof(size), 0, 0, &size);
	if (number < 0)
		mpz_neg(to, to);
}

static void
load(mpq_t to, struct exact from)
{
	if (is_small(from)) {
		load_integer(mpq_numref(to), from.num);
		load_integer(mpq_denref(to), from.den);
		return;
	}
	const struct digits *digits = from.limbs;
	mpz_t view;
	mp_size_t num_size = digits->num < 0 ? -digits->num : digits->num;
	mpz_set(mpq_numref(to), mpz_roinit_n(view, digits->limbs, digits->num));
	mpz_set(mpq_denref(to), mpz_roinit_n(view, digits->limbs + num_size, digits->den));
}

// True, with the number, where it fits the small form.
static bool
fits_small(const mpz_t from, int64_t *number)
{
	if (mpz_sizeinbase(from, 2) > 63)
		return false;
	uint64_t size = 0;
	mpz_export(&size, NULL, 1, sizeof(size), 0, 0, from);
	*number = mpz_sgn(from) < 0 ? -(int64_t)size : (int64_t)size;
	return true;
}

static struct exact
save(struct arena *arena, const mpq_t from)
{
	int64_t num_small, den_small;
	if (fits_small(mpq_numref(from), &num_small) && fits_small(mpq_denref(from), &den_small))
		return small(num_small, den_small);
	size_t num = mpz_size(mpq_numref(from)), den = mpz_size(mpq_denref(from));
	struct digits *digits =
		arena_allocate(arena, 1, sizeof(*digits) + (num + den) * sizeof(mp_limb_t));
	digits->num = mpz_sgn(mpq_numref(from)) < 0 ? -(mp_size_t)num : (mp_size_t)num;
	digits->den = (mp_size_t)den;
	memcpy(digits->limbs, mpz_limbs_read(mpq_numref(from)), num * sizeof(mp_limb_t));
	memcpy(digits->limbs + num, mpz_limbs_read(mpq_denref(from)), den * sizeof(mp_limb_t));
	return (struct exact){.limbs = digits, .den = 0};
}

static struct exact
compute_big(struct arena *arena, struct exact a, struct exact b,
            void (*operation)(mpq_ptr, mpq_srcptr, mpq_srcptr))
{
	mpq_t x, y;
	mpq_init(x);
	mpq_init(y);
	load(x, a);
	load(y, b);
	operation(x, x, y);
	struct exact result = save(arena, x);
	mpq_clear(x);
	mpq_clear(y);
	return result;
}

static bool
multiply_fits(int64_t a, int64_t b, int64_t *product)
{
	return !__builtin_mul_overflow(a, b, product) && *product != INT64_MIN;
}

struct exact
exact_from_fraction(int64_t num, int64_t den)
{
	assert(den > 0 && num != INT64_MIN);
	return reduce(num, den);
}

struct exact
exact_from_decimal(struct decimal number)
{
	return exact_from_fraction(number.units, DECIMAL_ONE);
}

struct exact
exact_add(struct arena *arena, struct exact a, struct exact b)
{
	int64_t left, right, num, den;
	if (is_small(a) && a.den == b.den && !__builtin_add_overflow(a.num, b.num, &num) &&
	    num != INT64_MIN)
		return reduce(num, a.den);
	if (is_small(a) && is_small(b) && multiply_fits(a.num, b.den, &left) &&
	    multiply_fits(b.num, a.den, &right) && multiply_fits(a.den, b.den, &den) &&
	    !__builtin_add_overflow(left, right, &num) && num != INT64_MIN)
		return reduce(num, den);
	return compute_big(arena, a, b, mpq_add);
}

struct exact
exact_subtract(struct arena *arena, struct exact a, struct exact b)
{
	if (is_small(b))
		return exact_add(arena, a, small(-b.num, b.den));
	return compute_big(arena, a, b, mpq_sub);
}

struct exact
exact_multiply(struct arena *arena, struct exact a, struct exact b)
{
	int64_t num, den;
	if (is_small(a) && is_small(b) && multiply_fits(a.num, b.num, &num) &&
	    multiply_fits(a.den, b.den, &den))
		return reduce(num, den);
	return compute_big(arena, a, b, mpq_mul);
}

struct exact
exact_divide(struct arena *arena, struct exact a, struct exact b)
{
	assert(!exact_is_zero(b));
	if (!is_small(b))
		return compute_big(arena, a, b, mpq_div);
	struct exact inverse = b.num < 0 ? small(-b.den, -b.num) : small(b.den, b.num);
	return exact_multiply(arena, a, inverse);
}

// In lowest terms gcd(a/b, c/d) = gcd(a, c) / lcm(b, d).
static void
common_measure(mpq_ptr result, mpq_srcptr a, mpq_srcptr b)
{
	mpz_gcd(mpq_numref(result), mpq_numref(a), mpq_numref(b));
	mpz_lcm(mpq_denref(result), mpq_denref(a), mpq_denref(b));
	if (mpz_sgn(mpq_numref(result)) == 0)
		mpz_set_ui(mpq_denref(result), 1);
}

struct exact
exact_common_measure(struct arena *arena, struct exact a, struct exact b)
{
	if (!is_small(a) || !is_small(b))
		return compute_big(arena, a, b, common_measure);
	if (a.num == 0)
		return b;
	if (b.num == 0)
		return a;
	int64_t num = (int64_t)greatest_divisor((uint64_t)a.num, (uint64_t)b.num);
	int64_t shared = (int64_t)greatest_divisor((uint64_t)a.den, (uint64_t)b.den);
	int64_t den;
	if (!multiply_fits(a.den / shared, b.den, &den))
		return compute_big(arena, a, b, common_measure);
	return small(num, den);
}

bool
exact_to_integer(struct exact a, int64_t *number)
{
	const int64_t most = (int64_t)1 << 62;
	*number = a.num;
	return is_small(a) && a.den == 1 && a.num < most && a.num > -most;
}

int
exact_compare(struct exact a, struct exact b)
{
	int64_t left, right;
	if (is_small(a) && is_small(b) && multiply_fits(a.num, b.den, &left) &&
	    multiply_fits(b.num, a.den, &right))
		return (left > right) - (left < right);
	mpq_t x, y;
	mpq_init(x);
	mpq_init(y);
	load(x, a);
	load(y, b);
	int order = mpq_cmp(x, y);
	mpq_clear(x);
	mpq_clear(y);
	return order;
}

bool
exact_is_zero(struct exact a)
{
	return a.num == 0; // limbs are somewhere
}

// floor(num * 10^places / den + 1/2) in ten-thousandths
struct decimal
exact_round(struct exact a, int places)
{
	assert(places >= 0 && places <= DECIMAL_PLACES);
	static const unsigned long powers[] = {1, 10, 100, 1000, 10000};
	mpq_t value;
	mpq_init(value);
	load(value, a);
	mpz_ptr num = mpq_numref(value), den = mpq_denref(value);
	mpz_mul_ui(num, num, 2 * powers[places]);
	mpz_add(num, num, den);
	mpz_mul_ui(den, den, 2);
	mpz_fdiv_q(num, num, den);
	int64_t rounded = 0;
	bool fits = fits_small(num, &rounded);
	mpq_clear(value);
	int64_t step = (int64_t)(powers[DECIMAL_PLACES] / powers[places]);
	assert(fits && rounded <= INT64_MAX / step && rounded >= -(INT64_MAX / step));
	return (struct decimal){rounded * step};
}

bool
exact_is_decimal(struct exact a)
{
	return is_small(a) && DECIMAL_ONE % a.den == 0;
}

struct exact
exact_copy(struct arena *arena, struct exact a)
{
	if (is_small(a) || !a.limbs)
		return a;
	const struct digits *digits = a.limbs;
	size_t limbs = (size_t)(digits->num < 0 ? -digits->num : digits->num) + (size_t)digits->den;
	size_t size = sizeof(*digits) + limbs * sizeof(mp_limb_t);
	void *copy = arena_allocate(arena, 1, size);
	memcpy(copy, digits, size);
	return (struct exact){.limbs = copy, .den = 0};
}

static void
write_integer(struct buffer *buffer, const mpz_t number)
{
	char *text = memory_allocate(mpz_sizeinbase(number, 10) + 2);
	buffer_add_text(buffer, mpz_get_str(text, 10, number));
	free(text);
}

void
exact_write(struct buffer *buffer, struct exact a)
{
	mpq_t value;
	mpq_init(value);
	load(value, a);
	write_integer(buffer, mpq_numref(value));
	if (mpz_cmp_ui(mpq_denref(value), 1) != 0) {
		buffer_add_char(buffer, '/');
		write_integer(buffer, mpq_denref(value));
	}
	mpq_clear(value);
}

double
exact_to_double(struct exact a)
{
	if (is_small(a))
		return (double)a.num / (double)a.den;
	mpq_t big;
	mpq_init(big);
	load(big, a);
	double number = mpq_get_d(big);
	mpq_clear(big);
	return number;
}
