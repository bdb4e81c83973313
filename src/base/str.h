// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Text as the program holds it: a length and bytes that somebody else owns (an arena, a file's
// text, a literal). Text that an arena made is also NUL-terminated. It is UTF-8, checked on entry.
#ifndef PATUH_BASE_STR_H
#define PATUH_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

struct str {
	const char *data; // NULL only where len is 0
	size_t len;       // in bytes
};

// A literal as a constant: STR("total").
#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})

// The text of a NUL-terminated string, not copied. NULL gives the empty text.
struct str str_from(const char *text);

// A NUL-terminated copy in the arena.
struct str str_copy(struct arena *arena, struct str text);

// The parts one after another, NUL-terminated, in the arena.
struct str str_join(struct arena *arena, size_t count, const struct str parts[]);

// The same of C strings.
struct str str_join_words(struct arena *arena, size_t count, const char *const words[]);

// Is the text this word?
bool str_is(struct str text, const char *word);

bool str_equal(struct str a, struct str b);

// Equal but for the case of ASCII letters, which Indonesian is written with.
bool str_equal_fold(struct str a, struct str b);

// A copy in which ASCII letters are small.
struct str str_fold(struct arena *arena, struct str text);

// Order of the bytes: < 0, 0, > 0. For UTF-8 this is the order of the code points.
int str_compare(struct str a, struct str b);

bool str_starts(struct str text, struct str prefix);
bool str_ends(struct str text, struct str suffix);

// Ends in the suffix in any case of ASCII letters, with something before it: "a.CSV" in ".csv".
bool str_has_ending(struct str text, struct str suffix);

// True for the empty text.
bool str_is_empty(struct str text);

// How many edits (insert, delete, replace, swap of neighbours; ASCII case ignored) lead from a to
// b; gives up above limit and returns limit + 1. For "did you mean".
size_t str_distance(struct str a, struct str b, size_t limit);

// Texts in an array of structs: each lies `step` bytes behind the one before.
struct str_column {
	const struct str *first; // NULL only where count is 0
	size_t count, step;
};

#define STR_LIST(texts, count) ((struct str_column){(texts), (count), sizeof(struct str)})

// The member of each of the structs.
#define STR_COLUMN(structs, count, member) \
	((struct str_column){(count) ? &(structs)->member : NULL, (count), sizeof(*(structs))})

struct str str_column_at(struct str_column column, size_t index);

// The choice closest to text, or the empty text where none is close enough to be meant.
struct str str_nearest(struct str text, size_t count, const struct str choices[]);
struct str str_nearest_in(struct str text, struct str_column choices);

#endif
