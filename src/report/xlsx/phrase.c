// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/phrase.h"

#include <string.h>

#include "base/buffer.h"
#include "base/decimal.h"
#include "report/words.h"

void
phrase_zone(struct buffer *out, enum lang lang, const struct zone *zone)
{
	struct str label = text_in(lang, zone->label, zone->en);
	buffer_add_text(out, colour_symbol(zone->colour));
	buffer_add_char(out, ' ');
	if (str_is_empty(label))
		buffer_add_text(out, colour_word(lang, zone->colour));
	else
		buffer_add(out, label);
}

void
phrase_band(struct buffer *out, enum lang lang, const struct zone *zone)
{
	phrase_zone(out, lang, zone);
	if (str_is_empty(zone->category) || str_has_ending(buffer_text(out), zone->category))
		return;
	buffer_add_char(out, ' ');
	buffer_add(out, zone->category);
}

static void
add_number(struct buffer *out, enum lang lang, struct decimal number)
{
	decimal_write_short(out, number, lang_decimal_mark(lang));
}

// What was measured, what it was counted from, and the step it reaches: 5: a, b, c, d, e (lengkap).
static void
add_measured(struct buffer *out, enum lang lang, const struct entry *entry)
{
	struct decimal plain;
	const struct scale_step *step = scale_step_for(entry->node->scale, entry->measured);
	struct str label = text_in(lang, step->label, step->en);
	add_number(out, lang, entry->measured);
	if (decimal_parse(entry->answer, &plain) != DECIMAL_OK) {
		buffer_add_text(out, ": ");
		buffer_add(out, entry->answer);
	}
	if (str_is_empty(label))
		return;
	buffer_add_text(out, " (");
	buffer_add(out, label);
	buffer_add_char(out, ')');
}

static void
add_value(struct buffer *out, enum lang lang, const struct entry *entry)
{
	switch (entry->node->scale->kind) {
	case SCALE_LEVELS:
		buffer_add(out, text_in(lang, entry->level->label, entry->level->en));
		break;
	case SCALE_RANGE:
		add_number(out, lang, entry->value);
		break;
	case SCALE_STEPS:
		add_measured(out, lang, entry);
		break;
	}
}

void
phrase_answer(struct buffer *out, enum lang lang, const struct entry *entry, enum node_state state)
{
	switch (entry ? entry->kind : ANSWER_NONE) {
	case ANSWER_VALUE:
		add_value(out, lang, entry);
		break;
	case ANSWER_DIRECT:
		buffer_add_text(out, word(lang, WORD_DIRECT));
		buffer_add_text(out, ": ");
		add_number(out, lang, entry->value);
		break;
	case ANSWER_NOT_APPLICABLE:
		buffer_add_text(out, state_word(lang, NODE_STATE_NOT_APPLICABLE));
		buffer_add_text(out, ": ");
		buffer_add(out, entry->reason);
		break;
	case ANSWER_NONE:
		buffer_add_text(out, state_word(lang, state));
		break;
	}
}

void
phrase_leaf(struct buffer *out, enum lang lang, const struct node_result *result)
{
	if (result->instance_count == 0) {
		phrase_answer(out, lang, result->entry, result->state);
		return;
	}
	size_t given = 0;
	for (size_t i = 0; i < result->instance_count; i++)
		given += result->instances[i].state == NODE_STATE_SCORED;
	buffer_add_integer(out, (long long)given);
	buffer_add_char(out, ' ');
	buffer_add_text(out, word(lang, WORD_OF_ANSWERS));
	buffer_add_char(out, ' ');
	buffer_add_integer(out, (long long)result->instance_count);
	buffer_add_char(out, ' ');
	buffer_add_text(out, word(lang, WORD_ANSWERS));
}

static void
begin_line(struct buffer *out)
{
	if (out->len)
		buffer_add_char(out, '\n');
}

void
phrase_remark(struct buffer *out, enum lang lang, const struct entry *entry)
{
	struct decimal plain;
	bool is_list = entry->kind == ANSWER_VALUE && entry->node->scale->kind == SCALE_STEPS &&
	               decimal_parse(entry->answer, &plain) != DECIMAL_OK;
	if (entry->kind == ANSWER_NOT_APPLICABLE) {
		buffer_add_text(out, state_word(lang, NODE_STATE_NOT_APPLICABLE));
		buffer_add_text(out, ": ");
		buffer_add(out, entry->reason);
	}
	if (is_list)
		buffer_add(out, entry->answer);
	if (str_is_empty(entry->note))
		return;
	begin_line(out);
	buffer_add(out, entry->note);
}

static void
add_dates(struct buffer *out, enum lang lang, const struct attachment *attachment)
{
	if (!date_is_set(attachment->date) && !date_is_set(attachment->expires))
		return;
	buffer_add_text(out, " (");
	if (date_is_set(attachment->date))
		date_write_long(out, attachment->date, lang);
	if (date_is_set(attachment->expires)) {
		buffer_add_text(out, date_is_set(attachment->date) ? " – " : "– ");
		date_write_long(out, attachment->expires, lang);
	}
	buffer_add_char(out, ')');
}

static void
add_presence(struct buffer *out, enum lang lang, const struct attachment *found)
{
	buffer_add_text(out, ": ");
	buffer_add_text(out, word(lang, found ? WORD_THERE : WORD_NOT_THERE));
	if (found)
		add_dates(out, lang, found);
}

