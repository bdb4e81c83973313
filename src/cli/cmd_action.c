// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include <string.h>

#include "base/compiler.h"
#include "base/file.h"
#include "base/stage.h"
#include "cli/action_desk.h"
#include "cli/outputs.h"
#include "cli/terminal.h"
#include "patuh_config.h"
#include "report/action_list.h"
#include "report/xlsx/actions.h"
#include "store/actions.h"

enum {
	DAYS_MOST = 100000 // what date_add takes
};

static bool
is_wanted(const struct desk *desk, const struct action *action)
{
	const struct session *session = desk->session;
	const char *owner = session->values[OPTION_OWNER];
	const char *soon = session->values[OPTION_DUE_SOON];
	bool is_late = action->urgency == URGENCY_OVERDUE;
	bool is_unit = session->unit_count == 0;
	for (size_t i = 0; i < session->unit_count; i++)
		is_unit |= str_equal(action->unit, str_from(session->units[i]));
	if (!is_unit || (owner && !str_equal_fold(action->owner, str_from(owner))))
		return false;
	if (desk->edit.has_progress && action->progress != desk->edit.progress)
		return false;
	if (!session->values[OPTION_OVERDUE] && !soon)
		return true;
	return (session->values[OPTION_OVERDUE] && is_late) ||
	       (soon && action->urgency == URGENCY_SOON);
}

// The actions that the options ask for, in order, as of the day.
static struct follow_up
actions_wanted(const struct desk *desk)
{
	size_t count, kept = 0;
	struct action *actions =
		actions_list(desk->session->arena, desk->store, desk->institution, &count);
	actions_order(count, actions, desk->day, desk->days_soon);
	for (size_t i = 0; i < count; i++) {
		if (is_wanted(desk, &actions[i]))
			actions[kept++] = actions[i];
	}
	return (struct follow_up){desk->day, kept, actions};
}

// The changes of the actions on the page.
static const struct action_change *
changes_of(const struct desk *desk, const struct follow_up *follow_up, size_t *count)
{
	size_t all;
	struct arena *arena = desk->session->arena;
	const struct action_change *changes = actions_changes(arena, desk->store, 0, &all);
	struct action_change *kept = arena_array(arena, all, struct action_change);
	*count = 0;
	for (size_t i = 0; i < all; i++) {
		for (size_t a = 0; a < follow_up->count; a++) {
			if (follow_up->actions[a].id != changes[i].action)
				continue;
			kept[(*count)++] = changes[i];
			break;
		}
	}
	return kept;
}

static void
write_list(const struct desk *desk, struct buffer *out, const struct follow_up *follow_up,
           enum table_format format)
{
	struct action_page page = {.follow_up = follow_up};
	page.changes = changes_of(desk, follow_up, &page.change_count);
	action_list_write(desk->session->arena, out, &page, format, desk->session->lang);
}

static enum exit_code
print_list(const struct desk *desk, enum table_format format)
{
	struct session *session = desk->session;
	struct buffer out;
	buffer_init(&out);
	struct follow_up follow_up = actions_wanted(desk);
	write_list(desk, &out, &follow_up, format);
	if (!diags_have_errors(session->diags))
		(void)terminal_write(session, buffer_text(&out));
	buffer_finish(&out);
	return session_verdict(session);
}

static enum exit_code
list(struct desk *desk)
{
	enum table_format format;
	(void)session_table_format(desk->session, &format); // it was held to be one before
	if (desk->session->values[OPTION_INSTITUTION] && !desk_settle(desk))
		return EXIT_USAGE;
	return print_list(desk, format);
}

// Changes an action; false where it is so already, or, reported, where there is none.
static bool
set_one(struct desk *desk, size_t count, struct action actions[], const char *word)
{
	int64_t id;
	if (!session_record_id(desk->session, word, &id))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (actions[i].id != id)
			continue;
		struct action after = actions[i];
		action_edit_apply(&after, &desk->edit, desk->day);
		bool differs = action_edit_differs(&actions[i], &desk->edit);
		if (differs)
			actions_change(desk->store, &actions[i], &after, desk->day);
		actions[i] = after;
		return differs;
	}
	usage_error(desk->session, DIAG_ACTION_UNKNOWN, DIAG_COUNT_OF(id),
	            DIAG_TEXT(desk_path(desk)));
	return false;
}

static enum exit_code
set(struct desk *desk)
{
	struct session *session = desk->session;
	size_t count, changed = 0;
	if (!actions_begin(desk->store))
		return session_verdict(session);
	struct action *actions = actions_list(session->arena, desk->store, STR(""), &count);
	size_t before = diags_error_count(session->diags);
	for (size_t i = 2; i < session->word_count; i++)
		changed += set_one(desk, count, actions, session->words[i]);
	if (diags_error_count(session->diags) != before) {
		actions_abandon(desk->store);
		return diags_count(session->diags, DIAG_SEVERITY_FAILURE) ? EXIT_WORLD : EXIT_USAGE;
	}
	if (actions_commit(desk->store))
		diag_add(session->diags, PLACE_NONE, DIAG_ACTIONS_CHANGED,
		         DIAG_TEXT(desk_path(desk)), DIAG_COUNT_OF(0), DIAG_COUNT_OF(changed));
	return session_verdict(session);
}

