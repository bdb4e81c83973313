// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "store/database.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "diag/diag.h"

struct database {
	struct diags *diags;
	const char *path; // as the user calls it
	enum database_use use;
	sqlite3 *handle;
	bool is_sound;
};

struct query {
	struct database *database;
	sqlite3_stmt *statement; // NULL where it could not be made
	bool is_done;            // SQLite would begin anew
};

// The path itself says what keeps a file from being opened better than SQLite does.
static void
report_closed(const struct database *database)
{
	struct diag_arg name = DIAG_TEXT(str_from(database->path));
	struct arena *arena = arena_create();
	bool is_reading = database->use == DATABASE_READ;
	if (file_is_folder(database->path))
		diag_add(database->diags, PLACE_NONE,
		         is_reading ? DIAG_FILE_IS_FOLDER : DIAG_OUTPUT_IS_FOLDER, name);
	else if (!is_reading && !file_is_folder(file_folder(arena, database->path)))
		diag_add(database->diags, PLACE_NONE, DIAG_OUTPUT_FOLDER, name);
	else if (database->use != DATABASE_CREATE && !file_exists(database->path))
		diag_add(database->diags, PLACE_NONE, DIAG_FILE_MISSING, name);
	else
		diag_add(database->diags, PLACE_NONE,
		         is_reading ? DIAG_FILE_DENIED : DIAG_OUTPUT_DENIED, name);
	arena_destroy(arena);
}

// Reports what SQLite says went wrong. Nobody is told twice.
static void
report(struct database *database, int status)
{
	struct diag_arg name = DIAG_TEXT(str_from(database->path));
	struct diag_arg problem = DIAG_TEXT(str_from(sqlite3_errmsg(database->handle)));
	if (!database->is_sound)
		return;
	database->is_sound = false;
	if (file_is_folder(database->path))
		status = SQLITE_CANTOPEN; // which is noticed only when it is read
	switch (status & 0xff) {
	case SQLITE_NOMEM:
		(void)memory_resize(NULL, SIZE_MAX, 2);
		break;
	case SQLITE_CANTOPEN:
		report_closed(database);
		break;
	case SQLITE_NOTADB:
		diag_add(database->diags, PLACE_NONE, DIAG_STORE_FOREIGN, name);
		break;
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
	case SQLITE_PROTOCOL:
		diag_add(database->diags, PLACE_NONE, DIAG_STORE_LOCKED, name,
		         DIAG_COUNT_OF(LIMIT_STORE_WAIT / 1000));
		break;
	case SQLITE_FULL:
		diag_add(database->diags, PLACE_NONE, DIAG_STORE_FULL, name);
		break;
	case SQLITE_READONLY:
	case SQLITE_PERM:
		diag_add(database->diags, PLACE_NONE, DIAG_STORE_READ_ONLY, name);
		break;
	case SQLITE_IOERR:
		diag_add(database->diags, PLACE_NONE, DIAG_STORE_FAILED, name, problem);
		break;
	default:
		// A table or column that is not there, a rule that is broken: not as we made it.
		diag_add(database->diags, PLACE_NONE, DIAG_STORE_DAMAGED, name, problem);
		break;
	}
}

static int
open_handle(struct database *database, const char *path, int flags)
{
	int status = sqlite3_open_v2(path, &database->handle, flags | SQLITE_OPEN_NOMUTEX, NULL);
	if (!database->handle)
		(void)memory_resize(NULL, SIZE_MAX, 2);
	return status;
}

// A path as SQLite is to see it: no name with a meaning of its own, such as ":memory:".
static const char *
plain_path(struct arena *arena, const char *path)
{
	return path[0] == '/' ? path : file_join(arena, ".", path);
}

