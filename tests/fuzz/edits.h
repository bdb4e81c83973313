// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Changes to a store by somebody who knows what it is made of. Each line is one:
//
//     TABLE ROW COLUMN KIND VALUE     the field is to hold that: a text (t), a number (i), bytes (b), nothing (n)
//     TABLE ROW                       the row goes
//
// Rows are counted from 0 by their keys. In values \n is the end of a line. Lines that are nothing of this, or that
// SQLite refuses, are passed over.
#ifndef PATUH_TESTS_FUZZ_EDITS_H
#define PATUH_TESTS_FUZZ_EDITS_H

#include "base/str.h"

// Makes the changes.
void edits_make(const char *path, struct str lines);

// Makes all digests and seals fit again.
void edits_seal(const char *path);

#endif
