// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/evidence.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/compiler.h"
#include "base/index.h"
#include "base/limits.h"
#include "diag/diag.h"
#include "model/entry.h"
#include "model/field_values.h"
#include "model/fields.h"

const struct attachment *
entry_attachment(const struct entry *entry, const struct wanted *wanted)
{
	for (size_t i = 0; entry && i < entry->attachment_count; i++) {
		if (entry->attachments[i].wanted == wanted)
			return &entry->attachments[i];
	}
	return NULL;
}

struct date
attachment_last_day(const struct attachment *attachment)
{
	const struct wanted *wanted = attachment->wanted;
	bool has_period = wanted && wanted->valid_count > 0;
	if (date_is_set(attachment->expires) || !has_period || !date_is_set(attachment->date))
		return attachment->expires;
	return date_add(attachment->date, wanted->valid_count, wanted->valid_unit);
}

const struct entry *
unit_answer(const struct unit *unit, size_t node, size_t product)
{
	return unit->grid[node * (unit->product_count + 1) + product];
}

static const struct str *
groups_read(const struct builder *builder, const struct node *list, size_t *count)
{
	struct str *groups = arena_array(builder->arena, list->count, struct str);
	for (size_t i = 0; i < list->count; i++)
		*count +=
			field_list_text(builder->diags, "groups", list->items[i], &groups[*count]);
	return groups;
}

static void
products_read(const struct builder *builder, const struct node *list, struct unit *unit)
{
	static const struct field fields[] = {
		{"id", FIELD_TEXT, true},
		{"name", FIELD_TEXT, true},
	};
	struct product *products = arena_array(builder->arena, list->count, struct product);
	unit->products = products;
	unit->product_ids = index_create(builder->arena);
	if (list->count > LIMIT_PRODUCTS) {
		field_report_long(builder->diags, "products", list, LIMIT_PRODUCTS);
		return;
	}
	for (size_t i = 0; i < list->count; i++) {
		const struct node *values[COUNT_OF(fields)];
		struct product *product = &products[unit->product_count];
		if (!fields_bind(builder->diags, list->items[i], "products", COUNT_OF(fields),
		                 fields, values))
			continue;
		*product = (struct product){.name = field_text(values[1]),
		                            .index = unit->product_count};
		if (!values[0])
			continue;
		// Even a bad id is kept, so that the answers that name it are not refused as well.
		if (!field_id(builder->diags, values[0], &product->id))
			product->id = field_text(values[0]);
		product->at = values[0]->at;
		size_t first = unit->product_count++;
		if (!index_add(unit->product_ids, product->id, &first)) {
			diag_add(builder->diags, product->at, DIAG_PRODUCT_REPEATED,
			         DIAG_TEXT(product->id));
			diag_also(builder->diags, products[first].at);
		}
	}
}

// The order of the questions that entries answer; those to one question in the order of the file.
static int
compare_entries(const void *left, const void *right)
{
	const struct entry *a = *(struct entry *const *)left, *b = *(struct entry *const *)right;
	if (a->node != b->node)
		return a->node->index < b->node->index ? -1 : 1;
	size_t column = a->product ? a->product->index + 1 : 0;
	size_t other = b->product ? b->product->index + 1 : 0;
	if (column != other)
		return column < other ? -1 : 1;
	int order = str_compare(a->respondent, b->respondent);
	return order ? order : (a > b) - (a < b);
}

static bool
is_same_question(const struct entry *a, const struct entry *b)
{
	return a->node == b->node && a->product == b->product &&
	       str_equal(a->respondent, b->respondent);
}

// Refuses a second answer to the same question; says which entries those are. Sorted, not compared
// each with each: a survey has thousands of respondents.
static const bool *
find_repeats(const struct builder *builder, struct entry *entries, size_t count)
{
	bool *is_repeat = arena_array(builder->arena, count, bool);
	struct entry **sorted = arena_array(builder->arena, count, struct entry *);
	for (size_t i = 0; i < count; i++)
		sorted[i] = &entries[i];
	if (count)
		qsort(sorted, count, sizeof(*sorted), compare_entries);
	const struct entry *first = NULL;
	for (size_t i = 0; i < count; i++) {
		if (!first || !is_same_question(first, sorted[i])) {
			first = sorted[i];
			continue;
		}
		is_repeat[sorted[i] - entries] = true;
		diag_add(builder->diags, sorted[i]->at, DIAG_ENTRY_REPEATED,
		         DIAG_TEXT(first->node->id));
		diag_also(builder->diags, first->at);
	}
	return is_repeat;
}

// Puts an entry into the grid, before those of other respondents. True where there are others.
static bool
grid_put(struct unit *unit, struct entry *entry)
{
	size_t column = entry->product ? entry->product->index : unit->product_count;
	size_t cell = entry->node->index * (unit->product_count + 1) + column;
	entry->next = unit->grid[cell];
	unit->grid[cell] = entry;
	return entry->next != NULL;
}

