// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/sheet.h"

#include "base/arena.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "diag/diag.h"
#include "report/xlsx/formula.h"
#include "report/xlsx/name.h"
#include "report/xlsx/text.h"

// Points, of a row in large letters.
enum {
	TOP_HEIGHT = 30
};

// The library copies a link's text to an attribute of 2,079 bytes.
enum {
	LINK_TEXT = 255
};

// The last row says how many are left out.
enum {
	ROWS_HELD = LIMIT_SHEET_ROWS - 1
};

static bool
is_shown(const struct book *book, const struct column *column)
{
	switch (column->need) {
	case NEED_PRODUCTS:
		return book->has_products;
	case NEED_CATEGORIES:
		return book->has_categories;
	case NEED_LIVE:
		return book->is_live;
	case NEED_GAINS:
		return book->has_gains;
	case NEED_NOTHING:
	case NEED_HIDDEN:
		break;
	}
	return true;
}

static bool
is_visible(const struct book *book, const struct column *column)
{
	return column->need != NEED_HIDDEN && is_shown(book, column);
}

bool
sheet_open(struct sheet *sheet, struct book *book, struct str wish, size_t column_count,
           const struct column columns[])
{
	*sheet = (struct sheet){.book = book, .columns = columns, .column_count = column_count};
	sheet->page = book_add_sheet(book, wish, &sheet->name);
	if (!sheet->page)
		return false;
	lxw_col_t place = 0;
	for (size_t i = 0; i < column_count; i++) {
		if (!is_shown(book, &columns[i]))
			continue;
		lxw_row_col_options options = {.hidden = columns[i].need == NEED_HIDDEN};
		worksheet_set_column_opt(sheet->page, place, place, columns[i].width, NULL,
		                         &options);
		place++;
	}
	return true;
}

// False where the sheet has no room for the row.
static bool
begin(struct sheet *sheet, enum shade shade)
{
	arena_reset(sheet->book->scratch);
	sheet->at = 0;
	sheet->place = 0;
	sheet->shade = shade;
	sheet->height = 0;
	if (sheet->next >= ROWS_HELD) {
		sheet->row = LIMIT_SHEET_ROWS;
		sheet->left_out++;
		return false;
	}
	sheet->row = sheet->next++;
	return true;
}

// Makes the row at least that high. It is still being put, so its height can still be told.
static void
heighten(struct sheet *sheet, size_t height)
{
	if (height <= sheet->height || sheet->row == LIMIT_SHEET_ROWS)
		return;
	sheet->height = height;
	worksheet_set_row(sheet->page, sheet->row, (uint32_t)height, NULL);
}

// Makes room for text in a cell that is that wide.
static void
make_room(struct sheet *sheet, enum style style, int width, struct str text)
{
	struct text_room room = book_room(style, sheet->shade, width);
	size_t lines = lines_for(text, &room);
	if (lines > 1)
		heighten(sheet, line_heights(lines, room.font_size));
}

const char *
sheet_clean(struct sheet *sheet, lxw_col_t place, struct str text)
{
	struct book *book = sheet->book;
	book->clean.len = 0;
	if (!cell_text_write(&book->clean, text)) {
		struct span cell = {.column = place, .first = sheet->row};
		diag_add(book->file.diags, PLACE_NONE, DIAG_CELL_CUT,
		         DIAG_TEXT(formula_cell(book->scratch, cell)), DIAG_TEXT(sheet->name),
		         DIAG_COUNT_OF(LIMIT_CELL_TEXT));
	}
	buffer_add_char(&book->clean, '\0');
	return book->clean.data;
}

static void
write_text(struct sheet *sheet, lxw_col_t place, enum style style, struct str text)
{
	if (sheet->row == LIMIT_SHEET_ROWS)
		return;
	book_count(sheet->book, 1,
	           worksheet_write_string(sheet->page, sheet->row, place,
	                                  sheet_clean(sheet, place, text),
	                                  book_format(sheet->book, style, sheet->shade)));
}

