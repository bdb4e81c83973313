// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// From ratios to verdicts: rounding, caps, zones and opinions of an object and of a unit
// (patuh-rubric(5)).
#ifndef PATUH_AUDIT_JUDGE_H
#define PATUH_AUDIT_JUDGE_H

#include "audit/score.h"

// The verdicts, caps and opinions of an object whose nodes are scored.
void judge_object(struct arena *arena, const struct rubric *rubric, enum figure counted,
                  struct object_result *object);

// The verdicts, node means and opinions of a unit whose objects are judged.
void judge_unit(struct arena *arena, const struct rubric *rubric, enum figure counted,
                struct unit_result *unit);

#endif
