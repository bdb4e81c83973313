// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// A change and its parts: for reading, as CSV, and as JSON. Units that did not change are left out.
#ifndef PATUH_REPORT_CHANGE_TEXT_H
#define PATUH_REPORT_CHANGE_TEXT_H

#include "audit/change.h"
#include "base/lang.h"
#include "report/table_format.h"

struct buffer;

// A change, and of what.
struct change_report {
	const struct change *change;
	enum figure figure;
	const struct moment *from, *to;
};

void change_report_write(struct buffer *out, const struct change_report *report,
                         enum table_format format, enum lang lang);

#endif
