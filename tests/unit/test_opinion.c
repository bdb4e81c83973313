// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/assessment.h"

#include "fixture.h"

// --- opinions of objects, units and the institution. Item a decides: best from 80, good from 50, else bad.

#define OPINION                                              \
	"opinions:\n- id: o\n  label: O\n  outcomes:\n"      \
	"  - {label: best, when: {node: g, at_least: 80}}\n" \
	"  - {label: good, when: {node: g, at_least: 50}}\n  - {label: bad}\n"
#define ITEMS GROUP("g", ITEM_WITH("a", "optional: true")) ITEM_WITH("b", "optional: true")
#define PROVED GROUP("g", ITEM_WITH("a", "evidence: [{id: f, kind: photo, label: F}]")) ITEM("b")
#define OF_UNITS UNIT_RUBRIC(OPINION, ITEMS)
#define OF_PRODUCTS(keys) RUBRIC("object: product\ntop: 100\n" keys OPINION, ITEMS)
#define MEAN_OF_UNITS OF_PRODUCTS("")
#define MEAN_OF_OBJECTS OF_PRODUCTS("rollup: {institution: mean-of-objects}\n")

enum {
	UNITS_MOST = 3
};

struct unit_row {
	const char *keys, *products, *answers;
};

static const struct {
	const char *name, *rubric;
	struct unit_row units[UNITS_MOST];
	const char *objects, *of_units, *institution;
	enum figure counted;
} opinions[] = {
	{"a unit", OF_UNITS, {{"id: x, name: X", "", "a=0.8"}}, "best", "best", "best", 0},
	{"just below", OF_UNITS, {{"id: x, name: X", "", "a=0.7999"}}, "good", "good", "good", 0},
	{"unanswered is zero", OF_UNITS, {{"id: x, name: X", "", "b=1"}}, "bad", "bad", "bad", 0},
	{"what does not count decides nothing",
         OF_UNITS,
         {{"id: x, name: X", "", "a=na b=1"}},
         "bad",
         "bad",
         "bad",
         0},
	{"what is covered decides nothing",
         OF_UNITS,
         {{"id: x, name: X", "", "total=100"}},
         "bad",
         "bad",
         "bad",
         0},
	{"a direct value of the group itself decides",
         OF_UNITS,
         {{"id: x, name: X", "", "g=80"}},
         "best",
         "best",
         "best",
         0},
	{"the claimed figure",
         UNIT_RUBRIC(OPINION, PROVED),
         {{"id: x, name: X", "", "a=1 b=1"}},
         "best",
         "best",
         "best",
         FIGURE_CLAIMED},
	{"the verified figure",
         UNIT_RUBRIC(OPINION, PROVED),
         {{"id: x, name: X", "", "a=1 b=1"}},
         "bad",
         "bad",
         "bad",
         FIGURE_VERIFIED},

	// the unit: the plain mean of its objects
	{"each product by itself, the unit by their mean",
         MEAN_OF_UNITS,
         {{"id: x, name: X", "p q", "p/a=1 q/a=0"}},
         "best bad",
         "good",
         "good",
         0},
	{"products where it does not count stay out of the mean",
         MEAN_OF_UNITS,
         {{"id: x, name: X", "p q", "p/a=1 q/a=na"}},
         "best bad",
         "best",
         "best",
         0},
	{"means are not rounded",
         MEAN_OF_UNITS,
         {{"id: x, name: X", "p q r", "p/a=0.8 q/a=0.8 r/a=0.7999"}},
         "best best good",
         "good",
         "good",
         0},

	// the institution: units 1 (one product) and 0, 0 (two products)
	{"mean of units",
         MEAN_OF_UNITS,
         {{"id: x, name: X", "p", "p/a=1"}, {"id: y, name: Y", "p q", "p/a=0 q/a=0"}},
         "best bad bad",
         "best bad",
         "good",
         0},
	{"mean of objects",
         MEAN_OF_OBJECTS,
         {{"id: x, name: X", "p", "p/a=1"}, {"id: y, name: Y", "p q", "p/a=0 q/a=0"}},
         "best bad bad",
         "best bad",
         "bad",
         0},
	{"mean of objects, not of the units' means too",
         MEAN_OF_OBJECTS,
         {{"id: x, name: X", "p", "p/a=1"}, {"id: y, name: Y", "p q", "p/a=0.2 q/a=0.2"}},
         "best bad bad",
         "best bad",
         "bad",
         0},
	{"mean of weighted units",
         MEAN_OF_UNITS,
         {{"id: x, name: X, weight: 4", "p", "p/a=1"}, {"id: y, name: Y", "p q", "p/a=0 q/a=0"}},
         "best bad bad",
         "best bad",
         "best",
         0},
	{"mean of objects of weighted units",
         MEAN_OF_OBJECTS,
         {{"id: x, name: X, weight: 4", "p", "p/a=1"}, {"id: y, name: Y", "p q", "p/a=0 q/a=0"}},
         "best bad bad",
         "best bad",
         "good",
         0},
	{"units where it does not count stay out of the mean",
         MEAN_OF_UNITS,
         {{"id: x, name: X", "p", "p/a=0.8"}, {"id: y, name: Y", "p", "p/a=na p/b=1"}},
         "best bad",
         "best bad",
         "best",
         0},
	{"objects where it does not count stay out of the mean",
         MEAN_OF_OBJECTS,
         {{"id: x, name: X", "p q", "p/a=0.8 q/a=na"}, {"id: y, name: Y", "p", "p/a=na p/b=1"}},
         "best bad bad",
         "best bad",
         "best",
         0},
	{"a unit of weight 0 stays out",
         MEAN_OF_UNITS,
         {{"id: x, name: X, weight: 0", "p", "p/a=1"}, {"id: y, name: Y", "p", "p/a=0"}},
         "best bad",
         "best bad",
         "bad",
         0},
	{"units without objects",
         MEAN_OF_UNITS,
         {{"id: x, name: X", "", ""}, {"id: y, name: Y", "p", "p/a=1"}},
         "best",
         "bad best",
         "best",
         0},
	{"nothing at all", MEAN_OF_UNITS, {{0}}, "", "", "bad", 0},
};

