// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/tree.h"

#include <assert.h>

#include "audit/proof.h"
#include "base/limits.h"
#include "report/xlsx/choices.h"
#include "report/xlsx/live.h"
#include "report/xlsx/node_formula.h"
#include "report/xlsx/phrase.h"
#include "report/xlsx/question_formula.h"

// Answer cells below each other that take the same answers.
struct stretch {
	const struct rubric_node *node;
	const struct scale *scale; // NULL: a direct value
	uint32_t first, last;
};

struct writer {
	struct sheet *sheet;
	struct book *book;
	struct tree tree; // its texts last for a row
	struct str name;  // of the object
	struct stretch stretch;
};

// What a row shows of an answer.
struct reply {
	struct question question;
	const struct entry *entry;
	enum node_state state;
	const struct node_figure *figures;
};

static void
finish_stretch(struct writer *writer)
{
	const struct stretch *stretch = &writer->stretch;
	struct book *book = writer->book;
	if (!stretch->node || !book->is_live)
		return;
	struct span cells =
		unit_span(writer->tree.unit, UNIT_ANSWER, stretch->first, stretch->last);
	if (stretch->scale && stretch->scale->kind == SCALE_LEVELS) {
		sheet_offer(writer->sheet, cells,
		            scale_span(writer->tree.figures, stretch->node, RUBRIC_LABEL),
		            word(book->lang, WORD_CHOOSE_FROM_LIST));
	} else {
		struct question first = {stretch->node, stretch->first, !stretch->scale, false};
		sheet_demand(writer->sheet, cells, question_is_valid(&writer->tree, &first),
		             word(book->lang, WORD_NUMBER_WANTED));
	}
	writer->stretch.node = NULL;
}

static void
add_to_stretch(struct writer *writer, const struct question *question)
{
	struct stretch *stretch = &writer->stretch;
	const struct scale *scale = question->is_direct ? NULL : question->node->scale;
	if (stretch->node && stretch->scale == scale && stretch->last + 1 == question->row) {
		stretch->last = question->row;
		return;
	}
	finish_stretch(writer);
	*stretch = (struct stretch){question->node, scale, question->row, question->row};
}

// The answer as its cell takes it: a level's name, a number, or nothing.
static struct value
answer_value(const struct writer *writer, const struct entry *entry)
{
	switch (entry ? entry->kind : ANSWER_NONE) {
	case ANSWER_DIRECT:
		return value_number(exact_from_decimal(entry->value));
	case ANSWER_VALUE:
		if (entry->node->scale->kind == SCALE_LEVELS)
			return value_text(
				choice_text(entry->node->scale, entry->level, writer->book->lang));
		return value_number(exact_from_decimal(
			entry->node->scale->kind == SCALE_STEPS ? entry->measured : entry->value));
	case ANSWER_NONE:
	case ANSWER_NOT_APPLICABLE:
		break;
	}
	return value_text(STR(""));
}

static void
put_word_input(struct writer *writer, const char *text)
{
	sheet_put_input(writer->sheet, value_text(str_from(text)));
}

static void
put_not_applicable(struct writer *writer, const struct reply *reply)
{
	const struct question *question = &reply->question;
	if (question->is_direct || !question->node->is_optional) {
		sheet_put_nothing(writer->sheet);
		return;
	}
	bool is_marked = reply->entry && reply->entry->kind == ANSWER_NOT_APPLICABLE;
	put_word_input(writer, is_marked ? word(writer->book->lang, WORD_YES) : "");
}

static void
put_proof(struct writer *writer, const struct reply *reply)
{
	enum lang lang = writer->book->lang;
	if (!reply->question.node->wants_evidence) {
		sheet_put_word(writer->sheet, word(lang, WORD_NOT_NEEDED));
		return;
	}
	bool is_complete = proof_is_complete(reply->question.node, reply->entry,
	                                     writer->book->report->options->score.as_of);
	put_word_input(writer, word(lang, is_complete ? WORD_YES : WORD_NO));
}

