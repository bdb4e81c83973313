// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "read/yaml_peek.h"

#include <stdbool.h>

#include "base/arena.h"
#include "base/limits.h"
#include "read/events.h"

// Where a peek stands: the key that was read last at the top, and whether its value comes next.
struct peek {
	struct arena *arena;
	size_t count, found, key_count;
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
		peek->key_count++;
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
peek_event(struct peek *peek, const struct event *event)
{
	switch (event->kind) {
	case EVENT_NOTHING:
	case EVENT_DOCUMENT:
		return true;
	case EVENT_STREAM_END:
	case EVENT_DOCUMENT_END:
		return false;
	case EVENT_LIST:
	case EVENT_MAP:
		peek->depth++;
		// A list at the top has no keys.
		return peek->depth > 1 || event->kind == EVENT_MAP;
	case EVENT_CLOSE:
		peek->depth--;
		break;
	case EVENT_SCALAR:
		if (peek->depth == 1)
			peek_scalar(peek, event->text);
		break;
	case EVENT_ALIAS:
		break;
	}
	if (peek->depth == 1)
		peek->is_value = !peek->is_value;
	return peek->depth > 0 && peek->found < peek->count && peek->key_count <= LIMIT_MAP_KEYS;
}

void
yaml_peek(struct arena *arena, const struct source *source, size_t count, const struct str keys[],
          struct str values[])
{
	struct peek peek = {.arena = arena, .count = count, .keys = keys, .values = values};
	for (size_t i = 0; i < count; i++)
		values[i] = STR("");
	struct events *events = events_create(arena, source);
	struct event event;
	bool goes_on = true;
	while (goes_on && events_next(events, &event))
		goes_on = peek_event(&peek, &event) && peek.depth <= LIMIT_NODE_DEPTH;
	events_finish(events);
}
