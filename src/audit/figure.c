// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/figure.h"

int
places_for(const struct rubric *rubric, enum tier tier)
{
	return rubric->places[tier] == PLACES_EXACT ? DECIMAL_PLACES : rubric->places[tier];
}

struct verdict
verdict_none(const struct rubric *rubric, enum tier tier)
{
	return (struct verdict){
		.computed = EXACT_ZERO, .score = EXACT_ZERO, .places = places_for(rubric, tier)};
}

struct verdict
verdict_for(const struct rubric *rubric, enum tier tier, struct exact computed)
{
	struct verdict verdict = verdict_none(rubric, tier);
	verdict.has_score = true;
	verdict.computed = computed;
	verdict.shown = exact_round(computed, verdict.places);
	bool is_exact = rubric->places[tier] == PLACES_EXACT;
	verdict.score = is_exact ? computed : exact_from_decimal(verdict.shown);
	verdict.zone = zone_for(&rubric->zones[tier], verdict.score);
	return verdict;
}

void
verdicts_raise_potential(struct verdict verdicts[FIGURE_COUNT])
{
	const struct verdict *claimed = &verdicts[FIGURE_CLAIMED];
	if (claimed->has_score &&
	    exact_compare(verdicts[FIGURE_POTENTIAL].score, claimed->score) < 0)
		verdicts[FIGURE_POTENTIAL] = *claimed;
}