static void
put_answer(struct writer *writer, const struct reply *reply)
{
	struct sheet *sheet = writer->sheet;
	enum lang lang = writer->book->lang;
	add_to_stretch(writer, &reply->question);
	sheet_put_input(sheet, answer_value(writer, reply->entry));
	put_not_applicable(writer, reply);
	put_word_input(writer, reply->entry ? status_word(lang, reply->entry->status) : "");
	put_proof(writer, reply);
	sheet_put_formula(sheet, STYLE_TEXT, question_state(&writer->tree, &reply->question),
	                  value_text(str_from(state_word(lang, reply->state))));
}

static enum style
ratio_style(void)
{
	return (enum style)(STYLE_PLACES + DECIMAL_PLACES);
}

static void
put_question_ratios(struct writer *writer, const struct reply *reply)
{
	for (size_t f = 0; f < FIGURE_COUNT; f++)
		sheet_put_formula(
			writer->sheet, ratio_style(),
			question_ratio(&writer->tree, &reply->question, (enum figure)f),
			value_number_if(reply->figures[f].counts, reply->figures[f].ratio));
}

static void
put_weight(struct writer *writer, const struct rubric_node *node)
{
	if (node->index)
		sheet_put_fraction(writer->sheet, node->weight);
	else
		sheet_put_nothing(writer->sheet);
}

static void
put_points(struct writer *writer, const struct rubric_node *node, const struct node_result *result)
{
	struct sheet *sheet = writer->sheet;
	const struct tree *tree = &writer->tree;
	int places = places_for(tree->rubric, TIER_OBJECT);
	enum style style = (enum style)(STYLE_PLACES + places);
	bool has = result->has_points;
	sheet_put_formula(sheet, style, node_share(tree, node),
	                  value_number_if(has, result->share));
	sheet_put_formula(sheet, style, node_points(tree, node),
	                  value_number_if(has, result->points));
	sheet_put_formula(sheet, style, node_lost(tree, node), value_number_if(has, result->lost));
}

// What else there is to say of an answer: why it does not apply, what was counted, a note.
static void
put_note(struct writer *writer, const struct entry *entry)
{
	struct buffer *text = book_text(writer->book);
	if (entry)
		phrase_remark(text, writer->book->lang, entry);
	sheet_put(writer->sheet, buffer_text(text));
}

static void
put_ids(struct writer *writer, const struct rubric_node *node)
{
	sheet_put(writer->sheet, node->id);
	sheet_put(writer->sheet,
	          node->index ? writer->tree.rubric->nodes[node->parent].id : STR(""));
}

static void
put_label(struct writer *writer, const struct rubric_node *node)
{
	enum lang lang = writer->book->lang;
	sheet_put(writer->sheet, writer->name);
	sheet_put_level(writer->sheet, node->depth,
	                node->index ? text_in(lang, node->label, node->en)
	                            : str_from(word(lang, WORD_TOTAL)));
}

static void
write_question(struct writer *writer, const struct rubric_node *node,
               const struct node_result *result)
{
	const struct reply reply = {
		.question = {node, writer->sheet->next, !node->is_item,
	                     result->instance_count && node->merge == COMBINE_ALL},
		.entry = result->instance_count ? NULL : result->entry,
		.state = result->state,
		.figures = result->figures,
	};
	sheet_row(writer->sheet, node->index ? SHADE_PLAIN : SHADE_OBJECT);
	put_label(writer, node);
	put_answer(writer, &reply);
	put_weight(writer, node);
	put_question_ratios(writer, &reply);
	put_points(writer, node, result);
	put_note(writer, reply.entry);
	put_ids(writer, node);
}

static void
put_item_ratios(struct writer *writer, const struct rubric_node *node,
                const struct node_result *result, uint32_t row)
{
	for (size_t f = 0; f < FIGURE_COUNT; f++)
		sheet_put_formula(
			writer->sheet, ratio_style(),
			item_ratio(&writer->tree, node, row, result->instance_count,
		                   (enum figure)f),
			value_number_if(result->figures[f].counts, result->figures[f].ratio));
}

