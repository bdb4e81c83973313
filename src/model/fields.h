// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The way from nodes to values: which keys a map may have, and texts as numbers, dates, choices.
// Each function reports what is wrong with place and mend, and gives a harmless value in its stead,
// so that one run finds everything.
#ifndef PATUH_MODEL_FIELDS_H
#define PATUH_MODEL_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/exact.h"
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

// The text of a node; the empty text where it is NULL.
struct str field_text(const struct node *node);

// A number of 0 or more. False where it is none (reported), or the node is NULL.
bool field_number(struct diags *diags, const char *key, const struct node *node,
                  struct decimal *number);

// A whole number from least to most.
bool field_integer(struct diags *diags, const char *key, const struct node *node, int least,
                   int most, int *number);

// A weight: a decimal or a fraction a/b, 0 or more.
bool field_weight(struct diags *diags, const struct node *node, struct exact *weight);

bool field_date(struct diags *diags, const struct node *node, struct date *date);

// true or false
bool field_boolean(struct diags *diags, const char *key, const struct node *node, bool *value);

// An id: a-z 0-9 . - and at most LIMIT_ID_BYTES.
bool field_id(struct diags *diags, const struct node *node, struct str *id);

// The index of one of the names; false where it is none of them.
bool field_choice(struct diags *diags, const char *key, const struct node *node, size_t count,
                  const char *const names[], size_t *index);

// "12 months", "90 days", "2 years"
bool field_duration(struct diags *diags, const struct node *node, int *count, enum date_unit *unit);

// The element of a list as text; reports an element that is something else.
bool field_list_text(struct diags *diags, const char *key, const struct node *item,
                     struct str *text);

// Does the document say `patuh: <kind>`? Reports where it does not.
bool field_document_kind(struct diags *diags, const struct node *root, const char *kind);

#endif
