// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/trial.h"

#include <string.h>

#include "audit/judge.h"
#include "audit/scorer.h"
#include "base/arena.h"

// An object whose answers may be changed; NULL where none was yet.
struct bench {
	struct node_result *nodes;          // what the object's `nodes` points to
	struct instance_result **instances; // for each node, what its `instances` points to
};

struct trial_unit {
	struct unit_result result;
	struct object_result *objects; // what the result's `objects` points to
	struct bench *benches;         // for each object
};

struct trial {
	struct arena *arena;
	const struct rubric *rubric;
	enum figure figure;
	size_t unit_count;
	const struct unit_result *const *before;
	struct trial_unit *units;
	struct exact sum, weights; // of the institution's mean
};

// A verdict comes into the institution's mean, or goes.
static void
mean_change(struct trial *trial, struct arena *passing, size_t unit, const struct verdict *verdict,
            bool is_coming)
{
	struct exact weight = trial->before[unit]->unit->weight;
	if (!verdict->has_score)
		return;
	struct exact (*operate)(struct arena *, struct exact, struct exact) =
		is_coming ? exact_add : exact_subtract;
	struct exact part = exact_multiply(passing, weight, verdict->score);
	trial->sum = exact_copy(trial->arena, operate(passing, trial->sum, part));
	trial->weights = exact_copy(trial->arena, operate(passing, trial->weights, weight));
}

struct trial *
trial_create(struct arena *arena, const struct rubric *rubric, enum figure figure,
             size_t unit_count, const struct unit_result *const units[])
{
	struct trial *trial = arena_new(arena, struct trial);
	*trial = (struct trial){.arena = arena,
	                        .rubric = rubric,
	                        .figure = figure,
	                        .unit_count = unit_count,
	                        .before = units,
	                        .sum = EXACT_ZERO,
	                        .weights = EXACT_ZERO};
	trial->units = arena_array(arena, unit_count, struct trial_unit);
	for (size_t i = 0; i < unit_count; i++) {
		struct trial_unit *unit = &trial->units[i];
		size_t count = units[i]->object_count;
		unit->result = *units[i];
		unit->objects = arena_array(arena, count, struct object_result);
		unit->benches = arena_array(arena, count, struct bench);
		if (count)
			memcpy(unit->objects, units[i]->objects, count * sizeof(*unit->objects));
		unit->result.objects = unit->objects;
		for (size_t o = 0; o < (rubric->is_mean_of_objects ? count : 1); o++)
			mean_change(trial, arena, i,
			            rubric->is_mean_of_objects ? trial_object(trial, i, o)
			                                       : trial_unit(trial, i),
			            true);
	}
	return trial;
}

// The nodes of an object as ones that may be changed.
static struct bench *
bench_for(struct trial *trial, size_t unit, size_t object)
{
	struct object_result *result = &trial->units[unit].objects[object];
	struct bench *bench = &trial->units[unit].benches[object];
	size_t count = trial->rubric->node_count;
	if (bench->nodes)
		return bench;
	bench->nodes = arena_array(trial->arena, count, struct node_result);
	bench->instances = arena_array(trial->arena, count, struct instance_result *);
	memcpy(bench->nodes, result->nodes, count * sizeof(*bench->nodes));
	for (size_t i = 0; i < count; i++) {
		struct node_result *node = &bench->nodes[i];
		if (node->instance_count == 0)
			continue;
		bench->instances[i] =
			arena_array(trial->arena, node->instance_count, struct instance_result);
		memcpy(bench->instances[i], node->instances,
		       node->instance_count * sizeof(*node->instances));
		node->instances = bench->instances[i];
	}
	result->nodes = bench->nodes;
	return bench;
}

static struct node_figure
instances_merge(struct arena *arena, const struct trial *trial, const struct rubric_node *item,
                const struct node_result *node)
{
	struct merge merge = MERGE_EMPTY;
	for (size_t i = 0; i < node->instance_count; i++) {
		const struct node_figure *figure = &node->instances[i].figures[trial->figure];
		if (figure->counts)
			merge_add(arena, &merge, figure->ratio);
	}
	return merge_finish(arena, &merge, item->merge);
}

static struct node_figure
figure_keep(struct arena *arena, struct node_figure figure)
{
	if (!figure.counts)
		return figure;
	figure.ratio = exact_copy(arena, figure.ratio);
	figure.divisor = exact_copy(arena, figure.divisor);
	return figure;
}

static struct verdict
verdict_keep(struct arena *arena, struct verdict verdict)
{
	verdict.computed = exact_copy(arena, verdict.computed);
	verdict.score = exact_copy(arena, verdict.score);
	return verdict;
}

