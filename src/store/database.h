// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// SQLite, and all that the program knows of it: a database that is opened, statements that are run,
// rows that go in and come out. What goes wrong is reported here, once; from then on the database
// is unsound and every call does nothing, so callers ask at the end.
#ifndef PATUH_STORE_DATABASE_H
#define PATUH_STORE_DATABASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/lang.h"
#include "base/str.h"

struct arena;
struct diags;

enum database_use {
	DATABASE_READ,  // the file must be there and stays as it is
	DATABASE_WRITE, // the file must be there
	DATABASE_CREATE // the file is made where it is not there
};

struct database;
struct query;

// Opens the file. NULL, reported, where it cannot be; a file that is no database at all is found
// out only when it is first read. Text of a path is never taken for anything but a path.
struct database *database_open(struct diags *diags, const char *path, enum database_use use);

// Closes it. NULL is allowed.
void database_close(struct database *database);

// Did nothing go wrong so far?
bool database_is_sound(const struct database *database);

// Reports that what it holds is not what the program wrote; it is unsound from then on.
void database_report_damage(struct database *database, const char *const problem[LANG_COUNT]);

// Runs statements that give no rows.
bool database_run(struct database *database, const char *statements);

// Reports what SQLite finds wrong with the file as a whole.
void database_check(struct database *database);

// The whole number that a statement gives; 0 where it gives none.
int64_t database_number(struct database *database, const char *statement);

// What a field holds.
struct value {
	enum {
		VALUE_NONE,
		VALUE_INTEGER,
		VALUE_TEXT,
		VALUE_BYTES,
		VALUE_REAL // only somebody else writes these; as text
	} kind;
	int64_t integer;
	struct str text;
};

#define AS_NONE ((struct value){.kind = VALUE_NONE})
#define AS_INTEGER(number) ((struct value){.kind = VALUE_INTEGER, .integer = (int64_t)(number)})
#define AS_TEXT(words) ((struct value){.kind = VALUE_TEXT, .text = (words)})

// One statement. Never NULL; of an unsound database it gives no row. Freed by query_destroy.
struct query *query_create(struct database *database, struct str statement);
void query_destroy(struct query *query);

// Begins anew with these values for the question marks. Their texts must live until the last row.
void query_set(struct query *query, size_t count, const struct value values[]);

// The next row; false after the last one.
bool query_next(struct query *query);

// Begins anew with these values and runs to the end.
void query_run(struct query *query, size_t count, const struct value values[]);

// Fields of the row, counted from 0. A value's text lives until the next row.
size_t query_width(const struct query *query);
struct value query_value(struct query *query, size_t column);

// A field as a copy in the arena; empty where it holds none. Text that is not UTF-8 is damage.
struct str query_text(struct query *query, struct arena *arena, size_t column);

// A field as a number; 0 where it holds none.
int64_t query_integer(struct query *query, size_t column);

#endif
