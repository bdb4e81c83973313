// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What `patuh plan` is asked, and the scored units it is asked about.
#ifndef PATUH_CLI_PLAN_INPUT_H
#define PATUH_CLI_PLAN_INPUT_H

#include "audit/odds.h"
#include "audit/plan.h"
#include "cli/cli.h"
#include "cli/outputs.h"
#include "model/intake.h"
#include "report/report.h"

// What is looked at instead of a plan.
enum plan_look {
	LOOK_NONE,
	LOOK_GAINS,
	LOOK_CERTAINTY,
	LOOK_ODDS
};

struct plan_input {
	struct report_options options;
	bool has_aim, has_budget;
	struct plan_aim aim; // of the target
	struct exact budget;
	struct date before; // the working days until then are a budget; unset where none is given
	enum plan_costs costs;
	enum plan_look look;
	struct odds_sample sample; // with LOOK_ODDS
	const struct rubric *rubric;
	const struct intake *intake;
	struct str institution, period;
	size_t unit_count;
	const struct unit_result **units; // all of them
	struct plan_problem problem;
};

// Reads the options that need no evidence. False, reported, where they are wrong.
bool plan_options_read(struct session *session, struct plan_input *input);

// Loads the rubric and scores all units. False, reported, where something is wrong with them.
bool plan_input_read(struct session *session, struct plan_input *input);

// Then: finds the unit, the object and the items that are planned for. False, reported, where the options name
// others than there are.
bool plan_input_find(struct session *session, struct plan_input *input);

// Is no output one of the files that were read? Reported.
bool plan_input_is_spared(struct session *session, const struct plan_input *input,
                          const struct outputs *outputs);

// What is written about it: the rest is the writer's.
struct report plan_input_report(struct session *session, const struct plan_input *input);

#endif
