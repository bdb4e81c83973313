// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "read/archive.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/limits.h"
#include "base/memory.h"
#include "diag/diag.h"

enum {
	PIECE = 1 << 16,
	RATIO_FROM = 1 << 20 // a part this small may be packed as tightly as it likes
};

struct archive {
	struct diags *diags;
	const struct source *source;
	zip_t *zip;
	zip_uint64_t unpacked; // of all parts read so far
	char piece[PIECE];
};

// What is not a zip archive may be a workbook all the same: the old binary one, or an encrypted
// one, which lies in the same kind of container under a name in UTF-16.
static enum diag_code
code_for_other(struct str bytes)
{
	static const char container[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
	static const char encrypted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
	const struct str mark = {encrypted, sizeof(encrypted)};
	if (str_starts(bytes, STR("PK")))
		return DIAG_BOOK_TRUNCATED;
	if (!str_starts(bytes, STR(container)))
		return DIAG_BOOK_NOT_ZIP;
	for (size_t at = 0; at + mark.len <= bytes.len; at++) {
		if (memcmp(bytes.data + at, mark.data, mark.len) == 0)
			return DIAG_BOOK_ENCRYPTED;
	}
	return DIAG_BOOK_OLD;
}

// How many parts the directory can list. libzip reads it whole, at some hundred bytes a part.
static size_t
count_parts(struct str bytes)
{
	static const char entry[] = "PK\1\2";
	size_t count = 0, len = sizeof(entry) - 1;
	const char *at = bytes.data, *end = bytes.data + bytes.len;
	while ((at = memchr(at, 'P', (size_t)(end - at))) != NULL) {
		count += (size_t)(end - at) >= len && memcmp(at, entry, len) == 0;
		at++;
	}
	return count;
}

struct archive *
archive_open(struct arena *arena, struct diags *diags, const struct source *source)
{
	const struct place at = {source, 0, 0};
	struct str bytes = source->text;
	if (count_parts(bytes) > LIMIT_BOOK_PARTS) {
		diag_add(diags, at, DIAG_BOOK_PARTS, DIAG_COUNT_OF(LIMIT_BOOK_PARTS));
		return NULL;
	}
	// libzip would take no bytes at all for an archive without parts.
	if (!str_starts(bytes, STR("PK"))) {
		diag_add(diags, at, code_for_other(bytes), DIAG_TEXT(source->name));
		return NULL;
	}
	zip_error_t error;
	zip_error_init(&error);
	zip_source_t *memory = zip_source_buffer_create(bytes.data, bytes.len, 0, &error);
	zip_t *zip = memory ? zip_open_from_source(memory, ZIP_RDONLY, &error) : NULL;
	zip_error_fini(&error);
	if (!zip) {
		if (memory)
			zip_source_free(memory);
		diag_add(diags, at, code_for_other(bytes), DIAG_TEXT(source->name));
		return NULL;
	}
	struct archive *archive = arena_new(arena, struct archive);
	archive->diags = diags;
	archive->source = source;
	archive->zip = zip;
	return archive;
}

void
archive_close(struct archive *archive)
{
	zip_discard(archive->zip);
}

struct place
archive_place(const struct archive *archive)
{
	return (struct place){archive->source, 0, 0};
}

static zip_int64_t
find(const struct archive *archive, struct str part)
{
	return zip_name_locate(archive->zip, part.data, ZIP_FL_NOCASE);
}

bool
archive_has(const struct archive *archive, struct str part)
{
	return find(archive, part) >= 0;
}

static void
report_part(struct archive *archive, enum diag_code code, struct str part)
{
	diag_add(archive->diags, archive_place(archive), code, DIAG_TEXT(part));
}

// The directory says how large a part is, and may lie: so this is asked again while unpacking.
static bool
is_bearable(struct archive *archive, struct str part, zip_uint64_t size, zip_uint64_t packed)
{
	const zip_uint64_t mib = 1024 * 1024;
	if (size > LIMIT_BOOK_BYTES || archive->unpacked + size > LIMIT_BOOK_BYTES) {
		diag_add(archive->diags, archive_place(archive), DIAG_BOOK_BYTES, DIAG_TEXT(part),
		         DIAG_COUNT_OF(LIMIT_BOOK_BYTES / mib));
		return false;
	}
	if (size > RATIO_FROM && size / LIMIT_BOOK_RATIO > packed) {
		diag_add(archive->diags, archive_place(archive), DIAG_BOOK_RATIO, DIAG_TEXT(part),
		         DIAG_COUNT_OF(LIMIT_BOOK_RATIO));
		return false;
	}
	return true;
}

static bool
unpack(struct archive *archive, struct str part, const struct zip_stat *stat,
       void (*take)(void *context, struct str piece), void *context)
{
	zip_file_t *file = zip_fopen_index(archive->zip, stat->index, 0);
	if (!file) {
		report_part(archive, DIAG_BOOK_DAMAGED, part);
		return false;
	}
	zip_uint64_t size = 0;
	zip_int64_t got;
	bool is_sound = true;
	while (is_sound && (got = zip_fread(file, archive->piece, PIECE)) != 0) {
		if (got < 0) {
			report_part(archive, DIAG_BOOK_DAMAGED, part);
			is_sound = false;
		} else {
			size += (zip_uint64_t)got;
			is_sound = is_bearable(archive, part, size, stat->comp_size);
		}
		if (is_sound)
			take(context, (struct str){archive->piece, (size_t)got});
	}
	archive->unpacked += size;
	(void)zip_fclose(file);
	if (is_sound)
		take(context, STR(""));
	return is_sound;
}

bool
archive_read(struct archive *archive, struct str part,
             void (*take)(void *context, struct str piece), void *context)
{
	struct zip_stat stat;
	zip_int64_t index = find(archive, part);
	if (index < 0 || zip_stat_index(archive->zip, (zip_uint64_t)index, 0, &stat) != 0) {
		report_part(archive, DIAG_BOOK_PART_MISSING, part);
		return false;
	}
	if (stat.encryption_method != ZIP_EM_NONE) {
		report_part(archive, DIAG_BOOK_ENCRYPTED, archive->source->name);
		return false;
	}
	return is_bearable(archive, part, stat.size, stat.comp_size) &&
	       unpack(archive, part, &stat, take, context);
}

static bool
scan_part(zip_t *zip, zip_uint64_t index, char piece[PIECE],
          void (*take)(void *context, struct str part, struct str piece), void *context)
{
	const char *name = zip_get_name(zip, index, 0);
	zip_file_t *file = name ? zip_fopen_index(zip, index, 0) : NULL;
	if (!file)
		return false;
	zip_int64_t got;
	while ((got = zip_fread(file, piece, PIECE)) > 0)
		take(context, str_from(name), (struct str){piece, (size_t)got});
	take(context, str_from(name), STR(""));
	return zip_fclose(file) == 0 && got == 0;
}

bool
archive_scan(const char *path, void (*take)(void *context, struct str part, struct str piece),
             void *context)
{
	int error;
	zip_t *zip = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &error);
	if (!zip)
		return false;
	char *piece = memory_allocate(PIECE);
	zip_int64_t count = zip_get_num_entries(zip, 0);
	bool is_whole = count > 0;
	for (zip_int64_t i = 0; i < count && is_whole; i++)
		is_whole = scan_part(zip, (zip_uint64_t)i, piece, take, context);
	free(piece);
	zip_discard(zip);
	return is_whole;
}

