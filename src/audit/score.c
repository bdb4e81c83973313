// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/score.h"

#include "audit/judge.h"
#include "audit/scorer.h"
#include "base/arena.h"
#include "diag/diag.h"

const char *const node_state_names[NODE_STATE_COUNT] = {
	[NODE_STATE_SCORED] = "scored",     [NODE_STATE_UNANSWERED] = "unanswered",
	[NODE_STATE_EXCLUDED] = "excluded", [NODE_STATE_NOT_APPLICABLE] = "not-applicable",
	[NODE_STATE_COVERED] = "covered",
};

// The entry that answers a node for a product: its own, or for a group the one for the whole unit.
static const struct entry *
entry_for(const struct unit *unit, const struct rubric_node *node, size_t product)
{
	const struct entry *own = unit_answer(unit, node->index, product);
	return own || node->is_item ? own : unit_answer(unit, node->index, unit->product_count);
}

static struct node_figure
combine_mean(const struct scorer *scorer, const struct rubric_node *group, enum figure figure)
{
	struct arena *arena = scorer->arena;
	struct exact sum = EXACT_ZERO, left_out = EXACT_ZERO;
	const struct rubric_node *nodes = scorer->rubric->nodes;
	for (size_t i = group->index + 1; i < group->end; i = nodes[i].end) {
		const struct node_figure *child = &scorer->nodes[i].figures[figure];
		if (child->counts)
			sum = exact_add(arena, sum,
			                exact_multiply(arena, nodes[i].weight, child->ratio));
		else
			left_out = exact_add(arena, left_out, nodes[i].weight);
	}
	if (exact_compare(left_out, group->weights) == 0)
		return (struct node_figure){.counts = false};
	struct exact all = group->has_total ? group->total : group->weights;
	struct exact divisor = exact_subtract(arena, all, left_out);
	return (struct node_figure){true, exact_divide(arena, sum, divisor), divisor};
}

// min, max, all
static struct node_figure
combine_extreme(const struct scorer *scorer, const struct rubric_node *group, enum figure figure)
{
	struct merge merge = MERGE_EMPTY;
	const struct rubric_node *nodes = scorer->rubric->nodes;
	for (size_t i = group->index + 1; i < group->end; i = nodes[i].end) {
		const struct node_figure *child = &scorer->nodes[i].figures[figure];
		if (child->counts)
			merge_add(scorer->arena, &merge, child->ratio);
	}
	return merge_finish(scorer->arena, &merge, group->combine);
}

static enum node_state
group_state(const struct scorer *scorer, const struct rubric_node *group)
{
	if (scorer->nodes[group->index].figures[FIGURE_CLAIMED].counts)
		return NODE_STATE_SCORED;
	const struct rubric_node *nodes = scorer->rubric->nodes;
	for (size_t i = group->index + 1; i < group->end; i = nodes[i].end) {
		if (scorer->nodes[i].state != NODE_STATE_NOT_APPLICABLE)
			return NODE_STATE_EXCLUDED;
	}
	return NODE_STATE_NOT_APPLICABLE;
}

struct node_figure
scorer_combine(const struct scorer *scorer, const struct rubric_node *group, enum figure figure)
{
	return group->combine == COMBINE_MEAN ? combine_mean(scorer, group, figure)
	                                      : combine_extreme(scorer, group, figure);
}

// Ratios from the leaves up.
static void
score_node(const struct scorer *scorer, const struct rubric_node *node)
{
	const struct entry *entry = entry_for(scorer->unit, node, scorer->column);
	if (node->is_item || entry) {
		scorer_score_leaf(scorer, node, entry);
		return;
	}
	const struct rubric_node *nodes = scorer->rubric->nodes;
	for (size_t i = node->index + 1; i < node->end; i = nodes[i].end)
		score_node(scorer, &nodes[i]);
	struct node_result *result = &scorer->nodes[node->index];
	for (size_t f = 0; f < FIGURE_COUNT; f++)
		result->figures[f] = scorer_combine(scorer, node, (enum figure)f);
	result->state = group_state(scorer, node);
}

static const struct node_figure *
counted_figure(const struct scorer *scorer, size_t node)
{
	return &scorer->nodes[node].figures[scorer->options->counted];
}

