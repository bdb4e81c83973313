// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/field_values.h"
#include "model/fields.h"

#include "fixture.h"

// --- keys

static const struct field keys[] = {
	{"name", FIELD_TEXT, true},
	{"list", FIELD_LIST, false},
	{"map", FIELD_MAP, false},
	{"weight", FIELD_TEXT, false},
	{"either", FIELD_TEXT_OR_MAP, false},
};

static const struct {
	const char *name, *text, *findings;
	const char *bound; // a letter for each key that has its value
} maps[] = {
	{"all", "name: x\nlist: []\nmap: {}\nweight: 1\neither: x\n", "", "nlmwe"},
	{"any order", "map: {}\nname: x\n", "", "nm"},
	{"either may be a map", "name: x\neither: {}\n", "", "ne"},
	{"either may be no list", "name: x\neither: []\n", "132@2:9", "n"},
	{"required key missing", "list: []\n", "131@1:1", "l"},
	{"nothing at all", "{}", "131@1:1", ""},
	{"unknown key", "name: x\nzzzzzz: y\n", "130@2:1", "n"},
	{"misspelt key", "name: x\nwieght: y\n", "130@2:1~weight", "n"},
	{"misspelt in another case", "Name: x\n", "130@1:1~name 131@1:1", ""},
	{"text where a list is wanted", "name: x\nlist: y\n", "133@2:7", "n"},
	{"map where a list is wanted", "name: x\nlist: {a: b}\n", "133@2:7", "n"},
	{"list where a text is wanted", "name: [x]\n", "132@1:7", ""},
	{"map where a text is wanted", "name: {x: y}\n", "132@1:7", ""},
	{"text where a map is wanted", "name: x\nmap: y\n", "134@2:6", "n"},
	{"list where a map is wanted", "name: x\nmap: [y]\n", "134@2:6", "n"},
	{"empty value", "name:\nlist: ~\n", "135@1:6 135@2:7", ""},
	{"all in one run", "lost: 1\nlist: y\nmap: z\n", "130@1:1~list 131@1:1 133@2:7 134@3:6",
         ""},
};

START_TEST(binds_keys_and_reports_the_others)
{
	const struct node *values[COUNT_OF(keys)];
	const struct node *map = node_from(maps[_i].text);
	EXPECT(maps[_i].name, fields_bind(diags, map, "top", COUNT_OF(keys), keys, values));
	EXPECT_FINDINGS(maps[_i].name, diags, maps[_i].findings);
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		if (!values[i])
			continue;
		buffer_add_char(&buffer, keys[i].key[0]);
		ck_assert_ptr_eq(values[i], node_find(map, str_from(keys[i].key)));
	}
	EXPECT_WRITTEN(maps[_i].name, &buffer, maps[_i].bound);
}
END_TEST

static const struct {
	const char *text, *findings;
} no_maps[] = {{"x", "134@1:1"}, {"[x]", "134@1:1"}, {"~", "135@1:1"}};

START_TEST(refuses_what_is_no_map)
{
	const struct node *values[COUNT_OF(keys)];
	ck_assert(!fields_bind(diags, node_from(no_maps[_i].text), "top", COUNT_OF(keys), keys,
	                       values));
	EXPECT_FINDINGS(no_maps[_i].text, diags, no_maps[_i].findings);
	for (size_t i = 0; i < COUNT_OF(keys); i++)
		ck_assert_ptr_null(values[i]);
}
END_TEST

START_TEST(an_absent_value_is_no_finding)
{
	struct decimal number;
	struct exact weight;
	struct date date;
	struct str text;
	enum date_unit unit;
	static const char *const names[] = {"x"};
	size_t index;
	int count;
	bool flag;
	ck_assert(!field_number(diags, "k", NULL, &number));
	ck_assert(!field_integer(diags, "k", NULL, 0, 9, &count));
	ck_assert(!field_weight(diags, NULL, &weight));
	ck_assert(!field_date(diags, NULL, &date));
	ck_assert(!field_boolean(diags, "k", NULL, &flag));
	ck_assert(!field_id(diags, NULL, &text));
	ck_assert(!field_choice(diags, "k", NULL, 1, names, &index));
	ck_assert(!field_duration(diags, NULL, &count, &unit));
	EXPECT_TEXT("text", field_text(NULL), "");
	EXPECT_FINDINGS("absent", diags, "");
}
END_TEST

