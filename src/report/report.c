// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/report.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/compiler.h"
#include "diag/diag.h"
#include "inspect/inspection.h"
#include "model/crosswalk.h"
#include "model/intake.h"
#include "model/override.h"
#include "report/writers.h"

const struct report_writer report_writers[] = {
	{"text", ".txt", false, text_begin, text_unit, text_end},
	{"json", ".json", false, result_begin, result_unit, result_end},
	{"csv", ".csv", false, csv_begin, csv_unit, csv_end},
	{"xlsx", ".xlsx", true, xlsx_begin, xlsx_unit, xlsx_end},
	{"rapor", ".rapor.html", false, rapor_begin, rapor_unit, rapor_end},
	{"html", ".html", false, dasbor_begin, dasbor_unit, dasbor_end},
};
const size_t report_writer_count = COUNT_OF(report_writers);

const struct report_writer *
report_writer_named(struct str name)
{
	for (size_t i = 0; i < report_writer_count; i++) {
		if (str_equal(name, str_from(report_writers[i].name)))
			return &report_writers[i];
	}
	return NULL;
}

const struct report_writer *
report_writer_for(struct str path)
{
	const struct report_writer *best = NULL;
	for (size_t i = 0; i < report_writer_count; i++) {
		const struct report_writer *writer = &report_writers[i];
		bool is_better = !best || strlen(writer->ending) > strlen(best->ending);
		if (is_better && str_has_ending(path, str_from(writer->ending)))
			best = writer;
	}
	return best;
}

// Somebody who is told of the run, with what a writer among them was given.
struct listener {
	struct report report;
	struct audience audience;
};

struct report_run {
	struct arena *arena;
	struct diags *diags;
	const struct report_job *job;
	struct tally *tally;
	struct tally *before; // without the overrides; NULL where there are none
	struct what_if what_if;
	size_t listener_count;
	struct listener *listeners;
};

static void
listen(struct report_run *run, const struct report_writer *writer, const struct report *report)
{
	assert(writer);
	struct listener *listener = &run->listeners[run->listener_count++];
	listener->report = *report;
	listener->audience =
		(struct audience){writer->begin(&listener->report), writer->unit, writer->end};
}

static void
listen_all(struct report_run *run)
{
	const struct report_job *job = run->job;
	struct report report = {
		.arena = run->arena,
		.diags = run->diags,
		.findings = job->findings ? job->findings : run->diags,
		.rubric = job->rubric,
		.options = job->options,
		.intake = job->intake,
		.crosswalk = job->crosswalk,
		.what_if = run->before ? &run->what_if : NULL,
	};
	if (job->scout)
		run->listeners[run->listener_count++].audience = *job->scout;
	// First of the writers, so that no finding of another one is in it.
	if (job->result) {
		report.out = job->result;
		listen(run, report_writer_named(STR("json")), &report);
	}
	for (size_t i = 0; i < job->output_count; i++) {
		report.out = &job->outputs[i].out;
		report.path = job->outputs[i].path;
		report.name = job->outputs[i].name;
		listen(run, job->outputs[i].writer, &report);
	}
	if (job->audience)
		run->listeners[run->listener_count++].audience = *job->audience;
}

struct report_run *
report_begin(struct arena *arena, struct diags *diags, const struct report_job *job)
{
	struct report_run *run = arena_new(arena, struct report_run);
	run->arena = arena;
	run->diags = diags;
	run->job = job;
	run->tally = tally_create(arena, job->rubric, &job->options->score);
	run->what_if = (struct what_if){job->overrides, NULL};
	if (job->overrides && overrides_count(job->overrides))
		run->before = tally_create(arena, job->rubric, &job->options->score);
	run->listeners = arena_array(arena, job->output_count + 3, struct listener);
	listen_all(run);
	return run;
}

// The score of a unit as it is with the overrides; the one without them is only counted.
static const struct unit_result *
score(const struct report_run *run, struct arena *passing, const struct unit *unit)
{
	const struct report_job *job = run->job;
	const struct score_options *options = &job->options->score;
	const struct unit *changed =
		run->before ? overrides_apply(job->overrides, passing, unit) : unit;
	const struct unit_result *result =
		score_unit(passing, run->diags, job->rubric, changed, options);
	tally_add(run->tally, result);
	if (run->before && changed == unit)
		tally_add(run->before, result);
	if (changed == unit)
		return result;
	struct diags *unheard = diags_create();
	tally_add(run->before, score_unit(passing, unheard, job->rubric, unit, options));
	diags_destroy(unheard);
	return result;
}

