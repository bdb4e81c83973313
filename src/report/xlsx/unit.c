// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/unit.h"

#include <assert.h>

#include "base/compiler.h"
#include "report/xlsx/heat.h"
#include "report/xlsx/phrase.h"
#include "report/xlsx/tree.h"
#include "report/xlsx/unit_writer.h"

static const struct column columns[UNIT_COLUMN_COUNT] = {
	[UNIT_PRODUCT] = {WORD_PRODUCT, 25, false, NEED_PRODUCTS},
	[UNIT_ITEM] = {WORD_ITEM, 42, false, NEED_NOTHING},
	[UNIT_ANSWER] = {WORD_ANSWER, 19, false, NEED_NOTHING},
	[UNIT_NOT_APPLICABLE] = {WORD_NOT_APPLICABLE, 9, false, NEED_NOTHING},
	[UNIT_STATUS] = {WORD_STATUS, 18, false, NEED_NOTHING},
	[UNIT_PROOF] = {WORD_PROOF, 11, false, NEED_NOTHING},
	[UNIT_STATE] = {WORD_STATE, 17, false, NEED_NOTHING},
	[UNIT_WEIGHT] = {WORD_WEIGHT, 9, true, NEED_NOTHING},
	[UNIT_RATIO + FIGURE_CLAIMED] = {WORD_RATIO_CLAIMED, 11, true, NEED_NOTHING},
	[UNIT_RATIO + FIGURE_VERIFIED] = {WORD_RATIO_VERIFIED, 13, true, NEED_NOTHING},
	[UNIT_RATIO + FIGURE_POTENTIAL] = {WORD_RATIO_POTENTIAL, 11, true, NEED_NOTHING},
	[UNIT_SHARE] = {WORD_PART, 9, true, NEED_NOTHING},
	[UNIT_POINTS] = {WORD_POINTS, 9, true, NEED_NOTHING},
	[UNIT_LOST] = {WORD_LOST, 9, true, NEED_NOTHING},
	[UNIT_NOTE] = {WORD_NOTE, 30, false, NEED_NOTHING},
	[UNIT_ID] = {WORD_ITEM_ID, 12, false, NEED_HIDDEN},
	[UNIT_PARENT] = {WORD_GROUP_ABOVE, 12, false, NEED_HIDDEN},
	[UNIT_DIVISOR + FIGURE_CLAIMED] = {WORD_DIVISOR_CLAIMED, 12, true, NEED_HIDDEN},
	[UNIT_DIVISOR + FIGURE_VERIFIED] = {WORD_DIVISOR_VERIFIED, 12, true, NEED_HIDDEN},
	[UNIT_DIVISOR + FIGURE_POTENTIAL] = {WORD_DIVISOR_POTENTIAL, 12, true, NEED_HIDDEN},
};

// With the head in view there must be room left for rows.
enum {
	FROZEN_ROWS_MOST = 16
};

bool
unit_sheet_open(struct unit_sheet *unit, struct book *book, const struct unit_result *result)
{
	if (!sheet_open(&unit->sheet, book, result->unit->name, COUNT_OF(columns), columns))
		return false;
	unit->layout = unit_layout_for(book->report->arena, book->report->rubric, result,
	                               unit->sheet.name);
	return true;
}

static void
write_title(const struct unit_writer *writer)
{
	struct book *book = writer->book;
	const struct unit *unit = writer->unit->result->unit;
	sheet_line(writer->sheet, STYLE_TITLE, unit->name);
	struct buffer *text = book_text(book);
	buffer_add(text, unit->id);
	for (size_t i = 0; i < unit->group_count; i++) {
		buffer_add_text(text, " · ");
		buffer_add(text, unit->groups[i]);
	}
	sheet_line(writer->sheet, STYLE_LINE, buffer_text(text));
	text = book_text(book);
	buffer_add_text(text, "← ");
	buffer_add_text(text, word(book->lang, WORD_SUMMARY));
	sheet_line_link(writer->sheet, book->names[0], buffer_text(text));
	sheet_line(writer->sheet, STYLE_LINE, str_from(word(book->lang, WORD_HOW_TO_CHANGE)));
}

