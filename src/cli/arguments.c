// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "cli/arguments.h"

#include <string.h>

#include "base/compiler.h"

const struct option option_table[OPTION_COUNT_ALL] = {
#define OPTION(name, text, letter, value_id, value_en, help_id, help_en) \
	[OPTION_##name] = {text, letter, {value_id, value_en}, {help_id, help_en}},
#include "cli/options.def"
#undef OPTION
};

static size_t
option_find(struct str name)
{
	for (size_t i = 0; i < OPTION_COUNT_ALL; i++) {
		if (str_equal(name, str_from(option_table[i].name)))
			return i;
	}
	return OPTION_COUNT_ALL;
}

static size_t
option_find_letter(char letter)
{
	for (size_t i = 0; i < OPTION_COUNT_ALL; i++) {
		if (option_table[i].letter == letter)
			return i;
	}
	return OPTION_COUNT_ALL;
}

static void
report_unknown(struct session *session, const char *text, struct str name)
{
	struct str names[OPTION_COUNT_ALL];
	for (size_t i = 0; i < OPTION_COUNT_ALL; i++)
		names[i] = str_from(option_table[i].name);
	usage_error(session, DIAG_OPTION_UNKNOWN, DIAG_TEXT(str_from(text)));
	struct str parts[] = {STR("--"), str_nearest(name, OPTION_COUNT_ALL, names)};
	if (!str_is_empty(parts[1]))
		diag_suggest(session->diags, str_join(session->arena, COUNT_OF(parts), parts));
}

static void
keep(struct session *session, size_t option, const char *value)
{
	session->values[option] = value;
	session->given[session->given_count++] = (struct given){(enum option_name)option, value};
	if (option == OPTION_OUTPUT)
		session->outputs[session->output_count++] = value;
	if (option == OPTION_PREVIOUS)
		session->previous[session->previous_count++] = value;
	if (option == OPTION_UNIT)
		session->units[session->unit_count++] = value;
}

// One option at words[*at], its value perhaps in the next word.
static void
option_read(struct session *session, int count, char *const words[], int *at)
{
	const char *text = words[*at];
	bool is_long = text[1] == '-';
	const char *equals = is_long ? strchr(text, '=') : NULL;
	struct str name = str_from(text + 2);
	if (equals)
		name.len = (size_t)(equals - text) - 2;
	size_t option = is_long ? option_find(name) : option_find_letter(text[1]);
	if (option == OPTION_COUNT_ALL) {
		report_unknown(session, text, is_long ? name : STR(""));
		return;
	}
	const char *attached = is_long ? (equals ? equals + 1 : NULL) : (text[2] ? text + 2 : NULL);
	if (!option_table[option].value[0]) {
		if (attached)
			report_unknown(session, text, name);
		else
			keep(session, option, "");
	} else if (attached) {
		keep(session, option, attached);
	} else if (*at + 1 < count) {
		keep(session, option, words[++*at]);
	} else {
		usage_error(session, DIAG_OPTION_VALUE_MISSING, DIAG_TEXT(str_from(text)));
	}
}

// One of a few words as a number; reports another word.
static size_t
choose(struct session *session, enum option_name option, const char *const choices[], size_t count,
       size_t normal)
{
	const char *value = session->values[option];
	if (!value)
		return normal;
	struct buffer list;
	buffer_init(&list);
	size_t chosen = count;
	for (size_t i = 0; i < count; i++) {
		if (strcmp(value, choices[i]) == 0)
			chosen = i;
		buffer_add_text(&list, i ? ", " : "");
		buffer_add_text(&list, choices[i]);
	}
	if (chosen == count) {
		struct str parts[] = {STR("--"), str_from(option_table[option].name)};
		usage_error(session, DIAG_OPTION_VALUE,
		            DIAG_TEXT(str_join(session->arena, 2, parts)),
		            DIAG_TEXT(str_from(value)), DIAG_TEXT(buffer_text(&list)));
		chosen = normal;
	}
	buffer_finish(&list);
	return chosen;
}

bool
arguments_read(struct session *session, int count, char *const words[])
{
	static const char *const langs[] = {"id", "en"};
	static const char *const colors[] = {"auto", "always", "never"};
	static const char *const forms[] = {"text", "json"};
	session->given = arena_array(session->arena, (size_t)count + 1, struct given);
	session->outputs = arena_array(session->arena, (size_t)count + 1, const char *);
	session->previous = arena_array(session->arena, (size_t)count + 1, const char *);
	session->units = arena_array(session->arena, (size_t)count + 1, const char *);
	session->words = arena_array(session->arena, (size_t)count + 1, const char *);
	bool has_options = true;
	for (int i = 0; i < count; i++) {
		if (has_options && strcmp(words[i], "--") == 0)
			has_options = false;
		else if (has_options && words[i][0] == '-' && words[i][1] != '\0')
			option_read(session, count, words, &i);
		else
			session->words[session->word_count++] = words[i];
	}
	session->lang = (enum lang)choose(session, OPTION_LANG, langs, COUNT_OF(langs), LANG_ID);
	session->color = (enum color_mode)choose(session, OPTION_COLOR, colors, COUNT_OF(colors),
	                                         COLOR_AUTO);
	session->has_json_diagnostics =
		choose(session, OPTION_DIAGNOSTICS, forms, COUNT_OF(forms), 0) == 1;
	session->is_quiet = session->values[OPTION_QUIET] != NULL;
	return !diags_have_errors(session->diags);
}

static bool
is_taken(const struct command *command, size_t option)
{
	static const enum option_name common[] = {OPTION_LANG,  OPTION_COLOR, OPTION_DIAGNOSTICS,
	                                          OPTION_QUIET, OPTION_HELP,  OPTION_VERSION};
	for (size_t i = 0; i < COUNT_OF(common); i++) {
		if (common[i] == option)
			return true;
	}
	for (const enum option_name *taken = command->options; *taken != OPTION_COUNT_ALL;
	     taken++) {
		if (strcmp(option_table[*taken].name, option_table[option].name) == 0)
			return true;
	}
	return false;
}

bool
arguments_check(struct session *session, const struct command *command)
{
	for (size_t i = 0; i < OPTION_COUNT_ALL; i++) {
		if (!session->values[i] || is_taken(command, i))
			continue;
		struct str parts[] = {STR("--"), str_from(option_table[i].name)};
		usage_error(session, DIAG_OPTION_UNKNOWN,
		            DIAG_TEXT(str_join(session->arena, 2, parts)));
	}
	return !diags_have_errors(session->diags);
}
