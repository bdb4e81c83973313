// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/blend.h"

#include <stdlib.h>

#include "base/arena.h"

// The unit that is being made, and where its columns stand in the two it is made of.
struct blender {
	struct arena *arena;
	const struct pairing *pairing;
	const struct rubric *rubric;
	enum step step;
	const struct unit *before, *after; // for `rubric`
	struct unit *unit;
	size_t *before_columns, *after_columns; // of each column; COLUMN_NONE: it is not there
	size_t capacity;
	struct entry *entries;
	bool is_rescaled; // direct values mean something else under the later rubric
	bool is_dry;      // only to see whether the step changes anything
	bool is_changed;  // it does
};

static const size_t COLUMN_NONE = (size_t)-1;

// The column of a product in a unit.
static size_t
column_of(const struct unit *unit, struct str product)
{
	for (size_t i = 0; unit && i < unit->product_count; i++) {
		if (str_equal(unit->products[i].id, product))
			return i;
	}
	return COLUMN_NONE;
}

static const struct entry *
answers_at(const struct unit *unit, size_t node, size_t column)
{
	return unit && column != COLUMN_NONE ? unit_answer(unit, node, column) : NULL;
}

// Nobody answered, or says to have.
static bool
is_open(const struct entry *entry)
{
	return !entry || entry->kind == ANSWER_NONE || entry->status == STATUS_MISSING;
}

static bool
is_not_applicable(const struct entry *entry)
{
	return !is_open(entry) && entry->kind == ANSWER_NOT_APPLICABLE;
}

static bool
is_same_answer(const struct entry *a, const struct entry *b)
{
	// Who was asked and did not answer is not the same as nobody.
	if (is_open(a) || is_open(b))
		return is_open(a) == is_open(b) && !a == !b;
	return a->kind == b->kind && a->value.units == b->value.units;
}

static void
put(struct blender *blender, const struct entry *entry, const struct product *product,
    struct date day)
{
	struct unit *unit = blender->unit;
	if (blender->is_dry)
		return;
	blender->entries = arena_grow(blender->arena, blender->entries, unit->entry_count,
	                              &blender->capacity, sizeof(*blender->entries));
	struct entry *copy = &blender->entries[unit->entry_count++];
	*copy = *entry;
	copy->product = product;
	if (date_is_set(day))
		copy->proved_on = day;
}

// The later answer with what proved the earlier one; nothing did where that was open.
static void
put_unproved(struct blender *blender, const struct entry *before, const struct entry *after,
             const struct product *product)
{
	struct entry mixed = *after;
	bool was_open = is_open(before);
	mixed.status = was_open ? STATUS_SUBMITTED : before->status;
	mixed.attachments = was_open ? NULL : before->attachments;
	mixed.attachment_count = was_open ? 0 : before->attachment_count;
	put(blender, &mixed, product, blender->pairing->from_day);
}

// One question of one respondent: what the step makes of the earlier and the later entry.
static void
blend_one(struct blender *blender, const struct entry *before, const struct entry *after,
          const struct product *product)
{
	static const struct date own = {0, 0, 0};
	struct date day = blender->pairing->from_day;
	bool is_flipped = is_not_applicable(before) != is_not_applicable(after);
	bool is_changed = !is_same_answer(before, after);
	blender->is_changed |= blender->step == STEP_NA ? is_flipped : is_changed && !is_flipped;
	if (blender->step >= STEP_NA && is_flipped) {
		if (after)
			put(blender, after, product, own);
	} else if (blender->step == STEP_ANSWER && is_changed) {
		if (after && is_open(after))
			put(blender, after, product, own);
		else if (after)
			put_unproved(blender, before, after, product);
	} else if (before) {
		put(blender, before, product, day);
	}
}

static int
compare_respondents(const void *left, const void *right)
{
	const struct entry *a = *(const struct entry *const *)left,
			   *b = *(const struct entry *const *)right;
	return str_compare(a->respondent, b->respondent);
}

