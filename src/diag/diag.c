// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "diag/diag.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "diag/lines.h"

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

struct diags {
	struct arena *arena;
	struct lines lines; // of the text that was pointed into last
	struct diag **items;
	size_t count;
	size_t capacity;
	size_t counts[DIAG_SEVERITY_COUNT]; // those that are not kept, too
	struct diag *last;                  // NULL where it is not kept
	bool is_cut;                        // which is told
	size_t looks;                       // at words that may have been meant
	struct str last_file, last_sheet, last_line;
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
	lines_finish(&diags->lines);
	arena_destroy(diags->arena);
	free(diags);
}

void
diags_forget_text(struct diags *diags)
{
	lines_forget(&diags->lines);
}

static size_t
count_words(const char *words)
{
	size_t count = 1;
	for (const char *c = words; *c; c++)
		count += *c == ' ';
	return count;
}

// A copy; the last one, where it says the same, as it mostly does.
static struct str
copy_once(struct arena *arena, struct str *last, struct str text)
{
	if (!str_equal(*last, text))
		*last = str_copy(arena, text);
	return *last;
}

// The beginning of a text, as long as anybody reads it, with a mark where something was cut.
static struct str
copy_beginning(struct arena *arena, struct str text)
{
	struct str parts[] = {utf8_within_bytes(text, LIMIT_FINDING_TEXT), STR("…")};
	return str_join(arena, parts[0].len < text.len ? 2 : 1, parts);
}

// The text of a line, without its end; longer lines are cut, since a terminal shows no more.
static struct str
line_for(struct diags *diags, struct place at)
{
	struct str text = at.source ? at.source->text : (struct str){NULL, 0};
	size_t start;
	if (at.line == 0 || text.len == 0 || !lines_find(&diags->lines, text, at.line, &start))
		return (struct str){NULL, 0};
	struct str line = {text.data + start, text.len - start};
	if (line.len > LIMIT_FINDING_TEXT)
		line = utf8_within_bytes(line, LIMIT_FINDING_TEXT);
	const char *end = memchr(line.data, '\n', line.len);
	if (end)
		line.len = (size_t)(end - line.data);
	while (line.len && line.data[line.len - 1] == '\r')
		line.len--;
	return copy_once(diags->arena, &diags->last_line, line);
}

static struct diag_place
place_for(struct diags *diags, struct place at)
{
	if (!at.source)
		return (struct diag_place){.line = at.line, .column = at.column};
	return (struct diag_place){
		.file = copy_once(diags->arena, &diags->last_file, at.source->name),
		.sheet = copy_once(diags->arena, &diags->last_sheet, at.source->sheet),
		.line = at.line,
		.column = at.column,
	};
}

// Takes over a finding, all of whose texts but those of the arguments it may keep.
static void
keep(struct diags *diags, const struct diag *from)
{
	struct arena *arena = diags->arena;
	struct diag *diag = arena_new(arena, struct diag);
	struct diag_arg *args = arena_array(arena, from->arg_count, struct diag_arg);
	for (size_t i = 0; i < from->arg_count; i++) {
		args[i] = from->args[i];
		if (args[i].kind == DIAG_ARG_TEXT)
			args[i].text = copy_beginning(arena, args[i].text);
	}
	*diag = *from;
	diag->args = args;
	diag->order = diags->count;
	diags->items = arena_grow(arena, diags->items, diags->count, &diags->capacity,
	                          sizeof(*diags->items));
	diags->items[diags->count++] = diag;
	diags->last = diag;
}

static void
say_cut(struct diags *diags)
{
	const struct diag_arg limit = DIAG_COUNT_OF(LIMIT_FINDINGS);
	const struct diag cut = {.code = DIAG_FINDINGS_CUT, .arg_count = 1, .args = &limit};
	if (diags->is_cut)
		return;
	diags->is_cut = true;
	diags->counts[DIAG_SEVERITY_WARNING]++;
	keep(diags, &cut);
	diags->last = NULL;
}

// Counts a finding. False where there are too many of them to be kept.
static bool
has_room(struct diags *diags, enum diag_code code)
{
	diags->last = NULL;
	if (diags->counts[diag_kinds[code].severity]++ < LIMIT_FINDINGS)
		return true;
	say_cut(diags);
	return false;
}

