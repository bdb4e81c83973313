// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What went wrong, where, with which particulars: collected while the program works, printed once
// at the end (diag/print.h). Nothing here prints or stops. Of each severity LIMIT_FINDINGS are kept; that
// there are more is a finding, too.
#ifndef PATUH_DIAG_DIAG_H
#define PATUH_DIAG_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/lang.h"
#include "base/str.h"
#include "diag/place.h"

enum diag_severity {
	DIAG_SEVERITY_NOTE,
	DIAG_SEVERITY_WARNING,
	DIAG_SEVERITY_ERROR,   // an input is wrong
	DIAG_SEVERITY_FAILURE, // the world is: a file cannot be read or written; printed as an error
	DIAG_SEVERITY_COUNT
};

enum diag_code {
#define DIAG(number, name, severity, slug, arguments, ...) DIAG_##name,
#include "diag/codes.def"
#undef DIAG
	DIAG_COUNT
};

// One row of codes.def.
struct diag_kind {
	int number;
	enum diag_severity severity;
	const char *slug;
	const char *arguments; // names, separated by one space, in the order they are given
	const char *message[LANG_COUNT];
	const char *mend[LANG_COUNT];
	const char *reason[LANG_COUNT];
};

extern const struct diag_kind diag_kinds[DIAG_COUNT];

// A particular of a finding. Numbers and dates stay what they are until they are printed in a
// language.
struct diag_arg {
	enum {
		DIAG_ARG_TEXT,
		DIAG_ARG_WORDS,
		DIAG_ARG_NUMBER,
		DIAG_ARG_DATE
	} kind;
	struct str text;
	const char *const *words; // one for each language, never freed
	struct decimal number;
	struct date date;
};

#define DIAG_TEXT(value) ((struct diag_arg){.kind = DIAG_ARG_TEXT, .text = (value)})
#define DIAG_WORDS(value) ((struct diag_arg){.kind = DIAG_ARG_WORDS, .words = (value)})
#define DIAG_NUMBER(value) ((struct diag_arg){.kind = DIAG_ARG_NUMBER, .number = (value)})
#define DIAG_COUNT_OF(value)                        \
	((struct diag_arg){.kind = DIAG_ARG_NUMBER, \
	                   .number = decimal_from_integer((int64_t)(value))})
#define DIAG_DATE(value) ((struct diag_arg){.kind = DIAG_ARG_DATE, .date = (value)})

// A place as a finding keeps it, when its source is gone.
struct diag_place {
	struct str file;  // empty where there is none
	struct str sheet; // empty for a text
	unsigned line, column;
};

struct diag {
	enum diag_code code;
	struct diag_place at;
	struct str source_line; // a copy of the line it points into; empty where there is none
	size_t arg_count;
	const struct diag_arg *args;
	struct str suggestion;  // "did you mean"; empty where there is none
	struct diag_place also; // a second place
	size_t order;           // of being added
};

// A growing collection of findings; it owns copies of all it is told.
struct diags;

struct diags *diags_create(void);
void diags_destroy(struct diags *diags);

// A text was read anew, maybe to where another one was: nothing that is remembered of that holds.
void diags_forget_text(struct diags *diags);

// Adds all findings of another collection, in their order; that one is empty then.
void diags_move(struct diags *diags, struct diags *from);

// Adds a finding with the arguments that codes.def declares for it, in that order.
#define diag_add(diags, at, code, ...)                                                        \
	diag_report((diags), (at), (code),                                                    \
	            sizeof((const struct diag_arg[]){__VA_ARGS__}) / sizeof(struct diag_arg), \
	            (const struct diag_arg[]){__VA_ARGS__})

void diag_report(struct diags *diags, struct place at, enum diag_code code, size_t count,
                 const struct diag_arg args[]);

// Adds to the finding that was added last: a second place ("the first one stands there"), or the
// word that was probably meant. An empty word is no suggestion.
void diag_also(struct diags *diags, struct place at);
void diag_suggest(struct diags *diags, struct str word);

// Suggests the choice that is closest to the word, if one is. After many looks at choices it is let be:
// a file in which a hundred thousand words are unknown has another fault.
void diag_suggest_among(struct diags *diags, struct str word, struct str_column choices);

// How many findings of a severity there are, repeats and those that are not kept included.
size_t diags_count(const struct diags *diags, enum diag_severity severity);

// How many errors and failures there are.
size_t diags_error_count(const struct diags *diags);

// Did anything go wrong that forbids a result?
bool diags_have_errors(const struct diags *diags);

// The findings in the order of file, sheet, line, column, then of being added, without repeats. The array
// is valid until the next finding is added.
const struct diag *const *diags_sorted(struct diags *diags, size_t *count);

// The row with that number, as in PTH-214; false where there is none.
bool diag_code_find(int number, enum diag_code *code);

#endif
