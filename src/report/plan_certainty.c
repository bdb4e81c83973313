// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// How certain the zones are: proved, claimed and possible, and the fewest verifications that make the
// claimed zone certain.
#include "base/arena.h"
#include "base/compiler.h"
#include "report/csv_row.h"
#include "report/plan_json.h"
#include "report/plan_line.h"
#include "report/plan_report.h"
#include "report/plan_views.h"
#include "report/plan_words.h"

enum {
	PROOFS_SHOWN = 30
};

static void
add_number(const struct report *report, size_t count)
{
	buffer_add_char(report->out, ' ');
	buffer_add_integer(report->out, (long long)count);
	buffer_add_char(report->out, ' ');
}

static void
add_word(const struct report *report, enum word name)
{
	buffer_add_text(report->out, word(report->options->lang, name));
}

// "● Hijau bila 3 bukti ini terverifikasi; tanpa itu ○ Merah"
static void
add_condition(const struct report *report, const struct certainty *certainty)
{
	const struct plan *plan = certainty->plan;
	line_add_zone(report, &certainty->verdicts[FIGURE_CLAIMED], 0);
	buffer_add_char(report->out, ' ');
	if (!plan || plan->state == PLAN_BEYOND) {
		add_word(report, WORD_CERTAIN_NEVER);
		return;
	}
	add_word(report, WORD_CERTAIN_IF);
	add_number(report, plan->step_count);
	add_word(report, plan->step_count == 1 ? WORD_CERTAIN_ONE_PROOF : WORD_CERTAIN_PROOFS);
	if (!plan->is_proven) {
		buffer_add_text(report->out, " (");
		add_word(report, WORD_CERTAIN_AT_LEAST);
		buffer_add_char(report->out, ' ');
		write_cost(report->out, plan->least, lang_decimal_mark(report->options->lang));
		buffer_add_char(report->out, ')');
	}
	buffer_add_text(report->out, "; ");
	add_word(report, WORD_CERTAIN_ELSE);
	buffer_add_char(report->out, ' ');
	line_add_zone(report, &certainty->verdicts[FIGURE_VERIFIED], 0);
}

// What is certain, in a sentence.
static void
add_sentence(const struct report *report, const struct certainty *certainty)
{
	const struct verdict *verdicts = certainty->verdicts;
	const struct verdict *verified = &verdicts[FIGURE_VERIFIED];
	const struct verdict *claimed = &verdicts[FIGURE_CLAIMED];
	const struct verdict *potential = &verdicts[FIGURE_POTENTIAL];
	if (!claimed->has_score) {
		add_word(report, WORD_NOT_SCORED);
	} else if (plan_is_same_zone(verified, potential)) {
		add_word(report, WORD_CERTAINLY);
		buffer_add_char(report->out, ' ');
		line_add_zone(report, verified, 0);
	} else if (plan_is_same_zone(verified, claimed)) {
		line_add_zone(report, verified, 0);
		buffer_add_char(report->out, ' ');
		add_word(report, WORD_PROVED_CAN_BE);
		buffer_add_char(report->out, ' ');
		line_add_zone(report, potential, 0);
	} else {
		add_condition(report, certainty);
	}
	buffer_add_char(report->out, '\n');
}

static void
write_proofs(const struct report *report, const struct certainty *certainty)
{
	const struct plan *plan = certainty->plan;
	struct buffer *out = report->out, place;
	if (!plan || plan->state != PLAN_FOUND)
		return;
	buffer_init(&place);
	for (size_t i = 0; i < plan->step_count && i < PROOFS_SHOWN; i++) {
		const struct plan_step *step = &plan->steps[i];
		place.len = 0;
		plan_write_place(&place, &certainty->problem, step);
		if (step->respondent.len) {
			buffer_add_char(&place, '#');
			buffer_add(&place, step->respondent);
		}
		buffer_add_text(out, "      ");
		write_plain(out, buffer_text(&place));
		buffer_add_text(out, ": ");
		write_plain(out, step_label(report->arena, step, report->options->lang));
		buffer_add_char(out, '\n');
		plan_line_evidence(report, step->item);
	}
	if (plan->step_count > PROOFS_SHOWN) {
		buffer_add_text(out, "      …");
		add_number(report, plan->step_count - PROOFS_SHOWN);
		buffer_add_text(out, report->options->lang == LANG_ID ? "lagi\n" : "more\n");
	}
	buffer_finish(&place);
}

