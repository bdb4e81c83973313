// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/form_document.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/decimal.h"
#include "model/form_value.h"

// Is the value of an attachment an address, not a file?
static bool
is_address(struct str value)
{
	for (size_t i = 0; i + 3 <= value.len; i++) {
		if (memcmp(value.data + i, "://", 3) == 0)
			return true;
	}
	return false;
}

static struct str
date_text(struct arena *arena, struct date date)
{
	if (!date_is_set(date))
		return STR("");
	struct buffer iso;
	buffer_init(&iso);
	date_write(&iso, date);
	struct str text = str_copy(arena, buffer_text(&iso));
	buffer_finish(&iso);
	return text;
}

// What an entry says.

static void
cells_add(struct form_cells *cells, const struct form_key *key, struct str value, struct place at)
{
	cells->items = arena_grow(cells->arena, cells->items, cells->count, &cells->capacity,
	                          sizeof(*cells->items));
	cells->items[cells->count++] = (struct form_cell){*key, value, STR(""), at};
}

static struct str
verdict_of(struct arena *arena, const struct entry *entry)
{
	const struct str reason[] = {STR("~"), entry->reason};
	switch (entry->kind) {
	case ANSWER_NOT_APPLICABLE:
		return str_join(arena, 2, reason);
	case ANSWER_VALUE:
		return form_answer(arena, entry->node, entry->answer);
	case ANSWER_NONE:
	case ANSWER_DIRECT:
		break;
	}
	return STR("");
}

static void
evidence_add(struct form_cells *cells, struct form_key key, const struct entry *entry,
             const struct wanted *wanted)
{
	const struct attachment *attachment = entry_attachment(entry, wanted);
	if (!attachment)
		return;
	key.evidence = wanted ? wanted->id : STR("");
	key.field = FORM_FILE;
	struct str file = str_is_empty(attachment->file) ? attachment->url : attachment->file;
	cells_add(cells, &key, form_clean(cells->arena, file), attachment->at);
	key.field = FORM_DATE;
	cells_add(cells, &key, date_text(cells->arena, attachment->date), attachment->at);
	key.field = FORM_EXPIRES;
	cells_add(cells, &key, date_text(cells->arena, attachment->expires), attachment->at);
}

void
form_cells_add_entry(struct form_cells *cells, const struct entry *entry)
{
	struct form_key key = {
		.node = entry->node,
		.product = entry->product ? entry->product->id : STR(""),
		.respondent = entry->respondent,
		.evidence = STR(""),
		.field = FORM_VERDICT,
	};
	cells_add(cells, &key, verdict_of(cells->arena, entry), entry->at);
	for (size_t i = 0; i < entry->node->wanted_count; i++)
		evidence_add(cells, key, entry, &entry->node->wanted[i]);
	if (entry->node->wanted_count == 0)
		evidence_add(cells, key, entry, NULL);
	key.field = FORM_NOTE;
	cells_add(cells, &key, form_clean(cells->arena, entry->note), entry->at);
}

// What the cells say, as nodes.

struct maker {
	struct arena *arena;
	const struct form_question *question;
	struct node_pairs map;
	struct node_items attachments;
};

static void
pair_add(struct maker *maker, const char *key, struct str text, struct place at)
{
	node_pairs_add_text(maker->arena, &maker->map, key, text, at);
}

static const struct node *
list_of(struct arena *arena, struct str text, struct place at)
{
	struct node_items items = {NULL, 0, 0};
	for (size_t start = 0; start < text.len;) {
		size_t end = start;
		while (end < text.len && text.data[end] != ',')
			end++;
		node_items_add(
			arena, &items,
			node_make_text(
				arena,
				str_copy(arena, (struct str){text.data + start, end - start}), at));
		start = end + 2; // ", "
	}
	return node_make_list(arena, &items, at);
}

static void
answer_add(struct maker *maker, const struct rubric_node *node, struct str text, struct place at)
{
	struct decimal number;
	bool is_list = node->is_item && node->scale->option_count &&
	               decimal_parse(text, &number) != DECIMAL_OK;
	if (is_list)
		node_pairs_add(maker->arena, &maker->map, "answer",
		               list_of(maker->arena, text, at));
	else
		pair_add(maker, "answer", text, at);
}

static void
verdict_add(struct maker *maker, const struct form_cell *cell)
{
	struct str rest = {cell->value.data + 1, cell->value.len - 1};
	if (str_starts(cell->value, STR("~")))
		pair_add(maker, "na", rest, cell->at);
	else
		answer_add(maker, cell->key.node, rest, cell->at);
}

