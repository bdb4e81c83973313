// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "diag/print.h"

#include <string.h>

#include "base/utf8.h"
#include "findings.h"

static struct diags *diags;
static struct buffer buffer;

static const struct diag_style plain_id = {LANG_ID, false, false, DIAG_SEVERITY_NOTE};
static const struct diag_style plain_en = {LANG_EN, false, false, DIAG_SEVERITY_NOTE};
static const struct diag_style color = {LANG_EN, true, false, DIAG_SEVERITY_NOTE};
static const struct diag_style json = {LANG_EN, false, true, DIAG_SEVERITY_NOTE};

static void
set_up(void)
{
	diags = diags_create();
	buffer_init(&buffer);
}

static void
tear_down(void)
{
	diags_destroy(diags);
	buffer_finish(&buffer);
}

#define EXPECT_PRINTED(name, style, expected)              \
	do {                                               \
		diags_write(&buffer, diags, &(style));     \
		EXPECT_WRITTEN((name), &buffer, expected); \
	} while (0)

static const struct source rubric = {
	.name = {"rubrics/permit.yaml", 19},
	.text = {"items:\n  - id: standar\n    weight: 9.5\n", 39},
};

START_TEST(shows_place_code_line_caret_and_mend)
{
	diag_add(diags, ((struct place){&rubric, 3, 13}), DIAG_WEIGHT_SUM,
	         DIAG_TEXT(STR("standar")), DIAG_NUMBER((struct decimal){995000}),
	         DIAG_COUNT_OF(100));
	EXPECT_PRINTED(
		"Indonesian", plain_id,
		"rubrics/permit.yaml:3:13: kesalahan[PTH-214]: bobot pada \"standar\" berjumlah 99,50, "
		"seharusnya 100\n"
		"    3 |     weight: 9.5\n"
		"      |             ^\n"
		"      = perbaikan: perbaiki bobotnya, atau `total`\n");
	EXPECT_PRINTED(
		"English", plain_en,
		"rubrics/permit.yaml:3:13: error[PTH-214]: the weights of \"standar\" add up to 99.50, "
		"they should give 100\n"
		"    3 |     weight: 9.5\n"
		"      |             ^\n"
		"      = to mend: correct the weights, or `total`\n");
}
END_TEST

START_TEST(shows_the_second_place_and_the_word_meant)
{
	diag_add(diags, ((struct place){&rubric, 3, 5}), DIAG_KEY_UNKNOWN, DIAG_TEXT(STR("weigt")));
	diag_also(diags, ((struct place){&rubric, 2, 5}));
	diag_suggest(diags, STR("weight"));
	EXPECT_PRINTED(
		"Indonesian", plain_id,
		"rubrics/permit.yaml:3:5: kesalahan[PTH-130]: kunci \"weigt\" tidak dikenal di sini\n"
		"    3 |     weight: 9.5\n"
		"      |     ^\n"
		"      = yang pertama: rubrics/permit.yaml:2:5\n"
		"      = mungkin maksudnya: weight\n"
		"      = perbaikan: perbaiki ejaannya, atau hapus\n");
	EXPECT_PRINTED(
		"English", plain_en,
		"rubrics/permit.yaml:3:5: error[PTH-130]: the key \"weigt\" is not known here\n"
		"    3 |     weight: 9.5\n"
		"      |     ^\n"
		"      = the first one: rubrics/permit.yaml:2:5\n"
		"      = did you mean: weight\n"
		"      = to mend: correct the spelling, or remove it\n");
}
END_TEST

START_TEST(shows_findings_without_a_line_or_a_file)
{
	diag_add(diags, ((struct place){&rubric, 0, 0}), DIAG_FILE_EMPTY, DIAG_TEXT(rubric.name));
	diag_add(diags, PLACE_NONE, DIAG_OPTION_UNKNOWN, DIAG_TEXT(STR("--x")));
	EXPECT_PRINTED(
		"both", plain_en,
		"patuh: error[PTH-600]: the option \"--x\" is not known here\n"
		"      = to mend: see --help\n"
		"rubrics/permit.yaml: error[PTH-107]: \"rubrics/permit.yaml\" is empty\n"
		"      = to mend: fill it in, or remove it; YAML begins with `patuh: evidence/1` or "
		"`patuh: rubric/1`, a table with the heads of its columns\n");
}
END_TEST

