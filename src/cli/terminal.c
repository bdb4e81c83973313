// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#define _POSIX_C_SOURCE 200809L

#include "cli/terminal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "diag/print.h"

// Work that is over before one could read a line needs none.
static const size_t FILES_WORTH_TELLING = 8;

static bool
write_all(int descriptor, struct str bytes)
{
	size_t done = 0;
	while (done < bytes.len) {
		ssize_t wrote = write(descriptor, bytes.data + done, bytes.len - done);
		if (wrote < 0 && errno != EINTR)
			return false;
		if (wrote > 0)
			done += (size_t)wrote;
	}
	return true;
}

bool
terminal_write(struct session *session, struct str bytes)
{
	if (write_all(STDOUT_FILENO, bytes))
		return true;
	struct diag_arg name =
		DIAG_TEXT(str_from(say(session, "keluaran baku", "standard output")));
	if (errno == ENOSPC)
		diag_add(session->diags, PLACE_NONE, DIAG_OUTPUT_FULL, name);
	else
		diag_add(session->diags, PLACE_NONE, DIAG_OUTPUT_FAILED, name);
	return false;
}

static bool
wants_color(const struct session *session, int descriptor)
{
	if (session->color != COLOR_AUTO)
		return session->color == COLOR_ALWAYS;
	const char *off = getenv("NO_COLOR"), *terminal = getenv("TERM");
	bool is_plain = (off && *off) || !terminal || strcmp(terminal, "dumb") == 0;
	return !is_plain && isatty(descriptor);
}

bool
terminal_has_color(const struct session *session)
{
	return wants_color(session, STDOUT_FILENO);
}

bool
terminal_is_output(void)
{
	return isatty(STDOUT_FILENO);
}

static void
write_counts(struct buffer *out, const struct session *session)
{
	size_t errors = diags_error_count(session->diags);
	size_t warnings = diags_count(session->diags, DIAG_SEVERITY_WARNING);
	if (errors == 0)
		return;
	buffer_add_integer(out, (long long)errors);
	buffer_add_text(out, say(session, " kesalahan", errors == 1 ? " error" : " errors"));
	if (warnings) {
		buffer_add_text(out, ", ");
		buffer_add_integer(out, (long long)warnings);
		buffer_add_text(
			out, say(session, " peringatan", warnings == 1 ? " warning" : " warnings"));
	}
	buffer_add_text(out, say(session, "; `patuh explain KODE` menjelaskan sebuah kode\n",
	                         "; `patuh explain CODE` explains a code\n"));
}

void
terminal_write_findings(struct session *session)
{
	struct diag_style style = {
		.lang = session->lang,
		.has_color = wants_color(session, STDERR_FILENO),
		.is_json = session->has_json_diagnostics,
		.least = session->is_quiet ? DIAG_SEVERITY_ERROR : DIAG_SEVERITY_NOTE,
	};
	struct buffer out;
	buffer_init(&out);
	diags_write(&out, session->diags, &style);
	if (!style.is_json)
		write_counts(&out, session);
	// Where even this cannot be written, nobody is there to be told.
	(void)write_all(STDERR_FILENO, buffer_text(&out));
	buffer_finish(&out);
}

void
terminal_progress(void *context, size_t done, size_t total)
{
	struct session *session = context;
	if (session->is_quiet || total < FILES_WORTH_TELLING || !isatty(STDERR_FILENO))
		return;
	if (done == total)
		(void)fputs("\r\033[K", stderr);
	else
		(void)fprintf(stderr, "\r%s %zu/%zu …",
		              say(session, "Menilai berkas", "Assessing file"), done + 1, total);
	(void)fflush(stderr);
}
