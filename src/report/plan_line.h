// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Lines that the texts of `patuh plan` are made of. Private to report/.
#ifndef PATUH_REPORT_PLAN_LINE_H
#define PATUH_REPORT_PLAN_LINE_H

#include "report/plan_report.h"
#include "report/text_line.h"

// Institution, period, day; the rubric; a blank line.
void plan_line_title(const struct report *report, struct str institution, struct str period);

// "64,11 ◐ Kuning"
void plan_line_verdict(const struct report *report, const struct verdict *verdict);

// A step, or several that are the same for other respondents.
struct plan_row {
	const struct report *report;
	const struct plan_problem *problem;
	const struct plan_step *steps;
	size_t count, number;
	struct exact cost; // of them all
	size_t cost_width;
};

void plan_line_heads(const struct report *report, const struct plan_problem *problem,
                     size_t cost_width);

// What is raised and where, cost and running scores; then remedy, law and evidence.
void plan_line_step(const struct plan_row *row);

#endif
