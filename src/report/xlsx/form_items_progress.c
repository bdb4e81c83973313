// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// How many questions are answered: a formula, since that changes while the form is filled in.
#include "base/arena.h"
#include "report/xlsx/form_items.h"

// How many rows and questions there will be, and how many of those are answered.
static void
count_rows(const struct form_book *form, size_t *rows, size_t *total, size_t *done)
{
	const struct rubric *rubric = form->book->report->rubric;
	const struct unit *unit = form->issue->unit;
	*rows = *total = *done = 0;
	for (size_t i = 0; i < rubric->node_count; i++) {
		const struct rubric_node *item = &rubric->nodes[i];
		if (!item->is_item || item->per == PER_RESPONDENT)
			continue;
		size_t times = form_has_products(rubric, item) ? unit->product_count : 1;
		*total += times;
		*rows += times * (item->wanted_count ? item->wanted_count : 1);
	}
	for (size_t i = 0; i < form->cell_count; i++) {
		const struct form_cell *cell = &form->cells[i];
		*done += cell->key.field == FORM_VERDICT && !str_is_empty(cell->value) &&
		         cell->key.node->per != PER_RESPONDENT;
	}
}

struct str
items_state(const struct form_book *form, bool is_done)
{
	return str_from(is_done ? form_say(form, "✔ terisi", "✔ filled")
	                        : form_say(form, "○ kosong", "○ empty"));
}

void
items_progress_write(const struct form_book *form, struct sheet *sheet)
{
	struct arena *scratch = form->book->scratch;
	size_t rows, total, done;
	count_rows(form, &rows, &total, &done);
	sheet_row(sheet, SHADE_PLAIN);
	lxw_row_t first = sheet->row + 2;
	struct span states = items_span(sheet, ITEMS_STATE, first, first + (lxw_row_t)rows - 1);
	struct str before = str_from(form_say(form, "Terisi ", "Filled "));
	struct str between = str_from(form_say(form, " dari ", " of "));
	struct str mark = formula_text(scratch, items_state(form, true));
	struct str open = formula_text(scratch, items_state(form, false));
	struct str range = formula_span(scratch, states);
	struct str formula = FORMULA(
		scratch,
		"{0}&SUMPRODUCT(--({1}={2}))&{3}&SUMPRODUCT(--({1}={2}))+SUMPRODUCT(--({1}={4}))",
		formula_text(scratch, before), range, mark, formula_text(scratch, between), open);
	struct buffer *text = book_text(form->book);
	buffer_add(text, before);
	buffer_add_integer(text, (long long)done);
	buffer_add(text, between);
	buffer_add_integer(text, (long long)total);
	sheet_put_formula(sheet, STYLE_OVER, formula, value_text(buffer_text(text)));
}
