// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "cli/plan_look.h"

#include "base/compiler.h"
#include "report/plan_views.h"

const char *const plan_look_formats[] = {"text", "json", "csv", NULL};

static bool
size_read(struct session *session, enum option_name option, size_t *size)
{
	static const char *const example[LANG_COUNT] = {"bilangan bulat 1 atau lebih",
	                                                "a whole number of 1 or more"};
	const char *value = session->values[option];
	struct decimal number;
	*size = SIZE_MAX;
	if (!value)
		return true;
	bool is_number = decimal_parse(str_from(value), &number) == DECIMAL_OK;
	int64_t whole = 0;
	if (is_number && exact_to_integer(exact_from_decimal(number), &whole) && whole > 0) {
		*size = (size_t)whole;
		return true;
	}
	const struct str parts[] = {STR("--"), str_from(option_table[option].name)};
	usage_error(session, DIAG_OPTION_VALUE, DIAG_TEXT(str_join(session->arena, 2, parts)),
	            DIAG_TEXT(str_from(value)), DIAG_WORDS(example));
	return false;
}

static bool
report_clash(struct session *session, enum option_name option, enum option_name other)
{
	const struct str first[] = {STR("--"), str_from(option_table[option].name)};
	const struct str second[] = {STR("--"), str_from(option_table[other].name)};
	usage_error(session, DIAG_OPTIONS_CLASH, DIAG_TEXT(str_join(session->arena, 2, first)),
	            DIAG_TEXT(str_join(session->arena, 2, second)));
	return false;
}

bool
plan_look_read(struct session *session, struct plan_input *input)
{
	static const struct {
		enum option_name option;
		enum plan_look look;
	} looks[] = {
		{OPTION_GAINS, LOOK_GAINS},
		{OPTION_CERTAINTY, LOOK_CERTAINTY},
		{OPTION_SAMPLE_PRODUCTS, LOOK_ODDS},
		{OPTION_SAMPLE_UNITS, LOOK_ODDS},
	};
	static const enum option_name of_plans[] = {OPTION_TARGET, OPTION_BUDGET, OPTION_OBJECT};
	enum option_name chosen = OPTION_COUNT_ALL;
	bool is_sound = true;
	for (size_t i = 0; i < COUNT_OF(looks); i++) {
		if (!session->values[looks[i].option])
			continue;
		if (input->look != LOOK_NONE && input->look != looks[i].look)
			is_sound = report_clash(session, chosen, looks[i].option);
		input->look = looks[i].look;
		chosen = looks[i].option;
	}
	for (size_t i = 0; i < COUNT_OF(of_plans) && input->look != LOOK_NONE; i++) {
		if (session->values[of_plans[i]])
			is_sound = report_clash(session, of_plans[i], chosen);
	}
	is_sound &= size_read(session, OPTION_SAMPLE_PRODUCTS, &input->sample.products);
	is_sound &= size_read(session, OPTION_SAMPLE_UNITS, &input->sample.units);
	return is_sound;
}

// What is looked at, found once for all outputs.
struct findings {
	struct plan_view view;
	struct marginals gains;
	struct certainties certainties;
	const struct odds_report *odds;
};

static bool
findings_make(struct session *session, const struct plan_input *input, struct findings *findings)
{
	struct arena *arena = session->arena;
	const struct plan_problem *problem = findings->view.problem;
	bool *marks = arena_array(arena, problem->unit_count, bool);
	for (size_t i = 0; i < problem->unit_count; i++)
		marks[i] = plan_view_shows(&findings->view, i);
	switch (input->look) {
	case LOOK_GAINS:
		findings->gains = marginals_find(arena, session->diags, problem, marks);
		break;
	case LOOK_CERTAINTY:
		findings->certainties = certainties_find(arena, session->diags, problem);
		break;
	case LOOK_ODDS:
		findings->odds = odds_find(arena, problem, &input->sample);
		if (!findings->odds)
			usage_error(session, DIAG_ODDS_TOO_MANY,
			            DIAG_COUNT_OF(problem->unit_count));
		break;
	case LOOK_NONE:
		break;
	}
	return !diags_have_errors(session->diags);
}

static void
findings_write(const struct findings *findings, enum plan_look look,
               const struct report_writer *format)
{
	switch (look) {
	case LOOK_GAINS:
		gains_write(&findings->view, &findings->gains, format);
		break;
	case LOOK_CERTAINTY:
		certainty_write(&findings->view, &findings->certainties, format);
		break;
	case LOOK_ODDS:
		odds_write(&findings->view, findings->odds, format);
		break;
	case LOOK_NONE:
		break;
	}
}

enum exit_code
plan_look(struct session *session, struct plan_input *input, struct outputs *outputs)
{
	if (!plan_input_read(session, input))
		return session_verdict(session);
	if (!plan_input_find(session, input))
		return EXIT_USAGE;
	if (!plan_input_is_spared(session, input, outputs))
		return EXIT_USAGE;
	struct report report = plan_input_report(session, input);
	struct plan_problem problem = input->problem;
	struct findings findings = {
		.view = {&report, input->institution, input->period, &problem, NULL}};
	if (problem.tier == TIER_UNIT)
		findings.view.unit = problem.units[0];
	problem.tier = TIER_INSTITUTION;
	problem.units = input->units;
	problem.unit_count = input->unit_count;
	if (!findings_make(session, input, &findings))
		return session_verdict(session);
	for (size_t i = 0; i < outputs->count; i++) {
		report.out = &outputs->reports[i].out;
		findings_write(&findings, input->look, outputs->reports[i].writer);
	}
	return outputs_commit(session, outputs) ? EXIT_DONE : session_verdict(session);
}
