// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "cli/lookup.h"

#include "model/past.h"
#include "read/source.h"
#include "store/actions.h"
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
	struct lookup *lookup = state;
	if (lookup->has_actions)
		standings_add(&lookup->standings, result);
	return false;
}

// Is there no assessment of a later period by the same rubric? What is entered late changes no action.
static bool
is_latest(const struct lookup *lookup, const struct assessment *assessment)
{
	size_t count;
	const struct record *records = record_list(lookup->session->arena, lookup->store, &count);
	for (size_t i = 0; i < count; i++) {
		if (str_equal(records[i].institution, assessment->institution) &&
		    str_equal(records[i].rubric, assessment->rubric->id) &&
		    str_compare(records[i].period, assessment->period) > 0)
			return false;
	}
	return true;
}

// The actions as this assessment leaves them; nothing is written yet.
static void
look_up_actions(struct lookup *lookup, const struct assessment *assessment)
{
	struct date day = assessment->options.as_of;
	size_t count;
	struct action *actions = actions_list(lookup->session->arena, lookup->store,
	                                      assessment->institution, &count);
	lookup->institution = assessment->institution;
	lookup->is_latest = is_latest(lookup, assessment);
	standings_settle(&lookup->standings);
	if (lookup->is_latest)
		(void)standings_meet(&lookup->standings, day, count, actions);
	actions_order(count, actions, day, DAYS_SOON);
	lookup->follow_up = (struct follow_up){day, count, actions};
	if (count)
		lookup->options->follow_up = &lookup->follow_up;
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
	if (lookup->has_actions)
		look_up_actions(lookup, assessment);
}

void
lookup_begin(struct lookup *lookup, struct report_job *job)
{
	struct session *session = lookup->session;
	size_t count;
	(void)actions_list(session->arena, lookup->store, STR(""), &count);
	lookup->has_actions = count > 0;
	lookup->standings = (struct standings){.arena = session->arena, .rubric = job->rubric};
	lookup->audience = (struct audience){lookup, follow_unit, follow_end};
	job->scout = &lookup->audience;
}

static void
tell_compared(const struct lookup *lookup)
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

// Another program may have changed them since they were looked up, so they are met anew, with the lock.
static bool
meet_actions(struct lookup *lookup, struct turn *turn)
{
	struct session *session = lookup->session;
	struct store *store = lookup->store;
	size_t count;
	if (!actions_begin(store))
		return false;
	struct action *actions = actions_list(session->arena, store, lookup->institution, &count);
	struct action *before = arena_array(session->arena, count, struct action);
	for (size_t i = 0; i < count; i++)
		before[i] = actions[i];
	*turn = standings_meet(&lookup->standings, lookup->follow_up.as_of, count, actions);
	for (size_t i = 0; i < count; i++)
		actions_change(store, &before[i], &actions[i], lookup->follow_up.as_of);
	return actions_commit(store);
}

bool
lookup_commit(struct lookup *lookup)
{
	struct session *session = lookup->session;
	struct diag_arg path = DIAG_TEXT(str_from(session->values[OPTION_SAVE]));
	struct turn turn = {0, 0};
	tell_compared(lookup);
	if (lookup->has_actions && lookup->is_latest && !meet_actions(lookup, &turn))
		return false;
	if (turn.closed)
		diag_add(session->diags, PLACE_NONE, DIAG_ACTIONS_CLOSED, path,
		         DIAG_COUNT_OF(turn.closed));
	if (turn.reopened)
		diag_add(session->diags, PLACE_NONE, DIAG_ACTIONS_REOPENED, path,
		         DIAG_COUNT_OF(turn.reopened));
	return true;
}
