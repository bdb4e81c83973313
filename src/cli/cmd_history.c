// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include <string.h>

#include "base/compiler.h"
#include "cli/replay.h"
#include "cli/terminal.h"
#include "patuh_config.h"
#include "report/history.h"
#include "report/words.h"
#include "store/moments.h"
#include "store/save.h"
#include "store/verify.h"

static enum exit_code
list(struct session *session, struct store *store, const struct record *record)
{
	(void)record;
	enum table_format format;
	size_t count;
	struct buffer out;
	(void)session_table_format(session, &format); // it was held to be one before
	const struct moment *moments = store_moments(
		session->arena, store, &(struct subject){SUBJECT_INSTITUTION, STR("")}, &count);
	if (diags_have_errors(session->diags))
		return session_verdict(session);
	buffer_init(&out);
	history_write(&out, count, moments, format, session->lang);
	(void)terminal_write(session, buffer_text(&out));
	buffer_finish(&out);
	return session_verdict(session);
}

static void
write_line(struct session *session, struct buffer *out, const char *id, const char *en,
           struct str value)
{
	const size_t width = 18;
	const char *name = say(session, id, en);
	buffer_add_text(out, name);
	buffer_add_repeat(out, " ", width - strlen(name));
	write_plain(out, value);
	buffer_add_char(out, '\n');
}

// What the summary does not say: which record it is, its seal, and what was read for it.
static void
write_envelope(struct session *session, struct buffer *out, struct store *store,
               const struct record *record)
{
	struct buffer number;
	buffer_init(&number);
	buffer_add_integer(&number, record->id);
	write_line(session, out, "Penilaian", "Assessment", buffer_text(&number));
	write_line(session, out, "Disimpan", "Saved", record->saved);
	write_line(session, out, "Segel", "Seal", record->seal);
	write_line(session, out, "Rubrik SHA-256", "Rubric SHA-256", record->rubric_digest);
	number.len = 0;
	buffer_add_text(&number, "patuh ");
	buffer_add(&number, record->tool_version);
	buffer_add_text(&number, say(session, ", model penilaian ", ", scoring model "));
	buffer_add_integer(&number, record->model);
	write_line(session, out, "Program", "Program", buffer_text(&number));
	buffer_finish(&number);
	size_t count;
	const struct record_file *files = record_files(session->arena, store, record, &count);
	buffer_add_text(out, say(session, "Bukti SHA-256\n", "Evidence SHA-256\n"));
	for (size_t i = 0; i < count; i++) {
		buffer_add_text(out, "  ");
		buffer_add(out, files[i].digest);
		buffer_add_text(out, "  ");
		write_plain(out, files[i].name);
		buffer_add_char(out, '\n');
	}
	buffer_add_char(out, '\n');
}

static enum exit_code
show(struct session *session, struct store *store, const struct record *record)
{
	struct replay replay = {.session = session, .arena = session->arena, .store = store};
	struct report_output output = {.writer = report_writer_named(STR("text")), .name = "-"};
	struct buffer out;
	if (!verify_seal(session->arena, store, record))
		return session_verdict(session);
	replay.record = record;
	replay.diags = diags_create();
	replay.then = diags_create();
	replay.options = (struct report_options){.lang = session->lang,
	                                         .has_color = terminal_has_color(session)};
	buffer_init(&out);
	buffer_init(&output.out);
	if (replay_begin(&replay)) {
		replay.job.output_count = 1;
		replay.job.outputs = &output;
		(void)replay_run(&replay);
	}
	if (!diags_have_errors(session->diags)) {
		write_envelope(session, &out, store, record);
		buffer_add(&out, buffer_text(&output.out));
		(void)terminal_write(session, buffer_text(&out));
	}
	buffer_finish(&output.out);
	buffer_finish(&out);
	diags_destroy(replay.diags);
	diags_destroy(replay.then);
	return session_verdict(session);
}

static enum exit_code
export_result(struct session *session, struct store *store, const struct record *record)
{
	if (!verify_seal(session->arena, store, record))
		return session_verdict(session);
	struct str result = record_result(session->arena, store, record);
	if (!diags_have_errors(session->diags))
		(void)terminal_write(session, result);
	return session_verdict(session);
}

// Does the assessment come out again as it is stored?
static bool
verify_result(struct session *session, struct store *store, const struct record *record)
{
	struct arena *arena = arena_create();
	struct replay replay = {
		.session = session, .arena = arena, .store = store, .record = record};
	struct buffer result;
	bool is_same = false;
	replay.diags = diags_create();
	replay.then = diags_create();
	replay.options.lang = record->lang;
	buffer_init(&result);
	if (replay_begin(&replay)) {
		const struct save_facts facts = {replay.job.rubric, record->score,
		                                 record->is_day_assumed, record->lang,
		                                 record->tool_version};
		struct save *save = save_begin(arena, store, &facts);
		struct audience audience = save_audience(save);
		replay.job.audience = &audience;
		replay.job.result = &result;
		bool is_done = replay_run(&replay) != NULL;
		const struct save_outcome outcome = {.result = buffer_text(&result),
		                                     .findings = replay.then};
		is_same = is_done && save_complete(save, &outcome) &&
		          verify_findings(store, record, replay.then, replay.diags) &&
		          verify_again(arena, store, record, STR(PATUH_VERSION));
		save_finish(save);
	}
	buffer_finish(&result);
	diags_destroy(replay.diags);
	diags_destroy(replay.then);
	arena_destroy(arena);
	return is_same;
}

