// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// The evidence of a record: its rows become the document that a YAML file would have been, and go
// through the same door.
#include "base/arena.h"
#include "base/compiler.h"
#include "diag/diag.h"
#include "model/evidence.h"
#include "read/make.h"
#include "store/handle.h"
#include "store/record.h"

// Rows that belong to entries, in the order of those.
struct details {
	struct query *query;
	bool is_at_row; // the row that was read waits for its entry
};

struct record_units {
	struct arena *arena; // of one unit at a time
	struct store *store;
	const struct record *record;
	const struct rubric *rubric;
	bool is_own; // the record's own rubric
	size_t source_count;
	const struct source *sources;
	struct query *units, *groups, *products, *entries;
	struct details choices, attachments;
};

static struct query *
query_for(const struct record_units *units, struct str statement)
{
	return query_create(units->store->database, statement);
}

// The files that places lead to. Their lines are not stored.
static void
read_sources(struct record_units *units)
{
	struct query *query =
		query_for(units, STR("SELECT position, file FROM main.source WHERE assessment = ?"
	                             " ORDER BY position"));
	query_set(query, 1, (const struct value[]){AS_INTEGER(units->record->id)});
	struct source *sources = NULL;
	size_t capacity = 0;
	while (query_next(query)) {
		sources = arena_grow(units->arena, sources, units->source_count, &capacity,
		                     sizeof(*sources));
		sources[units->source_count++] =
			(struct source){.name = query_text(query, units->arena, 1)};
	}
	query_destroy(query);
	units->sources = sources;
}

struct record_units *
record_units_begin(struct arena *arena, struct store *store, const struct record *record,
                   const struct rubric *rubric)
{
	struct record_units *units = arena_new(arena, struct record_units);
	units->arena = arena;
	units->store = store;
	units->record = record;
	units->rubric = rubric;
	units->is_own = str_equal(rubric->digest, record->rubric_digest);
	read_sources(units);
	units->units = query_for(units, STR("SELECT position, id, name, weight, at_source, at_line,"
	                                    " at_column FROM main.unit WHERE assessment = ?"
	                                    " ORDER BY position"));
	query_set(units->units, 1, (const struct value[]){AS_INTEGER(record->id)});
	units->groups = query_for(units, STR("SELECT name FROM main.unit_group WHERE assessment = ?"
	                                     " AND unit = ? ORDER BY position"));
	units->products =
		query_for(units, STR("SELECT id, name FROM main.product WHERE assessment = ?"
	                             " AND unit = ? ORDER BY position"));
	units->entries = query_for(
		units, STR("SELECT position, item, product, respondent, kind, answer, reason,"
	                   " status, verified_by, verified_on, note, at_source, at_line, at_column"
	                   " FROM main.entry WHERE assessment = ? AND unit = ? ORDER BY position"));
	units->choices.query =
		query_for(units, STR("SELECT entry, text FROM main.choice WHERE assessment = ?"
	                             " AND unit = ? ORDER BY entry, position"));
	units->attachments.query = query_for(
		units, STR("SELECT entry, wanted, file, url, date, expires, note, at_source,"
	                   " at_line, at_column FROM main.attachment WHERE assessment = ?"
	                   " AND unit = ? ORDER BY entry, position"));
	return units;
}

void
record_units_finish(struct record_units *units)
{
	query_destroy(units->units);
	query_destroy(units->groups);
	query_destroy(units->products);
	query_destroy(units->entries);
	query_destroy(units->choices.query);
	query_destroy(units->attachments.query);
}

// The place that three columns tell.
static struct place
place_at(const struct record_units *units, struct query *query, size_t column)
{
	bool is_told = query_value(query, column).kind == VALUE_INTEGER;
	int64_t source = query_integer(query, column);
	if (!is_told || source < 0 || (size_t)source >= units->source_count)
		return PLACE_NONE;
	return (struct place){&units->sources[source], (unsigned)query_integer(query, column + 1),
	                      (unsigned)query_integer(query, column + 2)};
}

