// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// The table of gaps with its filters, and the items that cost the institution most.
#include <stdlib.h>

#include "base/arena.h"
#include "base/compiler.h"
#include "report/dasbor/gaps.h"
#include "report/xlsx/phrase.h"

enum {
	COSTLIEST_SHOWN = 5
};

// The item; leads to its derivation where that is there.
static void
add_item(struct part *part, const struct gap *gap)
{
	struct page *page = &part->page;
	if (part->has_detail) {
		part_add(part, "<a href=\"#u");
		page_count(page, gap->unit + 1);
		part_add(part, "-o");
		page_count(page, gap->object + 1);
		part_add(part, "-n");
		page_count(page, gap->node->index);
		part_add(part, "\">");
	}
	part_label(part, gap->node);
	part_add(part, part->has_detail ? "</a>" : "");
}

// Group and laws of a node, in small letters.
static void
add_laws(struct part *part, const struct rubric_node *node)
{
	const struct rubric_node *group = part_group(part->assessment->rubric, node);
	struct buffer laws;
	buffer_init(&laws);
	phrase_cites(&laws, node);
	part_add(part, "<div class=\"quiet\">");
	if (group && group != node) {
		part_label(part, group);
		part_add(part, laws.len ? "<br>" : "");
	}
	part_lines(part, buffer_text(&laws));
	part_add(part, "</div>");
	buffer_finish(&laws);
}

static void
add_answer(struct part *part, const struct gap *gap)
{
	part_add(part, "<td>");
	part_text(part, gap->answer);
	part_add(part, "<div class=\"quiet\">");
	part_add(part, gap->status);
	if (!str_is_empty(gap->missing)) {
		part_add(part, *gap->status ? "<br>" : "");
		part_word(part, WORD_DASBOR_MISSING);
		part_add(part, " ");
		part_text(part, gap->missing);
	}
	part_add(part, "</div></td>");
}

static void
add_remedy(struct part *part, const struct rubric_node *node)
{
	struct page *page = &part->page;
	part_add(part, "<td>");
	part_text(part, str_is_empty(node->remedy) ? STR("–") : node->remedy);
	part_add(part, "</td>");
	if (node->effort.units == 0) {
		part_add(part, "<td class=\"n\">");
		part_tag(part, WORD_EFFORT);
		part_add(part, "–</td>");
		return;
	}
	part_add(part, "<td class=\"n\" data-key=\"");
	decimal_write_short(page->out, node->effort, '.');
	part_add(part, "\">");
	part_tag(part, WORD_EFFORT);
	decimal_write_short(page->out, node->effort, lang_decimal_mark(page->lang));
	part_add(part, "</td>");
}

static void
add_gap(struct part *part, const struct gap *gap)
{
	struct page *page = &part->page;
	const struct rubric *rubric = part->assessment->rubric;
	const struct verdict *verdict =
		&part->assessment->units[gap->unit]->verdicts[page->counted];
	const struct rubric_node *group = part_group(rubric, gap->node);
	part_add(part, "<tr data-unit=\"");
	page_count(page, gap->unit + 1);
	part_add(part, "\" data-zone=\"");
	part_add(part, page_looks(verdict));
	part_add(part, "\" data-group=\"");
	page_count(page, group ? group->index : 0);
	part_add(part, "\"><td class=\"whose\">");
	part_unit(part, gap->unit);
	part_add(part, "<div>");
	page_colour(page, verdict);
	part_add(part, "</div>");
	if (!str_is_empty(gap->product)) {
		part_add(part, "<div class=\"quiet\">");
		part_text(part, gap->product);
		part_add(part, "</div>");
	}
	part_add(part, "</td><th scope=\"row\">");
	add_item(part, gap);
	add_laws(part, gap->node);
	part_add(part, "</th>");
	add_answer(part, gap);
	add_remedy(part, gap->node);
	part_number(part, WORD_DASBOR_LOST_OF_UNIT, gap->cost_unit, places_for(rubric, TIER_UNIT));
	part_number(part, WORD_DASBOR_LOST_OF_INSTITUTION, gap->cost,
	            places_for(rubric, TIER_INSTITUTION));
	part_add(part, "</tr>\n");
}

static void
begin_choice(struct part *part, const char *name, enum word label)
{
	part_add(part, "<label>");
	part_word(part, label);
	part_add(part, "<select name=\"");
	part_add(part, name);
	part_add(part, "\"><option value=\"\">");
	part_word(part, WORD_DASBOR_ALL);
	part_add(part, "</option>");
}

static void
end_choice(struct part *part)
{
	part_add(part, "</select></label>\n");
}

static void
begin_option(struct part *part, size_t value)
{
	part_add(part, "<option value=\"");
	page_count(&part->page, value);
	part_add(part, "\">");
}

static void
add_unit_choice(struct part *part)
{
	const struct assessment *assessment = part->assessment;
	begin_choice(part, "unit", WORD_UNIT);
	for (size_t i = 0; i < assessment->unit_count; i++) {
		size_t number = assessment->ranked[i]->number;
		begin_option(part, number + 1);
		part_text(part, assessment->units[number]->name);
		part_add(part, "</option>");
	}
	end_choice(part);
}

static void
add_group_choice(struct part *part)
{
	const struct rubric *rubric = part->assessment->rubric;
	const struct rubric_node *above = rubric_branching(rubric);
	bool has_groups = false;
	for (size_t i = above->index + 1; i < above->end; i = rubric->nodes[i].end)
		has_groups |= !rubric->nodes[i].is_item;
	if (!has_groups)
		return;
	begin_choice(part, "group", WORD_DASBOR_GROUP);
	for (size_t i = above->index + 1; i < above->end; i = rubric->nodes[i].end) {
		if (rubric->nodes[i].is_item)
			continue;
		begin_option(part, i);
		part_label(part, &rubric->nodes[i]);
		part_add(part, "</option>");
	}
	end_choice(part);
}

