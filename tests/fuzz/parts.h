// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// A workbook as text, so that what is changed in it is XML and not deflated bytes: each part begins with a line
// "=== NAME".
#ifndef PATUH_TESTS_FUZZ_PARTS_H
#define PATUH_TESTS_FUZZ_PARTS_H

#include <stdbool.h>

#include "base/str.h"

struct arena;

// Does the text begin with a part?
bool parts_are_there(struct str text);

// The parts as a zip archive, in the arena; empty where there is none.
struct str parts_pack(struct arena *arena, struct str text);

#endif
