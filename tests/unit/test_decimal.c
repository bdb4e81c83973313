// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "base/decimal.h"

#include "suite.h"

static const struct {
	const char *text;
	enum decimal_status status;
	int64_t units;
} parses[] = {
	{"0", DECIMAL_OK, 0},
	{"-0", DECIMAL_OK, 0},
	{"1", DECIMAL_OK, 10000},
	{"12.5", DECIMAL_OK, 125000},
	{"-12.5", DECIMAL_OK, -125000},
	{"0.0001", DECIMAL_OK, 1},
	{"-0.0001", DECIMAL_OK, -1},
	{"0.111", DECIMAL_OK, 1110},
	{"100.00", DECIMAL_OK, 1000000},
	{"007", DECIMAL_OK, 70000},
	{"000000000000000000001.5", DECIMAL_OK, 15000},
	{"00", DECIMAL_OK, 0},
	{"1.50000000000000000000", DECIMAL_OK, 15000},
	{"999999999.9999", DECIMAL_OK, 9999999999999},
	{"-999999999.9999", DECIMAL_OK, -9999999999999},
	{"0.00005", DECIMAL_TOO_FINE, 0},
	{"1.23456", DECIMAL_TOO_FINE, 0},
	{"80.9949999", DECIMAL_TOO_FINE, 0},
	{"0.00000000000000000000000000001", DECIMAL_TOO_FINE, 0},
	{"1000000000", DECIMAL_TOO_LARGE, 0},
	{"-1000000000", DECIMAL_TOO_LARGE, 0},
	{"99999999999999999999999999999999999999", DECIMAL_TOO_LARGE, 0},
	{"1,5", DECIMAL_HAS_COMMA, 0},
	{"-1,5", DECIMAL_HAS_COMMA, 0},
	{"1,23456", DECIMAL_HAS_COMMA, 0},
	{"1.000,5", DECIMAL_NOT_A_NUMBER, 0},
	{"1,000.5", DECIMAL_NOT_A_NUMBER, 0},
	{"1,", DECIMAL_NOT_A_NUMBER, 0},
	{",5", DECIMAL_NOT_A_NUMBER, 0},
	{"1.2.3", DECIMAL_NOT_A_NUMBER, 0},
	{"1e5", DECIMAL_NOT_A_NUMBER, 0},
	{"1.5e3", DECIMAL_NOT_A_NUMBER, 0},
	{"+1", DECIMAL_NOT_A_NUMBER, 0},
	{"--1", DECIMAL_NOT_A_NUMBER, 0},
	{"-", DECIMAL_NOT_A_NUMBER, 0},
	{"", DECIMAL_NOT_A_NUMBER, 0},
	{".", DECIMAL_NOT_A_NUMBER, 0},
	{"5.", DECIMAL_NOT_A_NUMBER, 0},
	{".5", DECIMAL_NOT_A_NUMBER, 0},
	{" 5", DECIMAL_NOT_A_NUMBER, 0},
	{"5 ", DECIMAL_NOT_A_NUMBER, 0},
	{"5%", DECIMAL_NOT_A_NUMBER, 0},
	{"1_000", DECIMAL_NOT_A_NUMBER, 0},
	{"0x10", DECIMAL_NOT_A_NUMBER, 0},
	{"nan", DECIMAL_NOT_A_NUMBER, 0},
	{"inf", DECIMAL_NOT_A_NUMBER, 0},
	{"1/9", DECIMAL_NOT_A_NUMBER, 0},
	{"\xd9\xa1", DECIMAL_NOT_A_NUMBER, 0}, // an Arabic digit
};

START_TEST(reads_plain_numbers_only)
{
	struct decimal number = {-1};
	EXPECT_NUMBER(parses[_i].text, decimal_parse(str_from(parses[_i].text), &number),
	              parses[_i].status);
	EXPECT_NUMBER(parses[_i].text, number.units, parses[_i].units);
}
END_TEST

START_TEST(reads_no_further_than_its_text)
{
	struct decimal number;
	ck_assert(decimal_parse((struct str){"12.57", 4}, &number) == DECIMAL_OK);
	ck_assert_int_eq(number.units, 125000);
	ck_assert(decimal_parse((struct str){NULL, 0}, &number) == DECIMAL_NOT_A_NUMBER);
}
END_TEST

