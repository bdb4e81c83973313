// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Why a score changed from one assessment to a later one: everything is scored again after each of
// the steps that lead from the one to the other (audit/blend.h), and what a step adds to the
// printed score is the part of its cause. So the parts add up to the change exactly, rounding and
// caps included (patuh-diff(1)).
#ifndef PATUH_AUDIT_CHANGE_H
#define PATUH_AUDIT_CHANGE_H

#include "audit/moment.h"
#include "audit/score.h"

enum cause {
	CAUSE_COVERAGE, // units or products came or went, or weigh otherwise
	CAUSE_RUBRIC,   // the same answers under another rubric
	CAUSE_NA,       // what applies
	CAUSE_ANSWER,
	CAUSE_EVIDENCE, // verification, and what expired
	CAUSE_COUNT
};

// One of the two assessments.
struct change_side {
	const struct rubric *rubric;
	struct date day; // the reference date
	size_t unit_count;
	const struct unit *const *units;
};

struct change_input {
	struct change_side from, to;       // one and the same rubric where that did not change
	const struct unit *const *carried; // the units of `from` under the rubric of `to`
	enum figure figure;                // whose score
};

struct change_line {
	struct str id, name; // empty for the institution
	bool was_there, is_there;
	struct reading from, to;
	bool has_parts; // there is a score on both sides
	struct decimal total, parts[CAUSE_COUNT];
	int places;
};

struct change {
	struct change_line institution;
	size_t unit_count;
	const struct change_line *units; // as in `to`, then those that are no longer there
	bool is_other_rubric;
	bool is_rescaled; // the best scores of the two rubrics differ
};

// The change from one to the other, in the arena.
const struct change *change_explain(struct arena *arena, const struct change_input *input);

#endif
