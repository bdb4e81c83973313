// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include <assert.h>

#include "base/arena.h"
#include "base/compiler.h"
#include "diag/diag.h"
#include "model/loader.h"

bool
zone_table_has(const struct zone_table *table, enum colour colour)
{
	for (size_t i = 0; i < table->count; i++) {
		if (table->zones[i].colour == colour)
			return true;
	}
	return false;
}

const struct zone *
zone_for(const struct zone_table *table, struct exact score)
{
	size_t i = 0;
	while (i + 1 < table->count &&
	       exact_compare(score, exact_from_decimal(table->zones[i].floor)) < 0)
		i++;
	return &table->zones[i];
}

static void
floor_check(const struct loader *loader, const struct node *node, const struct zone *zone,
            const struct zone *above)
{
	assert(node);
	if (above && zone->floor.units >= above->floor.units)
		diag_add(loader->diags, node->at, DIAG_FLOOR_NOT_FALLING, DIAG_NUMBER(zone->floor),
		         DIAG_NUMBER(above->floor));
	struct decimal top = loader->rubric->top;
	if (top.units > 0 && zone->floor.units > top.units)
		diag_add(loader->diags, node->at, DIAG_ZONE_UNREACHABLE, DIAG_NUMBER(zone->floor),
		         DIAG_NUMBER(top));
}

// False where its floor cannot be read; a zone below is then compared with the one above.
static bool
zone_read(const struct loader *loader, const struct node *map, struct zone *zone,
          const struct zone *above)
{
	static const struct field fields[] = {
		{"zone", FIELD_TEXT, true},       {"floor", FIELD_TEXT, true},
		{"label", FIELD_TEXT, true},      {"en", FIELD_TEXT, false},
		{"predicate", FIELD_TEXT, false}, {"category", FIELD_TEXT, false},
		{"source", FIELD_TEXT, false},    {"assumed", FIELD_TEXT, false},
	};
	const struct node *values[COUNT_OF(fields)];
	if (!fields_bind(loader->diags, map, "zones", COUNT_OF(fields), fields, values))
		return false;
	zone->at = map->at;
	size_t colour = COLOUR_NONE;
	(void)field_choice(loader->diags, "zone", values[0], COLOUR_COUNT, colour_names, &colour);
	zone->colour = (enum colour)colour;
	zone->label = field_text(values[2]);
	zone->en = field_text(values[3]);
	zone->predicate = field_text(values[4]);
	zone->category = field_text(values[5]);
	zone->basis = basis_read(loader, zone->label, map, values[1] ? values[1] : map);
	if (!field_number(loader->diags, "floor", values[1], &zone->floor))
		return false;
	floor_check(loader, values[1], zone, above);
	return true;
}

struct zone_table
zones_read(const struct loader *loader, const struct node *list)
{
	struct zone_table table = {0, NULL};
	if (list->count == 0) {
		diag_add(loader->diags, list->at, DIAG_LIST_EMPTY, DIAG_TEXT(STR("zones")));
		return table;
	}
	struct zone *zones = arena_array(loader->arena, list->count, struct zone);
	const struct zone *above = NULL;
	for (size_t i = 0; i < list->count; i++) {
		if (zone_read(loader, list->items[i], &zones[i], above))
			above = &zones[i];
	}
	const struct node *last = list->items[list->count - 1];
	const struct node *floor = node_find(last, STR("floor"));
	if (floor && zones[list->count - 1].floor.units != 0)
		diag_add(loader->diags, floor->at, DIAG_FLOOR_LAST,
		         DIAG_NUMBER(zones[list->count - 1].floor));
	table.count = list->count;
	table.zones = zones;
	return table;
}
