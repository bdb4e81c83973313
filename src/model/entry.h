// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// One entry of the evidence from its map. Private to model/: others include evidence.h.
#ifndef PATUH_MODEL_ENTRY_H
#define PATUH_MODEL_ENTRY_H

#include <stdbool.h>

#include "model/evidence.h"
#include "read/node.h"

struct builder {
	struct arena *arena;
	struct diags *diags;
	const struct rubric *rubric;
};

// Reads an entry of the unit, whose products are known. False, with findings, where it cannot
// stand.
bool entry_read(const struct builder *builder, const struct unit *unit, const struct node *map,
                struct entry *entry);

// Makes the entries (unit->entry_count of them) those of the unit, and its grid: those of several
// respondents stand behind each other in their order. Reports a second answer to one question.
void unit_fill_grid(const struct builder *builder, struct entry *entries, struct unit *unit);

#endif
