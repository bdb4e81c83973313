// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "read/yaml.h"

#include <string.h>

#include "base/arena.h"
#include "base/compiler.h"
#include "base/lang.h"
#include "base/limits.h"
#include "diag/diag.h"
#include "read/events.h"
#include "read/yaml_keys.h"

struct anchor {
	struct str name;
	const struct node *node; // NULL while the node is still open
	size_t size;
};

struct reader {
	struct arena *arena;
	struct diags *diags;
	const struct source *source;
	struct events *events;
	struct event event;
	bool has_failed; // nothing more can be read
	unsigned depth;
	size_t size; // nodes read so far, aliases counted in full
	struct yaml_keys keys;
	struct node_pair *pairs; // of the maps that are open, one behind the other
	size_t pair_count, pair_capacity;
	struct anchor anchors[LIMIT_ANCHORS];
	size_t anchor_count;
};

// The next event into reader->event. False where there is none any more.
static bool
next_event(struct reader *reader)
{
	if (reader->has_failed)
		return false;
	if (events_next(reader->events, &reader->event))
		return true;
	events_report(reader->events, reader->diags);
	reader->has_failed = true;
	return false;
}

static void
give_up(struct reader *reader, enum diag_code code, size_t limit)
{
	diag_add(reader->diags, reader->event.at, code, DIAG_COUNT_OF(limit));
	reader->has_failed = true;
}

static void
count_nodes(struct reader *reader, size_t count)
{
	reader->size += count;
	if (reader->size > LIMIT_NODES_EXPANDED && !reader->has_failed)
		give_up(reader, DIAG_YAML_EXPANSION, LIMIT_NODES_EXPANDED);
}

static void
refuse_tag(struct reader *reader)
{
	struct str name = str_from(reader->event.tag);
	const struct str standard = STR("tag:yaml.org,2002:"); // written as !!
	if (str_starts(name, standard)) {
		struct str parts[] = {STR("!!"),
		                      {name.data + standard.len, name.len - standard.len}};
		name = str_join(reader->arena, COUNT_OF(parts), parts);
	}
	diag_add(reader->diags, reader->event.at, DIAG_YAML_TAG, DIAG_TEXT(name));
}

static size_t
add_anchor(struct reader *reader)
{
	if (reader->anchor_count == LIMIT_ANCHORS) {
		give_up(reader, DIAG_YAML_ANCHORS, LIMIT_ANCHORS);
		return LIMIT_ANCHORS;
	}
	reader->anchors[reader->anchor_count] = (struct anchor){
		str_copy(reader->arena, str_from(reader->event.anchor)), NULL, reader->size};
	return reader->anchor_count++;
}

// Opens an anchor; returns its index, or LIMIT_ANCHORS where the node has none.
static inline size_t
open_anchor(struct reader *reader)
{
	return reader->event.anchor ? add_anchor(reader) : LIMIT_ANCHORS;
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
	node->at = reader->event.at;
	return node;
}

static const struct node *
read_alias(struct reader *reader)
{
	struct str name = str_from(reader->event.anchor);
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
	if (text.len <= 1)
		return text.len == 0 || text.data[0] == '~';
	return text.len == 4 && str_equal(text, STR("null"));
}

