// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/roster.h"

#include "base/arena.h"
#include "base/compiler.h"
#include "base/index.h"
#include "diag/diag.h"
#include "read/make.h"

enum roster_column {
	ROSTER_UNIT,
	ROSTER_NAME,
	ROSTER_GROUPS,
	ROSTER_WEIGHT,
	ROSTER_PRODUCT,
	ROSTER_PRODUCT_NAME,
	ROSTER_COUNT
};

// The heads of columns, English and Indonesian.
static const char *const roster_names[ROSTER_COUNT][2] = {
	[ROSTER_UNIT] = {"unit", "unit_layanan"},
	[ROSTER_NAME] = {"name", "nama"},
	[ROSTER_GROUPS] = {"groups", "kelompok"},
	[ROSTER_WEIGHT] = {"weight", "bobot"},
	[ROSTER_PRODUCT] = {"product", "produk"},
	[ROSTER_PRODUCT_NAME] = {"product_name", "nama_produk"},
};

struct roster_unit {
	struct str id;
	struct node_pairs map;
	struct node_items products;
	struct place at;
};

struct roster {
	struct arena *arena;
	struct diags *diags;
	const struct csv_table *table;
	size_t columns[ROSTER_COUNT]; // the number of columns where absent
	size_t count, capacity;
	struct roster_unit *units;
	struct index *ids; // of the units
};

static void
head_cell_read(struct roster *roster, size_t index)
{
	const struct csv_cell *cell = &roster->table->head.cells[index];
	struct str names[2 * ROSTER_COUNT];
	for (size_t c = 0; c < ROSTER_COUNT; c++) {
		names[2 * c] = str_from(roster_names[c][0]);
		names[2 * c + 1] = str_from(roster_names[c][1]);
		if (!str_equal_fold(cell->text, names[2 * c]) &&
		    !str_equal_fold(cell->text, names[2 * c + 1]))
			continue;
		if (roster->columns[c] != roster->table->head.count)
			diag_add(roster->diags, cell->at, DIAG_CSV_COLUMN_REPEATED,
			         DIAG_TEXT(cell->text));
		roster->columns[c] = index;
		return;
	}
	diag_add(roster->diags, cell->at, DIAG_CSV_COLUMN_UNKNOWN, DIAG_TEXT(cell->text));
	diag_suggest_among(roster->diags, cell->text, STR_LIST(names, COUNT_OF(names)));
}

static void
head_read(struct roster *roster)
{
	const struct csv_row *head = &roster->table->head;
	for (size_t c = 0; c < ROSTER_COUNT; c++)
		roster->columns[c] = head->count;
	for (size_t i = 0; i < head->count; i++)
		head_cell_read(roster, i);
	if (roster->columns[ROSTER_UNIT] == head->count)
		diag_add(roster->diags, head->cells[0].at, DIAG_CSV_COLUMN_MISSING,
		         DIAG_TEXT(STR("unit")));
}

static struct str
text_in_column(const struct roster *roster, const struct csv_row *row, enum roster_column column)
{
	return csv_text(row, roster->columns[column]);
}

static struct place
place_in_column(const struct roster *roster, const struct csv_row *row, enum roster_column column)
{
	size_t index = roster->columns[column];
	return row->cells[index < row->count ? index : 0].at;
}

// The groups of a cell, with a comma or a semicolon between.
static const struct node *
groups_node(const struct roster *roster, struct str text, struct place at)
{
	struct node_items items = {NULL, 0, 0};
	for (size_t i = 0; i < text.len;) {
		struct str part = {text.data + i, 0};
		for (; i < text.len && text.data[i] != ',' && text.data[i] != ';'; i++)
			part.len++;
		i++;
		while (part.len && part.data[0] == ' ')
			part = (struct str){part.data + 1, part.len - 1};
		while (part.len && part.data[part.len - 1] == ' ')
			part.len--;
		if (part.len)
			node_items_add(roster->arena, &items,
			               node_make_text(roster->arena, part, at));
	}
	return node_make_list(roster->arena, &items, at);
}

