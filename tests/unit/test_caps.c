// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/assessment.h"

#include "fixture.h"

// --- an object's verdict. Zones are green from 81, yellow from 51, red; items a and b have weight 1, c none.

#define ROUNDED "rounding: {object: 2, unit: 2, institution: 2}\n"
#define EXACTLY ""
#define WHOLE "rounding: {object: 0}\n"
#define ITEMS ITEM("a") ITEM("b") ITEM_WITH("c", "optional: true, weight: 0, assumed: x")
#define PROVED                                                       \
	ITEM_WITH("a", "evidence: [{id: f, kind: photo, label: F}]") \
	ITEM("b") ITEM_WITH("c", "optional: true, weight: 0, assumed: x")
#define CRITICAL(id) ITEM_WITH(id, "critical: true")
#define CAPS(caps) "caps: [" caps "]\n"
#define ZONE_AT(when, zone, reason) \
	"{when: " when ", zone_at_most: " zone ", reason: " reason ", assumed: x}, "
#define SCORE_AT(when, score, reason) \
	"{when: " when ", score_at_most: " score ", reason: " reason ", assumed: x}, "
#define ONE_COLOUR                                                                          \
	"zones: [{zone: none, floor: 90, label: A, category: A, assumed: x},"               \
	" {zone: none, floor: 50, label: B, assumed: x}, {zone: none, floor: 0, label: C, " \
	"assumed: x}]\n"
#define TWO_GREENS                                                                           \
	"zones: [{zone: green, floor: 88, label: A, assumed: x},"                            \
	" {zone: green, floor: 78, label: B, assumed: x}, {zone: yellow, floor: 54, label: " \
	"C, assumed: x}, {zone: yellow, floor: 32, label: D, assumed: x},"                   \
	" {zone: red, floor: 0, label: E, assumed: x}]\n"
#define ZONED(zones, keys, items) \
	PATUH zones SCALES "object: unit\ntop: 100\n" ROUNDED keys "items: [" items "]\n"

