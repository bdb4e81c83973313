// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The workbook of the Excel report: its file, its sheets under names that Excel accepts, and the
// looks of its cells.
#ifndef PATUH_REPORT_XLSX_BOOK_H
#define PATUH_REPORT_XLSX_BOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <xlsxwriter.h>

#include "base/buffer.h"
#include "report/report.h"
#include "report/words.h"
#include "report/xlsx/formula.h"
#include "report/xlsx/lines.h"

// What a cell holds and how it is set.
enum style {
	STYLE_TITLE,
	STYLE_SECTION,
	STYLE_LINE,
	STYLE_OVER, // runs over the cells to its right
	STYLE_LINK_LINE,
	STYLE_PARAGRAPH,
	STYLE_TEXT,
	STYLE_RIGHT,
	STYLE_LINK,
	STYLE_LINK_NUMBER,
	STYLE_NUMBER, // with as many places as it has
	STYLE_PLACES, // with 0, 1, 2, 3, 4 places
	STYLE_DATE = STYLE_PLACES + DECIMAL_PLACES + 1,
	STYLE_MARKED = STYLE_DATE + 1, // with the symbol of the zone behind it, and the places
	STYLE_CHANGE = STYLE_MARKED + DECIMAL_PLACES + 1, // with a sign that shows the direction
	STYLE_CAPTION, // in the middle; larger; as large as a badge
	STYLE_CAPTION_LARGE,
	STYLE_BADGE,                                    // with 0, 1, 2, 3, 4 places
	STYLE_LEVEL = STYLE_BADGE + DECIMAL_PLACES + 1, // text of a tree, deeper and deeper
	STYLE_COUNT = STYLE_LEVEL + 7
};

// The colours behind a cell. Those of zones never stand without the zone's symbol and name.
enum shade {
	SHADE_PLAIN,
	SHADE_HEAD,
	SHADE_GROUP,
	SHADE_OBJECT,
	SHADE_ASSUMED,
	SHADE_INPUT,                           // for the user to fill
	SHADE_ZONE,                            // in the order of enum colour
	SHADE_TOP = SHADE_ZONE + COLOUR_COUNT, // large
	SHADE_TOP_ZONE,
	SHADE_COUNT = SHADE_TOP_ZONE + COLOUR_COUNT
};

// A result in the place of a formula, and why (a word of its comment).
struct constant {
	struct span cell;
	enum word reason;
};

// Where a workbook is made, and for whom.
struct book_file {
	struct arena *arena; // outlives the workbook
	struct diags *diags;
	enum lang lang;
	const char *path; // an existing file to overwrite
	const char *name; // what the user calls it, for findings
};

// What every page of it and the file itself say it is about.
struct book_about {
	struct str institution, period;
	struct str source, version; // the rubric, as a rule; either may be empty
	struct str subject;
	struct date day; // when it was made, whatever the clock says
};

struct book {
	struct book_file file;
	const struct report *report; // whose workbook it is; NULL where it is not one of an audit
	enum lang lang;
	bool has_products, has_categories; // columns for them are worth while
	bool is_live;                      // formulas, not only their results
	bool has_gains;                    // what a step of repair adds is known
	bool is_locking;                   // what is written now is not to be changed (forms)
	bool has_failed;                   // reported
	size_t cell_count;                 // that the library was told to write
	lxw_workbook *workbook;
	lxw_format *formats[2][STYLE_COUNT][SHADE_COUNT]; // made when first used; [1]: locked
	lxw_format *colours[SHADE_COUNT];
	size_t constant_count, constant_capacity;
	struct constant *constants; // in the order of writing
	size_t sheet_count, name_capacity;
	struct str *names; // of the sheets, in their order
	struct str *folds; // the same as Excel compares them
	struct buffer text, clean;
	struct arena *scratch; // the texts of a formula; cleared at each row
};

// Begins the workbook at file->path. Ended by book_close_about or book_discard. The book lives in the
// file's arena.
struct book *book_create_file(const struct book_file *file);

// The same for an audit, with the columns that its rubric wants.
struct book *book_create(const struct report *report);

// Adds a sheet named as near to `wish` as Excel allows; *name is what became of it. NULL where the
// sheet cannot be made (reported).
lxw_worksheet *book_add_sheet(struct book *book, struct str wish, struct str *name);

// Sets the workbook's own font, in which column widths are measured: that of the cells.
void book_set_font(struct book *book);

// The format of a cell: of one that may be changed, or of a formula on a protected sheet.
lxw_format *book_format(struct book *book, enum style style, enum shade shade);
lxw_format *book_locked_format(struct book *book, enum style style, enum shade shade);

// A shade's colours alone, for rules that colour cells by what they hold.
lxw_format *book_colours(struct book *book, enum shade shade);

// The room for text in a cell of that format and a column of that width.
struct text_room book_room(enum style style, enum shade shade, int width);

// An empty buffer to put a text together in. One at a time.
struct buffer *book_text(struct book *book);

// Counts cells that the library was told to write, and reports where it says that it could not.
void book_count(struct book *book, size_t cells, lxw_error error);

// The day of a time as a store tells it (2026-06-30T08:15:00Z): the same store gives the same
// bytes.
struct date book_saved_day(struct str saved);

// Says on every page what it is about, and writes the file. Reports what goes wrong; the file
// that was written is read again for it.
void book_close_about(struct book *book, const struct book_about *about);

// The same for an audit: of the institution in that period, by the rubric of the report.
void book_close(struct book *book, struct str institution, struct str period);

// Gives up: nothing is written.
void book_discard(struct book *book);

#endif
