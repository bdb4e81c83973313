// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "diag/lines.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static const unsigned LINES_PER_MARK = 64;

void
lines_finish(struct lines *lines)
{
	free(lines->starts);
}

void
lines_forget(struct lines *lines)
{
	lines->text = (struct str){NULL, 0};
}

static void
add(struct lines *lines, size_t start)
{
	if (lines->count == lines->capacity) {
		lines->capacity = lines->capacity ? 2 * lines->capacity : 64;
		lines->starts =
			memory_resize(lines->starts, lines->capacity, sizeof(*lines->starts));
	}
	lines->starts[lines->count++] = start;
}

bool
lines_find(struct lines *lines, struct str text, unsigned line, size_t *start)
{
	if (text.data != lines->text.data || text.len != lines->text.len || lines->count == 0) {
		lines->text = text;
		lines->count = 0;
		// Columns do not count the byte order mark.
		add(lines, str_starts(text, STR("\xef\xbb\xbf")) ? 3 : 0);
	}
	size_t mark = (line - 1) / LINES_PER_MARK;
	if (mark >= lines->count)
		mark = lines->count - 1;
	*start = lines->starts[mark];
	for (size_t at = 1 + mark * LINES_PER_MARK; at < line; at++) {
		const char *end = *start < text.len
		                          ? memchr(text.data + *start, '\n', text.len - *start)
		                          : NULL;
		if (!end)
			return false;
		*start = (size_t)(end - text.data) + 1;
		if (at == lines->count * LINES_PER_MARK)
			add(lines, *start);
	}
	return *start < text.len;
}
