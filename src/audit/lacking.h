// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What is still to be collected: required evidence that no entry gives. Evidence that is given but
// proves nothing is told by audit/proof.h.
#ifndef PATUH_AUDIT_LACKING_H
#define PATUH_AUDIT_LACKING_H

#include "audit/score.h"

struct lack {
	const struct rubric_node *item;
	const struct wanted *wanted;
	const struct product *product; // NULL: the unit as a whole
	const struct entry *entry;     // NULL: the item has no answer
};

// All that a scored unit lacks, by object and item, in the arena. An item that does not apply, or is
// covered by a direct value, or claims nothing, needs no evidence.
size_t lacking_find(struct arena *arena, const struct rubric *rubric,
                    const struct unit_result *unit, const struct lack **list);

#endif
