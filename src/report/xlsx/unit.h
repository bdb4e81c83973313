// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The sheet of a unit: its figures, the scores of its objects, and every answer with what it gives. All of it
// but the answers is formulas, so that a changed answer shows what it does.
#ifndef PATUH_REPORT_XLSX_UNIT_H
#define PATUH_REPORT_XLSX_UNIT_H

#include "report/xlsx/layout.h"
#include "report/xlsx/sheet.h"

struct heat_layout;

struct unit_sheet {
	struct sheet sheet;
	struct unit_layout layout;
};

// Adds the sheet to the book and says where everything will stand on it. The result is kept. False
// where it cannot be made (reported).
bool unit_sheet_open(struct unit_sheet *unit, struct book *book, const struct unit_result *result);

// Writes it. `number` counts the units from 0, as the heat map has them.
void unit_sheet_write(struct unit_sheet *unit, const struct rubric_layout *figures,
                      const struct heat_layout *heat, size_t number);

#endif
