// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Feeds every file NAME.in of a folder to the target, so that what once went wrong is an ordinary test. Speaks
// TAP.
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/file.h"
#include "target.h"

enum {
	MOST = 1 << 24
};

static bool
feed(const char *name)
{
	struct arena *arena = arena_create();
	struct str text;
	enum file_status status = file_read(arena, name, MOST, &text);
	if (status == FILE_OK)
		(void)LLVMFuzzerTestOneInput((const uint8_t *)text.data, text.len);
	arena_destroy(arena);
	return status == FILE_OK;
}

int
main(int count, char *words[])
{
	const struct str ending = STR(".in");
	struct arena *arena = arena_create();
	struct file_list list = {NULL, 0, 0};
	if (count != 2 || file_list_folder(arena, words[1], 1, &ending, &list) != FILE_OK)
		return EXIT_FAILURE;
	(void)printf("1..%zu\n", list.count);
	for (size_t i = 0; i < list.count; i++) {
		bool is_read = feed(list.paths[i]);
		(void)printf("%s %zu - %s\n", is_read ? "ok" : "not ok", i + 1, list.paths[i]);
		(void)fflush(stdout);
	}
	arena_destroy(arena);
	return EXIT_SUCCESS;
}
