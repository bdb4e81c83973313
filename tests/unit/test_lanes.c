// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "base/lanes.h"

#include <stdbool.h>

#include "base/limits.h"
#include "suite.h"

enum {
	MOST = 1000
};

struct world {
	size_t berths;
	bool is_busy[2 * LIMIT_LANES]; // by berth: prepared and not yet taken
	size_t prepared[2 * LIMIT_LANES];
	size_t taken_count;
	bool is_sound;
};

// Long enough that lanes overtake each other; how long differs from thing to thing.
static void
dawdle(size_t index)
{
	for (volatile size_t i = 0; i < 200 * (index * 7919 % 13); i++)
		;
}

static void
prepare(void *context, size_t berth, size_t index)
{
	struct world *world = context;
	world->is_sound &= berth < world->berths && !world->is_busy[berth];
	world->is_busy[berth] = true;
	dawdle(index);
	world->prepared[berth] = index;
}

static void
take(void *context, size_t berth, size_t index)
{
	struct world *world = context;
	world->is_sound &= world->is_busy[berth] && world->prepared[berth] == index &&
	                   index == world->taken_count;
	world->taken_count++;
	world->is_busy[berth] = false;
}

static const struct {
	size_t lanes, count;
} runs[] = {{0, 5}, {1, 0},    {1, 100},  {2, 0},   {2, 1},     {2, MOST},
            {3, 2}, {3, MOST}, {8, MOST}, {64, 10}, {64, MOST}, {1000, MOST}};

START_TEST(takes_all_in_order_whatever_the_lanes)
{
	static const struct lane_work work = {prepare, take};
	struct world world = {.berths = lanes_berths(runs[_i].lanes), .is_sound = true};
	lanes_run(runs[_i].lanes, runs[_i].count, &work, &world);
	ck_assert_uint_eq(world.taken_count, runs[_i].count);
	ck_assert(world.is_sound);
}
END_TEST

START_TEST(finds_at_least_one_lane)
{
	ck_assert_uint_ge(lanes_for_machine(), 1);
	ck_assert_uint_le(lanes_for_machine(), LIMIT_LANES);
}
END_TEST

static void
add(TCase *tests)
{
	ADD_ROWS(tests, takes_all_in_order_whatever_the_lanes, runs);
	tcase_add_test(tests, finds_at_least_one_lane);
}

int
main(void)
{
	return tests_run("lanes", add);
}
