// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include <assert.h>
#include <string.h>

#include "base/compiler.h"
#include "base/lanes.h"
#include "base/limits.h"
#include "cli/cli.h"
#include "cli/library.h"
#include "cli/outputs.h"
#include "cli/saving.h"
#include "cli/terminal.h"
#include "inspect/inspection.h"
#include "model/crosswalk.h"
#include "model/intake.h"
#include "model/override.h"
#include "model/past.h"
#include "patuh_config.h"
#include "report/report.h"

// The bar that --require sets: a colour, or a score.
struct bar {
	bool is_set, is_colour;
	enum colour colour;
	struct decimal score;
};

static bool
bar_read(struct session *session, struct bar *bar)
{
	static const char *const choices[LANG_COUNT] = {"green, yellow, atau angka seperti 81",
	                                                "green, yellow, or a number such as 81"};
	const char *value = session->values[OPTION_REQUIRE];
	*bar = (struct bar){.is_set = value != NULL};
	if (!value)
		return true;
	for (size_t i = COLOUR_GREEN; i <= COLOUR_YELLOW; i++) {
		if (strcmp(value, colour_names[i]) == 0) {
			bar->is_colour = true;
			bar->colour = (enum colour)i;
			return true;
		}
	}
	if (decimal_parse(str_from(value), &bar->score) == DECIMAL_OK && bar->score.units >= 0)
		return true;
	usage_error(session, DIAG_OPTION_VALUE, DIAG_TEXT(STR("--require")),
	            DIAG_TEXT(str_from(value)), DIAG_WORDS(choices));
	return false;
}

static bool
is_reached(const struct bar *bar, const struct verdict *verdict)
{
	if (!bar->is_set)
		return true;
	if (!verdict->has_score)
		return false;
	if (bar->is_colour)
		return verdict->zone->colour <= bar->colour;
	return exact_compare(verdict->score, exact_from_decimal(bar->score)) >= 0;
}

static bool
options_read(struct session *session, struct report_options *options, struct bar *bar)
{
	bool is_verified;
	bool is_sound = session_figure(session, &is_verified);
	is_sound &= session_as_of(session, &options->score.as_of);
	is_sound &= bar_read(session, bar);
	options->lang = session->lang;
	options->has_color = terminal_has_color(session);
	options->tool_version = PATUH_VERSION;
	options->score.counted = is_verified ? FIGURE_VERIFIED : FIGURE_CLAIMED;
	if (session->values[OPTION_SAVE] &&
	    (session->values[OPTION_SET] || session->values[OPTION_SET_FILE])) {
		usage_error(session, DIAG_WHAT_IF_SAVED,
		            DIAG_TEXT(str_from(session->values[OPTION_SAVE])));
		is_sound = false;
	}
	return is_sound;
}

// How many files are worked on at once.
static bool
lanes_read(struct session *session, size_t *lanes)
{
	static_assert(LIMIT_LANES == 64, "the help and this message say so");
	static const char *const choices[LANG_COUNT] = {"bilangan bulat 1 sampai 64",
	                                                "a whole number from 1 to 64"};
	const char *value = session->values[OPTION_JOBS];
	struct decimal number;
	*lanes = lanes_for_machine();
	if (!value)
		return true;
	if (decimal_parse(str_from(value), &number) == DECIMAL_OK &&
	    number.units % DECIMAL_ONE == 0 && number.units >= DECIMAL_ONE &&
	    number.units <= LIMIT_LANES * (int64_t)DECIMAL_ONE) {
		*lanes = (size_t)(number.units / DECIMAL_ONE);
		return true;
	}
	usage_error(session, DIAG_OPTION_VALUE, DIAG_TEXT(STR("--jobs")),
	            DIAG_TEXT(str_from(value)), DIAG_WORDS(choices));
	return false;
}

// Whose inputs they are.
struct reading {
	const struct session *session;
	const struct report_job *job;
};

