// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/dasbor/trend_chart.h"

#include "report/html.h"

enum {
	ROOM_PERIOD = 10,
	TOLD_MOST = 7 // points that have room for figure and period; the table has all
};

// The last, and as many before it as have room, evenly.
static bool
is_told(size_t index, size_t count)
{
	size_t step = (count + TOLD_MOST - 1) / TOLD_MOST;
	return (count - 1 - index) % step == 0;
}

void
trend_write_score(struct part *part, const struct trend_point *point)
{
	struct page *page = &part->page;
	if (!point->has_score) {
		part_add(part, "–");
		return;
	}
	decimal_write(page->out, point->score, point->places, lang_decimal_mark(page->lang));
}

// The middle of a column, and the edge before it, in percent of the width.
static struct exact
middle(size_t index, size_t count)
{
	return exact_from_fraction((int64_t)(2 * index + 1) * 50, (int64_t)count);
}

static struct exact
edge(size_t index, size_t count)
{
	return exact_from_fraction((int64_t)index * 100, (int64_t)count);
}

static void
add_place(struct part *part, const char *name, struct exact percent)
{
	part_add(part, " ");
	part_add(part, name);
	part_add(part, "=\"");
	page_measure(&part->page, percent);
	part_add(part, "\"");
}

static void
add_height(struct part *part, const char *name, struct exact percent)
{
	add_place(part, name,
	          exact_subtract(part->page.arena, exact_from_fraction(100, 1), percent));
}

static void
add_lines(struct part *part, size_t count, const struct trend_point points[])
{
	for (size_t i = 1; i < count; i++) {
		const struct trend_point *from = &points[i - 1], *to = &points[i];
		if (!to->is_joined || !from->is_placed || !to->is_placed)
			continue;
		part_add(part, "<line class=\"joint\"");
		add_place(part, "x1", middle(i - 1, count));
		add_height(part, "y1", from->percent);
		add_place(part, "x2", middle(i, count));
		add_height(part, "y2", to->percent);
		part_add(part, "/>");
	}
}

static void
add_breaks(struct part *part, size_t count, const struct trend_point points[])
{
	for (size_t i = 1; i < count; i++) {
		if (!points[i].is_break)
			continue;
		part_add(part, "<line class=\"break\" y1=\"-6%\" y2=\"100%\"");
		add_place(part, "x1", edge(i, count));
		add_place(part, "x2", edge(i, count));
		part_add(part, "/>");
	}
}

static void
add_dots(struct part *part, size_t count, const struct trend_point points[], const char *radius)
{
	for (size_t i = 0; i < count; i++) {
		if (!points[i].is_placed)
			continue;
		part_add(part, "<circle class=\"dot ");
		part_add(part, colour_names[points[i].colour]);
		part_add(part, "\" r=\"");
		part_add(part, radius);
		part_add(part, "\"");
		add_place(part, "cx", middle(i, count));
		add_height(part, "cy", points[i].percent);
		part_add(part, "/>");
	}
}

void
trend_draw_spark(struct part *part, size_t count, const struct trend_point points[])
{
	part_add(part, "<svg class=\"spark\" aria-hidden=\"true\">");
	add_breaks(part, count, points);
	add_lines(part, count, points);
	add_dots(part, count, points, "4");
	part_add(part, "</svg>");
}

// The floors of today's zones, where today's method was used.
static void
add_floors(struct part *part, size_t count, const struct trend_point points[])
{
	struct page *page = &part->page;
	const struct zone_table *table = &page->report->rubric->zones[TIER_INSTITUTION];
	for (size_t z = 0; z + 1 < table->count; z++) {
		struct decimal floor = table->zones[z].floor;
		struct exact at = page_percent(page, exact_from_decimal(floor));
		for (size_t i = 0; i < count; i++) {
			if (!points[i].is_now)
				continue;
			part_add(part, "<line class=\"floor\"");
			add_place(part, "x1", edge(i, count));
			add_place(part, "x2", edge(i + 1, count));
			add_height(part, "y1", at);
			add_height(part, "y2", at);
			part_add(part, "/>");
		}
		part_add(part, "<text class=\"floor\" x=\"100%\" dx=\"4\" dy=\"4\"");
		add_height(part, "y", at);
		part_add(part, ">");
		decimal_write_short(page->out, floor, lang_decimal_mark(page->lang));
		part_add(part, "</text>");
	}
}

static void
add_figures(struct part *part, size_t count, const struct trend_point points[])
{
	for (size_t i = 0; i < count; i++) {
		if (!points[i].is_placed || !is_told(i, count))
			continue;
		part_add(part, "<text class=\"figure\" dy=\"-12\"");
		add_place(part, "x", middle(i, count));
		add_height(part, "y", points[i].percent);
		part_add(part, ">");
		trend_write_score(part, &points[i]);
		part_add(part, "</text>");
	}
}

static void
add_title(struct part *part, size_t count, const struct trend_point points[])
{
	part_add(part, "<title>");
	part_word(part, WORD_DASBOR_TREND);
	for (size_t i = 0; i < count; i++) {
		part_add(part, i == 0 ? ": " : points[i].is_break ? " | " : ", ");
		part_text(part, points[i].period);
		part_add(part, " ");
		trend_write_score(part, &points[i]);
	}
	part_add(part, "</title>");
}

void
trend_draw_chart(struct part *part, size_t count, const struct trend_point points[])
{
	part_add(part, "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"");
	part_word(part, WORD_DASBOR_TREND);
	part_add(part, "\">\n<svg class=\"trend\" role=\"img\">");
	add_title(part, count, points);
	part_add(part, "<svg class=\"plot\" y=\"34\" height=\"200\" overflow=\"visible\">"
	               "<line class=\"ground\" x1=\"0\" x2=\"100%\" y1=\"100%\" y2=\"100%\"/>");
	add_floors(part, count, points);
	add_breaks(part, count, points);
	add_lines(part, count, points);
	add_dots(part, count, points, "7");
	add_figures(part, count, points);
	part_add(part, "</svg>");
	for (size_t i = 0; i < count; i++) {
		if (!is_told(i, count))
			continue;
		part_add(part, "<text class=\"period\" y=\"262\"");
		add_place(part, "x", middle(i, count));
		part_add(part, ">");
		html_text_within(part->page.out, points[i].period, ROOM_PERIOD);
		part_add(part, "</text>");
	}
	part_add(part, "</svg>\n</div>\n");
}
