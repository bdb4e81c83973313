// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What the parts of the store share. Private to store/: others include store.h.
#ifndef PATUH_STORE_HANDLE_H
#define PATUH_STORE_HANDLE_H

#include "store/database.h"
#include "store/seal.h"
#include "store/store.h"

struct store {
	struct database *database;
	struct diags *diags;
	const char *path; // as the user calls it
};

// The envelope with that id, in the arena; false where there is none. Id 0: the last one.
bool envelope_find(struct store *store, struct arena *arena, int64_t id, struct envelope *envelope);

#endif
