// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/assessment.h"

#include "fixture.h"

#define ROUNDED "rounding: {object: 2, unit: 2, institution: 2}\n"
#define OF_UNITS UNIT_RUBRIC(ROUNDED, ITEM("a") ITEM("b"))
#define OF_PRODUCTS RUBRIC("object: product\ntop: 100\n" ROUNDED, ITEM("a") ITEM("b"))
#define OF_OBJECTS                                                     \
	RUBRIC("object: product\ntop: 100\n" ROUNDED                   \
	       "rollup: {unit: mean, institution: mean-of-objects}\n", \
	       ITEM("a") ITEM("b"))

enum {
	UNITS_MOST = 6
};

struct unit_row {
	const char *keys, *products, *answers;
};

static const struct assessment *
assess(const char *rubric_text, const struct unit_row units[UNITS_MOST], enum figure counted)
{
	const struct rubric *rubric = rubric_sound(rubric_text);
	struct score_options options = {{2026, 6, 30}, counted};
	struct tally *tally = tally_create(arena, rubric, &options);
	// What the tally keeps must outlive the unit.
	struct arena *tallies = arena;
	arena = arena_create();
	for (size_t i = 0; i < UNITS_MOST && units[i].keys; i++) {
		const struct unit *unit =
			unit_from(rubric, units[i].keys, units[i].products, units[i].answers);
		tally_add(tally, score_unit(arena, diags, rubric, unit, &options));
		arena_reset(arena);
	}
	arena_destroy(arena);
	arena = tallies;
	return tally_finish(tally, STR("Kota"), STR("2026"));
}

static void
score_write(const struct verdict *verdict)
{
	if (verdict->has_score)
		decimal_write(&buffer, verdict->shown, verdict->places, '.');
	else
		buffer_add_char(&buffer, '-');
}

