// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Figures of the past in lines, cells and JSON. Private to report/.
#ifndef PATUH_REPORT_READING_TEXT_H
#define PATUH_REPORT_READING_TEXT_H

#include "audit/moment.h"
#include "base/lang.h"

struct buffer;
struct json;

// A score in a column, "-" where there is none; a zone with its symbol and, in parentheses, its
// category.
void reading_score_cell(struct buffer *out, const struct reading *reading, size_t width,
                        enum lang lang);
void reading_zone_cell(struct buffer *out, const struct reading *reading, size_t width,
                       enum lang lang);

// A difference with its sign: +1.50, -0.25, 0.00.
void change_write(struct buffer *out, struct decimal change, int places, char mark);

// "key": 86.40, or null.
void reading_json(struct json *json, const char *key, const struct reading *reading);

// The name of the zone's colour, or null.
void reading_zone_json(struct json *json, const char *key, const struct reading *reading);

// The name of a figure as JSON and options have it.
struct str figure_name(enum figure figure);

#endif