// A pair of a map that is always there, and one that is there where the column is not empty.
static void
add_always(struct arena *arena, struct node_pairs *map, const char *key, struct str text,
           struct place at)
{
	node_pairs_add(arena, map, key, node_make_text(arena, text, at));
}

static void
add_column(struct arena *arena, struct node_pairs *map, const char *key, struct query *query,
           size_t column)
{
	node_pairs_add_text(arena, map, key, query_text(query, arena, column), PLACE_NONE);
}

// Is the next row one of this entry?
static bool
details_next(struct details *details, int64_t entry)
{
	if (!details->is_at_row && !query_next(details->query))
		return false;
	details->is_at_row = query_integer(details->query, 0) != entry;
	return !details->is_at_row;
}

static const struct node *
attachments_node(struct record_units *units, struct arena *arena, int64_t entry)
{
	struct node_items list = {NULL, 0, 0};
	struct query *query = units->attachments.query;
	while (details_next(&units->attachments, entry)) {
		struct node_pairs map = {NULL, 0, 0};
		add_column(arena, &map, "id", query, 1);
		add_column(arena, &map, "file", query, 2);
		add_column(arena, &map, "url", query, 3);
		add_column(arena, &map, "date", query, 4);
		add_column(arena, &map, "expires", query, 5);
		add_column(arena, &map, "note", query, 6);
		node_items_add(arena, &list, node_make_map(arena, &map, place_at(units, query, 7)));
	}
	return list.count ? node_make_list(arena, &list, PLACE_NONE) : NULL;
}

static void
add_answer(struct record_units *units, struct arena *arena, struct node_pairs *map, int64_t entry)
{
	struct query *query = units->entries;
	struct str kind = query_text(query, arena, 4);
	struct node_items list = {NULL, 0, 0};
	while (details_next(&units->choices, entry))
		node_items_add(arena, &list,
		               node_make_text(arena, query_text(units->choices.query, arena, 1),
		                              PLACE_NONE));
	if (str_equal(kind, STR("list")))
		node_pairs_add(arena, map, "answer", node_make_list(arena, &list, PLACE_NONE));
	else if (str_equal(kind, STR("na")))
		add_always(arena, map, "na", query_text(query, arena, 6), PLACE_NONE);
	else if (!str_equal(kind, STR("none")))
		add_always(arena, map, "answer", query_text(query, arena, 5), PLACE_NONE);
}

// The item that continues the one of that id in the rubric.
static struct str
renamed(const struct record_units *units, struct str item)
{
	const struct rubric *rubric = units->rubric;
	for (size_t i = 0; i < rubric->renaming_count && !units->is_own; i++) {
		if (str_equal(rubric->renamings[i].from, item))
			return rubric->renamings[i].to;
	}
	return item;
}

static const struct node *
entry_node(struct record_units *units, struct arena *arena)
{
	struct node_pairs map = {NULL, 0, 0}, verified = {NULL, 0, 0};
	struct query *query = units->entries;
	int64_t position = query_integer(query, 0);
	struct place at = place_at(units, query, 11);
	add_always(arena, &map, "item", renamed(units, query_text(query, arena, 1)), at);
	add_column(arena, &map, "product", query, 2);
	add_column(arena, &map, "respondent", query, 3);
	add_answer(units, arena, &map, position);
	add_column(arena, &map, "status", query, 7);
	add_column(arena, &verified, "by", query, 8);
	add_column(arena, &verified, "on", query, 9);
	if (verified.count)
		node_pairs_add(arena, &map, "verified",
		               node_make_map(arena, &verified, PLACE_NONE));
	add_column(arena, &map, "note", query, 10);
	const struct node *attachments = attachments_node(units, arena, position);
	if (attachments)
		node_pairs_add(arena, &map, "evidence", attachments);
	return node_make_map(arena, &map, at);
}

