// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/action_rows.h"

#include "base/arena.h"
#include "base/compiler.h"
#include "diag/diag.h"
#include "model/form_value.h"
#include "read/csv.h"
#include "read/source.h"
#include "read/xlsx.h"

enum column {
	COLUMN_UNIT,
	COLUMN_PRODUCT,
	COLUMN_ITEM,
	COLUMN_STATUS,
	COLUMN_OWNER,
	COLUMN_DUE,
	COLUMN_NOTE,
	COLUMN_COUNT
};

enum {
	ROWS_SEARCHED = 60 // the plan has three above its heads; somebody may have put more there
};

// Heads in tables, English and Indonesian, and on the sheet of workbooks.
static const struct {
	const char *table[2];
	const char *sheet[LANG_COUNT];
} heads[COLUMN_COUNT] = {
	[COLUMN_UNIT] = {{"unit", "unit_layanan"}, {"Kode unit", "Unit id"}},
	[COLUMN_PRODUCT] = {{"product", "produk"}, {"Kode produk", "Product id"}},
	[COLUMN_ITEM] = {{"item", "indikator"}, {"Kode indikator", "Item id"}},
	[COLUMN_STATUS] = {{"status", "status"}, {"Status", "Status"}},
	[COLUMN_OWNER] = {{"owner", "penanggung_jawab"}, {"Penanggung jawab", "In charge"}},
	[COLUMN_DUE] = {{"due", "tenggat"}, {"Tenggat", "Deadline"}},
	[COLUMN_NOTE] = {{"note", "catatan"}, {"Catatan", "Note"}},
};

static const char *const plan_sheets[LANG_COUNT] = {"Rencana Aksi", "Action Plan"};

// Columns of a table that patuh writes and does not read.
static const char *const told[] = {"id",           "institution", "rubric", "unit_name",
                                   "product_name", "label",       "remedy", "urgency",
                                   "points",       "opened",      "closed"};

// A row as it was read, from either kind of file.
struct cells {
	struct place at;
	struct str texts[COLUMN_COUNT];
	struct place places[COLUMN_COUNT];
};

static bool
is_said(struct str text)
{
	return !str_is_empty(text);
}

// "-" stands for nothing.
static struct str
said(struct str text)
{
	return str_equal(text, STR("-")) ? STR("") : text;
}

static void
edit_read(const struct action_rows *rows, const struct cells *cells, struct action_edit *edit)
{
	struct str status = cells->texts[COLUMN_STATUS], due = said(cells->texts[COLUMN_DUE]);
	*edit = (struct action_edit){
		.has_progress = is_said(status),
		.has_owner = is_said(cells->texts[COLUMN_OWNER]),
		.has_due = is_said(cells->texts[COLUMN_DUE]),
		.has_note = is_said(cells->texts[COLUMN_NOTE]),
		.owner = said(cells->texts[COLUMN_OWNER]),
		.note = said(cells->texts[COLUMN_NOTE]),
	};
	if (edit->has_progress && !progress_find(status, &edit->progress))
		diag_add(rows->diags, cells->places[COLUMN_STATUS], DIAG_ACTION_STATUS,
		         DIAG_TEXT(status));
	if (is_said(due) && !form_date_read(due, &edit->due))
		diag_add(rows->diags, cells->places[COLUMN_DUE], DIAG_FORM_DATE, DIAG_TEXT(due));
}

static bool
is_same_row(const struct action_row *a, const struct action_row *b)
{
	return str_equal(a->unit, b->unit) && str_equal(a->product, b->product) &&
	       str_equal(a->item, b->item);
}

static void
report_repeated(const struct action_rows *rows, const struct action_row *row)
{
	const struct str parts[] = {row->unit, STR("/"), row->product, STR("/"), row->item};
	for (size_t i = 0; i < rows->count; i++) {
		if (!is_same_row(&rows->items[i], row))
			continue;
		diag_add(rows->diags, row->at, DIAG_ACTION_ROW_REPEATED,
		         DIAG_TEXT(str_join(rows->arena, COUNT_OF(parts), parts)));
		diag_also(rows->diags, rows->items[i].at);
		return;
	}
}

