// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#define _XOPEN_SOURCE 700

#include "model/intake.h"

#include <ftw.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "fixture.h"
#include "model/inputs.h"

// Every test has a folder of its own, and works in it.
static char folder[64];

static void
set_up(void)
{
	const char *shared = getenv("TMPDIR");
	fixture_init();
	ck_assert_int_eq(chdir(shared ? shared : "/tmp"), 0);
	strcpy(folder, "patuh-test-intake-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	ck_assert_int_eq(chdir(folder), 0);
	ck_assert_int_eq(mkdir("e", 0777), 0);
	ck_assert_int_eq(mkdir("e/sub", 0777), 0);
}

static int
remove_one(const char *path, const struct stat *info, int kind, struct FTW *place)
{
	(void)info;
	(void)kind;
	(void)place;
	return remove(path);
}

static void
tear_down(void)
{
	ck_assert_int_eq(chdir(".."), 0);
	ck_assert_int_eq(nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS), 0);
	fixture_finish();
}

#define HEAD "patuh: evidence/1\nrubric: r\n"
#define PLACE "institution: Kota\nperiod: '2026'\n"
#define UNIT(id) "unit: {id: " id ", name: U}\nentries: []\n"

enum {
	FILES_MOST = 5,
	PATHS_MOST = 4
};

static const struct {
	const char *name;
	struct {
		const char *path, *text;
	} files[FILES_MOST];
	const char *paths[PATHS_MOST];
	const char *units, *findings;
} intakes[] = {
	{"one file", {{"a.yaml", HEAD PLACE UNIT("u")}}, {"a.yaml"}, "u", ""},
	{"a folder, by path",
         {{"e/b.yaml", HEAD PLACE UNIT("v")},
          {"e/a.yml", HEAD PLACE UNIT("u")},
          {"e/sub/c.yaml", HEAD PLACE UNIT("w")}},
         {"e"},
         "u v w",
         ""},
	{"paths in their order",
         {{"e/b.yaml", HEAD PLACE UNIT("v")},
          {"a.yaml", HEAD PLACE UNIT("u")},
          {"c.yaml", HEAD PLACE UNIT("w")}},
         {"c.yaml", "e", "a.yaml"},
         "w v u",
         ""},
	{"a file of any name", {{"jawaban.txt", HEAD PLACE UNIT("u")}}, {"jawaban.txt"}, "u", ""},
	{"missing path",
         {{"a.yaml", HEAD PLACE UNIT("u")}},
         {"none.yaml", "a.yaml"},
         "u",
         "101@0:0"},
	{"empty folder", {{NULL, NULL}}, {"e"}, "", "322@0:0"},
	{"no evidence in the folder",
         {{"e/a.yaml", "patuh: rubric/1\nid: r\n"}},
         {"e"},
         "",
         "322@0:0"},
	{"others in the folder are passed over",
         {{"e/a.yaml", HEAD PLACE UNIT("u")},
          {"e/b.yaml", "patuh: rubric/1\n"},
          {"e/c.yaml", "patuh: evidence/1\nrubric: other\n" PLACE UNIT("v")}},
         {"e"},
         "u",
         "301@0:0"},
	{"a named file for another rubric",
         {{"a.yaml", "patuh: evidence/1\nrubric: other\n" PLACE UNIT("v")}},
         {"a.yaml"},
         "",
         "300@2:9"},
	{"a named file of another kind",
         {{"a.yaml", "patuh: rubric/1\n"}},
         {"a.yaml"},
         "",
         "120@1:8"},
	{"a file without a kind in a folder",
         {{"e/a.yaml", HEAD PLACE UNIT("u")}, {"e/b.yaml", "rubric: r\n" PLACE UNIT("v")}},
         {"e"},
         "u",
         "119@1:1"},
	{"a faulty file does not hide the others",
         {{"e/a.yaml", HEAD PLACE "unit: [\n"}, {"e/b.yaml", HEAD PLACE UNIT("v")}},
         {"e"},
         "v",
         "108@6:1"},
	{"institutions differ",
         {{"e/a.yaml", HEAD PLACE UNIT("u")},
          {"e/b.yaml", HEAD "institution: Kab\nperiod: '2026'\n" UNIT("v")}},
         {"e"},
         "u v",
         "302@3:14+3:14"},
	{"periods differ",
         {{"e/a.yaml", HEAD PLACE UNIT("u")},
          {"e/b.yaml", HEAD "institution: Kota\nperiod: '2025'\n" UNIT("v")}},
         {"e"},
         "u v",
         "303@4:9+4:9"},
	{"a unit twice",
         {{"e/a.yaml", HEAD PLACE UNIT("u")}, {"e/b.yaml", HEAD PLACE UNIT("u")}},
         {"e"},
         "u u",
         "304@5:12+5:12"},
	{"a unit twice in one file",
         {{"a.yaml",
           HEAD PLACE "units: [{id: u, name: U, entries: []}, {id: u, name: V, entries: []}]\n"}},
         {"a.yaml"},
         "u u",
         "304@5:45+5:14"},
	{"a missing institution differs from nothing",
         {{"e/a.yaml", HEAD "period: '2026'\n" UNIT("u")}, {"e/b.yaml", HEAD PLACE UNIT("v")}},
         {"e"},
         "u v",
         "131@1:1"},
	{"a later missing institution",
         {{"e/a.yaml", HEAD PLACE UNIT("u")}, {"e/b.yaml", HEAD "period: '2026'\n" UNIT("v")}},
         {"e"},
         "u v",
         "131@1:1"},
	{"not text",
         {{"e/a.yaml", "\xff"}, {"e/b.yaml", HEAD PLACE UNIT("v")}},
         {"e"},
         "v",
         "106@1:1"},
};

