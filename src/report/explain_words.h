// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The phrases that a derivation is made of. Private to report/: others include explain.h.
#ifndef PATUH_REPORT_EXPLAIN_WORDS_H
#define PATUH_REPORT_EXPLAIN_WORDS_H

#include "report/report.h"

struct explainer {
	const struct report *report;
	const struct object_result *object;
	enum lang lang;
	enum figure counted;
};

struct buffer *explain_out(const struct explainer *explainer);

// Writes the text in the language of the reader.
void explain_say(const struct explainer *explainer, const char *id, const char *en);

void explain_add_decimal(const struct explainer *explainer, struct decimal number);

// 6 or 9,5 where the number is a decimal, else 5/9.
void explain_add_exact(const struct explainer *explainer, struct exact number);

// 5/9 (≈ 0,5556); just 0,5 where that is exact.
void explain_add_near(const struct explainer *explainer, struct exact number);

// "Persyaratan [standar.persyaratan]"
void explain_add_label(const struct explainer *explainer, const struct rubric_node *node);

// What was answered, and what it is worth: of an item, or of a group with a direct value.
void explain_leaf(const struct explainer *explainer, const struct rubric_node *node,
                  const struct node_result *result);

#endif
