// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "read/xlsx_value.h"

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
	const char *stored, *plain;
} numbers[] = {
	{"0", "0"},
	{"-0", "0"},
	{"000", "0"},
	{"7", "7"},
	{"-7", "-7"},
	{"+7", "7"},
	{"100", "100"},
	{"0.5", "0.5"},
	{".5", "0.5"},
	{"5.", "5"},
	{"5.0", "5"},
	{"-12.250", "-12.25"},
	{"3.4500000000000002", "3.45"},
	{"0.30000000000000004", "0.3"},
	{"2.9999999999999996", "3"},
	{"99.999999999999986", "100"},
	{"9.9999999999999996E-2", "0.1"},
	{"0.123456789012345", "0.123456789012345"},
	{"0.1234567890123449", "0.123456789012345"},
	{"123456789012345.6", "123456789012346"},
	{"999999999999999.9", "1000000000000000"},
	{"1E2", "100"},
	{"1.5e+3", "1500"},
	{"1.2E-3", "0.0012"},
	{"1e20", ""},
	{"1e19", "10000000000000000000"},
	{"1e21", ""},
	{"1e99999999999999999999", ""},
	{"1e-99999999999999999999", "0"},
	{"1e-21", "0.000000000000000000001"},
	{"1e-22", "0"},
	{"", ""},
	{"-", ""},
	{".", ""},
	{"e5", ""},
	{"1e", ""},
	{"1e+", ""},
	{"1,5", ""},
	{" 1", ""},
	{"1 ", ""},
	{"1.2.3", ""},
	{"0x10", ""},
	{"NaN", ""},
	{"INF", ""},
};

START_TEST(reads_numbers_as_they_are_shown)
{
	struct str found = xlsx_number(arena, str_from(numbers[_i].stored));
	EXPECT_TEXT(numbers[_i].stored, found, numbers[_i].plain);
}
END_TEST

static const struct {
	const char *number;
	bool is_1904;
	const char *date; // "": none
} dates[] = {
	{"1", false, "1900-01-01"},
	{"59", false, "1900-02-28"},
	{"60", false, ""},
	{"61", false, "1900-03-01"},
	{"36526", false, "2000-01-01"},
	{"36585", false, "2000-02-29"},
	{"46203", false, "2026-06-30"},
	{"46203.75", false, "2026-06-30"},
	{"46388", false, "2027-01-01"},
	{"73051", false, "2100-01-01"},
	{"99999", false, "2173-10-13"},
	{"100000", false, ""},
	{"0", false, ""},
	{"0.5", false, ""},
	{"-1", false, ""},
	{"", false, ""},
	{"999999999999999", false, ""},
	{"0", true, "1904-01-01"},
	{"44741", true, "2026-06-30"},
	{"1", true, "1904-01-02"},
};

START_TEST(counts_days_from_the_epoch)
{
	struct date date;
	struct buffer text;
	buffer_init(&text);
	bool is_date = xlsx_date(str_from(dates[_i].number), dates[_i].is_1904, &date);
	if (is_date)
		date_write(&text, date);
	EXPECT_TEXT(dates[_i].number, buffer_text(&text), dates[_i].date);
	EXPECT_NUMBER(dates[_i].number, is_date, dates[_i].date[0] != '\0');
	buffer_finish(&text);
}
END_TEST

static const struct {
	const char *code;
	enum xlsx_look look;
} codes[] = {
	{"General", XLSX_LOOK_PLAIN},
	{"", XLSX_LOOK_PLAIN},
	{"0.00", XLSX_LOOK_PLAIN},
	{"#,##0.00_);[Red](#,##0.00)", XLSX_LOOK_PLAIN},
	{"0.00E+00", XLSX_LOOK_PLAIN},
	{"@", XLSX_LOOK_PLAIN},
	{"yyyy-mm-dd", XLSX_LOOK_DATE},
	{"DD/MM/YYYY", XLSX_LOOK_DATE},
	{"[$-421]d mmmm yyyy;@", XLSX_LOOK_DATE},
	{"mmm", XLSX_LOOK_DATE},
	{"dd/mm/yyyy hh:mm", XLSX_LOOK_DATE},
	{"hh:mm", XLSX_LOOK_PLAIN},
	{"mm:ss.0", XLSX_LOOK_PLAIN},
	{"[h]:mm:ss", XLSX_LOOK_PLAIN},
	{"h:mm AM/PM", XLSX_LOOK_PLAIN},
	{"0%", XLSX_LOOK_PERCENT},
	{"0.00 %", XLSX_LOOK_PERCENT},
	{"0\\%", XLSX_LOOK_PLAIN},
	{"0\"%\"", XLSX_LOOK_PLAIN},
	{"0 \"hari\"", XLSX_LOOK_PLAIN},
	{"0 \\d\\a\\y", XLSX_LOOK_PLAIN},
	{"\"unclosed d", XLSX_LOOK_PLAIN},
	{"[unclosed d", XLSX_LOOK_PLAIN},
	{"0\\", XLSX_LOOK_PLAIN},
	{"[$Rp-421] #,##0", XLSX_LOOK_PLAIN},
	{"0;yyyy", XLSX_LOOK_PLAIN},
	{"0_d", XLSX_LOOK_PLAIN},
};

