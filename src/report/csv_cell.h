// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Rows of CSV tables (RFC 4180, UTF-8 with a byte order mark, which Excel needs). Private to
// report/.
#ifndef PATUH_REPORT_CSV_CELL_H
#define PATUH_REPORT_CSV_CELL_H

#include <stdbool.h>

#include "base/decimal.h"

struct buffer;

// The byte order mark and the head, its names separated by commas.
void csv_head(struct buffer *out, const char *names);

// A cell in quotes. Text that a spreadsheet would take for a formula gets an apostrophe, so that it
// stays text.
void csv_text_cell(struct buffer *out, struct str text, bool is_last);

// A number with a decimal point; an empty cell where it is not known.
void csv_number_cell(struct buffer *out, bool is_known, struct decimal number, int places,
                     bool is_last);

#endif
