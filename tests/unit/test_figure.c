// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/figure.h"

#include "fixture.h"

// The zones of fixture.h: 81, 51, 0.
static const struct {
	const char *name, *places; // the rounding of objects, "" for none
	int64_t num, den;
	const char *shown;
	enum colour colour;
} verdicts[] = {
	{"80.995 is green", "2", 80995, 1000, "81.00", COLOUR_GREEN},
	{"80.9949 is yellow", "2", 809949, 10000, "80.99", COLOUR_YELLOW},
	{"81 is green", "2", 81, 1, "81.00", COLOUR_GREEN},
	{"50.995 is yellow", "2", 50995, 1000, "51.00", COLOUR_YELLOW},
	{"50.9949 is red", "2", 509949, 10000, "50.99", COLOUR_RED},
	{"0 is red", "2", 0, 1, "0.00", COLOUR_RED},
	{"100 is green", "2", 100, 1, "100.00", COLOUR_GREEN},
	{"80.5 at no places is green", "0", 805, 10, "81", COLOUR_GREEN},
	{"80.4999 at no places is yellow", "0", 804999, 10000, "80", COLOUR_YELLOW},
	{"80.95 at one place is green", "1", 8095, 100, "81.0", COLOUR_GREEN},
	{"80.99995 at four places is green", "4", 8099995, 100000, "81.0000", COLOUR_GREEN},
	{"80.99994 at four places is yellow", "4", 8099994, 100000, "80.9999", COLOUR_YELLOW},
	{"80.995 unrounded is yellow", "", 80995, 1000, "80.9950", COLOUR_YELLOW},
	{"80.99999 unrounded is yellow though printed 81", "", 8099999, 100000, "81.0000",
         COLOUR_YELLOW},
	{"242.97 thirds is yellow unrounded", "", 24299, 300, "80.9967", COLOUR_YELLOW},
	{"81 unrounded is green", "", 81, 1, "81.0000", COLOUR_GREEN},
};

static const struct rubric *
rubric_rounding(const char *places)
{
	buffer.len = 0;
	buffer_add_text(&buffer,
	                PATUH ZONES SCALES "object: unit\ntop: 100\nitems: [" ITEM("a") "]\n");
	if (places[0]) {
		buffer_add_text(&buffer, "rounding: {object: ");
		buffer_add_text(&buffer, places);
		buffer_add_text(&buffer, "}\n");
	}
	buffer_add_char(&buffer, '\0');
	const struct rubric *rubric = rubric_sound(buffer.data);
	buffer.len = 0;
	return rubric;
}

START_TEST(zones_the_rounded_score)
{
	const struct rubric *rubric = rubric_rounding(verdicts[_i].places);
	struct exact computed = exact_from_fraction(verdicts[_i].num, verdicts[_i].den);
	struct verdict verdict = verdict_for(rubric, TIER_OBJECT, computed);
	EXPECT(verdicts[_i].name, verdict.has_score);
	EXPECT(verdicts[_i].name, exact_compare(verdict.computed, computed) == 0);
	decimal_write(&buffer, verdict.shown, verdict.places, '.');
	EXPECT_WRITTEN(verdicts[_i].name, &buffer, verdicts[_i].shown);
	EXPECT_NUMBER(verdicts[_i].name, verdict.zone->colour, verdicts[_i].colour);
	// What is rolled up is the rounded score, or the exact one where nothing is rounded.
	struct exact rolled = verdicts[_i].places[0] ? exact_from_decimal(verdict.shown) : computed;
	EXPECT(verdicts[_i].name, exact_compare(verdict.score, rolled) == 0);
	// Units and institutions are not rounded by this rubric.
	EXPECT(verdicts[_i].name,
	       exact_compare(verdict_for(rubric, TIER_UNIT, computed).score, computed) == 0);
}
END_TEST

START_TEST(no_score_is_no_zero)
{
	const struct rubric *rubric = rubric_rounding("2");
	struct verdict none = verdict_none(rubric, TIER_OBJECT);
	ck_assert(!none.has_score);
	ck_assert_ptr_null(none.zone);
	ck_assert_int_eq(none.places, 2);
	ck_assert_int_eq(verdict_none(rubric, TIER_UNIT).places, 4);
}
END_TEST

START_TEST(every_tier_has_its_places_and_zones)
{
	const struct rubric *rubric = rubric_sound(
		PATUH ZONES SCALES
		"object: unit\ntop: 100\nrounding: {object: 0, unit: 1, institution: 2}\n"
		"zones_for: {institution: [{zone: green, floor: 99, label: H, assumed: x},"
		" {zone: none, floor: 0, label: N, assumed: x}]}\nitems: [" ITEM("a") "]\n");
	struct exact score = exact_from_fraction(98765, 1000);
	ck_assert_int_eq(places_for(rubric, TIER_OBJECT), 0);
	ck_assert_int_eq(places_for(rubric, TIER_UNIT), 1);
	ck_assert_int_eq(places_for(rubric, TIER_INSTITUTION), 2);
	ck_assert_int_eq(verdict_for(rubric, TIER_OBJECT, score).shown.units, 990000);
	ck_assert_int_eq(verdict_for(rubric, TIER_UNIT, score).shown.units, 988000);
	ck_assert_int_eq(verdict_for(rubric, TIER_INSTITUTION, score).shown.units, 987700);
	ck_assert_int_eq(verdict_for(rubric, TIER_UNIT, score).zone->colour, COLOUR_GREEN);
	ck_assert_int_eq(verdict_for(rubric, TIER_INSTITUTION, score).zone->colour, COLOUR_NONE);
}
END_TEST

// Whole scores; -1 for none.
static const struct {
	const char *name;
	int claimed, potential, raised;
} raises[] = {
	{"above", 50, 60, 60},      {"equal", 50, 50, 50},        {"below", 60, 50, 60},
	{"no claimed", -1, 50, 50}, {"no potential", 50, -1, 50}, {"neither", -1, -1, -1},
};

START_TEST(raises_the_potential_to_the_claimed)
{
	const struct rubric *rubric = rubric_rounding("2");
	const int given[] = {[FIGURE_CLAIMED] = raises[_i].claimed,
	                     [FIGURE_VERIFIED] = 10,
	                     [FIGURE_POTENTIAL] = raises[_i].potential};
	struct verdict three[FIGURE_COUNT];
	for (size_t f = 0; f < FIGURE_COUNT; f++)
		three[f] = given[f] < 0 ? verdict_none(rubric, TIER_OBJECT)
		                        : verdict_for(rubric, TIER_OBJECT,
		                                      exact_from_fraction(given[f], 1));
	verdicts_raise_potential(three);
	const struct verdict *potential = &three[FIGURE_POTENTIAL];
	EXPECT_NUMBER(raises[_i].name,
	              potential->has_score ? potential->shown.units / DECIMAL_ONE : -1,
	              raises[_i].raised);
	EXPECT_NUMBER(raises[_i].name, three[FIGURE_VERIFIED].shown.units, 10 * DECIMAL_ONE);
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, fixture_init, fixture_finish);
	ADD_ROWS(tests, zones_the_rounded_score, verdicts);
	tcase_add_test(tests, no_score_is_no_zero);
	tcase_add_test(tests, every_tier_has_its_places_and_zones);
	ADD_ROWS(tests, raises_the_potential_to_the_claimed, raises);
}

int
main(void)
{
	return tests_run("figure", add);
}
