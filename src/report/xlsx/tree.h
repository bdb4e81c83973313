// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The rows of an object on its unit's sheet: its nodes, the answers below them, the caps on its
// verdict and its opinions. Answers are for the user to change; all else follows from them.
#ifndef PATUH_REPORT_XLSX_TREE_H
#define PATUH_REPORT_XLSX_TREE_H

#include "report/xlsx/node_formula.h"
#include "report/xlsx/sheet.h"

// Writes the rows where tree->object has them.
void tree_write(struct sheet *sheet, const struct tree *tree);

#endif
