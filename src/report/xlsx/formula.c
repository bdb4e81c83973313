// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/formula.h"

#include <assert.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/buffer.h"

// Excel takes 255 characters of UTF-16 between quotes; longer text is put together.
enum {
	LITERAL_TEXT = 120
};

// A: 0, Z: 25, AA: 26.
static void
add_column(struct buffer *out, uint16_t column)
{
	if (column >= 26)
		add_column(out, (uint16_t)(column / 26 - 1));
	buffer_add_char(out, (char)('A' + column % 26));
}

static void
add_cell(struct buffer *out, uint16_t column, uint32_t row, bool is_absolute)
{
	const char *fixed = is_absolute ? "$" : "";
	buffer_add_text(out, fixed);
	add_column(out, column);
	buffer_add_text(out, fixed);
	buffer_add_integer(out, (long long)row + 1);
}

static void
add_sheet(struct buffer *out, struct str sheet)
{
	buffer_add_char(out, '\'');
	for (size_t i = 0; i < sheet.len; i++)
		buffer_add_repeat(out, (char[]){sheet.data[i], '\0'}, 1 + (sheet.data[i] == '\''));
	buffer_add_text(out, "'!");
}

static struct str
kept(struct arena *arena, struct buffer *text)
{
	struct str copy = str_copy(arena, buffer_text(text));
	buffer_finish(text);
	return copy;
}

static struct str
reference(struct arena *arena, struct span span, bool is_range)
{
	struct buffer text;
	buffer_init(&text);
	bool is_elsewhere = !str_is_empty(span.sheet);
	if (is_elsewhere)
		add_sheet(&text, span.sheet);
	add_cell(&text, span.column, span.first, is_elsewhere);
	if (is_range) {
		buffer_add_char(&text, ':');
		add_cell(&text, span.column, span.last, is_elsewhere);
	}
	return kept(arena, &text);
}

struct str
formula_cell(struct arena *arena, struct span span)
{
	return reference(arena, span, false);
}

struct str
formula_span(struct arena *arena, struct span span)
{
	return reference(arena, span, true);
}

struct str
formula_link(struct arena *arena, struct span span)
{
	struct buffer text;
	buffer_init(&text);
	buffer_add_text(&text, "internal:");
	add_sheet(&text, span.sheet);
	add_cell(&text, span.column, span.first, false);
	return kept(arena, &text);
}

struct str
formula_text(struct arena *arena, struct str text)
{
	struct buffer quoted;
	buffer_init(&quoted);
	buffer_add_char(&quoted, '"');
	size_t left = LITERAL_TEXT;
	for (size_t i = 0; i < text.len; i++) {
		bool begins_letter = ((unsigned char)text.data[i] & 0xc0) != 0x80;
		if (begins_letter && left-- == 0) {
			buffer_add_text(&quoted, "\"&\"");
			left = LITERAL_TEXT - 1;
		}
		buffer_add_repeat(&quoted, (char[]){text.data[i], '\0'}, 1 + (text.data[i] == '"'));
	}
	buffer_add_char(&quoted, '"');
	return kept(arena, &quoted);
}

struct str
formula_number(struct arena *arena, struct exact number)
{
	struct buffer text;
	buffer_init(&text);
	if (exact_is_decimal(number)) {
		decimal_write_short(&text, exact_round(number, DECIMAL_PLACES), '.');
	} else {
		buffer_add_char(&text, '(');
		exact_write(&text, number);
		buffer_add_char(&text, ')');
	}
	return kept(arena, &text);
}

struct str
formula_count(struct arena *arena, size_t number)
{
	return formula_number(arena, exact_from_fraction((int64_t)number, 1));
}

struct str
formula_fill(struct arena *arena, const char *pattern, size_t count, const struct str parts[])
{
	struct buffer text;
	buffer_init(&text);
	for (const char *c = pattern; *c; c++) {
		if (*c != '{') {
			buffer_add_char(&text, *c);
			continue;
		}
		size_t index = (size_t)(c[1] - '0');
		assert(index < count && c[2] == '}');
		buffer_add(&text, parts[index]);
		c += 2;
	}
	return kept(arena, &text);
}