static const struct {
	int64_t units;
	int places;
	char mark;
	const char *text;
} writes[] = {
	{0, 0, '.', "0"},
	{0, 2, '.', "0.00"},
	{0, 4, ',', "0,0000"},
	{864000, 2, '.', "86.40"},
	{864000, 2, ',', "86,40"},
	{864000, 1, ',', "86,4"},
	{864000, 4, '.', "86.4000"},
	{810000, 0, '.', "81"},
	{1, 4, '.', "0.0001"},
	{-1, 4, '.', "-0.0001"},
	{-5000, 1, ',', "-0,5"},
	{-125000, 2, '.', "-12.50"},
	{10203, 4, '.', "1.0203"},
	{9999999999999, 4, ',', "999999999,9999"},
	{INT64_MAX, 4, '.', "922337203685477.5807"},
	{INT64_MIN, 4, '.', "-922337203685477.5808"},
};

START_TEST(writes_exactly_the_places_asked_for)
{
	struct buffer buffer;
	buffer_init(&buffer);
	decimal_write(&buffer, (struct decimal){writes[_i].units}, writes[_i].places,
	              writes[_i].mark);
	EXPECT_WRITTEN(writes[_i].text, &buffer, writes[_i].text);
	buffer_finish(&buffer);
}
END_TEST

static const struct {
	int64_t units;
	int places;
	const char *text;
} shorts[] = {
	{0, 0, "0"},          {60000, 0, "6"},      {95000, 1, "9,5"},
	{122200, 2, "12,22"}, {12345, 4, "1,2345"}, {-95000, 1, "-9,5"},
	{1230, 3, "0,123"},   {10, 3, "0,001"},     {1000000, 0, "100"},
};

START_TEST(writes_as_few_places_as_needed)
{
	struct decimal number = {shorts[_i].units};
	struct buffer buffer;
	buffer_init(&buffer);
	EXPECT_NUMBER(shorts[_i].text, decimal_places(number), shorts[_i].places);
	decimal_write_short(&buffer, number, ',');
	EXPECT_WRITTEN(shorts[_i].text, &buffer, shorts[_i].text);
	buffer_finish(&buffer);
}
END_TEST

START_TEST(reads_back_what_it_writes)
{
	struct buffer buffer;
	buffer_init(&buffer);
	int wrong = 0;
	for (int64_t units = -1234567; units <= 1234567; units += 89) {
		struct decimal number = {units}, read;
		for (int places = decimal_places(number); places <= DECIMAL_PLACES; places++) {
			buffer.len = 0;
			decimal_write(&buffer, number, places, '.');
			bool is_read = decimal_parse(buffer_text(&buffer), &read) == DECIMAL_OK;
			wrong += !is_read || read.units != units;
		}
	}
	ck_assert_int_eq(wrong, 0);
	buffer_finish(&buffer);
}
END_TEST

START_TEST(orders_by_value)
{
	ck_assert(decimal_compare((struct decimal){809900}, (struct decimal){810000}) < 0);
	ck_assert(decimal_compare((struct decimal){810000}, (struct decimal){810000}) == 0);
	ck_assert(decimal_compare((struct decimal){INT64_MAX}, (struct decimal){INT64_MIN}) > 0);
	ck_assert_int_eq(decimal_from_integer(-7).units, -70000);
	ck_assert_int_eq(decimal_from_integer(0).units, 0);
}
END_TEST

static const struct {
	const char *text;
} doubles[] = {{"0"}, {"86.4"}, {"80.99"}, {"0.1"}, {"-12.22"}, {"87.2778"}, {"999999999.9999"}};

START_TEST(becomes_the_nearest_double)
{
	struct decimal number;
	ck_assert(decimal_parse(str_from(doubles[_i].text), &number) == DECIMAL_OK);
	double nearest = strtod(doubles[_i].text, NULL), found = decimal_to_double(number);
	EXPECT(doubles[_i].text, !(found < nearest) && !(found > nearest));
}
END_TEST

static void
add(TCase *tests)
{
	ADD_ROWS(tests, reads_plain_numbers_only, parses);
	tcase_add_test(tests, reads_no_further_than_its_text);
	ADD_ROWS(tests, writes_exactly_the_places_asked_for, writes);
	ADD_ROWS(tests, writes_as_few_places_as_needed, shorts);
	tcase_add_test(tests, reads_back_what_it_writes);
	tcase_add_test(tests, orders_by_value);
	ADD_ROWS(tests, becomes_the_nearest_double, doubles);
}

int
main(void)
{
	return tests_run("decimal", add);
}
