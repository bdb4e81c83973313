// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/rapor/gaps.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/compiler.h"

enum {
	GAPS_SHOWN = 5,
	ROOM_PRODUCT = 40
};

struct gap {
	const struct rubric_node *node;
	struct exact points; // of the unit's score, before rounding
};

struct gaps {
	bool is_tight;
	size_t count;
	struct gap *items; // the dearest first
};

static bool
is_losing(const struct node_result *node)
{
	return node->is_leaf && node->has_points && !exact_is_zero(node->lost);
}

static int
compare_gaps(const void *left, const void *right)
{
	const struct gap *a = left, *b = right;
	int order = exact_compare(b->points, a->points);
	return order ? order : (a->node > b->node) - (a->node < b->node);
}

// What the objects lose at a node, summed.
static struct exact
lost_at(struct arena *arena, const struct unit_result *result, size_t index)
{
	struct exact lost = EXACT_ZERO;
	for (size_t i = 0; i < result->object_count; i++) {
		const struct node_result *node = &result->objects[i].nodes[index];
		if (is_losing(node))
			lost = exact_add(arena, lost, node->lost);
	}
	return lost;
}

// A direct value for the whole is no gap: nothing says what would mend it.
static struct gaps
gaps_for(struct page *page, const struct unit_result *result)
{
	const struct rubric *rubric = page->report->rubric;
	struct gaps gaps = {.items = arena_array(page->arena, rubric->node_count, struct gap)};
	int64_t scored = 0;
	for (size_t i = 0; i < result->object_count; i++)
		scored += result->objects[i].verdicts[page->counted].has_score;
	for (size_t i = 1; i < rubric->node_count && scored; i++) {
		struct exact lost = lost_at(page->arena, result, i);
		if (exact_is_zero(lost))
			continue;
		struct gap *gap = &gaps.items[gaps.count++];
		gap->node = &rubric->nodes[i];
		gap->points = exact_multiply(page->arena, lost, exact_from_fraction(1, scored));
	}
	if (gaps.count)
		qsort(gaps.items, gaps.count, sizeof(*gaps.items), compare_gaps);
	return gaps;
}

// The products that lose at an item: the first one, and how many of how many.
struct losers {
	size_t count, asked;
	const struct product *first;
};

static void
losers_add(struct losers *losers, const struct product *product, bool is_loser)
{
	losers->asked++;
	if (!is_loser)
		return;
	if (losers->count++ == 0)
		losers->first = product;
}

// Of an item that is answered per product those answers that are not at their best.
static void
losers_add_instances(struct losers *losers, const struct node_result *node, enum figure counted)
{
	for (size_t i = 0; i < node->instance_count; i++) {
		const struct instance_result *instance = &node->instances[i];
		const struct node_figure *figure = &instance->figures[counted];
		if (instance->product && figure->counts)
			losers_add(losers, instance->product,
			           exact_compare(figure->ratio, EXACT_ONE) < 0);
	}
}

static void
add_products(struct page *page, const struct unit_result *result, size_t index)
{
	struct losers losers = {0};
	for (size_t i = 0; i < result->object_count; i++) {
		const struct object_result *object = &result->objects[i];
		if (object->product)
			losers_add(&losers, object->product, is_losing(&object->nodes[index]));
		else
			losers_add_instances(&losers, &object->nodes[index], page->counted);
	}
	if (losers.count == 0)
		return;
	page_add(page, "<div class=\"one quiet\">");
	if (losers.count > 1 && losers.count == losers.asked) {
		page_word(page, WORD_ALL_PRODUCTS);
	} else {
		page_text(page, losers.first->name, ROOM_PRODUCT);
		page_more(page, losers.count, 1);
	}
	page_add(page, "</div>");
}

// Labels of the evidence that is required, or of that which is not, divided by semicolons.
static void
write_wanted(struct buffer *text, const struct rubric_node *node, bool is_required)
{
	bool is_first = true;
	for (size_t i = 0; i < node->wanted_count; i++) {
		if (node->wanted[i].is_required != is_required)
			continue;
		buffer_add_text(text, is_first ? "" : "; ");
		buffer_add(text, node->wanted[i].label);
		is_first = false;
	}
}

