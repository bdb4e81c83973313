// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The heat map: what each unit reaches in each group of the rubric, in percent, and where it is weakest. The
// same figures as on the workbook's sheet.
#ifndef PATUH_REPORT_DASBOR_HEATMAP_H
#define PATUH_REPORT_DASBOR_HEATMAP_H

#include "report/dasbor/part.h"

struct heatmap {
	const struct report *report;
	size_t node_count;
	const size_t *nodes; // those that are shown
	size_t count, capacity;
	const struct node_ratio **units; // for each unit, one for each node
};

void heatmap_begin(struct heatmap *heatmap, const struct report *report);

// Copies what a unit reaches to the report's arena. passing: what is let go of with the unit.
void heatmap_collect(struct heatmap *heatmap, struct arena *passing,
                     const struct unit_result *result);

void heatmap_write(struct part *part, const struct heatmap *heatmap);

#endif