// --- values: what is written for a text, and the finding; one of the two

static const struct {
	const char *text, *value, *findings;
} numbers[] = {
	{"0", "0", ""},
	{"12", "12", ""},
	{"12.5", "12.5", ""},
	{"0.0001", "0.0001", ""},
	{"'7'", "7", ""},
	{"12,5", "", "137@1:1"},
	{"1.23456", "", "138@1:1"},
	{"9999999999", "", "139@1:1"},
	{"-1", "", "148@1:1"},
	{"-0", "0", ""},
	{"1e3", "", "136@1:1"},
	{"dua", "", "136@1:1"},
	{"+5", "", "136@1:1"},
	{"5%", "", "136@1:1"},
	{"1/9", "", "136@1:1"},
	{"0x10", "", "136@1:1"},
};

START_TEST(reads_numbers_from_zero)
{
	struct decimal number = {0};
	bool is_good = field_number(diags, "k", node_from(numbers[_i].text), &number);
	if (is_good)
		decimal_write_short(&buffer, number, '.');
	EXPECT_WRITTEN(numbers[_i].text, &buffer, numbers[_i].value);
	EXPECT_FINDINGS(numbers[_i].text, diags, numbers[_i].findings);
}
END_TEST

static const struct {
	const char *text;
	int value; // -1: none
	const char *findings;
} integers[] = {
	{"1", 1, ""},          {"4", 4, ""},         {"2.0", 2, ""},
	{"0", -1, "148@1:1"},  {"5", -1, "148@1:1"}, {"2.5", -1, "150@1:1"},
	{"-1", -1, "148@1:1"}, {"x", -1, "136@1:1"}, {"1,0", -1, "137@1:1"},
};

START_TEST(reads_whole_numbers_within_bounds)
{
	int value = -1;
	bool is_good = field_integer(diags, "k", node_from(integers[_i].text), 1, 4, &value);
	EXPECT_NUMBER(integers[_i].text, is_good, integers[_i].value >= 0);
	EXPECT_NUMBER(integers[_i].text, value, integers[_i].value);
	EXPECT_FINDINGS(integers[_i].text, diags, integers[_i].findings);
}
END_TEST

static const struct {
	const char *text, *value, *findings;
} weights[] = {
	{"6", "6", ""},           {"9.5", "19/2", ""},       {"0", "0", ""},
	{"1/9", "1/9", ""},       {"2/4", "1/2", ""},        {"0/5", "0", ""},
	{"10/5", "2", ""},        {"0.111", "111/1000", ""}, {"999999999/1", "999999999", ""},
	{"1/0", "", "146@1:1"},   {"1/-9", "", "146@1:1"},   {"-1/9", "", "146@1:1"},
	{"1.5/2", "", "146@1:1"}, {"1/9/2", "", "146@1:1"},  {"/9", "", "146@1:1"},
	{"1/", "", "146@1:1"},    {"1 / 9", "", "146@1:1"},  {"-1", "", "146@1:1"},
	{"x", "", "136@1:1"},     {"9,5", "", "137@1:1"},    {"0.00001", "", "138@1:1"},
};

START_TEST(reads_weights_and_fractions)
{
	struct exact weight = EXACT_ZERO;
	if (field_weight(diags, node_from(weights[_i].text), &weight))
		exact_write(&buffer, weight);
	EXPECT_WRITTEN(weights[_i].text, &buffer, weights[_i].value);
	EXPECT_FINDINGS(weights[_i].text, diags, weights[_i].findings);
}
END_TEST

