// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What the workbook was made from, so that somebody else can make it again: program, rubric, each file
// with its fingerprint, all findings, all that is only assumed, and what on the other sheets is a
// constant instead of a formula.
#ifndef PATUH_REPORT_XLSX_TRAIL_H
#define PATUH_REPORT_XLSX_TRAIL_H

#include "audit/assessment.h"
#include "report/xlsx/sheet.h"

// Adds the sheet to the book. False where it cannot be made (reported).
bool trail_open(struct sheet *sheet, struct book *book);

// Writes it, after all others: it tells of their constants.
void trail_write(struct sheet *sheet, const struct assessment *assessment);

#endif
