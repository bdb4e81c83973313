// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Two rubrics side by side: which items ask for the same thing, as their concepts say, and evidence
// recorded under one carried over to the other. Evidence is always carried; an answer only where
// both scales are the same, since a level of one instrument is no level of another.
#ifndef PATUH_MODEL_CROSSWALK_H
#define PATUH_MODEL_CROSSWALK_H

#include "model/evidence.h"

// An item of one rubric and an item of the other that share a concept.
struct crossing {
	const struct rubric_node *from, *to;
	struct str concept; // the first one that both name
	bool has_same_scale;
};

struct crosswalk {
	const struct rubric *from, *to;
	size_t count;
	const struct crossing *crossings; // in the order of `from`, then of `to`
};

// The crosswalk of two rubrics, in the arena.
const struct crosswalk *crosswalk_create(struct arena *arena, const struct rubric *from,
                                         const struct rubric *to);

// The unit's evidence, recorded under `from`, as evidence for `to`, in the arena. Where several
// items lead to one, the first that has an entry counts. A finding tells of each item that stays
// open, and why.
const struct unit *crosswalk_unit(struct arena *arena, struct diags *diags,
                                  const struct crosswalk *crosswalk, const struct unit *unit);

#endif
