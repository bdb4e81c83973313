// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "base/exact.h"

#include <string.h>

#include "base/arena.h"
#include "suite.h"

#define MAX INT64_MAX

static struct arena *arena;
static struct buffer buffer;

static void
set_up(void)
{
	arena = arena_create();
	buffer_init(&buffer);
}

static void
tear_down(void)
{
	arena_destroy(arena);
	buffer_finish(&buffer);
}

#define EXPECT_EXACT(name, found, expected)                \
	do {                                               \
		buffer.len = 0;                            \
		exact_write(&buffer, (found));             \
		EXPECT_WRITTEN((name), &buffer, expected); \
	} while (0)

static const struct {
	int64_t num, den;
	const char *text;
} fractions[] = {
	{0, 1, "0"},
	{0, 7, "0"},
	{1, 1, "1"},
	{2, 4, "1/2"},
	{-2, 4, "-1/2"},
	{6, 3, "2"},
	{-6, 3, "-2"},
	{1, 9, "1/9"},
	{111, 1000, "111/1000"},
	{MAX, 1, "9223372036854775807"},
	{-MAX, 1, "-9223372036854775807"},
	{1, MAX, "1/9223372036854775807"},
	{MAX, MAX, "1"},
	{-MAX, MAX, "-1"},
	{MAX - 1, MAX, "9223372036854775806/9223372036854775807"},
};

START_TEST(keeps_lowest_terms)
{
	EXPECT_EXACT(fractions[_i].text, exact_from_fraction(fractions[_i].num, fractions[_i].den),
	             fractions[_i].text);
}
END_TEST

struct operand {
	int64_t num, den;
};

// Expectations worked out with Python's fractions.
static const struct {
	struct operand a, b;
	const char *sum, *difference, *product, *quotient;
} operations[] = {
	{{1, 2}, {1, 3}, "5/6", "1/6", "1/6", "3/2"},
	{{1, 2}, {-1, 3}, "1/6", "5/6", "-1/6", "-3/2"},
	{{-1, 2}, {-1, 2}, "-1", "0", "1/4", "1"},
	{{0, 1}, {5, 7}, "5/7", "-5/7", "0", "0"},
	{{0, 1}, {-5, 7}, "-5/7", "5/7", "0", "0"},
	{{1, 9}, {8, 9}, "1", "-7/9", "8/81", "1/8"},
	{{MAX, 1},
         {1, 1},
         "9223372036854775808",
         "9223372036854775806",
         "9223372036854775807",
         "9223372036854775807"},
	{{-MAX, 1},
         {1, 1},
         "-9223372036854775806",
         "-9223372036854775808",
         "-9223372036854775807",
         "-9223372036854775807"},
	{{-MAX, 1},
         {-2, 1},
         "-9223372036854775809",
         "-9223372036854775805",
         "18446744073709551614",
         "9223372036854775807/2"},
	{{MAX, 1},
         {MAX, 1},
         "18446744073709551614",
         "0",
         "85070591730234615847396907784232501249",
         "1"},
	{{MAX, 1},
         {-MAX, 1},
         "0",
         "18446744073709551614",
         "-85070591730234615847396907784232501249",
         "-1"},
	{{1, MAX},
         {1, MAX},
         "2/9223372036854775807",
         "0",
         "1/85070591730234615847396907784232501249",
         "1"},
	{{1, MAX},
         {1, MAX - 1},
         "18446744073709551613/85070591730234615838173535747377725442",
         "-1/85070591730234615838173535747377725442",
         "1/85070591730234615838173535747377725442",
         "9223372036854775806/9223372036854775807"},
	{{4294967296, 1}, {2147483648, 1}, "6442450944", "2147483648", "9223372036854775808", "2"},
	{{-4294967296, 1},
         {2147483648, 1},
         "-2147483648",
         "-6442450944",
         "-9223372036854775808",
         "-2"},
};

