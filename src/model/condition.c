// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// Caps and opinions: what holds by the ratios of nodes (patuh-rubric(5)).
#include <assert.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/compiler.h"
#include "diag/diag.h"
#include "model/loader.h"

static bool condition_read(const struct loader *loader, const struct node *map, const char *key,
                           struct condition *condition);

// A percentage as a ratio.
static bool
limit_read(const struct loader *loader, const char *key, const struct node *node,
           struct exact *ratio)
{
	struct decimal percent;
	if (!field_number(loader->diags, key, node, &percent))
		return false;
	if (percent.units > 100 * (int64_t)DECIMAL_ONE) {
		diag_add(loader->diags, node->at, DIAG_NUMBER_RANGE, DIAG_TEXT(str_from(key)),
		         DIAG_NUMBER(percent), DIAG_COUNT_OF(0), DIAG_COUNT_OF(100));
		return false;
	}
	*ratio = exact_from_fraction(percent.units, 100 * (int64_t)DECIMAL_ONE);
	return true;
}

static bool
parts_read(const struct loader *loader, const struct node *list, const char *key,
           struct condition *condition)
{
	struct condition *parts = arena_array(loader->arena, list->count, struct condition);
	bool is_sound = list->count > 0;
	if (!is_sound)
		diag_add(loader->diags, list->at, DIAG_LIST_EMPTY, DIAG_TEXT(str_from(key)));
	for (size_t i = 0; i < list->count; i++)
		is_sound &= condition_read(loader, list->items[i], key, &parts[i]);
	condition->parts = parts;
	condition->part_count = list->count;
	return is_sound;
}

enum condition_field {
	CONDITION_FIELD_NODE,
	CONDITION_FIELD_BELOW,
	CONDITION_FIELD_AT_LEAST,
	CONDITION_FIELD_ALL,
	CONDITION_FIELD_ANY,
	CONDITION_FIELD_NOT,
	CONDITION_FIELD_COUNT
};

static const struct field condition_fields[CONDITION_FIELD_COUNT] = {
	[CONDITION_FIELD_NODE] = {"node", FIELD_TEXT, false},
	[CONDITION_FIELD_BELOW] = {"below", FIELD_TEXT, false},
	[CONDITION_FIELD_AT_LEAST] = {"at_least", FIELD_TEXT, false},
	[CONDITION_FIELD_ALL] = {"all", FIELD_LIST, false},
	[CONDITION_FIELD_ANY] = {"any", FIELD_LIST, false},
	[CONDITION_FIELD_NOT] = {"not", FIELD_MAP, false},
};

// {node, below} or {node, at_least}
static bool
comparison_read(const struct loader *loader, const struct node *const values[],
                struct condition *condition)
{
	bool is_below = values[CONDITION_FIELD_BELOW] != NULL;
	const struct node *limit =
		values[is_below ? CONDITION_FIELD_BELOW : CONDITION_FIELD_AT_LEAST];
	const struct rubric_node *node = node_named(loader, values[CONDITION_FIELD_NODE]);
	condition->kind = is_below ? CONDITION_BELOW : CONDITION_AT_LEAST;
	condition->node = node ? node->index : 0;
	return limit_read(loader, is_below ? "below" : "at_least", limit, &condition->ratio) &&
	       node;
}

static bool
condition_read(const struct loader *loader, const struct node *map, const char *key,
               struct condition *condition)
{
	const struct node *values[CONDITION_FIELD_COUNT];
	if (!fields_bind(loader->diags, map, key, CONDITION_FIELD_COUNT, condition_fields, values))
		return false;
	bool is_comparison = map->count == 2 && values[CONDITION_FIELD_NODE] &&
	                     (values[CONDITION_FIELD_BELOW] || values[CONDITION_FIELD_AT_LEAST]);
	if (is_comparison)
		return comparison_read(loader, values, condition);
	if (map->count == 1 && values[CONDITION_FIELD_ALL]) {
		condition->kind = CONDITION_ALL;
		return parts_read(loader, values[CONDITION_FIELD_ALL], "all", condition);
	}
	if (map->count == 1 && values[CONDITION_FIELD_ANY]) {
		condition->kind = CONDITION_ANY;
		return parts_read(loader, values[CONDITION_FIELD_ANY], "any", condition);
	}
	if (map->count == 1 && values[CONDITION_FIELD_NOT]) {
		struct condition *part = arena_new(loader->arena, struct condition);
		condition->kind = CONDITION_NOT;
		condition->parts = part;
		condition->part_count = 1;
		return condition_read(loader, values[CONDITION_FIELD_NOT], "not", part);
	}
	diag_add(loader->diags, map->at, DIAG_CONDITION_SHAPE, DIAG_TEXT(str_from(key)));
	return false;
}

