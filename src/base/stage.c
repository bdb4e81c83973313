// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#define _POSIX_C_SOURCE 200809L
#define _XOPEN_SOURCE 700

#include "base/stage.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file_error.h"
#include "base/limits.h"

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

// Makes the file and notes its name, and no signal comes between the two: its handler would not know
// what to take away. Gives 0, or errno.
static int
make_file(struct file_stage *stage, char *pattern)
{
	sigset_t all, before;
	(void)sigfillset(&all);
	(void)pthread_sigmask(SIG_SETMASK, &all, &before);
	stage->descriptor = mkstemp(pattern);
	int failure = stage->descriptor < 0 ? errno : 0;
	if (!failure)
		stage->path = pattern;
	(void)pthread_sigmask(SIG_SETMASK, &before, NULL);
	return failure;
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
	int failure = make_file(stage, pattern);
	if (failure)
		return file_status_for(failure);
	if (fchmod(stage->descriptor, mode_for(stage->target)) != 0)
		return file_status_for(errno);
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
		status = file_status_for(
			errno); // a name too long, say: better told now than at the rename
	} else if (is_there && S_ISDIR(info.st_mode)) {
		status = FILE_IS_FOLDER;
	} else if (is_there && !S_ISREG(info.st_mode)) {
		stage->is_in_place = true;
		stage->path = stage->target;
		stage->descriptor = open(stage->target, O_WRONLY | O_CLOEXEC);
		status = stage->descriptor < 0 ? file_status_for(errno) : FILE_OK;
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
			return file_status_for(errno);
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
		return file_status_for(errno);
	int failure = fsync(descriptor) == 0 ? 0 : errno;
	close(descriptor);
	return failure ? file_status_for(failure) : FILE_OK;
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
		status = file_status_for(errno);
	stage->descriptor = -1;
	if (status == FILE_OK && !stage->is_in_place) {
		if (rename(stage->path, stage->target) == 0) {
			sync_folder(stage);
			stage->path = NULL;
		} else {
			status = file_status_for(errno);
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
