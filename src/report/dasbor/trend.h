// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Scores over earlier periods and now: of the institution as a chart with its table, of each unit as a row.
// Scores that were made by another method (past_is_comparable) are never joined by a line.
#ifndef PATUH_REPORT_DASBOR_TREND_H
#define PATUH_REPORT_DASBOR_TREND_H

#include "report/dasbor/part.h"

// Is there an earlier period?
bool trend_is_known(const struct part *part);

void trend_write_section(struct part *part);

#endif