static const struct {
	const char *name, *rubric;
	struct unit_row units[UNITS_MOST];
	const char *score, *ranked, *groups;
} institutions[] = {
	{"Prov. Bali 2023",
         OF_UNITS,
         {{"id: x, name: X", "", "total=95.56"},
          {"id: y, name: Y", "", "total=96.39"},
          {"id: z, name: Z", "", "total=97.43"}},
         "96.46",
         "z y x",
         ""},
	{"Kota Yogyakarta 2025",
         OF_UNITS,
         {{"id: a, name: A", "", "total=90.13"},
          {"id: b, name: B", "", "total=89.44"},
          {"id: c, name: C", "", "total=89.31"},
          {"id: d, name: D", "", "total=88.91"},
          {"id: e, name: E", "", "total=84.17"}},
         "88.39",
         "a b c d e",
         ""},
	{"Kab. Wonogiri 2024",
         OF_UNITS,
         {{"id: a, name: A", "", "total=99.65"},
          {"id: b, name: B", "", "total=99.65"},
          {"id: c, name: C", "", "total=100"},
          {"id: d, name: D", "", "total=99.65"},
          {"id: e, name: E", "", "total=99.65"}},
         "99.72",
         "c a b d e",
         ""},
	{"no units", OF_UNITS, {{0}}, "-", "", ""},
	{"a unit of weight 3",
         OF_UNITS,
         {{"id: x, name: X, weight: 3", "", "total=80"}, {"id: y, name: Y", "", "total=40"}},
         "70.00",
         "x y",
         ""},
	{"fractions as weights",
         OF_UNITS,
         {{"id: x, name: X, weight: 1/3", "", "total=90"},
          {"id: y, name: Y, weight: 1/6", "", "total=30"}},
         "70.00",
         "x y",
         ""},
	{"a unit of weight 0",
         OF_UNITS,
         {{"id: x, name: X, weight: 0", "", "total=100"}, {"id: y, name: Y", "", "total=40"}},
         "40.00",
         "x y",
         ""},
	{"only units of weight 0",
         OF_UNITS,
         {{"id: x, name: X, weight: 0", "", "total=100"}},
         "-",
         "x",
         ""},
	{"a unit without a score does not count",
         OF_PRODUCTS,
         {{"id: x, name: X", "", ""}, {"id: y, name: Y", "p", "p/a=1"}},
         "50.00",
         "y x",
         ""},
	{"no unit has a score",
         OF_PRODUCTS,
         {{"id: x, name: X", "", ""}, {"id: a, name: A", "", ""}},
         "-",
         "a x",
         ""},
	{"mean of units",
         OF_PRODUCTS,
         {{"id: x, name: X", "p", "p/a=1 p/b=1"}, {"id: y, name: Y", "p q r", ""}},
         "50.00",
         "x y",
         ""},
	{"mean of objects",
         OF_OBJECTS,
         {{"id: x, name: X", "p", "p/a=1 p/b=1"}, {"id: y, name: Y", "p q r", ""}},
         "25.00",
         "x y",
         ""},
	{"mean of objects, weighted",
         OF_OBJECTS,
         {{"id: x, name: X, weight: 3", "p", "p/a=1 p/b=1"}, {"id: y, name: Y", "p q r", ""}},
         "50.00",
         "x y",
         ""},
	{"means of rounded units",
         RUBRIC("object: product\ntop: 100\n" ROUNDED, ITEM("a") ITEM("b") ITEM("c")),
         {{"id: x, name: X", "p", "p/a=1"},
          {"id: y, name: Y", "p", "p/a=1"},
          {"id: z, name: Z", "p", "p/a=1 p/b=1"}},
         "44.44",
         "z x y",
         ""},
	{"equals rank by name, then as they came",
         OF_UNITS,
         {{"id: x, name: B", "", "total=50"},
          {"id: y, name: A", "", "total=50"},
          {"id: z, name: B", "", "total=50"},
          {"id: v, name: C", "", "total=51"}},
         "50.25",
         "v y x z",
         ""},
	{"groups by id",
         OF_UNITS,
         {{"id: x, name: X, groups: [mpp, barat]", "", "total=80"},
          {"id: y, name: Y, groups: [mpp]", "", "total=60"},
          {"id: z, name: Z", "", "total=10"}},
         "50.00",
         "x y z",
         "barat:80.00:x mpp:70.00:x,y"},
	{"a group named twice counts a unit once",
         OF_UNITS,
         {{"id: x, name: X, groups: [mpp, mpp]", "", "total=80"},
          {"id: y, name: Y, groups: [mpp]", "", "total=60"}},
         "70.00",
         "x y",
         "mpp:70.00:x,y"},
	{"groups are weighted too",
         OF_UNITS,
         {{"id: x, name: X, groups: [m], weight: 3", "", "total=80"},
          {"id: y, name: Y, groups: [m]", "", "total=60"}},
         "75.00",
         "x y",
         "m:75.00:x,y"},
	{"a group without a score",
         OF_PRODUCTS,
         {{"id: x, name: X, groups: [m]", "", ""}, {"id: y, name: Y", "p", "p/a=1"}},
         "50.00",
         "y x",
         "m:-:x"},
	{"groups are means of units whatever the roll-up",
         OF_OBJECTS,
         {{"id: x, name: X, groups: [m]", "p", "p/a=1 p/b=1"},
          {"id: y, name: Y, groups: [m]", "p q r", ""}},
         "25.00",
         "x y",
         "m:50.00:x,y"},
};

static void
write_groups(const struct assessment *assessment)
{
	for (size_t i = 0; i < assessment->group_count; i++) {
		const struct group_summary *group = &assessment->groups[i];
		buffer_add_text(&buffer, i ? " " : "");
		buffer_add(&buffer, group->id);
		buffer_add_char(&buffer, ':');
		score_write(&group->verdicts[FIGURE_CLAIMED]);
		for (size_t u = 0; u < group->unit_count; u++) {
			buffer_add_char(&buffer, u ? ',' : ':');
			buffer_add(&buffer, group->units[u]->id);
		}
	}
}

