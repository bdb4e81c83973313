// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Where rubrics are found: in --rubrics, in $PATUH_RUBRICS, then in the folder that was installed,
// or that of the source from which the program was built.
#ifndef PATUH_CLI_LIBRARY_H
#define PATUH_CLI_LIBRARY_H

#include "cli/cli.h"

enum {
	LIBRARY_FOLDERS_MOST = 4
};

// The folders in the order they are searched; returns how many.
size_t library_folders(const struct session *session, const char *folders[LIBRARY_FOLDERS_MOST]);

// The path of the rubric with that id; NULL where there is none.
const char *library_path(const struct session *session, const char *id);

// The path of a rubric named by file or by id; NULL, reported, where it is not found.
const char *library_find(struct session *session, const char *name);

// Loads the rubric in a file, and what it extends from the library; NULL, reported, where it has
// errors.
const struct rubric *library_load_file(struct session *session, const char *path);

// Finds and loads a rubric; NULL, reported, where it cannot be had.
const struct rubric *library_load(struct session *session, const char *name);

// Is the path one of the files that the rubric was read from?
bool library_reads(const struct rubric *rubric, const char *path);

#endif
