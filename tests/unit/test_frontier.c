// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/frontier.h"

#include <string.h>

#include "suite.h"

// A frontier is written "cost:value cost:value", with "out:cost" where the part may not count. Values
// are whole ticks; a frontier that holds fractions must come out the same.

static struct arena *arena, *scratch;
static struct buffer buffer;
static struct frontier_shop shop;

static const struct yardstick measures[] = {{false, {.num = 1, .den = 1}},
                                            {true, {.num = 1, .den = 1}}};

static void
set_up(void)
{
	arena = arena_create();
	scratch = arena_create();
	shop = (struct frontier_shop){arena, scratch, false, 1u << 20};
	buffer_init(&buffer);
}

static void
tear_down(void)
{
	arena_destroy(arena);
	arena_destroy(scratch);
	buffer_finish(&buffer);
}

static int64_t
number_read(const char **at)
{
	int64_t number = 0;
	for (; **at >= '0' && **at <= '9'; ++*at)
		number = number * 10 + (**at - '0');
	return number;
}

static struct frontier
frontier_from(const struct yardstick *measure, const char *text)
{
	struct point *points = arena_array(arena, strlen(text) + 1, struct point), out = {0};
	size_t count = 0;
	bool has_out = false;
	for (const char *at = text; *at; at += *at == ' ') {
		if (strncmp(at, "out:", 4) == 0) {
			at += 4;
			has_out = true;
			out.cost = number_read(&at);
			continue;
		}
		points[count].cost = number_read(&at);
		at++;
		points[count++].value =
			amount_from(arena, measure, exact_from_fraction(number_read(&at), 1));
	}
	struct frontier frontier = frontier_of(&shop, measure, count, points);
	frontier.has_out = has_out;
	frontier.out = out;
	return frontier;
}

static void
point_write(const struct yardstick *measure, const struct point *point)
{
	buffer_add_text(&buffer, buffer.len ? " " : "");
	buffer_add_integer(&buffer, point->cost);
	buffer_add_char(&buffer, ':');
	exact_write(&buffer, amount_exact(arena, measure, point->value));
}

static void
frontier_write(const struct frontier *frontier)
{
	for (size_t i = 0; i < frontier->count; i++)
		point_write(&frontier->measure, &frontier->points[i]);
	if (!frontier->has_out)
		return;
	buffer_add_text(&buffer, buffer.len ? " out:" : "out:");
	buffer_add_integer(&buffer, frontier->out.cost);
}

#define EXPECT_FRONTIER(name, frontier, expected)          \
	do {                                               \
		frontier_write(frontier);                  \
		EXPECT_WRITTEN((name), &buffer, expected); \
	} while (0)

// --- which points are best

static const struct {
	const char *name, *points, *best, *all;
} sets[] = {
	{"none", "", "", ""},
	{"one", "3:4", "3:4", "3:4"},
	{"in any order", "2:5 0:0 1:3", "0:0 1:3 2:5", "0:0 1:3 2:5"},
	{"dearer and no better", "0:0 2:5 3:5 4:4", "0:0 2:5", "0:0 4:4 2:5"},
	{"one cost, the best value", "1:1 1:3 1:2", "1:3", "1:1 1:2 1:3"},
	{"one value, the least cost", "0:0 5:9 4:9", "0:0 4:9", "0:0 4:9"},
	{"a cheaper better one", "3:1 2:7", "2:7", "3:1 2:7"},
};

START_TEST(keeps_what_is_best_or_every_value)
{
	for (size_t m = 0; m < COUNT_OF(measures); m++) {
		struct frontier best = frontier_from(&measures[m], sets[_i].points);
		EXPECT_FRONTIER(sets[_i].name, &best, sets[_i].best);
		shop.keeps_all = true;
		struct frontier all = frontier_from(&measures[m], sets[_i].points);
		EXPECT_FRONTIER(sets[_i].name, &all, sets[_i].all);
		shop.keeps_all = false;
	}
}
END_TEST

START_TEST(keeps_the_lowest_rank_of_equal_points)
{
	struct point points[] = {
		{1, {.ticks = 4}, 9, 0, 0}, {1, {.ticks = 4}, 7, 1, 0}, {1, {.ticks = 4}, 8, 2, 0}};
	struct frontier frontier = frontier_of(&shop, &measures[0], COUNT_OF(points), points);
	ck_assert_uint_eq(frontier.count, 1);
	ck_assert_uint_eq(frontier.points[0].left, 1);
}
END_TEST

