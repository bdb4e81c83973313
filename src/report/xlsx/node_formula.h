// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// From the ratios of leaves to the ratio and the points of every node of an object, as formulas: the
// arithmetic of patuh-rubric(5) once more, over cells. Doubles carry it; scores are cleaned of their
// noise before they are rounded (score_formula.h).
#ifndef PATUH_REPORT_XLSX_NODE_FORMULA_H
#define PATUH_REPORT_XLSX_NODE_FORMULA_H

#include "report/xlsx/tree_cells.h"

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
