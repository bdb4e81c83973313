// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/standing.h"

#include <stdlib.h>

#include "base/arena.h"

static void
add_node(struct standings *standings, const struct node_result *result,
         const struct standing *common, const struct rubric_node *node)
{
	if (!result->is_leaf)
		return;
	standings->items = arena_grow(standings->arena, standings->items, standings->count,
	                              &standings->capacity, sizeof(*standings->items));
	struct standing *standing = &standings->items[standings->count++];
	*standing = *common;
	standing->node = node;
	standing->has_points = result->has_points;
	standing->is_gap = result->has_points && !exact_is_zero(result->lost);
	standing->places = places_for(standings->rubric, TIER_OBJECT);
	standing->lost = result->has_points ? exact_round(result->lost, standing->places)
	                                    : decimal_from_integer(0);
}

void
standings_add(struct standings *standings, const struct unit_result *result)
{
	struct arena *arena = standings->arena;
	struct standing common = {.unit = str_copy(arena, result->unit->id),
	                          .unit_name = str_copy(arena, result->unit->name)};
	for (size_t i = 0; i < result->object_count; i++) {
		const struct object_result *object = &result->objects[i];
		bool is_product = object->product != NULL;
		common.product = is_product ? str_copy(arena, object->id) : STR("");
		common.product_name = is_product ? str_copy(arena, object->name) : STR("");
		for (size_t n = 0; n < standings->rubric->node_count; n++)
			add_node(standings, &object->nodes[n], &common,
			         &standings->rubric->nodes[n]);
	}
}

static int
compare_standings(const void *left, const void *right)
{
	const struct standing *a = left, *b = right;
	int order = str_compare(a->unit, b->unit);
	if (!order)
		order = str_compare(a->product, b->product);
	return order ? order : str_compare(a->node->id, b->node->id);
}

void
standings_settle(struct standings *standings)
{
	if (standings->count)
		qsort(standings->items, standings->count, sizeof(*standings->items),
		      compare_standings);
}

const struct standing *
standing_find(const struct standings *standings, struct str unit, struct str product,
              struct str item)
{
	const struct rubric_node node = {.id = item};
	const struct standing wanted = {.unit = unit, .product = product, .node = &node};
	return standings->count ? bsearch(&wanted, standings->items, standings->count,
	                                  sizeof(*standings->items), compare_standings)
	                        : NULL;
}

// Names and points as the assessment has them.
static void
refresh(struct action *action, const struct standings *standings, const struct standing *standing)
{
	action->rubric = standings->rubric->id;
	action->item = standing->node->id;
	action->unit_name = standing->unit_name;
	action->product_name = standing->product_name;
	action->label = standing->node->label;
	action->remedy = standing->node->remedy;
	action->has_points = standing->has_points;
	action->points = standing->lost;
	action->places = standing->places;
}

struct action
standing_action(const struct standings *standings, const struct standing *standing,
                struct str institution, struct date day)
{
	struct action action = {.institution = institution,
	                        .unit = standing->unit,
	                        .product = standing->product,
	                        .opened = day};
	refresh(&action, standings, standing);
	return action;
}

// The id under which the rubric has the action's item; empty where it does not continue it.
static struct str
item_in(const struct rubric *rubric, const struct action *action)
{
	if (str_equal(rubric->id, action->rubric))
		return action->item;
	for (size_t i = 0; i < rubric->renaming_count; i++) {
		if (str_equal(rubric->renamings[i].from, action->item))
			return rubric->renamings[i].to;
	}
	// An old id that became another item's is no longer this one.
	for (size_t i = 0; i < rubric->renaming_count; i++) {
		if (str_equal(rubric->renamings[i].to, action->item))
			return STR("");
	}
	return rubric->renaming_count ? action->item : STR("");
}

// Would the action, once it has the rubric's id, be another one that is there already?
static bool
is_taken(const struct action *action, const struct standings *standings, struct str item,
         size_t count, const struct action actions[])
{
	struct action moved = *action;
	moved.rubric = standings->rubric->id;
	moved.item = item;
	for (size_t i = 0; i < count; i++) {
		if (&actions[i] != action && action_is_same(&actions[i], &moved))
			return true;
	}
	return false;
}

static void
meet(struct action *action, const struct standing *standing, struct date day, struct turn *turn)
{
	bool is_older = date_is_set(action->closed) && date_compare(day, action->closed) < 0;
	if (standing->has_points && !standing->is_gap && action_is_open(action)) {
		action->progress = PROGRESS_DONE;
		action->closed = day;
		turn->closed++;
	} else if (standing->is_gap && action->progress == PROGRESS_DONE && !is_older) {
		action->progress = PROGRESS_OPEN;
		action->closed = (struct date){0, 0, 0};
		turn->reopened++;
	}
}

struct turn
standings_meet(const struct standings *standings, struct date day, size_t count,
               struct action actions[])
{
	struct turn turn = {0, 0};
	for (size_t i = 0; i < count; i++) {
		struct action *action = &actions[i];
		struct str item = item_in(standings->rubric, action);
		bool is_own = str_equal(standings->rubric->id, action->rubric);
		if (str_is_empty(item) ||
		    (!is_own && is_taken(action, standings, item, count, actions)))
			continue;
		const struct standing *standing =
			standing_find(standings, action->unit, action->product, item);
		if (!standing)
			continue;
		refresh(action, standings, standing);
		meet(action, standing, day, &turn);
	}
	return turn;
}
