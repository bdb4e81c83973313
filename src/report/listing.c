// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/listing.h"

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/json.h"
#include "base/utf8.h"
#include "report/csv_row.h"
#include "report/text_line.h"

enum {
	WIDTH_MOST = 80 // of a column of text; a path may be longer
};

struct listing *
listing_create(struct arena *arena, size_t column_count, const struct listing_column columns[])
{
	struct listing *listing = arena_new(arena, struct listing);
	*listing =
		(struct listing){.arena = arena, .columns = columns, .column_count = column_count};
	return listing;
}

void
listing_add(struct listing *listing, const struct cell cells[])
{
	size_t count = listing->column_count;
	listing->cells = arena_grow(listing->arena, listing->cells, listing->row_count,
	                            &listing->capacity, count * sizeof(*listing->cells));
	struct cell *row = &listing->cells[listing->row_count++ * count];
	memcpy(row, cells, count * sizeof(*cells));
	for (size_t i = 0; i < count; i++) {
		row[i].text = str_copy(listing->arena, cells[i].text);
		row[i].shown = str_copy(listing->arena, cells[i].shown);
	}
}

static const struct cell *
cell_at(const struct listing *listing, size_t row, size_t column)
{
	return &listing->cells[row * listing->column_count + column];
}

// The cell for people.
static void
write_shown(struct buffer *out, const struct cell *cell, enum lang lang)
{
	if (!str_is_empty(cell->shown)) {
		write_plain(out, cell->shown);
		return;
	}
	switch (cell->kind) {
	case CELL_NONE:
		buffer_add_char(out, '-');
		break;
	case CELL_TEXT:
		write_plain(out, cell->text);
		break;
	case CELL_NUMBER:
		decimal_write(out, cell->number, cell->places, lang_decimal_mark(lang));
		break;
	case CELL_DATE:
		date_write(out, cell->date);
		break;
	case CELL_BOOLEAN:
		buffer_add_text(out, word(lang, cell->is_true ? WORD_YES : WORD_NO));
		break;
	}
}

static size_t
width_of(const struct listing *listing, size_t column, enum lang lang)
{
	size_t width = utf8_width(str_from(word(lang, listing->columns[column].head)));
	struct buffer text;
	buffer_init(&text);
	for (size_t row = 0; row < listing->row_count; row++) {
		text.len = 0;
		write_shown(&text, cell_at(listing, row, column), lang);
		size_t own = utf8_width(buffer_text(&text));
		width = own > width ? own : width;
	}
	buffer_finish(&text);
	return width < WIDTH_MOST ? width : WIDTH_MOST;
}

// Ends a line, without the blanks that filled up its last column.
static void
end_line(struct buffer *out)
{
	while (out->len && out->data[out->len - 1] == ' ')
		out->len--;
	buffer_add_char(out, '\n');
}

void
listing_write_text(struct buffer *out, const struct listing *listing, enum lang lang)
{
	size_t *widths = arena_array(listing->arena, listing->column_count, size_t);
	struct buffer text;
	buffer_init(&text);
	for (size_t c = 0; c < listing->column_count; c++) {
		widths[c] = width_of(listing, c, lang);
		if (!listing->columns[c].is_shown)
			continue;
		buffer_add_text(out, "  ");
		line_add_word(out, word(lang, listing->columns[c].head), widths[c], false);
	}
	end_line(out);
	for (size_t row = 0; row < listing->row_count; row++) {
		for (size_t c = 0; c < listing->column_count; c++) {
			const struct cell *cell = cell_at(listing, row, c);
			if (!listing->columns[c].is_shown)
				continue;
			text.len = 0;
			write_shown(&text, cell, lang);
			buffer_add_text(out, "  ");
			line_add_cell(out, buffer_text(&text), widths[c],
			              cell->kind == CELL_NUMBER);
		}
		end_line(out);
	}
	buffer_finish(&text);
}

static void
write_csv_cell(struct csv_writer *row, const struct cell *cell)
{
	struct buffer *out = row->out;
	csv_add_separator(row);
	switch (cell->kind) {
	case CELL_NONE:
		break;
	case CELL_TEXT:
		write_csv_text(out, cell->text);
		break;
	case CELL_NUMBER:
		decimal_write(out, cell->number, cell->places, '.');
		break;
	case CELL_DATE:
		date_write(out, cell->date);
		break;
	case CELL_BOOLEAN:
		buffer_add_text(out, cell->is_true ? "yes" : "no");
		break;
	}
}

void
listing_write_csv(struct buffer *out, const struct listing *listing)
{
	struct csv_writer writer = {out, false};
	const char **heads = arena_array(listing->arena, listing->column_count, const char *);
	for (size_t c = 0; c < listing->column_count; c++)
		heads[c] = listing->columns[c].key;
	csv_begin_table(&writer, listing->column_count, heads);
	for (size_t row = 0; row < listing->row_count; row++) {
		for (size_t c = 0; c < listing->column_count; c++)
			write_csv_cell(&writer, cell_at(listing, row, c));
		csv_end_row(&writer);
	}
}

static void
write_json_cell(struct json *json, const char *key, const struct cell *cell)
{
	struct buffer text;
	switch (cell->kind) {
	case CELL_NONE:
		json_null(json, key);
		break;
	case CELL_TEXT:
		json_text(json, key, cell->text);
		break;
	case CELL_NUMBER:
		json_decimal(json, key, cell->number, cell->places);
		break;
	case CELL_DATE:
		buffer_init(&text);
		date_write(&text, cell->date);
		json_text(json, key, buffer_text(&text));
		buffer_finish(&text);
		break;
	case CELL_BOOLEAN:
		json_boolean(json, key, cell->is_true);
		break;
	}
}

void
listing_write_json(struct json *json, const char *key, const struct listing *listing)
{
	json_key(json, key);
	json_open(json, '[');
	for (size_t row = 0; row < listing->row_count; row++) {
		json_open(json, '{');
		for (size_t c = 0; c < listing->column_count; c++)
			write_json_cell(json, listing->columns[c].key, cell_at(listing, row, c));
		json_close(json, '}');
	}
	json_close(json, ']');
}
