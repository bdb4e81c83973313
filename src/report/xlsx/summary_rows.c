// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The rows of scores on the summary: the institution, its units, its groups of units.
#include "base/arena.h"
#include "model/past.h"
#include "report/xlsx/phrase.h"
#include "report/xlsx/summary_part.h"

static enum summary_column
of_figure(enum summary_column first, enum figure figure)
{
	return (enum summary_column)(first + (unsigned)figure);
}

static struct str
cells(const struct summary *summary, enum summary_column column, uint32_t first, uint32_t last)
{
	return formula_span(summary->grading.arena, summary_span(summary, column, first, last));
}

static enum style
style_of(const struct summary *summary, enum tier tier)
{
	return (enum style)(STYLE_PLACES + places_for(summary->grading.rubric, tier));
}

static void
put_blanks(const struct summary *summary, size_t count)
{
	for (size_t i = 0; i < count; i++)
		sheet_put_nothing(summary->sheet);
}

// What is missing to the best score.
static void
put_lost(const struct summary *summary, enum tier tier, const struct verdict *verdict)
{
	struct arena *arena = summary->grading.arena;
	struct exact top = exact_from_decimal(summary->grading.rubric->top);
	sheet_put_formula(
		summary->sheet, style_of(summary, tier),
		FORMULA(arena, "IF(ISNUMBER({0}),{1}-{0},\"\")",
	                summary_at(summary, SUMMARY_SCORE, summary->sheet->row),
	                top_cell(arena, summary->grading.figures)),
		value_number_if(verdict->has_score, exact_subtract(arena, top, verdict->score)));
}

static struct value
zone_value(const struct summary *summary, enum rubric_column column, const struct verdict *verdict)
{
	struct buffer *text = book_text(summary->book);
	if (!verdict->has_score)
		return value_text(STR(""));
	if (column == RUBRIC_ID)
		return value_text(verdict->zone->category);
	if (column == RUBRIC_WORDS)
		return value_text(verdict->zone->predicate);
	phrase_zone(text, summary->book->lang, verdict->zone);
	return value_text(buffer_text(text));
}

// A weighted mean over rows of scores: of their figures, or of all their objects.
static struct str
mean_formula(const struct summary *summary, enum figure figure, uint32_t first, uint32_t last)
{
	struct arena *arena = summary->grading.arena;
	bool is_of_objects =
		summary->grading.rubric->is_mean_of_objects && first == summary->layout.first_unit;
	struct str weights = cells(summary, SUMMARY_WEIGHT, first, last);
	struct str scores =
		cells(summary, of_figure(is_of_objects ? SUMMARY_SUM : SUMMARY_FIGURE, figure),
	              first, last);
	struct str counts = is_of_objects
	                            ? cells(summary, of_figure(SUMMARY_COUNT, figure), first, last)
	                            : FORMULA(arena, "--ISNUMBER({0})", scores);
	struct str divisor = FORMULA(arena, "SUMPRODUCT({0},{1})", counts, weights);
	struct str score =
		score_rounded(&summary->grading, TIER_INSTITUTION,
	                      FORMULA(arena, "SUMPRODUCT({0},{1})/{2}", scores, weights, divisor));
	if (figure == FIGURE_POTENTIAL)
		score = score_raised(&summary->grading, score,
		                     summary_at(summary, SUMMARY_FIGURE, summary->sheet->row));
	return score_if(&summary->grading, FORMULA(arena, "{0}>0", divisor), score);
}

