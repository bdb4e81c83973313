// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// How the outputs of `patuh plan` name a step, its answers and its cost. Private to report/.
#ifndef PATUH_REPORT_PLAN_WORDS_H
#define PATUH_REPORT_PLAN_WORDS_H

#include "report/plan_report.h"

// The product that names the place of a step for --set; empty where there is none.
struct str step_product(const struct plan_problem *problem, const struct plan_step *step);

// Its respondent for --set; where nobody has answered, "1".
struct str step_respondent(const struct plan_step *step);

// The answer that is there, and the one to be reached, as --set takes them; in the arena. The former
// is empty where nothing was answered.
struct str step_answer_before(const struct plan_step *step);
struct str step_answer(struct arena *arena, const struct plan_step *step);

// The same as a reader knows them: labels of levels and steps.
struct str step_label_before(const struct plan_step *step, enum lang lang);
struct str step_label(struct arena *arena, const struct plan_step *step, enum lang lang);

// A cost with as many places as it needs, four at most.
void write_cost(struct buffer *out, struct exact cost, char mark);

// The same with its unit: "5 hari kerja", "1 jawaban".
void write_cost_unit(struct buffer *out, enum lang lang, enum plan_costs costs, struct exact cost);

#endif
