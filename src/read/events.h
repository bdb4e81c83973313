// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The events of a YAML text, one after the other, with places as an editor counts them. The one room
// that knows libyaml; what a document may hold is said elsewhere (read/yaml).
#ifndef PATUH_READ_EVENTS_H
#define PATUH_READ_EVENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "diag/place.h"

struct arena;
struct diags;

enum event_kind {
	EVENT_NOTHING, // a beginning or end that says nothing about the content
	EVENT_DOCUMENT,
	EVENT_DOCUMENT_END,
	EVENT_LIST,
	EVENT_MAP,
	EVENT_CLOSE, // of the list or map opened last
	EVENT_SCALAR,
	EVENT_ALIAS,
	EVENT_STREAM_END
};

// What it points to lives until the next event is asked for.
struct event {
	enum event_kind kind;
	bool is_plain; // a scalar without quotes and in no block; of others this and the text say nothing
	struct place at;
	struct str text;    // of a scalar: UTF-8, but NUL where an escape said so
	const char *anchor; // its name, also of an alias; NULL where there is none
	const char *tag;    // NULL where there is none
};

struct events;

// Starts at the beginning of the text. Lives in the arena, but must be finished.
struct events *events_create(struct arena *arena, const struct source *source);

// The next event. False at a syntax error, and where the text has more lines %TAG than LIMIT_DIRECTIVES; there is
// none after it, nor after EVENT_STREAM_END.
bool events_next(struct events *events, struct event *event);

// Reports what made events_next return false.
void events_report(struct events *events, struct diags *diags);

void events_finish(struct events *events);

#endif
