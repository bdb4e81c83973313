// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Figures over periods. Where the method changed (another rubric, another version of it, another
// scoring model) there is a break: figures on its two sides are not compared (patuh-trend(1)).
#ifndef PATUH_AUDIT_TREND_H
#define PATUH_AUDIT_TREND_H

#include <stddef.h>

#include "audit/moment.h"

struct arena;

struct trend_point {
	const struct moment *moment;
	bool is_break; // another method than that of the point before
	// Against the point before: where both have a score, by the same method.
	bool has_change;
	struct decimal change;
	int places; // of the change
};

// One institution. Points of one rubric and one figure stand together, in the order of periods; the
// rubric that was used first comes first.
struct trend {
	struct str institution;
	size_t point_count;
	const struct trend_point *points;
};

// The trends of the institutions, in the order of their names, in the arena. Of several assessments
// of one period under one rubric and figure the one that was saved last counts.
const struct trend *trends_create(struct arena *arena, size_t count, const struct moment moments[],
                                  size_t *trend_count);

#endif
