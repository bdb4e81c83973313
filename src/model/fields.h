// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Which keys a map may have, and what stands behind each (model/field_values says what a text there means).
// Each function reports what is wrong with place and mend, so that one run finds everything.
#ifndef PATUH_MODEL_FIELDS_H
#define PATUH_MODEL_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

#include "read/node.h"

struct diags;

enum field_kind {
	FIELD_TEXT,
	FIELD_LIST,      // of LIMIT_LIST_ELEMENTS at most
	FIELD_LONG_LIST, // which the model bounds, if anything
	FIELD_MAP,
	FIELD_TEXT_OR_MAP,
	FIELD_TEXT_OR_LIST
};

// One key of a map: what kind of value it takes, and whether it must be there.
struct field {
	const char *key;
	enum field_kind kind;
	bool is_required;
};

// Puts the value of fields[i] into values[i], NULL where it is absent, of the wrong kind, or a list that is
// too long. Reports these, unknown keys (with the nearest known one), missing keys, and a node that is no
// map ("name" is what the map is called). False where the node is no map.
bool fields_bind(struct diags *diags, const struct node *map, const char *name, size_t count,
                 const struct field fields[], const struct node *values[]);

// Reports a list that is longer than a limit.
void field_report_long(struct diags *diags, const char *key, const struct node *list, size_t limit);

// The text of a node; the empty text where it is NULL or of another kind.
struct str field_text(const struct node *node);

// The element of a list as text; reports an element that is something else.
bool field_list_text(struct diags *diags, const char *key, const struct node *item,
                     struct str *text);

// Does the document say `patuh: <kind>`? Reports where it does not.
bool field_document_kind(struct diags *diags, const struct node *root, const char *kind);

#endif
