// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#define _XOPEN_SOURCE 700

#include "site.h"

#include <assert.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/compiler.h"

enum {
	PATH_BYTES = 256,
	NAMES = 16
};

static char folder[PATH_BYTES];
static char paths[NAMES][PATH_BYTES];

static void
clear(void)
{
	DIR *files = opendir(folder);
	for (const struct dirent *file; files && (file = readdir(files));) {
		char path[PATH_BYTES * 2];
		(void)snprintf(path, sizeof(path), "%s/%s", folder, file->d_name);
		(void)unlink(path);
	}
	if (files)
		(void)closedir(files);
	(void)rmdir(folder);
}

// TMPDIR comes first, so that whoever starts many can clear up behind those that crashed.
static void
found(void)
{
	const char *const places[] = {getenv("TMPDIR"), "/dev/shm", "/tmp"};
	for (size_t i = 0; i < COUNT_OF(places); i++) {
		if (!places[i])
			continue;
		int len = snprintf(folder, sizeof(folder), "%s/patuh-fuzz-XXXXXX", places[i]);
		if (len > 0 && (size_t)len < sizeof(folder) && mkdtemp(folder)) {
			(void)atexit(clear);
			return;
		}
	}
	abort();
}

const char *
site_path(const char *name)
{
	if (!folder[0])
		found();
	for (size_t i = 0; i < NAMES; i++) {
		if (paths[i][0] && strcmp(strrchr(paths[i], '/') + 1, name) == 0)
			return paths[i];
		if (paths[i][0])
			continue;
		int len = snprintf(paths[i], PATH_BYTES, "%s/%s", folder, name);
		assert(len > 0 && len < PATH_BYTES);
		return paths[i];
	}
	abort();
}

const char *
site_put(const char *name, struct str bytes)
{
	const char *path = site_path(name);
	FILE *file = fopen(path, "wb");
	if (!file || fwrite(bytes.data, 1, bytes.len, file) != bytes.len || fclose(file) != 0)
		abort();
	return path;
}

void
site_remove(const char *name)
{
	(void)unlink(site_path(name));
}
