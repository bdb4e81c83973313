// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/check.h"

#include "base/compiler.h"
#include "base/limits.h"
#include "report/xlsx/live.h"
#include "report/xlsx/phrase.h"

enum column_name {
	COLUMN_UNIT,
	COLUMN_PRODUCT,
	COLUMN_ITEM,
	COLUMN_FIGURE,
	COLUMN_FORMULA,
	COLUMN_ENGINE,
	COLUMN_DIFFERENCE,
	COLUMN_COUNT
};

static const struct column columns[COLUMN_COUNT] = {
	[COLUMN_UNIT] = {WORD_UNIT, 34, false, NEED_NOTHING},
	[COLUMN_PRODUCT] = {WORD_ASSESSED_THING, 30, false, NEED_NOTHING},
	[COLUMN_ITEM] = {WORD_ITEM, 46, false, NEED_NOTHING},
	[COLUMN_FIGURE] = {WORD_FIGURE, 20, false, NEED_NOTHING},
	[COLUMN_FORMULA] = {WORD_FORMULA, 16, true, NEED_NOTHING},
	[COLUMN_ENGINE] = {WORD_ENGINE, 16, true, NEED_NOTHING},
	[COLUMN_DIFFERENCE] = {WORD_DIFFERENCE, 12, true, NEED_NOTHING},
};

enum {
	DIFFERENCE_PLACES = 2,
	ROWS_OF_TITLE = 4 // before the head
};

// What is compared.
struct writer {
	struct sheet *sheet;
	enum lang lang;
	const struct rubric *rubric;
	struct str unit, product, item;
};

// A figure in a cell, and what the engine says of it.
static void
compare(const struct writer *writer, const char *figure, struct span cell, struct value value)
{
	struct sheet *sheet = writer->sheet;
	struct arena *arena = sheet->book->scratch;
	sheet_row(sheet, SHADE_PLAIN);
	sheet_put(sheet, writer->unit);
	sheet_put(sheet, writer->product);
	sheet_put(sheet, writer->item);
	sheet_put_word(sheet, figure);
	enum style style =
		value.is_text ? STYLE_RIGHT : (enum style)(STYLE_PLACES + DECIMAL_PLACES);
	struct span formula = {.column = COLUMN_FORMULA, .first = sheet->row};
	struct span engine = {.column = COLUMN_ENGINE, .first = sheet->row};
	sheet_put_formula(sheet, style, formula_cell(arena, cell), value);
	sheet_put_value(sheet, style, value);
	// Doubles may differ where nothing that is printed does.
	sheet_put_formula(sheet, (enum style)(STYLE_PLACES + DIFFERENCE_PLACES),
	                  FORMULA(arena,
	                          "IF(AND(ISNUMBER({0}),ISNUMBER({1})),ROUND(ABS({0}-{1}),8),"
	                          "IF({0}={1},0,1))",
	                          formula_cell(arena, formula), formula_cell(arena, engine)),
	                  value_number(EXACT_ZERO));
}

static void
compare_zone(const struct writer *writer, struct span cell, const struct verdict *verdict)
{
	struct buffer *text = book_text(writer->sheet->book);
	if (verdict->has_score)
		phrase_zone(text, writer->lang, verdict->zone);
	struct str zone = str_copy(writer->sheet->book->report->arena, buffer_text(text));
	compare(writer, word(writer->lang, WORD_ZONE), cell, value_text(zone));
}

static void
compare_scores(const struct writer *writer, const struct span cells[FIGURE_COUNT],
               const struct verdict verdicts[])
{
	for (size_t f = 0; f < FIGURE_COUNT; f++)
		compare(writer, figure_word(writer->lang, (enum figure)f), cells[f],
		        value_score(writer->lang, &verdicts[f]));
}

// A row of scores on the summary: the institution, or a group of units.
static void
check_summary_row(struct writer *writer, const struct summary_layout *summary, uint32_t row,
                  const struct verdict verdicts[], enum figure counted)
{
	struct span cells[FIGURE_COUNT];
	for (size_t f = 0; f < FIGURE_COUNT; f++)
		cells[f] = summary_figure(summary, (enum figure)f, row);
	compare_scores(writer, cells, verdicts);
	compare_zone(writer, summary_zone(summary, row), &verdicts[counted]);
}

static struct span
ratio_cell(const struct unit_layout *unit, enum figure figure, uint32_t row)
{
	return outside(unit,
	               unit_cell(unit, (enum unit_column)(UNIT_RATIO + (unsigned)figure), row));
}

static void
check_ratios(const struct writer *writer, const struct unit_layout *unit, uint32_t row,
             const struct node_figure figures[])
{
	static const enum word words[FIGURE_COUNT] = {
		[FIGURE_CLAIMED] = WORD_RATIO_CLAIMED,
		[FIGURE_VERIFIED] = WORD_RATIO_VERIFIED,
		[FIGURE_POTENTIAL] = WORD_RATIO_POTENTIAL,
	};
	for (size_t f = 0; f < FIGURE_COUNT; f++)
		compare(writer, word(writer->lang, words[f]), ratio_cell(unit, (enum figure)f, row),
		        value_number_if(figures[f].counts, figures[f].ratio));
}

