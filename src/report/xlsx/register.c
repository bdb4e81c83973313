// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/register.h"

#include <assert.h>

#include "audit/proof.h"
#include "base/arena.h"
#include "base/compiler.h"
#include "report/xlsx/live.h"

static const struct column columns[] = {
	{WORD_UNIT, 22, false, NEED_NOTHING},
	{WORD_PRODUCT, 18, false, NEED_PRODUCTS},
	{WORD_ITEM, 34, false, NEED_NOTHING},
	{WORD_EVIDENCE_WANTED, 34, false, NEED_NOTHING},
	{WORD_IS_REQUIRED, 11, false, NEED_NOTHING},
	{WORD_FILE_OR_LINK, 36, false, NEED_NOTHING},
	{WORD_STATUS, 15, false, NEED_NOTHING},
	{WORD_VERIFIED_BY, 17, false, NEED_NOTHING},
	{WORD_VERIFIED_ON, 13, true, NEED_NOTHING},
	{WORD_DATED, 13, true, NEED_NOTHING},
	{WORD_VALID_TO, 15, true, NEED_NOTHING},
	{WORD_STATE, 22, false, NEED_NOTHING},
};

// Columns that stay in view: the unit.
enum {
	FROZEN = 1
};

// What a piece of evidence is on the day: its validity, and one more.
enum {
	STANDING_OPTIONAL = VALIDITY_COUNT, // not there, and not required
	STANDING_COUNT
};

static const struct {
	enum word word;
	enum shade shade;
} standings[STANDING_COUNT] = {
	[VALIDITY_LACKING] = {WORD_EVIDENCE_LACKING, SHADE_ZONE + COLOUR_RED},
	[VALIDITY_FUTURE] = {WORD_EVIDENCE_FUTURE, SHADE_ZONE + COLOUR_YELLOW},
	[VALIDITY_UNDATED] = {WORD_EVIDENCE_UNDATED, SHADE_ZONE + COLOUR_YELLOW},
	[VALIDITY_EXPIRED] = {WORD_EVIDENCE_EXPIRED, SHADE_ZONE + COLOUR_RED},
	[VALIDITY_VALID] = {WORD_EVIDENCE_VALID, SHADE_ZONE + COLOUR_GREEN},
	[STANDING_OPTIONAL] = {WORD_EVIDENCE_OPTIONAL, SHADE_PLAIN},
};

// A row: an attachment, or a wanted piece that is not there.
struct piece {
	const struct unit *unit;
	const struct object_result *object;
	const struct rubric_node *node;
	struct str by; // the product or respondent that answers, where there are several
	const struct entry *entry;           // NULL where there is no answer
	const struct wanted *wanted;         // NULL where the item did not ask for it
	const struct attachment *attachment; // NULL where it is not there
	int standing;
};

// The pieces of a unit, in their order; the counts are of all that were added.
struct list {
	struct arena *arena;
	struct date day;
	size_t count, capacity;
	struct piece *pieces;
	size_t standing_counts[STANDING_COUNT];
};

bool
register_open(struct sheet *sheet, struct book *book)
{
	return sheet_open(sheet, book, str_from(word(book->lang, WORD_EVIDENCE)), COUNT_OF(columns),
	                  columns);
}

static void
add_piece(struct list *list, const struct piece *piece)
{
	list->pieces = arena_grow(list->arena, list->pieces, list->count, &list->capacity,
	                          sizeof(*list->pieces));
	list->pieces[list->count++] = *piece;
	list->standing_counts[piece->standing]++;
}

// The attachments of an answer that are for a wanted piece (NULL: for none). How many there are.
static size_t
add_attachments(struct list *list, const struct piece *answer, const struct wanted *wanted)
{
	const struct entry *entry = answer->entry;
	size_t count = 0;
	for (size_t i = 0; entry && i < entry->attachment_count; i++) {
		const struct attachment *attachment = &entry->attachments[i];
		if (attachment->wanted != wanted)
			continue;
		struct piece piece = *answer;
		piece.wanted = wanted;
		piece.attachment = attachment;
		piece.standing = (int)proof_validity(attachment, list->day);
		add_piece(list, &piece);
		count++;
	}
	return count;
}

static void
add_answer(struct list *list, const struct piece *answer, enum node_state state)
{
	const struct rubric_node *node = answer->node;
	for (size_t i = 0; i < node->wanted_count; i++) {
		const struct wanted *wanted = &node->wanted[i];
		if (add_attachments(list, answer, wanted) || state == NODE_STATE_NOT_APPLICABLE)
			continue;
		struct piece piece = *answer;
		piece.wanted = wanted;
		piece.standing = wanted->is_required ? (int)VALIDITY_LACKING : STANDING_OPTIONAL;
		add_piece(list, &piece);
	}
	(void)add_attachments(list, answer, NULL);
}

static void
add_leaf(struct list *list, const struct piece *place, const struct node_result *result)
{
	struct piece answer = *place;
	for (size_t i = 0; i < result->instance_count; i++) {
		const struct instance_result *instance = &result->instances[i];
		answer.entry = instance->entry;
		answer.by = STR("");
		if (instance->product)
			answer.by = instance->product->name;
		else if (instance->entry)
			answer.by = instance->entry->respondent;
		add_answer(list, &answer, instance->state);
	}
	if (result->instance_count)
		return;
	answer.entry = result->entry;
	add_answer(list, &answer, result->state);
}

