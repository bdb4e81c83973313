// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/live.h"

#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/utf8.h"

// Excel's day 1 is the first of January 1900, and it counts a 29 February of that year.
enum {
	DAYS_TO_1970 = 25569
};

enum {
	WORDS_MOST = 8, // of a drop-down of words
	VALIDATION_TEXT = 200
};

struct value
value_text(struct str text)
{
	return (struct value){.is_text = true, .text = text};
}

struct value
value_number(struct exact number)
{
	return (struct value){.number = exact_to_double(number)};
}

struct value
value_number_if(bool is_there, struct exact number)
{
	return is_there ? value_number(number) : value_text(STR(""));
}

struct value
value_score(enum lang lang, const struct verdict *verdict)
{
	return verdict->has_score ? value_number(verdict->score)
	                          : value_text(str_from(word(lang, WORD_NOT_SCORED)));
}

static void
write_value(struct sheet *sheet, const struct cell *cell, const struct value *value,
            lxw_format *format)
{
	if (value->is_text)
		book_count(sheet->book, 1,
		           worksheet_write_string(sheet->page, cell->row, cell->column,
		                                  sheet_clean(sheet, cell->column, value->text),
		                                  format));
	else
		book_count(sheet->book, 1,
		           worksheet_write_number(sheet->page, cell->row, cell->column,
		                                  value->number, format));
}

// The formula as the library takes it; it lasts as long as the scratch arena.
static char *
with_equals(struct book *book, struct str formula)
{
	char *text = arena_array(book->scratch, formula.len + 2, char);
	text[0] = '=';
	memcpy(text + 1, formula.data, formula.len);
	return text;
}

static void
write_constant(struct sheet *sheet, const struct cell *cell, enum style style,
               const struct value *value, enum word reason)
{
	struct book *book = sheet->book;
	write_value(sheet, cell, value, book_format(book, style, sheet->shade));
	if (!book->is_live)
		return;
	book_count(sheet->book, 0,
	           worksheet_write_comment(sheet->page, cell->row, cell->column,
	                                   word(book->lang, reason)));
	book->constants = arena_grow(book->file.arena, book->constants, book->constant_count,
	                             &book->constant_capacity, sizeof(*book->constants));
	book->constants[book->constant_count++] = (struct constant){
		{.sheet = sheet->name, .column = cell->column, .first = cell->row}, reason};
}

void
sheet_put_fraction(struct sheet *sheet, struct exact number)
{
	if (exact_is_decimal(number))
		sheet_put_exact(sheet, number);
	else
		sheet_put_formula(sheet, (enum style)(STYLE_PLACES + DECIMAL_PLACES),
		                  formula_number(sheet->book->scratch, number),
		                  value_number(number));
}

void
sheet_put_value(struct sheet *sheet, enum style style, struct value value)
{
	struct cell cell;
	if (sheet_next_cell(sheet, &cell))
		write_value(sheet, &cell, &value, book_format(sheet->book, style, sheet->shade));
}

void
sheet_put_constant(struct sheet *sheet, enum style style, struct value value, enum word reason)
{
	struct cell cell;
	if (sheet_next_cell(sheet, &cell))
		write_constant(sheet, &cell, style, &value, reason);
}

// The library does not say when there is no memory for the result, and would write 0.
static lxw_error
write_text_formula(struct sheet *sheet, const struct cell *cell, const char *formula,
                   lxw_format *format, struct str result)
{
	const char *clean = sheet_clean(sheet, cell->column, result);
	errno = 0;
	lxw_error error = worksheet_write_formula_str(sheet->page, cell->row, cell->column, formula,
	                                              format, clean);
	return errno == ENOMEM ? LXW_ERROR_MEMORY_MALLOC_FAILED : error;
}

// True where the cell holds the formula; else its result stands there.
static bool
write_formula(struct sheet *sheet, const struct cell *cell, enum style style, struct str formula,
              const struct value *value)
{
	struct book *book = sheet->book;
	if (!book->is_live || str_is_empty(formula) || formula.len > LIMIT_FORMULA_TEXT) {
		write_constant(sheet, cell, style, value, WORD_CONSTANT_TOO_LONG);
		return false;
	}
	lxw_format *format = cell->is_free ? book_format(book, style, sheet->shade)
	                                   : book_locked_format(book, style, sheet->shade);
	const char *text = with_equals(book, formula);
	if (value->is_text)
		book_count(sheet->book, 1,
		           write_text_formula(sheet, cell, text, format, value->text));
	else
		book_count(sheet->book, 1,
		           worksheet_write_formula_num(sheet->page, cell->row, cell->column, text,
		                                       format, value->number));
	return true;
}

void
sheet_put_formula(struct sheet *sheet, enum style style, struct str formula, struct value value)
{
	struct cell cell;
	if (!sheet_next_cell(sheet, &cell))
		return;
	if (write_formula(sheet, &cell, style, formula, &value) && value.is_text &&
	    style < STYLE_CAPTION)
		sheet_make_room(sheet, style, value.text);
}

void
sheet_put_wide(struct sheet *sheet, enum style style, struct str formula, struct value value)
{
	struct cell cell;
	if (!sheet_next_cell(sheet, &cell))
		return;
	sheet_merge(sheet, cell.column, sheet_last_place(sheet), NULL,
	            book_locked_format(sheet->book, style, sheet->shade));
	(void)write_formula(sheet, &cell, style, formula, &value);
}

void
sheet_put_free_formula(struct sheet *sheet, enum style style, struct str formula,
                       struct value value)
{
	struct cell cell;
	if (!sheet_next_cell(sheet, &cell))
		return;
	cell.is_free = true;
	if (write_formula(sheet, &cell, style, formula, &value) && value.is_text)
		sheet_make_room(sheet, style, value.text);
}

