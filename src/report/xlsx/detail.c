// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/detail.h"

#include "base/compiler.h"
#include "report/xlsx/live.h"
#include "report/xlsx/phrase.h"

static const struct column columns[] = {
	{WORD_UNIT, 30, false, NEED_NOTHING},
	{WORD_PRODUCT, 22, false, NEED_PRODUCTS},
	{WORD_ITEM, 40, false, NEED_NOTHING},
	{WORD_ITEM_ID, 24, false, NEED_NOTHING},
	{WORD_ANSWER, 20, false, NEED_NOTHING},
	{WORD_STATE, 15, false, NEED_NOTHING},
	{WORD_STATUS, 15, false, NEED_NOTHING},
	{WORD_PROVED, 10, false, NEED_NOTHING},
	{WORD_WEIGHT, 9, true, NEED_NOTHING},
	{WORD_RATIO_CLAIMED, 11, true, NEED_NOTHING},
	{WORD_RATIO_VERIFIED, 13, true, NEED_NOTHING},
	{WORD_RATIO_POTENTIAL, 11, true, NEED_NOTHING},
	{WORD_POINTS, 9, true, NEED_NOTHING},
	{WORD_LOST, 9, true, NEED_NOTHING},
	{WORD_SCORE, 9, true, NEED_NOTHING},
	{WORD_ZONE, 20, false, NEED_NOTHING},
	{WORD_NOTE, 34, false, NEED_NOTHING},
};

// Columns that stay in view: unit and, where there are any, product.
enum {
	FROZEN = 2
};

// What is being written.
struct writer {
	struct sheet *sheet;
	struct book *book;
	const struct unit_result *result;
	const struct object_result *object;
};

// What a row shows of an answer.
struct reply {
	const struct entry *entry;
	enum node_state state;
	bool is_verified;
};

bool
detail_open(struct sheet *sheet, struct book *book)
{
	if (!sheet_open(sheet, book, str_from(word(book->lang, WORD_DETAIL)), COUNT_OF(columns),
	                columns))
		return false;
	sheet_head(sheet);
	sheet_freeze(sheet, FROZEN);
	return true;
}

static void
put_state(const struct writer *writer, const struct reply *reply)
{
	enum lang lang = writer->book->lang;
	bool is_scored = reply->state == NODE_STATE_SCORED;
	sheet_put_word(writer->sheet, state_word(lang, reply->state));
	sheet_put_word(writer->sheet, reply->entry ? status_word(lang, reply->entry->status) : "");
	sheet_put_word(writer->sheet,
	               is_scored ? word(lang, reply->is_verified ? WORD_YES : WORD_NO) : "");
}

static void
put_ratios(const struct writer *writer, const struct node_figure figures[])
{
	for (size_t f = 0; f < FIGURE_COUNT; f++)
		sheet_put_value(writer->sheet, (enum style)(STYLE_PLACES + DECIMAL_PLACES),
		                value_number_if(figures[f].counts, figures[f].ratio));
}

static void
put_points(const struct writer *writer, const struct node_result *result)
{
	int places = places_for(writer->book->report->rubric, TIER_OBJECT);
	enum style style = (enum style)(STYLE_PLACES + places);
	sheet_put_value(writer->sheet, style, value_number_if(result->has_points, result->points));
	sheet_put_value(writer->sheet, style, value_number_if(result->has_points, result->lost));
}

// Only the root of an object has a score and a zone.
static void
put_verdict(const struct writer *writer, const struct rubric_node *node)
{
	const struct verdict *verdict =
		&writer->object->verdicts[writer->book->report->options->score.counted];
	if (node->index) {
		sheet_put_nothing(writer->sheet);
		sheet_put_nothing(writer->sheet);
		return;
	}
	sheet_put_score(writer->sheet, verdict);
	sheet_put_zone(writer->sheet, verdict);
}

static void
put_place(const struct writer *writer, const struct rubric_node *node)
{
	enum lang lang = writer->book->lang;
	sheet_put(writer->sheet, writer->result->unit->name);
	sheet_put(writer->sheet, writer->object->name);
	sheet_put_level(writer->sheet, node->depth,
	                node->index ? text_in(lang, node->label, node->en)
	                            : str_from(word(lang, WORD_TOTAL)));
	sheet_put(writer->sheet, node->id);
}

static void
put_note(const struct writer *writer, const struct entry *entry, struct str capped_by)
{
	struct buffer *text = book_text(writer->book);
	if (entry)
		phrase_remark(text, writer->book->lang, entry);
	if (!str_is_empty(capped_by)) {
		buffer_add_text(text, text->len ? "\n" : "");
		buffer_add_text(text, word(writer->book->lang, WORD_CAPPED));
		buffer_add_text(text, ": ");
		buffer_add(text, capped_by);
	}
	sheet_put(writer->sheet, buffer_text(text));
}

static void
write_instance(const struct writer *writer, const struct rubric_node *node,
               const struct instance_result *instance)
{
	struct sheet *sheet = writer->sheet;
	const struct entry *entry = instance->entry;
	struct reply reply = {entry, instance->state, instance->is_verified};
	sheet_row(sheet, SHADE_PLAIN);
	sheet_put(sheet, writer->result->unit->name);
	sheet_put(sheet, writer->object->name);
	sheet_put_level(sheet, node->depth + 1,
	                instance->product ? instance->product->name
	                                  : (entry ? entry->respondent : STR("")));
	sheet_put(sheet, node->id);
	struct buffer *text = book_text(writer->book);
	phrase_answer(text, writer->book->lang, entry, instance->state);
	sheet_put(sheet, buffer_text(text));
	put_state(writer, &reply);
	sheet_put_nothing(sheet);
	put_ratios(writer, instance->figures);
	for (size_t i = 0; i < 4; i++) // points and verdict are the item's
		sheet_put_nothing(sheet);
	put_note(writer, entry, STR(""));
}

static void
write_node(const struct writer *writer, const struct rubric_node *node)
{
	const struct node_result *result = &writer->object->nodes[node->index];
	struct sheet *sheet = writer->sheet;
	struct reply reply = {result->entry, result->state, result->is_leaf && result->is_verified};
	sheet_row(sheet, !node->index ? SHADE_OBJECT : node->is_item ? SHADE_PLAIN : SHADE_GROUP);
	put_place(writer, node);
	struct buffer *text = book_text(writer->book);
	if (result->is_leaf)
		phrase_leaf(text, writer->book->lang, result);
	sheet_put(sheet, buffer_text(text));
	put_state(writer, &reply);
	if (node->index)
		sheet_put_exact(sheet, node->weight);
	else
		sheet_put_nothing(sheet);
	put_ratios(writer, result->figures);
	put_points(writer, result);
	put_verdict(writer, node);
	put_note(writer, result->entry, node->index ? STR("") : writer->object->capped_by);
	for (size_t i = 0; i < result->instance_count; i++) {
		if (result->instances[i].entry || result->instances[i].product)
			write_instance(writer, node, &result->instances[i]);
	}
}

void
detail_write(struct sheet *sheet, const struct unit_result *result)
{
	const struct rubric *rubric = sheet->book->report->rubric;
	struct writer writer = {.sheet = sheet, .book = sheet->book, .result = result};
	for (size_t i = 0; i < result->object_count; i++) {
		writer.object = &result->objects[i];
		for (size_t n = 0; n < rubric->node_count;) {
			write_node(&writer, &rubric->nodes[n]);
			n = writer.object->nodes[n].is_leaf ? rubric->nodes[n].end : n + 1;
		}
	}
}

void
detail_finish(struct sheet *sheet)
{
	sheet_filter(sheet);
}
