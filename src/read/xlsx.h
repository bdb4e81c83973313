// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Excel workbooks (ECMA-376, transitional and strict) as the programs write them: sheets of cells
// with what they show and where they stand. Formulas are not computed: their last results are read.
// It refuses archives and XML that no spreadsheet writes, and more cells than a form can have.
#ifndef PATUH_READ_XLSX_H
#define PATUH_READ_XLSX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "diag/place.h"

struct arena;
struct diags;

enum xlsx_kind {
	XLSX_EMPTY, // a formula whose result was not kept
	XLSX_TEXT,
	XLSX_NUMBER,
	XLSX_DATE, // a number that is shown as a date
	XLSX_BOOLEAN,
	XLSX_ERROR // #N/A and its like
};

struct xlsx_cell {
	enum xlsx_kind kind;
	bool is_formula;
	bool is_percent;      // a number that is shown times 100
	unsigned row, column; // from 1
	struct str text;      // NUMBER: [-]digits[.digits] with at most 15 digits that count; DATE:
			      // YYYY-MM-DD; BOOLEAN: TRUE or FALSE; ERROR: as it is shown
	struct date date;     // of DATE, without the time of day
};

// Rows and their cells in order, without those that are empty.
struct xlsx_row {
	unsigned number; // from 1
	size_t count;
	const struct xlsx_cell *cells;
};

struct xlsx_sheet {
	struct source source; // the name of the file and of the sheet
	bool is_hidden;
	size_t row_count; // 0 until the sheet is read
	const struct xlsx_row *rows;
};

struct xlsx;

// Opens the workbook that the bytes of the source are; they must outlive it. NULL, reported at the
// file, where they are none. Freed by xlsx_close; what was read lives in the arena.
struct xlsx *xlsx_open(struct arena *arena, struct diags *diags, const struct source *source);
void xlsx_close(struct xlsx *book);

// Do its days count from 1904?
bool xlsx_is_1904(const struct xlsx *book);

// The sheets of cells, in the order of their tabs.
size_t xlsx_sheet_count(const struct xlsx *book);
const struct xlsx_sheet *xlsx_sheet(const struct xlsx *book, size_t index);

// Reads the cells of a sheet, unless that was done before. False, reported, where they cannot be
// read; faults of single cells are reported and the rest is read.
bool xlsx_sheet_read(struct xlsx *book, size_t index);

// The row's cell in a column; NULL where it is empty.
const struct xlsx_cell *xlsx_cell_find(const struct xlsx_row *row, unsigned column);

// Where a cell of the sheet stands.
struct place xlsx_place(const struct xlsx_sheet *sheet, unsigned row, unsigned column);

#endif