static void
row_add(struct action_rows *rows, const struct cells *cells)
{
	struct action_row row = {.at = place_keep(rows->arena, cells->at),
	                         .unit = cells->texts[COLUMN_UNIT],
	                         .product = said(cells->texts[COLUMN_PRODUCT]),
	                         .item = cells->texts[COLUMN_ITEM]};
	edit_read(rows, cells, &row.edit);
	// Rows that only say how things stand at the beginning of all say nothing.
	bool says_more = row.edit.has_owner || row.edit.has_due || row.edit.has_note;
	if (!says_more && !row.edit.has_progress)
		return;
	enum column empty = str_is_empty(row.unit) ? COLUMN_UNIT : COLUMN_ITEM;
	if (str_is_empty(cells->texts[empty])) {
		diag_add(rows->diags, row.at, DIAG_ACTION_ROW_KEYLESS,
		         DIAG_WORDS(heads[empty].sheet));
		return;
	}
	report_repeated(rows, &row);
	rows->items = arena_grow(rows->arena, rows->items, rows->count, &rows->capacity,
	                         sizeof(*rows->items));
	rows->items[rows->count++] = row;
}

// Where the columns of a table are; the number of columns where absent. False, reported, where a head is not known.
static bool
table_heads_read(const struct action_rows *rows, const struct csv_table *table,
                 size_t columns[COLUMN_COUNT])
{
	size_t before = diags_error_count(rows->diags);
	for (size_t c = 0; c < COLUMN_COUNT; c++)
		columns[c] = table->head.count;
	for (size_t i = 0; i < table->head.count; i++) {
		const struct csv_cell *cell = &table->head.cells[i];
		bool is_known = false;
		for (size_t c = 0; c < COLUMN_COUNT; c++) {
			if (!str_equal_fold(cell->text, str_from(heads[c].table[0])) &&
			    !str_equal_fold(cell->text, str_from(heads[c].table[1])))
				continue;
			is_known = true;
			if (columns[c] != table->head.count)
				diag_add(rows->diags, cell->at, DIAG_CSV_COLUMN_REPEATED,
				         DIAG_TEXT(cell->text));
			columns[c] = i;
		}
		for (size_t t = 0; t < COUNT_OF(told); t++)
			is_known |= str_equal_fold(cell->text, str_from(told[t]));
		if (!is_known)
			diag_add(rows->diags, cell->at, DIAG_CSV_COLUMN_UNKNOWN,
			         DIAG_TEXT(cell->text));
	}
	for (size_t c = COLUMN_UNIT; c <= COLUMN_ITEM; c += COLUMN_ITEM - COLUMN_UNIT) {
		if (columns[c] == table->head.count)
			diag_add(rows->diags, table->head.cells[0].at, DIAG_CSV_COLUMN_MISSING,
			         DIAG_TEXT(str_from(heads[c].table[0])));
	}
	return diags_error_count(rows->diags) == before;
}

// The apostrophe that kept a spreadsheet from taking the text for a formula is not part of it.
static struct str
unguarded(struct str text)
{
	static const char *const firsts[] = {"'=", "'+", "'-", "'@"};
	for (size_t i = 0; i < COUNT_OF(firsts); i++) {
		if (str_starts(text, str_from(firsts[i])))
			return (struct str){text.data + 1, text.len - 1};
	}
	return text;
}

static void
table_read(struct action_rows *rows, const struct source *source)
{
	size_t columns[COLUMN_COUNT];
	const struct csv_table *table = csv_read(rows->arena, rows->diags, source);
	if (!table || !table_heads_read(rows, table, columns))
		return;
	for (size_t r = 0; r < table->row_count; r++) {
		const struct csv_row *row = &table->rows[r];
		struct cells cells = {.at = row->cells[0].at};
		for (size_t c = 0; c < COLUMN_COUNT; c++) {
			cells.texts[c] = unguarded(csv_text(row, columns[c]));
			cells.places[c] = row->cells[columns[c] < row->count ? columns[c] : 0].at;
		}
		row_add(rows, &cells);
	}
}