static const struct source sheet = {
	.name = {"forms/x.xlsx", 12},
	.sheet = {"Isian", 5},
};

START_TEST(names_the_sheet_and_the_cell)
{
	diag_add(diags, ((struct place){&sheet, 12, 4}), DIAG_KEY_MISSING, DIAG_TEXT(STR("x")));
	diag_also(diags, ((struct place){&rubric, 2, 5}));
	diag_add(diags, ((struct place){&sheet, 0, 0}), DIAG_KEY_MISSING, DIAG_TEXT(STR("y")));
	diag_also(diags, ((struct place){&sheet, 3, 28}));
	EXPECT_PRINTED(
		"Indonesian", plain_id,
		"forms/x.xlsx: lembar \"Isian\": kesalahan[PTH-131]: kunci \"y\" wajib ada di sini\n"
		"      = yang pertama: forms/x.xlsx: lembar \"Isian\", sel AB3\n"
		"      = perbaikan: tambahkan `y: …`\n"
		"forms/x.xlsx: lembar \"Isian\", sel D12: kesalahan[PTH-131]: kunci \"x\" wajib ada di sini\n"
		"      = yang pertama: rubrics/permit.yaml:2:5\n"
		"      = perbaikan: tambahkan `x: …`\n");
	diags_write(&buffer, diags, &plain_en);
	ck_assert(str_starts(buffer_text(&buffer),
	                     STR("forms/x.xlsx: sheet \"Isian\": error[PTH-131]: ")));
	buffer.len = 0;
	EXPECT_PRINTED(
		"json", json,
		"{\"code\":\"PTH-131\",\"severity\":\"error\",\"file\":\"forms/x.xlsx\",\"sheet\":"
		"\"Isian\",\"text\":\"the key \\\"y\\\" is required here\",\"mend\":\"add `y: …`\",\"also\":"
		"{\"file\":\"forms/x.xlsx\",\"sheet\":\"Isian\",\"cell\":\"AB3\"}}\n"
		"{\"code\":\"PTH-131\",\"severity\":\"error\",\"file\":\"forms/x.xlsx\",\"sheet\":"
		"\"Isian\",\"cell\":\"D12\",\"text\":\"the key \\\"x\\\" is required here\",\"mend\":\"add "
		"`x: …`\",\"also\":{\"file\":\"rubrics/permit.yaml\",\"line\":2,\"column\":5}}\n");
}
END_TEST

static const struct {
	unsigned row, column;
	const char *cell;
} cells[] = {
	{1, 1, "A1"},
	{7, 2, "B7"},
	{9, 26, "Z9"},
	{10, 27, "AA10"},
	{1, 52, "AZ1"},
	{1, 53, "BA1"},
	{1, 702, "ZZ1"},
	{1, 703, "AAA1"},
	{5, 0, "5"},
	{2, 16384, "XFD2"},
	{1, 4294967295, "MWLQKWU1"},
};

START_TEST(names_cells_as_spreadsheets_do)
{
	cell_name_write(&buffer, cells[_i].row, cells[_i].column);
	EXPECT_WRITTEN(cells[_i].cell, &buffer, cells[_i].cell);
}
END_TEST

