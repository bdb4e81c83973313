// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "store/seal.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/compiler.h"
#include "base/digest.h"

// A value so that no two rows give the same bytes: what it is, how long, the value.
static void
write_value(struct buffer *line, const struct value *value)
{
	static const char kinds[] = {[VALUE_NONE] = '-',
	                             [VALUE_INTEGER] = 'i',
	                             [VALUE_TEXT] = 't',
	                             [VALUE_BYTES] = 'b',
	                             [VALUE_REAL] = 'r'};
	buffer_add_char(line, kinds[value->kind]);
	switch (value->kind) {
	case VALUE_NONE:
		break;
	case VALUE_INTEGER:
		buffer_add_integer(line, value->integer);
		buffer_add_char(line, ';');
		break;
	case VALUE_TEXT:
	case VALUE_BYTES:
	case VALUE_REAL:
		buffer_add_integer(line, (long long)value->text.len);
		buffer_add_char(line, ':');
		buffer_add(line, value->text);
		break;
	}
}

static struct query *
rows_of(struct database *database, const struct table *table, const char *columns, int64_t id)
{
	struct buffer text;
	buffer_init(&text);
	buffer_add_text(&text, "SELECT ");
	buffer_add_text(&text, columns);
	buffer_add_text(&text, id == SPOOLED ? " FROM temp." : " FROM main.");
	buffer_add_text(&text, table->name);
	if (id != SPOOLED)
		buffer_add_text(&text, " WHERE assessment = ?");
	if (table->key) {
		buffer_add_text(&text, " ORDER BY ");
		buffer_add_text(&text, table->key);
	}
	struct query *query = query_create(database, buffer_text(&text));
	buffer_finish(&text);
	if (id != SPOOLED)
		query_set(query, 1, (const struct value[]){AS_INTEGER(id)});
	return query;
}

static void
add_table(struct digest *digest, struct database *database, const struct table *table,
          const char *columns, int64_t id)
{
	struct query *query = rows_of(database, table, columns, id);
	size_t width = query_width(query);
	struct buffer line;
	buffer_init(&line);
	buffer_add_text(&line, table->name);
	buffer_add_char(&line, '\n');
	digest_add(digest, buffer_text(&line));
	while (query_next(query)) {
		line.len = 0;
		for (size_t i = 0; i < width; i++) {
			struct value value = query_value(query, i);
			write_value(&line, &value);
		}
		buffer_add_char(&line, '\n');
		digest_add(digest, buffer_text(&line));
	}
	buffer_finish(&line);
	query_destroy(query);
}

struct str
table_digest(struct arena *arena, struct database *database, enum table_name name, int64_t id)
{
	const struct table *table = &store_tables[name];
	struct digest *digest = digest_begin(arena);
	add_table(digest, database, table, table->columns, id);
	return digest_finish(digest);
}

struct str
content_digest(struct arena *arena, struct database *database, int64_t id)
{
	struct digest *digest = digest_begin(arena);
	for (size_t i = 0; i < TABLE_COUNT; i++)
		add_table(digest, database, &store_tables[i], store_tables[i].columns, id);
	return digest_finish(digest);
}

struct str
identity_digest(struct arena *arena, struct database *database, int64_t id)
{
	struct digest *digest = digest_begin(arena);
	for (size_t i = 0; i < TABLE_COUNT; i++) {
		if (store_tables[i].input)
			add_table(digest, database, &store_tables[i], store_tables[i].input, id);
	}
	return digest_finish(digest);
}

struct str
seal_for(struct arena *arena, const struct envelope *envelope)
{
	struct buffer number;
	buffer_init(&number);
	buffer_add_integer(&number, envelope->id);
	const struct str parts[] = {buffer_text(&number), STR("\n"), envelope->saved,   STR("\n"),
	                            envelope->identity,   STR("\n"), envelope->content, STR("\n"),
	                            envelope->previous,   STR("\n")};
	struct digest *digest = digest_begin(arena);
	for (size_t i = 0; i < COUNT_OF(parts); i++)
		digest_add(digest, parts[i]);
	buffer_finish(&number);
	return digest_finish(digest);
}
