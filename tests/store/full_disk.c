// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// A disk that is full after so many writes to files whose names hold PATUH_TEST_FULL: preloaded, with
// PATUH_TEST_WRITES=N, so that tests/store.py can fill it at every moment of a save.
#define _GNU_SOURCE
#undef _FILE_OFFSET_BITS // with 64 both names below are one

#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset);
ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset);

static long left = -1;

static int
is_full(int descriptor)
{
	char link[64], name[4096];
	const char *part = getenv("PATUH_TEST_FULL"), *writes = getenv("PATUH_TEST_WRITES");
	if (!part || !writes)
		return 0;
	(void)snprintf(link, sizeof(link), "/proc/self/fd/%d", descriptor);
	ssize_t len = readlink(link, name, sizeof(name) - 1);
	if (len < 0)
		return 0;
	name[len] = '\0';
	if (!strstr(name, part))
		return 0;
	if (left < 0)
		left = strtol(writes, NULL, 10);
	return left == 0 || left-- == 0;
}

ssize_t
pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset)
{
	static ssize_t (*real)(int, const void *, size_t, off64_t);
	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "pwrite64");
	if (!is_full(descriptor))
		return real(descriptor, bytes, count, offset);
	errno = ENOSPC;
	return -1;
}

ssize_t
pwrite(int descriptor, const void *bytes, size_t count, off_t offset)
{
	return pwrite64(descriptor, bytes, count, offset);
}
