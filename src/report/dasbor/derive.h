// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The arithmetic of a node in one line, term by term: what `patuh explain` says at length.
#ifndef PATUH_REPORT_DASBOR_DERIVE_H
#define PATUH_REPORT_DASBOR_DERIVE_H

#include "report/dasbor/part.h"

// How the node of an object came to its ratio: (12,22 × 1 + 7,98 × 2/3) ÷ 20,2 = 0,8683. Nothing where there
// is nothing to compute.
void derive_node(struct part *part, const struct object_result *object,
                 const struct rubric_node *node);

// How an object's ratio became its score and its zone: × 100 = 86,41, rounded, capped, zoned.
void derive_verdict(struct part *part, const struct object_result *object);

#endif
