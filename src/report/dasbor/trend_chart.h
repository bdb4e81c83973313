// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// A line over periods in a picture that stretches: positions are percentages, so text keeps its size.
#ifndef PATUH_REPORT_DASBOR_TREND_CHART_H
#define PATUH_REPORT_DASBOR_TREND_CHART_H

#include "report/dasbor/part.h"

// A score of one period.
struct trend_point {
	bool has_score;
	bool is_placed; // its best score is known, so it has a place in the picture
	bool is_joined; // by the method of the point before
	bool is_break;  // by another one
	bool is_now;    // by the method of today, whose floors apply
	struct decimal score;
	int places;
	enum colour colour;
	struct exact percent; // of the best score of its time
	struct str period;
};

// The line alone, for a row of a table that says the same.
void trend_draw_spark(struct part *part, size_t count, const struct trend_point points[]);

// With the floors of today's zones, figures, and marks where the method changed.
void trend_draw_chart(struct part *part, size_t count, const struct trend_point points[]);

// The score as it is read.
void trend_write_score(struct part *part, const struct trend_point *point);

#endif
