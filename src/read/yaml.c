// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "read/yaml.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/arena.h"
#include "base/compiler.h"
#include "base/lang.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "diag/diag.h"
#include "read/directives.h"
#include "read/source.h"

struct anchor {
	struct str name;
	const struct node *node; // NULL while the node is still open
	size_t size;
};

// How far the text was counted.
struct cursor {
	size_t index, offset; // in code points, in bytes
	unsigned line, column;
};

struct reader {
	struct arena *arena;
	struct diags *diags;
	const struct source *source;
	struct str text; // of the source, without its byte order mark
	struct cursor cursor;
	yaml_parser_t parser;
	yaml_event_t event;
	bool has_event;
	bool has_failed; // nothing more can be read
	unsigned depth;
	size_t size; // nodes read so far, aliases counted in full
	struct anchor anchors[LIMIT_ANCHORS];
	size_t anchor_count;
};

// What libyaml is given: it would take a byte order mark for indentation.
static struct str
text_for(const struct source *source)
{
	struct str text = source->text, mark = STR("\xef\xbb\xbf");
	return str_starts(text, mark) ? (struct str){text.data + mark.len, text.len - mark.len}
	                              : text;
}

// libyaml also takes U+0085, U+2028 and U+2029 for ends of lines, which no editor counts. Marks come in
// rising order but for errors, so the text is counted once.
static struct place
place_for(struct reader *reader, yaml_mark_t mark)
{
	struct cursor *at = &reader->cursor;
	if (at->line == 0 || mark.index < at->index)
		*at = (struct cursor){0, 0, 1, 1};
	for (; at->index < mark.index && at->offset < reader->text.len; at->index++) {
		bool is_end = utf8_next(reader->text, &at->offset) == '\n';
		at->line += is_end;
		at->column = is_end ? 1 : at->column + 1;
	}
	return (struct place){reader->source, at->line, at->column};
}

// Was something left open that the next line shows only? Then the mend belongs where it began.
static bool
is_unclosed(const yaml_parser_t *parser)
{
	static const char *const problems[] = {
		"could not find expected ':'",
		"did not find expected ',' or ']'",
		"did not find expected ',' or '}'",
		"found unexpected end of stream",
	};
	struct str problem = str_from(parser->problem);
	for (size_t i = 0; i < COUNT_OF(problems); i++) {
		if (str_equal(problem, str_from(problems[i])))
			return parser->context &&
			       parser->problem_mark.line > parser->context_mark.line;
	}
	return false;
}

static void
report_syntax(struct reader *reader)
{
	static const struct {
		const char *problem;
		const char *words[LANG_COUNT];
	} known[] = {
#define PROBLEM(problem, id, en) {problem, {id, en}},
#include "read/yaml_problems.def"
#undef PROBLEM
	};
	const yaml_parser_t *parser = &reader->parser;
	size_t skipped = reader->source->text.len - reader->text.len;
	struct str problem = str_from(parser->problem);
	struct place at = parser->error == YAML_READER_ERROR
	                          ? source_place(reader->source, skipped + parser->problem_offset)
	                          : place_for(reader, is_unclosed(parser) ? parser->context_mark
	                                                                  : parser->problem_mark);
	struct diag_arg said = DIAG_TEXT(problem);
	for (size_t i = 0; i < COUNT_OF(known); i++) {
		if (str_equal(problem, str_from(known[i].problem)))
			said = DIAG_WORDS(known[i].words);
	}
	diag_add(reader->diags, at, DIAG_YAML_SYNTAX, said);
}

// The next event into reader->event. False where there is none any more.
static bool
next_event(struct reader *reader)
{
	if (reader->has_event)
		yaml_event_delete(&reader->event);
	reader->has_event = false;
	if (reader->has_failed)
		return false;
	if (!yaml_parser_parse(&reader->parser, &reader->event)) {
		report_syntax(reader);
		reader->has_failed = true;
		return false;
	}
	reader->has_event = true;
	return true;
}

static void
give_up(struct reader *reader, enum diag_code code, size_t limit)
{
	diag_add(reader->diags, place_for(reader, reader->event.start_mark), code,
	         DIAG_COUNT_OF(limit));
	reader->has_failed = true;
}