// --- merging

static const struct {
	const char *name;
	enum merge_kind kind;
	const char *a, *b, *merged;
} merges[] = {
	{"sum", MERGE_SUM, "0:0 1:2", "0:0 1:3 2:4", "0:0 1:3 2:5 3:6"},
	{"sum with one point", MERGE_SUM, "4:1", "0:0 1:3", "4:1 5:4"},
	{"sum with nothing", MERGE_SUM, "", "0:0 1:3", ""},
	{"a sum beside the hull", MERGE_SUM, "0:0 20:20", "0:0 30:29", "0:0 20:20 30:29 50:49"},
	{"sum knows no absence", MERGE_SUM, "0:1 out:0", "0:2 out:0", "0:3"},
	{"min needs both", MERGE_MIN, "0:0 1:5", "0:0 2:4", "0:0 3:4"},
	{"min is stopped by the lesser", MERGE_MIN, "0:3", "0:0 1:2 5:9", "0:0 1:2 5:3"},
	{"max needs one", MERGE_MAX, "0:0 1:5", "0:0 2:4", "0:0 1:5"},
	{"max takes the cheaper way", MERGE_MAX, "0:1 3:5", "0:0 2:5 9:9", "0:1 2:5 9:9"},
	{"min where one may be absent", MERGE_MIN, "0:0 1:5 out:0", "0:0 2:4", "0:0 2:4"},
	{"min where both may be absent", MERGE_MIN, "1:5 out:0", "2:4 out:0", "1:5 out:0"},
	{"the other alone", MERGE_MIN, "7:9 out:0", "0:2", "0:2"},
	{"max where one may be absent", MERGE_MAX, "3:5 out:0", "0:1", "0:1 3:5"},
	{"absence that costs", MERGE_MIN, "0:0 out:3", "0:4 out:1", "0:0 3:4 out:4"},
	{"both absent only", MERGE_MAX, "out:1", "out:2", "out:3"},
};

START_TEST(merges_parts)
{
	for (size_t m = 0; m < COUNT_OF(measures); m++) {
		struct frontier a = frontier_from(&measures[m], merges[_i].a);
		struct frontier b = frontier_from(&measures[m], merges[_i].b);
		struct frontier merged = frontier_merge(&shop, merges[_i].kind, &a, &b);
		EXPECT_FRONTIER(merges[_i].name, &merged, merges[_i].merged);
		struct frontier turned = frontier_merge(&shop, merges[_i].kind, &b, &a);
		EXPECT_FRONTIER(merges[_i].name, &turned, merges[_i].merged);
		EXPECT(merges[_i].name, !merged.is_partial);
		for (size_t i = 0; i < merged.count; i++) {
			const struct point *point = &merged.points[i];
			int64_t cost = 0;
			cost += point->left == POINT_OUT ? a.out.cost : a.points[point->left].cost;
			cost += point->right == POINT_OUT ? b.out.cost
			                                  : b.points[point->right].cost;
			EXPECT_NUMBER(merges[_i].name, cost, point->cost);
		}
	}
}
END_TEST

START_TEST(a_sum_of_all_values_has_them_all)
{
	shop.keeps_all = true;
	struct frontier a = frontier_from(&measures[0], "0:5 1:1"),
			b = frontier_from(&measures[0], "0:7 2:2");
	struct frontier sum = frontier_merge(&shop, MERGE_SUM, &a, &b);
	EXPECT_FRONTIER("all", &sum, "3:3 2:7 1:8 0:12");
}
END_TEST

static const struct {
	const char *name, *a, *b, *joined;
} joins[] = {
	{"apart", "0:0 1:4", "2:6 3:7", "0:0 1:4 2:6 3:7"},
	{"one inside the other", "0:0 4:9", "1:3 5:8", "0:0 1:3 4:9"},
	{"equal", "0:0 4:9", "0:0 4:9", "0:0 4:9"},
	{"nothing", "", "0:0", "0:0"},
};

