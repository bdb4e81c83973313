// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// A unit's evidence, carried from one rubric to another.
#include <string.h>

#include "base/arena.h"
#include "diag/diag.h"
#include "model/crosswalk.h"

struct carrier {
	struct arena *arena;
	struct diags *diags;
	const struct crosswalk *crosswalk;
	const struct unit *from;
	struct unit *to;
	struct entry *entries;
};

// Is the item answered for each product, by the object of its rubric or by itself?
static bool
is_by_product(const struct rubric *rubric, const struct rubric_node *item)
{
	return rubric->object == OBJECT_PRODUCT || item->per == PER_PRODUCT;
}

// The wanted evidence of the new item that an attachment shows: of the same id, else the first of
// the same kind that nothing shows yet.
static const struct wanted *
wanted_for(const struct rubric_node *item, const struct attachment *attachment,
           const struct attachment *carried, size_t count)
{
	if (!attachment->wanted)
		return NULL;
	for (size_t i = 0; i < item->wanted_count; i++) {
		if (str_equal(item->wanted[i].id, attachment->wanted->id))
			return &item->wanted[i];
	}
	for (size_t i = 0; i < item->wanted_count; i++) {
		bool is_shown = item->wanted[i].kind != attachment->wanted->kind;
		for (size_t c = 0; c < count; c++)
			is_shown |= carried[c].wanted == &item->wanted[i];
		if (!is_shown)
			return &item->wanted[i];
	}
	return NULL;
}

static void
carry_attachments(const struct carrier *carrier, const struct entry *from, struct entry *to)
{
	size_t count = to->attachment_count + from->attachment_count;
	struct attachment *carried = arena_array(carrier->arena, count, struct attachment);
	if (to->attachment_count)
		memcpy(carried, to->attachments, to->attachment_count * sizeof(*carried));
	for (size_t i = 0; i < from->attachment_count; i++) {
		struct attachment *attachment = &carried[to->attachment_count + i];
		*attachment = from->attachments[i];
		attachment->wanted = wanted_for(to->node, &from->attachments[i], carried,
		                                to->attachment_count + i);
	}
	to->attachments = carried;
	to->attachment_count = count;
}

// Does the answer mean nothing for the new item: on another scale, or "not applicable" where that may not be?
static bool
is_foreign(const struct entry *from, const struct crossing *crossing)
{
	return from->kind == ANSWER_NOT_APPLICABLE ? !crossing->to->is_optional
	                                           : !crossing->has_same_scale;
}

// The answer in the new item's words; none where it stays open.
static void
carry_answer(const struct entry *from, bool is_open, struct entry *to)
{
	const struct rubric_node *node = to->node;
	struct entry carried = *from;
	carried.node = node;
	carried.product = to->product;
	carried.next = NULL;
	carried.attachments = to->attachments;
	carried.attachment_count = to->attachment_count;
	if (from->level && !is_open)
		carried.level = scale_find(node->scale, from->level->id);
	if (is_open) {
		carried.kind = ANSWER_NONE;
		carried.answer = STR("");
		carried.reason = STR("");
		carried.level = NULL;
		carried.status = STATUS_MISSING;
	}
	*to = carried;
}

static struct entry *
entry_add(struct carrier *carrier, const struct rubric_node *node, const struct product *product)
{
	struct entry *entry = &carrier->entries[carrier->to->entry_count++];
	*entry = (struct entry){.node = node, .product = product};
	return entry;
}

static void
grid_put(const struct carrier *carrier, struct entry *entry)
{
	size_t columns = carrier->to->product_count + 1;
	size_t column = entry->product ? entry->product->index : columns - 1;
	carrier->to->grid[entry->node->index * columns + column] = entry;
}

// The entry of the old item for a product: its own, or that of the whole unit.
static const struct entry *
source_entry(const struct carrier *carrier, const struct rubric_node *from, size_t product)
{
	const struct unit *unit = carrier->from;
	if (is_by_product(carrier->crosswalk->from, from))
		return product < unit->product_count ? unit_answer(unit, from->index, product)
		                                     : NULL;
	return unit_answer(unit, from->index, unit->product_count);
}