// The pieces of a unit, instead of those before.
static void
list_unit(struct list *list, const struct rubric *rubric, const struct unit_result *unit)
{
	list->count = 0;
	for (size_t i = 0; i < unit->object_count; i++) {
		const struct object_result *object = &unit->objects[i];
		for (size_t n = 0; n < rubric->node_count; n++) {
			const struct piece place = {
				.unit = unit->unit, .object = object, .node = &rubric->nodes[n]};
			if (object->nodes[n].is_leaf)
				add_leaf(list, &place, &object->nodes[n]);
		}
	}
}

static struct list
list_create(const struct report *report)
{
	return (struct list){.arena = arena_create(), .day = report->options->score.as_of};
}

static void
put_item(struct sheet *sheet, const struct piece *piece)
{
	enum lang lang = sheet->book->lang;
	const struct rubric_node *node = piece->node;
	struct buffer *text = book_text(sheet->book);
	buffer_add(text, node->index ? text_in(lang, node->label, node->en)
	                             : str_from(word(lang, WORD_TOTAL)));
	buffer_add_char(text, '\n');
	buffer_add(text, node->id);
	if (!str_is_empty(piece->by)) {
		buffer_add_text(text, " · ");
		buffer_add(text, piece->by);
	}
	sheet_put(sheet, buffer_text(text));
}

// "Foto papan (foto)", and whether it must be there.
static void
put_wanted(struct sheet *sheet, const struct wanted *wanted)
{
	enum lang lang = sheet->book->lang;
	struct buffer *text = book_text(sheet->book);
	if (!wanted) {
		sheet_put_word(sheet, word(lang, WORD_NOT_ASKED_FOR));
		sheet_put_word(sheet, word(lang, WORD_NO));
		return;
	}
	buffer_add(text, wanted->label);
	buffer_add_text(text, " (");
	buffer_add_text(text, evidence_kind_word(lang, wanted->kind));
	buffer_add_char(text, ')');
	sheet_put(sheet, buffer_text(text));
	sheet_put_word(sheet, word(lang, wanted->is_required ? WORD_YES : WORD_NO));
}

static void
put_status(struct sheet *sheet, const struct entry *entry)
{
	enum lang lang = sheet->book->lang;
	sheet_put_word(sheet, entry ? status_word(lang, entry->status)
	                            : state_word(lang, NODE_STATE_UNANSWERED));
	sheet_put(sheet, entry ? entry->verified_by : STR(""));
	sheet_put_date(sheet, entry ? entry->verified_on : (struct date){0, 0, 0});
}

static void
write_piece(struct sheet *sheet, const struct piece *piece)
{
	const struct attachment *attachment = piece->attachment;
	const struct date never = {0, 0, 0};
	struct str file = STR("");
	sheet_row(sheet, SHADE_PLAIN);
	sheet_put(sheet, piece->unit->name);
	sheet_put(sheet, piece->object->product ? piece->object->name : STR(""));
	put_item(sheet, piece);
	put_wanted(sheet, piece->wanted);
	if (attachment)
		file = str_is_empty(attachment->file) ? attachment->url : attachment->file;
	sheet_put(sheet, file);
	put_status(sheet, piece->entry);
	sheet_put_date(sheet, attachment ? attachment->date : never);
	sheet_put_date(sheet, attachment ? attachment_last_day(attachment) : never);
	sheet_put_shaded(sheet, standings[piece->standing].shade,
	                 str_from(word(sheet->book->lang, standings[piece->standing].word)));
}

// "✓ berlaku" and the like with how many there are.
static void
write_counts(struct buffer *text, enum lang lang, const size_t counts[STANDING_COUNT])
{
	static const int order[] = {VALIDITY_VALID,  VALIDITY_EXPIRED, VALIDITY_UNDATED,
	                            VALIDITY_FUTURE, VALIDITY_LACKING, STANDING_OPTIONAL};
	static_assert(COUNT_OF(order) == STANDING_COUNT, "each is told");
	for (size_t i = 0; i < COUNT_OF(order); i++) {
		buffer_add_text(text, i ? "   ·   " : ": ");
		buffer_add_integer(text, (long long)counts[order[i]]);
		buffer_add_char(text, ' ');
		buffer_add_text(text, word(lang, standings[order[i]].word));
	}
}

void
register_begin(struct sheet *sheet, size_t count, const struct unit_result *const units[])
{
	const struct report *report = sheet->book->report;
	enum lang lang = sheet->book->lang;
	struct list list = list_create(report);
	for (size_t i = 0; i < count; i++)
		list_unit(&list, report->rubric, units[i]);
	sheet_line(sheet, STYLE_TITLE, str_from(word(lang, WORD_EVIDENCE)));
	struct buffer *text = book_text(sheet->book);
	buffer_add_text(text, word(lang, WORD_STATE_ON));
	buffer_add_char(text, ' ');
	date_write_long(text, list.day, lang);
	if (count)
		write_counts(text, lang, list.standing_counts);
	sheet_line(sheet, STYLE_LINE, buffer_text(text));
	sheet_head(sheet);
	sheet_freeze(sheet, FROZEN);
	arena_destroy(list.arena);
}

void
register_write(struct sheet *sheet, const struct unit_result *unit)
{
	struct list list = list_create(sheet->book->report);
	list_unit(&list, sheet->book->report->rubric, unit);
	for (size_t i = 0; i < list.count; i++)
		write_piece(sheet, &list.pieces[i]);
	arena_destroy(list.arena);
}

void
register_finish(struct sheet *sheet)
{
	sheet_filter(sheet);
}
