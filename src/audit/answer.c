// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// From the answers to one item, or a direct value, to what they are worth in the three figures.
#include "audit/proof.h"
#include "audit/scorer.h"
#include "base/arena.h"
#include "diag/diag.h"

struct node_figure
figure_counting(struct exact ratio)
{
	return (struct node_figure){.counts = true, .ratio = ratio, .divisor = EXACT_ONE};
}

// Figures that nothing was said of yet do not count.
static void
set_figures(struct node_figure figures[], struct exact claimed, struct exact verified,
            struct exact potential)
{
	figures[FIGURE_CLAIMED] = figure_counting(claimed);
	figures[FIGURE_VERIFIED] = figure_counting(verified);
	figures[FIGURE_POTENTIAL] = figure_counting(potential);
}

static enum node_state
score_unanswered(const struct scorer *scorer, const struct rubric_node *node,
                 const struct product *product, struct node_figure figures[])
{
	switch (scorer->rubric->unanswered) {
	case UNANSWERED_EXCLUDE:
		figures[FIGURE_POTENTIAL] = figure_counting(EXACT_ONE);
		return NODE_STATE_EXCLUDED;
	case UNANSWERED_REFUSE:
		diag_add(scorer->diags, scorer->unit->at, DIAG_UNANSWERED_REFUSED,
		         DIAG_TEXT(node->id),
		         DIAG_TEXT(product ? product->id : scorer->object->id));
		break;
	case UNANSWERED_ZERO:
	case UNANSWERED_COUNT:
		break;
	}
	set_figures(figures, EXACT_ZERO, EXACT_ZERO, EXACT_ONE);
	return NODE_STATE_UNANSWERED;
}

static struct exact
answer_ratio(const struct scorer *scorer, const struct entry *entry)
{
	if (entry->kind == ANSWER_DIRECT)
		return exact_from_fraction(entry->value.units, scorer->rubric->top.units);
	return scale_ratio(scorer->arena, entry->node->scale, entry->value);
}

// True where the answer is verified.
static bool
score_answer(const struct scorer *scorer, const struct entry *entry, struct node_figure figures[])
{
	struct exact ratio = answer_ratio(scorer, entry);
	struct date day = date_is_set(entry->proved_on) ? entry->proved_on : scorer->options->as_of;
	// An answer of zero claims nothing, so there is nothing to prove.
	bool is_verified = exact_is_zero(ratio) || proof_check(scorer->diags, entry, day);
	set_figures(figures, ratio, is_verified ? ratio : EXACT_ZERO,
	            is_verified ? ratio : EXACT_ONE);
	return is_verified;
}

// One answer, or the lack of one.
static enum node_state
score_instance(const struct scorer *scorer, const struct rubric_node *node,
               const struct entry *entry, const struct product *product,
               struct node_figure figures[], bool *is_verified)
{
	bool is_open = !entry || entry->kind == ANSWER_NONE || entry->status == STATUS_MISSING ||
	               entry->status == STATUS_REJECTED;
	if (!is_open && entry->kind == ANSWER_NOT_APPLICABLE)
		return NODE_STATE_NOT_APPLICABLE;
	scorer->object->leaf_count++;
	if (is_open)
		return score_unanswered(scorer, node, product, figures);
	*is_verified = score_answer(scorer, entry, figures);
	scorer->object->answered_count++;
	return NODE_STATE_SCORED;
}

void
merge_add(struct arena *arena, struct merge *merge, struct exact ratio)
{
	bool is_first = merge->count++ == 0;
	merge->sum = exact_add(arena, merge->sum, ratio);
	if (is_first || exact_compare(ratio, merge->least) < 0)
		merge->least = ratio;
	if (is_first || exact_compare(ratio, merge->most) > 0)
		merge->most = ratio;
}