// Wajib: foto papan; SK · laman
static void
add_wanted(struct page *page, const struct rubric_node *node)
{
	struct buffer required, others;
	buffer_init(&required);
	buffer_init(&others);
	write_wanted(&required, node, true);
	write_wanted(&others, node, false);
	if (required.len) {
		page_add(page, "<span class=\"quiet\">");
		page_word(page, WORD_MUST);
		page_add(page, "</span> ");
	}
	page_text(page, buffer_text(&required), ROOM_CELL);
	page_add(page, required.len && others.len ? " · " : "");
	page_text(page, buffer_text(&others), ROOM_CELL);
	page_add(page, node->wanted_count ? "" : "–");
	buffer_finish(&required);
	buffer_finish(&others);
}

static void
add_label(struct page *page, const struct rubric_node *node)
{
	page_text(page, text_in(page->lang, node->label, node->en), ROOM_CELL);
}

static void
add_gap(struct page *page, const struct unit_result *result, const struct gap *gap)
{
	const struct rubric_node *node = gap->node;
	page_add(page, "<tr><th scope=\"row\"><div class=\"two\">");
	add_label(page, node);
	page_add(page, "</div>");
	add_products(page, result, node->index);
	page_add(page, "</th><td class=\"n\">");
	page_rounded(page, gap->points, places_for(page->report->rubric, TIER_UNIT));
	page_add(page, "</td><td><div class=\"three\">");
	page_text(page, str_is_empty(node->remedy) ? STR("–") : node->remedy, ROOM_PARAGRAPH);
	page_add(page, "</div></td><td><div class=\"three\">");
	add_wanted(page, node);
	page_add(page, "</div></td></tr>\n");
}

// What there is to say where no item loses points.
static enum word
why_none(const struct unit_result *result, enum figure counted)
{
	if (!result->verdicts[counted].has_score)
		return WORD_NOTHING_COUNTS;
	for (size_t i = 0; i < result->object_count; i++) {
		const struct node_result *root = &result->objects[i].nodes[0];
		if (is_losing(root))
			return WORD_LOSS_UNKNOWN;
	}
	return WORD_NO_GAPS;
}

static void
add_costliest(struct page *page, const struct unit_result *result, const struct gaps *gaps)
{
	static const struct head heads[] = {{WORD_ITEM, false},
	                                    {WORD_LOST, true},
	                                    {WORD_REMEDY, false},
	                                    {WORD_EVIDENCE_WANTED, false}};
	page_add(page, "<section>\n");
	page_heading(page, WORD_COSTLIEST, str_from(word(page->lang, WORD_POINTS_OF_UNIT)));
	if (gaps->count) {
		page_table(page, gaps->is_tight ? "gaps tight" : "gaps", COUNT_OF(heads), heads);
		for (size_t i = 0; i < gaps->count && i < GAPS_SHOWN; i++)
			add_gap(page, result, &gaps->items[i]);
		page_add(page, "</tbody>\n</table>\n");
	} else {
		page_add(page, "<p class=\"quiet\">");
		page_word(page, why_none(result, page->counted));
		page_add(page, "</p>\n");
	}
	page_add(page, "</section>\n");
}

// A row for each gap, and empty ones for what else is agreed on.
static void
add_follow_up(struct page *page, const struct gaps *gaps)
{
	static const struct head heads[] = {{WORD_FOLLOW_UP, false},
	                                    {WORD_RESPONSIBLE, false},
	                                    {WORD_DEADLINE, false},
	                                    {WORD_INITIALS, false}};
	page_add(page, "<section class=\"follow-up\">\n");
	page_heading(page, WORD_FOLLOW_UP, str_from(word(page->lang, WORD_BY_HAND)));
	page_table(page, gaps->is_tight ? "ruled tight" : "ruled", COUNT_OF(heads), heads);
	for (size_t i = 0; i < GAPS_SHOWN; i++) {
		page_add(page, "<tr>");
		if (i < gaps->count) {
			page_add(page, "<th scope=\"row\"><div class=\"two\">");
			add_label(page, gaps->items[i].node);
			page_add(page, "</div></th>");
		} else {
			page_add(page, "<td></td>");
		}
		page_add(page, "<td></td><td></td><td></td></tr>\n");
	}
	page_add(page, "</tbody>\n</table>\n</section>\n");
}

void
rapor_write_gaps(struct page *page, const struct unit_result *result, bool is_tight)
{
	struct gaps gaps = gaps_for(page, result);
	gaps.is_tight = is_tight;
	add_costliest(page, result, &gaps);
	add_follow_up(page, &gaps);
}
