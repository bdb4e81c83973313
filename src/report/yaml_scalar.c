// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/yaml_scalar.h"

#include <string.h>

#include "base/buffer.h"
#include "base/compiler.h"
#include "base/utf8.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

// Words that YAML 1.1 takes for something else than a text.
static bool
is_word(struct str text)
{
	static const char *const words[] = {"null", "~",  "true", "false", "yes",
	                                    "no",   "on", "off",  "y",     "n"};
	for (size_t i = 0; i < COUNT_OF(words); i++) {
		if (str_equal_fold(text, str_from(words[i])))
			return true;
	}
	return false;
}

// Would some reader take the text for a number, a time or a date? Rather one too many.
static bool
is_number_like(struct str text)
{
	size_t at = text.data[0] == '-' || text.data[0] == '+';
	size_t marks = 0, hyphens = 0;
	if (at < text.len && text.data[at] == '.')
		at++;
	if (at == text.len || !is_digit(text.data[at]))
		return at && at < text.len && text.data[at - 1] == '.'; // .inf, .nan
	for (; at < text.len; at++) {
		char c = text.data[at];
		bool is_hex = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == 'x' ||
		              c == 'o' || c == '+';
		hyphens += c == '-';
		marks += !is_digit(c) && c != '.' && c != '_' && c != ':' && c != '-' && !is_hex;
	}
	// 2026-1 is a text to all, 2026-06-30 a date.
	return marks == 0 && hyphens != 1;
}

// Is it plain to all readers, within braces too?
static bool
is_plain(struct str text)
{
	if (text.len == 0 || is_word(text) || is_number_like(text))
		return false;
	if (strchr("-?:,[]{}#&*!|>'\"%@` =", text.data[0]) || text.data[text.len - 1] == ' ')
		return false;
	for (size_t at = 0; at < text.len;) {
		char c = text.data[at], before = at ? text.data[at - 1] : ' ';
		bool is_mark = strchr(",[]{}:", c) || (c == '#' && before == ' ');
		unsigned long code = utf8_next(text, &at);
		if (is_mark || code < ' ' || (code >= 0x7f && code < 0xa0) || code == 0x2028 ||
		    code == 0x2029 || code == 0xfeff)
			return false;
	}
	return true;
}

static void
add_hex(struct buffer *out, unsigned long code, int digits)
{
	static const char hex[] = "0123456789abcdef";
	while (digits > 0)
		buffer_add_char(out, hex[code >> (4 * --digits) & 15]);
}

static void
add_quoted(struct buffer *out, struct str text)
{
	buffer_add_char(out, '"');
	for (size_t at = 0; at < text.len;) {
		size_t start = at;
		unsigned long code = utf8_next(text, &at);
		bool is_control = code < ' ' || (code >= 0x7f && code < 0xa0);
		if (code == '"' || code == '\\') {
			buffer_add_char(out, '\\');
			buffer_add_char(out, (char)code);
		} else if (code == '\n') {
			buffer_add_text(out, "\\n");
		} else if (code == '\t') {
			buffer_add_text(out, "\\t");
		} else if (is_control) {
			buffer_add_text(out, "\\x");
			add_hex(out, code, 2);
		} else if (code == 0x2028 || code == 0x2029 || code == 0xfeff) {
			buffer_add_text(out, "\\u");
			add_hex(out, code, 4);
		} else {
			buffer_add(out, (struct str){text.data + start, at - start});
		}
	}
	buffer_add_char(out, '"');
}

void
yaml_scalar_write(struct buffer *out, struct str text)
{
	if (is_plain(text))
		buffer_add(out, text);
	else
		add_quoted(out, text);
}
