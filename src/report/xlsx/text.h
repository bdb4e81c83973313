// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Text as Excel can hold it. What XML forbids becomes a space; what Excel would read as the code of
// a character is shown as it stands.
#ifndef PATUH_REPORT_XLSX_TEXT_H
#define PATUH_REPORT_XLSX_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct buffer;

// Adds the text of a cell. False where it was cut, with "…", at LIMIT_CELL_TEXT characters of
// UTF-16: what Excel counts.
bool cell_text_write(struct buffer *out, struct str text);

// Adds at most `limit` characters of the text on one line, for headers (has_codes: where an
// ampersand begins a code) and properties. What is left out is marked with "…".
void line_text_write(struct buffer *out, struct str text, size_t limit, bool has_codes);

#endif