struct node_figure
merge_finish(struct arena *arena, const struct merge *merge, enum combine how)
{
	if (merge->count == 0)
		return (struct node_figure){.counts = false};
	switch (how) {
	case COMBINE_MIN:
		return figure_counting(merge->least);
	case COMBINE_MAX:
		return figure_counting(merge->most);
	case COMBINE_ALL:
		return figure_counting(exact_compare(merge->least, EXACT_ONE) == 0 ? EXACT_ONE
		                                                                   : EXACT_ZERO);
	case COMBINE_MEAN:
	case COMBINE_COUNT:
		break;
	}
	return figure_counting(
		exact_divide(arena, merge->sum, exact_from_fraction(merge->count, 1)));
}

// Scored if any instance is; not applicable if all are; else what the lack of answers makes it.
static enum node_state
merged_state(const struct node_result *result, enum unanswered unanswered)
{
	size_t not_applicable = 0;
	for (size_t i = 0; i < result->instance_count; i++) {
		if (result->instances[i].state == NODE_STATE_SCORED)
			return NODE_STATE_SCORED;
		not_applicable += result->instances[i].state == NODE_STATE_NOT_APPLICABLE;
	}
	if (not_applicable == result->instance_count)
		return NODE_STATE_NOT_APPLICABLE;
	return unanswered == UNANSWERED_EXCLUDE ? NODE_STATE_EXCLUDED : NODE_STATE_UNANSWERED;
}

static void
merge_instances(const struct scorer *scorer, const struct rubric_node *item,
                struct node_result *result)
{
	result->is_verified = true;
	for (size_t i = 0; i < result->instance_count; i++) {
		if (result->instances[i].state == NODE_STATE_SCORED)
			result->is_verified &= result->instances[i].is_verified;
	}
	for (size_t f = 0; f < FIGURE_COUNT; f++) {
		struct merge merge = MERGE_EMPTY;
		for (size_t i = 0; i < result->instance_count; i++) {
			const struct node_figure *figure = &result->instances[i].figures[f];
			if (figure->counts)
				merge_add(scorer->arena, &merge, figure->ratio);
		}
		result->figures[f] = merge_finish(scorer->arena, &merge, item->merge);
	}
	result->state = merged_state(result, scorer->rubric->unanswered);
}

// The answers of all declared products, or of all respondents there are. Where there is nobody to
// answer, one answer is open.
static void
score_several(const struct scorer *scorer, const struct rubric_node *item,
              struct node_result *result)
{
	const struct unit *unit = scorer->unit;
	bool is_per_product = item->per == PER_PRODUCT;
	const struct entry *first =
		is_per_product ? NULL : unit_answer(unit, item->index, scorer->column);
	size_t most = 1;
	for (const struct entry *entry = first; entry; entry = entry->next)
		most++;
	if (is_per_product)
		most += unit->product_count;
	struct instance_result *instances =
		arena_array(scorer->arena, most, struct instance_result);
	size_t count = 0;
	for (size_t i = 0; is_per_product && i < unit->product_count; i++) {
		instances[count].entry = unit_answer(unit, item->index, i);
		instances[count++].product = &unit->products[i];
	}
	for (const struct entry *entry = first; entry; entry = entry->next)
		instances[count++].entry = entry;
	if (count == 0)
		count = 1; // nobody, who answers nothing
	for (size_t i = 0; i < count; i++) {
		struct instance_result *one = &instances[i];
		one->state = score_instance(scorer, item, one->entry, one->product, one->figures,
		                            &one->is_verified);
	}
	result->instances = instances;
	result->instance_count = count;
	merge_instances(scorer, item, result);
}

void
scorer_score_leaf(const struct scorer *scorer, const struct rubric_node *node,
                  const struct entry *entry)
{
	struct node_result *result = &scorer->nodes[node->index];
	result->is_leaf = true;
	for (size_t i = node->index + 1; i < node->end; i++)
		scorer->nodes[i].state = NODE_STATE_COVERED;
	if (node->is_item && node->per != PER_OBJECT) {
		score_several(scorer, node, result);
		return;
	}
	result->entry = entry;
	result->state =
		score_instance(scorer, node, entry, NULL, result->figures, &result->is_verified);
}
