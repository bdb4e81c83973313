// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Charts on the sheets of a store's workbooks: lines over periods, and stacked columns. All texts
// that come from an input are cells that the chart refers to, so that none is taken for a
// formula.
#ifndef PATUH_REPORT_XLSX_CHART_H
#define PATUH_REPORT_XLSX_CHART_H

#include "report/xlsx/sheet.h"

// A rectangle of cells.
struct area {
	lxw_row_t top, bottom;
	lxw_col_t left, right;
};

enum {
	CHART_LINES_MOST = 7 // that can be told apart, by colour and by mark
};

struct chart {
	struct sheet *sheet;
	lxw_chart *chart;
	struct area categories;
};

// A chart of lines, or of columns on top of each other, whose categories are those cells.
struct chart chart_begin(struct sheet *sheet, bool is_lines, struct area categories,
                         const char *title);

// A series named by a cell; `index` gives its looks.
void chart_add(struct chart *chart, struct area values, struct cell name, size_t index);

// A dashed line at a floor.
void chart_add_floor(struct chart *chart, struct area values, struct cell name, enum colour colour);

// Puts it over the rows from `row` on, that high (in rows of the program's own height) and wide
// (in pixels). The axis ends at `top`; 0: as the program likes.
void chart_place(struct chart *chart, lxw_row_t row, int rows, int width, double top);

#endif
