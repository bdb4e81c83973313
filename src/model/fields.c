// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/fields.h"

#include <assert.h>
#include <string.h>

#include "base/buffer.h"
#include "base/compiler.h"
#include "base/limits.h"
#include "diag/diag.h"

enum {
	FIELDS_MOST = 32
};

// Quotes with nothing in them say no more than no value.
static bool
is_blank(struct str text)
{
	size_t at = 0;
	while (at < text.len && text.data[at] == ' ')
		at++;
	return at == text.len;
}

// The kind-of-value finding for a key.
static void
report_kind(struct diags *diags, const struct node *node, const char *key, enum field_kind wanted)
{
	struct diag_arg name = DIAG_TEXT(str_from(key));
	if (node->kind == NODE_FAULTY)
		return;
	if (node->kind == NODE_EMPTY || (node->kind == NODE_TEXT && is_blank(node->text))) {
		diag_add(diags, node->at, DIAG_VALUE_EMPTY, name);
		return;
	}
	switch (wanted) {
	case FIELD_LIST:
	case FIELD_LONG_LIST:
		diag_add(diags, node->at, DIAG_NOT_LIST, name);
		break;
	case FIELD_MAP:
		diag_add(diags, node->at, DIAG_NOT_MAPPING, name);
		break;
	case FIELD_TEXT:
	case FIELD_TEXT_OR_MAP:
	case FIELD_TEXT_OR_LIST:
		diag_add(diags, node->at, DIAG_NOT_TEXT, name);
		break;
	}
}

static bool
is_of_kind(const struct node *node, enum field_kind wanted)
{
	switch (wanted) {
	case FIELD_TEXT:
		return node->kind == NODE_TEXT && !is_blank(node->text);
	case FIELD_LIST:
	case FIELD_LONG_LIST:
		return node->kind == NODE_LIST;
	case FIELD_MAP:
		return node->kind == NODE_MAP;
	case FIELD_TEXT_OR_MAP:
		return is_of_kind(node, FIELD_TEXT) || node->kind == NODE_MAP;
	case FIELD_TEXT_OR_LIST:
		return is_of_kind(node, FIELD_TEXT) || node->kind == NODE_LIST;
	}
	return false;
}

static bool
is_digits(struct str text)
{
	size_t at = 0;
	while (at < text.len && text.data[at] >= '0' && text.data[at] <= '9')
		at++;
	return at > 0 && at == text.len;
}

// A decimal comma in braces makes two keys of one number: {floor: 80,99} says "80" and then "99" without a value.
static bool
is_split_number(const struct node_pair *pair, const struct node_pair *before)
{
	return before && is_digits(pair->key) && pair->value->kind == NODE_EMPTY &&
	       before->value->kind == NODE_TEXT && is_digits(before->value->text);
}

static void
report_split_number(struct diags *diags, const struct node_pair *pair, const struct node *start)
{
	struct buffer number;
	buffer_init(&number);
	buffer_add(&number, start->text);
	buffer_add_char(&number, ',');
	buffer_add(&number, pair->key);
	diag_add(diags, start->at, DIAG_NUMBER_COMMA, DIAG_TEXT(buffer_text(&number)));
	buffer_finish(&number);
}

static void
report_unknown_key(struct diags *diags, const struct node *map, size_t index, size_t count,
                   const struct field fields[])
{
	const struct node_pair *pair = &map->pairs[index], *before = index ? pair - 1 : NULL;
	if (!pair->key.data)
		return;
	if (is_split_number(pair, before)) {
		report_split_number(diags, pair, before->value);
		return;
	}
	struct str names[FIELDS_MOST];
	for (size_t i = 0; i < count; i++)
		names[i] = str_from(fields[i].key);
	diag_add(diags, pair->key_at, DIAG_KEY_UNKNOWN, DIAG_TEXT(pair->key));
	diag_suggest_among(diags, pair->key, STR_LIST(names, count));
}

// Is it a list, and too long for one that people write?
static bool
is_too_long(const struct node *node, enum field_kind wanted)
{
	return node->kind == NODE_LIST && wanted != FIELD_LONG_LIST &&
	       node->count > LIMIT_LIST_ELEMENTS;
}

void
field_report_long(struct diags *diags, const char *key, const struct node *list, size_t limit)
{
	diag_add(diags, list->at, DIAG_LIST_LONG, DIAG_TEXT(str_from(key)), DIAG_COUNT_OF(limit));
}

// The field with that key, or count. Looked for from the one that stands next in most files.
static size_t
field_find(size_t count, const struct field fields[], size_t next, struct str key)
{
	for (size_t i = next; i < count; i++) {
		if (str_is(key, fields[i].key))
			return i;
	}
	for (size_t i = 0; i < next; i++) {
		if (str_is(key, fields[i].key))
			return i;
	}
	return count;
}

bool
fields_bind(struct diags *diags, const struct node *map, const char *name, size_t count,
            const struct field fields[], const struct node *values[])
{
	assert(count <= FIELDS_MOST);
	for (size_t i = 0; i < count; i++)
		values[i] = NULL;
	if (map->kind != NODE_MAP) {
		report_kind(diags, map, name, FIELD_MAP);
		return false;
	}
	bool is_given[FIELDS_MOST] = {false};
	size_t next = 0;
	for (size_t p = 0; p < map->count; p++) {
		const struct node_pair *pair = &map->pairs[p];
		size_t i = field_find(count, fields, next, pair->key);
		next = i < count ? i + 1 : 0;
		if (i == count) {
			report_unknown_key(diags, map, p, count, fields);
			continue;
		}
		is_given[i] = true;
		if (!is_of_kind(pair->value, fields[i].kind))
			report_kind(diags, pair->value, fields[i].key, fields[i].kind);
		else if (is_too_long(pair->value, fields[i].kind))
			field_report_long(diags, fields[i].key, pair->value, LIMIT_LIST_ELEMENTS);
		else
			values[i] = pair->value;
	}
	for (size_t i = 0; i < count; i++) {
		if (fields[i].is_required && !is_given[i])
			diag_add(diags, map->at, DIAG_KEY_MISSING,
			         DIAG_TEXT(str_from(fields[i].key)));
	}
	return true;
}

struct str
field_text(const struct node *node)
{
	return node && node->kind == NODE_TEXT ? node->text : (struct str){"", 0};
}

bool
field_list_text(struct diags *diags, const char *key, const struct node *item, struct str *text)
{
	if (is_of_kind(item, FIELD_TEXT)) {
		*text = item->text;
		return true;
	}
	report_kind(diags, item, key, FIELD_TEXT);
	return false;
}

bool
field_document_kind(struct diags *diags, const struct node *root, const char *kind)
{
	const struct node *found = node_find(root, STR("patuh"));
	if (!found) {
		diag_add(diags, root->at, DIAG_KIND_MISSING, DIAG_TEXT(str_from(kind)));
		return false;
	}
	if (found->kind != NODE_TEXT || !str_equal(found->text, str_from(kind))) {
		if (found->kind == NODE_FAULTY)
			return false;
		diag_add(diags, found->at, DIAG_KIND_WRONG, DIAG_TEXT(field_text(found)),
		         DIAG_TEXT(str_from(kind)));
		return false;
	}
	return true;
}
