// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include <string.h>

#include "base/compiler.h"
#include "cli/cli.h"
#include "cli/evidence_scan.h"
#include "cli/library.h"
#include "cli/outputs.h"
#include "cli/terminal.h"
#include "model/intake.h"
#include "patuh_config.h"
#include "report/evidence_lists.h"

// What one run of the command is about.
struct survey {
	struct session *session;
	struct report_options options;
	struct outputs outputs;
	enum evidence_list list;
	const struct rubric *rubric;
	struct intake *intake;
	struct inspection *inspection;
	struct calendar *calendar;
	struct listing *listing;
	size_t unit_count, unit_capacity;
	const struct unit **units; // kept only where a folder is scanned
};

// The list that the options ask for. False, reported, where they ask for two.
static bool
list_read(struct session *session, enum evidence_list *list)
{
	static const struct {
		enum option_name option;
		enum evidence_list list;
	} choices[] = {
		{OPTION_FILES, EVIDENCE_LIST_FILES},
		{OPTION_CALENDAR, EVIDENCE_LIST_CALENDAR},
		{OPTION_LOCK, EVIDENCE_LIST_LOCK},
		{OPTION_SCAN, EVIDENCE_LIST_SCAN},
	};
	const char *first = NULL;
	*list = EVIDENCE_LIST_WANTED;
	for (size_t i = 0; i < COUNT_OF(choices); i++) {
		struct str parts[] = {STR("--"), str_from(option_table[choices[i].option].name)};
		const char *name = str_join(session->arena, COUNT_OF(parts), parts).data;
		if (!session->values[choices[i].option])
			continue;
		if (first)
			usage_error(session, DIAG_OPTIONS_CLASH, DIAG_TEXT(str_from(first)),
			            DIAG_TEXT(str_from(name)));
		first = name;
		*list = choices[i].list;
	}
	if (session->values[OPTION_ACCEPT] && !session->values[OPTION_LOCK])
		usage_error(session, DIAG_OPTION_ALONE, DIAG_TEXT(STR("--accept")),
		            DIAG_TEXT(STR("--lock")));
	if (session->values[OPTION_WRITE] && !session->values[OPTION_SCAN])
		usage_error(session, DIAG_OPTION_ALONE, DIAG_TEXT(STR("--write")),
		            DIAG_TEXT(STR("--scan")));
	return !diags_have_errors(session->diags);
}

static bool
options_read(struct survey *survey)
{
	static const char *const formats[] = {"text", "json", "csv", NULL};
	struct session *session = survey->session;
	survey->options = (struct report_options){
		.lang = session->lang,
		.has_color = terminal_has_color(session),
		.tool_version = PATUH_VERSION,
		.score.counted = FIGURE_VERIFIED,
	};
	survey->outputs.formats = formats;
	bool is_sound = session_as_of(session, &survey->options.score.as_of);
	is_sound &= list_read(session, &survey->list);
	is_sound &= outputs_plan(session, &survey->outputs);
	if (session->word_count >= 2)
		return is_sound;
	const char *missing = session->word_count == 0 ? say(session, "RUBRIK", "RUBRIC")
	                                               : say(session, "BUKTI", "EVIDENCE");
	usage_error(session, DIAG_ARGUMENT_MISSING, DIAG_TEXT(str_from(missing)));
	return false;
}

static bool
is_input(const void *context, const char *path)
{
	const struct survey *survey = context;
	return intake_reads(survey->intake, path) || library_reads(survey->rubric, path) ||
	       inspection_reads(survey->inspection, path);
}

