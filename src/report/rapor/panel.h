// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The upper part of a page, for a unit as for the institution: who it is, its score and zone, and the
// three figures over the zones.
#ifndef PATUH_REPORT_RAPOR_PANEL_H
#define PATUH_REPORT_RAPOR_PANEL_H

#include "audit/score.h"
#include "report/page.h"

// Kind and name of what was scored, `facts` about it (HTML), and the score that counts.
void rapor_write_panel(struct page *page, enum word kind, struct str name, struct str facts,
                       const struct verdict *verdict);

// The first opinions of the rubric, an <li> each. Returns how many.
size_t rapor_write_opinions(struct page *page, const struct outcome *const *outcomes);

// The three figures, side by side with their bars.
void rapor_write_figures(struct page *page, const struct verdict verdicts[FIGURE_COUNT]);

#endif