START_TEST(takes_means_over_units)
{
	const char *name = institutions[_i].name;
	const struct assessment *assessment =
		assess(institutions[_i].rubric, institutions[_i].units, FIGURE_CLAIMED);
	score_write(&assessment->verdicts[FIGURE_CLAIMED]);
	EXPECT_WRITTEN(name, &buffer, institutions[_i].score);
	for (size_t i = 0; i < assessment->unit_count; i++) {
		buffer_add_text(&buffer, i ? " " : "");
		buffer_add(&buffer, assessment->ranked[i]->id);
	}
	EXPECT_WRITTEN(name, &buffer, institutions[_i].ranked);
	write_groups(assessment);
	EXPECT_WRITTEN(name, &buffer, institutions[_i].groups);
	EXPECT_TEXT(name, assessment->institution, "Kota");
	EXPECT_TEXT(name, assessment->period, "2026");
	size_t zoned = assessment->unscored_count;
	for (size_t i = 0; i < COLOUR_COUNT; i++)
		zoned += assessment->zone_counts[i];
	EXPECT_NUMBER(name, zoned, assessment->unit_count);
}
END_TEST

START_TEST(keeps_units_in_the_order_they_were_added)
{
	static const struct unit_row units[UNITS_MOST] = {{"id: z, name: Z", "", "a=1 b=0.5"},
	                                                  {"id: a, name: A", "", "total=100"},
	                                                  {"id: m, name: M", "", ""}};
	const struct assessment *assessment = assess(OF_UNITS, units, FIGURE_CLAIMED);
	ck_assert_uint_eq(assessment->unit_count, 3);
	EXPECT_TEXT("first", assessment->units[0]->id, "z");
	EXPECT_TEXT("second", assessment->units[1]->id, "a");
	EXPECT_TEXT("third", assessment->units[2]->id, "m");
	ck_assert_uint_eq(assessment->object_count, 3);
	ck_assert_uint_eq(assessment->leaf_count, 5);
	ck_assert_uint_eq(assessment->answered_count, 3);
	ck_assert_uint_eq(assessment->zone_counts[COLOUR_GREEN], 1);
	ck_assert_uint_eq(assessment->zone_counts[COLOUR_YELLOW], 1);
	ck_assert_uint_eq(assessment->zone_counts[COLOUR_RED], 1);
	exact_write(&buffer, assessment->units[0]->lost);
	EXPECT_WRITTEN("lost", &buffer, "25");
}
END_TEST

START_TEST(ranks_and_zones_by_the_figure_that_counts)
{
	static const struct unit_row units[UNITS_MOST] = {{"id: x, name: X", "", "a=1"},
	                                                  {"id: y, name: Y", "", "a=0.5!"}};
	const char *rubric =
		UNIT_RUBRIC(ROUNDED, ITEM_WITH("a", "evidence: [{id: f, kind: photo, label: F}]"));
	const struct assessment *claimed = assess(rubric, units, FIGURE_CLAIMED);
	EXPECT_TEXT("claimed", claimed->ranked[0]->id, "x");
	ck_assert_uint_eq(claimed->zone_counts[COLOUR_GREEN], 1);
	const struct assessment *verified = assess(rubric, units, FIGURE_VERIFIED);
	EXPECT_TEXT("verified", verified->ranked[0]->id, "y");
	ck_assert_uint_eq(verified->zone_counts[COLOUR_GREEN], 0);
	for (size_t f = 0; f < FIGURE_COUNT; f++) {
		score_write(&verified->verdicts[f]);
		buffer_add_char(&buffer, ' ');
	}
	EXPECT_WRITTEN("figures", &buffer, "75.00 25.00 75.00 ");
}
END_TEST

// --- losses: they add up to what the institution lacks, where all groups are means and nothing is rounded

#define NESTED                                                    \
	GROUP_OF("g", "2", ITEM_OF("a", "3") ITEM_OF("b", "1/7")) \
	GROUP_OF("h", "5", ITEM("c") GROUP("i", ITEM("d")))

