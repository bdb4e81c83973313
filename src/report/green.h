// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The cheapest ways to green as reports of an audit tell them, workbook and page alike: when there are
// any, how hard they are searched for, and how sure they are. Private to report/.
#ifndef PATUH_REPORT_GREEN_H
#define PATUH_REPORT_GREEN_H

#include "audit/plan.h"
#include "report/report.h"
#include "report/words.h"

// Plans raise what is claimed, to a zone that there must be: is that what the report counts, and does its
// rubric know green units?
bool green_is_known(const struct report *report);

// The problem of one unit, with the search that one of many is worth. It keeps the address.
struct plan_problem green_problem(const struct report *report,
                                  const struct unit_result *const *unit);

// Its plan, in the arena; NULL where nothing can give the unit a score. That efforts are assumed is
// for the reader of the report to know, not reported for each unit.
const struct plan *green_solve(struct arena *arena, const struct plan_problem *problem);

// "3 perbaikan · 5 hari kerja": what a plan asks for.
void green_write_repairs(struct buffer *out, enum lang lang, const struct plan_problem *problem,
                         const struct plan *plan);

// "terbukti optimum", "yang termurah pasti paling sedikit 4 hari kerja", or what else it comes to.
void green_write_proof(struct buffer *out, enum lang lang, const struct plan_problem *problem,
                       const struct plan *plan);

#endif
