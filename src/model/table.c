// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/table_builder.h"

#include <assert.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/compiler.h"
#include "base/limits.h"
#include "diag/diag.h"
#include "model/fields.h"
#include "read/make.h"

// A unit that patuh.yaml declares. Its values are read with the document it becomes part of.
static void
declared_check(struct diags *diags, const struct node *map)
{
	static const struct field fields[] = {
		{"id", FIELD_TEXT, true},
		{"name", FIELD_TEXT, true},
		{"groups", FIELD_LIST, false},
		{"weight", FIELD_TEXT, false},
		{"products", FIELD_LONG_LIST, false},
	};
	const struct node *values[COUNT_OF(fields)];
	(void)fields_bind(diags, map, "units", COUNT_OF(fields), fields, values);
}

bool
table_head_read(struct diags *diags, const struct node *root, struct table_head *head)
{
	static const struct field fields[] = {
		{"patuh", FIELD_TEXT, true},       {"rubric", FIELD_TEXT, false},
		{"institution", FIELD_TEXT, true}, {"period", FIELD_TEXT, true},
		{"assessed", FIELD_TEXT, false},   {"units", FIELD_LONG_LIST, false},
	};
	const struct node *values[COUNT_OF(fields)];
	size_t before = diags_error_count(diags);
	*head = (struct table_head){.rubric = STR(""), .at = root->at};
	if (!field_document_kind(diags, root, "folder/1") ||
	    !fields_bind(diags, root, "patuh", COUNT_OF(fields), fields, values))
		return false;
	head->rubric = field_text(values[1]);
	head->institution = field_text(values[2]);
	head->period = field_text(values[3]);
	head->assessed = field_text(values[4]);
	head->units = values[5];
	for (size_t i = 0; head->units && i < head->units->count; i++)
		declared_check(diags, head->units->items[i]);
	return diags_error_count(diags) == before;
}

// An id made of a name: small letters and digits, everything else one hyphen.
static struct str
id_from_name(struct arena *arena, struct str name)
{
	char *id = arena_allocate(arena, name.len + 1, 1);
	size_t len = 0;
	for (size_t i = 0; i < name.len; i++) {
		char c = name.data[i];
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		bool is_kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.';
		if (is_kept)
			id[len++] = c;
		else if (len && id[len - 1] != '-')
			id[len++] = '-';
	}
	while (len && id[len - 1] == '-')
		len--;
	return (struct str){id, len};
}

static struct declared
declared_from(struct arena *arena, const struct node *list)
{
	struct declared declared = {list, index_create(arena), index_create(arena)};
	for (size_t i = 0; list && i < list->count; i++) {
		const struct node *id = node_find(list->items[i], STR("id"));
		const struct node *name = node_find(list->items[i], STR("name"));
		size_t number = i;
		if (id)
			(void)index_add(declared.ids, field_text(id), &number);
		number = i;
		if (name)
			(void)index_add(declared.names, str_fold(arena, field_text(name)), &number);
	}
	return declared;
}

// The number of the first element that a text names, by id or, in any case of letters, by name; false where none is.
static bool
declared_find(struct arena *arena, const struct declared *declared, struct str text, size_t *number)
{
	size_t by_id = SIZE_MAX, by_name = SIZE_MAX;
	if (!declared->list)
		return false;
	bool is_id = index_find(declared->ids, text, &by_id);
	bool is_name = index_find(declared->names, str_fold(arena, text), &by_name);
	*number = by_id < by_name ? by_id : by_name;
	return is_id || is_name;
}

// NULL, reported, where there are units enough; then the rest of the table is not looked at.
static struct table_unit *
unit_add(struct table_builder *builder, struct str text, const struct node *declared,
         struct place at)
{
	builder->is_full = builder->unit_count == LIMIT_UNITS;
	if (builder->is_full) {
		diag_add(builder->diags, at, DIAG_LIST_LONG, DIAG_TEXT(STR("units")),
		         DIAG_COUNT_OF(LIMIT_UNITS));
		return NULL;
	}
	const struct node *products = declared ? node_find(declared, STR("products")) : NULL;
	if (products && products->kind != NODE_LIST)
		products = NULL;
	builder->units = arena_grow(builder->arena, builder->units, builder->unit_count,
	                            &builder->unit_capacity, sizeof(*builder->units));
	struct table_unit *unit = &builder->units[builder->unit_count++];
	*unit = (struct table_unit){.text = text, .declared = declared, .at = at};
	unit->declared_products = declared_from(builder->arena, products);
	unit->product_texts = index_create(builder->arena);
	for (size_t i = 0; products && i < products->count; i++)
		node_items_add(builder->arena, &unit->products, products->items[i]);
	return unit;
}

