// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// One audit is of one institution in one period, and of each unit once (patuh-evidence(5)): what the files say
// is held together as they pass.
#ifndef PATUH_MODEL_AGREEMENT_H
#define PATUH_MODEL_AGREEMENT_H

#include "model/evidence.h"

// Something that was seen first at some place, to be told when it comes again.
struct sighting {
	struct str text;
	struct place at;
};

struct index;

// All zero but for the arena and where it reports, both of which outlive it.
struct agreement {
	struct arena *arena;
	struct diags *diags;
	struct sighting institution, period; // as the first file says
	struct sighting *units;
	size_t unit_count, unit_capacity;
	struct index *unit_ids; // numbers in `units`
};

// Reports what the evidence says otherwise than the evidence before it, and the units that it has again.
void agreement_hold(struct agreement *agreement, const struct evidence *evidence);

#endif
