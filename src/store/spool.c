// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "store/spool.h"

#include "base/buffer.h"

static size_t
count_columns(const struct table *table)
{
	size_t count = 1;
	for (const char *c = table->columns; *c; c++)
		count += *c == ',';
	return count;
}

static void
make_table(struct database *database, const struct table *table)
{
	struct buffer text;
	buffer_init(&text);
	buffer_add_text(&text, "DROP TABLE IF EXISTS temp.");
	buffer_add_text(&text, table->name);
	buffer_add_text(&text, "; CREATE TEMP TABLE ");
	buffer_add_text(&text, table->name);
	buffer_add_char(&text, '(');
	buffer_add_text(&text, table->columns);
	if (table->key) {
		buffer_add_text(&text, ", PRIMARY KEY(");
		buffer_add_text(&text, table->key);
		buffer_add_char(&text, ')');
	}
	buffer_add_text(&text, table->key ? ") WITHOUT ROWID" : ")");
	buffer_add_char(&text, '\0');
	(void)database_run(database, text.data);
	buffer_finish(&text);
}

static struct query *
insert_for(struct database *database, const struct table *table)
{
	struct buffer text;
	buffer_init(&text);
	buffer_add_text(&text, "INSERT INTO temp.");
	buffer_add_text(&text, table->name);
	buffer_add_text(&text, " VALUES(?");
	buffer_add_repeat(&text, ", ?", count_columns(table) - 1);
	buffer_add_char(&text, ')');
	struct query *query = query_create(database, buffer_text(&text));
	buffer_finish(&text);
	return query;
}

void
spool_begin(struct spool *spool, struct database *database)
{
	spool->database = database;
	for (size_t i = 0; i < TABLE_COUNT; i++)
		make_table(database, &store_tables[i]);
	for (size_t i = 0; i < TABLE_COUNT; i++)
		spool->inserts[i] = insert_for(database, &store_tables[i]);
	// One transaction for all the rows, else each is one of its own.
	(void)database_run(database, "BEGIN");
}

void
spool_add(struct spool *spool, enum table_name table, const struct value values[])
{
	query_run(spool->inserts[table], count_columns(&store_tables[table]), values);
}

void
spool_store(const struct spool *spool, int64_t id)
{
	struct buffer text;
	buffer_init(&text);
	for (size_t i = 0; i < TABLE_COUNT; i++) {
		const struct table *table = &store_tables[i];
		text.len = 0;
		buffer_add_text(&text, "INSERT INTO main.");
		buffer_add_text(&text, table->name);
		buffer_add_text(&text, " SELECT ?, ");
		buffer_add_text(&text, table->columns);
		buffer_add_text(&text, " FROM temp.");
		buffer_add_text(&text, table->name);
		struct query *query = query_create(spool->database, buffer_text(&text));
		query_run(query, 1, (const struct value[]){AS_INTEGER(id)});
		query_destroy(query);
	}
	buffer_finish(&text);
}

void
spool_finish(struct spool *spool)
{
	for (size_t i = 0; i < TABLE_COUNT; i++) {
		query_destroy(spool->inserts[i]);
		spool->inserts[i] = NULL;
	}
}