START_TEST(writes_numbers_dates_and_words_in_the_language)
{
	static const char *const list[LANG_COUNT] = {"daftar", "a list"};
	struct buffer *out = &buffer;
	size_t count;
	diag_add(diags, ((struct place){&rubric, 1, 1}), DIAG_RUBRIC_EXPIRED, DIAG_TEXT(STR("x")),
	         DIAG_DATE(((struct date){2026, 6, 30})), DIAG_DATE(((struct date){2019, 12, 31})));
	diag_add(diags, ((struct place){&rubric, 2, 1}), DIAG_YAML_KEY_NOT_TEXT, DIAG_WORDS(list));
	diag_add(diags, ((struct place){&rubric, 3, 1}), DIAG_NUMBER_RANGE,
	         DIAG_TEXT(STR("object")), DIAG_NUMBER((struct decimal){12345}), DIAG_COUNT_OF(0),
	         DIAG_NUMBER((struct decimal){45000}));
	const struct diag *const *sorted = diags_sorted(diags, &count);
	diag_write_message(out, sorted[0], LANG_ID);
	EXPECT_WRITTEN(
		"date", out,
		"instrumen \"x\" berlaku sampai 31 Desember 2019; tanggal acuan 30 Juni 2026");
	diag_write_message(out, sorted[0], LANG_EN);
	EXPECT_WRITTEN(
		"date", out,
		"the instrument \"x\" was valid until 31 December 2019; the reference date is 30 June 2026");
	diag_write_message(out, sorted[1], LANG_ID);
	EXPECT_WRITTEN("words", out, "kunci harus teks, bukan daftar");
	diag_write_message(out, sorted[1], LANG_EN);
	EXPECT_WRITTEN("words", out, "a key must be text, not a list");
	diag_write_message(out, sorted[2], LANG_ID);
	EXPECT_WRITTEN("number", out, "\"object\" bernilai 1,2345, seharusnya 0 sampai 4,50");
	diag_write_message(out, sorted[2], LANG_EN);
	EXPECT_WRITTEN("number", out, "\"object\" is 1.2345, it should be 0 to 4.50");
}
END_TEST

START_TEST(writes_the_parts_of_a_finding)
{
	size_t count;
	diag_add(diags, ((struct place){&rubric, 3, 13}), DIAG_WEIGHT_SUM,
	         DIAG_TEXT(STR("standar")), DIAG_COUNT_OF(99), DIAG_COUNT_OF(100));
	diag_add(diags, ((struct place){&rubric, 0, 0}), DIAG_FILE_EMPTY, DIAG_TEXT(rubric.name));
	diag_add(diags, PLACE_NONE, DIAG_OUTPUT_FORMAT, DIAG_TEXT(STR("x")), DIAG_TEXT(STR(".y")));
	const struct diag *const *sorted = diags_sorted(diags, &count);
	ck_assert_uint_eq(count, 3);
	diag_write_code(&buffer, sorted[2]);
	EXPECT_WRITTEN("code", &buffer, "PTH-214");
	diag_write_place(&buffer, sorted[2], LANG_ID);
	EXPECT_WRITTEN("place", &buffer, "rubrics/permit.yaml:3:13");
	diag_write_place(&buffer, sorted[1], LANG_ID);
	EXPECT_WRITTEN("a whole file", &buffer, "rubrics/permit.yaml");
	diag_write_place(&buffer, sorted[0], LANG_ID);
	EXPECT_WRITTEN("no file", &buffer, "");
	diag_write_mend(&buffer, sorted[0], LANG_ID);
	EXPECT_WRITTEN("mend", &buffer, "pakai akhiran .y, atau --format");
	diag_write_mend(&buffer, sorted[0], LANG_EN);
	EXPECT_WRITTEN("mend", &buffer, "use one of the endings .y, or --format");
}
END_TEST

START_TEST(takes_braces_in_an_argument_as_they_are)
{
	diag_add(diags, PLACE_NONE, DIAG_CHOICE_UNKNOWN, DIAG_TEXT(STR("{value}")),
	         DIAG_TEXT(STR("{key} {x")), DIAG_TEXT(STR("a")));
	size_t count;
	diag_write_message(&buffer, diags_sorted(diags, &count)[0], LANG_EN);
	EXPECT_WRITTEN("braces", &buffer, "\"{key} {x\" is not a choice for \"{value}\"");
}
END_TEST

