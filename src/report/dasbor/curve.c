// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/dasbor/curve.h"

#include "base/arena.h"
#include "report/plan_words.h"

enum {
	ROOM_BESIDE = 10 // percent of the width that a cost takes on a phone
};

// What the picture shows: from no cost to the greatest, from the floor of the zone as it is to the best.
struct frame {
	struct part *part;
	struct exact cost, bottom, height;
};

size_t
curve_choose(struct part *part, const struct plan_curve *curve, struct curve_point **points)
{
	size_t count = 0, step = (curve->count + CURVE_POINTS - 1) / CURVE_POINTS;
	struct verdict before = {.has_score = false};
	*points = arena_array(part->page.arena, curve->count, struct curve_point);
	for (size_t i = 0; i < curve->count; i++) {
		const struct plan_price *price = &curve->prices[i];
		struct verdict verdict =
			verdict_for(part->assessment->rubric, TIER_INSTITUTION, price->score);
		bool is_mark =
			i == 0 || i + 1 == curve->count || !plan_is_same_zone(&before, &verdict);
		if (is_mark || i % step == 0)
			(*points)[count++] = (struct curve_point){price->cost, verdict, is_mark};
		before = verdict;
	}
	return count;
}

static struct exact
percent_of(struct arena *arena, struct exact part, struct exact whole)
{
	return exact_multiply(arena, exact_divide(arena, part, whole), exact_from_fraction(100, 1));
}

static void
add_place(const struct frame *frame, const char *name, struct exact percent)
{
	part_add(frame->part, " ");
	part_add(frame->part, name);
	part_add(frame->part, "=\"");
	page_measure(&frame->part->page, percent);
	part_add(frame->part, "\"");
}

static void
add_across(const struct frame *frame, const char *name, struct exact cost)
{
	add_place(frame, name, percent_of(frame->part->page.arena, cost, frame->cost));
}

static void
add_height(const struct frame *frame, const char *name, struct exact score)
{
	struct arena *arena = frame->part->page.arena;
	struct exact above = exact_subtract(arena, score, frame->bottom);
	struct exact percent = percent_of(arena, above, frame->height);
	add_place(frame, name, exact_subtract(arena, exact_from_fraction(100, 1), percent));
}

static struct frame
frame_for(struct part *part, const struct curve_point *first, const struct curve_point *last)
{
	const struct rubric *rubric = part->assessment->rubric;
	struct frame frame = {.part = part, .cost = last->cost, .bottom = EXACT_ZERO};
	struct exact top = exact_from_decimal(rubric->top);
	struct exact floor = exact_from_decimal(first->verdict.zone->floor);
	// A cap may leave a score below the floor of its zone.
	if (exact_compare(floor, top) < 0 && exact_compare(floor, first->verdict.score) <= 0)
		frame.bottom = floor;
	frame.height = exact_subtract(part->page.arena, top, frame.bottom);
	return frame;
}

static void
add_floors(const struct frame *frame)
{
	struct part *part = frame->part;
	const struct zone_table *table = &part->assessment->rubric->zones[TIER_INSTITUTION];
	for (size_t i = 0; i < table->count; i++) {
		struct exact floor = exact_from_decimal(table->zones[i].floor);
		if (exact_compare(floor, frame->bottom) < 0)
			continue;
		part_add(part, "<line class=\"floor\" x1=\"0\" x2=\"100%\"");
		add_height(frame, "y1", floor);
		add_height(frame, "y2", floor);
		part_add(part, "/><text class=\"floor\" x=\"100%\" dx=\"6\" dy=\"4\"");
		add_height(frame, "y", floor);
		part_add(part, ">");
		decimal_write_short(part->page.out, table->zones[i].floor,
		                    lang_decimal_mark(part->page.lang));
		part_add(part, "</text>");
	}
}

