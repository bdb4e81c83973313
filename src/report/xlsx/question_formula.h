// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// From an answer to what it is worth in the three figures, as formulas (patuh-rubric(5)).
#ifndef PATUH_REPORT_XLSX_QUESTION_FORMULA_H
#define PATUH_REPORT_XLSX_QUESTION_FORMULA_H

#include <stdbool.h>

#include "report/xlsx/tree_cells.h"

// A question in a row of its own: an item, one of its answers, or a group with a direct value.
struct question {
	const struct rubric_node *node;
	uint32_t row;
	bool is_direct; // the answer is a number from 0 to the best score
	bool is_all;    // the only answer of an item that is full or nothing
};

// Whether it is scored, in the words of the report.
struct str question_state(const struct tree *tree, const struct question *question);
struct str question_ratio(const struct tree *tree, const struct question *question,
                          enum figure figure);

// Is the answer one that the scale takes? For the answer cells' validation too.
struct str question_is_valid(const struct tree *tree, const struct question *question);

#endif