static const struct {
	const char *name, *line;
	unsigned column;
	const char *shown, *caret; // NULL: no caret
} carets[] = {
	{"first column", "abc", 1, "abc", "^"},
	{"third column", "abc", 3, "abc", "  ^"},
	{"behind the end", "abc", 4, "abc", "   ^"},
	{"far behind the end", "abc", 5, "abc", NULL},
	{"no column", "abc", 0, "abc", "^"},
	{"after a tab", "\tabc", 2, " abc", " ^"},
	{"between tabs", "a\t\tb", 4, "a  b", "   ^"},
	{"after an accent",
         "\xc3\xa9"
         "a",
         2,
         "\xc3\xa9"
         "a",
         " ^"},
	{"after a combining accent",
         "e\xcc\x81"
         "a",
         3,
         "e\xcc\x81"
         "a",
         " ^"},
	{"after a wide letter",
         "\xe6\xbc\xa2"
         "a",
         2,
         "\xe6\xbc\xa2"
         "a",
         "  ^"},
	{"after an emoji", "\xf0\x9f\x98\x80 a", 3, "\xf0\x9f\x98\x80 a", "   ^"},
	{"after an escape", "\x1b[31mx", 6, "?[31mx", "     ^"},
	{"after a delete",
         "\x7f"
         "a",
         2, "?a", " ^"},
	{"after a C1 control",
         "\xc2\x9b"
         "a",
         2, "?a", " ^"},
};

START_TEST(puts_the_caret_under_the_character)
{
	struct source source = {.name = STR("f"), .text = str_from(carets[_i].line)};
	diag_add(diags, ((struct place){&source, 1, carets[_i].column}), DIAG_KEY_MISSING,
	         DIAG_TEXT(STR("x")));
	diags_write(&buffer, diags, &plain_en);
	buffer_add_char(&buffer, '\0');
	const char *excerpt = strchr(buffer.data, '\n') + 1;
	struct buffer expected;
	buffer_init(&expected);
	buffer_add_text(&expected, "    1 | ");
	buffer_add_text(&expected, carets[_i].shown);
	buffer_add_text(&expected, "\n");
	if (carets[_i].caret) {
		buffer_add_text(&expected, "      | ");
		buffer_add_text(&expected, carets[_i].caret);
		buffer_add_text(&expected, "\n");
	}
	buffer_add_text(&expected, "      = to mend: add `x: \xe2\x80\xa6`\n");
	buffer_add_char(&expected, '\0');
	EXPECT_TEXT(carets[_i].name, str_from(excerpt), expected.data);
	buffer_finish(&expected);
}
END_TEST

START_TEST(keeps_the_gutter_for_long_line_numbers)
{
	struct buffer text;
	buffer_init(&text);
	buffer_add_repeat(&text, "\n", 123455);
	buffer_add_text(&text, "abc");
	struct source source = {.name = STR("f"), .text = buffer_text(&text)};
	diag_add(diags, ((struct place){&source, 123456, 2}), DIAG_KEY_MISSING,
	         DIAG_TEXT(STR("x")));
	diags_write(&buffer, diags, &plain_en);
	buffer_finish(&text);
	buffer_add_char(&buffer, '\0');
	ck_assert_ptr_nonnull(strstr(buffer.data, "\n123456 | abc\n"));
}
END_TEST

// Text from an input, in every part of a finding that shows it.
static void
add_everywhere(struct str text, const struct source *source)
{
	diag_add(diags, ((struct place){source, 1, 1}), DIAG_LEVEL_UNKNOWN, DIAG_TEXT(text),
	         DIAG_TEXT(text), DIAG_TEXT(text));
	diag_suggest(diags, text);
	diag_also(diags, ((struct place){source, 1, 1}));
}

static const struct {
	const char *name, *text;
} controls[] = {
	{"escape", "a\x1b[31mb"},
	{"bell", "a\x07"
                 "b"},
	{"newline", "a\nb: kesalahan[PTH-999]"},
	{"carriage return", "a\rb"},
	{"backspace", "a\x08"
                      "b"},
	{"delete", "a\x7f"
                   "b"},
	{"unit separator", "a\x1f"
                           "b"},
	{"C1 CSI", "a\xc2\x9b"
                   "31mb"},
	{"C1 first", "a\xc2\x80"
                     "b"},
	{"next line", "a\xc2\x85"
                      "b"},
};

