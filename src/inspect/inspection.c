// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "inspect/inspection.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/enclosed.h"
#include "diag/diag.h"
#include "inspect/check.h"
#include "read/source.h"

const char *const citing_state_names[CITING_STATE_COUNT] = {
	[CITING_OUTSIDE] = "outside",       [CITING_MISSING] = "missing",
	[CITING_UNREADABLE] = "unreadable", [CITING_NOT_FILE] = "not-a-file",
	[CITING_EMPTY] = "empty",           [CITING_CHANGED] = "changed",
	[CITING_OTHER_KIND] = "other-kind", [CITING_TOO_LARGE] = "too-large",
	[CITING_SOUND] = "sound",           [CITING_LINK] = "link",
};

struct inspection {
	struct arena *arena;
	struct diags *diags;
	struct inspection_options options;
	struct inspector *inspector; // made for the first file
	bool is_blind;               // it could not be made
	size_t site_count, site_capacity;
	const struct site **sites;
	size_t count, capacity;
	struct citing **citings;
	size_t shaken_count; // verified answers that rest on a file that is not sound
};

struct inspection *
inspection_create(struct arena *arena, struct diags *diags,
                  const struct inspection_options *options)
{
	if (options->attachments && !file_is_folder(options->attachments)) {
		source_report(diags, FILE_MISSING, options->attachments);
		return NULL;
	}
	struct inspection *inspection = arena_new(arena, struct inspection);
	inspection->arena = arena;
	inspection->diags = diags;
	inspection->options = *options;
	return inspection;
}

void
inspection_destroy(struct inspection *inspection)
{
	if (inspection)
		inspector_destroy(inspection->inspector);
}

// An attachment of the unit at hand, and what is kept of it.
struct pending {
	const struct entry *entry;
	const struct attachment *attachment;
	struct citing *citing;
};

static const struct site *
site_for(struct inspection *inspection, struct arena *passing, struct str file)
{
	struct arena *arena = inspection->arena;
	const char *folder = file_folder(passing, str_copy(passing, file).data);
	for (size_t i = inspection->site_count; i > 0; i--) {
		if (strcmp(inspection->sites[i - 1]->folder, folder) == 0)
			return inspection->sites[i - 1];
	}
	struct site *site = arena_new(arena, struct site);
	site->folder = str_copy(arena, str_from(folder)).data;
	site->attachments =
		inspection->options.attachments ? inspection->options.attachments : site->folder;
	site->lock = lock_load(arena, inspection->diags, site->folder);
	inspection->sites = arena_grow(arena, inspection->sites, inspection->site_count,
	                               &inspection->site_capacity, sizeof(*inspection->sites));
	return inspection->sites[inspection->site_count++] = site;
}

static struct citing *
citing_add(struct inspection *inspection, const struct unit *unit, const struct pending *pending,
           const struct site *site)
{
	struct arena *arena = inspection->arena;
	const struct entry *entry = pending->entry;
	const struct attachment *attachment = pending->attachment;
	struct citing *citing = arena_new(arena, struct citing);
	*citing = (struct citing){
		.unit = str_copy(arena, unit->id),
		.product = entry->product ? str_copy(arena, entry->product->id) : STR(""),
		.item = entry->node,
		.wanted = attachment->wanted,
		.status = entry->status,
		.state = CITING_SOUND,
		.at = place_keep(arena, attachment->at),
	};
	if (str_is_empty(attachment->file)) {
		citing->path = str_copy(arena, attachment->url);
		citing->state = CITING_LINK;
		return citing;
	}
	citing->site = site;
	if (!enclosed_path(arena, attachment->file, &citing->path)) {
		citing->path = str_copy(arena, attachment->file);
		citing->state = CITING_OUTSIDE;
	}
	return citing;
}

// The attachments of the unit that are to be inspected, in their order.
static struct pending *
gather(struct inspection *inspection, struct arena *passing, const struct unit *unit, size_t *count)
{
	struct pending *list = NULL;
	size_t capacity = 0;
	const struct source *source = NULL; // of the attachment before: most have one in common
	const struct site *site = NULL;
	for (size_t e = 0; e < unit->entry_count; e++) {
		const struct entry *entry = &unit->entries[e];
		for (size_t a = 0; a < entry->attachment_count; a++) {
			const struct attachment *attachment = &entry->attachments[a];
			if (!site || attachment->at.source != source)
				site = site_for(inspection, passing, attachment->at.source->name);
			source = attachment->at.source;
			bool is_wanted = inspection->options.is_thorough ||
			                 inspection->options.attachments || site->lock->is_there;
			if (!is_wanted)
				continue;
			list = arena_grow(passing, list, *count, &capacity, sizeof(*list));
			struct pending *pending = &list[(*count)++];
			*pending = (struct pending){entry, attachment, NULL};
			pending->citing = citing_add(inspection, unit, pending, site);
		}
	}
	return list;
}

