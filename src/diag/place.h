// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Where something stands in an input: every node, and so every finding, knows its place.
#ifndef PATUH_DIAG_PLACE_H
#define PATUH_DIAG_PLACE_H

#include "base/str.h"

// A text that was read: its name as the user gave it, and its bytes.
struct source {
	struct str name;
	struct str text;
};

// Line and column count from 1; columns are code points. Line 0: the file as a whole.
// Source NULL: no file at all (the command line).
struct place {
	const struct source *source;
	unsigned line, column;
};

#define PLACE_NONE ((struct place){NULL, 0, 0})

#endif
