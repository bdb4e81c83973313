// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "store/store.h"

#include <stdlib.h>

#include "base/memory.h"
#include "store/handle.h"

static struct store *
store_for(struct diags *diags, const char *path, struct database *database)
{
	struct store *store = memory_allocate(sizeof(*store));
	*store = (struct store){database, diags, path};
	return store;
}

struct store *
store_open(struct diags *diags, const char *path)
{
	struct database *database = database_open(diags, path, DATABASE_READ);
	if (database && schema_check(database, path, diags))
		return store_for(diags, path, database);
	database_close(database);
	return NULL;
}

struct store *
store_create(struct diags *diags, const char *path)
{
	struct database *database = database_open(diags, path, DATABASE_CREATE);
	// With a log beside the file nobody who reads keeps another from writing. What was reported
	// saved is on the disk.
	if (database && schema_prepare(database, path, diags) &&
	    database_run(database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
	                           "PRAGMA foreign_keys = ON"))
		return store_for(diags, path, database);
	database_close(database);
	return NULL;
}

void
store_close(struct store *store)
{
	if (!store)
		return;
	database_close(store->database);
	free(store);
}

bool
envelope_find(struct store *store, struct arena *arena, int64_t id, struct envelope *envelope)
{
	struct query *query = query_create(
		store->database,
		id ? STR("SELECT id, identity, content, previous, seal, saved FROM main.assessment"
	                 " WHERE id = ?")
		   : STR("SELECT id, identity, content, previous, seal, saved FROM main.assessment"
	                 " ORDER BY id DESC LIMIT 1"));
	if (id)
		query_set(query, 1, (const struct value[]){AS_INTEGER(id)});
	bool is_there = query_next(query);
	*envelope = (struct envelope){.id = 0};
	if (is_there)
		*envelope =
			(struct envelope){query_integer(query, 0),     query_text(query, arena, 1),
		                          query_text(query, arena, 2), query_text(query, arena, 3),
		                          query_text(query, arena, 4), query_text(query, arena, 5)};
	query_destroy(query);
	return is_there;
}
