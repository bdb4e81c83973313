// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "base/index.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "suite.h"

enum {
	MANY = 5000
};

static struct str
name(struct arena *arena, int number)
{
	struct buffer text;
	buffer_init(&text);
	buffer_add_text(&text, "unit-");
	buffer_add_integer(&text, number);
	struct str copy = str_copy(arena, buffer_text(&text));
	buffer_finish(&text);
	return copy;
}

START_TEST(finds_each_of_many_under_its_number)
{
	struct arena *arena = arena_create();
	struct index *index = index_create(arena);
	size_t number;
	for (int i = 0; i < MANY; i++) {
		number = (size_t)i;
		ck_assert(index_add(index, name(arena, i), &number));
	}
	for (int i = 0; i < MANY; i++) {
		ck_assert(index_find(index, name(arena, i), &number));
		ck_assert_uint_eq(number, (size_t)i);
	}
	ck_assert(!index_find(index, name(arena, MANY), &number));
	arena_destroy(arena);
}
END_TEST

START_TEST(keeps_the_first_number_of_a_text)
{
	struct arena *arena = arena_create();
	struct index *index = index_create(arena);
	size_t first = 7, second = 9, found;
	ck_assert(index_add(index, STR("a"), &first));
	ck_assert(!index_add(index, STR("a"), &second));
	ck_assert_uint_eq(second, 7);
	ck_assert(index_find(index, STR("a"), &found));
	ck_assert_uint_eq(found, 7);
	arena_destroy(arena);
}
END_TEST

START_TEST(tells_the_empty_text_from_none)
{
	struct arena *arena = arena_create();
	struct index *index = index_create(arena);
	size_t number = 3;
	ck_assert(!index_find(index, STR(""), &number));
	ck_assert(index_add(index, STR(""), &number));
	ck_assert(index_find(index, STR(""), &number));
	arena_destroy(arena);
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_test(tests, finds_each_of_many_under_its_number);
	tcase_add_test(tests, keeps_the_first_number_of_a_text);
	tcase_add_test(tests, tells_the_empty_text_from_none);
}

int
main(void)
{
	return tests_run("index", add);
}