static void
grid_create(struct arena *arena, const struct rubric *rubric, struct unit *unit)
{
	unit->grid =
		arena_array(arena, rubric->node_count * (unit->product_count + 1), struct entry *);
}

// Puts the entries into the grid, but for repeats (NULL: there are none), from the last to the first, so
// that each goes before those that follow it. True where cells hold several.
static bool
grid_fill(struct unit *unit, struct entry entries[], const bool is_repeat[])
{
	bool is_shared = false;
	for (size_t i = unit->entry_count; i > 0; i--) {
		if (!is_repeat || !is_repeat[i - 1])
			is_shared |= grid_put(unit, &entries[i - 1]);
	}
	return is_shared;
}

void
unit_set_entries(struct arena *arena, const struct rubric *rubric, struct unit *unit, size_t count,
                 struct entry entries[])
{
	grid_create(arena, rubric, unit);
	unit->entries = entries;
	unit->entry_count = count;
	(void)grid_fill(unit, entries, NULL);
}

// The entries of unit `number`, which the document lists or somebody feeds.
static void
entries_read(const struct builder *builder, const struct node *list, size_t number,
             struct unit *unit)
{
	const struct entry_feed *feed = builder->feed;
	size_t count = feed ? feed->count(feed->context, number) : list->count;
	struct entry *entries = arena_array(builder->arena, count, struct entry);
	for (size_t i = 0; i < count; i++) {
		struct entry *entry = &entries[unit->entry_count];
		unit->entry_count +=
			feed ? feed->read(feed->context, builder, unit, number, i, entry)
			     : entry_read(builder, unit, list->items[i], entry);
	}
	unit->entries = entries;
	if (!grid_fill(unit, entries, NULL))
		return; // no two answer one question
	const bool *is_repeat = find_repeats(builder, entries, unit->entry_count);
	grid_create(builder->arena, builder->rubric, unit);
	(void)grid_fill(unit, entries, is_repeat);
}

// The part of a unit that describes it: `unit: {…}`, or an element of `units`.
struct unit_nodes {
	size_t number; // in the document
	const struct node *id, *name, *groups, *weight, *products, *entries;
};

// Is there room for the questions to the unit? Reports where there is none, once.
static bool
has_room(const struct builder *builder, const struct unit *unit, size_t *cells)
{
	bool was_full = *cells > LIMIT_EVIDENCE_CELLS;
	*cells += builder->rubric->node_count * (unit->product_count + 1);
	if (*cells <= LIMIT_EVIDENCE_CELLS)
		return true;
	if (!was_full)
		diag_add(builder->diags, unit->at, DIAG_EVIDENCE_CELLS,
		         DIAG_COUNT_OF(LIMIT_EVIDENCE_CELLS));
	return false;
}

// False where there is no room for the unit; `cells` counts the questions to all of the document.
static bool
unit_read(const struct builder *builder, const struct unit_nodes *nodes, struct place at,
          size_t *cells, struct unit *unit)
{
	unit->at = nodes->id ? nodes->id->at : at;
	unit->weight = EXACT_ONE;
	(void)field_id(builder->diags, nodes->id, &unit->id);
	unit->name = field_text(nodes->name);
	(void)field_weight(builder->diags, nodes->weight, &unit->weight);
	if (nodes->groups)
		unit->groups = groups_read(builder, nodes->groups, &unit->group_count);
	if (nodes->products)
		products_read(builder, nodes->products, unit);
	if (!has_room(builder, unit, cells))
		return false;
	grid_create(builder->arena, builder->rubric, unit);
	if (nodes->entries)
		entries_read(builder, nodes->entries, nodes->number, unit);
	return true;
}

static void
single_unit_read(const struct builder *builder, const struct node *map, const struct node *products,
                 const struct node *entries, struct evidence *evidence)
{
	static const struct field fields[] = {
		{"id", FIELD_TEXT, true},
		{"name", FIELD_TEXT, true},
		{"groups", FIELD_LIST, false},
		{"weight", FIELD_TEXT, false},
	};
	const struct node *values[COUNT_OF(fields)];
	size_t cells = 0;
	struct unit *unit = arena_new(builder->arena, struct unit);
	if (!fields_bind(builder->diags, map, "unit", COUNT_OF(fields), fields, values))
		return;
	struct unit_nodes nodes = {0,         values[0], values[1], values[2],
	                           values[3], products,  entries};
	evidence->unit_count = unit_read(builder, &nodes, map->at, &cells, unit);
	evidence->units = unit;
}

