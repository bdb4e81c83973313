// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// From the rows of a table to the entries of a unit.
#include "base/arena.h"
#include "base/compiler.h"
#include "diag/diag.h"
#include "model/answer_text.h"
#include "model/table_builder.h"

struct str
table_cell_text(const struct table_builder *builder, const struct csv_row *row, enum column column)
{
	return csv_text(row, builder->columns[column]);
}

struct place
table_cell_place(const struct table_builder *builder, const struct csv_row *row, enum column column)
{
	size_t index = builder->columns[column];
	return row->cells[index < row->count ? index : 0].at;
}

// The row's attachment; its id is the item's only wanted evidence where the row names none.
static const struct node *
attachment_node(const struct table_builder *builder, const struct csv_row *row,
                const struct rubric_node *item)
{
	struct node_pairs map = {NULL, 0, 0};
	struct str id = table_cell_text(builder, row, COLUMN_EVIDENCE);
	struct place at = table_cell_place(builder, row, COLUMN_FILE);
	if (str_is_empty(table_cell_text(builder, row, COLUMN_FILE)))
		at = table_cell_place(builder, row, COLUMN_URL);
	struct place id_at =
		str_is_empty(id) ? at : table_cell_place(builder, row, COLUMN_EVIDENCE);
	if (str_is_empty(id) && item && item->wanted_count == 1)
		id = item->wanted[0].id;
	node_pairs_add_text(builder->arena, &map, "id", id, id_at);
	node_pairs_add_text(builder->arena, &map, "file",
	                    table_cell_text(builder, row, COLUMN_FILE), at);
	node_pairs_add_text(builder->arena, &map, "url", table_cell_text(builder, row, COLUMN_URL),
	                    at);
	node_pairs_add_text(builder->arena, &map, "date",
	                    table_cell_text(builder, row, COLUMN_DATE),
	                    table_cell_place(builder, row, COLUMN_DATE));
	node_pairs_add_text(builder->arena, &map, "expires",
	                    table_cell_text(builder, row, COLUMN_EXPIRES),
	                    table_cell_place(builder, row, COLUMN_EXPIRES));
	return node_make_map(builder->arena, &map, at);
}

static bool
has_attachment(const struct table_builder *builder, const struct csv_row *row)
{
	static const enum column columns[] = {COLUMN_EVIDENCE, COLUMN_FILE, COLUMN_URL, COLUMN_DATE,
	                                      COLUMN_EXPIRES};
	for (size_t i = 0; i < COUNT_OF(columns); i++) {
		if (!str_is_empty(table_cell_text(builder, row, columns[i])))
			return true;
	}
	return false;
}

// What tells the row's instance: the item, its product, its respondent.
static struct node_pairs
entry_begin(const struct table_builder *builder, struct table_unit *unit, const struct csv_row *row,
            struct str item, struct place at)
{
	// The unit's column becomes no pair, those of the attachment become one.
	size_t most = row->count < COLUMN_EVIDENCE ? row->count : COLUMN_EVIDENCE;
	struct node_pairs map = node_pairs_of(builder->arena, builder->is_long ? most : 3);
	struct str product = table_product_of(builder, unit, row);
	node_pairs_add_text(builder->arena, &map, "item", item, at);
	node_pairs_add_text(builder->arena, &map, "product", product,
	                    table_cell_place(builder, row, COLUMN_PRODUCT));
	node_pairs_add_text(builder->arena, &map, "respondent",
	                    table_cell_text(builder, row, COLUMN_RESPONDENT),
	                    table_cell_place(builder, row, COLUMN_RESPONDENT));
	return map;
}

static void
long_row_read(const struct table_builder *builder, struct table_unit *unit,
              const struct csv_row *row)
{
	struct str id = table_cell_text(builder, row, COLUMN_ITEM);
	struct place at = table_cell_place(builder, row, COLUMN_ITEM);
	if (str_is_empty(id)) {
		diag_add(builder->diags, at, DIAG_VALUE_EMPTY, DIAG_TEXT(STR("item")));
		return;
	}
	const struct rubric_node *item = rubric_find(builder->rubric, id);
	struct node_pairs map = entry_begin(builder, unit, row, id, at);
	struct str answer = table_cell_text(builder, row, COLUMN_ANSWER);
	if (!str_is_empty(answer))
		node_pairs_add(builder->arena, &map, "answer",
		               answer_node_make(builder->arena, item, answer,
		                                table_cell_place(builder, row, COLUMN_ANSWER)));
	node_pairs_add_text(builder->arena, &map, "na", table_cell_text(builder, row, COLUMN_NA),
	                    table_cell_place(builder, row, COLUMN_NA));
	node_pairs_add_text(builder->arena, &map, "status",
	                    table_cell_text(builder, row, COLUMN_STATUS),
	                    table_cell_place(builder, row, COLUMN_STATUS));
	node_pairs_add_text(builder->arena, &map, "note",
	                    table_cell_text(builder, row, COLUMN_NOTE),
	                    table_cell_place(builder, row, COLUMN_NOTE));
	if (has_attachment(builder, row)) {
		struct node_items list = {NULL, 0, 0};
		const struct node *attachment = attachment_node(builder, row, item);
		node_items_add(builder->arena, &list, attachment);
		node_pairs_add(builder->arena, &map, "evidence",
		               node_make_list(builder->arena, &list, attachment->at));
	}
	node_items_add(builder->arena, &unit->entries, node_make_map(builder->arena, &map, at));
}

static void
wide_row_read(const struct table_builder *builder, struct table_unit *unit,
              const struct csv_row *row)
{
	for (size_t i = 0; i < row->count; i++) {
		const struct csv_cell *cell = &row->cells[i];
		if (!builder->items[i] || str_is_empty(cell->text))
			continue;
		struct node_pairs map =
			entry_begin(builder, unit, row, builder->items[i]->id, cell->at);
		node_pairs_add(
			builder->arena, &map, "answer",
			answer_node_make(builder->arena, builder->items[i], cell->text, cell->at));
		node_items_add(builder->arena, &unit->entries,
		               node_make_map(builder->arena, &map, cell->at));
	}
}

void
table_row_read(const struct table_builder *builder, struct table_unit *unit,
               const struct csv_row *row)
{
	if (builder->is_long)
		long_row_read(builder, unit, row);
	else
		wide_row_read(builder, unit, row);
}
