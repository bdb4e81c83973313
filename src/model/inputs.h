// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The files of an audit: what was read, by the fingerprint of its bytes, and whether it was used. A file
// that is read again keeps the bytes that were used first.
#ifndef PATUH_MODEL_INPUTS_H
#define PATUH_MODEL_INPUTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "diag/place.h"

struct arena;

struct input {
	struct str name;   // as the user gave it, or found in a folder that the user gave
	struct str digest; // SHA-256; empty where it was not read
	size_t size;       // in bytes
	bool is_used;      // false: passed over
};

struct inputs {
	struct arena *arena;
	size_t count, capacity;
	struct input *items;
};

// Adds a file that is to be looked at. Its number is how many there were before.
void inputs_add(struct inputs *inputs, const char *path);

// File number `index` was read, to be used or passed over.
void inputs_note(struct inputs *inputs, size_t index, const struct source *source, bool is_used);

// A file was used that may be none of them; then it is added.
void inputs_note_beside(struct inputs *inputs, const struct source *source);

#endif