// Verdicts as "100.00 Hijau", with ! where a cap lowered the zone and * where one lowered anything.
static const struct {
	const char *name, *rubric, *answers;
	const char *claimed, *verified, *potential, *capped_by;
} caps[] = {
	{"no cap", UNIT_RUBRIC(ROUNDED, ITEMS), "a=1 b=1 c=0", "100.00 Hijau", "100.00 Hijau",
         "100.00 Hijau", ""},

	// zones
	{"a zone is lowered, the score stays",
         UNIT_RUBRIC(ROUNDED CAPS(ZONE_AT("{node: c, below: 100}", "yellow", "Tanpa c")), ITEMS),
         "a=1 b=1 c=0", "100.00 Kuning!*", "100.00 Kuning!*", "100.00 Kuning!*", "Tanpa c"},
	{"by two steps",
         UNIT_RUBRIC(ROUNDED CAPS(ZONE_AT("{node: c, below: 100}", "red", "Tanpa c")), ITEMS),
         "a=1 b=1 c=0", "100.00 Merah!*", "100.00 Merah!*", "100.00 Merah!*", "Tanpa c"},
	{"what holds not, caps not",
         UNIT_RUBRIC(ROUNDED CAPS(ZONE_AT("{node: c, below: 100}", "yellow", "R")), ITEMS),
         "a=1 b=1 c=1", "100.00 Hijau", "100.00 Hijau", "100.00 Hijau", ""},
	{"a zone that is as low already",
         UNIT_RUBRIC(ROUNDED CAPS(ZONE_AT("{node: c, below: 100}", "yellow", "R")), ITEMS),
         "a=1 b=0.5 c=0", "75.00 Kuning", "75.00 Kuning", "75.00 Kuning", ""},
	{"a zone is never raised",
         UNIT_RUBRIC(ROUNDED CAPS(ZONE_AT("{node: c, below: 100}", "yellow", "R")), ITEMS),
         "a=0 b=0 c=0", "0.00 Merah", "0.00 Merah", "0.00 Merah", ""},
	{"the best zone caps nothing",
         UNIT_RUBRIC(ROUNDED CAPS(ZONE_AT("{node: c, below: 100}", "green", "R")), ITEMS),
         "a=1 b=1 c=0", "100.00 Hijau", "100.00 Hijau", "100.00 Hijau", ""},
	{"the lowest zone wins, whatever the order",
         UNIT_RUBRIC(ROUNDED CAPS(ZONE_AT("{node: c, below: 100}", "red", "R1")
                                          ZONE_AT("{node: c, below: 50}", "yellow", "R2")),
                     ITEMS),
         "a=1 b=1 c=0", "100.00 Merah!*", "100.00 Merah!*", "100.00 Merah!*", "R1; R2"},
	{"the lowest zone wins, in the other order",
         UNIT_RUBRIC(ROUNDED CAPS(ZONE_AT("{node: c, below: 50}", "yellow", "R2")
                                          ZONE_AT("{node: c, below: 100}", "red", "R1")),
                     ITEMS),
         "a=1 b=1 c=0", "100.00 Merah!*", "100.00 Merah!*", "100.00 Merah!*", "R2; R1"},
	{"only the caps that hold",
         UNIT_RUBRIC(ROUNDED CAPS(ZONE_AT("{node: c, below: 50}", "red", "R1")
                                          ZONE_AT("{node: c, below: 100}", "yellow", "R2")),
                     ITEMS),
         "a=1 b=1 c=0.5", "100.00 Kuning!*", "100.00 Kuning!*", "100.00 Kuning!*", "R2"},
	{"the best band of a colour",
         ZONED(TWO_GREENS, CAPS(ZONE_AT("{node: c, below: 100}", "yellow", "R")), ITEMS),
         "a=1 b=1 c=0", "100.00 C!*", "100.00 C!*", "100.00 C!*", "R"},
	{"a lower band of that colour stays",
         ZONED(TWO_GREENS, CAPS(ZONE_AT("{node: c, below: 100}", "yellow", "R")), ITEMS),
         "a=0.5 b=0.4 c=0", "45.00 D", "45.00 D", "45.00 D", ""},

	// scores
	{"a score is lowered, and its zone",
         UNIT_RUBRIC(ROUNDED CAPS(SCORE_AT("{node: c, below: 100}", "60", "Paling 60")), ITEMS),
         "a=1 b=1 c=0", "60.00 Kuning*", "60.00 Kuning*", "60.00 Kuning*", "Paling 60"},
	{"a score that is as low already",
         UNIT_RUBRIC(ROUNDED CAPS(SCORE_AT("{node: c, below: 100}", "60", "R")), ITEMS),
         "a=1 b=0.2 c=0", "60.00 Kuning", "60.00 Kuning", "60.00 Kuning", ""},
	{"a score just above",
         UNIT_RUBRIC(ROUNDED CAPS(SCORE_AT("{node: c, below: 100}", "60", "R")), ITEMS),
         "a=1 b=0.2002 c=0", "60.00 Kuning*", "60.00 Kuning*", "60.00 Kuning*", "R"},
	{"the rounded score is compared",
         UNIT_RUBRIC(ROUNDED CAPS(SCORE_AT("{node: c, below: 100}", "60", "R")),
                     ITEM_OF("a", "9") ITEM_OF("b", "1") ITEM_OF("c", "0")),
         "a=0.6 b=0.6004 c=0", "60.00 Kuning", "60.00 Kuning", "60.00 Kuning", ""},
	{"a cap of zero",
         UNIT_RUBRIC(ROUNDED CAPS(SCORE_AT("{node: c, below: 100}", "0", "R")), ITEMS),
         "a=1 b=1 c=0", "0.00 Merah*", "0.00 Merah*", "0.00 Merah*", "R"},
	{"at a floor",
         UNIT_RUBRIC(ROUNDED CAPS(SCORE_AT("{node: c, below: 100}", "81", "R")), ITEMS),
         "a=1 b=1 c=0", "81.00 Hijau*", "81.00 Hijau*", "81.00 Hijau*", "R"},
	{"just below a floor",
         UNIT_RUBRIC(ROUNDED CAPS(SCORE_AT("{node: c, below: 100}", "80.99", "R")), ITEMS),
         "a=1 b=1 c=0", "80.99 Kuning*", "80.99 Kuning*", "80.99 Kuning*", "R"},
	{"a cap of more places is not rounded up into a zone",
         UNIT_RUBRIC(WHOLE CAPS(SCORE_AT("{node: c, below: 100}", "80.4", "R")), ITEMS),
         "a=1 b=1 c=0", "80 Kuning*", "80 Kuning*", "80 Kuning*", "R"},
	{"no rounding",
         UNIT_RUBRIC(EXACTLY CAPS(SCORE_AT("{node: c, below: 100}", "33.3333", "R")), ITEMS),
         "a=1 b=1 c=0", "33.3333 Merah*", "33.3333 Merah*", "33.3333 Merah*", "R"},
	{"the lowest score wins, whatever the order",
         UNIT_RUBRIC(ROUNDED CAPS(SCORE_AT("{node: c, below: 100}", "40", "R1")
                                          SCORE_AT("{node: c, below: 50}", "60", "R2")),
                     ITEMS),
         "a=1 b=1 c=0", "40.00 Merah*", "40.00 Merah*", "40.00 Merah*", "R1; R2"},

	// both
	{"the zone of the lowered score, then the zone's cap",
         UNIT_RUBRIC(ROUNDED CAPS(ZONE_AT("{node: c, below: 100}", "red", "Zona")
                                          SCORE_AT("{node: c, below: 100}", "60", "Nilai")),
                     ITEMS),
         "a=1 b=1 c=0", "60.00 Merah!*", "60.00 Merah!*", "60.00 Merah!*", "Zona; Nilai"},
	{"the lowered score is lower than the zone's cap",
         UNIT_RUBRIC(ROUNDED CAPS(SCORE_AT("{node: c, below: 100}", "40", "Nilai")
                                          ZONE_AT("{node: c, below: 100}", "yellow", "Zona")),
                     ITEMS),
         "a=1 b=1 c=0", "40.00 Merah*", "40.00 Merah*", "40.00 Merah*", "Nilai; Zona"},

	// critical items
	{"a critical item keeps the object out of the best zone",
         UNIT_RUBRIC(ROUNDED, CRITICAL("a") ITEM_OF("b", "9")), "a=0.9 b=1", "99.00 Kuning!*",
         "99.00 Kuning!*", "99.00 Kuning!*", "indikator kritis: a"},
	{"a critical item at its best", UNIT_RUBRIC(ROUNDED, CRITICAL("a") ITEM_OF("b", "9")),
         "a=1 b=0.9", "91.00 Hijau", "91.00 Hijau", "91.00 Hijau", ""},
	{"critical items after the caps, in the order of the tree",
         UNIT_RUBRIC(ROUNDED CAPS(ZONE_AT("{node: z, below: 100}", "yellow", "Z")),
                     CRITICAL("z") ITEM_OF("b", "98") CRITICAL("a")),
         "a=0 b=1 z=0", "98.00 Kuning!*", "98.00 Kuning!*", "98.00 Kuning!*",
         "Z; indikator kritis: z; indikator kritis: a"},
	{"the first colour that differs from the best",
         ZONED(TWO_GREENS, "", CRITICAL("a") ITEM_OF("b", "9")), "a=0 b=1", "90.00 C!*",
         "90.00 C!*", "90.00 C!*", "indikator kritis: a"},
	{"the second row where there is one colour",
         ZONED(ONE_COLOUR, "", CRITICAL("a") ITEM_OF("b", "9")), "a=0 b=1", "90.00 B!*",
         "90.00 B!*", "90.00 B!*", "indikator kritis: a"},
	{"a critical item that does not apply",
         UNIT_RUBRIC(ROUNDED, ITEM_WITH("a", "critical: true, optional: true") ITEM("b")),
         "a=na b=1", "100.00 Hijau", "100.00 Hijau", "100.00 Hijau", ""},

	// each figure by its own ratios
	{"unverified: the verified figure is capped alone",
         UNIT_RUBRIC(ROUNDED CAPS(SCORE_AT("{node: a, below: 100}", "10", "R")), PROVED),
         "a=1 b=1 c=1", "100.00 Hijau", "10.00 Merah*", "100.00 Hijau", ""},
	{"unanswered: the potential one is not capped",
         UNIT_RUBRIC(ROUNDED CAPS(ZONE_AT("{node: c, below: 100}", "red", "R")), ITEMS), "a=1 b=1",
         "100.00 Merah!*", "100.00 Merah!*", "100.00 Hijau", "R"},
	{"a node that does not count caps nothing",
         UNIT_RUBRIC(ROUNDED CAPS(ZONE_AT("{node: c, below: 100}", "red", "R")), ITEMS),
         "a=1 b=1 c=na", "100.00 Hijau", "100.00 Hijau", "100.00 Hijau", ""},
	{"an excluded node caps nothing",
         UNIT_RUBRIC(ROUNDED
                     "unanswered: exclude\n" CAPS(ZONE_AT("{node: c, below: 100}", "red", "R")),
                     ITEMS),
         "a=1 b=1", "100.00 Hijau", "100.00 Hijau", "100.00 Hijau", ""},
	{"a node under a direct value caps nothing",
         UNIT_RUBRIC(ROUNDED CAPS(ZONE_AT("{node: c, below: 100}", "red", "R")), ITEMS),
         "total=90 c=0", "90.00 Hijau", "90.00 Hijau", "90.00 Hijau", ""},
	{"the root itself may be asked",
         UNIT_RUBRIC(ROUNDED CAPS(SCORE_AT("{node: total, at_least: 60}", "59", "R")), ITEMS),
         "a=1 b=1 c=1", "59.00 Kuning*", "59.00 Kuning*", "59.00 Kuning*", "R"},
	{"the potential is never below what is there",
         UNIT_RUBRIC(ROUNDED CAPS(SCORE_AT("{node: b, at_least: 100}", "10", "R")), ITEMS), "a=1",
         "50.00 Merah", "50.00 Merah", "50.00 Merah", ""},
	{"no score, no cap",
         UNIT_RUBRIC(ROUNDED "unanswered: exclude\n" CAPS(
			     ZONE_AT("{not: {node: c, below: 100}}", "red", "R")),
                     ITEM("a") ITEM("c")),
         "", "-", "-", "100.00 Merah!*", ""},
};

