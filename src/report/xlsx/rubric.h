// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The sheet that shows the instrument: what is asked, what it weighs, and on what each figure
// rests. What is only assumed is marked. Its floors, answers and best score are what the formulas of
// the other sheets refer to.
#ifndef PATUH_REPORT_XLSX_RUBRIC_H
#define PATUH_REPORT_XLSX_RUBRIC_H

#include "report/xlsx/layout.h"
#include "report/xlsx/sheet.h"

// Adds the sheet to the book. False where it cannot be made (reported).
bool rubric_sheet_open(struct sheet *sheet, struct book *book);

// Writes it. What stands where lives in the report's arena.
struct rubric_layout rubric_sheet_write(struct sheet *sheet);

#endif
