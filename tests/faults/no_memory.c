// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Memory that runs out: preloaded, the allocation numbered PATUH_TEST_ALLOCATION fails, and with
// PATUH_TEST_FROM_THEN_ON all after it too. Without it they are counted, and the count is written to
// the file that PATUH_TEST_COUNT names.
#define _GNU_SOURCE

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

// The C library's own, which the names below hide.
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);

static long allocations, failing;
static bool stays_out;

static void
tell(void)
{
	const char *name = getenv("PATUH_TEST_COUNT");
	FILE *file = name ? fopen(name, "w") : NULL;
	if (!file)
		return;
	(void)fprintf(file, "%ld\n", allocations);
	(void)fclose(file);
}

__attribute__((constructor)) static void
begin(void)
{
	const char *number = getenv("PATUH_TEST_ALLOCATION");
	stays_out = getenv("PATUH_TEST_FROM_THEN_ON") != NULL;
	failing = number ? strtol(number, NULL, 10) : 0;
	allocations = 0;
	(void)atexit(tell);
}

static bool
fails(void)
{
	allocations++;
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
