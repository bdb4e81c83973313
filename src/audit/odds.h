// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The Ombudsman looks at a sample: so many products of a unit, so many units. Given the scores of all
// of them, how likely is each zone? Every sample is as likely as any other; all are counted, none is
// drawn by chance. Definitions: docs/plan.md.
#ifndef PATUH_AUDIT_ODDS_H
#define PATUH_AUDIT_ODDS_H

#include "audit/plan.h"

struct odds {
	bool has_score;            // else nothing below has a meaning
	size_t population, sample; // things that have a score, and how many of them are looked at
	const struct exact *zones; // the probability of each row of the tier's table
	// What endangers the best zone most: which product or unit, made full, raises the probability of
	// the colour of the first row (of that row where it has none) most, and by how much. None where nothing raises it.
	bool has_danger;
	size_t danger; // index of the object or product in the unit, or of the unit
	struct exact danger_gain;
	bool is_danger_known; // false: that would have been too much work
};

struct odds_report {
	struct odds institution;
	const struct odds *units; // in the order of the problem
};

struct odds_sample {
	size_t products, units;
};

// NULL where there are too many different sums to count them all. In the arena.
const struct odds_report *odds_find(struct arena *arena, const struct plan_problem *problem,
                                    const struct odds_sample *sample);

// Do the products that are drawn from stand for answers within one object, not for objects?
bool odds_draws_answers(const struct plan_problem *problem, size_t unit);

#endif
