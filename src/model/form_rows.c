// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// From the rows of a form to its cells, by the hidden keys of each row.
#include <stdlib.h>

#include "base/arena.h"
#include "base/compiler.h"
#include "model/form_reader.h"
#include "model/form_value.h"

bool
form_has_products(const struct rubric *rubric, const struct rubric_node *item)
{
	return rubric->object == OBJECT_PRODUCT || item->per == PER_PRODUCT;
}

static const struct xlsx_cell *
cell_in(const struct form_sheet *sheet, const struct xlsx_row *row, enum form_column column)
{
	unsigned place = sheet->columns[column];
	return place ? xlsx_cell_find(row, place) : NULL;
}

static struct place
place_in(const struct form_sheet *sheet, const struct xlsx_row *row, enum form_column column)
{
	return xlsx_place(sheet->sheet, row->number, sheet->columns[column]);
}

static struct str
key_in(const struct form_reader *reader, const struct form_sheet *sheet, const struct xlsx_row *row,
       enum form_column column)
{
	const struct xlsx_cell *cell = cell_in(sheet, row, column);
	return cell ? form_clean(reader->arena, cell->text) : STR("");
}

static void
cell_add(struct form_reader *reader, const struct form_key *key, struct str value, struct place at)
{
	reader->cells = arena_grow(reader->arena, reader->cells, reader->cell_count,
	                           &reader->cell_capacity, sizeof(*reader->cells));
	reader->cells[reader->cell_count++] =
		(struct form_cell){.key = *key, .value = value, .issued = STR(""), .at = at};
}

static void
row_add(struct form_reader *reader, const struct form_key *key, struct place at)
{
	reader->rows = arena_grow(reader->arena, reader->rows, reader->row_count,
	                          &reader->row_capacity, sizeof(*reader->rows));
	reader->rows[reader->row_count++] = (struct form_row){*key, at};
}

// The columns of the sheet of items that people fill in.
static const enum form_column filled[] = {
	FORM_COLUMN_CHOICE, FORM_COLUMN_NUMBER,  FORM_COLUMN_NA,  FORM_COLUMN_FILE,
	FORM_COLUMN_DATE,   FORM_COLUMN_EXPIRES, FORM_COLUMN_NOTE};

// Is something written in the cell that people fill in?
static bool
is_filled(const struct form_reader *reader, const struct xlsx_cell *cell)
{
	if (!cell)
		return false;
	if (cell->kind == XLSX_EMPTY)
		return true; // a formula without a result
	struct str text = form_clean(reader->arena, cell->text);
	return !str_is_empty(text) && !str_equal(text, STR(FORM_NOT_HERE));
}

// A row without a key says nothing as long as nobody wrote in it.
static void
keyless_check(const struct form_reader *reader, const struct form_sheet *sheet,
              const struct xlsx_row *row)
{
	for (size_t i = 0; i < COUNT_OF(filled); i++) {
		const struct xlsx_cell *cell = cell_in(sheet, row, filled[i]);
		if (!is_filled(reader, cell))
			continue;
		diag_add(reader->diags, place_in(sheet, row, filled[i]), DIAG_FORM_ROW_KEYLESS,
		         DIAG_TEXT(cell->text));
		return;
	}
}

static struct str
reason_read(const struct form_reader *reader, const struct xlsx_sheet *sheet,
            const struct xlsx_cell *cell)
{
	const struct str parts[] = {STR("~"), form_text(reader, sheet, cell)};
	return str_is_empty(parts[1]) ? parts[1] : str_join(reader->arena, COUNT_OF(parts), parts);
}

// The answer, in whichever of the two columns it stands; then the reason for not applicable.
static void
verdict_read(struct form_reader *reader, const struct form_sheet *sheet, const struct xlsx_row *row,
             const struct form_key *key)
{
	static const enum form_column columns[] = {FORM_COLUMN_CHOICE, FORM_COLUMN_NUMBER,
	                                           FORM_COLUMN_NA};
	bool is_level = key->node->scale->kind == SCALE_LEVELS;
	enum form_column own = is_level || !sheet->columns[FORM_COLUMN_NUMBER] ? FORM_COLUMN_CHOICE
	                                                                       : FORM_COLUMN_NUMBER;
	struct place at = place_in(sheet, row, own);
	struct str value = STR("");
	for (size_t i = 0; i < COUNT_OF(columns); i++) {
		const struct xlsx_cell *cell = cell_in(sheet, row, columns[i]);
		if (!is_filled(reader, cell))
			continue;
		struct place here = place_in(sheet, row, columns[i]);
		struct str read = columns[i] == FORM_COLUMN_NA
		                          ? reason_read(reader, sheet->sheet, cell)
		                          : form_answer_read(reader, sheet->sheet, cell, key->node);
		if (!str_is_empty(value)) {
			diag_add(reader->diags, here, DIAG_FORM_TWO_ANSWERS,
			         DIAG_TEXT(key->node->id));
			diag_also(reader->diags, at);
			continue;
		}
		value = read;
		at = here;
	}
	cell_add(reader, key, value, at);
}