// An item with several answers: what they come to, then each of them.
static void
write_item(struct writer *writer, const struct rubric_node *node, const struct node_result *result)
{
	struct sheet *sheet = writer->sheet;
	uint32_t row = sheet->next;
	sheet_row(sheet, SHADE_PLAIN);
	put_label(writer, node);
	struct buffer *text = book_text(writer->book);
	phrase_leaf(text, writer->book->lang, result);
	sheet_put_formula(sheet, STYLE_TEXT,
	                  item_answer(&writer->tree, row, result->instance_count),
	                  value_text(buffer_text(text)));
	sheet_put_nothing(sheet);
	sheet_put_nothing(sheet);
	sheet_put_nothing(sheet);
	sheet_put_formula(sheet, STYLE_TEXT, item_state(&writer->tree, row, result->instance_count),
	                  value_text(str_from(state_word(writer->book->lang, result->state))));
	put_weight(writer, node);
	put_item_ratios(writer, node, result, row);
	put_points(writer, node, result);
	sheet_put_nothing(sheet);
	put_ids(writer, node);
}

static void
write_instance(struct writer *writer, const struct rubric_node *node,
               const struct instance_result *instance)
{
	struct sheet *sheet = writer->sheet;
	const struct entry *entry = instance->entry;
	struct reply reply = {
		.question = {node, sheet->next, false, false},
		.entry = entry,
		.state = instance->state,
		.figures = instance->figures,
	};
	sheet_row(sheet, SHADE_PLAIN);
	sheet_put(sheet, writer->name);
	sheet_put_level(sheet, node->depth + 1,
	                instance->product ? instance->product->name
	                                  : (entry ? entry->respondent : STR("")));
	put_answer(writer, &reply);
	sheet_put_nothing(sheet);
	put_question_ratios(writer, &reply);
	sheet_put_nothing(sheet);
	sheet_put_nothing(sheet);
	sheet_put_nothing(sheet);
	put_note(writer, entry);
}

static void
put_group_state(struct writer *writer, const struct rubric_node *group,
                const struct node_result *result)
{
	bool is_scored = result->state == NODE_STATE_SCORED;
	const char *state = is_scored ? "" : state_word(writer->book->lang, result->state);
	sheet_put_formula(writer->sheet, STYLE_TEXT, group_state(&writer->tree, group),
	                  value_text(str_from(state)));
}

static void
write_group(struct writer *writer, const struct rubric_node *group,
            const struct node_result *result)
{
	struct sheet *sheet = writer->sheet;
	const struct tree *tree = &writer->tree;
	sheet_row(sheet, group->index ? SHADE_GROUP : SHADE_OBJECT);
	put_label(writer, group);
	sheet_put_nothing(sheet);
	sheet_put_nothing(sheet);
	sheet_put_nothing(sheet);
	sheet_put_nothing(sheet);
	put_group_state(writer, group, result);
	put_weight(writer, group);
	for (size_t f = 0; f < FIGURE_COUNT; f++)
		sheet_put_formula(
			sheet, ratio_style(), group_ratio(tree, group, (enum figure)f),
			value_number_if(result->figures[f].counts, result->figures[f].ratio));
	put_points(writer, group, result);
	sheet_put_nothing(sheet);
	put_ids(writer, group);
	for (size_t f = 0; f < FIGURE_COUNT && group->combine == COMBINE_MEAN; f++)
		sheet_put_formula(
			sheet, STYLE_NUMBER, group_divisor(tree, group, (enum figure)f),
			value_number_if(result->figures[f].counts, result->figures[f].divisor));
}

static void
write_node(struct writer *writer, const struct rubric_node *node, const struct node_result *result)
{
	assert(!writer->book->is_live || writer->sheet->next >= LIMIT_SHEET_ROWS - 1 ||
	       writer->sheet->next == writer->tree.object->rows[node->index]);
	if (!result->is_leaf) {
		write_group(writer, node, result);
	} else if (!is_answered_below(result)) {
		write_question(writer, node, result);
	} else {
		write_item(writer, node, result);
		for (size_t i = 0; i < result->instance_count; i++)
			write_instance(writer, node, &result->instances[i]);
	}
}

void
tree_write(struct sheet *sheet, const struct tree *tree)
{
	const struct rubric *rubric = tree->rubric;
	const struct object_result *object = tree->object->object;
	struct writer writer = {.sheet = sheet, .book = sheet->book, .tree = *tree};
	writer.name = object->name;
	for (size_t i = 0; i < rubric->node_count;) {
		write_node(&writer, &rubric->nodes[i], &object->nodes[i]);
		i = object->nodes[i].is_leaf ? rubric->nodes[i].end : i + 1;
	}
	finish_stretch(&writer);
	tree_verdict_write(sheet, tree);
}
