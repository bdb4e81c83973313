// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What the two halves of a form's sheet of items share: form_items.c writes heads and rows,
// form_items_rules.c what may be entered in the columns. Private to the form.
#ifndef PATUH_REPORT_XLSX_FORM_ITEMS_H
#define PATUH_REPORT_XLSX_FORM_ITEMS_H

#include "report/xlsx/form_part.h"

// The columns in their order; those from ITEMS_ITEM on are hidden.
enum items_column {
	ITEMS_NUMBER,
	ITEMS_PRODUCT,
	ITEMS_GROUP,
	ITEMS_LABEL,
	ITEMS_CHOICE,
	ITEMS_FIGURE, // where some items take numbers and others do not
	ITEMS_STATE,
	ITEMS_NA,
	ITEMS_WANTED,
	ITEMS_FILE,
	ITEMS_DATE,
	ITEMS_EXPIRES,
	ITEMS_NOTE,
	ITEMS_LAW,
	ITEMS_ITEM,
	ITEMS_PRODUCT_KEY,
	ITEMS_EVIDENCE,
	ITEMS_LIST,  // the first row of the list of answers
	ITEMS_COUNT, // and how many there are
	ITEMS_LEAST,
	ITEMS_MOST,
	ITEMS_MAY_NOT_APPLY,
	ITEMS_COLUMN_COUNT
};

struct items_head {
	const char *key, *id, *en;
	enum form_column column; // whose key and head it has, where they are NULL
	struct column shape;
};

extern const struct items_head items_heads[ITEMS_COLUMN_COUNT];

// Does the rubric have items with levels (or with numbers) that are not answered by respondents?
bool items_have(const struct rubric *rubric, bool are_levels);

// Cells of a column, and a reference to the one of a row: $P8. Some columns are left out.
struct span items_span(const struct sheet *sheet, enum items_column column, lxw_row_t first,
                       lxw_row_t last);
struct str items_ref(const struct sheet *sheet, enum items_column column, lxw_row_t row);

// Lets the answers, reasons and dates be only what the rows ask for, and names of things not be
// changed.
void items_rules_write(const struct form_book *form, struct sheet *sheet, lxw_row_t first,
                       lxw_row_t last);

// Grey where nothing is to be filled in; the state in colour beside its sign and word.
void items_colours_write(const struct form_book *form, struct sheet *sheet, lxw_row_t first,
                         lxw_row_t last);

#endif
