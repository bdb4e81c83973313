// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/certainty.h"

#include "audit/trial.h"
#include "base/arena.h"

static struct verdict
institution_verdict(struct arena *arena, const struct plan_problem *problem, enum figure figure)
{
	const struct trial *trial =
		trial_create(arena, problem->rubric, figure, problem->unit_count, problem->units);
	return trial_institution(arena, trial);
}

static void
certainty_plan(struct arena *arena, struct diags *diags, struct certainty *certainty)
{
	const struct verdict *claimed = &certainty->verdicts[FIGURE_CLAIMED];
	if (!claimed->has_score)
		return;
	struct plan_aim aim = {.kind = AIM_COLOUR, .colour = claimed->zone->colour};
	if (aim.colour == COLOUR_NONE)
		aim = (struct plan_aim){.kind = AIM_SCORE, .score = claimed->zone->floor};
	struct planner *planner = planner_create(arena, diags, &certainty->problem);
	certainty->plan = planner_solve(planner, &aim);
	planner_destroy(planner);
}

struct certainties
certainties_find(struct arena *arena, struct diags *diags, const struct plan_problem *problem)
{
	struct certainty *units = arena_array(arena, problem->unit_count, struct certainty);
	struct certainties certainties = {.units = units};
	for (size_t i = 0; i < problem->unit_count; i++) {
		units[i].problem = *problem;
		units[i].problem.is_verifying = true;
		units[i].problem.tier = TIER_UNIT;
		units[i].problem.unit_count = 1;
		units[i].problem.units = &problem->units[i];
		for (size_t f = 0; f < FIGURE_COUNT; f++)
			units[i].verdicts[f] = problem->units[i]->verdicts[f];
		certainty_plan(arena, diags, &units[i]);
	}
	certainties.institution.problem = *problem;
	certainties.institution.problem.is_verifying = true;
	struct verdict *verdicts = certainties.institution.verdicts;
	for (size_t f = 0; f < FIGURE_COUNT; f++)
		verdicts[f] = institution_verdict(arena, problem, (enum figure)f);
	verdicts_raise_potential(verdicts);
	certainty_plan(arena, diags, &certainties.institution);
	return certainties;
}
