// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISONS 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define ARENA_POISONS 1
#endif
#ifdef ARENA_POISONS
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(address, size) ((void)(address), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(address, size) ((void)(address), (void)(size))
#endif

// Large enough that a rubric takes a few blocks, small enough that an empty unit costs little.
static const size_t BLOCK_BYTES = 32768;

struct block {
	struct block *next;
	size_t size;
	size_t used;
	alignas(max_align_t) unsigned char bytes[];
};

struct arena {
	struct block *head;
};

static struct block *
block_create(size_t size)
{
	struct block *block = memory_resize(NULL, 1, sizeof(struct block) + size);
	block->next = NULL;
	block->size = size;
	block->used = 0;
	ASAN_POISON_MEMORY_REGION(block->bytes, size);
	return block;
}

static void
block_destroy(struct block *block)
{
	ASAN_UNPOISON_MEMORY_REGION(block->bytes, block->size);
	free(block);
}

struct arena *
arena_create(void)
{
	struct arena *arena = memory_allocate(sizeof(*arena));
	arena->head = block_create(BLOCK_BYTES);
	return arena;
}

void
arena_destroy(struct arena *arena)
{
	if (!arena)
		return;
	for (struct block *block = arena->head; block;) {
		struct block *next = block->next;
		block_destroy(block);
		block = next;
	}
	free(arena);
}

void
arena_reset(struct arena *arena)
{
	struct block *kept = NULL;
	for (struct block *block = arena->head; block;) {
		struct block *next = block->next;
		if (!kept && block->size == BLOCK_BYTES)
			kept = block;
		else
			block_destroy(block);
		block = next;
	}
	if (!kept)
		kept = block_create(BLOCK_BYTES);
	ASAN_POISON_MEMORY_REGION(kept->bytes, kept->size);
	kept->used = 0;
	kept->next = NULL;
	arena->head = kept;
}

void *
arena_allocate(struct arena *arena, size_t count, size_t size)
{
	const size_t step = alignof(max_align_t);
	if (size && count > (SIZE_MAX / 2 - step) / size)
		return memory_resize(NULL, SIZE_MAX, 2); // reports "no memory", does not return
	size_t bytes = (count * size + step - 1) / step * step;
	if (bytes == 0)
		bytes = step;
	struct block *block = arena->head;
	if (block->size - block->used < bytes) {
		// A big request gets a block of its own behind the head, so that the head stays in
		// use.
		if (bytes > BLOCK_BYTES / 4) {
			struct block *big = block_create(bytes);
			big->next = block->next;
			block->next = big;
			block = big;
		} else {
			block = block_create(BLOCK_BYTES);
			block->next = arena->head;
			arena->head = block;
		}
	}
	unsigned char *start = block->bytes + block->used;
	block->used += bytes;
	ASAN_UNPOISON_MEMORY_REGION(start, bytes);
	memset(start, 0, bytes);
	return start;
}

void *
arena_grow(struct arena *arena, void *items, size_t length, size_t *capacity, size_t size)
{
	if (length < *capacity)
		return items;
	size_t larger = *capacity ? *capacity * 2 : size > 16 ? 2 : 8; // a hundred bytes or so
	void *copy = arena_allocate(arena, larger, size);
	if (length)
		memcpy(copy, items, length * size);
	*capacity = larger;
	return copy;
}
