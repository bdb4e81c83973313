// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The heat map: what each unit reaches in each group of the rubric, and where it is weakest. What a
// unit reaches is the mean over its objects; the opinions of units and of the institution are judged
// on it (patuh-rubric(5)).
#ifndef PATUH_REPORT_XLSX_HEAT_H
#define PATUH_REPORT_XLSX_HEAT_H

#include "report/xlsx/layout.h"
#include "report/xlsx/sheet.h"

// The first column of the nodes; number and name of the unit stand before it.
enum {
	HEAT_NODES = 2
};

struct heat_layout {
	struct str sheet;
	size_t shown_count,
		node_count; // of nodes: those that are shown, then those for opinions only
	const size_t *nodes;
	uint32_t first, institution; // rows of the units and of the institution
	const uint32_t *places;      // of each unit below `first`, in the order they were added
};

// What the units reach, collected while they pass by.
struct heat {
	struct book *book;
	struct heat_layout layout;
	size_t count, capacity;
	const struct node_ratio **units; // for each unit, one for each of the layout's nodes
	struct sheet sheet;
};

// Chooses the nodes: those below the root, or below its only child, and those that opinions ask for.
void heat_begin(struct heat *heat, struct book *book);

// Copies what a unit reaches to the report's arena.
void heat_collect(struct heat *heat, const struct unit_result *result);

// Adds the sheet to the book. False where it cannot be made (reported).
bool heat_open(struct heat *heat);

// Places its rows, the best unit first.
void heat_place(struct heat *heat, const struct assessment *assessment);

// units: the layouts of the units' sheets in the order they were added; NULL where there are none.
void heat_write(struct heat *heat, const struct assessment *assessment,
                const struct unit_layout *const units[]);

// The column `count` columns after those of the nodes that are shown.
uint16_t heat_column_after(const struct heat_layout *layout, size_t count);

// The cell of an opinion on a unit, or on the institution.
struct span heat_opinion(const struct heat_layout *heat, size_t opinion, size_t number);
struct span heat_institution_opinion(const struct heat_layout *heat, size_t opinion);

#endif