// What may stand only in the first row of an item: the further ones are for evidence.
static void
further_check(const struct form_reader *reader, const struct form_sheet *sheet,
              const struct xlsx_row *row, const struct rubric_node *item)
{
	static const enum form_column columns[] = {FORM_COLUMN_CHOICE, FORM_COLUMN_NUMBER,
	                                           FORM_COLUMN_NA, FORM_COLUMN_NOTE};
	for (size_t i = 0; i < COUNT_OF(columns); i++) {
		const struct xlsx_cell *cell = cell_in(sheet, row, columns[i]);
		if (is_filled(reader, cell))
			diag_add(reader->diags, place_in(sheet, row, columns[i]), DIAG_FORM_LOCKED,
			         DIAG_TEXT(cell->text), DIAG_TEXT(item->id));
	}
}

static void
evidence_read(struct form_reader *reader, const struct form_sheet *sheet,
              const struct xlsx_row *row, struct form_key key)
{
	key.field = FORM_FILE;
	cell_add(reader, &key,
	         form_text(reader, sheet->sheet, cell_in(sheet, row, FORM_COLUMN_FILE)),
	         place_in(sheet, row, FORM_COLUMN_FILE));
	key.field = FORM_DATE;
	cell_add(reader, &key,
	         form_date_text(reader, sheet->sheet, cell_in(sheet, row, FORM_COLUMN_DATE)),
	         place_in(sheet, row, FORM_COLUMN_DATE));
	key.field = FORM_EXPIRES;
	cell_add(reader, &key,
	         form_date_text(reader, sheet->sheet, cell_in(sheet, row, FORM_COLUMN_EXPIRES)),
	         place_in(sheet, row, FORM_COLUMN_EXPIRES));
}

static void
item_row_read(struct form_reader *reader, const struct form_sheet *sheet,
              const struct xlsx_row *row, struct str id)
{
	const struct rubric *rubric = reader->rubric;
	struct place at = place_in(sheet, row, FORM_COLUMN_ITEM);
	const struct rubric_node *item = rubric_find(rubric, id);
	if (!item || !item->is_item) {
		diag_add(reader->diags, at, DIAG_ITEM_UNKNOWN, DIAG_TEXT(id));
		diag_suggest_among(reader->diags, id, STR_LIST(rubric->ids, rubric->node_count));
		return;
	}
	struct form_key key = {
		.node = item,
		.product = key_in(reader, sheet, row, FORM_COLUMN_PRODUCT),
		.respondent = STR(""),
		.evidence = key_in(reader, sheet, row, FORM_COLUMN_EVIDENCE),
		.field = FORM_VERDICT,
	};
	row_add(reader, &key, at);
	evidence_read(reader, sheet, row, key);
	bool is_first = item->wanted_count == 0 || str_equal(key.evidence, item->wanted[0].id);
	if (!is_first) {
		further_check(reader, sheet, row, item);
		return;
	}
	key.evidence = STR("");
	verdict_read(reader, sheet, row, &key);
	key.field = FORM_NOTE;
	cell_add(reader, &key,
	         form_text(reader, sheet->sheet, cell_in(sheet, row, FORM_COLUMN_NOTE)),
	         place_in(sheet, row, FORM_COLUMN_NOTE));
}

void
form_items_read(struct form_reader *reader, const struct form_sheet *sheet)
{
	for (size_t i = sheet->first; i < sheet->sheet->row_count; i++) {
		const struct xlsx_row *row = &sheet->sheet->rows[i];
		struct str id = key_in(reader, sheet, row, FORM_COLUMN_ITEM);
		if (str_is_empty(id))
			keyless_check(reader, sheet, row);
		else
			item_row_read(reader, sheet, row, id);
	}
}

