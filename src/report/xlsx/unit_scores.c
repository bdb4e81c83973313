// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The scores of a unit's objects, and the helpers that unit.c shares.
#include "base/arena.h"
#include "base/compiler.h"
#include "report/xlsx/phrase.h"
#include "report/xlsx/unit_writer.h"

// The names of the columns above the scores of objects, where they differ.
static const enum word score_words[UNIT_COLUMN_COUNT] = {
	[UNIT_PRODUCT] = WORD_PRODUCT,
	[UNIT_ITEM] = WORD_ASSESSED_THING,
	[UNIT_ANSWER] = WORD_SCORE,
	[UNIT_NOT_APPLICABLE] = WORD_COUNT,
	[UNIT_STATUS] = WORD_ZONE,
	[UNIT_PROOF] = WORD_CATEGORY,
	[UNIT_STATE] = WORD_COUNT,
	[UNIT_WEIGHT] = WORD_COUNT,
	[UNIT_RATIO + FIGURE_CLAIMED] = WORD_CLAIMED,
	[UNIT_RATIO + FIGURE_VERIFIED] = WORD_VERIFIED,
	[UNIT_RATIO + FIGURE_POTENTIAL] = WORD_POTENTIAL,
	[UNIT_SHARE] = WORD_COUNT,
	[UNIT_POINTS] = WORD_COUNT,
	[UNIT_LOST] = WORD_LOST,
	[UNIT_NOTE] = WORD_PREDICATE,
};

struct str
unit_at(const struct unit_writer *writer, enum unit_column column, uint32_t row)
{
	return formula_cell(writer->grading.arena, unit_cell(writer->unit, column, row));
}

struct str
unit_figure_at(const struct unit_writer *writer, enum unit_column first, enum figure figure,
               uint32_t row)
{
	return unit_at(writer, (enum unit_column)(first + (unsigned)figure), row);
}

void
put_blanks(const struct unit_writer *writer, enum unit_column from, enum unit_column to)
{
	for (enum unit_column c = from; c < to; c++)
		sheet_put_nothing(writer->sheet);
}

enum style
score_style(const struct rubric *rubric, enum tier tier)
{
	return (enum style)(STYLE_PLACES + places_for(rubric, tier));
}

void
put_zone_words(const struct unit_writer *writer, enum tier tier, enum rubric_column column,
               struct str band, const struct verdict *verdict)
{
	struct str text = {NULL, 0};
	struct buffer *phrase = book_text(writer->book);
	const struct zone *zone = verdict->zone;
	if (verdict->has_score && column == RUBRIC_LABEL) {
		phrase_zone(phrase, writer->book->lang, zone);
		text = buffer_text(phrase);
	} else if (verdict->has_score) {
		text = column == RUBRIC_ID ? zone->category : zone->predicate;
	}
	sheet_put_formula(writer->sheet, STYLE_TEXT,
	                  zone_words(&writer->grading, tier, column, band), value_text(text));
}

struct value
band_value(const struct rubric *rubric, enum tier tier, const struct verdict *verdict)
{
	int64_t band = verdict->has_score ? verdict->zone - rubric->zones[tier].zones + 1 : 0;
	return value_number_if(verdict->has_score, exact_from_fraction(band, 1));
}

bool
has_zone_caps(const struct rubric *rubric)
{
	for (size_t i = 0; i < rubric->cap_count; i++) {
		if (rubric->caps[i].limits_zone)
			return true;
	}
	return false;
}

// What each cap of one kind leaves where it holds: ",IF(I40=\"ya\",50,100)" or the number of a band.
static struct str
cap_limits(const struct unit_writer *writer, const struct object_layout *object, enum figure figure,
           bool of_zones)
{
	struct arena *arena = writer->grading.arena;
	const struct rubric *rubric = writer->grading.rubric;
	struct str yes = formula_text(arena, str_from(word(writer->grading.lang, WORD_YES)));
	struct str limits = STR("");
	for (size_t i = 0; i < rubric->cap_count; i++) {
		const struct cap *cap = &rubric->caps[i];
		if (cap->limits_zone != of_zones)
			continue;
		struct str held =
			unit_figure_at(writer, UNIT_RATIO, figure, object->caps + (uint32_t)i);
		struct str most = of_zones ? formula_count(arena, cap->band + 1)
		                           : formula_number(arena, exact_from_decimal(cap->score));
		struct str free = of_zones ? STR("1")
		                           : formula_number(arena, exact_from_decimal(rubric->top));
		limits = FORMULA(arena, "{0},IF({1}={2},{3},{4})", limits, held, yes, most, free);
	}
	return limits;
}

// The score of an object from the ratio of its root, after caps on it.
static struct str
own_score(const struct unit_writer *writer, const struct object_layout *object, enum figure figure)
{
	struct arena *arena = writer->grading.arena;
	struct str root = unit_figure_at(writer, UNIT_RATIO, figure, object->rows[0]);
	struct str score = score_rounded(
		&writer->grading, TIER_OBJECT,
		FORMULA(arena, "{0}*{1}", root, top_cell(arena, writer->grading.figures)));
	struct str limits = cap_limits(writer, object, figure, false);
	return str_is_empty(limits) ? score : FORMULA(arena, "MIN({0}{1})", score, limits);
}

