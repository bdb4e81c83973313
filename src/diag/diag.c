// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "diag/diag.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/memory.h"

const struct diag_kind diag_kinds[DIAG_COUNT] = {
#define DIAG(number, name, severity, slug, arguments, message_id, message_en, mend_id, mend_en, \
             reason_id, reason_en)                                                              \
	[DIAG_##name] = {number,                                                                \
	                 DIAG_SEVERITY_##severity,                                              \
	                 slug,                                                                  \
	                 arguments,                                                             \
	                 {message_id, message_en},                                              \
	                 {mend_id, mend_en},                                                    \
	                 {reason_id, reason_en}},
#include "diag/codes.def"
#undef DIAG
};

// Where lines of a text begin, one in LINES_PER_MARK, as far as they were counted. A file may have
// as many findings as lines, so a line is not looked for from the top each time.
struct marks {
	struct str text;
	size_t *starts; // of the lines 1, 1 + LINES_PER_MARK, …
	size_t count, capacity;
};

static const unsigned LINES_PER_MARK = 64;

struct diags {
	struct arena *arena;
	struct marks marks;
	struct diag **items;
	size_t count;
	size_t capacity;
	size_t error_count; // repeats included
};

struct diags *
diags_create(void)
{
	struct diags *diags = memory_allocate_zeroed(sizeof(*diags));
	diags->arena = arena_create();
	return diags;
}

void
diags_destroy(struct diags *diags)
{
	if (!diags)
		return;
	free(diags->marks.starts);
	arena_destroy(diags->arena);
	free(diags);
}

void
diags_forget_text(struct diags *diags)
{
	diags->marks.text = (struct str){NULL, 0};
}

static void
marks_add(struct marks *marks, size_t start)
{
	if (marks->count == marks->capacity) {
		marks->capacity = marks->capacity ? 2 * marks->capacity : 64;
		marks->starts =
			memory_resize(marks->starts, marks->capacity, sizeof(*marks->starts));
	}
	marks->starts[marks->count++] = start;
}

// Where a line of the text begins; false where it has not so many. Lines count from 1.
static bool
find_line(struct marks *marks, struct str text, unsigned line, size_t *start)
{
	if (text.data != marks->text.data || text.len != marks->text.len || marks->count == 0) {
		marks->text = text;
		marks->count = 0;
		// Columns do not count the byte order mark.
		marks_add(marks, str_starts(text, STR("\xef\xbb\xbf")) ? 3 : 0);
	}
	size_t mark = (line - 1) / LINES_PER_MARK;
	if (mark >= marks->count)
		mark = marks->count - 1;
	*start = marks->starts[mark];
	for (size_t at = 1 + mark * LINES_PER_MARK; at < line; at++) {
		const char *end = *start < text.len
		                          ? memchr(text.data + *start, '\n', text.len - *start)
		                          : NULL;
		if (!end)
			return false;
		*start = (size_t)(end - text.data) + 1;
		if (at == marks->count * LINES_PER_MARK)
			marks_add(marks, *start);
	}
	return *start < text.len;
}

static size_t
count_words(const char *words)
{
	size_t count = 1;
	for (const char *c = words; *c; c++)
		count += *c == ' ';
	return count;
}

// The text of a line, without its end; longer lines are cut, since a terminal shows no more.
static struct str
line_for(struct diags *diags, struct place at)
{
	const size_t longest = 400;
	struct str text = at.source ? at.source->text : (struct str){NULL, 0};
	size_t start;
	if (at.line == 0 || text.len == 0 || !find_line(&diags->marks, text, at.line, &start))
		return (struct str){NULL, 0};
	const char *end = memchr(text.data + start, '\n', text.len - start);
	size_t len = end ? (size_t)(end - text.data) - start : text.len - start;
	while (len && text.data[start + len - 1] == '\r')
		len--;
	if (len > longest) {
		len = longest;
		while (len && ((unsigned char)text.data[start + len] & 0xc0) == 0x80)
			len--;
	}
	return str_copy(diags->arena, (struct str){text.data + start, len});
}

static struct diag_place
place_for(struct arena *arena, struct place at)
{
	if (!at.source)
		return (struct diag_place){.line = at.line, .column = at.column};
	return (struct diag_place){
		.file = str_copy(arena, at.source->name),
		.sheet = str_copy(arena, at.source->sheet),
		.line = at.line,
		.column = at.column,
	};
}

// Takes over a finding, all of whose texts are the caller's.
static void
keep(struct diags *diags, const struct diag *from)
{
	struct arena *arena = diags->arena;
	struct diag *diag = arena_new(arena, struct diag);
	struct diag_arg *args = arena_array(arena, from->arg_count, struct diag_arg);
	for (size_t i = 0; i < from->arg_count; i++) {
		args[i] = from->args[i];
		if (args[i].kind == DIAG_ARG_TEXT)
			args[i].text = str_copy(arena, args[i].text);
	}
	*diag = *from;
	diag->args = args;
	diag->order = diags->count;
	diags->items = arena_grow(arena, diags->items, diags->count, &diags->capacity,
	                          sizeof(*diags->items));
	diags->items[diags->count++] = diag;
	diags->error_count += diag_kinds[diag->code].severity >= DIAG_SEVERITY_ERROR;
}

