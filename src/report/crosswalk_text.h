// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// A crosswalk for reading, as CSV, and as JSON.
#ifndef PATUH_REPORT_CROSSWALK_TEXT_H
#define PATUH_REPORT_CROSSWALK_TEXT_H

#include "base/lang.h"
#include "model/crosswalk.h"

struct buffer;

enum crosswalk_format {
	CROSSWALK_TEXT,
	CROSSWALK_CSV,
	CROSSWALK_JSON,
	CROSSWALK_FORMAT_COUNT
};

void crosswalk_write(struct buffer *out, const struct crosswalk *crosswalk,
                     enum crosswalk_format format, enum lang lang);

#endif
