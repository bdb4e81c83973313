// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Does a condition hold, given what every node reached? The same question is asked of an object, a
// unit and the institution (patuh-rubric(5)).
#ifndef PATUH_AUDIT_CONDITION_H
#define PATUH_AUDIT_CONDITION_H

#include <stdbool.h>

#include "model/rubric.h"

// What a node reached, as a ratio 0..1; it may not count at all.
struct node_ratio {
	bool counts;
	struct exact ratio;
};

// `ratios` has one element for each node of the rubric. A comparison with a node that does not
// count does not hold, whichever way it looks.
bool condition_holds(const struct condition *condition, const struct node_ratio ratios[]);

// For each opinion of the rubric the first outcome that holds, in the arena.
const struct outcome *const *opinions_judge(struct arena *arena, const struct rubric *rubric,
                                            const struct node_ratio ratios[]);

#endif
