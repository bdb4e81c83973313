// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/layout.h"

#include "base/arena.h"

// Rows of a unit's sheet before the figures: its name, its groups, links, what may be done here.
enum {
	ROWS_OF_TITLE = 4,
	ROWS_BETWEEN = 2 // an empty one and the names of columns
};

bool
is_answered_below(const struct node_result *result)
{
	// Where nobody is there to answer, the item's own row takes the answer.
	for (size_t i = 0; i < result->instance_count; i++) {
		if (result->instances[i].entry || result->instances[i].product)
			return true;
	}
	return false;
}

static uint32_t
rows_of(const struct node_result *result)
{
	return 1 + (is_answered_below(result) ? (uint32_t)result->instance_count : 0);
}

// The rows of an object from `row` on; the row after them.
static uint32_t
place_object(struct arena *arena, const struct rubric *rubric, uint32_t row,
             struct object_layout *layout)
{
	const struct object_result *object = layout->object;
	uint32_t *rows = arena_array(arena, rubric->node_count, uint32_t);
	for (size_t i = 0; i < rubric->node_count;) {
		const struct node_result *result = &object->nodes[i];
		rows[i] = row;
		row += rows_of(result);
		i = result->is_leaf ? rubric->nodes[i].end : i + 1;
	}
	layout->rows = rows;
	layout->caps = row;
	layout->opinions = row + (uint32_t)rubric->cap_count;
	return layout->opinions + (uint32_t)rubric->opinion_count;
}

struct unit_layout
unit_layout_for(struct arena *arena, const struct rubric *rubric, const struct unit_result *result,
                struct str sheet)
{
	struct object_layout *objects =
		arena_array(arena, result->object_count, struct object_layout);
	struct unit_layout unit = {
		.result = result,
		.sheet = sheet,
		.left = rubric->object == OBJECT_PRODUCT,
		.figures = ROWS_OF_TITLE,
		.scores = ROWS_OF_TITLE + FIGURE_COUNT + (uint32_t)rubric->opinion_count +
	                  ROWS_BETWEEN,
		.objects = objects,
	};
	unit.head = unit.scores + (uint32_t)result->object_count + ROWS_BETWEEN - 1;
	unit.first = unit.head + 1;
	uint32_t row = unit.first;
	for (size_t i = 0; i < result->object_count; i++) {
		objects[i].object = &result->objects[i];
		objects[i].score = unit.scores + (uint32_t)i;
		row = place_object(arena, rubric, row, &objects[i]);
	}
	unit.last = row > unit.first ? row - 1 : row;
	return unit;
}

struct span
unit_span(const struct unit_layout *unit, enum unit_column column, uint32_t first, uint32_t last)
{
	uint16_t place = (uint16_t)(column - UNIT_ITEM + unit->left);
	return (struct span){.column = place, .first = first, .last = last};
}

struct span
unit_cell(const struct unit_layout *unit, enum unit_column column, uint32_t row)
{
	return unit_span(unit, column, row, row);
}

struct span
outside(const struct unit_layout *unit, struct span span)
{
	span.sheet = unit->sheet;
	return span;
}

struct str
top_cell(struct arena *arena, const struct rubric_layout *figures)
{
	return formula_cell(
		arena, (struct span){figures->sheet, RUBRIC_VALUE, figures->top, figures->top});
}

struct span
zone_span(const struct rubric_layout *layout, const struct rubric *rubric, enum tier tier,
          enum rubric_column column)
{
	uint32_t first = layout->zones[tier];
	uint32_t count = (uint32_t)rubric->zones[tier].count;
	return (struct span){layout->sheet, (uint16_t)column, first, first + count - 1};
}

struct span
scale_span(const struct rubric_layout *layout, const struct rubric_node *node,
           enum rubric_column column)
{
	uint32_t first = layout->scales[node->index] + 1;
	return (struct span){layout->sheet, (uint16_t)column, first,
	                     first + scale_row_count(node->scale) - 1};
}

uint32_t
scale_row_count(const struct scale *scale)
{
	switch (scale->kind) {
	case SCALE_LEVELS:
		return (uint32_t)scale->level_count;
	case SCALE_STEPS:
		return (uint32_t)scale->step_count;
	case SCALE_RANGE:
		break;
	}
	return 2;
}
