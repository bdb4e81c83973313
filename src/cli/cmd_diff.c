// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include <string.h>

#include "audit/change.h"
#include "cli/cli.h"
#include "cli/terminal.h"
#include "report/change_text.h"
#include "store/moments.h"
#include "store/record.h"

// What stands beside each other.
struct sides {
	struct store *store;
	const struct record *from, *to;
	const struct rubric *from_rubric, *to_rubric;
};

// All units of a record, read for a rubric.
static const struct unit *const *
units_of(struct session *session, struct store *store, const struct record *record,
         const struct rubric *rubric, size_t *count)
{
	struct record_units *reader = record_units_begin(session->arena, store, record, rubric);
	const struct unit **units = NULL;
	size_t capacity = 0;
	*count = 0;
	for (const struct unit *unit; (unit = record_units_next(reader, session->arena));) {
		units = arena_grow(session->arena, units, *count, &capacity, sizeof(*units));
		units[(*count)++] = unit;
	}
	record_units_finish(reader);
	return units;
}

// The figure that --count says, or both sides count.
static bool
figure_settle(struct session *session, const struct sides *sides, enum figure *figure)
{
	if (session->values[OPTION_COUNT])
		return true;
	*figure = sides->to->score.counted;
	if (sides->from->score.counted == sides->to->score.counted)
		return true;
	usage_error(session, DIAG_DIFF_FIGURES, DIAG_COUNT_OF(sides->from->id),
	            DIAG_COUNT_OF(sides->to->id));
	return false;
}

// What was stored must be what is computed now, else the parts explain something else.
static bool
is_as_stored(struct session *session, const struct moment *moment, enum figure figure,
             const struct reading *computed)
{
	const struct reading *stored = &moment->readings[figure];
	if (stored->has_score == computed->has_score &&
	    (!stored->has_score || stored->shown.units == computed->shown.units))
		return true;
	diag_add(session->diags, PLACE_NONE, DIAG_RECORD_DIFFERS,
	         DIAG_TEXT(str_from(session->words[0])), DIAG_COUNT_OF(moment->id));
	return false;
}

static bool
rubrics_read(struct session *session, struct sides *sides)
{
	struct diags *unheard = diags_create();
	bool is_same = str_equal(sides->from->rubric_digest, sides->to->rubric_digest);
	sides->from_rubric = record_rubric(session->arena, unheard, sides->store, sides->from);
	sides->to_rubric =
		is_same ? sides->from_rubric
			: record_rubric(session->arena, unheard, sides->store, sides->to);
	diags_destroy(unheard);
	return sides->from_rubric && sides->to_rubric;
}

static const struct change *
explain(struct session *session, const struct sides *sides, enum figure figure)
{
	struct change_input input = {
		.from = {.rubric = sides->from_rubric, .day = sides->from->score.as_of},
		.to = {.rubric = sides->to_rubric, .day = sides->to->score.as_of},
		.figure = figure,
	};
	size_t count;
	input.from.units = units_of(session, sides->store, sides->from, sides->from_rubric,
	                            &input.from.unit_count);
	input.to.units =
		units_of(session, sides->store, sides->to, sides->to_rubric, &input.to.unit_count);
	input.carried = input.from.units;
	if (sides->from_rubric != sides->to_rubric)
		input.carried =
			units_of(session, sides->store, sides->from, sides->to_rubric, &count);
	return diags_have_errors(session->diags) ? NULL : change_explain(session->arena, &input);
}

static const struct moment *
moment_of(const struct moment *moments, size_t count, const struct record *record)
{
	for (size_t i = 0; i < count; i++) {
		if (moments[i].id == record->id)
			return &moments[i];
	}
	return NULL;
}

static enum exit_code
diff(struct session *session, struct sides *sides, enum figure figure, enum table_format format)
{
	size_t count;
	if (!figure_settle(session, sides, &figure))
		return EXIT_USAGE;
	struct moment *moments =
		store_moments(session->arena, sides->store,
	                      &(struct subject){SUBJECT_INSTITUTION, STR("")}, &count);
	const struct moment *from = moment_of(moments, count, sides->from);
	const struct moment *to = moment_of(moments, count, sides->to);
	const struct change *change =
		rubrics_read(session, sides) ? explain(session, sides, figure) : NULL;
	if (!change || !is_as_stored(session, from, figure, &change->institution.from) ||
	    !is_as_stored(session, to, figure, &change->institution.to))
		return session_verdict(session);
	if (!str_equal(from->institution, to->institution))
		diag_add(session->diags, PLACE_NONE, DIAG_DIFF_INSTITUTIONS,
		         DIAG_TEXT(from->institution), DIAG_TEXT(to->institution));
	struct buffer out;
	buffer_init(&out);
	const struct change_report report = {change, figure, from, to};
	change_report_write(&out, &report, format, session->lang);
	(void)terminal_write(session, buffer_text(&out));
	buffer_finish(&out);
	return session_verdict(session);
}

static enum exit_code
run(struct session *session)
{
	enum table_format format;
	bool is_verified;
	int64_t from, to;
	if (session->word_count < 3)
		usage_error(session, DIAG_ARGUMENT_MISSING,
		            DIAG_TEXT(session->word_count == 0
		                              ? str_from(say(session, "JEJAK", "STORE"))
		                              : STR("ID")));
	else if (session->word_count > 3)
		usage_error(session, DIAG_ARGUMENT_EXTRA, DIAG_TEXT(str_from(session->words[3])));
	bool is_sound = session_table_format(session, &format);
	is_sound &= session_figure(session, &is_verified);
	if (!is_sound || diags_have_errors(session->diags) ||
	    !session_record_id(session, session->words[1], &from) ||
	    !session_record_id(session, session->words[2], &to))
		return EXIT_USAGE;
	struct sides sides = {.store = store_open(session->diags, session->words[0])};
	if (!sides.store)
		return session_verdict(session);
	sides.from = record_find(session->arena, sides.store, from);
	sides.to = record_find(session->arena, sides.store, to);
	enum exit_code code = EXIT_USAGE;
	if (sides.from && sides.to)
		code = diff(session, &sides, is_verified ? FIGURE_VERIFIED : FIGURE_CLAIMED,
		            format);
	store_close(sides.store);
	return code;
}

static const enum option_name taken[] = {OPTION_COUNT, OPTION_TABLE_FORMAT, OPTION_COUNT_ALL};

const struct command command_diff = {
	.name = "diff",
	.usage = {"JEJAK ID ID [PILIHAN]", "STORE ID ID [OPTIONS]"},
	.summary = {"menguraikan perubahan nilai antara dua penilaian menurut sebabnya",
                    "split the change of a score between two assessments into its causes"},
	.options = taken,
	.run = run,
};
