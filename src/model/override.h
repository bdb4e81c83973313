// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What if: answers that take the place of those in the evidence, without a change of any file. They
// are held to the same rules as entries of evidence (patuh-evidence(5)); an answer to a question that
// has an entry keeps its evidence and status, except that "missing" and "rejected", under which no
// answer counts, become "submitted".
#ifndef PATUH_MODEL_OVERRIDE_H
#define PATUH_MODEL_OVERRIDE_H

#include <stdbool.h>

#include "model/evidence.h"

// One answer that was put in place.
struct override_change {
	struct str unit, product, respondent; // product and respondent empty where there is none
	const struct rubric_node *node;
	struct str before, after; // as reports name answers; before is empty where there was none
};

struct overrides;

// An empty collection, in the arena.
struct overrides *overrides_create(struct arena *arena, struct diags *diags,
                                   const struct rubric *rubric);

// Adds UNIT/ITEM=ANSWER, UNIT/PRODUCT/ITEM=ANSWER or either with #RESPONDENT behind ITEM, as a word of
// the command line. Several options of a count are parted by `;`. What is wrong is reported.
void overrides_add(struct overrides *overrides, struct str text);

// Adds those in a file: lines of that form (empty ones and those that begin with # are passed over),
// or the JSON of a plan, whose steps they are.
void overrides_load(struct overrides *overrides, const char *path);

size_t overrides_count(const struct overrides *overrides);

// The unit with its overrides, in the arena; the unit itself where it has none.
const struct unit *overrides_apply(struct overrides *overrides, struct arena *arena,
                                   const struct unit *unit);

// After the last unit: reports overrides for units that never came.
void overrides_finish(struct overrides *overrides);

// What was put in place so far, in the order it was applied; lives in the arena of the collection.
const struct override_change *overrides_changes(const struct overrides *overrides, size_t *count);

// How reports name an answer: a level by its id, not applicable by its reason.
struct str entry_answer_text(const struct entry *entry);

#endif
