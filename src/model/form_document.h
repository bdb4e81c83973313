// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// From the cells of forms to the nodes of evidence, with what an entry said before of things that
// no cell is about. Private to model/.
#ifndef PATUH_MODEL_FORM_DOCUMENT_H
#define PATUH_MODEL_FORM_DOCUMENT_H

#include "model/evidence.h"
#include "model/form.h"
#include "read/make.h"

// All that is said to one question: an item, for a product or the unit, by a respondent or nobody.
struct form_question {
	size_t cell_count; // may be 0: the entry stays as it was
	const struct form_cell *cells;
	const struct entry *before; // NULL: there was none
	bool is_changed;            // another answer or evidence than before: not verified any more
};

// Adds the entry to the list, unless nothing is left to be said.
void form_entry_add(struct arena *arena, struct node_items *entries,
                    const struct form_question *question);

// What the cells of an entry would say. Adds them, at the entry's place.
struct form_cells {
	struct arena *arena;
	size_t count, capacity;
	struct form_cell *items;
};
void form_cells_add_entry(struct form_cells *cells, const struct entry *entry);

// Do both cells belong to one question?
bool form_is_same_question(const struct form_key *a, const struct form_key *b);

#endif