// The verdicts of the object and its unit, of which only those of the figure are looked at.
static void
judge(struct trial *trial, struct arena *passing, size_t unit, size_t object)
{
	struct trial_unit *changed = &trial->units[unit];
	struct object_result judged = changed->objects[object];
	const struct verdict *in_mean = trial->rubric->is_mean_of_objects
	                                        ? trial_object(trial, unit, object)
	                                        : trial_unit(trial, unit);
	mean_change(trial, passing, unit, in_mean, false);
	judge_object(passing, trial->rubric, trial->figure, &judged);
	changed->objects[object].verdicts[trial->figure] =
		verdict_keep(trial->arena, judged.verdicts[trial->figure]);
	changed->objects[object].capped_by = str_copy(trial->arena, judged.capped_by);
	struct unit_result whole = changed->result;
	judge_unit(passing, trial->rubric, trial->figure, &whole);
	changed->result.verdicts[trial->figure] =
		verdict_keep(trial->arena, whole.verdicts[trial->figure]);
	mean_change(trial, passing, unit, in_mean, true);
}

// Brings a changed answer up the tree, then to the object and its unit.
static void
settle(struct trial *trial, const struct trial_place *place, struct node_figure figure)
{
	const struct rubric_node *nodes = trial->rubric->nodes;
	struct arena *passing = arena_create();
	struct bench *bench = bench_for(trial, place->unit, place->object);
	struct node_result *node = &bench->nodes[place->node];
	const struct scorer scorer = {
		.arena = passing, .rubric = trial->rubric, .nodes = bench->nodes};
	if (node->instance_count) {
		bench->instances[place->node][place->instance].figures[trial->figure] = figure;
		figure = instances_merge(passing, trial, &nodes[place->node], node);
	}
	node->figures[trial->figure] = figure_keep(trial->arena, figure);
	for (size_t i = place->node; i > 0; i = nodes[i].parent) {
		size_t above = nodes[i].parent;
		bench->nodes[above].figures[trial->figure] = figure_keep(
			trial->arena, scorer_combine(&scorer, &nodes[above], trial->figure));
	}
	judge(trial, passing, place->unit, place->object);
	arena_destroy(passing);
}

void
trial_set(struct trial *trial, const struct trial_place *place, struct exact ratio)
{
	settle(trial, place, figure_counting(ratio));
}

void
trial_unset(struct trial *trial, const struct trial_place *place)
{
	const struct node_result *node =
		&trial->before[place->unit]->objects[place->object].nodes[place->node];
	settle(trial, place,
	       node->instance_count ? node->instances[place->instance].figures[trial->figure]
	                            : node->figures[trial->figure]);
}

// What an answer for a product comes to in a sample of products.
static struct node_figure
drawn_figure(const struct instance_result *before, enum figure figure, bool is_drawn, bool is_full)
{
	if (!is_drawn)
		return (struct node_figure){.counts = false};
	bool applies = before->state != NODE_STATE_NOT_APPLICABLE;
	return is_full && applies ? figure_counting(EXACT_ONE) : before->figures[figure];
}

void
trial_draw(struct trial *trial, size_t unit, const bool is_drawn[], int full)
{
	const struct rubric_node *nodes = trial->rubric->nodes;
	const struct node_result *before = trial->before[unit]->objects[0].nodes;
	struct bench *bench = bench_for(trial, unit, 0);
	struct arena *passing = arena_create();
	const struct scorer scorer = {
		.arena = passing, .rubric = trial->rubric, .nodes = bench->nodes};
	// Children stand behind their group, so all of them are done before it.
	for (size_t i = trial->rubric->node_count; i > 0; i--) {
		const struct rubric_node *node = &nodes[i - 1];
		struct node_result *result = &bench->nodes[i - 1];
		struct node_figure figure = result->figures[trial->figure];
		for (size_t n = 0; n < result->instance_count && node->per == PER_PRODUCT; n++) {
			const struct instance_result *one = &before[i - 1].instances[n];
			if (!one->product)
				continue;
			bench->instances[i - 1][n].figures[trial->figure] =
				drawn_figure(one, trial->figure, is_drawn[one->product->index],
			                     (int)one->product->index == full);
		}
		if (result->instance_count)
			figure = instances_merge(passing, trial, node, result);
		else if (!result->is_leaf && result->state != NODE_STATE_COVERED)
			figure = scorer_combine(&scorer, node, trial->figure);
		result->figures[trial->figure] = figure_keep(trial->arena, figure);
	}
	judge(trial, passing, unit, 0);
	arena_destroy(passing);
}

const struct verdict *
trial_object(const struct trial *trial, size_t unit, size_t object)
{
	return &trial->units[unit].objects[object].verdicts[trial->figure];
}

const struct verdict *
trial_unit(const struct trial *trial, size_t unit)
{
	return &trial->units[unit].result.verdicts[trial->figure];
}

struct verdict
trial_institution(struct arena *arena, const struct trial *trial)
{
	if (exact_is_zero(trial->weights))
		return verdict_none(trial->rubric, TIER_INSTITUTION);
	return verdict_for(trial->rubric, TIER_INSTITUTION,
	                   exact_divide(arena, trial->sum, trial->weights));
}

const struct node_result *
trial_nodes(const struct trial *trial, size_t unit, size_t object)
{
	return trial->units[unit].objects[object].nodes;
}

struct str
trial_capped_by(const struct trial *trial, size_t unit, size_t object)
{
	return trial->units[unit].objects[object].capped_by;
}