// The unit with that id or name; NULL, reported, where the row names none.
static struct table_unit *
unit_named(struct table_builder *builder, struct str text, struct place at)
{
	const struct node *units = builder->head->units;
	size_t number;
	bool is_declared = declared_find(builder->arena, &builder->declared, text, &number);
	const struct table_layout *layout = builder->layout;
	if (layout->columns[COLUMN_UNIT] == layout->table->head.count) {
		if (!units || units->count != 1)
			return NULL; // the missing column is reported already
		is_declared = true;
		number = 0;
	} else if (str_is_empty(text)) {
		diag_add(builder->diags, at, DIAG_VALUE_EMPTY, DIAG_TEXT(STR("unit")));
		return NULL;
	}
	if (is_declared) {
		size_t *met = &builder->declared_units[number];
		if (builder->is_full)
			return NULL;
		if (*met)
			return &builder->units[*met - 1];
		*met = builder->unit_count + 1;
		return unit_add(builder, text, units->items[number], at);
	}
	if (builder->is_full)
		return NULL;
	number = builder->unit_count;
	if (!index_add(builder->unit_texts, text, &number))
		return &builder->units[number];
	return unit_add(builder, text, NULL, at);
}

static struct table_unit *
unit_of(struct table_builder *builder, const struct csv_row *row)
{
	struct str text = table_cell_text(builder->layout, row, COLUMN_UNIT);
	if (!str_is_empty(text) && str_equal(text, builder->last_text))
		return &builder->units[builder->last_unit];
	struct table_unit *unit =
		unit_named(builder, text, table_cell_place(builder->layout, row, COLUMN_UNIT));
	if (unit) {
		builder->last_text = text;
		builder->last_unit = (size_t)(unit - builder->units);
	}
	return unit;
}

// The id of the product with that name; adds the product to the unit where it is new.
static struct str
product_named(const struct table_builder *builder, struct table_unit *unit, struct str text,
              struct place at)
{
	size_t number;
	if (declared_find(builder->arena, &unit->declared_products, text, &number))
		return field_text(
			node_find(unit->declared_products.list->items[number], STR("id")));
	struct str id = id_from_name(builder->arena, text);
	number = unit->products.count;
	if (!index_add(unit->product_texts, text, &number))
		return id;
	struct node_pairs map = {NULL, 0, 0};
	node_pairs_add_text(builder->arena, &map, "id", id, at);
	node_pairs_add_text(builder->arena, &map, "name", text, at);
	node_items_add(builder->arena, &unit->products, node_make_map(builder->arena, &map, at));
	return id;
}

struct str
table_product_of(const struct table_builder *builder, struct table_unit *unit,
                 const struct table_layout *layout, const struct csv_row *row)
{
	struct str text = table_cell_text(layout, row, COLUMN_PRODUCT);
	if (str_is_empty(text))
		return text;
	if (!str_equal(text, unit->last_text)) {
		struct place at = table_cell_place(layout, row, COLUMN_PRODUCT);
		unit->last_id = product_named(builder, unit, text, at);
		unit->last_text = text;
	}
	return unit->last_id;
}

static const struct node *
unit_node(const struct table_builder *builder, const struct table_unit *unit)
{
	static const char *const kept[] = {"id", "name", "groups", "weight"};
	struct node_pairs map = {NULL, 0, 0};
	for (size_t i = 0; unit->declared && i < COUNT_OF(kept); i++) {
		const struct node *value = node_find(unit->declared, str_from(kept[i]));
		if (value)
			node_pairs_add(builder->arena, &map, kept[i], value);
	}
	if (!unit->declared) {
		node_pairs_add_text(builder->arena, &map, "id",
		                    id_from_name(builder->arena, unit->text), unit->at);
		node_pairs_add_text(builder->arena, &map, "name", unit->text, unit->at);
	}
	node_pairs_add(builder->arena, &map, "products",
	               node_make_list(builder->arena, &unit->products, unit->at));
	const struct node_items fed = {NULL, 0, 0};
	node_pairs_add(builder->arena, &map, "entries",
	               node_make_list(builder->arena, &fed, unit->at));
	return node_make_map(builder->arena, &map, unit->at);
}

