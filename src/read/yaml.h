// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// YAML 1.1 as libyaml reads it, held to what a form needs: one document of texts, lists and maps.
// Refused, with their places: keys written twice, aliases that go in circles or stand for too much,
// nesting beyond LIMIT_NODE_DEPTH, maps of more than LIMIT_MAP_KEYS, tags, second documents. Scalars
// stay the text they are.
#ifndef PATUH_READ_YAML_H
#define PATUH_READ_YAML_H

#include "read/node.h"

struct arena;
struct diags;

// The document's root in the arena, or NULL where the text cannot be read as a whole. A finding is
// added for every fault; faults that leave the rest readable still give a root.
const struct node *yaml_read(struct arena *arena, struct diags *diags, const struct source *source);

#endif
