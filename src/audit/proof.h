// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Is an answer proved? The verified figure counts an answer only where it was verified and every
// required piece of evidence is there and valid on the day (patuh-rubric(5)).
#ifndef PATUH_AUDIT_PROOF_H
#define PATUH_AUDIT_PROOF_H

#include <stdbool.h>

#include "base/date.h"
#include "model/evidence.h"

struct diags;

// Whether the entry's answer is verified on that day. Reports, for an entry that is marked
// verified, each required piece of evidence that is lacking, expired, undated or not yet made.
bool proof_check(struct diags *diags, const struct entry *entry, struct date day);

// Is each piece of evidence that the node requires there and valid on the day, whatever the entry's
// status? The entry may be NULL. Reports nothing.
bool proof_is_complete(const struct rubric_node *node, const struct entry *entry, struct date day);

#endif