// The three figures of a row, hidden; the columns that are seen show them as the report wants.
static void
put_means(const struct summary *summary, const struct verdict verdicts[], uint32_t first,
          uint32_t last)
{
	enum style style = style_of(summary, TIER_INSTITUTION);
	for (size_t f = 0; f < FIGURE_COUNT; f++)
		sheet_put_formula(summary->sheet, style,
		                  mean_formula(summary, (enum figure)f, first, last),
		                  value_score(summary->grading.lang, &verdicts[f]));
	put_blanks(summary, 2 * FIGURE_COUNT);
	const struct verdict *verdict = &verdicts[summary->counted];
	const struct zone *zones = summary->grading.rubric->zones[TIER_INSTITUTION].zones;
	int64_t band = verdict->has_score ? verdict->zone - zones + 1 : 0;
	sheet_put_formula(summary->sheet, STYLE_NUMBER,
	                  band_reached(&summary->grading, TIER_INSTITUTION,
	                               summary_at(summary, SUMMARY_SCORE, summary->sheet->row),
	                               STR("")),
	                  value_number_if(verdict->has_score, exact_from_fraction(band, 1)));
}

static void
put_figure(const struct summary *summary, enum figure figure, const struct verdict verdicts[])
{
	uint32_t row = summary->sheet->row;
	sheet_put_formula(summary->sheet, style_of(summary, TIER_INSTITUTION),
	                  summary_at(summary, of_figure(SUMMARY_FIGURE, figure), row),
	                  value_score(summary->grading.lang, &verdicts[figure]));
}

static void
put_zone(const struct summary *summary, enum rubric_column column, const struct verdict *verdict)
{
	sheet_put_formula(summary->sheet, STYLE_TEXT,
	                  zone_words(&summary->grading, TIER_INSTITUTION, column,
	                             summary_at(summary, SUMMARY_BAND, summary->sheet->row)),
	                  zone_value(summary, column, verdict));
}

static void
write_mean(struct summary *summary, const struct verdict verdicts[],
           const struct past_score *before, uint32_t first, uint32_t last)
{
	const struct verdict *verdict = &verdicts[summary->counted];
	summary_put_previous(summary, before);
	put_figure(summary, summary->counted, verdicts);
	put_figure(summary, FIGURE_VERIFIED, verdicts);
	put_figure(summary, FIGURE_POTENTIAL, verdicts);
	put_zone(summary, RUBRIC_LABEL, verdict);
	put_zone(summary, RUBRIC_ID, verdict);
	put_zone(summary, RUBRIC_WORDS, verdict);
	summary_put_change(summary, verdict, before);
	put_lost(summary, TIER_INSTITUTION, verdict);
	sheet_put_nothing(summary->sheet);
	put_means(summary, verdicts, first, last);
}

void
summary_write_institution(struct summary *summary)
{
	const struct assessment *assessment = summary->from->assessment;
	sheet_row(summary->sheet, SHADE_OBJECT);
	sheet_put_nothing(summary->sheet);
	sheet_put_word(summary->sheet, word(summary->grading.lang, WORD_TOTAL));
	const struct past *past = summary_past(summary);
	write_mean(summary, assessment->verdicts, past ? &past->institution : NULL,
	           summary->layout.first_unit,
	           summary->layout.first_unit + (uint32_t)assessment->unit_count - 1);
}

// A cell of a unit's sheet; nothing where it has none.
static struct str
from_unit(const struct summary *summary, const struct unit_layout *unit, enum unit_column column,
          uint32_t row)
{
	if (!unit)
		return STR("");
	return formula_cell(summary->grading.arena, outside(unit, unit_cell(unit, column, row)));
}

static uint32_t
figure_row(const struct unit_layout *unit, enum figure figure)
{
	return unit ? unit->figures + (uint32_t)figure : 0;
}

static void
put_unit_figure(const struct summary *summary, const struct unit_layout *unit, enum figure figure,
                const struct verdict verdicts[])
{
	sheet_put_formula(summary->sheet, style_of(summary, TIER_UNIT),
	                  from_unit(summary, unit, UNIT_ANSWER, figure_row(unit, figure)),
	                  value_score(summary->grading.lang, &verdicts[figure]));
}