static bool
is_input(const void *context, const char *path)
{
	const struct reading *reading = context;
	const struct session *session = reading->session;
	const struct report_job *job = reading->job;
	for (size_t i = 0; i < session->previous_count; i++) {
		if (file_is_same(session->previous[i], path))
			return true;
	}
	for (size_t i = 0; i < session->given_count; i++) {
		if (session->given[i].option == OPTION_SET_FILE &&
		    file_is_same(session->given[i].value, path))
			return true;
	}
	return intake_reads(job->intake, path) || library_reads(job->rubric, path) ||
	       (job->crosswalk && library_reads(job->crosswalk->from, path));
}

// The files that evidence cites are known only once it is read.
static bool
is_attachment(const void *inspection, const char *path)
{
	return inspection_reads(inspection, path);
}

// Does neither an output nor the store destroy an input?
static bool
inputs_are_spared(struct session *session, const struct outputs *outputs,
                  bool (*is_theirs)(const void *context, const char *path), const void *context)
{
	const char *store = session->values[OPTION_SAVE];
	bool are_spared = outputs_spare_inputs(session, outputs, is_theirs, context);
	if (!store || !is_theirs(context, store))
		return are_spared;
	usage_error(session, DIAG_OUTPUT_IS_INPUT, DIAG_TEXT(str_from(store)));
	return false;
}

// A report over the store would destroy all that is in it.
static bool
outputs_spare_store(struct session *session, const struct outputs *outputs)
{
	const char *store = session->values[OPTION_SAVE];
	bool is_spared = true;
	for (size_t i = 0; i < outputs->count && store; i++) {
		const char *target = outputs->list[i].target;
		if (!target || !file_is_same_target(target, store))
			continue;
		usage_error(session, DIAG_OUTPUT_REPEATED, DIAG_TEXT(str_from(target)));
		is_spared = false;
	}
	return is_spared;
}

// The day on which evidence must be valid, where --as-of does not say.
static void
settle_day(struct report_options *options, struct intake *intake)
{
	if (!date_is_set(options->score.as_of))
		options->score.as_of = intake_last_assessed(intake);
	if (date_is_set(options->score.as_of))
		return;
	options->score.as_of = today();
	options->is_day_assumed = true;
}

// Loads the rubric, and with --map the one that the evidence was recorded under.
static bool
rubrics_load(struct session *session, struct report_job *job)
{
	const char *other = session->values[OPTION_MAP];
	job->rubric = library_load(session, session->words[0]);
	const struct rubric *from = other ? library_load(session, other) : NULL;
	if (job->rubric && from)
		job->crosswalk = crosswalk_create(session->arena, from, job->rubric);
	return !diags_have_errors(session->diags);
}

// What --set and --set-file put in the place of answers, in the order they were given.
static struct overrides *
overrides_read(struct session *session, const struct rubric *rubric)
{
	struct overrides *overrides = overrides_create(session->arena, session->diags, rubric);
	for (size_t i = 0; i < session->given_count; i++) {
		const struct given *given = &session->given[i];
		if (given->option == OPTION_SET)
			overrides_add(overrides, str_from(given->value));
		else if (given->option == OPTION_SET_FILE)
			overrides_load(overrides, given->value);
	}
	return overrides;
}

// What an audit goes by and leaves behind.
struct yield {
	struct report_options *options;
	size_t lanes;
	struct outputs outputs;
	struct saving saving;
};

// The scores of earlier periods, where there are any to compare with.
static bool
pasts_read(struct session *session, struct report_options *options)
{
	const struct past **pasts =
		arena_array(session->arena, session->previous_count, const struct past *);
	bool is_sound = true;
	for (size_t i = 0; i < session->previous_count; i++) {
		pasts[i] = past_load(session->arena, session->diags, session->previous[i]);
		is_sound &= pasts[i] != NULL;
	}
	if (is_sound)
		past_sort(session->previous_count, pasts);
	options->past_count = session->previous_count;
	options->pasts = pasts;
	return is_sound;
}

