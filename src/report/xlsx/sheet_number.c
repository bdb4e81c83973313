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
		worksheet_write_number(sheet->page, cell.row, cell.column,
		                       decimal_to_double(number),
		                       book_format(sheet->book, style, sheet->shade));
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
