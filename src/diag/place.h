// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Where something stands in an input: every node, and so every finding, knows its place.
#ifndef PATUH_DIAG_PLACE_H
#define PATUH_DIAG_PLACE_H

#include "base/str.h"

struct buffer;

// What was read: a text, or a sheet of a workbook.
struct source {
	struct str name;  // of the file, as the user gave it
	struct str text;  // its bytes; empty for a sheet
	struct str sheet; // the name of the sheet; empty for a text
};

// Line and column count from 1. In a text columns are code points; in a sheet a line is a row, and
// the place is the cell where they meet. Line 0: the file or the sheet as a whole.
// Source NULL: no file at all (the command line).
struct place {
	const struct source *source;
	unsigned line, column;
};

#define PLACE_NONE ((struct place){NULL, 0, 0})

// The name of a cell as spreadsheets show it: B7 for row 7 and column 2.
void cell_name_write(struct buffer *buffer, unsigned row, unsigned column);

#endif
