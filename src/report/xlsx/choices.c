// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/choices.h"

#include "base/arena.h"
#include "report/xlsx/layout.h"
#include "report/xlsx/live.h"

// The table under way.
struct writer {
	struct sheet *sheet;
	const struct scale *scale;
	uint32_t head; // its row with base and best
};

static struct str
label_in(const struct scale_level *level, enum lang lang)
{
	return text_in(lang, level->label, level->en);
}

struct str
choice_text(const struct scale *scale, const struct scale_level *level, enum lang lang)
{
	struct str label = label_in(level, lang);
	for (size_t i = 0; i < scale->level_count; i++) {
		const struct scale_level *other = &scale->levels[i];
		if (other != level && str_equal_fold(label_in(other, lang), label))
			return level->id;
	}
	return label;
}

// (value − base) / (best − base), within 0..1
static void
put_ratio(const struct writer *writer, struct decimal value)
{
	struct sheet *sheet = writer->sheet;
	struct arena *scratch = sheet->book->scratch;
	struct span base = {.column = RUBRIC_VALUE, .first = writer->head};
	struct span best = {.column = RUBRIC_RATIO, .first = writer->head};
	struct span own = {.column = RUBRIC_VALUE, .first = sheet->row};
	struct str formula =
		FORMULA(scratch, "MAX(0,MIN(1,({0}-{1})/({2}-{1})))", formula_cell(scratch, own),
	                formula_cell(scratch, base), formula_cell(scratch, best));
	sheet_put_formula(sheet, (enum style)(STYLE_PLACES + DECIMAL_PLACES), formula,
	                  value_number(scale_ratio(scratch, writer->scale, value)));
}

static void
finish_row(struct sheet *sheet)
{
	while (sheet->at < sheet->column_count)
		sheet_put_nothing(sheet);
}

static void
put_number(struct sheet *sheet, struct decimal number)
{
	sheet_put_exact(sheet, exact_from_decimal(number));
}

static void
write_levels(const struct writer *writer)
{
	struct sheet *sheet = writer->sheet;
	for (size_t i = 0; i < writer->scale->level_count; i++) {
		const struct scale_level *level = &writer->scale->levels[i];
		sheet_row(sheet, SHADE_PLAIN);
		sheet_put(sheet, choice_text(writer->scale, level, sheet->book->lang));
		sheet_put(sheet, level->id);
		put_number(sheet, level->value);
		put_ratio(writer, level->value);
		finish_row(sheet);
	}
}

static void
write_steps(const struct writer *writer)
{
	struct sheet *sheet = writer->sheet;
	for (size_t i = 0; i < writer->scale->step_count; i++) {
		const struct scale_step *step = &writer->scale->steps[i];
		sheet_row(sheet, SHADE_PLAIN);
		struct str label = text_in(sheet->book->lang, step->label, step->en);
		sheet_put(sheet, str_is_empty(label)
		                         ? str_from(word(sheet->book->lang, WORD_STEP_FROM))
		                         : label);
		put_number(sheet, step->from);
		put_number(sheet, step->value);
		put_ratio(writer, step->value);
		finish_row(sheet);
	}
}

static void
write_bound(const struct writer *writer, enum word name, struct decimal value)
{
	struct sheet *sheet = writer->sheet;
	sheet_row(sheet, SHADE_PLAIN);
	sheet_put_word(sheet, word(sheet->book->lang, name));
	sheet_put_nothing(sheet);
	put_number(sheet, value);
	put_ratio(writer, value);
	finish_row(sheet);
}

// Base and best value, then what can be answered.
static uint32_t
write_scale(struct sheet *sheet, const struct scale *scale, struct str name)
{
	sheet_row(sheet, SHADE_GROUP);
	struct writer writer = {sheet, scale, sheet->row};
	sheet_put(sheet, name);
	sheet_put_nothing(sheet);
	put_number(sheet, scale->base);
	put_number(sheet, scale->best);
	sheet_put_word(sheet, word(sheet->book->lang, WORD_BASE_AND_BEST));
	finish_row(sheet);
	switch (scale->kind) {
	case SCALE_LEVELS:
		write_levels(&writer);
		break;
	case SCALE_STEPS:
		write_steps(&writer);
		break;
	case SCALE_RANGE:
		write_bound(&writer, WORD_LOWEST, scale->min);
		write_bound(&writer, WORD_HIGHEST, scale->max);
		break;
	}
	return writer.head;
}

void
choices_write(struct sheet *sheet, uint32_t rows[])
{
	const struct rubric *rubric = sheet->book->report->rubric;
	uint32_t *named = arena_array(sheet->book->report->arena, rubric->scale_count, uint32_t);
	for (size_t i = 0; i < rubric->node_count; i++) {
		const struct rubric_node *node = &rubric->nodes[i];
		if (!node->is_item)
			continue;
		// A scale written inside an item is that item's own.
		bool is_named = !str_is_empty(node->scale->id);
		uint32_t *row = is_named ? &named[node->scale - rubric->scales] : &rows[i];
		if (*row == 0)
			*row = write_scale(
				sheet, node->scale,
				is_named ? node->scale->id
					 : text_in(sheet->book->lang, node->label, node->en));
		rows[i] = *row;
	}
}
