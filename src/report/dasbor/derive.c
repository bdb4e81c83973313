// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/dasbor/derive.h"

#include "base/arena.h"
#include "report/explain_words.h"

// The numbers are written by the phrases of patuh explain: the same digits, and none that HTML would take
// for anything else.
struct derivation {
	struct part *part;
	struct report report; // that writes to the page
	struct explainer explainer;
};

enum {
	FRACTION_MOST = 9 // letters of a fraction that is still read
};

static void
begin(struct derivation *derivation, struct part *part, const struct object_result *object)
{
	derivation->part = part;
	derivation->report = *part->page.report;
	derivation->report.out = part->page.out;
	derivation->explainer = (struct explainer){&derivation->report, object, part->page.lang,
	                                           part->page.counted};
}

// A decimal, or a fraction that is still read: 5/12, not 29788051/82500000.
static bool
is_readable(struct exact number)
{
	struct buffer text;
	buffer_init(&text);
	exact_write(&text, number);
	size_t len = text.len;
	buffer_finish(&text);
	return exact_is_decimal(number) || len <= FRACTION_MOST;
}

// What is not readable is rounded, and says so: ≈ 0,3611.
static void
add_number(struct derivation *derivation, struct exact number)
{
	if (is_readable(number)) {
		explain_add_exact(&derivation->explainer, number);
		return;
	}
	part_add(derivation->part, "≈ ");
	page_rounded(&derivation->part->page, number, DECIMAL_PLACES);
}

// = 0,75 or = 5/12 ≈ 0,4167 or ≈ 0,3611
static void
add_result(struct derivation *derivation, struct exact number)
{
	if (is_readable(number)) {
		part_add(derivation->part, " = ");
		explain_add_exact(&derivation->explainer, number);
	}
	if (exact_is_decimal(number))
		return;
	part_add(derivation->part, " ≈ ");
	page_rounded(&derivation->part->page, number, DECIMAL_PLACES);
}

static const struct node_figure *
figure_of(const struct derivation *derivation, const struct rubric_node *node)
{
	const struct explainer *explainer = &derivation->explainer;
	return &explainer->object->nodes[node->index].figures[explainer->counted];
}

// 1 bila semua rasio 1, selain itu 0: 1; 0,5; 1
static void
add_choice(struct derivation *derivation, enum combine combine)
{
	const struct explainer *explainer = &derivation->explainer;
	switch (combine) {
	case COMBINE_MEAN:
		break;
	case COMBINE_MIN:
		explain_say(explainer, "terkecil dari ", "least of ");
		break;
	case COMBINE_MAX:
		explain_say(explainer, "terbesar dari ", "greatest of ");
		break;
	case COMBINE_ALL:
		explain_say(explainer,
		            "1 bila semuanya 1, selain itu 0: ", "1 if all are 1, else 0: ");
		break;
	case COMBINE_COUNT:
		break;
	}
}

static void
add_group(struct derivation *derivation, const struct rubric_node *node)
{
	const struct explainer *explainer = &derivation->explainer;
	const struct rubric_node *nodes = explainer->report->rubric->nodes;
	const struct node_figure *figure = figure_of(derivation, node);
	bool is_mean = node->combine == COMBINE_MEAN;
	bool is_first = true;
	add_choice(derivation, node->combine);
	part_add(derivation->part, is_mean ? "(" : "");
	for (size_t i = node->index + 1; i < node->end; i = nodes[i].end) {
		const struct node_figure *term = figure_of(derivation, &nodes[i]);
		if (!term->counts)
			continue;
		part_add(derivation->part, is_first ? "" : is_mean ? " + " : "; ");
		if (is_mean) {
			add_number(derivation, nodes[i].weight);
			part_add(derivation->part, " × ");
		}
		add_number(derivation, term->ratio);
		is_first = false;
	}
	if (is_mean) {
		bool is_decimal = exact_is_decimal(figure->divisor);
		part_add(derivation->part, is_decimal ? ") ÷ " : ") ÷ (");
		add_number(derivation, figure->divisor);
		part_add(derivation->part, is_decimal ? "" : ")");
	}
	add_result(derivation, figure->ratio);
}

