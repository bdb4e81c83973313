// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What every reader makes of its input: a tree of texts, lists and maps, each with its place. The
// model reads nothing else, so YAML, CSV and Excel become evidence in one way.
#ifndef PATUH_READ_NODE_H
#define PATUH_READ_NODE_H

#include <stddef.h>

#include "base/str.h"
#include "diag/place.h"

enum node_kind {
	NODE_EMPTY, // nothing after the key, ~ or null
	NODE_TEXT,
	NODE_LIST,
	NODE_MAP,
	NODE_FAULTY // could not be read, which is reported: nothing more is to be said of it
};

struct node_pair {
	struct str key; // data is NULL where it is no text, which is reported
	struct place key_at;
	const struct node *value;
};

// Immutable once read. Lives in the arena of the document. An answer of a survey is half a dozen of these,
// so what one kind has stands where another has something else.
struct node {
	enum node_kind kind;
	unsigned count; // of items or pairs; 0 for other kinds
	struct place at;
	union {
		struct str text;           // NODE_TEXT alone: never NULL, may be ""
		const struct node **items; // NODE_LIST
		struct node_pair *pairs;   // NODE_MAP: keys differ
	};
};

// The value of a key of a map, NULL where it is absent or the node is no map.
const struct node *node_find(const struct node *map, struct str key);

#endif