static void
put_input(struct sheet *sheet, enum style style, const struct value *value)
{
	struct cell cell;
	if (!sheet_next_cell(sheet, &cell))
		return;
	lxw_format *format = book_format(sheet->book, style, SHADE_INPUT);
	if (value->is_text)
		sheet_make_room(sheet, style, value->text);
	if (value->is_text && str_is_empty(value->text))
		book_count(sheet->book, 1,
		           worksheet_write_blank(sheet->page, cell.row, cell.column, format));
	else
		write_value(sheet, &cell, value, format);
}

void
sheet_put_input(struct sheet *sheet, struct value value)
{
	put_input(sheet, value.is_text ? STYLE_TEXT : STYLE_NUMBER, &value);
}

void
sheet_put_number_input(struct sheet *sheet, int places, struct exact number)
{
	struct value value = value_number(number);
	put_input(sheet, (enum style)(STYLE_PLACES + places), &value);
}

static struct value
date_value(struct date date)
{
	if (!date_is_set(date))
		return value_text(STR(""));
	return value_number(exact_from_fraction(date_days(date) + DAYS_TO_1970, 1));
}

void
sheet_put_date_input(struct sheet *sheet, struct date date)
{
	struct value value = date_value(date);
	put_input(sheet, STYLE_DATE, &value);
}

void
sheet_put_date(struct sheet *sheet, struct date date)
{
	struct value value = date_value(date);
	struct cell cell;
	if (sheet_next_cell(sheet, &cell))
		write_value(sheet, &cell, &value,
		            book_format(sheet->book, STYLE_DATE, sheet->shade));
}

// Excel takes 225 characters of a message and 32 of its title.
static char *
text_kept(struct book *book, const char *text)
{
	struct str part = utf8_prefix(str_from(text), VALIDATION_TEXT);
	char *copy = arena_array(book->scratch, part.len + 1, char);
	memcpy(copy, part.data, part.len);
	return copy;
}

void
sheet_colour_beginning(struct sheet *sheet, struct span span, const char *symbol, enum shade shade)
{
	lxw_conditional_format rule = {
		.type = LXW_CONDITIONAL_TYPE_TEXT,
		.criteria = LXW_CONDITIONAL_CRITERIA_TEXT_BEGINS_WITH,
		.value_string = text_kept(sheet->book, symbol),
		.format = book_colours(sheet->book, shade),
	};
	worksheet_conditional_format_range(sheet->page, span.first, span.column, span.last,
	                                   span.column, &rule);
}

void
sheet_colour_zones(struct sheet *sheet, struct span span, bool is_large)
{
	enum shade base = is_large ? SHADE_TOP_ZONE : SHADE_ZONE;
	for (size_t c = 0; c < COLOUR_COUNT; c++)
		sheet_colour_beginning(sheet, span, colour_symbol((enum colour)c),
		                       (enum shade)((size_t)base + c));
}

void
sheet_colour_where(struct sheet *sheet, struct span span, uint16_t right, struct str formula,
                   enum shade shade)
{
	lxw_conditional_format rule = {
		.type = LXW_CONDITIONAL_TYPE_FORMULA,
		.value_string = with_equals(sheet->book, formula),
		.format = book_colours(sheet->book, shade),
	};
	worksheet_conditional_format_range(sheet->page, span.first, span.column, span.last, right,
	                                   &rule);
}

void
sheet_protect(struct sheet *sheet)
{
	lxw_protection allowed = {
		.sort = 1,
		.autofilter = 1,
		.format_cells = 1,
		.format_columns = 1,
		.format_rows = 1,
	};
	if (sheet->book->is_live)
		worksheet_protect(sheet->page, NULL, &allowed);
}

static void
validate(struct sheet *sheet, struct span cells, lxw_data_validation *rule, const char *message)
{
	rule->ignore_blank = LXW_VALIDATION_ON;
	rule->show_error = LXW_VALIDATION_ON;
	rule->error_title = text_kept(sheet->book, word(sheet->book->lang, WORD_NOT_ACCEPTED));
	rule->error_message = text_kept(sheet->book, message);
	worksheet_data_validation_range(sheet->page, cells.first, cells.column, cells.last,
	                                cells.column, rule);
}

void
sheet_offer_where(struct sheet *sheet, struct span cells, struct str formula, const char *message)
{
	// Given a list, the library (1.1.4) loses a copy of its formula; given any other rule it
	// does not. So the rule becomes a list once it is there.
	lxw_data_validation rule = {
		.validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA,
		.value_formula = with_equals(sheet->book, formula),
	};
	lxw_data_val_obj **added = sheet->page->data_validations->stqh_last;
	validate(sheet, cells, &rule, message);
	if (*added)
		(*added)->validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
}

void
sheet_offer(struct sheet *sheet, struct span cells, struct span choices, const char *message)
{
	sheet_offer_where(sheet, cells, formula_span(sheet->book->scratch, choices), message);
}

void
sheet_offer_words(struct sheet *sheet, struct span cells, size_t count, const char *const words[])
{
	char *list[WORDS_MOST + 1] = {NULL};
	for (size_t i = 0; i < count && i < WORDS_MOST; i++)
		list[i] = text_kept(sheet->book, words[i]);
	lxw_data_validation rule = {
		.validate = LXW_VALIDATION_TYPE_LIST,
		.value_list = list,
	};
	validate(sheet, cells, &rule, word(sheet->book->lang, WORD_CHOOSE_FROM_LIST));
}

void
sheet_demand(struct sheet *sheet, struct span cells, struct str formula, const char *message)
{
	lxw_data_validation rule = {
		.validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA,
		.value_formula = with_equals(sheet->book, formula),
	};
	validate(sheet, cells, &rule, message);
}