static struct str
score_formula(const struct unit_writer *writer, const struct object_layout *object,
              enum figure figure)
{
	struct str root = unit_figure_at(writer, UNIT_RATIO, figure, object->rows[0]);
	struct str score = own_score(writer, object, figure);
	if (figure == FIGURE_POTENTIAL)
		score = score_raised(&writer->grading, score,
		                     unit_at(writer, UNIT_RATIO, object->score));
	return score_if(&writer->grading, FORMULA(writer->grading.arena, "ISNUMBER({0})", root),
	                score);
}

static struct str
object_band(const struct unit_writer *writer, const struct object_layout *object,
            enum figure figure)
{
	uint32_t row = object->score;
	struct str score = unit_figure_at(writer, UNIT_RATIO, figure, row);
	struct str band = band_reached(&writer->grading, TIER_OBJECT, score,
	                               cap_limits(writer, object, figure, true));
	if (figure != FIGURE_POTENTIAL)
		return band;
	// Raised to the claimed score, it has the zone of that.
	return FORMULA(writer->grading.arena, "IF(ISNUMBER({0}),IF({1}<{0},{2},{3}),\"\")", score,
	               own_score(writer, object, figure), unit_at(writer, UNIT_DIVISOR, row), band);
}

static void
put_scores(const struct unit_writer *writer, const struct object_layout *object)
{
	const struct grading *grading = &writer->grading;
	for (size_t f = 0; f < FIGURE_COUNT; f++) {
		struct str score = score_formula(writer, object, (enum figure)f);
		sheet_put_formula(writer->sheet, score_style(grading->rubric, TIER_OBJECT), score,
		                  value_score(grading->lang, &object->object->verdicts[f]));
	}
}

// What is missing to the best score.
static void
put_lost(const struct unit_writer *writer, const struct object_layout *object)
{
	struct arena *arena = writer->grading.arena;
	const struct rubric *rubric = writer->grading.rubric;
	const struct verdict *verdict = &object->object->verdicts[writer->counted];
	struct exact top = exact_from_decimal(rubric->top);
	struct str score = unit_at(writer, UNIT_ANSWER, object->score);
	sheet_put_formula(
		writer->sheet, score_style(rubric, TIER_OBJECT),
		FORMULA(arena, "IF(ISNUMBER({0}),{1}-{0},\"\")", score,
	                top_cell(arena, writer->grading.figures)),
		value_number_if(verdict->has_score, exact_subtract(arena, top, verdict->score)));
}

static void
write_object(const struct unit_writer *writer, const struct object_layout *object)
{
	const struct grading *grading = &writer->grading;
	struct sheet *sheet = writer->sheet;
	const struct verdict *verdict = &object->object->verdicts[writer->counted];
	sheet_row(sheet, SHADE_PLAIN);
	struct str band = unit_figure_at(writer, UNIT_DIVISOR, writer->counted, object->score);
	sheet_put(sheet, object->object->name);
	sheet_put(sheet, object->object->product ? object->object->id : object->object->name);
	sheet_put_formula(sheet, score_style(grading->rubric, TIER_OBJECT),
	                  unit_figure_at(writer, UNIT_RATIO, writer->counted, object->score),
	                  value_score(grading->lang, verdict));
	sheet_put_nothing(sheet);
	put_zone_words(writer, TIER_OBJECT, RUBRIC_LABEL, band, verdict);
	put_zone_words(writer, TIER_OBJECT, RUBRIC_ID, band, verdict);
	put_blanks(writer, UNIT_STATE, UNIT_RATIO);
	put_scores(writer, object);
	put_blanks(writer, UNIT_SHARE, UNIT_LOST);
	put_lost(writer, object);
	put_zone_words(writer, TIER_OBJECT, RUBRIC_WORDS, band, verdict);
	sheet_put(sheet, object->object->id);
	sheet_put_nothing(sheet);
	for (size_t f = 0; f < FIGURE_COUNT; f++)
		sheet_put_formula(
			sheet, STYLE_NUMBER, object_band(writer, object, (enum figure)f),
			band_value(grading->rubric, TIER_OBJECT, &object->object->verdicts[f]));
}

void
unit_scores_write(const struct unit_writer *writer)
{
	const struct unit_layout *unit = writer->unit;
	struct sheet *sheet = writer->sheet;
	sheet_row(sheet, SHADE_HEAD);
	for (enum unit_column c = UNIT_PRODUCT; c <= UNIT_NOTE; c++)
		sheet_put_word(sheet, score_words[c] == WORD_COUNT
		                              ? ""
		                              : word(writer->grading.lang, score_words[c]));
	for (size_t i = 0; i < unit->result->object_count; i++)
		write_object(writer, &unit->objects[i]);
}
