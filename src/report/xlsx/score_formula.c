// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/score_formula.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "report/words.h"

struct str
score_rounded(const struct grading *grading, enum tier tier, struct str computed)
{
	int places = grading->rubric->places[tier];
	if (places == PLACES_EXACT)
		return computed;
	return FORMULA(grading->arena, "ROUND(ROUND({0},10),{1})", computed,
	               formula_count(grading->arena, (size_t)places));
}

struct str
score_if(const struct grading *grading, struct str condition, struct str score)
{
	struct str none = str_from(word(grading->lang, WORD_NOT_SCORED));
	return FORMULA(grading->arena, "IF({0},{1},{2})", condition, score,
	               formula_text(grading->arena, none));
}

struct str
score_raised(const struct grading *grading, struct str own, struct str claimed)
{
	// MAX passes over a reference to text: a claimed score that is not there.
	return FORMULA(grading->arena, "MAX({0},{1})", own, claimed);
}

static struct str
band_natural(const struct grading *grading, enum tier tier, struct str score)
{
	bool is_exact = grading->rubric->places[tier] == PLACES_EXACT;
	return FORMULA(
		grading->arena,
		is_exact ? "1+SUMPRODUCT(--({1}>ROUND({0},10)))" : "1+SUMPRODUCT(--({1}>{0}))",
		score,
		formula_span(grading->arena,
	                     zone_span(grading->figures, grading->rubric, tier, RUBRIC_VALUE)));
}

struct str
band_reached(const struct grading *grading, enum tier tier, struct str score, struct str limits)
{
	return FORMULA(grading->arena,
	               str_is_empty(limits) ? "IF(ISNUMBER({0}),{1},\"\")"
	                                    : "IF(ISNUMBER({0}),MAX({1}{2}),\"\")",
	               score, band_natural(grading, tier, score), limits);
}

struct str
zone_words(const struct grading *grading, enum tier tier, enum rubric_column column,
           struct str band)
{
	struct span words = zone_span(grading->figures, grading->rubric, tier, column);
	// An empty cell would come back as 0.
	return FORMULA(grading->arena, "IF(ISNUMBER({0}),INDEX({1},{0})&\"\",\"\")", band,
	               formula_span(grading->arena, words));
}

static struct str
comparison(struct arena *arena, const struct condition *condition, const struct ratio_cells *cells)
{
	struct str cell = cells->find(cells->context, condition->node);
	if (str_is_empty(cell))
		return STR("FALSE");
	struct exact hundred = exact_from_fraction(100, 1);
	struct exact limit = cells->is_percent ? exact_multiply(arena, condition->ratio, hundred)
	                                       : condition->ratio;
	return FORMULA(arena,
	               condition->kind == CONDITION_BELOW ? "AND(ISNUMBER({0}),{0}<{1}-5E-11)"
	                                                  : "AND(ISNUMBER({0}),{0}>={1}-5E-11)",
	               cell, formula_number(arena, limit));
}

static struct str
together(struct arena *arena, const struct condition *condition, const struct ratio_cells *cells)
{
	bool is_all = condition->kind == CONDITION_ALL;
	struct buffer text;
	buffer_init(&text);
	buffer_add_text(&text, is_all ? "AND(TRUE" : "OR(FALSE");
	for (size_t i = 0; i < condition->part_count; i++) {
		buffer_add_char(&text, ',');
		buffer_add(&text, condition_formula(arena, &condition->parts[i], cells));
	}
	buffer_add_char(&text, ')');
	struct str formula = str_copy(arena, buffer_text(&text));
	buffer_finish(&text);
	return formula;
}

struct str
condition_formula(struct arena *arena, const struct condition *condition,
                  const struct ratio_cells *cells)
{
	switch (condition->kind) {
	case CONDITION_ALL:
	case CONDITION_ANY:
		return together(arena, condition, cells);
	case CONDITION_NOT:
		return FORMULA(arena, "NOT({0})",
		               condition_formula(arena, condition->parts, cells));
	case CONDITION_BELOW:
	case CONDITION_AT_LEAST:
		break;
	}
	return comparison(arena, condition, cells);
}

struct str
opinion_formula(const struct grading *grading, const struct opinion *opinion,
                const struct ratio_cells *cells)
{
	struct arena *arena = grading->arena;
	struct str formula = STR("\"\"");
	for (size_t i = opinion->outcome_count; i-- > 0;) {
		const struct outcome *outcome = &opinion->outcomes[i];
		struct str label =
			formula_text(arena, text_in(grading->lang, outcome->label, outcome->en));
		if (outcome->is_last)
			formula = label;
		else
			formula = FORMULA(arena, "IF({0},{1},{2})",
			                  condition_formula(arena, &outcome->when, cells), label,
			                  formula);
	}
	return formula;
}
