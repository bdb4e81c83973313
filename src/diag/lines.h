// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Finds where a line of a text begins. A file may have as many findings as lines, so it keeps where one
// in some lines begins, as far as they were counted, and looks for none from the top each time.
#ifndef PATUH_DIAG_LINES_H
#define PATUH_DIAG_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

// All zero at first; of one text at a time.
struct lines {
	struct str text;
	size_t *starts;
	size_t count, capacity;
};

void lines_finish(struct lines *lines);

// Another text may now be where this one was.
void lines_forget(struct lines *lines);

// Where the line begins, behind the byte order mark; false where the text has not so many. Lines count from 1.
bool lines_find(struct lines *lines, struct str text, unsigned line, size_t *start);

#endif
