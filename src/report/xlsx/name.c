// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/name.h"

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/limits.h"
#include "base/utf8.h"

// What a sheet is called whose name has nothing that may stay.
#define NAMELESS STR("Unit")

static bool
is_refused(unsigned long code)
{
	// libxlsxwriter splits links at '#'.
	static const char refused[] = "[]:*?/\\#";
	return code < ' ' || code == 0x7f || code == 0xfffe || code == 0xffff ||
	       (code < 0x7f && strchr(refused, (int)code));
}

static bool
is_edge(char c)
{
	return c == ' ' || c == '\'';
}

static struct str
trim(struct str text)
{
	for (; text.len && is_edge(text.data[0]); text.len--)
		text.data++;
	while (text.len && is_edge(text.data[text.len - 1]))
		text.len--;
	return text;
}

// The text without what is refused: runs of that and of spaces become one space.
static void
add_allowed(struct buffer *out, struct str text)
{
	bool was_space = true;
	for (size_t at = 0; at < text.len;) {
		size_t start = at;
		unsigned long code = utf8_next(text, &at);
		bool is_space = code == ' ' || is_refused(code);
		if (is_space && !was_space)
			buffer_add_char(out, ' ');
		else if (!is_space)
			buffer_add(out, (struct str){text.data + start, at - start});
		was_space = is_space;
	}
}

// What fits of a name into `room` units of UTF-16, and "…" where that is not all of it.
static struct str
fit(struct arena *arena, struct str name, size_t room)
{
	size_t units = 0, kept = 0;
	for (size_t at = 0; at < name.len;) {
		units += utf8_next(name, &at) > 0xffff ? 2 : 1;
		if (units < room)
			kept = at;
	}
	if (units <= room)
		return name;
	const struct str parts[] = {trim((struct str){name.data, kept}), STR("…")};
	return str_join(arena, 2, parts);
}

struct str
sheet_name_for(struct arena *arena, struct str wish, size_t number)
{
	struct buffer mark, name;
	buffer_init(&mark);
	buffer_init(&name);
	if (number) {
		buffer_add_text(&mark, " (");
		buffer_add_integer(&mark, (long long)number);
		buffer_add_char(&mark, ')');
	}
	add_allowed(&name, wish);
	struct str allowed = trim(buffer_text(&name));
	struct str kept =
		fit(arena, str_is_empty(allowed) ? NAMELESS : allowed, LIMIT_SHEET_NAME - mark.len);
	const struct str parts[] = {kept, buffer_text(&mark)};
	struct str whole = str_join(arena, 2, parts);
	buffer_finish(&mark);
	buffer_finish(&name);
	return whole;
}

struct str
sheet_name_fold(struct arena *arena, struct str name)
{
	char *fold = arena_array(arena, name.len + 1, char);
	size_t len = 0;
	for (size_t at = 0; at < name.len;) {
		unsigned long code = utf8_next(name, &at);
		if (code >= 'A' && code <= 'Z')
			code += 'a' - 'A';
		fold[len++] = code < 0x80 ? (char)code : '?';
	}
	return (struct str){fold, len};
}

bool
sheet_name_misleads(struct str name)
{
	bool has_digit = false;
	for (size_t i = 0; i < name.len; i++) {
		char c = name.data[i];
		bool is_digit = c >= '0' && c <= '9';
		bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
		if (!is_digit && !is_letter && c != '_' && c != '.')
			return false;
		has_digit |= is_digit;
	}
	return has_digit || str_equal_fold(name, STR("R")) || str_equal_fold(name, STR("C")) ||
	       str_equal_fold(name, STR("RC"));
}
