// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/green.h"

#include "base/limits.h"
#include "diag/diag.h"
#include "report/plan_words.h"

bool
green_is_known(const struct report *report)
{
	const struct plan_problem problem = {.rubric = report->rubric, .tier = TIER_UNIT};
	return report->options->score.counted == FIGURE_CLAIMED &&
	       plan_has_zone(&problem, COLOUR_GREEN);
}

struct plan_problem
green_problem(const struct report *report, const struct unit_result *const *unit)
{
	return (struct plan_problem){
		.rubric = report->rubric,
		.options = &report->options->score,
		.tier = TIER_UNIT,
		.unit_count = 1,
		.units = unit,
		.pairs_most = LIMIT_PLAN_PAIRS_SHEET,
	};
}

const struct plan *
green_solve(struct arena *arena, const struct plan_problem *problem)
{
	const struct plan_aim aim = {.kind = AIM_COLOUR, .colour = COLOUR_GREEN};
	struct diags *unheard = diags_create();
	struct planner *planner = planner_create(arena, unheard, problem);
	const struct plan *plan = planner_solve(planner, &aim);
	planner_destroy(planner);
	diags_destroy(unheard);
	return plan;
}

void
green_write_repairs(struct buffer *out, enum lang lang, const struct plan_problem *problem,
                    const struct plan *plan)
{
	buffer_add_integer(out, (long long)plan->step_count);
	buffer_add_char(out, ' ');
	buffer_add_text(out, word(lang, plan->step_count == 1 ? WORD_ONE_REPAIR : WORD_REPAIRS));
	buffer_add_text(out, " · ");
	write_cost_unit(out, lang, problem->costs, plan->cost);
}

void
green_write_proof(struct buffer *out, enum lang lang, const struct plan_problem *problem,
                  const struct plan *plan)
{
	if (plan->state == PLAN_MET) {
		buffer_add_text(out, word(lang, WORD_WAY_MET));
	} else if (plan->state == PLAN_BEYOND) {
		buffer_add_text(out, word(lang, WORD_WAY_BEYOND));
	} else if (plan->is_proven) {
		buffer_add_text(out, word(lang, WORD_WAY_PROVEN));
	} else {
		buffer_add_text(out, word(lang, WORD_AT_LEAST_COST));
		buffer_add_char(out, ' ');
		write_cost_unit(out, lang, problem->costs, plan->least);
	}
}
