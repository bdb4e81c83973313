// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "store/actions.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "store/handle.h"

enum {
	COLUMN_COUNT = 17
};

#define COLUMNS                                                                         \
	"id, institution, rubric, unit, product, item, unit_name, product_name, label," \
	" remedy, progress, owner, note, due, opened, closed, points"

// A store of the first version has no such table, and is read as it is.
static bool
has_actions(struct store *store)
{
	return database_number(store->database, "SELECT count(*) FROM main.sqlite_master"
	                                        " WHERE name = 'action'") > 0;
}

static void
read_points(struct action *action, struct str text)
{
	action->has_points = decimal_parse(text, &action->points) == DECIMAL_OK;
	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] == '.')
			action->places = (int)(text.len - i - 1);
	}
	if (action->places > DECIMAL_PLACES)
		action->places = DECIMAL_PLACES;
}

static void
read_action(struct arena *arena, struct query *query, struct action *action)
{
	struct str texts[COLUMN_COUNT];
	for (size_t i = 1; i < COLUMN_COUNT; i++)
		texts[i] = query_text(query, arena, i);
	*action = (struct action){
		.id = query_integer(query, 0),
		.institution = texts[1],
		.rubric = texts[2],
		.unit = texts[3],
		.product = texts[4],
		.item = texts[5],
		.unit_name = texts[6],
		.product_name = texts[7],
		.label = texts[8],
		.remedy = texts[9],
		.owner = texts[11],
		.note = texts[12],
	};
	(void)progress_find(texts[10], &action->progress);
	(void)date_parse(texts[13], &action->due);
	(void)date_parse(texts[14], &action->opened);
	(void)date_parse(texts[15], &action->closed);
	read_points(action, texts[16]);
}

struct action *
actions_list(struct arena *arena, struct store *store, struct str institution, size_t *count)
{
	struct action *actions = NULL;
	size_t capacity = 0;
	*count = 0;
	if (!has_actions(store))
		return NULL;
	struct query *query = query_create(store->database,
	                                   STR("SELECT " COLUMNS " FROM main.action WHERE ?1 = ''"
	                                       " OR institution = ?1 ORDER BY id"));
	query_set(query, 1, (const struct value[]){AS_TEXT(institution)});
	while (query_next(query)) {
		actions = arena_grow(arena, actions, *count, &capacity, sizeof(*actions));
		read_action(arena, query, &actions[(*count)++]);
	}
	query_destroy(query);
	return actions;
}

const struct action_change *
actions_changes(struct arena *arena, struct store *store, int64_t action, size_t *count)
{
	struct action_change *changes = NULL;
	size_t capacity = 0;
	*count = 0;
	if (!has_actions(store))
		return NULL;
	struct query *query = query_create(
		store->database, STR("SELECT action, as_of, field, old, new FROM main.action_change"
	                             " WHERE ?1 = 0 OR action = ?1 ORDER BY action, position"));
	query_set(query, 1, (const struct value[]){AS_INTEGER(action)});
	while (query_next(query)) {
		changes = arena_grow(arena, changes, *count, &capacity, sizeof(*changes));
		struct action_change *change = &changes[(*count)++];
		*change = (struct action_change){.action = query_integer(query, 0),
		                                 .field = query_text(query, arena, 2),
		                                 .from = query_text(query, arena, 3),
		                                 .to = query_text(query, arena, 4)};
		(void)date_parse(query_text(query, arena, 1), &change->as_of);
	}
	query_destroy(query);
	return changes;
}

bool
actions_begin(struct store *store)
{
	return database_run(store->database, "BEGIN IMMEDIATE");
}

bool
actions_commit(struct store *store)
{
	return database_run(store->database, "COMMIT");
}

void
actions_abandon(struct store *store)
{
	(void)database_run(store->database, "ROLLBACK");
}

// What of an action is told when it changes.
enum field {
	FIELD_STATUS,
	FIELD_OWNER,
	FIELD_DUE,
	FIELD_NOTE,
	FIELD_POINTS,
	FIELD_ITEM,
	FIELD_COUNT
};

static const char *const field_names[FIELD_COUNT] = {
	[FIELD_STATUS] = "status", [FIELD_OWNER] = "owner",   [FIELD_DUE] = "due",
	[FIELD_NOTE] = "note",     [FIELD_POINTS] = "points", [FIELD_ITEM] = "item",
};

static struct str
date_text(struct arena *arena, struct date date)
{
	struct buffer text;
	buffer_init(&text);
	if (date_is_set(date))
		date_write(&text, date);
	struct str written = str_copy(arena, buffer_text(&text));
	buffer_finish(&text);
	return written;
}