void
diag_report(struct diags *diags, struct place at, enum diag_code code, size_t count,
            const struct diag_arg args[])
{
	assert(count == count_words(diag_kinds[code].arguments));
	const struct diag diag = {
		.code = code,
		.at = place_for(diags->arena, at),
		.source_line = line_for(diags, at),
		.arg_count = count,
		.args = args,
	};
	keep(diags, &diag);
}

static struct str
copy(struct arena *arena, struct str text)
{
	return text.data ? str_copy(arena, text) : text;
}

static struct diag_place
place_copy(struct arena *arena, struct diag_place place)
{
	place.file = copy(arena, place.file);
	place.sheet = copy(arena, place.sheet);
	return place;
}

void
diags_move(struct diags *diags, struct diags *from)
{
	struct arena *arena = diags->arena;
	for (size_t i = 0; i < from->count; i++) {
		struct diag diag = *from->items[i];
		diag.at = place_copy(arena, diag.at);
		diag.also = place_copy(arena, diag.also);
		diag.source_line = copy(arena, diag.source_line);
		diag.suggestion = copy(arena, diag.suggestion);
		keep(diags, &diag);
	}
	if (from->count == 0)
		return;
	from->items = NULL;
	from->count = from->capacity = from->error_count = 0;
	arena_reset(from->arena);
}

void
diag_also(struct diags *diags, struct place at)
{
	diags->items[diags->count - 1]->also = place_for(diags->arena, at);
}

void
diag_suggest(struct diags *diags, struct str word)
{
	diags->items[diags->count - 1]->suggestion = str_copy(diags->arena, word);
}

size_t
diags_error_count(const struct diags *diags)
{
	return diags->error_count;
}

bool
diags_have_errors(const struct diags *diags)
{
	return diags->error_count > 0;
}

static int
compare_numbers(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int
compare_places(const struct diag_place *a, const struct diag_place *b)
{
	int order = str_compare(a->file, b->file);
	if (!order)
		order = str_compare(a->sheet, b->sheet);
	if (!order)
		order = compare_numbers(a->line, b->line);
	if (!order)
		order = compare_numbers(a->column, b->column);
	return order;
}

static int
compare_diags(const void *left, const void *right)
{
	const struct diag *a = *(const struct diag *const *)left,
			  *b = *(const struct diag *const *)right;
	int order = compare_places(&a->at, &b->at);
	return order ? order : compare_numbers(a->order, b->order);
}

static bool
is_same_arg(const struct diag_arg *a, const struct diag_arg *b)
{
	return a->kind == b->kind && str_equal(a->text, b->text) && a->words == b->words &&
	       a->number.units == b->number.units && date_compare(a->date, b->date) == 0;
}

static bool
is_repeat(const struct diag *a, const struct diag *b)
{
	if (a->code != b->code || a->arg_count != b->arg_count ||
	    compare_places(&a->at, &b->at) != 0)
		return false;
	for (size_t i = 0; i < a->arg_count; i++) {
		if (!is_same_arg(&a->args[i], &b->args[i]))
			return false;
	}
	return true;
}

const struct diag *const *
diags_sorted(struct diags *diags, size_t *count)
{
	struct diag **sorted = arena_array(diags->arena, diags->count, struct diag *);
	if (diags->count) {
		memcpy(sorted, diags->items, diags->count * sizeof(*sorted));
		qsort(sorted, diags->count, sizeof(*sorted), compare_diags);
	}
	*count = 0;
	for (size_t i = 0; i < diags->count; i++) {
		bool is_known = false;
		const struct diag_place *at = &sorted[i]->at;
		for (size_t j = *count; j > 0 && compare_places(&sorted[j - 1]->at, at) == 0; j--)
			is_known |= is_repeat(sorted[j - 1], sorted[i]);
		if (!is_known)
			sorted[(*count)++] = sorted[i];
	}
	return (const struct diag *const *)sorted;
}

size_t
diags_count(const struct diags *diags, enum diag_severity severity)
{
	size_t count = 0;
	for (size_t i = 0; i < diags->count; i++)
		count += diag_kinds[diags->items[i]->code].severity == severity;
	return count;
}

bool
diag_code_find(int number, enum diag_code *code)
{
	for (size_t i = 0; i < DIAG_COUNT; i++) {
		if (diag_kinds[i].number == number) {
			*code = (enum diag_code)i;
			return true;
		}
	}
	return false;
}
