// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What any bytes are fed to. A target is one way into the program; its name is that of its folder in corpus/ and
// of its fuzzer (-Dfuzz=true). replay.c feeds the corpora.
#ifndef PATUH_TESTS_FUZZ_TARGET_H
#define PATUH_TESTS_FUZZ_TARGET_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct arena;
struct diags;
struct rubric;

// What a target works with: all of it is of this one input.
struct bench {
	struct arena *arena;
	struct diags *diags;
	struct str input;
};

struct target {
	const char *name;
	void (*feed)(const struct bench *bench);
};

extern const struct target targets[];
extern const size_t target_count;

// The target of that name; NULL where there is none.
const struct target *target_named(const char *name);

// Writes what was reported for people and for programs, in both languages.
void target_tell(struct diags *diags);

// Feeds bytes to a target, and tells what it reports.
void target_feed(const struct target *target, const uint8_t *data, size_t size);

#endif