static struct str
points_text(struct arena *arena, const struct action *action)
{
	struct buffer text;
	buffer_init(&text);
	if (action->has_points)
		decimal_write(&text, action->points, action->places, '.');
	struct str written = str_copy(arena, buffer_text(&text));
	buffer_finish(&text);
	return written;
}

// The fields as texts: as they are stored, the item with its rubric.
static void
tell(struct arena *arena, const struct action *action, struct str texts[FIELD_COUNT])
{
	const struct str item[] = {action->rubric, STR("/"), action->item};
	texts[FIELD_STATUS] = str_from(progress_names[action->progress]);
	texts[FIELD_OWNER] = action->owner;
	texts[FIELD_DUE] = date_text(arena, action->due);
	texts[FIELD_NOTE] = action->note;
	texts[FIELD_POINTS] = points_text(arena, action);
	texts[FIELD_ITEM] = str_join(arena, 3, item);
}

// All columns but the id, in their order.
static void
fill(struct arena *arena, const struct action *action, struct value values[COLUMN_COUNT - 1])
{
	const struct str texts[COLUMN_COUNT - 1] = {
		action->institution,
		action->rubric,
		action->unit,
		action->product,
		action->item,
		action->unit_name,
		action->product_name,
		action->label,
		action->remedy,
		str_from(progress_names[action->progress]),
		action->owner,
		action->note,
		date_text(arena, action->due),
		date_text(arena, action->opened),
		date_text(arena, action->closed),
		points_text(arena, action),
	};
	for (size_t i = 0; i < COLUMN_COUNT - 1; i++)
		values[i] = AS_TEXT(texts[i]);
}

static void
keep(struct store *store, struct arena *arena, int64_t action, struct date as_of,
     const struct str change[3])
{
	struct query *query =
		query_create(store->database,
	                     STR("INSERT INTO main.action_change VALUES(?1, (SELECT count(*) FROM"
	                         " main.action_change WHERE action = ?1), ?2, ?3, ?4, ?5)"));
	query_run(query, 5,
	          (const struct value[]){AS_INTEGER(action), AS_TEXT(date_text(arena, as_of)),
	                                 AS_TEXT(change[0]), AS_TEXT(change[1]),
	                                 AS_TEXT(change[2])});
	query_destroy(query);
}

// Keeps every field that is another one than before; with NULL before, those that say anything.
static void
keep_all(struct store *store, struct arena *arena, const struct action *before,
         const struct action *after, struct date as_of)
{
	struct str from[FIELD_COUNT] = {STR("")}, to[FIELD_COUNT];
	if (before)
		tell(arena, before, from);
	tell(arena, after, to);
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		if (!str_equal(from[i], to[i]))
			keep(store, arena, after->id, as_of,
			     (const struct str[]){str_from(field_names[i]), from[i], to[i]});
	}
}

int64_t
actions_add(struct store *store, const struct action *action)
{
	struct arena *arena = arena_create();
	struct value values[COLUMN_COUNT - 1];
	fill(arena, action, values);
	struct query *query = query_create(
		store->database,
		STR("INSERT INTO main.action(institution, rubric, unit, product, item,"
	            " unit_name, product_name, label, remedy, progress, owner, note, due,"
	            " opened, closed, points)"
	            " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
	query_run(query, COLUMN_COUNT - 1, values);
	query_destroy(query);
	struct action added = *action;
	added.id = database_number(store->database, "SELECT max(id) FROM main.action");
	keep_all(store, arena, NULL, &added, action->opened);
	arena_destroy(arena);
	return added.id;
}

void
actions_change(struct store *store, const struct action *before, const struct action *after,
               struct date as_of)
{
	struct arena *arena = arena_create();
	struct value values[COLUMN_COUNT];
	fill(arena, after, values);
	values[COLUMN_COUNT - 1] = AS_INTEGER(after->id);
	struct query *query = query_create(
		store->database,
		STR("UPDATE main.action SET institution = ?, rubric = ?, unit = ?, product = ?,"
	            " item = ?, unit_name = ?, product_name = ?, label = ?, remedy = ?, progress = ?,"
	            " owner = ?, note = ?, due = ?, opened = ?, closed = ?, points = ? WHERE id = ?"));
	query_run(query, COLUMN_COUNT, values);
	query_destroy(query);
	keep_all(store, arena, before, after, as_of);
	arena_destroy(arena);
}