static void
file_write(const char *path, const char *text)
{
	FILE *file = fopen(path, "wb");
	ck_assert_ptr_nonnull(file);
	ck_assert(fputs(text, file) >= 0);
	ck_assert_int_eq(fclose(file), 0);
}

START_TEST(takes_in_the_evidence_of_one_audit)
{
	const char *name = intakes[_i].name;
	const struct rubric *rubric = rubric_sound(UNIT_RUBRIC("", ITEM("a")));
	for (size_t i = 0; i < FILES_MOST && intakes[_i].files[i].path; i++)
		file_write(intakes[_i].files[i].path, intakes[_i].files[i].text);
	size_t count = 0;
	while (count < PATHS_MOST && intakes[_i].paths[count])
		count++;
	struct intake *intake = intake_create(arena, diags, rubric, count, intakes[_i].paths);
	struct arena *document = arena_create();
	for (size_t i = 0; i < intake_file_count(intake); i++) {
		arena_reset(document); // one document at a time
		const struct evidence *evidence = intake_read(intake, document, i);
		for (size_t u = 0; evidence && u < evidence->unit_count; u++) {
			buffer_add_text(&buffer, buffer.len ? " " : "");
			buffer_add(&buffer, evidence->units[u].id);
		}
	}
	arena_destroy(document);
	intake_finish(intake);
	EXPECT_WRITTEN(name, &buffer, intakes[_i].units);
	EXPECT_FINDINGS(name, diags, intakes[_i].findings);
	if (intakes[_i].units[0] && !strstr(name, "missing institution")) {
		EXPECT_TEXT(name, intake_institution(intake), "Kota");
		EXPECT_TEXT(name, intake_period(intake), "2026");
	}
}
END_TEST

