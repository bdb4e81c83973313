// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// Rules for what may be entered are one for a whole column and look at hidden cells of the same row,
// so that rows can be sorted.
#include "base/arena.h"
#include "report/xlsx/form_items.h"

bool
items_have(const struct rubric *rubric, bool are_levels)
{
	for (size_t i = 0; i < rubric->node_count; i++) {
		const struct rubric_node *node = &rubric->nodes[i];
		if (node->is_item && node->per != PER_RESPONDENT &&
		    (node->scale->kind == SCALE_LEVELS) == are_levels)
			return true;
	}
	return false;
}

// Where a column stands, since some are left out.
static uint16_t
place_of(const struct sheet *sheet, enum items_column column)
{
	uint16_t place = 0;
	for (size_t i = 0; i < (size_t)column; i++)
		place = (uint16_t)(place + ((items_heads[i].shape.need != NEED_PRODUCTS ||
		                             sheet->book->has_products) &&
		                            (items_heads[i].shape.need != NEED_CATEGORIES ||
		                             sheet->book->has_categories)));
	return place;
}

struct span
items_span(const struct sheet *sheet, enum items_column column, lxw_row_t first, lxw_row_t last)
{
	return (struct span){.column = place_of(sheet, column), .first = first, .last = last};
}

struct str
items_ref(const struct sheet *sheet, enum items_column column, lxw_row_t row)
{
	struct span span = items_span(sheet, column, row, row);
	const struct str parts[] = {STR("$"), formula_cell(sheet->book->scratch, span)};
	return str_join(sheet->book->scratch, COUNT_OF(parts), parts);
}

void
items_rules_write(const struct form_book *form, struct sheet *sheet, lxw_row_t first,
                  lxw_row_t last)
{
	static const enum items_column fixed[] = {
		ITEMS_NUMBER, ITEMS_PRODUCT, ITEMS_GROUP, ITEMS_LABEL,       ITEMS_STATE,
		ITEMS_WANTED, ITEMS_LAW,     ITEMS_ITEM,  ITEMS_PRODUCT_KEY, ITEMS_EVIDENCE};
	struct arena *scratch = form->book->scratch;
	enum items_column figures = form->book->has_categories ? ITEMS_FIGURE : ITEMS_CHOICE;
	if (items_have(form->book->report->rubric, true)) {
		const struct span corner = {.sheet = form->lists.name};
		sheet_offer_where(sheet, items_span(sheet, ITEMS_CHOICE, first, last),
		                  FORMULA(scratch, "OFFSET({0},{1},0,{2},1)",
		                          formula_cell(scratch, corner),
		                          items_ref(sheet, ITEMS_LIST, first),
		                          items_ref(sheet, ITEMS_COUNT, first)),
		                  form_say(form, "Pilih salah satu jawaban dari daftar.",
		                           "Choose one of the answers of the list."));
	}
	if (items_have(form->book->report->rubric, false))
		sheet_demand(sheet, items_span(sheet, figures, first, last),
		             FORMULA(scratch, "OR({1}=\"\",AND(ISNUMBER({0}),{0}>={1},{0}<={2}))",
		                     items_ref(sheet, figures, first),
		                     items_ref(sheet, ITEMS_LEAST, first),
		                     items_ref(sheet, ITEMS_MOST, first)),
		             form_say(form,
		                      "Tulis angka dalam batas yang disebut di kolom Indikator.",
		                      "Write a number within the limits named beside the item."));
	sheet_demand(sheet, items_span(sheet, ITEMS_NA, first, last),
	             FORMULA(scratch, "{0}=1", items_ref(sheet, ITEMS_MAY_NOT_APPLY, first)),
	             form_say(form,
	                      "Indikator ini harus dijawab; \"tidak berlaku\" tidak dibolehkan.",
	                      "This item must be answered; \"does not apply\" is not allowed."));
	for (enum items_column date = ITEMS_DATE; date <= ITEMS_EXPIRES; date++)
		sheet_demand(sheet, items_span(sheet, date, first, last),
		             FORMULA(scratch, "AND(ISNUMBER({0}),{0}>=DATE(2000,1,1))",
		                     items_ref(sheet, date, first)),
		             form_say(form, "Tulis tanggal seperti 30/06/2026.",
		                      "Write a date such as 30/06/2026."));
	for (size_t i = 0; i < COUNT_OF(fixed); i++) {
		if (fixed[i] != ITEMS_PRODUCT || form->book->has_products)
			sheet_demand(sheet, items_span(sheet, fixed[i], first, last), STR("FALSE"),
			             form_say(form, "Kolom ini tidak diubah.",
			                      "This column is not to be changed."));
	}
}

void
items_colours_write(const struct form_book *form, struct sheet *sheet, lxw_row_t first,
                    lxw_row_t last)
{
	const enum shade shut = (enum shade)(SHADE_ZONE + COLOUR_NONE);
	struct arena *scratch = form->book->scratch;
	struct span choice = items_span(sheet, ITEMS_CHOICE, first, last);
	struct span figure = items_span(sheet, ITEMS_FIGURE, first, last);
	struct span na = items_span(sheet, ITEMS_NA, first, last);
	struct span state = items_span(sheet, ITEMS_STATE, first, last);
	struct span note = items_span(sheet, ITEMS_NOTE, first, last);
	struct str dash = formula_count(scratch, form->nothing.first);
	struct str none =
		FORMULA(scratch, "AND({0}<>\"\",{0}>{1})", items_ref(sheet, ITEMS_LEAST, first),
	                items_ref(sheet, ITEMS_MOST, first));
	struct str is_dash = FORMULA(scratch, "{0}={1}", items_ref(sheet, ITEMS_LIST, first), dash);
	bool has_levels = items_have(form->book->report->rubric, true);
	sheet_colour_where(sheet, choice, choice.column, has_levels ? is_dash : none, shut);
	if (form->book->has_categories)
		sheet_colour_where(sheet, figure, figure.column, none, shut);
	sheet_colour_where(sheet, na, na.column,
	                   FORMULA(scratch, "{0}<>1", items_ref(sheet, ITEMS_MAY_NOT_APPLY, first)),
	                   shut);
	sheet_colour_where(sheet, note, note.column,
	                   FORMULA(scratch, "{0}=\"\"", items_ref(sheet, ITEMS_STATE, first)),
	                   shut);
	for (size_t i = 0; i < 2; i++)
		sheet_colour_where(sheet, state, state.column,
		                   FORMULA(scratch, "LEFT({0},1)={1}",
		                           items_ref(sheet, ITEMS_STATE, first),
		                           formula_text(scratch, i ? STR("○") : STR("✔"))),
		                   (enum shade)(SHADE_ZONE + (i ? COLOUR_YELLOW : COLOUR_GREEN)));
}
