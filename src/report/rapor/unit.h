// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The page of a unit, between its head and its foot: where it stands, what its score is made of, what
// costs most, and a table to agree on what is done about it.
#ifndef PATUH_REPORT_RAPOR_UNIT_H
#define PATUH_REPORT_RAPOR_UNIT_H

#include "audit/score.h"
#include "report/page.h"

void rapor_write_unit(struct page *page, const struct unit_result *result);

#endif