// The score stays until the next cost, where it rises.
static void
add_step(const struct frame *frame, const struct curve_point *from, const struct curve_point *to)
{
	struct part *part = frame->part;
	part_add(part, "<line class=\"joint\"");
	add_across(frame, "x1", from->cost);
	add_height(frame, "y1", from->verdict.score);
	add_across(frame, "x2", to->cost);
	add_height(frame, "y2", from->verdict.score);
	part_add(part, "/><line class=\"joint\"");
	add_across(frame, "x1", to->cost);
	add_height(frame, "y1", from->verdict.score);
	add_across(frame, "x2", to->cost);
	add_height(frame, "y2", to->verdict.score);
	part_add(part, "/>");
}

// Is there room for the cost, beside those of the first and the last?
static bool
has_room(const struct frame *frame, struct exact cost)
{
	struct exact percent = percent_of(frame->part->page.arena, cost, frame->cost);
	bool is_end =
		exact_is_zero(percent) || exact_compare(percent, exact_from_fraction(100, 1)) == 0;
	return is_end || (exact_compare(percent, exact_from_fraction(ROOM_BESIDE, 1)) >= 0 &&
	                  exact_compare(percent, exact_from_fraction(100 - ROOM_BESIDE, 1)) <= 0);
}

// The score stands where the line is not: to the right of it below, or to the left above.
static void
add_mark(const struct frame *frame, const struct curve_point *point)
{
	struct part *part = frame->part;
	struct exact twice = exact_add(part->page.arena, point->cost, point->cost);
	bool is_left = exact_compare(twice, frame->cost) < 0;
	part_add(part, "<circle class=\"dot ");
	part_add(part, colour_names[point->verdict.zone->colour]);
	part_add(part, "\" r=\"7\"");
	add_across(frame, "cx", point->cost);
	add_height(frame, "cy", point->verdict.score);
	part_add(part, is_left ? "/><text class=\"figure after\" dx=\"12\" dy=\"20\""
	                       : "/><text class=\"figure before\" dx=\"8\" dy=\"-12\"");
	add_across(frame, "x", point->cost);
	add_height(frame, "y", point->verdict.score);
	part_add(part, ">");
	page_score(&part->page, &point->verdict);
	part_add(part, "</text>");
	if (!has_room(frame, point->cost))
		return;
	part_add(part, "<text class=\"period\" y=\"100%\" dy=\"24\"");
	add_across(frame, "x", point->cost);
	part_add(part, ">");
	page_rounded(&part->page, point->cost, 0);
	part_add(part, "</text>");
}

static void
add_title(struct part *part, size_t count, const struct curve_point points[])
{
	part_add(part, "<title>");
	part_word(part, WORD_WAYS_CURVE);
	for (size_t i = 0; i < count; i++) {
		if (!points[i].is_mark)
			continue;
		part_add(part, i ? "; " : ": ");
		write_cost_unit(part->page.out, part->page.lang, PLAN_DAYS, points[i].cost);
		part_add(part, " → ");
		page_score(&part->page, &points[i].verdict);
	}
	part_add(part, "</title>");
}

void
curve_draw(struct part *part, size_t count, const struct curve_point points[])
{
	struct frame frame = frame_for(part, &points[0], &points[count - 1]);
	part_add(part, "<svg class=\"trend curve\" role=\"img\">");
	add_title(part, count, points);
	part_add(part, "<svg class=\"plot\" y=\"34\" height=\"200\" overflow=\"visible\">"
	               "<line class=\"ground\" x1=\"0\" x2=\"100%\" y1=\"100%\" y2=\"100%\"/>");
	add_floors(&frame);
	for (size_t i = 1; i < count; i++)
		add_step(&frame, &points[i - 1], &points[i]);
	for (size_t i = 0; i < count; i++) {
		if (points[i].is_mark)
			add_mark(&frame, &points[i]);
	}
	part_add(part, "</svg><text class=\"period\" x=\"50%\" y=\"276\">");
	part_word(part, WORD_PERSON_DAYS);
	part_add(part, "</text></svg>\n");
}