void
phrase_wanted(struct buffer *out, enum lang lang, const struct rubric_node *node,
              const struct node_result *result)
{
	for (size_t i = 0; i < node->wanted_count; i++) {
		const struct wanted *wanted = &node->wanted[i];
		begin_line(out);
		buffer_add(out, wanted->label);
		if (wanted->is_required) {
			buffer_add_text(out, " (");
			buffer_add_text(out, word(lang, WORD_REQUIRED));
			buffer_add_char(out, ')');
		}
		if (result->instance_count == 0)
			add_presence(out, lang, entry_attachment(result->entry, wanted));
	}
}

// Laws are cited by number and year; "tentang" begins what they are about.
static struct str
short_title(struct str title)
{
	const struct str about = STR(" tentang ");
	for (size_t i = 0; i + about.len <= title.len; i++) {
		if (memcmp(title.data + i, about.data, about.len) == 0)
			return (struct str){title.data, i};
	}
	return title;
}

void
phrase_cites(struct buffer *out, const struct rubric_node *node)
{
	for (size_t i = 0; i < node->cite_count; i++) {
		const struct citation *cite = &node->cites[i];
		bool is_more = i > 0 && cite->source == node->cites[i - 1].source;
		if (!is_more) {
			begin_line(out);
			buffer_add(out, short_title(cite->source->title));
		}
		if (str_is_empty(cite->at))
			continue;
		buffer_add_text(out, is_more ? "; " : ", ");
		buffer_add(out, cite->at);
	}
}

void
phrase_basis(struct buffer *out, enum lang lang, const struct basis *basis)
{
	if (basis->source) {
		buffer_add(out, basis->source->title);
	} else if (!str_is_empty(basis->assumed)) {
		buffer_add_text(out, word(lang, WORD_ASSUMED));
		buffer_add_text(out, ": ");
		buffer_add(out, basis->assumed);
	}
}

static void
add_levels(struct buffer *out, enum lang lang, const struct scale *scale)
{
	for (size_t i = 0; i < scale->level_count; i++) {
		const struct scale_level *level = &scale->levels[i];
		begin_line(out);
		add_number(out, lang, level->value);
		buffer_add_text(out, " = ");
		buffer_add(out, text_in(lang, level->label, level->en));
	}
}

static void
add_range(struct buffer *out, enum lang lang, const struct scale *scale)
{
	add_number(out, lang, scale->min);
	buffer_add_text(out, " – ");
	add_number(out, lang, scale->max);
	if (scale->step.units == 0)
		return;
	buffer_add_text(out, ", ");
	buffer_add_text(out, word(lang, WORD_STEP));
	buffer_add_char(out, ' ');
	add_number(out, lang, scale->step);
}

static void
add_steps(struct buffer *out, enum lang lang, const struct scale *scale)
{
	for (size_t i = 0; i < scale->step_count; i++) {
		const struct scale_step *step = &scale->steps[i];
		begin_line(out);
		buffer_add_text(out, "≥ ");
		add_number(out, lang, step->from);
		buffer_add_text(out, scale->measure == MEASURE_PERCENT ? " %: " : ": ");
		add_number(out, lang, step->value);
		if (str_is_empty(step->label))
			continue;
		buffer_add_text(out, " = ");
		buffer_add(out, text_in(lang, step->label, step->en));
	}
}

static void
add_combine(struct buffer *out, enum lang lang, enum combine combine)
{
	static const enum word words[COMBINE_COUNT] = {
		[COMBINE_MEAN] = WORD_COMBINE_MEAN,
		[COMBINE_MIN] = WORD_COMBINE_MIN,
		[COMBINE_MAX] = WORD_COMBINE_MAX,
		[COMBINE_ALL] = WORD_COMBINE_ALL,
	};
	buffer_add_text(out, word(lang, words[combine]));
}

// How often the item is answered, and what else is special about it.
static void
add_traits(struct buffer *out, enum lang lang, const struct rubric_node *node)
{
	if (node->per != PER_OBJECT) {
		begin_line(out);
		buffer_add_text(out, word(lang, node->per == PER_PRODUCT ? WORD_PER_PRODUCT
		                                                         : WORD_PER_RESPONDENT));
		buffer_add_text(out, ", ");
		if (node->merge == COMBINE_MEAN)
			buffer_add_text(out,
			                word(lang, WORD_MERGE_MEAN)); // answers have no weights
		else
			add_combine(out, lang, node->merge);
	}
	if (node->is_optional) {
		begin_line(out);
		buffer_add_text(out, word(lang, WORD_MAY_NOT_APPLY));
	}
	if (node->is_critical) {
		begin_line(out);
		buffer_add_text(out, word(lang, WORD_CRITICAL));
	}
}

void
phrase_scale(struct buffer *out, enum lang lang, const struct rubric_node *node)
{
	if (!node->is_item) {
		add_combine(out, lang, node->combine);
		return;
	}
	switch (node->scale->kind) {
	case SCALE_LEVELS:
		add_levels(out, lang, node->scale);
		break;
	case SCALE_RANGE:
		add_range(out, lang, node->scale);
		break;
	case SCALE_STEPS:
		add_steps(out, lang, node->scale);
		break;
	}
	add_traits(out, lang, node);
}
