// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/change.h"

#include <stdlib.h>

#include "audit/assessment.h"
#include "audit/blend.h"
#include "base/arena.h"
#include "diag/diag.h"

static const enum cause step_causes[STEP_COUNT] = {
	[STEP_BEGIN] = CAUSE_COUNT, // nothing has changed yet
	[STEP_DROP] = CAUSE_COVERAGE, [STEP_RUBRIC] = CAUSE_RUBRIC,
	[STEP_ADD] = CAUSE_COVERAGE,  [STEP_NA] = CAUSE_NA,
	[STEP_ANSWER] = CAUSE_ANSWER, [STEP_EVIDENCE] = CAUSE_EVIDENCE,
};

// The institution after each step, as its units come by.
struct explainer {
	struct arena *arena;
	const struct change_input *input;
	struct tally *tallies[STEP_COUNT];
};

static const struct rubric *
rubric_at(const struct change_input *input, enum step step)
{
	return step <= STEP_DROP ? input->from.rubric : input->to.rubric;
}

static struct score_options
options_at(const struct change_input *input, enum step step)
{
	struct date day = step <= STEP_DROP ? input->from.day : input->to.day;
	return (struct score_options){day, input->figure};
}

static struct reading
reading_of(struct arena *arena, const struct verdict *verdict)
{
	if (!verdict->has_score)
		return (struct reading){.has_score = false};
	return (struct reading){
		.has_score = true,
		.shown = verdict->shown,
		.places = verdict->places,
		.colour = verdict->zone->colour,
		.category = str_copy(arena, verdict->zone->category),
		.label = str_copy(arena, verdict->zone->label),
		.predicate = str_copy(arena, verdict->zone->predicate),
	};
}

// What each cause added. A step after which there is no score leaves its part to the next one.
static void
set_parts(struct change_line *line, const struct reading readings[STEP_COUNT])
{
	line->from = readings[STEP_BEGIN];
	line->to = readings[STEP_EVIDENCE];
	line->has_parts = line->from.has_score && line->to.has_score;
	line->places = line->from.places > line->to.places ? line->from.places : line->to.places;
	int64_t last = line->from.shown.units;
	for (size_t step = STEP_DROP; step < STEP_COUNT && line->has_parts; step++) {
		if (!readings[step].has_score)
			continue;
		line->parts[step_causes[step]].units += readings[step].shown.units - last;
		last = readings[step].shown.units;
	}
	if (line->has_parts)
		line->total.units = line->to.shown.units - line->from.shown.units;
}

// Scores a unit after each step; a step that changes nothing needs no scoring.
static void
explain_unit(struct explainer *explainer, struct arena *passing, const struct pairing *pairing,
             struct change_line *line)
{
	const struct change_input *input = explainer->input;
	struct reading readings[STEP_COUNT] = {{.has_score = false}};
	const struct unit_result *result = NULL;
	// Scoring has said all it has to say when the assessments were made.
	struct diags *unheard = diags_create();
	for (size_t i = STEP_BEGIN; i < STEP_COUNT; i++) {
		enum step step = (enum step)i;
		const struct score_options options = options_at(input, step);
		const struct unit *unit;
		if (blend_unit(passing, pairing, step, &unit))
			result = unit ? score_unit(passing, unheard, rubric_at(input, step), unit,
			                           &options)
			              : NULL;
		if (!result)
			continue;
		tally_add(explainer->tallies[step], result);
		readings[step] = reading_of(explainer->arena, &result->verdicts[input->figure]);
	}
	diags_destroy(unheard);
	const struct unit *shown = pairing->after ? pairing->after : pairing->original;
	*line = (struct change_line){.id = shown->id,
	                             .name = shown->name,
	                             .was_there = pairing->original != NULL,
	                             .is_there = pairing->after != NULL};
	set_parts(line, readings);
}

// Units by their ids, to find the other one.
struct place_of_unit {
	struct str id;
	size_t index;
};

static int
compare_places(const void *left, const void *right)
{
	const struct place_of_unit *a = left, *b = right;
	return str_compare(a->id, b->id);
}

static struct place_of_unit *
places_of(struct arena *arena, const struct change_side *side)
{
	struct place_of_unit *places = arena_array(arena, side->unit_count, struct place_of_unit);
	for (size_t i = 0; i < side->unit_count; i++)
		places[i] = (struct place_of_unit){side->units[i]->id, i};
	if (side->unit_count)
		qsort(places, side->unit_count, sizeof(*places), compare_places);
	return places;
}

static const struct place_of_unit *
find_place(const struct place_of_unit *places, size_t count, struct str id)
{
	const struct place_of_unit key = {id, 0};
	return count ? bsearch(&key, places, count, sizeof(key), compare_places) : NULL;
}

static void
explain_units(struct explainer *explainer, struct change *change)
{
	const struct change_input *input = explainer->input;
	const struct change_side *from = &input->from, *to = &input->to;
	struct arena *passing = arena_create();
	const struct place_of_unit *earlier = places_of(explainer->arena, from);
	const struct place_of_unit *later = places_of(explainer->arena, to);
	struct change_line *lines = arena_array(explainer->arena, from->unit_count + to->unit_count,
	                                        struct change_line);
	struct pairing pairing = {
		.from_rubric = from->rubric, .to_rubric = to->rubric, .from_day = from->day};
	for (size_t i = 0; i < to->unit_count; i++) {
		const struct place_of_unit *place =
			find_place(earlier, from->unit_count, to->units[i]->id);
		pairing.after = to->units[i];
		pairing.original = place ? from->units[place->index] : NULL;
		pairing.carried = place ? input->carried[place->index] : NULL;
		explain_unit(explainer, passing, &pairing, &lines[change->unit_count++]);
		arena_reset(passing);
	}
	for (size_t i = 0; i < from->unit_count; i++) {
		if (find_place(later, to->unit_count, from->units[i]->id))
			continue;
		pairing.after = NULL;
		pairing.original = from->units[i];
		pairing.carried = input->carried[i];
		explain_unit(explainer, passing, &pairing, &lines[change->unit_count++]);
		arena_reset(passing);
	}
	arena_destroy(passing);
	change->units = lines;
}

const struct change *
change_explain(struct arena *arena, const struct change_input *input)
{
	struct explainer explainer = {.arena = arena, .input = input};
	struct change *change = arena_new(arena, struct change);
	struct reading readings[STEP_COUNT];
	for (size_t i = STEP_BEGIN; i < STEP_COUNT; i++) {
		const struct score_options options = options_at(input, (enum step)i);
		explainer.tallies[i] =
			tally_create(arena, rubric_at(input, (enum step)i), &options);
	}
	explain_units(&explainer, change);
	for (size_t i = STEP_BEGIN; i < STEP_COUNT; i++) {
		const struct assessment *assessment =
			tally_finish(explainer.tallies[i], STR(""), STR(""));
		readings[i] = reading_of(arena, &assessment->verdicts[input->figure]);
	}
	change->institution = (struct change_line){.was_there = true, .is_there = true};
	set_parts(&change->institution, readings);
	change->is_other_rubric = input->from.rubric != input->to.rubric;
	change->is_rescaled = input->from.rubric->top.units != input->to.rubric->top.units;
	return change;
}
