// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "read/csv.h"

#include <limits.h>
#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/lang.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "diag/diag.h"

struct scanner {
	struct arena *arena;
	struct diags *diags;
	const struct source *source;
	struct str text;
	char *copy; // of the text: cells without quotes are parts of it, each with a NUL behind it
	bool is_ascii;
	size_t at;
	unsigned line, column;
	char separator;
	bool is_stop[UCHAR_MAX + 1]; // bytes at which a cell without quotes may end
	bool has_failed;
	size_t cell_count;
	struct csv_cell *cells; // of the row that is being read
	size_t capacity;
};

static bool
is_end(const struct scanner *scanner)
{
	return scanner->at >= scanner->text.len;
}

static char
peek(const struct scanner *scanner)
{
	return is_end(scanner) ? '\0' : scanner->text.data[scanner->at];
}

// Steps over one byte. CRLF counts as one line end.
static char
next(struct scanner *scanner)
{
	char c = scanner->text.data[scanner->at++];
	bool is_line_end = c == '\n' || (c == '\r' && peek(scanner) != '\n');
	if (is_line_end) {
		scanner->line++;
		scanner->column = 1;
	} else if (((unsigned char)c & 0xc0) != 0x80) {
		scanner->column++;
	}
	return c;
}

static bool
is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

// The most frequent of the three in the first line, outside quotes; a comma where there is none.
static char
find_separator(struct str text)
{
	static const char candidates[] = {',', ';', '\t'};
	size_t counts[sizeof(candidates)] = {0};
	bool is_quoted = false;
	for (size_t i = 0; i < text.len && (is_quoted || !is_line_end(text.data[i])); i++) {
		is_quoted ^= text.data[i] == '"';
		for (size_t c = 0; c < sizeof(candidates) && !is_quoted; c++)
			counts[c] += text.data[i] == candidates[c];
	}
	size_t best = 0;
	for (size_t c = 1; c < sizeof(candidates); c++) {
		if (counts[c] > counts[best])
			best = c;
	}
	return candidates[best];
}

static void
set_separator(struct scanner *scanner)
{
	scanner->separator = find_separator(
		(struct str){scanner->text.data + scanner->at, scanner->text.len - scanner->at});
	const char stops[] = {scanner->separator, '"', '\r', '\n'};
	for (size_t i = 0; i < sizeof(stops); i++)
		scanner->is_stop[(unsigned char)stops[i]] = true;
}

static struct str
trim(struct str text)
{
	while (text.len && (text.data[0] == ' ' || text.data[0] == '\t')) {
		text.data++;
		text.len--;
	}
	while (text.len && (text.data[text.len - 1] == ' ' || text.data[text.len - 1] == '\t'))
		text.len--;
	return text;
}

// A quoted part; the opening quote is next.
static void
scan_quoted(struct scanner *scanner, struct buffer *out)
{
	const struct place at = {scanner->source, scanner->line, scanner->column};
	(void)next(scanner);
	while (!is_end(scanner)) {
		char c = next(scanner);
		if (c != '"') {
			buffer_add_char(out, c);
		} else if (peek(scanner) == '"') {
			buffer_add_char(out, next(scanner));
		} else {
			return;
		}
	}
	struct str begin = {out->data, 0};
	while (begin.len < out->len && begin.len < 20 && !is_line_end(out->data[begin.len]))
		begin.len++;
	while (begin.len < out->len && ((unsigned char)out->data[begin.len] & 0xc0) == 0x80)
		begin.len--; // not in the middle of a letter
	diag_add(scanner->diags, at, DIAG_CSV_QUOTE, DIAG_TEXT(begin));
	scanner->has_failed = true;
}

// A cell with a quote in it, from where it begins.
static struct str
scan_parts(struct scanner *scanner)
{
	struct buffer text;
	buffer_init(&text);
	while (!is_end(scanner) && peek(scanner) != scanner->separator &&
	       !is_line_end(peek(scanner))) {
		if (peek(scanner) == '"' && trim(buffer_text(&text)).len == 0)
			scan_quoted(scanner, &text);
		else
			buffer_add_char(&text, next(scanner));
	}
	struct str copy = str_copy(scanner->arena, trim(buffer_text(&text)));
	buffer_finish(&text);
	return copy;
}

static struct csv_cell
scan_cell(struct scanner *scanner)
{
	struct csv_cell cell = {{"", 0}, {scanner->source, scanner->line, scanner->column}};
	const char *start = scanner->text.data + scanner->at;
	const char *end = start, *last = scanner->text.data + scanner->text.len;
	while (end < last && !scanner->is_stop[(unsigned char)*end])
		end++;
	if (end < last && *end == '"') {
		cell.text = scan_parts(scanner);
		return cell;
	}
	struct str text = {start, (size_t)(end - start)};
	scanner->at += text.len;
	scanner->column += (unsigned)(scanner->is_ascii ? text.len : utf8_length(text));
	text = trim(text);
	if (text.len) {
		char *copy = scanner->copy + (text.data - scanner->text.data);
		copy[text.len] = '\0';
		cell.text = (struct str){copy, text.len};
	}
	return cell;
}