static void
verdict_write(const struct verdict *verdict)
{
	if (!verdict->has_score) {
		buffer_add_char(&buffer, '-');
		return;
	}
	decimal_write(&buffer, verdict->shown, verdict->places, '.');
	buffer_add_char(&buffer, ' ');
	buffer_add(&buffer, verdict->zone->label);
	buffer_add_text(&buffer, verdict->is_zone_capped ? "!" : "");
	buffer_add_text(&buffer, verdict->is_capped ? "*" : "");
}

#define EXPECT_VERDICT(name, verdict, expected)              \
	do {                                                 \
		verdict_write(verdict);                      \
		EXPECT_WRITTEN((name), &buffer, (expected)); \
	} while (0)

static const struct unit_result *
unit_scored(const char *text, const char *products, const char *answers, enum figure counted)
{
	const struct score_options options = {{2026, 6, 30}, counted};
	const struct rubric *rubric = rubric_sound(text);
	const struct unit *unit = unit_from(rubric, "", products, answers);
	return score_unit(arena, diags, rubric, unit, &options);
}

START_TEST(lowers_the_verdict_of_an_object)
{
	const char *name = caps[_i].name;
	const struct unit_result *unit =
		unit_scored(caps[_i].rubric, "", caps[_i].answers, FIGURE_CLAIMED);
	ck_assert_uint_eq(unit->object_count, 1);
	const struct object_result *object = unit->objects;
	EXPECT_VERDICT(name, &object->verdicts[FIGURE_CLAIMED], caps[_i].claimed);
	EXPECT_VERDICT(name, &object->verdicts[FIGURE_VERIFIED], caps[_i].verified);
	EXPECT_VERDICT(name, &object->verdicts[FIGURE_POTENTIAL], caps[_i].potential);
	EXPECT_TEXT(name, object->capped_by, caps[_i].capped_by);
}
END_TEST

