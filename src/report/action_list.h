// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Actions as a list for people and for programs (patuh-action(1)). It chooses and computes nothing.
#ifndef PATUH_REPORT_ACTION_LIST_H
#define PATUH_REPORT_ACTION_LIST_H

#include "base/lang.h"
#include "model/action.h"
#include "report/table_format.h"

struct arena;
struct buffer;

struct action_page {
	const struct follow_up *follow_up;
	size_t change_count;
	const struct action_change *changes; // of the actions on the page
};

// How many actions are urgent in each way, and of the open ones under way; those of the page.
struct action_counts {
	size_t by_progress[PROGRESS_COUNT];
	size_t by_urgency[URGENCY_COUNT];
};

struct action_counts action_counts_of(const struct follow_up *follow_up);

// "▲ terlambat", "◆ segera", "✓ selesai", "– batal"; "" where nothing is to be remarked.
const char *action_remark(const struct action *action, enum lang lang);

void action_list_write(struct arena *arena, struct buffer *out, const struct action_page *page,
                       enum table_format format, enum lang lang);

#endif
