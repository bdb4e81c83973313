// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// The cells of a sheet.
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/memory.h"
#include "read/xlsx_parts.h"

struct reader {
	struct xlsx *book;
	struct xlsx_sheet *sheet;
	size_t row_capacity;
	struct xlsx_row *rows;
	unsigned row, column; // where the last row and the last cell stood
	bool is_cell;         // within a cell that is read
	struct str type;      // of the cell; its text is kept in `attribute`
	struct buffer attribute;
	size_t style;
	bool is_formula;
	bool is_value; // within <v> or <t>
	unsigned phonetic;
	struct buffer value;
	size_t count, capacity;
	struct xlsx_cell *cells; // of the row; owned
	bool has_failed;
};

static struct place
here(const struct reader *reader)
{
	return xlsx_place(reader->sheet, reader->row, reader->column);
}

static void
report_name(struct reader *reader, struct str name)
{
	diag_add(reader->book->diags, xlsx_place(reader->sheet, 0, 0), DIAG_CELL_NAME,
	         DIAG_TEXT(name));
	reader->has_failed = true;
}

// Rows and cells rise. What does not say where it is follows what was before it.
static void
row_open(struct reader *reader, const struct xml_tag *tag)
{
	struct str name = xml_attribute(tag, "r");
	size_t number = (size_t)reader->row + 1;
	if (name.data && (!xlsx_whole(name, LIMIT_SHEET_ROWS, &number) || number <= reader->row))
		report_name(reader, name);
	else if (number > LIMIT_SHEET_ROWS)
		report_name(reader, STR("…"));
	else
		reader->row = (unsigned)number;
	reader->column = 0;
	reader->count = 0;
}

static void
cell_open(struct reader *reader, const struct xml_tag *tag)
{
	struct str name = xml_attribute(tag, "r");
	unsigned row = reader->row, column = reader->column + 1;
	if (name.data && (!xlsx_cell_name_read(name, &row, &column) || row != reader->row ||
	                  column <= reader->column)) {
		report_name(reader, name);
		return;
	}
	if (column > LIMIT_SHEET_COLUMNS) {
		report_name(reader, STR("…"));
		return;
	}
	reader->column = column;
	reader->is_cell = true;
	reader->is_formula = false;
	reader->value.len = 0;
	reader->attribute.len = 0;
	buffer_add(&reader->attribute, xml_attribute(tag, "t"));
	reader->type = buffer_text(&reader->attribute);
	if (!xlsx_whole(xml_attribute(tag, "s"), SIZE_MAX / 16, &reader->style))
		reader->style = 0;
}

static void
on_open(void *context, const struct xml_tag *tag)
{
	struct reader *reader = context;
	if (reader->has_failed)
		return;
	if (str_equal(tag->name, STR("row"))) {
		row_open(reader, tag);
	} else if (str_equal(tag->name, STR("c"))) {
		cell_open(reader, tag);
	} else if (reader->is_cell) {
		bool is_value = str_equal(tag->name, STR("v")) || str_equal(tag->name, STR("t"));
		reader->is_formula |= str_equal(tag->name, STR("f"));
		reader->phonetic += str_equal(tag->name, STR("rPh"));
		reader->is_value = is_value && !reader->phonetic;
	}
}

static void
on_text(void *context, struct str piece)
{
	struct reader *reader = context;
	if (reader->is_value && !reader->has_failed)
		buffer_add(&reader->value, piece);
}

static void
text_set(struct reader *reader, struct xlsx_cell *cell)
{
	cell->kind = XLSX_TEXT;
	if (!xlsx_keep_text(reader->book, buffer_text(&reader->value), here(reader), &cell->text))
		reader->has_failed = reader->book->text_bytes > LIMIT_BOOK_TEXT;
}

static void
shared_set(struct reader *reader, struct xlsx_cell *cell)
{
	const struct xlsx *book = reader->book;
	size_t index;
	struct str value = buffer_text(&reader->value);
	if (xlsx_whole(value, LIMIT_BOOK_CELLS, &index) && index < book->text_count) {
		cell->kind = XLSX_TEXT;
		cell->text = book->texts[index];
		return;
	}
	diag_add(book->diags, here(reader), DIAG_CELL_STRING, DIAG_TEXT(value));
}

static void
date_set(struct reader *reader, struct xlsx_cell *cell)
{
	struct buffer text;
	buffer_init(&text);
	date_write(&text, cell->date);
	cell->kind = XLSX_DATE;
	cell->text = str_copy(reader->book->arena, buffer_text(&text));
	buffer_finish(&text);
}

