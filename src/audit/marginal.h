// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What one step of repair would add now: each answer raised to its next rung, alone, and what becomes
// of the scores and zones of its object, its unit and the institution. Exact, by the scorer itself.
#ifndef PATUH_AUDIT_MARGINAL_H
#define PATUH_AUDIT_MARGINAL_H

#include "audit/plan.h"

// The change at one tier.
struct marginal_change {
	struct exact points;  // of the score as it is kept: rounded, after caps
	struct exact precise; // of the score before its rounding, and before caps
	struct verdict after;
	bool has_other_zone;
};

struct marginal {
	struct plan_step step; // its verdicts are left empty
	struct marginal_change changes[TIER_COUNT];
};

struct marginals {
	size_t count;
	const struct marginal *list; // in the order of units, objects and the rubric
};

// Of all units (the problem's tier is the institution), or of those whose mark is set where marks are
// given, one for each unit. In the arena. The problem's own limits on nodes hold.
struct marginals marginals_find(struct arena *arena, struct diags *diags,
                                const struct plan_problem *problem, const bool marks[]);

#endif
