// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// CSV as spreadsheets write it (RFC 4180 and its dialects): separator , ; or tab, found from the
// head; quotes; CR, LF or CRLF; a byte-order mark. Every cell knows its place.
#ifndef PATUH_READ_CSV_H
#define PATUH_READ_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "diag/place.h"

struct arena;
struct diags;

struct csv_cell {
	struct str text; // without quotes, and without blanks around it
	struct place at;
};

struct csv_row {
	size_t count; // of cells; at most as many as the head has
	const struct csv_cell *cells;
};

struct csv_table {
	struct csv_row head;
	size_t row_count;
	const struct csv_row *rows; // without those that are empty
	const bool *is_used;        // for each column: is there anything in it, or a head?
};

// The table in the arena, or NULL, reported, where a quote is never closed or the table is larger than any
// (LIMIT_TABLE_ROWS, LIMIT_TABLE_CELLS, LIMIT_SHEET_COLUMNS). A row with more cells
// than the head is reported and cut, unless the further ones are empty.
const struct csv_table *csv_read(struct arena *arena, struct diags *diags,
                                 const struct source *source);

// The text of a cell; empty where the row is too short to have it.
struct str csv_text(const struct csv_row *row, size_t column);

#endif