static void
attachment_add(struct maker *maker, const struct attachment *attachment)
{
	struct arena *arena = maker->arena;
	struct place at = attachment->at;
	struct node_pairs map = {NULL, 0, 0};
	if (attachment->wanted)
		node_pairs_add_text(arena, &map, "id", attachment->wanted->id, at);
	node_pairs_add_text(arena, &map, "file", attachment->file, at);
	node_pairs_add_text(arena, &map, "url", attachment->url, at);
	node_pairs_add_text(arena, &map, "date", date_text(arena, attachment->date), at);
	node_pairs_add_text(arena, &map, "expires", date_text(arena, attachment->expires), at);
	node_pairs_add_text(arena, &map, "note", attachment->note, at);
	node_items_add(arena, &maker->attachments, node_make_map(arena, &map, at));
}

static const struct wanted *
wanted_named(const struct rubric_node *node, struct str id)
{
	for (size_t i = 0; i < node->wanted_count; i++) {
		if (str_equal(node->wanted[i].id, id))
			return &node->wanted[i];
	}
	return NULL;
}

// The cells of one piece of evidence, `count` of them. An attachment that lost its file and its
// dates is gone.
static void
piece_add(struct maker *maker, size_t count, const struct form_cell cells[])
{
	struct arena *arena = maker->arena;
	struct place at = cells[0].at;
	struct str id = cells[0].key.evidence;
	const struct attachment *before =
		entry_attachment(maker->question->before, wanted_named(cells[0].key.node, id));
	struct node_pairs map = {NULL, 0, 0};
	node_pairs_add_text(arena, &map, "id", id, at);
	bool is_said = false;
	for (size_t i = 0; i < count; i++) {
		bool is_file = cells[i].key.field == FORM_FILE;
		const char *key = form_field_keys[cells[i].key.field];
		if (is_file && is_address(cells[i].value))
			key = "url";
		is_said |= !str_is_empty(cells[i].value);
		node_pairs_add_text(arena, &map, key, cells[i].value, cells[i].at);
	}
	if (before)
		node_pairs_add_text(arena, &map, "note", before->note, before->at);
	if (is_said)
		node_items_add(arena, &maker->attachments, node_make_map(arena, &map, at));
}

static bool
is_evidence(const struct form_cell *cell)
{
	return cell->key.field >= FORM_FILE && cell->key.field <= FORM_EXPIRES;
}

static void
pieces_add(struct maker *maker)
{
	const struct form_question *question = maker->question;
	for (size_t i = 0; i < question->cell_count;) {
		const struct form_cell *cell = &question->cells[i];
		size_t count = 1;
		if (!is_evidence(cell)) {
			i++;
			continue;
		}
		while (i + count < question->cell_count && is_evidence(&cell[count]) &&
		       str_equal(cell[count].key.evidence, cell->key.evidence))
			count++;
		piece_add(maker, count, cell);
		i += count;
	}
}

// Of what was attached before, the cells are about the first of each kind. The rest stays.
static bool
has_cells(const struct form_question *question, const struct attachment *attachment)
{
	if (question->cell_count == 0 ||
	    entry_attachment(question->before, attachment->wanted) != attachment)
		return false;
	return attachment->wanted || question->before->node->wanted_count == 0;
}

static void
before_add(struct maker *maker)
{
	const struct entry *before = maker->question->before;
	for (size_t i = 0; before && i < before->attachment_count; i++) {
		if (!has_cells(maker->question, &before->attachments[i]))
			attachment_add(maker, &before->attachments[i]);
	}
	if (maker->attachments.count)
		node_pairs_add(maker->arena, &maker->map, "evidence",
		               node_make_list(maker->arena, &maker->attachments,
		                              maker->attachments.items[0]->at));
}

static void
status_add(struct maker *maker, bool has_answer, struct place at)
{
	const struct form_question *question = maker->question;
	const struct entry *before = question->before;
	bool is_kept = before && !question->is_changed;
	enum status status = is_kept ? before->status : STATUS_SUBMITTED;
	if (!has_answer && status != STATUS_REJECTED)
		status = STATUS_MISSING;
	if (status != STATUS_SUBMITTED)
		pair_add(maker, "status", str_from(status_names[status]), at);
	if (!is_kept || (str_is_empty(before->verified_by) && !date_is_set(before->verified_on)))
		return;
	struct node_pairs map = {NULL, 0, 0};
	node_pairs_add_text(maker->arena, &map, "by", before->verified_by, at);
	node_pairs_add_text(maker->arena, &map, "on", date_text(maker->arena, before->verified_on),
	                    at);
	node_pairs_add(maker->arena, &maker->map, "verified",
	               node_make_map(maker->arena, &map, at));
}

// The entry as it was.
static bool
content_keep(struct maker *maker, const struct entry *before)
{
	assert(before);
	if (before->kind == ANSWER_NOT_APPLICABLE)
		pair_add(maker, "na", before->reason, before->at);
	else if (before->kind != ANSWER_NONE)
		answer_add(maker, before->node, before->answer, before->at);
	return before->kind != ANSWER_NONE;
}

