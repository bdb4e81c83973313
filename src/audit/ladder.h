// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What the answer to an item can be raised to, and how much of the item's effort lies below each
// answer. Rule: patuh-plan(1), "what a step costs".
#ifndef PATUH_AUDIT_LADDER_H
#define PATUH_AUDIT_LADDER_H

#include <stddef.h>

#include "model/rubric.h"

struct rung {
	struct exact ratio;
	struct exact height;             // the part of the effort that is done here, 0..1
	const struct scale_level *level; // scales with levels
	struct decimal answer;           // others: the number to answer
	const struct scale_step *step;   // scales with steps
};

// Ratios and heights rise strictly. The first rung may be "nothing", which only an open answer stands
// on: it has the ratio 0 and no level, step or number.
struct ladder {
	size_t count;
	const struct rung *rungs;
	bool has_ground; // the first rung is "nothing"
};

// The ladder of a scale, in the arena.
struct ladder ladder_for(struct arena *arena, const struct scale *scale);

// The height of a ratio that an answer has; it need not be that of a rung.
struct exact ladder_height(const struct scale *scale, const struct ladder *ladder,
                           struct exact ratio);

// The first rung above a ratio; the number of rungs where there is none.
size_t ladder_above(const struct ladder *ladder, struct exact ratio);

#endif