// Loads what the words name. False, reported, where it cannot be.
static bool
inputs_load(struct survey *survey)
{
	struct session *session = survey->session;
	const struct intake_head head = {str_from(session->values[OPTION_INSTITUTION]),
	                                 str_from(session->values[OPTION_PERIOD])};
	struct date *day = &survey->options.score.as_of;
	survey->rubric = library_load(session, session->words[0]);
	if (!survey->rubric)
		return false;
	survey->intake = intake_create(session->arena, session->diags, survey->rubric,
	                               session->word_count - 1, session->words + 1);
	intake_set_head(survey->intake, &head);
	if (!date_is_set(*day))
		*day = intake_last_assessed(survey->intake);
	if (!date_is_set(*day)) {
		*day = today();
		diag_add(session->diags, PLACE_NONE, DIAG_AS_OF_ASSUMED, DIAG_DATE(*day));
	}
	const struct inspection_options options = {session->values[OPTION_ATTACHMENTS], true, *day};
	survey->inspection = inspection_create(session->arena, session->diags, &options);
	survey->calendar = calendar_create(session->arena, survey->rubric, &survey->options.score);
	survey->listing = evidence_list_create(session->arena, survey->list);
	return survey->inspection != NULL;
}

static void
survey_unit(struct survey *survey, struct arena *passing, const struct unit *unit)
{
	const struct lack *lacks;
	inspection_add(survey->inspection, unit);
	// Reports which required evidence of verified answers proves nothing.
	const struct unit_result *result = score_unit(passing, survey->session->diags,
	                                              survey->rubric, unit, &survey->options.score);
	if (survey->list == EVIDENCE_LIST_CALENDAR)
		calendar_add(survey->calendar, unit);
	if (survey->list == EVIDENCE_LIST_SCAN) {
		survey->units =
			arena_grow(survey->session->arena, survey->units, survey->unit_count,
		                   &survey->unit_capacity, sizeof(*survey->units));
		survey->units[survey->unit_count++] = unit;
	}
	if (survey->list != EVIDENCE_LIST_WANTED)
		return;
	size_t count = lacking_find(passing, survey->rubric, result, &lacks);
	for (size_t i = 0; i < count; i++)
		evidence_list_add_wanted(survey->listing, survey->options.lang, unit, &lacks[i]);
}

static void
survey_all(struct survey *survey)
{
	bool is_kept = survey->list == EVIDENCE_LIST_SCAN;
	struct arena *passing = is_kept ? survey->session->arena : arena_create();
	size_t count = intake_file_count(survey->intake);
	for (size_t i = 0; i < count; i++) {
		terminal_progress(survey->session, i, count);
		if (!is_kept)
			arena_reset(passing);
		const struct evidence *evidence = intake_read(survey->intake, passing, i);
		for (size_t u = 0; evidence && u < evidence->unit_count; u++)
			survey_unit(survey, passing, &evidence->units[u]);
	}
	terminal_progress(survey->session, count, count);
	if (!is_kept)
		arena_destroy(passing);
	intake_finish(survey->intake);
	inspection_finish(survey->inspection);
}

// Writes the lock of a site where there is something new, and lists it.
static void
renew_lock(struct survey *survey, const struct site *site)
{
	struct session *session = survey->session;
	struct lock_update update = inspection_renew(survey->inspection, session->arena, site,
	                                             session->values[OPTION_ACCEPT] != NULL);
	struct diag_arg file = DIAG_TEXT(str_from(site->lock->file));
	size_t kept = 0, written = 0;
	for (size_t i = 0; i < update.news_count; i++) {
		const struct lock_news *news = &update.news[i];
		kept += news->state == LOCK_CHANGED || news->state == LOCK_GONE;
		written += news->state == LOCK_NEW || news->state == LOCK_RENEWED ||
		           news->state == LOCK_DROPPED;
		if (news->state != LOCK_SAME)
			evidence_list_add_news(survey->listing, survey->options.lang,
			                       site->lock->file, news);
	}
	if (kept)
		diag_add(session->diags, PLACE_NONE, DIAG_LOCK_KEPT, file, DIAG_COUNT_OF(kept));
	if (update.uncited_count)
		diag_add(session->diags, PLACE_NONE, DIAG_LOCK_UNCITED, file,
		         DIAG_COUNT_OF(update.uncited_count));
	if (!written)
		return;
	struct buffer text;
	buffer_init(&text);
	lock_write(&text, &update.lock);
	(void)outputs_write_file(session, site->lock->file, buffer_text(&text));
	buffer_finish(&text);
}

