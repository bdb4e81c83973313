// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/ladder.h"

#include "base/arena.h"
#include "base/limits.h"

// A ladder under way.
struct building {
	struct arena *arena;
	const struct scale *scale;
	struct rung *rungs;
	size_t count;
};

// Adds the rung of a value where it is above the last one.
static void
rung_add(struct building *building, struct decimal value, const struct rung *rung)
{
	struct exact ratio = scale_ratio(building->arena, building->scale, value);
	if (building->count &&
	    exact_compare(ratio, building->rungs[building->count - 1].ratio) <= 0)
		return;
	building->rungs[building->count] = *rung;
	building->rungs[building->count++].ratio = ratio;
}

// An item that is not there at all stands below the lowest answer, where that is worth something.
static bool
ground_add(struct building *building, struct decimal lowest)
{
	struct exact ratio = scale_ratio(building->arena, building->scale, lowest);
	if (exact_is_zero(ratio))
		return false;
	building->rungs[building->count++].ratio = EXACT_ZERO;
	return true;
}

static void
levels_climb(struct building *building)
{
	const struct scale *scale = building->scale;
	for (size_t i = 0; i < scale->level_count; i++) {
		const struct rung rung = {.level = &scale->levels[i]};
		rung_add(building, scale->levels[i].value, &rung);
	}
}

static void
steps_climb(struct building *building)
{
	const struct scale *scale = building->scale;
	for (size_t i = 0; i < scale->step_count; i++) {
		const struct rung rung = {.step = &scale->steps[i], .answer = scale->steps[i].from};
		rung_add(building, scale->steps[i].value, &rung);
	}
}

// Its own steps, or hundredths of its width where it has more of them or none, cut to its steps.
static void
range_climb(struct building *building)
{
	const struct scale *scale = building->scale;
	int64_t width = scale->max.units - scale->min.units;
	int64_t own = scale->step.units ? width / scale->step.units : 0;
	int64_t parts = own && own <= LIMIT_RANGE_RUNGS ? own : LIMIT_RANGE_RUNGS;
	for (int64_t i = 0; i <= parts; i++) {
		int64_t above = own == parts ? i * scale->step.units : width * i / parts;
		if (scale->step.units)
			above -= above % scale->step.units;
		struct rung rung = {.answer = {scale->min.units + above}};
		rung_add(building, rung.answer, &rung);
	}
}

struct ladder
ladder_for(struct arena *arena, const struct scale *scale)
{
	struct building building = {arena, scale, NULL, 0};
	struct ladder ladder = {0, NULL, false};
	switch (scale->kind) {
	case SCALE_LEVELS:
		building.rungs = arena_array(arena, scale->level_count + 1, struct rung);
		ladder.has_ground = ground_add(&building, scale->levels[0].value);
		levels_climb(&building);
		break;
	case SCALE_RANGE:
		building.rungs = arena_array(arena, LIMIT_RANGE_RUNGS + 2, struct rung);
		ladder.has_ground = ground_add(&building, scale->min);
		range_climb(&building);
		break;
	case SCALE_STEPS:
		building.rungs = arena_array(arena, scale->step_count + 1, struct rung);
		ladder.has_ground = ground_add(&building, scale->steps[0].value);
		steps_climb(&building);
		break;
	}
	for (size_t i = 0; i < building.count; i++)
		building.rungs[i].height =
			scale->kind == SCALE_RANGE || building.count == 1
				? building.rungs[i].ratio
				: exact_from_fraction((int64_t)i, (int64_t)building.count - 1);
	ladder.count = building.count;
	ladder.rungs = building.rungs;
	return ladder;
}

size_t
ladder_above(const struct ladder *ladder, struct exact ratio)
{
	size_t i = 0;
	while (i < ladder->count && exact_compare(ladder->rungs[i].ratio, ratio) <= 0)
		i++;
	return i;
}

struct exact
ladder_height(const struct scale *scale, const struct ladder *ladder, struct exact ratio)
{
	if (scale->kind == SCALE_RANGE)
		return ratio;
	size_t above = ladder_above(ladder, ratio);
	return above ? ladder->rungs[above - 1].height : EXACT_ZERO;
}