// The first row of that colour in the objects' table.
static bool
band_read(const struct loader *loader, const struct node *node, size_t *band)
{
	const struct zone_table *table = &loader->rubric->zones[TIER_OBJECT];
	size_t colour;
	if (!field_choice(loader->diags, "zone_at_most", node, COLOUR_COUNT, colour_names, &colour))
		return false;
	assert(node);
	for (*band = 0; *band < table->count; ++*band) {
		if (table->zones[*band].colour == (enum colour)colour)
			return true;
	}
	diag_add(loader->diags, node->at, DIAG_CAP_COLOUR, DIAG_TEXT(node->text));
	return false;
}

enum cap_field {
	CAP_WHEN,
	CAP_ZONE,
	CAP_SCORE,
	CAP_REASON,
	CAP_SOURCE,
	CAP_ASSUMED,
	CAP_FIELD_COUNT
};

static const struct field cap_fields[CAP_FIELD_COUNT] = {
	[CAP_WHEN] = {"when", FIELD_MAP, true},
	[CAP_ZONE] = {"zone_at_most", FIELD_TEXT, false},
	[CAP_SCORE] = {"score_at_most", FIELD_TEXT, false},
	[CAP_REASON] = {"reason", FIELD_TEXT, true},
	[CAP_SOURCE] = {"source", FIELD_TEXT, false},
	[CAP_ASSUMED] = {"assumed", FIELD_TEXT, false},
};

static bool
cap_read(const struct loader *loader, const struct node *map, struct cap *cap)
{
	const struct node *values[CAP_FIELD_COUNT];
	if (!fields_bind(loader->diags, map, "caps", CAP_FIELD_COUNT, cap_fields, values))
		return false;
	cap->reason = field_text(values[CAP_REASON]);
	cap->basis = basis_read(loader, cap->reason, map, map);
	cap->limits_zone = values[CAP_ZONE] != NULL;
	bool is_sound =
		values[CAP_WHEN] && condition_read(loader, values[CAP_WHEN], "when", &cap->when);
	if (!values[CAP_ZONE] == !values[CAP_SCORE]) {
		diag_add(loader->diags, map->at, DIAG_CAP_SHAPE, DIAG_TEXT(cap->reason));
		return false;
	}
	is_sound &= cap->limits_zone ? band_read(loader, values[CAP_ZONE], &cap->band)
	                             : field_number(loader->diags, "score_at_most",
	                                            values[CAP_SCORE], &cap->score);
	struct decimal top = loader->rubric->top;
	if (is_sound && !cap->limits_zone && top.units > 0 &&
	    decimal_compare(cap->score, top) > 0) {
		assert(values[CAP_SCORE]);
		diag_add(loader->diags, values[CAP_SCORE]->at, DIAG_CAP_ABOVE_TOP,
		         DIAG_NUMBER(cap->score), DIAG_NUMBER(top));
		is_sound = false;
	}
	return is_sound;
}

// The best band of another colour than the best one has; the second where all have one colour.
static size_t
second_band(const struct zone_table *table)
{
	for (size_t i = 1; i < table->count; i++) {
		if (table->zones[i].colour != table->zones[0].colour)
			return i;
	}
	return table->count > 1 ? 1 : 0;
}

