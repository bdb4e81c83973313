// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Evidence: what was found at service units, as answers to the items of one rubric (patuh-evidence(5)).
// Every entry leads to a node of the rubric and to a declared product; two answers to one question
// are refused. Reads nothing itself: it is built from nodes.
#ifndef PATUH_MODEL_EVIDENCE_H
#define PATUH_MODEL_EVIDENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/exact.h"
#include "base/str.h"
#include "diag/place.h"
#include "model/rubric.h"

enum answer_kind {
	ANSWER_NONE,   // status missing or rejected without an answer
	ANSWER_VALUE,  // a level or a number on the item's scale
	ANSWER_DIRECT, // a number 0..top for a group or the root
	ANSWER_NOT_APPLICABLE
};

enum status {
	STATUS_MISSING,
	STATUS_SUBMITTED,
	STATUS_VERIFIED,
	STATUS_REJECTED,
	STATUS_SECONDARY,
	STATUS_COUNT
};

extern const char *const status_names[STATUS_COUNT];

struct attachment {
	const struct wanted *wanted; // NULL: an extra one that the item did not ask for
	struct str file, url;        // exactly one of them
	struct date date, expires;   // unset where not given
	struct str note;
	struct place at;
};

struct index;

struct product {
	struct str id, name;
	size_t index;
	struct place at;
};

struct entry {
	const struct rubric_node *node;
	const struct product *product; // NULL: the unit as a whole
	struct str respondent;         // empty where the item is not answered by respondents
	const struct entry *next;      // of another respondent to the same question
	enum answer_kind kind;
	struct str answer;               // as written; the elements of a list joined by ", "
	size_t option_count;             // of a list
	const struct str *options;       // its elements, as written; NULL where it is none
	const struct scale_level *level; // where the scale has levels
	struct decimal measured;         // where the scale has steps
	struct decimal value;            // on the scale, or 0..top for ANSWER_DIRECT
	struct str reason;               // of not applicable
	enum status status;
	struct str verified_by;
	struct date verified_on;
	size_t attachment_count;
	const struct attachment *attachments;
	struct date
		proved_on; // the day on which its evidence must be valid; unset: that of the audit
	struct str note;
	struct place at;
};

struct unit {
	struct str id, name;
	struct place at;
	size_t group_count, product_count, entry_count;
	const struct str *groups;
	struct exact weight; // in the mean of the institution; 1 unless stated
	const struct product *products;
	struct index *product_ids; // the first product with an id
	const struct entry *entries;
	struct entry **grid; // see unit_answer
};

// One document of evidence.
struct evidence {
	struct str rubric, institution, period;
	struct place institution_at, period_at, rubric_at;
	struct date assessed; // unset where not given
	size_t unit_count;
	const struct unit *units;
};

// Builds the evidence of a document in the arena. Faulty entries are reported and left out; NULL
// only where the document is no evidence at all.
const struct evidence *evidence_build(struct arena *arena, struct diags *diags,
                                      const struct rubric *rubric, const struct node *root);

// The first attachment of the entry that is the evidence wanted, or with wanted NULL a further one; NULL
// where there is none, or no entry.
const struct attachment *entry_attachment(const struct entry *entry, const struct wanted *wanted);

// The last day on which the attachment proves anything (patuh-evidence(5)); unset where it has no end.
struct date attachment_last_day(const struct attachment *attachment);

// Makes the entries, none of which answers a question again, those of the unit; its products are
// known. They live with the unit.
void unit_set_entries(struct arena *arena, const struct rubric *rubric, struct unit *unit,
                      size_t count, struct entry entries[]);

// The entry of a node for a product, or for the unit as a whole (product == unit->product_count);
// the first of a chain where respondents answer. NULL where there is none.
const struct entry *unit_answer(const struct unit *unit, size_t node, size_t product);

#endif
