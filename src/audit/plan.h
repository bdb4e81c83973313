// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The way to a zone: of all sets of repairs the cheapest one that takes an object, a unit or the
// institution there, the best score for a budget, and what can be had for what between the two. A
// repair raises an answer; nothing is ever lowered. What it finds is the optimum, or it says how far
// from it the answer can be at most. Pure: reads no file and no clock. Rules: patuh-plan(1),
// docs/plan.md.
#ifndef PATUH_AUDIT_PLAN_H
#define PATUH_AUDIT_PLAN_H

#include "audit/ladder.h"
#include "audit/score.h"

enum plan_costs {
	PLAN_DAYS,   // person-days, from the efforts of the rubric
	PLAN_ANSWERS // answers that change
};

// What is planned for. Everything outlives the planner.
struct plan_problem {
	const struct rubric *rubric;
	const struct score_options *options;
	enum tier tier;
	size_t unit_count; // 1 unless the tier is the institution
	const struct unit_result *const *units;
	size_t object; // where the tier is an object: which one of the unit
	enum plan_costs costs;
	const bool *may_mend; // for each node, whether its answers may be raised; NULL: all may
	// Not repairs, but verifications, each of cost 1, are planned: from the verified figure, with
	// answers as they are claimed.
	bool is_verifying;
	// How many pairs of points merges may look at before points are left out; 0: LIMIT_PLAN_PAIRS_ALL.
	size_t pairs_most;
};

// What is to be reached.
struct plan_aim {
	enum {
		AIM_COLOUR, // a zone of this colour or a better one
		AIM_SCORE,  // a score
		AIM_BUDGET  // the best score for this cost
	} kind;
	enum colour colour;
	struct decimal score;
	struct exact budget;
};

// One answer that is raised.
struct plan_step {
	size_t unit, object; // indices in the problem and in its result
	const struct rubric_node *item;
	const struct product *product; // of an item that is answered for each product
	struct str respondent;         // empty where there is none
	const struct entry *entry;     // NULL: not answered so far
	struct exact before, after;    // ratios
	bool did_count;                // before
	const struct rung *rung;       // NULL: a verification
	struct exact cost;
	// With this step and all before it. Of the tier and those below it; else without score.
	struct verdict verdicts[TIER_COUNT];
};

enum plan_state {
	PLAN_MET,   // it is reached already; there are no steps
	PLAN_FOUND, // the steps reach it
	PLAN_BEYOND // nothing reaches it; the steps lead to the best score there is
};

// Why what is not reached is not: what takes points from the best score there is.
enum plan_obstacle_kind {
	OBSTACLE_CAP,      // a cap still holds
	OBSTACLE_LEFT_OUT, // its answers may not be raised, as the problem says
	OBSTACLE_DIRECT,   // a direct value: nobody knows what is below it
	OBSTACLE_SCALE,    // the best answer is not worth all
	OBSTACLE_KIND_COUNT
};

struct plan_obstacle {
	enum plan_obstacle_kind kind;
	const struct rubric_node *node; // NULL: caps
	struct str reason;              // of caps
	size_t count;                   // objects, of a node answers, in which it stands in the way
};

struct plan {
	struct plan_aim aim;
	enum plan_state state;
	struct verdict before, after;
	struct exact cost;
	// No plan for the aim costs less than `least`, or with AIM_BUDGET reaches more than `most`. Equal
	// to cost, or to the score, where the plan is proven to be the best.
	bool is_proven;
	struct exact least, most;
	bool has_less; // the best score that costs less than this plan
	struct exact less_cost, less_score;
	size_t step_count, obstacle_count;
	const struct plan_step *steps;         // most points for the cost first
	const struct plan_obstacle *obstacles; // with PLAN_BEYOND
};

// A cost and the best score that can be had for it; more of the one is more of the other.
struct plan_price {
	struct exact cost, score;
};

struct plan_curve {
	bool is_proven; // every score is the best for its cost
	size_t count;
	const struct plan_price *prices;
};

struct planner;

// Lives in the arena. Reports items that may be mended without a stated effort.
struct planner *planner_create(struct arena *arena, struct diags *diags,
                               const struct plan_problem *problem);

// Must be called: the planner holds memory of its own.
void planner_destroy(struct planner *planner);

// The plan for an aim, in the arena. NULL where the tier has no score and no answer can give it one.
const struct plan *planner_solve(struct planner *planner, const struct plan_aim *aim);

// What the cheapest plan for an aim costs at least and at most: the same where it is proven. False
// where nothing reaches it.
struct plan_quote {
	struct exact cost, least;
	bool is_proven;
};
bool planner_quote(struct planner *planner, const struct plan_aim *aim, struct plan_quote *quote);

// The whole trade-off, in the arena. Caps on zones play no part in it.
const struct plan_curve *planner_curve(struct planner *planner);

// Do two verdicts have the same zone, as far as plans go: one colour, or one band where there are none?
bool plan_is_same_zone(const struct verdict *a, const struct verdict *b);

// Has the tier's zone table a zone of that colour or a better one?
bool plan_has_zone(const struct plan_problem *problem, enum colour colour);

#endif
