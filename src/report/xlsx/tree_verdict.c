// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The rows below an object's nodes: the caps on its verdict and whether they hold, and its opinions.
#include "report/xlsx/live.h"
#include "report/xlsx/phrase.h"
#include "report/xlsx/score_formula.h"
#include "report/xlsx/tree.h"

static struct str
find_ratio(const void *context, size_t node)
{
	const struct tree *tree = context;
	if (!tree->object->rows[node])
		return STR("");
	enum unit_column column = (enum unit_column)(UNIT_RATIO + (unsigned)tree->counted);
	return formula_cell(tree->arena, unit_cell(tree->unit, column, tree->object->rows[node]));
}

static bool
cap_holds(const struct tree *tree, const struct cap *cap, enum figure figure)
{
	const struct object_result *object = tree->object->object;
	return object->nodes[0].figures[figure].counts &&
	       condition_holds(&cap->when,
	                       object_ratios(tree->arena, tree->rubric, object, figure));
}

// Whether the cap holds in each of the figures.
static void
put_cap_answers(struct sheet *sheet, const struct tree *tree, const struct cap *cap)
{
	struct str yes = str_from(word(tree->lang, WORD_YES));
	struct str no = str_from(word(tree->lang, WORD_NO));
	for (size_t f = 0; f < FIGURE_COUNT; f++) {
		struct tree of_figure = *tree;
		of_figure.counted = (enum figure)f;
		struct ratio_cells cells = {find_ratio, &of_figure, false};
		struct str formula =
			FORMULA(tree->arena, "IF(AND(ISNUMBER({0}),{1}),{2},{3})",
		                find_ratio(&of_figure, 0),
		                condition_formula(tree->arena, &cap->when, &cells),
		                formula_text(tree->arena, yes), formula_text(tree->arena, no));
		sheet_put_formula(sheet, STYLE_RIGHT, formula,
		                  value_text(cap_holds(tree, cap, (enum figure)f) ? yes : no));
	}
}

static void
write_cap(struct sheet *sheet, const struct tree *tree, const struct cap *cap)
{
	enum lang lang = tree->lang;
	sheet_row(sheet, SHADE_PLAIN);
	sheet_put(sheet, tree->object->object->name);
	struct buffer *text = book_text(sheet->book);
	buffer_add_text(text, word(lang, WORD_CAPPED));
	buffer_add_text(text, ": ");
	buffer_add(text, cap->reason);
	sheet_put_level(sheet, 1, buffer_text(text));
	text = book_text(sheet->book);
	buffer_add_text(text, word(lang, WORD_AT_MOST));
	buffer_add_char(text, ' ');
	if (cap->limits_zone)
		phrase_zone(text, lang, &tree->rubric->zones[TIER_OBJECT].zones[cap->band]);
	else
		decimal_write_short(text, cap->score, lang_decimal_mark(lang));
	sheet_put(sheet, buffer_text(text));
	for (enum unit_column c = UNIT_NOT_APPLICABLE; c < UNIT_RATIO; c++)
		sheet_put_nothing(sheet);
	put_cap_answers(sheet, tree, cap);
}

static void
write_opinion(struct sheet *sheet, const struct tree *tree, size_t index)
{
	const struct opinion *opinion = &tree->rubric->opinions[index];
	const struct outcome *outcome = tree->object->object->opinions[index];
	const struct grading grading = {tree->arena, tree->lang, tree->rubric, tree->figures};
	const struct ratio_cells cells = {find_ratio, tree, false};
	sheet_row(sheet, SHADE_PLAIN);
	sheet_put(sheet, tree->object->object->name);
	sheet_put_level(sheet, 1, text_in(tree->lang, opinion->label, opinion->en));
	sheet_put_formula(sheet, STYLE_TEXT, opinion_formula(&grading, opinion, &cells),
	                  value_text(text_in(tree->lang, outcome->label, outcome->en)));
}

void
tree_verdict_write(struct sheet *sheet, const struct tree *tree)
{
	for (size_t i = 0; i < tree->rubric->cap_count; i++)
		write_cap(sheet, tree, &tree->rubric->caps[i]);
	for (size_t i = 0; i < tree->rubric->opinion_count; i++)
		write_opinion(sheet, tree, i);
}
