// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What the parts of the summary share: its columns, the cells of its rows, and the sheet under way. The
// parts are one file each. Private to summary*.c.
#ifndef PATUH_REPORT_XLSX_SUMMARY_PART_H
#define PATUH_REPORT_XLSX_SUMMARY_PART_H

#include "report/xlsx/live.h"
#include "report/xlsx/score_formula.h"
#include "report/xlsx/summary.h"

struct past;
struct past_score;

enum {
	FLOORS_MOST = 6 // that the chart draws
};

enum summary_column {
	SUMMARY_NUMBER,
	SUMMARY_UNIT,
	SUMMARY_PREVIOUS,
	SUMMARY_SCORE,
	SUMMARY_VERIFIED,
	SUMMARY_POTENTIAL,
	SUMMARY_ZONE,
	SUMMARY_CATEGORY,
	SUMMARY_PREDICATE,
	SUMMARY_CHANGE,
	SUMMARY_LOST,
	SUMMARY_WEIGHT,                              // hidden from here on
	SUMMARY_FIGURE,                              // the three figures
	SUMMARY_SUM = SUMMARY_FIGURE + FIGURE_COUNT, // of the objects' scores, for each figure
	SUMMARY_COUNT = SUMMARY_SUM + FIGURE_COUNT,  // of the objects that have one
	SUMMARY_BAND = SUMMARY_COUNT + FIGURE_COUNT, // of the figure that counts
	SUMMARY_FLOOR,
	SUMMARY_COLUMN_COUNT = SUMMARY_FLOOR + FLOORS_MOST
};

struct summary {
	struct sheet *sheet;
	struct book *book;
	const struct summary_sources *from;
	struct grading grading; // its texts last for a row
	enum figure counted;
	struct summary_layout layout;
	uint32_t zone_rows, zone_row_count; // the table of units by zone
};

// A cell, or cells below each other, of the summary.
struct span summary_span(const struct summary *summary, enum summary_column column, uint32_t first,
                         uint32_t last);
struct str summary_at(const struct summary *summary, enum summary_column column, uint32_t row);

// The badge and how many units stand in each zone, with room for the charts beside them.
void summary_write_badge(struct summary *summary);

// Draws the charts beside the badge.
void summary_draw(const struct summary *summary, uint32_t row);

// The result of the period before, the latest of those given; NULL where none is.
const struct past *summary_past(const struct summary *summary);

// The score of the period before and the change since then, in the row under way. before: NULL where it is
// not known; the user may then fill it in.
void summary_put_previous(const struct summary *summary, const struct past_score *before);
void summary_put_change(const struct summary *summary, const struct verdict *verdict,
                        const struct past_score *before);

// The institution, its units, its groups of units.
void summary_write_institution(struct summary *summary);
void summary_write_units(struct summary *summary);
void summary_write_groups(struct summary *summary);

#endif
