// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// An assessment of the past as one point in time: who, when, by which method, and the figures as
// they were printed then.
#ifndef PATUH_AUDIT_MOMENT_H
#define PATUH_AUDIT_MOMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "audit/figure.h"

// A figure as it was printed.
struct reading {
	bool has_score; // false: nothing below has a meaning
	struct decimal shown;
	int places;
	enum colour colour;
	struct str category, label, predicate;
};

// Of the institution, or of one of its units or groups.
struct moment {
	int64_t id; // in the store
	struct str institution, period;
	struct str rubric, version;
	struct str digest; // of the rubric
	int64_t model;     // of scoring
	enum figure counted;
	struct str saved;
	bool is_there; // the unit or group was part of it
	struct str name;
	struct reading readings[FIGURE_COUNT];
};

#endif
