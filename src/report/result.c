// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// The JSON result (patuh-audit(1)).
#include "base/arena.h"
#include "base/json.h"
#include "diag/print.h"
#include "model/override.h"
#include "report/words.h"
#include "report/writers.h"

enum {
	RATIO_PLACES = 4
};

struct writer {
	const struct report *report;
	struct buffer units; // what stands in "units": it is known before what comes ahead of it
	struct json json;
};

void *
result_begin(const struct report *report)
{
	struct writer *writer = arena_new(report->arena, struct writer);
	writer->report = report;
	buffer_init(&writer->units);
	json_begin(&writer->json, &writer->units);
	json_open(&writer->json, '[');
	return writer;
}

static void
write_verdict(struct json *json, const char *key, const struct verdict *verdict)
{
	if (verdict->has_score)
		json_decimal(json, key, verdict->shown, verdict->places);
	else
		json_null(json, key);
}

static void
write_zone(struct json *json, const char *key, const struct verdict *verdict)
{
	if (verdict->has_score)
		json_text(json, key, str_from(colour_names[verdict->zone->colour]));
	else
		json_null(json, key);
}

static void
write_word(struct json *json, const char *key, struct str text)
{
	if (str_is_empty(text))
		json_null(json, key);
	else
		json_text(json, key, text);
}

// Score, the other two figures, and the zones of all three.
static void
write_verdicts(struct json *json, const struct report *report,
               const struct verdict verdicts[FIGURE_COUNT])
{
	const struct verdict *counted = &verdicts[report->options->score.counted];
	struct str none = STR("");
	write_verdict(json, "score", counted);
	write_verdict(json, "claimed", &verdicts[FIGURE_CLAIMED]);
	write_verdict(json, "verified", &verdicts[FIGURE_VERIFIED]);
	write_verdict(json, "potential", &verdicts[FIGURE_POTENTIAL]);
	write_zone(json, "zone", counted);
	write_zone(json, "verified_zone", &verdicts[FIGURE_VERIFIED]);
	write_zone(json, "potential_zone", &verdicts[FIGURE_POTENTIAL]);
	write_word(json, "category", counted->has_score ? counted->zone->category : none);
	write_word(json, "label", counted->has_score ? counted->zone->label : none);
	write_word(json, "predicate", counted->has_score ? counted->zone->predicate : none);
}

static void
write_rounded_key(struct json *json, const char *key, bool is_known, struct exact number,
                  int places)
{
	if (is_known)
		json_decimal(json, key, exact_round(number, places), places);
	else
		json_null(json, key);
}

// A weight is a number where it can be one, and else the text of its fraction.
static void
write_weight(struct json *json, struct exact weight)
{
	if (exact_is_decimal(weight)) {
		struct decimal number = exact_round(weight, DECIMAL_PLACES);
		json_decimal(json, "weight", number, decimal_places(number));
		return;
	}
	struct buffer text;
	buffer_init(&text);
	exact_write(&text, weight);
	json_text(json, "weight", buffer_text(&text));
	buffer_finish(&text);
}

// How many of an item's answers count in the claimed figure.
static size_t
instances_counted(const struct node_result *result)
{
	size_t count = 0;
	for (size_t i = 0; i < result->instance_count; i++)
		count += result->instances[i].figures[FIGURE_CLAIMED].counts;
	return count;
}