static bool
is_same_answer(const struct entry *a, const struct entry *b)
{
	return a->kind == b->kind && decimal_compare(a->value, b->value) == 0 &&
	       a->status == b->status;
}

// One answer for one product, or for the unit where product is the number of products.
static bool
carry_one(struct carrier *carrier, const struct crossing *crossing, size_t product)
{
	const struct entry *from = source_entry(carrier, crossing->from, product);
	if (!from)
		return false;
	const struct product *target =
		product < carrier->to->product_count ? &carrier->to->products[product] : NULL;
	struct entry *to = entry_add(carrier, crossing->to, target);
	carry_attachments(carrier, from, to);
	carry_answer(from, is_foreign(from, crossing), to);
	grid_put(carrier, to);
	return to->kind != ANSWER_NONE || from->kind == ANSWER_NONE;
}

// The answers of all products as one for the unit: only where they agree.
static bool
carry_together(struct carrier *carrier, const struct crossing *crossing)
{
	const struct unit *unit = carrier->from;
	const struct entry *first = NULL;
	bool is_agreed = unit->product_count > 0;
	for (size_t i = 0; i < unit->product_count; i++) {
		const struct entry *entry = source_entry(carrier, crossing->from, i);
		if (!first)
			first = entry;
		is_agreed &= entry && is_same_answer(first, entry);
	}
	if (!first)
		return false;
	struct entry *to = entry_add(carrier, crossing->to, NULL);
	for (size_t i = 0; i < unit->product_count; i++) {
		const struct entry *entry = source_entry(carrier, crossing->from, i);
		if (entry)
			carry_attachments(carrier, entry, to);
	}
	carry_answer(first, !is_agreed || is_foreign(first, crossing), to);
	grid_put(carrier, to);
	return to->kind != ANSWER_NONE;
}

// The answers of respondents, one by one.
static bool
carry_respondents(struct carrier *carrier, const struct crossing *crossing, size_t column)
{
	const struct entry *from = unit_answer(carrier->from, crossing->from->index, column);
	const struct entry **end = NULL;
	bool is_carried = from != NULL;
	for (; from; from = from->next) {
		struct entry *to = entry_add(carrier, crossing->to, NULL);
		if (column < carrier->to->product_count)
			to->product = &carrier->to->products[column];
		carry_attachments(carrier, from, to);
		carry_answer(from, is_foreign(from, crossing), to);
		is_carried &= to->kind != ANSWER_NONE || from->kind == ANSWER_NONE;
		if (end)
			*end = to;
		else
			grid_put(carrier, to);
		end = &to->next;
	}
	return is_carried;
}

// What shows something for the old item, as an open answer to the new one: for a product, or for the
// unit where product is the number of products.
static void
carry_evidence(struct carrier *carrier, const struct crossing *crossing, size_t product)
{
	const struct unit *unit = carrier->from;
	size_t whole = unit->product_count;
	bool was_by_product = is_by_product(carrier->crosswalk->from, crossing->from);
	struct entry *to = entry_add(carrier, crossing->to,
	                             product < whole ? &carrier->to->products[product] : NULL);
	to->status = STATUS_MISSING;
	for (size_t column = 0; column <= whole; column++) {
		bool is_source = was_by_product ? column < whole : column == whole;
		if (!is_source || (was_by_product && product < whole && column != product))
			continue;
		for (const struct entry *from = unit_answer(unit, crossing->from->index, column);
		     from; from = from->next) {
			to->at = from->at;
			carry_attachments(carrier, from, to);
		}
	}
	if (to->attachment_count)
		grid_put(carrier, to);
	else
		carrier->to->entry_count--;
}

