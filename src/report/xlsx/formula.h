// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The text of formulas: references to cells, numbers, and patterns that put them together. Only what
// Excel 2010, LibreOffice and WPS all know is used, and nothing whose meaning hangs on the locale: no
// criteria in quotes, a point in every number.
#ifndef PATUH_REPORT_XLSX_FORMULA_H
#define PATUH_REPORT_XLSX_FORMULA_H

#include <stddef.h>
#include <stdint.h>

#include "base/compiler.h"
#include "base/exact.h"
#include "base/str.h"

struct arena;

// Cells of a column, from `first` to `last` (rows and columns from 0).
struct span {
	struct str sheet; // empty: the sheet on which the formula stands
	uint16_t column;
	uint32_t first, last;
};

// No cell, where one is the target of a link.
#define SPAN_NONE ((struct span){.sheet = {NULL, 0}})

// A reference as text in the arena: to the first cell (B5), to all of them (B5:B9). On another sheet
// it is absolute ('Rubrik'!$B$5).
struct str formula_cell(struct arena *arena, struct span span);
struct str formula_span(struct arena *arena, struct span span);

// The first cell as the target of a link, as libxlsxwriter wants it: internal:'Rubrik'!B5.
struct str formula_link(struct arena *arena, struct span span);

// Text between quotes, as a formula states it.
struct str formula_text(struct arena *arena, struct str text);

// A number without loss: 0.5, or (1/9) where it is no decimal.
struct str formula_number(struct arena *arena, struct exact number);
struct str formula_count(struct arena *arena, size_t number);

// The pattern with {0}, {1} … replaced by the parts, in the arena, NUL-terminated.
struct str formula_fill(struct arena *arena, const char *pattern, size_t count,
                        const struct str parts[]);

#define FORMULA(arena, pattern, ...)                                                    \
	formula_fill((arena), (pattern), COUNT_OF(((const struct str[]){__VA_ARGS__})), \
	             (const struct str[]){__VA_ARGS__})

#endif
