// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// Where the columns of a form are: by a hidden row of keys, or by their heads where that is gone.
#include "base/arena.h"
#include "model/form_reader.h"
#include "model/form_value.h"

enum {
	ROWS_SEARCHED = 60, // a form has five above its heads; somebody may have put more there
	HEADS_NEEDED = 4    // that many heads in one row are no accident
};

const struct form_head form_heads[FORM_COLUMN_COUNT] = {
	[FORM_COLUMN_ITEM] = {"patuh.item", {"Kunci indikator", "Item key"}},
	[FORM_COLUMN_PRODUCT] = {"patuh.product", {"Kunci produk", "Product key"}},
	[FORM_COLUMN_EVIDENCE] = {"patuh.evidence", {"Kunci bukti", "Evidence key"}},
	[FORM_COLUMN_CHOICE] = {"patuh.answer", {"Jawaban", "Answer"}},
	[FORM_COLUMN_NUMBER] = {"patuh.number", {"Jawaban berupa angka", "Answer as a number"}},
	[FORM_COLUMN_NA] = {"patuh.na", {"Tidak berlaku karena", "Does not apply because"}},
	[FORM_COLUMN_FILE] = {"patuh.file", {"Berkas atau tautan", "File or link"}},
	[FORM_COLUMN_DATE] = {"patuh.date", {"Tanggal bukti", "Date of evidence"}},
	[FORM_COLUMN_EXPIRES] = {"patuh.expires", {"Berlaku sampai", "Valid until"}},
	[FORM_COLUMN_NOTE] = {"patuh.note", {"Catatan", "Note"}},
	[FORM_COLUMN_RESPONDENT] = {"patuh.respondent", {"Responden", "Respondent"}},
};

static bool
is_key(struct str text)
{
	return str_starts(text, STR("patuh."));
}

static bool
is_head(enum form_column column, struct str text)
{
	return str_equal_fold(text, str_from(form_heads[column].text[LANG_ID])) ||
	       str_equal_fold(text, str_from(form_heads[column].text[LANG_EN]));
}

static void
item_add(const struct form_reader *reader, struct form_sheet *found, const struct rubric_node *item,
         const struct xlsx_cell *cell)
{
	struct place at = xlsx_place(found->sheet, cell->row, cell->column);
	for (size_t i = 0; i < found->item_count; i++) {
		if (found->items[i].item != item)
			continue;
		diag_add(reader->diags, at, DIAG_FORM_COLUMN_REPEATED, DIAG_TEXT(item->id));
		diag_also(reader->diags,
		          xlsx_place(found->sheet, cell->row, found->items[i].column));
		return;
	}
	found->items = arena_grow(reader->arena, found->items, found->item_count,
	                          &found->item_capacity, sizeof(*found->items));
	found->items[found->item_count++] = (struct form_item){item, cell->column};
}

static void
column_set(const struct form_reader *reader, struct form_sheet *found, enum form_column column,
           const struct xlsx_cell *cell)
{
	unsigned *place = &found->columns[column];
	if (*place) {
		diag_add(reader->diags, xlsx_place(found->sheet, cell->row, cell->column),
		         DIAG_FORM_COLUMN_REPEATED, DIAG_WORDS(form_heads[column].text));
		diag_also(reader->diags, xlsx_place(found->sheet, cell->row, *place));
		return;
	}
	*place = cell->column;
}

static void
key_read(const struct form_reader *reader, struct form_sheet *found, const struct xlsx_cell *cell)
{
	const struct str prefix = STR(FORM_ANSWER_KEY);
	if (str_starts(cell->text, prefix)) {
		struct str id = {cell->text.data + prefix.len, cell->text.len - prefix.len};
		const struct rubric_node *item = rubric_find(reader->rubric, id);
		if (item && item->is_item)
			item_add(reader, found, item, cell);
		else
			diag_add(reader->diags, xlsx_place(found->sheet, cell->row, cell->column),
			         DIAG_ITEM_UNKNOWN, DIAG_TEXT(id));
		return;
	}
	for (size_t c = 0; c < FORM_COLUMN_COUNT; c++) {
		if (str_equal(cell->text, str_from(form_heads[c].key)))
			column_set(reader, found, (enum form_column)c, cell);
	}
}

// How many of the row's cells are heads of a form's columns.
static size_t
count_heads(const struct form_reader *reader, const struct xlsx_row *row)
{
	size_t count = 0;
	for (size_t i = 0; i < row->count; i++) {
		struct str text = form_clean(reader->arena, row->cells[i].text);
		for (size_t c = 0; c < FORM_COLUMN_COUNT; c++)
			count += is_head((enum form_column)c, text);
	}
	return count;
}

// The item that a head in the sheet of respondents names, by its label; NULL where it is none.
static const struct rubric_node *
item_headed(const struct rubric *rubric, struct str text)
{
	for (size_t i = 0; i < rubric->node_count; i++) {
		const struct rubric_node *node = &rubric->nodes[i];
		bool is_named = node->is_item && node->per == PER_RESPONDENT &&
		                (str_equal_fold(node->label, text) ||
		                 str_equal_fold(node->en, text) || str_equal(node->id, text));
		if (is_named)
			return node;
	}
	return NULL;
}

static void
heads_read(const struct form_reader *reader, struct form_sheet *found, const struct xlsx_row *row)
{
	for (size_t i = 0; i < row->count; i++) {
		struct str text = form_clean(reader->arena, row->cells[i].text);
		const struct rubric_node *item = item_headed(reader->rubric, text);
		for (size_t c = 0; c < FORM_COLUMN_COUNT; c++) {
			if (is_head((enum form_column)c, text))
				column_set(reader, found, (enum form_column)c, &row->cells[i]);
		}
		if (item && found->columns[FORM_COLUMN_RESPONDENT])
			item_add(reader, found, item, &row->cells[i]);
	}
}

