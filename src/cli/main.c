// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The program: sets up a session, runs one command, prints the findings, exits.
#define _POSIX_C_SOURCE 200809L

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/compiler.h"
#include "base/exact.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/stage.h"
#include "cli/arguments.h"
#include "cli/help.h"
#include "cli/terminal.h"
#include "diag/print.h"
#include "patuh_config.h"

static const struct command *const commands[] = {
	&command_action,   &command_audit,   &command_check,  &command_diff,
	&command_evidence, &command_explain, &command_form,   &command_history,
	&command_import,   &command_plan,    &command_rubric, &command_trend,
};

static PATUH_NORETURN void
die_of_memory(void)
{
	static const char text[] = "patuh: kehabisan memori (out of memory)\n";
	file_stages_abandon();
	(void)!write(STDERR_FILENO, text, sizeof(text) - 1);
	_exit(EXIT_OWN_FAULT);
}

// A broken invariant, whose assertion has printed itself, or worse.
static void
die_of_fault(int number)
{
	static const char text[] =
		"patuh: kesalahan program, mohon laporkan (internal fault, please report)\n";
	(void)number;
	file_stages_abandon(); // NOLINT(bugprone-signal-handler): it does nothing but unlink(2)
	(void)!write(STDERR_FILENO, text, sizeof(text) - 1);
	_exit(EXIT_OWN_FAULT);
}

// Leaves nothing half done behind, and dies of the signal all the same.
static void
die_when_told(int number)
{
	file_stages_abandon(); // NOLINT(bugprone-signal-handler): it does nothing but unlink(2)
	(void)raise(number);
}

static void
watch_signals(void)
{
	static const int deadly[] = {SIGINT, SIGTERM, SIGHUP};
	const struct sigaction dying = {.sa_handler = die_when_told, .sa_flags = (int)SA_RESETHAND};
	for (size_t i = 0; i < COUNT_OF(deadly); i++) {
		struct sigaction old;
		if (sigaction(deadly[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
			(void)sigaction(deadly[i], &dying, NULL);
	}
	// Only in the place of nothing: sanitizers have their own.
	static const int faults[] = {SIGABRT, SIGSEGV, SIGBUS};
	for (size_t i = 0; i < COUNT_OF(faults); i++) {
		struct sigaction old;
		if (sigaction(faults[i], NULL, &old) == 0 && old.sa_handler == SIG_DFL)
			(void)signal(faults[i], die_of_fault);
	}
}

static const struct command *
command_named(const char *name)
{
	for (size_t i = 0; i < COUNT_OF(commands); i++) {
		if (strcmp(name, commands[i]->name) == 0)
			return commands[i];
	}
	return NULL;
}

static void
report_command(struct session *session, const char *name)
{
	struct str names[COUNT_OF(commands)];
	for (size_t i = 0; i < COUNT_OF(commands); i++)
		names[i] = str_from(commands[i]->name);
	usage_error(session, DIAG_COMMAND_UNKNOWN, DIAG_TEXT(str_from(name)));
	diag_suggest(session->diags, str_nearest(str_from(name), COUNT_OF(commands), names));
}

static enum exit_code
show(struct session *session, const struct command *command)
{
	struct buffer out;
	buffer_init(&out);
	if (session->values[OPTION_VERSION]) {
		buffer_add_text(&out, "patuh " PATUH_VERSION "\n");
	} else if (command) {
		help_write_command(&out, session->lang, command);
	} else {
		help_write(&out, session->lang, COUNT_OF(commands), commands);
	}
	bool is_written = terminal_write(session, buffer_text(&out));
	buffer_finish(&out);
	return is_written ? EXIT_DONE : EXIT_WORLD;
}

static enum exit_code
run(struct session *session, int count, char *const words[])
{
	if (!arguments_read(session, count, words))
		return EXIT_USAGE;
	const struct command *command =
		session->word_count ? command_named(session->words[0]) : NULL;
	if (session->word_count && !command) {
		report_command(session, session->words[0]);
		return EXIT_USAGE;
	}
	if (session->values[OPTION_HELP] || session->values[OPTION_VERSION])
		return show(session, command);
	if (!command) {
		usage_error(session, DIAG_ARGUMENT_MISSING,
		            DIAG_TEXT(str_from(say(session, "PERINTAH", "COMMAND"))));
		return EXIT_USAGE;
	}
	if (!arguments_check(session, command))
		return EXIT_USAGE;
	session->words++;
	session->word_count--;
	return command->run(session);
}

int
main(int count, char *words[])
{
	memory_on_failure(die_of_memory);
	exact_share_memory();
	watch_signals();
	struct session session = {.arena = arena_create(), .diags = diags_create()};
	enum exit_code code = run(&session, count > 0 ? count - 1 : 0, words + 1);
	terminal_write_findings(&session);
	diags_destroy(session.diags);
	arena_destroy(session.arena);
	return (int)code;
}