static struct str
object_scores(const struct unit_writer *writer, enum figure figure)
{
	const struct unit_layout *unit = writer->unit;
	uint32_t last = unit->scores + (uint32_t)unit->result->object_count - 1;
	enum unit_column column = (enum unit_column)(UNIT_RATIO + (unsigned)figure);
	return formula_span(writer->grading.arena, unit_span(unit, column, unit->scores, last));
}

// The mean of the objects' scores.
static struct str
own_score(const struct unit_writer *writer, enum figure figure)
{
	return score_rounded(
		&writer->grading, TIER_UNIT,
		FORMULA(writer->grading.arena, "AVERAGE({0})", object_scores(writer, figure)));
}

static struct str
score_formula(const struct unit_writer *writer, enum figure figure)
{
	struct arena *arena = writer->grading.arena;
	if (writer->unit->result->object_count == 0)
		return score_if(&writer->grading, STR("FALSE"), STR("0"));
	struct str score = own_score(writer, figure);
	if (figure == FIGURE_POTENTIAL)
		score = score_raised(&writer->grading, score,
		                     unit_at(writer, UNIT_ANSWER, writer->unit->figures));
	return score_if(&writer->grading,
	                FORMULA(arena, "COUNT({0})>0", object_scores(writer, figure)), score);
}

// A cap on the zone of the object is one on the unit's where the unit is the object.
static struct str
limits_of_unit(const struct unit_writer *writer, enum figure figure)
{
	const struct grading *grading = &writer->grading;
	struct arena *arena = grading->arena;
	const struct rubric *rubric = grading->rubric;
	if (!writer->is_itself || !has_zone_caps(rubric))
		return STR("");
	uint32_t row = writer->unit->scores;
	struct span map = zone_span(grading->figures, rubric, TIER_OBJECT, RUBRIC_RATIO);
	struct str natural = band_reached(grading, TIER_OBJECT,
	                                  unit_figure_at(writer, UNIT_RATIO, figure, row), STR(""));
	return FORMULA(arena, ",IF(ISNUMBER({0}),IF({0}>{1},INDEX({2},{0}),1),1)",
	               unit_figure_at(writer, UNIT_DIVISOR, figure, row), natural,
	               formula_span(arena, map));
}

static struct str
band_formula(const struct unit_writer *writer, enum figure figure, uint32_t row)
{
	const struct grading *grading = &writer->grading;
	struct str score = unit_at(writer, UNIT_ANSWER, row);
	struct str band = band_reached(grading, TIER_UNIT, score, limits_of_unit(writer, figure));
	if (figure != FIGURE_POTENTIAL || writer->unit->result->object_count == 0)
		return band;
	// Raised to the claimed score, it has the zone of that.
	return FORMULA(grading->arena, "IF(ISNUMBER({0}),IF({1}<{0},{2},{3}),\"\")", score,
	               own_score(writer, figure),
	               unit_at(writer, UNIT_DIVISOR, writer->unit->figures), band);
}

// A figure of the unit: score, zone, category, predicate; then what only formulas need.
static void
write_figure(const struct unit_writer *writer, enum figure figure)
{
	const struct grading *grading = &writer->grading;
	struct sheet *sheet = writer->sheet;
	const struct verdict *verdict = &writer->unit->result->verdicts[figure];
	bool is_counted = figure == writer->counted;
	struct buffer *text = book_text(writer->book);
	buffer_add_text(text, figure_word(grading->lang, figure));
	buffer_add_text(text, is_counted ? " (" : "");
	buffer_add_text(text, is_counted ? word(grading->lang, WORD_COUNTED_FIGURE) : "");
	buffer_add_text(text, is_counted ? ")" : "");
	sheet_row(sheet, is_counted ? SHADE_OBJECT : SHADE_PLAIN);
	uint32_t row = sheet->row;
	sheet_put_nothing(sheet);
	sheet_put(sheet, buffer_text(text));
	sheet_put_formula(sheet, score_style(grading->rubric, TIER_UNIT),
	                  score_formula(writer, figure), value_score(grading->lang, verdict));
	sheet_put_nothing(sheet);
	struct str band = unit_at(writer, UNIT_DIVISOR, row);
	put_zone_words(writer, TIER_UNIT, RUBRIC_LABEL, band, verdict);
	put_zone_words(writer, TIER_UNIT, RUBRIC_ID, band, verdict);
	put_zone_words(writer, TIER_UNIT, RUBRIC_WORDS, band, verdict);
	put_blanks(writer, UNIT_WEIGHT, UNIT_DIVISOR);
	sheet_put_formula(sheet, STYLE_NUMBER, band_formula(writer, figure, row),
	                  band_value(grading->rubric, TIER_UNIT, verdict));
}

