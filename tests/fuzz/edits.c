// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "edits.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/decimal.h"
#include "diag/diag.h"
#include "store/database.h"
#include "store/seal.h"

// Cuts off what stands before the mark, and the mark.
static struct str
take(struct str *text, char mark)
{
	const char *end = text->len ? memchr(text->data, mark, text->len) : NULL;
	struct str word = {text->data, end ? (size_t)(end - text->data) : text->len};
	size_t len = word.len + (end != NULL);
	*text = (struct str){text->data + len, text->len - len};
	return word;
}

// Anything else could be a statement.
static bool
is_name(struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (!(text.data[i] >= 'a' && text.data[i] <= 'z') && text.data[i] != '_')
			return false;
	}
	return text.len > 0;
}

// The columns that tell the rows of a table apart.
static const char *
key_of(struct arena *arena, struct str name)
{
	for (size_t i = 0; i < TABLE_COUNT; i++) {
		if (store_tables[i].key && str_equal(str_from(store_tables[i].name), name))
			return str_join(arena, 2,
			                (const struct str[]){STR("assessment, "),
			                                     str_from(store_tables[i].key)})
			        .data;
	}
	return str_equal(name, STR("action_change")) ? "action, position" : "rowid";
}

static int64_t
number_of(struct str text)
{
	struct decimal number;
	return decimal_parse(text, &number) == DECIMAL_OK ? number.units / DECIMAL_ONE : 0;
}

static struct str
unescaped(struct arena *arena, struct str text)
{
	char *out = arena_array(arena, text.len + 1, char);
	size_t len = 0;
	for (size_t i = 0; i < text.len; i++) {
		bool is_end = text.data[i] == '\\' && i + 1 < text.len && text.data[i + 1] == 'n';
		out[len++] = is_end ? '\n' : text.data[i];
		i += is_end;
	}
	return (struct str){out, len};
}

static void
bind(struct arena *arena, sqlite3_stmt *statement, struct str kind, struct str value)
{
	struct str text = unescaped(arena, value);
	switch (kind.len ? kind.data[0] : 'n') {
	case 't':
		(void)sqlite3_bind_text(statement, 1, text.data, (int)text.len, SQLITE_TRANSIENT);
		break;
	case 'b':
		(void)sqlite3_bind_blob(statement, 1, text.data, (int)text.len, SQLITE_TRANSIENT);
		break;
	case 'i':
		(void)sqlite3_bind_int64(statement, 1, number_of(value));
		break;
	default:
		break;
	}
}

static void
edit(struct arena *arena, sqlite3 *handle, struct str line)
{
	struct str table = take(&line, ' '), row = take(&line, ' '), column = take(&line, ' ');
	struct str kind = take(&line, ' ');
	sqlite3_stmt *statement = NULL;
	struct buffer text;
	if (!is_name(table) || (column.len && !is_name(column)))
		return;
	const char *key = key_of(arena, table);
	const struct str change[] = {STR("UPDATE OR REPLACE "), table, STR(" SET "), column,
	                             STR(" = ?1")};
	const struct str removal[] = {STR("DELETE FROM "), table};
	const struct str where[] = {
		STR(" WHERE ("), str_from(key), STR(") IN (SELECT "),      str_from(key),
		STR(" FROM "),   table,         STR(" LIMIT 1 OFFSET ?2)")};
	buffer_init(&text);
	buffer_add(&text, column.len ? str_join(arena, 5, change) : str_join(arena, 2, removal));
	buffer_add(&text, str_join(arena, 7, where));
	if (sqlite3_prepare_v2(handle, text.data, (int)text.len, &statement, NULL) == SQLITE_OK) {
		if (column.len)
			bind(arena, statement, kind, line);
		(void)sqlite3_bind_int64(statement, 2, number_of(row));
		(void)sqlite3_step(statement);
	}
	(void)sqlite3_finalize(statement);
	buffer_finish(&text);
}

void
edits_make(const char *path, struct str lines)
{
	struct arena *arena = arena_create();
	sqlite3 *handle;
	if (sqlite3_open(path, &handle) != SQLITE_OK)
		abort();
	(void)sqlite3_exec(handle, "PRAGMA synchronous = OFF; BEGIN", NULL, NULL, NULL);
	while (lines.len)
		edit(arena, handle, take(&lines, '\n'));
	(void)sqlite3_exec(handle, "COMMIT", NULL, NULL, NULL);
	(void)sqlite3_close(handle);
	arena_destroy(arena);
}

static size_t
envelopes_read(struct arena *arena, struct database *database, struct envelope **envelopes)
{
	size_t count = 0, capacity = 0;
	struct query *query =
		query_create(database, STR("SELECT id, saved FROM assessment ORDER BY id"));
	query_set(query, 0, NULL);
	while (query_next(query)) {
		*envelopes = arena_grow(arena, *envelopes, count, &capacity, sizeof(**envelopes));
		(*envelopes)[count++] = (struct envelope){.id = query_integer(query, 0),
		                                          .saved = query_text(query, arena, 1)};
	}
	query_destroy(query);
	return count;
}

static void
envelope_write(struct database *database, const struct envelope *envelope)
{
	struct query *query = query_create(
		database, STR("UPDATE OR REPLACE assessment SET identity = ?, content = ?, "
	                      "previous = ?, seal = ? WHERE id = ?"));
	query_run(query, 5,
	          (const struct value[]){AS_TEXT(envelope->identity), AS_TEXT(envelope->content),
	                                 AS_TEXT(envelope->previous), AS_TEXT(envelope->seal),
	                                 AS_INTEGER(envelope->id)});
	query_destroy(query);
}

void
edits_seal(const char *path)
{
	struct arena *arena = arena_create();
	struct diags *diags = diags_create();
	struct database *database = database_open(diags, path, DATABASE_WRITE);
	struct envelope *envelopes = NULL;
	size_t count = database ? envelopes_read(arena, database, &envelopes) : 0;
	struct str previous = STR("");
	for (size_t i = 0; i < count; i++) {
		struct envelope *envelope = &envelopes[i];
		envelope->identity = identity_digest(arena, database, envelope->id);
		envelope->content = content_digest(arena, database, envelope->id);
		envelope->previous = previous;
		envelope->seal = previous = seal_for(arena, envelope);
		envelope_write(database, envelope);
	}
	database_close(database);
	diags_destroy(diags);
	arena_destroy(arena);
}
