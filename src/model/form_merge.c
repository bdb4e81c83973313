// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/form_merge.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/compiler.h"
#include "diag/diag.h"
#include "model/form_document.h"

// A cell as one of the sources has it: 0 is the folder, the others are the forms.
struct claim {
	struct form_cell cell;
	size_t source;
	const struct entry *entry; // of the folder
};

struct merger {
	struct form_merge *merge;
	size_t count;
	struct claim *claims; // sorted by key, then source
	size_t cell_count;
	struct form_cell *cells; // the outcome
};

const char *const *
form_value_words(struct arena *arena, enum form_field field, struct str value)
{
	static const char *const nothing[LANG_COUNT] = {"(kosong)", "(empty)"};
	if (str_is_empty(value))
		return nothing;
	const char **words = arena_array(arena, LANG_COUNT, const char *);
	struct str rest = {value.data + 1, value.len - 1};
	const struct str id[] = {STR("tidak berlaku: "), rest};
	const struct str en[] = {STR("does not apply: "), rest};
	bool is_reason = field == FORM_VERDICT && str_starts(value, STR("~"));
	bool is_answer = field == FORM_VERDICT && !is_reason;
	struct str plain = str_copy(arena, is_answer ? rest : value);
	words[LANG_ID] = is_reason ? str_join(arena, COUNT_OF(id), id).data : plain.data;
	words[LANG_EN] = is_reason ? str_join(arena, COUNT_OF(en), en).data : plain.data;
	return words;
}

static int
compare_claims(const void *left, const void *right)
{
	const struct claim *a = left, *b = right;
	int order = form_key_compare(&a->cell.key, &b->cell.key);
	return order ? order : (a->source > b->source) - (a->source < b->source);
}

static size_t
claims_add(struct merger *merger, size_t at, size_t source, size_t count,
           const struct form_cell cells[])
{
	for (size_t i = 0; i < count; i++)
		merger->claims[at + i] = (struct claim){cells[i], source, NULL};
	return at + count;
}

// What all sources say, sorted.
static void
claims_collect(struct merger *merger)
{
	const struct form_merge *merge = merger->merge;
	const struct unit *ours = merge->ours;
	struct form_cells cells = {.arena = merge->arena};
	size_t *ends = arena_array(merge->arena, ours ? ours->entry_count : 0, size_t);
	for (size_t i = 0; ours && i < ours->entry_count; i++) {
		if (ours->entries[i].node->is_item)
			form_cells_add_entry(&cells, &ours->entries[i]);
		ends[i] = cells.count;
	}
	size_t count = cells.count;
	for (size_t f = 0; f < merge->form_count; f++)
		count += merge->forms[f]->cell_count;
	merger->claims = arena_array(merge->arena, count, struct claim);
	merger->count = claims_add(merger, 0, 0, cells.count, cells.items);
	for (size_t i = 0, at = 0; ours && i < ours->entry_count; i++) {
		for (; at < ends[i]; at++)
			merger->claims[at].entry = &ours->entries[i];
	}
	for (size_t f = 0; f < merge->form_count; f++)
		merger->count = claims_add(merger, merger->count, f + 1,
		                           merge->forms[f]->cell_count, merge->forms[f]->cells);
	if (count)
		qsort(merger->claims, count, sizeof(*merger->claims), compare_claims);
}

static struct str
whom(const struct form_merge *merge, const struct form_key *key)
{
	if (!str_is_empty(key->respondent))
		return key->respondent;
	return str_is_empty(key->product) ? merge->forms[0]->stamp->unit : key->product;
}

// Two sources changed the cell to different ends. True where the form's value is to be taken.
static bool
settle(struct form_merge *merge, const struct form_cell *theirs, const struct form_cell *ours)
{
	struct diag_arg words[] = {
		DIAG_TEXT(theirs->key.node->id),
		DIAG_TEXT(whom(merge, &theirs->key)),
		DIAG_WORDS(form_value_words(merge->arena, theirs->key.field, theirs->value)),
		DIAG_WORDS(form_value_words(merge->arena, ours->key.field, ours->value)),
	};
	enum diag_code code =
		merge->prefer == PREFER_NOBODY ? DIAG_FORM_CONFLICT : DIAG_FORM_PREFERRED;
	if (merge->prefer == PREFER_OURS) {
		struct diag_arg swap = words[2];
		words[2] = words[3];
		words[3] = swap;
	}
	diag_report(merge->diags, theirs->at, code, COUNT_OF(words), words);
	diag_also(merge->diags, ours->at);
	return merge->prefer == PREFER_THEIRS;
}