// Hands a share to a node, and from it to all below.
static void
share_points(const struct scorer *scorer, const struct rubric_node *node, struct exact share)
{
	struct arena *arena = scorer->arena;
	struct node_result *result = &scorer->nodes[node->index];
	const struct node_figure *figure = counted_figure(scorer, node->index);
	const struct rubric_node *nodes = scorer->rubric->nodes;
	result->has_points = figure->counts && result->state != NODE_STATE_COVERED;
	if (result->has_points) {
		result->share = share;
		result->points = exact_multiply(arena, share, figure->ratio);
		result->lost = exact_subtract(arena, share, result->points);
	}
	if (result->is_leaf)
		return;
	// Where all weights are zero, there is nothing to be had.
	bool is_mean = node->combine == COMBINE_MEAN;
	struct exact part = !figure->counts ? EXACT_ZERO
	                    : is_mean       ? exact_divide(arena, share, figure->divisor)
	                                    : share;
	for (size_t i = node->index + 1; i < node->end; i = nodes[i].end)
		share_points(scorer, &nodes[i],
		             is_mean ? exact_multiply(arena, part, nodes[i].weight) : part);
}

static void
score_object(struct scorer *scorer, struct object_result *object)
{
	const struct rubric *rubric = scorer->rubric;
	scorer->object = object;
	scorer->nodes = arena_array(scorer->arena, rubric->node_count, struct node_result);
	object->nodes = scorer->nodes;
	scorer->column = object->product ? object->product->index : scorer->unit->product_count;
	score_node(scorer, &rubric->nodes[0]);
	share_points(scorer, &rubric->nodes[0], exact_from_decimal(rubric->top));
	judge_object(scorer->arena, rubric, scorer->options->counted, object);
}

static bool
has_unit_wide_answer(const struct rubric *rubric, const struct unit *unit)
{
	for (size_t i = 0; i < rubric->node_count; i++) {
		if (unit_answer(unit, i, unit->product_count))
			return true;
	}
	return false;
}

// Which objects a unit has: its products, or itself.
static struct object_result *
objects_for(const struct scorer *scorer, size_t *count)
{
	const struct unit *unit = scorer->unit;
	bool is_itself = scorer->rubric->object == OBJECT_UNIT ||
	                 unit_answer(unit, 0, unit->product_count) ||
	                 (unit->product_count == 0 && has_unit_wide_answer(scorer->rubric, unit));
	*count = is_itself ? 1 : unit->product_count;
	struct object_result *objects = arena_array(scorer->arena, *count, struct object_result);
	for (size_t i = 0; i < *count; i++) {
		objects[i].product = is_itself ? NULL : &unit->products[i];
		objects[i].id = is_itself ? unit->id : unit->products[i].id;
		objects[i].name = is_itself ? unit->name : unit->products[i].name;
	}
	if (*count == 0)
		diag_add(scorer->diags, unit->at, DIAG_UNIT_WITHOUT_PRODUCTS, DIAG_TEXT(unit->id));
	return objects;
}

// The node whose direct value makes an entry useless, NULL where the entry counts.
static const struct rubric_node *
covering_node(const struct scorer *scorer, const struct entry *entry)
{
	const struct unit *unit = scorer->unit;
	const struct rubric_node *nodes = scorer->rubric->nodes;
	if (entry->product && unit_answer(unit, 0, unit->product_count))
		return &nodes[0];
	bool is_of_object = entry->product && scorer->rubric->object == OBJECT_PRODUCT;
	size_t column = is_of_object ? entry->product->index : unit->product_count;
	for (size_t i = entry->node->index; i > 0; i = nodes[i].parent) {
		if (entry_for(unit, &nodes[nodes[i].parent], column))
			return &nodes[nodes[i].parent];
	}
	return NULL;
}

static void
report_covered(const struct scorer *scorer)
{
	for (size_t i = 0; i < scorer->unit->entry_count; i++) {
		const struct entry *entry = &scorer->unit->entries[i];
		const struct rubric_node *node = covering_node(scorer, entry);
		if (node)
			diag_add(scorer->diags, entry->at, DIAG_ENTRY_COVERED,
			         DIAG_TEXT(entry->node->id), DIAG_TEXT(node->id));
	}
}

const struct unit_result *
score_unit(struct arena *arena, struct diags *diags, const struct rubric *rubric,
           const struct unit *unit, const struct score_options *options)
{
	struct scorer scorer = {arena, diags, rubric, unit, options, NULL, NULL, 0};
	struct unit_result *result = arena_new(arena, struct unit_result);
	struct object_result *objects = objects_for(&scorer, &result->object_count);
	result->unit = unit;
	result->objects = objects;
	for (size_t i = 0; i < result->object_count; i++)
		score_object(&scorer, &objects[i]);
	judge_unit(arena, rubric, options->counted, result);
	report_covered(&scorer);
	return result;
}
