// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// One row a node, for spreadsheets and scripts (RFC 4180, UTF-8, decimal point).
#include "base/arena.h"
#include "base/compiler.h"
#include "model/override.h"
#include "report/csv_row.h"
#include "report/writers.h"

struct writer {
	const struct report *report;
	struct csv_writer row;
};

void *
csv_begin(const struct report *report)
{
	static const char *const heads[] = {
		"unit",  "unit_name", "object", "object_name", "node",      "label",
		"state", "answer",    "status", "ratio",       "weight",    "points",
		"lost",  "score",     "zone",   "verified",    "potential", "set",
	};
	struct writer *writer = arena_new(report->arena, struct writer);
	writer->report = report;
	writer->row = (struct csv_writer){report->out, false};
	csv_begin_table(&writer->row, COUNT_OF(heads) - !report->what_if, heads);
	return writer;
}

static void
add_weight(struct writer *writer, struct exact weight)
{
	csv_add_separator(&writer->row);
	if (exact_is_decimal(weight))
		decimal_write_short(writer->report->out, exact_round(weight, DECIMAL_PLACES), '.');
	else
		exact_write(writer->report->out, weight);
}

// Was an answer to the node, in this object, put in the place of another?
static bool
is_set(const struct writer *writer, const struct unit_result *unit,
       const struct object_result *object, const struct rubric_node *node)
{
	size_t count;
	const struct override_change *changes =
		overrides_changes(writer->report->what_if->overrides, &count);
	for (size_t i = 0; i < count; i++) {
		bool is_here = !object->product || str_is_empty(changes[i].product) ||
		               str_equal(changes[i].product, object->id);
		if (changes[i].node == node && is_here &&
		    str_equal(changes[i].unit, unit->unit->id))
			return true;
	}
	return false;
}

static void
write_node(struct writer *writer, const struct unit_result *unit,
           const struct object_result *object, const struct rubric_node *node)
{
	const struct report_options *options = writer->report->options;
	const struct node_result *result = &object->nodes[node->index];
	const struct verdict *counted = &object->verdicts[options->score.counted];
	int places = places_for(writer->report->rubric, TIER_OBJECT);
	bool is_root = node->index == 0;
	struct verdict none = verdict_none(writer->report->rubric, TIER_OBJECT);
	csv_add_text(&writer->row, unit->unit->id);
	csv_add_text(&writer->row, unit->unit->name);
	csv_add_text(&writer->row, object->id);
	csv_add_text(&writer->row, object->name);
	csv_add_text(&writer->row, node->id);
	csv_add_text(&writer->row, text_in(options->lang, node->label, node->en));
	csv_add_text(&writer->row, str_from(node_state_names[result->state]));
	csv_add_text(&writer->row, result->entry ? entry_answer_text(result->entry) : STR(""));
	csv_add_text(&writer->row,
	             str_from(result->entry ? status_names[result->entry->status] : ""));
	csv_add_number(&writer->row, result->has_points,
	               result->figures[options->score.counted].ratio, DECIMAL_PLACES);
	add_weight(writer, node->weight);
	csv_add_number(&writer->row, result->has_points, result->points, places);
	csv_add_number(&writer->row, result->has_points, result->lost, places);
	csv_add_score(&writer->row, is_root ? counted : &none);
	csv_add_text(
		&writer->row,
		str_from(is_root && counted->has_score ? colour_names[counted->zone->colour] : ""));
	csv_add_score(&writer->row, is_root ? &object->verdicts[FIGURE_VERIFIED] : &none);
	csv_add_score(&writer->row, is_root ? &object->verdicts[FIGURE_POTENTIAL] : &none);
	if (writer->report->what_if)
		csv_add_text(&writer->row,
		             str_from(is_set(writer, unit, object, node) ? "yes" : ""));
	csv_end_row(&writer->row);
}

bool
csv_unit(void *state, const struct unit_result *result)
{
	struct writer *writer = state;
	const struct rubric *rubric = writer->report->rubric;
	for (size_t i = 0; i < result->object_count; i++) {
		for (size_t n = 0; n < rubric->node_count; n++)
			write_node(writer, result, &result->objects[i], &rubric->nodes[n]);
	}
	return false;
}

void
csv_end(void *state, const struct assessment *assessment)
{
	(void)state;
	(void)assessment;
}