START_TEST(is_exact_on_both_sides_of_64_bits)
{
	struct exact a = exact_from_fraction(operations[_i].a.num, operations[_i].a.den);
	struct exact b = exact_from_fraction(operations[_i].b.num, operations[_i].b.den);
	EXPECT_EXACT("sum", exact_add(arena, a, b), operations[_i].sum);
	EXPECT_EXACT("sum turned", exact_add(arena, b, a), operations[_i].sum);
	EXPECT_EXACT("difference", exact_subtract(arena, a, b), operations[_i].difference);
	EXPECT_EXACT("product", exact_multiply(arena, a, b), operations[_i].product);
	EXPECT_EXACT("product turned", exact_multiply(arena, b, a), operations[_i].product);
	EXPECT_EXACT("quotient", exact_divide(arena, a, b), operations[_i].quotient);
}
END_TEST

START_TEST(comes_back_from_beyond_64_bits)
{
	struct exact a = exact_from_fraction(operations[_i].a.num, operations[_i].a.den);
	struct exact b = exact_from_fraction(operations[_i].b.num, operations[_i].b.den);
	struct exact sum = exact_add(arena, a, b), product = exact_multiply(arena, a, b);
	ck_assert_int_eq(exact_compare(exact_subtract(arena, sum, b), a), 0);
	ck_assert_int_eq(exact_compare(exact_divide(arena, product, b), a), 0);
	// What fits the small form is in it, so that equal numbers are equal everywhere.
	ck_assert_int_ne(exact_subtract(arena, sum, b).den, 0);
	ck_assert_int_ne(exact_divide(arena, product, b).den, 0);
}
END_TEST

__extension__ typedef __int128 wide;

static wide
wide_divisor(wide a, wide b)
{
	a = a < 0 ? -a : a;
	while (b) {
		wide rest = a % b;
		a = b;
		b = rest;
	}
	return a;
}

static void
wide_write(wide number)
{
	if (number < 0) {
		buffer_add_char(&buffer, '-');
		number = -number;
	}
	if (number >= 10)
		wide_write(number / 10);
	buffer_add_char(&buffer, (char)('0' + (int)(number % 10)));
}

static bool
is_wide(struct exact found, wide num, wide den)
{
	if (den < 0) {
		num = -num;
		den = -den;
	}
	wide divisor = wide_divisor(num, den);
	buffer.len = 0;
	wide_write(num / divisor);
	if (den / divisor != 1) {
		buffer_add_char(&buffer, '/');
		wide_write(den / divisor);
	}
	size_t len = buffer.len;
	exact_write(&buffer, found);
	return str_equal((struct str){buffer.data, len},
	                 (struct str){buffer.data + len, buffer.len - len});
}

static uint64_t seed;

// An odd-looking number of up to `bits` bits, the same in every run (splitmix64).
static int64_t
pick(int bits)
{
	seed += 0x9e3779b97f4a7c15u;
	uint64_t mixed = (seed ^ seed >> 30) * 0xbf58476d1ce4e5b9u;
	mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111ebu;
	mixed ^= mixed >> 31;
	return (int64_t)(mixed >> (64 - bits));
}

// Bits of the numbers: sums stay small, cross the limit of 64 bits, or lie wholly beyond it.
static const int bits[] = {3, 8, 20, 31, 32, 33, 40, 50, 60};

START_TEST(agrees_with_128_bit_arithmetic)
{
	seed = (uint64_t)_i;
	for (int i = 0; i < 3000; i++) {
		int64_t a = pick(bits[_i]) - pick(bits[_i]), b = pick(bits[_i]) + 1;
		int64_t c = pick(bits[_i]) - pick(bits[_i]), d = pick(bits[_i]) + 1;
		struct exact x = exact_from_fraction(a, b), y = exact_from_fraction(c, d);
		wide left = (wide)a * d, right = (wide)c * b, den = (wide)b * d;
		bool is_right = is_wide(exact_add(arena, x, y), left + right, den) &&
		                is_wide(exact_subtract(arena, x, y), left - right, den) &&
		                is_wide(exact_multiply(arena, x, y), (wide)a * c, den) &&
		                (c == 0 || is_wide(exact_divide(arena, x, y), left, right));
		int order = exact_compare(x, y);
		is_right &= (order > 0) == (left > right) && (order < 0) == (left < right);
		ck_assert_msg(is_right, "%lld/%lld and %lld/%lld", (long long)a, (long long)b,
		              (long long)c, (long long)d);
	}
}
END_TEST

