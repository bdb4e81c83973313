// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "base/arena.h"
#include "base/compiler.h"
#include "diag/diag.h"
#include "model/loader.h"

const struct scale_level *
scale_find(const struct scale *scale, struct str answer)
{
	for (size_t i = 0; i < scale->level_count; i++) {
		if (str_equal_fold(scale->levels[i].id, answer) ||
		    str_equal_fold(scale->levels[i].label, answer))
			return &scale->levels[i];
	}
	return NULL;
}

struct exact
scale_ratio(struct arena *arena, const struct scale *scale, struct decimal value)
{
	(void)arena;
	int64_t span = scale->best.units - scale->base.units;
	int64_t above = value.units - scale->base.units;
	if (above <= 0)
		return EXACT_ZERO;
	if (above >= span)
		return EXACT_ONE;
	return exact_from_fraction(above, span);
}

static bool
is_taken(const struct scale *scale, struct str name)
{
	return scale_find(scale, name) != NULL;
}

// One level into levels[scale->level_count].
static void
level_read(const struct loader *loader, const struct node *map, struct scale *scale,
           struct scale_level *level)
{
	static const struct field fields[] = {
		{"id", FIELD_TEXT, true},
		{"label", FIELD_TEXT, true},
		{"value", FIELD_TEXT, true},
		{"en", FIELD_TEXT, false},
	};
	const struct node *values[COUNT_OF(fields)];
	if (!fields_bind(loader->diags, map, "levels", COUNT_OF(fields), fields, values))
		return;
	level->id = field_text(values[0]);
	level->label = field_text(values[1]);
	level->en = field_text(values[3]);
	if (values[0] && is_taken(scale, level->id))
		diag_add(loader->diags, values[0]->at, DIAG_LEVEL_REPEATED, DIAG_TEXT(level->id));
	else if (values[1] && is_taken(scale, level->label))
		diag_add(loader->diags, values[1]->at, DIAG_LEVEL_REPEATED,
		         DIAG_TEXT(level->label));
	if (!field_number(loader->diags, "value", values[2], &level->value))
		return;
	if (scale->level_count && level->value.units <= level[-1].value.units)
		diag_add(loader->diags, values[2]->at, DIAG_LEVELS_NOT_RISING, DIAG_TEXT(level->id),
		         DIAG_NUMBER(level->value), DIAG_NUMBER(level[-1].value));
}

static void
levels_read(const struct loader *loader, const struct node *list, struct scale *scale)
{
	if (list->count == 0) {
		diag_add(loader->diags, list->at, DIAG_LIST_EMPTY, DIAG_TEXT(STR("levels")));
		return;
	}
	struct scale_level *levels = arena_array(loader->arena, list->count, struct scale_level);
	scale->levels = levels;
	for (size_t i = 0; i < list->count; i++) {
		level_read(loader, list->items[i], scale, &levels[i]);
		scale->level_count++;
	}
	scale->best = levels[list->count - 1].value;
}

static void
range_read(const struct loader *loader, const struct node *map, struct scale *scale)
{
	static const struct field fields[] = {
		{"min", FIELD_TEXT, true},
		{"max", FIELD_TEXT, true},
		{"step", FIELD_TEXT, false},
	};
	const struct node *values[COUNT_OF(fields)];
	if (!fields_bind(loader->diags, map, "range", COUNT_OF(fields), fields, values))
		return;
	bool has_min = field_number(loader->diags, "min", values[0], &scale->min);
	bool has_max = field_number(loader->diags, "max", values[1], &scale->max);
	if (has_min && has_max && scale->max.units <= scale->min.units)
		diag_add(loader->diags, values[1]->at, DIAG_RANGE_INVALID, DIAG_NUMBER(scale->min),
		         DIAG_NUMBER(scale->max));
	if (field_number(loader->diags, "step", values[2], &scale->step) && scale->step.units == 0)
		diag_add(loader->diags, values[2]->at, DIAG_TOTAL_ZERO, DIAG_TEXT(STR("step")));
	scale->best = scale->max;
}

void
scale_read(const struct loader *loader, struct str name, const struct node *map,
           struct scale *scale)
{
	static const struct field fields[] = {
		{"levels", FIELD_LIST, false}, {"range", FIELD_MAP, false},
		{"base", FIELD_TEXT, false},   {"best", FIELD_TEXT, false},
		{"source", FIELD_TEXT, false}, {"assumed", FIELD_TEXT, false},
	};
	const struct node *values[COUNT_OF(fields)];
	scale->id = name;
	if (!fields_bind(loader->diags, map, "scale", COUNT_OF(fields), fields, values))
		return;
	if (!node_find(map, STR("levels")) == !node_find(map, STR("range")))
		diag_add(loader->diags, map->at, DIAG_SCALE_SHAPE, DIAG_TEXT(name));
	if (values[1])
		range_read(loader, values[1], scale);
	if (values[0])
		levels_read(loader, values[0], scale);
	bool is_stated = field_number(loader->diags, "base", values[2], &scale->base);
	is_stated |= field_number(loader->diags, "best", values[3], &scale->best);
	bool has_values = values[0] || values[1];
	if (has_values && (is_stated || scale->best.units == 0) &&
	    scale->best.units <= scale->base.units)
		diag_add(loader->diags, map->at, DIAG_SCALE_BEST, DIAG_NUMBER(scale->best),
		         DIAG_NUMBER(scale->base));
	scale->basis = basis_read(loader, name, map->at, values[4], values[5], false);
}
