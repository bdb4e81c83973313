// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The register of evidence: a row for each file or address that was cited, and for each piece that is
// asked for and not there, with what it proves on the reference date. Values only; names of files
// are text, never links.
#ifndef PATUH_REPORT_XLSX_REGISTER_H
#define PATUH_REPORT_XLSX_REGISTER_H

#include "audit/assessment.h"
#include "report/xlsx/sheet.h"

// Adds the sheet to the book. False where it cannot be made (reported).
bool register_open(struct sheet *sheet, struct book *book);

// Writes its title, which counts the evidence of the units that are to come, and its head. Where they are
// not known yet there are none, and nothing is counted.
void register_begin(struct sheet *sheet, size_t count, const struct unit_result *const units[]);

// Writes the evidence of a unit. Items that do not apply want none, nor do those that a direct value
// stands for.
void register_write(struct sheet *sheet, const struct unit_result *unit);

// After the last unit.
void register_finish(struct sheet *sheet);

#endif
