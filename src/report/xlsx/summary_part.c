// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/summary_part.h"

static uint16_t
place_of(const struct summary_layout *layout, enum summary_column column)
{
	bool is_shifted = column > SUMMARY_CATEGORY && !layout->has_categories;
	return (uint16_t)((size_t)column - is_shifted);
}

struct span
summary_span(const struct summary *summary, enum summary_column column, uint32_t first,
             uint32_t last)
{
	return (struct span){
		.column = place_of(&summary->layout, column), .first = first, .last = last};
}

struct span
summary_figure(const struct summary_layout *layout, enum figure figure, uint32_t row)
{
	enum summary_column column = (enum summary_column)(SUMMARY_FIGURE + (unsigned)figure);
	return (struct span){layout->sheet, place_of(layout, column), row, row};
}

struct span
summary_zone(const struct summary_layout *layout, uint32_t row)
{
	return (struct span){layout->sheet, place_of(layout, SUMMARY_ZONE), row, row};
}

struct str
summary_at(const struct summary *summary, enum summary_column column, uint32_t row)
{
	return formula_cell(summary->grading.arena, summary_span(summary, column, row, row));
}