START_TEST(long_sums_stay_exact)
{
	// 1/1 + 1/2 + … + 1/200 and back; its denominator has 89 digits.
	struct exact sum = EXACT_ZERO;
	for (int64_t i = 1; i <= 200; i++)
		sum = exact_add(arena, sum, exact_from_fraction(1, i));
	ck_assert_int_eq(sum.den, 0);
	ck_assert_int_eq(exact_round(sum, 4).units, 58780); // 5.87803…
	ck_assert(!exact_is_decimal(sum) && !exact_is_zero(sum));
	struct arena *other = arena_create();
	struct exact copy = exact_copy(other, sum),
		     small = exact_copy(other, exact_from_fraction(3, 4));
	ck_assert_int_eq(exact_round(small, 4).units, 7500);
	struct exact nothing = exact_copy(other, (struct exact){.num = 0});
	ck_assert(nothing.den == 0 && !nothing.limbs);
	arena_reset(arena);
	memset(arena_allocate(arena, 16000, 1), 0xff, 16000); // where the digits stood
	ck_assert_int_eq(exact_round(copy, 4).units, 58780);
	for (int64_t i = 200; i >= 1; i--)
		copy = exact_subtract(other, copy, exact_from_fraction(1, i));
	ck_assert(exact_is_zero(copy));
	arena_destroy(other);
}
END_TEST

START_TEST(ninths_add_up_to_one)
{
	struct exact sum = EXACT_ZERO;
	for (int i = 0; i < 9; i++) {
		ck_assert_int_lt(exact_compare(sum, EXACT_ONE), 0);
		sum = exact_add(arena, sum, exact_from_fraction(1, 9));
	}
	ck_assert_int_eq(exact_compare(sum, EXACT_ONE), 0);
}
END_TEST

static const struct {
	struct operand a, b;
	int order;
} comparisons[] = {
	{{0, 1}, {0, 5}, 0},
	{{1, 3}, {333333333, 1000000000}, 1},
	{{-1, 3}, {-333333333, 1000000000}, -1},
	{{MAX, MAX - 1}, {MAX - 1, MAX - 2}, -1},
	{{MAX, 1}, {-MAX, 1}, 1},
	{{1, MAX}, {0, 1}, 1},
	{{-1, MAX}, {0, 1}, -1},
	{{MAX - 1, MAX}, {1, 1}, -1},
	{{80995, 1000}, {81, 1}, -1},
	{{81, 1}, {81, 1}, 0},
};

START_TEST(orders_by_value)
{
	struct exact a = exact_from_fraction(comparisons[_i].a.num, comparisons[_i].a.den);
	struct exact b = exact_from_fraction(comparisons[_i].b.num, comparisons[_i].b.den);
	int order = exact_compare(a, b), turned = exact_compare(b, a);
	ck_assert_int_eq((order > 0) - (order < 0), comparisons[_i].order);
	ck_assert_int_eq((turned > 0) - (turned < 0), -comparisons[_i].order);
}
END_TEST

START_TEST(orders_beyond_64_bits)
{
	struct exact huge =
		exact_multiply(arena, exact_from_fraction(MAX, 1), exact_from_fraction(MAX, 1));
	struct exact more = exact_add(arena, huge, exact_from_fraction(1, MAX));
	struct exact negative = exact_subtract(arena, EXACT_ZERO, huge);
	ck_assert_int_lt(exact_compare(huge, more), 0);
	ck_assert_int_gt(exact_compare(huge, EXACT_ONE), 0);
	ck_assert_int_lt(exact_compare(negative, exact_from_fraction(-MAX, 1)), 0);
	ck_assert_int_eq(exact_compare(exact_add(arena, huge, negative), EXACT_ZERO), 0);
	EXPECT_EXACT("negated", negative, "-85070591730234615847396907784232501249");
	ck_assert_int_eq(
		exact_compare(exact_divide(arena, negative, huge), exact_from_fraction(-1, 1)), 0);
}
END_TEST

static const struct {
	struct operand a, b;
	const char *measure;
} measures[] = {
	{{1, 2}, {1, 3}, "1/6"},
	{{3, 4}, {9, 10}, "3/20"},
	{{6, 1}, {4, 1}, "2"},
	{{0, 1}, {5, 7}, "5/7"},
	{{5, 7}, {0, 1}, "5/7"},
	{{0, 1}, {0, 1}, "0"},
	{{2, MAX}, {4, MAX - 1}, "2/42535295865117307919086767873688862721"},
};

