// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/entry.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/compiler.h"
#include "base/index.h"
#include "base/limits.h"
#include "diag/diag.h"
#include "model/field_values.h"
#include "model/fields.h"

const char *const status_names[STATUS_COUNT] = {
	[STATUS_MISSING] = "missing",     [STATUS_SUBMITTED] = "submitted",
	[STATUS_VERIFIED] = "verified",   [STATUS_REJECTED] = "rejected",
	[STATUS_SECONDARY] = "secondary",
};

static const struct field entry_fields[ENTRY_FIELD_COUNT] = {
	[ENTRY_ITEM] = {"item", FIELD_TEXT, true},
	[ENTRY_PRODUCT] = {"product", FIELD_TEXT, false},
	[ENTRY_RESPONDENT] = {"respondent", FIELD_TEXT, false},
	[ENTRY_ANSWER] = {"answer", FIELD_TEXT_OR_LIST, false},
	[ENTRY_NA] = {"na", FIELD_TEXT, false},
	[ENTRY_EVIDENCE] = {"evidence", FIELD_LIST, false},
	[ENTRY_STATUS] = {"status", FIELD_TEXT, false},
	[ENTRY_VERIFIED] = {"verified", FIELD_MAP, false},
	[ENTRY_NOTE] = {"note", FIELD_TEXT, false},
};

const struct rubric_node *
entry_item(const struct builder *builder, struct str id)
{
	const struct rubric *rubric = builder->rubric;
	size_t next = builder->trail->node + 1;
	bool is_next = next < rubric->node_count && str_equal(rubric->nodes[next].id, id);
	return is_next ? &rubric->nodes[next] : rubric_find(rubric, id);
}

static bool
node_read(const struct builder *builder, const struct entry_parts *parts, struct entry *entry)
{
	const struct node *item = parts->values[ENTRY_ITEM];
	entry->node = parts->node ? parts->node : entry_item(builder, item->text);
	if (entry->node) {
		builder->trail->node = entry->node->index;
		return true;
	}
	diag_add(builder->diags, item->at, DIAG_ITEM_UNKNOWN, DIAG_TEXT(item->text));
	diag_suggest_among(builder->diags, item->text,
	                   STR_LIST(builder->rubric->ids, builder->rubric->node_count));
	return false;
}

static void
report_product(const struct builder *builder, const struct unit *unit, const struct node *product)
{
	diag_add(builder->diags, product->at, DIAG_PRODUCT_UNKNOWN, DIAG_TEXT(product->text));
	diag_suggest_among(builder->diags, product->text,
	                   STR_COLUMN(unit->products, unit->product_count, id));
}

static bool
product_read(const struct builder *builder, const struct unit *unit,
             const struct node *const values[], struct entry *entry)
{
	const struct node *node = values[ENTRY_PRODUCT];
	struct diag_arg item = DIAG_TEXT(entry->node->id);
	bool is_object = builder->rubric->object == OBJECT_PRODUCT;
	bool is_per_product = is_object || entry->node->per == PER_PRODUCT;
	if (!node) {
		if (!is_per_product || !entry->node->is_item)
			return true;
		diag_add(builder->diags, entry->at, DIAG_PRODUCT_MISSING, item);
		return false;
	}
	if (!is_per_product) {
		diag_add(builder->diags, node->at, DIAG_PRODUCT_UNWANTED, item);
		return false;
	}
	size_t index = builder->trail->product;
	bool is_next =
		index < unit->product_count && str_equal(unit->products[index].id, node->text);
	if (!is_next && !(unit->product_ids && index_find(unit->product_ids, node->text, &index))) {
		report_product(builder, unit, node);
		return false;
	}
	entry->product = &unit->products[index];
	builder->trail->product = index;
	return true;
}

static bool
respondent_read(const struct builder *builder, const struct node *node, struct entry *entry)
{
	bool is_wanted = entry->node->is_item && entry->node->per == PER_RESPONDENT;
	struct diag_arg item = DIAG_TEXT(entry->node->id);
	entry->respondent = field_text(node);
	if (is_wanted && str_is_empty(entry->respondent)) {
		diag_add(builder->diags, entry->at, DIAG_RESPONDENT_MISSING, item);
		return false;
	}
	if (node && !is_wanted) {
		diag_add(builder->diags, node->at, DIAG_RESPONDENT_UNWANTED, item);
		return false;
	}
	return true;
}

