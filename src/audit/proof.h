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

// What a piece of evidence proves on a day, the worst first.
enum validity {
	VALIDITY_LACKING, // it is not there
	VALIDITY_FUTURE,  // it is dated later
	VALIDITY_UNDATED, // it is valid for some time, and nothing says from when or to when
	VALIDITY_EXPIRED, // its last day (attachment_last_day) has passed
	VALIDITY_VALID,
	VALIDITY_COUNT
};

// That of an attachment, which is never lacking. One that the item did not ask for has no period.
enum validity proof_validity(const struct attachment *attachment, struct date day);

// Whether the entry's answer is verified on that day. Reports, for an entry that is marked
// verified, each required piece of evidence that is lacking, expired, undated or not yet made.
bool proof_check(struct diags *diags, const struct entry *entry, struct date day);

// Is each piece of evidence that the node requires there and valid on the day, whatever the entry's
// status? The entry may be NULL. Reports nothing.
bool proof_is_complete(const struct rubric_node *node, const struct entry *entry, struct date day);

#endif
