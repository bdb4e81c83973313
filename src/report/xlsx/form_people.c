// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// The sheet of respondents: a row for each, a column for each item that they answer.
#include "base/arena.h"
#include "report/xlsx/form_part.h"

enum {
	ROWS_BLANK = 30,   // to begin with; more can be added below
	ROWS_RULED = 2000, // that the rules reach
	ITEM_WIDTH = 18,
	FIRST_ROWS = 4 // keys, title, how to, heads
};

static size_t
items_of(const struct rubric *rubric, const struct rubric_node *items[])
{
	size_t count = 0;
	for (size_t i = 0; i < rubric->node_count; i++) {
		const struct rubric_node *node = &rubric->nodes[i];
		if (node->is_item && node->per == PER_RESPONDENT)
			items[count++] = node;
	}
	return count;
}

bool
form_people_open(struct form_book *form)
{
	struct book *book = form->book;
	const struct rubric *rubric = book->report->rubric;
	struct column *columns =
		arena_array(book->report->arena, rubric->node_count + 2, struct column);
	size_t count = 0;
	columns[count++] = (struct column){.width = 24};
	if (rubric->object == OBJECT_PRODUCT)
		columns[count++] = (struct column){.width = 24};
	for (size_t i = 0; i < rubric->node_count; i++) {
		if (rubric->nodes[i].is_item && rubric->nodes[i].per == PER_RESPONDENT)
			columns[count++] = (struct column){.width = ITEM_WIDTH};
	}
	return sheet_open(&form->people, book, str_from(form_say(form, "Responden", "Respondents")),
	                  count, columns);
}

// What stands in the columns: their keys, or their heads.
static void
texts_of(const struct form_book *form, bool are_keys, struct str texts[])
{
	const struct rubric *rubric = form->book->report->rubric;
	struct arena *arena = form->book->report->arena;
	const enum form_column fixed[] = {FORM_COLUMN_RESPONDENT, FORM_COLUMN_PRODUCT};
	size_t count = 0, keys = rubric->object == OBJECT_PRODUCT ? 2 : 1;
	for (; count < keys; count++) {
		const struct form_head *head = &form_heads[fixed[count]];
		texts[count] = str_from(are_keys ? head->key : head->text[form->book->lang]);
	}
	for (size_t i = 0; i < rubric->node_count; i++) {
		const struct rubric_node *node = &rubric->nodes[i];
		const struct str key[] = {STR(FORM_ANSWER_KEY), node->id};
		if (node->is_item && node->per == PER_RESPONDENT)
			texts[count++] = are_keys
			                         ? str_join(arena, COUNT_OF(key), key)
			                         : text_in(form->book->lang, node->label, node->en);
	}
}

static void
top_write(const struct form_book *form, struct sheet *sheet)
{
	struct str *texts = arena_array(form->book->report->arena, sheet->column_count, struct str);
	texts_of(form, true, texts);
	sheet_row(sheet, SHADE_PLAIN);
	for (size_t i = 0; i < sheet->column_count; i++)
		sheet_put(sheet, texts[i]);
	lxw_row_col_options options = {.hidden = LXW_TRUE};
	worksheet_set_row_opt(sheet->page, sheet->row, LXW_DEF_ROW_HEIGHT, NULL, &options);
	sheet_line(sheet, STYLE_SECTION, form->issue->unit->name);
	sheet_line(sheet, STYLE_LINE,
	           str_from(form_say(
			   form,
			   "Satu baris untuk tiap responden: kode atau perannya di kolom "
			   "pertama, lalu jawabannya. Baris boleh ditambah dan ditempel.",
			   "A row for each respondent: a code or a role in the first column, "
			   "then the answers. Rows may be added and pasted.")));
	texts_of(form, false, texts);
	form_head_write(sheet, sheet->column_count, texts);
}

