// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "cli/plan_input.h"

#include <string.h>

#include "cli/library.h"
#include "model/intake.h"
#include "patuh_config.h"

static bool
aim_read(struct session *session, struct plan_input *input)
{
	static const char *const choices[LANG_COUNT] = {"green, yellow, atau angka seperti 81",
	                                                "green, yellow, or a number such as 81"};
	const char *value = session->values[OPTION_TARGET];
	input->has_aim = value || !(input->has_budget || session->values[OPTION_BEFORE]);
	input->aim = (struct plan_aim){.kind = AIM_COLOUR, .colour = COLOUR_GREEN};
	if (!value)
		return true;
	for (size_t i = COLOUR_GREEN; i <= COLOUR_YELLOW; i++) {
		if (strcmp(value, colour_names[i]) == 0) {
			input->aim.colour = (enum colour)i;
			return true;
		}
	}
	input->aim.kind = AIM_SCORE;
	if (decimal_parse(str_from(value), &input->aim.score) == DECIMAL_OK &&
	    input->aim.score.units >= 0)
		return true;
	usage_error(session, DIAG_OPTION_VALUE, DIAG_TEXT(STR("--target")),
	            DIAG_TEXT(str_from(value)), DIAG_WORDS(choices));
	return false;
}

static bool
budget_read(struct session *session, struct plan_input *input)
{
	static const char *const example[LANG_COUNT] = {"angka 0 atau lebih, seperti 30",
	                                                "a number of 0 or more, such as 30"};
	const char *value = session->values[OPTION_BUDGET];
	struct decimal budget;
	input->has_budget = value != NULL;
	if (!value)
		return true;
	if (decimal_parse(str_from(value), &budget) == DECIMAL_OK && budget.units >= 0) {
		input->budget = exact_from_decimal(budget);
		return true;
	}
	usage_error(session, DIAG_OPTION_VALUE, DIAG_TEXT(STR("--budget")),
	            DIAG_TEXT(str_from(value)), DIAG_WORDS(example));
	return false;
}

// --before is a budget, once the reference date is known.
static bool
before_read(struct session *session, struct plan_input *input)
{
	static const char *const example[LANG_COUNT] = {"tanggal seperti 2026-12-31",
	                                                "a date such as 2026-12-31"};
	const char *value = session->values[OPTION_BEFORE];
	input->before = (struct date){0, 0, 0};
	if (!value)
		return true;
	if (!date_parse(str_from(value), &input->before)) {
		usage_error(session, DIAG_OPTION_VALUE, DIAG_TEXT(STR("--before")),
		            DIAG_TEXT(str_from(value)), DIAG_WORDS(example));
		return false;
	}
	if (input->costs == PLAN_ANSWERS)
		usage_error(session, DIAG_OPTIONS_CLASH, DIAG_TEXT(STR("--before")),
		            DIAG_TEXT(STR("--cost items")));
	return input->costs == PLAN_DAYS;
}

// The working days until then are those of one person; of two budgets the smaller holds.
static bool
before_settle(struct session *session, struct plan_input *input)
{
	struct date day = input->options.score.as_of;
	if (!date_is_set(input->before))
		return true;
	if (date_compare(input->before, day) <= 0) {
		usage_error(session, DIAG_PLAN_BEFORE, DIAG_DATE(input->before), DIAG_DATE(day));
		return false;
	}
	struct exact days = exact_from_fraction(date_working_days(day, input->before), 1);
	if (!input->has_budget || exact_compare(days, input->budget) < 0)
		input->budget = days;
	input->has_budget = true;
	return true;
}

static bool
costs_read(struct session *session, struct plan_input *input)
{
	const char *value = session->values[OPTION_COST];
	input->costs = value && strcmp(value, "items") == 0 ? PLAN_ANSWERS : PLAN_DAYS;
	if (!value || strcmp(value, "effort") == 0 || strcmp(value, "items") == 0)
		return true;
	usage_error(session, DIAG_OPTION_VALUE, DIAG_TEXT(STR("--cost")),
	            DIAG_TEXT(str_from(value)), DIAG_TEXT(STR("effort, items")));
	return false;
}

bool
plan_options_read(struct session *session, struct plan_input *input)
{
	bool is_sound = session_as_of(session, &input->options.score.as_of);
	is_sound &= budget_read(session, input);
	is_sound &= aim_read(session, input);
	is_sound &= costs_read(session, input);
	is_sound &= before_read(session, input);
	if (session->values[OPTION_OBJECT] && !session->values[OPTION_UNIT]) {
		usage_error(session, DIAG_OPTION_ALONE, DIAG_TEXT(STR("--object")),
		            DIAG_TEXT(STR("--unit")));
		is_sound = false;
	}
	input->options.lang = session->lang;
	input->options.tool_version = PATUH_VERSION;
	input->options.score.counted = FIGURE_CLAIMED;
	return is_sound;
}

// The ids of one --only or --exclude, and all that is below them.
static void
nodes_mark(struct session *session, const struct rubric *rubric, struct str ids, bool value,
           bool may_mend[])
{
	while (ids.len) {
		const char *comma = memchr(ids.data, ',', ids.len);
		size_t len = comma ? (size_t)(comma - ids.data) : ids.len;
		struct str id = {ids.data, len};
		const struct rubric_node *node = rubric_find(rubric, id);
		if (node) {
			for (size_t i = node->index; i < node->end; i++)
				may_mend[i] = value;
		} else {
			usage_error(session, DIAG_NODE_NOT_FOUND, DIAG_TEXT(id));
			diag_suggest(session->diags,
			             str_nearest(id, rubric->node_count, rubric->ids));
		}
		len += comma != NULL;
		ids = (struct str){ids.data + len, ids.len - len};
	}
}

