// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What the values of a workbook's cells mean: numbers as they are stored, dates as days since an
// epoch, formats that show a number as a date, names of cells, and escapes in texts.
#ifndef PATUH_READ_XLSX_VALUE_H
#define PATUH_READ_XLSX_VALUE_H

#include <stdbool.h>

#include "base/date.h"
#include "base/str.h"

struct arena;

// How a format shows a number.
enum xlsx_look {
	XLSX_LOOK_PLAIN,
	XLSX_LOOK_DATE,
	XLSX_LOOK_PERCENT
};

// The look of a format built into Excel, and of one that a workbook spells out (ECMA-376, part 1,
// 18.8.30 and 18.8.31).
enum xlsx_look xlsx_look_for(unsigned format);
enum xlsx_look xlsx_look_for_code(struct str code);

// A stored number in plain digits: 1.2E-3 is 0.0012. Of a number with more than 15 digits that count,
// all that Excel shows, the rest is rounded off: 3.4500000000000002 is 3.45. Empty where the text is no
// number, or is 1E20 or more.
struct str xlsx_number(struct arena *arena, struct str text);

// The date of a day's number, as xlsx_number gives it; the time of day is left out. Days count from
// 1900, where Excel has a 29 February that never was, or from 1904. False where it is no date from
// 1900 on.
bool xlsx_date(struct str number, bool is_1904, struct date *date);

// The row and column of B7. False where the text names no cell of a sheet.
bool xlsx_cell_name_read(struct str name, unsigned *row, unsigned *column);

// A text without its escapes: _x000D_ is a carriage return. Those of NUL and of halves of characters
// stay as they are written.
struct str xlsx_text(struct arena *arena, struct str text);

#endif