// The id of the product that a cell names by id or name; as it is written where it names none.
static struct str
product_named(const struct form_stamp *stamp, struct str text)
{
	for (size_t i = 0; i < stamp->product_count; i++) {
		const struct form_product *product = &stamp->products[i];
		if (str_equal(product->id, text) || str_equal_fold(product->name, text))
			return product->id;
	}
	return text;
}

static void
respondent_row_read(struct form_reader *reader, const struct form_sheet *sheet,
                    const struct xlsx_row *row)
{
	struct form_key key = {
		.respondent = form_text(reader, sheet->sheet,
	                                cell_in(sheet, row, FORM_COLUMN_RESPONDENT)),
		.product = product_named(reader->stamp,
	                                 key_in(reader, sheet, row, FORM_COLUMN_PRODUCT)),
		.evidence = STR(""),
		.field = FORM_VERDICT,
	};
	bool is_named = !str_is_empty(key.respondent);
	for (size_t i = 0; i < sheet->item_count; i++) {
		const struct form_item *item = &sheet->items[i];
		const struct xlsx_cell *cell = xlsx_cell_find(row, item->column);
		key.node = item->item;
		if (!is_named && is_filled(reader, cell)) {
			diag_add(reader->diags, place_in(sheet, row, FORM_COLUMN_RESPONDENT),
			         DIAG_RESPONDENT_MISSING, DIAG_TEXT(item->item->id));
			return;
		}
		if (is_named)
			cell_add(reader, &key,
			         form_answer_read(reader, sheet->sheet, cell, item->item),
			         xlsx_place(sheet->sheet, row->number, item->column));
	}
	if (is_named && key.node)
		row_add(reader, &key, place_in(sheet, row, FORM_COLUMN_RESPONDENT));
}

void
form_respondents_read(struct form_reader *reader, const struct form_sheet *sheet)
{
	for (size_t i = sheet->first; i < sheet->sheet->row_count; i++)
		respondent_row_read(reader, sheet, &sheet->sheet->rows[i]);
}

static int
compare_rows(const void *left, const void *right)
{
	const struct form_row *a = left, *b = right;
	int order = form_key_compare(&a->key, &b->key);
	return order ? order : (a->at.line > b->at.line) - (a->at.line < b->at.line);
}

static bool
has_row(const struct form_reader *reader, const struct form_key *key)
{
	const struct form_row wanted = {.key = *key};
	size_t low = 0, high = reader->row_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = form_key_compare(&reader->rows[middle].key, &wanted.key);
		if (order == 0)
			return true;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

// The rows of an item for a product, or for the unit: one for each piece of evidence wanted.
static void
report_missing(const struct form_reader *reader, const struct rubric_node *item, struct str product)
{
	struct form_key key = {
		.node = item, .product = product, .respondent = STR(""), .evidence = STR("")};
	for (size_t i = 0; i == 0 || i < item->wanted_count; i++) {
		if (item->wanted_count)
			key.evidence = item->wanted[i].id;
		if (has_row(reader, &key))
			continue;
		diag_add(reader->diags, reader->items_at, DIAG_FORM_ROW_MISSING,
		         DIAG_TEXT(item->id),
		         DIAG_TEXT(str_is_empty(product) ? reader->stamp->unit : product));
		return;
	}
}

void
form_rows_check(struct form_reader *reader)
{
	const struct rubric *rubric = reader->rubric;
	if (reader->row_count)
		qsort(reader->rows, reader->row_count, sizeof(*reader->rows), compare_rows);
	for (size_t i = 1; i < reader->row_count; i++) {
		const struct form_row *row = &reader->rows[i], *before = row - 1;
		if (form_key_compare(&before->key, &row->key) != 0)
			continue;
		bool is_item = str_is_empty(row->key.respondent);
		diag_add(reader->diags, row->at, DIAG_FORM_ROW_REPEATED,
		         DIAG_TEXT(is_item ? row->key.node->id : row->key.respondent));
		diag_also(reader->diags, before->at);
	}
	for (size_t n = 0; n < rubric->node_count && reader->items_at.source; n++) {
		const struct rubric_node *item = &rubric->nodes[n];
		if (!item->is_item || item->per == PER_RESPONDENT)
			continue;
		if (!form_has_products(rubric, item))
			report_missing(reader, item, STR(""));
		for (size_t p = 0;
		     form_has_products(rubric, item) && p < reader->stamp->product_count; p++)
			report_missing(reader, item, reader->stamp->products[p].id);
	}
}
