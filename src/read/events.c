// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "read/events.h"

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

// What libyaml is given at a time: it makes ready all it is given, and a peek looks at the first lines.
static const size_t PORTION_BYTES = 1024;

// How far the text was counted.
struct cursor {
	size_t index, offset; // in code points, in bytes
	unsigned line, column;
};

struct events {
	const struct source *source;
	struct str text; // of the source, without its byte order mark
	size_t given;    // bytes of it that libyaml has
	bool has_same_lines;
	struct cursor cursor;
	yaml_parser_t parser;
	yaml_event_t event;
	bool has_event;
	bool is_over;
	size_t excess; // where it has more directives than libyaml can bear; the length of the whole text: nowhere
};

// What libyaml is given: it would take a byte order mark for indentation.
static struct str
text_for(const struct source *source)
{
	struct str text = source->text, mark = STR("\xef\xbb\xbf");
	return str_starts(text, mark) ? (struct str){text.data + mark.len, text.len - mark.len}
	                              : text;
}

static bool
has_sequence(struct str text, struct str sequence)
{
	const char *end = text.data + text.len;
	for (const char *at = text.data; end - at >= (ptrdiff_t)sequence.len; at++) {
		at = memchr(at, sequence.data[0], (size_t)(end - at) - sequence.len + 1);
		if (!at)
			return false;
		if (memcmp(at, sequence.data, sequence.len) == 0)
			return true;
	}
	return false;
}

// libyaml also ends lines at a lone carriage return, U+0085, U+2028, U+2029, and the end of the text, which
// no editor counts.
static bool
has_same_lines(struct str text)
{
	if (!str_ends(text, STR("\n")))
		return false;
	const struct str others[] = {STR("\xc2\x85"), STR("\xe2\x80\xa8"), STR("\xe2\x80\xa9")};
	for (size_t i = 0; i < COUNT_OF(others); i++) {
		if (has_sequence(text, others[i]))
			return false;
	}
	const char *end = text.data + text.len;
	for (const char *at = text.data; at < end; at++) {
		at = memchr(at, '\r', (size_t)(end - at));
		if (!at)
			return true;
		if (at + 1 == end || at[1] != '\n')
			return false;
	}
	return true;
}

// Marks come in rising order but for errors, so a text with other ends of lines is counted once.
static struct place
count_place(struct events *events, yaml_mark_t mark)
{
	struct cursor *at = &events->cursor;
	if (at->line == 0 || mark.index < at->index)
		*at = (struct cursor){0, 0, 1, 1};
	for (; at->index < mark.index && at->offset < events->text.len; at->index++) {
		bool is_end = utf8_next(events->text, &at->offset) == '\n';
		at->line += is_end;
		at->column = is_end ? 1 : at->column + 1;
	}
	return (struct place){events->source, at->line, at->column};
}

