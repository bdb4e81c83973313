// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What the parts of the rubric loader share. Private to model/: others include rubric.h.
#ifndef PATUH_MODEL_LOADER_H
#define PATUH_MODEL_LOADER_H

#include "model/field_values.h"
#include "model/fields.h"
#include "model/rubric.h"

struct loader {
	struct arena *arena;
	struct diags *diags;
	struct rubric
		*rubric; // under construction; sources and scales come before what refers to them
};

// A rubric from a plain document; digest is that of the texts it came from. NULL where it has errors.
struct rubric *rubric_from(struct arena *arena, struct diags *diags, const struct node *root,
                           struct str digest);

// The basis that a map states by `source` or `assumed` for its figure, which is called `what`.
// Reports both or, where there is a figure (not NULL), neither.
struct basis basis_read(const struct loader *loader, struct str what, const struct node *map,
                        const struct node *figure);

// The source with that id; reports and returns NULL where there is none.
const struct rubric_source *source_find(const struct loader *loader, const struct node *id);

// A scale from its map; findings call it `name`.
void scale_read(const struct loader *loader, struct str name, const struct node *map,
                struct scale *scale);

// A table of zones from its list.
struct zone_table zones_read(const struct loader *loader, const struct node *list);

// The tree below the root from the list under `items`; root holds what the top of the file says of
// it.
void tree_read(const struct loader *loader, const struct rubric_node *root,
               const struct node *items);

// `caps`, together with those that critical items stand for; then `opinions`. The tree and the
// zones are known.
void caps_read(const struct loader *loader, const struct node *list);
void opinions_read(const struct loader *loader, const struct node *list);

// The node that a text names; reports and returns NULL where there is none.
const struct rubric_node *node_named(const struct loader *loader, const struct node *id);

// `combine`, `total` and `total_note` of a group.
void group_read(const struct loader *loader, const struct node *combine, const struct node *total,
                const struct node *note, struct rubric_node *group);

#endif
