// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/unit.h"

#include "base/compiler.h"
#include "report/xlsx/phrase.h"

static const struct column columns[] = {
	{WORD_PRODUCT, 18, false, NEED_PRODUCTS}, {WORD_ITEM, 38, false, NEED_NOTHING},
	{WORD_ANSWER, 21, false, NEED_NOTHING},   {WORD_STATUS, 18, false, NEED_NOTHING},
	{WORD_VERIFIED, 14, false, NEED_NOTHING}, {WORD_RATIO, 9, true, NEED_NOTHING},
	{WORD_WEIGHT, 9, true, NEED_NOTHING},     {WORD_POINTS, 9, true, NEED_NOTHING},
	{WORD_LOST, 9, true, NEED_NOTHING},       {WORD_EVIDENCE, 38, false, NEED_NOTHING},
	{WORD_NOTE, 24, false, NEED_NOTHING},
};

// The unit being written.
struct writer {
	struct sheet sheet;
	struct book *book;
	const struct unit_result *result;
	const struct object_result *object;
	struct str object_name;
	enum lang lang;
	enum figure counted;
	int places; // of points
};

static void
put_figure(struct writer *writer, enum figure figure)
{
	struct sheet *sheet = &writer->sheet;
	const struct verdict *verdict = &writer->result->verdicts[figure];
	bool is_counted = figure == writer->counted;
	struct buffer *text = book_text(writer->book);
	buffer_add_text(text, figure_word(writer->lang, figure));
	if (is_counted) {
		buffer_add_text(text, " (");
		buffer_add_text(text, word(writer->lang, WORD_COUNTED_FIGURE));
		buffer_add_char(text, ')');
	}
	sheet_row(sheet, is_counted ? SHADE_OBJECT : SHADE_PLAIN);
	sheet_put_word(sheet, word(writer->lang, WORD_SCORE));
	sheet_put(sheet, buffer_text(text));
	sheet_put_score(sheet, verdict);
	sheet_put_zone(sheet, verdict);
	if (!verdict->has_score)
		return;
	text = book_text(writer->book);
	buffer_add(text, verdict->zone->category);
	buffer_add_text(text, str_is_empty(verdict->zone->category) ? "" : " · ");
	buffer_add(text, verdict->zone->predicate);
	sheet_put_over(sheet, buffer_text(text));
}

static void
write_title(struct writer *writer)
{
	struct book *book = writer->book;
	const struct unit *unit = writer->result->unit;
	sheet_line(&writer->sheet, STYLE_TITLE, unit->name);
	struct buffer *text = book_text(book);
	buffer_add(text, unit->id);
	for (size_t i = 0; i < unit->group_count; i++) {
		buffer_add_text(text, " · ");
		buffer_add(text, unit->groups[i]);
	}
	sheet_line(&writer->sheet, STYLE_LINE, buffer_text(text));
	text = book_text(book);
	buffer_add_text(text, "← ");
	buffer_add_text(text, word(writer->lang, WORD_SUMMARY));
	sheet_line_link(&writer->sheet, book->names[0], buffer_text(text));
	if (book->report->rubric->opinion_count) {
		text = book_text(book);
		phrase_opinions(text, writer->lang, book->report->rubric, writer->result->opinions);
		sheet_line(&writer->sheet, STYLE_PARAGRAPH, buffer_text(text));
	}
	for (size_t f = 0; f < FIGURE_COUNT; f++)
		put_figure(writer, (enum figure)f);
}

static void
put_points(struct writer *writer, const struct node_result *result, struct exact points)
{
	if (result->has_points)
		sheet_put_rounded(&writer->sheet, points, writer->places);
	else
		sheet_put_nothing(&writer->sheet);
}

static void
put_ratio(struct writer *writer, const struct node_figure *figure)
{
	if (figure->counts)
		sheet_put_rounded(&writer->sheet, figure->ratio, DECIMAL_PLACES);
	else
		sheet_put_nothing(&writer->sheet);
}

// What was answered; groups that do not count say why.
static void
put_answer(struct writer *writer, const struct node_result *result)
{
	struct buffer *text = book_text(writer->book);
	if (result->is_leaf)
		phrase_leaf(text, writer->lang, result);
	else if (result->state != NODE_STATE_SCORED)
		buffer_add_text(text, state_word(writer->lang, result->state));
	sheet_put(&writer->sheet, buffer_text(text));
}

static void
put_status(struct writer *writer, const struct entry *entry)
{
	if (entry)
		sheet_put_word(&writer->sheet, status_word(writer->lang, entry->status));
	else
		sheet_put_nothing(&writer->sheet);
}

// Only an answer can be verified.
static void
put_verified(struct writer *writer, bool has_answer, bool is_verified)
{
	if (has_answer)
		sheet_put_word(&writer->sheet,
		               word(writer->lang, is_verified ? WORD_YES : WORD_NO));
	else
		sheet_put_nothing(&writer->sheet);
}

static void
put_evidence(struct writer *writer, const struct entry *entry)
{
	struct buffer *text = book_text(writer->book);
	if (entry)
		phrase_attachments(text, writer->lang, entry);
	sheet_put(&writer->sheet, buffer_text(text));
}

