// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// evidence.lock: the fingerprints of the files that evidence cites, as they were on the day they were
// recorded (patuh-evidence(5)). It stands beside the evidence. It forgets no fingerprint by itself.
#ifndef PATUH_INSPECT_LOCK_H
#define PATUH_INSPECT_LOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "diag/place.h"

struct arena;
struct buffer;
struct diags;

struct lock_entry {
	struct str path; // in its plain form (base/enclosed.h)
	uint64_t size;
	struct str digest;
	struct str item; // the first that cited it
	struct date recorded;
	struct place at;
};

struct lock {
	const char *file;
	bool is_there; // else it is empty
	size_t count;
	const struct lock_entry *entries; // by path, which differ
};

// Loads the lock of a folder of evidence; an empty one, with findings, where it has errors. It lives in the arena.
const struct lock *lock_load(struct arena *arena, struct diags *diags, const char *folder);

// NULL where the path is not recorded.
const struct lock_entry *lock_find(const struct lock *lock, struct str path);

// The file's text, the same for the same entries.
void lock_write(struct buffer *out, const struct lock *lock);

enum lock_state {
	LOCK_SAME,
	LOCK_NEW,
	LOCK_CHANGED, // the old fingerprint is kept
	LOCK_GONE,    // the file is gone; its fingerprint is kept
	LOCK_RENEWED, // changed, and the new fingerprint taken
	LOCK_DROPPED, // gone, and its fingerprint dropped
	LOCK_STATE_COUNT
};

// A file as it is now, for the lock.
struct lock_sighting {
	struct str path, item, unit;
	uint64_t size;
	struct str digest; // empty: it is not there
};

struct lock_news {
	enum lock_state state;
	const struct lock_sighting *sighting;
	struct date recorded; // the day in the lock as it was; unset for what is new
};

struct lock_update {
	struct lock lock; // as it is to be written
	size_t news_count;
	const struct lock_news *news; // one for each path that was seen, by path
	size_t uncited_count;         // entries that no sighting is of; they are kept
};

struct lock_policy {
	struct date day; // on which it is recorded
	bool accepts;    // changed and gone files; else their fingerprints are kept
};

// Brings the lock up to what was seen. Of several sightings of one path the first counts.
struct lock_update lock_renew(struct arena *arena, const struct lock *lock, size_t count,
                              const struct lock_sighting sightings[],
                              const struct lock_policy *policy);

#endif