void
form_entry_add(struct arena *arena, struct node_items *entries,
               const struct form_question *question)
{
	struct maker maker = {.arena = arena, .question = question};
	const struct entry *before = question->before;
	const struct form_cell *cells = question->cells;
	bool has_cell = question->cell_count > 0, has_answer = false;
	assert(has_cell || before);
	struct place at = has_cell ? cells[0].at : before->at;
	struct str note = has_cell ? STR("") : before->note;
	pair_add(&maker, "item", has_cell ? cells[0].key.node->id : before->node->id, at);
	if (has_cell)
		pair_add(&maker, "product", cells[0].key.product, at);
	else if (before->product)
		pair_add(&maker, "product", before->product->id, at);
	pair_add(&maker, "respondent", has_cell ? cells[0].key.respondent : before->respondent, at);
	size_t keys = maker.map.count;
	if (!has_cell)
		has_answer = content_keep(&maker, before);
	for (size_t i = 0; i < question->cell_count; i++) {
		if (cells[i].key.field == FORM_NOTE)
			note = cells[i].value;
		if (cells[i].key.field != FORM_VERDICT || str_is_empty(cells[i].value))
			continue;
		has_answer = true;
		verdict_add(&maker, &cells[i]);
	}
	pieces_add(&maker);
	before_add(&maker);
	pair_add(&maker, "note", note, at);
	bool is_open = before && before->status != STATUS_SUBMITTED && !question->is_changed;
	if (maker.map.count == keys && !is_open)
		return;
	status_add(&maker, has_answer, at);
	node_items_add(arena, entries, node_make_map(arena, &maker.map, at));
}

// The document of a form.

static const struct node *
unit_node(struct arena *arena, const struct form_stamp *stamp)
{
	struct node_pairs map = {NULL, 0, 0};
	struct node_items groups = {NULL, 0, 0};
	for (size_t i = 0; i < stamp->group_count; i++)
		node_items_add(arena, &groups, node_make_text(arena, stamp->groups[i], stamp->at));
	node_pairs_add_text(arena, &map, "id", stamp->unit, stamp->at);
	node_pairs_add_text(arena, &map, "name", stamp->name, stamp->at);
	if (groups.count)
		node_pairs_add(arena, &map, "groups", node_make_list(arena, &groups, stamp->at));
	node_pairs_add_text(arena, &map, "weight", stamp->weight, stamp->at);
	return node_make_map(arena, &map, stamp->at);
}

static const struct node *
products_node(struct arena *arena, const struct form_stamp *stamp)
{
	struct node_items products = {NULL, 0, 0};
	for (size_t i = 0; i < stamp->product_count; i++) {
		struct node_pairs map = {NULL, 0, 0};
		node_pairs_add_text(arena, &map, "id", stamp->products[i].id, stamp->at);
		node_pairs_add_text(arena, &map, "name", stamp->products[i].name, stamp->at);
		node_items_add(arena, &products, node_make_map(arena, &map, stamp->at));
	}
	return node_make_list(arena, &products, stamp->at);
}

bool
form_is_same_question(const struct form_key *a, const struct form_key *b)
{
	return a->node == b->node && str_equal(a->product, b->product) &&
	       str_equal(a->respondent, b->respondent);
}

const struct node *
form_document(struct arena *arena, const struct form *form)
{
	const struct form_stamp *stamp = form->stamp;
	struct node_pairs map = {NULL, 0, 0};
	struct node_items entries = {NULL, 0, 0};
	for (size_t i = 0; i < form->cell_count;) {
		struct form_question question = {.cells = &form->cells[i], .cell_count = 1};
		while (i + question.cell_count < form->cell_count &&
		       form_is_same_question(&form->cells[i].key,
		                             &form->cells[i + question.cell_count].key))
			question.cell_count++;
		form_entry_add(arena, &entries, &question);
		i += question.cell_count;
	}
	node_pairs_add_text(arena, &map, "patuh", STR("evidence/1"), stamp->at);
	node_pairs_add_text(arena, &map, "rubric", stamp->rubric, stamp->at);
	node_pairs_add_text(arena, &map, "institution", stamp->institution, stamp->at);
	node_pairs_add_text(arena, &map, "period", stamp->period, stamp->at);
	node_pairs_add_text(arena, &map, "assessed", stamp->assessed, stamp->at);
	node_pairs_add(arena, &map, "unit", unit_node(arena, stamp));
	node_pairs_add(arena, &map, "products", products_node(arena, stamp));
	node_pairs_add(arena, &map, "entries", node_make_list(arena, &entries, stamp->at));
	return node_make_map(arena, &map, stamp->at);
}
