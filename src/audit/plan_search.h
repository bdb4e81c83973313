// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Which point of which frontier answers an aim, and how sure that is. Private to audit/.
#ifndef PATUH_AUDIT_PLAN_SEARCH_H
#define PATUH_AUDIT_PLAN_SEARCH_H

#include "audit/planner.h"

struct plan_find {
	enum plan_state state;
	const struct evaluation *evaluation;
	size_t at;               // point of its frontier
	const uint32_t *choices; // points of its parts instead; NULL: none
	struct exact cost, score;
	bool is_proven;
	struct exact least, most; // as in struct plan
};

// False where the tier has no score, and nothing within the aim gives it one.
bool plan_search(struct planner *planner, const struct plan_aim *aim, struct plan_find *find);

#endif
