// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What a store holds, as a list: for reading, as CSV, and as JSON.
#ifndef PATUH_REPORT_HISTORY_H
#define PATUH_REPORT_HISTORY_H

#include <stddef.h>

#include "audit/moment.h"
#include "base/lang.h"
#include "report/table_format.h"

struct buffer;

// The moments of institutions, one a line.
void history_write(struct buffer *out, size_t count, const struct moment moments[],
                   enum table_format format, enum lang lang);

#endif