static void
count_nodes(struct reader *reader, size_t count)
{
	reader->size += count;
	if (reader->size > LIMIT_NODES_EXPANDED && !reader->has_failed)
		give_up(reader, DIAG_YAML_EXPANSION, LIMIT_NODES_EXPANDED);
}

static struct str
str_of(const yaml_char_t *text)
{
	return str_from((const char *)text);
}

static void
refuse_tag(struct reader *reader, const yaml_char_t *tag)
{
	if (!tag)
		return;
	const struct str standard = STR("tag:yaml.org,2002:"); // written as !!
	struct str name = str_of(tag);
	if (str_starts(name, standard)) {
		struct str parts[] = {STR("!!"),
		                      {name.data + standard.len, name.len - standard.len}};
		name = str_join(reader->arena, COUNT_OF(parts), parts);
	}
	diag_add(reader->diags, place_for(reader, reader->event.start_mark), DIAG_YAML_TAG,
	         DIAG_TEXT(name));
}

// Opens an anchor; returns its index, or LIMIT_ANCHORS where the node has none.
static size_t
open_anchor(struct reader *reader, const yaml_char_t *name)
{
	if (!name)
		return LIMIT_ANCHORS;
	if (reader->anchor_count == LIMIT_ANCHORS) {
		give_up(reader, DIAG_YAML_ANCHORS, LIMIT_ANCHORS);
		return LIMIT_ANCHORS;
	}
	reader->anchors[reader->anchor_count] =
		(struct anchor){str_copy(reader->arena, str_of(name)), NULL, reader->size};
	return reader->anchor_count++;
}

static void
close_anchor(struct reader *reader, size_t index, const struct node *node)
{
	if (index == LIMIT_ANCHORS)
		return;
	struct anchor *anchor = &reader->anchors[index];
	anchor->node = node;
	anchor->size = reader->size - anchor->size;
}

static struct node *
node_create(struct reader *reader, enum node_kind kind)
{
	struct node *node = arena_new(reader->arena, struct node);
	node->kind = kind;
	node->at = place_for(reader, reader->event.start_mark);
	return node;
}

static const struct node *
read_alias(struct reader *reader)
{
	struct str name = str_of(reader->event.data.alias.anchor);
	struct node *node = node_create(reader, NODE_FAULTY);
	for (size_t i = reader->anchor_count; i > 0; i--) {
		const struct anchor *anchor = &reader->anchors[i - 1];
		if (!str_equal(anchor->name, name))
			continue;
		if (!anchor->node) {
			diag_add(reader->diags, node->at, DIAG_YAML_CYCLE, DIAG_TEXT(name));
			return node;
		}
		count_nodes(reader, anchor->size);
		struct place at = node->at;
		*node = *anchor->node;
		node->at = at;
		return node;
	}
	diag_add(reader->diags, node->at, DIAG_YAML_ALIAS_UNKNOWN, DIAG_TEXT(name));
	return node;
}

static bool
is_null(struct str text)
{
	return text.len == 0 || str_equal(text, STR("~")) || str_equal(text, STR("null"));
}

static const struct node *
read_scalar(struct reader *reader)
{
	struct node *node = node_create(reader, NODE_TEXT);
	const char *value = (const char *)reader->event.data.scalar.value;
	struct str text = {value, reader->event.data.scalar.length};
	bool is_plain = reader->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	size_t anchor = open_anchor(reader, reader->event.data.scalar.anchor);
	refuse_tag(reader, reader->event.data.scalar.tag);
	if (is_plain && is_null(text)) {
		node->kind = NODE_EMPTY;
	} else if (utf8_find_fault(text) < text.len) {
		node->kind = NODE_FAULTY;
		diag_add(reader->diags, node->at, DIAG_TEXT_NOT_UTF8, DIAG_TEXT(STR("00")));
	} else {
		node->text = str_copy(reader->arena, text);
	}
	count_nodes(reader, 1);
	close_anchor(reader, anchor, node);
	return node;
}

static const struct node *read_node(struct reader *reader);