// The answers of all respondents to a question, by respondent.
static const struct entry **
by_respondent(struct arena *arena, const struct entry *first, size_t *count)
{
	*count = 0;
	for (const struct entry *entry = first; entry; entry = entry->next)
		++*count;
	const struct entry **sorted = arena_array(arena, *count, const struct entry *);
	size_t i = 0;
	for (const struct entry *entry = first; entry; entry = entry->next)
		sorted[i++] = entry;
	if (*count)
		qsort(sorted, *count, sizeof(*sorted), compare_respondents);
	return sorted;
}

static void
blend_respondents(struct blender *blender, const struct entry *before, const struct entry *after,
                  const struct product *product)
{
	size_t before_count, after_count, a = 0, b = 0;
	const struct entry **befores = by_respondent(blender->arena, before, &before_count);
	const struct entry **afters = by_respondent(blender->arena, after, &after_count);
	while (a < before_count || b < after_count) {
		int order = a == before_count  ? 1
		            : b == after_count ? -1
		                               : compare_respondents(&befores[a], &afters[b]);
		blend_one(blender, order <= 0 ? befores[a] : NULL, order >= 0 ? afters[b] : NULL,
		          product);
		a += order <= 0;
		b += order >= 0;
	}
}

static void
put_all(struct blender *blender, const struct entry *entry, const struct product *product,
        struct date day)
{
	for (; entry; entry = entry->next)
		put(blender, entry, product, day);
}

static size_t
count_answers(const struct unit *unit, size_t node)
{
	size_t count = 0;
	for (size_t column = 0; column <= unit->product_count; column++) {
		for (const struct entry *entry = unit_answer(unit, node, column); entry;
		     entry = entry->next)
			count++;
	}
	return count;
}

// The node of the earlier rubric that the node of the later one continues; NULL where there is
// none.
static const struct rubric_node *
earlier_node(const struct pairing *pairing, const struct rubric_node *node)
{
	const struct rubric *rubric = pairing->to_rubric;
	for (size_t i = 0; i < rubric->renaming_count; i++) {
		if (str_equal(rubric->renamings[i].to, node->id))
			return rubric_find(pairing->from_rubric, rubric->renamings[i].from);
	}
	for (size_t i = 0; i < rubric->renaming_count; i++) {
		if (str_equal(rubric->renamings[i].from, node->id))
			return NULL;
	}
	return rubric_find(pairing->from_rubric, node->id);
}

// Did the change of the rubric take the earlier answers to the node along? Where not, all that
// differs there is the rubric's doing.
static bool
is_carried(const struct blender *blender, size_t node)
{
	const struct pairing *pairing = blender->pairing;
	if (pairing->from_rubric == pairing->to_rubric)
		return true;
	const struct rubric_node *earlier = earlier_node(pairing, &pairing->to_rubric->nodes[node]);
	return earlier && count_answers(pairing->original, earlier->index) <=
	                          count_answers(pairing->carried, node);
}

static void
blend_cell(struct blender *blender, size_t node, size_t column, bool is_node_carried)
{
	static const struct date own = {0, 0, 0};
	struct unit *unit = blender->unit;
	const struct product *product =
		column < unit->product_count ? &unit->products[column] : NULL;
	size_t before_column = blender->before_columns[column];
	const struct entry *before = answers_at(blender->before, node, before_column);
	const struct entry *after =
		answers_at(blender->after, node, blender->after_columns[column]);
	bool is_new = before_column == COLUMN_NONE;
	if (blender->is_rescaled && !blender->rubric->nodes[node].is_item) {
		before = NULL;
		is_node_carried = false;
	}
	if (is_new || (!before && !is_node_carried))
		put_all(blender, after, product, own);
	else if (blender->step <= STEP_ADD)
		put_all(blender, before, product, blender->pairing->from_day);
	else
		blend_respondents(blender, before, after, product);
}

