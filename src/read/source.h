// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Files, read whole and no larger than a limit; as text they are checked to be UTF-8.
#ifndef PATUH_READ_SOURCE_H
#define PATUH_READ_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/file.h"
#include "diag/place.h"

struct arena;
struct diags;

// Reads the file into the arena. NULL, with a finding, where it cannot be read, is larger than
// LIMIT_FILE_BYTES, empty, or not UTF-8.
const struct source *source_load(struct arena *arena, struct diags *diags, const char *path);

// The same for a file of any bytes.
const struct source *source_load_bytes(struct arena *arena, struct diags *diags, const char *path);

// The finding for a file or folder that cannot be read.
void source_report(struct diags *diags, enum file_status status, const char *path);

// A place that outlives the text it points into: the name is copied into the arena, the lines are let go.
struct place place_keep(struct arena *arena, struct place at);

// Line and column of a byte of the text.
struct place source_place(const struct source *source, size_t offset);

// The other way: the byte of the text at a line and column; its length where there is none.
size_t source_offset(const struct source *source, struct place at);

#endif
