// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "cli/replay.h"

#include "base/arena.h"
#include "diag/diag.h"

bool
replay_begin(struct replay *replay)
{
	const struct record *record = replay->record;
	replay->options.tool_version = record->tool_version.data;
	replay->options.score = record->score;
	replay->options.is_day_assumed = record->is_day_assumed;
	replay->job = (struct report_job){.options = &replay->options, .findings = replay->then};
	replay->job.rubric = record_rubric(replay->arena, replay->diags, replay->store, record);
	if (replay->job.rubric)
		record_add_findings(replay->arena, replay->then, replay->store, record);
	return replay->job.rubric != NULL;
}

const struct assessment *
replay_run(struct replay *replay)
{
	const struct record *record = replay->record;
	struct arena *passing = arena_create();
	struct diags *problems = replay->session->diags;
	size_t before = diags_error_count(problems);
	struct report_run *run = report_begin(replay->arena, replay->diags, &replay->job);
	struct record_units *units =
		record_units_begin(replay->arena, replay->store, record, replay->job.rubric);
	bool is_needed = false;
	for (const struct unit *unit; (unit = record_units_next(units, passing));) {
		is_needed |= report_unit(run, passing, unit);
		if (!is_needed)
			arena_reset(passing);
	}
	record_units_finish(units);
	const struct assessment *assessment = report_end(run, record->institution, record->period);
	arena_destroy(passing);
	if (diags_error_count(problems) != before)
		return NULL;
	if (!assessment)
		diag_add(problems, PLACE_NONE, DIAG_RECORD_UNREADABLE,
		         DIAG_TEXT(str_from(replay->session->words[1])), DIAG_COUNT_OF(record->id));
	return assessment;
}
