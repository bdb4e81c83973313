// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "base/json.h"

#include "base/buffer.h"

void
json_begin(struct json *json, struct buffer *out)
{
	*json = (struct json){out, false};
}

static void
separate(struct json *json)
{
	if (json->needs_comma)
		buffer_add_char(json->out, ',');
	json->needs_comma = true;
}

void
json_open(struct json *json, char bracket)
{
	separate(json);
	buffer_add_char(json->out, bracket);
	json->needs_comma = false;
}

void
json_close(struct json *json, char bracket)
{
	buffer_add_char(json->out, bracket);
	json->needs_comma = true;
}

// Does a control character of the upper set stand here? Some terminals obey them.
static bool
is_c1(struct str text, size_t at)
{
	return (unsigned char)text.data[at] == 0xc2 && at + 1 < text.len &&
	       ((unsigned char)text.data[at + 1] & 0xe0) == 0x80;
}

static void
write_string(struct buffer *out, struct str text)
{
	static const char hex[] = "0123456789abcdef";
	buffer_add_char(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.data[i];
		if (c == '"' || c == '\\') {
			buffer_add_char(out, '\\');
			buffer_add_char(out, (char)c);
		} else if (c == '\n') {
			buffer_add_text(out, "\\n");
		} else if (c == '\t') {
			buffer_add_text(out, "\\t");
		} else if (c < 0x20 || c == 0x7f || is_c1(text, i)) {
			// U+0080..U+009F are two bytes, the second of which is the number.
			c = c == 0xc2 ? (unsigned char)text.data[++i] : c;
			buffer_add_text(out, "\\u00");
			buffer_add_char(out, hex[c >> 4]);
			buffer_add_char(out, hex[c & 15]);
		} else {
			buffer_add_char(out, (char)c);
		}
	}
	buffer_add_char(out, '"');
}

void
json_key(struct json *json, const char *key)
{
	separate(json);
	write_string(json->out, str_from(key));
	buffer_add_char(json->out, ':');
	json->needs_comma = false;
}

void
json_value(struct json *json, struct str text)
{
	separate(json);
	write_string(json->out, text);
}

void
json_text(struct json *json, const char *key, struct str text)
{
	json_key(json, key);
	json_value(json, text);
}

void
json_integer(struct json *json, const char *key, long long number)
{
	json_key(json, key);
	separate(json);
	buffer_add_integer(json->out, number);
}

void
json_decimal(struct json *json, const char *key, struct decimal number, int places)
{
	json_key(json, key);
	separate(json);
	decimal_write(json->out, number, places, '.');
}

void
json_null(struct json *json, const char *key)
{
	json_key(json, key);
	separate(json);
	buffer_add_text(json->out, "null");
}

void
json_boolean(struct json *json, const char *key, bool value)
{
	json_key(json, key);
	separate(json);
	buffer_add_text(json->out, value ? "true" : "false");
}
