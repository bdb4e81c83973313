// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/rapor/groups.h"

#include <stdlib.h>

#include "base/arena.h"

enum {
	ROWS_MOST = 12,
	RATIO_PLACES = 2 // of a percentage
};

struct row {
	const struct rubric_node *node;
	bool is_inner; // a child of the row of its group
	bool counts;
	struct exact percent;
};

struct rows {
	size_t count;
	struct row *items;
};

static void
add_row(struct rows *rows, const struct rubric_node *node, bool is_inner)
{
	rows->items[rows->count++] = (struct row){.node = node, .is_inner = is_inner};
}

static bool
has_groups(const struct rubric *rubric, const struct rubric_node *node)
{
	for (size_t i = node->index + 1; i < node->end; i = rubric->nodes[i].end) {
		if (!rubric->nodes[i].is_item)
			return true;
	}
	return false;
}

// A row for each child of a node. Deep: its groups of groups are followed by their own children.
static void
add_children(struct rows *rows, const struct rubric *rubric, const struct rubric_node *node,
             bool is_deep)
{
	const struct rubric_node *nodes = rubric->nodes;
	for (size_t i = node->index + 1; i < node->end; i = nodes[i].end) {
		add_row(rows, &nodes[i], false);
		bool is_open = is_deep && has_groups(rubric, &nodes[i]);
		for (size_t k = i + 1; is_open && k < nodes[i].end; k = nodes[k].end)
			add_row(rows, &nodes[k], true);
	}
}

// The mean of the node's ratio over the objects in which it counts, in percent.
static void
fill(struct row *row, struct page *page, const struct unit_result *result)
{
	struct node_ratio mean = unit_ratio(page->arena, result, row->node->index, page->counted);
	row->counts = mean.counts;
	row->percent = EXACT_ZERO;
	if (mean.counts)
		row->percent =
			exact_multiply(page->arena, mean.ratio, exact_from_fraction(100, 1));
}

// The weakest first, those that do not count last; equals in the order of the rubric.
static int
compare_rows(const void *left, const void *right)
{
	const struct row *a = left, *b = right;
	int order = b->counts - a->counts;
	if (!order)
		order = exact_compare(a->percent, b->percent);
	return order ? order : (a->node > b->node) - (a->node < b->node);
}

static struct rows
rows_for(struct page *page, const struct unit_result *result)
{
	const struct rubric *rubric = page->report->rubric;
	const struct rubric_node *above = rubric_branching(rubric);
	struct rows rows = {0, arena_array(page->arena, rubric->node_count, struct row)};
	add_children(&rows, rubric, above, true);
	if (rows.count > ROWS_MOST) {
		rows.count = 0;
		add_children(&rows, rubric, above, false);
	}
	for (size_t i = 0; i < rows.count; i++)
		fill(&rows.items[i], page, result);
	if (rows.count > ROWS_MOST)
		qsort(rows.items, rows.count, sizeof(*rows.items), compare_rows);
	return rows;
}

static void
write_row(struct page *page, const struct row *row)
{
	page_add(page, row->is_inner ? "<tr class=\"inner\">" : "<tr>");
	page_add(page, "<th scope=\"row\"><div class=\"one\">");
	page_text(page, text_in(page->lang, row->node->label, row->node->en), ROOM_LINE);
	page_add(page, "</div></th><td>");
	page_bar(page, "plain", row->percent, NULL);
	page_add(page, "</td><td class=\"n\">");
	if (row->counts) {
		page_rounded(page, row->percent, RATIO_PLACES);
		page_add(page, " %");
	} else {
		page_add(page, "–");
	}
	page_add(page, "</td></tr>\n");
}

// 12 terlemah dari 17
static void
write_choice(struct buffer *text, enum lang lang, size_t count)
{
	buffer_add_integer(text, ROWS_MOST);
	buffer_add_char(text, ' ');
	buffer_add_text(text, word(lang, WORD_WEAKEST_OF));
	buffer_add_char(text, ' ');
	buffer_add_integer(text, (long long)count);
}

static void
add_heading(struct page *page, size_t count)
{
	struct buffer more;
	buffer_init(&more);
	if (count > ROWS_MOST)
		write_choice(&more, page->lang, count);
	page_heading(page, WORD_PARTS, buffer_text(&more));
	buffer_finish(&more);
}

size_t
rapor_write_groups(struct page *page, const struct unit_result *result)
{
	struct rows rows = rows_for(page, result);
	size_t shown = rows.count < ROWS_MOST ? rows.count : ROWS_MOST;
	bool has_any = false;
	for (size_t i = 0; i < rows.count; i++)
		has_any |= rows.items[i].counts;
	page_add(page, "<section>\n");
	add_heading(page, has_any ? rows.count : 0);
	if (has_any) {
		page_add(page, "<table class=\"parts\">\n<tbody>\n");
		for (size_t i = 0; i < shown; i++)
			write_row(page, &rows.items[i]);
		page_add(page, "</tbody>\n</table>\n");
	} else {
		page_add(page, "<p class=\"quiet\">");
		page_word(page, result->verdicts[page->counted].has_score ? WORD_ONLY_DIRECT
		                                                          : WORD_NOTHING_COUNTS);
		page_add(page, "</p>\n");
	}
	page_add(page, "</section>\n");
	return shown;
}
