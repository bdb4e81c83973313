// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "base/index.h"

#include <stdint.h>

#include "base/arena.h"

struct slot {
	struct str text; // data is NULL where the place is free
	size_t number;
};

// Open addressing; never more than half full.
struct index {
	struct arena *arena;
	size_t count, capacity; // the capacity is a power of two
	struct slot *places;
};

// FNV-1a, its high bits folded into the low ones that are used.
static size_t
hash(struct str text)
{
	uint64_t value = UINT64_C(0xcbf29ce484222325);
	for (size_t i = 0; i < text.len; i++)
		value = (value ^ (unsigned char)text.data[i]) * UINT64_C(0x100000001b3);
	return (size_t)(value ^ value >> 32);
}

// Where the text is, or where it would go.
static struct slot *
look_up(const struct index *index, struct str text)
{
	size_t at = hash(text) & (index->capacity - 1);
	while (index->places[at].text.data && !str_equal(index->places[at].text, text))
		at = (at + 1) & (index->capacity - 1);
	return &index->places[at];
}

struct index *
index_create(struct arena *arena)
{
	struct index *index = arena_new(arena, struct index);
	index->arena = arena;
	index->capacity = 64;
	index->places = arena_array(arena, index->capacity, struct slot);
	return index;
}

static void
grow(struct index *index)
{
	struct index larger = *index;
	larger.capacity *= 2;
	larger.places = arena_array(index->arena, larger.capacity, struct slot);
	for (size_t i = 0; i < index->capacity; i++) {
		if (index->places[i].text.data)
			*look_up(&larger, index->places[i].text) = index->places[i];
	}
	*index = larger;
}

bool
index_add(struct index *index, struct str text, size_t *number)
{
	struct slot *place = look_up(index, text);
	if (place->text.data) {
		*number = place->number;
		return false;
	}
	*place = (struct slot){text, *number};
	if (++index->count * 2 > index->capacity)
		grow(index);
	return true;
}

bool
index_find(const struct index *index, struct str text, size_t *number)
{
	const struct slot *place = look_up(index, text);
	if (!place->text.data)
		return false;
	*number = place->number;
	return true;
}
