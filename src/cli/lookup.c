// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "cli/lookup.h"

#include "model/past.h"
#include "read/source.h"
#include "store/verify.h"

// The scores of a record; NULL, reported, where it was tampered with.
static const struct past *
past_of(const struct lookup *lookup, const struct record *record)
{
	struct session *session = lookup->session;
	if (!verify_seal(session->arena, lookup->store, record))
		return NULL;
	struct source *source = arena_new(session->arena, struct source);
	source->name = str_from(session->values[OPTION_SAVE]);
	source->text = record_result(session->arena, lookup->store, record);
	return past_read(session->arena, session->diags, source);
}

static void
look_up_pasts(struct lookup *lookup, const struct assessment *assessment)
{
	struct session *session = lookup->session;
	size_t count;
	const struct record *records = record_list_before(
		session->arena, lookup->store, assessment->institution, assessment->period, &count);
	const struct past **pasts = arena_array(session->arena, count, const struct past *);
	bool is_sound = true;
	for (size_t i = 0; i < count; i++) {
		pasts[i] = past_of(lookup, &records[i]);
		is_sound &= pasts[i] != NULL;
	}
	if (!is_sound)
		return;
	lookup->earlier_count = count;
	lookup->earlier = records;
	lookup->options->past_count = count;
	lookup->options->pasts = pasts;
}

static bool
follow_unit(void *state, const struct unit_result *result)
{
	(void)state;
	(void)result;
	return false;
}

static void
follow_end(void *state, const struct assessment *assessment)
{
	struct lookup *lookup = state;
	// With errors nothing will be shown, and it may not even be certain whose evidence it is.
	if (diags_have_errors(lookup->session->diags))
		return;
	if (lookup->session->previous_count == 0)
		look_up_pasts(lookup, assessment);
}

void
lookup_begin(struct lookup *lookup, struct report_job *job)
{
	lookup->audience = (struct audience){lookup, follow_unit, follow_end};
	job->scout = &lookup->audience;
}

void
lookup_tell(const struct lookup *lookup)
{
	struct session *session = lookup->session;
	struct buffer list;
	if (lookup->earlier_count == 0)
		return;
	buffer_init(&list);
	for (size_t i = 0; i < lookup->earlier_count; i++) {
		buffer_add_text(&list, i ? ", " : "");
		buffer_add_integer(&list, lookup->earlier[i].id);
		buffer_add_text(&list, " (");
		buffer_add(&list, lookup->earlier[i].period);
		buffer_add_char(&list, ')');
	}
	diag_add(session->diags, PLACE_NONE, DIAG_RECORDS_COMPARED,
	         DIAG_TEXT(str_from(session->values[OPTION_SAVE])), DIAG_TEXT(buffer_text(&list)));
	buffer_finish(&list);
}
