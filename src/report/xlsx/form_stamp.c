// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// The hidden sheet: what the form is, and what each of its cells says as it is handed out.
#include "base/arena.h"
#include "base/buffer.h"
#include "base/digest.h"
#include "report/xlsx/form_part.h"

static const struct column columns[] = {
	{.width = 14}, {.width = 40}, {.width = 24}, {.width = 24},
	{.width = 24}, {.width = 14}, {.width = 40},
};

enum {
	ID_LENGTH = 12 // hexadecimal digits of the form's own id
};

bool
form_stamp_open(struct form_book *form)
{
	return sheet_open(&form->stamp, form->book, STR(FORM_STAMP_SHEET), COUNT_OF(columns),
	                  columns);
}

static void
row_write(struct sheet *sheet, size_t count, const struct str texts[])
{
	sheet_row(sheet, SHADE_PLAIN);
	for (size_t i = 0; i < count; i++)
		sheet_put(sheet, texts[i]);
}

static void
fact_write(struct sheet *sheet, const char *name, struct str text)
{
	const struct str texts[] = {str_from(name), text};
	if (!str_is_empty(text))
		row_write(sheet, COUNT_OF(texts), texts);
}

static void
date_fact_write(struct sheet *sheet, const char *name, struct date date)
{
	struct buffer *text = book_text(sheet->book);
	if (!date_is_set(date))
		return;
	date_write(text, date);
	fact_write(sheet, name, buffer_text(text));
}

// The digest of all that makes this form another one than others.
struct str
form_id(const struct form_book *form)
{
	const struct form_issue *issue = form->issue;
	const struct report *report = form->book->report;
	struct buffer all;
	buffer_init(&all);
	const struct str head[] = {report->rubric->digest, issue->unit->id, issue->institution,
	                           issue->period};
	for (size_t i = 0; i < COUNT_OF(head); i++) {
		buffer_add(&all, head[i]);
		buffer_add_char(&all, '\n');
	}
	date_write(&all, report->options->score.as_of);
	for (size_t i = 0; i < form->cell_count; i++) {
		buffer_add_char(&all, '\n');
		buffer_add(&all, form->cells[i].value);
	}
	struct str digest = digest_for(report->arena, buffer_text(&all));
	buffer_finish(&all);
	return (struct str){digest.data, ID_LENGTH};
}

static void
unit_write(const struct form_book *form, struct sheet *sheet)
{
	const struct unit *unit = form->issue->unit;
	fact_write(sheet, "unit", unit->id);
	fact_write(sheet, "name", unit->name);
	for (size_t i = 0; i < unit->group_count; i++)
		fact_write(sheet, "group", unit->groups[i]);
	if (exact_compare(unit->weight, EXACT_ONE) != 0) {
		struct buffer *text = book_text(sheet->book);
		exact_write(text, unit->weight);
		fact_write(sheet, "weight", buffer_text(text));
	}
	for (size_t i = 0; i < unit->product_count; i++) {
		const struct str texts[] = {STR("product"), unit->products[i].id,
		                            unit->products[i].name};
		row_write(sheet, COUNT_OF(texts), texts);
	}
}

void
form_stamp_write(struct form_book *form)
{
	const struct report *report = form->book->report;
	struct sheet *sheet = &form->stamp;
	form->book->is_locking = true;
	fact_write(sheet, "patuh", STR("form/1"));
	fact_write(sheet, "form", form_id(form));
	fact_write(sheet, "rubric", report->rubric->id);
	fact_write(sheet, "version", report->rubric->version);
	fact_write(sheet, "sha256", report->rubric->digest);
	fact_write(sheet, "institution", form->issue->institution);
	fact_write(sheet, "period", form->issue->period);
	date_fact_write(sheet, "assessed", form->issue->assessed);
	date_fact_write(sheet, "issued", report->options->score.as_of);
	unit_write(form, sheet);
	for (size_t i = 0; i < form->cell_count; i++) {
		const struct form_cell *cell = &form->cells[i];
		const struct str texts[] = {
			STR("value"),       cell->key.node->id,
			cell->key.product,  cell->key.respondent,
			cell->key.evidence, str_from(form_field_keys[cell->key.field]),
			cell->value,
		};
		// Of respondents the form has the answers only.
		bool has_cell =
			cell->key.node->per != PER_RESPONDENT || cell->key.field == FORM_VERDICT;
		if (has_cell && !str_is_empty(cell->value))
			row_write(sheet, COUNT_OF(texts), texts);
	}
	form_protect(sheet, false);
	worksheet_hide(sheet->page);
	form->book->is_locking = false;
}
