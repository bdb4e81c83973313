// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// A rubric for reading: zones, tree, weights, laws, evidence wanted, and on what each figure rests.
#ifndef PATUH_REPORT_RUBRIC_TEXT_H
#define PATUH_REPORT_RUBRIC_TEXT_H

#include "base/lang.h"
#include "model/rubric.h"

struct arena;
struct buffer;

void rubric_write(struct arena *arena, struct buffer *out, const struct rubric *rubric,
                  enum lang lang);

#endif
