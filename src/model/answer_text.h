// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// An answer that was written as one text, in a cell of a table or after --set, as the node that YAML
// gives for it. Private to model/.
#ifndef PATUH_MODEL_ANSWER_TEXT_H
#define PATUH_MODEL_ANSWER_TEXT_H

#include "model/rubric.h"
#include "read/make.h"

// A decimal comma becomes a point where the text is a number and no level; a text that lists options
// ("a; b") becomes a list where the item counts options. The item may be NULL.
const struct node *answer_node_make(struct arena *arena, const struct rubric_node *item,
                                    struct str text, struct place at);

// The same into a node of the caller's; in the arena is only what it points to.
void answer_node_fill(struct arena *arena, const struct rubric_node *item, struct str text,
                      struct place at, struct node *node);

#endif
