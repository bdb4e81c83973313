// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "store/verify.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/compiler.h"
#include "base/json.h"
#include "diag/diag.h"
#include "diag/print.h"
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

// What scoring says again by itself. Everything else was said while the evidence was read and its
// files were looked at, neither of which is there any more.
static bool
is_of_scoring(enum diag_code code)
{
	static const enum diag_code codes[] = {
		DIAG_ENTRY_COVERED,   DIAG_EVIDENCE_EXPIRED, DIAG_EVIDENCE_UNDATED,
		DIAG_EVIDENCE_FUTURE, DIAG_EVIDENCE_LACKING, DIAG_AS_OF_ASSUMED,
		DIAG_RUBRIC_EXPIRED,  DIAG_RUBRIC_EARLY,     DIAG_UNIT_WITHOUT_PRODUCTS,
	};
	for (size_t i = 0; i < COUNT_OF(codes); i++) {
		if (codes[i] == code)
			return true;
	}
	return false;
}

// The findings of scoring, one a line.
static void
write_findings(struct buffer *out, struct diags *diags)
{
	size_t count;
	const struct diag *const *sorted = diags_sorted(diags, &count);
	for (size_t i = 0; i < count; i++) {
		struct json json;
		if (!is_of_scoring(sorted[i]->code))
			continue;
		json_begin(&json, out);
		json_open(&json, '{');
		diag_write_fields(&json, sorted[i], LANG_EN);
		json_close(&json, '}');
		buffer_add_char(out, '\n');
	}
}

bool
verify_findings(struct store *store, const struct record *record, struct diags *then,
                struct diags *again)
{
	struct buffer texts[2];
	buffer_init(&texts[0]);
	buffer_init(&texts[1]);
	write_findings(&texts[0], then);
	write_findings(&texts[1], again);
	bool is_same = str_equal(buffer_text(&texts[0]), buffer_text(&texts[1]));
	buffer_finish(&texts[0]);
	buffer_finish(&texts[1]);
	if (!is_same)
		report(store, DIAG_RECORD_DIFFERS, record);
	return is_same;
}

bool
verify_again(struct arena *arena, struct store *store, const struct record *record,
             struct str tool_version)
{
	bool is_same_tool = str_equal(record->tool_version, tool_version);
	bool is_same = true;
	for (size_t i = 0; i < TABLE_COUNT && is_same; i++) {
		// Another version may say the same in other words.
		if (!store_tables[i].is_recomputed || (i == TABLE_RESULT && !is_same_tool))
			continue;
		is_same = str_equal(
			table_digest(arena, store->database, (enum table_name)i, record->id),
			table_digest(arena, store->database, (enum table_name)i, SPOOLED));
	}
	if (!is_same)
		report(store, DIAG_RECORD_DIFFERS, record);
	return is_same && database_is_sound(store->database);
}
