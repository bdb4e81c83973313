// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/text.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/utf8.h"

// How many units of UTF-16 a code point takes: what Excel counts.
static size_t
utf16_units(unsigned long code)
{
	return code > 0xffff ? 2 : 1;
}

// The longest start of a text that has at most `limit` units; the text itself where it fits.
static struct str
utf16_prefix(struct str text, size_t limit)
{
	if (text.len <= limit)
		return text;
	size_t units = 0;
	for (size_t at = 0; at < text.len;) {
		size_t start = at;
		units += utf16_units(utf8_next(text, &at));
		if (units > limit)
			return (struct str){text.data, start};
	}
	return text;
}

// May the code point not stand in XML 1.0?
static bool
is_illegal(unsigned long code)
{
	return (code < ' ' && code != '\t' && code != '\n') || code == 0xfffe || code == 0xffff;
}

static bool
is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// Does the text at `at` read _x0041_, which Excel takes for a character?
static bool
is_escape(struct str text, size_t at)
{
	const char *c = text.data + at;
	return text.len - at >= 7 && c[0] == '_' && c[1] == 'x' && is_hex(c[2]) && is_hex(c[3]) &&
	       is_hex(c[4]) && is_hex(c[5]) && c[6] == '_';
}

static void
add_clean(struct buffer *out, struct str text)
{
	size_t kept = 0; // what is before it has been added
	for (size_t at = 0; at < text.len;) {
		size_t start = at;
		unsigned long code = utf8_next(text, &at);
		bool is_escaped = code == '_' && is_escape(text, start);
		if (!is_escaped && !is_illegal(code))
			continue;
		buffer_add(out, (struct str){text.data + kept, start - kept});
		buffer_add_text(out, is_escaped ? "_x005F_" : " ");
		kept = at;
	}
	if (kept < text.len) // else there may be no text to point into
		buffer_add(out, (struct str){text.data + kept, text.len - kept});
}

bool
cell_text_write(struct buffer *out, struct str text)
{
	struct str whole = utf16_prefix(text, LIMIT_CELL_TEXT);
	if (whole.len == text.len) {
		add_clean(out, text);
		return true;
	}
	add_clean(out, utf16_prefix(text, LIMIT_CELL_TEXT - 1));
	buffer_add_text(out, "…");
	return false;
}

void
line_text_write(struct buffer *out, struct str text, size_t limit, bool has_codes)
{
	struct str shown = utf16_prefix(text, limit);
	for (size_t at = 0; at < shown.len;) {
		size_t start = at;
		unsigned long code = utf8_next(shown, &at);
		if (code == '&' && has_codes)
			buffer_add_char(out, '&');
		if (code < ' ' || is_illegal(code))
			buffer_add_char(out, ' ');
		else
			buffer_add(out, (struct str){shown.data + start, at - start});
	}
	if (shown.len < text.len)
		buffer_add_text(out, "…");
}
