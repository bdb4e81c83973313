// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// How every item of an assessment stands, as follow-up sees it: what it still could add to the score of its
// object; and what that makes of the actions there are (patuh-action(1)). Reads no clock: the day is that of the
// assessment.
#ifndef PATUH_AUDIT_STANDING_H
#define PATUH_AUDIT_STANDING_H

#include "audit/score.h"
#include "model/action.h"

// An item of an object, or a group with a direct value.
struct standing {
	struct str unit, unit_name;
	struct str product, product_name; // empty where the unit itself is scored
	const struct rubric_node *node;
	bool has_points; // false: it does not count
	bool is_gap;     // it loses points
	struct decimal lost;
	int places;
};

struct standings {
	struct arena *arena;
	const struct rubric *rubric;
	size_t count, capacity;
	struct standing *items; // sorted since standings_settle
};

// Adds what a unit reached; texts are copied.
void standings_add(struct standings *standings, const struct unit_result *result);

// After the last unit, before anything is found.
void standings_settle(struct standings *standings);

// How the item of a unit's product (empty: of the unit itself) stands; NULL where it was not assessed.
const struct standing *standing_find(const struct standings *standings, struct str unit,
                                     struct str product, struct str item);

// A new action for it: open, since that day, without owner and due date.
struct action standing_action(const struct standings *standings, const struct standing *standing,
                              struct str institution, struct date day);

// How many actions an assessment closed, and opened again.
struct turn {
	size_t closed, reopened;
};

// What an assessment of that day makes of the actions of its institution: those whose item lost nothing are
// done; done ones whose item loses points again are open; names and points are those of today. An action of
// another rubric is met where this one continues it: where it renames items, the same item under its new
// id, or under the old one where that still stands. Everything else stays as it is.
struct turn standings_meet(const struct standings *standings, struct date day, size_t count,
                           struct action actions[]);

#endif