START_TEST(leaves_points_and_ratios_alone)
{
	const struct unit_result *unit = unit_scored(
		UNIT_RUBRIC(ROUNDED CAPS(SCORE_AT("{node: c, below: 100}", "10", "R")), ITEMS), "",
		"a=1 b=0.5 c=0", FIGURE_CLAIMED);
	const struct object_result *object = unit->objects;
	exact_write(&buffer, object->nodes[0].points);
	EXPECT_WRITTEN("points", &buffer, "75");
	exact_write(&buffer, object->nodes[0].figures[FIGURE_CLAIMED].ratio);
	EXPECT_WRITTEN("ratio", &buffer, "3/4");
	exact_write(&buffer, object->verdicts[FIGURE_CLAIMED].computed);
	EXPECT_WRITTEN("computed", &buffer, "75");
	exact_write(&buffer, object->verdicts[FIGURE_CLAIMED].score);
	EXPECT_WRITTEN("score", &buffer, "10");
}
END_TEST

START_TEST(tells_the_caps_of_the_figure_that_counts)
{
	const char *rubric =
		UNIT_RUBRIC(ROUNDED CAPS(SCORE_AT("{node: a, below: 100}", "10", "R")), PROVED);
	EXPECT_TEXT("claimed",
	            unit_scored(rubric, "", "a=1 b=1 c=1", FIGURE_CLAIMED)->objects[0].capped_by,
	            "");
	EXPECT_TEXT("verified",
	            unit_scored(rubric, "", "a=1 b=1 c=1", FIGURE_VERIFIED)->objects[0].capped_by,
	            "R");
}
END_TEST

// --- the unit, after its objects

#define UNIT_ZONES                                                                             \
	"zones_for: {unit: [{zone: green, floor: 90, label: U1, assumed: x}, {zone: yellow, "  \
	"floor: 60, label: U2, assumed: x}, {zone: yellow, floor: 30, label: U3, assumed: x}," \
	" {zone: red, floor: 0, label: U4, assumed: x}]}\n"