static const struct node *
groups_node(struct record_units *units, struct arena *arena)
{
	struct node_items list = {NULL, 0, 0};
	while (query_next(units->groups))
		node_items_add(
			arena, &list,
			node_make_text(arena, query_text(units->groups, arena, 0), PLACE_NONE));
	return node_make_list(arena, &list, PLACE_NONE);
}

static const struct node *
products_node(struct record_units *units, struct arena *arena)
{
	struct node_items list = {NULL, 0, 0};
	while (query_next(units->products)) {
		struct node_pairs map = {NULL, 0, 0};
		add_always(arena, &map, "id", query_text(units->products, arena, 0), PLACE_NONE);
		add_always(arena, &map, "name", query_text(units->products, arena, 1), PLACE_NONE);
		node_items_add(arena, &list, node_make_map(arena, &map, PLACE_NONE));
	}
	return node_make_list(arena, &list, PLACE_NONE);
}

static const struct node *
entries_node(struct record_units *units, struct arena *arena)
{
	struct node_items list = {NULL, 0, 0};
	units->choices.is_at_row = units->attachments.is_at_row = false;
	while (query_next(units->entries))
		node_items_add(arena, &list, entry_node(units, arena));
	return node_make_list(arena, &list, PLACE_NONE);
}

// The unit that the query stands at.
static const struct node *
unit_node(struct record_units *units, struct arena *arena)
{
	struct node_pairs map = {NULL, 0, 0};
	struct query *query = units->units;
	const struct value keys[] = {AS_INTEGER(units->record->id),
	                             AS_INTEGER(query_integer(query, 0))};
	struct query *const parts[] = {units->groups, units->products, units->entries,
	                               units->choices.query, units->attachments.query};
	for (size_t i = 0; i < COUNT_OF(parts); i++)
		query_set(parts[i], COUNT_OF(keys), keys);
	struct place at = place_at(units, query, 4);
	add_always(arena, &map, "id", query_text(query, arena, 1), at);
	add_always(arena, &map, "name", query_text(query, arena, 2), at);
	add_always(arena, &map, "weight", query_text(query, arena, 3), at);
	node_pairs_add(arena, &map, "groups", groups_node(units, arena));
	node_pairs_add(arena, &map, "products", products_node(units, arena));
	node_pairs_add(arena, &map, "entries", entries_node(units, arena));
	return node_make_map(arena, &map, at);
}

static const struct node *
document_node(struct record_units *units, struct arena *arena)
{
	struct node_pairs map = {NULL, 0, 0};
	struct node_items list = {NULL, 0, 0};
	add_always(arena, &map, "patuh", STR("evidence/1"), PLACE_NONE);
	add_always(arena, &map, "rubric", units->rubric->id, PLACE_NONE);
	add_always(arena, &map, "institution", units->record->institution, PLACE_NONE);
	add_always(arena, &map, "period", units->record->period, PLACE_NONE);
	node_items_add(arena, &list, unit_node(units, arena));
	node_pairs_add(arena, &map, "units", node_make_list(arena, &list, PLACE_NONE));
	return node_make_map(arena, &map, PLACE_NONE);
}

const struct unit *
record_units_next(struct record_units *units, struct arena *arena)
{
	struct store *store = units->store;
	if (!query_next(units->units))
		return NULL;
	const struct node *document = document_node(units, arena);
	struct diags *unheard = diags_create();
	const struct evidence *evidence = evidence_build(arena, unheard, units->rubric, document);
	bool is_sound = !diags_have_errors(unheard) || !units->is_own;
	diags_destroy(unheard);
	if (!database_is_sound(store->database))
		return NULL;
	if (is_sound && evidence && evidence->unit_count == 1)
		return evidence->units;
	diag_add(store->diags, PLACE_NONE, DIAG_RECORD_UNREADABLE, DIAG_TEXT(str_from(store->path)),
	         DIAG_COUNT_OF(units->record->id));
	return NULL;
}
