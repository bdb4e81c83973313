// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Finds a text among many: which of the things that were numbered has it. However the texts are chosen,
// a look among n takes some log n comparisons. It keeps no copies and forgets nothing.
#ifndef PATUH_BASE_INDEX_H
#define PATUH_BASE_INDEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena;
struct index;

// An empty index in the arena.
struct index *index_create(struct arena *arena);

// Enters the text, which must outlive the index, under a number. False where it is there already;
// *number is then what it was entered under first.
bool index_add(struct index *index, struct str text, size_t *number);

// The number that the text was entered under; false where it was not.
bool index_find(const struct index *index, struct str text, size_t *number);

#endif
