// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "diag/diag.h"

#include <stdio.h>
#include <string.h>

#include "findings.h"

static struct diags *diags;

static void
set_up(void)
{
	diags = diags_create();
}

static void
tear_down(void)
{
	diags_destroy(diags);
}

static const struct source a = {.name = {"a.yaml", 6}, .text = {"one\ntwo\nthree\n", 14}};
static const struct source b = {.name = {"b.yaml", 6}, .text = {"one\r\ntwo\r\n\r\nlast", 16}};

static const struct source marked = {.name = {"m.yaml", 6}, .text = {"\xef\xbb\xbfone\ntwo", 10}};

#define AT(source, line, column) ((struct place){&(source), (line), (column)})

START_TEST(sorts_by_file_line_and_column)
{
	diag_add(diags, AT(b, 1, 1), DIAG_KEY_UNKNOWN, DIAG_TEXT(STR("k")));
	diag_add(diags, AT(a, 10, 1), DIAG_KEY_UNKNOWN, DIAG_TEXT(STR("k")));
	diag_add(diags, AT(a, 9, 12), DIAG_KEY_MISSING, DIAG_TEXT(STR("k")));
	diag_add(diags, AT(a, 9, 2), DIAG_NOT_TEXT, DIAG_TEXT(STR("k")));
	diag_add(diags, AT(a, 0, 0), DIAG_FILE_EMPTY, DIAG_TEXT(STR("k")));
	diag_add(diags, PLACE_NONE, DIAG_FILE_MISSING, DIAG_TEXT(STR("k")));
	EXPECT_FINDINGS("sorted", diags, "101@0:0 107@0:0 132@9:2 131@9:12 130@10:1 130@1:1");
}
END_TEST

START_TEST(keeps_the_order_of_adding_at_one_place)
{
	diag_add(diags, AT(a, 1, 1), DIAG_WANTED_REPEATED, DIAG_TEXT(STR("k")));
	diag_add(diags, AT(a, 1, 1), DIAG_KEY_MISSING, DIAG_TEXT(STR("z")));
	diag_add(diags, AT(a, 1, 1), DIAG_KEY_MISSING, DIAG_TEXT(STR("a")));
	size_t count;
	const struct diag *const *sorted = diags_sorted(diags, &count);
	ck_assert_uint_eq(count, 3);
	ck_assert_int_eq(sorted[0]->code, DIAG_WANTED_REPEATED);
	EXPECT_TEXT("second", sorted[1]->args[0].text, "z");
	EXPECT_TEXT("third", sorted[2]->args[0].text, "a");
}
END_TEST

START_TEST(drops_repeats_even_when_others_stand_between)
{
	for (int i = 0; i < 3; i++) {
		diag_add(diags, AT(a, 1, 1), DIAG_KEY_MISSING, DIAG_TEXT(STR("x")));
		diag_add(diags, AT(a, 1, 1), DIAG_KEY_MISSING, DIAG_TEXT(STR("y")));
		diag_add(diags, AT(b, 1, 1), DIAG_KEY_MISSING, DIAG_TEXT(STR("x")));
		diag_add(diags, AT(a, 1, 1), DIAG_KEY_UNKNOWN, DIAG_TEXT(STR("x")));
		diag_add(diags, AT(a, 1, 2), DIAG_KEY_MISSING, DIAG_TEXT(STR("x")));
	}
	EXPECT_FINDINGS("once each", diags, "131@1:1 131@1:1 130@1:1 131@1:2 131@1:1");
}
END_TEST

START_TEST(tells_apart_findings_that_differ_in_an_argument)
{
	static const char *const list[LANG_COUNT] = {"daftar", "a list"};
	static const char *const map[LANG_COUNT] = {"pasangan", "a mapping"};
	struct date may = {2026, 5, 1}, june = {2026, 6, 1};
	diag_add(diags, AT(a, 1, 1), DIAG_YAML_KEY_NOT_TEXT, DIAG_WORDS(list));
	diag_add(diags, AT(a, 1, 1), DIAG_YAML_KEY_NOT_TEXT, DIAG_WORDS(map));
	diag_add(diags, AT(a, 2, 1), DIAG_YAML_DEPTH, DIAG_COUNT_OF(64));
	diag_add(diags, AT(a, 2, 1), DIAG_YAML_DEPTH, DIAG_COUNT_OF(65));
	diag_add(diags, AT(a, 3, 1), DIAG_VALID_ORDER, DIAG_DATE(june), DIAG_DATE(may));
	diag_add(diags, AT(a, 3, 1), DIAG_VALID_ORDER, DIAG_DATE(june), DIAG_DATE(june));
	diag_add(diags, AT(a, 3, 1), DIAG_VALID_ORDER, DIAG_DATE(june), DIAG_DATE(may));
	EXPECT_FINDINGS("six", diags, "115@1:1 115@1:1 110@2:1 110@2:1 221@3:1 221@3:1");
}
END_TEST

