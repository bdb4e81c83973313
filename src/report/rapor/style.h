// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The looks of the report card, as a style sheet inside the file: it needs nothing else, on paper or
// on a screen.
#ifndef PATUH_REPORT_RAPOR_STYLE_H
#define PATUH_REPORT_RAPOR_STYLE_H

struct buffer;

void rapor_write_style(struct buffer *out);

#endif
