// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The words of which the formulas of an object's tree are made: its cells, and the report's words for
// states, between quotes.
#ifndef PATUH_REPORT_XLSX_TREE_CELLS_H
#define PATUH_REPORT_XLSX_TREE_CELLS_H

#include "base/lang.h"
#include "report/xlsx/layout.h"

// The object whose formulas are written, and where they stand.
struct tree {
	struct arena *arena; // of the texts
	enum lang lang;
	const struct rubric *rubric;
	const struct rubric_layout *figures;
	const struct unit_layout *unit;
	const struct object_layout *object;
	enum figure counted;
};

// A cell, or cells below each other, of a column; the column of a figure's ratio.
struct str tree_cell(const struct tree *tree, enum unit_column column, uint32_t row);
struct str tree_span(const struct tree *tree, enum unit_column column, uint32_t first,
                     uint32_t last);
enum unit_column ratio_column(enum figure figure);

struct str tree_text(const struct tree *tree, const char *text);
struct str tree_state(const struct tree *tree, enum node_state state);

// The state of what is not answered.
struct str tree_open_state(const struct tree *tree);

#endif
