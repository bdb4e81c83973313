// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// From cells to values.
#include "base/arena.h"
#include "base/buffer.h"
#include "base/compiler.h"
#include "base/decimal.h"
#include "model/form_reader.h"
#include "model/form_value.h"
#include "read/xlsx_value.h"

// Days that can be meant by a bare number in a column of dates: 1954 to 2119.
enum {
	SERIAL_LEAST = 20000,
	SERIAL_MOST = 80000
};

static struct str
joined(struct arena *arena, struct str a, struct str b)
{
	const struct str parts[] = {a, b};
	return str_join(arena, COUNT_OF(parts), parts);
}

// A number with as few places as it needs; as it is written where it is none.
static struct str
short_number(struct arena *arena, struct str text)
{
	struct decimal number;
	if (decimal_parse(text, &number) != DECIMAL_OK)
		return text;
	struct buffer plain;
	buffer_init(&plain);
	decimal_write_short(&plain, number, '.');
	struct str copy = str_copy(arena, buffer_text(&plain));
	buffer_finish(&plain);
	return copy;
}

// The options that a text lists, by their ids and in the order of the scale; those that are unknown
// or named twice follow as they are, so that they are found out.
static struct str
option_list(struct arena *arena, const struct scale *scale, struct str text)
{
	bool *is_named = arena_array(arena, scale->option_count, bool);
	struct buffer known, rest;
	buffer_init(&known);
	buffer_init(&rest);
	for (size_t at = 0; at <= text.len;) {
		size_t start = at;
		while (at < text.len && text.data[at] != ',' && text.data[at] != ';' &&
		       text.data[at] != '|' && text.data[at] != '\n')
			at++;
		struct str part = form_clean(arena, (struct str){text.data + start, at - start});
		const struct scale_level *option = scale_find_option(scale, part);
		at++;
		if (option && !is_named[option - scale->options]) {
			is_named[option - scale->options] = true;
			continue;
		}
		if (str_is_empty(part))
			continue;
		buffer_add_text(&rest, ", ");
		buffer_add(&rest, part);
	}
	for (size_t i = 0; i < scale->option_count; i++) {
		if (!is_named[i])
			continue;
		buffer_add_text(&known, ", ");
		buffer_add(&known, scale->options[i].id);
	}
	buffer_add(&known, buffer_text(&rest));
	struct str list = buffer_text(&known);
	if (list.len > 2)
		list = str_copy(arena, (struct str){list.data + 2, list.len - 2});
	else
		list = STR("");
	buffer_finish(&known);
	buffer_finish(&rest);
	return list;
}

static const struct scale_level *
level_named(const struct scale *scale, struct str text)
{
	const struct scale_level *level = scale_find(scale, text);
	for (size_t i = 0; i < scale->level_count && !level; i++) {
		if (str_equal_fold(scale->levels[i].en, text))
			level = &scale->levels[i];
	}
	return level;
}

static bool
is_number(struct str text)
{
	struct decimal number;
	return decimal_parse(text, &number) == DECIMAL_OK;
}

struct str
form_answer(struct arena *arena, const struct rubric_node *item, struct str text)
{
	const struct scale *scale = item->scale;
	struct str value;
	if (scale->kind == SCALE_LEVELS) {
		const struct scale_level *level = level_named(scale, text);
		value = level ? level->id : text;
	} else if (scale->option_count && !is_number(text)) {
		value = option_list(arena, scale, text);
	} else {
		value = short_number(arena, text);
	}
	return str_is_empty(value) ? value : joined(arena, STR(":"), value);
}

// Is there something that can be read in the cell? Reports what stands there in its stead.
static bool
is_readable(const struct form_reader *reader, const struct xlsx_sheet *sheet,
            const struct xlsx_cell *cell)
{
	if (!cell)
		return false;
	struct place at = xlsx_place(sheet, cell->row, cell->column);
	if (cell->kind == XLSX_ERROR) {
		diag_add(reader->diags, at, DIAG_FORM_ERROR, DIAG_TEXT(cell->text));
		return false;
	}
	if (cell->kind == XLSX_EMPTY) {
		diag_add(reader->diags, at, DIAG_FORM_FORMULA_EMPTY, DIAG_TEXT(STR("=")));
		return false;
	}
	if (cell->is_formula)
		diag_add(reader->diags, at, DIAG_FORM_FORMULA, DIAG_TEXT(cell->text));
	return true;
}

struct str
form_text(const struct form_reader *reader, const struct xlsx_sheet *sheet,
          const struct xlsx_cell *cell)
{
	if (!is_readable(reader, sheet, cell))
		return STR("");
	struct str text = form_clean(reader->arena, cell->text);
	return str_equal(text, STR(FORM_NOT_HERE)) ? STR("") : text;
}

