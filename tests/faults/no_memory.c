// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Memory that runs out: preloaded, the allocation numbered PATUH_TEST_ALLOCATION fails, and with
// PATUH_TEST_FROM_THEN_ON all after it too. Without it they are counted, and the count is written to
// the file that PATUH_TEST_COUNT names. With PATUH_TEST_PLACES there follow the numbers of those that are
// the first from where they come: the return addresses of the functions around them; with PATUH_TEST_WITHIN
// only those made within that function of a library.
#define _GNU_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// The C library's own, which the names below hide.
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);

enum {
	FRAMES = 9, // two of them are ours
	PLACES = 1 << 16
};

static long allocations, failing;
static bool stays_out, is_placing, is_busy;
static const char *within;
static uint64_t places[PLACES]; // hashes, each at its own place or the next free one
static long firsts[PLACES];
static size_t place_count;

static void
tell(void)
{
	const char *name = getenv("PATUH_TEST_COUNT");
	FILE *file = name ? fopen(name, "w") : NULL;
	if (!file)
		return;
	is_busy = true;
	(void)fprintf(file, "%ld\n", allocations);
	for (size_t i = 0; i < place_count; i++)
		(void)fprintf(file, "%ld\n", firsts[i]);
	(void)fclose(file);
}

__attribute__((constructor)) static void
begin(void)
{
	const char *number = getenv("PATUH_TEST_ALLOCATION");
	stays_out = getenv("PATUH_TEST_FROM_THEN_ON") != NULL;
	failing = number ? strtol(number, NULL, 10) : 0;
	is_placing = getenv("PATUH_TEST_PLACES") != NULL;
	within = getenv("PATUH_TEST_WITHIN");
	void *frames[FRAMES];
	if (is_placing)
		(void)backtrace(frames, FRAMES); // loads what it needs
	allocations = 0;
	(void)atexit(tell);
}

static bool
is_within(int count, void *const frames[])
{
	for (int i = 0; within && i < count; i++) {
		Dl_info info;
		if (dladdr(frames[i], &info) && info.dli_sname &&
		    strcmp(info.dli_sname, within) == 0)
			return true;
	}
	return !within;
}

// Notes the allocation where none before came from the same place.
static void
note_place(void)
{
	void *frames[FRAMES];
	is_busy = true;
	int count = backtrace(frames, FRAMES);
	is_busy = false;
	uint64_t hash = 14695981039346656037u; // FNV-1a
	for (int i = 0; i < count; i++)
		hash = (hash ^ (uintptr_t)frames[i]) * 1099511628211u;
	size_t at = hash % PLACES;
	while (places[at] && places[at] != hash)
		at = (at + 1) % PLACES;
	if (places[at] || place_count == PLACES / 2)
		return;
	places[at] = hash;
	is_busy = true;
	if (is_within(count, frames))
		firsts[place_count++] = allocations;
	is_busy = false;
}

static bool
fails(void)
{
	if (is_busy)
		return false;
	allocations++;
	if (is_placing)
		note_place();
	if (!failing || allocations < failing || (allocations > failing && !stays_out))
		return false;
	errno = ENOMEM;
	return true;
}

void *
malloc(size_t size)
{
	return fails() ? NULL : __libc_malloc(size);
}

void *
calloc(size_t count, size_t size)
{
	return fails() ? NULL : __libc_calloc(count, size);
}

void *
realloc(void *block, size_t size)
{
	return fails() ? NULL : __libc_realloc(block, size);
}
