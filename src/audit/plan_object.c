// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// From the ratios that a root can reach to the scores of an object, and the rounding at every tier.
#include "audit/planner.h"

// A score as the tier keeps it.
static struct exact
settled(const struct rubric *rubric, enum tier tier, struct exact computed,
        const struct decimal *most)
{
	struct exact score = verdict_for(rubric, tier, computed).score;
	if (most && exact_compare(score, exact_from_decimal(*most)) > 0)
		return exact_from_decimal(*most);
	return score;
}

struct exact
score_threshold(const struct rubric *rubric, enum tier tier, struct exact score,
                struct arena *arena)
{
	if (rubric->places[tier] == PLACES_EXACT)
		return score;
	int64_t step = 1;
	for (int i = rubric->places[tier]; i < DECIMAL_PLACES; i++)
		step *= 10;
	struct exact unit = exact_from_fraction(step, DECIMAL_ONE);
	struct exact half = exact_divide(arena, unit, exact_from_fraction(2, 1));
	// A score that the tier can have, the least one that is enough.
	struct exact rounded = exact_from_decimal(
		exact_round(exact_add(arena, score, half), rubric->places[tier]));
	if (exact_compare(exact_subtract(arena, rounded, unit), score) >= 0)
		rounded = exact_subtract(arena, rounded, unit);
	return exact_subtract(arena, rounded, half);
}

// Scores are ten-thousandths where the tier rounds. Where it does not, they are what they are.
static struct yardstick
scores_measure(struct arena *arena, const struct rubric *rubric, enum tier tier,
               const struct yardstick *old, struct exact factor)
{
	if (rubric->places[tier] != PLACES_EXACT)
		return (struct yardstick){false, exact_from_fraction(1, DECIMAL_ONE)};
	if (old->is_exact || rubric->cap_count)
		return (struct yardstick){.is_exact = true};
	return (struct yardstick){false, exact_multiply(arena, old->tick, factor)};
}

// What no score at the tier passes, given a bound of what is rounded to it.
static struct hull
bound_settle(struct arena *arena, const struct rubric *rubric, enum tier tier,
             const struct frontier *frontier, struct exact factor, const struct yardstick *measure)
{
	int places = rubric->places[tier];
	if (places == PLACES_EXACT)
		return hull_scale(arena, &frontier->bound, &frontier->measure, factor, measure);
	int64_t step = 1;
	for (int i = places; i < DECIMAL_PLACES; i++)
		step *= 10;
	struct point *points = arena_array(arena, frontier->bound.count, struct point);
	for (size_t i = 0; i < frontier->bound.count; i++) {
		struct exact value =
			amount_exact(arena, &frontier->measure, frontier->bound.points[i].value);
		value = exact_multiply(arena, value, factor);
		// Rounding adds half a step at most; this rounding to ticks, one.
		points[i] = frontier->bound.points[i];
		points[i].value.ticks =
			exact_round(value, DECIMAL_PLACES).units + (step + 1) / 2 + 1;
	}
	const struct frontier bound = {
		.measure = *measure, .count = frontier->bound.count, .points = points};
	return frontier_hull(arena, &bound);
}

struct frontier
scores_settle(const struct frontier_shop *shop, const struct rubric *rubric, enum tier tier,
              const struct frontier *frontier, struct exact factor, const struct decimal *most)
{
	struct arena *arena = shop->arena;
	struct yardstick measure = scores_measure(arena, rubric, tier, &frontier->measure, factor);
	struct point *points = arena_array(arena, frontier->count, struct point);
	for (size_t i = 0; i < frontier->count; i++) {
		struct exact value =
			amount_exact(arena, &frontier->measure, frontier->points[i].value);
		points[i] = frontier->points[i];
		points[i].left = (uint32_t)i;
		points[i].value = amount_from(
			arena, &measure,
			settled(rubric, tier, exact_multiply(arena, value, factor), most));
	}
	struct frontier scores = frontier_of(shop, &measure, frontier->count, points);
	scores.has_out = frontier->has_out;
	scores.out = frontier->out;
	scores.is_partial = frontier->is_partial;
	if (frontier->is_partial)
		scores.bound = bound_settle(arena, rubric, tier, frontier, factor, &measure);
	return scores;
}

