// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "fixture.h"

// --- what can never happen. The bands stand in lines 8 to 10, the items from line 12 on; each key of
// the head moves them down.

#define HEAD(top, keys)                                                                          \
	"patuh: rubric/1\nid: r\nversion: \"1\"\ntitle: R\nobject: product\ntop: " top keys "\n" \
	"zones:\n"
#define BANDS(first, second)                                          \
	"- {zone: green, floor: " first ", label: G, assumed: x}\n"   \
	"- {zone: yellow, floor: " second ", label: Y, assumed: x}\n" \
	"- {zone: red, floor: 0, label: R, assumed: x}\n"
#define LINES(lines) "items:\n" lines SCALES
#define ROUNDED(places) " \nrounding: {object: " places ", unit: 2, institution: 2}"
#define ONE LINES("- {id: a, label: A, scale: angka}\n")
#define PARTLY(keys) "scale: {range: {min: 0, max: 4}, best: 5}, weight: 1, assumed: x" keys

static const struct {
	const char *name, *text, *findings;
} rubrics[] = {
	{"all is well", HEAD("100", "") BANDS("81", "51") ONE, ""},
	{"a floor at the top", HEAD("100", "") BANDS("100", "51") ONE, ""},

	// between two floors
	{"no whole number between the floors", HEAD("100", ROUNDED("0")) BANDS("80.9", "80.1") ONE,
         "237@10:3"},
	{"one whole number between the floors", HEAD("100", ROUNDED("0")) BANDS("80.9", "80") ONE,
         ""},
	{"the upper floor does not belong to the band",
         HEAD("100", ROUNDED("0")) BANDS("81", "80.5") ONE, "237@10:3"},
	{"with more places there is a score", HEAD("100", ROUNDED("1")) BANDS("81", "80.5") ONE,
         ""},
	{"no score of two places", HEAD("100", ROUNDED("2")) BANDS("80.999", "80.991") ONE,
         "237@10:3"},
	{"what is not rounded reaches it", HEAD("100", "") BANDS("80.999", "80.991") ONE, ""},
	{"a top band between two scores", HEAD("99.5", ROUNDED("0")) BANDS("99.1", "51") ONE,
         "237@9:3"},

	// beyond the best answers
	{"weights that fall short of the total",
         HEAD("100", "\ntotal: 10\ntotal_note: x") BANDS("95", "51")
                 LINES("- {id: a, label: A, scale: angka, weight: 9, assumed: x}\n"),
         "237@10:3"},
	{"as far as the weights go",
         HEAD("100", "\ntotal: 10\ntotal_note: x") BANDS("90", "51")
                 LINES("- {id: a, label: A, scale: angka, weight: 9, assumed: x}\n"),
         ""},
	{"as far as rounding goes",
         HEAD("100", "\nrounding: {object: 0, unit: 0, institution: 0}\ntotal: 3\ntotal_note: x")
                 BANDS("67", "51")
                         LINES("- {id: a, label: A, scale: angka, weight: 2, assumed: x}\n"),
         ""},
	{"a best answer below the best",
         HEAD("100", "") BANDS("81", "51") LINES("- {id: a, label: A, " PARTLY("") "}\n"),
         "237@8:3"},
	{"made up for by another",
         HEAD("100", "") BANDS("81", "51")
                 LINES("- {id: a, label: A, " PARTLY("") "}\n- {id: b, label: B, scale: angka}\n"),
         ""},
	{"not under min",
         HEAD("100", "\ncombine: min") BANDS("81", "51")
                 LINES("- {id: a, label: A, " PARTLY("") "}\n- {id: b, label: B, scale: angka}\n"),
         "237@9:3"},
	{"under max",
         HEAD("100", "\ncombine: max") BANDS("81", "51")
                 LINES("- {id: a, label: A, " PARTLY("") "}\n- {id: b, label: B, scale: angka}\n"),
         ""},
	{"not under all",
         HEAD("100", "\ncombine: all") BANDS("81", "51")
                 LINES("- {id: a, label: A, " PARTLY("") "}\n- {id: b, label: B, scale: angka}\n"),
         "237@9:3 237@10:3"},
	{"a table of its own",
         HEAD("100", "\nzones_for: {unit: [{zone: green, floor: 80.999, label: G, assumed: x}, "
                     "{zone: red, floor: 0, label: R, assumed: x}]}" ROUNDED("0")) BANDS("81", "51")
                 ONE,
         ""},

	// items
	{"weight zero",
         HEAD("100", "") BANDS("81", "51")
                 LINES("- {id: a, label: A, scale: angka}\n"
                       "- {id: b, label: B, scale: angka, weight: 0, assumed: x}\n"),
         "236@13:8"},
	{"in a group of weight zero",
         HEAD("100", "") BANDS("81", "51") LINES(
		 "- {id: a, label: A, scale: angka}\n- {id: g, label: G, weight: 0, assumed: x, "
		 "items: [{id: b, label: B, scale: angka}]}\n"),
         "236@13:57"},
	{"weight zero under min counts all the same",
         HEAD("100", "\ncombine: min") BANDS("81", "51")
                 LINES("- {id: a, label: A, scale: angka}\n"
                       "- {id: b, label: B, scale: angka, weight: 0, assumed: x}\n"),
         ""},
	{"in a min group of weight zero",
         HEAD("100", "") BANDS("81", "51") LINES(
		 "- {id: a, label: A, scale: angka}\n- {id: g, label: G, combine: min, weight: "
		 "0, assumed: x, items: [{id: b, label: B, scale: angka}]}\n"),
         "236@13:71"},
	{"answers that are worth the same",
         HEAD("100", "") BANDS("81", "51") LINES(
		 "- {id: a, label: A, scale: angka}\n- {id: b, label: B, scale: {range: {min: "
		 "4, max: 5}, best: 4}}\n"),
         "236@13:8"},
	{"levels that are worth the same",
         HEAD("100", "") BANDS("81", "51") LINES(
		 "- {id: a, label: A, scale: angka}\n- {id: b, label: B, scale: {levels: [{id: x, "
		 "label: X, value: 4}, {id: y, label: Y, value: 5}], best: 4}}\n"),
         "236@13:8"},
	{"a single level",
         HEAD("100", "") BANDS("81", "51") LINES(
		 "- {id: a, label: A, scale: angka}\n- {id: b, label: B, scale: {levels: [{id: x, "
		 "label: X, value: 4}]}}\n"),
         "236@13:8"},
	{"a single step",
         HEAD("100", "") BANDS("81", "51")
                 LINES("- {id: a, label: A, scale: angka}\n- {id: b, label: B, scale: {of: count, "
                       "steps: [{from: 0, value: 1}]}}\n"),
         "236@13:8"},
	{"weight zero that decides a cap",
         HEAD("100", "\ncaps: [{when: {any: [{not: {node: b, below: 100}}]}, zone_at_most: yellow, "
                     "reason: R, assumed: x}]") BANDS("81", "51")
                 LINES("- {id: a, label: A, scale: angka}\n"
                       "- {id: b, label: B, scale: angka, weight: 0, assumed: x}\n"),
         ""},
	{"in a group that decides a cap",
         HEAD("100",
              "\ncaps: [{when: {node: g, below: 100}, zone_at_most: yellow, reason: R, assumed: x}]")
                 BANDS("81", "51")
                         LINES("- {id: a, label: A, scale: angka}\n- {id: g, label: G, weight: 0, "
                               "assumed: x, items: [{id: b, label: B, scale: angka}]}\n"),
         ""},
	{"weight zero that is critical",
         HEAD("100", "") BANDS("81", "51") LINES(
		 "- {id: a, label: A, scale: angka}\n- {id: b, label: B, scale: angka, weight: 0, "
		 "assumed: x, critical: true}\n"),
         ""},
	{"weight zero that decides an opinion",
         HEAD("100",
              "\nopinions: [{id: o, label: O, outcomes: [{label: A, when: {node: b, below: 5}}, "
              "{label: B}]}]") BANDS("81", "51")
                 LINES("- {id: a, label: A, scale: angka}\n"
                       "- {id: b, label: B, scale: angka, weight: 0, assumed: x}\n"),
         ""},
	{"another item's cap does not help",
         HEAD("100",
              "\ncaps: [{when: {node: a, below: 100}, zone_at_most: yellow, reason: R, assumed: x}]")
                 BANDS("81", "51")
                         LINES("- {id: a, label: A, scale: angka}\n"
                               "- {id: b, label: B, scale: angka, weight: 0, assumed: x}\n"),
         "236@14:8"},
};

START_TEST(warns_of_what_can_never_happen)
{
	const struct rubric *rubric = rubric_from(rubrics[_i].text);
	EXPECT_FINDINGS(rubrics[_i].name, diags, "");
	ck_assert_ptr_nonnull(rubric);
	rubric_check_reach(rubric, diags);
	EXPECT_FINDINGS(rubrics[_i].name, diags, rubrics[_i].findings);
	ck_assert(!diags_have_errors(diags));
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, fixture_init, fixture_finish);
	ADD_ROWS(tests, warns_of_what_can_never_happen, rubrics);
}

int
main(void)
{
	return tests_run("reach", add);
}
