// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What the scorer says of changed answers, without changing any: answers are set to other ratios in a
// figure, and what depends on them is scored anew, with the scorer's own arithmetic. Private to audit/.
#ifndef PATUH_AUDIT_TRIAL_H
#define PATUH_AUDIT_TRIAL_H

#include "audit/score.h"

struct trial;

// One answer: an item of an object, and which of its answers where it has several.
struct trial_place {
	size_t unit, object, node, instance;
};

// Begins with the results as they are, which outlive it. Lives in the arena.
struct trial *trial_create(struct arena *arena, const struct rubric *rubric, enum figure figure,
                           size_t unit_count, const struct unit_result *const units[]);

// Sets an answer to a ratio; it then counts. The ratio outlives the trial.
void trial_set(struct trial *trial, const struct trial_place *place, struct exact ratio);

// Back to what it was.
void trial_unset(struct trial *trial, const struct trial_place *place);

// Lets only those products of a unit count whose mark is set, in a unit that is its own object. The
// answers for product `full`, where it is 0 or more, are as good as can be.
void trial_draw(struct trial *trial, size_t unit, const bool is_drawn[], int full);

// The verdicts of the figure as things stand.
const struct verdict *trial_object(const struct trial *trial, size_t unit, size_t object);
const struct verdict *trial_unit(const struct trial *trial, size_t unit);
struct verdict trial_institution(struct arena *arena, const struct trial *trial);

// The nodes of an object as things stand, and why it is capped.
const struct node_result *trial_nodes(const struct trial *trial, size_t unit, size_t object);
struct str trial_capped_by(const struct trial *trial, size_t unit, size_t object);

#endif