// 0.85 that is shown as 85 % was written as 85.
static struct str
times_hundred(struct arena *arena, struct str text)
{
	if (str_starts(text, STR("-")))
		return text; // which no item takes
	struct buffer digits;
	buffer_init(&digits);
	size_t point = text.len;
	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] == '.')
			point = i;
		else
			buffer_add_char(&digits, text.data[i]);
	}
	struct buffer plain;
	buffer_init(&plain);
	for (size_t i = 0; i < digits.len || i < point + 2; i++) {
		if (i == point + 2)
			buffer_add_char(&plain, '.');
		buffer_add_char(&plain, i < digits.len ? digits.data[i] : '0');
	}
	// Leading zeros were to the left of the point.
	struct str hundredfold = buffer_text(&plain);
	while (hundredfold.len > 1 && hundredfold.data[0] == '0' && hundredfold.data[1] != '.')
		hundredfold = (struct str){hundredfold.data + 1, hundredfold.len - 1};
	hundredfold = str_copy(arena, hundredfold);
	buffer_finish(&digits);
	buffer_finish(&plain);
	return hundredfold;
}

// What an item takes, in words.
static struct str
expected(struct arena *arena, const struct scale *scale)
{
	struct buffer out;
	buffer_init(&out);
	bool has_bounds = scale->kind == SCALE_RANGE || scale->measure != MEASURE_NUMBER;
	if (has_bounds) {
		decimal_write_short(
			&out, scale->kind == SCALE_RANGE ? scale->min : decimal_from_integer(0),
			'.');
		buffer_add_text(&out, " – ");
	}
	if (scale->kind == SCALE_RANGE)
		decimal_write_short(&out, scale->max, '.');
	else if (scale->measure == MEASURE_PERCENT)
		buffer_add_text(&out, "100");
	else if (scale->measure == MEASURE_COUNT && scale->option_count)
		buffer_add_integer(&out, (long long)scale->option_count);
	else if (scale->measure == MEASURE_COUNT)
		buffer_add_text(&out, "…");
	else
		buffer_add_text(&out, "12.5");
	struct str copy = str_copy(arena, buffer_text(&out));
	buffer_finish(&out);
	return copy;
}

// A number, or what is left to be found out: an empty text, reported, where it is neither.
static struct str
number_text(const struct form_reader *reader, const struct xlsx_sheet *sheet,
            const struct xlsx_cell *cell, const struct rubric_node *item)
{
	struct arena *arena = reader->arena;
	struct place at = xlsx_place(sheet, cell->row, cell->column);
	if (cell->kind == XLSX_NUMBER)
		return cell->is_percent ? times_hundred(arena, cell->text) : cell->text;
	struct str text = form_clean(arena, cell->text), number;
	enum form_number_status status = FORM_NUMBER_NONE;
	if (cell->kind == XLSX_TEXT)
		status = form_number_read(arena, text, &number);
	if (status == FORM_NUMBER_READ)
		return number;
	if (cell->kind == XLSX_TEXT && item->scale->option_count)
		return text;
	enum diag_code code =
		status == FORM_NUMBER_EITHER ? DIAG_FORM_NUMBER_EITHER : DIAG_FORM_NUMBER;
	diag_add(reader->diags, at, code, DIAG_TEXT(text), DIAG_TEXT(item->id),
	         DIAG_TEXT(expected(arena, item->scale)));
	return STR("");
}

struct str
form_answer_read(const struct form_reader *reader, const struct xlsx_sheet *sheet,
                 const struct xlsx_cell *cell, const struct rubric_node *item)
{
	if (!is_readable(reader, sheet, cell))
		return STR("");
	struct str text = form_clean(reader->arena, cell->text);
	if (str_is_empty(text) || str_equal(text, STR(FORM_NOT_HERE)))
		return STR("");
	if (item->scale->kind != SCALE_LEVELS)
		text = number_text(reader, sheet, cell, item);
	return str_is_empty(text) ? text : form_answer(reader->arena, item, text);
}

static bool
serial_read(const struct form_reader *reader, struct str number, struct date *date)
{
	struct decimal serial;
	return decimal_parse(number, &serial) == DECIMAL_OK &&
	       serial.units >= (int64_t)SERIAL_LEAST * DECIMAL_ONE &&
	       serial.units <= (int64_t)SERIAL_MOST * DECIMAL_ONE &&
	       xlsx_date(number, reader->is_1904, date);
}

struct str
form_date_text(const struct form_reader *reader, const struct xlsx_sheet *sheet,
               const struct xlsx_cell *cell)
{
	struct str text = form_text(reader, sheet, cell);
	struct date date;
	if (str_is_empty(text))
		return text;
	bool is_date = cell->kind == XLSX_NUMBER ? serial_read(reader, text, &date)
	                                         : form_date_read(text, &date);
	if (!is_date) {
		diag_add(reader->diags, xlsx_place(sheet, cell->row, cell->column), DIAG_FORM_DATE,
		         DIAG_TEXT(text));
		return STR("");
	}
	struct buffer iso;
	buffer_init(&iso);
	date_write(&iso, date);
	struct str copy = str_copy(reader->arena, buffer_text(&iso));
	buffer_finish(&iso);
	return copy;
}
