// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The sheet of the way to a zone: the steps of plans in their order, with the score and zone after each.
// Values, not formulas: a plan is the best one for the answers as they were.
#ifndef PATUH_REPORT_XLSX_WAY_H
#define PATUH_REPORT_XLSX_WAY_H

#include "audit/assessment.h"
#include "audit/plan.h"
#include "report/xlsx/sheet.h"

// Adds the sheet to the book. False where it cannot be made (reported).
bool way_open(struct sheet *sheet, struct book *book, enum word title);

// The title, and the columns' names.
void way_begin(struct sheet *sheet, enum word title, struct str institution, struct str period);

// A plan under a head of its own: whose, from where to where, for what, and whether it is proven.
void way_write(struct sheet *sheet, struct str name, const struct plan_problem *problem,
               const struct plan *plan);

// The cheapest way to green for each unit of an assessment, where the rubric knows green units.
void way_write_units(struct sheet *sheet, const struct assessment *assessment, size_t count,
                     const struct unit_result *const units[]);

#endif
