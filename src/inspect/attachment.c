// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "inspect/attachment.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/digest.h"
#include "base/enclosed.h"
#include "base/limits.h"
#include "base/memory.h"
#include "diag/diag.h"

enum {
	// Enough of a file to tell its kind; Exif stands in the first 64 KiB of a JPEG.
	PIECE_BYTES = 256 * 1024
};

struct inspector {
	struct kind_reader *kinds;
	char *piece;
};

struct inspector *
inspector_create(struct diags *diags)
{
	struct kind_reader *kinds = kind_reader_create();
	if (!kinds) {
		diag_add(diags, PLACE_NONE, DIAG_KINDS_UNKNOWN, DIAG_TEXT(STR("libmagic")));
		return NULL;
	}
	struct inspector *inspector = memory_allocate(sizeof(*inspector));
	*inspector = (struct inspector){kinds, memory_allocate(PIECE_BYTES)};
	return inspector;
}

void
inspector_destroy(struct inspector *inspector)
{
	if (!inspector)
		return;
	kind_reader_destroy(inspector->kinds);
	free(inspector->piece);
	free(inspector);
}

static void
look_at_head(struct inspector *inspector, struct arena *arena, struct str head,
             struct inspected *result)
{
	if (str_is_empty(head))
		return;
	result->type = str_copy(arena, kind_read(inspector->kinds, head));
	result->content = content_for(result->type);
	if (str_equal(result->type, STR("image/jpeg")))
		photo_read(head, &result->photo);
}

// Reads the file to its end, or to the limit: it may have grown since it was measured.
static void
look_inside(struct inspector *inspector, struct arena *arena, struct enclosed *file,
            struct inspected *result)
{
	struct digest *digest = digest_begin(arena);
	uint64_t read_so_far = 0;
	size_t got;
	do {
		result->status = enclosed_read(file, PIECE_BYTES, inspector->piece, &got);
		struct str piece = {inspector->piece, got};
		if (result->status != FILE_OK)
			return;
		if (read_so_far == 0)
			look_at_head(inspector, arena, piece, result);
		digest_add(digest, piece);
		read_so_far += got;
		if (result->size > LIMIT_ATTACHMENT_BYTES || read_so_far > LIMIT_ATTACHMENT_BYTES) {
			result->status = FILE_TOO_LARGE;
			return;
		}
	} while (got == PIECE_BYTES);
	result->size = read_so_far;
	result->digest = digest_finish(digest);
}

const struct inspected *
inspector_look(struct inspector *inspector, struct arena *arena, const char *folder,
               struct str path)
{
	struct inspected *result = arena_new(arena, struct inspected);
	struct enclosed *file;
	result->content = CONTENT_OTHER;
	result->status = enclosed_open(folder, path, &file);
	if (result->status != FILE_OK)
		return result;
	result->size = enclosed_size(file);
	look_inside(inspector, arena, file, result);
	enclosed_close(file);
	return result;
}
