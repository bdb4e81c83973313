// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "read/source.h"

#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "diag/diag.h"

void
source_report(struct diags *diags, enum file_status status, const char *path)
{
	struct diag_arg name = DIAG_TEXT(str_from(path));
	switch (status) {
	case FILE_MISSING:
		diag_add(diags, PLACE_NONE, DIAG_FILE_MISSING, name);
		break;
	case FILE_DENIED:
		diag_add(diags, PLACE_NONE, DIAG_FILE_DENIED, name);
		break;
	case FILE_IS_FOLDER:
		diag_add(diags, PLACE_NONE, DIAG_FILE_IS_FOLDER, name);
		break;
	case FILE_CHANGED:
		diag_add(diags, PLACE_NONE, DIAG_FILE_CHANGED, name);
		break;
	case FILE_TOO_LARGE:
		diag_add(diags, PLACE_NONE, DIAG_FILE_TOO_LARGE, name,
		         DIAG_COUNT_OF(LIMIT_FILE_BYTES / (1024u * 1024u)));
		break;
	case FILE_DEEP:
		diag_add(diags, PLACE_NONE, DIAG_FOLDER_DEEP, name,
		         DIAG_COUNT_OF(LIMIT_FOLDER_DEPTH));
		break;
	case FILE_OK:
	case FILE_OUTSIDE:
	case FILE_SPECIAL:
	case FILE_FULL:
	case FILE_FAILED:
	case FILE_STATUS_COUNT:
		diag_add(diags, PLACE_NONE, DIAG_FILE_UNREADABLE, name);
		break;
	}
}

struct place
place_keep(struct arena *arena, struct place at)
{
	struct source *source = arena_new(arena, struct source);
	source->name = str_copy(arena, at.source->name);
	if (at.source->sheet.len)
		source->sheet = str_copy(arena, at.source->sheet);
	return (struct place){source, at.line, at.column};
}

struct place
source_place(const struct source *source, size_t offset)
{
	struct place at = {source, 1, 1};
	size_t start = str_starts(source->text, STR("\xef\xbb\xbf")) ? 3 : 0; // no editor shows it
	for (size_t i = start; i < offset && i < source->text.len; i++) {
		unsigned char c = (unsigned char)source->text.data[i];
		if (c == '\n') {
			at.line++;
			at.column = 1;
		} else if ((c & 0xc0) != 0x80) {
			at.column++;
		}
	}
	return at;
}

size_t
source_offset(const struct source *source, struct place at)
{
	struct str text = source->text;
	size_t offset = str_starts(text, STR("\xef\xbb\xbf")) ? 3 : 0;
	for (unsigned line = 1; line < at.line && offset < text.len; line++) {
		const char *end = memchr(text.data + offset, '\n', text.len - offset);
		offset = end ? (size_t)(end - text.data) + 1 : text.len;
	}
	for (unsigned column = 1; column < at.column && offset < text.len; column++)
		(void)utf8_next(text, &offset);
	return offset;
}

static void
report_fault(struct diags *diags, const struct source *source, size_t fault)
{
	static const char hex[] = "0123456789abcdef";
	unsigned char byte = (unsigned char)source->text.data[fault];
	char digits[] = {hex[byte >> 4], hex[byte & 15], '\0'};
	struct place at = source_place(source, fault);
	// The line itself cannot be shown: it is not text.
	struct source nameless = {.name = source->name};
	at.source = &nameless;
	diag_add(diags, at, DIAG_TEXT_NOT_UTF8, DIAG_TEXT(str_from(digits)));
}

const struct source *
source_load_bytes(struct arena *arena, struct diags *diags, const char *path)
{
	struct source *source = arena_new(arena, struct source);
	enum file_status status = file_read(arena, path, LIMIT_FILE_BYTES, &source->text);
	if (status != FILE_OK) {
		source_report(diags, status, path);
		return NULL;
	}
	source->name = str_copy(arena, str_from(path));
	diags_forget_text(diags);
	if (source->text.len == 0) {
		diag_add(diags, ((struct place){source, 0, 0}), DIAG_FILE_EMPTY,
		         DIAG_TEXT(source->name));
		return NULL;
	}
	return source;
}

const struct source *
source_load(struct arena *arena, struct diags *diags, const char *path)
{
	const struct source *source = source_load_bytes(arena, diags, path);
	if (!source)
		return NULL;
	size_t fault = utf8_find_fault(source->text);
	if (fault < source->text.len) {
		report_fault(diags, source, fault);
		return NULL;
	}
	return source;
}