static int
compare_files(const void *left, const void *right)
{
	const struct citing *a = *(const struct citing *const *)left,
			    *b = *(const struct citing *const *)right;
	if (a->site != b->site)
		return a->site > b->site ? 1 : -1;
	return str_compare(a->path, b->path);
}

static bool
has_inspector(struct inspection *inspection)
{
	if (!inspection->inspector && !inspection->is_blind)
		inspection->inspector = inspector_create(inspection->diags);
	inspection->is_blind = !inspection->inspector;
	return !inspection->is_blind;
}

// Looks at the files that the unit cites, at each but once.
static void
look_at_all(struct inspection *inspection, struct arena *passing, size_t count,
            const struct pending list[])
{
	struct citing **files = arena_array(passing, count, struct citing *);
	size_t file_count = 0;
	for (size_t i = 0; i < count; i++) {
		if (list[i].citing->state == CITING_SOUND)
			files[file_count++] = list[i].citing;
	}
	if (file_count == 0 || !has_inspector(inspection))
		return;
	qsort(files, file_count, sizeof(*files), compare_files);
	for (size_t i = 0; i < file_count; i++) {
		const struct site *site = files[i]->site;
		bool is_seen = i > 0 && compare_files(&files[i - 1], &files[i]) == 0;
		files[i]->file = is_seen ? files[i - 1]->file
		                         : inspector_look(inspection->inspector, inspection->arena,
		                                          site->attachments, files[i]->path);
		files[i]->recorded = lock_find(site->lock, files[i]->path);
	}
}

void
inspection_add(struct inspection *inspection, const struct unit *unit)
{
	struct arena *passing = arena_create();
	size_t count = 0;
	struct pending *list = gather(inspection, passing, unit, &count);
	look_at_all(inspection, passing, count, list);
	const struct entry *counted = NULL;
	for (size_t i = 0; i < count; i++) {
		struct citing *citing = list[i].citing;
		citing_check(inspection->diags, citing, list[i].attachment,
		             inspection->options.day);
		inspection->citings =
			arena_grow(inspection->arena, inspection->citings, inspection->count,
		                   &inspection->capacity, sizeof(*inspection->citings));
		inspection->citings[inspection->count++] = citing;
		if (!citing_is_shaken(citing) || list[i].entry == counted)
			continue;
		counted = list[i].entry;
		inspection->shaken_count++;
	}
	arena_destroy(passing);
}

void
inspection_finish(struct inspection *inspection)
{
	copies_check(inspection->arena, inspection->diags, inspection->count, inspection->citings);
	if (inspection->shaken_count)
		diag_add(inspection->diags, PLACE_NONE, DIAG_VERIFIED_SHAKEN,
		         DIAG_COUNT_OF(inspection->shaken_count));
}

size_t
inspection_count(const struct inspection *inspection)
{
	return inspection->count;
}

const struct citing *
inspection_citing(const struct inspection *inspection, size_t index)
{
	return inspection->citings[index];
}

const struct inspected *
inspection_look(struct inspection *inspection, const char *folder, struct str path)
{
	return has_inspector(inspection)
	               ? inspector_look(inspection->inspector, inspection->arena, folder, path)
	               : NULL;
}

size_t
inspection_site_count(const struct inspection *inspection)
{
	return inspection->site_count;
}

const struct site *
inspection_site(const struct inspection *inspection, size_t index)
{
	return inspection->sites[index];
}

// Is it known of the cited file what it holds, or that it is gone?
static bool
is_known(const struct citing *citing, const struct site *site)
{
	return citing->site == site && citing->file &&
	       (!str_is_empty(citing->file->digest) || citing->state == CITING_MISSING);
}

struct lock_update
inspection_renew(const struct inspection *inspection, struct arena *arena, const struct site *site,
                 bool accepts)
{
	const struct lock_policy policy = {inspection->options.day, accepts};
	size_t most = 0, count = 0;
	for (size_t i = 0; i < inspection->count; i++)
		most += is_known(inspection->citings[i], site);
	struct lock_sighting *sightings = arena_array(arena, most, struct lock_sighting);
	for (size_t i = 0; i < inspection->count; i++) {
		const struct citing *citing = inspection->citings[i];
		if (is_known(citing, site))
			sightings[count++] =
				(struct lock_sighting){citing->path, citing->item->id, citing->unit,
			                               citing->file->size, citing->file->digest};
	}
	return lock_renew(arena, site->lock, count, sightings, &policy);
}

bool
inspection_reads(const struct inspection *inspection, const char *path)
{
	struct arena *arena = arena_create();
	bool is_read = false;
	for (size_t i = 0; i < inspection->site_count && !is_read; i++)
		is_read = file_is_same_target(inspection->sites[i]->lock->file, path);
	for (size_t i = 0; i < inspection->count && !is_read; i++) {
		const struct citing *citing = inspection->citings[i];
		is_read = citing->file && citing->file->status == FILE_OK &&
		          file_is_same(path, file_join(arena, citing->site->attachments,
		                                       citing->path.data));
	}
	arena_destroy(arena);
	return is_read;
}
