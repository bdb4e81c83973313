// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// A plan as JSON: patuh-plan(1). Its steps can be given to `patuh audit --set-file`.
#include "report/plan_json.h"

#include <assert.h>

#include "base/json.h"
#include "report/plan_words.h"
#include "report/words.h"

void
plan_json_exact(struct json *json, const char *key, struct exact number)
{
	struct buffer text;
	buffer_init(&text);
	exact_write(&text, number);
	json_text(json, key, buffer_text(&text));
	buffer_finish(&text);
}

// A number for reading, and the number itself.
void
plan_json_cost(struct json *json, const char *key, const char *exact_key, struct exact cost)
{
	struct decimal shown = exact_round(cost, DECIMAL_PLACES);
	json_decimal(json, key, shown, decimal_places(shown));
	plan_json_exact(json, exact_key, cost);
}

void
plan_json_word(struct json *json, const char *key, struct str text)
{
	if (str_is_empty(text))
		json_null(json, key);
	else
		json_text(json, key, text);
}

void
plan_json_verdict(struct json *json, const char *key, const struct verdict *verdict)
{
	json_key(json, key);
	json_open(json, '{');
	if (verdict->has_score) {
		json_decimal(json, "score", verdict->shown, verdict->places);
		json_text(json, "zone", str_from(colour_names[verdict->zone->colour]));
		plan_json_word(json, "category", verdict->zone->category);
		json_text(json, "label", verdict->zone->label);
	} else {
		json_null(json, "score");
		json_null(json, "zone");
		json_null(json, "category");
		json_null(json, "label");
	}
	json_close(json, '}');
}

void
plan_json_head(struct json *json, const struct report *report, struct str institution,
               struct str period)
{
	const struct rubric *rubric = report->rubric;
	struct buffer text;
	json_key(json, "tool");
	json_open(json, '{');
	json_text(json, "version", str_from(report->options->tool_version));
	json_integer(json, "model", SCORING_MODEL);
	json_close(json, '}');
	json_key(json, "rubric");
	json_open(json, '{');
	json_text(json, "id", rubric->id);
	json_text(json, "version", rubric->version);
	json_text(json, "sha256", rubric->digest);
	json_close(json, '}');
	buffer_init(&text);
	date_write(&text, report->options->score.as_of);
	json_text(json, "as_of", buffer_text(&text));
	buffer_finish(&text);
	json_key(json, "institution");
	json_open(json, '{');
	json_text(json, "name", institution);
	json_text(json, "period", period);
	json_close(json, '}');
}

static void
write_scope(struct json *json, const struct plan_problem *problem)
{
	const struct unit_result *unit =
		problem->tier == TIER_INSTITUTION ? NULL : problem->units[0];
	assert(unit || problem->tier == TIER_INSTITUTION);
	json_text(json, "tier", str_from(tier_names[problem->tier]));
	plan_json_word(json, "unit", unit ? unit->unit->id : STR(""));
	plan_json_word(json, "object",
	               problem->tier == TIER_OBJECT ? unit->objects[problem->object].id : STR(""));
}

void
plan_json_step(struct json *json, const struct plan_problem *problem, const struct plan_step *step,
               struct arena *arena)
{
	json_text(json, "unit", problem->units[step->unit]->unit->id);
	plan_json_word(json, "product", step_product(problem, step));
	json_text(json, "item", step->item->id);
	plan_json_word(json, "respondent", step_respondent(step));
	plan_json_word(json, "before", step_answer_before(step));
	json_text(json, "answer", step_answer(arena, step));
	plan_json_cost(json, "cost", "cost_exact", step->cost);
}

static void
write_step(struct json *json, const struct plan_document *document, const struct plan_step *step)
{
	const struct plan_problem *problem = document->problem;
	const struct rubric_node *item = step->item;
	json_open(json, '{');
	plan_json_step(json, problem, step, document->report->arena);
	plan_json_exact(json, "ratio_before", step->before);
	plan_json_exact(json, "ratio", step->after);
	for (size_t tier = 0; tier <= problem->tier; tier++) {
		static const char *const keys[TIER_COUNT] = {"object_after", "unit_after",
		                                             "institution_after"};
		plan_json_verdict(json, keys[tier], &step->verdicts[tier]);
	}
	plan_json_word(json, "remedy", item->remedy);
	json_key(json, "cites");
	json_open(json, '[');
	for (size_t i = 0; i < item->cite_count; i++) {
		json_open(json, '{');
		json_text(json, "source", item->cites[i].source->id);
		plan_json_word(json, "at", item->cites[i].at);
		json_close(json, '}');
	}
	json_close(json, ']');
	json_key(json, "evidence");
	json_open(json, '[');
	for (size_t i = 0; i < item->wanted_count; i++) {
		json_open(json, '{');
		json_text(json, "id", item->wanted[i].id);
		json_text(json, "label", item->wanted[i].label);
		json_boolean(json, "required", item->wanted[i].is_required);
		json_close(json, '}');
	}
	json_close(json, ']');
	json_close(json, '}');
}