// The columns: the products of `list` that the other unit has too, or all of them; then the unit.
static void
set_columns(struct blender *blender, const struct unit *list, const struct unit *other)
{
	struct arena *arena = blender->arena;
	struct unit *unit = blender->unit;
	struct product *products = arena_array(arena, list->product_count, struct product);
	blender->before_columns = arena_array(arena, list->product_count + 1, size_t);
	blender->after_columns = arena_array(arena, list->product_count + 1, size_t);
	unit->product_count = 0;
	for (size_t i = 0; i < list->product_count; i++) {
		struct str id = list->products[i].id;
		if (other && column_of(other, id) == COLUMN_NONE)
			continue;
		size_t column = unit->product_count++;
		products[column] = list->products[i];
		products[column].index = column;
		blender->before_columns[column] = column_of(blender->before, id);
		blender->after_columns[column] = column_of(blender->after, id);
	}
	unit->products = products;
	blender->before_columns[unit->product_count] = blender->before->product_count;
	blender->after_columns[unit->product_count] =
		blender->after ? blender->after->product_count : COLUMN_NONE;
}

static bool
has_new_products(const struct unit *before, const struct unit *after)
{
	for (size_t i = 0; i < after->product_count; i++) {
		if (column_of(before, after->products[i].id) == COLUMN_NONE)
			return true;
	}
	return false;
}

// A unit that is in both assessments, between its two ends.
static const struct unit *
blend(struct blender *blender)
{
	const struct pairing *pairing = blender->pairing;
	bool is_early = blender->step <= STEP_DROP;
	bool has_later_products = blender->step >= STEP_ADD;
	blender->rubric = is_early ? pairing->from_rubric : pairing->to_rubric;
	blender->before = is_early ? pairing->original : pairing->carried;
	blender->after = is_early ? NULL : pairing->after;
	blender->is_rescaled =
		!is_early && pairing->from_rubric->top.units != pairing->to_rubric->top.units;
	blender->unit = arena_new(blender->arena, struct unit);
	*blender->unit = has_later_products ? *pairing->after : *blender->before;
	blender->unit->entry_count = 0;
	if (has_later_products)
		set_columns(blender, pairing->after, NULL);
	else
		set_columns(blender, blender->before, pairing->after);
	for (size_t node = 0; node < blender->rubric->node_count; node++) {
		bool is_node_carried = is_early || is_carried(blender, node);
		for (size_t column = 0; column <= blender->unit->product_count; column++)
			blend_cell(blender, node, column, is_node_carried);
	}
	if (!blender->is_dry)
		unit_set_entries(blender->arena, blender->rubric, blender->unit,
		                 blender->unit->entry_count, blender->entries);
	return blender->unit;
}

static bool
is_changed_by(struct blender *blender)
{
	blender->is_dry = true;
	(void)blend(blender);
	blender->is_dry = false;
	return blender->is_changed;
}

bool
blend_unit(struct arena *arena, const struct pairing *pairing, enum step step,
           const struct unit **unit)
{
	const struct unit *before = pairing->original, *after = pairing->after;
	struct blender blender = {.arena = arena, .pairing = pairing, .step = step};
	bool is_changed = true;
	*unit = NULL;
	switch (step) {
	case STEP_BEGIN:
		*unit = before;
		return true;
	case STEP_EVIDENCE:
		*unit = after;
		return before != NULL;
	case STEP_DROP:
		if (!before || !after)
			return before != NULL;
		is_changed = has_new_products(after, before);
		break;
	case STEP_RUBRIC:
		is_changed = before && after && pairing->from_rubric != pairing->to_rubric;
		break;
	case STEP_ADD:
		*unit = after;
		if (!before || !after)
			return after != NULL;
		is_changed = has_new_products(before, after) ||
		             exact_compare(before->weight, after->weight) != 0;
		break;
	case STEP_NA:
	case STEP_ANSWER:
		is_changed = before && after && is_changed_by(&blender);
		break;
	case STEP_COUNT:
		return false;
	}
	if (is_changed)
		*unit = blend(&blender);
	return is_changed;
}
