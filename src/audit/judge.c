// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/judge.h"

#include "base/arena.h"
#include "base/buffer.h"

const struct node_ratio *
object_ratios(struct arena *arena, const struct rubric *rubric, const struct object_result *object,
              enum figure figure)
{
	struct node_ratio *ratios = arena_array(arena, rubric->node_count, struct node_ratio);
	for (size_t i = 0; i < rubric->node_count; i++) {
		const struct node_figure *found = &object->nodes[i].figures[figure];
		bool is_covered = object->nodes[i].state == NODE_STATE_COVERED;
		ratios[i] = (struct node_ratio){found->counts && !is_covered, found->ratio};
	}
	return ratios;
}

struct node_ratio
unit_ratio(struct arena *arena, const struct unit_result *unit, size_t node, enum figure figure)
{
	struct exact sum = EXACT_ZERO;
	int64_t count = 0;
	for (size_t i = 0; i < unit->object_count; i++) {
		const struct node_result *found = &unit->objects[i].nodes[node];
		if (found->state == NODE_STATE_COVERED || !found->figures[figure].counts)
			continue;
		sum = exact_add(arena, sum, found->figures[figure].ratio);
		count++;
	}
	if (count == 0)
		return (struct node_ratio){.counts = false};
	return (struct node_ratio){true, exact_divide(arena, sum, exact_from_fraction(count, 1))};
}

size_t
unit_answer_count(const struct unit_result *unit)
{
	size_t wanted = 0;
	for (size_t i = 0; i < unit->object_count; i++)
		wanted += unit->objects[i].leaf_count;
	return wanted > unit->unit->entry_count ? wanted : unit->unit->entry_count;
}

static size_t
band_of(const struct zone_table *table, const struct zone *zone)
{
	return (size_t)(zone - table->zones);
}

// Does the cap change the verdict?
static bool
cap_bites(const struct rubric *rubric, const struct cap *cap, const struct verdict *verdict)
{
	if (!cap->limits_zone)
		return exact_compare(verdict->score, exact_from_decimal(cap->score)) > 0;
	return band_of(&rubric->zones[TIER_OBJECT], verdict->zone) < cap->band;
}

static void
cap_apply(const struct rubric *rubric, const struct cap *cap, struct verdict *verdict)
{
	const struct zone_table *table = &rubric->zones[TIER_OBJECT];
	verdict->is_capped = true;
	if (cap->limits_zone) {
		verdict->zone = &table->zones[cap->band];
		verdict->is_zone_capped = true;
		return;
	}
	verdict->score = exact_from_decimal(cap->score);
	verdict->shown = exact_round(verdict->score, verdict->places);
	verdict->zone = zone_for(table, verdict->score);
}

// Scores first, so that the zone is that of the lowered score; then zones. The reasons of what bit
// go to `reasons`, where one is given, in the order of the rubric.
static void
caps_apply(const struct rubric *rubric, const struct node_ratio ratios[], struct verdict *verdict,
           struct buffer *reasons)
{
	const struct verdict before = *verdict;
	for (size_t pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < rubric->cap_count; i++) {
			const struct cap *cap = &rubric->caps[i];
			if (cap->limits_zone == (pass == 1) &&
			    condition_holds(&cap->when, ratios) && cap_bites(rubric, cap, verdict))
				cap_apply(rubric, cap, verdict);
		}
	}
	for (size_t i = 0; reasons && i < rubric->cap_count; i++) {
		const struct cap *cap = &rubric->caps[i];
		if (!condition_holds(&cap->when, ratios) || !cap_bites(rubric, cap, &before))
			continue;
		buffer_add_text(reasons, reasons->len ? "; " : "");
		buffer_add(reasons, cap->reason);
	}
}

void
judge_object(struct arena *arena, const struct rubric *rubric, enum figure counted,
             struct object_result *object)
{
	struct exact top = exact_from_decimal(rubric->top);
	struct buffer reasons;
	buffer_init(&reasons);
	for (size_t f = 0; f < FIGURE_COUNT; f++) {
		const struct node_figure *root = &object->nodes[0].figures[f];
		struct verdict *verdict = &object->verdicts[f];
		*verdict = verdict_none(rubric, TIER_OBJECT);
		if (!root->counts)
			continue;
		*verdict =
			verdict_for(rubric, TIER_OBJECT, exact_multiply(arena, root->ratio, top));
		if (rubric->cap_count)
			caps_apply(rubric, object_ratios(arena, rubric, object, (enum figure)f),
			           verdict, f == counted ? &reasons : NULL);
	}
	verdicts_raise_potential(object->verdicts);
	object->capped_by = str_copy(arena, buffer_text(&reasons));
	buffer_finish(&reasons);
	if (rubric->opinion_count)
		object->opinions = opinions_judge(arena, rubric,
		                                  object_ratios(arena, rubric, object, counted));
}

static struct verdict
mean_of_objects(struct arena *arena, const struct rubric *rubric, const struct unit_result *unit,
                enum figure figure)
{
	struct exact sum = EXACT_ZERO;
	int64_t count = 0;
	for (size_t i = 0; i < unit->object_count; i++) {
		const struct verdict *verdict = &unit->objects[i].verdicts[figure];
		if (!verdict->has_score)
			continue;
		sum = exact_add(arena, sum, verdict->score);
		count++;
	}
	if (count == 0)
		return verdict_none(rubric, TIER_UNIT);
	return verdict_for(rubric, TIER_UNIT,
	                   exact_divide(arena, sum, exact_from_fraction(count, 1)));
}

// Where the unit itself is the object, a cap on the object's zone is one on the unit's.
static void
keep_cap(const struct rubric *rubric, const struct unit_result *unit, enum figure figure,
         struct verdict *verdict)
{
	const struct zone_table *table = &rubric->zones[TIER_UNIT];
	const struct object_result *object = unit->objects;
	bool is_itself = unit->object_count == 1 && !object->product;
	if (is_itself)
		verdict->is_capped = object->verdicts[figure].is_capped;
	if (!is_itself || !verdict->has_score || !object->verdicts[figure].is_zone_capped)
		return;
	enum colour colour = object->verdicts[figure].zone->colour;
	size_t first = 0;
	while (first < table->count && table->zones[first].colour != colour)
		first++;
	verdict->is_zone_capped = true;
	if (first < table->count && first > band_of(table, verdict->zone))
		verdict->zone = &table->zones[first];
}

static const struct node_ratio *
node_means(struct arena *arena, const struct rubric *rubric, enum figure counted,
           const struct unit_result *unit)
{
	struct node_ratio *means = arena_array(arena, rubric->node_count, struct node_ratio);
	for (size_t i = 0; i < rubric->node_count; i++)
		means[i] = unit_ratio(arena, unit, i, counted);
	return means;
}

void
judge_unit(struct arena *arena, const struct rubric *rubric, enum figure counted,
           struct unit_result *unit)
{
	for (size_t f = 0; f < FIGURE_COUNT; f++) {
		unit->verdicts[f] = mean_of_objects(arena, rubric, unit, (enum figure)f);
		keep_cap(rubric, unit, (enum figure)f, &unit->verdicts[f]);
	}
	verdicts_raise_potential(unit->verdicts);
	if (rubric->opinion_count == 0)
		return;
	unit->means = node_means(arena, rubric, counted, unit);
	unit->opinions = opinions_judge(arena, rubric, unit->means);
}