// Fills the list with what is known only at the end.
static void
list_fill(struct survey *survey)
{
	const struct inspection *inspection = survey->inspection;
	enum lang lang = survey->options.lang;
	size_t count;
	switch (survey->list) {
	case EVIDENCE_LIST_FILES:
		for (size_t i = 0; i < inspection_count(inspection); i++)
			evidence_list_add_file(survey->listing, lang,
			                       inspection_citing(inspection, i));
		break;
	case EVIDENCE_LIST_CALENDAR: {
		const struct expiry *expiries = calendar_finish(survey->calendar, &count);
		for (size_t i = 0; i < count; i++)
			evidence_list_add_expiry(survey->listing, lang, &expiries[i]);
		break;
	}
	case EVIDENCE_LIST_LOCK:
		for (size_t i = 0; i < inspection_site_count(inspection); i++)
			renew_lock(survey, inspection_site(inspection, i));
		break;
	case EVIDENCE_LIST_SCAN: {
		const struct scan scan = {survey->session,    survey->rubric,     survey->intake,
		                          survey->inspection, survey->unit_count, survey->units};
		evidence_scan(&scan, survey->listing);
		break;
	}
	case EVIDENCE_LIST_WANTED:
	case EVIDENCE_LIST_COUNT:
		break;
	}
}

static void
pages_write(struct survey *survey)
{
	const struct evidence_page page = {survey->list, survey->listing, survey->inspection,
	                                   intake_institution(survey->intake),
	                                   intake_period(survey->intake)};
	struct session *session = survey->session;
	for (size_t i = 0; i < survey->outputs.count; i++) {
		struct report_output *output = &survey->outputs.reports[i];
		const struct report report = {
			.arena = session->arena,
			.diags = session->diags,
			.rubric = survey->rubric,
			.options = &survey->options,
			.intake = survey->intake,
			.out = &output->out,
			.path = output->path,
			.name = output->name,
		};
		static void (*const writes[TABLE_FORMAT_COUNT])(const struct report *,
		                                                const struct evidence_page *) = {
			[TABLE_FORMAT_TEXT] = evidence_page_write_text,
			[TABLE_FORMAT_CSV] = evidence_page_write_csv,
			[TABLE_FORMAT_JSON] = evidence_page_write_json,
		};
		enum table_format format;
		(void)output_is_table(output, &format);
		writes[format](&report, &page);
	}
}

static enum exit_code
survey_run(struct survey *survey)
{
	struct session *session = survey->session;
	if (!inputs_load(survey))
		return session_verdict(session);
	survey_all(survey);
	if (diags_have_errors(session->diags))
		return session_verdict(session);
	if (!outputs_spare_inputs(session, &survey->outputs, is_input, survey))
		return EXIT_USAGE;
	list_fill(survey);
	pages_write(survey);
	if (!diags_have_errors(session->diags))
		(void)outputs_commit(session, &survey->outputs);
	return session_verdict(session);
}

static enum exit_code
run(struct session *session)
{
	struct survey survey = {.session = session};
	enum exit_code code = options_read(&survey) ? survey_run(&survey) : EXIT_USAGE;
	inspection_destroy(survey.inspection);
	outputs_finish(&survey.outputs);
	return code;
}

static const enum option_name taken[] = {
	OPTION_ATTACHMENTS, OPTION_FILES,  OPTION_CALENDAR, OPTION_LOCK,     OPTION_ACCEPT,
	OPTION_SCAN,        OPTION_WRITE,  OPTION_AS_OF,    OPTION_OUTPUT,   OPTION_TABLE_FORMAT,
	OPTION_INSTITUTION, OPTION_PERIOD, OPTION_RUBRICS,  OPTION_COUNT_ALL};

const struct command command_evidence = {
	.name = "evidence",
	.usage = {"RUBRIK BUKTI… [PILIHAN]", "RUBRIC EVIDENCE… [OPTIONS]"},
	.summary = {"memeriksa berkas bukti: ada, utuh, berlaku, tidak dipinjam",
                    "inspect the files of evidence: there, unchanged, valid, not borrowed"},
	.options = taken,
	.run = run,
};
