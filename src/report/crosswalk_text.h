// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// A crosswalk for reading, as CSV, and as JSON.
#ifndef PATUH_REPORT_CROSSWALK_TEXT_H
#define PATUH_REPORT_CROSSWALK_TEXT_H

#include "base/lang.h"
#include "model/crosswalk.h"
#include "report/table_format.h"

struct buffer;

void crosswalk_write(struct buffer *out, const struct crosswalk *crosswalk,
                     enum table_format format, enum lang lang);

#endif