// The claims to one cell, `count` of them, become one.
static struct form_cell
resolve(struct merger *merger, size_t count, const struct claim claims[])
{
	struct form_merge *merge = merger->merge;
	struct form_cell now = claims[0].cell;
	bool is_there = claims[0].source == 0;
	// Where the folder holds nothing of the unit, what was handed out is what is there. Where it
	// does, an entry that it lacks was taken out of it.
	if (!is_there)
		now.value = merge->ours ? STR("") : now.issued;
	for (size_t i = is_there; i < count; i++) {
		const struct form_cell *cell = &claims[i].cell;
		struct str issued = merge->ours || i > 0 ? cell->issued : now.value;
		if (str_equal(cell->value, issued) || str_equal(cell->value, now.value))
			continue;
		if (!str_equal(now.value, issued) && !settle(merge, cell, &now))
			continue;
		now.value = cell->value;
		now.at = cell->at;
	}
	return now;
}

static void
change_add(struct form_merge *merge, const struct form_cell *cell, struct str before)
{
	merge->changes = arena_grow(merge->arena, merge->changes, merge->change_count,
	                            &merge->change_capacity, sizeof(*merge->changes));
	merge->changes[merge->change_count++] =
		(struct form_change){cell->key, before, cell->value, cell->at};
}

// Not verified any more: what was looked at is not what is there now.
static void
report_reset(const struct form_merge *merge, const struct entry *before, struct place at)
{
	bool was_judged = before->status == STATUS_VERIFIED || before->status == STATUS_SECONDARY ||
	                  before->status == STATUS_REJECTED;
	if (was_judged)
		diag_add(merge->diags, at, DIAG_FORM_STATUS_RESET, DIAG_TEXT(before->node->id),
		         DIAG_TEXT(str_from(status_names[before->status])));
}

// One question: all its cells are resolved, and the entry is made of them. Returns the index of the
// first claim of the next question.
static size_t
question_merge(struct merger *merger, size_t first, struct node_items *entries)
{
	struct form_merge *merge = merger->merge;
	const struct form_cell *start = &merger->cells[merger->cell_count];
	struct form_question question = {.cells = start};
	struct place changed_at = PLACE_NONE;
	bool is_touched = false;
	size_t at = first;
	while (at < merger->count && form_is_same_question(&merger->claims[first].cell.key,
	                                                   &merger->claims[at].cell.key)) {
		const struct claim *claims = &merger->claims[at];
		size_t count = 1;
		while (at + count < merger->count &&
		       form_key_compare(&claims[0].cell.key, &claims[count].cell.key) == 0)
			count++;
		struct form_cell cell = resolve(merger, count, claims);
		struct str before = claims[0].source == 0 ? claims[0].cell.value : STR("");
		if (claims[0].source == 0)
			question.before = claims[0].entry;
		if (!str_equal(cell.value, before)) {
			change_add(merge, &cell, before);
			is_touched = true;
			question.is_changed |= cell.key.field != FORM_NOTE;
			if (cell.key.field != FORM_NOTE)
				changed_at = cell.at;
		}
		merger->cells[merger->cell_count++] = cell;
		question.cell_count++;
		at += count;
	}
	if (question.before && question.is_changed)
		report_reset(merge, question.before, changed_at);
	if (question.before && !is_touched)
		question.cell_count = 0; // as it was, to the letter
	form_entry_add(merge->arena, entries, &question);
	return at;
}

static void
product_add(struct arena *arena, struct node_items *products, struct str id, struct str name,
            struct place at)
{
	struct node_pairs map = {NULL, 0, 0};
	for (size_t i = 0; i < products->count; i++) {
		if (str_equal(node_find(products->items[i], STR("id"))->text, id))
			return;
	}
	node_pairs_add_text(arena, &map, "id", id, at);
	node_pairs_add_text(arena, &map, "name", name, at);
	node_items_add(arena, products, node_make_map(arena, &map, at));
}

static void
products_merge(const struct form_merge *merge, struct node_items *products)
{
	for (size_t i = 0; merge->ours && i < merge->ours->product_count; i++) {
		const struct product *product = &merge->ours->products[i];
		product_add(merge->arena, products, product->id, product->name, product->at);
	}
	for (size_t f = 0; f < merge->form_count; f++) {
		const struct form_stamp *stamp = merge->forms[f]->stamp;
		for (size_t i = 0; i < stamp->product_count; i++)
			product_add(merge->arena, products, stamp->products[i].id,
			            stamp->products[i].name, stamp->at);
	}
}

void
form_merge_run(struct form_merge *merge, struct node_items *products, struct node_items *entries)
{
	struct merger merger = {.merge = merge};
	products_merge(merge, products);
	claims_collect(&merger);
	merger.cells = arena_array(merge->arena, merger.count, struct form_cell);
	for (size_t at = 0; at < merger.count;)
		at = question_merge(&merger, at, entries);
	// Direct values are no form's business.
	for (size_t i = 0; merge->ours && i < merge->ours->entry_count; i++) {
		const struct form_question kept = {.before = &merge->ours->entries[i]};
		if (!kept.before->node->is_item)
			form_entry_add(merge->arena, entries, &kept);
	}
}
