// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// Overrides out of words, lines and plans.
#include <string.h>

#include "base/arena.h"
#include "diag/diag.h"
#include "model/answer_text.h"
#include "model/override_list.h"
#include "read/make.h"
#include "read/source.h"
#include "read/yaml.h"

static bool
is_same_text(const struct node *a, const struct node *b)
{
	return a && b ? str_equal(a->text, b->text) : a == b;
}

static void
keep(struct overrides *overrides, const struct override *override)
{
	for (size_t i = 0; i < overrides->count; i++) {
		const struct override *other = &overrides->list[i];
		if (!is_same_text(other->unit, override->unit) ||
		    !is_same_text(other->product, override->product) ||
		    !is_same_text(other->item, override->item) ||
		    !is_same_text(other->respondent, override->respondent))
			continue;
		diag_add(overrides->diags, override->item->at, DIAG_SET_REPEATED,
		         DIAG_TEXT(override->item->text));
		diag_also(overrides->diags, other->item->at);
		return;
	}
	overrides->list = arena_grow(overrides->arena, overrides->list, overrides->count,
	                             &overrides->capacity, sizeof(*overrides->list));
	overrides->list[overrides->count++] = *override;
}

// The text of a part of a source, NULL where it is empty.
static const struct node *
part_node(struct overrides *overrides, const struct source *source, const char *start,
          const char *end)
{
	struct str text = {start, (size_t)(end - start)};
	if (text.len == 0)
		return NULL;
	return node_make_text(overrides->arena, str_copy(overrides->arena, text),
	                      source_place(source, (size_t)(start - source->text.data)));
}

static const char *
find_last(const char *start, const char *end, char c)
{
	for (const char *at = end; at > start; at--) {
		if (at[-1] == c)
			return at - 1;
	}
	return NULL;
}

static const char *
find_first(const char *start, const char *end, char c)
{
	return start < end ? memchr(start, c, (size_t)(end - start)) : NULL;
}

// UNIT/PRODUCT/ITEM#RESPONDENT=ANSWER. An id has none of these signs, but a respondent may have.
static bool
text_read(struct overrides *overrides, const struct source *source, struct str text,
          struct override *override)
{
	const char *end = text.data + text.len, *equals = find_last(text.data, end, '=');
	if (!equals)
		return false;
	const char *mark = find_first(text.data, equals, '#');
	const char *path_end = mark ? mark : equals;
	const char *first = find_first(text.data, path_end, '/');
	const char *second = first ? find_first(first + 1, path_end, '/') : NULL;
	if (!first || (second && find_first(second + 1, path_end, '/')))
		return false;
	*override = (struct override){.unit = part_node(overrides, source, text.data, first)};
	if (second)
		override->product = part_node(overrides, source, first + 1, second);
	override->item = part_node(overrides, source, (second ? second : first) + 1, path_end);
	if (mark)
		override->respondent = part_node(overrides, source, mark + 1, equals);
	if (!override->unit || !override->item || (second && !override->product) ||
	    (mark && !override->respondent))
		return false;
	struct str answer = {equals + 1, (size_t)(end - equals) - 1};
	override->answer = answer_node_make(
		overrides->arena, rubric_find(overrides->rubric, override->item->text),
		str_copy(overrides->arena, answer),
		source_place(source, (size_t)(equals + 1 - source->text.data)));
	return answer.len > 0;
}

static void
add_text(struct overrides *overrides, const struct source *source, struct str text)
{
	struct override override;
	if (text_read(overrides, source, text, &override))
		keep(overrides, &override);
	else
		diag_add(overrides->diags,
		         source_place(source, (size_t)(text.data - source->text.data)),
		         DIAG_SET_SHAPE, DIAG_TEXT(text));
}

void
overrides_add(struct overrides *overrides, struct str text)
{
	struct source *source = arena_new(overrides->arena, struct source);
	*source = (struct source){.name = STR("--set"), .text = str_copy(overrides->arena, text)};
	add_text(overrides, source, source->text);
}

static struct str
trimmed(struct str text)
{
	while (text.len && (text.data[0] == ' ' || text.data[0] == '\t'))
		text = (struct str){text.data + 1, text.len - 1};
	while (text.len && (text.data[text.len - 1] == ' ' || text.data[text.len - 1] == '\t' ||
	                    text.data[text.len - 1] == '\r'))
		text.len--;
	return text;
}

static void
lines_read(struct overrides *overrides, const struct source *source, struct str text)
{
	while (text.len) {
		const char *stop = memchr(text.data, '\n', text.len);
		size_t len = stop ? (size_t)(stop - text.data) : text.len;
		struct str line = trimmed((struct str){text.data, len});
		if (line.len && line.data[0] != '#')
			add_text(overrides, source, line);
		len += stop != NULL;
		text = (struct str){text.data + len, text.len - len};
	}
}

// A text of a step; NULL where it is null or absent.
static const struct node *
step_text(const struct node *step, const char *key)
{
	const struct node *found = node_find(step, str_from(key));
	return found && found->kind == NODE_TEXT && found->text.len ? found : NULL;
}

// The steps of a plan. The document is the program's own, so whatever else it says is passed over.
static void
plan_read(struct overrides *overrides, const struct source *source)
{
	const struct node *root = yaml_read(overrides->arena, overrides->diags, source);
	const struct node *steps = root ? node_find(root, STR("steps")) : NULL;
	if (root && (!steps || steps->kind != NODE_LIST))
		diag_add(overrides->diags, root->at, DIAG_SET_FILE_SHAPE, DIAG_TEXT(source->name));
	for (size_t i = 0; steps && steps->kind == NODE_LIST && i < steps->count; i++) {
		const struct node *step = steps->items[i];
		struct override override = {
			.unit = step_text(step, "unit"),
			.product = step_text(step, "product"),
			.item = step_text(step, "item"),
			.respondent = step_text(step, "respondent"),
			.answer = step_text(step, "answer"),
		};
		if (override.unit && override.item && override.answer)
			keep(overrides, &override);
		else
			diag_add(overrides->diags, step->at, DIAG_SET_FILE_SHAPE,
			         DIAG_TEXT(source->name));
	}
}

void
overrides_load(struct overrides *overrides, const char *path)
{
	const struct source *source = source_load(overrides->arena, overrides->diags, path);
	if (!source)
		return;
	struct str text = source->text;
	if (str_starts(text, STR("\xef\xbb\xbf")))
		text = (struct str){text.data + 3, text.len - 3};
	if (text.len && text.data[0] == '{')
		plan_read(overrides, source);
	else
		lines_read(overrides, source, text);
}
