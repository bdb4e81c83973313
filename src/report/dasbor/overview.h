// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The verdict at a glance: score and zone of the institution, the three figures, its opinions, and how many
// units stand in each zone.
#ifndef PATUH_REPORT_DASBOR_OVERVIEW_H
#define PATUH_REPORT_DASBOR_OVERVIEW_H

#include "report/dasbor/part.h"

void overview_write(struct part *part);

// The three figures beside the floors of their zones, and the opinions: those of the institution or a unit.
void overview_write_figures(struct part *part, enum tier tier,
                            const struct verdict verdicts[FIGURE_COUNT]);
void overview_write_opinions(struct part *part, const struct outcome *const *outcomes);

// The figures of the floors, as they stand under or above bars.
void overview_write_floors(struct part *part, enum tier tier);

#endif
