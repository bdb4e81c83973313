// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// The sheet of choices: what the drop-downs offer, and the options that can be counted.
#include "base/arena.h"
#include "report/xlsx/choices.h"
#include "report/xlsx/form_part.h"

static const struct column columns[] = {
	{.width = 44},
	{.width = 60},
};

bool
form_lists_open(struct form_book *form)
{
	struct str name = str_from(form_say(form, "Pilihan", "Choices"));
	return sheet_open(&form->lists, form->book, name, COUNT_OF(columns), columns);
}

static void
title_write(struct sheet *sheet, struct str text)
{
	sheet_gap(sheet);
	sheet_row(sheet, SHADE_GROUP);
	sheet_put(sheet, text);
	sheet_put_nothing(sheet);
}

static void
levels_write(struct form_book *form, const struct rubric_node *item, struct form_list *list)
{
	struct sheet *sheet = &form->lists;
	const struct scale *scale = item->scale;
	title_write(sheet, str_is_empty(scale->id)
	                           ? text_in(form->book->lang, item->label, item->en)
	                           : scale->id);
	*list = (struct form_list){sheet->next, scale->level_count};
	for (size_t i = 0; i < scale->level_count; i++) {
		sheet_row(sheet, SHADE_PLAIN);
		sheet_put(sheet, choice_text(scale, &scale->levels[i], form->book->lang));
		sheet_put_nothing(sheet);
	}
}

static void
options_write(struct form_book *form, const struct rubric_node *item)
{
	struct sheet *sheet = &form->lists;
	title_write(sheet, text_in(form->book->lang, item->label, item->en));
	for (size_t i = 0; i < item->scale->option_count; i++) {
		const struct scale_level *option = &item->scale->options[i];
		sheet_row(sheet, SHADE_PLAIN);
		sheet_put(sheet, option->id);
		sheet_put(sheet, text_in(form->book->lang, option->label, option->en));
	}
}

void
form_lists_write(struct form_book *form)
{
	const struct rubric *rubric = form->book->report->rubric;
	struct sheet *sheet = &form->lists;
	form->book->is_locking = true;
	sheet_line(sheet, STYLE_TITLE, str_from(form_say(form, "Pilihan jawaban", "Choices")));
	sheet_line(sheet, STYLE_LINE,
	           str_from(form_say(
			   form, "Lembar ini dipakai oleh daftar pilihan di lembar lain.",
			   "The drop-downs of the other sheets take their lists from here.")));
	form->nothing = (struct form_list){sheet->next, 1};
	sheet_row(sheet, SHADE_PLAIN);
	sheet_put(sheet, STR(FORM_NOT_HERE));
	sheet_put_word(sheet, form_say(form, "tidak diisi di sini", "not to be filled in here"));
	form->of_levels =
		arena_array(form->book->report->arena, rubric->node_count, struct form_list);
	for (size_t i = 0; i < rubric->node_count; i++) {
		const struct rubric_node *item = &rubric->nodes[i];
		struct form_list *list = &form->of_levels[i];
		if (!item->is_item)
			continue;
		*list = form->nothing;
		for (size_t j = 0; j < i && item->scale->kind == SCALE_LEVELS; j++) {
			if (rubric->nodes[j].is_item && rubric->nodes[j].scale == item->scale)
				*list = form->of_levels[j];
		}
		if (item->scale->kind == SCALE_LEVELS && list->first == form->nothing.first)
			levels_write(form, item, list);
		if (item->scale->kind == SCALE_STEPS && item->scale->option_count)
			options_write(form, item);
	}
	form_protect(sheet, false);
	form->book->is_locking = false;
}