// A cell that is put anew afterwards counts only then: cells is 0.
static void
write_link(struct sheet *sheet, enum style style, struct span target, struct str text, size_t cells)
{
	if (sheet->row == LIMIT_SHEET_ROWS)
		return;
	if (sheet->link_count == LIMIT_SHEET_LINKS) {
		write_text(sheet, sheet->place, STYLE_TEXT, text);
		return;
	}
	struct book *book = sheet->book;
	struct str link = formula_link(book->scratch, target);
	book_count(sheet->book, cells,
	           worksheet_write_url_opt(
			   sheet->page, sheet->row, sheet->place, link.data,
			   book_format(book, style, sheet->shade),
			   sheet_clean(sheet, sheet->place, utf8_prefix(text, LINK_TEXT)), NULL));
	sheet->link_count++;
}

lxw_col_t
sheet_place(const struct sheet *sheet, size_t column)
{
	lxw_col_t place = 0;
	for (size_t i = 0; i < column; i++)
		place = (lxw_col_t)(place + is_shown(sheet->book, &sheet->columns[i]));
	return place;
}

lxw_col_t
sheet_last_place(const struct sheet *sheet)
{
	size_t count = sheet->column_count;
	while (count > 1 && !is_visible(sheet->book, &sheet->columns[count - 1]))
		count--;
	return sheet_place(sheet, count - 1);
}

void
sheet_merge(struct sheet *sheet, lxw_col_t first, lxw_col_t last, const char *text,
            lxw_format *format)
{
	size_t cells = (size_t)(last - first) + (text ? 1 : 0);
	book_count(sheet->book, cells,
	           worksheet_merge_range(sheet->page, sheet->row, first, sheet->row, last,
	                                 text ? text : "", format));
}

void
sheet_line(struct sheet *sheet, enum style style, struct str text)
{
	if (!begin(sheet, SHADE_PLAIN))
		return;
	int width = 0;
	for (size_t i = 0; i < sheet->column_count; i++)
		width += is_visible(sheet->book, &sheet->columns[i]) ? sheet->columns[i].width : 0;
	// Excel fits no height to merged cells.
	struct text_room room = book_room(style, SHADE_PLAIN, width);
	heighten(sheet, line_heights(lines_for(text, &room), room.font_size));
	sheet_merge(sheet, 0, sheet_last_place(sheet), sheet_clean(sheet, 0, text),
	            book_format(sheet->book, style, SHADE_PLAIN));
}

void
sheet_gap(struct sheet *sheet)
{
	(void)begin(sheet, SHADE_PLAIN);
}

void
sheet_line_link(struct sheet *sheet, struct str sheet_name, struct str text)
{
	(void)begin(sheet, SHADE_PLAIN);
	write_link(sheet, STYLE_LINK_LINE, (struct span){.sheet = sheet_name}, text, 1);
}

void
sheet_head(struct sheet *sheet)
{
	sheet_row(sheet, SHADE_HEAD);
	sheet->head = sheet->row;
	lxw_col_t place = 0;
	for (size_t i = 0; i < sheet->column_count; i++) {
		const struct column *column = &sheet->columns[i];
		if (!is_shown(sheet->book, column))
			continue;
		enum style style = column->is_number ? STYLE_RIGHT : STYLE_TEXT;
		struct str name = str_from(word(sheet->book->lang, column->word));
		write_text(sheet, place++, style, name);
		if (column->need != NEED_HIDDEN)
			make_room(sheet, style, column->width, name);
	}
}

void
sheet_freeze(struct sheet *sheet, size_t columns)
{
	worksheet_freeze_panes(sheet->page, sheet->head + 1, (lxw_col_t)columns);
	worksheet_repeat_rows(sheet->page, sheet->head, sheet->head);
}

void
sheet_filter(struct sheet *sheet)
{
	// Sorting moves what is filtered: hidden cells belong to their rows.
	if (sheet->next - 1 > sheet->head)
		worksheet_autofilter(sheet->page, sheet->head, 0, sheet->next - 1,
		                     (lxw_col_t)(sheet_place(sheet, sheet->column_count) - 1));
	if (!sheet->left_out)
		return;
	struct buffer *text = book_text(sheet->book);
	buffer_add_text(text, "… ");
	buffer_add_integer(text, (long long)sheet->left_out);
	buffer_add_char(text, ' ');
	buffer_add_text(text, word(sheet->book->lang, WORD_ROWS_LEFT_OUT));
	sheet->row = ROWS_HELD;
	sheet->shade = SHADE_PLAIN;
	write_text(sheet, 0, STYLE_OVER, buffer_text(text));
}

