// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// What every command asks of its session.
#define _POSIX_C_SOURCE 200809L

#include <string.h>
#include <time.h>

#include "cli/cli.h"

const char *
say(const struct session *session, const char *id, const char *en)
{
	return session->lang == LANG_ID ? id : en;
}

struct date
today(void)
{
	time_t now = time(NULL);
	struct tm parts;
	if (!localtime_r(&now, &parts))
		return (struct date){1970, 1, 1};
	return (struct date){parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday};
}

bool
session_as_of(struct session *session, struct date *date)
{
	static const char *const example[LANG_COUNT] = {"tanggal seperti 2026-06-30",
	                                                "a date such as 2026-06-30"};
	*date = (struct date){0, 0, 0};
	const char *value = session->values[OPTION_AS_OF];
	if (!value || date_parse(str_from(value), date))
		return true;
	usage_error(session, DIAG_OPTION_VALUE, DIAG_TEXT(STR("--as-of")),
	            DIAG_TEXT(str_from(value)), DIAG_WORDS(example));
	return false;
}

bool
session_figure(struct session *session, bool *is_verified)
{
	const char *value = session->values[OPTION_COUNT];
	*is_verified = value && strcmp(value, "verified") == 0;
	if (!value || *is_verified || strcmp(value, "claimed") == 0)
		return true;
	usage_error(session, DIAG_OPTION_VALUE, DIAG_TEXT(STR("--count")),
	            DIAG_TEXT(str_from(value)), DIAG_TEXT(STR("claimed, verified")));
	return false;
}

enum exit_code
session_verdict(const struct session *session)
{
	if (diags_count(session->diags, DIAG_SEVERITY_ERROR))
		return EXIT_INPUT;
	return diags_count(session->diags, DIAG_SEVERITY_FAILURE) ? EXIT_WORLD : EXIT_DONE;
}
