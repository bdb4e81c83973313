// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/report.h"

#include "base/arena.h"
#include "base/compiler.h"
#include "diag/diag.h"
#include "model/crosswalk.h"
#include "model/intake.h"
#include "model/override.h"
#include "report/writers.h"

const struct report_writer report_writers[] = {
	{"text", ".txt", false, text_begin, text_unit, text_end},
	{"json", ".json", false, result_begin, result_unit, result_end},
	{"csv", ".csv", false, csv_begin, csv_unit, csv_end},
	{"xlsx", ".xlsx", true, xlsx_begin, xlsx_unit, xlsx_end},
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

// An output under way.
struct run {
	struct report report;
	const struct report_writer *writer;
	void *state;
};

static struct run *
runs_begin(const struct report *common, size_t count, struct report_output outputs[])
{
	struct run *runs = arena_array(common->arena, count, struct run);
	for (size_t i = 0; i < count; i++) {
		runs[i].report = *common;
		runs[i].report.out = &outputs[i].out;
		runs[i].report.path = outputs[i].path;
		runs[i].report.name = outputs[i].name;
		runs[i].writer = outputs[i].writer;
		runs[i].state = runs[i].writer->begin(&runs[i].report);
	}
	return runs;
}

// Once something is wrong nothing will be shown, so the writers are spared the rest. True where one
// of them still needs the result.
static bool
runs_unit(const struct report *common, size_t count, struct run *runs,
          const struct unit_result *result)
{
	bool is_needed = false;
	for (size_t i = 0; i < count && !diags_have_errors(common->diags); i++)
		is_needed |= runs[i].writer->unit(runs[i].state, result);
	return is_needed;
}

// What the reference day has to say. Evidence with errors may have stated a day that could not be read.
static void
report_day(const struct report *report)
{
	const struct report_options *options = report->options;
	if (options->is_day_assumed && diags_have_errors(report->diags))
		return;
	if (options->is_day_assumed)
		diag_add(report->diags, PLACE_NONE, DIAG_AS_OF_ASSUMED,
		         DIAG_DATE(options->score.as_of));
	rubric_check_validity(report->rubric, report->diags, options->score.as_of);
}

// The institution under way, and as it is without overrides where there are any.
struct tallies {
	struct tally *counted, *before; // before: NULL without overrides
};

// The score of a unit as it is with the overrides; the one without them is only counted.
static const struct unit_result *
run_unit(const struct report *common, const struct report_job *job, const struct tallies *tallies,
         struct arena *passing, const struct unit *unit)
{
	const struct score_options *score = &job->options->score;
	const struct unit *changed =
		tallies->before ? overrides_apply(job->overrides, passing, unit) : unit;
	const struct unit_result *result =
		score_unit(passing, common->diags, job->rubric, changed, score);
	tally_add(tallies->counted, result);
	if (!tallies->before)
		return result;
	if (changed == unit) {
		tally_add(tallies->before, result);
		return result;
	}
	struct diags *unheard = diags_create();
	tally_add(tallies->before, score_unit(passing, unheard, job->rubric, unit, score));
	diags_destroy(unheard);
	return result;
}

// One file of evidence: its units are scored, counted, and handed to the writers. True where what is
// in its arena is still needed.
static bool
run_file(const struct report *common, const struct report_job *job, struct run *runs,
         const struct tallies *tallies, struct arena *passing, size_t index)
{
	bool is_needed = false;
	const struct evidence *evidence = intake_read(job->intake, passing, index);
	for (size_t i = 0; evidence && i < evidence->unit_count; i++) {
		const struct unit *unit = &evidence->units[i];
		if (job->crosswalk)
			unit = crosswalk_unit(passing, common->diags, job->crosswalk, unit);
		const struct unit_result *result = run_unit(common, job, tallies, passing, unit);
		is_needed |= runs_unit(common, job->output_count, runs, result);
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

// The institution without the overrides.
static const struct assessment *
what_if_finish(const struct report *common, const struct tallies *tallies,
               const struct report_job *job)
{
	size_t count;
	overrides_finish(job->overrides);
	(void)overrides_changes(job->overrides, &count);
	if (!diags_have_errors(common->diags))
		diag_add(common->diags, PLACE_NONE, DIAG_SET_APPLIED, DIAG_COUNT_OF(count));
	return tally_finish(tallies->before, intake_institution(job->intake),
	                    intake_period(job->intake));
}

const struct assessment *
report_run(struct arena *arena, struct diags *diags, const struct report_job *job)
{
	bool is_what_if = job->overrides && overrides_count(job->overrides);
	struct what_if what_if = {job->overrides, NULL};
	const struct report common = {.arena = arena,
	                              .diags = diags,
	                              .rubric = job->rubric,
	                              .options = job->options,
	                              .what_if = is_what_if ? &what_if : NULL};
	struct run *runs = runs_begin(&common, job->output_count, job->outputs);
	struct tallies tallies = {tally_create(arena, job->rubric, &job->options->score), NULL};
	if (is_what_if)
		tallies.before = tally_create(arena, job->rubric, &job->options->score);
	struct shelf shelf = {.passing = arena_create()};
	size_t file_count = intake_file_count(job->intake);
	for (size_t i = 0; i < file_count; i++) {
		job->progress->step(job->progress->context, i, file_count);
		bool is_needed = run_file(&common, job, runs, &tallies, shelf.passing, i);
		shelf_next(&shelf, arena, is_needed);
	}
	job->progress->step(job->progress->context, file_count, file_count);
	intake_finish(job->intake);
	report_day(&common);
	const struct assessment *assessment = tally_finish(
		tallies.counted, intake_institution(job->intake), intake_period(job->intake));
	if (is_what_if)
		what_if.before = what_if_finish(&common, &tallies, job);
	// Writers are always ended, so that they let go of what they hold.
	for (size_t i = 0; i < job->output_count; i++)
		runs[i].writer->end(runs[i].state, assessment);
	shelf_clear(&shelf);
	return diags_have_errors(diags) ? NULL : assessment;
}
