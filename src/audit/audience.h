// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Who follows an assessment while it comes about: the writers of reports, and whoever keeps it. It
// is told each unit once that is scored, and the whole at the end.
#ifndef PATUH_AUDIT_AUDIENCE_H
#define PATUH_AUDIT_AUDIENCE_H

#include <stdbool.h>

#include "audit/assessment.h"

struct audience {
	void *state;
	// The result lives only during the call, unless this returns true: then until `end` has
	// returned.
	bool (*unit)(void *state, const struct unit_result *result);
	void (*end)(void *state, const struct assessment *assessment);
};

#endif
