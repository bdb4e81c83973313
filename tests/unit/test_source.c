// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#define _XOPEN_SOURCE 700

#include "read/source.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/limits.h"
#include "findings.h"

static struct arena *arena;
static struct diags *diags;
static char path[64];

static void
set_up(void)
{
	arena = arena_create();
	diags = diags_create();
	strcpy(path, "/tmp/patuh-test-source-XXXXXX");
	int descriptor = mkstemp(path);
	ck_assert_int_ge(descriptor, 0);
	close(descriptor);
}

static void
tear_down(void)
{
	(void)unlink(path);
	arena_destroy(arena);
	diags_destroy(diags);
}

static void
put(struct str text)
{
	FILE *file = fopen(path, "wb");
	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fwrite(text.data, 1, text.len, file), text.len);
	ck_assert_int_eq(fclose(file), 0);
}

static const struct {
	const char *name;
	struct str text;
	const char *findings; // "" where it is loaded
} loads[] = {
	{"text", {"a: x\n", 5}, ""},
	{"accents", {"a: caf\xc3\xa9\n", 9}, ""},
	{"byte order mark",
         {"\xef\xbb\xbf"
          "a",
          4},
         ""},
	{"empty", {"", 0}, "107@0:0"},
	{"Latin-1", {"a: caf\xe9\n", 8}, "106@1:7"},
	{"Latin-1 below", {"a: \xc3\xa9\nb: \xc3\xa9\xe9\n", 14}, "106@2:5"},
	{"Latin-1 after a mark",
         {"\xef\xbb\xbf"
          "a\xe9",
          5},
         "106@1:2"},
	{"NUL", {"a\0b", 3}, "106@1:2"},
	{"UTF-16",
         {"\xff\xfe"
          "a\0",
          4},
         "106@1:1"},
};

START_TEST(loads_text_that_is_utf8)
{
	put(loads[_i].text);
	const struct source *source = source_load(arena, diags, path);
	EXPECT_FINDINGS(loads[_i].name, diags, loads[_i].findings);
	EXPECT_NUMBER(loads[_i].name, source != NULL, loads[_i].findings[0] == '\0');
	if (source) {
		EXPECT(loads[_i].name, str_equal(source->text, loads[_i].text));
		EXPECT_TEXT(loads[_i].name, source->name, path);
	}
}
END_TEST

START_TEST(shows_no_line_that_is_not_text)
{
	size_t count;
	put(STR("caf\xe9"));
	ck_assert_ptr_null(source_load(arena, diags, path));
	const struct diag *diag = diags_sorted(diags, &count)[0];
	EXPECT_TEXT("line", diag->source_line, "");
	EXPECT_TEXT("byte", diag->args[0].text, "e9");
	EXPECT_TEXT("file", diag->at.file, path);
}
END_TEST

START_TEST(refuses_one_byte_above_the_limit)
{
	char *text = arena_allocate(arena, LIMIT_FILE_BYTES + 1, 1);
	memset(text, '#', LIMIT_FILE_BYTES + 1);
	put((struct str){text, LIMIT_FILE_BYTES});
	ck_assert_ptr_nonnull(source_load(arena, diags, path));
	put((struct str){text, LIMIT_FILE_BYTES + 1});
	ck_assert_ptr_null(source_load(arena, diags, path));
	EXPECT_FINDINGS("too large", diags, "104@0:0");
}
END_TEST

static const struct {
	const char *path, *findings;
} unreadable[] = {{"/tmp/patuh-no-such-file", "101@0:0"}, {"/tmp", "103@0:0"}};

START_TEST(tells_why_a_file_cannot_be_read)
{
	ck_assert_ptr_null(source_load(arena, diags, unreadable[_i].path));
	EXPECT_FINDINGS(unreadable[_i].path, diags, unreadable[_i].findings);
}
END_TEST

static const struct {
	enum file_status status;
	const char *findings;
} statuses[] = {
	{FILE_MISSING, "101@0:0"},   {FILE_DENIED, "102@0:0"}, {FILE_IS_FOLDER, "103@0:0"},
	{FILE_TOO_LARGE, "104@0:0"}, {FILE_FULL, "105@0:0"},   {FILE_FAILED, "105@0:0"},
};

START_TEST(has_a_finding_for_every_status)
{
	source_report(diags, statuses[_i].status, "x");
	EXPECT_FINDINGS("status", diags, statuses[_i].findings);
}
END_TEST