START_TEST(joins_what_either_can_reach)
{
	for (size_t m = 0; m < COUNT_OF(measures); m++) {
		struct frontier parts[] = {frontier_from(&measures[m], joins[_i].a),
		                           frontier_from(&measures[m], joins[_i].b)};
		struct frontier joined = frontier_join(&shop, 2, parts);
		EXPECT_FRONTIER(joins[_i].name, &joined, joins[_i].joined);
		for (size_t i = 0; i < joined.count; i++) {
			const struct point *from =
				&parts[joined.points[i].left].points[joined.points[i].right];
			EXPECT_NUMBER(joins[_i].name, from->cost, joined.points[i].cost);
		}
	}
}
END_TEST

START_TEST(scales_into_another_measure)
{
	struct yardstick thirds = {false, exact_from_fraction(1, 3)},
			 twelfths = {false, exact_from_fraction(1, 12)};
	struct frontier old = frontier_from(&thirds, "0:0 2:1 5:2");
	struct frontier half = frontier_scale(&shop, &old, exact_from_fraction(1, 4), &twelfths);
	ck_assert_int_eq(half.points[2].value.ticks, 6); // 2 / 4 = 1/2
	EXPECT_FRONTIER("a quarter", &half, "0:0 2:1/4 5:1/2");
	struct frontier exact =
		frontier_scale(&shop, &old, exact_from_fraction(1, 7), &measures[1]);
	EXPECT_FRONTIER("fractions", &exact, "0:0 2:1/7 5:2/7");
	struct frontier none = frontier_scale(&shop, &old, EXACT_ZERO, &twelfths);
	EXPECT_FRONTIER("no weight", &none, "0:0");
}
END_TEST

// --- bounds

static const struct {
	const char *name, *points, *hull;
} hulls[] = {
	{"one point", "3:4", "3:4"},
	{"a straight line keeps its ends", "0:0 1:2 2:4", "0:0 2:4"},
	{"what is under a line", "0:0 1:1 2:4 3:5", "0:0 2:4 3:5"},
	{"falling slopes stay", "0:0 1:5 2:9 3:12", "0:0 1:5 2:9 3:12"},
};

START_TEST(bounds_by_the_outermost_points)
{
	struct frontier frontier = frontier_from(&measures[0], hulls[_i].points);
	struct hull hull = frontier_hull(arena, &frontier);
	for (size_t i = 0; i < hull.count; i++)
		point_write(&measures[0], &hull.points[i]);
	EXPECT_WRITTEN(hulls[_i].name, &buffer, hulls[_i].hull);
	frontier = frontier_from(&measures[1], hulls[_i].points);
	hull = frontier_hull(arena, &frontier);
	ck_assert_uint_eq(hull.count, 1);
	ck_assert_int_eq(hull.points[0].cost, frontier.points[0].cost);
	ck_assert_int_eq(exact_compare(*hull.points[0].value.exact,
	                               *frontier.points[frontier.count - 1].value.exact),
	                 0);
}
END_TEST

static uint64_t seed;

static int64_t
pick(int64_t below)
{
	seed += 0x9e3779b97f4a7c15u;
	uint64_t mixed = (seed ^ seed >> 30) * 0xbf58476d1ce4e5b9u;
	mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111ebu;
	return (int64_t)((mixed ^ mixed >> 31) >> 1) % below;
}

static struct frontier
frontier_pick(size_t count, int64_t cost_most, int64_t value_most)
{
	struct point *points = arena_array(arena, count, struct point);
	for (size_t i = 1; i < count; i++) {
		points[i].cost = pick(cost_most);
		points[i].value.ticks = pick(value_most);
	}
	return frontier_of(&shop, &measures[0], count, points);
}

// The best value for a cost out of all pairs.
static int64_t
best_pair(enum merge_kind kind, const struct frontier *a, const struct frontier *b, int64_t cost)
{
	int64_t best = -1;
	for (size_t i = 0; i < a->count; i++) {
		for (size_t j = 0; j < b->count; j++) {
			int64_t x = a->points[i].value.ticks, y = b->points[j].value.ticks;
			int64_t value = kind == MERGE_SUM                ? x + y
			                : (kind == MERGE_MIN) == (x < y) ? x
			                                                 : y;
			if (a->points[i].cost + b->points[j].cost <= cost && value > best)
				best = value;
		}
	}
	return best;
}

static int64_t
best_point(const struct frontier *frontier, int64_t cost)
{
	int64_t best = -1;
	for (size_t i = 0; i < frontier->count && frontier->points[i].cost <= cost; i++)
		best = frontier->points[i].value.ticks;
	return best;
}