START_TEST(counts_by_severity)
{
	ck_assert(!diags_have_errors(diags));
	diag_add(diags, AT(a, 1, 1), DIAG_WEIGHT_SHORT, DIAG_TEXT(STR("g")), DIAG_COUNT_OF(1),
	         DIAG_COUNT_OF(2));
	diag_add(diags, PLACE_NONE, DIAG_AS_OF_ASSUMED, DIAG_DATE(((struct date){2026, 1, 1})));
	ck_assert(!diags_have_errors(diags));
	ck_assert_uint_eq(diags_error_count(diags), 0);
	diag_add(diags, AT(a, 1, 1), DIAG_KEY_MISSING, DIAG_TEXT(STR("x")));
	diag_add(diags, PLACE_NONE, DIAG_OUTPUT_FULL, DIAG_TEXT(STR("x")));
	ck_assert(diags_have_errors(diags));
	ck_assert_uint_eq(diags_error_count(diags), 2);
	ck_assert_uint_eq(diags_count(diags, DIAG_SEVERITY_NOTE), 1);
	ck_assert_uint_eq(diags_count(diags, DIAG_SEVERITY_WARNING), 1);
	ck_assert_uint_eq(diags_count(diags, DIAG_SEVERITY_ERROR), 1);
	ck_assert_uint_eq(diags_count(diags, DIAG_SEVERITY_FAILURE), 1);
}
END_TEST

static const struct {
	const char *name;
	const struct source *source;
	unsigned line;
	const char *text;
} lines[] = {
	{"first", &a, 1, "one"},
	{"second", &a, 2, "two"},
	{"last with its end", &a, 3, "three"},
	{"after the last", &a, 4, ""},
	{"far after it", &a, 99, ""},
	{"the file as a whole", &a, 0, ""},
	{"CRLF", &b, 1, "one"},
	{"empty CRLF", &b, 3, ""},
	{"last without an end", &b, 4, "last"},
	{"no file", NULL, 3, ""},
	{"after a byte order mark", &marked, 1, "one"},
};

START_TEST(copies_the_line_it_points_into)
{
	diag_add(diags, ((struct place){lines[_i].source, lines[_i].line, 1}), DIAG_KEY_MISSING,
	         DIAG_TEXT(STR("x")));
	size_t count;
	EXPECT_TEXT(lines[_i].name, diags_sorted(diags, &count)[0]->source_line, lines[_i].text);
}
END_TEST

START_TEST(cuts_a_long_line_between_code_points)
{
	char text[1001];
	for (size_t i = 0; i < 999; i += 3)
		memcpy(text + i, "\xe2\x82\xac", 3);
	struct source source = {.name = STR("long.yaml"), .text = {text, 999}};
	diag_add(diags, AT(source, 1, 1), DIAG_KEY_MISSING, DIAG_TEXT(STR("x")));
	size_t count;
	ck_assert_uint_eq(diags_sorted(diags, &count)[0]->source_line.len, 399);
}
END_TEST

START_TEST(owns_copies_of_all_it_is_told)
{
	char name[] = "name.yaml", line[] = "line one\n", word[] = "word", near[] = "near";
	struct source source = {.name = str_from(name), .text = str_from(line)};
	diag_add(diags, AT(source, 1, 6), DIAG_KEY_UNKNOWN, DIAG_TEXT(str_from(word)));
	diag_also(diags, AT(source, 1, 1));
	diag_suggest(diags, str_from(near));
	memset(name, '#', sizeof(name) - 1);
	memset(line, '#', sizeof(line) - 1);
	memset(word, '#', sizeof(word) - 1);
	memset(near, '#', sizeof(near) - 1);
	size_t count;
	const struct diag *diag = diags_sorted(diags, &count)[0];
	EXPECT_TEXT("file", diag->at.file, "name.yaml");
	EXPECT_TEXT("line", diag->source_line, "line one");
	EXPECT_TEXT("argument", diag->args[0].text, "word");
	EXPECT_TEXT("suggestion", diag->suggestion, "near");
	EXPECT_TEXT("also", diag->also.file, "name.yaml");
	EXPECT_FINDINGS("place", diags, "130@1:6+1:1~near");
}
END_TEST

