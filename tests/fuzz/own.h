// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Sound inputs for those that go with others: the files uji.yaml, evidence.yaml and earlier.yaml of this folder.
#ifndef PATUH_TESTS_FUZZ_OWN_H
#define PATUH_TESTS_FUZZ_OWN_H

#include "base/str.h"

struct arena;

// The text, in the arena. The rubric has every kind of item that evidence can answer.
struct str own_rubric_text(struct arena *arena);

// The evidence of a period and of the one before it.
struct str own_evidence_text(struct arena *arena);
struct str own_earlier_text(struct arena *arena);

#endif
