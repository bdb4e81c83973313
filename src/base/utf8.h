// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// UTF-8 as the program admits it: well-formed (RFC 3629: shortest form, no surrogates, at most
// U+10FFFF) and without NUL.
#ifndef PATUH_BASE_UTF8_H
#define PATUH_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

// The byte offset of the first byte that is not well-formed or is NUL; text.len where all is well.
size_t utf8_find_fault(struct str text);

// Is every byte of the text a letter of its own? NUL is none.
bool utf8_is_ascii(struct str text);

// How many code points a well-formed text has.
size_t utf8_length(struct str text);

// How many columns of a terminal a well-formed text takes: 0 for combining marks, 2 for wide
// East Asian letters and emoji, 1 otherwise.
size_t utf8_width(struct str text);

// The longest start of a well-formed text with at most this many code points.
struct str utf8_prefix(struct str text, size_t length);

// The longest start of a well-formed text of at most this many bytes.
struct str utf8_within_bytes(struct str text, size_t bytes);

// The longest start of a well-formed text that takes at most this many columns, with the marks of its
// last letter.
struct str utf8_within(struct str text, size_t width);

// Reads the code point at *offset of a well-formed text and steps over it.
unsigned long utf8_next(struct str text, size_t *offset);

#endif
