// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What the run found in rubric and evidence that does not forbid a result.
#ifndef PATUH_REPORT_DASBOR_FINDINGS_H
#define PATUH_REPORT_DASBOR_FINDINGS_H

#include "report/dasbor/part.h"

void findings_write(struct part *part);

#endif
