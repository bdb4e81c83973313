// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/form_value.h"

#include "base/arena.h"
#include "suite.h"

static struct arena *arena;

static void
set_up(void)
{
	arena = arena_create();
}

static void
tear_down(void)
{
	arena_destroy(arena);
}

static const struct {
	const char *written;
	enum form_number_status status;
	const char *number;
} numbers[] = {
	{"3", FORM_NUMBER_READ, "3"},
	{"3.5", FORM_NUMBER_READ, "3.5"},
	{"3,5", FORM_NUMBER_READ, "3.5"},
	{"3,50", FORM_NUMBER_READ, "3.50"},
	{"-3,5", FORM_NUMBER_READ, "-3.5"},
	{"85 %", FORM_NUMBER_READ, "85"},
	{"85,5%", FORM_NUMBER_READ, "85.5"},
	{"1.234,5", FORM_NUMBER_READ, "1234.5"},
	{"1,234.5", FORM_NUMBER_READ, "1234.5"},
	{"1.234.567", FORM_NUMBER_READ, "1234567"},
	{"1,234,567", FORM_NUMBER_READ, "1234567"},
	{"1.234.567,89", FORM_NUMBER_READ, "1234567.89"},
	{"12345,6", FORM_NUMBER_READ, "12345.6"},
	{"1234.567", FORM_NUMBER_READ, "1234.567"},
	{"0.125", FORM_NUMBER_READ, "0.125"},
	{"0,125", FORM_NUMBER_READ, "0.125"},
	{"3.1416", FORM_NUMBER_READ, "3.1416"},
	{"1.234", FORM_NUMBER_EITHER, ""},
	{"1,234", FORM_NUMBER_EITHER, ""},
	{"999.000", FORM_NUMBER_EITHER, ""},
	{"1.23.4", FORM_NUMBER_NONE, ""},
	{"1.2345.678", FORM_NUMBER_NONE, ""},
	{"12.34,5", FORM_NUMBER_NONE, ""},
	{"1,2,3", FORM_NUMBER_NONE, ""},
	{"1.234,5,6", FORM_NUMBER_NONE, ""},
	{".5", FORM_NUMBER_NONE, ""},
	{"5.", FORM_NUMBER_NONE, ""},
	{"", FORM_NUMBER_NONE, ""},
	{"%", FORM_NUMBER_NONE, ""},
	{"-", FORM_NUMBER_NONE, ""},
	{"+3", FORM_NUMBER_NONE, ""},
	{"3 5", FORM_NUMBER_NONE, ""},
	{"tiga", FORM_NUMBER_NONE, ""},
	{"3 unit", FORM_NUMBER_NONE, ""},
	{"1e3", FORM_NUMBER_NONE, ""},
};

START_TEST(reads_numbers_as_people_write_them)
{
	struct str number;
	enum form_number_status status =
		form_number_read(arena, str_from(numbers[_i].written), &number);
	EXPECT_NUMBER(numbers[_i].written, status, numbers[_i].status);
	if (status == FORM_NUMBER_READ)
		EXPECT_TEXT(numbers[_i].written, number, numbers[_i].number);
}
END_TEST

static const struct {
	const char *written, *date; // "": none
} dates[] = {
	{"2026-06-30", "2026-06-30"},
	{"30/06/2026", "2026-06-30"},
	{"30-06-2026", "2026-06-30"},
	{"30.06.2026", "2026-06-30"},
	{"5/6/2026", "2026-06-05"},
	{"1/12/2026", "2026-12-01"},
	{"30 Juni 2026", "2026-06-30"},
	{"30 juni 2026", "2026-06-30"},
	{"30 Jun 2026", "2026-06-30"},
	{"30 Jun. 2026", "2026-06-30"},
	{"30 June 2026", "2026-06-30"},
	{"30-Jun-2026", "2026-06-30"},
	{"17 Agustus 2026", "2026-08-17"},
	{"17 Agt 2026", "2026-08-17"},
	{"17 Ags 2026", "2026-08-17"},
	{"17 Aug 2026", "2026-08-17"},
	{"10 Nopember 2026", "2026-11-10"},
	{"9 Mei 2026", "2026-05-09"},
	{"9 May 2026", "2026-05-09"},
	{"25 Desember 2026", "2026-12-25"},
	{"29/02/2028", "2028-02-29"},
	{"29/02/2026", ""},
	{"06/30/2026", ""},
	{"31/06/2026", ""},
	{"30/06/26", ""},
	{"2026/06/30", ""},
	{"30/06", ""},
	{"Juni 2026", ""},
	{"30 Ju 2026", ""},
	{"30 Junii 2026", ""},
	{"0/06/2026", ""},
	{"30/0/2026", ""},
	{"30/06/2026 pagi", ""},
	{"Senin, 30 Juni 2026", ""},
	{"", ""},
	{"///", ""},
};

START_TEST(reads_dates_as_people_write_them)
{
	struct date date;
	struct buffer text;
	buffer_init(&text);
	bool is_date = form_date_read(str_from(dates[_i].written), &date);
	if (is_date)
		date_write(&text, date);
	EXPECT_TEXT(dates[_i].written, buffer_text(&text), dates[_i].date);
	EXPECT_NUMBER(dates[_i].written, is_date, dates[_i].date[0] != '\0');
	buffer_finish(&text);
}
END_TEST

static const struct {
	const char *name, *written, *clean;
} texts[] = {
	{"nothing", "", ""},
	{"plain", "ada", "ada"},
	{"blanks around", " \t\nada \n", "ada"},
	{"a hard space behind", "ada\xc2\xa0", "ada"},
	{"a hard space within",
         "tidak\xc2\xa0"
         "ada",
         "tidak ada"},
	{"a narrow space",
         "1\xe2\x80\xaf"
         "000",
         "1 000"},
	{"marks nobody sees",
         "\xef\xbb\xbf"
         "a\xe2\x80\x8b"
         "d\xe2\x80\x8e"
         "a",
         "ada"},
	{"carriage returns", "a\r\nb\r", "a\nb"},
	{"two lines", "a\n b", "a\n b"},
	{"only blanks", " \xc2\xa0 ", ""},
	{"letters of others", "\xc3\xa9 \xe6\xbc\xa2", "\xc3\xa9 \xe6\xbc\xa2"},
};

START_TEST(cleans_what_nobody_sees)
{
	EXPECT_TEXT(texts[_i].name, form_clean(arena, str_from(texts[_i].written)),
	            texts[_i].clean);
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, set_up, tear_down);
	ADD_ROWS(tests, reads_numbers_as_people_write_them, numbers);
	ADD_ROWS(tests, reads_dates_as_people_write_them, dates);
	ADD_ROWS(tests, cleans_what_nobody_sees, texts);
}

int
main(void)
{
	return tests_run("form_value", add);
}
