// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// When evidence runs out, and what that does to the verified score of its unit: each unit is really scored
// on the last day and on the day after. Pure; the answers are taken to stay as they are.
#ifndef PATUH_AUDIT_CALENDAR_H
#define PATUH_AUDIT_CALENDAR_H

#include "audit/score.h"

struct expiry {
	struct date last;         // the last day on which it proves anything
	struct str unit, product; // ids; product is empty for the unit as a whole
	const struct rubric_node *item;
	const struct wanted *wanted; // NULL: an extra one, which no score rests on
	struct str source;           // the file or address
	struct verdict before,
		after; // the unit's verified score on that day and on the next, all that
		       // runs out with it included
};

struct calendar;

// The days from options->as_of on. All that the calendar keeps lives in the arena.
struct calendar *calendar_create(struct arena *arena, const struct rubric *rubric,
                                 const struct score_options *options);

// Adds a unit, which may be freed afterwards. Evidence of answers that are missing or rejected is left out.
void calendar_add(struct calendar *calendar, const struct unit *unit);

// All that runs out, by day and then in the order of reading.
const struct expiry *calendar_finish(struct calendar *calendar, size_t *count);

#endif
