// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Figures over periods: for reading, as CSV, and as JSON. A change of method is a line of its own
// and is never joined.
#ifndef PATUH_REPORT_TREND_TEXT_H
#define PATUH_REPORT_TREND_TEXT_H

#include "audit/trend.h"
#include "base/lang.h"
#include "report/table_format.h"

struct buffer;

// Whose figures they are: "unit" or "group" with its id; NULL for the institution.
struct trend_subject {
	const char *kind;
	struct str id;
};

void trend_write(struct buffer *out, size_t count, const struct trend trends[],
                 const struct trend_subject *subject, enum table_format format, enum lang lang);

#endif