static bool
verify_one(struct session *session, struct store *store, const struct record *record)
{
	struct arena *arena = arena_create();
	bool is_whole = verify_seal(arena, store, record);
	arena_destroy(arena);
	if (!is_whole)
		return false;
	if (record->model == SCORING_MODEL)
		return verify_result(session, store, record);
	diag_add(session->diags, PLACE_NONE, DIAG_RECORD_OTHER_MODEL,
	         DIAG_TEXT(str_from(session->words[1])), DIAG_COUNT_OF(record->id),
	         DIAG_COUNT_OF(record->model));
	return true;
}

static enum exit_code
verify(struct session *session, struct store *store, const struct record *unused)
{
	(void)unused;
	size_t count, whole = 0;
	const struct record *records = record_list(session->arena, store, &count);
	for (size_t i = 0; i < count; i++)
		whole += verify_one(session, store, &records[i]);
	verify_file(store);
	struct buffer out;
	buffer_init(&out);
	buffer_add_integer(&out, (long long)whole);
	buffer_add_text(&out, say(session, " dari ", " of "));
	buffer_add_integer(&out, (long long)count);
	buffer_add_text(&out, say(session, " penilaian utuh\n", " assessments whole\n"));
	if (count) {
		buffer_add_text(&out, say(session, "segel terakhir ", "last seal "));
		write_plain(&out, records[count - 1].seal);
		buffer_add_char(&out, '\n');
	}
	if (!session->is_quiet && !diags_have_errors(session->diags))
		(void)terminal_write(session, buffer_text(&out));
	buffer_finish(&out);
	return session_verdict(session);
}

// What can be done with a store: the word, and whether it takes the id of an assessment.
static const struct verb {
	const char *name;
	bool is_of_one;
	enum exit_code (*run)(struct session *session, struct store *store,
	                      const struct record *record);
} verbs[] = {
	{"list", false, list},
	{"show", true, show},
	{"export", true, export_result},
	{"verify", false, verify},
};

static enum exit_code
run_verb(struct session *session, const struct verb *verb)
{
	int64_t id = 0;
	enum table_format format;
	bool is_sound = session_table_format(session, &format);
	if (verb->is_of_one)
		is_sound &= session_record_id(session, session->words[2], &id);
	if (!is_sound)
		return EXIT_USAGE;
	struct store *store = store_open(session->diags, session->words[1]);
	if (!store)
		return session_verdict(session);
	const struct record *record =
		verb->is_of_one ? record_find(session->arena, store, id) : NULL;
	enum exit_code code = EXIT_USAGE;
	if (record || !verb->is_of_one)
		code = verb->run(session, store, record);
	store_close(store);
	return code;
}

static enum exit_code
run(struct session *session)
{
	const char *name = session->word_count ? session->words[0] : "";
	const struct verb *verb = NULL;
	for (size_t i = 0; i < COUNT_OF(verbs); i++) {
		if (strcmp(name, verbs[i].name) == 0)
			verb = &verbs[i];
	}
	size_t wanted = verb && verb->is_of_one ? 3 : 2;
	if (!verb && session->word_count)
		usage_error(session, DIAG_COMMAND_UNKNOWN, DIAG_TEXT(str_from(name)));
	else if (!verb)
		usage_error(session, DIAG_ARGUMENT_MISSING,
		            DIAG_TEXT(STR("list | show | export | verify")));
	else if (session->word_count < wanted)
		usage_error(session, DIAG_ARGUMENT_MISSING,
		            DIAG_TEXT(session->word_count == 1
		                              ? str_from(say(session, "JEJAK", "STORE"))
		                              : STR("ID")));
	else if (session->word_count > wanted)
		usage_error(session, DIAG_ARGUMENT_EXTRA,
		            DIAG_TEXT(str_from(session->words[wanted])));
	else
		return run_verb(session, verb);
	return EXIT_USAGE;
}

static const enum option_name taken[] = {OPTION_TABLE_FORMAT, OPTION_COUNT_ALL};

const struct command command_history = {
	.name = "history",
	.usage = {"list JEJAK | show JEJAK ID | export JEJAK ID | verify JEJAK [PILIHAN]",
                  "list STORE | show STORE ID | export STORE ID | verify STORE [OPTIONS]"},
	.summary = {"menampilkan dan memeriksa penilaian yang disimpan dengan audit --save",
                    "show and verify the assessments saved with audit --save"},
	.options = taken,
	.run = run,
};
