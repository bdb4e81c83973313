// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include <string.h>

#include "audit/trend.h"
#include "cli/cli.h"
#include "cli/terminal.h"
#include "report/trend_text.h"
#include "store/moments.h"

static bool
is_wanted(const char *filter, struct str text)
{
	return !filter || str_equal(str_from(filter), text);
}

// Whose figures the options ask for. False, reported, where they ask for two.
static bool
subject_read(struct session *session, struct subject *subject)
{
	const char *unit = session->values[OPTION_UNIT], *group = session->values[OPTION_GROUP];
	*subject = (struct subject){SUBJECT_INSTITUTION, STR("")};
	if (unit)
		*subject = (struct subject){SUBJECT_UNIT, str_from(unit)};
	if (group)
		*subject = (struct subject){SUBJECT_GROUP, str_from(group)};
	if (unit && group)
		usage_error(session, DIAG_OPTIONS_CLASH, DIAG_TEXT(STR("--unit")),
		            DIAG_TEXT(STR("--group")));
	return !(unit && group);
}

static void
report_missing(struct session *session, struct str id)
{
	usage_error(session, DIAG_SERIES_UNKNOWN, DIAG_TEXT(id),
	            DIAG_TEXT(str_from(session->words[0])));
}

// Does the subject ever occur in that institution?
static bool
occurs(const struct moment *moments, size_t count, struct str institution)
{
	for (size_t i = 0; i < count; i++) {
		if (moments[i].is_there && str_equal(moments[i].institution, institution))
			return true;
	}
	return false;
}

// Leaves what was asked for, and says what of it is nowhere. What was assessed at other times
// stays, so that a gap is seen.
static size_t
filter(struct session *session, const struct subject *subject, size_t count,
       struct moment moments[])
{
	const char *institution = session->values[OPTION_INSTITUTION];
	const char *rubric = session->word_count > 1 ? session->words[1] : NULL;
	bool has_institution = false, has_rubric = false;
	size_t kept = 0;
	for (size_t i = 0; i < count; i++) {
		bool is_ours = is_wanted(institution, moments[i].institution);
		has_institution |= is_ours;
		has_rubric |= is_wanted(rubric, moments[i].rubric);
		if (is_ours && is_wanted(rubric, moments[i].rubric))
			moments[kept++] = moments[i];
	}
	count = kept;
	kept = 0;
	for (size_t i = 0; i < count; i++) {
		if (occurs(moments, count, moments[i].institution))
			moments[kept++] = moments[i];
	}
	if (!has_institution)
		report_missing(session, str_from(institution));
	if (!has_rubric)
		report_missing(session, str_from(rubric));
	if (has_institution && has_rubric && kept == 0)
		report_missing(session, subject->kind == SUBJECT_INSTITUTION ? str_from(rubric)
		                                                             : subject->id);
	return kept;
}

static enum exit_code
trend(struct session *session, struct store *store, const struct subject *subject,
      enum table_format format)
{
	static const char *const kinds[] = {
		[SUBJECT_INSTITUTION] = NULL, [SUBJECT_UNIT] = "unit", [SUBJECT_GROUP] = "group"};
	const struct trend_subject shown = {kinds[subject->kind], subject->id};
	size_t count;
	struct moment *moments = store_moments(session->arena, store, subject, &count);
	if (diags_have_errors(session->diags))
		return session_verdict(session);
	count = filter(session, subject, count, moments);
	if (diags_have_errors(session->diags))
		return EXIT_USAGE;
	struct buffer out;
	size_t trend_count;
	buffer_init(&out);
	const struct trend *trends = trends_create(session->arena, count, moments, &trend_count);
	trend_write(&out, trend_count, trends, &shown, format, session->lang);
	(void)terminal_write(session, buffer_text(&out));
	buffer_finish(&out);
	return session_verdict(session);
}

static enum exit_code
run(struct session *session)
{
	struct subject subject;
	enum table_format format;
	bool is_sound = session_table_format(session, &format);
	is_sound &= subject_read(session, &subject);
	if (session->word_count == 0)
		usage_error(session, DIAG_ARGUMENT_MISSING,
		            DIAG_TEXT(str_from(say(session, "JEJAK", "STORE"))));
	else if (session->word_count > 2)
		usage_error(session, DIAG_ARGUMENT_EXTRA, DIAG_TEXT(str_from(session->words[2])));
	if (!is_sound || diags_have_errors(session->diags))
		return EXIT_USAGE;
	struct store *store = store_open(session->diags, session->words[0]);
	if (!store)
		return session_verdict(session);
	enum exit_code code = trend(session, store, &subject, format);
	store_close(store);
	return code;
}

static const enum option_name taken[] = {OPTION_UNIT, OPTION_GROUP, OPTION_INSTITUTION,
                                         OPTION_TABLE_FORMAT, OPTION_COUNT_ALL};

const struct command command_trend = {
	.name = "trend",
	.usage = {"JEJAK [RUBRIK] [PILIHAN]", "STORE [RUBRIC] [OPTIONS]"},
	.summary = {"menampilkan nilai antarperiode dari jejak yang disimpan",
                    "show scores over periods out of a store"},
	.options = taken,
	.run = run,
};
