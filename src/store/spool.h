// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The rows of one assessment while it comes about: temporary tables of the connection, which nobody
// else sees and no lock is needed for. So an audit of any size neither fills the memory nor keeps
// others from saving; the store itself is written to at the end, in one go.
#ifndef PATUH_STORE_SPOOL_H
#define PATUH_STORE_SPOOL_H

#include "store/schema.h"

struct arena;

struct spool {
	struct database *database;
	struct query *inserts[TABLE_COUNT];
};

// Empties the temporary tables, or makes them.
void spool_begin(struct spool *spool, struct database *database);

// Adds a row: as many values as the table has columns.
void spool_add(struct spool *spool, enum table_name table, const struct value values[]);

// Puts all the rows into the store as those of assessment `id`. Inside a transaction.
void spool_store(const struct spool *spool, int64_t id);

// Lets go of what it holds.
void spool_finish(struct spool *spool);

#endif