#define STEEP                                                                                  \
	"zones_for: {unit: [{zone: green, floor: 99, label: U1, assumed: x}, {zone: yellow, "  \
	"floor: 95, label: U2, assumed: x}, {zone: yellow, floor: 30, label: U3, assumed: x}," \
	" {zone: red, floor: 0, label: U4, assumed: x}]}\n"
#define NO_YELLOW                                                                          \
	"zones_for: {unit: [{zone: green, floor: 90, label: U1, assumed: x}, {zone: red, " \
	"floor: 0, label: U4, assumed: x}]}\n"
#define YELLOW CAPS(ZONE_AT("{node: c, below: 100}", "yellow", "R"))
#define OF_PRODUCTS(keys) RUBRIC("object: product\ntop: 100\n" ROUNDED keys, ITEMS)

static const struct {
	const char *name, *rubric, *products, *answers;
	const char *unit, *institution;
} units[] = {
	{"the unit itself as object keeps the cap", UNIT_RUBRIC(ROUNDED YELLOW, ITEMS), "",
         "a=1 b=1 c=0", "100.00 Kuning!*", "100.00 Hijau"},
	{"a score that was lowered goes on",
         UNIT_RUBRIC(ROUNDED CAPS(SCORE_AT("{node: c, below: 100}", "60", "R")), ITEMS), "",
         "a=1 b=1 c=0", "60.00 Kuning*", "60.00 Kuning"},
	{"the best row of that colour in the unit's own table",
         UNIT_RUBRIC(ROUNDED UNIT_ZONES YELLOW, ITEMS), "", "a=1 b=1 c=0", "100.00 U2!*",
         "100.00 Hijau"},
	{"a lower row of the unit's own table stays", UNIT_RUBRIC(ROUNDED STEEP YELLOW, ITEMS), "",
         "a=1 b=0.64 c=0", "82.00 U3!*", "82.00 Hijau"},
	{"a table without that colour", UNIT_RUBRIC(ROUNDED NO_YELLOW YELLOW, ITEMS), "",
         "a=1 b=1 c=0", "100.00 U1!*", "100.00 Hijau"},
	{"no cap, none kept", UNIT_RUBRIC(ROUNDED YELLOW, ITEMS), "", "a=1 b=1 c=1", "100.00 Hijau",
         "100.00 Hijau"},
	{"products have caps of their own", OF_PRODUCTS(YELLOW), "p q",
         "p/a=1 p/b=1 p/c=0 q/a=1 q/b=1 q/c=1", "100.00 Hijau", "100.00 Hijau"},
	{"a single product is not the unit itself", OF_PRODUCTS(YELLOW), "p", "p/a=1 p/b=1 p/c=0",
         "100.00 Hijau", "100.00 Hijau"},
	{"lowered scores of products go into the mean",
         OF_PRODUCTS(CAPS(SCORE_AT("{node: c, below: 100}", "50", "R"))), "p q",
         "p/a=1 p/b=1 p/c=0 q/a=1 q/b=1 q/c=1", "75.00 Kuning", "75.00 Kuning"},
};

START_TEST(carries_caps_to_the_unit_only_where_it_is_the_object)
{
	const char *name = units[_i].name;
	const struct score_options options = {{2026, 6, 30}, FIGURE_CLAIMED};
	const struct unit_result *unit = unit_scored(units[_i].rubric, units[_i].products,
	                                             units[_i].answers, FIGURE_CLAIMED);
	EXPECT_VERDICT(name, &unit->verdicts[FIGURE_CLAIMED], units[_i].unit);
	const struct rubric *rubric = rubric_sound(units[_i].rubric);
	struct tally *tally = tally_create(arena, rubric, &options);
	tally_add(tally, unit);
	const struct assessment *assessment = tally_finish(tally, STR("I"), STR("P"));
	EXPECT_VERDICT(name, &assessment->verdicts[FIGURE_CLAIMED], units[_i].institution);
	EXPECT_NUMBER(name, assessment->units[0]->verdicts[FIGURE_CLAIMED].is_capped,
	              unit->verdicts[FIGURE_CLAIMED].is_capped);
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, fixture_init, fixture_finish);
	ADD_ROWS(tests, lowers_the_verdict_of_an_object, caps);
	tcase_add_test(tests, leaves_points_and_ratios_alone);
	tcase_add_test(tests, tells_the_caps_of_the_figure_that_counts);
	ADD_ROWS(tests, carries_caps_to_the_unit_only_where_it_is_the_object, units);
}

int
main(void)
{
	return tests_run("caps", add);
}
