// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// From a set of steps to a plan: their order, what the scorer says after each, and what stands in the
// way of more. Private to audit/.
#ifndef PATUH_AUDIT_PLAN_STEPS_H
#define PATUH_AUDIT_PLAN_STEPS_H

#include "audit/planner.h"

// The verdict of the problem's tier as things are.
struct verdict steps_verdict_now(const struct planner *planner);

// Puts the steps in order into the plan, with their verdicts, the one after them all, and the
// obstacles that are left.
void steps_finish(const struct planner *planner, const struct step_list *steps, struct plan *plan);

#endif
