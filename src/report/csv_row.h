// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Rows of a CSV table: RFC 4180, UTF-8 with the mark that Excel needs, decimal point. Private to report/.
#ifndef PATUH_REPORT_CSV_ROW_H
#define PATUH_REPORT_CSV_ROW_H

#include "report/report.h"

struct csv_writer {
	struct buffer *out;
	bool has_cell; // on this row
};

// The mark and the heads.
void csv_begin_table(struct csv_writer *writer, size_t count, const char *const heads[]);

// The same for heads that never change, with commas between them.
void csv_begin_names(struct csv_writer *writer, const char *names);

// A cell of text. What a spreadsheet would take for a formula gets an apostrophe, so that it stays text.
void csv_add_text(struct csv_writer *writer, struct str text);

// A number with that many places; an empty cell where it is not known.
void csv_add_number(struct csv_writer *writer, bool is_known, struct exact number, int places);
void csv_add_decimal(struct csv_writer *writer, bool is_known, struct decimal number, int places);
void csv_add_score(struct csv_writer *writer, const struct verdict *verdict);

// An empty cell, to be filled by the caller with what needs no quotes.
void csv_add_separator(struct csv_writer *writer);

void csv_end_row(struct csv_writer *writer);

#endif
