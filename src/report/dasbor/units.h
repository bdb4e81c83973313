// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The units as bars beside the floors of the zones, the best first, and groups of units.
#ifndef PATUH_REPORT_DASBOR_UNITS_H
#define PATUH_REPORT_DASBOR_UNITS_H

#include "report/dasbor/part.h"

void units_write(struct part *part);

#endif
