// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// An arena owns everything that lives as long as one document or one unit: build into it, then
// free it whole. It refuses to free single blocks.
#ifndef PATUH_BASE_ARENA_H
#define PATUH_BASE_ARENA_H

#include <stddef.h>

struct arena;

// A new, empty arena. Never NULL. Freed by arena_destroy.
struct arena *arena_create(void);

// Frees the arena and all that was allocated from it. NULL is allowed.
void arena_destroy(struct arena *arena);

// Frees all that was allocated, keeps the arena. Freed bytes are poisoned under ASan.
void arena_reset(struct arena *arena);

// count * size zeroed bytes, aligned for any object. Never NULL; overflow counts as no memory.
void *arena_allocate(struct arena *arena, size_t count, size_t size);

// Makes room for one more element in a growing array that lives in the arena: when *capacity
// elements of size bytes are full (length == *capacity), a larger copy is made. Returns the array.
void *arena_grow(struct arena *arena, void *items, size_t length, size_t *capacity, size_t size);

// One new zeroed object of a type.
#define arena_new(arena, type) ((type *)arena_allocate((arena), 1, sizeof(type)))

// An array of zeroed objects of a type.
#define arena_array(arena, count, type) ((type *)arena_allocate((arena), (count), sizeof(type)))

#endif