// Evidence only: the answers of respondents and those of one hand do not mean the same.
static void
carry_evidence_only(struct carrier *carrier, const struct crossing *crossing)
{
	size_t whole = carrier->from->product_count;
	bool is_product = is_by_product(carrier->crosswalk->to, crossing->to);
	size_t first = is_product ? 0 : whole, end = is_product ? whole : whole + 1;
	for (size_t i = first; i < end; i++)
		carry_evidence(carrier, crossing, i);
}

// Carries one item's answers; false where anything of it stays open.
static bool
carry_crossing(struct carrier *carrier, const struct crossing *crossing)
{
	const struct crosswalk *crosswalk = carrier->crosswalk;
	bool was_by_product = is_by_product(crosswalk->from, crossing->from);
	bool is_product = is_by_product(crosswalk->to, crossing->to);
	size_t whole = carrier->from->product_count;
	bool is_asked = crossing->to->per == PER_RESPONDENT;
	if ((crossing->from->per == PER_RESPONDENT) != is_asked ||
	    (is_asked && was_by_product != is_product)) {
		carry_evidence_only(carrier, crossing);
		return false;
	}
	if (!is_product && crossing->to->per == PER_RESPONDENT)
		return carry_respondents(carrier, crossing, whole);
	if (!is_product)
		return was_by_product ? carry_together(carrier, crossing)
		                      : carry_one(carrier, crossing, whole);
	bool is_carried = whole > 0;
	for (size_t i = 0; i < whole; i++)
		is_carried &= crossing->to->per == PER_RESPONDENT
		                      ? carry_respondents(carrier, crossing, i)
		                      : carry_one(carrier, crossing, i);
	return is_carried;
}

static bool
has_entry(const struct carrier *carrier, const struct rubric_node *from)
{
	for (size_t i = 0; i <= carrier->from->product_count; i++) {
		if (unit_answer(carrier->from, from->index, i))
			return true;
	}
	return false;
}

static void
carry_item(struct carrier *carrier, const struct rubric_node *item)
{
	const struct crosswalk *crosswalk = carrier->crosswalk;
	struct diag_arg name = DIAG_TEXT(item->id);
	for (size_t i = 0; i < crosswalk->count; i++) {
		const struct crossing *crossing = &crosswalk->crossings[i];
		if (crossing->to != item || !has_entry(carrier, crossing->from))
			continue;
		if (!carry_crossing(carrier, crossing))
			diag_add(carrier->diags, carrier->from->at, DIAG_MAP_ANSWER_OPEN, name,
			         DIAG_TEXT(crossing->from->id), DIAG_TEXT(carrier->from->id));
		return;
	}
	diag_add(carrier->diags, carrier->from->at, DIAG_MAP_ITEM_OPEN, name,
	         DIAG_TEXT(carrier->from->id));
}

// How many entries the crossings can make of the unit's, at most.
static size_t
most_entries(const struct crosswalk *crosswalk, const struct unit *unit)
{
	size_t most = 0;
	for (size_t i = 0; i < crosswalk->count; i++) {
		size_t node = crosswalk->crossings[i].from->index;
		most += unit->product_count + 1;
		for (size_t column = 0; column <= unit->product_count; column++) {
			for (const struct entry *entry = unit_answer(unit, node, column); entry;
			     entry = entry->next)
				most++;
		}
	}
	return most;
}

const struct unit *
crosswalk_unit(struct arena *arena, struct diags *diags, const struct crosswalk *crosswalk,
               const struct unit *unit)
{
	const struct rubric *rubric = crosswalk->to;
	struct unit *carried = arena_new(arena, struct unit);
	*carried = *unit;
	carried->entry_count = 0;
	carried->grid =
		arena_array(arena, rubric->node_count * (unit->product_count + 1), struct entry *);
	struct carrier carrier = {arena, diags, crosswalk, unit, carried, NULL};
	carrier.entries = arena_array(arena, most_entries(crosswalk, unit), struct entry);
	carried->entries = carrier.entries;
	for (size_t i = 0; i < rubric->node_count; i++) {
		if (rubric->nodes[i].is_item)
			carry_item(&carrier, &rubric->nodes[i]);
	}
	return carried;
}