// The finding for a word that is none of the choices.
static void
report_choice(const struct builder *builder, const struct node *answer, enum diag_code code,
              struct str item, size_t count, const struct scale_level *choices)
{
	struct buffer list;
	buffer_init(&list);
	for (size_t i = 0; i < count && list.len <= LIMIT_FINDING_TEXT; i++) {
		if (i)
			buffer_add_text(&list, ", ");
		buffer_add(&list, choices[i].id);
	}
	diag_add(builder->diags, answer->at, code, DIAG_TEXT(answer->text), DIAG_TEXT(item),
	         DIAG_TEXT(buffer_text(&list)));
	diag_suggest_among(builder->diags, answer->text, STR_COLUMN(choices, count, id));
	buffer_finish(&list);
}

// A number from least to most and, where a step is given, on it.
static bool
number_read(const struct builder *builder, const struct node *answer, struct str item,
            const struct scale *bounds, struct decimal *number)
{
	if (!field_number(builder->diags, "answer", answer, number))
		return false;
	if (number->units < bounds->min.units || number->units > bounds->max.units) {
		diag_add(builder->diags, answer->at, DIAG_ANSWER_RANGE, DIAG_NUMBER(*number),
		         DIAG_TEXT(item), DIAG_NUMBER(bounds->min), DIAG_NUMBER(bounds->max));
		return false;
	}
	if (bounds->step.units && (number->units - bounds->min.units) % bounds->step.units != 0) {
		diag_add(builder->diags, answer->at, DIAG_ANSWER_STEP, DIAG_NUMBER(*number),
		         DIAG_TEXT(item), DIAG_NUMBER(bounds->step));
		return false;
	}
	return true;
}

static bool
level_read(const struct builder *builder, const struct node *answer, struct entry *entry)
{
	const struct scale *scale = entry->node->scale;
	entry->level = scale_find(scale, answer->text);
	if (entry->level) {
		entry->value = entry->level->value;
		return true;
	}
	report_choice(builder, answer, DIAG_LEVEL_UNKNOWN, entry->node->id, scale->level_count,
	              scale->levels);
	return false;
}

// One option of a list; false where it is unknown or was named before.
static bool
option_read(const struct builder *builder, const struct node *item, const struct entry *entry,
            bool is_taken[])
{
	const struct scale *scale = entry->node->scale;
	struct str text;
	if (!field_list_text(builder->diags, "answer", item, &text))
		return false;
	const struct scale_level *option = scale_find_option(scale, text);
	if (!option) {
		report_choice(builder, item, DIAG_OPTION_NOT_KNOWN, entry->node->id,
		              scale->option_count, scale->options);
		return false;
	}
	if (is_taken[option - scale->options]) {
		diag_add(builder->diags, item->at, DIAG_OPTION_REPEATED, DIAG_TEXT(text),
		         DIAG_TEXT(entry->node->id));
		return false;
	}
	is_taken[option - scale->options] = true;
	return true;
}

// A list of options is the count of them.
static bool
options_read(const struct builder *builder, const struct node *list, struct entry *entry)
{
	const struct scale *scale = entry->node->scale;
	if (!entry->node->is_item || scale->kind != SCALE_STEPS || scale->option_count == 0) {
		diag_add(builder->diags, list->at, DIAG_LIST_UNWANTED, DIAG_TEXT(entry->node->id));
		return false;
	}
	bool *is_taken = arena_array(builder->arena, scale->option_count, bool);
	struct str *options = arena_array(builder->arena, list->count, struct str);
	struct buffer names;
	bool is_sound = true;
	buffer_init(&names);
	for (size_t i = 0; i < list->count; i++) {
		bool is_known = option_read(builder, list->items[i], entry, is_taken);
		is_sound &= is_known;
		buffer_add_text(&names, is_known && names.len ? ", " : "");
		if (is_known) // what is not may be as long as it likes
			buffer_add(&names, list->items[i]->text);
		options[i] = list->items[i]->text;
	}
	entry->options = options;
	entry->option_count = list->count;
	entry->answer = str_copy(builder->arena, buffer_text(&names));
	buffer_finish(&names);
	entry->measured = decimal_from_integer((int64_t)list->count);
	entry->value = scale_step_for(scale, entry->measured)->value;
	return is_sound;
}

// A measured quantity: how many, how much of a hundred, or how much.
static bool
measured_read(const struct builder *builder, const struct node *answer, struct entry *entry)
{
	const struct scale *scale = entry->node->scale;
	struct scale bounds = {.max = decimal_from_integer(999999999)};
	if (scale->measure == MEASURE_PERCENT)
		bounds.max = decimal_from_integer(100);
	if (scale->measure == MEASURE_COUNT)
		bounds.step = decimal_from_integer(1);
	if (scale->measure == MEASURE_COUNT && scale->option_count)
		bounds.max = decimal_from_integer((int64_t)scale->option_count);
	if (!number_read(builder, answer, entry->node->id, &bounds, &entry->measured))
		return false;
	entry->value = scale_step_for(scale, entry->measured)->value;
	return true;
}

