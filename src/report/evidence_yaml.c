// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/evidence_yaml.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "report/yaml_scalar.h"

// The document under way, each line that far to the right.
struct writer {
	struct arena *arena;
	struct buffer *out;
	size_t indent;
};

static void
write_key(const struct writer *writer, const char *key)
{
	buffer_add_repeat(writer->out, " ", writer->indent);
	buffer_add_text(writer->out, key);
	buffer_add_char(writer->out, ':');
}

static void
write_pair(const struct writer *writer, const char *key, struct str text)
{
	if (str_is_empty(text))
		return;
	write_key(writer, key);
	buffer_add_char(writer->out, ' ');
	yaml_scalar_write(writer->out, text);
	buffer_add_char(writer->out, '\n');
}

// A pair within braces.
static void
write_flow(struct buffer *out, bool *has_before, const char *key)
{
	buffer_add_text(out, *has_before ? ", " : "{");
	buffer_add_text(out, key);
	buffer_add_text(out, ": ");
	*has_before = true;
}

static void
write_flow_text(struct buffer *out, bool *has_before, const char *key, struct str text)
{
	if (str_is_empty(text))
		return;
	write_flow(out, has_before, key);
	yaml_scalar_write(out, text);
}

static void
write_flow_date(struct buffer *out, bool *has_before, const char *key, struct date date)
{
	if (!date_is_set(date))
		return;
	write_flow(out, has_before, key);
	date_write(out, date);
}

// The elements of a list, on one line.
static void
write_list(struct buffer *out, size_t count, const struct str texts[])
{
	buffer_add_text(out, " [");
	for (size_t i = 0; i < count; i++) {
		buffer_add_text(out, i ? ", " : "");
		yaml_scalar_write(out, texts[i]);
	}
	buffer_add_text(out, "]\n");
}

static void
write_options(const struct writer *writer, const struct scale *scale, struct str text)
{
	struct str *parts = arena_array(writer->arena, text.len + 1, struct str);
	size_t count = 0;
	for (size_t at = 0; at < text.len; at += 2) {
		struct str part = {text.data + at, 0};
		while (at < text.len &&
		       !str_starts((struct str){text.data + at, text.len - at}, STR(", ")))
			part.len++, at++;
		const struct scale_level *option = scale_find_option(scale, part);
		parts[count++] = option ? option->id : part;
	}
	write_list(writer->out, count, parts);
}

static void
write_answer(const struct writer *writer, const struct entry *entry)
{
	struct decimal number;
	const struct rubric_node *node = entry->node;
	write_key(writer, "answer");
	if (entry->kind == ANSWER_VALUE && node->scale->kind == SCALE_LEVELS) {
		buffer_add_char(writer->out, ' ');
		bool is_number = decimal_parse(entry->level->id, &number) == DECIMAL_OK;
		if (is_number)
			buffer_add(writer->out, entry->level->id);
		else
			yaml_scalar_write(writer->out, entry->level->id);
		buffer_add_char(writer->out, '\n');
		return;
	}
	bool is_list = entry->kind == ANSWER_VALUE && node->scale->option_count &&
	               decimal_parse(entry->answer, &number) != DECIMAL_OK;
	if (is_list) {
		write_options(writer, node->scale, entry->answer);
		return;
	}
	bool is_measured = entry->kind == ANSWER_VALUE && node->scale->kind == SCALE_STEPS;
	buffer_add_char(writer->out, ' ');
	decimal_write_short(writer->out, is_measured ? entry->measured : entry->value, '.');
	buffer_add_char(writer->out, '\n');
}

static void
write_attachment(const struct writer *writer, const struct attachment *attachment)
{
	struct buffer *out = writer->out;
	bool has_before = false;
	buffer_add_repeat(out, " ", writer->indent);
	buffer_add_text(out, "  - ");
	if (attachment->wanted)
		write_flow_text(out, &has_before, "id", attachment->wanted->id);
	write_flow_text(out, &has_before, "file", attachment->file);
	write_flow_text(out, &has_before, "url", attachment->url);
	write_flow_date(out, &has_before, "date", attachment->date);
	write_flow_date(out, &has_before, "expires", attachment->expires);
	write_flow_text(out, &has_before, "note", attachment->note);
	buffer_add_text(out, "}\n");
}

// In the order in which the item wants them, what nothing asks for last, else as they were.
static void
write_attachments(const struct writer *writer, const struct entry *entry)
{
	const struct rubric_node *node = entry->node;
	if (entry->attachment_count == 0)
		return;
	write_key(writer, "evidence");
	buffer_add_char(writer->out, '\n');
	for (size_t w = 0; w <= node->wanted_count; w++) {
		const struct wanted *wanted = w < node->wanted_count ? &node->wanted[w] : NULL;
		for (size_t i = 0; i < entry->attachment_count; i++) {
			if (entry->attachments[i].wanted == wanted)
				write_attachment(writer, &entry->attachments[i]);
		}
	}
}

static void
write_verified(const struct writer *writer, const struct entry *entry)
{
	bool has_before = false;
	if (str_is_empty(entry->verified_by) && !date_is_set(entry->verified_on))
		return;
	write_key(writer, "verified");
	buffer_add_char(writer->out, ' ');
	write_flow_text(writer->out, &has_before, "by", entry->verified_by);
	write_flow_date(writer->out, &has_before, "on", entry->verified_on);
	buffer_add_text(writer->out, "}\n");
}

