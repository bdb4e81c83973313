// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The workbook of `patuh trend` (patuh-trend(1)): figures over periods as tables with charts.
// Where the method changed there is a break, in the tables and in the charts. It computes no
// score.
#ifndef PATUH_REPORT_XLSX_TREND_BOOK_H
#define PATUH_REPORT_XLSX_TREND_BOOK_H

#include "model/rubric.h"
#include "report/trend_text.h"
#include "report/xlsx/book.h"

// A unit or a group in all institutions.
struct trend_member {
	struct str id;
	size_t trend_count;
	const struct trend *trends;
};

struct trend_family {
	size_t count;
	const struct trend_member *members;
};

struct trend_book {
	size_t count; // of institutions
	const struct trend *trends;
	const struct rubric *const *rubrics; // of the last method of each; NULL within: not known
	const struct trend_subject *subject;
	struct trend_family units, groups; // told where the subject is the institution
};

// Writes the workbook. Reports what goes wrong.
void trend_book_write(const struct book_file *file, const struct trend_book *book);

#endif