// Which nodes may be repaired; NULL where all may. What is left out stays so wherever it is also named.
static const bool *
nodes_allowed(struct session *session, const struct rubric *rubric)
{
	if (!session->values[OPTION_ONLY] && !session->values[OPTION_EXCLUDE])
		return NULL;
	bool *may_mend = arena_array(session->arena, rubric->node_count, bool);
	for (size_t i = 0; i < rubric->node_count; i++)
		may_mend[i] = !session->values[OPTION_ONLY];
	for (size_t pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < session->given_count; i++) {
			const struct given *given = &session->given[i];
			if (given->option == (pass ? OPTION_EXCLUDE : OPTION_ONLY))
				nodes_mark(session, rubric, str_from(given->value), pass == 0,
				           may_mend);
		}
	}
	return may_mend;
}

// Scores all units of the evidence. They stay in the arena of the session.
static void
units_score(struct session *session, struct plan_input *input, struct intake *intake)
{
	size_t capacity = 0;
	for (size_t i = 0; i < intake_file_count(intake); i++) {
		const struct evidence *evidence = intake_read(intake, session->arena, i);
		for (size_t u = 0; evidence && u < evidence->unit_count; u++) {
			input->units = arena_grow(session->arena, input->units, input->unit_count,
			                          &capacity, sizeof(*input->units));
			input->units[input->unit_count++] =
				score_unit(session->arena, session->diags, input->rubric,
			                   &evidence->units[u], &input->options.score);
		}
	}
	intake_finish(intake);
	input->institution = intake_institution(intake);
	input->period = intake_period(intake);
}

static bool
unit_find(struct session *session, struct plan_input *input)
{
	struct str id = str_from(session->values[OPTION_UNIT]);
	struct str *ids = arena_array(session->arena, input->unit_count, struct str);
	for (size_t i = 0; i < input->unit_count; i++) {
		ids[i] = input->units[i]->unit->id;
		if (str_equal(ids[i], id)) {
			input->problem.units = &input->units[i];
			input->problem.unit_count = 1;
			return true;
		}
	}
	usage_error(session, DIAG_UNIT_NOT_FOUND, DIAG_TEXT(id));
	diag_suggest(session->diags, str_nearest(id, input->unit_count, ids));
	return false;
}

static bool
object_find(struct session *session, struct plan_input *input)
{
	struct str id = str_from(session->values[OPTION_OBJECT]);
	const struct unit_result *unit = input->problem.units[0];
	struct str *ids = arena_array(session->arena, unit->object_count, struct str);
	for (size_t i = 0; i < unit->object_count; i++) {
		ids[i] = unit->objects[i].id;
		if (str_equal(ids[i], id)) {
			input->problem.object = i;
			return true;
		}
	}
	usage_error(session, DIAG_OBJECT_NOT_FOUND, DIAG_TEXT(id), DIAG_TEXT(unit->unit->id));
	diag_suggest(session->diags, str_nearest(id, unit->object_count, ids));
	return false;
}

bool
plan_input_find(struct session *session, struct plan_input *input)
{
	input->problem = (struct plan_problem){
		.rubric = input->rubric,
		.options = &input->options.score,
		.tier = TIER_INSTITUTION,
		.unit_count = input->unit_count,
		.units = input->units,
		.costs = input->costs,
		.may_mend = nodes_allowed(session, input->rubric),
	};
	if (!session->values[OPTION_UNIT])
		return !diags_have_errors(session->diags);
	input->problem.tier = session->values[OPTION_OBJECT] ? TIER_OBJECT : TIER_UNIT;
	bool is_found = unit_find(session, input);
	if (is_found && session->values[OPTION_OBJECT])
		is_found = object_find(session, input);
	return is_found && !diags_have_errors(session->diags);
}

bool
plan_input_read(struct session *session, struct plan_input *input)
{
	input->rubric = library_load(session, session->words[0]);
	if (!input->rubric)
		return false;
	const struct intake_head head = {str_from(session->values[OPTION_INSTITUTION]),
	                                 str_from(session->values[OPTION_PERIOD])};
	struct intake *intake = intake_create(session->arena, session->diags, input->rubric,
	                                      session->word_count - 1, session->words + 1);
	intake_set_head(intake, &head);
	input->intake = intake;
	struct date *day = &input->options.score.as_of;
	if (!date_is_set(*day))
		*day = intake_last_assessed(intake);
	input->options.is_day_assumed = !date_is_set(*day);
	if (input->options.is_day_assumed)
		*day = today();
	if (!before_settle(session, input))
		return false;
	units_score(session, input, intake);
	rubric_check_validity(input->rubric, session->diags, *day);
	if (diags_have_errors(session->diags))
		return false;
	if (input->options.is_day_assumed)
		diag_add(session->diags, PLACE_NONE, DIAG_AS_OF_ASSUMED, DIAG_DATE(*day));
	return true;
}

static bool
is_input(const void *context, const char *path)
{
	const struct plan_input *input = context;
	return intake_reads(input->intake, path) || library_reads(input->rubric, path);
}

bool
plan_input_is_spared(struct session *session, const struct plan_input *input,
                     const struct outputs *outputs)
{
	return outputs_spare_inputs(session, outputs, is_input, input);
}

struct report
plan_input_report(struct session *session, const struct plan_input *input)
{
	return (struct report){.arena = session->arena,
	                       .diags = session->diags,
	                       .rubric = input->rubric,
	                       .options = &input->options};
}
