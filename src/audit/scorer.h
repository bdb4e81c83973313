// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What the two halves of the scorer share: answer.c makes leaves of answers, score.c makes a tree of
// leaves. Private to audit/.
#ifndef PATUH_AUDIT_SCORER_H
#define PATUH_AUDIT_SCORER_H

#include "audit/score.h"

struct scorer {
	struct arena *arena;
	struct diags *diags;
	const struct rubric *rubric;
	const struct unit *unit;
	const struct score_options *options;
	struct object_result *object; // being scored
	struct node_result *nodes;    // of that object
	size_t column;                // of the unit's answers
};

// Least, greatest, mean or "all" of ratios that are handed over one by one.
struct merge {
	struct exact sum, least, most;
	int64_t count;
};

#define MERGE_EMPTY ((struct merge){EXACT_ZERO, EXACT_ZERO, EXACT_ZERO, 0})

void merge_add(struct arena *arena, struct merge *merge, struct exact ratio);

// What the ratios come to; it does not count where there were none.
struct node_figure merge_finish(struct arena *arena, const struct merge *merge, enum combine how);

// A figure that counts, with that ratio.
struct node_figure figure_counting(struct exact ratio);

// A figure of a group out of those of its children, which scorer->nodes has.
struct node_figure scorer_combine(const struct scorer *scorer, const struct rubric_node *group,
                                  enum figure figure);

// Scores an item, or a group with a direct value (entry), and covers all below it.
void scorer_score_leaf(const struct scorer *scorer, const struct rubric_node *node,
                       const struct entry *entry);

#endif
