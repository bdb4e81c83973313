// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// A plan for a terminal: where it leads, step by step, and why there is nothing cheaper.
#include "base/arena.h"
#include "base/utf8.h"
#include "report/green.h"
#include "report/plan_line.h"
#include "report/plan_words.h"
#include "report/words.h"

enum {
	CURVE_ROWS = 10,
	COST_WIDTH = 10
};

static enum lang
lang_of(const struct plan_document *document)
{
	return document->report->options->lang;
}

// A cost with its unit: "12,5 hari kerja".
static void
add_cost(const struct plan_document *document, struct exact cost)
{
	write_cost_unit(document->report->out, lang_of(document), document->problem->costs, cost);
}

static void
add_aim(const struct plan_document *document, const struct plan *plan)
{
	struct buffer *out = document->report->out;
	enum lang lang = lang_of(document);
	if (plan->aim.kind == AIM_COLOUR) {
		buffer_add_text(out, word(lang, WORD_ZONE));
		buffer_add_char(out, ' ');
		buffer_add_text(out, colour_word(lang, plan->aim.colour));
	} else {
		buffer_add_text(out, word(lang, WORD_SCORE));
		buffer_add_char(out, ' ');
		decimal_write_short(out, plan->aim.score, lang_decimal_mark(lang));
	}
}

// What is planned for: the institution, a unit, a product of a unit.
static void
add_scope(const struct plan_document *document)
{
	struct buffer *out = document->report->out;
	const struct plan_problem *problem = document->problem;
	if (problem->tier == TIER_INSTITUTION) {
		write_plain(out, document->institution);
		return;
	}
	write_plain(out, problem->units[0]->unit->name);
	if (problem->tier == TIER_OBJECT && problem->units[0]->objects[problem->object].product) {
		buffer_add_text(out, " › ");
		write_plain(out, problem->units[0]->objects[problem->object].name);
	}
}

// Where the plan leads, in a sentence.
static void
write_verdict(const struct plan_document *document, const struct plan *plan)
{
	struct buffer *out = document->report->out;
	buffer_add_text(out, "  ");
	plan_line_verdict(document->report, &plan->before);
	if (plan->step_count) {
		buffer_add_text(out, " → ");
		plan_line_verdict(document->report, &plan->after);
		buffer_add_text(out, " · ");
		green_write_repairs(out, lang_of(document), document->problem, plan);
	}
	buffer_add_text(out, "\n\n");
}

static void
write_head(const struct plan_document *document)
{
	struct buffer *out = document->report->out;
	enum lang lang = lang_of(document);
	const struct plan *plan = document->plan, *chosen = plan_document_chosen(document);
	line_add_title(document->report, document->institution, document->period);
	buffer_add_text(out, "  ");
	line_begin_style(document->report, "\033[1m");
	if (plan) {
		buffer_add_text(out, word(lang, WORD_WAY_TO));
		buffer_add_char(out, ' ');
		add_aim(document, plan);
	} else {
		buffer_add_text(out, word(lang, WORD_BEST_FOR));
		buffer_add_char(out, ' ');
		add_cost(document, document->limit);
	}
	buffer_add_text(out, " · ");
	add_scope(document);
	line_end_style(document->report);
	buffer_add_char(out, '\n');
	write_verdict(document, chosen);
}

static void
write_sentence(const struct plan_document *document, enum word sentence)
{
	buffer_add_text(document->report->out, "  ");
	buffer_add_text(document->report->out, word(lang_of(document), sentence));
	buffer_add_char(document->report->out, '\n');
}

// How many steps from this one on are the same for other respondents.
static size_t
alike_from(const struct plan *plan, size_t index)
{
	const struct plan_step *first = &plan->steps[index];
	size_t count = 1;
	for (; index + count < plan->step_count; count++) {
		const struct plan_step *step = &plan->steps[index + count];
		if (first->item->per != PER_RESPONDENT || step->item != first->item ||
		    step->unit != first->unit || step->object != first->object ||
		    step->rung != first->rung || step->did_count != first->did_count ||
		    exact_compare(step->before, first->before) != 0)
			break;
	}
	return count;
}

static void
write_step(const struct plan_document *document, const struct plan *plan, size_t index,
           size_t alike)
{
	struct exact cost = EXACT_ZERO;
	for (size_t i = index; i < index + alike; i++)
		cost = exact_add(document->report->arena, cost, plan->steps[i].cost);
	const struct plan_row row = {
		.report = document->report,
		.problem = document->problem,
		.steps = &plan->steps[index],
		.count = alike,
		.number = index + 1,
		.cost = cost,
		.cost_width = COST_WIDTH,
	};
	plan_line_step(&row);
}

static void
write_steps(const struct plan_document *document, const struct plan *plan)
{
	if (plan->step_count == 0)
		return;
	plan_line_heads(document->report, document->problem, COST_WIDTH);
	for (size_t i = 0; i < plan->step_count;) {
		size_t alike = alike_from(plan, i);
		write_step(document, plan, i, alike);
		i += alike;
	}
	buffer_add_char(document->report->out, '\n');
}

