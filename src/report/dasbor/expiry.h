// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Evidence whose last day has passed or is near (attachment_last_day), unless newer evidence of the same kind
// stands beside it: what a unit has to renew, and for how many items.
#ifndef PATUH_REPORT_DASBOR_EXPIRY_H
#define PATUH_REPORT_DASBOR_EXPIRY_H

#include "report/dasbor/part.h"

// An attachment of one answer; the texts last as long as the report.
struct expiring {
	size_t unit; // in the order of reading
	struct date last;
	struct str source, label; // file or address; what it is for, or empty
	const struct rubric_node *node;
	size_t order; // of being seen
};

struct expiry {
	const struct report *report;
	struct date horizon; // the last day that is looked at
	size_t unit_count;   // seen
	size_t count, capacity;
	struct expiring *items;
};

void expiry_begin(struct expiry *expiry, const struct report *report);

// Copies what runs out in a unit, the next in the order of reading. Evidence of answers that are missing or
// rejected proves nothing anyway, and is left out.
void expiry_collect(struct expiry *expiry, const struct unit *unit);

void expiry_write(struct part *part, struct expiry *expiry);

#endif
