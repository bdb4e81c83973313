// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include <assert.h>

#include "cli/cli.h"
#include "cli/outputs.h"
#include "cli/plan_input.h"
#include "cli/plan_look.h"
#include "cli/terminal.h"
#include "report/plan_report.h"

// The price of each zone of the tier's table that is better than the one it has.
static void
zones_price(struct session *session, struct planner *planner, struct plan_document *document)
{
	const struct plan *plan = document->plan ? document->plan : document->budget;
	assert(plan);
	const struct plan_problem *problem = document->problem;
	const struct zone_table *table = &problem->rubric->zones[problem->tier];
	for (size_t i = 0; i < table->count; i++) {
		enum colour colour = table->zones[i].colour;
		const struct plan_aim aim = {.kind = AIM_COLOUR, .colour = colour};
		bool is_better = !plan->before.has_score || colour < plan->before.zone->colour;
		struct plan_quote quote;
		if (!is_better || document->zones[colour] || !plan_has_zone(problem, colour) ||
		    !planner_quote(planner, &aim, &quote))
			continue;
		struct plan_quote *kept = arena_new(session->arena, struct plan_quote);
		*kept = quote;
		document->zones[colour] = kept;
	}
}

static bool
document_solve(struct session *session, const struct plan_input *input, struct planner *planner,
               struct plan_document *document)
{
	const struct plan_problem *problem = document->problem;
	const struct plan_aim spend = {.kind = AIM_BUDGET, .budget = input->budget};
	struct str name = problem->tier == TIER_INSTITUTION ? input->institution
	                                                    : problem->units[0]->unit->id;
	if (input->has_aim && input->aim.kind == AIM_COLOUR &&
	    !plan_has_zone(problem, input->aim.colour)) {
		usage_error(session, DIAG_PLAN_ZONE_ABSENT,
		            DIAG_TEXT(str_from(colour_names[input->aim.colour])),
		            DIAG_TEXT(problem->rubric->id));
		return false;
	}
	if (input->has_aim)
		document->plan = planner_solve(planner, &input->aim);
	if (input->has_budget)
		document->budget = planner_solve(planner, &spend);
	if ((input->has_aim && !document->plan) || (input->has_budget && !document->budget)) {
		usage_error(session, DIAG_PLAN_NOTHING, DIAG_TEXT(name));
		return false;
	}
	document->curve = planner_curve(planner);
	zones_price(session, planner, document);
	return true;
}

static enum exit_code
write_all(struct session *session, struct outputs *outputs, struct plan_document *document,
          struct report *report)
{
	if (!outputs_begin(session, outputs))
		return session_verdict(session);
	for (size_t i = 0; i < outputs->count; i++) {
		report->out = &outputs->reports[i].out;
		report->path = outputs->reports[i].path;
		report->name = outputs->reports[i].name;
		plan_write(document, outputs->reports[i].writer);
	}
	if (!outputs_commit(session, outputs))
		return session_verdict(session);
	const struct plan *plan = document->plan;
	bool is_reached =
		!plan || (plan->state != PLAN_BEYOND && plan_document_chosen(document) == plan);
	return is_reached ? EXIT_DONE : EXIT_BELOW;
}

static enum exit_code
plan(struct session *session, struct plan_input *input, struct outputs *outputs)
{
	if (!plan_input_read(session, input))
		return session_verdict(session);
	if (!plan_input_find(session, input))
		return EXIT_USAGE;
	if (!plan_input_is_spared(session, input, outputs))
		return EXIT_USAGE;
	struct report report = plan_input_report(session, input);
	struct plan_document document = {.report = &report,
	                                 .institution = input->institution,
	                                 .period = input->period,
	                                 .problem = &input->problem,
	                                 .has_budget = input->has_budget,
	                                 .limit = input->budget};
	struct planner *planner = planner_create(session->arena, session->diags, &input->problem);
	enum exit_code code = EXIT_INPUT;
	if (document_solve(session, input, planner, &document))
		code = write_all(session, outputs, &document, &report);
	planner_destroy(planner);
	return code;
}

static enum exit_code
run(struct session *session)
{
	struct plan_input input = {.has_aim = false};
	struct outputs outputs = {.writer_count = plan_format_count, .writers = plan_formats};
	bool is_sound = plan_options_read(session, &input);
	input.options.has_color = terminal_has_color(session);
	is_sound &= plan_look_read(session, &input);
	if (input.look != LOOK_NONE)
		outputs.formats = plan_look_formats;
	is_sound &= outputs_plan(session, &outputs);
	if (session->word_count < 2) {
		const char *missing = session->word_count == 0 ? say(session, "RUBRIK", "RUBRIC")
		                                               : say(session, "BUKTI", "EVIDENCE");
		usage_error(session, DIAG_ARGUMENT_MISSING, DIAG_TEXT(str_from(missing)));
		is_sound = false;
	}
	enum exit_code code = EXIT_USAGE;
	if (is_sound)
		code = input.look == LOOK_NONE ? plan(session, &input, &outputs)
		                               : plan_look(session, &input, &outputs);
	outputs_finish(&outputs);
	return code;
}

static const enum option_name taken[] = {OPTION_TARGET,
                                         OPTION_BUDGET,
                                         OPTION_BEFORE,
                                         OPTION_COST,
                                         OPTION_UNIT,
                                         OPTION_OBJECT,
                                         OPTION_ONLY,
                                         OPTION_EXCLUDE,
                                         OPTION_GAINS,
                                         OPTION_CERTAINTY,
                                         OPTION_SAMPLE_PRODUCTS,
                                         OPTION_SAMPLE_UNITS,
                                         OPTION_BOOK_OUTPUT,
                                         OPTION_BOOK_FORMAT,
                                         OPTION_AS_OF,
                                         OPTION_INSTITUTION,
                                         OPTION_PERIOD,
                                         OPTION_RUBRICS,
                                         OPTION_COUNT_ALL};

const struct command command_plan = {
	.name = "plan",
	.usage = {"RUBRIK BUKTI… [--target SASARAN | --budget HARI] [PILIHAN]",
                  "RUBRIC EVIDENCE… [--target TARGET | --budget DAYS] [OPTIONS]"},
	.summary = {"mencari jalan termurah ke sebuah zona, terbukti optimum",
                    "find the cheapest way to a zone, proven to be the best"},
	.options = taken,
	.run = run,
};
