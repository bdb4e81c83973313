// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "base/str.h"

#include <string.h>

#include "base/arena.h"
#include "suite.h"

#define WORD_65 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define WORD_64 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define WORD_63 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

static const struct {
	const char *a, *b;
	size_t limit, distance;
} distances[] = {
	{"", "", 3, 0},
	{"", "abc", 3, 3},
	{"abc", "", 3, 3},
	{"standar", "standar", 3, 0},
	{"standar", "Standar", 3, 0},
	{"STANDAR", "standar", 0, 0},
	{"standar", "standr", 3, 1},   // one left out
	{"standar", "standarr", 3, 1}, // one too many
	{"standar", "stanfar", 3, 1},  // one wrong
	{"standar", "satndar", 3, 1},  // neighbours swapped
	{"standar", "standra", 3, 1},  // at the end
	{"standar", "tsandar", 3, 1},  // at the start
	{"abcd", "badc", 3, 2},        // two swaps
	{"abc", "cba", 3, 2},          // no neighbours: replaced
	{"kitten", "sitting", 5, 3},
	{"kitten", "sitting", 2, 3}, // gives up: limit + 1
	{"kitten", "sitting", 0, 1},
	{"maklumat", "biaya", 3, 4},
	{"a", "abcdefgh", 3, 4},
	{WORD_63, WORD_64, 3, 1},
	{WORD_64, WORD_64, 3, 0},
	{WORD_64, WORD_65, 3, 4}, // too long to be a misspelt id
	{WORD_65, WORD_65, 3, 4},
};

START_TEST(counts_edits_up_to_a_limit)
{
	struct str a = str_from(distances[_i].a), b = str_from(distances[_i].b);
	EXPECT_NUMBER(distances[_i].a, str_distance(a, b, distances[_i].limit),
	              distances[_i].distance);
	EXPECT_NUMBER(distances[_i].b, str_distance(b, a, distances[_i].limit),
	              distances[_i].distance);
}
END_TEST

// A word of up to seven of three letters, always the same for the same number.
static struct str
word_for(unsigned number, char letters[8])
{
	size_t len = number % 8;
	for (size_t i = 0; i < len; i++) {
		number = number * 1103515245 + 12345;
		letters[i] = (char)('a' + number / 65536 % 3);
	}
	return (struct str){letters, len};
}

// What is left out of the table, beyond the limit, changes nothing.
START_TEST(a_limit_only_cuts_the_distance)
{
	size_t limit = (size_t)_i;
	for (unsigned i = 0; i < 20000; i++) {
		char letters[2][8];
		struct str a = word_for(2 * i + 1, letters[0]), b = word_for(7 * i, letters[1]);
		size_t whole = str_distance(a, b, 64);
		EXPECT_NUMBER("distance", str_distance(a, b, limit),
		              whole > limit ? limit + 1 : whole);
	}
}
END_TEST

static const struct {
	const char *text, *nearest;
} nearests[] = {
	{"persyaratn", "persyaratan"},
	{"persyaratan", "persyaratan"},
	{"Persyaratan", "persyaratan"},
	{"biya", "biaya"},
	{"prosedru", "prosedur"},
	{"maklmuat", "maklumat"},
	{"ad", "ada"},
	{"tdak", "tidak"},
	{"xy", ""},
	{"zz", ""},
	{"", ""},
	{"pxrsxaratxan", "persyaratan"}, // three edits in twelve letters
	{"pxrsxaraxan", ""},             // three in eleven
	{"khusus.sarna", "khusus.sarana"},
	{"sesuatu-yang-lain", ""},
	{"prosesur-baru-lagi", ""},
};

START_TEST(suggests_the_closest_word_that_may_be_meant)
{
	static const struct str choices[] = {
		{"persyaratan", 11}, {"prosedur", 8}, {"biaya", 5}, {"maklumat", 8},
		{"ada", 3},          {"tidak", 5},    {"x", 1},     {"khusus.sarana", 13},
	};
	struct str nearest = str_nearest(str_from(nearests[_i].text), COUNT_OF(choices), choices);
	EXPECT_TEXT(nearests[_i].text, nearest, nearests[_i].nearest);
}
END_TEST

START_TEST(suggests_the_first_of_two_as_close)
{
	static const struct str choices[] = {{"biayu", 5}, {"biaya", 5}, {"biayi", 5}};
	EXPECT_TEXT("tie", str_nearest(STR("biayo"), COUNT_OF(choices), choices), "biayu");
	EXPECT_TEXT("exact later", str_nearest(STR("biayi"), COUNT_OF(choices), choices), "biayi");
	EXPECT_TEXT("none", str_nearest(STR("biaya"), 0, choices), "");
}
END_TEST

