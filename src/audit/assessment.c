// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/assessment.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

// A weighted mean under way.
struct mean {
	struct exact sum, weights;
};

#define MEAN_EMPTY ((struct mean){EXACT_ZERO, EXACT_ZERO})

struct tally {
	struct arena *arena;
	struct assessment assessment;
	const struct unit_summary **units; // one by one: there may be tens of thousands
	size_t unit_capacity;
	struct mean objects[FIGURE_COUNT]; // means over all objects
	struct mean *nodes;                // ratios of each node; NULL without opinions
	struct node_loss *losses; // not yet divided by the weights of the institution's mean
};

struct tally *
tally_create(struct arena *arena, const struct rubric *rubric, const struct score_options *options)
{
	struct tally *tally = arena_new(arena, struct tally);
	tally->arena = arena;
	tally->assessment.rubric = rubric;
	tally->assessment.options = *options;
	tally->assessment.assumed_weight = score_assumed_weight(arena, rubric);
	for (size_t f = 0; f < FIGURE_COUNT; f++)
		tally->objects[f] = MEAN_EMPTY;
	tally->losses = arena_array(arena, rubric->node_count, struct node_loss);
	for (size_t i = 0; i < rubric->node_count; i++)
		tally->losses[i].points = EXACT_ZERO;
	if (rubric->opinion_count)
		tally->nodes = arena_array(arena, rubric->node_count, struct mean);
	for (size_t i = 0; i < rubric->node_count && tally->nodes; i++)
		tally->nodes[i] = MEAN_EMPTY;
	return tally;
}

static void
mean_add_value(struct arena *arena, struct mean *mean, struct exact weight, struct exact value)
{
	mean->sum = exact_add(arena, mean->sum, exact_multiply(arena, weight, value));
	mean->weights = exact_add(arena, mean->weights, weight);
}

static void
mean_add(struct arena *arena, struct mean *mean, struct exact weight, const struct verdict *verdict)
{
	if (verdict->has_score)
		mean_add_value(arena, mean, weight, verdict->score);
}

static struct verdict
mean_verdict(const struct tally *tally, const struct mean *mean)
{
	const struct rubric *rubric = tally->assessment.rubric;
	if (exact_is_zero(mean->weights))
		return verdict_none(rubric, TIER_INSTITUTION);
	return verdict_for(rubric, TIER_INSTITUTION,
	                   exact_divide(tally->arena, mean->sum, mean->weights));
}

static struct verdict
verdict_copy(struct arena *arena, struct verdict verdict)
{
	verdict.computed = exact_copy(arena, verdict.computed);
	verdict.score = exact_copy(arena, verdict.score);
	return verdict;
}

static const struct str *
groups_copy(struct arena *arena, const struct unit *unit)
{
	struct str *groups = arena_array(arena, unit->group_count, struct str);
	for (size_t i = 0; i < unit->group_count; i++)
		groups[i] = str_copy(arena, unit->groups[i]);
	return groups;
}

static void
summarise(struct tally *tally, const struct unit_result *result, struct unit_summary *summary)
{
	struct arena *arena = tally->arena;
	const struct unit *unit = result->unit;
	*summary = (struct unit_summary){
		.id = str_copy(arena, unit->id),
		.name = str_copy(arena, unit->name),
		.weight = exact_copy(arena, unit->weight),
		.group_count = unit->group_count,
		.groups = groups_copy(arena, unit),
		.object_count = result->object_count,
		.lost = EXACT_ZERO,
	};
	for (size_t f = 0; f < FIGURE_COUNT; f++)
		summary->verdicts[f] = verdict_copy(arena, result->verdicts[f]);
	for (size_t i = 0; i < result->object_count; i++) {
		summary->leaf_count += result->objects[i].leaf_count;
		summary->answered_count += result->objects[i].answered_count;
	}
	const struct verdict *counted = &summary->verdicts[tally->assessment.options.counted];
	if (counted->has_score)
		summary->lost = exact_subtract(
			arena, exact_from_decimal(tally->assessment.rubric->top), counted->score);
}

// What the objects of a unit lose at a node, summed; counts them.
static struct exact
lost_at(struct arena *arena, const struct unit_result *result, size_t node, size_t *object_count)
{
	struct exact lost = EXACT_ZERO;
	for (size_t i = 0; i < result->object_count; i++) {
		const struct node_result *found = &result->objects[i].nodes[node];
		if (!found->is_leaf || !found->has_points || exact_is_zero(found->lost))
			continue;
		lost = exact_add(arena, lost, found->lost);
		++*object_count;
	}
	return lost;
}

static int
compare_losses(const void *left, const void *right)
{
	const struct node_loss *a = *(const struct node_loss *const *)left;
	const struct node_loss *b = *(const struct node_loss *const *)right;
	int order = exact_compare(b->points, a->points);
	return order ? order : (a > b) - (a < b);
}

