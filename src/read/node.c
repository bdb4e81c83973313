// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "read/node.h"

const struct node *
node_find(const struct node *map, struct str key)
{
	if (map->kind != NODE_MAP)
		return NULL;
	for (size_t i = 0; i < map->count; i++) {
		if (str_equal(map->pairs[i].key, key))
			return map->pairs[i].value;
	}
	return NULL;
}
