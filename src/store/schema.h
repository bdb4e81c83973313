// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What the tables of a store are, and how an older store becomes one of today. A version that was
// once given out stays as it is: the next one is a further step of the migrations.
#ifndef PATUH_STORE_SCHEMA_H
#define PATUH_STORE_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

#include "store/database.h"

// Marks a database as a store of ours: "PTUH".
#define STORE_APPLICATION 0x50545548

// The tables of which an assessment is made, beside the row of its envelope in `assessment`.
enum table_name {
	TABLE_HEAD,
	TABLE_RUBRIC_FILE,
	TABLE_EVIDENCE_FILE,
	TABLE_SOURCE,
	TABLE_UNIT,
	TABLE_UNIT_GROUP,
	TABLE_PRODUCT,
	TABLE_ENTRY,
	TABLE_CHOICE,
	TABLE_ATTACHMENT,
	TABLE_RUBRIC_NODE,
	TABLE_OBJECT,
	TABLE_NODE,
	TABLE_GROUPING,
	TABLE_VERDICT,
	TABLE_FINDING,
	TABLE_FINDING_ARGUMENT,
	TABLE_RESULT,
	TABLE_COUNT
};

// A table, without the column `assessment` that begins each.
struct table {
	const char *name;
	const char *columns; // all of them, in their order
	const char *key;     // the first of them, which tell a row from the others; NULL: one row
	const char *input;   // those that say what was assessed; NULL: none
	bool is_recomputed;  // follows from the others and the program
};

extern const struct table store_tables[TABLE_COUNT];

// One step from a version to the next.
struct migration {
	size_t count;
	const char *const *statements;
};

// migrations[0] makes version 1 out of an empty database.
extern const struct migration store_migrations[];
extern const size_t store_version;

// Brings the database to today's version in one transaction each step. An empty one is made into a
// store. False, reported, where it is something else or is newer than the program.
bool schema_prepare(struct database *database, const char *path, struct diags *diags);

// Is the database a store of today's version? Reports where it is not, or is empty.
bool schema_check(struct database *database, const char *path, struct diags *diags);

#endif