static const struct {
	struct str a, b;
	int order;
	bool is_equal, is_equal_fold;
} orders[] = {
	{{NULL, 0}, {"", 0}, 0, true, true},
	{{"a", 1}, {NULL, 0}, 1, false, false},
	{{"a", 1}, {"a", 1}, 0, true, true},
	{{"a", 1}, {"b", 1}, -1, false, false},
	{{"a", 1}, {"ab", 2}, -1, false, false},
	{{"abX", 2}, {"abY", 2}, 0, true, true},
	{{"Ada", 3}, {"ada", 3}, -1, false, true},
	{{"ADA", 3}, {"aDa", 3}, -1, false, true},
	{{"a[", 2}, {"a{", 2}, -1, false, false}, // '[' and '{' differ by 0x20, too
	{{"@", 1}, {"`", 1}, -1, false, false},
	{{"z", 1}, {"\xc3\xa9", 2}, -1, false, false},                    // é after z
	{{"\xc3\x89", 2}, {"\xc3\xa9", 2}, -1, false, false},             // only ASCII letters fold
	{{"\xef\xbf\xbd", 3}, {"\xf0\x9f\x98\x80", 4}, -1, false, false}, // code point order
	{{"a\0b", 3}, {"a\0c", 3}, -1, false, false},
};

static int
sign(int order)
{
	return (order > 0) - (order < 0);
}

START_TEST(compares_bytes)
{
	struct str a = orders[_i].a, b = orders[_i].b;
	ck_assert_int_eq(sign(str_compare(a, b)), orders[_i].order);
	ck_assert_int_eq(sign(str_compare(b, a)), -orders[_i].order);
	ck_assert_int_eq(str_equal(a, b), orders[_i].is_equal);
	ck_assert_int_eq(str_equal_fold(a, b), orders[_i].is_equal_fold);
	ck_assert_int_eq(str_equal_fold(b, a), orders[_i].is_equal_fold);
}
END_TEST

static const struct {
	const char *text, *part;
	bool starts, ends;
} parts[] = {
	{"laporan.xlsx", ".xlsx", false, true},
	{"laporan.xlsx", "lap", true, false},
	{"laporan", "laporan", true, true},
	{"a", "aa", false, false},
	{"", "", true, true},
	{"", "a", false, false},
	{"abc", "", true, true},
	{"laporan.XLSX", ".xlsx", false, false},
};

START_TEST(knows_how_a_text_starts_and_ends)
{
	struct str text = str_from(parts[_i].text), part = str_from(parts[_i].part);
	ck_assert_int_eq(str_starts(text, part), parts[_i].starts);
	ck_assert_int_eq(str_ends(text, part), parts[_i].ends);
}
END_TEST

START_TEST(copies_end_in_nul)
{
	struct arena *arena = arena_create();
	struct str copy = str_copy(arena, (struct str){"abcdef", 3});
	EXPECT_TEXT("copy", copy, "abc");
	ck_assert_str_eq(copy.data, "abc");
	const struct str pieces[] = {STR("a"), {NULL, 0}, STR("/"), STR(""), STR("b")};
	struct str joined = str_join(arena, COUNT_OF(pieces), pieces);
	ck_assert_str_eq(joined.data, "a/b");
	ck_assert_uint_eq(joined.len, 3);
	struct str empty = str_copy(arena, (struct str){NULL, 0});
	ck_assert_str_eq(empty.data, "");
	ck_assert(str_is_empty(empty) && !str_is_empty(copy));
	ck_assert_uint_eq(str_from(NULL).len, 0);
	ck_assert_uint_eq(STR("total").len, 5);
	arena_destroy(arena);
}
END_TEST

static void
add(TCase *tests)
{
	ADD_ROWS(tests, counts_edits_up_to_a_limit, distances);
	tcase_add_loop_test(tests, a_limit_only_cuts_the_distance, 0, 8);
	ADD_ROWS(tests, suggests_the_closest_word_that_may_be_meant, nearests);
	tcase_add_test(tests, suggests_the_first_of_two_as_close);
	ADD_ROWS(tests, compares_bytes, orders);
	ADD_ROWS(tests, knows_how_a_text_starts_and_ends, parts);
	tcase_add_test(tests, copies_end_in_nul);
}

int
main(void)
{
	return tests_run("str", add);
}
