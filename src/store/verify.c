// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "store/verify.h"

#include "base/arena.h"
#include "diag/diag.h"
#include "store/handle.h"

void
verify_file(struct store *store)
{
	database_check(store->database);
}

static void
report(struct store *store, enum diag_code code, const struct record *record)
{
	diag_add(store->diags, PLACE_NONE, code, DIAG_TEXT(str_from(store->path)),
	         DIAG_COUNT_OF(record->id));
}

// The seal of the record before; empty for the first one.
static struct str
seal_before(struct arena *arena, struct store *store, int64_t id)
{
	struct query *query =
		query_create(store->database, STR("SELECT seal FROM main.assessment WHERE id < ?"
	                                          " ORDER BY id DESC LIMIT 1"));
	query_set(query, 1, (const struct value[]){AS_INTEGER(id)});
	struct str seal = query_next(query) ? query_text(query, arena, 0) : STR("");
	query_destroy(query);
	return seal;
}

bool
verify_seal(struct arena *arena, struct store *store, const struct record *record)
{
	struct database *database = store->database;
	struct envelope envelope;
	if (!database_is_sound(database))
		return false;
	(void)envelope_find(store, arena, record->id, &envelope);
	struct str content = content_digest(arena, database, record->id);
	struct str identity = identity_digest(arena, database, record->id);
	bool is_whole = database_is_sound(database) && str_equal(content, envelope.content) &&
	                str_equal(identity, envelope.identity) &&
	                str_equal(seal_for(arena, &envelope), envelope.seal);
	if (!is_whole)
		report(store, DIAG_RECORD_TAMPERED, record);
	bool is_chained = str_equal(seal_before(arena, store, record->id), envelope.previous);
	if (!is_chained && database_is_sound(database))
		report(store, DIAG_RECORD_UNCHAINED, record);
	return is_whole && is_chained;
}

bool
verify_again(struct arena *arena, struct store *store, const struct record *record,
             struct str tool_version)
{
	bool is_same_tool = str_equal(record->tool_version, tool_version);
	bool is_same = true;
	for (size_t i = 0; i < TABLE_COUNT && is_same; i++) {
		// Another version may say the same in other words.
		bool is_wording =
			i == TABLE_FINDING || i == TABLE_FINDING_ARGUMENT || i == TABLE_RESULT;
		if (!store_tables[i].is_recomputed || (is_wording && !is_same_tool))
			continue;
		is_same = str_equal(
			table_digest(arena, store->database, (enum table_name)i, record->id),
			table_digest(arena, store->database, (enum table_name)i, SPOOLED));
	}
	if (!is_same)
		report(store, DIAG_RECORD_DIFFERS, record);
	return is_same && database_is_sound(store->database);
}
