// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The action plan: a row for each gap, for the user to say who does what until when. Nothing on it but the
// remarks is a formula, and those look at their own row only, so that rows may be sorted and the sheet
// needs no protection. Hidden columns say which answer a row is about.
#ifndef PATUH_REPORT_XLSX_ACTIONS_H
#define PATUH_REPORT_XLSX_ACTIONS_H

#include "report/xlsx/gaps.h"

// Adds the sheet to the book. False where it cannot be made (reported).
bool actions_open(struct sheet *sheet, struct book *book);

// Writes it, after the gaps, in their order.
void actions_write(struct sheet *sheet, const struct gaps *gaps,
                   const struct assessment *assessment);

#endif
