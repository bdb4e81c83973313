// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Forms of one unit put together with what a folder holds of it, cell by cell and three ways: what was
// handed out, what came back, what is there now. A cell that was changed in two places to different
// ends is a conflict, which nobody but a person can settle.
#ifndef PATUH_MODEL_FORM_MERGE_H
#define PATUH_MODEL_FORM_MERGE_H

#include "model/evidence.h"
#include "model/form.h"
#include "read/make.h"

enum form_prefer {
	PREFER_NOBODY, // a conflict is an error
	PREFER_THEIRS, // what came back
	PREFER_OURS    // what is there
};

// A cell that comes out otherwise than it was.
struct form_change {
	struct form_key key;
	struct str before, after;
	struct place at; // where the new value comes from
};

struct form_merge {
	struct arena *arena;
	struct diags *diags;
	enum form_prefer prefer;
	const struct unit *ours; // what the folder holds; NULL: nothing yet
	size_t form_count;
	const struct form *const *forms; // of this unit, in the order they were named
	size_t change_count, change_capacity;
	struct form_change *changes; // the outcome, in the order of the rubric
};

// Merges; adds the entries and the products that come out of it to the lists. Conflicts are reported.
void form_merge_run(struct form_merge *merge, struct node_items *products,
                    struct node_items *entries);

// A value for people, in both languages; it lives in the arena.
const char *const *form_value_words(struct arena *arena, enum form_field field, struct str value);

#endif