// Nothing more is read of a table that is larger than any.
static void
refuse_size(struct scanner *scanner, struct place at, size_t limit, const char *const what[])
{
	diag_add(scanner->diags, at, DIAG_TABLE_SIZE, DIAG_COUNT_OF(limit), DIAG_WORDS(what));
	scanner->has_failed = true;
}

// The cells of the row stand where those of the next one will.
static struct csv_row
scan_row(struct scanner *scanner)
{
	size_t count = 0;
	bool has_more = true;
	while (has_more) {
		scanner->cells = arena_grow(scanner->arena, scanner->cells, count,
		                            &scanner->capacity, sizeof(*scanner->cells));
		scanner->cells[count++] = scan_cell(scanner);
		has_more = !is_end(scanner) && peek(scanner) == scanner->separator &&
		           count <= LIMIT_SHEET_COLUMNS;
		if (has_more)
			(void)next(scanner);
	}
	if (!is_end(scanner) && next(scanner) == '\r' && peek(scanner) == '\n')
		(void)next(scanner);
	static const char *const columns[LANG_COUNT] = {"kolom", "columns"};
	if (count > LIMIT_SHEET_COLUMNS && !scanner->has_failed)
		refuse_size(scanner, scanner->cells[LIMIT_SHEET_COLUMNS].at, LIMIT_SHEET_COLUMNS,
		            columns);
	return (struct csv_row){count, scanner->cells};
}

static struct csv_row
keep_row(struct scanner *scanner, const struct csv_row *row)
{
	struct csv_cell *cells = arena_array(scanner->arena, row->count, struct csv_cell);
	memcpy(cells, row->cells, row->count * sizeof(*cells));
	static const char *const what[LANG_COUNT] = {"sel", "cells"};
	scanner->cell_count += row->count;
	if (scanner->cell_count > LIMIT_TABLE_CELLS && !scanner->has_failed)
		refuse_size(scanner, row->cells[0].at, LIMIT_TABLE_CELLS, what);
	return (struct csv_row){row->count, cells};
}

static void
mark_used(const struct csv_row *row, bool is_used[])
{
	for (size_t i = 0; i < row->count; i++)
		is_used[i] |= row->cells[i].text.len > 0;
}

static bool
is_empty(const struct csv_row *row)
{
	for (size_t i = 0; i < row->count; i++) {
		if (!str_is_empty(row->cells[i].text))
			return false;
	}
	return true;
}

const struct csv_table *
csv_read(struct arena *arena, struct diags *diags, const struct source *source)
{
	static const char *const what[LANG_COUNT] = {"baris", "rows"};
	struct scanner scanner = {.arena = arena,
	                          .diags = diags,
	                          .source = source,
	                          .text = source->text,
	                          .copy = arena_allocate(arena, source->text.len + 1, 1),
	                          .is_ascii = utf8_is_ascii(source->text),
	                          .line = 1,
	                          .column = 1};
	memcpy(scanner.copy, source->text.data, source->text.len);
	struct csv_table *table = arena_new(arena, struct csv_table);
	struct csv_row *rows = NULL;
	size_t capacity = 0;
	if (str_starts(scanner.text, STR("\xef\xbb\xbf")))
		scanner.at = 3;
	set_separator(&scanner);
	struct csv_row head = scan_row(&scanner);
	table->head = keep_row(&scanner, &head);
	bool *is_used = arena_array(arena, head.count, bool);
	table->is_used = is_used;
	mark_used(&head, is_used);
	while (!is_end(&scanner) && !scanner.has_failed) {
		struct csv_row row = scan_row(&scanner);
		if (is_empty(&row))
			continue;
		// Spreadsheets write empty cells to the right of what is used.
		while (row.count > table->head.count && str_is_empty(row.cells[row.count - 1].text))
			row.count--;
		if (row.count > table->head.count) {
			diag_add(diags, row.cells[table->head.count].at, DIAG_CSV_CELLS,
			         DIAG_COUNT_OF(row.count), DIAG_COUNT_OF(table->head.count));
			row.count = table->head.count;
		}
		if (table->row_count == LIMIT_TABLE_ROWS && !scanner.has_failed)
			refuse_size(&scanner, row.cells[0].at, LIMIT_TABLE_ROWS, what);
		mark_used(&row, is_used);
		rows = arena_grow(arena, rows, table->row_count, &capacity, sizeof(*rows));
		rows[table->row_count++] = keep_row(&scanner, &row);
	}
	table->rows = rows;
	return scanner.has_failed ? NULL : table;
}

struct str
csv_text(const struct csv_row *row, size_t column)
{
	return column < row->count ? row->cells[column].text : STR("");
}
