// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The file system, checked: whole files in, and folders listed in a stable order. With base/stage and
// base/enclosed all that the library asks of POSIX.
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
	FILE_DEEP,      // a folder below LIMIT_FOLDER_DEPTH others
	FILE_OUTSIDE,   // leads out of the folder that it must lie in
	FILE_SPECIAL,   // neither a file nor a folder: a pipe, a device
	FILE_FULL,      // no space left
	FILE_CHANGED,   // somebody wrote to it while it was read
	FILE_FAILED,    // any other failure of the system
	FILE_STATUS_COUNT
};

// Reads a whole file of at most limit bytes into the arena, NUL-terminated. Pipes can be read too. A
// file that is written to meanwhile is refused: half of it might be old and half new.
enum file_status file_read(struct arena *arena, const char *path, size_t limit, struct str *text);

// The first bytes of a file, at most limit, or all where it has fewer. False where it cannot be read, or not
// without using it up, as a pipe.
bool file_read_start(struct arena *arena, const char *path, size_t limit, struct str *text);

// Is there something? What cannot be known counts as there, so that reading it says why.
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
// "folder/sub/name", in the order of their bytes. Passed over are names that begin with a dot and
// links back to a folder they lie in. FILE_DEEP where folders lie below LIMIT_FOLDER_DEPTH.
enum file_status file_list_folder(struct arena *arena, const char *folder, size_t ending_count,
                                  const struct str endings[], struct file_list *list);

// "folder/name" in the arena.
const char *file_join(struct arena *arena, const char *folder, const char *name);

// The folder of a path: "a/b.yaml" gives "a", "b.yaml" gives ".".
const char *file_folder(struct arena *arena, const char *path);

#endif
