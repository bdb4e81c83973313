// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// A plan as a workbook: its steps, and the whole trade-off.
#include "report/plan_report.h"

#include "base/compiler.h"
#include "report/xlsx/way.h"

static const struct column curve_columns[] = {
	{WORD_COST, 14, true, NEED_NOTHING},
	{WORD_BEST_SCORE, 14, true, NEED_NOTHING},
	{WORD_ZONE, 18, false, NEED_NOTHING},
};

static void
curve_write(struct sheet *sheet, const struct plan_document *document)
{
	const struct plan_curve *curve = document->curve;
	const struct rubric *rubric = document->report->rubric;
	enum lang lang = sheet->book->lang;
	bool are_days = document->problem->costs == PLAN_DAYS;
	sheet_line(sheet, STYLE_TITLE, str_from(word(lang, WORD_CURVE)));
	sheet_line(sheet, STYLE_LINE,
	           str_from(word(lang, are_days ? WORD_CURVE_DAYS : WORD_CURVE_ANSWERS)));
	if (!curve->is_proven)
		sheet_line(sheet, STYLE_LINE, str_from(word(lang, WORD_CURVE_NOT_PROVEN)));
	sheet_head(sheet);
	sheet_freeze(sheet, 0);
	for (size_t i = 0; i < curve->count; i++) {
		const struct plan_price *price = &curve->prices[i];
		struct verdict verdict = verdict_for(rubric, document->problem->tier, price->score);
		sheet_row(sheet, SHADE_PLAIN);
		sheet_put_rounded(sheet, price->cost, DECIMAL_PLACES);
		sheet_put_score(sheet, &verdict);
		sheet_put_zone(sheet, &verdict);
	}
	sheet_filter(sheet);
}

void
plan_write_book(const struct plan_document *document)
{
	const struct plan *plan = plan_document_chosen(document);
	const struct plan_problem *problem = document->problem;
	bool is_green = plan->aim.kind == AIM_COLOUR && plan->aim.colour == COLOUR_GREEN;
	enum word title = is_green ? WORD_WAY_TO_GREEN : WORD_WAY;
	struct str name = problem->tier == TIER_INSTITUTION ? document->institution
	                                                    : problem->units[0]->unit->name;
	struct book *book = book_create(document->report);
	struct sheet way, curve;
	if (!way_open(&way, book, title) ||
	    !sheet_open(&curve, book, str_from(word(book->lang, WORD_CURVE)),
	                COUNT_OF(curve_columns), curve_columns)) {
		book_discard(book);
		return;
	}
	way_begin(&way, title, document->institution, document->period);
	way_write(&way, name, problem, plan);
	curve_write(&curve, document);
	book_close(book, document->institution, document->period);
}