static void
number_set(struct reader *reader, struct xlsx_cell *cell)
{
	const struct xlsx *book = reader->book;
	struct str value = buffer_text(&reader->value);
	if (str_is_empty(value))
		return;
	cell->kind = XLSX_NUMBER;
	cell->text = xlsx_number(book->arena, value);
	enum xlsx_look look = reader->style < book->look_count
	                              ? (enum xlsx_look)book->looks[reader->style]
	                              : XLSX_LOOK_PLAIN;
	cell->is_percent = look == XLSX_LOOK_PERCENT;
	if (str_is_empty(cell->text))
		diag_add(book->diags, here(reader), DIAG_CELL_NUMBER, DIAG_TEXT(value));
	else if (look == XLSX_LOOK_DATE && xlsx_date(cell->text, book->is_1904, &cell->date))
		date_set(reader, cell);
}

// Strict workbooks may write dates as 2026-06-30T00:00:00.
static void
stated_date_set(struct reader *reader, struct xlsx_cell *cell)
{
	struct str value = buffer_text(&reader->value), day = value;
	if (day.len > 10 && day.data[10] == 'T')
		day.len = 10;
	if (date_parse(day, &cell->date))
		date_set(reader, cell);
	else
		diag_add(reader->book->diags, here(reader), DIAG_CELL_NUMBER, DIAG_TEXT(value));
}

static void
value_set(struct reader *reader, struct xlsx_cell *cell)
{
	struct arena *arena = reader->book->arena;
	struct str value = buffer_text(&reader->value), type = reader->type;
	if (str_equal(type, STR("s"))) {
		shared_set(reader, cell);
	} else if (str_equal(type, STR("str")) || str_equal(type, STR("inlineStr"))) {
		text_set(reader, cell);
	} else if (str_equal(type, STR("b"))) {
		bool is_true = str_equal(value, STR("1")) || str_equal(value, STR("true"));
		cell->kind = XLSX_BOOLEAN;
		cell->text = is_true ? STR("TRUE") : STR("FALSE");
	} else if (str_equal(type, STR("e"))) {
		cell->kind = XLSX_ERROR;
		cell->text = str_copy(arena, value);
	} else if (str_equal(type, STR("d"))) {
		stated_date_set(reader, cell);
	} else {
		number_set(reader, cell);
	}
}

static void
cell_close(struct reader *reader)
{
	struct xlsx *book = reader->book;
	struct xlsx_cell cell = {
		.is_formula = reader->is_formula, .row = reader->row, .column = reader->column};
	reader->is_cell = false;
	value_set(reader, &cell);
	bool is_empty = str_is_empty(cell.text) && (cell.kind != XLSX_EMPTY || !cell.is_formula);
	if (is_empty)
		return;
	if (book->cell_count == LIMIT_BOOK_CELLS) {
		diag_add(book->diags, archive_place(book->archive), DIAG_BOOK_CELLS,
		         DIAG_COUNT_OF(LIMIT_BOOK_CELLS));
		reader->has_failed = true;
		return;
	}
	book->cell_count++;
	if (reader->count == reader->capacity) {
		reader->capacity = reader->capacity ? 2 * reader->capacity : 64;
		reader->cells =
			memory_resize(reader->cells, reader->capacity, sizeof(*reader->cells));
	}
	reader->cells[reader->count++] = cell;
}

static void
row_close(struct reader *reader)
{
	struct arena *arena = reader->book->arena;
	struct xlsx_sheet *sheet = reader->sheet;
	if (reader->count == 0)
		return;
	struct xlsx_cell *cells = arena_array(arena, reader->count, struct xlsx_cell);
	memcpy(cells, reader->cells, reader->count * sizeof(*cells));
	reader->rows = arena_grow(arena, reader->rows, sheet->row_count, &reader->row_capacity,
	                          sizeof(*reader->rows));
	reader->rows[sheet->row_count++] = (struct xlsx_row){reader->row, reader->count, cells};
	reader->count = 0;
}

static void
on_close(void *context, struct str name)
{
	struct reader *reader = context;
	reader->is_value = false;
	if (reader->has_failed)
		return;
	if (str_equal(name, STR("row")))
		row_close(reader);
	else if (str_equal(name, STR("c")) && reader->is_cell)
		cell_close(reader);
	else if (str_equal(name, STR("rPh")) && reader->phonetic)
		reader->phonetic--;
}

bool
xlsx_cells_read(struct xlsx *book, struct str part, struct xlsx_sheet *sheet)
{
	static const struct xml_handler handler = {
		.spaces = XLSX_SPACES,
		.open = on_open,
		.close = on_close,
		.text = on_text,
	};
	struct reader reader = {.book = book, .sheet = sheet};
	buffer_init(&reader.value);
	buffer_init(&reader.attribute);
	bool is_read = xml_read(book->diags, book->archive, part, &handler, &reader);
	sheet->rows = reader.rows;
	buffer_finish(&reader.value);
	buffer_finish(&reader.attribute);
	free(reader.cells);
	return is_read && !reader.has_failed;
}
