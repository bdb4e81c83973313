// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/standing.h"

#include "fixture.h"

#define ITEMS ITEM("a") ITEM("b") ITEM_WITH("c", "optional: true")

static struct standings
standings_of(const char *keys, const char *answers)
{
	struct buffer text;
	buffer_init(&text);
	buffer_add_text(&text, PATUH ZONES SCALES "object: unit\ntop: 100\n");
	buffer_add_text(&text, keys);
	buffer_add_text(&text, "items: [" ITEMS "]\n");
	buffer_add_char(&text, '\0');
	const struct rubric *rubric = rubric_sound(text.data);
	buffer_finish(&text);
	struct standings standings = {.arena = arena, .rubric = rubric};
	const struct score_options options = {.as_of = {2026, 6, 30}};
	const struct unit *unit = unit_from(rubric, "", "", answers);
	standings_add(&standings, score_unit(arena, diags, rubric, unit, &options));
	standings_settle(&standings);
	return standings;
}

START_TEST(tells_gaps_from_what_is_full_or_does_not_count)
{
	struct standings standings = standings_of("", "a=0.5 b=1 c=na");
	ck_assert_uint_eq(standings.count, 3);
	const struct standing *a = standing_find(&standings, STR("u"), STR(""), STR("a"));
	const struct standing *b = standing_find(&standings, STR("u"), STR(""), STR("b"));
	const struct standing *c = standing_find(&standings, STR("u"), STR(""), STR("c"));
	ck_assert(a->is_gap && a->has_points);
	EXPECT_NUMBER("lost", a->lost.units, 250000);
	ck_assert(!b->is_gap && b->has_points);
	ck_assert(!c->is_gap && !c->has_points);
	ck_assert_ptr_null(standing_find(&standings, STR("u"), STR("p"), STR("a")));
	ck_assert_ptr_null(standing_find(&standings, STR("v"), STR(""), STR("a")));
}
END_TEST

// What an assessment by rubric r as of 2026-06-30 (a loses, b is full, c does not count) makes of an action.
static const struct {
	const char *name, *keys, *rubric, *unit, *item;
	enum progress before, after;
	struct date closed;
	size_t turned;           // closed or opened again
	const char *rubric_then; // that it has afterwards
	const char *item_then;
} meetings[] = {
	{"a gap stays open",
         "",
         "r",
         "u",
         "a",
         PROGRESS_UNDER_WAY,
         PROGRESS_UNDER_WAY,
         {0, 0, 0},
         0,
         "r",
         "a"},
	{"full", "", "r", "u", "b", PROGRESS_UNDER_WAY, PROGRESS_DONE, {0, 0, 0}, 1, "r", "b"},
	{"full and cancelled",
         "",
         "r",
         "u",
         "b",
         PROGRESS_CANCELLED,
         PROGRESS_CANCELLED,
         {2026, 1, 1},
         0,
         "r",
         "b"},
	{"full and done",
         "",
         "r",
         "u",
         "b",
         PROGRESS_DONE,
         PROGRESS_DONE,
         {2026, 1, 1},
         0,
         "r",
         "b"},
	{"back", "", "r", "u", "a", PROGRESS_DONE, PROGRESS_OPEN, {2026, 1, 1}, 1, "r", "a"},
	{"back on the day",
         "",
         "r",
         "u",
         "a",
         PROGRESS_DONE,
         PROGRESS_OPEN,
         {2026, 6, 30},
         1,
         "r",
         "a"},
	{"done since", "", "r", "u", "a", PROGRESS_DONE, PROGRESS_DONE, {2026, 7, 1}, 0, "r", "a"},
	{"cancelled stays",
         "",
         "r",
         "u",
         "a",
         PROGRESS_CANCELLED,
         PROGRESS_CANCELLED,
         {2026, 1, 1},
         0,
         "r",
         "a"},
	{"does not count", "", "r", "u", "c", PROGRESS_OPEN, PROGRESS_OPEN, {0, 0, 0}, 0, "r", "c"},
	{"another unit", "", "r", "v", "b", PROGRESS_OPEN, PROGRESS_OPEN, {0, 0, 0}, 0, "r", "b"},
	{"another rubric", "", "s", "u", "b", PROGRESS_OPEN, PROGRESS_OPEN, {0, 0, 0}, 0, "s", "b"},
	{"renamed",
         "renames: {lama: b}\n",
         "s",
         "u",
         "lama",
         PROGRESS_OPEN,
         PROGRESS_DONE,
         {0, 0, 0},
         1,
         "r",
         "b"},
	{"continued",
         "renames: {lama: a}\n",
         "s",
         "u",
         "b",
         PROGRESS_OPEN,
         PROGRESS_DONE,
         {0, 0, 0},
         1,
         "r",
         "b"},
	{"id of another",
         "renames: {lama: b}\n",
         "s",
         "u",
         "b",
         PROGRESS_OPEN,
         PROGRESS_OPEN,
         {0, 0, 0},
         0,
         "s",
         "b"},
};

