// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#define _POSIX_C_SOURCE 200809L
#define _XOPEN_SOURCE 700

#include "base/file.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/memory.h"

static enum file_status
status_for(int error)
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

static enum file_status
read_all(int descriptor, size_t limit, char **data, size_t *len)
{
	size_t capacity = 65536;
	*data = memory_allocate(capacity);
	*len = 0;
	for (;;) {
		if (*len == capacity) {
			capacity *= 2;
			*data = memory_resize(*data, capacity, 1);
		}
		ssize_t got = read(descriptor, *data + *len, capacity - *len);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return status_for(errno);
		if (got == 0)
			return FILE_OK;
		*len += (size_t)got;
		if (*len > limit)
			return FILE_TOO_LARGE;
	}
}

// Is what was read the whole file, and one state of it?
static enum file_status
check_unchanged(int descriptor, const struct stat *before, size_t len)
{
	struct stat after;
	if (fstat(descriptor, &after) != 0)
		return status_for(errno);
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
		return status_for(errno);
	char *data = NULL;
	size_t len = 0;
	struct stat before;
	enum file_status status = fstat(descriptor, &before) == 0 ? FILE_OK : status_for(errno);
	if (status == FILE_OK)
		status = read_all(descriptor, limit, &data, &len);
	if (status == FILE_OK)
		status = check_unchanged(descriptor, &before, len);
	if (status == FILE_OK)
		*text = str_copy(arena, (struct str){data, len});
	free(data);
	close(descriptor);
	return status;
}

bool
file_exists(const char *path)
{
	struct stat info;
	return stat(path, &info) == 0 || status_for(errno) != FILE_MISSING;
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
		return errno == ENOENT || errno == ELOOP ? FILE_OK : status_for(errno);
	*is_folder = S_ISDIR(info.st_mode);
	return FILE_OK;
}

static enum file_status
search_folder(const struct search *search, const char *folder, const struct level *above)
{
	struct stat info;
	DIR *handle = opendir(folder);
	if (!handle)
		return status_for(errno);
	enum file_status status = fstat(dirfd(handle), &info) == 0 ? FILE_OK : status_for(errno);
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
			if (level.depth < LIMIT_FOLDER_DEPTH)
				status = search_folder(search, path, &level);
		} else if (has_ending(found->d_name, search->ending_count, search->endings)) {
			struct file_list *list = search->list;
			list->paths = arena_grow(search->arena, list->paths, list->count,
			                         &list->capacity, sizeof(*list->paths));
			list->paths[list->count++] = path;
		}
	}
	if (status == FILE_OK && errno != 0)
		status = status_for(errno);
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

struct file_stage {
	struct arena *arena;
	const char *target; // links resolved, so that a link stays a link
	const char *path;   // what is written to; equals target where it is written in place
	int descriptor;
	bool is_in_place;
	struct file_stage *next; // of those that are open
};

// All that are open, so that they can be taken away when the program cannot go on.
static struct file_stage *open_stages = NULL;

// Where a link leads that leads to nothing yet; NULL where the path is no link.
static const char *
follow(struct arena *arena, const char *path)
{
	char *text = arena_allocate(arena, LIMIT_PATH_BYTES, 1);
	ssize_t len = readlink(path, text, LIMIT_PATH_BYTES - 1);
	if (len <= 0)
		return NULL;
	return text[0] == '/' ? text : file_join(arena, file_folder(arena, path), text);
}

// The path with its links resolved, so that writing to a link leaves it one.
static const char *
resolve(struct arena *arena, const char *path)
{
	char *resolved = realpath(path, NULL);
	if (resolved) {
		const char *copy = str_copy(arena, str_from(resolved)).data;
		free(resolved);
		return copy;
	}
	const char *target = follow(arena, path);
	return target ? target : str_copy(arena, str_from(path)).data;
}

