// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What the two halves of the intake share: intake.c finds files and takes them in their order, harvest.c
// reads one of them. Private to them.
#ifndef PATUH_MODEL_INTAKE_PARTS_H
#define PATUH_MODEL_INTAKE_PARTS_H

#include <stdint.h>

#include "base/file.h"
#include "model/agreement.h"
#include "model/head.h"
#include "model/inputs.h"
#include "model/intake.h"

// A path that the user named, and what came of it.
struct origin {
	const char *path;
	bool is_folder;
	size_t used, skipped;
};

// What a file says of itself at its beginning.
struct file_head {
	bool is_known;
	struct str values[HEAD_KEY_COUNT];
};

// The other tables in the folder of a table, which are one document with it.
struct neighbours {
	size_t first; // the file's own number where it is the first, or no table
	size_t next;  // FILE_NONE where it is the last
};

#define FILE_NONE SIZE_MAX

struct intake {
	struct arena *arena;
	struct diags *diags;
	const struct rubric *rubric;
	struct file_list files;
	struct inputs inputs; // the same, and each patuh.yaml that is none of them
	bool wants_digests;
	struct file_head *heads;       // of each file, once it was looked at
	struct neighbours *neighbours; // of each file
	size_t *origin_of;             // for each file
	size_t origin_capacity;
	size_t origin_count;
	struct origin *origins;
	struct intake_head head;
	struct agreement agreement; // of the files with each other
};

// What the file says of itself: as it was looked at before, or now, in the arena.
const struct str *intake_head_of(const struct intake *intake, struct arena *arena,
                                 struct diags *diags, size_t index, const struct source *source);

// Is the document of another kind, or for another rubric? One that does not say counts as ours, so
// that it is read and reported.
bool intake_is_for_others(const struct intake *intake, const struct str values[HEAD_KEY_COUNT]);

#endif