static bool
answer_read(const struct builder *builder, const struct node *answer, struct entry *entry)
{
	const struct rubric_node *node = entry->node;
	entry->kind = node->is_item ? ANSWER_VALUE : ANSWER_DIRECT;
	if (answer->kind == NODE_LIST)
		return options_read(builder, answer, entry);
	entry->answer = answer->text;
	if (!node->is_item) {
		const struct scale direct = {.max = builder->rubric->top};
		return number_read(builder, answer, node->id, &direct, &entry->value);
	}
	switch (node->scale->kind) {
	case SCALE_LEVELS:
		return level_read(builder, answer, entry);
	case SCALE_RANGE:
		return number_read(builder, answer, node->id, node->scale, &entry->value);
	case SCALE_STEPS:
		return measured_read(builder, answer, entry);
	}
	return false;
}

static bool
not_applicable_read(const struct builder *builder, const struct node *reason, struct entry *entry)
{
	entry->kind = ANSWER_NOT_APPLICABLE;
	entry->reason = reason->text;
	if (!entry->node->is_optional) {
		diag_add(builder->diags, reason->at, DIAG_NA_FORBIDDEN, DIAG_TEXT(entry->node->id));
		return false;
	}
	return true;
}

// What the entry says of its item. A key that is there but unreadable was reported already.
static bool
content_read(const struct builder *builder, const struct entry_parts *parts, struct entry *entry)
{
	struct diag_arg item = DIAG_TEXT(entry->node->id);
	const struct node *answer = parts->values[ENTRY_ANSWER], *na = parts->values[ENTRY_NA];
	if (answer && na) {
		diag_add(builder->diags, na->at, DIAG_ANSWER_AND_NA, item);
		return false;
	}
	if (answer)
		return answer_read(builder, answer, entry);
	if (na)
		return not_applicable_read(builder, na, entry);
	if (entry->status == STATUS_MISSING || entry->status == STATUS_REJECTED)
		return true;
	if (!parts->has_content)
		diag_add(builder->diags, entry->at, DIAG_ANSWER_MISSING, item);
	return false;
}

static void
verified_read(const struct builder *builder, const struct node *map, struct entry *entry)
{
	static const struct field fields[] = {
		{"by", FIELD_TEXT, false},
		{"on", FIELD_TEXT, false},
	};
	const struct node *values[COUNT_OF(fields)];
	(void)fields_bind(builder->diags, map, "verified", COUNT_OF(fields), fields, values);
	entry->verified_by = field_text(values[0]);
	(void)field_date(builder->diags, values[1], &entry->verified_on);
}

bool
entry_make(const struct builder *builder, const struct unit *unit, const struct entry_parts *parts,
           struct entry *entry)
{
	const struct node *const *values = parts->values;
	*entry = (struct entry){.at = values[ENTRY_ITEM]->at};
	size_t status = STATUS_SUBMITTED;
	bool is_sound = !values[ENTRY_STATUS] ||
	                field_choice(builder->diags, "status", values[ENTRY_STATUS], STATUS_COUNT,
	                             status_names, &status);
	entry->status = (enum status)status;
	entry->note = field_text(values[ENTRY_NOTE]);
	if (values[ENTRY_VERIFIED])
		verified_read(builder, values[ENTRY_VERIFIED], entry);
	if (!node_read(builder, parts, entry))
		return false;
	if (values[ENTRY_EVIDENCE])
		attachments_read(builder, values[ENTRY_EVIDENCE], entry);
	else if (parts->attachment)
		attachment_take(builder, parts->attachment, entry);
	is_sound &= product_read(builder, unit, values, entry);
	is_sound &= respondent_read(builder, values[ENTRY_RESPONDENT], entry);
	is_sound &= content_read(builder, parts, entry);
	return is_sound;
}

bool
entry_read(const struct builder *builder, const struct unit *unit, const struct node *map,
           struct entry *entry)
{
	struct entry_parts parts = {.attachment = NULL};
	if (!fields_bind(builder->diags, map, "entries", ENTRY_FIELD_COUNT, entry_fields,
	                 parts.values) ||
	    !parts.values[ENTRY_ITEM])
		return false;
	parts.has_content = parts.values[ENTRY_ANSWER] || parts.values[ENTRY_NA] ||
	                    node_find(map, STR("answer")) || node_find(map, STR("na"));
	return entry_make(builder, unit, &parts, entry);
}
