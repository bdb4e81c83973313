// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "base/memory.h"

#include <setjmp.h>
#include <stdint.h>
#include <string.h>

#include "suite.h"

static jmp_buf no_memory;

static void
on_failure(void)
{
	longjmp(no_memory, 1);
}

START_TEST(gives_a_block_for_size_zero)
{
	void *block = memory_allocate(0);
	ck_assert_ptr_nonnull(block);
	block = memory_resize(block, 0, 8);
	ck_assert_ptr_nonnull(block);
	free(block);
}
END_TEST

START_TEST(keeps_the_bytes_when_resizing)
{
	char *block = memory_allocate(4);
	memcpy(block, "abc", 4);
	block = memory_resize(block, 1000, 100);
	ck_assert_str_eq(block, "abc");
	free(block);
}
END_TEST

static const struct {
	size_t count, size;
} impossible[] = {{SIZE_MAX, 2}, {2, SIZE_MAX}, {SIZE_MAX / 4 + 1, 4}};

START_TEST(calls_the_handler_when_memory_runs_out)
{
	memory_on_failure(on_failure);
	volatile bool has_failed = true;
	if (!setjmp(no_memory)) {
		free(memory_resize(NULL, impossible[_i].count, impossible[_i].size));
		has_failed = false;
	}
	memory_on_failure(NULL);
	ck_assert(has_failed);
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_test(tests, gives_a_block_for_size_zero);
	tcase_add_test(tests, keeps_the_bytes_when_resizing);
	ADD_ROWS(tests, calls_the_handler_when_memory_runs_out, impossible);
}

int
main(void)
{
	return tests_run("memory", add);
}
