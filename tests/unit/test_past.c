// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#define _XOPEN_SOURCE 700

#include "model/past.h"

#include <stdio.h>
#include <unistd.h>

#include "fixture.h"

static char path[64];

static void
set_up(void)
{
	const char *shared = getenv("TMPDIR");
	fixture_init();
	ck_assert_int_eq(chdir(shared ? shared : "/tmp"), 0);
	strcpy(path, "patuh-test-past-XXXXXX");
	int file = mkstemp(path);
	ck_assert_int_ge(file, 0);
	ck_assert_int_eq(close(file), 0);
}

static void
tear_down(void)
{
	ck_assert_int_eq(unlink(path), 0);
	fixture_finish();
}

static const struct past *
past_from(const char *text)
{
	FILE *file = fopen(path, "wb");
	ck_assert_ptr_nonnull(file);
	ck_assert_int_eq(fputs(text, file) < 0, 0);
	ck_assert_int_eq(fclose(file), 0);
	return past_load(arena, diags, path);
}

#define HEAD "{\"patuh\":\"result/1\",\"rubric\":{\"id\":\"r\"},\n"
#define INSTITUTION "\"institution\":{\"name\":\"K\",\"period\":\"2025\",\"score\":81.5},\n"

START_TEST(finds_scores_by_id)
{
	const struct past *past = past_from(
		HEAD INSTITUTION "\"groups\":[{\"id\":\"mpp\",\"score\":90,\"units\":[\"b\"]}],"
				 "\"units\":[{\"id\":\"b\",\"score\":79.25,\"objects\":[]},\n"
				 "{\"id\":\"a\",\"score\":null}],\"findings\":[]}\n");
	EXPECT_FINDINGS("sound", diags, "");
	ck_assert_ptr_nonnull(past);
	EXPECT_TEXT("rubric", past->rubric, "r");
	EXPECT_TEXT("period", past->period, "2025");
	EXPECT_NUMBER("institution", past->institution.score.units, 815000);
	const struct past_score *b = past_find(past->unit_count, past->units, STR("b"));
	EXPECT_NUMBER("unit", b->score.units, 792500);
	const struct past_score *a = past_find(past->unit_count, past->units, STR("a"));
	ck_assert(!a->has_score);
	const struct past_score *mpp = past_find(past->group_count, past->groups, STR("mpp"));
	EXPECT_NUMBER("group", mpp->score.units, 900000);
	ck_assert_ptr_null(past_find(past->unit_count, past->units, STR("c")));
	ck_assert_ptr_null(past_find(0, NULL, STR("c")));
}
END_TEST

START_TEST(knows_method_and_zones)
{
	const struct past *past = past_from(
		"{\"patuh\":\"result/1\",\"tool\":{\"version\":\"0.1.0\",\"model\":1},"
		"\"rubric\":{\"id\":\"r\",\"version\":\"1.2.0\",\"top\":5},\"count\":\"verified\",\n"
		"\"institution\":{\"period\":\"2025\",\"score\":3.31,\"zone\":\"yellow\"},"
		"\"units\":[{\"id\":\"a\",\"score\":4,\"zone\":\"none\"}]}\n");
	EXPECT_FINDINGS("sound", diags, "");
	EXPECT_TEXT("version", past->version, "1.2.0");
	EXPECT_TEXT("figure", past->figure, "verified");
	EXPECT_TEXT("model", past->model, "1");
	ck_assert(past->has_top);
	EXPECT_NUMBER("top", past->top.units, 50000);
	ck_assert_int_eq(past->institution.colour, COLOUR_YELLOW);
	ck_assert_int_eq(past->units[0].colour, COLOUR_NONE);
}
END_TEST

START_TEST(does_without_a_best_score)
{
	const struct past *past = past_from(HEAD INSTITUTION "\"units\":[]}\n");
	EXPECT_FINDINGS("sound", diags, "");
	ck_assert(!past->has_top);
	ck_assert_int_eq(past->institution.colour, COLOUR_NONE);
}
END_TEST

START_TEST(sorts_by_period_then_as_given)
{
	struct past results[] = {{.period = STR("2025-2"), .rubric = STR("a")},
	                         {.period = STR("2024"), .rubric = STR("b")},
	                         {.period = STR("2025-2"), .rubric = STR("c")},
	                         {.period = STR("2025-1"), .rubric = STR("d")}};
	const struct past *pasts[] = {&results[0], &results[1], &results[2], &results[3]};
	past_sort(4, pasts);
	ck_assert_ptr_eq(pasts[0], &results[1]);
	ck_assert_ptr_eq(pasts[1], &results[3]);
	ck_assert_ptr_eq(pasts[2], &results[0]);
	ck_assert_ptr_eq(pasts[3], &results[2]);
}
END_TEST

static const struct {
	const char *rubric, *version, *figure, *model;
	bool is_comparable;
} methods[] = {
	{"r", "1", "claimed", "1", true},  {"s", "1", "claimed", "1", false},
	{"r", "2", "claimed", "1", false}, {"r", "1", "verified", "1", false},
	{"r", "1", "claimed", "2", false},
};

static struct past
past_by(size_t method)
{
	return (struct past){.rubric = str_from(methods[method].rubric),
	                     .version = str_from(methods[method].version),
	                     .figure = str_from(methods[method].figure),
	                     .model = str_from(methods[method].model)};
}

START_TEST(compares_one_method_only)
{
	const struct past first = past_by(0), other = past_by((size_t)_i);
	ck_assert(past_is_comparable(&first, &other) == methods[_i].is_comparable);
}
END_TEST

static const struct {
	const char *text, *findings;
} faults[] = {
	{"patuh: rubric/1\n", "120@1:8"},
	{"{}\n", "119@1:1"},
	{HEAD "\"units\":[]}\n", "131@1:1"},
	{HEAD INSTITUTION "\"groups\":[]}\n", "131@1:1"},
	{HEAD INSTITUTION "\"units\":[{\"id\":\"a\"}]}\n", "131@3:10"},
	{HEAD INSTITUTION "\"units\":[{\"id\":\"a\",\"score\":\"x\"}]}\n", "136@3:28"},
	{HEAD "\"institution\":{\"score\":-1},\"units\":[{\"id\":\"a\"}]}\n", "148@2:24 131@2:37"},
	{HEAD, "108@2:1"},
};

START_TEST(reports_what_is_no_result)
{
	ck_assert_ptr_null(past_from(faults[_i].text));
	EXPECT_FINDINGS(faults[_i].text, diags, faults[_i].findings);
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, finds_scores_by_id);
	tcase_add_test(tests, knows_method_and_zones);
	tcase_add_test(tests, does_without_a_best_score);
	tcase_add_test(tests, sorts_by_period_then_as_given);
	ADD_ROWS(tests, compares_one_method_only, methods);
	ADD_ROWS(tests, reports_what_is_no_result, faults);
}

int
main(void)
{
	return tests_run("past", add);
}
