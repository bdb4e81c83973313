// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// Taking up gaps as actions: named ones, all there are, and those that came back in files.
#include "cli/action_desk.h"
#include "model/action_rows.h"
#include "store/actions.h"

// What was taken up.
struct taking {
	struct desk *desk;
	size_t count; // of actions that are there already
	struct action *actions;
	size_t added, changed;
};

static bool
take_begin(struct taking *taking, struct desk *desk)
{
	*taking = (struct taking){.desk = desk};
	if (!actions_begin(desk->store))
		return false;
	taking->actions =
		actions_list(desk->session->arena, desk->store, desk->institution, &taking->count);
	return true;
}

// All of it or, where anything was wrong, nothing.
static enum exit_code
take_end(struct taking *taking)
{
	struct desk *desk = taking->desk;
	struct session *session = desk->session;
	if (diags_have_errors(session->diags))
		actions_abandon(desk->store);
	else if (actions_commit(desk->store))
		diag_add(session->diags, PLACE_NONE, DIAG_ACTIONS_CHANGED,
		         DIAG_TEXT(desk_path(desk)), DIAG_COUNT_OF(taking->added),
		         DIAG_COUNT_OF(taking->changed));
	return session_verdict(session);
}

static void
take(struct taking *taking, const struct action *action, const struct action_edit *edit)
{
	struct action made = *action;
	action_edit_apply(&made, edit, taking->desk->day);
	(void)actions_add(taking->desk->store, &made);
	taking->added++;
}

// UNIT/ITEM or UNIT/PRODUCT/ITEM; ids have no slash. What is none of them is an item that nobody has.
static struct action
target_read(const char *word)
{
	struct str parts[3] = {STR(""), STR(""), STR("")};
	size_t count = 0;
	struct str text = str_from(word);
	parts[0].data = text.data;
	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] == '/' && count < 2)
			parts[++count] = (struct str){text.data + i + 1, 0};
		else
			parts[count].len++;
	}
	return (struct action){.unit = parts[0],
	                       .product = count == 2 ? parts[1] : STR(""),
	                       .item = count ? parts[count] : STR("")};
}

static void
add_target(struct taking *taking, const char *word)
{
	struct desk *desk = taking->desk;
	const struct action wanted = target_read(word);
	const struct action *action = desk_action_for(desk, PLACE_NONE, &wanted);
	const struct action *known = desk_find(desk, taking->count, taking->actions, &wanted);
	if (action && known && str_equal(known->rubric, action->rubric))
		diag_add(desk->session->diags, PLACE_NONE, DIAG_ACTION_KNOWN,
		         DIAG_TEXT(str_from(word)), DIAG_COUNT_OF(known->id));
	else if (action)
		take(taking, action, &desk->edit);
}

// Every gap that has no action yet.
static void
add_all(struct taking *taking)
{
	struct desk *desk = taking->desk;
	for (size_t i = 0; i < desk->standings.count; i++) {
		const struct standing *standing = &desk->standings.items[i];
		if (!standing->is_gap)
			continue;
		const struct action action =
			standing_action(&desk->standings, standing, desk->institution, desk->day);
		const struct action *known =
			desk_find(desk, taking->count, taking->actions, &action);
		if (!known || !str_equal(known->rubric, action.rubric))
			take(taking, &action, &desk->edit);
	}
}

enum exit_code
action_add(struct desk *desk)
{
	struct session *session = desk->session;
	struct taking taking;
	if (!desk_settle(desk) || !desk_survey(desk))
		return diags_count(session->diags, DIAG_SEVERITY_ERROR) && !desk->record
		               ? EXIT_USAGE
		               : session_verdict(session);
	if (!take_begin(&taking, desk))
		return session_verdict(session);
	if (session->values[OPTION_ALL])
		add_all(&taking);
	for (size_t i = 2; i < session->word_count; i++)
		add_target(&taking, session->words[i]);
	enum exit_code code = take_end(&taking);
	return code == EXIT_INPUT ? EXIT_USAGE : code;
}

static void
import_row(struct taking *taking, const struct action_row *row)
{
	struct desk *desk = taking->desk;
	const struct action wanted = {
		.unit = row->unit, .product = row->product, .item = row->item};
	const struct action_edit *edit = &row->edit;
	const struct action *known = desk_find(desk, taking->count, taking->actions, &wanted);
	if (known) {
		struct action after = *known;
		action_edit_apply(&after, edit, desk->day);
		if (!action_edit_differs(known, edit))
			return;
		actions_change(desk->store, known, &after, desk->day);
		taking->changed++;
		return;
	}
	// A row as the plan was handed out takes nothing up.
	const struct action fresh = {.progress = PROGRESS_OPEN};
	if (!action_edit_differs(&fresh, edit))
		return;
	const struct action *action = desk_action_for(desk, row->at, &wanted);
	if (action)
		take(taking, action, edit);
}

enum exit_code
action_import(struct desk *desk)
{
	struct session *session = desk->session;
	struct action_rows rows = {.arena = session->arena, .diags = session->diags};
	struct taking taking;
	if (!desk_settle(desk))
		return EXIT_USAGE;
	for (size_t i = 2; i < session->word_count; i++)
		(void)action_rows_load(&rows, session->words[i]);
	if (diags_have_errors(session->diags) || !desk_survey(desk) || !take_begin(&taking, desk))
		return session_verdict(session);
	for (size_t i = 0; i < rows.count; i++)
		import_row(&taking, &rows.items[i]);
	return take_end(&taking);
}
