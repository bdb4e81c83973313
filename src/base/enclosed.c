// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#define _POSIX_C_SOURCE 200809L
#define _XOPEN_SOURCE 700

#include "base/enclosed.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/memory.h"

struct enclosed {
	int descriptor;
	uint64_t size;
};

// What is wrong with a name is wrong with the input, not with the system.
static enum file_status
status_for(int error)
{
	switch (error) {
	case ENOENT:
	case ENOTDIR:
	case ELOOP:
	case ENAMETOOLONG:
		return FILE_MISSING;
	case EACCES:
	case EPERM:
		return FILE_DENIED;
	default:
		return FILE_FAILED;
	}
}

// Takes the last part off the path.
static void
drop_part(struct buffer *path)
{
	while (path->len && path->data[path->len - 1] != '/')
		path->len--;
	path->len -= path->len > 0;
}

// Adds one part to the plain path; false where it leads out.
static bool
add_part(struct buffer *path, struct str part)
{
	if (str_is_empty(part) || str_equal(part, STR(".")))
		return true;
	if (str_equal(part, STR(".."))) {
		bool is_inside = path->len > 0;
		drop_part(path);
		return is_inside;
	}
	if (path->len)
		buffer_add_char(path, '/');
	buffer_add(path, part);
	return true;
}

bool
enclosed_path(struct arena *arena, struct str path, struct str *plain)
{
	struct buffer parts;
	buffer_init(&parts);
	bool is_inside = path.len == 0 || path.data[0] != '/';
	for (size_t at = 0; at <= path.len && is_inside;) {
		const char *slash =
			path.len > at ? memchr(path.data + at, '/', path.len - at) : NULL;
		size_t end = slash ? (size_t)(slash - path.data) : path.len;
		is_inside = add_part(&parts, (struct str){path.data + at, end - at});
		at = end + 1;
	}
	*plain = is_inside ? str_copy(arena, buffer_text(&parts)) : (struct str){"", 0};
	buffer_finish(&parts);
	return is_inside;
}

// The rest of a resolved path below a resolved folder; NULL where it is not below it.
static const char *
below(const char *folder, const char *path)
{
	size_t len = strlen(folder);
	while (len && folder[len - 1] == '/')
		len--; // the root of all
	return strncmp(folder, path, len) == 0 && path[len] == '/' ? path + len + 1 : NULL;
}

static enum file_status
open_plain(const char *path, struct enclosed **file)
{
	struct stat info;
	if (lstat(path, &info) != 0)
		return status_for(errno);
	if (!S_ISREG(info.st_mode))
		return S_ISDIR(info.st_mode) ? FILE_IS_FOLDER : FILE_SPECIAL;
	// Should a pipe take its place meanwhile, the opening must not wait for a writer.
	int descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (descriptor < 0)
		return status_for(errno);
	if (fstat(descriptor, &info) != 0 || !S_ISREG(info.st_mode)) {
		close(descriptor);
		return FILE_SPECIAL;
	}
	*file = memory_allocate(sizeof(**file));
	**file = (struct enclosed){descriptor, (uint64_t)info.st_size};
	return FILE_OK;
}

enum file_status
enclosed_open(const char *folder, struct str path, struct enclosed **file)
{
	*file = NULL;
	struct arena *arena = arena_create();
	const char *named = file_join(arena, folder, str_copy(arena, path).data);
	char *home = realpath(folder, NULL);
	char *real = home ? realpath(named, NULL) : NULL;
	enum file_status status = real ? FILE_OK : status_for(errno);
	if (real && strcmp(home, real) == 0)
		status = FILE_IS_FOLDER;
	else if (real && !below(home, real))
		status = FILE_OUTSIDE;
	else if (real)
		status = open_plain(real, file);
	free(home);
	free(real);
	arena_destroy(arena);
	return status;
}

void
enclosed_close(struct enclosed *file)
{
	close(file->descriptor);
	free(file);
}

uint64_t
enclosed_size(const struct enclosed *file)
{
	return file->size;
}

enum file_status
enclosed_read(struct enclosed *file, size_t most, char bytes[], size_t *got)
{
	*got = 0;
	while (*got < most) {
		ssize_t read_now = read(file->descriptor, bytes + *got, most - *got);
		if (read_now < 0 && errno != EINTR)
			return status_for(errno);
		if (read_now == 0)
			break;
		if (read_now > 0)
			*got += (size_t)read_now;
	}
	return FILE_OK;
}

bool
enclosed_place(struct arena *arena, const char *folder, const char *file, struct str *plain)
{
	char *home = realpath(folder, NULL), *real = realpath(file, NULL);
	const char *rest = home && real ? below(home, real) : NULL;
	if (rest)
		*plain = str_copy(arena, str_from(rest));
	free(home);
	free(real);
	return rest != NULL;
}

const char *
enclosed_real(struct arena *arena, const char *path)
{
	char *real = realpath(path, NULL);
	const char *copy = real ? str_copy(arena, str_from(real)).data : NULL;
	free(real);
	return copy;
}
