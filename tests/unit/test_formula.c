// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/formula.h"

#include <string.h>

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
	const char *sheet;
	uint16_t column;
	uint32_t first, last;
	const char *cell, *span;
} spans[] = {
	{"", 0, 0, 0, "A1", "A1:A1"},
	{"", 25, 8, 19, "Z9", "Z9:Z20"},
	{"", 26, 0, 1, "AA1", "AA1:AA2"},
	{"", 51, 0, 1, "AZ1", "AZ1:AZ2"},
	{"", 52, 0, 1, "BA1", "BA1:BA2"},
	{"", 701, 0, 1, "ZZ1", "ZZ1:ZZ2"},
	{"", 702, 0, 1, "AAA1", "AAA1:AAA2"},
	{"", 16383, 1048575, 1048575, "XFD1048576", "XFD1048576:XFD1048576"},
	{"Rubrik", 1, 4, 8, "'Rubrik'!$B$5", "'Rubrik'!$B$5:$B$9"},
	{"Jum'at", 1, 4, 8, "'Jum''at'!$B$5", "'Jum''at'!$B$5:$B$9"},
	{"SDN 1 (2)", 27, 99, 100, "'SDN 1 (2)'!$AB$100", "'SDN 1 (2)'!$AB$100:$AB$101"},
};

START_TEST(refers_to_cells_as_excel_does)
{
	struct span span = {str_from(spans[_i].sheet), spans[_i].column, spans[_i].first,
	                    spans[_i].last};
	EXPECT_TEXT(spans[_i].cell, formula_cell(arena, span), spans[_i].cell);
	EXPECT_TEXT(spans[_i].span, formula_span(arena, span), spans[_i].span);
}
END_TEST

static const struct {
	int64_t num, den;
	const char *text;
} numbers[] = {
	{0, 1, "0"},      {1, 1, "1"},          {1, 2, "0.5"},
	{100, 1, "100"},  {1, 9, "(1/9)"},      {2, 3, "(2/3)"},
	{-1, 4, "-0.25"}, {1, 10000, "0.0001"}, {1, 20000, "(1/20000)"},
};

START_TEST(states_numbers_without_loss)
{
	struct exact number = exact_from_fraction(numbers[_i].num, numbers[_i].den);
	EXPECT_TEXT(numbers[_i].text, formula_number(arena, number), numbers[_i].text);
}
END_TEST

static const struct {
	const char *text, *formula;
} texts[] = {
	{"", "\"\""},
	{"ya", "\"ya\""},
	{"=1+1", "\"=1+1\""},
	{"a \"b\" c", "\"a \"\"b\"\" c\""},
	{"Perhatian {0}", "\"Perhatian {0}\""},
};

START_TEST(quotes_text)
{
	struct str quoted = formula_text(arena, str_from(texts[_i].text));
	EXPECT_TEXT(texts[_i].text, quoted, texts[_i].formula);
	// A part is put in as it is, whatever it looks like.
	EXPECT_TEXT(texts[_i].text, FORMULA(arena, "{0}", quoted), texts[_i].formula);
}
END_TEST

// Excel takes at most 255 characters between quotes.
START_TEST(puts_long_text_together)
{
	struct buffer text;
	buffer_init(&text);
	buffer_add_repeat(&text, "é", 1000);
	struct str quoted = formula_text(arena, buffer_text(&text));
	size_t letters = 0, longest = 0, length = 0;
	for (size_t i = 0; i < quoted.len; i++) {
		bool is_letter = ((unsigned char)quoted.data[i] & 0xc0) == 0xc0;
		letters += is_letter;
		length = quoted.data[i] == '"' ? 0 : length + is_letter;
		longest = length > longest ? length : longest;
	}
	EXPECT_NUMBER("letters", letters, 1000);
	ck_assert_uint_le(longest, 255);
	ck_assert_ptr_nonnull(strstr(quoted.data, "\"&\""));
	buffer_finish(&text);
}
END_TEST

START_TEST(fills_a_pattern)
{
	EXPECT_TEXT("order", FORMULA(arena, "IF({1}>{0},{1},{2})", STR("A1"), STR("B1"), STR("0")),
	            "IF(B1>A1,B1,0)");
	EXPECT_TEXT("none", FORMULA(arena, "TRUE", STR("")), "TRUE");
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, set_up, tear_down);
	ADD_ROWS(tests, refers_to_cells_as_excel_does, spans);
	ADD_ROWS(tests, states_numbers_without_loss, numbers);
	ADD_ROWS(tests, quotes_text, texts);
	tcase_add_test(tests, puts_long_text_together);
	tcase_add_test(tests, fills_a_pattern);
}

int
main(void)
{
	return tests_run("formula", add);
}
