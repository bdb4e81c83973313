// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What came back of an action plan (patuh-action(1)): the rows of a CSV table, or of the plan's sheet in a
// workbook that patuh wrote, found by the heads of its columns. It refuses rows that do not say which action they
// are about.
#ifndef PATUH_MODEL_ACTION_ROWS_H
#define PATUH_MODEL_ACTION_ROWS_H

#include "diag/place.h"
#include "model/action.h"

struct arena;
struct diags;

struct action_row {
	struct place at;
	struct str unit, product, item;
	struct action_edit edit; // empty cells say nothing; "-" takes away what was said
};

struct action_rows {
	struct arena *arena;
	struct diags *diags;
	size_t count, capacity;
	struct action_row *items;
};

// Adds the rows of a file, by its ending a workbook or a table, that say anything of an action. False, reported,
// where it cannot be read or has errors.
bool action_rows_load(struct action_rows *rows, const char *path);

#endif
