// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// A list of units and their products as a CSV table, for handing out forms before there is any
// evidence (patuh-form(1)): a row for each unit, or for each of its products.
#ifndef PATUH_MODEL_ROSTER_H
#define PATUH_MODEL_ROSTER_H

#include "model/rubric.h"
#include "read/csv.h"
#include "read/node.h"

struct diags;

// Whose the units are, for the document's head.
struct roster_head {
	struct str institution, period;
};

// The document of kind evidence/1, without entries, that has these units; NULL, reported, where the
// table's heads or rows are not sound.
const struct node *roster_document(struct arena *arena, struct diags *diags,
                                   const struct rubric *rubric, const struct csv_table *table,
                                   const struct roster_head *head);

#endif
