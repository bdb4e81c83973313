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
table_cell_text(const struct table_layout *layout, const struct csv_row *row, enum column column)
{
	return csv_text(row, layout->columns[column]);
}

struct place
table_cell_place(const struct table_layout *layout, const struct csv_row *row, enum column column)
{
	size_t index = layout->columns[column];
	return row->cells[index < row->count ? index : 0].at;
}

static void
answer_add(const struct table_builder *builder, struct table_unit *unit, const struct csv_row *row,
           size_t column)
{
	unit->answers = arena_grow(builder->arena, unit->answers, unit->answer_count,
	                           &unit->answer_capacity, sizeof(*unit->answers));
	unit->answers[unit->answer_count++] = (struct table_answer){builder->layout, row, column};
}

static void
long_row_read(const struct table_builder *builder, struct table_unit *unit,
              const struct csv_row *row)
{
	const struct table_layout *layout = builder->layout;
	if (str_is_empty(table_cell_text(layout, row, COLUMN_ITEM))) {
		diag_add(builder->diags, table_cell_place(layout, row, COLUMN_ITEM),
		         DIAG_VALUE_EMPTY, DIAG_TEXT(STR("item")));
		return;
	}
	(void)table_product_of(builder, unit, layout, row);
	answer_add(builder, unit, row, layout->columns[COLUMN_ITEM]);
}

static void
wide_row_read(const struct table_builder *builder, struct table_unit *unit,
              const struct csv_row *row)
{
	for (size_t i = 0; i < row->count; i++) {
		if (!builder->layout->items[i] || str_is_empty(row->cells[i].text))
			continue;
		(void)table_product_of(builder, unit, builder->layout, row);
		answer_add(builder, unit, row, i);
	}
}

void
table_row_read(const struct table_builder *builder, struct table_unit *unit,
               const struct csv_row *row)
{
	if (builder->layout->is_long)
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
	put(draft, field, table_cell_text(answer->layout, answer->row, column),
	    table_cell_place(answer->layout, answer->row, column));
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
		                  table_cell_text(answer->layout, answer->row, columns[i]),
		                  table_cell_place(answer->layout, answer->row, columns[i]));
		has_any |= parts->values[i] != NULL;
	}
	if (!has_any)
		return;
	parts->at = table_cell_place(answer->layout, answer->row,
	                             parts->values[ATTACHMENT_FILE] ? COLUMN_FILE : COLUMN_URL);
	if (!parts->values[ATTACHMENT_ID] && item && item->wanted_count == 1)
		parts->values[ATTACHMENT_ID] = text_node(&draft->attachment_texts[ATTACHMENT_ID],
		                                         item->wanted[0].id, parts->at);
	draft->parts.attachment = parts;
}

// A cell of the wide form: the column names the item.
static void
put_wide(struct draft *draft, const struct table_answer *answer, const struct builder *builder)
{
	const struct csv_cell *cell = &answer->row->cells[answer->column];
	const struct rubric_node *item = answer->layout->items[answer->column];
	draft->parts.node = item;
	put(draft, ENTRY_ITEM, item->id, cell->at);
	put_answer(draft, builder, item, cell);
}

// A row of the long form.
static void
put_long(struct draft *draft, const struct table_answer *answer, const struct builder *builder)
{
	const struct table_layout *layout = answer->layout;
	const struct csv_cell *cells = answer->row->cells, *named = &cells[answer->column];
	const struct rubric_node *item = entry_item(builder, named->text);
	draft->parts.node = item;
	put(draft, ENTRY_ITEM, named->text, named->at);
	if (!str_is_empty(table_cell_text(layout, answer->row, COLUMN_ANSWER)))
		put_answer(draft, builder, item, &cells[layout->columns[COLUMN_ANSWER]]);
	put_cell(draft, ENTRY_NA, answer, COLUMN_NA);
	draft->parts.has_content |= draft->parts.values[ENTRY_NA] != NULL;
	put_cell(draft, ENTRY_STATUS, answer, COLUMN_STATUS);
	put_cell(draft, ENTRY_NOTE, answer, COLUMN_NOTE);
	put_attachment(draft, answer, item);
}

bool
table_answer_make(const struct table_builder *table, struct table_unit *from,
                  const struct table_answer *answer, const struct builder *builder,
                  const struct unit *unit, struct entry *entry)
{
	const struct table_layout *layout = answer->layout;
	struct draft draft;
	draft.parts = (struct entry_parts){.attachment = NULL};
	put(&draft, ENTRY_PRODUCT, table_product_of(table, from, layout, answer->row),
	    table_cell_place(layout, answer->row, COLUMN_PRODUCT));
	put_cell(&draft, ENTRY_RESPONDENT, answer, COLUMN_RESPONDENT);
	if (layout->is_long)
		put_long(&draft, answer, builder);
	else
		put_wide(&draft, answer, builder);
	return entry_make(builder, unit, &draft.parts, entry);
}
