// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The follow-up of the gaps: how many actions there are, and a row for each, the overdue ones first, then those due
// soon. Names are those of the action, since its unit need not be part of this audit.
#ifndef PATUH_REPORT_DASBOR_FOLLOW_UP_H
#define PATUH_REPORT_DASBOR_FOLLOW_UP_H

#include "report/dasbor/part.h"

// Is any kept?
bool follow_up_is_known(const struct part *part);

void follow_up_write(struct part *part);

#endif
