// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What the two halves of the overrides share: override_text.c reads them, override.c applies them.
// Private to model/: others include override.h.
#ifndef PATUH_MODEL_OVERRIDE_LIST_H
#define PATUH_MODEL_OVERRIDE_LIST_H

#include "base/index.h"
#include "model/override.h"
#include "read/node.h"

struct override {
	const struct node *unit, *product, *item, *respondent, *answer; // texts; NULL: not named
	bool is_used;
};

struct overrides {
	struct arena *arena;
	struct diags *diags;
	const struct rubric *rubric;
	size_t count, capacity;
	struct override *list;
	struct index *places; // numbers in `list`, by what place_text makes of them
	size_t change_count, change_capacity;
	struct override_change *changes;
	size_t unit_count, unit_capacity;
	struct str *units; // ids of those that came, for "did you mean"
};

#endif
