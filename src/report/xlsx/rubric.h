// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The sheet that shows the instrument: what is asked, what it weighs, and on what each figure
// rests. What is only assumed is marked.
#ifndef PATUH_REPORT_XLSX_RUBRIC_H
#define PATUH_REPORT_XLSX_RUBRIC_H

#include "report/xlsx/sheet.h"

// Adds the sheet to the book and writes it. False where it cannot be made (reported).
bool rubric_sheet_write(struct book *book);

#endif