static void
write_aim(struct json *json, const struct plan_document *document)
{
	json_key(json, "aim");
	json_open(json, '{');
	bool is_colour = document->plan && document->plan->aim.kind == AIM_COLOUR;
	bool is_score = document->plan && document->plan->aim.kind == AIM_SCORE;
	plan_json_word(json, "zone",
	               is_colour ? str_from(colour_names[document->plan->aim.colour]) : STR(""));
	if (is_score) {
		struct decimal score = document->plan->aim.score;
		json_decimal(json, "score", score, decimal_places(score));
	} else {
		json_null(json, "score");
	}
	if (document->has_budget) {
		struct decimal limit = exact_round(document->limit, DECIMAL_PLACES);
		json_decimal(json, "budget", limit, decimal_places(limit));
	} else {
		json_null(json, "budget");
	}
	json_text(json, "costs",
	          document->problem->costs == PLAN_DAYS ? STR("effort") : STR("items"));
	json_close(json, '}');
}

static void
write_proof(struct json *json, const struct plan *plan)
{
	json_key(json, "proof");
	json_open(json, '{');
	json_boolean(json, "is_proven", plan->is_proven);
	plan_json_cost(json, "least_cost", "least_cost_exact", plan->least);
	plan_json_cost(json, "most_score", "most_score_exact", plan->most);
	if (plan->has_less) {
		json_key(json, "less");
		json_open(json, '{');
		plan_json_cost(json, "cost", "cost_exact", plan->less_cost);
		plan_json_cost(json, "score", "score_exact", plan->less_score);
		json_close(json, '}');
	} else {
		json_null(json, "less");
	}
	json_close(json, '}');
}

static void
write_obstacles(struct json *json, const struct plan *plan)
{
	static const char *const kinds[OBSTACLE_KIND_COUNT] = {
		[OBSTACLE_CAP] = "cap",
		[OBSTACLE_LEFT_OUT] = "left-out",
		[OBSTACLE_DIRECT] = "direct",
		[OBSTACLE_SCALE] = "scale",
	};
	json_key(json, "obstacles");
	json_open(json, '[');
	for (size_t i = 0; i < plan->obstacle_count; i++) {
		const struct plan_obstacle *obstacle = &plan->obstacles[i];
		json_open(json, '{');
		json_text(json, "kind", str_from(kinds[obstacle->kind]));
		plan_json_word(json, "item", obstacle->node ? obstacle->node->id : STR(""));
		plan_json_word(json, "reason", obstacle->reason);
		json_integer(json, "count", (long long)obstacle->count);
		json_close(json, '}');
	}
	json_close(json, ']');
}

// What each better zone of the tier costs.
static void
write_zones(struct json *json, const struct plan_document *document)
{
	json_key(json, "zones");
	json_open(json, '[');
	for (size_t i = 0; i < COLOUR_COUNT; i++) {
		const struct plan_quote *quote = document->zones[i];
		if (!quote)
			continue;
		json_open(json, '{');
		json_text(json, "zone", str_from(colour_names[i]));
		json_boolean(json, "is_proven", quote->is_proven);
		plan_json_cost(json, "cost", "cost_exact", quote->cost);
		plan_json_cost(json, "least_cost", "least_cost_exact", quote->least);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void
write_curve(struct json *json, const struct plan_document *document)
{
	int places = places_for(document->report->rubric, document->problem->tier);
	json_boolean(json, "curve_is_proven", document->curve->is_proven);
	json_key(json, "curve");
	json_open(json, '[');
	for (size_t i = 0; i < document->curve->count; i++) {
		const struct plan_price *price = &document->curve->prices[i];
		json_open(json, '{');
		plan_json_cost(json, "cost", "cost_exact", price->cost);
		json_decimal(json, "score", exact_round(price->score, places), places);
		plan_json_exact(json, "score_exact", price->score);
		json_close(json, '}');
	}
	json_close(json, ']');
}

void
plan_write_json(const struct plan_document *document)
{
	static const char *const states[] = {
		[PLAN_MET] = "met", [PLAN_FOUND] = "found", [PLAN_BEYOND] = "beyond"};
	const struct plan *plan = plan_document_chosen(document);
	bool is_over = document->plan && plan != document->plan;
	struct json json;
	json_begin(&json, document->report->out);
	json_open(&json, '{');
	json_text(&json, "patuh", STR("plan/1"));
	plan_json_head(&json, document->report, document->institution, document->period);
	write_scope(&json, document->problem);
	write_aim(&json, document);
	json_text(&json, "state", str_from(is_over ? "over-budget" : states[plan->state]));
	plan_json_verdict(&json, "before", &plan->before);
	plan_json_verdict(&json, "after", &plan->after);
	plan_json_cost(&json, "cost", "cost_exact", plan->cost);
	write_proof(&json, plan);
	json_key(&json, "steps");
	json_open(&json, '[');
	for (size_t i = 0; i < plan->step_count; i++)
		write_step(&json, document, &plan->steps[i]);
	json_close(&json, ']');
	write_obstacles(&json, plan);
	write_zones(&json, document);
	write_curve(&json, document);
	json_close(&json, '}');
	buffer_add_char(document->report->out, '\n');
}
