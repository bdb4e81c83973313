// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/compiler.h"

static void (*failure_handler)(void) = NULL;

void
memory_on_failure(void (*handler)(void))
{
	failure_handler = handler;
}

static PATUH_NORETURN void
fail(void)
{
	if (failure_handler)
		failure_handler();
	abort();
}

void *
memory_allocate(size_t size)
{
	void *block = malloc(size ? size : 1);
	if (!block)
		fail();
	return block;
}

void *
memory_allocate_zeroed(size_t size)
{
	void *block = calloc(1, size ? size : 1);
	if (!block)
		fail();
	return block;
}

void *
memory_resize(void *block, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		fail();
	size_t bytes = count * size;
	void *resized = realloc(block, bytes ? bytes : 1);
	if (!resized)
		fail();
	return resized;
}