static void
check_node(struct writer *writer, const struct unit_layout *unit,
           const struct object_layout *object, const struct rubric_node *node)
{
	const struct node_result *result = &object->object->nodes[node->index];
	uint32_t row = object->rows[node->index];
	writer->item = node->index ? text_in(writer->lang, node->label, node->en)
	                           : str_from(word(writer->lang, WORD_TOTAL));
	check_ratios(writer, unit, row, result->figures);
	compare(writer, word(writer->lang, WORD_POINTS),
	        outside(unit, unit_cell(unit, UNIT_POINTS, row)),
	        value_number_if(result->has_points, result->points));
	compare(writer, word(writer->lang, WORD_LOST),
	        outside(unit, unit_cell(unit, UNIT_LOST, row)),
	        value_number_if(result->has_points, result->lost));
	for (size_t i = 0; is_answered_below(result) && i < result->instance_count; i++)
		check_ratios(writer, unit, row + 1 + (uint32_t)i, result->instances[i].figures);
}

static void
check_object(struct writer *writer, const struct unit_layout *unit,
             const struct object_layout *object, enum figure counted)
{
	struct span cells[FIGURE_COUNT];
	for (size_t f = 0; f < FIGURE_COUNT; f++)
		cells[f] = ratio_cell(unit, (enum figure)f, object->score);
	writer->product = object->object->name;
	writer->item = str_from(word(writer->lang, WORD_SCORE));
	compare_scores(writer, cells, object->object->verdicts);
	compare_zone(writer, outside(unit, unit_cell(unit, UNIT_STATUS, object->score)),
	             &object->object->verdicts[counted]);
	for (size_t i = 0; i < writer->rubric->node_count; i++) {
		if (object->rows[i])
			check_node(writer, unit, object, &writer->rubric->nodes[i]);
	}
}

static void
check_unit(struct writer *writer, const struct unit_layout *unit, enum figure counted)
{
	struct span cells[FIGURE_COUNT];
	for (size_t f = 0; f < FIGURE_COUNT; f++)
		cells[f] = outside(unit, unit_cell(unit, UNIT_ANSWER, unit->figures + (uint32_t)f));
	writer->unit = unit->result->unit->name;
	writer->product = STR("");
	writer->item = str_from(word(writer->lang, WORD_SCORE));
	compare_scores(writer, cells, unit->result->verdicts);
	for (size_t f = 0; f < FIGURE_COUNT; f++)
		compare_zone(
			writer,
			outside(unit, unit_cell(unit, UNIT_STATUS, unit->figures + (uint32_t)f)),
			&unit->result->verdicts[f]);
	for (size_t i = 0; i < unit->result->object_count; i++)
		check_object(writer, unit, &unit->objects[i], counted);
}

bool
check_open(struct sheet *sheet, struct book *book)
{
	return sheet_open(sheet, book, str_from(word(book->lang, WORD_CHECK)), COUNT_OF(columns),
	                  columns);
}

// The largest difference of all, above them.
static void
write_title(const struct writer *writer)
{
	struct sheet *sheet = writer->sheet;
	struct arena *arena = sheet->book->scratch;
	sheet_line(sheet, STYLE_TITLE, str_from(word(writer->lang, WORD_CHECK)));
	sheet_line(sheet, STYLE_PARAGRAPH, str_from(word(writer->lang, WORD_CHECK_READING)));
	sheet_row(sheet, SHADE_OBJECT);
	struct span all = {.column = COLUMN_DIFFERENCE,
	                   .first = ROWS_OF_TITLE + 1,
	                   .last = LIMIT_SHEET_ROWS - 1};
	sheet_put_word(sheet, word(writer->lang, WORD_LARGEST_DIFFERENCE));
	while (sheet->at < COLUMN_DIFFERENCE)
		sheet_put_nothing(sheet);
	sheet_put_formula(sheet, (enum style)(STYLE_PLACES + DIFFERENCE_PLACES),
	                  FORMULA(arena, "MAX({0})", formula_span(arena, all)),
	                  value_number(EXACT_ZERO));
	sheet_gap(sheet);
}

void
check_write(struct sheet *sheet, const struct summary_sources *sources,
            const struct summary_layout *summary)
{
	const struct assessment *assessment = sources->assessment;
	enum figure counted = assessment->options.counted;
	struct writer writer = {
		.sheet = sheet, .lang = sheet->book->lang, .rubric = assessment->rubric};
	write_title(&writer);
	sheet_head(sheet);
	sheet_freeze(sheet, 1);
	writer.unit = assessment->institution;
	writer.item = str_from(word(writer.lang, WORD_INSTITUTION_SCORE));
	check_summary_row(&writer, summary, summary->institution, assessment->verdicts, counted);
	for (size_t i = 0; i < assessment->group_count; i++) {
		writer.unit = assessment->groups[i].id;
		writer.item = str_from(word(writer.lang, WORD_GROUPS));
		check_summary_row(&writer, summary, summary->groups[i],
		                  assessment->groups[i].verdicts, counted);
	}
	for (size_t i = 0; i < assessment->unit_count; i++)
		check_unit(&writer, sources->units[i], counted);
	sheet_filter(sheet);
	struct span first = {.column = COLUMN_DIFFERENCE, .first = ROWS_OF_TITLE + 1};
	struct span body = {.column = COLUMN_FORMULA,
	                    .first = ROWS_OF_TITLE + 1,
	                    .last = sheet->next > first.first ? sheet->next - 1 : first.first};
	sheet_colour_where(
		sheet, body, COLUMN_DIFFERENCE,
		FORMULA(sheet->book->scratch, "${0}>0", formula_cell(sheet->book->scratch, first)),
		(enum shade)(SHADE_ZONE + COLOUR_RED));
	sheet_protect(sheet);
}