// The heads stand somewhere below the keys; what is filled in stands below both.
static size_t
first_row(const struct form_reader *reader, const struct form_sheet *found, size_t keys)
{
	const struct xlsx_sheet *sheet = found->sheet;
	enum form_column column =
		found->columns[FORM_COLUMN_ITEM] ? FORM_COLUMN_ITEM : FORM_COLUMN_RESPONDENT;
	for (size_t i = keys + 1; i < sheet->row_count && i < keys + ROWS_SEARCHED; i++) {
		const struct xlsx_cell *cell =
			xlsx_cell_find(&sheet->rows[i], found->columns[column]);
		if (cell && is_head(column, form_clean(reader->arena, cell->text)))
			return i + 1;
	}
	return keys + 1;
}

bool
form_sheet_find(const struct form_reader *reader, const struct xlsx_sheet *sheet,
                struct form_sheet *found)
{
	*found = (struct form_sheet){.sheet = sheet};
	for (size_t i = 0; i < sheet->row_count && i < ROWS_SEARCHED && !found->keys; i++) {
		const struct xlsx_row *row = &sheet->rows[i];
		for (size_t c = 0; c < row->count; c++) {
			if (!is_key(row->cells[c].text))
				continue;
			found->keys = row;
			key_read(reader, found, &row->cells[c]);
		}
		if (found->keys)
			found->first = first_row(reader, found, i);
	}
	for (size_t i = 0; i < sheet->row_count && i < ROWS_SEARCHED && !found->first; i++) {
		if (count_heads(reader, &sheet->rows[i]) < HEADS_NEEDED &&
		    !(sheet->rows[i].count &&
		      is_head(FORM_COLUMN_RESPONDENT, sheet->rows[i].cells[0].text)))
			continue;
		heads_read(reader, found, &sheet->rows[i]);
		found->first = i + 1;
	}
	return found->columns[FORM_COLUMN_ITEM] || found->columns[FORM_COLUMN_RESPONDENT];
}

static void
report_missing(const struct form_reader *reader, const struct form_sheet *sheet,
               enum form_column column)
{
	if (!sheet->columns[column])
		diag_add(reader->diags, xlsx_place(sheet->sheet, 0, 0), DIAG_FORM_COLUMN_MISSING,
		         DIAG_WORDS(form_heads[column].text));
}

static bool
wants_products(const struct rubric *rubric)
{
	bool wants = rubric->object == OBJECT_PRODUCT;
	for (size_t i = 0; i < rubric->node_count; i++)
		wants |= rubric->nodes[i].is_item && rubric->nodes[i].per == PER_PRODUCT;
	return wants;
}

static void
items_check(const struct form_reader *reader, const struct form_sheet *sheet)
{
	static const enum form_column needed[] = {FORM_COLUMN_EVIDENCE, FORM_COLUMN_NA,
	                                          FORM_COLUMN_FILE,     FORM_COLUMN_DATE,
	                                          FORM_COLUMN_EXPIRES,  FORM_COLUMN_NOTE};
	for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++)
		report_missing(reader, sheet, needed[i]);
	if (wants_products(reader->rubric))
		report_missing(reader, sheet, FORM_COLUMN_PRODUCT);
	if (!sheet->columns[FORM_COLUMN_NUMBER])
		report_missing(reader, sheet, FORM_COLUMN_CHOICE);
}

static void
respondents_check(const struct form_reader *reader, const struct form_sheet *sheet)
{
	const struct rubric *rubric = reader->rubric;
	if (rubric->object == OBJECT_PRODUCT)
		report_missing(reader, sheet, FORM_COLUMN_PRODUCT);
	for (size_t n = 0; n < rubric->node_count; n++) {
		const struct rubric_node *node = &rubric->nodes[n];
		bool is_there = !node->is_item || node->per != PER_RESPONDENT;
		for (size_t i = 0; i < sheet->item_count && !is_there; i++)
			is_there = sheet->items[i].item == node;
		if (!is_there)
			diag_add(reader->diags, xlsx_place(sheet->sheet, 0, 0),
			         DIAG_FORM_COLUMN_MISSING, DIAG_TEXT(node->id));
	}
}

// A column that somebody put in, and filled.
static void
report_extra(const struct form_reader *reader, const struct form_sheet *sheet,
             const struct xlsx_cell *cell)
{
	const struct xlsx_cell *head =
		sheet->first ? xlsx_cell_find(&sheet->sheet->rows[sheet->first - 1], cell->column)
			     : NULL;
	struct place at = xlsx_place(sheet->sheet, head ? head->row : cell->row, cell->column);
	diag_add(reader->diags, at, DIAG_FORM_COLUMN_EXTRA,
	         DIAG_TEXT(head ? head->text : cell->text));
}

void
form_sheet_check(const struct form_reader *reader, const struct form_sheet *sheet)
{
	const struct xlsx_sheet *cells = sheet->sheet;
	if (sheet->columns[FORM_COLUMN_ITEM])
		items_check(reader, sheet);
	else
		respondents_check(reader, sheet);
	if (!sheet->keys)
		return;
	unsigned reported = 0; // columns are few, and found from the left
	for (size_t r = sheet->first; r < cells->row_count; r++) {
		const struct xlsx_row *row = &cells->rows[r];
		for (size_t i = 0; i < row->count; i++) {
			if (xlsx_cell_find(sheet->keys, row->cells[i].column) ||
			    row->cells[i].column <= reported)
				continue;
			report_extra(reader, sheet, &row->cells[i]);
			reported = row->cells[i].column;
		}
	}
}
