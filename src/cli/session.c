// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// What every command asks of its session.
#define _POSIX_C_SOURCE 200809L

#include <inttypes.h>
#include <stdlib.h>
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

struct str
now(struct session *session)
{
	const char *set = getenv("SOURCE_DATE_EPOCH");
	char *end = NULL;
	time_t moment = set ? (time_t)strtoimax(set, &end, 10) : time(NULL);
	if (!set || end == set || *end != '\0')
		moment = time(NULL);
	struct tm parts;
	char text[sizeof("-2147481748-01-01T00:00:00Z")];
	size_t len = gmtime_r(&moment, &parts)
	                     ? strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &parts)
	                     : 0;
	return str_copy(session->arena, (struct str){text, len});
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

bool
session_table_format(struct session *session, enum table_format *format)
{
	static const char *const names[TABLE_FORMAT_COUNT] = {
		[TABLE_FORMAT_TEXT] = "text",
		[TABLE_FORMAT_CSV] = "csv",
		[TABLE_FORMAT_JSON] = "json",
	};
	const char *value = session->values[OPTION_FORMAT];
	*format = TABLE_FORMAT_TEXT;
	if (!value)
		return true;
	for (size_t i = 0; i < TABLE_FORMAT_COUNT; i++) {
		if (strcmp(value, names[i]) == 0) {
			*format = (enum table_format)i;
			return true;
		}
	}
	usage_error(session, DIAG_OPTION_VALUE, DIAG_TEXT(STR("--format")),
	            DIAG_TEXT(str_from(value)), DIAG_TEXT(STR("text, csv, json")));
	return false;
}

bool
session_record_id(struct session *session, const char *word, int64_t *id)
{
	static const char *const example[LANG_COUNT] = {"nomor seperti 3", "a number such as 3"};
	struct decimal number;
	bool is_number = decimal_parse(str_from(word), &number) == DECIMAL_OK &&
	                 number.units % DECIMAL_ONE == 0 && number.units > 0;
	*id = is_number ? number.units / DECIMAL_ONE : 0;
	if (!is_number)
		usage_error(session, DIAG_OPTION_VALUE, DIAG_TEXT(STR("ID")),
		            DIAG_TEXT(str_from(word)), DIAG_WORDS(example));
	return is_number;
}

enum exit_code
session_verdict(const struct session *session)
{
	if (diags_count(session->diags, DIAG_SEVERITY_ERROR))
		return EXIT_INPUT;
	return diags_count(session->diags, DIAG_SEVERITY_FAILURE) ? EXIT_WORLD : EXIT_DONE;
}
