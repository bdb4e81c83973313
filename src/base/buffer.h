// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Bytes that grow while something is written: every text output of the program is built in one
// of these and handed over whole, so nothing half-made is ever seen.
#ifndef PATUH_BASE_BUFFER_H
#define PATUH_BASE_BUFFER_H

#include <stddef.h>

#include "base/str.h"

struct buffer {
	char *data; // owned
	size_t len;
	size_t capacity;
};

// An empty buffer; nothing is allocated yet. Freed by buffer_finish.
void buffer_init(struct buffer *buffer);
void buffer_finish(struct buffer *buffer);

void buffer_add(struct buffer *buffer, struct str text);
void buffer_add_text(struct buffer *buffer, const char *text);
void buffer_add_char(struct buffer *buffer, char c);
void buffer_add_repeat(struct buffer *buffer, const char *text, size_t times);
void buffer_add_integer(struct buffer *buffer, long long number);

// What was written so far; valid until the next call that adds.
struct str buffer_text(const struct buffer *buffer);

#endif
