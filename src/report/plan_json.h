// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What the JSON outputs of `patuh plan` have in common. Private to report/.
#ifndef PATUH_REPORT_PLAN_JSON_H
#define PATUH_REPORT_PLAN_JSON_H

#include "base/json.h"
#include "report/plan_report.h"

// "key": "3/4"
void plan_json_exact(struct json *json, const char *key, struct exact number);

// The number rounded to four places, and exactly under the second key.
void plan_json_cost(struct json *json, const char *key, const char *exact_key, struct exact cost);

// The text, or null where it is empty.
void plan_json_word(struct json *json, const char *key, struct str text);

// An object with score, zone, category and label.
void plan_json_verdict(struct json *json, const char *key, const struct verdict *verdict);

// Tool, rubric, day and institution.
void plan_json_head(struct json *json, const struct report *report, struct str institution,
                    struct str period);

// The fields of a step that is looked at for itself: where, from what to what, at what cost.
void plan_json_step(struct json *json, const struct plan_problem *problem,
                    const struct plan_step *step, struct arena *arena);

#endif
