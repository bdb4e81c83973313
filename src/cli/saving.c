// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "cli/saving.h"

#include "model/intake.h"

bool
saving_begin(struct session *session, struct saving *saving, struct report_job *job,
             struct report_options *options)
{
	const char *path = session->values[OPTION_SAVE];
	buffer_init(&saving->result);
	if (!path)
		return true;
	saving->store = store_create(session->diags, path);
	if (!saving->store)
		return false;
	const struct save_facts facts = {
		.rubric = job->rubric,
		.score = job->options->score,
		.is_day_assumed = job->options->is_day_assumed,
		.lang = job->options->lang,
		.tool_version = str_from(job->options->tool_version),
	};
	saving->save = save_begin(session->arena, saving->store, &facts);
	saving->audience = save_audience(saving->save);
	intake_want_digests(job->intake);
	job->audience = &saving->audience;
	job->result = &saving->result;
	saving->lookup =
		(struct lookup){.session = session, .store = saving->store, .options = options};
	lookup_begin(&saving->lookup, job);
	return !diags_have_errors(session->diags);
}

bool
saving_commit(struct session *session, struct saving *saving, const struct report_job *job)
{
	if (!saving->store)
		return true;
	struct save_outcome outcome = {.result = buffer_text(&saving->result),
	                               .findings = session->diags};
	outcome.inputs = intake_inputs(job->intake, &outcome.input_count);
	struct save_receipt receipt;
	if (!save_complete(saving->save, &outcome) ||
	    !save_commit(saving->save, now(session), &receipt))
		return false;
	diag_add(session->diags, PLACE_NONE,
	         receipt.was_there ? DIAG_RECORD_KNOWN : DIAG_RECORD_SAVED,
	         DIAG_TEXT(str_from(session->values[OPTION_SAVE])), DIAG_COUNT_OF(receipt.id));
	return lookup_commit(&saving->lookup);
}

void
saving_finish(struct saving *saving)
{
	if (saving->save)
		save_finish(saving->save);
	store_close(saving->store);
	buffer_finish(&saving->result);
}