static void
add_zone_choice(struct part *part)
{
	const size_t *counts = part->assessment->zone_counts;
	begin_choice(part, "zone", WORD_ZONE);
	for (enum colour colour = 0; colour < COLOUR_NONE; colour++) {
		if (counts[colour] == 0)
			continue;
		part_add(part, "<option value=\"");
		part_add(part, colour_names[colour]);
		part_add(part, "\">");
		part_add(part, colour_symbol(colour));
		part_add(part, " ");
		part_add(part, colour_word(part->page.lang, colour));
		part_add(part, "</option>");
	}
	end_choice(part);
}

// Only the script can use them, so it shows them.
static void
add_filters(struct part *part)
{
	part_add(part,
	         "<form class=\"filters\" data-script data-filters=\"gaps\" hidden aria-label=\"");
	part_word(part, WORD_DASBOR_FILTER);
	part_add(part, "\">\n");
	add_unit_choice(part);
	add_group_choice(part);
	add_zone_choice(part);
	part_add(part, "<label>");
	part_word(part, WORD_DASBOR_SEARCH);
	part_add(part, "<input type=\"search\" name=\"text\" autocomplete=\"off\"></label>\n"
	               "<button type=\"reset\">");
	part_word(part, WORD_DASBOR_RESET);
	part_add(part, "</button>\n<p role=\"status\" data-of=\"");
	part_word(part, WORD_OF_ANSWERS);
	part_add(part, "\" data-what=\"");
	part_word(part, WORD_DASBOR_GAPS_SHOWN);
	part_add(part, "\"></p>\n</form>\n");
}

static void
add_costly(struct part *part, const struct node_loss *loss)
{
	const struct rubric *rubric = part->assessment->rubric;
	const struct rubric_node *node = &rubric->nodes[loss - part->assessment->losses];
	part_add(part, "<tr><th scope=\"row\">");
	part_label(part, node);
	part_add(part, "</th>");
	part_count(part, WORD_DASBOR_UNITS, (long long)loss->unit_count);
	part_add(part, "<td>");
	part_text(part, str_is_empty(node->remedy) ? STR("–") : node->remedy);
	part_add(part, "</td>");
	part_number(part, WORD_DASBOR_LOST_OF_INSTITUTION, loss->points,
	            places_for(rubric, TIER_INSTITUTION));
	part_add(part, "</tr>\n");
}

// The items whose answers together cost the institution most.
static void
add_costliest(struct part *part)
{
	static const struct column columns[] = {{WORD_ITEM, PLAIN_TEXT},
	                                        {WORD_DASBOR_UNITS, PLAIN_NUMBER},
	                                        {WORD_REMEDY, PLAIN_TEXT},
	                                        {WORD_DASBOR_LOST_OF_INSTITUTION, PLAIN_NUMBER}};
	size_t count;
	const struct node_loss *const *costly =
		losses_ranked(part->page.arena, part->assessment, &count);
	part_add(part, "<h3>");
	part_word(part, WORD_DASBOR_COSTLIEST);
	part_add(part, "</h3>\n");
	part_table(part, "costliest cards", WORD_DASBOR_COSTLIEST, COUNT_OF(columns), columns);
	for (size_t i = 0; i < count && i < COSTLIEST_SHOWN; i++)
		add_costly(part, costly[i]);
	part_table_end(part);
}

// Which gaps are shown, where they are too many.
static void
add_choice(struct part *part, const struct gaps *gaps)
{
	if (gaps->total == gaps->count)
		return;
	part_add(part, "<p class=\"remark\">");
	page_count(&part->page, gaps->count);
	part_add(part, " ");
	part_word(part, WORD_OF_ANSWERS);
	part_add(part, " ");
	page_count(&part->page, gaps->total);
	part_add(part, " ");
	part_word(part, WORD_DASBOR_ONLY_DEAREST);
	part_add(part, "</p>\n");
}

static void
add_table(struct part *part, const struct gaps *gaps)
{
	static const struct column columns[] = {{WORD_UNIT, SORTED_TEXT},
	                                        {WORD_ITEM, SORTED_TEXT},
	                                        {WORD_ANSWER, SORTED_TEXT},
	                                        {WORD_REMEDY, SORTED_TEXT},
	                                        {WORD_EFFORT, SORTED_NUMBER},
	                                        {WORD_DASBOR_LOST_OF_UNIT, SORTED_NUMBER},
	                                        {WORD_DASBOR_LOST_OF_INSTITUTION, SORTED_NUMBER}};
	part_add(part, "<h3>");
	part_word(part, WORD_DASBOR_ALL_GAPS);
	part_add(part, "</h3>\n");
	add_choice(part, gaps);
	add_filters(part);
	part_table(part, "gaps cards", WORD_GAPS, COUNT_OF(columns), columns);
	for (size_t i = 0; i < gaps->count; i++)
		add_gap(part, &gaps->items[i]);
	part_table_end(part);
	part_add(part, "<p data-script hidden><button type=\"button\" data-more=\"gaps\">");
	part_word(part, WORD_DASBOR_MORE);
	part_add(part, "</button></p>\n");
}

void
gaps_show(struct part *part, const struct gaps *gaps)
{
	part_open(part, "gaps", WORD_GAPS);
	if (gaps->count) {
		add_costliest(part);
		add_table(part, gaps);
	} else {
		part_note(part, part->assessment->verdicts[part->page.counted].has_score
		                        ? WORD_NO_GAPS
		                        : WORD_NOTHING_COUNTS);
	}
	part_close(part);
}