void
diag_report(struct diags *diags, struct place at, enum diag_code code, size_t count,
            const struct diag_arg args[])
{
	assert(count == count_words(diag_kinds[code].arguments));
	if (!has_room(diags, code))
		return;
	const struct diag diag = {
		.code = code,
		.at = place_for(diags, at),
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
place_copy(struct diags *diags, struct diag_place place)
{
	place.file = copy_once(diags->arena, &diags->last_file, place.file);
	place.sheet = copy_once(diags->arena, &diags->last_sheet, place.sheet);
	return place;
}

static void
move(struct diags *diags, struct diag diag)
{
	diag.at = place_copy(diags, diag.at);
	diag.also = place_copy(diags, diag.also);
	diag.source_line = copy_once(diags->arena, &diags->last_line, diag.source_line);
	diag.suggestion = copy(diags->arena, diag.suggestion);
	keep(diags, &diag);
}

void
diags_move(struct diags *diags, struct diags *from)
{
	for (size_t i = 0; i < from->count; i++) {
		enum diag_code code = from->items[i]->code;
		from->counts[diag_kinds[code].severity]--;
		if (code != DIAG_FINDINGS_CUT && has_room(diags, code))
			move(diags, *from->items[i]);
	}
	// What was not kept there is not kept here either, but counted.
	for (size_t i = 0; i < DIAG_SEVERITY_COUNT; i++)
		diags->counts[i] += from->counts[i];
	if (from->is_cut)
		say_cut(diags);
	struct lines lines = from->lines;
	struct arena *arena = from->arena;
	arena_reset(arena);
	*from = (struct diags){.arena = arena, .lines = lines};
}

void
diag_also(struct diags *diags, struct place at)
{
	if (diags->last)
		diags->last->also = place_for(diags, at);
}

void
diag_suggest(struct diags *diags, struct str word)
{
	if (diags->last)
		diags->last->suggestion = str_copy(diags->arena, word);
}

void
diag_suggest_among(struct diags *diags, struct str word, struct str_column choices)
{
	if (!diags->last || diags->looks + choices.count > LIMIT_SUGGESTION_LOOKS)
		return;
	diags->looks += choices.count;
	diag_suggest(diags, str_nearest_in(word, choices));
}

size_t
diags_error_count(const struct diags *diags)
{
	return diags->counts[DIAG_SEVERITY_ERROR] + diags->counts[DIAG_SEVERITY_FAILURE];
}

bool
diags_have_errors(const struct diags *diags)
{
	return diags_error_count(diags) > 0;
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
compare_args(const struct diag_arg *a, const struct diag_arg *b)
{
	int order = compare_numbers(a->kind, b->kind);
	if (!order)
		order = str_compare(a->text, b->text);
	if (!order)
		order = compare_numbers((uintptr_t)a->words, (uintptr_t)b->words);
	if (!order)
		order = decimal_compare(a->number, b->number);
	return order ? order : date_compare(a->date, b->date);
}

// The order of places; at one place, those that say the same stand beside each other.
static int
compare_words(const struct diag *a, const struct diag *b)
{
	int order = compare_places(&a->at, &b->at);
	if (!order)
		order = compare_numbers(a->code, b->code);
	for (size_t i = 0; i < a->arg_count && !order; i++)
		order = compare_args(&a->args[i], &b->args[i]);
	return order;
}

static int
compare_repeats(const void *left, const void *right)
{
	const struct diag *a = *(const struct diag *const *)left,
			  *b = *(const struct diag *const *)right;
	int order = compare_words(a, b);
	return order ? order : compare_numbers(a->order, b->order);
}

static int
compare_diags(const void *left, const void *right)
{
	const struct diag *a = *(const struct diag *const *)left,
			  *b = *(const struct diag *const *)right;
	int order = compare_places(&a->at, &b->at);
	return order ? order : compare_numbers(a->order, b->order);
}

const struct diag *const *
diags_sorted(struct diags *diags, size_t *count)
{
	struct diag **sorted = arena_array(diags->arena, diags->count, struct diag *);
	*count = 0;
	if (diags->count == 0)
		return (const struct diag *const *)sorted;
	memcpy(sorted, diags->items, diags->count * sizeof(*sorted));
	qsort(sorted, diags->count, sizeof(*sorted), compare_repeats);
	for (size_t i = 0; i < diags->count; i++) {
		if (*count == 0 || compare_words(sorted[*count - 1], sorted[i]) != 0)
			sorted[(*count)++] = sorted[i];
	}
	qsort(sorted, *count, sizeof(*sorted), compare_diags);
	return (const struct diag *const *)sorted;
}

size_t
diags_count(const struct diags *diags, enum diag_severity severity)
{
	return diags->counts[severity];
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
