// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What the two ways of merging frontiers share. Private to frontier*.c.
#ifndef PATUH_AUDIT_FRONTIER_SIDE_H
#define PATUH_AUDIT_FRONTIER_SIDE_H

#include "audit/frontier.h"

// One part of a merge: the points that are looked at, whose `left` is their index in the frontier.
struct side {
	size_t count;
	struct point *points;
};

// The best sums of two sides by way of a grid with a cell for every cost, or every value, that can
// come up. False where that would not be less work than merging lists: the grid has to be small and
// the amounts ticks, of which only the best are wanted.
bool grid_merge(const struct frontier_shop *shop, const struct yardstick *measure,
                const struct side *a, const struct side *b, struct frontier *merged);

#endif
