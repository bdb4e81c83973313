// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// All assessments of a store as points in time. Reads the figures that were printed, not the
// answers.
#ifndef PATUH_STORE_MOMENTS_H
#define PATUH_STORE_MOMENTS_H

#include "audit/moment.h"
#include "store/store.h"

// Whose figures.
enum subject_kind {
	SUBJECT_INSTITUTION,
	SUBJECT_UNIT,
	SUBJECT_GROUP
};

struct subject {
	enum subject_kind kind;
	struct str id; // of the unit or the group
};

// The moments by id, in the arena.
struct moment *store_moments(struct arena *arena, struct store *store,
                             const struct subject *subject, size_t *count);

#endif
