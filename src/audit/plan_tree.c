// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// The tree of one object, from the leaves up: what each node can reach for what.
#include <assert.h>

#include "audit/planner.h"

enum solved_kind {
	SOLVED_CONSTANT, // nothing in it can change
	SOLVED_LEAF,
	SOLVED_MEAN,
	SOLVED_EXTREME
};

struct solved {
	enum solved_kind kind;
	struct frontier frontier;
	struct plan_leaf leaf;
	size_t part_count;
	const struct solved **parts;
	const struct mean *mean;
	const struct extreme *extreme;
};

// What is known of a node before it is solved.
struct prospect {
	bool can_rise; // something in it can be raised
	bool can_join; // something that does not count may come to
	const struct node_limit *limit;
};

struct tree {
	const struct frontier_shop *shop;
	const struct planner *planner;
	size_t unit, object;
	const struct node_result *nodes;
	struct prospect *prospects;
};

// Parts of a group, with those of groups within it whose weights cannot change.
struct part_list {
	size_t count, capacity, weight_capacity;
	const struct solved **parts;
	struct mean_part *weights;
};

static const struct solved *solve_node(const struct tree *tree, const struct rubric_node *node,
                                       bool keeps_all);

const struct frontier *
solved_frontier(const struct solved *solved)
{
	return &solved->frontier;
}

static void
prospect_leaf(const struct tree *tree, const struct rubric_node *item,
              const struct instance_result *instance)
{
	struct plan_leaf leaf = leaf_make(tree->planner, tree->unit, tree->object, item, instance);
	bool can_rise = leaf_can_rise(tree->planner, &leaf);
	for (size_t i = item->index;; i = tree->planner->problem.rubric->nodes[i].parent) {
		tree->prospects[i].can_rise |= can_rise;
		tree->prospects[i].can_join |= can_rise && !leaf.counts;
		if (i == 0)
			return;
	}
}

static void
prospects_find(const struct tree *tree)
{
	const struct rubric *rubric = tree->planner->problem.rubric;
	for (size_t i = 0; i < rubric->node_count; i++) {
		const struct node_result *node = &tree->nodes[i];
		if (!node->is_leaf)
			continue;
		for (size_t n = 0; n < node->instance_count; n++)
			prospect_leaf(tree, &rubric->nodes[i], &node->instances[n]);
		if (node->instance_count == 0)
			prospect_leaf(tree, &rubric->nodes[i], NULL);
	}
}

static const struct node_figure *
figure_of(const struct tree *tree, size_t node)
{
	return &tree->nodes[node].figures[tree->planner->figure];
}

// A node as it is.
static const struct solved *
solve_constant(const struct tree *tree, size_t node)
{
	struct arena *arena = tree->shop->arena;
	struct solved *solved = arena_new(arena, struct solved);
	const struct node_figure *figure = figure_of(tree, node);
	struct gauge gauge = GAUGE_EMPTY(arena);
	if (!figure->counts) {
		solved->frontier =
			(struct frontier){.measure = {false, EXACT_ONE}, .has_out = true};
		return solved;
	}
	gauge_add(&gauge, figure->ratio);
	gauge_bound(&gauge, EXACT_ONE);
	struct point *point = arena_new(arena, struct point);
	solved->frontier =
		(struct frontier){.measure = gauge_measure(&gauge), .count = 1, .points = point};
	point->value = amount_from(arena, &solved->frontier.measure, figure->ratio);
	return solved;
}

static const struct solved *
solve_leaf(const struct tree *tree, const struct frontier_shop *shop,
           const struct rubric_node *item, const struct instance_result *instance)
{
	struct solved *solved = arena_new(shop->arena, struct solved);
	solved->kind = SOLVED_LEAF;
	solved->leaf = leaf_make(tree->planner, tree->unit, tree->object, item, instance);
	solved->frontier = leaf_frontier(shop, tree->planner, &solved->leaf);
	return solved;
}

static void
part_add(const struct tree *tree, struct part_list *list, const struct solved *part,
         struct exact weight, struct exact absent)
{
	struct arena *arena = tree->shop->arena;
	list->parts =
		arena_grow(arena, list->parts, list->count, &list->capacity, sizeof(*list->parts));
	list->weights = arena_grow(arena, list->weights, list->count, &list->weight_capacity,
	                           sizeof(*list->weights));
	list->parts[list->count] = part;
	list->weights[list->count++] = (struct mean_part){&part->frontier, weight, absent};
}

// May the parts of the group stand for it in the mean above? Then each of them is merged by itself,
// and no frontier of the group has to be made, which could be long.
static bool
is_transparent(const struct tree *tree, const struct rubric_node *node)
{
	const struct prospect *prospect = &tree->prospects[node->index];
	return !node->is_item && node->combine == COMBINE_MEAN && !prospect->limit &&
	       prospect->can_rise && !prospect->can_join && figure_of(tree, node->index)->counts;
}

