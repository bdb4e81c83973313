// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "base/arena.h"
#include "base/compiler.h"
#include "diag/diag.h"
#include "model/loader.h"

static const struct scale_level *
find_named(const struct scale_level *levels, size_t count, struct str answer)
{
	for (size_t i = 0; i < count; i++) {
		if (str_equal_fold(levels[i].id, answer) || str_equal_fold(levels[i].label, answer))
			return &levels[i];
	}
	return NULL;
}

const struct scale_level *
scale_find(const struct scale *scale, struct str answer)
{
	return find_named(scale->levels, scale->level_count, answer);
}

const struct scale_level *
scale_find_option(const struct scale *scale, struct str answer)
{
	return find_named(scale->options, scale->option_count, answer);
}

const struct scale_step *
scale_step_for(const struct scale *scale, struct decimal measured)
{
	size_t i = scale->step_count - 1;
	while (i > 0 && scale->steps[i].from.units > measured.units)
		i--;
	return &scale->steps[i];
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
	scale->kind = SCALE_LEVELS;
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

// One step into steps[index].
static void
step_read(const struct loader *loader, const struct node *map, struct scale_step *steps,
          size_t index)
{
	static const struct field fields[] = {
		{"from", FIELD_TEXT, true},
		{"value", FIELD_TEXT, true},
		{"label", FIELD_TEXT, false},
		{"en", FIELD_TEXT, false},
	};
	const struct node *values[COUNT_OF(fields)];
	struct scale_step *step = &steps[index];
	if (!fields_bind(loader->diags, map, "steps", COUNT_OF(fields), fields, values))
		return;
	step->label = field_text(values[2]);
	step->en = field_text(values[3]);
	if (field_number(loader->diags, "from", values[0], &step->from)) {
		if (index == 0 && step->from.units != 0)
			diag_add(loader->diags, values[0]->at, DIAG_STEPS_START,
			         DIAG_NUMBER(step->from));
		if (index > 0 && step->from.units <= step[-1].from.units)
			diag_add(loader->diags, values[0]->at, DIAG_STEPS_NOT_RISING,
			         DIAG_TEXT(STR("from")), DIAG_NUMBER(step->from),
			         DIAG_NUMBER(step[-1].from));
	}
	if (field_number(loader->diags, "value", values[1], &step->value) && index > 0 &&
	    step->value.units <= step[-1].value.units)
		diag_add(loader->diags, values[1]->at, DIAG_STEPS_NOT_RISING,
		         DIAG_TEXT(STR("value")), DIAG_NUMBER(step->value),
		         DIAG_NUMBER(step[-1].value));
}

static void
steps_read(const struct loader *loader, const struct node *list, struct scale *scale)
{
	scale->kind = SCALE_STEPS;
	if (list->count == 0) {
		diag_add(loader->diags, list->at, DIAG_LIST_EMPTY, DIAG_TEXT(STR("steps")));
		return;
	}
	struct scale_step *steps = arena_array(loader->arena, list->count, struct scale_step);
	for (size_t i = 0; i < list->count; i++)
		step_read(loader, list->items[i], steps, i);
	scale->steps = steps;
	scale->step_count = list->count;
	scale->best = steps[list->count - 1].value;
}

static void
options_read(const struct loader *loader, const struct node *list, struct scale *scale)
{
	static const struct field fields[] = {
		{"id", FIELD_TEXT, true},
		{"label", FIELD_TEXT, true},
		{"en", FIELD_TEXT, false},
	};
	struct scale_level *options = arena_array(loader->arena, list->count, struct scale_level);
	scale->options = options;
	for (size_t i = 0; i < list->count; i++) {
		const struct node *values[COUNT_OF(fields)];
		if (!fields_bind(loader->diags, list->items[i], "options", COUNT_OF(fields), fields,
		                 values))
			continue;
		struct str id = field_text(values[0]), label = field_text(values[1]);
		if (values[0] && scale_find_option(scale, id))
			diag_add(loader->diags, values[0]->at, DIAG_LEVEL_REPEATED, DIAG_TEXT(id));
		options[scale->option_count++] =
			(struct scale_level){.id = id, .label = label, .en = field_text(values[2])};
	}
}

// `of` and `options` go with steps, and steps with `of`.
static void
measure_read(const struct loader *loader, const struct node *map, const struct node *of,
             const struct node *options, struct scale *scale)
{
	size_t measure = MEASURE_COUNT;
	if (scale->kind == SCALE_STEPS && !node_find(map, STR("of")))
		diag_add(loader->diags, map->at, DIAG_KEY_MISSING, DIAG_TEXT(STR("of")));
	(void)field_choice(loader->diags, "of", of, MEASURE_COUNT_OF, measure_names, &measure);
	scale->measure = (enum measure)measure;
	if (of && scale->kind != SCALE_STEPS)
		diag_add(loader->diags, of->at, DIAG_KEY_MISPLACED, DIAG_TEXT(STR("of")),
		         DIAG_TEXT(scale->id));
	if (options && (scale->kind != SCALE_STEPS || scale->measure != MEASURE_COUNT))
		diag_add(loader->diags, options->at, DIAG_KEY_MISPLACED, DIAG_TEXT(STR("options")),
		         DIAG_TEXT(scale->id));
	else if (options)
		options_read(loader, options, scale);
}

enum scale_field {
	SCALE_FIELD_LEVELS,
	SCALE_FIELD_RANGE,
	SCALE_FIELD_STEPS,
	SCALE_FIELD_OF,
	SCALE_FIELD_OPTIONS,
	SCALE_FIELD_BASE,
	SCALE_FIELD_BEST,
	SCALE_FIELD_SOURCE,
	SCALE_FIELD_ASSUMED,
	SCALE_FIELD_COUNT
};

static const struct field scale_fields[SCALE_FIELD_COUNT] = {
	[SCALE_FIELD_LEVELS] = {"levels", FIELD_LIST, false},
	[SCALE_FIELD_RANGE] = {"range", FIELD_MAP, false},
	[SCALE_FIELD_STEPS] = {"steps", FIELD_LIST, false},
	[SCALE_FIELD_OF] = {"of", FIELD_TEXT, false},
	[SCALE_FIELD_OPTIONS] = {"options", FIELD_LIST, false},
	[SCALE_FIELD_BASE] = {"base", FIELD_TEXT, false},
	[SCALE_FIELD_BEST] = {"best", FIELD_TEXT, false},
	[SCALE_FIELD_SOURCE] = {"source", FIELD_TEXT, false},
	[SCALE_FIELD_ASSUMED] = {"assumed", FIELD_TEXT, false},
};

// What to mend where `best` is not above `base`.
static struct place
span_place(const struct node *map, const struct node *const values[])
{
	const struct node *stated =
		values[SCALE_FIELD_BEST] ? values[SCALE_FIELD_BEST] : values[SCALE_FIELD_BASE];
	return stated ? stated->at : map->at;
}

void
scale_read(const struct loader *loader, struct str name, const struct node *map,
           struct scale *scale)
{
	const struct node *values[SCALE_FIELD_COUNT];
	scale->id = name;
	scale->kind = SCALE_RANGE;
	if (!fields_bind(loader->diags, map, "scale", SCALE_FIELD_COUNT, scale_fields, values))
		return;
	int shapes = (node_find(map, STR("levels")) != NULL) +
	             (node_find(map, STR("range")) != NULL) +
	             (node_find(map, STR("steps")) != NULL);
	if (shapes != 1)
		diag_add(loader->diags, map->at, DIAG_SCALE_SHAPE, DIAG_TEXT(name));
	size_t before = diags_error_count(loader->diags);
	if (values[SCALE_FIELD_RANGE])
		range_read(loader, values[SCALE_FIELD_RANGE], scale);
	if (values[SCALE_FIELD_LEVELS])
		levels_read(loader, values[SCALE_FIELD_LEVELS], scale);
	if (values[SCALE_FIELD_STEPS])
		steps_read(loader, values[SCALE_FIELD_STEPS], scale);
	bool is_sound =
		diags_error_count(loader->diags) == before; // else best is not what was meant
	measure_read(loader, map, values[SCALE_FIELD_OF], values[SCALE_FIELD_OPTIONS], scale);
	bool is_stated =
		field_number(loader->diags, "base", values[SCALE_FIELD_BASE], &scale->base);
	is_stated |= field_number(loader->diags, "best", values[SCALE_FIELD_BEST], &scale->best);
	bool has_values = values[SCALE_FIELD_RANGE] || values[SCALE_FIELD_LEVELS] ||
	                  values[SCALE_FIELD_STEPS];
	if (has_values && is_sound && (is_stated || scale->best.units == 0) &&
	    scale->best.units <= scale->base.units)
		diag_add(loader->diags, span_place(map, values), DIAG_SCALE_BEST,
		         DIAG_NUMBER(scale->best), DIAG_NUMBER(scale->base));
	scale->basis = basis_read(loader, name, map, NULL);
}
