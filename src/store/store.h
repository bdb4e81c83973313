// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// A store: assessments over the years in one file (patuh-history(1)). What is in it is never
// changed, only added to.
#ifndef PATUH_STORE_STORE_H
#define PATUH_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct arena;
struct diags;
struct store;

// Opens a store to read it. NULL, reported, where the file is none, is empty, or is newer than the
// program.
struct store *store_open(struct diags *diags, const char *path);

// Opens a store to save to it; makes it where there is none.
struct store *store_create(struct diags *diags, const char *path);

// NULL is allowed.
void store_close(struct store *store);

#endif
