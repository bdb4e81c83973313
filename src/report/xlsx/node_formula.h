// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// From the answers of an object to the ratio and the points of each of its nodes, as formulas: the
// arithmetic of patuh-rubric(5) once more, over cells. Doubles carry it; scores are cleaned of their
// noise before they are rounded (score_formula.h).
#ifndef PATUH_REPORT_XLSX_NODE_FORMULA_H
#define PATUH_REPORT_XLSX_NODE_FORMULA_H

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

// A question in a row of its own: an item, one of its answers, or a group with a direct value.
struct question {
	const struct rubric_node *node;
	uint32_t row;
	bool is_direct; // the answer is a number from 0 to the best score
};

// Whether it is scored, in the words of the report.
struct str question_state(const struct tree *tree, const struct question *question);
struct str question_ratio(const struct tree *tree, const struct question *question,
                          enum figure figure);

// Is the answer one that the scale takes? For the answer cells' validation too.
struct str question_is_valid(const struct tree *tree, const struct question *question);

// Of an item whose `count` answers stand in the rows below its own.
struct str item_state(const struct tree *tree, uint32_t row, size_t count);
struct str item_ratio(const struct tree *tree, const struct rubric_node *item, uint32_t row,
                      size_t count, enum figure figure);

// How many of those answers there are: 3 dari 4 jawaban.
struct str item_answer(const struct tree *tree, uint32_t row, size_t count);

// Of a group. The ratio is empty where the formula cannot be written.
struct str group_state(const struct tree *tree, const struct rubric_node *group);
struct str group_ratio(const struct tree *tree, const struct rubric_node *group,
                       enum figure figure);

// What the mean of a group is divided by; empty where it is none.
struct str group_divisor(const struct tree *tree, const struct rubric_node *group,
                         enum figure figure);

// The part of the object's score that hangs on a node, what it adds, and what it could still add.
struct str node_share(const struct tree *tree, const struct rubric_node *node);
struct str node_points(const struct tree *tree, const struct rubric_node *node);
struct str node_lost(const struct tree *tree, const struct rubric_node *node);

#endif
