// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// What an entry has attached to prove it.
#include "base/arena.h"
#include "diag/diag.h"
#include "model/entry.h"
#include "model/field_values.h"
#include "model/fields.h"

static const struct field attachment_fields[ATTACHMENT_FIELD_COUNT] = {
	[ATTACHMENT_ID] = {"id", FIELD_TEXT, false},
	[ATTACHMENT_FILE] = {"file", FIELD_TEXT, false},
	[ATTACHMENT_URL] = {"url", FIELD_TEXT, false},
	[ATTACHMENT_DATE] = {"date", FIELD_TEXT, false},
	[ATTACHMENT_EXPIRES] = {"expires", FIELD_TEXT, false},
	[ATTACHMENT_NOTE] = {"note", FIELD_TEXT, false},
};

static const struct wanted *
wanted_find(const struct builder *builder, const struct rubric_node *node, const struct node *id)
{
	for (size_t i = 0; i < node->wanted_count; i++) {
		if (str_equal(node->wanted[i].id, id->text))
			return &node->wanted[i];
	}
	diag_add(builder->diags, id->at, DIAG_ATTACHMENT_UNKNOWN, DIAG_TEXT(id->text),
	         DIAG_TEXT(node->id));
	diag_suggest_among(builder->diags, id->text,
	                   STR_COLUMN(node->wanted, node->wanted_count, id));
	return NULL;
}

static void
attachment_make(const struct builder *builder, const struct attachment_parts *parts,
                const struct rubric_node *node, struct attachment *attachment)
{
	const struct node *const *values = parts->values;
	attachment->at = parts->at;
	if (values[ATTACHMENT_ID])
		attachment->wanted = wanted_find(builder, node, values[ATTACHMENT_ID]);
	attachment->file = field_text(values[ATTACHMENT_FILE]);
	attachment->url = field_text(values[ATTACHMENT_URL]);
	if (str_is_empty(attachment->file) == str_is_empty(attachment->url))
		diag_add(builder->diags, parts->at, DIAG_ATTACHMENT_SHAPE, DIAG_TEXT(node->id));
	attachment->note = field_text(values[ATTACHMENT_NOTE]);
	bool has_date = field_date(builder->diags, values[ATTACHMENT_DATE], &attachment->date);
	bool has_end = field_date(builder->diags, values[ATTACHMENT_EXPIRES], &attachment->expires);
	if (has_date && has_end && date_compare(attachment->expires, attachment->date) < 0)
		diag_add(builder->diags, values[ATTACHMENT_EXPIRES]->at, DIAG_DATES_REVERSED,
		         DIAG_DATE(attachment->date), DIAG_DATE(attachment->expires));
}

void
attachments_read(const struct builder *builder, const struct node *list, struct entry *entry)
{
	struct attachment *attachments =
		arena_array(builder->arena, list->count, struct attachment);
	for (size_t i = 0; i < list->count; i++) {
		struct attachment_parts parts = {.at = list->items[i]->at};
		if (fields_bind(builder->diags, list->items[i], "evidence", ATTACHMENT_FIELD_COUNT,
		                attachment_fields, parts.values))
			attachment_make(builder, &parts, entry->node, &attachments[i]);
		else
			attachments[i].at = parts.at;
	}
	entry->attachments = attachments;
	entry->attachment_count = list->count;
}

void
attachment_take(const struct builder *builder, const struct attachment_parts *parts,
                struct entry *entry)
{
	struct attachment *attachment = arena_new(builder->arena, struct attachment);
	attachment_make(builder, parts, entry->node, attachment);
	entry->attachments = attachment;
	entry->attachment_count = 1;
}
