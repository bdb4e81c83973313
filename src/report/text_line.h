// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What a line of the terminal summary is made of: cells of a width, colours, scores, zones, bars.
// Private to report/.
#ifndef PATUH_REPORT_TEXT_LINE_H
#define PATUH_REPORT_TEXT_LINE_H

#include "report/report.h"

// Whose assessment of when, by which rubric, and an empty line.
void line_add_title(const struct report *report, struct str institution, struct str period);

// Text in a column: cut with an ellipsis or filled up with spaces.
void line_add_cell(struct buffer *out, struct str text, size_t width, bool is_right);
void line_add_word(struct buffer *out, const char *text, size_t width, bool is_right);

// Escape sequences, where the report has colour.
void line_begin_style(const struct report *report, const char *code);
void line_end_style(const struct report *report);
const char *line_colour_style(enum colour colour);

// A score, or "-".
void line_add_score(const struct report *report, const struct verdict *verdict, size_t width);

// The zone in a column, or as long as it is where width is 0.
void line_add_zone(const struct report *report, const struct verdict *verdict, size_t width);

// The score as a bar over the whole scale.
void line_add_bar(const struct report *report, const struct verdict *verdict);

#endif
