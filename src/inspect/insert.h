// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Attachments written into the text of evidence, at their entries, with every other byte left as it was. The
// new text is read again before it is handed out: it must say what the old one said and the
// attachments, or it is refused.
#ifndef PATUH_INSPECT_INSERT_H
#define PATUH_INSPECT_INSERT_H

#include "model/evidence.h"

struct insertion {
	const struct entry *entry; // of the evidence that the text was read as
	struct str wanted;         // its id
	struct str file;
	struct date date; // unset: not written
};

// The text of a YAML file of evidence for the rubric with the attachments added, in the arena; empty where it
// cannot be said for sure how: then the entries must be changed by hand.
struct str insert_attachments(struct arena *arena, const struct rubric *rubric,
                              const struct source *source, size_t count,
                              const struct insertion insertions[]);

#endif
