// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/plan_report.h"

#include "base/compiler.h"

const struct report_writer plan_formats[] = {
	{.name = "text", .ending = ".txt"},
	{.name = "json", .ending = ".json"},
	{.name = "csv", .ending = ".csv"},
	{.name = "xlsx", .ending = ".xlsx", .is_binary = true},
};
const size_t plan_format_count = COUNT_OF(plan_formats);

const struct plan *
plan_document_chosen(const struct plan_document *document)
{
	const struct plan *plan = document->plan;
	if (!plan || !document->budget)
		return plan ? plan : document->budget;
	bool is_dear = exact_compare(plan->cost, document->limit) > 0;
	return is_dear || plan->state == PLAN_BEYOND ? document->budget : plan;
}

void
plan_write(const struct plan_document *document, const struct report_writer *format)
{
	static void (*const writes[COUNT_OF(plan_formats)])(const struct plan_document *) = {
		plan_write_text, plan_write_json, plan_write_csv, plan_write_book};
	writes[format - plan_formats](document);
}
