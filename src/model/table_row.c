// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// From the rows of a table to the entries of a unit.
#include "base/arena.h"
#include "base/compiler.h"
#include "base/limits.h"
#include "diag/diag.h"
#include "model/answer_text.h"
#include "model/fields.h"
#include "model/table_builder.h"

struct str
table_cell_text(const struct table_form *form, const struct csv_row *row, enum column column)
{
	return csv_text(row, form->columns[column]);
}

struct place
table_cell_place(const struct table_form *form, const struct csv_row *row, enum column column)
{
	size_t index = form->columns[column];
	return row->cells[index < row->count ? index : 0].at;
}

static void
answer_add(const struct table_builder *builder, struct table_unit *unit, const struct csv_row *row,
           size_t column)
{
	unit->answers = arena_grow(builder->arena, unit->answers, unit->answer_count,
	                           &unit->answer_capacity, sizeof(*unit->answers));
	unit->answers[unit->answer_count++] = (struct table_answer){builder->form, row, column};
}

static void
long_row_read(const struct table_builder *builder, struct table_unit *unit,
              const struct csv_row *row)
{
	const struct table_form *form = builder->form;
	if (str_is_empty(table_cell_text(form, row, COLUMN_ITEM))) {
		diag_add(builder->diags, table_cell_place(form, row, COLUMN_ITEM), DIAG_VALUE_EMPTY,
		         DIAG_TEXT(STR("item")));
		return;
	}
	(void)table_product_of(builder, unit, form, row);
	answer_add(builder, unit, row, form->columns[COLUMN_ITEM]);
}

static void
wide_row_read(const struct table_builder *builder, struct table_unit *unit,
              const struct csv_row *row)
{
	for (size_t i = 0; i < row->count; i++) {
		if (!builder->form->items[i] || str_is_empty(row->cells[i].text))
			continue;
		(void)table_product_of(builder, unit, builder->form, row);
		answer_add(builder, unit, row, i);
	}
}

void
table_row_read(const struct table_builder *builder, struct table_unit *unit,
               const struct csv_row *row)
{
	if (builder->form->is_long)
		long_row_read(builder, unit, row);
	else
		wide_row_read(builder, unit, row);
}

// The parts of an entry, and the texts that they are.
struct draft {
	struct entry_parts parts;
	struct node texts[ENTRY_FIELD_COUNT];
	struct attachment_parts attachment;
	struct node attachment_texts[ATTACHMENT_FIELD_COUNT];
};

// The node as that text; NULL where it says nothing.
static const struct node *
text_node(struct node *node, struct str text, struct place at)
{
	if (str_is_empty(text))
		return NULL;
	*node = (struct node){.kind = NODE_TEXT, .at = at, .text = text};
	return node;
}

static void
put(struct draft *draft, enum entry_field field, struct str text, struct place at)
{
	draft->parts.values[field] = text_node(&draft->texts[field], text, at);
}

static void
put_cell(struct draft *draft, enum entry_field field, const struct table_answer *answer,
         enum column column)
{
	put(draft, field, table_cell_text(answer->form, answer->row, column),
	    table_cell_place(answer->form, answer->row, column));
}

static void
put_answer(struct draft *draft, const struct builder *builder, const struct rubric_node *item,
           const struct csv_cell *cell)
{
	struct node *node = &draft->texts[ENTRY_ANSWER];
	draft->parts.has_content = true;
	answer_node_fill(builder->arena, item, cell->text, cell->at, node);
	if (node->kind == NODE_LIST && node->count > LIMIT_LIST_ELEMENTS)
		field_report_long(builder->diags, "answer", node, LIMIT_LIST_ELEMENTS);
	else
		draft->parts.values[ENTRY_ANSWER] = node;
}

// The row's attachment; its id is the item's only wanted evidence where the row names none.
static void
put_attachment(struct draft *draft, const struct table_answer *answer,
               const struct rubric_node *item)
{
	static const enum column columns[ATTACHMENT_FIELD_COUNT] = {
		[ATTACHMENT_ID] = COLUMN_EVIDENCE,     [ATTACHMENT_FILE] = COLUMN_FILE,
		[ATTACHMENT_URL] = COLUMN_URL,         [ATTACHMENT_DATE] = COLUMN_DATE,
		[ATTACHMENT_EXPIRES] = COLUMN_EXPIRES, [ATTACHMENT_NOTE] = COLUMN_COUNT,
	};
	struct attachment_parts *parts = &draft->attachment;
	bool has_any = false;
	for (size_t i = 0; i < COUNT_OF(columns); i++) {
		parts->values[i] = NULL;
		if (columns[i] == COLUMN_COUNT)
			continue;
		parts->values[i] =
			text_node(&draft->attachment_texts[i],
		                  table_cell_text(answer->form, answer->row, columns[i]),
		                  table_cell_place(answer->form, answer->row, columns[i]));
		has_any |= parts->values[i] != NULL;
	}
	if (!has_any)
		return;
	parts->at = table_cell_place(answer->form, answer->row,
	                             parts->values[ATTACHMENT_FILE] ? COLUMN_FILE : COLUMN_URL);
	if (!parts->values[ATTACHMENT_ID] && item && item->wanted_count == 1)
		parts->values[ATTACHMENT_ID] = text_node(&draft->attachment_texts[ATTACHMENT_ID],
		                                         item->wanted[0].id, parts->at);
	draft->parts.attachment = parts;
}

bool
table_answer_make(const struct table_builder *table, struct table_unit *from,
                  const struct table_answer *answer, const struct builder *builder,
                  const struct unit *unit, struct entry *entry)
{
	const struct table_form *form = answer->form;
	const struct csv_cell *cell = &answer->row->cells[answer->column];
	struct draft draft;
	draft.parts = (struct entry_parts){.attachment = NULL};
	put(&draft, ENTRY_PRODUCT, table_product_of(table, from, form, answer->row),
	    table_cell_place(form, answer->row, COLUMN_PRODUCT));
	put_cell(&draft, ENTRY_RESPONDENT, answer, COLUMN_RESPONDENT);
	if (!form->is_long) {
		const struct rubric_node *item = form->items[answer->column];
		draft.parts.node = item;
		put(&draft, ENTRY_ITEM, item->id, cell->at);
		put_answer(&draft, builder, item, cell);
		return entry_make(builder, unit, &draft.parts, entry);
	}
	const struct rubric_node *item = entry_item(builder, cell->text);
	draft.parts.node = item;
	put(&draft, ENTRY_ITEM, cell->text, cell->at);
	if (!str_is_empty(table_cell_text(form, answer->row, COLUMN_ANSWER)))
		put_answer(&draft, builder, item,
		           &answer->row->cells[form->columns[COLUMN_ANSWER]]);
	put_cell(&draft, ENTRY_NA, answer, COLUMN_NA);
	draft.parts.has_content |= draft.parts.values[ENTRY_NA] != NULL;
	put_cell(&draft, ENTRY_STATUS, answer, COLUMN_STATUS);
	put_cell(&draft, ENTRY_NOTE, answer, COLUMN_NOTE);
	put_attachment(&draft, answer, item);
	return entry_make(builder, unit, &draft.parts, entry);
}