static const struct node *
read_list(struct reader *reader)
{
	struct node *node = node_create(reader, NODE_LIST);
	size_t anchor = open_anchor(reader, reader->event.data.sequence_start.anchor);
	refuse_tag(reader, reader->event.data.sequence_start.tag);
	count_nodes(reader, 1);
	size_t capacity = 0;
	while (next_event(reader) && reader->event.type != YAML_SEQUENCE_END_EVENT) {
		node->items = arena_grow(reader->arena, node->items, node->count, &capacity,
		                         sizeof(*node->items));
		node->items[node->count++] = read_node(reader);
	}
	close_anchor(reader, anchor, node);
	return node;
}

static int
compare_pairs(const void *left, const void *right)
{
	const struct node_pair *a = *(const struct node_pair *const *)left;
	const struct node_pair *b = *(const struct node_pair *const *)right;
	int order = str_compare(a->key, b->key);
	return order ? order : (a > b) - (a < b);
}

// Sorted, not compared each with each: a file may hold a million keys.
static void
refuse_duplicates(struct reader *reader, const struct node *map)
{
	if (map->count < 2)
		return;
	const struct node_pair **sorted =
		arena_array(reader->arena, map->count, const struct node_pair *);
	for (size_t i = 0; i < map->count; i++)
		sorted[i] = &map->pairs[i];
	qsort(sorted, map->count, sizeof(*sorted), compare_pairs);
	const struct node_pair *first = sorted[0];
	for (size_t i = 1; i < map->count; i++) {
		if (!str_equal(first->key, sorted[i]->key)) {
			first = sorted[i];
			continue;
		}
		if (!first->key.data)
			continue; // no text, which is reported
		diag_add(reader->diags, sorted[i]->key_at, DIAG_YAML_DUPLICATE_KEY,
		         DIAG_TEXT(first->key));
		diag_also(reader->diags, first->key_at);
	}
}

static void
read_pair(struct reader *reader, struct node_pair *pair)
{
	static const char *const list[LANG_COUNT] = {"daftar", "a list"};
	static const char *const map[LANG_COUNT] = {"pasangan", "a mapping"};
	static const char *const empty[LANG_COUNT] = {"kosong", "empty"};
	const struct node *key = read_node(reader);
	if (reader->has_failed)
		return;
	if (key->kind != NODE_TEXT && key->kind != NODE_FAULTY) {
		const char *const *found = key->kind == NODE_LIST  ? list
		                           : key->kind == NODE_MAP ? map
		                                                   : empty;
		diag_add(reader->diags, key->at, DIAG_YAML_KEY_NOT_TEXT, DIAG_WORDS(found));
	}
	pair->key = key->text;
	pair->key_at = key->at;
	if (next_event(reader))
		pair->value = read_node(reader);
}

static const struct node *
read_map(struct reader *reader)
{
	struct node *node = node_create(reader, NODE_MAP);
	size_t anchor = open_anchor(reader, reader->event.data.mapping_start.anchor);
	refuse_tag(reader, reader->event.data.mapping_start.tag);
	count_nodes(reader, 1);
	size_t capacity = 0;
	while (next_event(reader) && reader->event.type != YAML_MAPPING_END_EVENT) {
		if (node->count == LIMIT_MAP_KEYS) {
			give_up(reader, DIAG_YAML_KEYS, LIMIT_MAP_KEYS);
			break;
		}
		node->pairs = arena_grow(reader->arena, node->pairs, node->count, &capacity,
		                         sizeof(*node->pairs));
		struct node_pair *pair = &node->pairs[node->count++];
		*pair = (struct node_pair){{"", 0}, node->at, NULL};
		read_pair(reader, pair);
	}
	if (!reader->has_failed)
		refuse_duplicates(reader, node);
	close_anchor(reader, anchor, node);
	return node;
}

// The node that begins with the current event. Never NULL; after a failure it may be half a node,
// which nobody sees, since yaml_read then returns NULL.
static const struct node *
read_node(struct reader *reader)
{
	const struct node *node;
	if (reader->depth == LIMIT_NODE_DEPTH && !reader->has_failed)
		give_up(reader, DIAG_YAML_DEPTH, LIMIT_NODE_DEPTH);
	if (reader->has_failed)
		return node_create(reader, NODE_EMPTY);
	reader->depth++;
	switch ((int)reader->event.type) {
	case YAML_ALIAS_EVENT:
		node = read_alias(reader);
		break;
	case YAML_SEQUENCE_START_EVENT:
		node = read_list(reader);
		break;
	case YAML_MAPPING_START_EVENT:
		node = read_map(reader);
		break;
	default:
		node = read_scalar(reader);
		break;
	}
	reader->depth--;
	return node;
}

