// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What the parts of a unit's sheet share: the unit under way, references to its cells, and the cells
// that show a verdict. Private to unit.c and unit_scores.c.
#ifndef PATUH_REPORT_XLSX_UNIT_WRITER_H
#define PATUH_REPORT_XLSX_UNIT_WRITER_H

#include "report/xlsx/live.h"
#include "report/xlsx/score_formula.h"

struct unit_writer {
	struct sheet *sheet;
	struct book *book;
	const struct unit_layout *unit;
	struct grading grading; // its texts last for a row
	enum figure counted;
	bool is_itself; // the unit is scored as one object
};

// A cell of the unit's sheet; the same in one of three columns, one for each figure.
struct str unit_at(const struct unit_writer *writer, enum unit_column column, uint32_t row);
struct str unit_figure_at(const struct unit_writer *writer, enum unit_column first,
                          enum figure figure, uint32_t row);

// Empty cells from a column to the one before another.
void put_blanks(const struct unit_writer *writer, enum unit_column from, enum unit_column to);

// The style of a tier's scores.
enum style score_style(const struct rubric *rubric, enum tier tier);

// The zone, category or predicate that the band in another cell stands for.
void put_zone_words(const struct unit_writer *writer, enum tier tier, enum rubric_column column,
                    struct str band, const struct verdict *verdict);

// The number of the verdict's band.
struct value band_value(const struct rubric *rubric, enum tier tier, const struct verdict *verdict);

// Does any cap of the rubric limit the zone?
bool has_zone_caps(const struct rubric *rubric);

// The scores of the unit's objects, a row each.
void unit_scores_write(const struct unit_writer *writer);

#endif
