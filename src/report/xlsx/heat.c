// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/heat.h"

#include "base/arena.h"

enum {
	ROWS_OF_TITLE = 2, // before the head
	SHOWN_MOST = 60
};

static const struct rubric *
rubric_of(const struct heat *heat)
{
	return heat->book->report->rubric;
}

static void
add_node(struct heat *heat, size_t *nodes, size_t node)
{
	for (size_t i = 0; i < heat->layout.node_count; i++) {
		if (nodes[i] == node)
			return;
	}
	nodes[heat->layout.node_count++] = node;
}

static void
add_condition(struct heat *heat, size_t *nodes, const struct condition *condition)
{
	switch (condition->kind) {
	case CONDITION_BELOW:
	case CONDITION_AT_LEAST:
		add_node(heat, nodes, condition->node);
		break;
	case CONDITION_ALL:
	case CONDITION_ANY:
		for (size_t i = 0; i < condition->part_count; i++)
			add_condition(heat, nodes, &condition->parts[i]);
		break;
	case CONDITION_NOT:
		add_condition(heat, nodes, condition->parts);
		break;
	}
}

static void
add_opinion(struct heat *heat, size_t *nodes, const struct opinion *opinion)
{
	for (size_t i = 0; i < opinion->outcome_count; i++) {
		if (!opinion->outcomes[i].is_last)
			add_condition(heat, nodes, &opinion->outcomes[i].when);
	}
}

void
heat_begin(struct heat *heat, struct book *book)
{
	*heat = (struct heat){.book = book};
	const struct rubric *rubric = rubric_of(heat);
	size_t *nodes = arena_array(book->report->arena, rubric->node_count, size_t);
	const struct rubric_node *group = rubric_branching(rubric);
	for (size_t i = group->index + 1; i < group->end; i = rubric->nodes[i].end) {
		if (heat->layout.node_count < SHOWN_MOST)
			add_node(heat, nodes, i);
	}
	heat->layout.shown_count = heat->layout.node_count;
	for (size_t i = 0; i < rubric->opinion_count; i++)
		add_opinion(heat, nodes, &rubric->opinions[i]);
	heat->layout.nodes = nodes;
}

void
heat_collect(struct heat *heat, const struct unit_result *result)
{
	struct arena *arena = heat->book->report->arena;
	enum figure counted = heat->book->report->options->score.counted;
	struct node_ratio *ratios = arena_array(arena, heat->layout.node_count, struct node_ratio);
	for (size_t i = 0; i < heat->layout.node_count; i++) {
		ratios[i] = unit_ratio(heat->book->scratch, result, heat->layout.nodes[i], counted);
		ratios[i].ratio = exact_copy(arena, ratios[i].ratio);
	}
	arena_reset(heat->book->scratch);
	heat->units = arena_grow(arena, heat->units, heat->count, &heat->capacity,
	                         sizeof(struct node_ratio *));
	heat->units[heat->count++] = ratios;
}

static size_t
number_of(const struct assessment *assessment, size_t rank)
{
	return assessment->ranked[rank]->number;
}

uint16_t
heat_column_after(const struct heat_layout *layout, size_t count)
{
	return (uint16_t)(HEAT_NODES + layout->shown_count + count);
}

static const struct column *
columns_for(const struct heat *heat, size_t *count)
{
	const struct rubric *rubric = rubric_of(heat);
	const struct heat_layout *layout = &heat->layout;
	size_t hidden = layout->node_count - layout->shown_count + 1; // and the weights
	*count = HEAT_NODES + layout->shown_count + 1 + rubric->opinion_count + hidden;
	struct column *columns = arena_array(heat->book->report->arena, *count, struct column);
	size_t at = 0;
	columns[at++] = (struct column){WORD_NUMBER, 6, true, NEED_NOTHING};
	columns[at++] = (struct column){WORD_UNIT, 40, false, NEED_NOTHING};
	for (size_t i = 0; i < layout->shown_count; i++)
		columns[at++] = (struct column){WORD_RATIO, 15, true, NEED_NOTHING};
	columns[at++] = (struct column){WORD_WEAKEST, 28, false, NEED_NOTHING};
	for (size_t i = 0; i < rubric->opinion_count; i++)
		columns[at++] = (struct column){WORD_NOTE, 28, false, NEED_NOTHING};
	while (at < *count)
		columns[at++] = (struct column){WORD_WEIGHT, 12, true, NEED_HIDDEN};
	return columns;
}

bool
heat_open(struct heat *heat)
{
	struct book *book = heat->book;
	size_t column_count;
	const struct column *columns = columns_for(heat, &column_count);
	if (!sheet_open(&heat->sheet, book, str_from(word(book->lang, WORD_HEAT)), column_count,
	                columns))
		return false;
	heat->layout.sheet = heat->sheet.name;
	return true;
}

void
heat_place(struct heat *heat, const struct assessment *assessment)
{
	struct heat_layout *layout = &heat->layout;
	uint32_t *places = arena_array(heat->book->report->arena, assessment->unit_count, uint32_t);
	for (size_t i = 0; i < assessment->unit_count; i++)
		places[number_of(assessment, i)] = (uint32_t)i;
	layout->first = ROWS_OF_TITLE + 1;
	layout->institution = layout->first + (uint32_t)assessment->unit_count;
	layout->places = places;
}

struct span
heat_opinion(const struct heat_layout *heat, size_t opinion, size_t number)
{
	uint32_t row = heat->first + heat->places[number];
	return (struct span){heat->sheet, heat_column_after(heat, 1 + opinion), row, row};
}

struct span
heat_institution_opinion(const struct heat_layout *heat, size_t opinion)
{
	return (struct span){heat->sheet, heat_column_after(heat, 1 + opinion), heat->institution,
	                     heat->institution};
}
