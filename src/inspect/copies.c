// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// Files of the same content that are cited in several places.
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "diag/diag.h"
#include "inspect/check.h"

// Citings of one content stand together, in the order of reading.
struct seen {
	struct citing *citing;
	size_t order;
};

static int
compare_contents(const void *left, const void *right)
{
	const struct seen *a = left, *b = right;
	int order = str_compare(a->citing->file->digest, b->citing->file->digest);
	return order ? order : (a->order > b->order) - (a->order < b->order);
}

static bool
is_same_path(const struct citing *a, const struct citing *b)
{
	return strcmp(a->site->attachments, b->site->attachments) == 0 &&
	       str_equal(a->path, b->path);
}

// The same photograph cannot show two units, nor can a copy under another name. One document, openly named by
// several, may well hold for all: a decree of the mayor.
static void
report_unit(struct diags *diags, const struct citing *first, const struct citing *citing)
{
	struct diag_arg path = DIAG_TEXT(citing->path), unit = DIAG_TEXT(citing->unit),
			other = DIAG_TEXT(first->unit);
	bool is_shared = citing->file->content == CONTENT_DOCUMENT && is_same_path(first, citing);
	if (is_shared)
		diag_add(diags, citing->at, DIAG_SHARED_UNITS, path, unit, other);
	else
		diag_add(diags, citing->at, DIAG_COPIED_UNITS, path, unit, other);
	diag_also(diags, first->at);
}

// One finding for each further unit, and one for each unit that proves several items by the same content.
// The same file for several products of one item is as it should be. A unit is read in one go, so its citings
// stand together.
static void
check_group(struct diags *diags, size_t count, const struct seen group[])
{
	const struct citing *first = NULL; // of its unit
	bool is_told = false;
	for (size_t i = 0; i < count; i++) {
		const struct citing *citing = group[i].citing;
		if (!first || !str_equal(first->unit, citing->unit)) {
			first = citing;
			is_told = false;
			if (i > 0)
				report_unit(diags, group[0].citing, citing);
			continue;
		}
		bool is_copy = citing->item != first->item || !is_same_path(citing, first);
		if (!is_copy || is_told)
			continue;
		diag_add(diags, citing->at, DIAG_COPIED_ITEMS, DIAG_TEXT(citing->path),
		         DIAG_TEXT(citing->item->id), DIAG_TEXT(first->item->id));
		diag_also(diags, first->at);
		is_told = true;
	}
}

void
copies_check(struct arena *arena, struct diags *diags, size_t count, struct citing *const citings[])
{
	struct seen *list = arena_array(arena, count, struct seen);
	size_t seen_count = 0;
	for (size_t i = 0; i < count; i++) {
		const struct inspected *file = citings[i]->file;
		if (file && file->size > 0 && !str_is_empty(file->digest))
			list[seen_count++] = (struct seen){citings[i], i};
	}
	if (seen_count)
		qsort(list, seen_count, sizeof(*list), compare_contents);
	size_t start = 0;
	for (size_t i = 1; i <= seen_count; i++) {
		if (i < seen_count &&
		    str_equal(list[i].citing->file->digest, list[start].citing->file->digest))
			continue;
		check_group(diags, i - start, &list[start]);
		start = i;
	}
}