static bool
has_control(struct str text, bool allows_newline)
{
	for (size_t at = 0; at < text.len;) {
		unsigned long code = utf8_next(text, &at);
		if (code < 0x20 ? !(allows_newline && code == '\n') : code >= 0x7f && code <= 0x9f)
			return true;
	}
	return false;
}

START_TEST(lets_no_control_character_through)
{
	struct str text = str_from(controls[_i].text);
	struct source source = {.name = text, .text = text};
	add_everywhere(text, &source);
	diags_write(&buffer, diags, &plain_id);
	EXPECT(controls[_i].name, !has_control(buffer_text(&buffer), true));
	size_t lines = 0;
	for (size_t i = 0; i < buffer.len; i++)
		lines += buffer.data[i] == '\n';
	EXPECT_NUMBER(controls[_i].name, lines, 6); // message, line, caret, also, suggestion, mend
	buffer.len = 0;
	diags_write(&buffer, diags, &json);
	buffer.len--; // the end of the one line
	EXPECT(controls[_i].name, !has_control(buffer_text(&buffer), false));
}
END_TEST

START_TEST(colors_only_when_asked)
{
	add_everywhere(STR("x"), &rubric);
	diag_add(diags, ((struct place){&rubric, 2, 1}), DIAG_EVIDENCE_LACKING, DIAG_TEXT(STR("e")),
	         DIAG_TEXT(STR("i")));
	diag_add(diags, PLACE_NONE, DIAG_OUTPUT_FULL, DIAG_TEXT(STR("p")));
	diags_write(&buffer, diags, &plain_en);
	ck_assert_ptr_null(memchr(buffer.data, '\x1b', buffer.len));
	struct str plain = buffer_text(&buffer);
	struct buffer colored, stripped;
	buffer_init(&colored);
	buffer_init(&stripped);
	diags_write(&colored, diags, &color);
	ck_assert_ptr_nonnull(memchr(colored.data, '\x1b', colored.len));
	bool is_escape = false;
	for (size_t i = 0; i < colored.len; i++) {
		is_escape |= colored.data[i] == '\x1b';
		if (!is_escape)
			buffer_add_char(&stripped, colored.data[i]);
		is_escape &= colored.data[i] != 'm';
	}
	ck_assert(str_equal(plain, buffer_text(&stripped)));
	buffer_finish(&colored);
	buffer_finish(&stripped);
}
END_TEST

START_TEST(leaves_out_the_less_severe)
{
	struct diag_style style = plain_en;
	diag_add(diags, PLACE_NONE, DIAG_AS_OF_ASSUMED, DIAG_DATE(((struct date){2026, 1, 1})));
	style.least = DIAG_SEVERITY_WARNING;
	EXPECT_PRINTED("note", style, "");
	diag_add(diags, PLACE_NONE, DIAG_UNIT_WITHOUT_PRODUCTS, DIAG_TEXT(STR("u")));
	EXPECT_PRINTED(
		"as severe", style,
		"patuh: warning[PTH-407]: the unit \"u\" names no service products, so it has no score\n"
		"      = to mend: fill in `products:` and their answers\n");
	style.least = DIAG_SEVERITY_ERROR;
	EXPECT_PRINTED("warning", style, "");
	diag_add(diags, PLACE_NONE, DIAG_OUTPUT_FULL, DIAG_TEXT(STR("p")));
	EXPECT_PRINTED("failure", style,
	               "patuh: error[PTH-503]: the disk is full while writing \"p\"\n"
	               "      = to mend: free some space and repeat; the old file is unchanged\n");
}
END_TEST