START_TEST(both_are_whole_multiples_of_the_common_measure)
{
	struct exact a = exact_from_fraction(measures[_i].a.num, measures[_i].a.den);
	struct exact b = exact_from_fraction(measures[_i].b.num, measures[_i].b.den);
	struct exact measure = exact_common_measure(arena, a, b);
	EXPECT_EXACT("measure", measure, measures[_i].measure);
	EXPECT_EXACT("turned", exact_common_measure(arena, b, a), measures[_i].measure);
	// Beyond 64 bits as on this side of them.
	struct exact large =
		exact_multiply(arena, exact_from_fraction(MAX, 1), exact_from_fraction(MAX, 1));
	struct exact beyond = exact_common_measure(arena, exact_multiply(arena, a, large),
	                                           exact_multiply(arena, b, large));
	EXPECT_EXACT("beyond", exact_divide(arena, beyond, large), measures[_i].measure);
}
END_TEST

static const struct {
	int64_t num, den;
	bool is_integer;
} integers[] = {
	{0, 1, true},
	{7, 1, true},
	{-7, 1, true},
	{7, 2, false},
	{((int64_t)1 << 62) - 1, 1, true},
	{(int64_t)1 << 62, 1, false},
	{-((int64_t)1 << 62), 1, false},
};

START_TEST(tells_whole_numbers)
{
	int64_t number;
	struct exact a = exact_from_fraction(integers[_i].num, integers[_i].den);
	ck_assert_int_eq(exact_to_integer(a, &number), integers[_i].is_integer);
	if (integers[_i].is_integer)
		ck_assert_int_eq(number, integers[_i].num);
	struct exact big =
		exact_multiply(arena, exact_from_fraction(MAX, 1), exact_from_fraction(MAX, 1));
	ck_assert(!exact_to_integer(big, &number));
}
END_TEST

static const struct {
	const char *name;
	int64_t num, den;
	int places;
	int64_t units;
} roundings[] = {
	{"80.995 goes up", 80995, 1000, 2, 810000},
	{"80.9949 goes down", 809949, 10000, 2, 809900},
	{"80.99499999 goes down", 8099499999, 100000000, 2, 809900},
	{"just below a tie", MAX - 1, MAX, 0, 10000},
	{"0.5", 1, 2, 0, 10000},
	{"0.4999", 4999, 10000, 0, 0},
	{"1.5", 3, 2, 0, 20000},
	{"2.5 is not banker's", 5, 2, 0, 30000},
	{"0.05 at one place", 1, 20, 1, 1000},
	{"0.005 at two", 1, 200, 2, 100},
	{"0.0005 at three", 1, 2000, 3, 10},
	{"0.00005 at four", 1, 20000, 4, 1},
	{"0.00004999 at four", 4999, 100000000, 4, 0},
	{"a third", 1, 3, 4, 3333},
	{"two thirds", 2, 3, 4, 6667},
	{"two thirds of 100", 200, 3, 2, 666700},
	{"a twelfth of 100", 100, 12, 2, 83300},
	{"zero", 0, 1, 4, 0},
	{"a whole number", 7, 1, 0, 70000},
	{"minus 0.5 goes towards plus", -1, 2, 0, 0},
	{"minus 1.5 goes towards plus", -3, 2, 0, -10000},
	{"minus 0.51", -51, 100, 0, -10000},
	{"minus 80.995", -80995, 1000, 2, -809900},
	{"minus 80.9951", -809951, 10000, 2, -810000},
	{"1.005", 1005, 1000, 2, 10100},
	{"8.345", 8345, 1000, 2, 83500},
	{"the largest at four places", 922337203685477, 1, 4, 9223372036854770000},
};

START_TEST(rounds_half_up)
{
	struct exact number = exact_from_fraction(roundings[_i].num, roundings[_i].den);
	EXPECT_NUMBER(roundings[_i].name, exact_round(number, roundings[_i].places).units,
	              roundings[_i].units);
}
END_TEST