static struct cap
critical_cap(const struct loader *loader, const struct rubric_node *item)
{
	const struct str parts[] = {STR("indikator kritis: "), item->id};
	return (struct cap){
		.when = {.kind = CONDITION_BELOW, .node = item->index, .ratio = EXACT_ONE},
		.limits_zone = true,
		.band = second_band(&loader->rubric->zones[TIER_OBJECT]),
		.reason = str_join(loader->arena, COUNT_OF(parts), parts),
	};
}

void
caps_read(const struct loader *loader, const struct node *list)
{
	struct rubric *rubric = loader->rubric;
	size_t listed = list ? list->count : 0;
	struct cap *caps = arena_array(loader->arena, listed + rubric->item_count, struct cap);
	for (size_t i = 0; i < listed; i++)
		rubric->cap_count += cap_read(loader, list->items[i], &caps[rubric->cap_count]);
	for (size_t i = 0; i < rubric->node_count; i++) {
		if (rubric->nodes[i].is_critical)
			caps[rubric->cap_count++] = critical_cap(loader, &rubric->nodes[i]);
	}
	rubric->caps = caps;
}

static void
outcome_read(const struct loader *loader, const struct node *map, const struct opinion *opinion,
             bool is_last, struct outcome *outcome)
{
	static const struct field fields[] = {
		{"label", FIELD_TEXT, true},
		{"en", FIELD_TEXT, false},
		{"when", FIELD_MAP, false},
	};
	const struct node *values[COUNT_OF(fields)];
	outcome->is_last = is_last;
	if (!fields_bind(loader->diags, map, "outcomes", COUNT_OF(fields), fields, values))
		return;
	outcome->label = field_text(values[0]);
	outcome->en = field_text(values[1]);
	if (is_last == (node_find(map, STR("when")) != NULL))
		diag_add(loader->diags, map->at, DIAG_OUTCOME_LAST, DIAG_TEXT(opinion->id));
	else if (values[2])
		(void)condition_read(loader, values[2], "when", &outcome->when);
}

static void
opinion_read(const struct loader *loader, const struct node *map, struct opinion *opinion)
{
	static const struct field fields[] = {
		{"id", FIELD_TEXT, true},
		{"label", FIELD_TEXT, true},
		{"en", FIELD_TEXT, false},
		{"outcomes", FIELD_LIST, true},
	};
	const struct node *values[COUNT_OF(fields)];
	if (!fields_bind(loader->diags, map, "opinions", COUNT_OF(fields), fields, values))
		return;
	(void)field_id(loader->diags, values[0], &opinion->id);
	opinion->label = field_text(values[1]);
	opinion->en = field_text(values[2]);
	const struct node *list = values[3];
	if (!list)
		return;
	if (list->count == 0)
		diag_add(loader->diags, list->at, DIAG_LIST_EMPTY, DIAG_TEXT(STR("outcomes")));
	struct outcome *outcomes = arena_array(loader->arena, list->count, struct outcome);
	for (size_t i = 0; i < list->count; i++)
		outcome_read(loader, list->items[i], opinion, i + 1 == list->count, &outcomes[i]);
	opinion->outcomes = outcomes;
	opinion->outcome_count = list->count;
}

// An opinion that has the id of one before it.
static void
refuse_repeated(const struct loader *loader, const struct node *list,
                const struct opinion *opinions, size_t index)
{
	for (size_t i = 0; i < index; i++) {
		if (str_is_empty(opinions[i].id) || !str_equal(opinions[i].id, opinions[index].id))
			continue;
		diag_add(loader->diags, node_find(list->items[index], STR("id"))->at,
		         DIAG_NODE_REPEATED, DIAG_TEXT(opinions[index].id));
		diag_also(loader->diags, node_find(list->items[i], STR("id"))->at);
		return;
	}
}

void
opinions_read(const struct loader *loader, const struct node *list)
{
	struct opinion *opinions = arena_array(loader->arena, list->count, struct opinion);
	for (size_t i = 0; i < list->count; i++)
		opinion_read(loader, list->items[i], &opinions[i]);
	for (size_t i = 1; i < list->count; i++)
		refuse_repeated(loader, list, opinions, i);
	loader->rubric->opinions = opinions;
	loader->rubric->opinion_count = list->count;
}
