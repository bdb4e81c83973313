// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "read/yaml_keys.h"

#include <stdlib.h>

#include "base/arena.h"
#include "diag/diag.h"

struct str
yaml_key_keep(struct yaml_keys *keys, struct str text)
{
	struct str *known = &keys->known[((unsigned char)text.data[0] + 5 * text.len) % KNOWN_KEYS];
	if (!str_equal(*known, text))
		*known = str_copy(keys->arena, text);
	return *known;
}

static int
compare_pairs(const void *left, const void *right)
{
	const struct node_pair *a = *(const struct node_pair *const *)left;
	const struct node_pair *b = *(const struct node_pair *const *)right;
	int order = str_compare(a->key, b->key);
	return order ? order : (a > b) - (a < b);
}

static void
report_duplicate(const struct yaml_keys *keys, const struct node_pair *first,
                 const struct node_pair *next)
{
	if (!first->key.data)
		return; // no text, which is reported
	diag_add(keys->diags, next->key_at, DIAG_YAML_DUPLICATE_KEY, DIAG_TEXT(first->key));
	diag_also(keys->diags, first->key_at);
}

// A file may hold a million keys: those of a large map are sorted, not compared each with each.
static void
refuse_duplicates_sorted(const struct yaml_keys *keys, const struct node *map)
{
	const struct node_pair **sorted =
		arena_array(keys->arena, map->count, const struct node_pair *);
	for (size_t i = 0; i < map->count; i++)
		sorted[i] = &map->pairs[i];
	qsort(sorted, map->count, sizeof(*sorted), compare_pairs);
	const struct node_pair *first = sorted[0];
	for (size_t i = 1; i < map->count; i++) {
		if (str_equal(first->key, sorted[i]->key))
			report_duplicate(keys, first, sorted[i]);
		else
			first = sorted[i];
	}
}

// Are the keys the very texts of a map checked before? A list of maps is mostly such.
static bool
has_checked_keys(const struct yaml_keys *keys, const struct node *map)
{
	const struct node *before = keys->checked[map->count];
	size_t same = 0;
	while (before && same < map->count &&
	       before->pairs[same].key.data == map->pairs[same].key.data)
		same++;
	return same == map->count;
}

void
yaml_keys_check(struct yaml_keys *keys, const struct node *map)
{
	if (map->count > SMALL_MAP) {
		refuse_duplicates_sorted(keys, map);
		return;
	}
	if (has_checked_keys(keys, map))
		return;
	bool is_sound = true;
	for (size_t i = 1; i < map->count; i++) {
		size_t first = 0;
		while (first < i && !str_equal(map->pairs[first].key, map->pairs[i].key))
			first++;
		is_sound &= first == i;
		if (first < i)
			report_duplicate(keys, &map->pairs[first], &map->pairs[i]);
	}
	if (is_sound)
		keys->checked[map->count] = map;
}
