// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "reports.h"

#define ROUNDED "rounding: {object: 2, unit: 2, institution: 2}\n"
#define BOM "\xef\xbb\xbf"
#define HEAD                                                                                 \
	BOM "unit,unit_name,object,object_name,node,label,state,answer,status,ratio,weight," \
	    "points,lost,score,zone,verified,potential\r\n"
#define LEVELS                                                                                   \
	"{id: a, label: L, optional: true, scale: {levels: [{id: tidak, label: '-', value: 0}, " \
	"{id: ada, label: Ada, value: 1}]}}, "

// --- whole tables

static const struct {
	const char *name, *rubric;
	struct report_unit unit;
	enum figure counted;
	const char *rows;
} tables[] = {
	{"a row for each node",
         UNIT_RUBRIC(ROUNDED, ITEM_OF("a", "2") ITEM("b")),
         {"id: u, name: U", "", "a=1!"},
         FIGURE_CLAIMED,
         "\"u\",\"U\",\"u\",\"U\",\"total\",\"R\",\"scored\",\"\",\"\",0.6667,1,66.67,33.33,66.67,\"yellow\",66.67,100.00\r\n"
         "\"u\",\"U\",\"u\",\"U\",\"a\",\"L\",\"scored\",\"1\",\"verified\",1.0000,2,66.67,0.00,,\"\",,\r\n"
         "\"u\",\"U\",\"u\",\"U\",\"b\",\"L\",\"unanswered\",\"\",\"\",0.0000,1,0.00,33.33,,\"\",,\r\n"},
	{"a level by its id, not applicable by its reason",
         UNIT_RUBRIC(ROUNDED, LEVELS ITEM_WITH("b", "optional: true")),
         {"id: u, name: U", "", "a=ADA b=na"},
         FIGURE_CLAIMED,
         "\"u\",\"U\",\"u\",\"U\",\"total\",\"R\",\"scored\",\"\",\"\",1.0000,1,100.00,0.00,100.00,\"green\",100.00,100.00\r\n"
         "\"u\",\"U\",\"u\",\"U\",\"a\",\"L\",\"scored\",\"ada\",\"submitted\",1.0000,1,100.00,0.00,,\"\",,\r\n"
         "\"u\",\"U\",\"u\",\"U\",\"b\",\"L\",\"not-applicable\",\"x\",\"submitted\",,1,,,,\"\",,\r\n"},
	{"no score is an empty cell",
         UNIT_RUBRIC(ROUNDED "unanswered: exclude\n", ITEM("a")),
         {"id: u, name: U", "", ""},
         FIGURE_CLAIMED,
         "\"u\",\"U\",\"u\",\"U\",\"total\",\"R\",\"excluded\",\"\",\"\",,1,,,,\"\",,100.00\r\n"
         "\"u\",\"U\",\"u\",\"U\",\"a\",\"L\",\"excluded\",\"\",\"\",,1,,,,\"\",,\r\n"},
	{"the figure that counts",
         UNIT_RUBRIC(ROUNDED, ITEM_WITH("a", "evidence: [{id: f, kind: photo, label: F}]")),
         {"id: u, name: U", "", "a=1"},
         FIGURE_VERIFIED,
         "\"u\",\"U\",\"u\",\"U\",\"total\",\"R\",\"scored\",\"\",\"\",0.0000,1,0.00,100.00,0.00,\"red\",0.00,100.00\r\n"
         "\"u\",\"U\",\"u\",\"U\",\"a\",\"L\",\"scored\",\"1\",\"submitted\",0.0000,1,0.00,100.00,,\"\",,\r\n"},
	{"weights in full, four places where nothing is rounded",
         UNIT_RUBRIC("", ITEM_OF("a", "1/3") ITEM_OF("b", "0.125")),
         {"id: u, name: U", "", "total=33.3333"},
         FIGURE_CLAIMED,
         "\"u\",\"U\",\"u\",\"U\",\"total\",\"R\",\"scored\",\"33.3333\",\"submitted\",0.3333,1,33.3333,66.6667,33.3333,\"red\",33.3333,33.3333\r\n"
         "\"u\",\"U\",\"u\",\"U\",\"a\",\"L\",\"covered\",\"\",\"\",,1/3,,,,\"\",,\r\n"
         "\"u\",\"U\",\"u\",\"U\",\"b\",\"L\",\"covered\",\"\",\"\",,0.125,,,,\"\",,\r\n"},
	{"each product",
         RUBRIC("object: product\ntop: 100\n" ROUNDED, ITEM("a")),
         {"id: u, name: U", "p q", "p/a=1"},
         FIGURE_CLAIMED,
         "\"u\",\"U\",\"p\",\"N\",\"total\",\"R\",\"scored\",\"\",\"\",1.0000,1,100.00,0.00,100.00,\"green\",100.00,100.00\r\n"
         "\"u\",\"U\",\"p\",\"N\",\"a\",\"L\",\"scored\",\"1\",\"submitted\",1.0000,1,100.00,0.00,,\"\",,\r\n"
         "\"u\",\"U\",\"q\",\"N\",\"total\",\"R\",\"scored\",\"\",\"\",0.0000,1,0.00,100.00,0.00,\"red\",0.00,100.00\r\n"
         "\"u\",\"U\",\"q\",\"N\",\"a\",\"L\",\"unanswered\",\"\",\"\",0.0000,1,0.00,100.00,,\"\",,\r\n"},
	{"nothing but the head", UNIT_RUBRIC("", ITEM("a")), {0}, FIGURE_CLAIMED, ""},
};

