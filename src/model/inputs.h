// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The files of an audit: what was read, by the fingerprint of its bytes, and whether it was used. A file
// that is read again keeps the bytes that were used first.
#ifndef PATUH_MODEL_INPUTS_H
#define PATUH_MODEL_INPUTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "diag/place.h"

struct arena;
struct index;

struct input {
	struct str name;   // as the user gave it, or found in a folder that the user gave
	struct str digest; // SHA-256; empty where it was not read, or nobody wants to know
	size_t size;       // in bytes
	bool is_used;      // false: passed over
};

struct inputs {
	struct arena *arena;
	size_t count, capacity;
	struct input *items;
	struct index *numbers; // of the files, by their names
};

// None yet; so many are expected, and more may come.
void inputs_init(struct inputs *inputs, struct arena *arena, size_t expected);

// Adds a file that is to be looked at. Its number is how many there were before. The name stays the caller's, and lives
// as long as the arena.
void inputs_add(struct inputs *inputs, struct str name);

// That a file was read, before it is entered.
struct seen {
	size_t index; // among the files that were added; SEEN_BESIDE: it may be none of them
	struct input input;
};

#define SEEN_BESIDE SIZE_MAX

// What there is to say of the source, whose name it shares. The digest is left to those who want it.
struct seen seen_for(size_t index, const struct source *source, bool is_used);

// Enters it; a file that is none of them is added.
void inputs_note(struct inputs *inputs, const struct seen *seen);

#endif