// How many answers reached what, and how many there are: (2 × 1 + 1 × 2/3) ÷ 3.
static void
add_instances(struct derivation *derivation, const struct rubric_node *node,
              const struct node_result *result)
{
	const struct explainer *explainer = &derivation->explainer;
	bool *is_told = arena_array(derivation->part->page.arena, result->instance_count, bool);
	size_t counted = 0;
	bool is_mean = node->merge == COMBINE_MEAN;
	add_choice(derivation, node->merge);
	part_add(derivation->part, is_mean ? "(" : "");
	for (size_t i = 0; i < result->instance_count; i++) {
		const struct node_figure *figure =
			&result->instances[i].figures[explainer->counted];
		size_t count = 0;
		if (is_told[i] || !figure->counts)
			continue;
		for (size_t j = i; j < result->instance_count; j++) {
			const struct node_figure *other =
				&result->instances[j].figures[explainer->counted];
			if (!other->counts || exact_compare(other->ratio, figure->ratio) != 0)
				continue;
			is_told[j] = true;
			count++;
		}
		part_add(derivation->part, counted == 0 ? "" : is_mean ? " + " : "; ");
		page_count(&derivation->part->page, count);
		part_add(derivation->part, " × ");
		add_number(derivation, figure->ratio);
		counted += count;
	}
	if (is_mean) {
		part_add(derivation->part, ") ÷ ");
		page_count(&derivation->part->page, counted);
	}
	add_result(derivation, figure_of(derivation, node)->ratio);
}

// (2 − 0) ÷ (3 − 0) = 2/3
static void
add_answer(struct derivation *derivation, const struct rubric_node *node,
           const struct node_result *result)
{
	const struct explainer *explainer = &derivation->explainer;
	const struct entry *entry = result->entry;
	bool is_direct = entry->kind == ANSWER_DIRECT;
	struct decimal base = {0}, best = explainer->report->rubric->top;
	if (!is_direct) {
		base = node->scale->base;
		best = node->scale->best;
	}
	if (explainer->counted == FIGURE_VERIFIED && !result->is_verified) {
		explain_say(explainer, "belum terverifikasi, maka 0", "not verified, so 0");
		return;
	}
	part_add(derivation->part, "(");
	explain_add_decimal(explainer, entry->value);
	part_add(derivation->part, " − ");
	explain_add_decimal(explainer, base);
	part_add(derivation->part, ") ÷ (");
	explain_add_decimal(explainer, best);
	part_add(derivation->part, " − ");
	explain_add_decimal(explainer, base);
	part_add(derivation->part, ")");
	add_result(derivation, figure_of(derivation, node)->ratio);
}

void
derive_node(struct part *part, const struct object_result *object, const struct rubric_node *node)
{
	struct derivation derivation;
	const struct node_result *result = &object->nodes[node->index];
	begin(&derivation, part, object);
	if (!figure_of(&derivation, node)->counts || result->state == NODE_STATE_COVERED)
		return;
	if (!result->is_leaf)
		add_group(&derivation, node);
	else if (result->instance_count)
		add_instances(&derivation, node, result);
	else if (result->state == NODE_STATE_SCORED)
		add_answer(&derivation, node, result);
	else
		explain_say(&derivation.explainer, "belum dijawab, maka 0", "unanswered, so 0");
}

// The score that rounding gave, and what a cap left of it.
static void
add_rounding(struct derivation *derivation, const struct verdict *verdict, struct str capped_by)
{
	const struct explainer *explainer = &derivation->explainer;
	struct exact reached = verdict->computed;
	if (explainer->report->rubric->places[TIER_OBJECT] != PLACES_EXACT) {
		struct decimal rounded = exact_round(reached, verdict->places);
		explain_say(explainer, ", dibulatkan ", ", rounded ");
		decimal_write(explain_out(explainer), rounded, verdict->places,
		              lang_decimal_mark(explainer->lang));
		reached = exact_from_decimal(rounded);
	}
	if (str_is_empty(capped_by))
		return;
	explain_say(explainer, ", dibatasi", ", capped");
	if (exact_compare(verdict->score, reached) < 0) {
		explain_say(explainer, " menjadi ", " to ");
		page_score(&derivation->part->page, verdict);
	}
	part_add(derivation->part, " (");
	part_text(derivation->part, capped_by);
	part_add(derivation->part, ")");
}

void
derive_verdict(struct part *part, const struct object_result *object)
{
	struct derivation derivation;
	const struct verdict *verdict = &object->verdicts[part->page.counted];
	const struct node_figure *root = &object->nodes[0].figures[part->page.counted];
	begin(&derivation, part, object);
	if (!verdict->has_score || !root->counts) {
		explain_say(&derivation.explainer,
		            "Tidak ada yang dihitung, maka belum dinilai: bukan nol.",
		            "Nothing counts, so there is no score: not zero.");
		return;
	}
	add_number(&derivation, root->ratio);
	part_add(part, " × ");
	explain_add_decimal(&derivation.explainer, part->page.report->rubric->top);
	add_result(&derivation, verdict->computed);
	add_rounding(&derivation, verdict, object->capped_by);
	part_add(part, " → ");
	page_zone(&part->page, verdict);
	if (verdict->is_zone_capped)
		return;
	explain_say(&derivation.explainer, ", dari ", ", from ");
	explain_add_decimal(&derivation.explainer, verdict->zone->floor);
	explain_say(&derivation.explainer, " ke atas", " up");
}