// The mode that a new file would get, or the one that the replaced file has.
static mode_t
mode_for(const char *target)
{
	struct stat info;
	if (stat(target, &info) == 0)
		return info.st_mode & 0777;
	mode_t mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

static enum file_status
open_beside(struct file_stage *stage)
{
	// Short, since the target's own name may be as long as a name can be.
	const char *slash = strrchr(stage->target, '/');
	const char *hidden = ".patuh.XXXXXX";
	struct str path = str_from(
		slash ? file_join(stage->arena, file_folder(stage->arena, stage->target), hidden)
		      : hidden);
	char *pattern = arena_allocate(stage->arena, path.len + 1, 1);
	memcpy(pattern, path.data, path.len);
	stage->descriptor = mkstemp(pattern);
	if (stage->descriptor < 0)
		return status_for(errno);
	stage->path = pattern;
	if (fchmod(stage->descriptor, mode_for(stage->target)) != 0)
		return status_for(errno);
	return FILE_OK;
}

enum file_status
file_stage_create(const char *path, struct file_stage **result)
{
	struct arena *arena = arena_create();
	struct file_stage *stage = arena_new(arena, struct file_stage);
	*stage = (struct file_stage){arena, resolve(arena, path), NULL, -1, false, open_stages};
	open_stages = stage;
	*result = NULL;
	struct stat info;
	enum file_status status;
	bool is_there = stat(stage->target, &info) == 0;
	if (!is_there && errno != ENOENT) {
		status = status_for(
			errno); // a name too long, say: better told now than at the rename
	} else if (is_there && S_ISDIR(info.st_mode)) {
		status = FILE_IS_FOLDER;
	} else if (is_there && !S_ISREG(info.st_mode)) {
		stage->is_in_place = true;
		stage->path = stage->target;
		stage->descriptor = open(stage->target, O_WRONLY | O_CLOEXEC);
		status = stage->descriptor < 0 ? status_for(errno) : FILE_OK;
	} else {
		status = open_beside(stage);
	}
	if (status != FILE_OK) {
		file_stage_discard(stage);
		return status;
	}
	*result = stage;
	return FILE_OK;
}

const char *
file_stage_path(const struct file_stage *stage)
{
	return stage->path;
}

enum file_status
file_stage_write(struct file_stage *stage, struct str bytes)
{
	size_t done = 0;
	while (done < bytes.len) {
		ssize_t wrote = write(stage->descriptor, bytes.data + done, bytes.len - done);
		if (wrote < 0 && errno != EINTR)
			return status_for(errno);
		if (wrote > 0)
			done += (size_t)wrote;
	}
	return FILE_OK;
}

enum file_status
file_stage_sync(struct file_stage *stage)
{
	if (stage->is_in_place)
		return FILE_OK;
	// A writer that opened the path itself may have replaced the file behind the descriptor.
	int descriptor = open(stage->path, O_RDONLY | O_CLOEXEC);
	if (descriptor < 0)
		return status_for(errno);
	int failure = fsync(descriptor) == 0 ? 0 : errno;
	close(descriptor);
	return failure ? status_for(failure) : FILE_OK;
}

static void
sync_folder(struct file_stage *stage)
{
	int folder = open(file_folder(stage->arena, stage->target), O_RDONLY | O_CLOEXEC);
	if (folder < 0)
		return;
	// The file itself is safe already; some file systems cannot sync a folder, and need not.
	(void)fsync(folder);
	close(folder);
}

enum file_status
file_stage_commit(struct file_stage *stage)
{
	enum file_status status = FILE_OK;
	if (close(stage->descriptor) != 0)
		status = status_for(errno);
	stage->descriptor = -1;
	if (status == FILE_OK && !stage->is_in_place) {
		if (rename(stage->path, stage->target) == 0) {
			sync_folder(stage);
			stage->path = NULL;
		} else {
			status = status_for(errno);
		}
	}
	file_stage_discard(stage);
	return status;
}

void
file_stage_discard(struct file_stage *stage)
{
	if (!stage)
		return;
	if (stage->descriptor >= 0)
		close(stage->descriptor);
	if (stage->path && !stage->is_in_place)
		(void)unlink(stage->path);
	struct file_stage **link = &open_stages;
	while (*link != stage)
		link = &(*link)->next;
	*link = stage->next;
	arena_destroy(stage->arena);
}

void
file_stages_abandon(void)
{
	for (const struct file_stage *stage = open_stages; stage; stage = stage->next) {
		if (stage->path && !stage->is_in_place)
			(void)unlink(stage->path);
	}
}
