// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What the parts of the form reader share: form_sheet.c finds columns, form_rows.c reads rows,
// form_answer.c cells, form.c puts them together. Private to model/: others include form.h.
#ifndef PATUH_MODEL_FORM_READER_H
#define PATUH_MODEL_FORM_READER_H

#include "diag/diag.h"
#include "model/form.h"

// A row that was met: an item and a product (and a piece of evidence), or a respondent.
struct form_row {
	struct form_key key;
	struct place at;
};

struct form_reader {
	struct arena *arena;
	struct diags *diags;
	const struct rubric *rubric;
	const struct form_stamp *stamp;
	bool is_1904;
	size_t cell_count, cell_capacity;
	struct form_cell *cells;
	size_t row_count, row_capacity;
	struct form_row *rows;
	struct place items_at, respondents_at; // the sheets; source NULL where they are not there
};

// A column of the sheet of respondents.
struct form_item {
	const struct rubric_node *item;
	unsigned column;
};

// A sheet with its columns: where each is, 0 where it is not there.
struct form_sheet {
	const struct xlsx_sheet *sheet;
	size_t first; // index of the first row that may be filled in
	unsigned columns[FORM_COLUMN_COUNT];
	size_t item_count, item_capacity;
	struct form_item *items;
	const struct xlsx_row *keys; // the hidden row; NULL where it is gone
};

// Finds the columns of a sheet. False where it is none of a form's.
bool form_sheet_find(const struct form_reader *reader, const struct xlsx_sheet *sheet,
                     struct form_sheet *found);

// Reports columns that are missing, and filled ones that are none of the form's.
void form_sheet_check(const struct form_reader *reader, const struct form_sheet *sheet);

// Reads the rows of the sheet of items, or of respondents.
void form_items_read(struct form_reader *reader, const struct form_sheet *sheet);
void form_respondents_read(struct form_reader *reader, const struct form_sheet *sheet);

// Reports rows that are there twice, and those that are not there any more.
void form_rows_check(struct form_reader *reader);

// What a cell says, as a verdict, a date, a text. Empty where it says nothing or cannot be read, which
// is reported. The cell may be NULL. A formula's result is taken, and told.
struct str form_answer_read(const struct form_reader *reader, const struct xlsx_sheet *sheet,
                            const struct xlsx_cell *cell, const struct rubric_node *item);
struct str form_date_text(const struct form_reader *reader, const struct xlsx_sheet *sheet,
                          const struct xlsx_cell *cell);
struct str form_text(const struct form_reader *reader, const struct xlsx_sheet *sheet,
                     const struct xlsx_cell *cell);

#endif