static void
units_read(const struct builder *builder, const struct node *list, struct evidence *evidence)
{
	static const struct field fields[] = {
		{"id", FIELD_TEXT, true},
		{"name", FIELD_TEXT, true},
		{"groups", FIELD_LIST, false},
		{"weight", FIELD_TEXT, false},
		{"products", FIELD_LONG_LIST, false},
		{"entries", FIELD_LONG_LIST, true},
	};
	if (list->count == 0)
		diag_add(builder->diags, list->at, DIAG_LIST_EMPTY, DIAG_TEXT(STR("units")));
	if (list->count > LIMIT_UNITS) {
		field_report_long(builder->diags, "units", list, LIMIT_UNITS);
		return;
	}
	struct unit *units = arena_array(builder->arena, list->count, struct unit);
	size_t cells = 0;
	evidence->units = units;
	for (size_t i = 0; i < list->count; i++) {
		const struct node *values[COUNT_OF(fields)];
		if (!fields_bind(builder->diags, list->items[i], "units", COUNT_OF(fields), fields,
		                 values))
			continue;
		struct unit_nodes nodes = {i,         values[0], values[1], values[2],
		                           values[3], values[4], values[5]};
		evidence->unit_count += unit_read(builder, &nodes, list->items[i]->at, &cells,
		                                  &units[evidence->unit_count]);
	}
}

enum head_field {
	HEAD_PATUH,
	HEAD_RUBRIC,
	HEAD_INSTITUTION,
	HEAD_PERIOD,
	HEAD_ASSESSED,
	HEAD_UNIT,
	HEAD_UNITS,
	HEAD_PRODUCTS,
	HEAD_ENTRIES,
	HEAD_COUNT
};

static const struct field head_fields[HEAD_COUNT] = {
	[HEAD_PATUH] = {"patuh", FIELD_TEXT, true},
	[HEAD_RUBRIC] = {"rubric", FIELD_TEXT, true},
	[HEAD_INSTITUTION] = {"institution", FIELD_TEXT, true},
	[HEAD_PERIOD] = {"period", FIELD_TEXT, true},
	[HEAD_ASSESSED] = {"assessed", FIELD_TEXT, false},
	[HEAD_UNIT] = {"unit", FIELD_MAP, false},
	[HEAD_UNITS] = {"units", FIELD_LONG_LIST, false},
	[HEAD_PRODUCTS] = {"products", FIELD_LONG_LIST, false},
	[HEAD_ENTRIES] = {"entries", FIELD_LONG_LIST, false},
};

static struct place
place_of(const struct node *node, struct place other)
{
	return node ? node->at : other;
}

// Which of `unit` and `units` stands there, and that the rest of the head goes with it.
static void
shape_check(const struct builder *builder, const struct node *root)
{
	const struct node *unit = node_find(root, STR("unit")),
			  *units = node_find(root, STR("units"));
	if (!unit == !units) {
		static const char *const both[LANG_COUNT] = {"keduanya", "both"};
		static const char *const neither[LANG_COUNT] = {"tidak satu pun", "neither"};
		diag_add(builder->diags, units ? units->at : root->at, DIAG_UNIT_SHAPE,
		         DIAG_WORDS(units ? both : neither));
	} else if (unit && !node_find(root, STR("entries"))) {
		diag_add(builder->diags, root->at, DIAG_KEY_MISSING, DIAG_TEXT(STR("entries")));
	}
	for (size_t i = 0; i < root->count && units && !unit; i++) {
		struct str key = root->pairs[i].key;
		if (str_equal(key, STR("products")) || str_equal(key, STR("entries")))
			diag_add(builder->diags, root->pairs[i].key_at, DIAG_KEY_MISPLACED,
			         DIAG_TEXT(key), DIAG_TEXT(STR("units")));
	}
}

const struct evidence *
evidence_build(struct arena *arena, struct diags *diags, const struct rubric *rubric,
               const struct node *root)
{
	return evidence_build_fed(arena, diags, rubric, root, NULL);
}

const struct evidence *
evidence_build_fed(struct arena *arena, struct diags *diags, const struct rubric *rubric,
                   const struct node *root, const struct entry_feed *feed)
{
	struct trail trail = {0, 0};
	const struct builder builder = {arena, diags, rubric, feed, &trail};
	const struct node *values[HEAD_COUNT];
	if (!field_document_kind(diags, root, "evidence/1") ||
	    !fields_bind(diags, root, "patuh", HEAD_COUNT, head_fields, values))
		return NULL;
	struct evidence *evidence = arena_new(arena, struct evidence);
	evidence->rubric = field_text(values[HEAD_RUBRIC]);
	evidence->rubric_at = place_of(values[HEAD_RUBRIC], root->at);
	evidence->institution = field_text(values[HEAD_INSTITUTION]);
	evidence->institution_at = place_of(values[HEAD_INSTITUTION], root->at);
	evidence->period = field_text(values[HEAD_PERIOD]);
	evidence->period_at = place_of(values[HEAD_PERIOD], root->at);
	(void)field_date(diags, values[HEAD_ASSESSED], &evidence->assessed);
	shape_check(&builder, root);
	if (values[HEAD_UNIT])
		single_unit_read(&builder, values[HEAD_UNIT], values[HEAD_PRODUCTS],
		                 values[HEAD_ENTRIES], evidence);
	else if (values[HEAD_UNITS])
		units_read(&builder, values[HEAD_UNITS], evidence);
	return evidence;
}