// The plan as a workbook, beside its target and then in its place.
static void
write_book(struct desk *desk, const char *target)
{
	struct session *session = desk->session;
	struct follow_up follow_up = actions_wanted(desk);
	struct report_options options = {.lang = session->lang,
	                                 .tool_version = PATUH_VERSION,
	                                 .score = {.as_of = desk->day},
	                                 .follow_up = &follow_up};
	struct file_stage *stage;
	enum file_status status = file_stage_create(target, &stage);
	if (status != FILE_OK) {
		outputs_report(session, status, target);
		return;
	}
	const struct report report = {.arena = session->arena,
	                              .diags = session->diags,
	                              .findings = session->diags,
	                              .rubric = desk->standings.rubric,
	                              .options = &options,
	                              .path = file_stage_path(stage),
	                              .name = target};
	actions_write_book(&report, desk->institution, desk->record->period);
	bool is_whole = !diags_have_errors(session->diags);
	if (is_whole)
		status = file_stage_sync(stage);
	if (is_whole && status == FILE_OK) {
		status = file_stage_commit(stage);
		stage = NULL;
	}
	file_stage_discard(stage);
	if (status != FILE_OK)
		outputs_report(session, status, target);
}

static void
write_table(struct desk *desk, const char *target, enum table_format format)
{
	struct buffer out;
	buffer_init(&out);
	struct follow_up follow_up = actions_wanted(desk);
	write_list(desk, &out, &follow_up, format);
	if (!diags_have_errors(desk->session->diags))
		(void)outputs_write_file(desk->session, target, buffer_text(&out));
	buffer_finish(&out);
}

// Which kind of file an ending stands for.
static bool
ending_read(struct session *session, const char *target, enum table_format *format)
{
	struct str path = str_from(target);
	*format = TABLE_FORMAT_COUNT; // a workbook
	if (str_has_ending(path, STR(".csv")))
		*format = TABLE_FORMAT_CSV;
	else if (str_has_ending(path, STR(".json")))
		*format = TABLE_FORMAT_JSON;
	else if (!str_has_ending(path, STR(".xlsx")))
		usage_error(session, DIAG_OUTPUT_FORMAT, DIAG_TEXT(path),
		            DIAG_TEXT(STR(".csv .json .xlsx")));
	if (file_is_same_target(target, session->words[1]))
		usage_error(session, DIAG_OUTPUT_IS_INPUT, DIAG_TEXT(path));
	return !diags_have_errors(session->diags);
}

static enum exit_code
export_plan(struct desk *desk)
{
	struct session *session = desk->session;
	enum table_format format = TABLE_FORMAT_CSV;
	if (session->values[OPTION_FORMAT])
		(void)session_table_format(session, &format); // it was held to be one before
	bool is_sound = desk_settle(desk);
	for (size_t i = 0; i < session->output_count; i++) {
		enum table_format kind;
		is_sound &= ending_read(session, session->outputs[i], &kind);
	}
	if (!is_sound)
		return EXIT_USAGE;
	if (session->output_count == 0)
		return print_list(desk, format);
	if (!desk_survey(desk))
		return session_verdict(session);
	for (size_t i = 0; i < session->output_count; i++) {
		(void)ending_read(session, session->outputs[i], &format);
		if (format == TABLE_FORMAT_COUNT)
			write_book(desk, session->outputs[i]);
		else
			write_table(desk, session->outputs[i], format);
	}
	return session_verdict(session);
}

// What can be done: the word, how many words must come behind the store, whether more may, and whether the store is
// written to.
static const struct verb {
	const char *name;
	size_t least;
	bool takes_more, writes, wants_edit;
	enum exit_code (*run)(struct desk *desk);
} verbs[] = {
	{"list", 0, false, false, false, list},
	{"add", 1, true, true, false, action_add},
	{"set", 1, true, true, true, set},
	{"import", 1, true, true, false, action_import},
	{"export", 0, false, false, false, export_plan},
};

static bool
due_read(struct session *session, struct action_edit *edit)
{
	static const char *const example[LANG_COUNT] = {"tanggal seperti 2026-06-30",
	                                                "a date such as 2026-06-30"};
	const char *value = session->values[OPTION_DUE];
	edit->has_due = value != NULL;
	if (!value || !*value || date_parse(str_from(value), &edit->due))
		return true;
	usage_error(session, DIAG_OPTION_VALUE, DIAG_TEXT(STR("--due")), DIAG_TEXT(str_from(value)),
	            DIAG_WORDS(example));
	return false;
}

