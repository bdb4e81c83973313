// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "base/date.h"

#include "suite.h"

static const char *const real_days[] = {
	"2026-06-30", "1900-01-01", "2999-12-31", "2024-02-29", "2000-02-29", "2400-02-29",
	"2026-01-31", "2026-03-31", "2026-04-30", "2026-12-31", "1904-02-29",
};

START_TEST(reads_and_writes_the_same_day)
{
	struct date date;
	struct buffer buffer;
	buffer_init(&buffer);
	EXPECT(real_days[_i], date_parse(str_from(real_days[_i]), &date));
	EXPECT(real_days[_i], date_is_set(date));
	date_write(&buffer, date);
	EXPECT_WRITTEN(real_days[_i], &buffer, real_days[_i]);
	buffer_finish(&buffer);
}
END_TEST

static const char *const no_leap_days[] = {"2026-02-29", "1900-02-29", "2100-02-29", "2200-02-29",
                                           "2023-02-29"};

START_TEST(refuses_a_leap_day_that_does_not_exist)
{
	struct date date;
	EXPECT(no_leap_days[_i], !date_parse(str_from(no_leap_days[_i]), &date));
}
END_TEST

static const char *const no_days[] = {
	"",           "2026",        "2026-06",          "2026-6-30",  "2026-06-3",
	"26-06-30",   "2026-06-30 ", " 2026-06-30",      "2026/06/30", "2026/06-30",
	"2026-06/30", "30-06-2026",  "2026-00-10",       "2026-13-10", "2026-06-00",
	"2026-06-31", "2026-02-30",  "2026-04-31",       "2026-09-31", "2026-11-31",
	"2026-01-32", "1899-12-31",  "3000-01-01",       "0000-00-00", "2026-06-3o",
	"-026-06-30", "2026-+6-30",  "2026-06-30T00:00", "20260630",   "2026-O6-30",
	"2026-06-2:", "2026-1/-10",  "202:-06-30",       "besok",      "2026--6-30",
};

START_TEST(refuses_what_is_no_day)
{
	struct date date = {1, 2, 3};
	EXPECT(no_days[_i], !date_parse(str_from(no_days[_i]), &date));
	EXPECT(no_days[_i], !date_is_set(date));
}
END_TEST

static const struct {
	const char *from;
	int count;
	enum date_unit unit;
	const char *to;
} additions[] = {
	{"2026-06-30", 0, DATE_DAYS, "2026-06-30"},
	{"2026-06-30", 1, DATE_DAYS, "2026-07-01"},
	{"2026-12-31", 1, DATE_DAYS, "2027-01-01"},
	{"2024-02-28", 1, DATE_DAYS, "2024-02-29"},
	{"2023-02-28", 1, DATE_DAYS, "2023-03-01"},
	{"2024-02-28", 2, DATE_DAYS, "2024-03-01"},
	{"2026-01-01", 90, DATE_DAYS, "2026-04-01"},
	{"2024-01-01", 90, DATE_DAYS, "2024-03-31"},
	{"2026-01-01", 365, DATE_DAYS, "2027-01-01"},
	{"2024-01-01", 365, DATE_DAYS, "2024-12-31"},
	{"2024-01-01", 366, DATE_DAYS, "2025-01-01"},
	{"2000-01-01", 36525, DATE_DAYS, "2100-01-01"},
	{"2000-01-01", 100000, DATE_DAYS, "2273-10-16"},
	{"2026-06-30", 0, DATE_MONTHS, "2026-06-30"},
	{"2026-06-30", 1, DATE_MONTHS, "2026-07-30"},
	{"2026-01-31", 1, DATE_MONTHS, "2026-02-28"},
	{"2024-01-31", 1, DATE_MONTHS, "2024-02-29"},
	{"2026-01-30", 1, DATE_MONTHS, "2026-02-28"},
	{"2026-01-28", 1, DATE_MONTHS, "2026-02-28"},
	{"2026-01-31", 2, DATE_MONTHS, "2026-03-31"},
	{"2026-03-31", 1, DATE_MONTHS, "2026-04-30"},
	{"2026-11-30", 1, DATE_MONTHS, "2026-12-30"},
	{"2026-12-31", 1, DATE_MONTHS, "2027-01-31"},
	{"2026-11-30", 3, DATE_MONTHS, "2027-02-28"},
	{"2026-05-02", 12, DATE_MONTHS, "2027-05-02"},
	{"2026-05-02", 1200, DATE_MONTHS, "2126-05-02"},
	{"2024-02-29", 1, DATE_YEARS, "2025-02-28"},
	{"2024-02-29", 4, DATE_YEARS, "2028-02-29"},
	{"2096-02-29", 4, DATE_YEARS, "2100-02-28"},
	{"2026-06-30", 2, DATE_YEARS, "2028-06-30"},
	{"2024-02-29", 12, DATE_MONTHS, "2025-02-28"},
};

START_TEST(adds_by_the_calendar_and_clips_to_the_month)
{
	struct date from;
	struct buffer buffer;
	buffer_init(&buffer);
	EXPECT(additions[_i].from, date_parse(str_from(additions[_i].from), &from));
	date_write(&buffer, date_add(from, additions[_i].count, additions[_i].unit));
	EXPECT_WRITTEN(additions[_i].from, &buffer, additions[_i].to);
	buffer_finish(&buffer);
}
END_TEST

