// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The five gaps that cost a unit the most points of its score, with what mends and what proves it; and
// an empty table to agree on who does so, and until when.
#ifndef PATUH_REPORT_RAPOR_GAPS_H
#define PATUH_REPORT_RAPOR_GAPS_H

#include "audit/score.h"
#include "report/page.h"

// An item that several products lose points at is one gap. Tight: in rows of fewer lines, since much
// else is on the page.
void rapor_write_gaps(struct page *page, const struct unit_result *result, bool is_tight);

#endif