// The cheapest way in which the object has no score.
static void
out_offer(struct frontier *frontier, const struct frontier *root, size_t branch)
{
	if (!root->has_out)
		return;
	bool is_better =
		!frontier->has_out || root->out.cost < frontier->out.cost ||
		(root->out.cost == frontier->out.cost && root->out.rank < frontier->out.rank);
	if (is_better) {
		frontier->out = root->out;
		frontier->out.left = (uint32_t)branch;
		frontier->out.right = POINT_OUT;
	}
	frontier->has_out = true;
}

// The bound where not every branch was looked at: that of the tree without any limit.
static void
bound_freely(const struct frontier_shop *shop, const struct planner *planner, size_t unit,
             size_t object, struct frontier *joined)
{
	const struct rubric *rubric = planner->problem.rubric;
	const struct branch free = {0};
	const struct solved *root = tree_solve(shop, planner, unit, object, &free);
	struct frontier scores = scores_settle(shop, rubric, TIER_OBJECT, solved_frontier(root),
	                                       exact_from_decimal(rubric->top), NULL);
	joined->is_partial = true;
	joined->bound = frontier_hull(shop->arena, &scores);
}

// The scores of all branches; left is the branch, right the point of its root.
static struct frontier
branches_join(const struct frontier_shop *shop, size_t count, const struct frontier scores[])
{
	struct frontier joined = frontier_join(shop, count, scores);
	struct point *points = arena_array(shop->arena, joined.count, struct point);
	for (size_t i = 0; i < joined.count; i++) {
		points[i] = joined.points[i];
		points[i].right = scores[points[i].left].points[points[i].right].left;
	}
	joined.points = points;
	return joined;
}

const struct object_solution *
object_solve(const struct frontier_shop *shop, const struct planner *planner, size_t unit,
             size_t object, const struct branches *branches)
{
	struct arena *arena = shop->arena;
	const struct rubric *rubric = planner->problem.rubric;
	struct exact top = exact_from_decimal(rubric->top);
	struct object_solution *solution = arena_new(arena, struct object_solution);
	struct frontier *scores = arena_array(arena, branches->count + 1, struct frontier);
	const struct yardstick fractions = {.is_exact = true};
	struct frontier joined = {
		.measure = scores_measure(arena, rubric, TIER_OBJECT, &fractions, top)};
	solution->branch_count = branches->count;
	solution->roots = arena_array(arena, branches->count, const struct solved *);
	for (size_t i = 0; i < branches->count; i++) {
		const struct branch *branch = &branches->list[i];
		const struct solved *root = tree_solve(shop, planner, unit, object, branch);
		scores[i].measure = joined.measure;
		solution->roots[i] = root;
		if (!root)
			continue;
		scores[i] = scores_settle(shop, rubric, TIER_OBJECT, solved_frontier(root), top,
		                          branch->has_most ? &branch->most : NULL);
		out_offer(&joined, solved_frontier(root), i);
	}
	bool has_out = joined.has_out;
	struct point out = joined.out;
	joined = branches_join(shop, branches->count, scores);
	joined.has_out = has_out;
	joined.out = out;
	if (branches->is_cut)
		bound_freely(shop, planner, unit, object, &joined);
	solution->frontier = joined;
	return solution;
}

void
object_trace(const struct planner *planner, const struct object_solution *solution, uint32_t at,
             struct step_list *steps)
{
	const struct point *point =
		at == POINT_OUT ? &solution->frontier.out : &solution->frontier.points[at];
	const struct solved *root = solution->roots[point->left];
	const struct frontier *frontier = solved_frontier(root);
	tree_trace(planner, root,
	           point->right == POINT_OUT ? &frontier->out : &frontier->points[point->right],
	           steps);
}
