// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The workbook of `patuh diff` (patuh-diff(1)): a change and its parts as a table, with a chart
// of stacked columns. The parts are added once more by a formula.
#ifndef PATUH_REPORT_XLSX_CHANGE_BOOK_H
#define PATUH_REPORT_XLSX_CHANGE_BOOK_H

#include "report/change_text.h"
#include "report/xlsx/book.h"

// Writes the workbook. Reports what goes wrong.
void change_book_write(const struct book_file *file, const struct change_report *report);

#endif
