// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What can be had for what: a line of steps from the score as it is to the best there is, over the floors
// of the zones. It stretches as the line of trend_chart.h does; a table beside it says the same.
#ifndef PATUH_REPORT_DASBOR_CURVE_H
#define PATUH_REPORT_DASBOR_CURVE_H

#include "audit/plan.h"
#include "report/dasbor/part.h"

// A cost, and the best score for it.
struct curve_point {
	struct exact cost;
	struct verdict verdict;
	bool is_mark; // the first, the last, or the cheapest in its zone: has room for its cost
};

// Points of a trade-off of the institution, at most about CURVE_POINTS of them, in the page's arena: the
// first, the last, the cheapest of each zone, and others evenly.
enum {
	CURVE_POINTS = 60
};
size_t curve_choose(struct part *part, const struct plan_curve *curve, struct curve_point **points);

// The picture of two points or more.
void curve_draw(struct part *part, size_t count, const struct curve_point points[]);

#endif