void
sheet_row(struct sheet *sheet, enum shade shade)
{
	if (begin(sheet, shade) && shade >= SHADE_TOP)
		heighten(sheet, TOP_HEIGHT);
}

// Whether the column to come is shown; steps over it if not.
static bool
has_place(struct sheet *sheet)
{
	bool shown = is_shown(sheet->book, &sheet->columns[sheet->at]);
	sheet->at += !shown;
	return shown;
}

static void
step(struct sheet *sheet)
{
	sheet->at++;
	sheet->place++;
}

bool
sheet_next_cell(struct sheet *sheet, struct cell *cell)
{
	if (!has_place(sheet))
		return false;
	*cell = (struct cell){.row = sheet->row, .column = sheet->place};
	step(sheet);
	return sheet->row < LIMIT_SHEET_ROWS;
}

void
sheet_make_room(struct sheet *sheet, enum style style, struct str text)
{
	const struct column *column = &sheet->columns[sheet->at - 1];
	if (style != STYLE_OVER && column->need != NEED_HIDDEN)
		make_room(sheet, style, column->width, text);
}

void
sheet_put_styled(struct sheet *sheet, enum style style, struct str text)
{
	if (!has_place(sheet))
		return;
	write_text(sheet, sheet->place, style, text);
	step(sheet);
	sheet_make_room(sheet, style, text);
}

void
sheet_put_nothing(struct sheet *sheet)
{
	sheet_put_styled(sheet, STYLE_TEXT, STR(""));
}

void
sheet_put(struct sheet *sheet, struct str text)
{
	sheet_put_styled(sheet, sheet->columns[sheet->at].is_number ? STYLE_RIGHT : STYLE_TEXT,
	                 text);
}

void
sheet_put_word(struct sheet *sheet, const char *text)
{
	sheet_put(sheet, str_from(text));
}

void
sheet_put_shaded(struct sheet *sheet, enum shade shade, struct str text)
{
	enum shade row_shade = sheet->shade;
	sheet->shade = shade;
	sheet_put(sheet, text);
	sheet->shade = row_shade;
}

void
sheet_put_over(struct sheet *sheet, struct str text)
{
	enum shade row_shade = sheet->shade;
	sheet->shade = SHADE_PLAIN; // of one piece with the cells it runs over
	sheet_put_styled(sheet, STYLE_OVER, text);
	sheet->shade = row_shade;
}

void
sheet_put_level(struct sheet *sheet, unsigned level, struct str text)
{
	unsigned most = STYLE_COUNT - 1 - STYLE_LEVEL;
	sheet_put_styled(sheet, (enum style)(STYLE_LEVEL + (level < most ? level : most)), text);
}

void
sheet_put_link(struct sheet *sheet, struct str sheet_name, struct str text)
{
	if (!has_place(sheet))
		return;
	struct text_room room =
		book_room(STYLE_LINK, sheet->shade, sheet->columns[sheet->at].width);
	if (lines_for(text, &room) > 1) {
		sheet_put(sheet, text);
		return;
	}
	write_link(sheet, STYLE_LINK, (struct span){.sheet = sheet_name}, text, 1);
	step(sheet);
}

void
sheet_put_count_link(struct sheet *sheet, struct span target, size_t count)
{
	if (!has_place(sheet))
		return;
	if (str_is_empty(target.sheet) || sheet->link_count == LIMIT_SHEET_LINKS) {
		sheet_put_count(sheet, count);
		return;
	}
	write_link(sheet, STYLE_LINK_NUMBER, target, STR("-"), 0);
	// The number takes the place of the text; the link stays.
	sheet_put_number(sheet, STYLE_LINK_NUMBER, decimal_from_integer((int64_t)count));
}