// A declared unit of which no row speaks has no score; that must not pass in silence.
static void
report_silent_units(const struct table_builder *builder)
{
	const struct node *units = builder->head->units;
	for (size_t i = 0; units && i < units->count; i++) {
		const struct node *id = node_find(units->items[i], STR("id"));
		if (builder->declared_units[i] == 0 && id)
			diag_add(builder->diags, id->at, DIAG_UNIT_WITHOUT_ROWS,
			         DIAG_TEXT(field_text(id)));
	}
}

static const struct node *
document_node(const struct table_builder *builder)
{
	const struct table_head *head = builder->head;
	struct place first = builder->layout->table->head.cells[0].at; // of the last table
	struct place at = head->at.source ? head->at : first;
	struct node_pairs map = {NULL, 0, 0};
	struct node_items units = {NULL, 0, 0};
	for (size_t i = 0; i < builder->unit_count; i++)
		node_items_add(builder->arena, &units, unit_node(builder, &builder->units[i]));
	node_pairs_add_text(builder->arena, &map, "patuh", STR("evidence/1"), at);
	node_pairs_add_text(builder->arena, &map, "rubric", builder->rubric->id, at);
	node_pairs_add_text(builder->arena, &map, "institution", head->institution, at);
	node_pairs_add_text(builder->arena, &map, "period", head->period, at);
	node_pairs_add_text(builder->arena, &map, "assessed", head->assessed, at);
	node_pairs_add(builder->arena, &map, "units",
	               node_make_list(builder->arena, &units, first));
	return node_make_map(builder->arena, &map, first);
}

static void
table_read(struct table_builder *builder, const struct csv_table *table)
{
	builder->layout = arena_new(builder->arena, struct table_layout);
	builder->layout->table = table;
	builder->row_count += table->row_count;
	table_columns_read(builder);
	for (size_t i = 0; i < table->row_count; i++) {
		struct table_unit *unit = unit_of(builder, &table->rows[i]);
		if (unit)
			table_row_read(builder, unit, &table->rows[i]);
	}
}

static size_t
answers_count(const void *context, size_t number)
{
	const struct table_builder *builder = context;
	return builder->units[number].answer_count;
}

static bool
answer_feed(const void *context, const struct builder *evidence, const struct unit *unit,
            size_t number, size_t index, struct entry *entry)
{
	const struct table_builder *builder = context;
	struct table_unit *from = &builder->units[number];
	return table_answer_make(builder, from, &from->answers[index], evidence, unit, entry);
}

const struct evidence *
table_evidence(struct arena *arena, struct diags *diags, const struct rubric *rubric, size_t count,
               const struct csv_table *const tables[], const struct table_head *head)
{
	assert(count > 0);
	struct table_builder builder = {
		.arena = arena, .diags = diags, .rubric = rubric, .head = head};
	builder.unit_texts = index_create(arena);
	builder.declared = declared_from(arena, head->units);
	builder.declared_units = arena_array(arena, head->units ? head->units->count : 0, size_t);
	size_t before = diags_error_count(diags);
	for (size_t i = 0; i < count; i++)
		table_read(&builder, tables[i]);
	// Rows of which none could be given to a unit are reported, each for itself.
	if (builder.unit_count == 0 && diags_error_count(diags) > before)
		return NULL;
	report_silent_units(&builder);
	if (builder.row_count == 0) {
		struct place at = builder.layout->table->head.cells[0].at;
		diag_add(diags, at, DIAG_TABLE_EMPTY, DIAG_TEXT(at.source->name));
		return NULL;
	}
	const struct entry_feed feed = {answers_count, answer_feed, &builder};
	return evidence_build_fed(arena, diags, rubric, document_node(&builder), &feed);
}