static const struct node *
read_scalar(struct reader *reader)
{
	struct str text = reader->event.text;
	// The text stands behind its node: nothing is made as often as these two.
	struct node *node = arena_allocate(reader->arena, 1, sizeof(*node) + text.len + 1);
	node->kind = NODE_TEXT;
	node->at = reader->event.at;
	size_t anchor = open_anchor(reader);
	if (reader->event.tag)
		refuse_tag(reader);
	if (reader->event.is_plain && is_null(text)) {
		node->kind = NODE_EMPTY;
	} else if (!reader->event.is_plain && memchr(text.data, '\0', text.len)) {
		// Only an escape can say so: the file itself has none.
		node->kind = NODE_FAULTY;
		diag_add(reader->diags, node->at, DIAG_TEXT_NOT_UTF8, DIAG_TEXT(STR("00")));
	} else {
		char *copy = (char *)(node + 1);
		if (text.len)
			memcpy(copy, text.data, text.len);
		node->text = (struct str){copy, text.len};
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
	size_t anchor = open_anchor(reader);
	if (reader->event.tag)
		refuse_tag(reader);
	count_nodes(reader, 1);
	size_t capacity = 0;
	while (next_event(reader) && reader->event.kind != EVENT_CLOSE) {
		node->items = arena_grow(reader->arena, node->items, node->count, &capacity,
		                         sizeof(*node->items));
		node->items[node->count++] = read_node(reader);
	}
	close_anchor(reader, anchor, node);
	return node;
}

// Nearly every key: one that needs no node to be looked at.
static bool
is_plain_key(const struct reader *reader)
{
	const struct event *event = &reader->event;
	return event->kind == EVENT_SCALAR && event->is_plain && !event->anchor && !event->tag &&
	       !is_null(event->text) && reader->depth < LIMIT_NODE_DEPTH;
}

static struct node_pair
read_pair(struct reader *reader)
{
	struct node_pair pair = {{"", 0}, reader->event.at, NULL};
	static const char *const list[LANG_COUNT] = {"daftar", "a list"};
	static const char *const map[LANG_COUNT] = {"pasangan", "a mapping"};
	static const char *const empty[LANG_COUNT] = {"kosong", "empty"};
	if (is_plain_key(reader)) {
		count_nodes(reader, 1);
		pair.key = yaml_key_keep(&reader->keys, reader->event.text);
		if (next_event(reader))
			pair.value = read_node(reader);
		return pair;
	}
	const struct node *key = read_node(reader);
	if (reader->has_failed)
		return pair;
	if (key->kind != NODE_TEXT && key->kind != NODE_FAULTY) {
		const char *const *found = key->kind == NODE_LIST  ? list
		                           : key->kind == NODE_MAP ? map
		                                                   : empty;
		diag_add(reader->diags, key->at, DIAG_YAML_KEY_NOT_TEXT, DIAG_WORDS(found));
	}
	pair.key = key->kind == NODE_TEXT ? key->text : (struct str){NULL, 0};
	if (next_event(reader))
		pair.value = read_node(reader);
	return pair;
}

// The pairs of a map that has been read move from the stack to where it keeps them.
static void
keep_pairs(struct reader *reader, size_t first, struct node *map)
{
	size_t count = reader->pair_count - first;
	if (count) {
		map->pairs = arena_array(reader->arena, count, struct node_pair);
		memcpy(map->pairs, reader->pairs + first, count * sizeof(*map->pairs));
	}
	map->count = (unsigned)count;
	reader->pair_count = first;
}

static const struct node *
read_map(struct reader *reader)
{
	struct node *node = node_create(reader, NODE_MAP);
	size_t anchor = open_anchor(reader);
	if (reader->event.tag)
		refuse_tag(reader);
	count_nodes(reader, 1);
	size_t first = reader->pair_count;
	while (next_event(reader) && reader->event.kind != EVENT_CLOSE) {
		if (reader->pair_count - first == LIMIT_MAP_KEYS) {
			give_up(reader, DIAG_YAML_KEYS, LIMIT_MAP_KEYS);
			break;
		}
		struct node_pair pair = read_pair(reader);
		reader->pairs = arena_grow(reader->arena, reader->pairs, reader->pair_count,
		                           &reader->pair_capacity, sizeof(*reader->pairs));
		reader->pairs[reader->pair_count++] = pair;
	}
	keep_pairs(reader, first, node);
	if (!reader->has_failed)
		yaml_keys_check(&reader->keys, node);
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
	switch ((int)reader->event.kind) {
	case EVENT_ALIAS:
		node = read_alias(reader);
		break;
	case EVENT_LIST:
		node = read_list(reader);
		break;
	case EVENT_MAP:
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
	while (next_event(reader) && reader->event.kind != EVENT_STREAM_END) {
		if (reader->event.kind == EVENT_DOCUMENT && root) {
			diag_add(reader->diags, reader->event.at, DIAG_YAML_SECOND_DOCUMENT,
			         DIAG_TEXT(STR("---")));
			break;
		}
		if (reader->event.kind == EVENT_DOCUMENT && next_event(reader))
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
	reader->keys = (struct yaml_keys){.arena = arena, .diags = diags};
	reader->events = events_create(arena, source);
	const struct node *root = read_stream(reader);
	events_finish(reader->events);
	return root;
}
