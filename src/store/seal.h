// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What makes tampering seen: digests (SHA-256) over every field of an assessment, and a chain of
// seals through the store (patuh-history(1), SEALS). They show that something was changed by who
// does not know of them; they are no signature.
#ifndef PATUH_STORE_SEAL_H
#define PATUH_STORE_SEAL_H

#include "store/schema.h"

struct arena;

// Where the rows of an assessment stand.
enum {
	SPOOLED = 0 // as an id: in the temporary tables, on their way into the store
};

// The envelope of an assessment.
struct envelope {
	int64_t id;
	struct str identity, content, previous, seal, saved;
};

// The digest of all rows of a table of an assessment, of all columns; in the arena.
struct str table_digest(struct arena *arena, struct database *database, enum table_name table,
                        int64_t id);

// The digest over all tables, and that over what was assessed only: two assessments of the same
// answers under the same rubric, on the same day, have one identity.
struct str content_digest(struct arena *arena, struct database *database, int64_t id);
struct str identity_digest(struct arena *arena, struct database *database, int64_t id);

// The seal that an envelope ought to have.
struct str seal_for(struct arena *arena, const struct envelope *envelope);

#endif