static void
put_unit_zone(const struct summary *summary, const struct unit_layout *unit,
              enum unit_column column, enum rubric_column words, const struct verdict *verdict)
{
	sheet_put_formula(summary->sheet, STYLE_TEXT,
	                  from_unit(summary, unit, column, figure_row(unit, summary->counted)),
	                  zone_value(summary, words, verdict));
}

// Sums and counts of the objects' scores, for a mean over objects.
static void
put_sums(const struct summary *summary, const struct unit_layout *unit)
{
	struct arena *arena = summary->grading.arena;
	const struct unit_result *result = unit->result;
	uint32_t last = unit->scores + (uint32_t)result->object_count - 1;
	for (size_t pass = 0; pass < 2; pass++) {
		for (size_t f = 0; f < FIGURE_COUNT && result->object_count; f++) {
			struct exact sum = EXACT_ZERO, count = EXACT_ZERO;
			for (size_t i = 0; i < result->object_count; i++) {
				const struct verdict *verdict = &result->objects[i].verdicts[f];
				if (!verdict->has_score)
					continue;
				sum = exact_add(arena, sum, verdict->score);
				count = exact_add(arena, count, EXACT_ONE);
			}
			struct span scores =
				unit_span(unit, (enum unit_column)(UNIT_RATIO + (unsigned)f),
			                  unit->scores, last);
			struct str range = formula_span(arena, outside(unit, scores));
			sheet_put_formula(summary->sheet, STYLE_NUMBER,
			                  FORMULA(arena, pass ? "COUNT({0})" : "SUM({0})", range),
			                  value_number(pass ? count : sum));
		}
	}
	if (!result->object_count)
		put_blanks(summary, 2 * FIGURE_COUNT);
}

// The floors of the units' zones beside each unit, for the chart's lines.
static void
put_floors(const struct summary *summary)
{
	const struct zone_table *table = &summary->grading.rubric->zones[TIER_UNIT];
	struct span floors = zone_span(summary->grading.figures, summary->grading.rubric, TIER_UNIT,
	                               RUBRIC_VALUE);
	for (size_t i = 0; i + 1 < table->count && i < FLOORS_MOST; i++) {
		struct span floor = floors;
		floor.first += (uint32_t)i;
		sheet_put_formula(summary->sheet, STYLE_NUMBER,
		                  formula_cell(summary->grading.arena, floor),
		                  value_number(exact_from_decimal(table->zones[i].floor)));
	}
}

static void
put_hidden(const struct summary *summary, const struct unit_layout *unit,
           const struct unit_summary *what)
{
	sheet_put_fraction(summary->sheet, what->weight);
	for (size_t f = 0; f < FIGURE_COUNT; f++)
		put_unit_figure(summary, unit, (enum figure)f, what->verdicts);
	if (unit)
		put_sums(summary, unit);
	else
		put_blanks(summary, 2 * FIGURE_COUNT);
	sheet_put_nothing(summary->sheet);
	put_floors(summary);
}

static void
write_unit(const struct summary *summary, size_t rank)
{
	const struct assessment *assessment = summary->from->assessment;
	const struct unit_summary *what = assessment->ranked[rank];
	const struct unit_layout *unit = NULL;
	const struct verdict *verdict = &what->verdicts[summary->counted];
	const struct past *past = summary_past(summary);
	const struct past_score *before =
		past ? past_find(past->unit_count, past->units, what->id) : NULL;
	struct sheet *sheet = summary->sheet;
	if (summary->from->units)
		unit = summary->from->units[what->number];
	sheet_row(sheet, SHADE_PLAIN);
	sheet_put_count(sheet, rank + 1);
	if (unit)
		sheet_put_link(sheet, unit->sheet, what->name);
	else
		sheet_put(sheet, what->name);
	summary_put_previous(summary, before);
	put_unit_figure(summary, unit, summary->counted, what->verdicts);
	put_unit_figure(summary, unit, FIGURE_VERIFIED, what->verdicts);
	put_unit_figure(summary, unit, FIGURE_POTENTIAL, what->verdicts);
	put_unit_zone(summary, unit, UNIT_STATUS, RUBRIC_LABEL, verdict);
	put_unit_zone(summary, unit, UNIT_PROOF, RUBRIC_ID, verdict);
	put_unit_zone(summary, unit, UNIT_STATE, RUBRIC_WORDS, verdict);
	summary_put_change(summary, verdict, before);
	put_lost(summary, TIER_UNIT, verdict);
	put_hidden(summary, unit, what);
}

