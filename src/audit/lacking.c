// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/lacking.h"

#include "base/arena.h"

struct collector {
	struct arena *arena;
	struct lack *list;
	size_t count, capacity;
};

// One answer of an item, or the lack of one.
static void
collect(struct collector *collector, const struct rubric_node *item,
        const struct instance_result *answer)
{
	const struct node_figure *claimed = &answer->figures[FIGURE_CLAIMED];
	bool claims_nothing = answer->state == NODE_STATE_SCORED && exact_is_zero(claimed->ratio);
	if (answer->state == NODE_STATE_NOT_APPLICABLE || claims_nothing)
		return;
	for (size_t i = 0; i < item->wanted_count; i++) {
		const struct wanted *wanted = &item->wanted[i];
		if (!wanted->is_required || entry_attachment(answer->entry, wanted))
			continue;
		collector->list = arena_grow(collector->arena, collector->list, collector->count,
		                             &collector->capacity, sizeof(*collector->list));
		collector->list[collector->count++] =
			(struct lack){item, wanted, answer->product, answer->entry};
	}
}

static void
collect_item(struct collector *collector, const struct rubric_node *item,
             const struct node_result *result, const struct product *product)
{
	if (!item->is_item || result->state == NODE_STATE_COVERED)
		return;
	for (size_t i = 0; i < result->instance_count; i++) {
		struct instance_result answer = result->instances[i];
		answer.product = answer.product ? answer.product : product;
		collect(collector, item, &answer);
	}
	if (result->instance_count)
		return;
	struct instance_result single = {
		.state = result->state, .entry = result->entry, .product = product};
	single.figures[FIGURE_CLAIMED] = result->figures[FIGURE_CLAIMED];
	collect(collector, item, &single);
}

size_t
lacking_find(struct arena *arena, const struct rubric *rubric, const struct unit_result *unit,
             const struct lack **list)
{
	struct collector collector = {.arena = arena};
	for (size_t i = 0; i < unit->object_count; i++) {
		const struct object_result *object = &unit->objects[i];
		for (size_t n = 0; n < rubric->node_count; n++)
			collect_item(&collector, &rubric->nodes[n], &object->nodes[n],
			             object->product);
	}
	*list = collector.list;
	return collector.count;
}
