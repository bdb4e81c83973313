// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// A unit on its way from one assessment to a later one: what would have been found had only some of
// the causes of change come about so far. The steps and their order are in patuh-diff(1).
#ifndef PATUH_AUDIT_BLEND_H
#define PATUH_AUDIT_BLEND_H

#include "model/evidence.h"

enum step {
	STEP_BEGIN,    // the earlier assessment
	STEP_DROP,     // without the units and products that the later one has not
	STEP_RUBRIC,   // the same answers under the later rubric
	STEP_ADD,      // with the units and products that only the later one has, and its weights
	STEP_NA,       // not applicable where the later one says so, and no longer where not
	STEP_ANSWER,   // the later answers, with the earlier proofs
	STEP_EVIDENCE, // the later assessment
	STEP_COUNT
};

// A unit in both assessments; in one of them it may be missing.
struct pairing {
	const struct rubric *from_rubric, *to_rubric;
	struct date from_day;        // on which the earlier proofs had to be valid
	const struct unit *original; // the earlier unit under its own rubric; NULL: not there
	const struct unit *carried;  // the same under the later rubric, as far as that takes it
	const struct unit *after;    // the later unit; NULL: no longer there
};

// Whether the step can change the unit's score, or its share in that of the institution. Then *unit
// is the unit after the step, in the arena; NULL where it is no part of the assessment then. It is
// one for the earlier rubric up to STEP_DROP, and for the later one from there on.
bool blend_unit(struct arena *arena, const struct pairing *pairing, enum step step,
                const struct unit **unit);

#endif