const struct node_loss *const *
losses_ranked(struct arena *arena, const struct assessment *assessment, size_t *count)
{
	size_t node_count = assessment->rubric->node_count;
	const struct node_loss **ranked = arena_array(arena, node_count, const struct node_loss *);
	*count = 0;
	for (size_t i = 0; i < node_count; i++) {
		if (assessment->losses[i].object_count)
			ranked[(*count)++] = &assessment->losses[i];
	}
	if (*count)
		qsort(ranked, *count, sizeof(*ranked), compare_losses);
	return ranked;
}

int64_t
unit_scored_objects(const struct unit_result *result, enum figure figure)
{
	int64_t count = 0;
	for (size_t i = 0; i < result->object_count; i++)
		count += result->objects[i].verdicts[figure].has_score;
	return count;
}

static void
add_losses(struct tally *tally, const struct unit_result *result)
{
	const struct rubric *rubric = tally->assessment.rubric;
	int64_t scored = unit_scored_objects(result, tally->assessment.options.counted);
	if (scored == 0)
		return;
	struct exact factor = result->unit->weight;
	if (!rubric->is_mean_of_objects)
		factor = exact_divide(tally->arena, factor, exact_from_fraction(scored, 1));
	for (size_t i = 0; i < rubric->node_count; i++) {
		struct node_loss *loss = &tally->losses[i];
		size_t object_count = 0;
		struct exact lost = lost_at(tally->arena, result, i, &object_count);
		if (object_count == 0)
			continue;
		loss->points = exact_add(tally->arena, loss->points,
		                         exact_multiply(tally->arena, lost, factor));
		loss->object_count += object_count;
		loss->unit_count++;
	}
}

// What the nodes reached, over units or over objects as the institution's mean is taken.
static void
add_ratios(struct tally *tally, const struct unit_result *result)
{
	const struct rubric *rubric = tally->assessment.rubric;
	enum figure counted = tally->assessment.options.counted;
	for (size_t i = 0; i < rubric->node_count; i++) {
		struct mean *mean = &tally->nodes[i];
		if (!rubric->is_mean_of_objects && result->means[i].counts)
			mean_add_value(tally->arena, mean, result->unit->weight,
			               result->means[i].ratio);
		for (size_t o = 0; rubric->is_mean_of_objects && o < result->object_count; o++) {
			const struct node_result *node = &result->objects[o].nodes[i];
			if (node->state != NODE_STATE_COVERED && node->figures[counted].counts)
				mean_add_value(tally->arena, mean, result->unit->weight,
				               node->figures[counted].ratio);
		}
	}
}

void
tally_add(struct tally *tally, const struct unit_result *result)
{
	struct assessment *assessment = &tally->assessment;
	tally->units = arena_grow(tally->arena, tally->units, assessment->unit_count,
	                          &tally->unit_capacity, sizeof(*tally->units));
	struct unit_summary *summary = arena_new(tally->arena, struct unit_summary);
	summarise(tally, result, summary);
	summary->number = assessment->unit_count;
	tally->units[assessment->unit_count++] = summary;
	for (size_t i = 0; i < result->object_count; i++) {
		for (size_t f = 0; f < FIGURE_COUNT; f++)
			mean_add(tally->arena, &tally->objects[f], summary->weight,
			         &result->objects[i].verdicts[f]);
	}
	add_losses(tally, result);
	if (tally->nodes)
		add_ratios(tally, result);
	assessment->object_count += summary->object_count;
	assessment->leaf_count += summary->leaf_count;
	assessment->answered_count += summary->answered_count;
	const struct verdict *counted = &summary->verdicts[assessment->options.counted];
	if (counted->has_score)
		assessment->zone_counts[counted->zone->colour]++;
	else
		assessment->unscored_count++;
}

static struct mean
mean_of_units(const struct tally *tally, size_t count, const struct unit_summary *const *units,
              enum figure figure)
{
	struct mean mean = MEAN_EMPTY;
	for (size_t i = 0; i < count; i++)
		mean_add(tally->arena, &mean, units[i]->weight, &units[i]->verdicts[figure]);
	return mean;
}

static const struct unit_summary **
units_in_order(const struct tally *tally)
{
	size_t count = tally->assessment.unit_count;
	const struct unit_summary **units =
		arena_array(tally->arena, count, const struct unit_summary *);
	if (count)
		memcpy(units, tally->units, count * sizeof(*units));
	return units;
}

static int
compare_verdicts(const struct verdict *a, const struct verdict *b)
{
	if (!a->has_score || !b->has_score)
		return b->has_score - a->has_score;
	return exact_compare(b->score, a->score);
}

// Best first by the claimed or the verified figure; equals by name, then as they came.
static int
compare_units(const struct unit_summary *a, const struct unit_summary *b, enum figure figure)
{
	int order = compare_verdicts(&a->verdicts[figure], &b->verdicts[figure]);
	if (!order)
		order = str_compare(a->name, b->name);
	return order ? order : (a > b) - (a < b);
}

