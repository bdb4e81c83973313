// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// A store: assessments over the years in one file (patuh-history(1)), never changed, only added to; and the
// follow-up of their gaps (store/actions.h).
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

// Opens a store that must be there, to change what is not an assessment.
struct store *store_change(struct diags *diags, const char *path);

// Opens a store to save to it; makes it where there is none.
struct store *store_create(struct diags *diags, const char *path);

// NULL is allowed.
void store_close(struct store *store);

#endif
