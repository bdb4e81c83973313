// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// One point of each part, so that their weighted sum is enough and their cost the least: where the
// whole frontier is too long to be made, only what lies near the best is. A price of points for costs
// (a Lagrange multiplier, from the hulls of the parts) tells of every partial choice how good it can
// still become; what cannot better the best choice known is left aside. Private to audit/.
#ifndef PATUH_AUDIT_PLAN_CHOICE_H
#define PATUH_AUDIT_PLAN_CHOICE_H

#include "audit/planner.h"

// What a choice is to keep, in the parts' costs and in the measure of weighted sums.
struct choice_wish {
	bool has_least;     // that sum is asked for; else the best one for the cost
	struct exact least; // asked for, or known to be possible
	int64_t most;       // known to suffice, or given
};

struct choice {
	bool is_found;
	bool is_proven;         // nothing better can be chosen
	int64_t cost;           // of the choice
	struct exact sum;       // weighted, of the choice
	bool has_bound;         // one of the next two, as the wish is
	int64_t cost_bound;     // no choice for `least` costs less
	struct exact sum_bound; // no choice for `most` reaches more
	uint32_t *points;       // for each part
};

// The best choice. Made for evaluations of which no part may be absent and no amount is a fraction;
// elsewhere nothing is found.
struct choice choice_make(const struct planner *planner, const struct evaluation *evaluation,
                          const struct choice_wish *wish);

#endif
