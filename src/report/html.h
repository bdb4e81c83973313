// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Text into HTML. Whatever an input says is shown as text: nothing of it can become a tag, leave the
// attribute in double quotes that it stands in, or hide itself from the reader. Private to report/.
#ifndef PATUH_REPORT_HTML_H
#define PATUH_REPORT_HTML_H

#include <stddef.h>

#include "base/str.h"

struct buffer;

// For the content of an element, and for an attribute in double quotes. Line ends and tabs become
// blanks; other characters that HTML refuses become U+FFFD.
void html_text(struct buffer *out, struct str text);

// The same in at most `width` (at least 1) columns, as a terminal counts them: a text that takes more
// ends in "…".
void html_text_within(struct buffer *out, struct str text, size_t width);

#endif
