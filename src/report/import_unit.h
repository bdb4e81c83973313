// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Units as nodes again, for the document that an import makes. Private to the import.
#ifndef PATUH_REPORT_IMPORT_UNIT_H
#define PATUH_REPORT_IMPORT_UNIT_H

#include "model/evidence.h"
#include "model/form.h"
#include "read/make.h"

// The unit with other products and entries than it had: an element of `units`.
const struct node *import_unit_node(struct arena *arena, const struct unit *unit,
                                    const struct node_items *products,
                                    const struct node_items *entries);

// The same for a unit of which only a form tells.
const struct node *import_stamp_node(struct arena *arena, const struct form_stamp *stamp,
                                     const struct node_items *products,
                                     const struct node_items *entries);

// The products and the entries that the unit has.
void import_unit_parts(struct arena *arena, const struct unit *unit, struct node_items *products,
                       struct node_items *entries);

// A date, unset where the text is none; and the pair of it, unless it is unset.
struct date import_date(struct str text);
void import_date_add(struct arena *arena, struct node_pairs *map, const char *key, struct date date,
                     struct place at);

#endif
