// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/score.h"

#include "fixture.h"

#define SOURCED "sources: {s: {title: S}}\n"
#define OFFICIAL(id, weight) ITEM_WITH(id, "weight: " weight ", source: s")
#define OFFICIAL_GROUP(id, weight, items) GROUP_WITH(id, "weight: " weight ", source: s", items)

// Percent of the whole, exactly.
static const struct {
	const char *name, *rubric, *percent;
} rubrics[] = {
	{"nothing is stated", UNIT_RUBRIC("", ITEM("a") ITEM("b")), "0"},
	{"all is official", UNIT_RUBRIC(SOURCED, OFFICIAL("a", "3") OFFICIAL("b", "1")), "0"},
	{"all is assumed", UNIT_RUBRIC("", ITEM_OF("a", "3") ITEM_OF("b", "1")), "100"},
	{"a quarter", UNIT_RUBRIC(SOURCED, OFFICIAL("a", "3") ITEM_OF("b", "1")), "25"},
	{"a third", UNIT_RUBRIC(SOURCED, OFFICIAL("a", "2") ITEM_OF("b", "1")), "100/3"},
	{"nine of a hundred", UNIT_RUBRIC(SOURCED, OFFICIAL("a", "91") ITEM_OF("b", "9")), "9"},
	{"an assumed group covers what is below",
         UNIT_RUBRIC(SOURCED,
                     GROUP_OF("g", "1", OFFICIAL("a", "1") OFFICIAL("b", "1")) OFFICIAL("c", "3")),
         "25"},
	{"half of an official group",
         UNIT_RUBRIC(SOURCED, OFFICIAL_GROUP("g", "1", ITEM_OF("a", "1") OFFICIAL("b", "1"))
                                      OFFICIAL("c", "3")),
         "25/2"},
	{"a plain group with assumed items",
         UNIT_RUBRIC("", GROUP("g", ITEM_OF("a", "2")) ITEM("b")), "50"},
	{"assumed without a weight", UNIT_RUBRIC("", ITEM_WITH("a", "assumed: x") ITEM("b")), "50"},
	{"the sum of the weights counts, not the total",
         UNIT_RUBRIC(SOURCED "total: 100\ntotal_note: x\n", OFFICIAL("a", "30") ITEM_OF("b", "10")),
         "25"},
	{"under min the children count alike",
         UNIT_RUBRIC(SOURCED "combine: min\n", OFFICIAL("a", "9") ITEM_OF("b", "1")), "50"},
	{"under all too",
         UNIT_RUBRIC(SOURCED "combine: all\n",
                     OFFICIAL("a", "9") OFFICIAL("b", "9") ITEM_OF("c", "1")),
         "100/3"},
	{"weights of zero count alike", UNIT_RUBRIC(SOURCED, OFFICIAL("a", "0") ITEM_OF("b", "0")),
         "50"},
	{"an assumed weight of zero is nothing",
         UNIT_RUBRIC(SOURCED, OFFICIAL("a", "1") ITEM_OF("b", "0")), "0"},
	{"nested twice",
         UNIT_RUBRIC(SOURCED,
                     OFFICIAL_GROUP("g", "1",
                                    OFFICIAL_GROUP("h", "1", ITEM_OF("a", "1") OFFICIAL("b", "2"))
                                            OFFICIAL("c", "1")) OFFICIAL("d", "1")),
         "25/3"},
};

START_TEST(adds_up_what_is_assumed)
{
	const struct rubric *rubric = rubric_sound(rubrics[_i].rubric);
	exact_write(&buffer, score_assumed_weight(arena, rubric));
	EXPECT_WRITTEN(rubrics[_i].name, &buffer, rubrics[_i].percent);
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, fixture_init, fixture_finish);
	ADD_ROWS(tests, adds_up_what_is_assumed, rubrics);
}

int
main(void)
{
	return tests_run("assumed_weight", add);
}