// A respondent, and a product where each is assessed; then the answers that are known. NULL: a row to
// be filled in.
static void
row_write(const struct form_book *form, struct sheet *sheet, const struct form_key *who,
          size_t item_count, const struct rubric_node *const items[])
{
	sheet_row(sheet, SHADE_PLAIN);
	sheet_put_input(sheet, value_text(who ? who->respondent : STR("")));
	if (form->book->report->rubric->object == OBJECT_PRODUCT)
		sheet_put_input(sheet, value_text(who ? who->product : STR("")));
	for (size_t i = 0; i < item_count; i++) {
		struct form_key key = {.field = FORM_VERDICT};
		if (who)
			key = *who;
		key.node = items[i];
		struct str verdict = who ? form_known(form, &key) : STR("");
		sheet_put_input(sheet, str_is_empty(verdict)
		                               ? value_text(STR(""))
		                               : form_shown_answer(form, items[i], verdict));
	}
}

// Those who answered anything, in the order of the first item they answered.
static size_t
known_of(const struct form_book *form, struct form_key people[])
{
	size_t count = 0;
	for (size_t i = 0; i < form->cell_count; i++) {
		struct form_key key = form->cells[i].key;
		bool is_known = key.node->per != PER_RESPONDENT || key.field != FORM_VERDICT;
		for (size_t j = count; j > 0 && !is_known; j--)
			is_known = str_equal(people[j - 1].respondent, key.respondent) &&
			           str_equal(people[j - 1].product, key.product);
		if (!is_known)
			people[count++] = key;
	}
	return count;
}

static void
rules_write(const struct form_book *form, struct sheet *sheet, size_t item_count,
            const struct rubric_node *const items[])
{
	struct arena *scratch = form->book->scratch;
	for (size_t i = 0; i < item_count; i++) {
		const struct form_list *list = &form->of_levels[items[i]->index];
		struct span cells = {
			.column = (uint16_t)(sheet->column_count - item_count + i),
			.first = sheet->head + 1,
			.last = sheet->head + ROWS_RULED,
		};
		struct decimal least, most;
		if (items[i]->scale->kind == SCALE_LEVELS) {
			const struct span choices = {.sheet = form->lists.name,
			                             .first = list->first,
			                             .last = list->first + (uint32_t)list->count -
			                                     1};
			sheet_offer(sheet, cells, choices,
			            form_say(form, "Pilih salah satu jawaban dari daftar.",
			                     "Choose one of the answers of the list."));
		} else if (form_bounds(items[i]->scale, &least, &most)) {
			sheet_demand(sheet, cells,
			             FORMULA(scratch, "AND(ISNUMBER({0}),{0}>={1},{0}<={2})",
			                     formula_cell(scratch, cells),
			                     formula_number(scratch, exact_from_decimal(least)),
			                     formula_number(scratch, exact_from_decimal(most))),
			             form_say(form, "Tulis angka dalam batas skala.",
			                      "Write a number within the scale."));
		}
	}
}

void
form_people_write(struct form_book *form)
{
	struct sheet *sheet = &form->people;
	struct book *book = form->book;
	const struct rubric *rubric = book->report->rubric;
	struct arena *arena = book->report->arena;
	const struct rubric_node **items =
		arena_array(arena, rubric->node_count, const struct rubric_node *);
	size_t item_count = items_of(rubric, items);
	struct form_key *people = arena_array(arena, form->cell_count, struct form_key);
	size_t count = known_of(form, people);
	book->is_locking = true;
	top_write(form, sheet);
	book->is_locking = false;
	for (size_t i = 0; i < count; i++)
		row_write(form, sheet, &people[i], item_count, items);
	for (size_t i = 0; i < ROWS_BLANK; i++)
		row_write(form, sheet, NULL, item_count, items);
	rules_write(form, sheet, item_count, items);
	sheet_freeze(sheet, sheet->column_count - item_count);
	worksheet_autofilter(sheet->page, sheet->head, 0, sheet->next - 1,
	                     (lxw_col_t)(sheet->column_count - 1));
	form_protect(sheet, true);
}