START_TEST(an_assessment_meets_actions)
{
	const char *name = meetings[_i].name;
	struct standings standings = standings_of(meetings[_i].keys, "a=0.5 b=1 c=na");
	struct action action = {
		.rubric = str_from(meetings[_i].rubric),
		.unit = str_from(meetings[_i].unit),
		.item = str_from(meetings[_i].item),
		.progress = meetings[_i].before,
		.closed = meetings[_i].closed,
	};
	const struct date day = {2026, 6, 30};
	struct turn turn = standings_meet(&standings, day, 1, &action);
	EXPECT(name, action.progress == meetings[_i].after);
	EXPECT(name, turn.closed + turn.reopened == meetings[_i].turned);
	EXPECT_TEXT(name, action.rubric, meetings[_i].rubric_then);
	EXPECT_TEXT(name, action.item, meetings[_i].item_then);
	if (turn.closed)
		EXPECT(name, date_compare(action.closed, day) == 0);
	if (turn.reopened)
		EXPECT(name, !date_is_set(action.closed));
}
END_TEST

// Two actions never become one.
START_TEST(an_action_does_not_take_the_place_of_another)
{
	struct standings standings = standings_of("renames: {lama: a}\n", "a=0 b=1");
	struct action actions[] = {
		{.id = 1, .rubric = STR("s"), .unit = STR("u"), .item = STR("lama")},
		{.id = 2, .rubric = STR("r"), .unit = STR("u"), .item = STR("a")},
	};
	(void)standings_meet(&standings, (struct date){2026, 6, 30}, 2, actions);
	EXPECT_TEXT("old", actions[0].item, "lama");
	EXPECT_TEXT("old", actions[0].rubric, "s");
	ck_assert(!actions[0].has_points && actions[1].has_points);
}
END_TEST

START_TEST(a_new_action_knows_what_is_at_stake)
{
	struct standings standings = standings_of("", "a=0 b=1");
	const struct standing *a = standing_find(&standings, STR("u"), STR(""), STR("a"));
	struct action action = standing_action(&standings, a, STR("I"), (struct date){2026, 6, 30});
	EXPECT_TEXT("item", action.item, "a");
	EXPECT_TEXT("rubric", action.rubric, "r");
	EXPECT_TEXT("unit", action.unit_name, "U");
	ck_assert(action.has_points && action.progress == PROGRESS_OPEN);
	EXPECT_NUMBER("points", action.points.units, a->lost.units);
	ck_assert(date_is_set(action.opened) && !date_is_set(action.due));
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, fixture_init, fixture_finish);
	tcase_add_test(tests, tells_gaps_from_what_is_full_or_does_not_count);
	ADD_ROWS(tests, an_assessment_meets_actions, meetings);
	tcase_add_test(tests, an_action_does_not_take_the_place_of_another);
	tcase_add_test(tests, a_new_action_knows_what_is_at_stake);
}

int
main(void)
{
	return tests_run("standing", add);
}
