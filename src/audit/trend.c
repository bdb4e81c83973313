// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/trend.h"

#include <stdlib.h>

#include "base/arena.h"

// A moment with what it is sorted by.
struct item {
	const struct moment *moment;
	struct str first_period; // of all under its rubric and figure
};

// Is it the same institution, rubric and figure?
static int
compare_lines(const struct moment *a, const struct moment *b)
{
	int order = str_compare(a->institution, b->institution);
	if (!order)
		order = str_compare(a->rubric, b->rubric);
	return order ? order : (int)a->counted - (int)b->counted;
}

static int
compare_periods(const void *left, const void *right)
{
	const struct moment *a = ((const struct item *)left)->moment,
			    *b = ((const struct item *)right)->moment;
	int order = compare_lines(a, b);
	if (!order)
		order = str_compare(a->period, b->period);
	return order ? order : (a->id > b->id) - (a->id < b->id);
}

static int
compare_items(const void *left, const void *right)
{
	const struct item *a = left, *b = right;
	int order = str_compare(a->moment->institution, b->moment->institution);
	if (!order)
		order = str_compare(a->first_period, b->first_period);
	return order ? order : compare_periods(a, b);
}

// The last one of each period, without the others.
static size_t
keep_last(size_t count, struct item items[])
{
	size_t kept = 0;
	for (size_t i = 0; i < count; i++) {
		bool is_last = i + 1 == count ||
		               compare_lines(items[i].moment, items[i + 1].moment) != 0 ||
		               !str_equal(items[i].moment->period, items[i + 1].moment->period);
		if (is_last)
			items[kept++] = items[i];
	}
	return kept;
}

static void
set_first_periods(size_t count, struct item items[])
{
	for (size_t i = 0; i < count; i++) {
		bool is_same_line = i && compare_lines(items[i - 1].moment, items[i].moment) == 0;
		items[i].first_period =
			is_same_line ? items[i - 1].first_period : items[i].moment->period;
	}
}

static bool
is_same_method(const struct moment *a, const struct moment *b)
{
	return compare_lines(a, b) == 0 && str_equal(a->digest, b->digest) && a->model == b->model;
}

static struct trend_point
point_after(const struct moment *before, const struct moment *moment)
{
	struct trend_point point = {.moment = moment};
	if (!before)
		return point;
	point.is_break = !is_same_method(before, moment);
	const struct reading *old = &before->readings[before->counted];
	const struct reading *new = &moment->readings[moment->counted];
	point.has_change = !point.is_break && old->has_score && new->has_score;
	if (point.has_change) {
		point.change.units = new->shown.units - old->shown.units;
		point.places = old->places > new->places ? old->places : new->places;
	}
	return point;
}

const struct trend *
trends_create(struct arena *arena, size_t count, const struct moment moments[], size_t *trend_count)
{
	struct item *items = arena_array(arena, count, struct item);
	struct trend_point *points = arena_array(arena, count, struct trend_point);
	struct trend *trends = arena_array(arena, count, struct trend);
	*trend_count = 0;
	for (size_t i = 0; i < count; i++)
		items[i].moment = &moments[i];
	if (count)
		qsort(items, count, sizeof(*items), compare_periods);
	count = keep_last(count, items);
	set_first_periods(count, items);
	if (count)
		qsort(items, count, sizeof(*items), compare_items);
	for (size_t i = 0; i < count; i++) {
		const struct moment *moment = items[i].moment;
		bool is_first =
			i == 0 || !str_equal(items[i - 1].moment->institution, moment->institution);
		if (is_first)
			trends[(*trend_count)++] =
				(struct trend){moment->institution, 0, &points[i]};
		points[i] = point_after(is_first ? NULL : items[i - 1].moment, moment);
		trends[*trend_count - 1].point_count++;
	}
	return trends;
}
