// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// From filled forms to the evidence files of a folder: which file each unit is in, or is to be in, and
// what it will say. It reads the folder and writes nothing; who calls it puts the bytes in place.
#ifndef PATUH_REPORT_IMPORT_H
#define PATUH_REPORT_IMPORT_H

#include "base/lang.h"
#include "model/form_merge.h"

struct buffer;

// A file of the folder, as it will be.
struct import_file {
	const char *path;
	bool is_new;
	bool is_changed;
	bool loses_layout; // it was written by hand: comments and layout are not kept
	struct str before, after;
	size_t change_count;
	const struct form_change *changes;
};

struct import;

// An import into a folder, which exists. It lives in the arena.
struct import *import_create(struct arena *arena, struct diags *diags, const char *folder,
                             enum form_prefer prefer);

// Adds a filled form of that rubric, from its bytes. What is wrong with it is reported.
void import_add(struct import *import, const struct rubric *rubric, const struct source *source);

// Merges. The files that the forms go to, in the order of the first form of each; worthless where
// anything was reported as an error.
const struct import_file *import_run(struct import *import, size_t *count);

// What changes in a file: a line for the file, and with `has_cells` one for each cell.
void import_write(struct buffer *out, const struct import_file *file, enum lang lang,
                  bool has_cells);

#endif
