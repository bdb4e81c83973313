// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What a unit reached in each group below the root: the exact mean of the group's ratio over the unit's
// objects, as a percentage and a bar.
#ifndef PATUH_REPORT_RAPOR_GROUPS_H
#define PATUH_REPORT_RAPOR_GROUPS_H

#include "audit/score.h"
#include "report/page.h"

// The children of the root (where it has a single group, those of that group), each group of groups
// followed by its own children as long as all fit. Of more than twelve children the weakest twelve.
// Returns how many rows that makes.
size_t rapor_write_groups(struct page *page, const struct unit_result *result);

#endif
