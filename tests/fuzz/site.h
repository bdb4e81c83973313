// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// A folder for what the program reads and writes only as files: in memory where the system has such a place. It is
// made at the first use and goes when the program ends well.
#ifndef PATUH_TESTS_FUZZ_SITE_H
#define PATUH_TESTS_FUZZ_SITE_H

#include "base/str.h"

// The path of a file in it, of a short name; valid until the program ends.
const char *site_path(const char *name);

// Makes the file hold these bytes; its path.
const char *site_put(const char *name, struct str bytes);

// Takes the file away, where it is there.
void site_remove(const char *name);

#endif