static const struct {
	const char *text, *value, *findings;
} dates[] = {
	{"2026-06-30", "2026-06-30", ""}, {"\"2024-02-29\"", "2024-02-29", ""},
	{"2026-02-29", "", "141@1:1"},    {"30-06-2026", "", "141@1:1"},
	{"2026", "", "141@1:1"},          {"2026-06-30T10:00:00", "", "141@1:1"},
};

START_TEST(reads_dates)
{
	struct date date = {0, 0, 0};
	if (field_date(diags, node_from(dates[_i].text), &date))
		date_write(&buffer, date);
	EXPECT_WRITTEN(dates[_i].text, &buffer, dates[_i].value);
	EXPECT_FINDINGS(dates[_i].text, diags, dates[_i].findings);
}
END_TEST

static const struct {
	const char *text;
	int value; // -1: none
	const char *findings;
} booleans[] = {
	{"true", 1, ""},
	{"false", 0, ""},
	{"yes", -1, "142@1:1"},
	{"True", -1, "142@1:1~true"},
	{"1", -1, "142@1:1"},
	{"ya", -1, "142@1:1"},
	{"flase", -1, "142@1:1~false"},
};

START_TEST(reads_true_and_false_only)
{
	bool value = false;
	bool is_good = field_boolean(diags, "k", node_from(booleans[_i].text), &value);
	EXPECT_NUMBER(booleans[_i].text, is_good ? value : -1, booleans[_i].value);
	EXPECT_FINDINGS(booleans[_i].text, diags, booleans[_i].findings);
}
END_TEST

#define ID_32 "abcdefghijklmnopqrstuvwxyz.-0123"

static const struct {
	const char *text;
	bool is_good;
} ids[] = {
	{"a", true},
	{"standar.biaya-1", true},
	{"0", true},
	{ID_32 ID_32 ID_32 ID_32, true},
	{"Standar", false},
	{"a b", false},
	{"a_b", false},
	{"a/b", false},
	{"\xc3\xa9", false},
	{"a:b", false},
	{ID_32 ID_32 ID_32 ID_32 "x", false},
	{"\"a\\nb\"", false},
};

START_TEST(reads_ids_that_fit_everywhere)
{
	struct str id = STR("");
	EXPECT_NUMBER(ids[_i].text, field_id(diags, node_from(ids[_i].text), &id), ids[_i].is_good);
	EXPECT_FINDINGS(ids[_i].text, diags, ids[_i].is_good ? "" : "144@1:1");
	EXPECT_TEXT(ids[_i].text, id, ids[_i].is_good ? ids[_i].text : "");
}
END_TEST

static const struct {
	const char *text;
	int index; // -1: none
	const char *findings;
} choices[] = {
	{"green", 0, ""},
	{"red", 2, ""},
	{"Red", -1, "142@1:1~red"},
	{"yelow", -1, "142@1:1~yellow"},
	{"merah", -1, "142@1:1"},
	{"gre", -1, "142@1:1"},
	{"greenish", -1, "142@1:1"},
};

START_TEST(reads_one_of_some_words)
{
	static const char *const names[] = {"green", "yellow", "red"};
	size_t index = 99, count;
	bool is_good = field_choice(diags, "zone", node_from(choices[_i].text), COUNT_OF(names),
	                            names, &index);
	EXPECT_NUMBER(choices[_i].text, is_good ? (int)index : -1, choices[_i].index);
	EXPECT_FINDINGS(choices[_i].text, diags, choices[_i].findings);
	if (!is_good)
		EXPECT_TEXT("choices", diags_sorted(diags, &count)[0]->args[2].text,
		            "green, yellow, red");
}
END_TEST