// The unit of a row; what is said of it counts where it comes first.
static struct roster_unit *
unit_of(struct roster *roster, const struct csv_row *row)
{
	struct arena *arena = roster->arena;
	struct str id = text_in_column(roster, row, ROSTER_UNIT);
	struct str name = text_in_column(roster, row, ROSTER_NAME);
	struct str groups = text_in_column(roster, row, ROSTER_GROUPS);
	struct place at = place_in_column(roster, row, ROSTER_UNIT);
	size_t number = roster->count;
	if (!index_add(roster->ids, id, &number))
		return &roster->units[number];
	roster->units = arena_grow(arena, roster->units, roster->count, &roster->capacity,
	                           sizeof(*roster->units));
	struct roster_unit *unit = &roster->units[roster->count++];
	*unit = (struct roster_unit){.id = id, .at = at};
	node_pairs_add_text(arena, &unit->map, "id", id, at);
	node_pairs_add_text(arena, &unit->map, "name", str_is_empty(name) ? id : name,
	                    place_in_column(roster, row, ROSTER_NAME));
	if (!str_is_empty(groups))
		node_pairs_add(
			arena, &unit->map, "groups",
			groups_node(roster, groups, place_in_column(roster, row, ROSTER_GROUPS)));
	node_pairs_add_text(arena, &unit->map, "weight", text_in_column(roster, row, ROSTER_WEIGHT),
	                    place_in_column(roster, row, ROSTER_WEIGHT));
	return unit;
}

static void
row_read(struct roster *roster, const struct csv_row *row)
{
	struct str product = text_in_column(roster, row, ROSTER_PRODUCT);
	struct str name = text_in_column(roster, row, ROSTER_PRODUCT_NAME);
	struct place at = place_in_column(roster, row, ROSTER_PRODUCT);
	if (str_is_empty(text_in_column(roster, row, ROSTER_UNIT))) {
		diag_add(roster->diags, place_in_column(roster, row, ROSTER_UNIT), DIAG_VALUE_EMPTY,
		         DIAG_TEXT(STR("unit")));
		return;
	}
	struct roster_unit *unit = unit_of(roster, row);
	if (str_is_empty(product))
		return;
	struct node_pairs map = {NULL, 0, 0};
	node_pairs_add_text(roster->arena, &map, "id", product, at);
	node_pairs_add_text(roster->arena, &map, "name", str_is_empty(name) ? product : name,
	                    place_in_column(roster, row, ROSTER_PRODUCT_NAME));
	node_items_add(roster->arena, &unit->products, node_make_map(roster->arena, &map, at));
}

static const struct node *
unit_node(const struct roster *roster, struct roster_unit *unit)
{
	const struct node_items none = {NULL, 0, 0};
	node_pairs_add(roster->arena, &unit->map, "products",
	               node_make_list(roster->arena, &unit->products, unit->at));
	node_pairs_add(roster->arena, &unit->map, "entries",
	               node_make_list(roster->arena, &none, unit->at));
	return node_make_map(roster->arena, &unit->map, unit->at);
}

const struct node *
roster_document(struct arena *arena, struct diags *diags, const struct rubric *rubric,
                const struct csv_table *table, const struct roster_head *head)
{
	struct roster roster = {
		.arena = arena, .diags = diags, .table = table, .ids = index_create(arena)};
	size_t before = diags_error_count(diags);
	head_read(&roster);
	if (diags_error_count(diags) > before)
		return NULL;
	for (size_t i = 0; i < table->row_count; i++)
		row_read(&roster, &table->rows[i]);
	struct place at = table->head.cells[0].at;
	struct node_pairs map = {NULL, 0, 0};
	struct node_items units = {NULL, 0, 0};
	for (size_t i = 0; i < roster.count; i++)
		node_items_add(arena, &units, unit_node(&roster, &roster.units[i]));
	if (table->row_count == 0)
		diag_add(diags, at, DIAG_TABLE_EMPTY, DIAG_TEXT(at.source->name));
	node_pairs_add_text(arena, &map, "patuh", STR("evidence/1"), at);
	node_pairs_add_text(arena, &map, "rubric", rubric->id, at);
	node_pairs_add_text(arena, &map, "institution", head->institution, at);
	node_pairs_add_text(arena, &map, "period", head->period, at);
	node_pairs_add(arena, &map, "units", node_make_list(arena, &units, at));
	return diags_error_count(diags) > before ? NULL : node_make_map(arena, &map, at);
}
