// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// Overrides out of words, lines and plans.
#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/utf8.h"
#include "diag/diag.h"
#include "model/answer_text.h"
#include "model/override_list.h"
#include "read/make.h"
#include "read/source.h"
#include "read/yaml.h"

// What an override is for, and the answer; data is NULL where a part is not named.
enum part {
	PART_UNIT,
	PART_PRODUCT,
	PART_ITEM,
	PART_RESPONDENT,
	PART_PLACE_COUNT,
	PART_ANSWER = PART_PLACE_COUNT,
	PART_COUNT
};

// The number of the override that is for the same answer; their count where it is the first, which then
// has that number. A file may have very many, so they are not compared each with each.
static size_t
number_for(struct overrides *overrides, const struct str parts[PART_PLACE_COUNT])
{
	struct buffer place;
	size_t number = overrides->count;
	buffer_init(&place);
	for (size_t i = 0; i < PART_PLACE_COUNT; i++) {
		// No text of a file holds a NUL, so that none is taken for two, or for a missing one.
		buffer_add_char(&place, parts[i].data ? '+' : '-');
		buffer_add(&place, parts[i]);
		buffer_add_char(&place, '\0');
	}
	if (!index_find(overrides->places, buffer_text(&place), &number))
		(void)index_add(overrides->places, str_copy(overrides->arena, buffer_text(&place)),
		                &number);
	buffer_finish(&place);
	return number;
}

// Is it the first for its answer? Reports where it is not, at the place of its item.
static bool
is_first(struct overrides *overrides, const struct str parts[PART_PLACE_COUNT], struct place at)
{
	size_t number = number_for(overrides, parts);
	if (number == overrides->count)
		return true;
	diag_add(overrides->diags, at, DIAG_SET_REPEATED, DIAG_TEXT(parts[PART_ITEM]));
	diag_also(overrides->diags, overrides->list[number].item->at);
	return false;
}

static void
keep(struct overrides *overrides, const struct override *override)
{
	overrides->list = arena_grow(overrides->arena, overrides->list, overrides->count,
	                             &overrides->capacity, sizeof(*overrides->list));
	overrides->list[overrides->count++] = *override;
}

// A line that is read.
struct line {
	const struct source *source;
	unsigned number;
	const char *start;
};

static struct place
place_in(const struct line *line, const char *at)
{
	size_t before = utf8_length((struct str){line->start, (size_t)(at - line->start)});
	return (struct place){line->source, line->number, (unsigned)before + 1};
}

static struct str
part_between(const char *start, const char *end)
{
	return (struct str){start, (size_t)(end - start)};
}

// The text of a part of a line, NULL where it is not named.
static const struct node *
part_node(struct overrides *overrides, const struct line *line, struct str part)
{
	if (!part.data)
		return NULL;
	return node_make_text(overrides->arena, str_copy(overrides->arena, part),
	                      place_in(line, part.data));
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

// UNIT/PRODUCT/ITEM#RESPONDENT=ANSWER. An id has none of these signs, but a respondent may have. False where it has
// another shape, or a part is empty.
static bool
parts_find(struct str text, struct str parts[PART_COUNT])
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
	for (size_t i = 0; i < PART_COUNT; i++)
		parts[i] = (struct str){NULL, 0};
	parts[PART_UNIT] = part_between(text.data, first);
	if (second)
		parts[PART_PRODUCT] = part_between(first + 1, second);
	parts[PART_ITEM] = part_between((second ? second : first) + 1, path_end);
	if (mark)
		parts[PART_RESPONDENT] = part_between(mark + 1, equals);
	parts[PART_ANSWER] = part_between(equals + 1, end);
	for (size_t i = 0; i < PART_COUNT; i++) {
		if (parts[i].data && parts[i].len == 0)
			return false;
	}
	return true;
}

static void
add_text(struct overrides *overrides, const struct line *line, struct str text)
{
	struct str parts[PART_COUNT];
	if (!parts_find(text, parts)) {
		diag_add(overrides->diags, place_in(line, text.data), DIAG_SET_SHAPE,
		         DIAG_TEXT(text));
		return;
	}
	if (!is_first(overrides, parts, place_in(line, parts[PART_ITEM].data)))
		return;
	struct override override = {
		.unit = part_node(overrides, line, parts[PART_UNIT]),
		.product = part_node(overrides, line, parts[PART_PRODUCT]),
		.item = part_node(overrides, line, parts[PART_ITEM]),
		.respondent = part_node(overrides, line, parts[PART_RESPONDENT]),
	};
	assert(override.item); // a line without one has another shape
	override.answer = answer_node_make(overrides->arena,
	                                   rubric_find(overrides->rubric, override.item->text),
	                                   str_copy(overrides->arena, parts[PART_ANSWER]),
	                                   place_in(line, parts[PART_ANSWER].data));
	keep(overrides, &override);
}

void
overrides_add(struct overrides *overrides, struct str text)
{
	struct source *source = arena_new(overrides->arena, struct source);
	*source = (struct source){.name = STR("--set"), .text = str_copy(overrides->arena, text)};
	const struct line line = {source, 1, source->text.data};
	add_text(overrides, &line, source->text);
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
	for (struct line line = {source, 1, text.data}; text.len; line.number++) {
		const char *stop = memchr(text.data, '\n', text.len);
		size_t len = stop ? (size_t)(stop - text.data) : text.len;
		struct str said = trimmed((struct str){text.data, len});
		line.start = text.data;
		if (said.len && said.data[0] != '#')
			add_text(overrides, &line, said);
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

static struct str
text_of(const struct node *node)
{
	return node ? node->text : (struct str){NULL, 0};
}

// A step of a plan. False where it has another shape.
static bool
step_read(struct overrides *overrides, const struct node *step)
{
	const struct override override = {
		.unit = step_text(step, "unit"),
		.product = step_text(step, "product"),
		.item = step_text(step, "item"),
		.respondent = step_text(step, "respondent"),
		.answer = step_text(step, "answer"),
	};
	if (!override.unit || !override.item || !override.answer)
		return false;
	const struct str parts[PART_PLACE_COUNT] = {
		text_of(override.unit), text_of(override.product), text_of(override.item),
		text_of(override.respondent)};
	if (is_first(overrides, parts, override.item->at))
		keep(overrides, &override);
	return true;
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
		if (!step_read(overrides, steps->items[i]))
			diag_add(overrides->diags, steps->items[i]->at, DIAG_SET_FILE_SHAPE,
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
