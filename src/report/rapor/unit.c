// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/rapor/unit.h"

#include <stdlib.h>

#include "base/arena.h"
#include "report/rapor/gaps.h"
#include "report/rapor/groups.h"
#include "report/rapor/panel.h"

enum {
	PRODUCTS_SHOWN = 6,
	LINES_SPACED = 9 // of remarks and groups, above which the gaps must make room
};

static bool
is_direct(const struct unit_result *result)
{
	return result->object_count == 1 && result->objects[0].nodes[0].is_leaf;
}

// Of how many products the unit is the mean, and how much was answered.
static void
write_facts(struct buffer *facts, enum lang lang, const struct unit_result *result)
{
	size_t leaf_count = 0, answered_count = 0;
	for (size_t i = 0; i < result->object_count; i++) {
		leaf_count += result->objects[i].leaf_count;
		answered_count += result->objects[i].answered_count;
	}
	if (result->object_count > 1) {
		buffer_add_integer(facts, (long long)result->object_count);
		buffer_add_char(facts, ' ');
		buffer_add_text(facts, word(lang, WORD_PRODUCTS));
		buffer_add_text(facts, " · ");
	}
	buffer_add_text(facts, word(lang, is_direct(result) ? WORD_DIRECT : WORD_ANSWERED));
	if (is_direct(result))
		return;
	buffer_add_char(facts, ' ');
	buffer_add_integer(facts, (long long)answered_count);
	buffer_add_char(facts, ' ');
	buffer_add_text(facts, word(lang, WORD_OF_ANSWERS));
	buffer_add_char(facts, ' ');
	buffer_add_integer(facts, (long long)leaf_count);
}

static void
add_panel(struct page *page, const struct unit_result *result)
{
	struct buffer facts;
	buffer_init(&facts);
	write_facts(&facts, page->lang, result);
	rapor_write_panel(page, WORD_UNIT, result->unit->name, buffer_text(&facts),
	                  &result->verdicts[page->counted]);
	buffer_finish(&facts);
}

// Why the score or the zone of an object is limited, and of how many objects something is.
static void
add_reason(struct page *page, const struct object_result *object, size_t count)
{
	page_add(page, "<li class=\"two\">▼ ");
	page_word(page, WORD_CAPPED);
	page_add(page, ": ");
	if (object->product) {
		page_add(page, "<b>");
		page_text(page, object->name, ROOM_NAME / 3);
		page_more(page, count, 1);
		page_add(page, "</b> – ");
	}
	page_text(page, object->capped_by, ROOM_PARAGRAPH);
	page_add(page, "</li>\n");
}

// The second verdicts, and why the first one is limited: of several objects, the first that is.
// Returns for how many lines there must be room.
static size_t
add_remarks(struct page *page, const struct unit_result *result)
{
	const struct object_result *first = NULL;
	size_t capped = 0;
	for (size_t i = 0; i < result->object_count; i++) {
		if (!str_is_empty(result->objects[i].capped_by) && capped++ == 0)
			first = &result->objects[i];
	}
	if (!first && page->report->rubric->opinion_count == 0)
		return 0;
	page_add(page, "<ul class=\"remarks\">\n");
	size_t lines = rapor_write_opinions(page, result->opinions);
	if (first) {
		add_reason(page, first, capped);
		lines += 2;
	}
	page_add(page, "</ul>\n");
	return lines;
}

// An object and its verdict, to be sorted.
struct standing {
	const struct object_result *object;
	const struct verdict *verdict;
};

// The weakest first, those without a score last; equals as they came.
static int
compare_standings(const void *left, const void *right)
{
	const struct standing *a = left, *b = right;
	int order = b->verdict->has_score - a->verdict->has_score;
	if (!order && a->verdict->has_score)
		order = exact_compare(a->verdict->score, b->verdict->score);
	return order ? order : (a->object > b->object) - (a->object < b->object);
}

static void
add_product(struct page *page, const struct standing *standing)
{
	page_add(page, "<tr><th scope=\"row\"><div class=\"one\">");
	page_text(page, standing->object->name, ROOM_LINE);
	page_add(page, "</div></th><td class=\"n\">");
	page_score(page, standing->verdict);
	page_add(page, "</td><td>");
	page_colour(page, standing->verdict);
	page_add(page, "</td></tr>\n");
}

// Returns how many lines that makes.
static size_t
add_products(struct page *page, const struct unit_result *result)
{
	size_t count = result->object_count;
	struct standing *standings = arena_array(page->arena, count, struct standing);
	for (size_t i = 0; i < count; i++) {
		standings[i].object = &result->objects[i];
		standings[i].verdict = &result->objects[i].verdicts[page->counted];
	}
	qsort(standings, count, sizeof(*standings), compare_standings);
	page_add(page, "<section>\n");
	page_heading(page, WORD_PRODUCT, str_from(word(page->lang, WORD_WEAKEST_FIRST)));
	page_add(page, "<table class=\"lines\">\n<tbody>\n");
	for (size_t i = 0; i < count && i < PRODUCTS_SHOWN; i++)
		add_product(page, &standings[i]);
	page_add(page, "</tbody>\n</table>\n");
	if (count > PRODUCTS_SHOWN) {
		page_add(page, "<p class=\"quiet\">");
		page_more(page, count, PRODUCTS_SHOWN);
		page_add(page, "</p>\n");
	}
	page_add(page, "</section>\n");
	return count > PRODUCTS_SHOWN ? PRODUCTS_SHOWN + 1 : count;
}

void
rapor_write_unit(struct page *page, const struct unit_result *result)
{
	bool has_products = result->object_count > 1;
	add_panel(page, result);
	size_t remarks = add_remarks(page, result);
	rapor_write_figures(page, result->verdicts);
	page_add(page, has_products ? "<div class=\"halves\">\n" : "<div>\n");
	size_t left = rapor_write_groups(page, result);
	size_t right = has_products ? add_products(page, result) : 0;
	page_add(page, "</div>\n");
	size_t lines = remarks + (left > right ? left : right);
	rapor_write_gaps(page, result, lines > LINES_SPACED);
}
