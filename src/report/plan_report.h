// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What `patuh plan` shows: a plan, marginal gains, certainty or odds, as text, JSON or CSV. Everything
// is computed by audit/; nothing here is.
#ifndef PATUH_REPORT_PLAN_REPORT_H
#define PATUH_REPORT_PLAN_REPORT_H

#include "audit/plan.h"
#include "report/report.h"

// A plan and what belongs to it.
struct plan_document {
	const struct report *report;
	struct str institution, period;
	const struct plan_problem *problem;
	const struct plan *plan;   // for the target; NULL: none was asked for
	const struct plan *budget; // for the budget; NULL: none was asked for
	bool has_budget;
	struct exact limit; // the budget
	const struct plan_curve *curve;
	// What each zone of the tier costs that is better than it has now; NULL where nothing reaches it
	// or the table has none.
	const struct plan_quote *zones[COLOUR_COUNT];
};

// The one whose steps are to be taken: for the target where the budget suffices, else for the budget.
const struct plan *plan_document_chosen(const struct plan_document *document);

// The formats of `patuh plan`, the workbook last: it is for plans only. Only their names count: none
// of them is handed units.
extern const struct report_writer plan_formats[];
extern const size_t plan_format_count;

// Writes the document in one of the formats, to its report's `out`, the workbook to its `path`.
void plan_write(const struct plan_document *document, const struct report_writer *format);

void plan_write_text(const struct plan_document *document);
void plan_write_json(const struct plan_document *document);
void plan_write_csv(const struct plan_document *document);
void plan_write_book(const struct plan_document *document);

#endif
