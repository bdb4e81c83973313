// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The rows of an object on its unit's sheet: its nodes, the answers below them, the caps on its
// verdict and its opinions. Answers are for the user to change; all else follows from them.
#ifndef PATUH_REPORT_XLSX_TREE_H
#define PATUH_REPORT_XLSX_TREE_H

#include "report/xlsx/sheet.h"
#include "report/xlsx/tree_cells.h"

// Writes the rows where tree->object has them.
void tree_write(struct sheet *sheet, const struct tree *tree);

// Its last rows: caps and opinions. Called by tree_write.
void tree_verdict_write(struct sheet *sheet, const struct tree *tree);

#endif
