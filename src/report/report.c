// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/report.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/compiler.h"
#include "base/lanes.h"
#include "diag/diag.h"
#include "inspect/inspection.h"
#include "model/crosswalk.h"
#include "model/intake.h"
#include "model/override.h"
#include "report/writers.h"

const struct report_writer report_writers[] = {
	{"text", ".txt", false, false, text_begin, text_unit, text_end},
	{"json", ".json", false, false, result_begin, result_unit, result_end},
	{"csv", ".csv", false, false, csv_begin, csv_unit, csv_end},
	{"xlsx", ".xlsx", true, true, xlsx_begin, xlsx_unit, xlsx_end},
	{"rapor", ".rapor.html", false, false, rapor_begin, rapor_unit, rapor_end},
	{"html", ".html", false, false, dasbor_begin, dasbor_unit, dasbor_end},
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

// Tells everybody of the unit. True where what is in its arena is needed until the end.
static bool
tell(struct report_run *run, const struct unit_result *result)
{
	bool is_needed = false;
	tally_add(run->tally, result);
	// Once something is wrong nothing will be shown, so the rest is spared.
	for (size_t i = 0; i < run->listener_count && !diags_have_errors(run->diags); i++) {
		const struct audience *audience = &run->listeners[i].audience;
		is_needed |= audience->unit(audience->state, result);
	}
	return is_needed;
}

// The score of a unit as it is with the overrides; the one without them is only counted.
static const struct unit_result *
score_overridden(const struct report_run *run, struct arena *passing, const struct unit *unit)
{
	const struct report_job *job = run->job;
	const struct score_options *options = &job->options->score;
	const struct unit *changed = overrides_apply(job->overrides, passing, unit);
	const struct unit_result *result =
		score_unit(passing, run->diags, job->rubric, changed, options);
	if (changed == unit) {
		tally_add(run->before, result);
		return result;
	}
	struct diags *unheard = diags_create();
	tally_add(run->before, score_unit(passing, unheard, job->rubric, unit, options));
	diags_destroy(unheard);
	return result;
}

bool
report_unit(struct report_run *run, struct arena *passing, const struct unit *unit)
{
	const struct report_job *job = run->job;
	return tell(run, run->before ? score_overridden(run, passing, unit)
	                             : score_unit(passing, run->diags, job->rubric, unit,
	                                          &job->options->score));
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

// A unit as it was read, and what came of it.
struct scored {
	const struct unit *read, *unit;   // the latter for the job's rubric
	const struct unit_result *result; // NULL where overrides are still to be put in
};

// Where one file at a time is made ready.
struct berth {
	struct arena *arena; // of the file
	struct diags *diags; // that it gave rise to
	const struct harvest *harvest;
	struct scored *scored;
};

// A run over the files of the intake.
struct passage {
	struct report_run *run;
	struct berth *berths;
	size_t kept_count, kept_capacity;
	struct arena **kept; // of files that are needed until the end
};

// All that can be done to a file without regard to the others: read it, score its units.
static void
file_prepare(void *context, size_t number, size_t index)
{
	const struct passage *passage = context;
	const struct report_run *run = passage->run;
	const struct report_job *job = run->job;
	struct berth *berth = &passage->berths[number];
	arena_reset(berth->arena);
	berth->harvest = intake_load(job->intake, berth->arena, berth->diags, index);
	const struct evidence *evidence = berth->harvest->evidence;
	size_t count = evidence ? evidence->unit_count : 0;
	berth->scored = arena_array(berth->arena, count, struct scored);
	for (size_t i = 0; i < count; i++) {
		struct scored *unit_scored = &berth->scored[i];
		unit_scored->read = unit_scored->unit = &evidence->units[i];
		if (job->crosswalk)
			unit_scored->unit = crosswalk_unit(berth->arena, berth->diags,
			                                   job->crosswalk, unit_scored->read);
		if (!run->before)
			unit_scored->result = score_unit(berth->arena, berth->diags, job->rubric,
			                                 unit_scored->unit, &job->options->score);
	}
}

static bool
scored_take(struct report_run *run, struct arena *passing, const struct scored *unit_scored)
{
	if (run->job->inspection)
		inspection_add(run->job->inspection, unit_scored->read);
	return unit_scored->result ? tell(run, unit_scored->result)
	                           : report_unit(run, passing, unit_scored->unit);
}

static void
file_take(void *context, size_t number, size_t index)
{
	struct passage *passage = context;
	struct report_run *run = passage->run;
	const struct report_job *job = run->job;
	struct berth *berth = &passage->berths[number];
	bool is_needed = false;
	job->progress->step(job->progress->context, index, intake_file_count(job->intake));
	diags_move(run->diags, berth->diags);
	const struct evidence *evidence = intake_take(job->intake, berth->harvest);
	for (size_t i = 0; evidence && i < evidence->unit_count; i++)
		is_needed |= scored_take(run, berth->arena, &berth->scored[i]);
	if (!is_needed)
		return;
	passage->kept = arena_grow(run->arena, passage->kept, passage->kept_count,
	                           &passage->kept_capacity, sizeof(struct arena *));
	passage->kept[passage->kept_count++] = berth->arena;
	berth->arena = arena_create();
}

const struct assessment *
report_run(struct arena *arena, struct diags *diags, const struct report_job *job)
{
	static const struct lane_work work = {file_prepare, file_take};
	struct report_run *run = report_begin(arena, diags, job);
	for (size_t i = 0; i < job->output_count; i++) {
		if (job->outputs[i].writer->shows_inputs)
			intake_want_digests(job->intake);
	}
	size_t berth_count = lanes_berths(job->lanes), file_count = intake_file_count(job->intake);
	struct passage passage = {.run = run,
	                          .berths = arena_array(arena, berth_count, struct berth)};
	for (size_t i = 0; i < berth_count; i++)
		passage.berths[i] =
			(struct berth){.arena = arena_create(), .diags = diags_create()};
	lanes_run(job->lanes, file_count, &work, &passage);
	job->progress->step(job->progress->context, file_count, file_count);
	intake_finish(job->intake);
	if (job->inspection)
		inspection_finish(job->inspection);
	const struct assessment *assessment =
		report_end(run, intake_institution(job->intake), intake_period(job->intake));
	for (size_t i = 0; i < berth_count; i++) {
		arena_destroy(passage.berths[i].arena);
		diags_destroy(passage.berths[i].diags);
	}
	for (size_t i = 0; i < passage.kept_count; i++)
		arena_destroy(passage.kept[i]);
	return assessment;
}
