// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The looks of the cells, as two tables: what a cell holds, and the colours behind it.
#include "base/compiler.h"
#include "report/xlsx/book.h"

// On every system, or with a double of the same widths: rows fit their text everywhere.
#define FONT_NAME "Arial"

enum {
	FONT_SIZE = 10
};

#define INK_PLAIN 0x1f2933
#define INK_QUIET 0x52606d
#define INK_LINK 0x1f5c99
#define INK_WHITE 0xffffff
#define RULE 0xcbd2d9

struct shape {
	const char *number; // Excel's own locale turns the point into a comma
	uint8_t align, indent;
	int size; // 0: the shade's
	lxw_color_t ink;
	bool wraps, shrinks, is_bold, is_underlined, is_ruled;
};

#define BADGE(format)                                                                       \
	{                                                                                   \
		.number = (format), .align = LXW_ALIGN_CENTER, .size = 48, .is_bold = true, \
		.shrinks = true                                                             \
	}

static const struct shape shapes[STYLE_COUNT] = {
	[STYLE_TITLE] = {.wraps = true, .size = 18, .indent = 1, .is_bold = true},
	[STYLE_SECTION] = {.wraps = true, .size = 13, .indent = 1, .is_bold = true},
	[STYLE_LINE] = {.wraps = true, .ink = INK_QUIET, .indent = 1},
	[STYLE_OVER] = {.ink = INK_QUIET, .indent = 1},
	[STYLE_LINK_LINE] = {.indent = 1, .ink = INK_LINK, .is_underlined = true},
	[STYLE_PARAGRAPH] = {.wraps = true, .indent = 1},
	[STYLE_TEXT] = {.wraps = true, .is_ruled = true, .indent = 1},
	[STYLE_RIGHT] = {.wraps = true, .is_ruled = true, .align = LXW_ALIGN_RIGHT},
	[STYLE_LINK] = {.wraps = true,
                        .is_ruled = true,
                        .indent = 1,
                        .ink = INK_LINK,
                        .is_underlined = true},
	[STYLE_LINK_NUMBER] = {.is_ruled = true,
                               .align = LXW_ALIGN_RIGHT,
                               .ink = INK_LINK,
                               .is_underlined = true},
	[STYLE_NUMBER] = {.is_ruled = true, .align = LXW_ALIGN_RIGHT},
	[STYLE_PLACES] = {.number = "0", .is_ruled = true, .align = LXW_ALIGN_RIGHT},
	[STYLE_PLACES + 1] = {.number = "0.0", .is_ruled = true, .align = LXW_ALIGN_RIGHT},
	[STYLE_PLACES + 2] = {.number = "0.00", .is_ruled = true, .align = LXW_ALIGN_RIGHT},
	[STYLE_PLACES + 3] = {.number = "0.000", .is_ruled = true, .align = LXW_ALIGN_RIGHT},
	[STYLE_PLACES + 4] = {.number = "0.0000", .is_ruled = true, .align = LXW_ALIGN_RIGHT},
	[STYLE_DATE] = {.number = "d mmm yyyy", .is_ruled = true, .align = LXW_ALIGN_RIGHT},
	[STYLE_MARKED] = {.number = "0", .is_ruled = true, .align = LXW_ALIGN_RIGHT},
	[STYLE_MARKED + 1] = {.number = "0.0", .is_ruled = true, .align = LXW_ALIGN_RIGHT},
	[STYLE_MARKED + 2] = {.number = "0.00", .is_ruled = true, .align = LXW_ALIGN_RIGHT},
	[STYLE_MARKED + 3] = {.number = "0.000", .is_ruled = true, .align = LXW_ALIGN_RIGHT},
	[STYLE_MARKED + 4] = {.number = "0.0000", .is_ruled = true, .align = LXW_ALIGN_RIGHT},
	[STYLE_CHANGE] = {.number = "▲ 0.00;▼ 0.00;= 0.00",
                          .is_ruled = true,
                          .align = LXW_ALIGN_RIGHT},
	[STYLE_CAPTION] = {.align = LXW_ALIGN_CENTER, .size = FONT_SIZE},
	[STYLE_CAPTION_LARGE] = {.align = LXW_ALIGN_CENTER, .size = 18, .is_bold = true},
	[STYLE_BADGE] = BADGE("0"),
	[STYLE_BADGE + 1] = BADGE("0.0"),
	[STYLE_BADGE + 2] = BADGE("0.00"),
	[STYLE_BADGE + 3] = BADGE("0.000"),
	[STYLE_BADGE + 4] = BADGE("0.0000"),
	[STYLE_LEVEL] = {.wraps = true, .is_ruled = true, .indent = 1},
	[STYLE_LEVEL + 1] = {.wraps = true, .is_ruled = true, .indent = 2},
	[STYLE_LEVEL + 2] = {.wraps = true, .is_ruled = true, .indent = 3},
	[STYLE_LEVEL + 3] = {.wraps = true, .is_ruled = true, .indent = 4},
	[STYLE_LEVEL + 4] = {.wraps = true, .is_ruled = true, .indent = 5},
	[STYLE_LEVEL + 5] = {.wraps = true, .is_ruled = true, .indent = 6},
	[STYLE_LEVEL + 6] = {.wraps = true, .is_ruled = true, .indent = 7},
};

struct look {
	lxw_color_t fill, ink; // fill 0: none
	int size;
	bool is_bold;
};

enum {
	LARGE = 14
};

