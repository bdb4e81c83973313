// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The file system, checked: whole files in, folders listed in a stable order, and outputs that
// replace the old file in one step or not at all. All POSIX calls of the library are here.
// It reports by status; who calls it turns that into a diagnostic.
#ifndef PATUH_BASE_FILE_H
#define PATUH_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena;

enum file_status {
	FILE_OK,
	FILE_MISSING,   // no such file or folder
	FILE_DENIED,    // no permission
	FILE_IS_FOLDER, // a folder where a file is wanted
	FILE_TOO_LARGE, // more than the limit given
	FILE_OUTSIDE,   // leads out of the folder that it must lie in
	FILE_SPECIAL,   // neither a file nor a folder: a pipe, a device
	FILE_FULL,      // no space left
	FILE_FAILED,    // any other failure of the system
	FILE_STATUS_COUNT
};

// Reads a whole file of at most limit bytes into the arena, NUL-terminated. Pipes can be read too.
enum file_status file_read(struct arena *arena, const char *path, size_t limit, struct str *text);

bool file_exists(const char *path);
bool file_is_folder(const char *path);

// Do both paths lead to the same existing file?
bool file_is_same(const char *a, const char *b);

// Would both paths be the same file if they were written?
bool file_is_same_target(const char *a, const char *b);

struct file_list {
	const char **paths;
	size_t count;
	size_t capacity;
};

// Adds the files below a folder whose names end in one of the endings (any case), as
// "folder/sub/name", in the order of their bytes. Passed over are names that begin with a dot, links
// back to a folder they lie in, and folders below LIMIT_FOLDER_DEPTH.
enum file_status file_list_folder(struct arena *arena, const char *folder, size_t ending_count,
                                  const struct str endings[], struct file_list *list);

// "folder/name" in the arena.
const char *file_join(struct arena *arena, const char *folder, const char *name);

// The folder of a path: "a/b.yaml" gives "a", "b.yaml" gives ".".
const char *file_folder(struct arena *arena, const char *path);

// An output on its way: bytes go to a new file beside the target. A target that is a device or a
// pipe is written in place, since it cannot be replaced.
struct file_stage;

// Begins an output to path. On FILE_OK *stage is freed by file_stage_commit or file_stage_discard.
enum file_status file_stage_create(const char *path, struct file_stage **stage);

// The path to write to; writers that open files themselves (the workbook library) use it.
const char *file_stage_path(const struct file_stage *stage);

// Writes all the bytes to the staged file.
enum file_status file_stage_write(struct file_stage *stage, struct str bytes);

// Brings the bytes to the disk; after this only the renaming can fail.
enum file_status file_stage_sync(struct file_stage *stage);

// Puts the staged file in the target's place in one step, and frees the stage. On failure the old
// file is whole and the staged one removed.
enum file_status file_stage_commit(struct file_stage *stage);

// Removes the staged file and frees the stage. NULL is allowed.
void file_stage_discard(struct file_stage *stage);

#endif
