// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Nodes made by the program instead of read: what a table or a derived rubric becomes, so that the
// model reads one kind of document only.
#ifndef PATUH_READ_MAKE_H
#define PATUH_READ_MAKE_H

#include "read/node.h"

struct arena;

// A list of nodes, or the pairs of a map, while they grow in the arena. Begin with {0}.
struct node_items {
	const struct node **items;
	size_t count, capacity;
};

struct node_pairs {
	struct node_pair *pairs;
	size_t count, capacity;
};

const struct node *node_make_text(struct arena *arena, struct str text, struct place at);
const struct node *node_make_list(struct arena *arena, const struct node_items *items,
                                  struct place at);
const struct node *node_make_map(struct arena *arena, const struct node_pairs *pairs,
                                 struct place at);

// A map that grows to that many pairs without being copied.
struct node_pairs node_pairs_of(struct arena *arena, size_t count);

void node_items_add(struct arena *arena, struct node_items *items, const struct node *item);
void node_pairs_add(struct arena *arena, struct node_pairs *pairs, const char *key,
                    const struct node *value);

// Adds the pair only where the text is not empty.
void node_pairs_add_text(struct arena *arena, struct node_pairs *pairs, const char *key,
                         struct str text, struct place at);

#endif
