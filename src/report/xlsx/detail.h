// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// One sheet with all answers, for audits too large for a sheet a unit: values only, written while the
// units pass by, so that memory does not grow with them.
#ifndef PATUH_REPORT_XLSX_DETAIL_H
#define PATUH_REPORT_XLSX_DETAIL_H

#include "report/xlsx/sheet.h"

struct unit_result;

// Adds the sheet to the book and writes its head. False where it cannot be made (reported).
bool detail_open(struct sheet *sheet, struct book *book);

void detail_write(struct sheet *sheet, const struct unit_result *result);

// After the last unit.
void detail_finish(struct sheet *sheet);

#endif