static const struct {
	const char *name, *first, *second, *date, *findings;
} assessed[] = {
	{"the later one", HEAD "assessed: 2026-06-30\n", HEAD "assessed: 2026-07-01\n",
         "2026-07-01", ""},
	{"the later one first", HEAD "assessed: 2026-07-01\n", HEAD "assessed: 2026-06-30\n",
         "2026-07-01", ""},
	{"only one states it", HEAD, HEAD "assessed: 2026-06-30\n", "2026-06-30", ""},
	{"none states it", HEAD, HEAD, "", ""},
	{"a bad date is none", HEAD "assessed: 2026-02-30\n", HEAD "assessed: 2026-01-01\n",
         "2026-01-01", ""},
	{"another rubric's does not count",
         "patuh: evidence/1\nrubric: other\nassessed: 2026-07-01\n", HEAD "assessed: 2026-06-30\n",
         "2026-06-30", ""},
	{"before a syntax error", HEAD "assessed: 2026-07-01\nx: [\n", HEAD, "2026-07-01", ""},
	{"unreadable text", "\xff", HEAD "assessed: 2026-06-30\n", "2026-06-30", "106@1:1"},
};

START_TEST(knows_the_latest_day_of_assessment)
{
	static const char *const paths[] = {"a.yaml", "b.yaml"};
	const struct rubric *rubric = rubric_sound(UNIT_RUBRIC("", ITEM("a")));
	const char *texts[] = {assessed[_i].first, assessed[_i].second};
	for (size_t i = 0; i < COUNT_OF(paths); i++)
		file_write(paths[i], texts[i]);
	struct intake *intake = intake_create(arena, diags, rubric, COUNT_OF(paths), paths);
	struct date last = intake_last_assessed(intake);
	if (date_is_set(last))
		date_write(&buffer, last);
	EXPECT_WRITTEN(assessed[_i].name, &buffer, assessed[_i].date);
	EXPECT_FINDINGS(assessed[_i].name, diags, assessed[_i].findings);
}
END_TEST

// The head is looked for in the first lines of a file, then in all of it: the day is the same wherever it stands.
START_TEST(knows_the_day_wherever_it_stands)
{
	static const char *const paths[] = {"a.yaml"};
	static const char day[] = "assessed: 2026-06-30\n";
	const struct rubric *rubric = rubric_sound(UNIT_RUBRIC("", ITEM("a")));
	size_t comment = (size_t)_i;
	struct buffer text;
	buffer_init(&text);
	buffer_add_text(&text, HEAD "#");
	for (size_t i = 0; i < comment; i++)
		buffer_add_char(&text, 'x');
	buffer_add_text(&text, "\n");
	buffer_add_text(&text, day);
	buffer_add_text(&text, PLACE UNIT("u"));
	buffer_add_char(&text, '\0');
	file_write(paths[0], buffer_text(&text).data);
	buffer_finish(&text);
	struct intake *intake = intake_create(arena, diags, rubric, 1, paths);
	struct date last = intake_last_assessed(intake);
	if (date_is_set(last))
		date_write(&buffer, last);
	EXPECT_WRITTEN("day", &buffer, "2026-06-30");
}
END_TEST

#define FOLDER "patuh: folder/1\nrubric: r\n" PLACE "units: [{id: u, name: U}]\n"
#define TABLE "unit,item,answer\nu,a,1\n"

// What was used, then, after a '-', what was passed over.
static const struct {
	const char *name;
	struct {
		const char *path, *text;
	} files[FILES_MOST];
	const char *paths[PATHS_MOST];
	const char *inputs;
} inputs[] = {
	{"one file", {{"a.yaml", HEAD PLACE UNIT("u")}}, {"a.yaml"}, "a.yaml"},
	{"in the order of the paths",
         {{"b.yaml", HEAD PLACE UNIT("u")}, {"a.yaml", HEAD PLACE UNIT("v")}},
         {"b.yaml", "a.yaml"},
         "b.yaml a.yaml"},
	{"others in a folder are passed over",
         {{"e/a.yaml", "patuh: evidence/1\nrubric: other\n"},
          {"e/b.yaml", HEAD PLACE UNIT("u")},
          {"e/c.yaml", "patuh: rubric/1\n"}},
         {"e"},
         "-e/a.yaml e/b.yaml -e/c.yaml"},
	{"tables and their head",
         {{"e/a.csv", TABLE}, {"e/patuh.yaml", FOLDER}, {"e/z.csv", "unit,item,answer\nu,a,1\n"}},
         {"e"},
         "e/a.csv e/patuh.yaml e/z.csv"},
	{"a head before its table",
         {{"e/patuh.yaml", FOLDER}, {"e/z.csv", TABLE}},
         {"e"},
         "e/patuh.yaml e/z.csv"},
	{"the head beside a table",
         {{"e/patuh.yaml", FOLDER}, {"e/z.csv", TABLE}},
         {"e/z.csv"},
         "e/z.csv e/patuh.yaml"},
	{"the head of tables for another rubric",
         {{"e/a.yaml", HEAD PLACE UNIT("u")},
          {"e/sub/patuh.yaml", "patuh: folder/1\nrubric: other\n" PLACE},
          {"e/sub/z.csv", TABLE}},
         {"e"},
         "e/a.yaml -e/sub/patuh.yaml -e/sub/z.csv"},
	{"a head without tables",
         {{"e/a.yaml", HEAD PLACE UNIT("u")}, {"e/patuh.yaml", FOLDER}},
         {"e"},
         "e/a.yaml -e/patuh.yaml"},
};

