// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/gaps.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/compiler.h"
#include "report/xlsx/phrase.h"

static const struct column columns[] = {
	{WORD_NUMBER, 6, true, NEED_NOTHING},
	{WORD_UNIT, 20, false, NEED_NOTHING},
	{WORD_PRODUCT, 17, false, NEED_PRODUCTS},
	{WORD_ITEM, 28, false, NEED_NOTHING},
	{WORD_LAW, 31, false, NEED_NOTHING},
	{WORD_ANSWER, 16, false, NEED_NOTHING},
	{WORD_STATUS, 13, false, NEED_NOTHING},
	{WORD_LOST, 9, true, NEED_NOTHING},
	{WORD_REMEDY, 34, false, NEED_NOTHING},
	{WORD_EFFORT, 11, true, NEED_NOTHING},
	{WORD_EVIDENCE_WANTED, 34, false, NEED_NOTHING},
};

// Columns that stay in view: number and unit.
enum {
	FROZEN = 2
};

struct gap {
	const struct rubric_node *node;
	struct str unit, unit_sheet, object; // shared by the gaps of a unit
	struct str answer, evidence;
	const char *status;
	struct exact lost; // of the object's score
	size_t order;
};

bool
gaps_open(struct gaps *gaps, struct book *book)
{
	return sheet_open(&gaps->sheet, book, str_from(word(book->lang, WORD_GAPS)),
	                  COUNT_OF(columns), columns);
}

static struct str
text_kept(struct book *book)
{
	return str_copy(book->report->arena, buffer_text(&book->text));
}

static void
gap_fill(struct gap *gap, struct book *book, const struct rubric_node *node,
         const struct node_result *result)
{
	enum lang lang = book->lang;
	gap->node = node;
	gap->status = result->entry ? status_word(lang, result->entry->status)
	                            : state_word(lang, result->state);
	gap->lost = exact_copy(book->report->arena, result->lost);
	phrase_leaf(book_text(book), lang, result);
	gap->answer = text_kept(book);
	phrase_wanted(book_text(book), lang, node, result);
	gap->evidence = text_kept(book);
}

static void
collect_object(struct gaps *gaps, const struct object_result *object, const struct gap *common)
{
	struct book *book = gaps->sheet.book;
	const struct rubric *rubric = book->report->rubric;
	for (size_t i = 0; i < rubric->node_count; i++) {
		const struct node_result *result = &object->nodes[i];
		if (!result->is_leaf || !result->has_points || exact_is_zero(result->lost))
			continue;
		gaps->items = arena_grow(book->report->arena, gaps->items, gaps->count,
		                         &gaps->capacity, sizeof(*gaps->items));
		struct gap *gap = &gaps->items[gaps->count];
		*gap = *common;
		gap->order = gaps->count++;
		gap_fill(gap, book, &rubric->nodes[i], result);
	}
}

void
gaps_collect(struct gaps *gaps, const struct unit_result *result, struct str unit_sheet)
{
	struct arena *arena = gaps->sheet.book->report->arena;
	struct gap common = {.unit = str_copy(arena, result->unit->name), .unit_sheet = unit_sheet};
	for (size_t i = 0; i < result->object_count; i++) {
		const struct object_result *object = &result->objects[i];
		common.object =
			object->product ? str_copy(arena, object->name) : (struct str){NULL, 0};
		collect_object(gaps, object, &common);
	}
}

// The dearest first; equals as they came.
static int
compare_gaps(const void *left, const void *right)
{
	const struct gap *a = left, *b = right;
	int order = exact_compare(b->lost, a->lost);
	return order ? order : (a->order > b->order) - (a->order < b->order);
}

static void
put_item(struct sheet *sheet, const struct rubric_node *node)
{
	enum lang lang = sheet->book->lang;
	struct buffer *text = book_text(sheet->book);
	buffer_add(text, node->index ? text_in(lang, node->label, node->en)
	                             : str_from(word(lang, WORD_TOTAL)));
	buffer_add_text(text, "\n");
	buffer_add(text, node->id);
	sheet_put(sheet, buffer_text(text));
}

static void
write_gap(struct sheet *sheet, const struct gap *gap, size_t number)
{
	struct book *book = sheet->book;
	const struct rubric_node *node = gap->node;
	sheet_row(sheet, SHADE_PLAIN);
	sheet_put_count_link(sheet, gap->unit_sheet, number);
	sheet_put(sheet, gap->unit);
	sheet_put(sheet, gap->object);
	put_item(sheet, node);
	phrase_cites(book_text(book), node);
	sheet_put(sheet, buffer_text(&book->text));
	sheet_put(sheet, gap->answer);
	sheet_put_word(sheet, gap->status);
	sheet_put_rounded(sheet, gap->lost, places_for(book->report->rubric, TIER_OBJECT));
	sheet_put(sheet, node->remedy);
	if (node->effort.units)
		sheet_put_exact(sheet, exact_from_decimal(node->effort));
	else
		sheet_put_nothing(sheet);
	sheet_put(sheet, gap->evidence);
}

static void
write_title(struct gaps *gaps, const struct assessment *assessment)
{
	struct sheet *sheet = &gaps->sheet;
	struct book *book = sheet->book;
	enum lang lang = book->lang;
	sheet_line(sheet, STYLE_TITLE, str_from(word(lang, WORD_GAPS)));
	struct buffer *text = book_text(book);
	buffer_add(text, assessment->institution);
	buffer_add_text(text, " · ");
	buffer_add(text, assessment->period);
	buffer_add_text(text, " · ");
	buffer_add_text(text, word(lang, WORD_COUNTED));
	buffer_add_text(text, ": ");
	buffer_add_text(text, figure_word(lang, assessment->options.counted));
	sheet_line(sheet, STYLE_LINE, buffer_text(text));
	sheet_line(sheet, STYLE_LINE, str_from(word(lang, WORD_GAPS_ORDER)));
}

void
gaps_write(struct gaps *gaps, const struct assessment *assessment)
{
	struct sheet *sheet = &gaps->sheet;
	write_title(gaps, assessment);
	sheet_head(sheet);
	sheet_freeze(sheet, FROZEN);
	if (gaps->count)
		qsort(gaps->items, gaps->count, sizeof(*gaps->items), compare_gaps);
	for (size_t i = 0; i < gaps->count; i++)
		write_gap(sheet, &gaps->items[i], i + 1);
	sheet_filter(sheet);
}
