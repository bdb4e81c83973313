// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// JSON as the program writes it: compact, UTF-8, keys in the order they are given. It only writes
// well-formed text as long as every open has its close.
#ifndef PATUH_BASE_JSON_H
#define PATUH_BASE_JSON_H

#include <stdbool.h>

#include "base/decimal.h"
#include "base/str.h"

struct buffer;

struct json {
	struct buffer *out;
	bool needs_comma;
};

void json_begin(struct json *json, struct buffer *out);

// '{' or '[', and their closes. Inside an object, json_key comes before each of the calls without a
// key.
void json_open(struct json *json, char bracket);
void json_close(struct json *json, char bracket);
void json_key(struct json *json, const char *key);
void json_value(struct json *json, struct str text);

// "key": "text". Control characters are escaped.
void json_text(struct json *json, const char *key, struct str text);
void json_integer(struct json *json, const char *key, long long number);

// "key": 86.40 with exactly that many places.
void json_decimal(struct json *json, const char *key, struct decimal number, int places);
void json_boolean(struct json *json, const char *key, bool value);
void json_null(struct json *json, const char *key);

#endif
