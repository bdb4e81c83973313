// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "cli/library.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "patuh_config.h"

size_t
library_folders(const struct session *session, const char *folders[LIBRARY_FOLDERS_MOST])
{
	const char *candidates[LIBRARY_FOLDERS_MOST] = {
		session->values[OPTION_RUBRICS],
		getenv("PATUH_RUBRICS"),
		PATUH_RUBRICS_INSTALLED,
		PATUH_RUBRICS_SOURCE,
	};
	size_t count = 0;
	for (size_t i = 0; i < LIBRARY_FOLDERS_MOST; i++) {
		if (candidates[i] && *candidates[i] && file_is_folder(candidates[i]))
			folders[count++] = candidates[i];
	}
	return count;
}

const char *
library_path(const struct session *session, const char *id)
{
	const char *folders[LIBRARY_FOLDERS_MOST];
	size_t count = library_folders(session, folders);
	struct str parts[] = {str_from(id), STR(".yaml")};
	const char *name = str_join(session->arena, 2, parts).data;
	for (size_t i = 0; i < count; i++) {
		const char *path = file_join(session->arena, folders[i], name);
		if (file_exists(path))
			return path;
	}
	return NULL;
}

// For "did you mean": the ids of all rubrics within reach.
static void
suggest(struct session *session, const char *id)
{
	const char *folders[LIBRARY_FOLDERS_MOST];
	size_t count = library_folders(session, folders);
	struct file_list list = {NULL, 0, 0};
	const struct str ending = STR(".yaml");
	for (size_t i = 0; i < count; i++)
		(void)file_list_folder(session->arena, folders[i], 1, &ending, &list);
	struct str *names = arena_array(session->arena, list.count, struct str);
	for (size_t i = 0; i < list.count; i++) {
		const char *slash = strrchr(list.paths[i], '/');
		names[i] = str_from(slash ? slash + 1 : list.paths[i]);
		names[i].len -= ending.len;
	}
	diag_suggest(session->diags, str_nearest(str_from(id), list.count, names));
}

const char *
library_find(struct session *session, const char *name)
{
	struct str text = str_from(name);
	bool is_path =
		strchr(name, '/') || str_ends(text, STR(".yaml")) || str_ends(text, STR(".yml"));
	if (is_path)
		return name; // what is wrong with it is told when it is read
	const char *path = library_path(session, name);
	if (path)
		return path;
	if (file_exists(name))
		return name;
	diag_add(session->diags, PLACE_NONE, DIAG_RUBRIC_NOT_FOUND, DIAG_TEXT(text));
	suggest(session, name);
	return NULL;
}

static const char *
find_base(void *context, struct arena *arena, struct str id)
{
	return library_path(context, str_copy(arena, id).data);
}

const struct rubric *
library_load_file(struct session *session, const char *path)
{
	const struct rubric_finder finder = {find_base, session};
	return rubric_load(session->arena, session->diags, path, &finder);
}

const struct rubric *
library_load(struct session *session, const char *name)
{
	const char *path = library_find(session, name);
	return path ? library_load_file(session, path) : NULL;
}

bool
library_reads(const struct rubric *rubric, const char *path)
{
	for (size_t i = 0; i < rubric->file_count; i++) {
		if (file_is_same(rubric->files[i]->name.data, path))
			return true;
	}
	return false;
}
