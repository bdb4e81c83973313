// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// One row a node, for spreadsheets and scripts (RFC 4180, UTF-8, decimal point).
#include "base/arena.h"
#include "base/compiler.h"
#include "model/override.h"
#include "report/words.h"
#include "report/writers.h"

struct writer {
	const struct report *report;
	bool has_cell; // on this row
};

static void
add_raw(struct writer *writer, struct str text)
{
	struct buffer *out = writer->report->out;
	if (writer->has_cell)
		buffer_add_char(out, ',');
	writer->has_cell = true;
	buffer_add_char(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] == '"')
			buffer_add_char(out, '"');
		buffer_add_char(out, text.data[i]);
	}
	buffer_add_char(out, '"');
}

// Text that a spreadsheet would take for a formula gets an apostrophe, so that it stays text.
static void
add_text(struct writer *writer, struct str text)
{
	if (!is_formula(text)) {
		add_raw(writer, text);
		return;
	}
	struct buffer guarded;
	buffer_init(&guarded);
	buffer_add_char(&guarded, '\'');
	buffer_add(&guarded, text);
	add_raw(writer, buffer_text(&guarded));
	buffer_finish(&guarded);
}

static void
add_separator(struct writer *writer)
{
	if (writer->has_cell)
		buffer_add_char(writer->report->out, ',');
	writer->has_cell = true;
}

static void
add_number(struct writer *writer, bool is_known, struct exact number, int places)
{
	add_separator(writer);
	if (is_known)
		decimal_write(writer->report->out, exact_round(number, places), places, '.');
}

static void
add_score(struct writer *writer, const struct verdict *verdict)
{
	add_separator(writer);
	if (verdict->has_score)
		decimal_write(writer->report->out, verdict->shown, verdict->places, '.');
}

static void
end_row(struct writer *writer)
{
	buffer_add_text(writer->report->out, "\r\n");
	writer->has_cell = false;
}

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
	// Excel takes a file without this mark for the code page of the computer.
	buffer_add_text(report->out, "\xef\xbb\xbf");
	size_t count = COUNT_OF(heads) - !report->what_if;
	for (size_t i = 0; i < count; i++) {
		add_separator(writer);
		buffer_add_text(report->out, heads[i]);
	}
	end_row(writer);
	return writer;
}

static void
add_weight(struct writer *writer, struct exact weight)
{
	add_separator(writer);
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
	add_text(writer, unit->unit->id);
	add_text(writer, unit->unit->name);
	add_text(writer, object->id);
	add_text(writer, object->name);
	add_text(writer, node->id);
	add_text(writer, text_in(options->lang, node->label, node->en));
	add_text(writer, str_from(node_state_names[result->state]));
	add_text(writer, result->entry ? entry_answer_text(result->entry) : STR(""));
	add_text(writer, str_from(result->entry ? status_names[result->entry->status] : ""));
	add_number(writer, result->has_points, result->figures[options->score.counted].ratio,
	           DECIMAL_PLACES);
	add_weight(writer, node->weight);
	add_number(writer, result->has_points, result->points, places);
	add_number(writer, result->has_points, result->lost, places);
	add_score(writer, is_root ? counted : &none);
	add_text(
		writer,
		str_from(is_root && counted->has_score ? colour_names[counted->zone->colour] : ""));
	add_score(writer, is_root ? &object->verdicts[FIGURE_VERIFIED] : &none);
	add_score(writer, is_root ? &object->verdicts[FIGURE_POTENTIAL] : &none);
	if (writer->report->what_if)
		add_text(writer, str_from(is_set(writer, unit, object, node) ? "yes" : ""));
	end_row(writer);
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