// A file that may be read but not written, in a folder where nothing can be made, has no room for
// what SQLite keeps beside it. It is read as one that nobody changes.
static int
reopen_unchanging(struct database *database, struct arena *arena)
{
	static const char hex[] = "0123456789ABCDEF";
	const char *path = plain_path(arena, database->path);
	struct buffer uri;
	buffer_init(&uri);
	buffer_add_text(&uri, "file:");
	for (const char *c = path; *c; c++) {
		bool is_plain = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') ||
		                (*c >= '0' && *c <= '9') || strchr("/._-", *c);
		if (!is_plain) {
			buffer_add_char(&uri, '%');
			buffer_add_char(&uri, hex[(unsigned char)*c >> 4]);
		}
		buffer_add_char(&uri, is_plain ? *c : hex[*c & 15]);
	}
	buffer_add_text(&uri, "?immutable=1");
	buffer_add_char(&uri, '\0');
	sqlite3_close(database->handle);
	int status = open_handle(database, uri.data, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
	buffer_finish(&uri);
	return status;
}

// Reads the head of the file, which SQLite puts off.
static int
touch(const struct database *database)
{
	return sqlite3_exec(database->handle, "SELECT count(*) FROM sqlite_master", NULL, NULL,
	                    NULL);
}

// What a database file must not be able to do, whoever wrote it.
static void
restrain(const struct database *database)
{
	sqlite3 *handle = database->handle;
	(void)sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	(void)sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	(void)sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	(void)sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
	(void)sqlite3_busy_timeout(handle, LIMIT_STORE_WAIT);
}

struct database *
database_open(struct diags *diags, const char *path, enum database_use use)
{
	struct database *database = memory_allocate(sizeof(*database));
	struct arena *arena = arena_create();
	*database = (struct database){diags, path, use, NULL, true};
	int flags = SQLITE_OPEN_READWRITE | (use == DATABASE_CREATE ? SQLITE_OPEN_CREATE : 0);
	int status = open_handle(database, plain_path(arena, path), flags);
	restrain(database);
	if (status == SQLITE_OK)
		status = touch(database);
	const char *log =
		str_join(arena, 2, (const struct str[]){str_from(path), STR("-wal")}).data;
	bool may_be_still = use == DATABASE_READ && file_exists(path) && !file_exists(log);
	bool is_kept_out = (status & 0xff) == SQLITE_CANTOPEN || (status & 0xff) == SQLITE_READONLY;
	if (is_kept_out && may_be_still) {
		status = reopen_unchanging(database, arena);
		restrain(database);
	}
	if (status != SQLITE_OK)
		report(database, status);
	arena_destroy(arena);
	if (database->is_sound)
		return database;
	database_close(database);
	return NULL;
}

void
database_close(struct database *database)
{
	if (!database)
		return;
	sqlite3_close(database->handle);
	free(database);
}

bool
database_is_sound(const struct database *database)
{
	return database->is_sound;
}

void
database_report_damage(struct database *database, const char *const problem[LANG_COUNT])
{
	if (database->is_sound)
		diag_add(database->diags, PLACE_NONE, DIAG_STORE_DAMAGED,
		         DIAG_TEXT(str_from(database->path)), DIAG_WORDS(problem));
	database->is_sound = false;
}

bool
database_run(struct database *database, const char *statements)
{
	if (!database->is_sound)
		return false;
	int status = sqlite3_exec(database->handle, statements, NULL, NULL, NULL);
	if (status != SQLITE_OK)
		report(database, status);
	return database->is_sound;
}

static void
check(struct database *database, const char *pragma)
{
	struct query *query = query_create(database, str_from(pragma));
	while (query_next(query)) {
		struct str found = query_value(query, 0).text;
		if (!str_equal(found, STR("ok")))
			diag_add(database->diags, PLACE_NONE, DIAG_STORE_DAMAGED,
			         DIAG_TEXT(str_from(database->path)), DIAG_TEXT(found));
	}
	query_destroy(query);
}

void
database_check(struct database *database)
{
	check(database, "PRAGMA integrity_check(8)");
	check(database, "SELECT \"table\" || ' ' || ifnull(rowid, '') || ' -> ' || parent"
	                " FROM pragma_foreign_key_check LIMIT 8");
}

int64_t
database_number(struct database *database, const char *statement)
{
	struct query *query = query_create(database, str_from(statement));
	int64_t number = query_next(query) ? query_integer(query, 0) : 0;
	query_destroy(query);
	return number;
}

struct query *
query_create(struct database *database, struct str statement)
{
	struct query *query = memory_allocate(sizeof(*query));
	*query = (struct query){database, NULL, false};
	if (!database->is_sound)
		return query;
	int status = sqlite3_prepare_v2(database->handle, statement.data, (int)statement.len,
	                                &query->statement, NULL);
	if (status != SQLITE_OK)
		report(database, status);
	return query;
}

void
query_destroy(struct query *query)
{
	if (!query)
		return;
	sqlite3_finalize(query->statement);
	free(query);
}

static int
bind(sqlite3_stmt *statement, int at, const struct value *value)
{
	const char *data = value->text.data ? value->text.data : "";
	switch (value->kind) {
	case VALUE_NONE:
		return sqlite3_bind_null(statement, at);
	case VALUE_INTEGER:
		return sqlite3_bind_int64(statement, at, value->integer);
	case VALUE_TEXT:
	case VALUE_REAL:
		return sqlite3_bind_text64(statement, at, data, value->text.len, SQLITE_STATIC,
		                           SQLITE_UTF8);
	case VALUE_BYTES:
		return sqlite3_bind_blob64(statement, at, data, value->text.len, SQLITE_STATIC);
	}
	return SQLITE_MISUSE;
}

void
query_set(struct query *query, size_t count, const struct value values[])
{
	if (!query->database->is_sound)
		return;
	(void)sqlite3_reset(query->statement);
	query->is_done = false;
	for (size_t i = 0; i < count; i++) {
		int status = bind(query->statement, (int)i + 1, &values[i]);
		if (status != SQLITE_OK)
			report(query->database, status);
	}
}

bool
query_next(struct query *query)
{
	if (!query->database->is_sound || query->is_done)
		return false;
	int status = sqlite3_step(query->statement);
	if (status != SQLITE_ROW && status != SQLITE_DONE)
		report(query->database, status);
	query->is_done = status != SQLITE_ROW;
	return status == SQLITE_ROW;
}

void
query_run(struct query *query, size_t count, const struct value values[])
{
	query_set(query, count, values);
	while (query_next(query))
		continue;
}

size_t
query_width(const struct query *query)
{
	return query->statement ? (size_t)sqlite3_column_count(query->statement) : 0;
}

static struct value
bytes_of(struct query *query, int column)
{
	struct value value = {.kind = VALUE_BYTES};
	value.text.data = sqlite3_column_blob(query->statement, column);
	value.text.len = (size_t)sqlite3_column_bytes(query->statement, column);
	return value;
}

static struct value
text_of(struct query *query, int column)
{
	struct value value = {.kind = VALUE_TEXT};
	value.text.data = (const char *)sqlite3_column_text(query->statement, column);
	value.text.len = (size_t)sqlite3_column_bytes(query->statement, column);
	return value;
}

struct value
query_value(struct query *query, size_t column)
{
	int at = (int)column;
	struct value value;
	switch (sqlite3_column_type(query->statement, at)) {
	case SQLITE_INTEGER:
		return AS_INTEGER(sqlite3_column_int64(query->statement, at));
	case SQLITE_TEXT:
		return text_of(query, at);
	case SQLITE_BLOB:
		return bytes_of(query, at);
	case SQLITE_FLOAT:
		value = text_of(query, at);
		value.kind = VALUE_REAL;
		return value;
	default:
		return AS_NONE;
	}
}

struct str
query_text(struct query *query, struct arena *arena, size_t column)
{
	struct value value = query_value(query, column);
	if (value.kind != VALUE_TEXT && value.kind != VALUE_BYTES)
		return STR("");
	if (utf8_find_fault(value.text) == value.text.len)
		return str_copy(arena, value.text);
	static const char *const problem[LANG_COUNT] = {"ada teks yang bukan UTF-8",
	                                                "a text is not UTF-8"};
	database_report_damage(query->database, problem);
	return STR("");
}

int64_t
query_integer(struct query *query, size_t column)
{
	return sqlite3_column_int64(query->statement, (int)column);
}
