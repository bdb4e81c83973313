// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// The lock brought up to date, and as text.
#include <stdlib.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "inspect/lock.h"
#include "inspect/quote.h"

void
lock_write(struct buffer *out, const struct lock *lock)
{
	buffer_add_text(out,
	                "# Sidik jari berkas bukti; ditulis oleh `patuh evidence --lock`.\n"
	                "# Fingerprints of evidence files; written by `patuh evidence --lock`.\n"
	                "patuh: lock/1\n");
	buffer_add_text(out, lock->count ? "files:\n" : "files: []\n");
	for (size_t i = 0; i < lock->count; i++) {
		const struct lock_entry *entry = &lock->entries[i];
		buffer_add_text(out, "  - {path: ");
		quote_write(out, entry->path);
		buffer_add_text(out, ", size: ");
		buffer_add_integer(out, (long long)entry->size);
		buffer_add_text(out, ", sha256: \"");
		buffer_add(out, entry->digest);
		buffer_add_text(out, "\", item: ");
		quote_write(out, entry->item);
		buffer_add_text(out, ", recorded: ");
		date_write(out, entry->recorded);
		buffer_add_text(out, "}\n");
	}
}

// Those of one path stay in the order in which they were seen.
static int
compare_sightings(const void *left, const void *right)
{
	const struct lock_sighting *a = *(const struct lock_sighting *const *)left,
				   *b = *(const struct lock_sighting *const *)right;
	int order = str_compare(a->path, b->path);
	return order ? order : (a > b) - (a < b);
}

// What a sighting means for the entry, which may be NULL.
static enum lock_state
state_for(const struct lock_entry *entry, const struct lock_sighting *sighting, bool accepts)
{
	if (!entry)
		return LOCK_NEW;
	if (str_is_empty(sighting->digest))
		return accepts ? LOCK_DROPPED : LOCK_GONE;
	if (str_equal(entry->digest, sighting->digest))
		return LOCK_SAME;
	return accepts ? LOCK_RENEWED : LOCK_CHANGED;
}

static struct lock_entry
entry_for(const struct lock_sighting *sighting, struct date day)
{
	return (struct lock_entry){.path = sighting->path,
	                           .size = sighting->size,
	                           .digest = sighting->digest,
	                           .item = sighting->item,
	                           .recorded = day};
}

// A lock under construction: old entries and sightings, both by path, are merged.
struct renewal {
	const struct lock *old;
	const struct lock_policy *policy;
	struct lock_entry *entries;
	struct lock_news *news;
	size_t next; // of the old entries
	struct lock_update update;
};

// Keeps the old entries before a path; before all that is left where it is NULL.
static void
keep_before(struct renewal *renewal, const struct str *path)
{
	const struct lock *old = renewal->old;
	while (renewal->next < old->count &&
	       (!path || str_compare(old->entries[renewal->next].path, *path) < 0)) {
		renewal->entries[renewal->update.lock.count++] = old->entries[renewal->next++];
		renewal->update.uncited_count++;
	}
}

static void
renew_one(struct renewal *renewal, const struct lock_sighting *sighting)
{
	const struct lock_entry *old = lock_find(renewal->old, sighting->path);
	struct lock_update *update = &renewal->update;
	keep_before(renewal, &sighting->path);
	renewal->next += old != NULL;
	enum lock_state state = state_for(old, sighting, renewal->policy->accepts);
	if (state == LOCK_NEW && str_is_empty(sighting->digest))
		return; // neither known nor there
	if (state == LOCK_NEW || state == LOCK_RENEWED)
		renewal->entries[update->lock.count++] = entry_for(sighting, renewal->policy->day);
	else if (state != LOCK_DROPPED)
		renewal->entries[update->lock.count++] = *old;
	renewal->news[update->news_count++] =
		(struct lock_news){state, sighting, old ? old->recorded : (struct date){0, 0, 0}};
}

struct lock_update
lock_renew(struct arena *arena, const struct lock *lock, size_t count,
           const struct lock_sighting sightings[], const struct lock_policy *policy)
{
	struct renewal renewal = {.old = lock, .policy = policy};
	const struct lock_sighting **sorted =
		arena_array(arena, count, const struct lock_sighting *);
	renewal.entries = arena_array(arena, lock->count + count, struct lock_entry);
	renewal.news = arena_array(arena, count, struct lock_news);
	for (size_t i = 0; i < count; i++)
		sorted[i] = &sightings[i];
	if (count)
		qsort(sorted, count, sizeof(*sorted), compare_sightings);
	for (size_t i = 0; i < count; i++) {
		if (i == 0 || !str_equal(sorted[i - 1]->path, sorted[i]->path))
			renew_one(&renewal, sorted[i]);
	}
	keep_before(&renewal, NULL);
	renewal.update.lock.file = lock->file;
	renewal.update.lock.is_there = true;
	renewal.update.lock.entries = renewal.entries;
	renewal.update.news = renewal.news;
	return renewal.update;
}
