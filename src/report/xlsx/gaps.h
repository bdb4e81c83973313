// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The sheet of gaps: every answer that costs points, the dearest first. Gaps are collected while the
// units pass by and written when all have been seen.
#ifndef PATUH_REPORT_XLSX_GAPS_H
#define PATUH_REPORT_XLSX_GAPS_H

#include "audit/assessment.h"
#include "report/xlsx/sheet.h"

struct gap;

struct gaps {
	struct sheet sheet;
	size_t count, capacity;
	struct gap *items;
};

// Adds the sheet to the book. False where it cannot be made (reported).
bool gaps_open(struct gaps *gaps, struct book *book);

// Copies what is lost in a unit to the report's arena. unit_sheet is the name of its sheet.
void gaps_collect(struct gaps *gaps, const struct unit_result *result, struct str unit_sheet);

void gaps_write(struct gaps *gaps, const struct assessment *assessment);

#endif
