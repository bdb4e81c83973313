// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/crosswalk.h"

#include "base/arena.h"

static bool
is_same(struct decimal a, struct decimal b)
{
	return a.units == b.units;
}

static bool
has_same_levels(const struct scale *a, const struct scale *b)
{
	for (size_t i = 0; i < a->level_count; i++) {
		if (!str_equal_fold(a->levels[i].id, b->levels[i].id) ||
		    !is_same(a->levels[i].value, b->levels[i].value))
			return false;
	}
	return true;
}

static bool
has_same_steps(const struct scale *a, const struct scale *b)
{
	for (size_t i = 0; i < a->step_count; i++) {
		if (!is_same(a->steps[i].from, b->steps[i].from) ||
		    !is_same(a->steps[i].value, b->steps[i].value))
			return false;
	}
	return a->measure == b->measure && a->option_count == b->option_count;
}

static bool
is_same_scale(const struct scale *a, const struct scale *b)
{
	if (a->kind != b->kind || !is_same(a->base, b->base) || !is_same(a->best, b->best))
		return false;
	switch (a->kind) {
	case SCALE_LEVELS:
		return a->level_count == b->level_count && has_same_levels(a, b);
	case SCALE_RANGE:
		return is_same(a->min, b->min) && is_same(a->max, b->max) &&
		       is_same(a->step, b->step);
	case SCALE_STEPS:
		return a->step_count == b->step_count && has_same_steps(a, b);
	}
	return false;
}

// The first concept of a that b has too; empty where there is none.
static struct str
shared_concept(const struct rubric_node *a, const struct rubric_node *b)
{
	for (size_t i = 0; i < a->concept_count; i++) {
		for (size_t j = 0; j < b->concept_count; j++) {
			if (str_equal(a->concepts[i], b->concepts[j]))
				return a->concepts[i];
		}
	}
	return STR("");
}

const struct crosswalk *
crosswalk_create(struct arena *arena, const struct rubric *from, const struct rubric *to)
{
	struct crosswalk *crosswalk = arena_new(arena, struct crosswalk);
	struct crossing *crossings = NULL;
	size_t capacity = 0;
	crosswalk->from = from;
	crosswalk->to = to;
	for (size_t i = 0; i < from->node_count; i++) {
		for (size_t j = 0; from->nodes[i].is_item && j < to->node_count; j++) {
			struct str concept = shared_concept(&from->nodes[i], &to->nodes[j]);
			if (!to->nodes[j].is_item || str_is_empty(concept))
				continue;
			crossings = arena_grow(arena, crossings, crosswalk->count, &capacity,
			                       sizeof(*crossings));
			crossings[crosswalk->count++] = (struct crossing){
				&from->nodes[i], &to->nodes[j], concept,
				is_same_scale(from->nodes[i].scale, to->nodes[j].scale)};
		}
	}
	crosswalk->crossings = crossings;
	return crosswalk;
}