static bool
days_read(struct session *session, int *days)
{
	static const char *const example[LANG_COUNT] = {"jumlah hari seperti 14",
	                                                "a number of days such as 14"};
	const char *value = session->values[OPTION_DUE_SOON];
	struct decimal number;
	*days = DAYS_SOON;
	if (!value)
		return true;
	if (decimal_parse(str_from(value), &number) == DECIMAL_OK && number.units >= 0 &&
	    number.units % DECIMAL_ONE == 0 && number.units / DECIMAL_ONE <= DAYS_MOST) {
		*days = (int)(number.units / DECIMAL_ONE);
		return true;
	}
	usage_error(session, DIAG_OPTION_VALUE, DIAG_TEXT(STR("--due-soon")),
	            DIAG_TEXT(str_from(value)), DIAG_WORDS(example));
	return false;
}

static bool
options_read(struct desk *desk)
{
	struct session *session = desk->session;
	struct action_edit *edit = &desk->edit;
	const char *status = session->values[OPTION_STATUS];
	enum table_format format;
	bool is_sound = session_table_format(session, &format);
	is_sound &= session_as_of(session, &desk->day);
	is_sound &= due_read(session, edit);
	is_sound &= days_read(session, &desk->days_soon);
	if (!date_is_set(desk->day))
		desk->day = today();
	edit->has_progress = status != NULL;
	edit->has_owner = session->values[OPTION_OWNER] != NULL;
	edit->has_note = session->values[OPTION_NOTE] != NULL;
	edit->owner = str_from(session->values[OPTION_OWNER]);
	edit->note = str_from(session->values[OPTION_NOTE]);
	if (status && !progress_find(str_from(status), &edit->progress)) {
		usage_error(session, DIAG_ACTION_STATUS, DIAG_TEXT(str_from(status)));
		is_sound = false;
	}
	return is_sound;
}

static enum exit_code
run_verb(struct session *session, const struct verb *verb)
{
	struct desk desk = {.session = session};
	if (!options_read(&desk))
		return EXIT_USAGE;
	desk.store = verb->writes ? store_change(session->diags, session->words[1])
	                          : store_open(session->diags, session->words[1]);
	if (!desk.store)
		return session_verdict(session);
	enum exit_code code = verb->run(&desk);
	store_close(desk.store);
	return code;
}

static bool
says_something(const struct session *session)
{
	return session->values[OPTION_STATUS] || session->values[OPTION_OWNER] ||
	       session->values[OPTION_DUE] || session->values[OPTION_NOTE];
}

static enum exit_code
run(struct session *session)
{
	static const char *const missing[][LANG_COUNT] = {
		{"JEJAK", "STORE"}, {"UNIT/INDIKATOR, ID, atau BERKAS", "UNIT/ITEM, ID or FILE"}};
	const char *name = session->word_count ? session->words[0] : "";
	const struct verb *verb = NULL;
	for (size_t i = 0; i < COUNT_OF(verbs); i++) {
		if (strcmp(name, verbs[i].name) == 0)
			verb = &verbs[i];
	}
	size_t wanted = verb ? 2 + verb->least : 0;
	if (verb && session->values[OPTION_ALL] && verb->run == action_add)
		wanted = 2;
	if (!verb && session->word_count)
		usage_error(session, DIAG_COMMAND_UNKNOWN, DIAG_TEXT(str_from(name)));
	else if (!verb)
		usage_error(session, DIAG_ARGUMENT_MISSING,
		            DIAG_TEXT(STR("list | add | set | import | export")));
	else if (session->word_count < wanted)
		usage_error(session, DIAG_ARGUMENT_MISSING,
		            DIAG_WORDS(missing[session->word_count > 1]));
	else if (session->word_count > wanted && !verb->takes_more)
		usage_error(session, DIAG_ARGUMENT_EXTRA,
		            DIAG_TEXT(str_from(session->words[wanted])));
	else if (verb->wants_edit && !says_something(session))
		usage_error(session, DIAG_ARGUMENT_MISSING,
		            DIAG_TEXT(STR("--status | --owner | --due | --note")));
	else
		return run_verb(session, verb);
	return EXIT_USAGE;
}

static const enum option_name taken[] = {
	OPTION_UNIT,         OPTION_STATUS,         OPTION_OWNER,    OPTION_DUE,
	OPTION_NOTE,         OPTION_OVERDUE,        OPTION_DUE_SOON, OPTION_ALL,
	OPTION_ASSESSMENT,   OPTION_INSTITUTION_OF, OPTION_DAY,      OPTION_PLAN,
	OPTION_TABLE_FORMAT, OPTION_COUNT_ALL};

const struct command command_action = {
	.name = "action",
	.usage =
		{"list JEJAK | add JEJAK UNIT/INDIKATOR… | set JEJAK ID… | import JEJAK BERKAS… | export JEJAK [PILIHAN]",
                 "list STORE | add STORE UNIT/ITEM… | set STORE ID… | import STORE FILE… | export STORE [OPTIONS]"},
	.summary = {"tindak lanjut kesenjangan: siapa, sampai kapan, sudah sejauh mana",
                    "the follow-up of gaps: who, until when, how far"},
	.options = taken,
	.run = run,
};
