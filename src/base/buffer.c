// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "base/buffer.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void
buffer_init(struct buffer *buffer)
{
	*buffer = (struct buffer){NULL, 0, 0};
}

void
buffer_finish(struct buffer *buffer)
{
	free(buffer->data);
	buffer_init(buffer);
}

static void
reserve(struct buffer *buffer, size_t more)
{
	if (buffer->capacity - buffer->len >= more)
		return;
	if (more > SIZE_MAX / 2 - buffer->len)
		more = SIZE_MAX / 2; // the resize below reports "no memory"
	size_t capacity = buffer->capacity ? buffer->capacity : 256;
	while (capacity < buffer->len + more)
		capacity *= 2;
	buffer->data = memory_resize(buffer->data, capacity, 1);
	buffer->capacity = capacity;
}

void
buffer_add(struct buffer *buffer, struct str text)
{
	if (text.len == 0)
		return;
	reserve(buffer, text.len);
	memcpy(buffer->data + buffer->len, text.data, text.len);
	buffer->len += text.len;
}

void
buffer_add_text(struct buffer *buffer, const char *text)
{
	buffer_add(buffer, str_from(text));
}

void
buffer_add_char(struct buffer *buffer, char c)
{
	if (buffer->len == buffer->capacity)
		reserve(buffer, 1);
	buffer->data[buffer->len++] = c;
}

void
buffer_add_repeat(struct buffer *buffer, const char *text, size_t times)
{
	for (size_t i = 0; i < times; i++)
		buffer_add_text(buffer, text);
}

void
buffer_add_integer(struct buffer *buffer, long long number)
{
	char digits[24];
	size_t at = sizeof(digits);
	unsigned long long rest =
		number < 0 ? 0ull - (unsigned long long)number : (unsigned long long)number;
	do {
		digits[--at] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest);
	if (number < 0)
		digits[--at] = '-';
	buffer_add(buffer, (struct str){digits + at, sizeof(digits) - at});
}

struct str
buffer_text(const struct buffer *buffer)
{
	return (struct str){buffer->data, buffer->len};
}
