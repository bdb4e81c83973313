// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#define _POSIX_C_SOURCE 200809L
#define _XOPEN_SOURCE 700

#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file_error.h"
#include "base/limits.h"
#include "base/memory.h"

enum file_status
file_status_for(int error)
{
	switch (error) {
	case ENOENT:
	case ENOTDIR:
		return FILE_MISSING;
	case EACCES:
	case EPERM:
	case EROFS:
		return FILE_DENIED;
	case EISDIR:
		return FILE_IS_FOLDER;
	case ENOSPC:
	case EDQUOT:
	case EFBIG:
		return FILE_FULL;
	default:
		return FILE_FAILED;
	}
}

// Fills what has room for `room` bytes, as far as the file reaches.
static enum file_status
fill(int descriptor, size_t room, char *data, size_t *len)
{
	*len = 0;
	while (*len < room) {
		ssize_t got = read(descriptor, data + *len, room - *len);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return file_status_for(errno);
		if (got == 0)
			break;
		*len += (size_t)got;
	}
	return FILE_OK;
}

// Of a pipe nobody knows beforehand how much there is.
static enum file_status
read_stream(struct arena *arena, int descriptor, size_t limit, struct str *text)
{
	char *data = memory_allocate(limit + 1);
	size_t len;
	enum file_status status = fill(descriptor, limit + 1, data, &len);
	if (status == FILE_OK && len > limit)
		status = FILE_TOO_LARGE;
	if (status == FILE_OK)
		*text = str_copy(arena, (struct str){data, len});
	free(data);
	return status;
}

// A byte more than there should be, to see where it grew.
static enum file_status
read_file(struct arena *arena, int descriptor, size_t size, struct str *text)
{
	char *data = arena_allocate(arena, size + 2, 1);
	size_t len;
	enum file_status status = fill(descriptor, size + 1, data, &len);
	*text = (struct str){data, len};
	return status;
}

// Is what was read the whole file, and one state of it?
static enum file_status
check_unchanged(int descriptor, const struct stat *before, size_t len)
{
	struct stat after;
	if (fstat(descriptor, &after) != 0)
		return file_status_for(errno);
	bool is_same = before->st_size == after.st_size && (size_t)after.st_size == len &&
	               before->st_mtim.tv_sec == after.st_mtim.tv_sec &&
	               before->st_mtim.tv_nsec == after.st_mtim.tv_nsec;
	return is_same || !S_ISREG(after.st_mode) ? FILE_OK : FILE_CHANGED;
}

enum file_status
file_read(struct arena *arena, const char *path, size_t limit, struct str *text)
{
	*text = (struct str){"", 0};
	int descriptor = open(path, O_RDONLY | O_CLOEXEC);
	if (descriptor < 0)
		return file_status_for(errno);
	struct stat before;
	enum file_status status =
		fstat(descriptor, &before) == 0 ? FILE_OK : file_status_for(errno);
	bool is_file = status == FILE_OK && S_ISREG(before.st_mode);
	if (is_file && (uintmax_t)before.st_size > limit)
		status = FILE_TOO_LARGE;
	else if (is_file)
		status = read_file(arena, descriptor, (size_t)before.st_size, text);
	else if (status == FILE_OK)
		status = read_stream(arena, descriptor, limit, text);
	if (status == FILE_OK)
		status = check_unchanged(descriptor, &before, text->len);
	close(descriptor);
	return status;
}

bool
file_read_start(struct arena *arena, const char *path, size_t limit, struct str *text)
{
	struct stat info;
	int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (descriptor < 0)
		return false;
	bool is_read = fstat(descriptor, &info) == 0 && S_ISREG(info.st_mode);
	if (is_read) {
		char *data = arena_allocate(arena, limit + 1, 1);
		size_t len;
		is_read = fill(descriptor, limit, data, &len) == FILE_OK;
		*text = (struct str){data, len};
	}
	close(descriptor);
	return is_read;
}

bool
file_exists(const char *path)
{
	struct stat info;
	return stat(path, &info) == 0 || file_status_for(errno) != FILE_MISSING;
}

