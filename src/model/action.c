// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/action.h"

#include <stdlib.h>

const char *const progress_names[PROGRESS_COUNT] = {
	[PROGRESS_OPEN] = "open",
	[PROGRESS_UNDER_WAY] = "under-way",
	[PROGRESS_DONE] = "done",
	[PROGRESS_CANCELLED] = "cancelled",
};

const char *const progress_words[PROGRESS_COUNT][LANG_COUNT] = {
	[PROGRESS_OPEN] = {"belum", "open"},
	[PROGRESS_UNDER_WAY] = {"proses", "under way"},
	[PROGRESS_DONE] = {"selesai", "done"},
	[PROGRESS_CANCELLED] = {"batal", "cancelled"},
};

bool
progress_find(struct str text, enum progress *progress)
{
	for (size_t i = 0; i < PROGRESS_COUNT; i++) {
		if (!str_equal_fold(text, str_from(progress_names[i])) &&
		    !str_equal_fold(text, str_from(progress_words[i][LANG_ID])) &&
		    !str_equal_fold(text, str_from(progress_words[i][LANG_EN])))
			continue;
		*progress = (enum progress)i;
		return true;
	}
	return false;
}

bool
action_is_open(const struct action *action)
{
	return action->progress == PROGRESS_OPEN || action->progress == PROGRESS_UNDER_WAY;
}

bool
action_is_same(const struct action *a, const struct action *b)
{
	return str_equal(a->institution, b->institution) && str_equal(a->rubric, b->rubric) &&
	       str_equal(a->unit, b->unit) && str_equal(a->product, b->product) &&
	       str_equal(a->item, b->item);
}

bool
action_edit_differs(const struct action *action, const struct action_edit *edit)
{
	return (edit->has_progress && edit->progress != action->progress) ||
	       (edit->has_owner && !str_equal(edit->owner, action->owner)) ||
	       (edit->has_note && !str_equal(edit->note, action->note)) ||
	       (edit->has_due && date_compare(edit->due, action->due) != 0);
}

void
action_edit_apply(struct action *action, const struct action_edit *edit, struct date day)
{
	bool was_open = action_is_open(action);
	if (edit->has_progress)
		action->progress = edit->progress;
	if (edit->has_owner)
		action->owner = edit->owner;
	if (edit->has_note)
		action->note = edit->note;
	if (edit->has_due)
		action->due = edit->due;
	if (action_is_open(action))
		action->closed = (struct date){0, 0, 0};
	else if (was_open)
		action->closed = day;
}

static enum urgency
urgency_of(const struct action *action, struct date as_of, int days)
{
	if (!action_is_open(action))
		return URGENCY_CLOSED;
	if (!date_is_set(action->due))
		return URGENCY_LATER;
	if (date_compare(action->due, as_of) < 0)
		return URGENCY_OVERDUE;
	bool is_soon = date_compare(action->due, date_add(as_of, days, DATE_DAYS)) <= 0;
	return is_soon ? URGENCY_SOON : URGENCY_LATER;
}

static int
compare_due(const struct action *a, const struct action *b)
{
	bool has_a = date_is_set(a->due), has_b = date_is_set(b->due);
	if (has_a != has_b)
		return has_a ? -1 : 1;
	return has_a ? date_compare(a->due, b->due) : 0;
}

static int
compare_actions(const void *left, const void *right)
{
	const struct action *a = left, *b = right;
	int order = (a->urgency > b->urgency) - (a->urgency < b->urgency);
	if (!order)
		order = compare_due(a, b);
	return order ? order : (a->id > b->id) - (a->id < b->id);
}

void
actions_order(size_t count, struct action actions[], struct date as_of, int days)
{
	for (size_t i = 0; i < count; i++)
		actions[i].urgency = urgency_of(&actions[i], as_of, days);
	if (count)
		qsort(actions, count, sizeof(*actions), compare_actions);
}
