// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/dasbor/gaps.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/limits.h"
#include "report/dasbor/answer.h"

void
gaps_begin(struct gaps *gaps, const struct report *report)
{
	*gaps = (struct gaps){.report = report, .arena = arena_create(), .weights = EXACT_ZERO};
}

void
gaps_finish(struct gaps *gaps)
{
	arena_destroy(gaps->arena);
}

// The dearest for the institution first; equals as they came.
static int
compare_gaps(const void *left, const void *right)
{
	const struct gap *a = left, *b = right;
	int order = exact_compare(b->cost, a->cost);
	return order ? order : (a->order > b->order) - (a->order < b->order);
}

static void
gaps_sort(struct gaps *gaps)
{
	if (gaps->count)
		qsort(gaps->items, gaps->count, sizeof(*gaps->items), compare_gaps);
}

// Keeps the dearest LIMIT_PAGE_ROWS and lets go of the arena with the others.
static void
gaps_prune(struct gaps *gaps)
{
	struct arena *arena = arena_create();
	gaps_sort(gaps);
	gaps->capacity = 2 * (size_t)LIMIT_PAGE_ROWS;
	struct gap *kept = arena_array(arena, gaps->capacity, struct gap);
	for (size_t i = 0; i < LIMIT_PAGE_ROWS; i++) {
		kept[i] = gaps->items[i];
		kept[i].product = str_copy(arena, kept[i].product);
		kept[i].answer = str_copy(arena, kept[i].answer);
		kept[i].missing = str_copy(arena, kept[i].missing);
		kept[i].cost_unit = exact_copy(arena, kept[i].cost_unit);
		kept[i].cost = exact_copy(arena, kept[i].cost);
	}
	gaps->weights = exact_copy(arena, gaps->weights);
	arena_destroy(gaps->arena);
	gaps->arena = arena;
	gaps->items = kept;
	gaps->count = LIMIT_PAGE_ROWS;
}

// Is it there with every answer that was given?
static bool
is_there(const struct node_result *result, const struct wanted *wanted)
{
	if (result->instance_count == 0)
		return result->entry && entry_attachment(result->entry, wanted);
	size_t given = 0;
	for (size_t i = 0; i < result->instance_count; i++) {
		const struct entry *entry = result->instances[i].entry;
		if (!entry)
			continue;
		given++;
		if (!entry_attachment(entry, wanted))
			return false;
	}
	return given > 0;
}

static void
write_missing(struct buffer *out, enum lang lang, const struct rubric_node *node,
              const struct node_result *result)
{
	for (size_t i = 0; i < node->wanted_count; i++) {
		const struct wanted *wanted = &node->wanted[i];
		if (is_there(result, wanted))
			continue;
		buffer_add_text(out, out->len ? "; " : "");
		buffer_add(out, wanted->label);
		if (!wanted->is_required)
			continue;
		buffer_add_text(out, " (");
		buffer_add_text(out, word(lang, WORD_REQUIRED));
		buffer_add_text(out, ")");
	}
}

// What stands in a gap's texts.
static void
gap_fill(struct gap *gap, struct gaps *gaps, const struct node_result *result)
{
	enum lang lang = gaps->report->options->lang;
	struct buffer text;
	buffer_init(&text);
	answer_write(&text, lang, result);
	gap->answer = str_copy(gaps->arena, buffer_text(&text));
	text.len = 0;
	write_missing(&text, lang, gap->node, result);
	gap->missing = str_copy(gaps->arena, buffer_text(&text));
	buffer_finish(&text);
	gap->status = result->entry && result->entry->kind != ANSWER_NONE
	                      ? status_word(lang, result->entry->status)
	                      : "";
}

// What a point of an object costs its unit, and the institution before it is divided by the weights.
struct rate {
	size_t unit;
	struct exact of_unit, of_institution;
};

static void
gather_object(struct gaps *gaps, const struct unit_result *unit, size_t index,
              const struct rate *rate)
{
	const struct rubric *rubric = gaps->report->rubric;
	const struct object_result *object = &unit->objects[index];
	for (size_t i = 0; i < rubric->node_count; i++) {
		const struct node_result *result = &object->nodes[i];
		if (!result->is_leaf || !result->has_points || exact_is_zero(result->lost))
			continue;
		if (gaps->count == 2 * (size_t)LIMIT_PAGE_ROWS)
			gaps_prune(gaps);
		gaps->items = arena_grow(gaps->arena, gaps->items, gaps->count, &gaps->capacity,
		                         sizeof(*gaps->items));
		struct gap *gap = &gaps->items[gaps->count++];
		*gap = (struct gap){.node = &rubric->nodes[i], .unit = rate->unit, .object = index};
		gap->order = gaps->total++;
		gap->product = str_copy(gaps->arena, object->product ? object->name : STR(""));
		struct exact lost = exact_copy(gaps->arena, result->lost);
		gap->cost_unit = exact_multiply(gaps->arena, lost, rate->of_unit);
		gap->cost = exact_multiply(gaps->arena, lost, rate->of_institution);
		gap_fill(gap, gaps, result);
	}
}

void
gaps_gather(struct gaps *gaps, struct arena *passing, const struct unit_result *result)
{
	struct rate rate = {.unit = gaps->unit_count++};
	int64_t scored = unit_scored_objects(result, gaps->report->options->score.counted);
	if (scored == 0)
		return;
	struct exact weight = result->unit->weight, share = exact_from_fraction(1, scored);
	bool is_of_objects = gaps->report->rubric->is_mean_of_objects;
	rate.of_unit = share;
	rate.of_institution = is_of_objects ? weight : exact_multiply(passing, weight, share);
	if (is_of_objects)
		weight = exact_multiply(passing, weight, exact_from_fraction(scored, 1));
	gaps->weights = exact_copy(gaps->arena, exact_add(passing, gaps->weights, weight));
	for (size_t i = 0; i < result->object_count; i++)
		gather_object(gaps, result, i, &rate);
}

void
gaps_settle(struct gaps *gaps)
{
	gaps_sort(gaps);
	if (gaps->count > LIMIT_PAGE_ROWS)
		gaps->count = LIMIT_PAGE_ROWS;
	// Units without weight cost nothing.
	for (size_t i = 0; i < gaps->count && !exact_is_zero(gaps->weights); i++)
		gaps->items[i].cost = exact_divide(gaps->arena, gaps->items[i].cost, gaps->weights);
}