// weight: what the ratio of the group is multiplied by in the sum.
static void
parts_collect(const struct tree *tree, const struct rubric_node *group, struct exact weight,
              bool keeps_all, struct part_list *list)
{
	struct arena *arena = tree->shop->arena;
	const struct rubric_node *nodes = tree->planner->problem.rubric->nodes;
	struct exact share = exact_divide(arena, weight, figure_of(tree, group->index)->divisor);
	for (size_t i = group->index + 1; i < group->end; i = nodes[i].end) {
		struct exact own = exact_multiply(arena, share, nodes[i].weight);
		if (is_transparent(tree, &nodes[i]))
			parts_collect(tree, &nodes[i], own, keeps_all, list);
		else
			part_add(tree, list, solve_node(tree, &nodes[i], keeps_all), own,
			         EXACT_ZERO);
	}
}

// The weights of all children, and what a mean of all of them is divided by.
static struct mean_sum
group_sum(const struct rubric_node *group)
{
	return (struct mean_sum){.weights = group->weights,
	                         .divisor = group->has_total ? group->total : group->weights};
}

static void
finish_mean(const struct part_list *list, const struct mean_sum *sum,
            const struct frontier_shop *shop, struct solved *solved)
{
	solved->kind = SOLVED_MEAN;
	solved->part_count = list->count;
	solved->parts = list->parts;
	solved->mean = mean_merge(shop, sum);
	solved->frontier = *mean_frontier(solved->mean);
}

static void
solve_mean(const struct tree *tree, const struct rubric_node *group, bool keeps_all,
           const struct frontier_shop *shop, struct solved *solved)
{
	const struct rubric_node *nodes = tree->planner->problem.rubric->nodes;
	struct part_list list = {0, 0, 0, NULL, NULL};
	struct mean_sum sum = group_sum(group);
	for (size_t i = group->index + 1; i < group->end; i = nodes[i].end) {
		if (is_transparent(tree, &nodes[i]))
			parts_collect(tree, &nodes[i], nodes[i].weight, keeps_all, &list);
		else
			part_add(tree, &list, solve_node(tree, &nodes[i], keeps_all),
			         nodes[i].weight, nodes[i].weight);
	}
	sum.count = list.count;
	sum.parts = list.weights;
	finish_mean(&list, &sum, shop, solved);
}

static void
solve_extreme(const struct tree *tree, enum combine combine, const struct part_list *list,
              const struct frontier_shop *shop, struct solved *solved)
{
	const struct frontier **frontiers =
		arena_array(tree->shop->arena, list->count, const struct frontier *);
	for (size_t i = 0; i < list->count; i++)
		frontiers[i] = &list->parts[i]->frontier;
	solved->kind = SOLVED_EXTREME;
	solved->part_count = list->count;
	solved->parts = list->parts;
	solved->extreme = extreme_merge(shop, combine, list->count, frontiers);
	solved->frontier = *extreme_frontier(solved->extreme);
}

// An item with several answers is a group of them.
static void
solve_instances(const struct tree *tree, const struct rubric_node *item,
                const struct frontier_shop *shop, struct solved *solved)
{
	const struct node_result *node = &tree->nodes[item->index];
	struct part_list list = {0, 0, 0, NULL, NULL};
	for (size_t i = 0; i < node->instance_count; i++)
		part_add(tree, &list, solve_leaf(tree, shop, item, &node->instances[i]), EXACT_ONE,
		         EXACT_ONE);
	if (item->merge != COMBINE_MEAN) {
		solve_extreme(tree, item->merge, &list, shop, solved);
		return;
	}
	struct exact count = exact_from_fraction((int64_t)list.count, 1);
	const struct mean_sum sum = {list.count, list.weights, count, count};
	finish_mean(&list, &sum, shop, solved);
}

static void
solve_group(const struct tree *tree, const struct rubric_node *group, bool keeps_all,
            const struct frontier_shop *shop, struct solved *solved)
{
	const struct rubric_node *nodes = tree->planner->problem.rubric->nodes;
	if (group->combine == COMBINE_MEAN) {
		solve_mean(tree, group, keeps_all, shop, solved);
		return;
	}
	struct part_list list = {0, 0, 0, NULL, NULL};
	for (size_t i = group->index + 1; i < group->end; i = nodes[i].end)
		part_add(tree, &list, solve_node(tree, &nodes[i], keeps_all), EXACT_ONE, EXACT_ONE);
	solve_extreme(tree, group->combine, &list, shop, solved);
}