// Where the columns of a row of heads are, from 1; 0 where absent. Is it one of the plan?
static bool
sheet_heads_read(const struct action_rows *rows, const struct xlsx_row *row,
                 unsigned columns[COLUMN_COUNT])
{
	for (size_t c = 0; c < COLUMN_COUNT; c++) {
		columns[c] = 0;
		for (size_t i = 0; i < row->count; i++) {
			struct str text = form_clean(rows->arena, row->cells[i].text);
			bool is_head = str_equal_fold(text, str_from(heads[c].sheet[LANG_ID])) ||
			               str_equal_fold(text, str_from(heads[c].sheet[LANG_EN]));
			if (is_head && !columns[c])
				columns[c] = row->cells[i].column;
		}
	}
	return columns[COLUMN_UNIT] && columns[COLUMN_ITEM] &&
	       (columns[COLUMN_OWNER] || columns[COLUMN_DUE] || columns[COLUMN_STATUS]);
}

static void
sheet_row_read(struct action_rows *rows, const struct xlsx_sheet *sheet, const struct xlsx_row *row,
               const unsigned columns[COLUMN_COUNT])
{
	struct cells cells = {.at = xlsx_place(sheet, row->number, columns[COLUMN_UNIT])};
	for (size_t c = 0; c < COLUMN_COUNT; c++) {
		const struct xlsx_cell *cell = columns[c] ? xlsx_cell_find(row, columns[c]) : NULL;
		cells.places[c] = xlsx_place(sheet, row->number, columns[c]);
		if (cell)
			cells.texts[c] = form_clean(rows->arena, cell->text);
	}
	row_add(rows, &cells);
}

// Reads the plan, if it is on that sheet.
static bool
sheet_read(struct action_rows *rows, struct xlsx *book, size_t index)
{
	const struct xlsx_sheet *sheet = xlsx_sheet(book, index);
	unsigned columns[COLUMN_COUNT];
	if (!xlsx_sheet_read(book, index))
		return false;
	for (size_t i = 0; i < sheet->row_count && i < ROWS_SEARCHED; i++) {
		if (!sheet_heads_read(rows, &sheet->rows[i], columns))
			continue;
		for (size_t r = i + 1; r < sheet->row_count; r++)
			sheet_row_read(rows, sheet, &sheet->rows[r], columns);
		return true;
	}
	return false;
}

static bool
is_plan(const struct xlsx_sheet *sheet)
{
	return str_equal(sheet->source.sheet, str_from(plan_sheets[LANG_ID])) ||
	       str_equal(sheet->source.sheet, str_from(plan_sheets[LANG_EN]));
}

static void
book_read(struct action_rows *rows, const struct source *source)
{
	struct xlsx *book = xlsx_open(rows->arena, rows->diags, source);
	bool is_found = false;
	size_t before = diags_error_count(rows->diags);
	if (!book)
		return;
	for (size_t i = 0; i < xlsx_sheet_count(book) && !is_found; i++)
		is_found = is_plan(xlsx_sheet(book, i)) && sheet_read(rows, book, i);
	// Somebody may have renamed it.
	for (size_t i = 0; i < xlsx_sheet_count(book) && !is_found; i++)
		is_found = !is_plan(xlsx_sheet(book, i)) && sheet_read(rows, book, i);
	if (!is_found && diags_error_count(rows->diags) == before)
		diag_add(rows->diags, ((struct place){source, 0, 0}), DIAG_ACTION_SHEET_MISSING,
		         DIAG_TEXT(source->name), DIAG_WORDS(plan_sheets));
	xlsx_close(book);
}

bool
action_rows_load(struct action_rows *rows, const char *path)
{
	size_t before = diags_error_count(rows->diags);
	bool is_book = str_has_ending(str_from(path), STR(".xlsx"));
	const struct source *source = is_book ? source_load_bytes(rows->arena, rows->diags, path)
	                                      : source_load(rows->arena, rows->diags, path);
	if (source && is_book)
		book_read(rows, source);
	else if (source)
		table_read(rows, source);
	return diags_error_count(rows->diags) == before;
}
