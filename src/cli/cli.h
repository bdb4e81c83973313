// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The command line: options, the session that every command runs in, and the table of commands.
// Only cli/ prints, exits, and asks the clock and the environment.
#ifndef PATUH_CLI_CLI_H
#define PATUH_CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/date.h"
#include "base/lang.h"
#include "diag/diag.h"
#include "model/rubric.h"
#include "report/table_format.h"

// patuh(1)
enum exit_code {
	EXIT_DONE = 0,
	EXIT_BELOW = 1,
	EXIT_USAGE = 2,
	EXIT_INPUT = 3,
	EXIT_WORLD = 4,
	EXIT_OWN_FAULT = 70
};

enum option_name {
#define OPTION(name, ...) OPTION_##name,
#include "cli/options.def"
#undef OPTION
	OPTION_COUNT_ALL
};

struct option {
	const char *name;
	char letter;                   // 0: none
	const char *value[LANG_COUNT]; // NULL: it takes none
	const char *help[LANG_COUNT];
};

extern const struct option option_table[OPTION_COUNT_ALL];

enum color_mode {
	COLOR_AUTO,
	COLOR_ALWAYS,
	COLOR_NEVER
};

// An option as it was given; for those that may be repeated.
struct given {
	enum option_name option;
	const char *value;
};

// What the command line said, and what a command works with.
struct session {
	struct arena *arena;
	struct diags *diags;
	enum lang lang;
	enum color_mode color;
	bool has_json_diagnostics;
	bool is_quiet;
	const char *values[OPTION_COUNT_ALL]; // NULL: not given; "" for an option without value
	size_t output_count;
	const char **outputs; // every -o
	size_t given_count;
	struct given *given; // every option with a value, in order
	size_t previous_count;
	const char **previous; // every --previous
	size_t unit_count;
	const char **units; // every --unit
	size_t word_count;
	const char **words; // the command's arguments
};

struct command {
	const char *name;
	const char *usage[LANG_COUNT];   // without "patuh NAME"
	const char *summary[LANG_COUNT]; // one line
	const enum option_name
		*options; // ended by OPTION_COUNT_ALL; those of every command left out
	enum exit_code (*run)(struct session *session);
};

extern const struct command command_action, command_audit, command_check, command_diff,
	command_evidence, command_explain, command_form, command_history, command_import,
	command_plan, command_rubric, command_trend;

// The text in the language of the session.
const char *say(const struct session *session, const char *id, const char *en);

// The date that --as-of gives; unset where it is not given. False, reported, where it is no date.
bool session_as_of(struct session *session, struct date *date);

// The figure of --count. False, reported, where it is none.
bool session_figure(struct session *session, bool *is_verified);

// The form of --format, text where it is not given. False, reported, where it is none.
bool session_table_format(struct session *session, enum table_format *format);

// The number of an assessment in a store. False, reported, where the word is none.
bool session_record_id(struct session *session, const char *word, int64_t *id);

// Today, by the computer's clock and time zone.
struct date today(void);

// This moment as 2026-06-30T08:15:00Z: by the computer's clock, or what SOURCE_DATE_EPOCH says.
struct str now(struct session *session);

// Reports a wrong use of the command line.
#define usage_error(session, code, ...) diag_add((session)->diags, PLACE_NONE, code, __VA_ARGS__)

// 3 or 4, whichever the findings call for; 0 where there are no errors.
enum exit_code session_verdict(const struct session *session);

#endif