static const struct {
	const char *text;
	size_t offset;
	unsigned line, column;
} places[] = {
	{"abc", 0, 1, 1},
	{"abc", 2, 1, 3},
	{"abc", 3, 1, 4},
	{"abc", 99, 1, 4},
	{"a\nb", 1, 1, 2},
	{"a\nb", 2, 2, 1},
	{"a\r\nb", 3, 2, 1},
	{"\n\n\nx", 3, 4, 1},
	{"\xc3\xa9x", 2, 1, 2},
	{"\xf0\x9f\x98\x80x", 4, 1, 2},
	{"", 0, 1, 1},
	{"\xef\xbb\xbfx", 3, 1, 1},
	{"\xef\xbb\xbfxy", 4, 1, 2},
};

START_TEST(counts_lines_and_code_points)
{
	struct source source = {.name = STR("f"), .text = str_from(places[_i].text)};
	struct place at = source_place(&source, places[_i].offset);
	EXPECT_NUMBER(places[_i].text, at.line, places[_i].line);
	EXPECT_NUMBER(places[_i].text, at.column, places[_i].column);
	ck_assert_ptr_eq(at.source, &source);
}
END_TEST

static const struct {
	const char *name, *text;
	unsigned line, column;
	size_t offset;
} offsets[] = {
	{"the start", "a: b\n", 1, 1, 0},
	{"in a line", "a: b\n", 1, 4, 3},
	{"another line", "a: b\nc: d\n", 2, 4, 8},
	{"letters of two bytes", "\xc3\xa9: \xc3\xa9x\n", 1, 5, 6},
	{"after a mark",
         "\xef\xbb\xbf"
         "a: b\n",
         1, 4, 6},
	{"after CRLF", "a: b\r\nc: d\r\n", 2, 1, 6},
	{"the end", "a: b", 1, 5, 4},
	{"beyond the line", "a\nb", 1, 9, 3},
	{"beyond the text", "a\nb", 9, 1, 3},
};

START_TEST(a_place_is_a_byte)
{
	struct source source = {.name = STR("f"), .text = str_from(offsets[_i].text)};
	struct place at = {&source, offsets[_i].line, offsets[_i].column};
	EXPECT_NUMBER(offsets[_i].name, source_offset(&source, at), offsets[_i].offset);
}
END_TEST

START_TEST(a_byte_is_that_place)
{
	struct source source = {.name = STR("f"), .text = str_from(offsets[_i].text)};
	struct place at = source_place(&source, offsets[_i].offset);
	if (str_starts(str_from(offsets[_i].name), STR("beyond")))
		return; // no byte has that place
	EXPECT_NUMBER(offsets[_i].name, at.line, offsets[_i].line);
	EXPECT_NUMBER(offsets[_i].name, at.column, offsets[_i].column);
}
END_TEST

START_TEST(a_place_can_outlive_its_text)
{
	struct arena *passing = arena_create();
	struct source *source = arena_new(passing, struct source);
	*source = (struct source){.name = str_copy(passing, STR("bukti.yaml")),
	                          .text = STR("a: b\n")};
	struct place kept = place_keep(arena, (struct place){source, 1, 4});
	arena_destroy(passing);
	EXPECT_TEXT("name", kept.source->name, "bukti.yaml");
	EXPECT_NUMBER("text", kept.source->text.len, 0);
	EXPECT_NUMBER("line", kept.line, 1);
	EXPECT_NUMBER("column", kept.column, 4);
}
END_TEST

static void
add(TCase *tests)
{
	ADD_ROWS(tests, a_place_is_a_byte, offsets);
	ADD_ROWS(tests, a_byte_is_that_place, offsets);
	tcase_add_test(tests, a_place_can_outlive_its_text);
	tcase_add_checked_fixture(tests, set_up, tear_down);
	ADD_ROWS(tests, loads_text_that_is_utf8, loads);
	tcase_add_test(tests, shows_no_line_that_is_not_text);
	tcase_add_test(tests, refuses_one_byte_above_the_limit);
	ADD_ROWS(tests, tells_why_a_file_cannot_be_read, unreadable);
	ADD_ROWS(tests, has_a_finding_for_every_status, statuses);
	ADD_ROWS(tests, counts_lines_and_code_points, places);
}

int
main(void)
{
	return tests_run("source", add);
}