void
summary_write_units(struct summary *summary)
{
	for (size_t i = 0; i < summary->from->assessment->unit_count; i++)
		write_unit(summary, i);
}

// A unit among its group: what stands in its row above.
static void
write_member(const struct summary *summary, const struct unit_summary *what)
{
	struct sheet *sheet = summary->sheet;
	const struct verdict *verdict = &what->verdicts[summary->counted];
	uint32_t row = summary->layout.first_unit + summary->from->heat->places[what->number];
	sheet_row(sheet, SHADE_PLAIN);
	sheet_put_nothing(sheet);
	sheet_put_level(sheet, 1, what->name);
	sheet_put_nothing(sheet);
	const struct value shown[] = {
		value_score(summary->grading.lang, verdict),
		value_score(summary->grading.lang, &what->verdicts[FIGURE_VERIFIED]),
		value_score(summary->grading.lang, &what->verdicts[FIGURE_POTENTIAL]),
	};
	for (size_t i = 0; i < FIGURE_COUNT; i++)
		sheet_put_formula(
			sheet, style_of(summary, TIER_UNIT),
			summary_at(summary, (enum summary_column)(SUMMARY_SCORE + i), row),
			shown[i]);
	static const enum rubric_column words[] = {RUBRIC_LABEL, RUBRIC_ID, RUBRIC_WORDS};
	for (size_t i = 0; i < 3; i++)
		sheet_put_formula(sheet, STYLE_TEXT,
		                  summary_at(summary, (enum summary_column)(SUMMARY_ZONE + i), row),
		                  zone_value(summary, words[i], verdict));
	sheet_put_nothing(sheet);
	sheet_put_nothing(sheet);
	sheet_put_fraction(sheet, what->weight);
	for (size_t f = 0; f < FIGURE_COUNT; f++)
		sheet_put_formula(
			sheet, style_of(summary, TIER_UNIT),
			summary_at(summary, of_figure(SUMMARY_FIGURE, (enum figure)f), row),
			value_score(summary->grading.lang, &what->verdicts[f]));
}

static void
write_group(struct summary *summary, const struct group_summary *group)
{
	struct sheet *sheet = summary->sheet;
	sheet_row(sheet, SHADE_GROUP);
	uint32_t first = sheet->row + 1;
	sheet_put_nothing(sheet);
	sheet_put(sheet, group->id);
	const struct past *past = summary_past(summary);
	const struct past_score *before =
		past ? past_find(past->group_count, past->groups, group->id) : NULL;
	write_mean(summary, group->verdicts, before, first,
	           first + (uint32_t)group->unit_count - 1);
	for (size_t i = 0; i < group->unit_count; i++)
		write_member(summary, group->units[i]);
}

void
summary_write_groups(struct summary *summary)
{
	const struct assessment *assessment = summary->from->assessment;
	if (!assessment->group_count)
		return;
	uint32_t *rows =
		arena_array(summary->book->report->arena, assessment->group_count, uint32_t);
	summary->layout.groups = rows;
	sheet_gap(summary->sheet);
	sheet_line(summary->sheet, STYLE_SECTION,
	           str_from(word(summary->grading.lang, WORD_GROUPS)));
	for (size_t i = 0; i < assessment->group_count; i++) {
		rows[i] = summary->sheet->next;
		write_group(summary, &assessment->groups[i]);
	}
}