START_TEST(writes_a_row_for_each_node)
{
	const char *name = tables[_i].name;
	const struct report_options options = {.score = {{2026, 6, 30}, tables[_i].counted}};
	const struct report_unit units[REPORT_UNITS_MOST] = {tables[_i].unit};
	report_write("csv", rubric_sound(tables[_i].rubric), units, &options);
	ck_assert(str_starts(buffer_text(&buffer), STR(HEAD)));
	struct str rows = {buffer.data + strlen(HEAD), buffer.len - strlen(HEAD)};
	EXPECT_TEXT(name, rows, tables[_i].rows);
}
END_TEST

// --- text in a cell: the unit's name

static const struct {
	const char *name, *yaml, *cell;
} cells[] = {
	{"plain", "Dinas", "\"Dinas\""},
	{"a quote", "Dinas \\\"A\\\"", "\"Dinas \"\"A\"\"\""},
	{"only a quote", "\\\"", "\"\"\"\""},
	{"a comma", "a, b", "\"a, b\""},
	{"a line end", "a\\nb", "\"a\nb\""},
	{"letters of many bytes", "\xe6\x97\xa5", "\"\xe6\x97\xa5\""},
	// what a spreadsheet would take for a formula
	{"equals", "=1+1", "\"'=1+1\""},
	{"a formula with quotes", "=HYPERLINK(\\\"http://x\\\")",
         "\"'=HYPERLINK(\"\"http://x\"\")\""},
	{"plus", "+1", "\"'+1\""},
	{"minus", "-1", "\"'-1\""},
	{"at", "@SUM(A1)", "\"'@SUM(A1)\""},
	{"a tab", "\\t=1", "\"'\t=1\""},
	{"a carriage return", "\\r=1", "\"'\r=1\""},
	{"other marks do none", "!1", "\"!1\""},
	{"inside it does no harm", "a=1", "\"a=1\""},
	{"behind a blank it does none", " =1", "\" =1\""},
	{"an apostrophe of its own stays", "'a", "\"'a\""},
};

START_TEST(quotes_text_and_disarms_formulas)
{
	const struct report_options options = {.score = {{2026, 6, 30}, FIGURE_CLAIMED}};
	struct buffer keys;
	buffer_init(&keys);
	buffer_add_text(&keys, "id: u, name: \"");
	buffer_add_text(&keys, cells[_i].yaml);
	buffer_add_text(&keys, "\"");
	buffer_add_char(&keys, '\0');
	const struct report_unit units[REPORT_UNITS_MOST] = {{keys.data, "", "a=1"}};
	report_write("csv", rubric_sound(UNIT_RUBRIC("", ITEM("a"))), units, &options);
	struct str start = {buffer.data + strlen(HEAD "\"u\","), strlen(cells[_i].cell)};
	ck_assert_uint_lt(strlen(HEAD) + start.len, buffer.len);
	EXPECT_TEXT(cells[_i].name, start, cells[_i].cell);
	EXPECT_NUMBER(cells[_i].name, start.data[start.len], ',');
	buffer_finish(&keys);
}
END_TEST

START_TEST(speaks_the_language_that_is_asked_for)
{
	struct report_options options = {.lang = LANG_EN, .score = {{2026, 6, 30}, FIGURE_CLAIMED}};
	const struct report_unit units[REPORT_UNITS_MOST] = {{"id: u, name: U", "", "a=0.5"}};
	const struct rubric *rubric =
		rubric_sound(UNIT_RUBRIC(ROUNDED, ITEM_WITH("a", "en: In English")));
	report_write("csv", rubric, units, &options);
	buffer_add_char(&buffer, '\0');
	ck_assert_ptr_nonnull(strstr(buffer.data, "\"In English\""));
	// Numbers are for programs: the point stays.
	buffer.len = 0;
	options.lang = LANG_ID;
	report_write("csv", rubric, units, &options);
	buffer_add_char(&buffer, '\0');
	ck_assert_ptr_null(strstr(buffer.data, "\"In English\""));
	ck_assert_ptr_nonnull(strstr(buffer.data, ",50.00,"));
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, fixture_init, fixture_finish);
	ADD_ROWS(tests, writes_a_row_for_each_node, tables);
	ADD_ROWS(tests, quotes_text_and_disarms_formulas, cells);
	tcase_add_test(tests, speaks_the_language_that_is_asked_for);
}

int
main(void)
{
	return tests_run("report_csv", add);
}
