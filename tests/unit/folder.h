// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// A folder of its own for each test, which works in it. The source that includes this asks for
// _XOPEN_SOURCE 700 first.
#ifndef PATUH_TESTS_UNIT_FOLDER_H
#define PATUH_TESTS_UNIT_FOLDER_H

#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "suite.h"

static char folder[64];

static inline void
folder_enter(void)
{
	const char *shared = getenv("TMPDIR");
	ck_assert_int_eq(chdir(shared ? shared : "/tmp"), 0);
	strcpy(folder, "patuh-test-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	ck_assert_int_eq(chdir(folder), 0);
}

static inline int
folder_remove_one(const char *path, const struct stat *info, int kind, struct FTW *place)
{
	(void)info;
	(void)kind;
	(void)place;
	return remove(path);
}

static inline void
folder_leave(void)
{
	ck_assert_int_eq(chdir(".."), 0);
	ck_assert_int_eq(nftw(folder, folder_remove_one, 16, FTW_DEPTH | FTW_PHYS), 0);
}

static inline void
folder_put(const char *path, struct str bytes)
{
	FILE *file = fopen(path, "wb");
	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fwrite(bytes.data, 1, bytes.len, file), bytes.len);
	ck_assert_int_eq(fclose(file), 0);
}

#endif
