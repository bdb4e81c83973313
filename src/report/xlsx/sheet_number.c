// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The cells of a sheet that hold numbers, scores and zones.
#include "report/xlsx/phrase.h"
#include "report/xlsx/sheet.h"

void
sheet_put_number(struct sheet *sheet, enum style style, struct decimal number)
{
	struct cell cell;
	if (sheet_next_cell(sheet, &cell))
		book_count(sheet->book, 1,
		           worksheet_write_number(sheet->page, cell.row, cell.column,
		                                  decimal_to_double(number),
		                                  book_format(sheet->book, style, sheet->shade)));
}

static enum style
style_for_places(int places)
{
	return (enum style)(STYLE_PLACES + places);
}

void
sheet_put_count(struct sheet *sheet, size_t count)
{
	sheet_put_number(sheet, STYLE_NUMBER, decimal_from_integer((int64_t)count));
}

void
sheet_put_rounded(struct sheet *sheet, struct exact number, int places)
{
	sheet_put_number(sheet, style_for_places(places), exact_round(number, places));
}

void
sheet_put_exact(struct sheet *sheet, struct exact number)
{
	if (exact_is_decimal(number)) {
		sheet_put_number(sheet, STYLE_NUMBER, exact_round(number, DECIMAL_PLACES));
		return;
	}
	struct buffer *text = book_text(sheet->book);
	exact_write(text, number);
	sheet_put_styled(sheet, STYLE_RIGHT, buffer_text(text));
}

void
sheet_put_score(struct sheet *sheet, const struct verdict *verdict)
{
	if (verdict->has_score)
		sheet_put_number(sheet, style_for_places(verdict->places), verdict->shown);
	else
		sheet_put_word(sheet, word(sheet->book->lang, WORD_NOT_SCORED));
}

void
sheet_put_zone(struct sheet *sheet, const struct verdict *verdict)
{
	if (!verdict->has_score) {
		sheet_put_nothing(sheet);
		return;
	}
	struct buffer *text = book_text(sheet->book);
	phrase_zone(text, sheet->book->lang, verdict->zone);
	enum shade base = sheet->shade == SHADE_TOP ? SHADE_TOP_ZONE : SHADE_ZONE;
	sheet_put_shaded(sheet, (enum shade)((int)base + (int)verdict->zone->colour),
	                 buffer_text(text));
}

void
sheet_put_reading(struct sheet *sheet, const struct reading *reading)
{
	if (reading->has_score)
		sheet_put_number(sheet, style_for_places(reading->places), reading->shown);
	else
		sheet_put_nothing(sheet);
}

void
sheet_put_marked(struct sheet *sheet, const struct reading *reading)
{
	if (!reading->has_score) {
		sheet_put_nothing(sheet);
		return;
	}
	enum shade row_shade = sheet->shade;
	sheet->shade = (enum shade)((int)SHADE_ZONE + (int)reading->colour);
	sheet_put_number(sheet, (enum style)(STYLE_MARKED + reading->places), reading->shown);
	sheet->shade = row_shade;
}

void
sheet_put_reading_zone(struct sheet *sheet, const struct reading *reading)
{
	if (!reading->has_score) {
		sheet_put_nothing(sheet);
		return;
	}
	struct buffer *text = book_text(sheet->book);
	buffer_add_text(text, colour_symbol(reading->colour));
	buffer_add_char(text, ' ');
	if (reading->colour == COLOUR_NONE)
		write_plain(text, reading->label);
	else
		buffer_add_text(text, colour_word(sheet->book->lang, reading->colour));
	if (!str_is_empty(reading->category)) {
		buffer_add_text(text, " (");
		write_plain(text, reading->category);
		buffer_add_char(text, ')');
	}
	sheet_put_shaded(sheet, (enum shade)((int)SHADE_ZONE + (int)reading->colour),
	                 buffer_text(text));
}
