// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What the parts of the planner share. From the bottom up: leaves (plan_leaf.c) are what the answers
// of an object can become; plan_tree.c merges them into the frontier of the object's root, under
// limits on nodes; plan_branch.c makes those limits out of caps; plan_object.c joins the branches and
// rounds; plan_roll.c goes on to units and the institution. plan_mean.c and plan_extreme.c merge
// parts and find the way back. Private to audit/.
#ifndef PATUH_AUDIT_PLANNER_H
#define PATUH_AUDIT_PLANNER_H

#include "audit/frontier.h"
#include "audit/plan.h"

struct planner {
	struct arena *arena;
	struct diags *diags;
	struct plan_problem problem;
	enum figure figure;             // that is raised
	const struct ladder *ladders;   // for each node; items only
	struct exact cost_tick;         // what one unit of cost is worth
	bool is_cost_rounded;           // costs are whole ten-thousandths, rounded up
	struct arena *scratch;          // of frontier merges
	struct evaluation *evaluations; // made so far
};

// --- leaves

// One answer of an object, and what it can become.
struct plan_leaf {
	size_t unit, object;
	const struct rubric_node *item;
	const struct node_result *node;
	const struct instance_result *instance; // NULL where the item has one answer
	bool counts;
	struct exact ratio, claimed; // now; and with its verification
	size_t first;                // rung it can be raised to; the number of rungs: to none
	struct exact height;
	size_t sharers; // answers that share the item's effort
	uint64_t rank;
};

// An answer of the object; instance is NULL, or one of the item's.
struct plan_leaf leaf_make(const struct planner *planner, size_t unit, size_t object,
                           const struct rubric_node *item, const struct instance_result *instance);

bool leaf_can_rise(const struct planner *planner, const struct plan_leaf *leaf);

// What raising the answer to a rung costs, in days or answers, before it is counted in ticks.
struct exact leaf_cost(struct arena *arena, const struct planner *planner,
                       const struct plan_leaf *leaf, size_t rung);

// The answer raised to a rung, as a step without verdicts.
struct plan_step leaf_step(struct arena *arena, const struct planner *planner,
                           const struct plan_leaf *leaf, size_t rung);

// What the answer can become. left of a point is 0 where it stays, else the rung plus 1.
struct frontier leaf_frontier(const struct frontier_shop *shop, const struct planner *planner,
                              const struct plan_leaf *leaf);

// A cost as whole ticks.
int64_t planner_ticks(struct arena *arena, const struct planner *planner, struct exact cost);
struct exact planner_cost(struct arena *arena, const struct planner *planner, int64_t ticks);

// --- merging, and back

struct mean_part {
	const struct frontier *frontier;
	struct exact weight; // of its value in the sum
	struct exact absent; // what its absence takes from weights and divisor
};

struct mean_sum {
	size_t count;
	const struct mean_part *parts;
	struct exact weights, divisor; // where all of them count
};

struct mean;

// The frontier of a weighted mean; a point is for mean_trace.
const struct mean *mean_merge(const struct frontier_shop *shop, const struct mean_sum *sum);
const struct frontier *mean_frontier(const struct mean *mean);

// The point of each part (POINT_OUT: it does not count) that a point is made of.
void mean_trace(const struct mean *mean, const struct point *point, uint32_t choices[]);

struct extreme;

const struct extreme *extreme_merge(const struct frontier_shop *shop, enum combine combine,
                                    size_t count, const struct frontier *const parts[]);
const struct frontier *extreme_frontier(const struct extreme *extreme);
void extreme_trace(const struct extreme *extreme, const struct point *point, uint32_t choices[]);

// --- limits on nodes

struct node_limit {
	size_t node;
	bool may_be_out; // the node need not count
	struct exact least;
	bool has_below;
	struct exact below;
};

// A way to stay clear of caps: what nodes have to hold, and what the score is cut to all the same.
struct branch {
	size_t limit_count;
	const struct node_limit *limits; // at most one for a node
	bool has_most;
	struct decimal most;
};

struct branches {
	size_t count;
	const struct branch *list;
	bool is_cut; // there are more
};

// That no cap keeps the zone from the colour. tier: of the object, or of the unit that is the object.
struct plan_demand {
	bool is_set;
	enum tier tier;
	enum colour colour;
};

struct branches branches_make(struct arena *arena, const struct rubric *rubric,
                              const struct plan_demand *demand);

// --- trees, objects, units

struct solved;

// The frontier of an object's root under the limits; NULL where they cannot be kept.
const struct solved *tree_solve(const struct frontier_shop *shop, const struct planner *planner,
                                size_t unit, size_t object, const struct branch *branch);
const struct frontier *solved_frontier(const struct solved *solved);

// Steps on their way.
struct step_list {
	struct arena *arena;
	size_t count, capacity;
	struct plan_step *steps;
};

// The steps that a point of the root stands for.
void tree_trace(const struct planner *planner, const struct solved *root, const struct point *point,
                struct step_list *steps);

struct object_solution {
	struct frontier frontier; // scores
	size_t branch_count;
	const struct solved **roots; // NULL: cannot be kept
};

const struct object_solution *object_solve(const struct frontier_shop *shop,
                                           const struct planner *planner, size_t unit,
                                           size_t object, const struct branches *branches);

// The steps of a point of its frontier, POINT_OUT: of its absence.
void object_trace(const struct planner *planner, const struct object_solution *solution,
                  uint32_t at, struct step_list *steps);

// The least number that is at least that score once it is settled at the tier.
struct exact score_threshold(const struct rubric *rubric, enum tier tier, struct exact score,
                             struct arena *arena);

// A frontier of scores before rounding as one of scores at a tier, cut at `most` where one is given.
// left of a point is its index in the old one.
struct frontier scores_settle(const struct frontier_shop *shop, const struct rubric *rubric,
                              enum tier tier, const struct frontier *frontier, struct exact factor,
                              const struct decimal *most);

// --- the whole

// One of the units, or objects, of which the tier's score is the mean.
struct plan_part {
	size_t unit, object;
	bool is_unit;
	struct exact weight;
	struct frontier frontier; // of its scores
};

// The frontier of scores of the problem's tier under a demand.
struct evaluation {
	struct evaluation *next;
	struct plan_demand demand;
	struct branches branches;
	struct frontier frontier;
	const struct mean *mean; // NULL where the tier is an object
	size_t part_count;
	struct plan_part *parts;
	struct exact weights; // of all parts
};

const struct evaluation *planner_evaluate(struct planner *planner,
                                          const struct plan_demand *demand);

// The steps of a point of an evaluation's frontier, POINT_OUT: of its absence.
void evaluation_trace(struct planner *planner, const struct evaluation *evaluation, uint32_t at,
                      struct step_list *steps);

// The same from the points of its parts.
void evaluation_trace_parts(struct planner *planner, const struct evaluation *evaluation,
                            const uint32_t choices[], struct step_list *steps);

#endif
