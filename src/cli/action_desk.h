// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What the verbs of `patuh action` work with: the store, whose actions, as of which day, and what the options
// want changed.
#ifndef PATUH_CLI_ACTION_DESK_H
#define PATUH_CLI_ACTION_DESK_H

#include "audit/standing.h"
#include "cli/cli.h"
#include "store/record.h"

struct desk {
	struct session *session;
	struct store *store;
	struct date day;
	struct str institution; // empty: whosesoever
	struct action_edit edit;
	int days_soon;
	// Of the institution, since desk_survey.
	const struct record *record;
	struct standings standings;
};

// The store as the user calls it.
struct str desk_path(const struct desk *desk);

// Settles the institution: the one of --institution, or the only one. False, reported, where it is unknown or there
// are several.
bool desk_settle(struct desk *desk);

// Scores the latest assessment of the institution again, or that of --assessment, for how its items stand. False,
// reported, where that cannot be.
bool desk_survey(struct desk *desk);

// An action for an item of the assessment, or NULL, reported at the place, where it was not assessed or loses nothing.
const struct action *desk_action_for(struct desk *desk, struct place at,
                                     const struct action *wanted);

// The action of the list that is about the same item as `wanted`, whatever its rubric; NULL where there is none. One
// of the assessment's rubric goes before others.
const struct action *desk_find(const struct desk *desk, size_t count, const struct action actions[],
                               const struct action *wanted);

// add and import (action_take.c).
enum exit_code action_add(struct desk *desk);
enum exit_code action_import(struct desk *desk);

#endif
