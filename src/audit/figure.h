// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The three figures that are computed for everything, and what a score says once it is rounded and
// zoned (patuh-rubric(5)).
#ifndef PATUH_AUDIT_FIGURE_H
#define PATUH_AUDIT_FIGURE_H

#include <stdbool.h>

#include "base/decimal.h"
#include "base/exact.h"
#include "model/rubric.h"

enum figure {
	FIGURE_CLAIMED,   // every answer counts
	FIGURE_VERIFIED,  // answers count only as far as their evidence proves them
	FIGURE_POTENTIAL, // what is unanswered or unverified turns out at its best
	FIGURE_COUNT
};

struct verdict {
	bool has_score;        // false: nothing counted; then nothing below has a meaning
	struct exact computed; // before rounding
	struct exact score;   // after it and after caps: what is compared with floors and rolled up
	struct decimal shown; // score for printing, with `places` places
	int places;
	const struct zone *zone;
	bool is_zone_capped; // a cap lowered the zone below that of the score
	bool is_capped;      // a cap lowered the zone or the score
};

// The verdict on a computed score at a tier of the rubric.
struct verdict verdict_for(const struct rubric *rubric, enum tier tier, struct exact computed);

// The verdict where nothing counted.
struct verdict verdict_none(const struct rubric *rubric, enum tier tier);

// Raises the potential verdict to the claimed one where it is below: what could still come is never
// less than what is there. (Where unanswered items are left out and a group's weights fall short of
// its total, answering them can lower a mean; a cap may bite only where a node reaches much.)
void verdicts_raise_potential(struct verdict verdicts[FIGURE_COUNT]);

// How many places the scores of a tier are printed with: those it is rounded to, or four.
int places_for(const struct rubric *rubric, enum tier tier);

#endif
