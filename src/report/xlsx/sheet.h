// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// A sheet as a table: its columns are declared once, its rows are put cell by cell from left to
// right and top to bottom, as a streaming workbook demands. Text stays text, whatever it begins with.
// It refuses text that Excel cannot hold: that is cut and reported.
#ifndef PATUH_REPORT_XLSX_SHEET_H
#define PATUH_REPORT_XLSX_SHEET_H

#include "audit/moment.h"
#include "report/words.h"
#include "report/xlsx/book.h"
#include "report/xlsx/formula.h"

enum need {
	NEED_NOTHING,
	NEED_PRODUCTS,   // shown where the rubric scores products
	NEED_CATEGORIES, // shown where its zones have categories
	NEED_LIVE,       // shown where there are formulas
	NEED_GAINS,      // shown where it is known what a step of repair adds
	NEED_HIDDEN,     // there for formulas only
};

struct column {
	enum word word;
	int width; // in characters
	bool is_number;
	enum need need;
};

struct sheet {
	struct book *book;
	lxw_worksheet *page;
	struct str name;
	const struct column *columns;
	size_t column_count;
	lxw_row_t next, row, head; // the row to come, the one being put, the last head
	size_t at;                 // the column to come, of all
	lxw_col_t place;           // and of those that are shown
	enum shade shade;
	size_t height; // of the row, in points; 0: as the program likes
	size_t link_count;
	size_t left_out; // rows beyond what a sheet holds
};

struct cell {
	lxw_row_t row;
	lxw_col_t column;
	bool is_free; // not locked, although it holds a formula
};

// Adds a sheet to the book. False where it cannot be made (reported).
bool sheet_open(struct sheet *sheet, struct book *book, struct str wish, size_t column_count,
                const struct column columns[]);

// Text in a row of its own, as wide as the table and as high as it needs.
void sheet_line(struct sheet *sheet, enum style style, struct str text);

// An empty row.
void sheet_gap(struct sheet *sheet);

// A row with a link to another sheet.
void sheet_line_link(struct sheet *sheet, struct str sheet_name, struct str text);

// The row of the columns' names.
void sheet_head(struct sheet *sheet);

// Keeps the last head, and the first `columns` columns, in view, and repeats the head on each page.
void sheet_freeze(struct sheet *sheet, size_t columns);

// Lets the rows since the last head be filtered, and sorted with what is hidden in them.
void sheet_filter(struct sheet *sheet);

// Begins a row. Then each of its cells is put, those of columns that are not shown as well.
void sheet_row(struct sheet *sheet, enum shade shade);

// Where a column stands among those that are shown.
lxw_col_t sheet_place(const struct sheet *sheet, size_t column);

// The last column that is seen.
lxw_col_t sheet_last_place(const struct sheet *sheet);

// The place of the next cell, for a caller that writes it. False where there is none.
bool sheet_next_cell(struct sheet *sheet, struct cell *cell);

// The text as a cell in the row being put can hold it, NUL-terminated; valid until the next call.
const char *sheet_clean(struct sheet *sheet, lxw_col_t place, struct str text);

// Makes the row high enough for text in the cell that was last put.
void sheet_make_room(struct sheet *sheet, enum style style, struct str text);

// Makes one cell of those from column `first` to `last` in the row being put. Text NULL: the cell is put
// afterwards.
void sheet_merge(struct sheet *sheet, lxw_col_t first, lxw_col_t last, const char *text,
                 lxw_format *format);

void sheet_put_nothing(struct sheet *sheet);

// Text in a style; in that of its column.
void sheet_put_styled(struct sheet *sheet, enum style style, struct str text);
void sheet_put(struct sheet *sheet, struct str text);
void sheet_put_word(struct sheet *sheet, const char *text);
void sheet_put_shaded(struct sheet *sheet, enum shade shade, struct str text);

// Text that runs over the empty cells to its right.
void sheet_put_over(struct sheet *sheet, struct str text);
void sheet_put_level(struct sheet *sheet, unsigned level, struct str text);
void sheet_put_count(struct sheet *sheet, size_t count);

// A text that links to another sheet, or a number that links to a cell of one; a target without a sheet
// is none. LibreOffice shows one line of a linked text, so a longer one is put without the link.
void sheet_put_link(struct sheet *sheet, struct str sheet_name, struct str text);
void sheet_put_count_link(struct sheet *sheet, struct span target, size_t count);

void sheet_put_number(struct sheet *sheet, enum style style, struct decimal number);
void sheet_put_rounded(struct sheet *sheet, struct exact number, int places);

// A number in full: as a fraction where it is no decimal.
void sheet_put_exact(struct sheet *sheet, struct exact number);

// The score with its places, or that there is none.
void sheet_put_score(struct sheet *sheet, const struct verdict *verdict);

// The zone in its colour, with symbol and name; nothing where there is no score.
void sheet_put_zone(struct sheet *sheet, const struct verdict *verdict);

// A figure of the past: its score, empty where there is none; in the colour of its zone with the
// zone's symbol before it; its zone in its colour, with symbol and name.
void sheet_put_reading(struct sheet *sheet, const struct reading *reading);
void sheet_put_marked(struct sheet *sheet, const struct reading *reading);
void sheet_put_reading_zone(struct sheet *sheet, const struct reading *reading);

#endif