START_TEST(merges_as_all_pairs_would)
{
	seed = (uint64_t)_i;
	// Close together along costs, along values, along neither.
	static const int64_t spans[][2] = {{60, 60}, {40, 4000}, {4000, 40}, {400, 99999999}};
	for (int round = 0; round < 80; round++) {
		const int64_t *span = spans[round % (int)COUNT_OF(spans)];
		struct frontier a = frontier_pick((size_t)pick(30) + 1, span[0], span[1]),
				b = frontier_pick((size_t)pick(30) + 1, span[0], span[1]);
		struct frontier merged = frontier_merge(&shop, (enum merge_kind)_i, &a, &b);
		for (int64_t cost = 0; cost < 2 * span[0]; cost++)
			ck_assert_int_eq(best_point(&merged, cost),
			                 best_pair((enum merge_kind)_i, &a, &b, cost));
	}
}
END_TEST

// Is the point on or under the hull?
static bool
is_bounded(const struct hull *hull, const struct point *point)
{
	if (hull->count == 0 || point->cost < hull->points[0].cost)
		return false;
	for (size_t i = 0; i + 1 < hull->count; i++) {
		const struct point *x = &hull->points[i], *y = &hull->points[i + 1];
		if (point->cost <= y->cost)
			return (point->value.ticks - x->value.ticks) * (y->cost - x->cost) <=
			       (y->value.ticks - x->value.ticks) * (point->cost - x->cost);
	}
	return point->value.ticks <= hull->points[hull->count - 1].value.ticks;
}

START_TEST(leaves_out_points_but_never_the_bound)
{
	seed = (uint64_t)_i + 100;
	for (int round = 0; round < 40; round++) {
		struct frontier a = frontier_pick(200, 4000, 4000),
				b = frontier_pick(200, 4000, 4000);
		struct frontier whole = frontier_merge(&shop, (enum merge_kind)_i, &a, &b);
		struct frontier_shop small = shop;
		small.pairs_most = 50;
		struct frontier part = frontier_merge(&small, (enum merge_kind)_i, &a, &b);
		bool has_room = a.count <= 2 || b.count <= 2 || a.count * b.count <= 50;
		ck_assert(part.is_partial != has_room);
		// Every point is one that the whole has or betters; none of the whole passes the bound.
		for (size_t i = 0; i < part.count; i++) {
			const struct point *point = &part.points[i];
			ck_assert_int_le(point->value.ticks, best_point(&whole, point->cost));
			ck_assert_int_eq(a.points[point->left].cost + b.points[point->right].cost,
			                 point->cost);
		}
		struct hull hull = frontier_hull(arena, &part);
		for (size_t i = 0; i < whole.count; i++)
			ck_assert(is_bounded(&hull, &whole.points[i]));
	}
}
END_TEST

START_TEST(chooses_no_more_than_it_may)
{
	seed = (uint64_t)_i;
	struct frontier frontier = frontier_pick(300, 100000, 100000);
	for (size_t most = 2; most < frontier.count; most++) {
		size_t count = most;
		const size_t *chosen = frontier_choose(arena, &frontier, &count);
		ck_assert_uint_le(count, most);
		ck_assert_uint_ge(count, 2);
		ck_assert_uint_eq(chosen[0], 0);
		ck_assert_uint_eq(chosen[count - 1], frontier.count - 1);
		for (size_t i = 1; i < count; i++)
			ck_assert_uint_lt(chosen[i - 1], chosen[i]);
	}
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, set_up, tear_down);
	ADD_ROWS(tests, keeps_what_is_best_or_every_value, sets);
	tcase_add_test(tests, keeps_the_lowest_rank_of_equal_points);
	ADD_ROWS(tests, merges_parts, merges);
	tcase_add_test(tests, a_sum_of_all_values_has_them_all);
	ADD_ROWS(tests, joins_what_either_can_reach, joins);
	tcase_add_test(tests, scales_into_another_measure);
	ADD_ROWS(tests, bounds_by_the_outermost_points, hulls);
	tcase_add_loop_test(tests, merges_as_all_pairs_would, MERGE_SUM, MERGE_MAX + 1);
	tcase_add_loop_test(tests, leaves_out_points_but_never_the_bound, MERGE_SUM, MERGE_MAX + 1);
	tcase_add_loop_test(tests, chooses_no_more_than_it_may, 0, 5);
}

int
main(void)
{
	return tests_run("frontier", add);
}