// The whole of a part of the program's own making; the caller frees it. NULL where it cannot be
// read.
static char *
part_load(zip_t *zip, const struct zip_stat *stat)
{
	zip_file_t *file = zip_fopen_index(zip, stat->index, 0);
	if (!file)
		return NULL;
	char *bytes = memory_allocate(stat->size);
	bool is_read = zip_fread(file, bytes, stat->size) == (zip_int64_t)stat->size;
	(void)zip_fclose(file);
	if (is_read)
		return bytes;
	free(bytes);
	return NULL;
}

// Puts the part's new bytes in; they must last until the archive is closed. Its time is kept: that
// of the clock would make other bytes at each run.
static bool
part_store(zip_t *zip, zip_uint64_t index, struct str bytes)
{
	enum {
		FIRST_DAY = 0x21 // 1 January 1980, as DOS writes it
	};
	zip_source_t *source = zip_source_buffer(zip, bytes.data, bytes.len, 0);
	if (!source)
		return false;
	if (zip_file_replace(zip, index, source, 0) == 0)
		return zip_file_set_dostime(zip, index, 0, FIRST_DAY, 0) == 0;
	zip_source_free(source);
	return false;
}

bool
archive_replace(const char *path, struct str part, struct str text, struct str other)
{
	int error;
	zip_t *zip = zip_open(path, 0, &error);
	if (!zip)
		return false;
	struct zip_stat stat;
	struct buffer changed;
	buffer_init(&changed);
	bool is_found = zip_stat(zip, part.data, 0, &stat) == 0;
	char *bytes = is_found ? part_load(zip, &stat) : NULL;
	struct str whole = {bytes, bytes ? stat.size : 0};
	size_t at = 0;
	while (bytes && at + text.len <= whole.len && memcmp(bytes + at, text.data, text.len) != 0)
		at++;
	is_found = bytes && at + text.len <= whole.len;
	if (is_found) {
		size_t behind = at + text.len;
		buffer_add(&changed, (struct str){bytes, at});
		buffer_add(&changed, other);
		buffer_add(&changed, (struct str){bytes + behind, whole.len - behind});
		is_found = part_store(zip, stat.index, buffer_text(&changed));
	}
	if (!is_found || zip_close(zip) != 0) {
		zip_discard(zip);
		is_found = false;
	}
	buffer_finish(&changed);
	free(bytes);
	return is_found;
}
