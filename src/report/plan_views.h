// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What `patuh plan` shows besides plans: what one step of repair would add, how certain the zones
// are, and the odds of a sample; as text, JSON or CSV, all computed by audit/.
#ifndef PATUH_REPORT_PLAN_VIEWS_H
#define PATUH_REPORT_PLAN_VIEWS_H

#include "audit/certainty.h"
#include "audit/marginal.h"
#include "audit/odds.h"
#include "report/report.h"
#include "report/words.h"

struct json;

struct plan_view {
	const struct report *report;
	struct str institution, period;
	const struct plan_problem *problem; // of the institution: all units
	const struct unit_result *unit; // the only one to be shown; NULL: all, and the institution
};

// In one of the plan_formats, to the report's `out`.
void gains_write(const struct plan_view *view, const struct marginals *gains,
                 const struct report_writer *format);
void certainty_write(const struct plan_view *view, const struct certainties *certainties,
                     const struct report_writer *format);
void odds_write(const struct plan_view *view, const struct odds_report *odds,
                const struct report_writer *format);

// Is the unit with that index one of those shown?
bool plan_view_shows(const struct plan_view *view, size_t unit);

// The JSON of what is said of the institution and of each unit that is shown: its kind, the common head, then
// an object for each with what `write` adds. `unit` is NULL for the institution.
typedef void plan_view_member(struct json *json, const struct plan_view *view, const size_t *unit,
                              const void *context);
void plan_view_json(const struct plan_view *view, struct str kind, plan_view_member *write,
                    const void *context);

// Title of the text, with what is shown.
void plan_view_title(const struct plan_view *view, enum word title);

#endif