static int
compare_claimed(const void *a, const void *b)
{
	return compare_units(*(const struct unit_summary *const *)a,
	                     *(const struct unit_summary *const *)b, FIGURE_CLAIMED);
}

static int
compare_verified(const void *a, const void *b)
{
	return compare_units(*(const struct unit_summary *const *)a,
	                     *(const struct unit_summary *const *)b, FIGURE_VERIFIED);
}

// A unit's membership in a group, to be sorted.
struct member {
	struct str group;
	const struct unit_summary *unit;
};

static int
compare_members(const void *left, const void *right)
{
	const struct member *a = left, *b = right;
	int order = str_compare(a->group, b->group);
	return order ? order
	             : (a->unit->number > b->unit->number) - (a->unit->number < b->unit->number);
}

static struct member *
members_sorted(const struct tally *tally, size_t *count)
{
	struct member *members = NULL;
	size_t capacity = 0;
	*count = 0;
	for (size_t i = 0; i < tally->assessment.unit_count; i++) {
		const struct unit_summary *unit = tally->units[i];
		for (size_t g = 0; g < unit->group_count; g++) {
			members = arena_grow(tally->arena, members, *count, &capacity,
			                     sizeof(*members));
			members[(*count)++] = (struct member){unit->groups[g], unit};
		}
	}
	if (*count)
		qsort(members, *count, sizeof(*members), compare_members);
	return members;
}

static void
finish_groups(struct tally *tally)
{
	size_t count;
	const struct member *members = members_sorted(tally, &count);
	struct group_summary *groups = arena_array(tally->arena, count, struct group_summary);
	const struct unit_summary **units =
		arena_array(tally->arena, count, const struct unit_summary *);
	size_t group_count = 0;
	for (size_t i = 0; i < count; group_count++) {
		struct group_summary *group = &groups[group_count];
		const struct unit_summary **first = &units[i];
		group->id = members[i].group;
		group->units = first;
		for (; i < count && str_equal(members[i].group, group->id); i++) {
			// A group that a unit names twice counts it once.
			if (group->unit_count &&
			    group->units[group->unit_count - 1] == members[i].unit)
				continue;
			first[group->unit_count++] = members[i].unit;
		}
		for (size_t f = 0; f < FIGURE_COUNT; f++) {
			struct mean mean = mean_of_units(tally, group->unit_count, group->units,
			                                 (enum figure)f);
			group->verdicts[f] = mean_verdict(tally, &mean);
		}
		verdicts_raise_potential(group->verdicts);
	}
	tally->assessment.groups = groups;
	tally->assessment.group_count = group_count;
}

static void
finish_losses(struct tally *tally, const struct mean *counted)
{
	for (size_t i = 0; i < tally->assessment.rubric->node_count; i++) {
		struct node_loss *loss = &tally->losses[i];
		if (!exact_is_zero(counted->weights))
			loss->points = exact_divide(tally->arena, loss->points, counted->weights);
	}
	tally->assessment.losses = tally->losses;
}

static void
finish_opinions(struct tally *tally)
{
	const struct rubric *rubric = tally->assessment.rubric;
	struct node_ratio *ratios =
		arena_array(tally->arena, rubric->node_count, struct node_ratio);
	for (size_t i = 0; i < rubric->node_count; i++) {
		const struct mean *mean = &tally->nodes[i];
		ratios[i].counts = !exact_is_zero(mean->weights);
		if (ratios[i].counts)
			ratios[i].ratio = exact_divide(tally->arena, mean->sum, mean->weights);
	}
	tally->assessment.opinions = opinions_judge(tally->arena, rubric, ratios);
}

const struct assessment *
tally_finish(struct tally *tally, struct str institution, struct str period)
{
	struct assessment *assessment = &tally->assessment;
	assessment->institution = institution;
	assessment->period = period;
	assessment->units = tally->units;
	const struct unit_summary **units = units_in_order(tally);
	struct mean means[FIGURE_COUNT];
	for (size_t f = 0; f < FIGURE_COUNT; f++) {
		means[f] = assessment->rubric->is_mean_of_objects
		                   ? tally->objects[f]
		                   : mean_of_units(tally, assessment->unit_count, units,
		                                   (enum figure)f);
		assessment->verdicts[f] = mean_verdict(tally, &means[f]);
	}
	verdicts_raise_potential(assessment->verdicts);
	finish_losses(tally, &means[assessment->options.counted]);
	finish_groups(tally);
	if (tally->nodes)
		finish_opinions(tally);
	bool is_verified = assessment->options.counted == FIGURE_VERIFIED;
	if (assessment->unit_count)
		qsort(units, assessment->unit_count, sizeof(*units),
		      is_verified ? compare_verified : compare_claimed);
	assessment->ranked = units;
	return assessment;
}
