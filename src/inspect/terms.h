// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The words of names, ids and paths, made alike so that they can be compared: small letters, letters apart from
// digits, without the words that Indonesian and English fill sentences with, without a final "-nya".
#ifndef PATUH_INSPECT_TERMS_H
#define PATUH_INSPECT_TERMS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena;

struct terms {
	size_t count;
	struct str *words; // in their order; repeats stay
};

// The words of the text, in the arena.
struct terms terms_of(struct arena *arena, struct str text);

// Do all the words of `part`, which has some, stand in `whole` one after another?
bool terms_have_run(const struct terms *whole, const struct terms *part);

// How many of the words of `part` stand somewhere in `whole`.
size_t terms_common(const struct terms *whole, const struct terms *part);

// Takes out of `whole` the words that `part` has.
void terms_remove(struct terms *whole, const struct terms *part);

#endif
