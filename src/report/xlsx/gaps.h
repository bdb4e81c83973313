// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The sheet of gaps: every answer that costs points, the dearest first, with what it costs now that
// answers may have changed. Gaps are collected while the units pass by and written when all have been
// seen.
#ifndef PATUH_REPORT_XLSX_GAPS_H
#define PATUH_REPORT_XLSX_GAPS_H

#include "audit/assessment.h"
#include "audit/marginal.h"
#include "report/xlsx/layout.h"
#include "report/xlsx/sheet.h"

struct gap {
	const struct rubric_node *node;
	struct str unit, unit_id;       // shared by the gaps of a unit
	struct str product, product_id; // empty where the unit itself is scored
	struct str answer, evidence;
	const char *status;
	struct exact lost; // of the object's score
	// Where it is answered, and where it says what is lost; SPAN_NONE where there is no such row.
	struct span question, lost_now;
	size_t order; // of being collected
	size_t unit_index, object_index;
	// The one step of repair that adds most; NULL where nothing can be raised, or it was not looked for.
	const struct marginal *gain;
};

struct gaps {
	struct sheet sheet;
	size_t count, capacity;
	struct gap **items; // sorted when written
	// What one step adds, in the order of units, objects and nodes; as far as gaps have passed.
	struct marginals gains;
	size_t gain_at, unit_count;
};

// Adds the sheet to the book. False where it cannot be made (reported).
bool gaps_open(struct gaps *gaps, struct book *book);

// Finds what one step of repair would add to each of the units, which are then collected in their
// order. Without it the sheet does not say.
void gaps_weigh(struct gaps *gaps, size_t count, const struct unit_result *const units[]);

// Copies what is lost in a unit to the report's arena. Where the unit has no sheet (NULL) its gaps
// lead to `elsewhere`.
void gaps_collect(struct gaps *gaps, const struct unit_result *result,
                  const struct unit_layout *unit, struct span elsewhere);

void gaps_write(struct gaps *gaps, const struct assessment *assessment);

// The row of a gap on the sheet, once written; SPAN_NONE where it has no room there.
struct span gaps_row(const struct gaps *gaps, size_t index);

// The label of a gap's node.
struct str gap_label(const struct gap *gap, enum lang lang);

#endif
