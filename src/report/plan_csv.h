// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What the CSV outputs of `patuh plan` have in common. Private to report/.
#ifndef PATUH_REPORT_PLAN_CSV_H
#define PATUH_REPORT_PLAN_CSV_H

#include "audit/plan.h"
#include "report/csv_row.h"

// The cells of a step: unit, product, item, respondent, label, before, answer, cost.
void plan_csv_step(struct csv_writer *writer, const struct plan_problem *problem,
                   const struct plan_step *step, const struct report *report);

#endif
