// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The scores of an earlier audit, out of its JSON result: what a report sets beside those of today.
// Only the scores are looked at; whatever else the file holds is passed over.
#ifndef PATUH_MODEL_PAST_H
#define PATUH_MODEL_PAST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/decimal.h"
#include "base/str.h"
#include "model/rubric.h"

struct arena;
struct diags;

struct past_score {
	struct str id;
	bool has_score;
	struct decimal score; // of the figure that counted then
	enum colour colour;   // of its zone; COLOUR_NONE where the result does not say
};

struct past {
	struct str rubric, version, period;
	struct str figure,
		model; // that counted then, and of the arithmetic, as the result names them
	bool has_top;
	struct decimal top;            // the best score; results before it was written do not say
	struct past_score institution; // its id is empty
	size_t unit_count, group_count;
	const struct past_score *units, *groups; // by id
};

// Reads a result of `patuh audit --format json`. NULL where it is none, or has errors (reported).
const struct past *past_load(struct arena *arena, struct diags *diags, const char *path);

// Puts earlier results into the order of their periods, as text; those of one period stay as they are.
void past_sort(size_t count, const struct past *pasts[]);

// Are the scores of both by one method, so that they may be compared? The same rubric in the same version,
// figure and arithmetic.
bool past_is_comparable(const struct past *a, const struct past *b);

// The score of a unit or a group of units; NULL where there is none of that id.
const struct past_score *past_find(size_t count, const struct past_score scores[], struct str id);

#endif
