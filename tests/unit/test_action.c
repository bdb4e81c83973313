// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/action.h"

#include "suite.h"

#define DAY(y, m, d) ((struct date){y, m, d})

static const struct {
	const char *text;
	bool is_one;
	enum progress progress;
} words[] = {
	{"belum", true, PROGRESS_OPEN},          {"Open", true, PROGRESS_OPEN},
	{"proses", true, PROGRESS_UNDER_WAY},    {"under way", true, PROGRESS_UNDER_WAY},
	{"under-way", true, PROGRESS_UNDER_WAY}, {"SELESAI", true, PROGRESS_DONE},
	{"done", true, PROGRESS_DONE},           {"batal", true, PROGRESS_CANCELLED},
	{"cancelled", true, PROGRESS_CANCELLED}, {"", false, PROGRESS_OPEN},
	{"beres", false, PROGRESS_OPEN},
};

START_TEST(reads_progress_in_both_languages)
{
	enum progress progress = PROGRESS_OPEN;
	EXPECT(words[_i].text,
	       progress_find(str_from(words[_i].text), &progress) == words[_i].is_one);
	EXPECT(words[_i].text, progress == words[_i].progress);
}
END_TEST

// As of 2026-06-30, seven days being soon.
static const struct {
	const char *name;
	enum progress progress;
	struct date due;
	enum urgency urgency;
} urgencies[] = {
	{"the day before", PROGRESS_OPEN, {2026, 6, 29}, URGENCY_OVERDUE},
	{"the day itself", PROGRESS_OPEN, {2026, 6, 30}, URGENCY_SOON},
	{"the last soon day", PROGRESS_UNDER_WAY, {2026, 7, 7}, URGENCY_SOON},
	{"a day later", PROGRESS_UNDER_WAY, {2026, 7, 8}, URGENCY_LATER},
	{"no day", PROGRESS_OPEN, {0, 0, 0}, URGENCY_LATER},
	{"done late", PROGRESS_DONE, {2026, 6, 1}, URGENCY_CLOSED},
	{"cancelled", PROGRESS_CANCELLED, {2026, 6, 1}, URGENCY_CLOSED},
};

START_TEST(urgency_is_of_open_actions)
{
	struct action action = {.progress = urgencies[_i].progress, .due = urgencies[_i].due};
	actions_order(1, &action, DAY(2026, 6, 30), DAYS_SOON);
	EXPECT(urgencies[_i].name, action.urgency == urgencies[_i].urgency);
}
END_TEST

START_TEST(the_most_pressing_come_first)
{
	struct action actions[] = {
		{.id = 1, .progress = PROGRESS_DONE, .due = {2026, 1, 1}},
		{.id = 2},
		{.id = 3, .due = {2027, 1, 1}},
		{.id = 4, .due = {2026, 7, 2}},
		{.id = 5, .due = {2026, 6, 1}},
		{.id = 6, .due = {2026, 5, 1}},
		{.id = 7},
	};
	static const int wanted[] = {6, 5, 4, 3, 2, 7, 1};
	actions_order(7, actions, DAY(2026, 6, 30), DAYS_SOON);
	for (size_t i = 0; i < 7; i++)
		ck_assert_int_eq(actions[i].id, wanted[i]);
	actions_order(0, NULL, DAY(2026, 6, 30), DAYS_SOON);
}
END_TEST

START_TEST(closing_keeps_its_first_day)
{
	struct action action = {.progress = PROGRESS_UNDER_WAY};
	struct action_edit edit = {.has_progress = true, .progress = PROGRESS_DONE};
	action_edit_apply(&action, &edit, DAY(2026, 6, 1));
	ck_assert_int_eq(date_compare(action.closed, DAY(2026, 6, 1)), 0);
	edit.progress = PROGRESS_CANCELLED;
	action_edit_apply(&action, &edit, DAY(2026, 7, 1));
	ck_assert_int_eq(date_compare(action.closed, DAY(2026, 6, 1)), 0);
	edit.progress = PROGRESS_OPEN;
	action_edit_apply(&action, &edit, DAY(2026, 8, 1));
	ck_assert(!date_is_set(action.closed));
}
END_TEST

START_TEST(an_edit_changes_what_it_says)
{
	struct action action = {.owner = STR("A"), .note = STR("N"), .due = {2026, 6, 1}};
	const struct action_edit nothing = {.owner = STR("x"), .progress = PROGRESS_DONE};
	ck_assert(!action_edit_differs(&action, &nothing));
	action_edit_apply(&action, &nothing, DAY(2026, 6, 1));
	EXPECT_TEXT("owner", action.owner, "A");
	EXPECT_TEXT("note", action.note, "N");
	const struct action_edit same = {
		.has_owner = true, .owner = STR("A"), .has_due = true, .due = {2026, 6, 1}};
	ck_assert(!action_edit_differs(&action, &same));
	const struct action_edit cleared = {.has_note = true, .has_due = true};
	ck_assert(action_edit_differs(&action, &cleared));
	action_edit_apply(&action, &cleared, DAY(2026, 6, 1));
	EXPECT_TEXT("note", action.note, "");
	ck_assert(!date_is_set(action.due));
	EXPECT_TEXT("owner", action.owner, "A");
}
END_TEST

static void
add(TCase *tests)
{
	ADD_ROWS(tests, reads_progress_in_both_languages, words);
	ADD_ROWS(tests, urgency_is_of_open_actions, urgencies);
	tcase_add_test(tests, the_most_pressing_come_first);
	tcase_add_test(tests, closing_keeps_its_first_day);
	tcase_add_test(tests, an_edit_changes_what_it_says);
}

int
main(void)
{
	return tests_run("action", add);
}