START_TEST(counts_every_day_once)
{
	// 400 years have 146,097 days; the order of days is the order of counting.
	struct date first = {2000, 1, 1}, day = first;
	int wrong = 0;
	for (int i = 0; i < 146097; i++) {
		struct date next = date_add(day, 1, DATE_DAYS);
		wrong += date_compare(day, next) >= 0 || date_compare(next, day) <= 0;
		if (i < 100000 && i % 97 == 0)
			wrong += date_compare(date_add(first, i + 1, DATE_DAYS), next) != 0;
		day = next;
	}
	ck_assert_int_eq(wrong, 0);
	ck_assert(date_compare(day, (struct date){2400, 1, 1}) == 0);
}
END_TEST

static const struct {
	const char *a, *b;
} rising[] = {
	{"2025-12-31", "2026-01-01"}, {"2026-01-31", "2026-02-01"}, {"2026-06-29", "2026-06-30"},
	{"1999-12-31", "2000-01-01"}, {"2026-09-30", "2026-10-01"},
};

START_TEST(orders_by_time)
{
	struct date a, b;
	ck_assert(date_parse(str_from(rising[_i].a), &a) && date_parse(str_from(rising[_i].b), &b));
	ck_assert_int_lt(date_compare(a, b), 0);
	ck_assert_int_gt(date_compare(b, a), 0);
	ck_assert_int_eq(date_compare(a, a), 0);
}
END_TEST

START_TEST(an_unset_date_comes_first)
{
	struct date unset = {0, 0, 0};
	ck_assert(!date_is_set(unset));
	ck_assert_int_lt(date_compare(unset, (struct date){1900, 1, 1}), 0);
}
END_TEST

static const struct {
	int month;
	const char *id, *en;
} months[] = {
	{1, "5 Januari 2026", "5 January 2026"},
	{2, "5 Februari 2026", "5 February 2026"},
	{3, "5 Maret 2026", "5 March 2026"},
	{4, "5 April 2026", "5 April 2026"},
	{5, "5 Mei 2026", "5 May 2026"},
	{6, "5 Juni 2026", "5 June 2026"},
	{7, "5 Juli 2026", "5 July 2026"},
	{8, "5 Agustus 2026", "5 August 2026"},
	{9, "5 September 2026", "5 September 2026"},
	{10, "5 Oktober 2026", "5 October 2026"},
	{11, "5 November 2026", "5 November 2026"},
	{12, "5 Desember 2026", "5 December 2026"},
};

static const struct {
	struct date date;
	long days;
} since_1970[] = {
	{{1970, 1, 1}, 0},     {{1969, 12, 31}, -1},   {{1970, 3, 1}, 59},
	{{1972, 2, 29}, 789},  {{1972, 3, 1}, 790},    {{2000, 2, 29}, 11016},
	{{2000, 3, 1}, 11017}, {{2026, 6, 30}, 20634}, {{1900, 3, 1}, -25508},
	{{2100, 3, 1}, 47541},
};

START_TEST(counts_days_since_1970)
{
	EXPECT_NUMBER("days", date_days(since_1970[_i].date), since_1970[_i].days);
}
END_TEST

// 29 June 2026 is a Monday.
static const struct {
	struct date first, last;
	long days;
} working[] = {
	{{2026, 6, 29}, {2026, 6, 29}, 0},     {{2026, 6, 29}, {2026, 6, 28}, 0},
	{{2026, 6, 29}, {2026, 6, 30}, 1},     {{2026, 6, 28}, {2026, 6, 29}, 1},
	{{2026, 7, 3}, {2026, 7, 5}, 0},       {{2026, 7, 3}, {2026, 7, 6}, 1},
	{{2026, 6, 29}, {2026, 7, 6}, 5},      {{2026, 7, 4}, {2026, 7, 11}, 5},
	{{2026, 6, 30}, {2026, 7, 10}, 8},     {{1969, 12, 28}, {1970, 1, 2}, 5},
	{{2025, 12, 31}, {2026, 12, 31}, 261},
};

START_TEST(counts_working_days)
{
	EXPECT_NUMBER("days", date_working_days(working[_i].first, working[_i].last),
	              working[_i].days);
}
END_TEST

START_TEST(names_the_month_in_both_languages)
{
	struct buffer buffer;
	buffer_init(&buffer);
	date_write_long(&buffer, (struct date){2026, months[_i].month, 5}, LANG_ID);
	EXPECT_WRITTEN(months[_i].id, &buffer, months[_i].id);
	date_write_long(&buffer, (struct date){2026, months[_i].month, 5}, LANG_EN);
	EXPECT_WRITTEN(months[_i].en, &buffer, months[_i].en);
	buffer_finish(&buffer);
}
END_TEST

static void
add(TCase *tests)
{
	ADD_ROWS(tests, reads_and_writes_the_same_day, real_days);
	ADD_ROWS(tests, refuses_a_leap_day_that_does_not_exist, no_leap_days);
	ADD_ROWS(tests, refuses_what_is_no_day, no_days);
	ADD_ROWS(tests, adds_by_the_calendar_and_clips_to_the_month, additions);
	tcase_add_test(tests, counts_every_day_once);
	ADD_ROWS(tests, orders_by_time, rising);
	tcase_add_test(tests, an_unset_date_comes_first);
	ADD_ROWS(tests, counts_days_since_1970, since_1970);
	ADD_ROWS(tests, counts_working_days, working);
	ADD_ROWS(tests, names_the_month_in_both_languages, months);
}

int
main(void)
{
	return tests_run("date", add);
}
