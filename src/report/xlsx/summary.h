// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The first sheet: the institution's result, its units ranked, and its groups of units.
#ifndef PATUH_REPORT_XLSX_SUMMARY_H
#define PATUH_REPORT_XLSX_SUMMARY_H

#include "audit/assessment.h"
#include "report/xlsx/sheet.h"

// Adds the sheet to the book. False where it cannot be made (reported).
bool summary_open(struct sheet *sheet, struct book *book);

// unit_sheets: the names of the units' sheets, in the order in which they were added.
void summary_write(struct sheet *sheet, const struct assessment *assessment,
                   const struct str unit_sheets[]);

#endif
