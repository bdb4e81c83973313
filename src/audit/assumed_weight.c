// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/score.h"

#include "base/arena.h"

// The share (0..1) of a node's own weight that rests on assumptions below it.
static struct exact assumed_below(struct arena *arena, const struct rubric *rubric,
                                  const struct rubric_node *node);

static struct exact
assumed_at(struct arena *arena, const struct rubric *rubric, const struct rubric_node *node)
{
	if (!str_is_empty(node->basis.assumed))
		return EXACT_ONE;
	return node->is_item ? EXACT_ZERO : assumed_below(arena, rubric, node);
}

static struct exact
assumed_below(struct arena *arena, const struct rubric *rubric, const struct rubric_node *node)
{
	struct exact weighted = EXACT_ZERO, plain = EXACT_ZERO;
	int64_t count = 0;
	for (size_t i = node->index + 1; i < node->end; i = rubric->nodes[i].end) {
		const struct rubric_node *child = &rubric->nodes[i];
		struct exact share = assumed_at(arena, rubric, child);
		weighted = exact_add(arena, weighted, exact_multiply(arena, child->weight, share));
		plain = exact_add(arena, plain, share);
		count++;
	}
	// Under min, max and all, weights play no part: the children count alike.
	if (node->combine != COMBINE_MEAN || exact_is_zero(node->weights))
		return exact_divide(arena, plain, exact_from_fraction(count, 1));
	return exact_divide(arena, weighted, node->weights);
}

struct exact
score_assumed_weight(struct arena *arena, const struct rubric *rubric)
{
	return exact_multiply(arena, assumed_below(arena, rubric, &rubric->nodes[0]),
	                      exact_from_fraction(100, 1));
}
