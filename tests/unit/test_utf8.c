// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "base/utf8.h"

#include <string.h>

#include "suite.h"

static const struct {
	const char *name;
	struct str text;
	size_t fault; // the length where all is well
} faults[] = {
	{"empty", {"", 0}, 0},
	{"no data", {NULL, 0}, 0},
	{"ascii", {"patuh", 5}, 5},
	{"control characters", {"\t\n\x1b\x7f", 4}, 4},
	{"two bytes, first", {"\xc2\x80", 2}, 2},
	{"two bytes, last", {"\xdf\xbf", 2}, 2},
	{"three bytes, first", {"\xe0\xa0\x80", 3}, 3},
	{"below the surrogates", {"\xed\x9f\xbf", 3}, 3},
	{"above the surrogates", {"\xee\x80\x80", 3}, 3},
	{"three bytes, last", {"\xef\xbf\xbf", 3}, 3},
	{"four bytes, first", {"\xf0\x90\x80\x80", 4}, 4},
	{"U+10FFFF", {"\xf4\x8f\xbf\xbf", 4}, 4},
	{"byte order mark", {"\xef\xbb\xbfpatuh", 8}, 8},
	{"NUL alone", {"\0", 1}, 0},
	{"NUL within", {"ab\0cd", 5}, 2},
	{"NUL overlong", {"\xc0\x80", 2}, 0},
	{"overlong slash in two", {"a\xc0\xaf", 3}, 1},
	{"overlong in two, last", {"\xc1\xbf", 2}, 0},
	{"overlong in three", {"ab\xe0\x9f\xbf", 5}, 2},
	{"overlong in three, NUL", {"\xe0\x80\x80", 3}, 0},
	{"overlong in four", {"\xf0\x8f\xbf\xbf", 4}, 0},
	{"first surrogate", {"a\xed\xa0\x80", 4}, 1},
	{"last surrogate", {"\xed\xbf\xbf", 3}, 0},
	{"U+110000", {"abc\xf4\x90\x80\x80", 7}, 3},
	{"five bytes", {"\xf8\x88\x80\x80\x80", 5}, 0},
	{"byte f5", {"\xf5\x80\x80\x80", 4}, 0},
	{"byte fe", {"a\xfe", 2}, 1},
	{"byte ff", {"\xff", 1}, 0},
	{"lone continuation", {"a\x80", 2}, 1},
	{"lone continuation, last", {"a\xbf", 2}, 1},
	{"Latin-1 e acute", {"caf\xe9 ", 5}, 3},
	{"truncated two", {"a\xc3", 2}, 1},
	{"truncated three after one", {"\xe2", 1}, 0},
	{"truncated three after two", {"\xe2\x82", 2}, 0},
	{"truncated four after three", {"x\xf0\x9f\x98", 4}, 1},
	{"three broken by ascii", {"\xe2\x82x", 3}, 0},
	{"four broken by ascii", {"\xf0\x9f\x98x", 4}, 0},
	{"two followed by a start", {"\xc3\xc3\xa9", 3}, 0},
	{"the first of two faults", {"ok\xff\xfe", 4}, 2},
};

START_TEST(admits_shortest_forms_only)
{
	EXPECT_NUMBER(faults[_i].name, utf8_find_fault(faults[_i].text), faults[_i].fault);
	bool is_ascii = true;
	for (size_t i = 0; i < faults[_i].text.len; i++) {
		unsigned char byte = (unsigned char)faults[_i].text.data[i];
		is_ascii &= byte > 0 && byte < 0x80;
	}
	EXPECT_NUMBER(faults[_i].name, utf8_is_ascii(faults[_i].text), is_ascii);
}
END_TEST

// A word of eight bytes is looked at at once.
START_TEST(knows_ascii_at_every_place_of_a_word)
{
	char text[24];
	memset(text, 'a', sizeof(text));
	ck_assert(utf8_is_ascii((struct str){text, sizeof(text)}));
	text[_i] = '\x80';
	ck_assert(!utf8_is_ascii((struct str){text, sizeof(text)}));
	text[_i] = '\0';
	ck_assert(!utf8_is_ascii((struct str){text, sizeof(text)}));
}
END_TEST

static const char lone[] = {'\0', '\x01', '\x7f', '\x80', '\xbf', '\xff'};

// Wherever it stands among letters, which are looked at together.
START_TEST(finds_a_lone_byte_at_every_place)
{
	char text[41];
	bool is_fault = lone[_i] == '\0' || (unsigned char)lone[_i] >= 0x80;
	for (size_t at = 0; at < sizeof(text); at++) {
		memset(text, 'a', sizeof(text));
		text[at] = lone[_i];
		size_t fault = utf8_find_fault((struct str){text, sizeof(text)});
		ck_assert_uint_eq(fault, is_fault ? at : sizeof(text));
	}
}
END_TEST

// Every code point, written by the rule of RFC 3629, section 3.
static struct str
encode(unsigned long code, char bytes[4])
{
	static const unsigned char marks[] = {0, 0, 0xc0, 0xe0, 0xf0};
	size_t len = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	for (size_t i = len; i > 1; i--, code >>= 6)
		bytes[i - 1] = (char)(0x80 | (code & 0x3f));
	bytes[0] = (char)(marks[len] | code);
	return (struct str){bytes, len};
}

