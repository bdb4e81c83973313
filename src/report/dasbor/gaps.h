// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The gaps: every item at which an object loses points, with its law, what was answered, which evidence is
// not there, the remedy, and what it costs the unit and the institution; the dearest first.
#ifndef PATUH_REPORT_DASBOR_GAPS_H
#define PATUH_REPORT_DASBOR_GAPS_H

#include "report/dasbor/part.h"

struct gap {
	const struct rubric_node *node;
	size_t unit, object; // in the order of reading, and within the unit
	struct str product;  // empty where the unit itself is assessed
	struct str answer, missing;
	const char *status;     // of the evidence; "" where there is no single answer
	struct exact cost_unit; // points of the unit's score
	struct exact
		cost; // of the institution's; before gaps_settle not yet divided by its weights
	size_t order; // of being seen
};

struct gaps {
	const struct report *report;
	struct arena *arena;  // of those that are kept
	struct exact weights; // that divide the institution's mean
	size_t unit_count;    // seen
	size_t total;         // gaps seen
	size_t count, capacity;
	struct gap *items;
};

void gaps_begin(struct gaps *gaps, const struct report *report);

// Copies what is lost in a unit, the next in the order of reading. Of very many gaps only the dearest are
// kept. passing: what is let go of with the unit.
void gaps_gather(struct gaps *gaps, struct arena *passing, const struct unit_result *result);

// When all units have been seen: sorts them, and gives each its cost. No more may be gathered.
void gaps_settle(struct gaps *gaps);

void gaps_show(struct part *part, const struct gaps *gaps);

void gaps_finish(struct gaps *gaps);

#endif
