// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What was answered at a leaf, in few words.
#ifndef PATUH_REPORT_DASBOR_ANSWER_H
#define PATUH_REPORT_DASBOR_ANSWER_H

#include "audit/score.h"
#include "base/lang.h"

struct buffer;

// The answer; of several, how many gave which: 6 × Tidak pernah; 4 × Jarang. Where those are too many to be
// told apart, how many answered.
void answer_write(struct buffer *out, enum lang lang, const struct node_result *result);

#endif