bool
report_unit(struct report_run *run, struct arena *passing, const struct unit *unit)
{
	bool is_needed = false;
	const struct unit_result *result = score(run, passing, unit);
	// Once something is wrong nothing will be shown, so the rest is spared.
	for (size_t i = 0; i < run->listener_count && !diags_have_errors(run->diags); i++) {
		const struct audience *audience = &run->listeners[i].audience;
		is_needed |= audience->unit(audience->state, result);
	}
	return is_needed;
}

// What the reference day has to say. Evidence with errors may have stated a day that could not be read.
static void
report_day(const struct report_run *run)
{
	const struct report_options *options = run->job->options;
	if (options->is_day_assumed && diags_have_errors(run->diags))
		return;
	if (options->is_day_assumed)
		diag_add(run->diags, PLACE_NONE, DIAG_AS_OF_ASSUMED,
		         DIAG_DATE(options->score.as_of));
	rubric_check_validity(run->job->rubric, run->diags, options->score.as_of);
}

// The institution without the overrides.
static const struct assessment *
what_if_finish(const struct report_run *run, struct str institution, struct str period)
{
	struct overrides *overrides = run->job->overrides;
	size_t count;
	overrides_finish(overrides);
	(void)overrides_changes(overrides, &count);
	if (!diags_have_errors(run->diags))
		diag_add(run->diags, PLACE_NONE, DIAG_SET_APPLIED, DIAG_COUNT_OF(count));
	return tally_finish(run->before, institution, period);
}

const struct assessment *
report_end(struct report_run *run, struct str institution, struct str period)
{
	report_day(run);
	const struct assessment *assessment = tally_finish(run->tally, institution, period);
	if (run->before)
		run->what_if.before = what_if_finish(run, institution, period);
	// All are told the end, so that they let go of what they hold.
	for (size_t i = 0; i < run->listener_count; i++) {
		const struct audience *audience = &run->listeners[i].audience;
		audience->end(audience->state, assessment);
	}
	return diags_have_errors(run->diags) ? NULL : assessment;
}

// One file of evidence: its units are scored, counted, and told. True where what is in its arena is
// still needed.
static bool
run_file(struct report_run *run, struct arena *passing, size_t index)
{
	bool is_needed = false;
	const struct report_job *job = run->job;
	const struct evidence *evidence = intake_read(job->intake, passing, index);
	for (size_t i = 0; evidence && i < evidence->unit_count; i++) {
		const struct unit *unit = &evidence->units[i];
		if (job->inspection)
			inspection_add(job->inspection, unit);
		if (job->crosswalk)
			unit = crosswalk_unit(passing, run->diags, job->crosswalk, unit);
		is_needed |= report_unit(run, passing, unit);
	}
	return is_needed;
}

// The arenas of files, one at a time, except that those still needed are set aside.
struct shelf {
	struct arena *passing;
	size_t kept_count, kept_capacity;
	struct arena **kept;
};

static void
shelf_next(struct shelf *shelf, struct arena *arena, bool is_needed)
{
	if (!is_needed) {
		arena_reset(shelf->passing);
		return;
	}
	shelf->kept = arena_grow(arena, shelf->kept, shelf->kept_count, &shelf->kept_capacity,
	                         sizeof(struct arena *));
	shelf->kept[shelf->kept_count++] = shelf->passing;
	shelf->passing = arena_create();
}

static void
shelf_clear(struct shelf *shelf)
{
	arena_destroy(shelf->passing);
	for (size_t i = 0; i < shelf->kept_count; i++)
		arena_destroy(shelf->kept[i]);
}

const struct assessment *
report_run(struct arena *arena, struct diags *diags, const struct report_job *job)
{
	struct report_run *run = report_begin(arena, diags, job);
	struct shelf shelf = {.passing = arena_create()};
	size_t file_count = intake_file_count(job->intake);
	for (size_t i = 0; i < file_count; i++) {
		job->progress->step(job->progress->context, i, file_count);
		shelf_next(&shelf, arena, run_file(run, shelf.passing, i));
	}
	job->progress->step(job->progress->context, file_count, file_count);
	intake_finish(job->intake);
	if (job->inspection)
		inspection_finish(job->inspection);
	const struct assessment *assessment =
		report_end(run, intake_institution(job->intake), intake_period(job->intake));
	shelf_clear(&shelf);
	return assessment;
}
