// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The page of the institution, ahead of those of its units: its score and figures, and all units from
// the best down.
#ifndef PATUH_REPORT_RAPOR_SUMMARY_H
#define PATUH_REPORT_RAPOR_SUMMARY_H

#include "audit/assessment.h"
#include "report/page.h"

// Is there a page for the institution? Not for a single unit, nor for more units than a page has lines.
bool rapor_has_summary(const struct assessment *assessment);

void rapor_write_summary(struct page *page, const struct assessment *assessment);

#endif
