// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// One rubric from another (patuh-rubric(5)): the document of the base with the changes of the derived
// one, as if it had been written out. Everything after that reads one plain document. Private to
// model/.
#ifndef PATUH_MODEL_EXTEND_H
#define PATUH_MODEL_EXTEND_H

#include "read/node.h"

struct arena;
struct diags;

// The base's document with the changes of `derived`. Both stay as they are. What a change refers to
// and is not there is reported.
const struct node *extend_document(struct arena *arena, struct diags *diags,
                                   const struct node *base, const struct node *derived);

#endif
