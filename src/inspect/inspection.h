// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The files that the evidence of a run cites, unit by unit: looked at, compared with evidence.lock and with each
// other. What is found is reported at the entry that cites the file. It changes no answer and no score.
#ifndef PATUH_INSPECT_INSPECTION_H
#define PATUH_INSPECT_INSPECTION_H

#include <stdbool.h>
#include <stddef.h>

#include "inspect/attachment.h"
#include "inspect/lock.h"
#include "model/evidence.h"

// The first of these that is so.
enum citing_state {
	CITING_OUTSIDE,    // leads out of the folder
	CITING_MISSING,    // not there
	CITING_UNREADABLE, // may not or cannot be read
	CITING_NOT_FILE,   // a folder, a pipe, a device
	CITING_EMPTY,
	CITING_CHANGED,    // since it was recorded in the lock
	CITING_OTHER_KIND, // than the evidence that is wanted, or than its own name says
	CITING_TOO_LARGE,  // for a fingerprint
	CITING_SOUND,
	CITING_LINK, // an address, which is not opened
	CITING_STATE_COUNT
};

extern const char *const citing_state_names[CITING_STATE_COUNT];

// A folder that holds evidence.
struct site {
	const char *folder;
	const char *attachments; // the folder that the cited paths start from
	const struct lock *lock;
};

// One attachment of one entry.
struct citing {
	struct str unit, product; // ids; product is empty for the unit as a whole
	const struct rubric_node *item;
	const struct wanted *wanted; // NULL: an extra one
	struct str path;         // in its plain form; as written where it leads out; or the address
	const struct site *site; // NULL for an address
	const struct inspected *file;      // NULL where nothing was looked at
	const struct lock_entry *recorded; // NULL where the lock has none
	enum status status;                // of the entry
	enum citing_state state;
	struct place at; // the line it stands in is not kept
};

struct inspection_options {
	const char *attachments; // NULL: beside the evidence
	bool is_thorough; // else only evidence with a lock, or all where attachments is given
	struct date day;  // on which evidence must be valid
};

struct inspection;

// NULL, reported, where the folder of attachments cannot be found. Freed by inspection_destroy; what it
// found lives in the arena.
struct inspection *inspection_create(struct arena *arena, struct diags *diags,
                                     const struct inspection_options *options);
void inspection_destroy(struct inspection *inspection);

// Inspects what the entries of a unit cite. The unit may be freed afterwards; its rubric may not.
void inspection_add(struct inspection *inspection, const struct unit *unit);

// After the last unit: reports files that are cited in several places, and how many verified answers
// rest on files that are not sound.
void inspection_finish(struct inspection *inspection);

// All that was inspected, in the order of reading.
size_t inspection_count(const struct inspection *inspection);
const struct citing *inspection_citing(const struct inspection *inspection, size_t index);

// Looks at a file that is not cited. The path is plain; NULL, reported, where nothing can be looked at.
const struct inspected *inspection_look(struct inspection *inspection, const char *folder,
                                        struct str path);

// Where evidence was inspected.
size_t inspection_site_count(const struct inspection *inspection);
const struct site *inspection_site(const struct inspection *inspection, size_t index);

// The lock of a site, brought up to what was seen.
struct lock_update inspection_renew(const struct inspection *inspection, struct arena *arena,
                                    const struct site *site, bool accepts);

// Is the path one of the files that were looked at, or a lock?
bool inspection_reads(const struct inspection *inspection, const char *path);

#endif
