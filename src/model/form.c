// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/form.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/compiler.h"
#include "model/form_document.h"
#include "model/form_reader.h"
#include "model/form_value.h"

const char *const form_field_keys[FORM_FIELD_COUNT] = {
	[FORM_VERDICT] = "answer",  [FORM_FILE] = "file", [FORM_DATE] = "date",
	[FORM_EXPIRES] = "expires", [FORM_NOTE] = "note",
};

// Evidence comes in the order in which the item wants it, what nothing asks for last.
static size_t
evidence_rank(const struct rubric_node *node, struct str evidence)
{
	size_t rank = 0;
	while (rank < node->wanted_count && !str_equal(node->wanted[rank].id, evidence))
		rank++;
	return rank;
}

int
form_key_compare(const struct form_key *a, const struct form_key *b)
{
	if (a->node != b->node)
		return a->node->index < b->node->index ? -1 : 1;
	int order = str_compare(a->product, b->product);
	if (!order)
		order = str_compare(a->respondent, b->respondent);
	if (order)
		return order;
	bool is_evidence = a->field >= FORM_FILE && a->field <= FORM_EXPIRES;
	bool other_is = b->field >= FORM_FILE && b->field <= FORM_EXPIRES;
	if (is_evidence && other_is) {
		size_t rank = evidence_rank(a->node, a->evidence);
		size_t other = evidence_rank(b->node, b->evidence);
		if (rank != other)
			return rank < other ? -1 : 1;
	}
	order = (a->field > b->field) - (a->field < b->field);
	return order ? order : str_compare(a->evidence, b->evidence);
}

static int
compare_cells(const void *left, const void *right)
{
	const struct form_cell *a = left, *b = right;
	int order = form_key_compare(&a->key, &b->key);
	return order ? order : (a->at.line > b->at.line) - (a->at.line < b->at.line);
}

// Does the stamp's rubric fit the one at hand?
static bool
is_of_rubric(const struct form_reader *reader)
{
	const struct form_stamp *stamp = reader->stamp;
	const struct rubric *rubric = reader->rubric;
	if (!str_equal(stamp->rubric, rubric->id)) {
		diag_add(reader->diags, stamp->at, DIAG_EVIDENCE_OTHER_RUBRIC,
		         DIAG_TEXT(stamp->rubric), DIAG_TEXT(rubric->id));
		return false;
	}
	if (!str_equal(stamp->version, rubric->version)) {
		diag_add(reader->diags, stamp->at, DIAG_FORM_OTHER_VERSION,
		         DIAG_TEXT(stamp->version), DIAG_TEXT(rubric->version));
		return false;
	}
	if (!str_equal(stamp->digest, rubric->digest))
		diag_add(reader->diags, stamp->at, DIAG_FORM_OTHER_DIGEST, DIAG_TEXT(rubric->id));
	return true;
}

static void
sheet_read(struct form_reader *reader, const struct form_sheet *sheet)
{
	bool is_items = sheet->columns[FORM_COLUMN_ITEM] != 0;
	struct place *first = is_items ? &reader->items_at : &reader->respondents_at;
	struct place at = xlsx_place(sheet->sheet, 0, 0);
	if (first->source) {
		diag_add(reader->diags, at, DIAG_FORM_SHEET_REPEATED,
		         DIAG_TEXT(sheet->sheet->source.sheet));
		diag_also(reader->diags, *first);
		return;
	}
	*first = at;
	form_sheet_check(reader, sheet);
	if (is_items)
		form_items_read(reader, sheet);
	else
		form_respondents_read(reader, sheet);
}

// A sheet for items, and one for respondents, where the rubric has such items.
static void
report_sheets(const struct form_reader *reader)
{
	static const char *const items[LANG_COUNT] = {"Isian", "Answers"};
	static const char *const respondents[LANG_COUNT] = {"Responden", "Respondents"};
	bool has_items = false, has_respondents = false;
	for (size_t i = 0; i < reader->rubric->node_count; i++) {
		const struct rubric_node *node = &reader->rubric->nodes[i];
		has_respondents |= node->is_item && node->per == PER_RESPONDENT;
		has_items |= node->is_item && node->per != PER_RESPONDENT;
	}
	const struct source file = {.name = reader->stamp->at.source->name};
	const struct place at = {&file, 0, 0};
	if (has_items && !reader->items_at.source)
		diag_add(reader->diags, at, DIAG_FORM_SHEET_MISSING, DIAG_WORDS(items));
	if (has_respondents && !reader->respondents_at.source)
		diag_add(reader->diags, at, DIAG_FORM_SHEET_MISSING, DIAG_WORDS(respondents));
}