START_TEST(extras_go_to_the_finding_added_last)
{
	diag_add(diags, AT(b, 1, 1), DIAG_KEY_UNKNOWN, DIAG_TEXT(STR("x")));
	diag_suggest(diags, STR("first"));
	diag_add(diags, AT(a, 1, 1), DIAG_KEY_UNKNOWN, DIAG_TEXT(STR("y")));
	diag_suggest(diags, STR(""));
	diag_also(diags, AT(b, 2, 3));
	EXPECT_FINDINGS("extras", diags, "130@1:1+2:3 130@1:1~first");
}
END_TEST

START_TEST(never_drops_a_finding)
{
	char word[16];
	for (int i = 0; i < 3000; i++) {
		snprintf(word, sizeof(word), "%d", i);
		diag_add(diags, AT(a, (unsigned)(3000 - i), 1), DIAG_KEY_MISSING,
		         DIAG_TEXT(str_from(word)));
	}
	size_t count;
	const struct diag *const *sorted = diags_sorted(diags, &count);
	ck_assert_uint_eq(count, 3000);
	for (size_t i = 0; i < count; i++)
		ck_assert_uint_eq(sorted[i]->at.line, i + 1);
	// Sorting again gives the same, and adding goes on.
	ck_assert(diags_sorted(diags, &count)[0]->at.line == 1 && count == 3000);
	diag_add(diags, AT(a, 1, 1), DIAG_NOT_TEXT, DIAG_TEXT(STR("x")));
	(void)diags_sorted(diags, &count);
	ck_assert_uint_eq(count, 3001);
}
END_TEST

// Each severity is kept for itself, and what is over is counted.
START_TEST(keeps_50000_findings_of_a_severity_and_says_so)
{
	size_t count;
	for (unsigned i = 0; i < 50000; i++)
		diag_add(diags, AT(a, i + 1, 1), DIAG_KEY_MISSING, DIAG_TEXT(STR("k")));
	(void)diags_sorted(diags, &count);
	ck_assert_uint_eq(count, 50000);
	for (unsigned i = 0; i < 2; i++) {
		diag_add(diags, AT(a, 60000, 1), DIAG_KEY_UNKNOWN, DIAG_TEXT(STR("weigth")));
		diag_also(diags, AT(a, 1, 1));
		diag_suggest(diags, STR("weight"));
	}
	diag_add(diags, AT(a, 60000, 1), DIAG_UNIT_WITHOUT_ROWS, DIAG_TEXT(STR("u")));
	const struct diag *const *sorted = diags_sorted(diags, &count);
	ck_assert_uint_eq(count, 50002);
	ck_assert_int_eq(sorted[0]->code, DIAG_FINDINGS_CUT);
	ck_assert_int_eq(sorted[50000]->code, DIAG_KEY_MISSING);
	ck_assert_uint_eq(sorted[50000]->suggestion.len, 0);
	ck_assert_int_eq(sorted[50001]->code, DIAG_UNIT_WITHOUT_ROWS);
	ck_assert_uint_eq(diags_error_count(diags), 50002);
	ck_assert_uint_eq(diags_count(diags, DIAG_SEVERITY_WARNING), 2);
}
END_TEST

// Wherever they were found first, all together are as many, and as many are kept.
START_TEST(keeps_as_many_of_those_that_are_moved)
{
	struct diags *others = diags_create();
	size_t count;
	diag_add(diags, AT(a, 1, 1), DIAG_KEY_MISSING, DIAG_TEXT(STR("k")));
	for (unsigned i = 0; i < 50003; i++)
		diag_add(others, AT(b, i + 1, 1), DIAG_KEY_MISSING, DIAG_TEXT(STR("k")));
	diags_move(diags, others);
	const struct diag *const *sorted = diags_sorted(diags, &count);
	ck_assert_uint_eq(count, 50001);
	ck_assert_int_eq(sorted[0]->code, DIAG_FINDINGS_CUT);
	ck_assert_uint_eq(sorted[50000]->at.line, 49999);
	ck_assert_uint_eq(diags_error_count(diags), 50004);
	ck_assert_uint_eq(diags_count(diags, DIAG_SEVERITY_WARNING), 1);
	diag_add(others, AT(b, 1, 1), DIAG_KEY_MISSING, DIAG_TEXT(STR("k")));
	(void)diags_sorted(others, &count);
	ck_assert_uint_eq(count, 1);
	diags_destroy(others);
}
END_TEST

