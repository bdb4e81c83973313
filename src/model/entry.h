// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// One entry of the evidence from its map. Private to model/: others include evidence.h.
#ifndef PATUH_MODEL_ENTRY_H
#define PATUH_MODEL_ENTRY_H

#include <stdbool.h>

#include "model/evidence.h"
#include "read/node.h"

// Where the entry that was read last led. Most files answer the items in the order of the rubric, product
// after product, so the next one is looked for there first.
struct trail {
	size_t node, product;
};

struct builder {
	struct arena *arena;
	struct diags *diags;
	const struct rubric *rubric;
	struct trail *trail;
};

// Reads an entry of the unit, whose products are known. False, with findings, where it cannot
// stand.
bool entry_read(const struct builder *builder, const struct unit *unit, const struct node *map,
                struct entry *entry);

#endif