START_TEST(rounds_every_tie_of_two_places_up)
{
	int wrong = 0;
	for (int64_t k = 0; k < 10000; k++) {
		struct exact tie = exact_from_fraction(k * 10 + 5, 1000);
		wrong += exact_round(tie, 2).units != (k + 1) * 100;
		// The same reached by arithmetic: k/100 + 1/200, a hair less goes down.
		struct exact sum =
			exact_add(arena, exact_from_fraction(k, 100), exact_from_fraction(1, 200));
		wrong += exact_compare(sum, tie) != 0;
		struct exact below =
			exact_subtract(arena, sum, exact_from_fraction(1, 1000000000000));
		wrong += exact_round(below, 2).units != k * 100;
	}
	ck_assert_int_eq(wrong, 0);
}
END_TEST

START_TEST(rounds_big_fractions)
{
	// 80.995 minus 10^-36: beyond 64 bits, and below the tie.
	struct exact hair = exact_from_fraction(1, 1000000000000000000);
	hair = exact_multiply(arena, hair, hair);
	struct exact tie = exact_from_fraction(80995, 1000);
	ck_assert_ptr_nonnull(exact_subtract(arena, tie, hair).limbs);
	ck_assert_int_eq(exact_round(exact_subtract(arena, tie, hair), 2).units, 809900);
	ck_assert_int_eq(exact_round(exact_add(arena, tie, hair), 2).units, 810000);
}
END_TEST

static const struct {
	int64_t num, den;
	bool is_decimal;
} decimals[] = {
	{0, 1, true},    {1, 2, true},   {1, 16, true},  {1, 10000, true},
	{-3, 625, true}, {1, 3, false},  {1, 32, false}, {1, 20000, false},
	{1, 9, false},   {MAX, 1, true}, {7, 8, true},   {1, 12500, false},
};

START_TEST(knows_decimals_of_four_places)
{
	ck_assert_int_eq(exact_is_decimal(exact_from_fraction(decimals[_i].num, decimals[_i].den)),
	                 decimals[_i].is_decimal);
}
END_TEST

START_TEST(a_decimal_is_itself)
{
	int wrong = 0;
	for (int64_t units = -30000; units <= 30000; units++) {
		struct exact number = exact_from_decimal((struct decimal){units});
		wrong += exact_round(number, 4).units != units || !exact_is_decimal(number);
		wrong += exact_is_zero(number) != (units == 0);
	}
	ck_assert_int_eq(wrong, 0);
}
END_TEST

START_TEST(comes_near_as_a_double)
{
	double third = exact_to_double(exact_from_fraction(1, 3));
	ck_assert_double_eq_tol(third, 1.0 / 3.0, 1e-16);
	ck_assert_double_eq_tol(exact_to_double(exact_from_fraction(-809950, 10000)), -80.995,
	                        1e-13);
	struct exact big = exact_from_fraction(1, MAX);
	struct exact square = exact_multiply(arena, big, big);
	ck_assert_ptr_nonnull(square.limbs);
	double expected = 1.0 / 9223372036854775807.0 / 9223372036854775807.0;
	ck_assert_double_eq_tol(exact_to_double(square) / expected, 1.0, 1e-15);
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, set_up, tear_down);
	ADD_ROWS(tests, keeps_lowest_terms, fractions);
	ADD_ROWS(tests, is_exact_on_both_sides_of_64_bits, operations);
	ADD_ROWS(tests, comes_back_from_beyond_64_bits, operations);
	ADD_ROWS(tests, agrees_with_128_bit_arithmetic, bits);
	tcase_add_test(tests, long_sums_stay_exact);
	tcase_add_test(tests, ninths_add_up_to_one);
	ADD_ROWS(tests, orders_by_value, comparisons);
	tcase_add_test(tests, orders_beyond_64_bits);
	ADD_ROWS(tests, both_are_whole_multiples_of_the_common_measure, measures);
	ADD_ROWS(tests, tells_whole_numbers, integers);
	ADD_ROWS(tests, rounds_half_up, roundings);
	tcase_add_test(tests, rounds_every_tie_of_two_places_up);
	tcase_add_test(tests, rounds_big_fractions);
	ADD_ROWS(tests, knows_decimals_of_four_places, decimals);
	tcase_add_test(tests, a_decimal_is_itself);
	tcase_add_test(tests, comes_near_as_a_double);
}

int
main(void)
{
	return tests_run("exact", add);
}
