// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What decides beside the score: objects whose score or zone a condition of the rubric limits, and why; and
// the opinions on units.
#ifndef PATUH_REPORT_DASBOR_RULINGS_H
#define PATUH_REPORT_DASBOR_RULINGS_H

#include "report/dasbor/part.h"

// An object that is limited; the texts last as long as the report.
struct capped {
	size_t unit;        // in the order of reading
	struct str product; // empty where the unit itself is assessed
	struct str reason;
	struct verdict verdict;
};

struct rulings {
	const struct report *report;
	size_t unit_count, unit_capacity;
	const struct outcome ***opinions; // for each unit, one for each opinion of the rubric
	size_t count, capacity;
	struct capped *items;
};

void rulings_begin(struct rulings *rulings, const struct report *report);
void rulings_collect(struct rulings *rulings, const struct unit_result *result);

// Is there anything to be said?
bool rulings_are_there(const struct rulings *rulings);

void rulings_write(struct part *part, const struct rulings *rulings);

#endif