// Why nothing cheaper will do, or how far it could be from the best.
static void
write_proof(const struct plan_document *document, const struct plan *plan)
{
	struct buffer *out = document->report->out;
	enum lang lang = lang_of(document);
	int places = places_for(document->report->rubric, document->problem->tier);
	if (plan->state == PLAN_MET)
		return;
	buffer_add_text(out, "  ");
	if (plan->is_proven) {
		buffer_add_text(out, word(lang, WORD_PROVEN));
		if (plan->has_less) {
			buffer_add_text(out, word(lang, WORD_PROVEN_LESS));
			buffer_add_char(out, ' ');
			add_cost(document, plan->cost);
			buffer_add_text(out, word(lang, WORD_PROVEN_BEST));
			buffer_add_char(out, ' ');
			write_rounded(out, plan->less_score, places, lang);
		}
		buffer_add_text(out, ".\n\n");
		return;
	}
	buffer_add_text(out, word(lang, WORD_NOT_PROVEN));
	buffer_add_char(out, ' ');
	if (plan->aim.kind == AIM_BUDGET) {
		buffer_add_text(out, word(lang, WORD_AT_MOST_SCORE));
		buffer_add_char(out, ' ');
		write_rounded(out, plan->most, places, lang);
	} else {
		buffer_add_text(out, word(lang, WORD_AT_LEAST_COST));
		buffer_add_char(out, ' ');
		add_cost(document, plan->least);
	}
	buffer_add_text(out, ".\n\n");
}

static void
write_obstacles(const struct plan_document *document, const struct plan *plan)
{
	static const enum word words[OBSTACLE_KIND_COUNT] = {
		[OBSTACLE_CAP] = WORD_OBSTACLE_CAP,
		[OBSTACLE_LEFT_OUT] = WORD_OBSTACLE_LEFT_OUT,
		[OBSTACLE_DIRECT] = WORD_OBSTACLE_DIRECT,
		[OBSTACLE_SCALE] = WORD_OBSTACLE_SCALE,
	};
	struct buffer *out = document->report->out;
	enum lang lang = lang_of(document);
	if (plan->obstacle_count == 0)
		return;
	write_sentence(document, WORD_IN_THE_WAY);
	for (size_t i = 0; i < plan->obstacle_count; i++) {
		const struct plan_obstacle *obstacle = &plan->obstacles[i];
		buffer_add_text(out, "    ");
		buffer_add_text(out, word(lang, words[obstacle->kind]));
		buffer_add_text(out, ": ");
		write_plain(out, obstacle->node
		                         ? text_in(lang, obstacle->node->label, obstacle->node->en)
		                         : obstacle->reason);
		buffer_add_text(out, " (");
		buffer_add_integer(out, (long long)obstacle->count);
		buffer_add_text(out, ")\n");
	}
	buffer_add_char(out, '\n');
}

static void
write_price(const struct plan_document *document, struct exact cost, struct exact score)
{
	struct buffer *out = document->report->out, text;
	enum lang lang = lang_of(document);
	enum tier tier = document->problem->tier;
	struct verdict verdict = verdict_for(document->report->rubric, tier, score);
	buffer_init(&text);
	write_cost(&text, cost, lang_decimal_mark(lang));
	buffer_add_text(out, "    ");
	line_add_cell(out, buffer_text(&text), COST_WIDTH, true);
	buffer_finish(&text);
	buffer_add_text(out, "  ");
	plan_line_verdict(document->report, &verdict);
	buffer_add_char(out, '\n');
}

// What each zone costs, and a few points of the whole trade-off.
static void
write_curve(const struct plan_document *document)
{
	struct buffer *out = document->report->out;
	enum lang lang = lang_of(document);
	const struct plan_curve *curve = document->curve;
	for (size_t i = COLOUR_COUNT; i > 0; i--) {
		const struct plan_quote *quote = document->zones[i - 1];
		if (!quote)
			continue;
		buffer_add_text(out, "  ");
		buffer_add_text(out, word(lang, WORD_ZONE));
		buffer_add_char(out, ' ');
		buffer_add_text(out, colour_word(lang, (enum colour)(i - 1)));
		buffer_add_text(out, ": ");
		add_cost(document, quote->cost);
		buffer_add_char(out, '\n');
	}
	if (curve->count < 2)
		return;
	write_sentence(document, document->problem->costs == PLAN_DAYS ? WORD_CURVE_DAYS
	                                                               : WORD_CURVE_ANSWERS);
	size_t rows = curve->count < CURVE_ROWS ? curve->count : CURVE_ROWS;
	for (size_t i = 0; i < rows; i++) {
		const struct plan_price *price =
			&curve->prices[i * (curve->count - 1) / (rows - 1)];
		write_price(document, price->cost, price->score);
	}
	if (!curve->is_proven)
		write_sentence(document, WORD_CURVE_NOT_PROVEN);
	buffer_add_char(out, '\n');
}

// The target that the budget does not suffice for.
static void
write_over_budget(const struct plan_document *document)
{
	struct buffer *out = document->report->out;
	const struct plan *plan = document->plan;
	if (!plan || plan_document_chosen(document) == plan)
		return;
	if (plan->state == PLAN_BEYOND) {
		write_sentence(document, WORD_BEYOND_REACH);
	} else {
		buffer_add_text(out, "  ");
		buffer_add_text(out, word(lang_of(document), WORD_OVER_BUDGET));
		buffer_add_char(out, ' ');
		add_cost(document, plan->cost);
		buffer_add_text(out, ".\n");
	}
	buffer_add_char(out, '\n');
}

void
plan_write_text(const struct plan_document *document)
{
	const struct plan *plan = plan_document_chosen(document);
	write_head(document);
	if (plan->state == PLAN_MET)
		write_sentence(document, WORD_TARGET_MET);
	if (plan->state == PLAN_BEYOND)
		write_sentence(document, WORD_BEYOND_REACH);
	write_over_budget(document);
	write_obstacles(document, plan);
	write_steps(document, plan);
	write_proof(document, plan);
	write_curve(document);
}
