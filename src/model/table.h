// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Evidence in a table: the rows of a CSV file become the same entries that a YAML file would have
// held (patuh-evidence(5)). One row is an entry (long form, with a
// column for the item), or all answers of an instance (wide form, a column for each item).
#ifndef PATUH_MODEL_TABLE_H
#define PATUH_MODEL_TABLE_H

#include "model/evidence.h"
#include "read/csv.h"
#include "read/node.h"

struct diags;

// What stands once for all rows of a folder: from its patuh.yaml (`patuh: folder/1`), or from the
// command line. Empty texts and NULL where nothing is said; a head
// without a rubric fits any.
struct table_head {
	struct str rubric, institution, period, assessed;
	struct place at;          // of patuh.yaml; source NULL where there is none
	const struct node *units; // list of {id, name, groups, weight, products}
};

// The head that a document of kind folder/1 states. False where it has errors.
bool table_head_read(struct diags *diags, const struct node *root, struct table_head *head);

// The tables of a folder, taken together, as one document of evidence in the arena: the
// indicators may stand in one and the respondents in another. What cannot be read is reported and
// left out. At least one table. NULL, reported, where no table has a row, or where the rows have
// errors and none names a unit.
const struct evidence *table_evidence(struct arena *arena, struct diags *diags,
                                      const struct rubric *rubric, size_t count,
                                      const struct csv_table *const tables[],
                                      const struct table_head *head);

#endif
