// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The sheet that proves the others: beside each formula for a score, zone, ratio or number of points
// the engine's own figure, and the difference. As long as no answer is changed it is 0 everywhere;
// afterwards it is what the change did.
#ifndef PATUH_REPORT_XLSX_CHECK_H
#define PATUH_REPORT_XLSX_CHECK_H

#include "report/xlsx/summary.h"

// Adds the sheet to the book. False where it cannot be made (reported).
bool check_open(struct sheet *sheet, struct book *book);

void check_write(struct sheet *sheet, const struct summary_sources *sources,
                 const struct summary_layout *summary);

#endif
