// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The table of the answers that items take, with the value and the ratio of each: drop-downs choose
// from it, and formulas look answers up in it. It stands below the tree on the rubric's sheet.
#ifndef PATUH_REPORT_XLSX_CHOICES_H
#define PATUH_REPORT_XLSX_CHOICES_H

#include <stdint.h>

#include "report/xlsx/sheet.h"

// Writes the scale of every item; rows[n] becomes the first row of that of node n.
void choices_write(struct sheet *sheet, uint32_t rows[]);

// How a level is called in the cells: its label, or its id where another level has the same label.
struct str choice_text(const struct scale *scale, const struct scale_level *level, enum lang lang);

#endif