static void
write_node(struct writer *writer, const struct rubric_node *node, const struct node_result *result)
{
	struct sheet *sheet = &writer->sheet;
	sheet_row(sheet, node->is_item ? SHADE_PLAIN : SHADE_GROUP);
	sheet_put(sheet, writer->object_name);
	sheet_put_level(sheet, node->depth, text_in(writer->lang, node->label, node->en));
	put_answer(writer, result);
	put_status(writer, result->entry);
	put_verified(writer, result->is_leaf && result->state == NODE_STATE_SCORED,
	             result->is_verified);
	put_ratio(writer, &result->figures[writer->counted]);
	sheet_put_exact(sheet, node->weight);
	put_points(writer, result, result->points);
	put_points(writer, result, result->lost);
	put_evidence(writer, result->entry);
	sheet_put(sheet, result->entry ? result->entry->note : STR(""));
}

// One of several answers to an item, below it. Its points are the item's.
static void
write_instance(struct writer *writer, const struct rubric_node *node,
               const struct instance_result *instance)
{
	struct sheet *sheet = &writer->sheet;
	const struct entry *entry = instance->entry;
	struct str respondent = entry ? entry->respondent : STR("");
	sheet_row(sheet, SHADE_PLAIN);
	sheet_put(sheet, writer->object_name);
	sheet_put_level(sheet, node->depth + 1,
	                instance->product ? instance->product->name : respondent);
	struct buffer *text = book_text(writer->book);
	phrase_answer(text, writer->lang, entry, instance->state);
	sheet_put(sheet, buffer_text(text));
	put_status(writer, entry);
	put_verified(writer, instance->state == NODE_STATE_SCORED, instance->is_verified);
	put_ratio(writer, &instance->figures[writer->counted]);
	sheet_put_nothing(sheet);
	sheet_put_nothing(sheet);
	sheet_put_nothing(sheet);
	put_evidence(writer, entry);
	sheet_put(sheet, entry ? entry->note : STR(""));
}

static void
write_instances(struct writer *writer, const struct rubric_node *node,
                const struct node_result *result)
{
	for (size_t i = 0; i < result->instance_count; i++) {
		const struct instance_result *instance = &result->instances[i];
		// Respondents who never answered have no name.
		if (instance->entry || instance->product)
			write_instance(writer, node, instance);
	}
}

// What else is to be said of an object: its note, why its score or zone is limited, its opinions.
static void
put_remarks(struct writer *writer)
{
	const struct object_result *object = writer->object;
	const struct entry *entry = object->nodes[0].entry;
	struct buffer *text = book_text(writer->book);
	if (entry)
		buffer_add(text, entry->note);
	if (!str_is_empty(object->capped_by)) {
		buffer_add_text(text, text->len ? "\n" : "");
		buffer_add_text(text, word(writer->lang, WORD_CAPPED));
		buffer_add_text(text, ": ");
		buffer_add(text, object->capped_by);
	}
	phrase_opinions(text, writer->lang, writer->book->report->rubric, object->opinions);
	sheet_put(&writer->sheet, buffer_text(text));
}

// The object's heading is its root: the score stands where the points of its nodes do.
static void
write_root(struct writer *writer)
{
	struct sheet *sheet = &writer->sheet;
	const struct node_result *root = &writer->object->nodes[0];
	const struct verdict *verdict = &writer->object->verdicts[writer->counted];
	sheet_row(sheet, SHADE_OBJECT);
	sheet_put(sheet, writer->object_name);
	sheet_put_word(sheet, word(writer->lang, WORD_TOTAL));
	put_answer(writer, root);
	sheet_put_zone(sheet, verdict);
	put_verified(writer, root->is_leaf && root->state == NODE_STATE_SCORED, root->is_verified);
	put_ratio(writer, &root->figures[writer->counted]);
	sheet_put_nothing(sheet);
	sheet_put_score(sheet, verdict);
	put_points(writer, root, root->lost);
	put_evidence(writer, root->entry);
	put_remarks(writer);
}

static void
write_object(struct writer *writer, const struct object_result *object)
{
	const struct rubric *rubric = writer->book->report->rubric;
	writer->object = object;
	writer->object_name = object->product ? object->name : writer->result->unit->name;
	write_root(writer);
	// What a direct value covers adds nothing and is passed over.
	for (size_t i = object->nodes[0].is_leaf ? rubric->node_count : 1;
	     i < rubric->node_count;) {
		const struct node_result *result = &object->nodes[i];
		write_node(writer, &rubric->nodes[i], result);
		write_instances(writer, &rubric->nodes[i], result);
		i = result->is_leaf ? rubric->nodes[i].end : i + 1;
	}
}

bool
unit_sheet_write(struct book *book, const struct unit_result *result, struct str *name)
{
	const struct report *report = book->report;
	struct writer writer = {
		.book = book,
		.result = result,
		.lang = book->lang,
		.counted = report->options->score.counted,
		.places = places_for(report->rubric, TIER_OBJECT),
	};
	if (!sheet_open(&writer.sheet, book, result->unit->name, COUNT_OF(columns), columns))
		return false;
	*name = writer.sheet.name;
	write_title(&writer);
	sheet_head(&writer.sheet);
	sheet_freeze(&writer.sheet, book->has_products ? 2 : 1);
	for (size_t i = 0; i < result->object_count; i++)
		write_object(&writer, &result->objects[i]);
	sheet_filter(&writer.sheet);
	return true;
}
