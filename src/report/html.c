// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/html.h"

#include "base/buffer.h"
#include "base/utf8.h"

// What stands for a character in HTML; NULL where it stands for itself.
static const char *
html_for(unsigned long code)
{
	switch (code) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	case '\n':
	case '\r':
	case '\t':
		return " ";
	default:
		break;
	}
	bool is_control = code < 0x20 || (code >= 0x7f && code < 0xa0);
	bool is_noncharacter = (code >= 0xfdd0 && code <= 0xfdef) || (code & 0xfffe) == 0xfffe;
	return is_control || is_noncharacter ? "\xef\xbf\xbd" : NULL;
}

void
html_text(struct buffer *out, struct str text)
{
	if (str_is_empty(text))
		return; // its data may be NULL
	size_t kept = 0; // what is before it has been added
	for (size_t at = 0; at < text.len;) {
		size_t start = at;
		const char *shown = html_for(utf8_next(text, &at));
		if (!shown)
			continue;
		buffer_add(out, (struct str){text.data + kept, start - kept});
		buffer_add_text(out, shown);
		kept = at;
	}
	buffer_add(out, (struct str){text.data + kept, text.len - kept});
}

void
html_text_within(struct buffer *out, struct str text, size_t width)
{
	if (utf8_within(text, width).len == text.len) {
		html_text(out, text);
		return;
	}
	struct str start = utf8_within(text, width - 1);
	while (start.len && start.data[start.len - 1] == ' ')
		start.len--;
	html_text(out, start);
	buffer_add_text(out, "…");
}