// Runs the job whose inputs and outputs are settled.
static enum exit_code
audit_inspected(struct session *session, struct yield *yield, struct report_job *job,
                const struct bar *bar)
{
	struct outputs *outputs = &yield->outputs;
	if (!saving_begin(session, &yield->saving, job, yield->options) ||
	    !outputs_begin(session, outputs))
		return session_verdict(session);
	job->output_count = outputs->count;
	job->outputs = outputs->reports;
	const struct assessment *assessment = report_run(session->arena, session->diags, job);
	if (!assessment)
		return session_verdict(session);
	if (!inputs_are_spared(session, outputs, is_attachment, job->inspection))
		return EXIT_USAGE;
	if (!saving_commit(session, &yield->saving, job) || !outputs_commit(session, outputs))
		return session_verdict(session);
	bool is_done = is_reached(bar, &assessment->verdicts[job->options->score.counted]);
	return is_done ? EXIT_DONE : EXIT_BELOW;
}

static enum exit_code
audit(struct session *session, struct yield *yield, const struct bar *bar)
{
	struct report_options *options = yield->options;
	const struct report_progress progress = {terminal_progress, session};
	const struct intake_head head = {str_from(session->values[OPTION_INSTITUTION]),
	                                 str_from(session->values[OPTION_PERIOD])};
	struct report_job job = {.options = options, .progress = &progress, .lanes = yield->lanes};
	if (!rubrics_load(session, &job) || !pasts_read(session, options))
		return session_verdict(session);
	job.intake = intake_create(session->arena, session->diags,
	                           job.crosswalk ? job.crosswalk->from : job.rubric,
	                           session->word_count - 1, session->words + 1);
	intake_set_head(job.intake, &head);
	const struct reading reading = {session, &job};
	bool is_sound = inputs_are_spared(session, &yield->outputs, is_input, &reading);
	if (!outputs_spare_store(session, &yield->outputs) || !is_sound)
		return EXIT_USAGE;
	settle_day(options, job.intake);
	const struct inspection_options inspected = {
		.attachments = session->values[OPTION_ATTACHMENTS], .day = options->score.as_of};
	job.inspection = inspection_create(session->arena, session->diags, &inspected);
	if (!job.inspection)
		return session_verdict(session);
	job.overrides = overrides_read(session, job.rubric);
	enum exit_code code = audit_inspected(session, yield, &job, bar);
	inspection_destroy(job.inspection);
	return code;
}

static enum exit_code
run(struct session *session)
{
	struct report_options options = {.lang = session->lang};
	struct yield yield = {.options = &options};
	struct bar bar;
	bool is_sound = options_read(session, &options, &bar);
	is_sound &= lanes_read(session, &yield.lanes);
	is_sound &= outputs_plan(session, &yield.outputs);
	if (session->word_count < 2) {
		const char *missing = session->word_count == 0 ? say(session, "RUBRIK", "RUBRIC")
		                                               : say(session, "BUKTI", "EVIDENCE");
		usage_error(session, DIAG_ARGUMENT_MISSING, DIAG_TEXT(str_from(missing)));
		is_sound = false;
	}
	enum exit_code code = is_sound ? audit(session, &yield, &bar) : EXIT_USAGE;
	saving_finish(&yield.saving);
	outputs_finish(&yield.outputs);
	return code;
}

static const enum option_name taken[] = {
	OPTION_OUTPUT,  OPTION_FORMAT,   OPTION_AS_OF,    OPTION_COUNT,
	OPTION_REQUIRE, OPTION_SET,      OPTION_SET_FILE, OPTION_ATTACHMENTS,
	OPTION_MAP,     OPTION_PREVIOUS, OPTION_SAVE,     OPTION_INSTITUTION,
	OPTION_PERIOD,  OPTION_JOBS,     OPTION_RUBRICS,  OPTION_COUNT_ALL};

const struct command command_audit = {
	.name = "audit",
	.usage = {"RUBRIK BUKTI… [PILIHAN]", "RUBRIC EVIDENCE… [OPTIONS]"},
	.summary = {"menilai unit layanan: nilai, zona, kesenjangan, laporan",
                    "assess service units: scores, zones, gaps, reports"},
	.options = taken,
	.run = run,
};
