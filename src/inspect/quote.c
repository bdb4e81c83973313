// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "inspect/quote.h"

#include "base/buffer.h"
#include "base/utf8.h"

// Control characters, the byte order mark, the ends of lines that YAML knows besides, and what is no character.
static bool
is_hidden(unsigned long code)
{
	return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0xfeff || code == 0x2028 ||
	       code == 0x2029 || (code & 0xfffe) == 0xfffe;
}

void
quote_write(struct buffer *out, struct str text)
{
	static const char hex[] = "0123456789abcdef";
	buffer_add_char(out, '"');
	for (size_t at = 0; at < text.len;) {
		size_t start = at;
		unsigned long code = utf8_next(text, &at);
		if (code == '"' || code == '\\')
			buffer_add_char(out, '\\');
		if (!is_hidden(code)) {
			buffer_add(out, (struct str){text.data + start, at - start});
			continue;
		}
		buffer_add_text(out, "\\U");
		for (int shift = 28; shift >= 0; shift -= 4)
			buffer_add_char(out, hex[code >> shift & 15]);
	}
	buffer_add_char(out, '"');
}
