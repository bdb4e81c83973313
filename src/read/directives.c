// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "read/directives.h"

#include <stdbool.h>
#include <string.h>

#include "base/limits.h"

// Does a line begin here? To libyaml also one behind U+0085, U+2028 or U+2029, of which the last bytes are looked
// at: a letter that ends like them counts, too, which does no harm.
static bool
is_line_start(struct str text, size_t at)
{
	if (at == 0)
		return true;
	unsigned char before = (unsigned char)text.data[at - 1];
	return before == '\n' || before == '\r' || (before & 0xc0) == 0x80;
}

size_t
directives_excess(struct str text)
{
	const struct str mark = STR("%TAG");
	size_t count = 0;
	for (size_t at = 0; at < text.len; at++) {
		const char *found = memchr(text.data + at, mark.data[0], text.len - at);
		if (!found)
			break;
		at = (size_t)(found - text.data);
		count += is_line_start(text, at) &&
		         str_starts((struct str){found, text.len - at}, mark);
		if (count > LIMIT_DIRECTIVES)
			return at;
	}
	return text.len;
}
