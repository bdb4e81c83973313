// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// How sure a zone is: what is proved, what is claimed, what is possible, and the fewest answers whose
// verification makes the claimed zone certain.
#ifndef PATUH_AUDIT_CERTAINTY_H
#define PATUH_AUDIT_CERTAINTY_H

#include "audit/plan.h"

struct certainty {
	struct verdict verdicts[FIGURE_COUNT];
	// The verifications, from the verified zone to the claimed one; none are needed where it is
	// verified already. NULL where there is no claimed score.
	const struct plan *plan;
	struct plan_problem problem; // what the plan's steps refer to
};

struct certainties {
	struct certainty institution;
	const struct certainty *units; // in the order of the problem
};

// Of all units of the problem, whose tier is the institution, and of the institution. In the arena.
struct certainties certainties_find(struct arena *arena, struct diags *diags,
                                    const struct plan_problem *problem);

#endif
