// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "parts.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/arena.h"

static const struct str mark = {"=== ", 4};

bool
parts_are_there(struct str text)
{
	return str_starts(text, mark);
}

// Cuts off the first line, without its end.
static struct str
line_take(struct str *text)
{
	const char *end = text->len ? memchr(text->data, '\n', text->len) : NULL;
	struct str line = {text->data, end ? (size_t)(end - text->data) : text->len};
	size_t len = line.len + (end != NULL);
	*text = (struct str){text->data + len, text->len - len};
	return line;
}

// Cuts off everything before the next part.
static struct str
content_take(struct str *text)
{
	struct str content = {text->data, 0};
	while (text->len && !parts_are_there(*text)) {
		(void)line_take(text);
		content.len = (size_t)(text->data - content.data);
	}
	return content;
}

// Names that a zip archive cannot have, and second parts of one name, are passed over.
static void
part_add(struct arena *arena, zip_t *zip, struct str name, struct str content)
{
	zip_source_t *source = zip_source_buffer(zip, content.data, content.len, 0);
	const char *text = str_copy(arena, name).data;
	zip_int64_t index = source ? zip_file_add(zip, text, source, ZIP_FL_ENC_GUESS) : -1;
	if (index < 0)
		zip_source_free(source);
	else
		(void)zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0);
}

static struct str
bytes_of(struct arena *arena, zip_source_t *packed)
{
	zip_stat_t stat;
	zip_stat_init(&stat);
	if (zip_source_stat(packed, &stat) != 0 || zip_source_open(packed) != 0)
		return STR("");
	char *bytes = arena_array(arena, (size_t)stat.size + 1, char);
	zip_int64_t len = zip_source_read(packed, bytes, stat.size);
	(void)zip_source_close(packed);
	return (struct str){bytes, len < 0 ? 0 : (size_t)len};
}

struct str
parts_pack(struct arena *arena, struct str text)
{
	zip_error_t error;
	zip_error_init(&error);
	zip_source_t *packed = zip_source_buffer_create(NULL, 0, 0, &error);
	zip_t *zip = packed ? zip_open_from_source(packed, ZIP_TRUNCATE, &error) : NULL;
	zip_error_fini(&error);
	if (!zip)
		abort();
	zip_source_keep(packed);
	while (parts_are_there(text)) {
		struct str line = line_take(&text);
		part_add(arena, zip, (struct str){line.data + mark.len, line.len - mark.len},
		         content_take(&text));
	}
	struct str bytes = STR("");
	if (zip_get_num_entries(zip, 0) > 0 && zip_close(zip) == 0)
		bytes = bytes_of(arena, packed);
	else
		zip_discard(zip);
	zip_source_free(packed);
	return bytes;
}