// Evidence without an answer is told: it does not count, and was likely meant to.
static void
answers_check(const struct form_reader *reader)
{
	const struct form_cell *verdict = NULL;
	for (size_t i = 0; i < reader->cell_count; i++) {
		const struct form_cell *cell = &reader->cells[i];
		if (cell->key.field == FORM_VERDICT)
			verdict = cell;
		if (cell->key.field != FORM_FILE || str_is_empty(cell->value) || !verdict ||
		    !form_is_same_question(&verdict->key, &cell->key) ||
		    !str_is_empty(verdict->value))
			continue;
		diag_add(reader->diags, verdict->at, DIAG_FORM_ANSWER_OPEN,
		         DIAG_TEXT(cell->key.node->id));
	}
}

// The key of a value in the stamp. False where it is about nothing that the rubric has.
static bool
key_of(const struct rubric *rubric, const struct form_value *value, struct form_key *key)
{
	*key = (struct form_key){
		.node = rubric_find(rubric, value->item),
		.product = value->product,
		.respondent = value->respondent,
		.evidence = value->evidence,
	};
	for (size_t i = 0; i < FORM_FIELD_COUNT; i++) {
		if (str_equal(value->field, str_from(form_field_keys[i]))) {
			key->field = (enum form_field)i;
			return key->node && key->node->is_item;
		}
	}
	return false;
}

const struct form_cell *
form_cell_find(size_t count, const struct form_cell cells[], const struct form_key *key)
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = form_key_compare(&cells[middle].key, key);
		if (order == 0)
			return &cells[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

const struct form_cell *
form_cells_of(struct arena *arena, const struct unit *unit, size_t *count)
{
	struct form_cells cells = {.arena = arena};
	for (size_t i = 0; i < unit->entry_count; i++) {
		if (unit->entries[i].node->is_item)
			form_cells_add_entry(&cells, &unit->entries[i]);
	}
	if (cells.count)
		qsort(cells.items, cells.count, sizeof(*cells.items), compare_cells);
	*count = cells.count;
	return cells.items;
}

// What the stamp records of a row that is gone stays as it was. Of a respondent all findings are
// alike, and so shown once; rows of items are told by form_rows_check.
static void
gone_add(struct form_reader *reader, const struct form_key *key, struct str value)
{
	bool is_person = !str_is_empty(key->respondent);
	struct place at = is_person ? reader->respondents_at : reader->items_at;
	if (!at.source)
		return;
	if (is_person)
		diag_add(reader->diags, at, DIAG_FORM_ROW_MISSING, DIAG_TEXT(key->respondent),
		         DIAG_TEXT(reader->stamp->unit));
	reader->cells = arena_grow(reader->arena, reader->cells, reader->cell_count,
	                           &reader->cell_capacity, sizeof(*reader->cells));
	reader->cells[reader->cell_count++] = (struct form_cell){*key, value, value, at};
}

// Tells each cell what was in it when the form was handed out. The cells are sorted.
static void
issued_set(struct form_reader *reader)
{
	const struct form_stamp *stamp = reader->stamp;
	size_t count = reader->cell_count;
	for (size_t i = 0; i < stamp->value_count; i++) {
		struct form_key key;
		if (!key_of(reader->rubric, &stamp->values[i], &key))
			continue;
		struct str value = form_clean(reader->arena, stamp->values[i].value);
		const struct form_cell *cell = form_cell_find(count, reader->cells, &key);
		if (cell)
			reader->cells[cell - reader->cells].issued = value;
		else
			gone_add(reader, &key, value);
	}
}

static void
cells_sort(struct form_reader *reader)
{
	if (reader->cell_count)
		qsort(reader->cells, reader->cell_count, sizeof(*reader->cells), compare_cells);
}

static const struct form *
form_read(struct arena *arena, struct diags *diags, const struct rubric *rubric, struct xlsx *book)
{
	struct form_reader reader = {
		.arena = arena,
		.diags = diags,
		.rubric = rubric,
		.stamp = form_stamp_read(arena, diags, book),
		.is_1904 = xlsx_is_1904(book),
	};
	if (!reader.stamp || !is_of_rubric(&reader))
		return NULL;
	for (size_t i = 0; i < xlsx_sheet_count(book); i++) {
		const struct xlsx_sheet *sheet = xlsx_sheet(book, i);
		struct form_sheet found;
		if (&sheet->source == reader.stamp->at.source)
			continue;
		if (!xlsx_sheet_read(book, i))
			return NULL;
		if (form_sheet_find(&reader, sheet, &found))
			sheet_read(&reader, &found);
	}
	report_sheets(&reader);
	cells_sort(&reader);
	form_rows_check(&reader);
	answers_check(&reader);
	issued_set(&reader);
	cells_sort(&reader);
	struct form *form = arena_new(arena, struct form);
	*form = (struct form){reader.stamp, reader.cell_count, reader.cells};
	return form;
}

const struct form *
form_load(struct arena *arena, struct diags *diags, const struct rubric *rubric,
          const struct source *source)
{
	struct xlsx *book = xlsx_open(arena, diags, source);
	const struct form *form = book ? form_read(arena, diags, rubric, book) : NULL;
	if (book)
		xlsx_close(book);
	return form;
}
