// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Lines that the texts of `patuh plan` are made of. Private to report/.
#ifndef PATUH_REPORT_PLAN_LINE_H
#define PATUH_REPORT_PLAN_LINE_H

#include "report/plan_report.h"
#include "report/text_line.h"

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

// What a tier is called over its column.
const char *plan_tier_word(enum lang lang, enum tier tier);

// Heads up to the cost; the caller goes on, and ends the style.
void plan_line_begin_heads(const struct report *report, const struct plan_problem *problem,
                           size_t cost_width);
void plan_line_heads(const struct report *report, const struct plan_problem *problem,
                     size_t cost_width);

// "dindik/ktp/item": as much of it as the problem leaves open.
void plan_write_place(struct buffer *out, const struct plan_problem *problem,
                      const struct plan_step *step);

// What is raised and where, and its cost; the caller ends the line.
void plan_line_begin(const struct plan_row *row);

// The evidence that an item asks for, where it does, on a line of its own.
void plan_line_evidence(const struct report *report, const struct rubric_node *item);

// What is raised and where, cost and running scores; then remedy, law and evidence.
void plan_line_step(const struct plan_row *row);

#endif