// Leaves what keeps the limit: the values stand in order, so it is a stretch of them.
static void
limit_apply(struct arena *arena, const struct node_limit *limit, struct frontier *frontier)
{
	size_t first = 0, end = frontier->count;
	while (first < end &&
	       exact_compare(amount_exact(arena, &frontier->measure, frontier->points[first].value),
	                     limit->least) < 0)
		first++;
	while (limit->has_below && end > first &&
	       exact_compare(
		       amount_exact(arena, &frontier->measure, frontier->points[end - 1].value),
		       limit->below) >= 0)
		end--;
	frontier->points += first;
	frontier->count = end - first;
	frontier->has_out &= limit->may_be_out;
}

// Only the best of all values.
static void
weed(const struct frontier_shop *shop, struct frontier *frontier)
{
	struct point *points = arena_array(shop->arena, frontier->count, struct point);
	for (size_t i = 0; i < frontier->count; i++)
		points[i] = frontier->points[i];
	struct frontier best = frontier_of(shop, &frontier->measure, frontier->count, points);
	frontier->count = best.count;
	frontier->points = best.points;
}

static const struct solved *
solve_node(const struct tree *tree, const struct rubric_node *node, bool keeps_all)
{
	const struct prospect *prospect = &tree->prospects[node->index];
	const struct node_limit *limit = prospect->limit;
	if (!prospect->can_rise && !limit)
		return solve_constant(tree, node->index);
	// Below a limit from above a worse value may be the one that is needed.
	bool is_capped = limit && limit->has_below;
	struct frontier_shop shop = *tree->shop;
	shop.keeps_all = keeps_all || is_capped;
	struct solved *solved = arena_new(shop.arena, struct solved);
	if (!prospect->can_rise)
		*solved = *solve_constant(tree, node->index);
	else if (node->is_item && tree->nodes[node->index].instance_count)
		solve_instances(tree, node, &shop, solved);
	else if (node->is_item)
		*solved = *solve_leaf(tree, &shop, node, NULL);
	else
		solve_group(tree, node, shop.keeps_all, &shop, solved);
	if (limit)
		limit_apply(shop.arena, limit, &solved->frontier);
	if (is_capped && !keeps_all)
		weed(tree->shop, &solved->frontier);
	return solved;
}

// Is a limit kept by a node that nothing can change any more? Such nodes may never be met.
static bool
is_kept(const struct tree *tree, const struct node_limit *limit)
{
	const struct node_figure *figure = figure_of(tree, limit->node);
	if (tree->nodes[limit->node].state == NODE_STATE_COVERED || !figure->counts)
		return limit->may_be_out;
	return exact_compare(figure->ratio, limit->least) >= 0 &&
	       (!limit->has_below || exact_compare(figure->ratio, limit->below) < 0);
}

const struct solved *
tree_solve(const struct frontier_shop *shop, const struct planner *planner, size_t unit,
           size_t object, const struct branch *branch)
{
	const struct rubric *rubric = planner->problem.rubric;
	struct tree tree = {
		.shop = shop,
		.planner = planner,
		.unit = unit,
		.object = object,
		.nodes = planner->problem.units[unit]->objects[object].nodes,
		.prospects = arena_array(shop->arena, rubric->node_count, struct prospect),
	};
	prospects_find(&tree);
	for (size_t i = 0; i < branch->limit_count; i++) {
		const struct node_limit *limit = &branch->limits[i];
		if (!tree.prospects[limit->node].can_rise && !is_kept(&tree, limit))
			return NULL;
		// A group around it must be looked into.
		if (tree.prospects[limit->node].can_rise)
			tree.prospects[limit->node].limit = limit;
	}
	const struct solved *root = solve_node(&tree, &rubric->nodes[0], false);
	return root->frontier.count || root->frontier.has_out ? root : NULL;
}

static void
step_add(const struct planner *planner, const struct plan_leaf *leaf, uint32_t choice,
         struct step_list *list)
{
	list->steps = arena_grow(list->arena, list->steps, list->count, &list->capacity,
	                         sizeof(*list->steps));
	list->steps[list->count++] = leaf_step(list->arena, planner, leaf, choice - 1);
}

void
tree_trace(const struct planner *planner, const struct solved *root, const struct point *point,
           struct step_list *steps)
{
	if (root->kind == SOLVED_CONSTANT)
		return;
	if (root->kind == SOLVED_LEAF) {
		if (point->left)
			step_add(planner, &root->leaf, point->left, steps);
		return;
	}
	uint32_t *choices = arena_array(steps->arena, root->part_count, uint32_t);
	if (root->kind == SOLVED_MEAN)
		mean_trace(root->mean, point, choices);
	else
		extreme_trace(root->extreme, point, choices);
	for (size_t i = 0; i < root->part_count; i++) {
		const struct frontier *frontier = &root->parts[i]->frontier;
		const struct point *part =
			choices[i] == POINT_OUT ? &frontier->out : &frontier->points[choices[i]];
		tree_trace(planner, root->parts[i], part, steps);
	}
}
