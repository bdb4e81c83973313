// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "base/arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdbool.h>
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

// The first block is small enough that an empty unit costs little, the further ones are large enough that a
// rubric takes a few of them.
static const size_t FIRST_BYTES = 32768, BLOCK_BYTES = 131072;

// What an arena that is reset holds ready: an arena that goes from file to file asks the system for
// nothing once it has seen a large one.
static const size_t SPARE_BYTES = 4194304;

// Freed bytes are made zero a little before they are used again, so that they are still at hand in the
// processor's cache then.
static const size_t AHEAD_BYTES = 4096;

struct block {
	struct block *next;
	size_t size;
	size_t used;
	size_t clean; // from `used` to here all bytes are zero
	size_t most;  // from here on none was ever used, so they are zero, too
	alignas(max_align_t) unsigned char bytes[];
};

struct arena {
	struct block *head;  // allocated from
	struct block *spare; // empty ones
};

static struct block *
block_create(size_t size)
{
	struct block *block = memory_allocate_zeroed(sizeof(struct block) + size);
	block->size = block->clean = size;
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
	arena->head = block_create(FIRST_BYTES);
	arena->spare = NULL;
	return arena;
}

static void
chain_destroy(struct block *block)
{
	while (block) {
		struct block *next = block->next;
		block_destroy(block);
		block = next;
	}
}

void
arena_destroy(struct arena *arena)
{
	if (!arena)
		return;
	chain_destroy(arena->head);
	chain_destroy(arena->spare);
	free(arena);
}

static void
block_empty(struct block *block)
{
	ASAN_POISON_MEMORY_REGION(block->bytes, block->size);
	if (block->most < block->used)
		block->most = block->used;
	block->clean = 0;
	block->used = 0;
}

// Makes bytes zero, at least up to `end`.
static void
block_clean(struct block *block, size_t end)
{
	if (end < block->clean + AHEAD_BYTES)
		end = block->clean + AHEAD_BYTES;
	if (end > block->most)
		end = block->most;
	if (end > block->clean) {
		ASAN_UNPOISON_MEMORY_REGION(block->bytes + block->clean, end - block->clean);
		memset(block->bytes + block->clean, 0, end - block->clean);
		ASAN_POISON_MEMORY_REGION(block->bytes + block->clean, end - block->clean);
	}
	block->clean = end == block->most ? block->size : end;
}

void
arena_reset(struct arena *arena)
{
	size_t kept = 0;
	for (struct block *block = arena->spare; block; block = block->next)
		kept += block->size;
	for (struct block *block = arena->head, *next; block; block = next) {
		next = block->next;
		if (kept && kept + block->size > SPARE_BYTES) {
			block_destroy(block);
			continue;
		}
		block_empty(block);
		kept += block->size;
		block->next = arena->spare;
		arena->spare = block;
	}
	assert(arena->spare); // the first block is kept, whatever its size
	arena->head = arena->spare;
	arena->spare = arena->head->next;
	arena->head->next = NULL;
}

// A block with room for that many bytes, in no chain: a spare one, or a new one.
static struct block *
block_take(struct arena *arena, size_t bytes)
{
	for (struct block **link = &arena->spare; *link; link = &(*link)->next) {
		struct block *block = *link;
		if (block->size < bytes)
			continue;
		*link = block->next;
		return block;
	}
	return block_create(bytes > BLOCK_BYTES ? bytes : BLOCK_BYTES);
}

void *
arena_allocate(struct arena *arena, size_t count, size_t size)
{
	const size_t step = alignof(max_align_t);
	size_t bytes;
	if (__builtin_mul_overflow(count, size, &bytes) || bytes > SIZE_MAX / 2 - step)
		return memory_resize(NULL, SIZE_MAX, 2); // reports "no memory", does not return
	bytes = (bytes + step - 1) / step * step;
	if (bytes == 0)
		bytes = step;
	struct block *block = arena->head;
	if (block->size - block->used < bytes) {
		// What is left of the head may be more than what a big request leaves of its own
		// block: then the head stays.
		struct block *taken = block_take(arena, bytes);
		bool is_head = taken->size - bytes >= block->size - block->used;
		taken->next = is_head ? block : block->next;
		if (is_head)
			arena->head = taken;
		else
			block->next = taken;
		block = taken;
	}
	unsigned char *start = block->bytes + block->used;
	block->used += bytes;
	if (block->used > block->clean)
		block_clean(block, block->used);
	ASAN_UNPOISON_MEMORY_REGION(start, bytes);
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