static inline struct place
place_for(struct events *events, yaml_mark_t mark)
{
	if (events->has_same_lines)
		return (struct place){events->source, (unsigned)mark.line + 1,
		                      (unsigned)mark.column + 1};
	return count_place(events, mark);
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

void
events_report(struct events *events, struct diags *diags)
{
	static const struct {
		const char *problem;
		const char *words[LANG_COUNT];
	} known[] = {
#define PROBLEM(problem, id, en) {problem, {id, en}},
#include "read/yaml_problems.def"
#undef PROBLEM
	};
	if (events->excess < events->source->text.len) {
		diag_add(diags, source_place(events->source, events->excess), DIAG_YAML_DIRECTIVES,
		         DIAG_COUNT_OF(LIMIT_DIRECTIVES));
		return;
	}
	const yaml_parser_t *parser = &events->parser;
	size_t skipped = events->source->text.len - events->text.len;
	struct str problem = str_from(parser->problem);
	struct place at = parser->error == YAML_READER_ERROR
	                          ? source_place(events->source, skipped + parser->problem_offset)
	                          : place_for(events, is_unclosed(parser) ? parser->context_mark
	                                                                  : parser->problem_mark);
	struct diag_arg said = DIAG_TEXT(problem);
	for (size_t i = 0; i < COUNT_OF(known); i++) {
		if (str_equal(problem, str_from(known[i].problem)))
			said = DIAG_WORDS(known[i].words);
	}
	diag_add(diags, at, DIAG_YAML_SYNTAX, said);
}

static int
give(void *data, unsigned char *bytes, size_t size, size_t *len)
{
	struct events *events = data;
	size_t left = events->text.len - events->given;
	*len = size < PORTION_BYTES ? size : PORTION_BYTES;
	*len = *len < left ? *len : left;
	memcpy(bytes, events->text.data + events->given, *len);
	events->given += *len;
	return 1;
}

struct events *
events_create(struct arena *arena, const struct source *source)
{
	struct events *events = arena_new(arena, struct events);
	events->source = source;
	events->text = text_for(source);
	events->has_same_lines = has_same_lines(events->text);
	events->excess = directives_excess(source->text);
	events->is_over = events->excess < source->text.len;
	if (!yaml_parser_initialize(&events->parser))
		return arena_allocate(arena, SIZE_MAX, 2); // no memory: does not return
	yaml_parser_set_encoding(&events->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input(&events->parser, give, events);
	return events;
}

static const char *
name_of(const yaml_char_t *text)
{
	return (const char *)text;
}

// What there is to say of an event.
static void
describe(struct event *event, const yaml_event_t *from)
{
	event->anchor = NULL;
	event->tag = NULL;
	switch (from->type) {
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
		event->kind = EVENT_NOTHING;
		break;
	case YAML_DOCUMENT_START_EVENT:
		event->kind = EVENT_DOCUMENT;
		break;
	case YAML_DOCUMENT_END_EVENT:
		event->kind = EVENT_DOCUMENT_END;
		break;
	case YAML_STREAM_END_EVENT:
		event->kind = EVENT_STREAM_END;
		break;
	case YAML_SEQUENCE_START_EVENT:
		event->kind = EVENT_LIST;
		event->anchor = name_of(from->data.sequence_start.anchor);
		event->tag = name_of(from->data.sequence_start.tag);
		break;
	case YAML_MAPPING_START_EVENT:
		event->kind = EVENT_MAP;
		event->anchor = name_of(from->data.mapping_start.anchor);
		event->tag = name_of(from->data.mapping_start.tag);
		break;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		event->kind = EVENT_CLOSE;
		break;
	case YAML_ALIAS_EVENT:
		event->kind = EVENT_ALIAS;
		event->anchor = name_of(from->data.alias.anchor);
		break;
	case YAML_SCALAR_EVENT:
		event->kind = EVENT_SCALAR;
		event->text = (struct str){(const char *)from->data.scalar.value,
		                           from->data.scalar.length};
		event->is_plain = from->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
		event->anchor = name_of(from->data.scalar.anchor);
		event->tag = name_of(from->data.scalar.tag);
		break;
	}
}

// Is there memory to be given back? Most ends and beginnings bring none.
static bool
has_memory(const struct event *event)
{
	return event->kind == EVENT_SCALAR || event->kind == EVENT_DOCUMENT || event->anchor ||
	       event->tag;
}

bool
events_next(struct events *events, struct event *event)
{
	if (events->has_event)
		yaml_event_delete(&events->event);
	events->has_event = false;
	if (events->is_over)
		return false;
	if (!yaml_parser_parse(&events->parser, &events->event)) {
		events->is_over = true;
		return false;
	}
	event->at = place_for(events, events->event.start_mark);
	describe(event, &events->event);
	events->has_event = has_memory(event);
	events->is_over = event->kind == EVENT_STREAM_END;
	return true;
}

void
events_finish(struct events *events)
{
	if (events->has_event)
		yaml_event_delete(&events->event);
	yaml_parser_delete(&events->parser);
}