static void
outcomes_write(struct buffer *out, const struct outcome *const *outcomes)
{
	buffer_add_text(out, out->len ? " " : "");
	buffer_add(out, outcomes[0]->label);
}

START_TEST(judges_objects_units_and_the_institution)
{
	const char *name = opinions[_i].name;
	const struct rubric *rubric = rubric_sound(opinions[_i].rubric);
	const struct score_options options = {{2026, 6, 30}, opinions[_i].counted};
	struct tally *tally = tally_create(arena, rubric, &options);
	struct buffer objects;
	buffer_init(&objects);
	for (size_t i = 0; i < UNITS_MOST && opinions[_i].units[i].keys; i++) {
		const struct unit_row *row = &opinions[_i].units[i];
		const struct unit *unit = unit_from(rubric, row->keys, row->products, row->answers);
		const struct unit_result *result = score_unit(arena, diags, rubric, unit, &options);
		for (size_t o = 0; o < result->object_count; o++)
			outcomes_write(&objects, result->objects[o].opinions);
		outcomes_write(&buffer, result->opinions);
		tally_add(tally, result);
	}
	EXPECT_WRITTEN(name, &buffer, opinions[_i].of_units);
	EXPECT_WRITTEN(name, &objects, opinions[_i].objects);
	buffer_finish(&objects);
	const struct assessment *assessment = tally_finish(tally, STR("I"), STR("P"));
	outcomes_write(&buffer, assessment->opinions);
	EXPECT_WRITTEN(name, &buffer, opinions[_i].institution);
}
END_TEST

START_TEST(gives_no_opinion_that_is_not_asked_for)
{
	const struct score_options options = {{2026, 6, 30}, FIGURE_CLAIMED};
	const struct rubric *rubric = rubric_sound(UNIT_RUBRIC("", ITEM("a")));
	const struct unit *unit = unit_from(rubric, "", "", "a=1");
	const struct unit_result *result = score_unit(arena, diags, rubric, unit, &options);
	ck_assert_ptr_null(result->opinions);
	ck_assert_ptr_null(result->means);
	ck_assert_ptr_null(result->objects[0].opinions);
	struct tally *tally = tally_create(arena, rubric, &options);
	tally_add(tally, result);
	ck_assert_ptr_null(tally_finish(tally, STR("I"), STR("P"))->opinions);
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, fixture_init, fixture_finish);
	ADD_ROWS(tests, judges_objects_units_and_the_institution, opinions);
	tcase_add_test(tests, gives_no_opinion_that_is_not_asked_for);
}

int
main(void)
{
	return tests_run("opinion", add);
}
