// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/override.h"

#include <string.h>

#include "base/arena.h"
#include "diag/diag.h"
#include "model/entry.h"
#include "model/override_list.h"
#include "read/make.h"

struct overrides *
overrides_create(struct arena *arena, struct diags *diags, const struct rubric *rubric)
{
	struct overrides *overrides = arena_new(arena, struct overrides);
	overrides->arena = arena;
	overrides->diags = diags;
	overrides->rubric = rubric;
	overrides->places = index_create(arena);
	return overrides;
}

size_t
overrides_count(const struct overrides *overrides)
{
	return overrides->count;
}

struct str
entry_answer_text(const struct entry *entry)
{
	if (entry->kind == ANSWER_NOT_APPLICABLE)
		return entry->reason;
	return entry->level ? entry->level->id : entry->answer;
}

// The override as the entry that a file would hold.
static const struct node *
entry_node(struct arena *arena, const struct override *override)
{
	struct node_pairs map = {NULL, 0, 0};
	node_pairs_add(arena, &map, "item", override->item);
	if (override->product)
		node_pairs_add(arena, &map, "product", override->product);
	if (override->respondent)
		node_pairs_add(arena, &map, "respondent", override->respondent);
	node_pairs_add(arena, &map, "answer", override->answer);
	return node_make_map(arena, &map, override->unit->at);
}

// A unit on its way to what it would be.
struct changing {
	struct overrides *overrides;
	const struct unit *from;
	struct unit *to;
	struct entry *entries;
};

// The entry that answers the same question already. False where there are respondents, but not this
// one, who is then reported.
static bool
old_entry_find(const struct changing *changing, const struct override *override,
               const struct entry *fresh, struct entry **old)
{
	const struct unit *unit = changing->from;
	size_t column = fresh->product ? fresh->product->index : unit->product_count;
	const struct entry *first = unit_answer(unit, fresh->node->index, column);
	size_t count = 0;
	*old = NULL;
	for (const struct entry *entry = first; entry; entry = entry->next, count++) {
		if (str_equal(entry->respondent, fresh->respondent))
			*old = &changing->entries[entry - unit->entries];
	}
	if (!first || *old)
		return true;
	struct str *names = arena_array(changing->overrides->arena, count, struct str);
	count = 0;
	for (const struct entry *entry = first; entry; entry = entry->next)
		names[count++] = entry->respondent;
	diag_add(changing->overrides->diags, override->respondent->at, DIAG_SET_RESPONDENT_UNKNOWN,
	         DIAG_TEXT(fresh->respondent), DIAG_TEXT(fresh->node->id));
	diag_suggest_among(changing->overrides->diags, fresh->respondent, STR_LIST(names, count));
	return false;
}

static void
change_note(struct overrides *overrides, const struct unit *unit, const struct entry *before,
            const struct entry *after)
{
	struct arena *arena = overrides->arena;
	overrides->changes = arena_grow(arena, overrides->changes, overrides->change_count,
	                                &overrides->change_capacity, sizeof(*overrides->changes));
	overrides->changes[overrides->change_count++] = (struct override_change){
		.unit = str_copy(arena, unit->id),
		.product = str_copy(arena, after->product ? after->product->id : STR("")),
		.respondent = str_copy(arena, after->respondent),
		.node = after->node,
		.before = str_copy(arena, before ? entry_answer_text(before) : STR("")),
		.after = str_copy(arena, entry_answer_text(after)),
	};
}

static void
entry_put(struct changing *changing, const struct override *override, struct entry *fresh)
{
	struct entry *old;
	if (!old_entry_find(changing, override, fresh, &old))
		return;
	change_note(changing->overrides, changing->from, old, fresh);
	if (!old) {
		changing->entries[changing->to->entry_count++] = *fresh;
		return;
	}
	bool is_dead = old->status == STATUS_MISSING || old->status == STATUS_REJECTED;
	old->kind = fresh->kind;
	old->answer = fresh->answer;
	old->level = fresh->level;
	old->measured = fresh->measured;
	old->value = fresh->value;
	old->reason = STR("");
	old->status = is_dead ? STATUS_SUBMITTED : old->status;
}

static bool
is_for(const struct override *override, const struct unit *unit)
{
	return str_equal(override->unit->text, unit->id);
}

static size_t
count_for(struct overrides *overrides, const struct unit *unit)
{
	size_t count = 0;
	overrides->units = arena_grow(overrides->arena, overrides->units, overrides->unit_count,
	                              &overrides->unit_capacity, sizeof(*overrides->units));
	overrides->units[overrides->unit_count++] = str_copy(overrides->arena, unit->id);
	for (size_t i = 0; i < overrides->count; i++)
		count += is_for(&overrides->list[i], unit);
	return count;
}

const struct unit *
overrides_apply(struct overrides *overrides, struct arena *arena, const struct unit *unit)
{
	size_t count = count_for(overrides, unit);
	if (count == 0)
		return unit;
	struct unit *copy = arena_new(arena, struct unit);
	*copy = *unit;
	struct changing changing = {overrides, unit, copy, NULL};
	changing.entries = arena_array(arena, unit->entry_count + count, struct entry);
	if (unit->entry_count)
		memcpy(changing.entries, unit->entries, unit->entry_count * sizeof(struct entry));
	for (size_t i = 0; i < unit->entry_count; i++)
		changing.entries[i].next = NULL; // the grid is made anew
	struct trail trail = {0, 0};
	const struct builder builder = {arena, overrides->diags, overrides->rubric, NULL, &trail};
	for (size_t i = 0; i < overrides->count; i++) {
		struct override *override = &overrides->list[i];
		struct entry fresh;
		if (!is_for(override, unit))
			continue;
		override->is_used = true;
		if (entry_read(&builder, copy, entry_node(arena, override), &fresh))
			entry_put(&changing, override, &fresh);
	}
	unit_set_entries(arena, overrides->rubric, copy, copy->entry_count, changing.entries);
	return copy;
}

void
overrides_finish(struct overrides *overrides)
{
	for (size_t i = 0; i < overrides->count; i++) {
		const struct override *override = &overrides->list[i];
		if (override->is_used)
			continue;
		diag_add(overrides->diags, override->unit->at, DIAG_SET_UNIT_UNKNOWN,
		         DIAG_TEXT(override->unit->text));
		diag_suggest(
			overrides->diags,
			str_nearest(override->unit->text, overrides->unit_count, overrides->units));
		// What else is wrong with it is told in the same run.
		if (!rubric_find(overrides->rubric, override->item->text)) {
			diag_add(overrides->diags, override->item->at, DIAG_ITEM_UNKNOWN,
			         DIAG_TEXT(override->item->text));
			diag_suggest(overrides->diags, str_nearest(override->item->text,
			                                           overrides->rubric->node_count,
			                                           overrides->rubric->ids));
		}
	}
}

const struct override_change *
overrides_changes(const struct overrides *overrides, size_t *count)
{
	*count = overrides->change_count;
	return overrides->changes;
}