// Green, yellow and red differ in lightness as well, and lean to blue and orange: the eye that
// confuses red and green tells them apart.
static const struct look looks[SHADE_COUNT] = {
	[SHADE_PLAIN] = {0, INK_PLAIN, FONT_SIZE, false},
	[SHADE_HEAD] = {0x334e68, INK_WHITE, FONT_SIZE, true},
	[SHADE_GROUP] = {0xf0f4f8, INK_PLAIN, FONT_SIZE, true},
	[SHADE_OBJECT] = {0xd9e2ec, INK_PLAIN, FONT_SIZE, true},
	[SHADE_ASSUMED] = {0xefe6f6, 0x4a2c6b, FONT_SIZE, false},
	[SHADE_INPUT] = {0xfffbe6, 0x1d3f8f, FONT_SIZE, false},
	[SHADE_ZONE + COLOUR_GREEN] = {0xbfe3d6, 0x0b4f3c, FONT_SIZE, true},
	[SHADE_ZONE + COLOUR_YELLOW] = {0xfff0b8, 0x5c4700, FONT_SIZE, true},
	[SHADE_ZONE + COLOUR_RED] = {0xf5c6ae, 0x7a2306, FONT_SIZE, true},
	[SHADE_ZONE + COLOUR_NONE] = {0xe4e7eb, INK_PLAIN, FONT_SIZE, true},
	[SHADE_TOP] = {0xf0f4f8, INK_PLAIN, LARGE, true},
	[SHADE_TOP_ZONE + COLOUR_GREEN] = {0xbfe3d6, 0x0b4f3c, LARGE, true},
	[SHADE_TOP_ZONE + COLOUR_YELLOW] = {0xfff0b8, 0x5c4700, LARGE, true},
	[SHADE_TOP_ZONE + COLOUR_RED] = {0xf5c6ae, 0x7a2306, LARGE, true},
	[SHADE_TOP_ZONE + COLOUR_NONE] = {0xe4e7eb, INK_PLAIN, LARGE, true},
};

static void
set_look(lxw_format *format, const struct shape *shape, const struct look *look, bool is_large)
{
	format_set_font_name(format, FONT_NAME);
	format_set_font_size(format, shape->size ? shape->size : look->size);
	format_set_font_color(format, shape->ink ? shape->ink : look->ink);
	if (shape->is_bold || look->is_bold)
		format_set_bold(format);
	if (look->fill) {
		format_set_pattern(format, LXW_PATTERN_SOLID);
		format_set_fg_color(format, look->fill);
	}
	format_set_align(format, is_large ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
}

void
book_set_font(struct book *book)
{
	// The library keeps its default format first in its list, and has no other way to it.
	lxw_format *format = STAILQ_FIRST(book->workbook->formats);
	format_set_font_name(format, FONT_NAME);
	format_set_font_size(format, FONT_SIZE);
	format_set_unlocked(format); // protection is for formulas only
}

// The zone's symbol stands before the number: "● "0.00.
static void
set_number(lxw_format *format, enum style style, enum shade shade)
{
	bool is_marked = style >= STYLE_MARKED && style <= STYLE_MARKED + DECIMAL_PLACES &&
	                 shade >= SHADE_ZONE && shade < SHADE_TOP;
	struct buffer text; // the book's own may be in use
	buffer_init(&text);
	if (is_marked) {
		buffer_add_char(&text, '"');
		buffer_add_text(&text, colour_symbol((enum colour)(shade - SHADE_ZONE)));
		buffer_add_text(&text, " \"");
	}
	buffer_add_text(&text, shapes[style].number);
	buffer_add_char(&text, '\0');
	format_set_num_format(format, text.data);
	buffer_finish(&text);
}

static lxw_format *
format_create(struct book *book, enum style style, enum shade shade, bool is_locked)
{
	const struct shape *shape = &shapes[style];
	lxw_format *format = workbook_add_format(book->workbook);
	if (!format)
		return NULL; // the library's default
	set_look(format, shape, &looks[shade], shade >= SHADE_TOP);
	if (!is_locked)
		format_set_unlocked(format);
	if (shape->number)
		set_number(format, style, shade);
	if (shape->wraps)
		format_set_text_wrap(format);
	if (shape->shrinks)
		format_set_shrink(format);
	if (shape->align)
		format_set_align(format, shape->align);
	if (shape->indent)
		format_set_indent(format, shape->indent);
	if (shape->is_underlined)
		format_set_underline(format, LXW_UNDERLINE_SINGLE);
	if (shape->is_ruled) {
		format_set_bottom(format, LXW_BORDER_THIN);
		format_set_bottom_color(format, RULE);
	}
	return format;
}

static lxw_format *
format_for(struct book *book, enum style style, enum shade shade, bool is_locked)
{
	lxw_format **format = &book->formats[is_locked][style][shade];
	if (!*format)
		*format = format_create(book, style, shade, is_locked);
	return *format;
}

lxw_format *
book_format(struct book *book, enum style style, enum shade shade)
{
	return format_for(book, style, shade, book->is_locking);
}

lxw_format *
book_locked_format(struct book *book, enum style style, enum shade shade)
{
	return format_for(book, style, shade, true);
}

lxw_format *
book_colours(struct book *book, enum shade shade)
{
	lxw_format *format = book->colours[shade];
	if (format)
		return format;
	format = workbook_add_format(book->workbook);
	if (format) {
		format_set_bg_color(format, looks[shade].fill);
		format_set_font_color(format, looks[shade].ink);
		format_set_bold(format);
	}
	book->colours[shade] = format;
	return format;
}

struct text_room
book_room(enum style style, enum shade shade, int width)
{
	const struct shape *shape = &shapes[style];
	return (struct text_room){
		.width = width,
		.indent = shape->indent,
		.font_size = shape->size ? shape->size : looks[shade].size,
		.is_bold = shape->is_bold || looks[shade].is_bold,
	};
}
