// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include <string.h>

#include "audit/trend.h"
#include "base/arena.h"
#include "cli/cli.h"
#include "cli/outputs.h"
#include "report/xlsx/trend_book.h"
#include "store/moments.h"
#include "store/record.h"

// What one run of the command is about.
struct inquiry {
	struct session *session;
	struct outputs outputs;
	struct subject subject;
	struct store *store;
};

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

// Leaves the moments of the institution and the rubric asked for.
static size_t
narrow(const struct session *session, size_t count, struct moment moments[])
{
	const char *rubric = session->word_count > 1 ? session->words[1] : NULL;
	size_t kept = 0;
	for (size_t i = 0; i < count; i++) {
		if (is_wanted(session->values[OPTION_INSTITUTION], moments[i].institution) &&
		    is_wanted(rubric, moments[i].rubric))
			moments[kept++] = moments[i];
	}
	return kept;
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
		has_institution |= is_wanted(institution, moments[i].institution);
		has_rubric |= is_wanted(rubric, moments[i].rubric);
	}
	count = narrow(session, count, moments);
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

// The trends of all units or groups that there are.
static struct trend_family
family_read(struct session *session, struct store *store, enum subject_kind kind)
{
	struct trend_family family = {0};
	const struct subject *subjects = store_subjects(session->arena, store, kind, &family.count);
	struct trend_member *members =
		arena_array(session->arena, family.count, struct trend_member);
	for (size_t i = 0; i < family.count; i++) {
		size_t count;
		struct moment *moments = store_moments(session->arena, store, &subjects[i], &count);
		count = narrow(session, count, moments);
		members[i].id = subjects[i].id;
		members[i].trends =
			trends_create(session->arena, count, moments, &members[i].trend_count);
	}
	family.members = members;
	return family;
}

// The rubric of the last method of each trend, as far as it can still be read.
static const struct rubric **
last_rubrics(struct session *session, struct store *store, size_t count,
             const struct trend trends[])
{
	const struct rubric **rubrics = arena_array(session->arena, count, const struct rubric *);
	struct diags *unheard = diags_create();
	for (size_t i = 0; i < count; i++) {
		const struct trend *trend = &trends[i];
		const struct record *record = record_find(
			session->arena, store, trend->points[trend->point_count - 1].moment->id);
		rubrics[i] = record ? record_rubric(session->arena, unheard, store, record) : NULL;
	}
	diags_destroy(unheard);
	return rubrics;
}

static void
book_write(struct inquiry *inquiry, const struct report_output *output, struct trend_book *book)
{
	struct session *session = inquiry->session;
	const struct book_file file = {session->arena, session->diags, session->lang, output->path,
	                               output->name};
	if (!book->rubrics) {
		book->rubrics = last_rubrics(session, inquiry->store, book->count, book->trends);
		if (!book->subject->kind) {
			book->units = family_read(session, inquiry->store, SUBJECT_UNIT);
			book->groups = family_read(session, inquiry->store, SUBJECT_GROUP);
		}
	}
	if (!diags_have_errors(session->diags))
		trend_book_write(&file, book);
}

static void
outputs_write(struct inquiry *inquiry, size_t count, const struct trend trends[])
{
	static const char *const kinds[] = {
		[SUBJECT_INSTITUTION] = NULL, [SUBJECT_UNIT] = "unit", [SUBJECT_GROUP] = "group"};
	const struct trend_subject shown = {kinds[inquiry->subject.kind], inquiry->subject.id};
	struct trend_book book = {.count = count, .trends = trends, .subject = &shown};
	for (size_t i = 0; i < inquiry->outputs.count; i++) {
		struct report_output *output = &inquiry->outputs.reports[i];
		enum table_format format;
		if (output_is_table(output, &format))
			trend_write(&output->out, count, trends, &shown, format,
			            inquiry->session->lang);
		else
			book_write(inquiry, output, &book);
	}
}

static enum exit_code
trend(struct inquiry *inquiry)
{
	struct session *session = inquiry->session;
	size_t count;
	struct moment *moments =
		store_moments(session->arena, inquiry->store, &inquiry->subject, &count);
	if (diags_have_errors(session->diags))
		return session_verdict(session);
	count = filter(session, &inquiry->subject, count, moments);
	if (diags_have_errors(session->diags))
		return EXIT_USAGE;
	size_t trend_count;
	const struct trend *trends = trends_create(session->arena, count, moments, &trend_count);
	if (outputs_begin(session, &inquiry->outputs))
		outputs_write(inquiry, trend_count, trends);
	if (!diags_have_errors(session->diags))
		(void)outputs_commit(session, &inquiry->outputs);
	return session_verdict(session);
}

static enum exit_code
inquire(struct inquiry *inquiry)
{
	struct session *session = inquiry->session;
	bool is_sound = outputs_plan_tables(session, &inquiry->outputs,
	                                    session->word_count ? session->words[0] : NULL);
	is_sound &= subject_read(session, &inquiry->subject);
	if (session->word_count == 0)
		usage_error(session, DIAG_ARGUMENT_MISSING,
		            DIAG_TEXT(str_from(say(session, "JEJAK", "STORE"))));
	else if (session->word_count > 2)
		usage_error(session, DIAG_ARGUMENT_EXTRA, DIAG_TEXT(str_from(session->words[2])));
	if (!is_sound || diags_have_errors(session->diags))
		return EXIT_USAGE;
	inquiry->store = store_open(session->diags, session->words[0]);
	if (!inquiry->store)
		return session_verdict(session);
	enum exit_code code = trend(inquiry);
	store_close(inquiry->store);
	return code;
}

static enum exit_code
run(struct session *session)
{
	struct inquiry inquiry = {.session = session};
	enum exit_code code = inquire(&inquiry);
	outputs_finish(&inquiry.outputs);
	return code;
}

static const enum option_name taken[] = {OPTION_UNIT,        OPTION_GROUP,       OPTION_INSTITUTION,
                                         OPTION_BOOK_OUTPUT, OPTION_BOOK_FORMAT, OPTION_COUNT_ALL};

const struct command command_trend = {
	.name = "trend",
	.usage = {"JEJAK [RUBRIK] [PILIHAN]", "STORE [RUBRIC] [OPTIONS]"},
	.summary = {"menampilkan nilai antarperiode dari jejak yang disimpan",
                    "show scores over periods out of a store"},
	.options = taken,
	.run = run,
};