static void
write_entry(struct writer *writer, const struct entry *entry)
{
	buffer_add_repeat(writer->out, " ", writer->indent);
	buffer_add_text(writer->out, "  - item: ");
	yaml_scalar_write(writer->out, entry->node->id);
	buffer_add_char(writer->out, '\n');
	writer->indent += 4;
	if (entry->product)
		write_pair(writer, "product", entry->product->id);
	write_pair(writer, "respondent", entry->respondent);
	if (entry->kind == ANSWER_VALUE || entry->kind == ANSWER_DIRECT)
		write_answer(writer, entry);
	if (entry->kind == ANSWER_NOT_APPLICABLE)
		write_pair(writer, "na", entry->reason);
	write_attachments(writer, entry);
	if (entry->status != STATUS_SUBMITTED)
		write_pair(writer, "status", str_from(status_names[entry->status]));
	write_verified(writer, entry);
	write_pair(writer, "note", entry->note);
	writer->indent -= 4;
}

// By the rubric, then products as the unit lists them (the unit as a whole first), then respondents;
// two alike as they stood.
static int
compare_entries(const void *left, const void *right)
{
	const struct entry *a = *(const struct entry *const *)left;
	const struct entry *b = *(const struct entry *const *)right;
	size_t column = a->product ? a->product->index + 1 : 0;
	size_t other = b->product ? b->product->index + 1 : 0;
	if (a->node->index != b->node->index)
		return a->node->index < b->node->index ? -1 : 1;
	if (column != other)
		return column < other ? -1 : 1;
	int order = str_compare(a->respondent, b->respondent);
	return order ? order : (a > b) - (a < b);
}

static void
write_entries(struct writer *writer, const struct unit *unit)
{
	const struct entry **sorted =
		arena_array(writer->arena, unit->entry_count, const struct entry *);
	write_key(writer, "entries");
	buffer_add_text(writer->out, unit->entry_count ? "\n" : " []\n");
	for (size_t i = 0; i < unit->entry_count; i++)
		sorted[i] = &unit->entries[i];
	if (unit->entry_count)
		qsort(sorted, unit->entry_count, sizeof(*sorted), compare_entries);
	for (size_t i = 0; i < unit->entry_count; i++)
		write_entry(writer, sorted[i]);
}

static void
write_products(const struct writer *writer, const struct unit *unit)
{
	if (unit->product_count == 0)
		return;
	write_key(writer, "products");
	buffer_add_char(writer->out, '\n');
	for (size_t i = 0; i < unit->product_count; i++) {
		bool has_before = false;
		buffer_add_repeat(writer->out, " ", writer->indent);
		buffer_add_text(writer->out, "  - ");
		write_flow_text(writer->out, &has_before, "id", unit->products[i].id);
		write_flow_text(writer->out, &has_before, "name", unit->products[i].name);
		buffer_add_text(writer->out, "}\n");
	}
}

static void
write_unit_facts(const struct writer *writer, const struct unit *unit)
{
	write_pair(writer, "name", unit->name);
	if (unit->group_count) {
		write_key(writer, "groups");
		write_list(writer->out, unit->group_count, unit->groups);
	}
	if (exact_compare(unit->weight, EXACT_ONE) == 0)
		return;
	write_key(writer, "weight");
	buffer_add_char(writer->out, ' ');
	if (exact_is_decimal(unit->weight))
		decimal_write_short(writer->out, exact_round(unit->weight, DECIMAL_PLACES), '.');
	else
		exact_write(writer->out, unit->weight);
	buffer_add_char(writer->out, '\n');
}

static void
write_single_unit(struct writer *writer, const struct unit *unit)
{
	buffer_add_text(writer->out, "unit:\n");
	writer->indent = 2;
	write_pair(writer, "id", unit->id);
	write_unit_facts(writer, unit);
	writer->indent = 0;
	write_products(writer, unit);
	write_entries(writer, unit);
}

static void
write_unit_of_many(struct writer *writer, const struct unit *unit)
{
	buffer_add_text(writer->out, "  - id: ");
	yaml_scalar_write(writer->out, unit->id);
	buffer_add_char(writer->out, '\n');
	writer->indent = 4;
	write_unit_facts(writer, unit);
	write_products(writer, unit);
	write_entries(writer, unit);
}

void
evidence_yaml_write(struct arena *arena, struct buffer *out, const struct evidence *evidence)
{
	struct writer writer = {arena, out, 0};
	buffer_add_text(out, "patuh: evidence/1\n");
	write_pair(&writer, "rubric", evidence->rubric);
	write_pair(&writer, "institution", evidence->institution);
	write_pair(&writer, "period", evidence->period);
	if (date_is_set(evidence->assessed)) {
		buffer_add_text(out, "assessed: ");
		date_write(out, evidence->assessed);
		buffer_add_char(out, '\n');
	}
	if (evidence->unit_count == 1) {
		write_single_unit(&writer, &evidence->units[0]);
		return;
	}
	buffer_add_text(out, "units:\n");
	for (size_t i = 0; i < evidence->unit_count; i++)
		write_unit_of_many(&writer, &evidence->units[i]);
}
