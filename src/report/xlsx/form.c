// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/form.h"

#include "base/arena.h"
#include "diag/diag.h"
#include "read/archive.h"
#include "report/xlsx/choices.h"
#include "report/xlsx/form_part.h"

const char *
form_say(const struct form_book *form, const char *id, const char *en)
{
	return form->book->lang == LANG_ID ? id : en;
}

struct str
form_known(const struct form_book *form, const struct form_key *key)
{
	const struct form_cell *cell = form_cell_find(form->cell_count, form->cells, key);
	return cell ? cell->value : STR("");
}

struct value
form_shown_answer(const struct form_book *form, const struct rubric_node *item, struct str verdict)
{
	struct str answer = {verdict.data + 1, verdict.len - 1};
	struct decimal number;
	if (item->scale->kind == SCALE_LEVELS)
		return value_text(choice_text(item->scale, scale_find(item->scale, answer),
		                              form->book->lang));
	if (decimal_parse(answer, &number) == DECIMAL_OK)
		return value_number(exact_from_decimal(number));
	return value_text(answer);
}

bool
form_bounds(const struct scale *scale, struct decimal *least, struct decimal *most)
{
	*least = decimal_from_integer(0);
	*most = decimal_from_integer(999999999);
	if (scale->kind == SCALE_RANGE) {
		*least = scale->min;
		*most = scale->max;
		return true;
	}
	if (scale->measure == MEASURE_PERCENT)
		*most = decimal_from_integer(100);
	return scale->option_count == 0;
}

void
form_head_write(struct sheet *sheet, size_t count, const struct str heads[])
{
	sheet_row(sheet, SHADE_HEAD);
	sheet->head = sheet->row;
	for (size_t i = 0; i < count; i++)
		sheet_put(sheet, heads[i]);
}

void
form_protect(struct sheet *sheet, bool may_delete_rows)
{
	lxw_protection allowed = {
		.sort = 1,
		.autofilter = 1,
		.format_rows = 1,
		.insert_rows = 1,
		.delete_rows = may_delete_rows,
	};
	worksheet_protect(sheet->page, NULL, &allowed);
}

static bool
sheets_open(struct form_book *form)
{
	return form_guide_open(form) && (!form->has_items || form_items_open(form)) &&
	       (!form->has_people || form_people_open(form)) && form_lists_open(form) &&
	       form_stamp_open(form);
}

// The library hides sheets; Excel then still offers to show them. Of the stamp nobody should know.
static void
stamp_bury(const struct report *report)
{
	if (!archive_replace(report->path, STR("xl/workbook.xml"), STR("state=\"hidden\""),
	                     STR("state=\"veryHidden\"")))
		diag_add(report->diags, PLACE_NONE, DIAG_OUTPUT_FAILED,
		         DIAG_TEXT(str_from(report->name)));
}

void
form_write(const struct report *report, const struct form_issue *issue)
{
	struct form_book form = {.book = book_create(report), .issue = issue};
	form.cells = form_cells_of(report->arena, issue->unit, &form.cell_count);
	form.book->is_live = true;
	for (size_t i = 0; i < report->rubric->node_count; i++) {
		const struct rubric_node *node = &report->rubric->nodes[i];
		form.has_people |= node->is_item && node->per == PER_RESPONDENT;
		form.has_items |= node->is_item && node->per != PER_RESPONDENT;
	}
	if (form.book->has_failed || !sheets_open(&form)) {
		book_discard(form.book);
		return;
	}
	form_lists_write(&form);
	form_guide_write(&form);
	if (form.has_items)
		form_items_write(&form);
	if (form.has_people)
		form_people_write(&form);
	form_stamp_write(&form);
	book_close(form.book, issue->institution, issue->period);
	if (!form.book->has_failed)
		stamp_bury(report);
}
