// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Files that an input names, not the user: opened for reading only, only below a given folder, and only
// where they are plain files. Neither "..", nor an absolute path, nor a link leads out of the folder; a pipe or
// a device is never opened.
#ifndef PATUH_BASE_ENCLOSED_H
#define PATUH_BASE_ENCLOSED_H

#include <stddef.h>
#include <stdint.h>

#include "base/file.h"

struct arena;

// The plain form of a relative path, in the arena: without "." and empty parts, and without ".." that
// stays inside. False where the path is absolute or leads out.
bool enclosed_path(struct arena *arena, struct str path, struct str *plain);

struct enclosed;

// Opens the file at a path in its plain form. On FILE_OK *file is freed by enclosed_close.
// FILE_MISSING: also where a link leads nowhere or in a circle, or no name can be that long;
// FILE_OUTSIDE: a link leads out; FILE_IS_FOLDER and FILE_SPECIAL: it is no plain file.
enum file_status enclosed_open(const char *folder, struct str path, struct enclosed **file);
void enclosed_close(struct enclosed *file);

// How many bytes it had when it was opened.
uint64_t enclosed_size(const struct enclosed *file);

// The next bytes, `most` of them or as many as are left; *got is 0 at the end.
enum file_status enclosed_read(struct enclosed *file, size_t most, char bytes[], size_t *got);

// The plain form of the path below the folder at which the file is found, in the arena; false where it does not lie
// there.
bool enclosed_place(struct arena *arena, const char *folder, const char *file, struct str *plain);

// The path with all its links resolved, in the arena; NULL where it leads to nothing. Paths of one file are
// then alike.
const char *enclosed_real(struct arena *arena, const char *path);

#endif
