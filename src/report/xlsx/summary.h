// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The first sheet: the institution's score and zone as a badge, how its units are spread over the
// zones, the units ranked, and its groups of units.
#ifndef PATUH_REPORT_XLSX_SUMMARY_H
#define PATUH_REPORT_XLSX_SUMMARY_H

#include "audit/assessment.h"
#include "report/xlsx/heat.h"
#include "report/xlsx/layout.h"
#include "report/xlsx/sheet.h"

// What the summary refers to, all in the order in which the units were added.
struct summary_sources {
	const struct assessment *assessment;
	const struct rubric_layout *figures;
	const struct heat_layout *heat;
	const struct unit_layout *const *units; // NULL where they have no sheets
};

// Rows of scores on the summary, for the sheets that refer to them.
struct summary_layout {
	struct str sheet;
	bool has_categories;
	uint32_t institution, first_unit;
	const uint32_t *groups; // rows of the groups of units
};

// Cells of a row of scores, from another sheet.
struct span summary_figure(const struct summary_layout *layout, enum figure figure, uint32_t row);
struct span summary_zone(const struct summary_layout *layout, uint32_t row);

// Adds the sheet to the book. False where it cannot be made (reported).
bool summary_open(struct sheet *sheet, struct book *book);

// What stands where lives in the report's arena.
struct summary_layout summary_write(struct sheet *sheet, const struct summary_sources *sources);

#endif