// The text of a file of the row; the digest is held to it.
static struct str
text_of(size_t row, struct str path)
{
	for (size_t i = 0; i < FILES_MOST && inputs[row].files[i].path; i++) {
		if (str_equal(path, str_from(inputs[row].files[i].path)))
			return str_from(inputs[row].files[i].text);
	}
	return STR("");
}

START_TEST(knows_what_was_read_and_what_was_passed_over)
{
	const char *name = inputs[_i].name;
	const struct rubric *rubric = rubric_sound(UNIT_RUBRIC("", ITEM("a")));
	for (size_t i = 0; i < FILES_MOST && inputs[_i].files[i].path; i++)
		file_write(inputs[_i].files[i].path, inputs[_i].files[i].text);
	size_t count = 0;
	while (count < PATHS_MOST && inputs[_i].paths[count])
		count++;
	struct intake *intake = intake_create(arena, diags, rubric, count, inputs[_i].paths);
	intake_want_digests(intake);
	struct arena *document = arena_create();
	for (size_t i = 0; i < intake_file_count(intake); i++) {
		arena_reset(document);
		(void)intake_read(intake, document, i);
	}
	arena_destroy(document);
	const struct input *found = intake_inputs(intake, &count);
	for (size_t i = 0; i < count; i++) {
		struct str text = text_of((size_t)_i, found[i].name);
		buffer_add_text(&buffer, i ? " " : "");
		buffer_add_text(&buffer, found[i].is_used ? "" : "-");
		buffer_add(&buffer, found[i].name);
		ck_assert(str_equal(found[i].digest, digest_for(arena, text)));
		ck_assert_uint_eq(found[i].size, text.len);
	}
	EXPECT_WRITTEN(name, &buffer, inputs[_i].inputs);
}
END_TEST

START_TEST(makes_no_fingerprint_that_nobody_wants)
{
	static const char *const paths[] = {"e/a.yaml"};
	const struct rubric *rubric = rubric_sound(UNIT_RUBRIC("", ITEM("a")));
	file_write(paths[0], HEAD PLACE UNIT("u"));
	struct intake *intake = intake_create(arena, diags, rubric, COUNT_OF(paths), paths);
	ck_assert_ptr_nonnull(intake_read(intake, arena, 0));
	size_t count;
	const struct input *found = intake_inputs(intake, &count);
	ck_assert(found[0].is_used && str_is_empty(found[0].digest));
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, set_up, tear_down);
	ADD_ROWS(tests, takes_in_the_evidence_of_one_audit, intakes);
	ADD_ROWS(tests, knows_what_was_read_and_what_was_passed_over, inputs);
	tcase_add_test(tests, makes_no_fingerprint_that_nobody_wants);
	ADD_ROWS(tests, knows_the_latest_day_of_assessment, assessed);
	tcase_add_loop_test(tests, knows_the_day_wherever_it_stands, 1980, 2060);
	tcase_add_loop_test(tests, knows_the_day_wherever_it_stands, 5000, 5001);
}

int
main(void)
{
	return tests_run("intake", add);
}
