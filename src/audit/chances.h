// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// In how many ways a sum comes about when a sample is drawn: exact counts for exact sums, added up
// one thing at a time. Private to audit/.
#ifndef PATUH_AUDIT_CHANCES_H
#define PATUH_AUDIT_CHANCES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/exact.h"

struct arena;

// Something that a sample can come to: a sum of values and of weights, and the ways to it.
struct chance {
	struct exact value, weight, ways;
};

// By weight, then value, both rising; no two alike.
struct chances {
	size_t count;
	struct chance *list; // owned
};

// Samples of 0 .. most things out of those drawn from so far.
struct sampling {
	struct arena *arena; // of numbers that need one
	size_t most;
	struct chances *sums; // for each size of sample
	size_t *work_left;    // chances that may still be made, here and elsewhere
};

// A sampling of nothing yet.
void sampling_begin(struct sampling *sampling, struct arena *arena, size_t most, size_t *work_left);
void sampling_finish(struct sampling *sampling);

// One more thing to draw, which can itself come out in several ways: value and weight are added to the
// sums, ways multiplied. False where that is more work than is left, or more sums than are kept.
bool sampling_add(struct sampling *sampling, size_t count, const struct chance thing[]);

#endif