static const struct {
	const char *name;
	size_t count; // of letters, two bytes each
	size_t len;   // of what is kept
	const char *end;
} texts[] = {
	{"short", 1, 2, "é"},
	{"as long as is shown", 200, 400, "é"},
	{"longer", 201, 403, "é…"},
	{"far longer", 100000, 403, "é…"},
};

START_TEST(shows_the_beginning_of_a_long_text)
{
	struct buffer text;
	buffer_init(&text);
	buffer_add_repeat(&text, "é", texts[_i].count);
	diag_add(diags, PLACE_NONE, DIAG_FILE_MISSING, DIAG_TEXT(buffer_text(&text)));
	size_t count;
	struct str kept = diags_sorted(diags, &count)[0]->args[0].text;
	EXPECT_NUMBER(texts[_i].name, kept.len, texts[_i].len);
	EXPECT(texts[_i].name, str_ends(kept, str_from(texts[_i].end)));
	buffer_finish(&text);
}
END_TEST

// A word among a thousand choices is looked for a thousand times, roughly.
START_TEST(lets_suggestions_be_after_a_million_looks)
{
	struct str choices[1024];
	size_t count, suggested = 0;
	for (size_t i = 0; i < COUNT_OF(choices); i++)
		choices[i] = STR("weight");
	for (unsigned i = 0; i < 1030; i++) {
		diag_add(diags, AT(a, i + 1, 1), DIAG_KEY_UNKNOWN, DIAG_TEXT(STR("wieght")));
		diag_suggest_among(diags, STR("wieght"), STR_LIST(choices, COUNT_OF(choices)));
	}
	const struct diag *const *sorted = diags_sorted(diags, &count);
	for (size_t i = 0; i < count; i++) {
		suggested += sorted[i]->suggestion.len > 0;
		ck_assert_uint_eq(sorted[i]->suggestion.len > 0, i < 1024);
	}
	ck_assert_uint_eq(suggested, 1024);
}
END_TEST

// As a file does in which one line is the anchor of many.
START_TEST(tells_many_findings_at_one_place_apart_at_once)
{
	char word[16];
	size_t count;
	for (int i = 0; i < 40000; i++) {
		snprintf(word, sizeof(word), "%d", i % 20000);
		diag_add(diags, AT(a, 1, 1), DIAG_KEY_MISSING, DIAG_TEXT(str_from(word)));
	}
	const struct diag *const *sorted = diags_sorted(diags, &count);
	ck_assert_uint_eq(count, 20000);
	EXPECT_TEXT("the order of adding", sorted[19999]->args[0].text, "19999");
}
END_TEST

START_TEST(has_nothing_to_say_when_all_is_well)
{
	EXPECT_FINDINGS("empty", diags, "");
	diags_destroy(NULL);
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, sorts_by_file_line_and_column);
	tcase_add_test(tests, keeps_the_order_of_adding_at_one_place);
	tcase_add_test(tests, drops_repeats_even_when_others_stand_between);
	tcase_add_test(tests, tells_apart_findings_that_differ_in_an_argument);
	tcase_add_test(tests, counts_by_severity);
	ADD_ROWS(tests, copies_the_line_it_points_into, lines);
	tcase_add_test(tests, cuts_a_long_line_between_code_points);
	tcase_add_test(tests, owns_copies_of_all_it_is_told);
	tcase_add_test(tests, extras_go_to_the_finding_added_last);
	tcase_add_test(tests, never_drops_a_finding);
	tcase_add_test(tests, keeps_50000_findings_of_a_severity_and_says_so);
	tcase_add_test(tests, keeps_as_many_of_those_that_are_moved);
	ADD_ROWS(tests, shows_the_beginning_of_a_long_text, texts);
	tcase_add_test(tests, lets_suggestions_be_after_a_million_looks);
	tcase_add_test(tests, tells_many_findings_at_one_place_apart_at_once);
	tcase_add_test(tests, has_nothing_to_say_when_all_is_well);
}

int
main(void)
{
	return tests_run("diag", add);
}
