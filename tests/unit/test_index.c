// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "base/index.h"

#include "base/arena.h"
#include "suite.h"

enum {
	MANY = 200000
};

static struct arena *arena;

static void
set_up(void)
{
	arena = arena_create();
}

static void
tear_down(void)
{
	arena_destroy(arena);
}

// Six digits, so that the order of the texts is that of the numbers.
static struct str
text_of(size_t number)
{
	char *text = arena_allocate(arena, 7, 1);
	for (size_t i = 6; i > 0; i--) {
		text[i - 1] = (char)('0' + number % 10);
		number /= 10;
	}
	return (struct str){text, 6};
}

START_TEST(finds_what_was_entered_and_nothing_else)
{
	struct index *index = index_create(arena);
	size_t number = 7;
	EXPECT("empty", !index_find(index, STR("a"), &number));
	EXPECT("first", index_add(index, STR("a"), &number));
	number = 8;
	EXPECT("again", !index_add(index, STR("a"), &number));
	EXPECT_NUMBER("again", number, 7);
	number = 9;
	EXPECT("a longer one", index_add(index, STR("ab"), &number));
	EXPECT("none", index_add(index, STR(""), &(size_t){0}));
	EXPECT("first", index_find(index, STR("a"), &number));
	EXPECT_NUMBER("first", number, 7);
	EXPECT("none", index_find(index, STR(""), &number));
	EXPECT_NUMBER("none", number, 0);
	EXPECT("other", !index_find(index, STR("b"), &number));
}
END_TEST

// Which of many comes at a step; the step of 0 to MANY - 1 gives each once.
static size_t
in_order(size_t step)
{
	return step;
}

static size_t
reversed(size_t step)
{
	return MANY - 1 - step;
}

static size_t
scattered(size_t step)
{
	return step * 77773 % MANY;
}

static size_t
outside_in(size_t step)
{
	return step % 2 ? MANY - 1 - step / 2 : step / 2;
}

static const struct {
	const char *name;
	size_t (*nth)(size_t step);
} orders[] = {
	{"in order", in_order},
	{"reversed", reversed},
	{"scattered", scattered},
	{"outside in", outside_in},
};

// A tree that leans would need minutes, or more stack than there is.
START_TEST(is_quick_in_whatever_order_texts_come)
{
	struct index *index = index_create(arena);
	for (size_t step = 0; step < MANY; step++) {
		size_t number = orders[_i].nth(step);
		EXPECT(orders[_i].name, index_add(index, text_of(number), &number));
	}
	for (size_t i = 0; i < MANY; i++) {
		size_t number;
		EXPECT(orders[_i].name, index_find(index, text_of(i), &number));
		EXPECT_NUMBER(orders[_i].name, number, i);
	}
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, finds_what_was_entered_and_nothing_else);
	ADD_ROWS(tests, is_quick_in_whatever_order_texts_come, orders);
}

int
main(void)
{
	return tests_run("index", add);
}
