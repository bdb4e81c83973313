// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The sheets of the workbook of a trend. Private to trend_book.
#ifndef PATUH_REPORT_XLSX_TREND_PART_H
#define PATUH_REPORT_XLSX_TREND_PART_H

#include "report/xlsx/sheet.h"
#include "report/xlsx/trend_book.h"

// The points that a sheet shows: the last ones, where there are more than it takes.
struct trend_view {
	const struct trend *trend;
	size_t first; // point
	size_t count;
};

struct trend_view trend_view_for(const struct trend *trend);

// Says how many points are left out, where some are.
void trend_put_left_out(struct sheet *sheet, const struct trend_view *view);

// The reading that counts at a point.
const struct reading *trend_reading(const struct trend_point *point);

// The name as it was last.
struct str trend_name(const struct trend *trend);

// Which rubric at which version (and which text of it), and which figure.
struct str trend_method(struct book *book, const struct moment *moment);

// The highest value of an axis: the best score of the rubric, unless a score is above it. 0: not
// known.
double trend_top(const struct rubric *rubric, const struct trend *trend);

// The trend of that institution in which the member ever occurs; NULL where there is none.
const struct trend *trend_member_find(const struct trend_member *member, struct str institution);

// A sheet of one trend: the table, and a line for each method. False where it cannot be made
// (reported).
struct trend_source {
	const struct trend *trend;
	const struct rubric *rubric;         // of the last method; NULL: not known
	const struct trend_subject *subject; // whose trend it is
	const struct trend_family *units;    // of which is told how many had a score; may be empty
	struct str sheet_name;
};
bool trend_sheet_write(struct book *book, const struct trend_source *source);

// A sheet of many: a row each, a column for each assessment. Nothing where there is nobody to
// tell of.
struct trend_rows {
	const struct trend *institution; // the assessments
	const struct trend_family *family;
	const struct rubric *rubric;
	enum word title, column;
	struct str sheet_name;
};
bool trend_rows_write(struct book *book, const struct trend_rows *rows);

#endif