START_TEST(writes_one_json_object_a_line)
{
	diag_add(diags, PLACE_NONE, DIAG_OUTPUT_FULL, DIAG_TEXT(STR("p\"q")));
	diag_add(diags, ((struct place){&rubric, 3, 5}), DIAG_KEY_UNKNOWN, DIAG_TEXT(STR("weigt")));
	diag_suggest(diags, STR("weight"));
	diag_also(diags, ((struct place){&rubric, 2, 5}));
	diag_add(diags, ((struct place){&rubric, 0, 0}), DIAG_FILE_EMPTY, DIAG_TEXT(STR("f")));
	EXPECT_PRINTED(
		"json", json,
		"{\"code\":\"PTH-503\",\"severity\":\"error\",\"text\":\"the disk is full while writing "
		"\\\"p\\\"q\\\"\",\"mend\":\"free some space and repeat; the old file is unchanged\"}\n"
		"{\"code\":\"PTH-107\",\"severity\":\"error\",\"file\":\"rubrics/permit.yaml\",\"text\":\"\\\"f\\\" "
		"is empty\",\"mend\":\"fill it in, or remove it; YAML begins with `patuh: evidence/1` or "
		"`patuh: rubric/1`, a table with the heads of its columns\"}\n"
		"{\"code\":\"PTH-130\",\"severity\":\"error\",\"file\":\"rubrics/permit.yaml\",\"line\":3,"
		"\"column\":5,\"text\":\"the key \\\"weigt\\\" is not known here\",\"mend\":\"correct the spelling, "
		"or remove it\",\"suggestion\":\"weight\",\"also\":{\"file\":\"rubrics/permit.yaml\",\"line\":2,"
		"\"column\":5}}\n");
}
END_TEST

START_TEST(says_nothing_where_there_is_nothing)
{
	EXPECT_PRINTED("text", plain_id, "");
	EXPECT_PRINTED("json", json, "");
}
END_TEST

static const struct {
	enum diag_severity severity;
	const char *id, *en;
} severities[] = {
	{DIAG_SEVERITY_NOTE, "catatan", "note"},
	{DIAG_SEVERITY_WARNING, "peringatan", "warning"},
	{DIAG_SEVERITY_ERROR, "kesalahan", "error"},
	{DIAG_SEVERITY_FAILURE, "kesalahan", "error"},
};

START_TEST(names_severities)
{
	ck_assert_str_eq(diag_severity_name(severities[_i].severity, LANG_ID), severities[_i].id);
	ck_assert_str_eq(diag_severity_name(severities[_i].severity, LANG_EN), severities[_i].en);
}
END_TEST

START_TEST(explains_a_code)
{
	diag_write_explanation(&buffer, DIAG_OUTPUT_FULL, LANG_EN);
	EXPECT_WRITTEN(
		"explanation", &buffer,
		"PTH-503 (error, output-full)\n\n"
		"the disk is full while writing \"{path}\"\n\n"
		"Why: A report is written beside the old file and replaces it only when whole.\n"
		"To mend: free some space and repeat; the old file is unchanged\n");
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, shows_place_code_line_caret_and_mend);
	tcase_add_test(tests, shows_the_second_place_and_the_word_meant);
	tcase_add_test(tests, shows_findings_without_a_line_or_a_file);
	tcase_add_test(tests, names_the_sheet_and_the_cell);
	ADD_ROWS(tests, names_cells_as_spreadsheets_do, cells);
	tcase_add_test(tests, writes_numbers_dates_and_words_in_the_language);
	tcase_add_test(tests, writes_the_parts_of_a_finding);
	tcase_add_test(tests, takes_braces_in_an_argument_as_they_are);
	ADD_ROWS(tests, puts_the_caret_under_the_character, carets);
	tcase_add_test(tests, keeps_the_gutter_for_long_line_numbers);
	ADD_ROWS(tests, lets_no_control_character_through, controls);
	tcase_add_test(tests, colors_only_when_asked);
	tcase_add_test(tests, leaves_out_the_less_severe);
	tcase_add_test(tests, writes_one_json_object_a_line);
	tcase_add_test(tests, says_nothing_where_there_is_nothing);
	ADD_ROWS(tests, names_severities, severities);
	tcase_add_test(tests, explains_a_code);
}

int
main(void)
{
	return tests_run("print", add);
}