START_TEST(tells_dates_by_their_formats)
{
	EXPECT_NUMBER(codes[_i].code, xlsx_look_for_code(str_from(codes[_i].code)), codes[_i].look);
}
END_TEST

static const struct {
	const char *name;
	unsigned format;
	enum xlsx_look look;
} formats[] = {
	{"general", 0, XLSX_LOOK_PLAIN},       {"two places", 2, XLSX_LOOK_PLAIN},
	{"percent", 9, XLSX_LOOK_PERCENT},     {"percent, two places", 10, XLSX_LOOK_PERCENT},
	{"date", 14, XLSX_LOOK_DATE},          {"month and year", 17, XLSX_LOOK_DATE},
	{"time", 18, XLSX_LOOK_PLAIN},         {"time with seconds", 21, XLSX_LOOK_PLAIN},
	{"date and time", 22, XLSX_LOOK_DATE}, {"minutes", 45, XLSX_LOOK_PLAIN},
	{"East Asian", 57, XLSX_LOOK_DATE},    {"text", 49, XLSX_LOOK_PLAIN},
};

START_TEST(knows_the_formats_built_in)
{
	EXPECT_NUMBER(formats[_i].name, xlsx_look_for(formats[_i].format), formats[_i].look);
}
END_TEST

static const struct {
	const char *name;
	unsigned row, column; // 0: no cell
} cells[] = {
	{"A1", 1, 1},
	{"B7", 7, 2},
	{"Z9", 9, 26},
	{"AA10", 10, 27},
	{"XFD1048576", 1048576, 16384},
	{"XFE1", 0, 0},
	{"A1048577", 0, 0},
	{"ZZZZZZZZ1", 0, 0},
	{"A99999999999999999999", 0, 0},
	{"A0", 0, 0},
	{"A01", 0, 0},
	{"A", 0, 0},
	{"1", 0, 0},
	{"", 0, 0},
	{"a1", 0, 0},
	{"$A$1", 0, 0},
	{"A1:B2", 0, 0},
	{"A1 ", 0, 0},
};

START_TEST(reads_names_of_cells)
{
	unsigned row, column;
	bool is_cell = xlsx_cell_name_read(str_from(cells[_i].name), &row, &column);
	EXPECT_NUMBER(cells[_i].name, is_cell, cells[_i].row != 0);
	if (is_cell) {
		EXPECT_NUMBER(cells[_i].name, row, cells[_i].row);
		EXPECT_NUMBER(cells[_i].name, column, cells[_i].column);
	}
}
END_TEST

static const struct {
	const char *stored, *text;
} texts[] = {
	{"", ""},
	{"plain", "plain"},
	{"a_x000D_b", "a\rb"},
	{"_x0041_", "A"},
	{"_x005F_x0041_", "_x0041_"},
	{"_x00e9_", "\xc3\xa9"},
	{"_x20AC_", "\xe2\x82\xac"},
	{"a_x0000_b", "a_x0000_b"},
	{"_xD800_", "_xD800_"},
	{"_xFFFF_", "_xFFFF_"},
	{"_x00g0_", "_x00g0_"},
	{"_x004", "_x004"},
	{"_x0041", "_x0041"},
	{"__x0041__", "_A_"},
};

START_TEST(undoes_the_escapes_of_texts)
{
	EXPECT_TEXT(texts[_i].stored, xlsx_text(arena, str_from(texts[_i].stored)), texts[_i].text);
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, set_up, tear_down);
	ADD_ROWS(tests, reads_numbers_as_they_are_shown, numbers);
	ADD_ROWS(tests, counts_days_from_the_epoch, dates);
	ADD_ROWS(tests, tells_dates_by_their_formats, codes);
	ADD_ROWS(tests, knows_the_formats_built_in, formats);
	ADD_ROWS(tests, reads_names_of_cells, cells);
	ADD_ROWS(tests, undoes_the_escapes_of_texts, texts);
}

int
main(void)
{
	return tests_run("xlsx_value", add);
}
