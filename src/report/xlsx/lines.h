// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// How many lines a text takes in a cell. Not every program that opens a workbook fits the height of
// its rows to the text, so the report states it.
#ifndef PATUH_REPORT_XLSX_LINES_H
#define PATUH_REPORT_XLSX_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

// A place for text: a cell's width in Excel's unit (a digit of its default font), levels of
// indentation, and the letters (Arial).
struct text_room {
	int width, indent, font_size;
	bool is_bold;
};

// The number of lines, broken after spaces and hyphens and, where a word is wider than the
// room, within it. >= 1.
size_t lines_for(struct str text, const struct text_room *room);

// The height of a row with that many lines, in points.
size_t line_heights(size_t lines, int font_size);

#endif
