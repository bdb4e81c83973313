// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/dasbor/detail.h"

#include "base/compiler.h"
#include "report/dasbor/answer.h"
#include "report/dasbor/derive.h"
#include "report/dasbor/overview.h"

enum {
	RATIO_PLACES = 4,
	DEPTH_MOST = 5 // that the style sheet indents
};

// u3, u3-o1, u3-o1-n12: where a unit, an object of it and a node stand.
static void
add_id(struct part *part, size_t unit, size_t object)
{
	part_add(part, "u");
	page_count(&part->page, unit + 1);
	part_add(part, "-o");
	page_count(&part->page, object + 1);
}

static void
add_summary(struct part *part, struct str name, const struct verdict *verdict)
{
	part_add(part, "<summary><span class=\"name\">");
	part_text(part, name);
	part_add(part, "</span> <span class=\"verdict\"><b>");
	page_score(&part->page, verdict);
	part_add(part, "</b> ");
	page_zone(&part->page, verdict);
	part_add(part, "</span></summary>\n<div class=\"body\">\n");
}

static void
add_answer(struct part *part, const struct rubric_node *node, const struct node_result *result)
{
	struct buffer text;
	part_add(part, "<td>");
	if (result->is_leaf || result->state != NODE_STATE_SCORED) {
		buffer_init(&text);
		answer_write(&text, part->page.lang, result);
		part_text(part, buffer_text(&text));
		buffer_finish(&text);
	}
	const struct entry *entry = result->entry;
	if (entry && entry->kind != ANSWER_NONE && node->wants_evidence) {
		part_add(part, "<div class=\"quiet\">");
		part_add(part, status_word(part->page.lang, entry->status));
		part_add(part, "</div>");
	}
	part_add(part, "</td>");
}

static void
add_weight(struct part *part, const struct rubric_node *node)
{
	struct page *page = &part->page;
	part_add(part, "<td class=\"n\">");
	part_tag(part, WORD_WEIGHT);
	if (exact_is_decimal(node->weight))
		decimal_write_short(page->out, exact_round(node->weight, DECIMAL_PLACES),
		                    lang_decimal_mark(page->lang));
	else
		exact_write(page->out, node->weight);
	part_add(part, "</td>");
}

// NULL: there is none.
static void
add_amount(struct part *part, enum word name, const struct exact *number, int places)
{
	part_add(part, "<td class=\"n\">");
	part_tag(part, name);
	if (number)
		page_rounded(&part->page, *number, places);
	else
		part_add(part, "–");
	part_add(part, "</td>");
}

static void
add_node(struct part *part, const struct object_result *object, const struct rubric_node *node)
{
	const struct node_result *result = &object->nodes[node->index];
	int places = places_for(part->page.report->rubric, TIER_OBJECT);
	const struct node_figure *figure = &result->figures[part->page.counted];
	part_add(part, "-n");
	page_count(&part->page, node->index);
	part_add(part, node->is_item ? "\" class=\"d" : "\" class=\"group d");
	page_count(&part->page, node->depth < DEPTH_MOST ? node->depth : DEPTH_MOST);
	part_add(part, "\"><th scope=\"row\">");
	part_label(part, node);
	part_add(part, "<div class=\"how\">");
	derive_node(part, object, node);
	part_add(part, "</div></th>");
	add_answer(part, node, result);
	add_weight(part, node);
	add_amount(part, WORD_RATIO, figure->counts ? &figure->ratio : NULL, RATIO_PLACES);
	add_amount(part, WORD_POINTS, result->has_points ? &result->points : NULL, places);
	add_amount(part, WORD_LOST, result->has_points ? &result->lost : NULL, places);
	part_add(part, "</tr>\n");
}

static void
add_object(struct part *part, const struct object_result *object, size_t unit, size_t index)
{
	static const struct column columns[] = {
		{WORD_ITEM, PLAIN_TEXT},     {WORD_ANSWER, PLAIN_TEXT},
		{WORD_WEIGHT, PLAIN_NUMBER}, {WORD_RATIO, PLAIN_NUMBER},
		{WORD_POINTS, PLAIN_NUMBER}, {WORD_LOST, PLAIN_NUMBER}};
	const struct rubric *rubric = part->page.report->rubric;
	part_add(part, "<p class=\"derived\">");
	derive_verdict(part, object);
	part_add(part, "</p>\n");
	if (object->product)
		overview_write_opinions(part, object->opinions);
	part_table(part, "tree cards", WORD_DASBOR_DERIVATION, COUNT_OF(columns), columns);
	for (size_t i = 0; i < rubric->node_count;) {
		bool is_direct = object->nodes[i].is_leaf;
		part_add(part, "<tr id=\"");
		add_id(part, unit, index);
		add_node(part, object, &rubric->nodes[i]);
		// What stands below a direct value says nothing more.
		i = is_direct ? rubric->nodes[i].end : i + 1;
	}
	part_table_end(part);
}

static void
add_product(struct part *part, const struct object_result *object, size_t unit, size_t index)
{
	part_add(part, "<details class=\"object\" open id=\"");
	add_id(part, unit, index);
	part_add(part, "\">");
	add_summary(part, object->name, &object->verdicts[part->page.counted]);
	add_object(part, object, unit, index);
	part_add(part, "</div>\n</details>\n");
}

void
detail_write_unit(struct part *part, const struct unit_result *result, size_t unit)
{
	part_add(part, "<details class=\"unit\" open id=\"u");
	page_count(&part->page, unit + 1);
	part_add(part, "\">");
	add_summary(part, result->unit->name, &result->verdicts[part->page.counted]);
	overview_write_figures(part, TIER_UNIT, result->verdicts);
	overview_write_opinions(part, result->opinions);
	for (size_t i = 0; i < result->object_count; i++) {
		const struct object_result *object = &result->objects[i];
		if (object->product)
			add_product(part, object, unit, i);
		else
			add_object(part, object, unit, i);
	}
	part_add(part, "</div>\n</details>\n");
}
