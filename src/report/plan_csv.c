// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// The steps of a plan, one row each, for a list of tasks (RFC 4180, UTF-8, decimal point).
#include "report/plan_csv.h"

#include "base/arena.h"
#include "base/compiler.h"
#include "report/plan_words.h"
#include "report/words.h"

static void
add_verdict(struct csv_writer *writer, const struct verdict *verdict)
{
	csv_add_score(writer, verdict);
	csv_add_text(writer,
	             str_from(verdict->has_score ? colour_names[verdict->zone->colour] : ""));
}

static void
add_laws(struct csv_writer *writer, const struct rubric_node *item)
{
	struct buffer list;
	buffer_init(&list);
	for (size_t i = 0; i < item->cite_count; i++) {
		buffer_add_text(&list, i ? "; " : "");
		buffer_add(&list, item->cites[i].source->title);
		buffer_add_text(&list, item->cites[i].at.len ? ", " : "");
		buffer_add(&list, item->cites[i].at);
	}
	csv_add_text(writer, buffer_text(&list));
	buffer_finish(&list);
}

static void
add_evidence(struct csv_writer *writer, const struct rubric_node *item)
{
	struct buffer list;
	buffer_init(&list);
	for (size_t i = 0; i < item->wanted_count; i++) {
		buffer_add_text(&list, i ? "; " : "");
		buffer_add(&list, item->wanted[i].label);
	}
	csv_add_text(writer, buffer_text(&list));
	buffer_finish(&list);
}

void
plan_csv_step(struct csv_writer *writer, const struct plan_problem *problem,
              const struct plan_step *step, const struct report *report)
{
	enum lang lang = report->options->lang;
	csv_add_text(writer, problem->units[step->unit]->unit->id);
	csv_add_text(writer, step_product(problem, step));
	csv_add_text(writer, step->item->id);
	csv_add_text(writer, step_respondent(step));
	csv_add_text(writer, text_in(lang, step->item->label, step->item->en));
	csv_add_text(writer, step_answer_before(step));
	csv_add_text(writer, step_answer(report->arena, step));
	csv_add_number(writer, true, step->cost, DECIMAL_PLACES);
}

static void
write_step(struct csv_writer *writer, const struct plan_document *document, size_t index)
{
	const struct plan *plan = plan_document_chosen(document);
	const struct plan_step *step = &plan->steps[index];
	csv_add_number(writer, true, exact_from_fraction((int64_t)index + 1, 1), 0);
	plan_csv_step(writer, document->problem, step, document->report);
	for (size_t tier = 0; tier < TIER_COUNT; tier++)
		add_verdict(writer, &step->verdicts[tier]);
	csv_add_text(writer, step->item->remedy);
	add_laws(writer, step->item);
	add_evidence(writer, step->item);
	csv_end_row(writer);
}

void
plan_write_csv(const struct plan_document *document)
{
	static const char *const heads[] = {
		"step",
		"unit",
		"product",
		"item",
		"respondent",
		"label",
		"before",
		"answer",
		"cost",
		"object_score",
		"object_zone",
		"unit_score",
		"unit_zone",
		"institution_score",
		"institution_zone",
		"remedy",
		"law",
		"evidence",
	};
	struct csv_writer writer = {document->report->out, false};
	csv_begin_table(&writer, COUNT_OF(heads), heads);
	for (size_t i = 0; i < plan_document_chosen(document)->step_count; i++)
		write_step(&writer, document, i);
}
