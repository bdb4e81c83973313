// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "inspect/lock.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/compiler.h"
#include "base/file.h"
#include "base/limits.h"
#include "diag/diag.h"
#include "model/field_values.h"
#include "model/fields.h"
#include "read/source.h"
#include "read/yaml.h"

static const char LOCK_NAME[] = "evidence.lock";

static bool
is_digest(struct str text)
{
	const size_t digits = 64;
	bool is_sound = text.len == digits;
	for (size_t i = 0; i < text.len && is_sound; i++) {
		char c = text.data[i];
		is_sound = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
	}
	return is_sound;
}

static bool
entry_read(struct diags *diags, const struct node *map, struct lock_entry *entry)
{
	static const struct field fields[] = {
		{"path", FIELD_TEXT, true},     {"size", FIELD_TEXT, true},
		{"sha256", FIELD_TEXT, true},   {"item", FIELD_TEXT, true},
		{"recorded", FIELD_TEXT, true},
	};
	const struct node *values[COUNT_OF(fields)];
	int size = 0;
	if (!fields_bind(diags, map, "files", COUNT_OF(fields), fields, values))
		return false;
	bool is_sound = field_integer(diags, "size", values[1], 0, LIMIT_ATTACHMENT_BYTES, &size);
	is_sound &= field_date(diags, values[4], &entry->recorded);
	entry->path = field_text(values[0]);
	entry->size = (uint64_t)size;
	entry->digest = field_text(values[2]);
	entry->item = field_text(values[3]);
	entry->at = values[0] ? values[0]->at : map->at;
	if (values[2] && !is_digest(entry->digest)) {
		diag_add(diags, values[2]->at, DIAG_LOCK_DIGEST, DIAG_TEXT(entry->digest));
		is_sound = false;
	}
	return is_sound && values[0] && values[2] && values[3];
}

static int
compare_entries(const void *left, const void *right)
{
	const struct lock_entry *a = left, *b = right;
	return str_compare(a->path, b->path);
}

static void
entries_read(struct arena *arena, struct diags *diags, const struct node *list, struct lock *lock)
{
	struct lock_entry *entries = arena_array(arena, list->count, struct lock_entry);
	for (size_t i = 0; i < list->count; i++)
		lock->count += entry_read(diags, list->items[i], &entries[lock->count]);
	if (lock->count)
		qsort(entries, lock->count, sizeof(*entries), compare_entries);
	for (size_t i = 1; i < lock->count; i++) {
		if (!str_equal(entries[i - 1].path, entries[i].path))
			continue;
		diag_add(diags, entries[i].at, DIAG_LOCK_REPEATED, DIAG_TEXT(entries[i].path));
		diag_also(diags, entries[i - 1].at);
	}
	lock->entries = entries;
}

const struct lock *
lock_load(struct arena *arena, struct diags *diags, const char *folder)
{
	static const struct field fields[] = {
		{"patuh", FIELD_TEXT, true},
		{"files", FIELD_LONG_LIST, true},
	};
	const struct node *values[COUNT_OF(fields)];
	struct lock *lock = arena_new(arena, struct lock);
	bool is_here = str_equal(str_from(folder), STR("."));
	lock->file = is_here ? LOCK_NAME : file_join(arena, folder, LOCK_NAME);
	lock->is_there = file_exists(lock->file);
	if (!lock->is_there)
		return lock;
	const struct source *source = source_load(arena, diags, lock->file);
	const struct node *root = source ? yaml_read(arena, diags, source) : NULL;
	if (root && field_document_kind(diags, root, "lock/1") &&
	    fields_bind(diags, root, "patuh", COUNT_OF(fields), fields, values) && values[1])
		entries_read(arena, diags, values[1], lock);
	return lock;
}

const struct lock_entry *
lock_find(const struct lock *lock, struct str path)
{
	const struct lock_entry key = {.path = path};
	return lock->count ? bsearch(&key, lock->entries, lock->count, sizeof(key), compare_entries)
	                   : NULL;
}