// One row for each opinion: what stands on the heat map, where the unit's means are.
static void
write_opinions(const struct unit_writer *writer, const struct heat_layout *heat, size_t number)
{
	const struct rubric *rubric = writer->grading.rubric;
	enum lang lang = writer->grading.lang;
	for (size_t i = 0; i < rubric->opinion_count; i++) {
		const struct opinion *opinion = &rubric->opinions[i];
		const struct outcome *outcome = writer->unit->result->opinions[i];
		sheet_row(writer->sheet, SHADE_PLAIN);
		sheet_put_nothing(writer->sheet);
		sheet_put(writer->sheet, text_in(lang, opinion->label, opinion->en));
		sheet_put_formula(
			writer->sheet, STYLE_TEXT,
			formula_cell(writer->grading.arena, heat_opinion(heat, i, number)),
			value_text(text_in(lang, outcome->label, outcome->en)));
	}
}

static void
write_trees(const struct unit_writer *writer)
{
	const struct unit_layout *unit = writer->unit;
	for (size_t i = 0; i < unit->result->object_count; i++) {
		const struct tree tree = {
			.arena = writer->grading.arena,
			.lang = writer->grading.lang,
			.rubric = writer->grading.rubric,
			.figures = writer->grading.figures,
			.unit = unit,
			.object = &unit->objects[i],
			.counted = writer->counted,
		};
		tree_write(writer->sheet, &tree);
	}
}

// What may be chosen in the columns beside the answers.
static void
offer_words(const struct unit_writer *writer)
{
	enum lang lang = writer->grading.lang;
	const struct unit_layout *unit = writer->unit;
	const char *const marks[] = {word(lang, WORD_YES)};
	const char *const proofs[] = {word(lang, WORD_YES), word(lang, WORD_NO)};
	const char *states[STATUS_COUNT];
	for (size_t i = 0; i < STATUS_COUNT; i++)
		states[i] = status_word(lang, (enum status)i);
	sheet_offer_words(writer->sheet,
	                  unit_span(unit, UNIT_NOT_APPLICABLE, unit->first, unit->last),
	                  COUNT_OF(marks), marks);
	sheet_offer_words(writer->sheet, unit_span(unit, UNIT_STATUS, unit->first, unit->last),
	                  COUNT_OF(states), states);
	sheet_offer_words(writer->sheet, unit_span(unit, UNIT_PROOF, unit->first, unit->last),
	                  COUNT_OF(proofs), proofs);
}

static void
colour_zones(const struct unit_writer *writer)
{
	const struct unit_layout *unit = writer->unit;
	sheet_colour_zones(writer->sheet,
	                   unit_span(unit, UNIT_STATUS, unit->figures,
	                             unit->scores + (uint32_t)unit->result->object_count),
	                   false);
}

void
unit_sheet_write(struct unit_sheet *unit, const struct rubric_layout *figures,
                 const struct heat_layout *heat, size_t number)
{
	struct book *book = unit->sheet.book;
	const struct unit_result *result = unit->layout.result;
	const struct unit_writer writer = {
		.sheet = &unit->sheet,
		.book = book,
		.unit = &unit->layout,
		.grading = {book->scratch, book->lang, book->report->rubric, figures},
		.counted = book->report->options->score.counted,
		.is_itself = result->object_count == 1 && !result->objects[0].product,
	};
	write_title(&writer);
	for (size_t f = 0; f < FIGURE_COUNT; f++)
		write_figure(&writer, (enum figure)f);
	write_opinions(&writer, heat, number);
	sheet_gap(writer.sheet);
	unit_scores_write(&writer);
	sheet_gap(writer.sheet);
	assert(writer.sheet->next == unit->layout.head);
	sheet_head(writer.sheet);
	if (unit->layout.head < FROZEN_ROWS_MOST)
		sheet_freeze(writer.sheet, book->has_products ? 2 : 1);
	write_trees(&writer);
	sheet_filter(writer.sheet);
	offer_words(&writer);
	colour_zones(&writer);
	sheet_protect(writer.sheet);
}
