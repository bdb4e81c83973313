// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "cli/action_desk.h"

#include "base/compiler.h"
#include "cli/replay.h"
#include "store/verify.h"

struct str
desk_path(const struct desk *desk)
{
	return str_from(desk->session->words[1]);
}

// The institutions of the store, each once, in the order in which they came.
static const struct str *
institutions(const struct desk *desk, size_t *count)
{
	struct arena *arena = desk->session->arena;
	size_t record_count;
	const struct record *records = record_list(arena, desk->store, &record_count);
	struct str *names = arena_array(arena, record_count, struct str);
	*count = 0;
	for (size_t i = 0; i < record_count; i++) {
		bool is_known = false;
		for (size_t n = 0; n < *count; n++)
			is_known |= str_equal(names[n], records[i].institution);
		if (!is_known)
			names[(*count)++] = records[i].institution;
	}
	return names;
}

static void
report_several(const struct desk *desk, size_t count, const struct str names[])
{
	struct buffer list;
	buffer_init(&list);
	for (size_t i = 0; i < count; i++) {
		buffer_add_text(&list, i ? ", " : "");
		buffer_add(&list, names[i]);
	}
	usage_error(desk->session, DIAG_ACTION_INSTITUTIONS, DIAG_TEXT(desk_path(desk)),
	            DIAG_TEXT(buffer_text(&list)));
	buffer_finish(&list);
}

bool
desk_settle(struct desk *desk)
{
	struct session *session = desk->session;
	const char *given = session->values[OPTION_INSTITUTION];
	size_t count;
	const struct str *names = institutions(desk, &count);
	if (diags_have_errors(session->diags))
		return false;
	if (count == 0) {
		diag_add(session->diags, PLACE_NONE, DIAG_STORE_EMPTY, DIAG_TEXT(desk_path(desk)));
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		if (given ? str_equal(names[i], str_from(given)) : count == 1) {
			desk->institution = names[i];
			return true;
		}
	}
	if (!given) {
		report_several(desk, count, names);
		return false;
	}
	usage_error(session, DIAG_SERIES_UNKNOWN, DIAG_TEXT(str_from(given)),
	            DIAG_TEXT(desk_path(desk)));
	diag_suggest(session->diags, str_nearest(str_from(given), count, names));
	return false;
}

// The assessment of the institution's last period that was saved last.
static const struct record *
latest(const struct desk *desk)
{
	size_t count;
	const struct record *records = record_list(desk->session->arena, desk->store, &count);
	const struct record *best = NULL;
	for (size_t i = 0; i < count; i++) {
		if (str_equal(records[i].institution, desk->institution) &&
		    (!best || str_compare(records[i].period, best->period) >= 0))
			best = &records[i];
	}
	return best;
}

static bool
follow_unit(void *state, const struct unit_result *result)
{
	standings_add(state, result);
	return false;
}

static void
follow_end(void *state, const struct assessment *assessment)
{
	(void)assessment;
	standings_settle(state);
}

static bool
replay_standings(struct desk *desk)
{
	struct session *session = desk->session;
	struct replay replay = {.session = session,
	                        .arena = session->arena,
	                        .store = desk->store,
	                        .record = desk->record,
	                        .options = {.lang = session->lang}};
	const struct audience audience = {&desk->standings, follow_unit, follow_end};
	bool is_done = false;
	replay.diags = diags_create();
	replay.then = diags_create();
	if (replay_begin(&replay)) {
		desk->standings =
			(struct standings){.arena = session->arena, .rubric = replay.job.rubric};
		replay.job.audience = &audience;
		is_done = replay_run(&replay) != NULL;
	}
	diags_destroy(replay.diags);
	diags_destroy(replay.then);
	return is_done;
}

bool
desk_survey(struct desk *desk)
{
	struct session *session = desk->session;
	const char *given = session->values[OPTION_ASSESSMENT];
	int64_t id = 0;
	if (given && !session_record_id(session, given, &id))
		return false;
	desk->record = given ? record_find(session->arena, desk->store, id) : latest(desk);
	if (desk->record && !str_equal(desk->record->institution, desk->institution)) {
		usage_error(session, DIAG_RECORD_UNKNOWN, DIAG_COUNT_OF(id),
		            DIAG_TEXT(desk_path(desk)));
		return false;
	}
	return desk->record && verify_seal(session->arena, desk->store, desk->record) &&
	       replay_standings(desk);
}

// UNIT/ITEM or UNIT/PRODUCT/ITEM, for messages.
static struct str
target_of(const struct desk *desk, const struct action *action)
{
	bool has_product = !str_is_empty(action->product);
	const struct str parts[] = {action->unit, STR("/"), action->product,
	                            has_product ? STR("/") : STR(""), action->item};
	return str_join(desk->session->arena, COUNT_OF(parts), parts);
}

const struct action *
desk_action_for(struct desk *desk, struct place at, const struct action *wanted)
{
	struct session *session = desk->session;
	const struct standing *standing =
		standing_find(&desk->standings, wanted->unit, wanted->product, wanted->item);
	enum diag_code code = standing ? DIAG_ACTION_WITHOUT_GAP : DIAG_ACTION_NOT_ASSESSED;
	if (!standing || !standing->is_gap) {
		diag_add(session->diags, at, code, DIAG_TEXT(target_of(desk, wanted)),
		         DIAG_COUNT_OF(desk->record->id));
		return NULL;
	}
	struct action *action = arena_new(session->arena, struct action);
	*action = standing_action(&desk->standings, standing, desk->institution, desk->day);
	return action;
}

const struct action *
desk_find(const struct desk *desk, size_t count, const struct action actions[],
          const struct action *wanted)
{
	const struct action *found = NULL;
	for (size_t i = 0; i < count; i++) {
		if (!str_equal(actions[i].unit, wanted->unit) ||
		    !str_equal(actions[i].product, wanted->product) ||
		    !str_equal(actions[i].item, wanted->item))
			continue;
		bool is_own = desk->standings.rubric &&
		              str_equal(actions[i].rubric, desk->standings.rubric->id);
		if (!found || is_own)
			found = &actions[i];
	}
	return found;
}
