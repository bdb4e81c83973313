// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The parts of a zip archive (a workbook is one), read as streams. It refuses what no honest
// workbook is: encrypted, truncated, of very many parts, or unpacking to very much.
#ifndef PATUH_READ_ARCHIVE_H
#define PATUH_READ_ARCHIVE_H

#include <stdbool.h>

#include "diag/place.h"

struct arena;
struct diags;

struct archive;

// Opens the archive that the bytes of the source are; they must outlive it. NULL, reported at the
// file, where it cannot be read. Freed by archive_close.
struct archive *archive_open(struct arena *arena, struct diags *diags, const struct source *source);
void archive_close(struct archive *archive);

// The file as a whole, for findings.
struct place archive_place(const struct archive *archive);

// Is there a part of that name, in any case of its letters?
bool archive_has(const struct archive *archive, struct str part);

// Hands the bytes of a part to `take`, piece by piece, and an empty last piece. False, reported,
// where there is no such part or it cannot be read whole.
bool archive_read(struct archive *archive, struct str part,
                  void (*take)(void *context, struct str piece), void *context);

// Puts another text in the place of the first that is such in a part of the archive at `path`, in one
// step. False where that cannot be done.
bool archive_replace(const char *path, struct str part, struct str text, struct str other);

#endif
