// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Where everything stands in a live workbook, known before anything is written, so that any formula
// can refer to any cell. Rows and columns count from 0.
#ifndef PATUH_REPORT_XLSX_LAYOUT_H
#define PATUH_REPORT_XLSX_LAYOUT_H

#include "audit/assessment.h"
#include "report/xlsx/formula.h"

struct arena;

// The columns of a unit's sheet, as far as the first of them is shown (where products are scored).
enum unit_column {
	UNIT_PRODUCT,
	UNIT_ITEM,
	UNIT_ANSWER, // for the user to change, as the next three
	UNIT_NOT_APPLICABLE,
	UNIT_STATUS,
	UNIT_PROOF, // is the evidence asked for there and valid?
	UNIT_STATE,
	UNIT_WEIGHT,
	UNIT_RATIO, // one for each figure
	UNIT_SHARE = UNIT_RATIO + FIGURE_COUNT,
	UNIT_POINTS,
	UNIT_LOST,
	UNIT_NOTE,
	UNIT_ID,     // hidden from here on
	UNIT_PARENT, // id of the group above
	UNIT_DIVISOR, // of the mean, one for each figure; in rows of scores the number of the zone's band
	UNIT_COLUMN_COUNT = UNIT_DIVISOR + FIGURE_COUNT
};

// An object (a product, or the unit itself) on its unit's sheet.
struct object_layout {
	const struct object_result *object;
	uint32_t score;       // row of its scores, above the tree
	const uint32_t *rows; // of its nodes; 0 where a direct value stands for the node
	uint32_t caps;        // row of the rubric's first cap
	uint32_t opinions;    // row of the first opinion
};

struct unit_layout {
	const struct unit_result *result;
	struct str sheet;
	uint16_t left;        // number of the column UNIT_ITEM
	uint32_t figures;     // row of the first figure
	uint32_t scores;      // row of the first object's scores
	uint32_t head;        // row of the tree's head
	uint32_t first, last; // rows of the tree
	const struct object_layout *objects;
};

// The figures of the rubric on its sheet.
struct rubric_layout {
	struct str sheet;
	uint32_t top;               // row of the best score, in RUBRIC_VALUE
	uint32_t zones[TIER_COUNT]; // row of the best band
	const uint32_t *scales;     // for each node, the row of its scale; 0 for groups
};

enum rubric_column {
	RUBRIC_LABEL,
	RUBRIC_ID,    // category, of zones
	RUBRIC_VALUE, // floor, of zones; base, in a scale's first row
	RUBRIC_RATIO, // band in the units' table, of zones; best, in a scale's first row
	RUBRIC_WORDS, // predicate, of zones
};

// The objects, nodes, caps and opinions of a unit, from its first row to its last. The layout lives in
// the arena.
struct unit_layout unit_layout_for(struct arena *arena, const struct rubric *rubric,
                                   const struct unit_result *result, struct str sheet);

// Does an item's answer stand in rows of its own, one for each product or respondent?
bool is_answered_below(const struct node_result *result);

// A cell or cells of a unit's sheet in a column, from it or, where is_inside, as its own.
struct span unit_span(const struct unit_layout *unit, enum unit_column column, uint32_t first,
                      uint32_t last);
struct span unit_cell(const struct unit_layout *unit, enum unit_column column, uint32_t row);

// The same from another sheet.
struct span outside(const struct unit_layout *unit, struct span span);

// The best score, as a reference.
struct str top_cell(struct arena *arena, const struct rubric_layout *figures);

// The rows of a tier's zones in a column of the rubric's sheet.
struct span zone_span(const struct rubric_layout *layout, const struct rubric *rubric,
                      enum tier tier, enum rubric_column column);

// The rows below the first of a node's scale: its levels, steps, or lowest and highest answer.
struct span scale_span(const struct rubric_layout *layout, const struct rubric_node *node,
                       enum rubric_column column);

// How many rows of that kind a scale has.
uint32_t scale_row_count(const struct scale *scale);

#endif
