// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "read/make.h"

#include "base/arena.h"

const struct node *
node_make_text(struct arena *arena, struct str text, struct place at)
{
	struct node *node = arena_new(arena, struct node);
	*node = (struct node){.kind = NODE_TEXT, .at = at, .text = text};
	return node;
}

const struct node *
node_make_list(struct arena *arena, const struct node_items *items, struct place at)
{
	struct node *node = arena_new(arena, struct node);
	*node = (struct node){.kind = NODE_LIST,
	                      .at = at,
	                      .count = (unsigned)items->count,
	                      .items = items->items};
	return node;
}

const struct node *
node_make_map(struct arena *arena, const struct node_pairs *pairs, struct place at)
{
	struct node *node = arena_new(arena, struct node);
	*node = (struct node){
		.kind = NODE_MAP, .at = at, .count = (unsigned)pairs->count, .pairs = pairs->pairs};
	return node;
}

void
node_items_add(struct arena *arena, struct node_items *items, const struct node *item)
{
	items->items = arena_grow(arena, items->items, items->count, &items->capacity,
	                          sizeof(*items->items));
	items->items[items->count++] = item;
}

struct node_pairs
node_pairs_of(struct arena *arena, size_t count)
{
	return (struct node_pairs){arena_array(arena, count, struct node_pair), 0, count};
}

void
node_pairs_add(struct arena *arena, struct node_pairs *pairs, const char *key,
               const struct node *value)
{
	pairs->pairs = arena_grow(arena, pairs->pairs, pairs->count, &pairs->capacity,
	                          sizeof(*pairs->pairs));
	pairs->pairs[pairs->count++] = (struct node_pair){str_from(key), value->at, value};
}

void
node_pairs_add_text(struct arena *arena, struct node_pairs *pairs, const char *key, struct str text,
                    struct place at)
{
	if (!str_is_empty(text))
		node_pairs_add(arena, pairs, key, node_make_text(arena, text, at));
}
