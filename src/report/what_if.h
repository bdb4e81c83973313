// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// How reports for readers tell that answers were put in the place of the evidence's. Private to
// report/.
#ifndef PATUH_REPORT_WHAT_IF_H
#define PATUH_REPORT_WHAT_IF_H

#include "report/report.h"

// "What if: 2 answers replaced; institution 64.11 Yellow → 66.02 Yellow", on one line without its end.
void what_if_write_line(struct buffer *out, const struct report *report,
                        const struct assessment *after);

// That line, the units whose score changes, and the answers, for a terminal.
void what_if_write(const struct report *report, const struct assessment *after);

#endif
