// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Texts of a document as numbers, dates, choices, ids. Each function reports what is wrong with place and
// mend, and returns false then, and where the node is NULL.
#ifndef PATUH_MODEL_FIELD_VALUES_H
#define PATUH_MODEL_FIELD_VALUES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/exact.h"
#include "read/node.h"

struct diags;

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

#endif