static const struct node *
read_stream(struct reader *reader)
{
	const struct node *root = NULL;
	while (next_event(reader) && reader->event.type != YAML_STREAM_END_EVENT) {
		if (reader->event.type == YAML_DOCUMENT_START_EVENT && root) {
			diag_add(reader->diags, place_for(reader, reader->event.start_mark),
			         DIAG_YAML_SECOND_DOCUMENT, DIAG_TEXT(STR("---")));
			break;
		}
		if (reader->event.type == YAML_DOCUMENT_START_EVENT && next_event(reader))
			root = read_node(reader);
	}
	if (!root && !reader->has_failed)
		diag_add(reader->diags, ((struct place){reader->source, 0, 0}), DIAG_FILE_EMPTY,
		         DIAG_TEXT(reader->source->name));
	return reader->has_failed ? NULL : root;
}

const struct node *
yaml_read(struct arena *arena, struct diags *diags, const struct source *source)
{
	struct reader *reader = arena_new(arena, struct reader);
	reader->arena = arena;
	reader->diags = diags;
	reader->source = source;
	reader->text = text_for(source);
	size_t excess = directives_excess(reader->text);
	if (excess < reader->text.len) {
		diag_add(diags, source_place(source, source->text.len - reader->text.len + excess),
		         DIAG_YAML_DIRECTIVES, DIAG_COUNT_OF(LIMIT_DIRECTIVES));
		return NULL;
	}
	if (!yaml_parser_initialize(&reader->parser))
		return arena_allocate(arena, SIZE_MAX, 2); // no memory: does not return
	yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&reader->parser, (const unsigned char *)reader->text.data,
	                             reader->text.len);
	const struct node *root = read_stream(reader);
	if (reader->has_event)
		yaml_event_delete(&reader->event);
	yaml_parser_delete(&reader->parser);
	return root;
}

// Where a peek stands: the key that was read last at the top, and whether its value comes next.
struct peek {
	struct arena *arena;
	size_t count, found;
	const struct str *keys;
	struct str *values;
	unsigned depth; // 1 inside the top-level map
	bool is_value;
	struct str key;
};

static void
peek_scalar(struct peek *peek, struct str text)
{
	if (!peek->is_value) {
		peek->key = str_copy(peek->arena, text);
		return;
	}
	for (size_t i = 0; i < peek->count; i++) {
		if (str_equal(peek->key, peek->keys[i]) && str_is_empty(peek->values[i])) {
			peek->values[i] = str_copy(peek->arena, text);
			peek->found++;
		}
	}
}

// False where there is nothing more to find.
static bool
peek_event(struct peek *peek, const yaml_event_t *event)
{
	switch ((int)event->type) {
	case YAML_STREAM_END_EVENT:
	case YAML_DOCUMENT_END_EVENT:
		return false;
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT:
		peek->depth++;
		// A list at the top has no keys.
		return peek->depth > 1 || event->type == YAML_MAPPING_START_EVENT;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		peek->depth--;
		break;
	case YAML_SCALAR_EVENT:
		if (peek->depth == 1)
			peek_scalar(peek, (struct str){(const char *)event->data.scalar.value,
			                               event->data.scalar.length});
		break;
	case YAML_ALIAS_EVENT:
		break;
	default:
		return true;
	}
	if (peek->depth == 1)
		peek->is_value = !peek->is_value;
	return peek->depth > 0 && peek->found < peek->count;
}

void
yaml_peek(struct arena *arena, const struct source *source, size_t count, const struct str keys[],
          struct str values[])
{
	struct peek peek = {.arena = arena, .count = count, .keys = keys, .values = values};
	yaml_parser_t parser;
	for (size_t i = 0; i < count; i++)
		values[i] = STR("");
	struct str text = text_for(source);
	if (directives_excess(text) < text.len || !yaml_parser_initialize(&parser))
		return;
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)text.data, text.len);
	yaml_event_t event;
	bool goes_on = true;
	while (goes_on && yaml_parser_parse(&parser, &event)) {
		goes_on = peek_event(&peek, &event) && peek.depth <= LIMIT_NODE_DEPTH;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
}
