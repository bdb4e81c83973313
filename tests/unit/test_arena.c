// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "base/arena.h"

#include <setjmp.h>
#include <stdalign.h>
#include <stdint.h>
#include <string.h>

#include "base/memory.h"
#include "suite.h"

static bool
are_all(const unsigned char *bytes, size_t size, unsigned char wanted)
{
	for (size_t i = 0; i < size; i++) {
		if (bytes[i] != wanted)
			return false;
	}
	return true;
}

// Around the sizes where an alignment step, a quarter block and a whole block end.
static const size_t sizes[] = {0,    1,    7,    8,     15,    16,    17,     100,
                               8191, 8192, 8193, 32767, 32768, 32769, 100000, 1 << 20};

START_TEST(gives_zeroed_aligned_bytes_that_do_not_overlap)
{
	struct arena *arena = arena_create();
	unsigned char *blocks[20];
	for (size_t i = 0; i < COUNT_OF(blocks); i++) {
		blocks[i] = arena_allocate(arena, sizes[_i], 1);
		ck_assert_ptr_nonnull(blocks[i]);
		ck_assert_uint_eq((uintptr_t)blocks[i] % alignof(max_align_t), 0);
		ck_assert(are_all(blocks[i], sizes[_i], 0));
		memset(blocks[i], (int)i + 1, sizes[_i]);
		(void)arena_allocate(arena, 3, 1);
	}
	for (size_t i = 0; i < COUNT_OF(blocks); i++)
		ck_assert(are_all(blocks[i], sizes[_i], (unsigned char)(i + 1)));
	arena_destroy(arena);
}
END_TEST

START_TEST(zeroes_again_after_a_reset)
{
	struct arena *arena = arena_create();
	for (size_t round = 0; round < 5; round++) {
		for (size_t i = 0; i < 50; i++) {
			unsigned char *block = arena_allocate(arena, 1, sizes[_i]);
			ck_assert(are_all(block, sizes[_i], 0));
			memset(block, 0xff, sizes[_i]);
		}
		arena_reset(arena);
	}
	arena_destroy(arena);
}
END_TEST

START_TEST(keeps_what_a_growing_array_holds)
{
	struct arena *arena = arena_create();
	size_t capacity = 0, moves = 0;
	int *numbers = NULL;
	for (size_t i = 0; i < 10000; i++) {
		int *grown = arena_grow(arena, numbers, i, &capacity, sizeof(*numbers));
		moves += grown != numbers;
		numbers = grown;
		ck_assert_uint_gt(capacity, i);
		numbers[i] = (int)i;
	}
	for (size_t i = 0; i < 10000; i++)
		ck_assert_int_eq(numbers[i], (int)i);
	ck_assert_uint_lt(moves, 20);
	arena_destroy(arena);
}
END_TEST

START_TEST(makes_typed_objects)
{
	struct arena *arena = arena_create();
	long double *number = arena_new(arena, long double);
	struct str *texts = arena_array(arena, 3, struct str);
	ck_assert_uint_eq((uintptr_t)number % alignof(long double), 0);
	ck_assert(texts[0].data == NULL && texts[2].len == 0);
	arena_destroy(arena);
}
END_TEST

START_TEST(is_destroyed_where_it_is_null)
{
	arena_destroy(NULL);
}
END_TEST

static jmp_buf no_memory;

static void
on_failure(void)
{
	longjmp(no_memory, 1);
}

static const struct {
	size_t count, size;
} overflows[] = {
	{SIZE_MAX, 1}, {SIZE_MAX, 2}, {SIZE_MAX / 2, 3}, {2, SIZE_MAX}, {SIZE_MAX / 8, 16}};

START_TEST(takes_overflow_for_no_memory)
{
	struct arena *arena = arena_create();
	memory_on_failure(on_failure);
	volatile bool has_failed = true;
	if (!setjmp(no_memory)) {
		(void)arena_allocate(arena, overflows[_i].count, overflows[_i].size);
		has_failed = false;
	}
	memory_on_failure(NULL);
	ck_assert(has_failed);
	arena_destroy(arena);
}
END_TEST

static void
add(TCase *tests)
{
	ADD_ROWS(tests, gives_zeroed_aligned_bytes_that_do_not_overlap, sizes);
	ADD_ROWS(tests, zeroes_again_after_a_reset, sizes);
	tcase_add_test(tests, keeps_what_a_growing_array_holds);
	tcase_add_test(tests, makes_typed_objects);
	tcase_add_test(tests, is_destroyed_where_it_is_null);
	ADD_ROWS(tests, takes_overflow_for_no_memory, overflows);
}

int
main(void)
{
	return tests_run("arena", add);
}
