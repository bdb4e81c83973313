// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Memory that cannot be had ends the program in one place. The library itself never exits: the
// program names the function that does (the command line prints one line and exits 70).
#ifndef PATUH_BASE_MEMORY_H
#define PATUH_BASE_MEMORY_H

#include <stddef.h>

// Names the function that is called when memory runs out. It must not return.
// Without one, abort() is called.
void memory_on_failure(void (*handler)(void));

// Like malloc, but never NULL. Size 0 gives a block of one byte. Free with free().
void *memory_allocate(size_t size);

// The same, all bytes zero.
void *memory_allocate_zeroed(size_t size);

// Like realloc to count * size bytes (overflow counts as no memory), but never NULL.
void *memory_resize(void *block, size_t count, size_t size);

#endif
