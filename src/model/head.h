// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What a file of evidence says of itself before it is read: its kind, its rubric, its day. A document of YAML
// says so at its beginning, a form in its stamp, a table in the patuh.yaml beside it.
#ifndef PATUH_MODEL_HEAD_H
#define PATUH_MODEL_HEAD_H

#include "base/str.h"
#include "model/table.h"

enum head_key {
	HEAD_PATUH,
	HEAD_RUBRIC,
	HEAD_ASSESSED,
	HEAD_KEY_COUNT
};

// Is the file a table, by its name?
bool head_is_table(const char *path);

// Where the head of a CSV file stands.
const char *head_path(struct arena *arena, const char *path);

// The head that the patuh.yaml beside a CSV file gives. False where there is none, or it has errors.
// That it cannot be read is told to `world`, what is wrong in it to `diags`.
bool head_load(struct arena *arena, struct diags *world, struct diags *diags, const char *path,
               struct table_head *head);

// A file as text, or as the bytes of a workbook. NULL where it cannot be read (reported).
const struct source *head_source(struct arena *arena, struct diags *diags, const char *path);

// What a YAML file says of itself, where all of it stands in the first lines, as it does in most: then
// the rest need not be read for it. False where it may stand further down.
bool head_peek_start(struct arena *arena, const char *path, struct str values[HEAD_KEY_COUNT]);

// What the patuh.yaml beside a table says of it: empty where there is none, or it does not. That
// it cannot be read is told to `world`.
void head_peek_beside(struct arena *arena, struct diags *world, const char *path,
                      struct str values[HEAD_KEY_COUNT]);

// What the file says of itself; empty where it does not. A head that cannot be read is told to `world`.
void head_peek(struct arena *arena, struct diags *world, const struct source *source,
               struct str values[HEAD_KEY_COUNT]);

#endif
