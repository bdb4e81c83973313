// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Cells that live: formulas, which carry what the engine computed as their cached result and are
// locked, and inputs, which a user may change. Where the workbook is not live (too large), the
// results stand alone.
#ifndef PATUH_REPORT_XLSX_LIVE_H
#define PATUH_REPORT_XLSX_LIVE_H

#include "report/xlsx/formula.h"
#include "report/xlsx/sheet.h"

// What the engine says of a cell.
struct value {
	bool is_text;
	double number;
	struct str text;
};

struct value value_text(struct str text);
struct value value_number(struct exact number);

// The number where it is there; an empty text where not.
struct value value_number_if(bool is_there, struct exact number);

// The score, or "belum dinilai".
struct value value_score(enum lang lang, const struct verdict *verdict);

// A formula with its cached result in the next cell. The formula begins without "=". One that is
// empty or longer than Excel takes gives way to its result, and a comment on the cell says so.
void sheet_put_formula(struct sheet *sheet, enum style style, struct str formula,
                       struct value value);

// A number that formulas reckon with: where it is no decimal, the fraction it is, as a formula.
void sheet_put_fraction(struct sheet *sheet, struct exact number);

// The same in a cell that is not locked: rows with locked cells cannot be sorted.
void sheet_put_free_formula(struct sheet *sheet, enum style style, struct str formula,
                            struct value value);

// What the engine says, as it is.
void sheet_put_value(struct sheet *sheet, enum style style, struct value value);
// The same over all columns, at the beginning of a row.
void sheet_put_wide(struct sheet *sheet, enum style style, struct str formula, struct value value);

// A result that no formula gives, with a comment that says why.
void sheet_put_constant(struct sheet *sheet, enum style style, struct value value,
                        enum word reason);

// A cell for the user to change.
void sheet_put_input(struct sheet *sheet, struct value value);

// The same for a number, shown with so many places.
void sheet_put_number_input(struct sheet *sheet, int places, struct exact number);

// A place for a date to be typed in: nothing, or the date.
void sheet_put_date_input(struct sheet *sheet, struct date date);

// A date as Excel has it; nothing where it is unset.
void sheet_put_date(struct sheet *sheet, struct date date);

// Gives the cells of a column a shade's colours where their text begins with that symbol.
void sheet_colour_beginning(struct sheet *sheet, struct span span, const char *symbol,
                            enum shade shade);

// Colours the cells of a column by the zone's symbol that their text begins with, whatever it
// comes to be. is_large: as the badge is.
void sheet_colour_zones(struct sheet *sheet, struct span span, bool is_large);

// Gives the cells from that column to `right` a shade's colours where the formula is true.
void sheet_colour_where(struct sheet *sheet, struct span span, uint16_t right, struct str formula,
                        enum shade shade);

// Protects the formulas of the sheet, without a password. Filters, sorting of what is unlocked, and
// the width of columns stay free.
void sheet_protect(struct sheet *sheet);

// Lets only one of the texts of that range be chosen in the cells; message says what is wanted.
void sheet_offer(struct sheet *sheet, struct span cells, struct span choices, const char *message);

// Lets only one of the texts be chosen that the formula, written for the first of the cells, refers
// to.
void sheet_offer_where(struct sheet *sheet, struct span cells, struct str formula,
                       const char *message);

// Lets only these words be chosen.
void sheet_offer_words(struct sheet *sheet, struct span cells, size_t count,
                       const char *const words[]);

// Lets only what makes the formula true be entered. The formula is for the first of the cells.
void sheet_demand(struct sheet *sheet, struct span cells, struct str formula, const char *message);

#endif