static const struct {
	const char *text;
	int count; // 0: none
	enum date_unit unit;
} durations[] = {
	{"12 months", 12, DATE_MONTHS},
	{"1 month", 1, DATE_MONTHS},
	{"90 days", 90, DATE_DAYS},
	{"1 day", 1, DATE_DAYS},
	{"2 years", 2, DATE_YEARS},
	{"1 year", 1, DATE_YEARS},
	{"1200 months", 1200, DATE_MONTHS},
	{"0 days", 0, 0},
	{"1201 days", 0, 0},
	{"12", 0, 0},
	{"months", 0, 0},
	{"12 bulan", 0, 0},
	{"1.5 years", 0, 0},
	{"-1 days", 0, 0},
	{"12  months", 0, 0},
	{"12months", 0, 0},
	{"12 Months", 0, 0},
	{"1 month 2 days", 0, 0},
};

START_TEST(reads_durations)
{
	int count = 0;
	enum date_unit unit = DATE_DAYS;
	bool is_good = field_duration(diags, node_from(durations[_i].text), &count, &unit);
	EXPECT_NUMBER(durations[_i].text, is_good, durations[_i].count > 0);
	EXPECT_NUMBER(durations[_i].text, count, durations[_i].count);
	if (is_good)
		EXPECT_NUMBER(durations[_i].text, unit, durations[_i].unit);
	EXPECT_FINDINGS(durations[_i].text, diags, is_good ? "" : "147@1:1");
}
END_TEST

static const struct {
	const char *text, *findings;
} kinds[] = {
	{"patuh: rubric/1\n", ""},
	{"id: x\npatuh: rubric/1\n", ""},
	{"id: x\n", "119@1:1"},
	{"- patuh\n", "119@1:1"},
	{"x", "119@1:1"},
	{"patuh: evidence/1\n", "120@1:8"},
	{"patuh: rubric/2\n", "120@1:8"},
	{"patuh:\n", "120@1:7"},
	{"patuh: [rubric/1]\n", "120@1:8"},
};

START_TEST(knows_the_kind_of_a_document)
{
	bool is_good = field_document_kind(diags, node_from(kinds[_i].text), "rubric/1");
	EXPECT_FINDINGS(kinds[_i].text, diags, kinds[_i].findings);
	EXPECT_NUMBER(kinds[_i].text, is_good, kinds[_i].findings[0] == '\0');
}
END_TEST

static const struct {
	const char *text, *value, *findings;
} elements[] = {
	{"x", "x", ""}, {"[x]", "", "132@1:1"}, {"{a: b}", "", "132@1:1"}, {"~", "", "135@1:1"}};

START_TEST(reads_elements_as_text)
{
	struct str text = STR("");
	bool is_good = field_list_text(diags, "concepts", node_from(elements[_i].text), &text);
	EXPECT_NUMBER(elements[_i].text, is_good, elements[_i].findings[0] == '\0');
	EXPECT_TEXT(elements[_i].text, text, elements[_i].value);
	EXPECT_FINDINGS(elements[_i].text, diags, elements[_i].findings);
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, fixture_init, fixture_finish);
	ADD_ROWS(tests, binds_keys_and_reports_the_others, maps);
	ADD_ROWS(tests, refuses_what_is_no_map, no_maps);
	tcase_add_test(tests, an_absent_value_is_no_finding);
	ADD_ROWS(tests, reads_numbers_from_zero, numbers);
	ADD_ROWS(tests, reads_whole_numbers_within_bounds, integers);
	ADD_ROWS(tests, reads_weights_and_fractions, weights);
	ADD_ROWS(tests, reads_dates, dates);
	ADD_ROWS(tests, reads_true_and_false_only, booleans);
	ADD_ROWS(tests, reads_ids_that_fit_everywhere, ids);
	ADD_ROWS(tests, reads_one_of_some_words, choices);
	ADD_ROWS(tests, reads_durations, durations);
	ADD_ROWS(tests, knows_the_kind_of_a_document, kinds);
	ADD_ROWS(tests, reads_elements_as_text, elements);
}

int
main(void)
{
	return tests_run("fields", add);
}
