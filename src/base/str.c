// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "base/str.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/memory.h"

// Longer words are not misspelt ids; the distance is quadratic, so it is bounded.
static const size_t LONGEST_WORD = 64;

struct str
str_from(const char *text)
{
	return (struct str){text, text ? strlen(text) : 0};
}

struct str
str_copy(struct arena *arena, struct str text)
{
	char *data = arena_allocate(arena, text.len + 1, 1);
	if (text.len)
		memcpy(data, text.data, text.len);
	return (struct str){data, text.len};
}

struct str
str_join(struct arena *arena, size_t count, const struct str parts[])
{
	size_t len = 0;
	for (size_t i = 0; i < count; i++)
		len += parts[i].len;
	char *data = arena_allocate(arena, len + 1, 1);
	size_t at = 0;
	for (size_t i = 0; i < count; i++) {
		if (parts[i].len)
			memcpy(data + at, parts[i].data, parts[i].len);
		at += parts[i].len;
	}
	return (struct str){data, len};
}

struct str
str_join_words(struct arena *arena, size_t count, const char *const words[])
{
	struct str *parts = arena_array(arena, count, struct str);
	for (size_t i = 0; i < count; i++)
		parts[i] = str_from(words[i]);
	return str_join(arena, count, parts);
}

bool
str_equal(struct str a, struct str b)
{
	if (a.len != b.len)
		return false;
	// Most that differ do so from the start.
	return a.len == 0 || (a.data[0] == b.data[0] && memcmp(a.data, b.data, a.len) == 0);
}

bool
str_is(struct str text, const char *word)
{
	size_t at = 0;
	while (at < text.len && text.data[at] == word[at] && word[at])
		at++;
	return at == text.len && word[at] == '\0';
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool
str_equal_fold(struct str a, struct str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++) {
		if (lower(a.data[i]) != lower(b.data[i]))
			return false;
	}
	return true;
}

struct str
str_fold(struct arena *arena, struct str text)
{
	char *data = arena_allocate(arena, text.len + 1, 1);
	for (size_t i = 0; i < text.len; i++)
		data[i] = lower(text.data[i]);
	return (struct str){data, text.len};
}

int
str_compare(struct str a, struct str b)
{
	size_t common = a.len < b.len ? a.len : b.len;
	int order = common ? memcmp(a.data, b.data, common) : 0;
	if (order)
		return order;
	return (a.len > b.len) - (a.len < b.len);
}

bool
str_starts(struct str text, struct str prefix)
{
	return text.len >= prefix.len && str_equal((struct str){text.data, prefix.len}, prefix);
}

bool
str_ends(struct str text, struct str suffix)
{
	return text.len >= suffix.len &&
	       str_equal((struct str){text.data + (text.len - suffix.len), suffix.len}, suffix);
}

bool
str_has_ending(struct str text, struct str suffix)
{
	return text.len > suffix.len &&
	       str_equal_fold((struct str){text.data + (text.len - suffix.len), suffix.len},
	                      suffix);
}

bool
str_is_empty(struct str text)
{
	return text.len == 0;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

// Damerau-Levenshtein distance restricted to neighbouring swaps, on three rows of the table. Of each row
// only what is within the limit of the diagonal is looked at: beyond, the distance is above it.
static size_t
distance_between(struct str a, struct str b, size_t limit)
{
	size_t rows[3][66];
	for (size_t j = 0; j <= b.len + 1; j++) {
		rows[0][j] = j;
		rows[1][j] = rows[2][j] = limit + 1;
	}
	size_t *before = rows[2], *last = rows[0], *now = rows[1];
	for (size_t i = 1; i <= a.len; i++) {
		size_t first = i > limit ? i - limit : 1;
		now[first - 1] = first == 1 ? i : limit + 1;
		for (size_t j = first; j <= least(b.len, i + limit); j++) {
			char x = lower(a.data[i - 1]), y = lower(b.data[j - 1]);
			size_t best = least(last[j] + 1, now[j - 1] + 1);
			best = least(best, last[j - 1] + (x != y));
			if (i > 1 && j > 1 && x == lower(b.data[j - 2]) &&
			    lower(a.data[i - 2]) == y)
				best = least(best, before[j - 2] + 1);
			now[j] = best;
		}
		now[least(b.len, i + limit) + 1] = limit + 1;
		size_t *spare = before;
		before = last;
		last = now;
		now = spare;
	}
	return last[b.len];
}

struct str
str_column_at(struct str_column column, size_t index)
{
	return *(const struct str *)(const void *)((const char *)column.first +
	                                           index * column.step);
}

size_t
str_distance(struct str a, struct str b, size_t limit)
{
	size_t gap = a.len > b.len ? a.len - b.len : b.len - a.len;
	if (gap > limit || a.len > LONGEST_WORD || b.len > LONGEST_WORD)
		return limit + 1;
	size_t distance = distance_between(a, b, limit);
	return distance > limit ? limit + 1 : distance;
}

struct str
str_nearest(struct str text, size_t count, const struct str choices[])
{
	return str_nearest_in(text, STR_LIST(choices, count));
}

struct str
str_nearest_in(struct str text, struct str_column choices)
{
	size_t limit = text.len < 4 ? 1 : text.len < 12 ? 2 : 3;
	struct str nearest = {NULL, 0};
	for (size_t i = 0; i < choices.count; i++) {
		struct str choice = str_column_at(choices, i);
		size_t distance = str_distance(text, choice, limit);
		if (distance <= limit && distance < choice.len) {
			nearest = choice;
			if (distance == 0)
				break;
			limit = distance - 1;
		}
	}
	return nearest;
}