static const struct {
	const char *name, *rubric;
	struct unit_row units[UNITS_MOST];
} losses[] = {
	{"one unit", UNIT_RUBRIC("", NESTED), {{"id: x, name: X", "", "a=0.3 b=0.7 c=1"}}},
	{"weighted units",
         UNIT_RUBRIC("", NESTED),
         {{"id: x, name: X, weight: 3", "", "a=0.3 b=0.7 c=1"},
          {"id: y, name: Y, weight: 1/7", "", "d=0.9"},
          {"id: z, name: Z, weight: 0", "", ""}}},
	{"products of units",
         RUBRIC("object: product\ntop: 100\n", NESTED),
         {{"id: x, name: X", "p q r", "p/a=1 q/b=0.5 r/c=0.1"},
          {"id: y, name: Y, weight: 5", "p", "p/d=0.9"}}},
	{"products of the institution",
         RUBRIC("object: product\ntop: 100\nrollup: {institution: mean-of-objects}\n", NESTED),
         {{"id: x, name: X", "p q r", "p/a=1 q/b=0.5 r/c=0.1"},
          {"id: y, name: Y, weight: 5", "p", "p/d=0.9"}}},
	{"direct values",
         UNIT_RUBRIC("", NESTED),
         {{"id: x, name: X", "", "g=37.5 d=0.2"}, {"id: y, name: Y", "", "total=12.34"}}},
	{"not applicable and without a score",
         RUBRIC("object: product\ntop: 100\n",
                GROUP("g", ITEM_WITH("a", "optional: true")) ITEM_WITH("b", "optional: true")),
         {{"id: x, name: X", "p q", "p/a=na p/b=na q/a=na q/b=0.25"},
          {"id: y, name: Y", "p", "p/a=na p/b=na"},
          {"id: z, name: Z", "", ""}}},
	{"excluded",
         UNIT_RUBRIC("unanswered: exclude\n", NESTED),
         {{"id: x, name: X", "", "a=0.3 d=0.1"},
          {"id: y, name: Y", "", "c=0.7"},
          {"id: z, name: Z", "", ""}}},
};

static void
expect_losses(const char *name, const struct assessment *assessment, enum figure counted)
{
	struct exact sum = EXACT_ZERO;
	for (size_t i = 0; i < assessment->rubric->node_count; i++)
		sum = exact_add(arena, sum, assessment->losses[i].points);
	const struct verdict *verdict = &assessment->verdicts[counted];
	EXPECT(name, verdict->has_score);
	sum = exact_add(arena, sum, verdict->computed);
	exact_write(&buffer, sum);
	EXPECT_WRITTEN(name, &buffer, "100");
}

START_TEST(losses_add_up_to_what_is_lacking)
{
	const char *name = losses[_i].name;
	expect_losses(name, assess(losses[_i].rubric, losses[_i].units, FIGURE_CLAIMED),
	              FIGURE_CLAIMED);
	expect_losses(name, assess(losses[_i].rubric, losses[_i].units, FIGURE_VERIFIED),
	              FIGURE_VERIFIED);
}
END_TEST

START_TEST(counts_who_loses_at_a_node)
{
	static const struct unit_row units[UNITS_MOST] = {
		{"id: x, name: X", "p q", "p/a=1 q/a=0.5 p/b=1 q/b=1"},
		{"id: y, name: Y", "p", "p/b=1"}};
	const struct assessment *assessment = assess(OF_PRODUCTS, units, FIGURE_CLAIMED);
	const struct node_loss *a =
		&assessment->losses[rubric_find(assessment->rubric, STR("a"))->index];
	const struct node_loss *b =
		&assessment->losses[rubric_find(assessment->rubric, STR("b"))->index];
	ck_assert_uint_eq(a->object_count, 2);
	ck_assert_uint_eq(a->unit_count, 2);
	ck_assert_uint_eq(b->object_count, 0);
	ck_assert_uint_eq(b->unit_count, 0);
	exact_write(&buffer, a->points); // (0 + 25)/2 and 50, halved
	EXPECT_WRITTEN("points", &buffer, "125/4");
	ck_assert(exact_is_zero(b->points));
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, fixture_init, fixture_finish);
	ADD_ROWS(tests, takes_means_over_units, institutions);
	tcase_add_test(tests, keeps_units_in_the_order_they_were_added);
	tcase_add_test(tests, ranks_and_zones_by_the_figure_that_counts);
	ADD_ROWS(tests, losses_add_up_to_what_is_lacking, losses);
	tcase_add_test(tests, counts_who_loses_at_a_node);
}

int
main(void)
{
	return tests_run("assessment", add);
}