static void
write_opinions(struct json *json, const struct report *report,
               const struct outcome *const *outcomes)
{
	json_key(json, "opinions");
	json_open(json, '[');
	for (size_t i = 0; i < report->rubric->opinion_count; i++) {
		json_open(json, '{');
		json_text(json, "id", report->rubric->opinions[i].id);
		json_text(json, "label", outcomes[i]->label);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void
write_node(struct writer *writer, const struct rubric_node *node, const struct node_result *result)
{
	struct json *json = &writer->json;
	const struct report_options *options = writer->report->options;
	const struct node_figure *figure = &result->figures[options->score.counted];
	int places = places_for(writer->report->rubric, TIER_OBJECT);
	json_open(json, '{');
	json_text(json, "id", node->id);
	json_text(json, "state", str_from(node_state_names[result->state]));
	if (result->entry && !str_is_empty(result->entry->answer))
		json_text(json, "answer",
		          result->entry->level ? result->entry->level->id : result->entry->answer);
	else
		json_null(json, "answer");
	if (result->entry)
		json_text(json, "status", str_from(status_names[result->entry->status]));
	if (result->entry && result->entry->kind == ANSWER_NOT_APPLICABLE)
		json_text(json, "na", result->entry->reason);
	if (result->instance_count)
		json_integer(json, "instances", (long long)instances_counted(result));
	write_rounded_key(json, "ratio", result->has_points, figure->ratio, RATIO_PLACES);
	write_weight(json, node->weight);
	write_rounded_key(json, "points", result->has_points, result->points, places);
	write_rounded_key(json, "lost", result->has_points, result->lost, places);
	json_close(json, '}');
}

static void
write_object(struct writer *writer, const struct object_result *object)
{
	struct json *json = &writer->json;
	const struct rubric *rubric = writer->report->rubric;
	json_open(json, '{');
	json_text(json, "id", object->id);
	json_text(json, "name", object->name);
	write_verdicts(json, writer->report, object->verdicts);
	write_word(json, "capped_by", object->capped_by);
	write_opinions(json, writer->report, object->opinions);
	json_key(json, "nodes");
	json_open(json, '[');
	for (size_t i = 0; i < rubric->node_count; i++)
		write_node(writer, &rubric->nodes[i], &object->nodes[i]);
	json_close(json, ']');
	json_close(json, '}');
}

bool
result_unit(void *state, const struct unit_result *result)
{
	struct writer *writer = state;
	struct json *json = &writer->json;
	json_open(json, '{');
	json_text(json, "id", result->unit->id);
	json_text(json, "name", result->unit->name);
	write_verdicts(json, writer->report, result->verdicts);
	write_opinions(json, writer->report, result->opinions);
	json_key(json, "objects");
	json_open(json, '[');
	for (size_t i = 0; i < result->object_count; i++)
		write_object(writer, &result->objects[i]);
	json_close(json, ']');
	json_close(json, '}');
	buffer_add_char(&writer->units, '\n');
	return false;
}

static void
write_head(struct json *json, const struct report *report, const struct assessment *assessment)
{
	const struct rubric *rubric = report->rubric;
	struct buffer text;
	json_text(json, "patuh", STR("result/1"));
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
	json_decimal(json, "top", rubric->top, decimal_places(rubric->top));
	json_decimal(json, "assumed_weight", exact_round(assessment->assumed_weight, 2), 2);
	json_close(json, '}');
	buffer_init(&text);
	date_write(&text, report->options->score.as_of);
	json_text(json, "as_of", buffer_text(&text));
	buffer_finish(&text);
	bool is_verified = report->options->score.counted == FIGURE_VERIFIED;
	json_text(json, "count", is_verified ? STR("verified") : STR("claimed"));
}

static void
write_institution(struct json *json, const struct report *report,
                  const struct assessment *assessment)
{
	json_key(json, "institution");
	json_open(json, '{');
	json_text(json, "name", assessment->institution);
	json_text(json, "period", assessment->period);
	write_verdicts(json, report, assessment->verdicts);
	write_opinions(json, report, assessment->opinions);
	json_close(json, '}');
}

static void
write_groups(struct json *json, const struct report *report, const struct assessment *assessment)
{
	json_key(json, "groups");
	json_open(json, '[');
	for (size_t i = 0; i < assessment->group_count; i++) {
		const struct group_summary *group = &assessment->groups[i];
		json_open(json, '{');
		json_text(json, "id", group->id);
		write_verdicts(json, report, group->verdicts);
		json_key(json, "units");
		json_open(json, '[');
		for (size_t u = 0; u < group->unit_count; u++)
			json_value(json, group->units[u]->id);
		json_close(json, ']');
		json_close(json, '}');
	}
	json_close(json, ']');
}

// What was put in the place of the evidence's answers.
static void
write_set(struct json *json, const struct what_if *what_if)
{
	size_t count;
	const struct override_change *changes = overrides_changes(what_if->overrides, &count);
	json_key(json, "set");
	json_open(json, '[');
	for (size_t i = 0; i < count; i++) {
		json_open(json, '{');
		json_text(json, "unit", changes[i].unit);
		write_word(json, "product", changes[i].product);
		json_text(json, "item", changes[i].node->id);
		write_word(json, "respondent", changes[i].respondent);
		write_word(json, "before", changes[i].before);
		json_text(json, "answer", changes[i].after);
		json_close(json, '}');
	}
	json_close(json, ']');
}

// What comes out without it.
static void
write_before(struct json *json, const struct report *report, const struct assessment *before)
{
	json_key(json, "before");
	json_open(json, '{');
	json_key(json, "institution");
	json_open(json, '{');
	write_verdicts(json, report, before->verdicts);
	json_close(json, '}');
	json_key(json, "units");
	json_open(json, '[');
	for (size_t i = 0; i < before->unit_count; i++) {
		json_open(json, '{');
		json_text(json, "id", before->units[i]->id);
		write_verdicts(json, report, before->units[i]->verdicts);
		json_close(json, '}');
	}
	json_close(json, ']');
	json_close(json, '}');
}

void
result_end(void *state, const struct assessment *assessment)
{
	struct writer *writer = state;
	const struct report *report = writer->report;
	struct json json;
	json_close(&writer->json, ']');
	json_begin(&json, report->out);
	json_open(&json, '{');
	write_head(&json, report, assessment);
	if (report->what_if) {
		write_set(&json, report->what_if);
		write_before(&json, report, report->what_if->before);
	}
	write_institution(&json, report, assessment);
	write_groups(&json, report, assessment);
	json_key(&json, "units");
	buffer_add(report->out, buffer_text(&writer->units));
	json.needs_comma = true;
	diags_write_list(&json, report->findings, report->options->lang);
	json_close(&json, '}');
	buffer_add_char(report->out, '\n');
	buffer_finish(&writer->units);
}
