// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Feeds every file NAME.in of FOLDER/TARGET to the target, so that what once went wrong is an ordinary test. An
// input that takes too long is a failure. Speaks TAP.
//
//     replay FOLDER [TARGET]
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/file.h"
#include "target.h"

// Of computing. Each takes a fraction of one; the sanitizers on an old computer take longer.
enum {
	SECONDS_MOST = 10
};

enum {
	MOST = 1 << 24
};

// Was it read, and done soon?
static bool
feed(const struct target *target, const char *name)
{
	struct arena *arena = arena_create();
	struct str text;
	enum file_status status = file_read(arena, name, MOST, &text);
	clock_t begin = clock();
	if (status == FILE_OK)
		target_feed(target, (const uint8_t *)text.data, text.len);
	arena_destroy(arena);
	return status == FILE_OK && (clock() - begin) / CLOCKS_PER_SEC < SECONDS_MOST;
}

// How many results there are now.
static size_t
replay(const struct target *target, const char *folder, size_t count)
{
	const struct str ending = STR(".in");
	struct arena *arena = arena_create();
	struct file_list list = {NULL, 0, 0};
	const char *corpus = file_join(arena, folder, target->name);
	if (file_list_folder(arena, corpus, 1, &ending, &list) != FILE_OK || list.count == 0)
		(void)printf("not ok %zu - %s: no inputs\n", ++count, corpus);
	for (size_t i = 0; i < list.count; i++) {
		const char *name = list.paths[i] + strlen(folder) + 1;
		// Where an input ends the program, the last line says which.
		(void)printf("# %s\n", name);
		(void)fflush(stdout);
		bool is_well = feed(target, list.paths[i]);
		(void)printf("%s %zu - %s\n", is_well ? "ok" : "not ok", ++count, name);
		(void)fflush(stdout);
	}
	arena_destroy(arena);
	return count;
}

int
main(int count, char *words[])
{
	size_t results = 0;
	if (count < 2 || count > 3)
		return EXIT_FAILURE;
	for (size_t i = 0; i < target_count; i++) {
		if (count == 2 || strcmp(words[2], targets[i].name) == 0)
			results = replay(&targets[i], words[1], results);
	}
	(void)printf("1..%zu\n", results);
	return EXIT_SUCCESS;
}
