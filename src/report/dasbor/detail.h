// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// A unit in full: its figures and opinions, and each of its objects down to every item, with what was
// answered and how the figure came about.
#ifndef PATUH_REPORT_DASBOR_DETAIL_H
#define PATUH_REPORT_DASBOR_DETAIL_H

#include "report/dasbor/part.h"

// The unit that is `unit` in the order of reading. part->assessment is not looked at.
void detail_write_unit(struct part *part, const struct unit_result *result, size_t unit);

#endif
