// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// A unit's own sheet: each answer with what it gives, what it loses, and what proves it.
#ifndef PATUH_REPORT_XLSX_UNIT_H
#define PATUH_REPORT_XLSX_UNIT_H

#include "audit/score.h"
#include "report/xlsx/sheet.h"

// Adds the unit's sheet to the book and writes it; *name is its name. False where it cannot be made
// (reported).
bool unit_sheet_write(struct book *book, const struct unit_result *result, struct str *name);

#endif
