// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/plan_views.h"

#include "report/plan_json.h"
#include "report/plan_words.h"
#include "report/text_line.h"
#include "report/words.h"

bool
plan_view_shows(const struct plan_view *view, size_t unit)
{
	return !view->unit || view->unit == view->problem->units[unit];
}

void
plan_view_title(const struct plan_view *view, enum word title)
{
	const struct report *report = view->report;
	line_add_title(report, view->institution, view->period);
	buffer_add_text(report->out, "  ");
	line_begin_style(report, "\033[1m");
	buffer_add_text(report->out, word(report->options->lang, title));
	buffer_add_text(report->out, " · ");
	write_plain(report->out, view->unit ? view->unit->unit->name : view->institution);
	line_end_style(report);
	buffer_add_text(report->out, "\n\n");
}

static void
write_member(struct json *json, const struct plan_view *view, const size_t *unit,
             plan_view_member *write, const void *context)
{
	json_open(json, '{');
	if (unit)
		json_text(json, "id", view->problem->units[*unit]->unit->id);
	write(json, view, unit, context);
	json_close(json, '}');
}

void
plan_view_json(const struct plan_view *view, struct str kind, plan_view_member *write,
               const void *context)
{
	struct json json;
	json_begin(&json, view->report->out);
	json_open(&json, '{');
	json_text(&json, "patuh", kind);
	plan_json_head(&json, view->report, view->institution, view->period);
	if (!view->unit) {
		json_key(&json, "whole");
		write_member(&json, view, NULL, write, context);
	}
	json_key(&json, "units");
	json_open(&json, '[');
	for (size_t i = 0; i < view->problem->unit_count; i++) {
		if (plan_view_shows(view, i))
			write_member(&json, view, &i, write, context);
	}
	json_close(&json, ']');
	json_close(&json, '}');
	buffer_add_char(view->report->out, '\n');
}
