// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

#include "base/compiler.h"

// Length of the sequence that starts at text (of which `left` bytes remain), 0 where ill-formed.
static size_t
sequence_length(const unsigned char *text, size_t left)
{
	unsigned char first = text[0];
	if (first == 0)
		return 0;
	if (first < 0x80)
		return 1;
	size_t length = first >= 0xc2 && first < 0xe0   ? 2
	                : first >= 0xe0 && first < 0xf0 ? 3
	                : first >= 0xf0 && first < 0xf5 ? 4
	                                                : 0;
	if (length == 0 || length > left)
		return 0;
	for (size_t i = 1; i < length; i++) {
		if ((text[i] & 0xc0) != 0x80)
			return 0;
	}
	bool is_overlong = (first == 0xe0 && text[1] < 0xa0) || (first == 0xf0 && text[1] < 0x90);
	bool is_surrogate = first == 0xed && text[1] >= 0xa0;
	bool is_beyond = first == 0xf4 && text[1] >= 0x90;
	return is_overlong || is_surrogate || is_beyond ? 0 : length;
}

// How many bytes, in words of eight, are ASCII and not NUL: nearly all of a file, so they are looked at
// together.
static size_t
skip_ascii(const unsigned char *text, size_t left)
{
	const uint64_t high = UINT64_C(0x8080808080808080), ones = UINT64_C(0x0101010101010101);
	size_t at = 0;
	for (; left - at >= sizeof(uint64_t); at += sizeof(uint64_t)) {
		uint64_t word;
		memcpy(&word, text + at, sizeof(word));
		// A NUL borrows from its own high bit.
		if ((word | (word - ones)) & high)
			break;
	}
	return at;
}

size_t
utf8_find_fault(struct str text)
{
	const unsigned char *bytes = (const unsigned char *)text.data;
	size_t at = 0;
	while (at < text.len) {
		at += skip_ascii(bytes + at, text.len - at);
		if (at == text.len)
			break;
		size_t length = sequence_length(bytes + at, text.len - at);
		if (length == 0)
			return at;
		at += length;
	}
	return text.len;
}

bool
utf8_is_ascii(struct str text)
{
	const unsigned char *bytes = (const unsigned char *)text.data;
	size_t at = skip_ascii(bytes, text.len);
	while (at < text.len && bytes[at] > 0 && bytes[at] < 0x80)
		at++;
	return at == text.len;
}

size_t
utf8_length(struct str text)
{
	size_t length = 0;
	for (size_t i = 0; i < text.len; i++)
		length += ((unsigned char)text.data[i] & 0xc0) != 0x80;
	return length;
}

unsigned long
utf8_next(struct str text, size_t *offset)
{
	static const unsigned char masks[] = {0x7f, 0x1f, 0x0f, 0x07};
	unsigned char first = (unsigned char)text.data[(*offset)++];
	size_t more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
	unsigned long code = first & masks[more];
	for (; more > 0 && *offset < text.len; more--)
		code = code << 6 | ((unsigned char)text.data[(*offset)++] & 0x3f);
	return code;
}

struct span {
	unsigned long first, last;
};

static bool
is_in(unsigned long code, const struct span *spans, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (code >= spans[i].first && code <= spans[i].last)
			return true;
	}
	return false;
}

// The blocks that matter for a terminal's columns (Unicode 15: combining marks; East Asian Width W
// and F).
static size_t
width_of(unsigned long code)
{
	static const struct span none[] = {
		{0x0300, 0x036f}, {0x0483, 0x0489}, {0x0591, 0x05bd}, {0x0610, 0x061a},
		{0x064b, 0x065f}, {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff}, {0x200b, 0x200f},
		{0x202a, 0x202e}, {0x2060, 0x2064}, {0x20d0, 0x20ff}, {0xfe00, 0xfe0f},
		{0xfe20, 0xfe2f}, {0xfeff, 0xfeff},
	};
	static const struct span wide[] = {
		{0x1100, 0x115f},   {0x2e80, 0x303e},   {0x3041, 0xa4cf},   {0xac00, 0xd7a3},
		{0xf900, 0xfaff},   {0xfe30, 0xfe6f},   {0xff00, 0xff60},   {0xffe0, 0xffe6},
		{0x1f300, 0x1f64f}, {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd},
	};
	if (is_in(code, none, COUNT_OF(none)))
		return 0;
	return is_in(code, wide, COUNT_OF(wide)) ? 2 : 1;
}

size_t
utf8_width(struct str text)
{
	size_t width = 0;
	for (size_t at = 0; at < text.len;)
		width += width_of(utf8_next(text, &at));
	return width;
}

struct str
utf8_prefix(struct str text, size_t length)
{
	size_t at = 0;
	for (size_t i = 0; i < length && at < text.len; i++)
		(void)utf8_next(text, &at);
	return (struct str){text.data, at};
}

struct str
utf8_within_bytes(struct str text, size_t bytes)
{
	if (text.len <= bytes)
		return text;
	while (bytes && ((unsigned char)text.data[bytes] & 0xc0) == 0x80)
		bytes--;
	return (struct str){text.data, bytes};
}

struct str
utf8_within(struct str text, size_t width)
{
	size_t taken = 0, len = 0;
	for (size_t at = 0; at < text.len; len = at) {
		taken += width_of(utf8_next(text, &at));
		if (taken > width)
			break;
	}
	return (struct str){text.data, len};
}
