// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// From evidence to reports: reads the units one by one, scores each, hands it to every writer that
// was asked for, then gives them the assessment of all. A writer is a row of report_writers; it
// makes bytes and neither prints nor names files (the workbook library, which writes files itself, is
// given the path of a staged one).
#ifndef PATUH_REPORT_REPORT_H
#define PATUH_REPORT_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "audit/audience.h"
#include "base/buffer.h"
#include "base/lang.h"

struct diags;
struct crosswalk;
struct follow_up;
struct inspection;
struct intake;
struct overrides;
struct past;

struct report_options {
	enum lang lang;
	bool has_color;
	const char *tool_version;
	struct score_options score;
	bool is_day_assumed; // score.as_of is today's date, since nothing says another
	// The scores of earlier periods, the latest last.
	size_t past_count;
	const struct past *const *pasts;
	const struct follow_up *follow_up; // of the institution's gaps; NULL: none is kept
};

// Answers that were put in the place of others for this run. Every report says so.
struct what_if {
	struct overrides *overrides;
	const struct assessment *before; // without them; set before writers are ended
};

// What a writer is given at every call. The arena lives until the reports are finished; what `unit`
// is given lives only during that call, unless it asks for more.
struct report {
	struct arena *arena;
	struct diags *diags;
	struct diags *findings; // those to be told: of the run, or as in the job
	const struct rubric *rubric;
	const struct report_options *options;
	const struct intake *intake;       // what was read; NULL: the units come from elsewhere
	const struct crosswalk *crosswalk; // as in the job
	const struct what_if *what_if;     // NULL where every answer is that of the evidence
	struct buffer *out;                // text writers
	const char *path;                  // binary writers: an existing file to overwrite
	const char *name;                  // what the user calls the output, for findings
};

struct report_writer {
	const char *name;   // as in --format
	const char *ending; // of file names, with the dot
	bool is_binary;
	bool shows_inputs; // the files that were read, with their fingerprints
	// Each may report to report->diags; a failure forbids all results.
	void *(*begin)(const struct report *report);
	// True: the writer still needs the result, which then lives until `end` has returned.
	bool (*unit)(void *state, const struct unit_result *result);
	void (*end)(void *state, const struct assessment *assessment);
};

extern const struct report_writer report_writers[];
extern const size_t report_writer_count;

// The writer with that name, or the one whose ending the path has, the longest where several do; NULL
// where there is none.
const struct report_writer *report_writer_named(struct str name);
const struct report_writer *report_writer_for(struct str path);

// One output of a run.
struct report_output {
	const struct report_writer *writer;
	const char *path;  // for a binary writer
	const char *name;  // what the user calls it
	struct buffer out; // for a text writer; initialised and finished by the caller
};

// Called when each file is taken, in their order, and once at the end (done == total).
struct report_progress {
	void (*step)(void *context, size_t done, size_t total);
	void *context;
};

// What an audit is made of. Everything outlives it.
struct report_job {
	const struct rubric *rubric;
	struct intake *intake;
	const struct crosswalk *crosswalk; // NULL: the evidence is for `rubric`; else it is for the
					   // crosswalk's `from` and carried over to `rubric`
	struct overrides *overrides;       // for `rubric`; NULL or empty: none
	struct inspection *inspection;     // NULL: the files that evidence cites are not looked at
	const struct report_options *options;
	size_t output_count;
	struct report_output *outputs;
	struct buffer *result;           // where the JSON result goes as well; NULL: nowhere
	struct diags *findings;          // that the JSON result tells; NULL: those of the run
	const struct audience *scout;    // who is told before all others, to find what the options
					 // are still to say at the end; NULL: nobody
	const struct audience *audience; // who follows besides; NULL: nobody
	const struct report_progress *progress;
	size_t lanes; // files that are read and scored side by side (base/lanes.h); changes no result
};

// Runs the audit. The assessment (in the arena), or NULL where the inputs have errors; the outputs
// are then worthless. All findings are in diags either way.
const struct assessment *report_run(struct arena *arena, struct diags *diags,
                                    const struct report_job *job);

// The same for units that come from elsewhere than the job's intake, which may be NULL: begin, hand
// over each unit, end. Everything of the run lives in the arena.
struct report_run;

struct report_run *report_begin(struct arena *arena, struct diags *diags,
                                const struct report_job *job);

// Scores the unit in the arena `passing` and tells it to all. True where what is in that arena is
// needed until report_end has returned.
bool report_unit(struct report_run *run, struct arena *passing, const struct unit *unit);

const struct assessment *report_end(struct report_run *run, struct str institution,
                                    struct str period);

#endif
