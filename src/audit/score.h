// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// From a unit's answers to its scores: exact, and with every term kept, so that a report can show
// how each figure came about. Pure: reads no file and no clock. Rule: patuh-rubric(5).
#ifndef PATUH_AUDIT_SCORE_H
#define PATUH_AUDIT_SCORE_H

#include <stdbool.h>
#include <stddef.h>

#include "audit/condition.h"
#include "audit/figure.h"
#include "base/date.h"
#include "model/evidence.h"

// The version of the arithmetic, written into every result. See SCORING.md.
enum {
	SCORING_MODEL = 1
};

enum node_state {
	NODE_STATE_SCORED,
	NODE_STATE_UNANSWERED,     // counts as zero
	NODE_STATE_EXCLUDED,       // unanswered, and does not count
	NODE_STATE_NOT_APPLICABLE, // does not count
	NODE_STATE_COVERED,        // a direct value above stands for it
	NODE_STATE_COUNT
};

extern const char *const node_state_names[NODE_STATE_COUNT];

// What a node gives in one of the figures.
struct node_figure {
	bool counts;
	struct exact ratio;   // 0..1, where it counts
	struct exact divisor; // groups with the mean: what the weighted sum was divided by
};

// One of the answers of an item that has several.
struct instance_result {
	enum node_state state;
	const struct entry *entry;     // NULL where there is none
	const struct product *product; // where the item is answered per product
	bool is_verified;
	struct node_figure figures[FIGURE_COUNT];
};

struct node_result {
	enum node_state state;
	bool is_leaf;              // an item, or a group with a direct value
	bool is_verified;          // leaves with an answer: all that were given are verified
	const struct entry *entry; // leaves with one answer; NULL where there is none
	size_t instance_count;     // items with several answers; else 0
	const struct instance_result *instances;
	struct node_figure figures[FIGURE_COUNT];
	// Of the figure that counts: the part of the object's score that hangs on this node, what
	// it adds, and what it could still add. points + lost = share. Where has_points.
	bool has_points;
	struct exact share, points, lost;
};

struct object_result {
	struct str id, name;
	const struct product *product; // NULL: the unit itself
	struct verdict verdicts[FIGURE_COUNT];
	struct str capped_by; // reasons of the caps that changed the counted verdict; empty: none
	const struct node_result *nodes;       // one for each node of the rubric
	const struct outcome *const *opinions; // one for each opinion of the rubric
	size_t leaf_count, answered_count; // answers wanted and given, without what does not apply
};

struct unit_result {
	const struct unit *unit;
	struct verdict verdicts[FIGURE_COUNT];
	size_t object_count;
	const struct object_result *objects;
	const struct node_ratio *means; // of each node over the objects; NULL without opinions
	const struct outcome *const *opinions;
};

struct score_options {
	struct date as_of;   // the day on which evidence must be valid
	enum figure counted; // which figure is "the score"
};

// Scores a unit. The result lives in the arena. Reports unanswered items that the rubric refuses,
// evidence that does not prove, and answers that a direct value makes useless.
const struct unit_result *score_unit(struct arena *arena, struct diags *diags,
                                     const struct rubric *rubric, const struct unit *unit,
                                     const struct score_options *options);

// What every node of an object reached in one of the figures, in the arena.
const struct node_ratio *object_ratios(struct arena *arena, const struct rubric *rubric,
                                       const struct object_result *object, enum figure figure);

// What a unit reached at a node in one of the figures: the mean over the objects in which it counts.
struct node_ratio unit_ratio(struct arena *arena, const struct unit_result *unit, size_t node,
                             enum figure figure);

// How many answers of a unit were given or wanted, whichever are more: what a report has to show of it.
size_t unit_answer_count(const struct unit_result *unit);

// How much of the rubric's weight is assumed, in percent.
struct exact score_assumed_weight(struct arena *arena, const struct rubric *rubric);

#endif
