// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// How a figure came about, term by term, with the law and the source it rests on: what an auditor
// checks with a calculator and reads out to the unit.
#ifndef PATUH_REPORT_EXPLAIN_H
#define PATUH_REPORT_EXPLAIN_H

#include "report/report.h"

// What is to be explained.
struct explain_subject {
	const struct unit_result *unit;
	const struct object_result *object; // NULL: the unit, or the node in each object
	const struct rubric_node *node;     // NULL: the final score
};

// Writes the derivation to report->out.
void explain_write(const struct report *report, const struct explain_subject *subject);

#endif
