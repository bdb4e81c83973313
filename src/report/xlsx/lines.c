// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/lines.h"

#include "base/utf8.h"

// The unit below is a thousandth of the font's size, as in the published metrics of Helvetica, which
// Arial shares.
static long
letter_width(unsigned long code)
{
	static const short widths['~' - ' ' + 1] = {
		278,  278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278,
		278, //  !"#
		556,  556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584,
		556,                                                                        // 0123
		1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, // @ABC
		778,  667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278,
		469, // OPQR
		556,  333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833,
		556, // _`ab
		556,  556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334,
		584, // opqr
	};
	enum {
		OTHER = 600,
		WIDE = 1000
	};
	if (code >= ' ' && code <= '~')
		return widths[code - ' '];
	return code < 0x2000 ? OTHER : WIDE;
}

// At 96 dots an inch a digit of Excel's default font is 7 dots wide, a point is 4/3 of a dot. What
// lies between the text and the cell's edges, and between one program and the next, is taken off.
static long
width_of(const struct text_room *room)
{
	enum {
		DIGIT = 7,
		EDGES = 4,
		INDENT = 11,
		BOLD_PERCENT = 108
	};
	long dots = (long)room->width * DIGIT - EDGES - (long)room->indent * INDENT;
	long width = dots * 750 / room->font_size;
	return room->is_bold ? width * 100 / BOLD_PERCENT : width;
}

size_t
lines_for(struct str text, const struct text_room *room)
{
	long width = width_of(room), used = 0, word = 0;
	size_t lines = 1;
	for (size_t at = 0; at < text.len;) {
		unsigned long code = utf8_next(text, &at);
		if (code == '\n') {
			lines++;
			used = word = 0;
			continue;
		}
		word += letter_width(code);
		// A space may stand out of the room; it is not seen.
		if (used + word > width && used > 0 && code != ' ') {
			lines++;
			used = 0;
		}
		if (word > width && code != ' ') {
			lines++;
			word = letter_width(code);
		}
		if (code == ' ' || code == '-') {
			used += word;
			word = 0;
		}
	}
	return lines;
}

size_t
line_heights(size_t lines, int font_size)
{
	enum {
		EDGES = 3,
		TALLEST = 409
	}; // Excel's
	size_t height = lines * (size_t)font_size * 13 / 10 + EDGES;
	return height < TALLEST ? height : TALLEST;
}
