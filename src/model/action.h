// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The follow-up of gaps: who mends what until when, and how far it is (patuh-action(1)). Values only: a store
// keeps them, reports show them, and neither knows the other.
#ifndef PATUH_MODEL_ACTION_H
#define PATUH_MODEL_ACTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/lang.h"
#include "base/str.h"

// How far an action has come.
enum progress {
	PROGRESS_OPEN,
	PROGRESS_UNDER_WAY,
	PROGRESS_DONE,
	PROGRESS_CANCELLED,
	PROGRESS_COUNT
};

// As they are stored and written for programs.
extern const char *const progress_names[PROGRESS_COUNT];

// As people write and read them.
extern const char *const progress_words[PROGRESS_COUNT][LANG_COUNT];

// The progress that a text names, in any case, in either language or as it is stored.
bool progress_find(struct str text, enum progress *progress);

// What its due date comes to on a day, the most pressing first.
enum urgency {
	URGENCY_OVERDUE,
	URGENCY_SOON,
	URGENCY_LATER,  // or no date is set
	URGENCY_CLOSED, // done or cancelled
	URGENCY_COUNT
};

// Days ahead that are soon, where nobody says otherwise: the week that the workbook warns of, too.
enum {
	DAYS_SOON = 7
};

struct action {
	int64_t id;
	struct str institution;
	struct str rubric;              // of which `item` is one
	struct str unit, product, item; // ids; the product is empty where the unit itself is meant
	// As the assessment that saw it last called them.
	struct str unit_name, product_name, label, remedy;
	enum progress progress;
	struct str owner, note; // empty where nobody said
	struct date due, opened,
		closed;        // unset where not known; closed: of what is done or cancelled
	bool has_points;       // false: it does not count now
	struct decimal points; // that are at stake, of the object's score
	int places;            // of the points
	enum urgency urgency;  // since actions_order
};

// One change of an action, from one text to another.
struct action_change {
	int64_t action;
	struct date as_of;
	struct str field; // status, owner, due, note, points, item
	struct str from, to;
};

// The actions of an institution on a day, as actions_order put them.
struct follow_up {
	struct date as_of;
	size_t count;
	const struct action *actions;
};

// Is it open or under way?
bool action_is_open(const struct action *action);

// Are both about the same item of the same object?
bool action_is_same(const struct action *a, const struct action *b);

// What is to be said of an action; what is not, stays. Empty texts and an unset date take away what was said.
struct action_edit {
	bool has_progress, has_owner, has_due, has_note;
	enum progress progress;
	struct str owner, note;
	struct date due;
};

// Does it say anything that the action does not?
bool action_edit_differs(const struct action *action, const struct action_edit *edit);

// Changes the action; one that is done or cancelled now is closed as of that day.
void action_edit_apply(struct action *action, const struct action_edit *edit, struct date day);

// Says what is urgent on that day, `days` ahead being soon, and sorts: overdue, soon, then the others by due
// date, the undated behind, the closed last.
void actions_order(size_t count, struct action actions[], struct date as_of, int days);

#endif
