// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The cheapest ways: of the institution to its next better zone, with all that can be had for what, and of
// each unit to green. Plans need their units whole, so those are kept; where there are too many for
// that, the part is left out, as the workbook leaves out its sheet.
#ifndef PATUH_REPORT_DASBOR_WAYS_H
#define PATUH_REPORT_DASBOR_WAYS_H

#include "report/dasbor/part.h"

struct ways {
	const struct report *report;
	bool are_known; // so far: there is green to be reached, and there are not too many units
	size_t count, capacity, answer_count;
	const struct unit_result **units; // in the order of reading
};

void ways_begin(struct ways *ways, const struct report *report);

// Is the unit to be kept until the end?
bool ways_collect(struct ways *ways, const struct unit_result *result);

void ways_write(struct part *part, const struct ways *ways);

#endif