static void
write_certainty(const struct report *report, struct str name, const struct certainty *certainty)
{
	struct buffer *out = report->out;
	enum lang lang = report->options->lang;
	buffer_add_text(out, "  ");
	line_begin_style(report, "\033[1m");
	write_plain(out, name);
	line_end_style(report);
	buffer_add_text(out, ": ");
	add_sentence(report, certainty);
	buffer_add_text(out, "    ");
	for (size_t figure = 0; figure < FIGURE_COUNT; figure++) {
		buffer_add_text(out, figure ? " · " : "");
		buffer_add_text(out, figure_word(lang, (enum figure)figure));
		buffer_add_char(out, ' ');
		plan_line_verdict(report, &certainty->verdicts[figure]);
	}
	buffer_add_char(out, '\n');
	write_proofs(report, certainty);
	buffer_add_char(out, '\n');
}

static void
write_text(const struct plan_view *view, const struct certainties *certainties)
{
	plan_view_title(view, WORD_CERTAINTY_TITLE);
	if (!view->unit)
		write_certainty(view->report, view->institution, &certainties->institution);
	for (size_t i = 0; i < view->problem->unit_count; i++) {
		if (plan_view_shows(view, i))
			write_certainty(view->report, view->problem->units[i]->unit->name,
			                &certainties->units[i]);
	}
}

static void
write_json_proofs(struct json *json, const struct plan_view *view,
                  const struct certainty *certainty)
{
	const struct plan *plan = certainty->plan;
	json_boolean(json, "can_be_certain", plan && plan->state != PLAN_BEYOND);
	json_boolean(json, "is_proven", plan && plan->is_proven);
	json_key(json, "verifications");
	json_open(json, '[');
	for (size_t i = 0; plan && plan->state == PLAN_FOUND && i < plan->step_count; i++) {
		const struct plan_step *step = &plan->steps[i];
		json_open(json, '{');
		json_text(json, "unit", certainty->problem.units[step->unit]->unit->id);
		plan_json_word(json, "product", step_product(&certainty->problem, step));
		json_text(json, "item", step->item->id);
		plan_json_word(json, "respondent", step_respondent(step));
		json_text(json, "answer", step_answer(view->report->arena, step));
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void
write_json_certainty(struct json *json, const struct plan_view *view, const size_t *unit,
                     const void *context)
{
	static const char *const keys[FIGURE_COUNT] = {
		[FIGURE_CLAIMED] = "claimed",
		[FIGURE_VERIFIED] = "verified",
		[FIGURE_POTENTIAL] = "potential",
	};
	const struct certainties *certainties = context;
	const struct certainty *certainty =
		unit ? &certainties->units[*unit] : &certainties->institution;
	for (size_t figure = 0; figure < FIGURE_COUNT; figure++)
		plan_json_verdict(json, keys[figure], &certainty->verdicts[figure]);
	json_boolean(json, "is_certain",
	             plan_is_same_zone(&certainty->verdicts[FIGURE_VERIFIED],
	                               &certainty->verdicts[FIGURE_POTENTIAL]));
	write_json_proofs(json, view, certainty);
}

static void
write_json(const struct plan_view *view, const struct certainties *certainties)
{
	plan_view_json(view, STR("certainty/1"), write_json_certainty, certainties);
}

static void
write_csv_proofs(struct csv_writer *writer, const struct plan_view *view, struct str goal,
                 const struct certainty *certainty)
{
	const struct plan *plan = certainty->plan;
	for (size_t i = 0; plan && plan->state == PLAN_FOUND && i < plan->step_count; i++) {
		const struct plan_step *step = &plan->steps[i];
		csv_add_text(writer, goal);
		csv_add_text(writer, certainty->verdicts[FIGURE_CLAIMED].zone->label);
		csv_add_text(writer, certainty->problem.units[step->unit]->unit->id);
		csv_add_text(writer, step_product(&certainty->problem, step));
		csv_add_text(writer, step->item->id);
		csv_add_text(writer, step_respondent(step));
		csv_add_text(writer, text_in(view->report->options->lang, step->item->label,
		                             step->item->en));
		csv_add_text(writer, step_answer(view->report->arena, step));
		csv_end_row(writer);
	}
}

// The verifications; of the institution those for which the unit in the first column is empty.
static void
write_csv(const struct plan_view *view, const struct certainties *certainties)
{
	static const char *const heads[] = {"for_unit", "zone",       "unit",  "product",
	                                    "item",     "respondent", "label", "answer"};
	struct csv_writer writer = {view->report->out, false};
	csv_begin_table(&writer, COUNT_OF(heads), heads);
	if (!view->unit)
		write_csv_proofs(&writer, view, STR(""), &certainties->institution);
	for (size_t i = 0; i < view->problem->unit_count; i++) {
		if (plan_view_shows(view, i))
			write_csv_proofs(&writer, view, view->problem->units[i]->unit->id,
			                 &certainties->units[i]);
	}
}

void
certainty_write(const struct plan_view *view, const struct certainties *certainties,
                const struct report_writer *format)
{
	static void (*const writes[])(const struct plan_view *, const struct certainties *) = {
		write_text, write_json, write_csv};
	writes[format - plan_formats](view, certainties);
}
