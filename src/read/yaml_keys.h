// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The keys of a YAML document: few, many times. Each is kept once, and refused where a map has it twice.
// Private to read/yaml.
#ifndef PATUH_READ_YAML_KEYS_H
#define PATUH_READ_YAML_KEYS_H

#include "read/node.h"

struct arena;
struct diags;

enum {
	KNOWN_KEYS = 64,
	SMALL_MAP = 16 // pairs: their keys are compared each with each
};

// Begin with the arena and the diags of the document, all else zero.
struct yaml_keys {
	struct arena *arena;
	struct diags *diags;
	struct str known[KNOWN_KEYS]; // some of those kept
	// The last map with so many pairs of which it was found that the keys differ.
	const struct node *checked[SMALL_MAP + 1];
};

// A copy of the key, which is not empty, in the arena: the one made before, while no other key took its place.
struct str yaml_key_keep(struct yaml_keys *keys, struct str text);

// Reports every pair whose key the map has before.
void yaml_keys_check(struct yaml_keys *keys, const struct node *map);

#endif
