// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/field_values.h"

#include <assert.h>
#include <string.h>

#include "base/buffer.h"
#include "base/compiler.h"
#include "base/limits.h"
#include "diag/diag.h"

enum {
	CHOICES_MOST = 32
};

static bool
parse_number(struct diags *diags, const struct node *node, struct decimal *number)
{
	struct diag_arg value = DIAG_TEXT(node->text);
	switch (decimal_parse(node->text, number)) {
	case DECIMAL_OK:
		return true;
	case DECIMAL_NOT_A_NUMBER:
		diag_add(diags, node->at, DIAG_NUMBER_INVALID, value);
		break;
	case DECIMAL_HAS_COMMA:
		diag_add(diags, node->at, DIAG_NUMBER_COMMA, value);
		break;
	case DECIMAL_TOO_FINE:
		diag_add(diags, node->at, DIAG_NUMBER_TOO_FINE, value);
		break;
	case DECIMAL_TOO_LARGE:
		diag_add(diags, node->at, DIAG_NUMBER_TOO_LARGE, value);
		break;
	}
	return false;
}

static const struct decimal GREATEST = {999999999LL * DECIMAL_ONE};

bool
field_number(struct diags *diags, const char *key, const struct node *node, struct decimal *number)
{
	if (!node || !parse_number(diags, node, number))
		return false;
	if (number->units >= 0)
		return true;
	diag_add(diags, node->at, DIAG_NUMBER_RANGE, DIAG_TEXT(str_from(key)), DIAG_NUMBER(*number),
	         DIAG_COUNT_OF(0), DIAG_NUMBER(GREATEST));
	return false;
}

bool
field_integer(struct diags *diags, const char *key, const struct node *node, int least, int most,
              int *number)
{
	struct decimal read;
	if (!node || !parse_number(diags, node, &read))
		return false;
	if (read.units % DECIMAL_ONE == 0 && read.units >= (int64_t)least * DECIMAL_ONE &&
	    read.units <= (int64_t)most * DECIMAL_ONE) {
		*number = (int)(read.units / DECIMAL_ONE);
		return true;
	}
	struct diag_arg name = DIAG_TEXT(str_from(key));
	if (read.units % DECIMAL_ONE != 0)
		diag_add(diags, node->at, DIAG_NUMBER_NOT_WHOLE, name, DIAG_NUMBER(read));
	else
		diag_add(diags, node->at, DIAG_NUMBER_RANGE, name, DIAG_NUMBER(read),
		         DIAG_COUNT_OF(least), DIAG_COUNT_OF(most));
	return false;
}

static bool
parse_whole(struct str text, int64_t *number)
{
	struct decimal read;
	if (decimal_parse(text, &read) != DECIMAL_OK || read.units < 0 ||
	    read.units % DECIMAL_ONE != 0)
		return false;
	*number = read.units / DECIMAL_ONE;
	return true;
}

bool
field_weight(struct diags *diags, const struct node *node, struct exact *weight)
{
	if (!node)
		return false;
	const char *slash = memchr(node->text.data, '/', node->text.len);
	if (!slash) {
		struct decimal number;
		if (!parse_number(diags, node, &number))
			return false;
		if (number.units >= 0) {
			*weight = exact_from_decimal(number);
			return true;
		}
	} else {
		size_t len = (size_t)(slash - node->text.data);
		int64_t num, den;
		if (parse_whole((struct str){node->text.data, len}, &num) &&
		    parse_whole((struct str){slash + 1, node->text.len - len - 1}, &den) &&
		    den > 0) {
			*weight = exact_from_fraction(num, den);
			return true;
		}
	}
	diag_add(diags, node->at, DIAG_FRACTION_INVALID, DIAG_TEXT(node->text));
	return false;
}

bool
field_date(struct diags *diags, const struct node *node, struct date *date)
{
	if (!node)
		return false;
	if (date_parse(node->text, date))
		return true;
	diag_add(diags, node->at, DIAG_DATE_INVALID, DIAG_TEXT(node->text));
	return false;
}

// The finding for a word that is none of the choices.
static void
report_choice(struct diags *diags, const char *key, const struct node *node, size_t count,
              const char *const names[])
{
	struct str texts[CHOICES_MOST];
	struct buffer list;
	assert(count <= CHOICES_MOST);
	buffer_init(&list);
	for (size_t i = 0; i < count; i++) {
		texts[i] = str_from(names[i]);
		buffer_add_text(&list, i ? ", " : "");
		buffer_add(&list, texts[i]);
	}
	diag_add(diags, node->at, DIAG_CHOICE_UNKNOWN, DIAG_TEXT(str_from(key)),
	         DIAG_TEXT(node->text), DIAG_TEXT(buffer_text(&list)));
	diag_suggest(diags, str_nearest(node->text, count, texts));
	buffer_finish(&list);
}

bool
field_choice(struct diags *diags, const char *key, const struct node *node, size_t count,
             const char *const names[], size_t *index)
{
	if (!node)
		return false;
	for (size_t i = 0; i < count; i++) {
		if (str_is(node->text, names[i])) {
			*index = i;
			return true;
		}
	}
	report_choice(diags, key, node, count, names);
	return false;
}

bool
field_boolean(struct diags *diags, const char *key, const struct node *node, bool *value)
{
	static const char *const names[] = {"false", "true"};
	size_t index;
	if (!field_choice(diags, key, node, COUNT_OF(names), names, &index))
		return false;
	*value = index == 1;
	return true;
}

bool
field_id(struct diags *diags, const struct node *node, struct str *id)
{
	if (!node)
		return false;
	struct str text = node->text;
	bool is_valid = text.len > 0 && text.len <= LIMIT_ID_BYTES;
	for (size_t i = 0; i < text.len && is_valid; i++) {
		char c = text.data[i];
		is_valid = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
	}
	if (is_valid)
		*id = text;
	else
		diag_add(diags, node->at, DIAG_ID_INVALID, DIAG_TEXT(text));
	return is_valid;
}

bool
field_duration(struct diags *diags, const struct node *node, int *count, enum date_unit *unit)
{
	static const char *const names[DATE_UNIT_COUNT][2] = {
		[DATE_DAYS] = {"day", "days"},
		[DATE_MONTHS] = {"month", "months"},
		[DATE_YEARS] = {"year", "years"},
	};
	if (!node)
		return false;
	const char *space = memchr(node->text.data, ' ', node->text.len);
	size_t len = space ? (size_t)(space - node->text.data) : 0;
	int64_t number = 0;
	if (space && parse_whole((struct str){node->text.data, len}, &number) && number > 0 &&
	    number <= 1200) {
		struct str word = {space + 1, node->text.len - len - 1};
		for (size_t i = 0; i < DATE_UNIT_COUNT; i++) {
			if (str_equal(word, str_from(names[i][0])) ||
			    str_equal(word, str_from(names[i][1]))) {
				*count = (int)number;
				*unit = (enum date_unit)i;
				return true;
			}
		}
	}
	diag_add(diags, node->at, DIAG_DURATION_INVALID, DIAG_TEXT(node->text));
	return false;
}
