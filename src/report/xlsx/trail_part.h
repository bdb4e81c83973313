// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What the parts of the trail share. Private to trail*.c.
#ifndef PATUH_REPORT_XLSX_TRAIL_PART_H
#define PATUH_REPORT_XLSX_TRAIL_PART_H

#include "report/xlsx/sheet.h"

enum {
	TRAIL_COLUMN_COUNT = 5
};

// The title of a section; the names of the columns below it, WORD_COUNT for none.
void trail_section(struct sheet *sheet, enum word title);
void trail_heads(struct sheet *sheet, const enum word heads[TRAIL_COLUMN_COUNT]);

// Each figure of the rubric that is only assumed, and why.
void trail_write_assumptions(struct sheet *sheet, struct exact assumed_weight);

// What the formulas cannot do, and each constant in the place of one.
void trail_write_limits(struct sheet *sheet);

#endif