bool
file_is_folder(const char *path)
{
	struct stat info;
	return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool
file_is_same(const char *a, const char *b)
{
	struct stat one, other;
	return stat(a, &one) == 0 && stat(b, &other) == 0 && one.st_dev == other.st_dev &&
	       one.st_ino == other.st_ino;
}

static const char *
name_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

bool
file_is_same_target(const char *a, const char *b)
{
	if (strcmp(a, b) == 0 || file_is_same(a, b))
		return true;
	struct arena *arena = arena_create();
	bool is_same = strcmp(name_of(a), name_of(b)) == 0 &&
	               file_is_same(file_folder(arena, a), file_folder(arena, b));
	arena_destroy(arena);
	return is_same;
}

const char *
file_join(struct arena *arena, const char *folder, const char *name)
{
	struct str parts[] = {str_from(folder), STR("/"), str_from(name)};
	while (parts[0].len > 0 && parts[0].data[parts[0].len - 1] == '/')
		parts[0].len--;
	return str_join(arena, 3, parts).data;
}

const char *
file_folder(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		return ".";
	size_t len = slash == path ? 1 : (size_t)(slash - path);
	return str_copy(arena, (struct str){path, len}).data;
}

static int
compare_paths(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool
has_ending(const char *name, size_t count, const struct str endings[])
{
	for (size_t i = 0; i < count; i++) {
		if (str_has_ending(str_from(name), endings[i]))
			return true;
	}
	return false;
}

struct search {
	struct arena *arena;
	size_t ending_count;
	const struct str *endings;
	struct file_list *list;
};

// A folder that is being searched, and those it lies in.
struct level {
	const struct level *above;
	unsigned depth;
	dev_t device;
	ino_t inode;
};

// A link may lead back to a folder that it lies in: that one is searched already.
static bool
is_within(const struct level *level, const struct stat *folder)
{
	for (; level; level = level->above) {
		if (level->device == folder->st_dev && level->inode == folder->st_ino)
			return true;
	}
	return false;
}

// Is what the path leads to a folder? A link to nothing or in a circle is none.
static enum file_status
look_for_folder(const char *path, bool *is_folder)
{
	struct stat info;
	*is_folder = false;
	if (stat(path, &info) != 0)
		return errno == ENOENT || errno == ELOOP ? FILE_OK : file_status_for(errno);
	*is_folder = S_ISDIR(info.st_mode);
	return FILE_OK;
}

static enum file_status
search_folder(const struct search *search, const char *folder, const struct level *above)
{
	struct stat info;
	DIR *handle = opendir(folder);
	if (!handle)
		return file_status_for(errno);
	enum file_status status =
		fstat(dirfd(handle), &info) == 0 ? FILE_OK : file_status_for(errno);
	if (status != FILE_OK || is_within(above, &info)) {
		closedir(handle);
		return status;
	}
	struct level level = {above, above ? above->depth + 1 : 1, info.st_dev, info.st_ino};
	struct dirent *found;
	while (status == FILE_OK && (errno = 0, found = readdir(handle)) != NULL) {
		if (found->d_name[0] == '.')
			continue;
		const char *path = file_join(search->arena, folder, found->d_name);
		bool is_folder;
		status = look_for_folder(path, &is_folder);
		if (status != FILE_OK)
			break;
		if (is_folder) {
			status = level.depth < LIMIT_FOLDER_DEPTH
			                 ? search_folder(search, path, &level)
			                 : FILE_DEEP;
		} else if (has_ending(found->d_name, search->ending_count, search->endings)) {
			struct file_list *list = search->list;
			list->paths = arena_grow(search->arena, list->paths, list->count,
			                         &list->capacity, sizeof(*list->paths));
			list->paths[list->count++] = path;
		}
	}
	if (status == FILE_OK && errno != 0)
		status = file_status_for(errno);
	closedir(handle);
	return status;
}

enum file_status
file_list_folder(struct arena *arena, const char *folder, size_t ending_count,
                 const struct str endings[], struct file_list *list)
{
	struct search search = {arena, ending_count, endings, list};
	size_t first = list->count;
	enum file_status status = search_folder(&search, folder, NULL);
	if (list->count > first)
		qsort(list->paths + first, list->count - first, sizeof(*list->paths),
		      compare_paths);
	return status;
}