START_TEST(admits_all_code_points_but_nul_and_surrogates)
{
	// Check is slow to assert a million times.
	unsigned long wrong = 0, last = 0;
	for (unsigned long code = 0; code < 0x120000; code++) {
		char bytes[4];
		struct str text = encode(code, bytes);
		bool is_valid = code != 0 && (code < 0xd800 || code > 0xdfff) && code <= 0x10ffff;
		size_t at = 0;
		bool is_right = utf8_find_fault(text) == (is_valid ? text.len : 0);
		if (is_valid)
			is_right &= utf8_next(text, &at) == code && at == text.len &&
			            utf8_length(text) == 1;
		wrong += !is_right;
		last = is_right ? last : code;
	}
	ck_assert_msg(wrong == 0, "%lu code points, U+%04lX the last", wrong, last);
}
END_TEST

static const struct {
	const char *name, *text;
	size_t length, width;
} measures[] = {
	{"empty", "", 0, 0},
	{"ascii", "patuh", 5, 5},
	{"e acute, composed", "caf\xc3\xa9", 4, 4},
	{"e acute, combining", "cafe\xcc\x81", 5, 4},
	{"em dash", "a \xe2\x80\x94 b", 5, 5},
	{"arrow", "\xe2\x86\x92", 1, 1},
	{"han", "\xe6\xbc\xa2\xe5\xad\x97", 2, 4},
	{"hangul", "\xed\x95\x9c", 1, 2},
	{"fullwidth letter", "\xef\xbc\xa1", 1, 2},
	{"halfwidth katakana", "\xef\xbd\xb1", 1, 1},
	{"emoji", "\xf0\x9f\x98\x80", 1, 2},
	{"zero-width space",
         "a\xe2\x80\x8b"
         "b",
         3, 2},
	{"byte order mark",
         "\xef\xbb\xbf"
         "a",
         2, 1},
	{"javanese", "\xea\xa6\xb2", 1, 1},
};

START_TEST(measures_code_points_and_columns)
{
	struct str text = str_from(measures[_i].text);
	EXPECT_NUMBER(measures[_i].name, utf8_length(text), measures[_i].length);
	EXPECT_NUMBER(measures[_i].name, utf8_width(text), measures[_i].width);
}
END_TEST

static const struct {
	size_t bytes;
	const char *start;
} cuts[] = {{0, ""}, {1, "a"}, {2, "a"}, {3, "aé"}, {5, "aé"}, {6, "aé漢"}, {7, "aé漢"}};

START_TEST(cuts_between_code_points_at_a_byte)
{
	EXPECT_TEXT("start", utf8_within_bytes(STR("aé漢"), cuts[_i].bytes), cuts[_i].start);
}
END_TEST

static const struct {
	const char *text;
	size_t length;
	const char *prefix;
} prefixes[] = {
	{"", 5, ""},
	{"patuh", 0, ""},
	{"patuh", 3, "pat"},
	{"patuh", 5, "patuh"},
	{"patuh", 99, "patuh"},
	{"\xc3\xa9t\xc3\xa9", 1, "\xc3\xa9"},
	{"\xc3\xa9t\xc3\xa9", 2, "\xc3\xa9t"},
	{"a\xf0\x9f\x98\x80z", 2, "a\xf0\x9f\x98\x80"},
	{"\xe6\xbc\xa2\xe5\xad\x97", 1, "\xe6\xbc\xa2"},
};

START_TEST(never_cuts_a_code_point)
{
	struct str prefix = utf8_prefix(str_from(prefixes[_i].text), prefixes[_i].length);
	EXPECT_TEXT(prefixes[_i].text, prefix, prefixes[_i].prefix);
}
END_TEST

static const struct {
	const char *text;
	size_t width;
	const char *start;
} starts[] = {
	{"", 5, ""},
	{"patuh", 0, ""},
	{"patuh", 3, "pat"},
	{"patuh", 5, "patuh"},
	{"patuh", 99, "patuh"},
	{"e\xcc\x81te", 1, "e\xcc\x81"},
	{"\xe6\xbc\xa2\xe5\xad\x97", 2, "\xe6\xbc\xa2"},
	{"\xe6\xbc\xa2\xe5\xad\x97", 3, "\xe6\xbc\xa2"},
	{"\xe6\xbc\xa2\xe5\xad\x97", 4, "\xe6\xbc\xa2\xe5\xad\x97"},
};

START_TEST(fits_into_columns)
{
	struct str start = utf8_within(str_from(starts[_i].text), starts[_i].width);
	EXPECT_TEXT(starts[_i].text, start, starts[_i].start);
}
END_TEST

static void
add(TCase *tests)
{
	ADD_ROWS(tests, admits_shortest_forms_only, faults);
	tcase_add_loop_test(tests, knows_ascii_at_every_place_of_a_word, 0, 24);
	ADD_ROWS(tests, finds_a_lone_byte_at_every_place, lone);
	tcase_add_test(tests, admits_all_code_points_but_nul_and_surrogates);
	ADD_ROWS(tests, measures_code_points_and_columns, measures);
	ADD_ROWS(tests, never_cuts_a_code_point, prefixes);
	ADD_ROWS(tests, cuts_between_code_points_at_a_byte, cuts);
	ADD_ROWS(tests, fits_into_columns, starts);
}

int
main(void)
{
	return tests_run("utf8", add);
}
