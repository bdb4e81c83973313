// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Evidence as YAML in its canonical form: all of patuh-evidence(5), in the order of the rubric, the same
// evidence always in the same bytes. Comments and layout of a file that was read are not kept.
#ifndef PATUH_REPORT_EVIDENCE_YAML_H
#define PATUH_REPORT_EVIDENCE_YAML_H

#include "model/evidence.h"

struct arena;
struct buffer;

// The arena is for what is in between.
void evidence_yaml_write(struct arena *arena, struct buffer *out, const struct evidence *evidence);

#endif
