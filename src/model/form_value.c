// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/form_value.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/compiler.h"
#include "base/utf8.h"

enum {
	HARD_SPACE = 0xa0,
	NARROW_SPACE = 0x202f,
	ZERO_WIDTH_SPACE = 0x200b,
	ZERO_WIDTH_LAST = 0x200f, // joiners and marks of direction
	BYTE_ORDER_MARK = 0xfeff
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static struct str
trim(struct str text)
{
	while (text.len && is_blank(text.data[0])) {
		text.data++;
		text.len--;
	}
	while (text.len && is_blank(text.data[text.len - 1]))
		text.len--;
	return text;
}

struct str
form_clean(struct arena *arena, struct str text)
{
	struct buffer plain;
	buffer_init(&plain);
	for (size_t at = 0; at < text.len;) {
		size_t start = at;
		unsigned long code = utf8_next(text, &at);
		bool is_unseen = (code >= ZERO_WIDTH_SPACE && code <= ZERO_WIDTH_LAST) ||
		                 code == BYTE_ORDER_MARK || code == '\r';
		if (code == HARD_SPACE || code == NARROW_SPACE)
			buffer_add_char(&plain, ' ');
		else if (!is_unseen)
			buffer_add(&plain, (struct str){text.data + start, at - start});
	}
	struct str copy = str_copy(arena, trim(buffer_text(&plain)));
	buffer_finish(&plain);
	return copy;
}

static size_t
count_of(struct str text, char mark)
{
	size_t count = 0;
	for (size_t i = 0; i < text.len; i++)
		count += text.data[i] == mark;
	return count;
}

static size_t
last_of(struct str text, char mark)
{
	size_t at = text.len;
	while (at > 0 && text.data[at - 1] != mark)
		at--;
	return at; // behind it
}

// Does the mark stand between groups of three digits, the first of one to three?
static bool
is_grouped(struct str text, char mark)
{
	size_t digits = 0, groups = 0;
	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] == mark) {
			if (digits == 0 || digits > 3 || (groups && digits != 3))
				return false;
			groups++;
			digits = 0;
		} else {
			digits++;
		}
	}
	return groups && digits == 3;
}

// The digits with at most one mark, the decimal one, which becomes a point. False where there is
// something else between.
static bool
plain_write(struct buffer *out, struct str text, char thousands, char decimal)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.data[i];
		if (c == decimal)
			buffer_add_char(out, '.');
		else if (is_digit(c))
			buffer_add_char(out, c);
		else if (c != thousands)
			return false;
	}
	return true;
}

// Digits and marks, without a sign.
static enum form_number_status
unsigned_read(struct buffer *out, struct str text)
{
	size_t points = count_of(text, '.'), commas = count_of(text, ',');
	char decimal = '\0', thousands = '\0';
	if (points && commas) {
		decimal = last_of(text, ',') > last_of(text, '.') ? ',' : '.';
		thousands = decimal == ',' ? '.' : ',';
	} else if (points + commas == 1) {
		char mark = points ? '.' : ',';
		// "0.125" cannot be a hundred and twenty-five.
		if (is_grouped(text, mark) && text.data[0] != '0')
			return FORM_NUMBER_EITHER;
		decimal = mark;
	} else if (points + commas > 1) {
		thousands = points ? '.' : ',';
	}
	struct str whole = {text.data, decimal ? last_of(text, decimal) - 1 : text.len};
	bool is_sound = count_of(text, decimal) <= 1 || !decimal;
	is_sound &= !thousands || is_grouped(whole, thousands);
	is_sound &= text.len && is_digit(text.data[0]) && is_digit(text.data[text.len - 1]);
	return is_sound && plain_write(out, text, thousands, decimal) ? FORM_NUMBER_READ
	                                                              : FORM_NUMBER_NONE;
}

enum form_number_status
form_number_read(struct arena *arena, struct str text, struct str *number)
{
	struct buffer plain;
	buffer_init(&plain);
	struct str rest = text;
	if (rest.len && rest.data[rest.len - 1] == '%')
		rest = trim((struct str){rest.data, rest.len - 1});
	if (rest.len && rest.data[0] == '-') {
		buffer_add_char(&plain, '-');
		rest = (struct str){rest.data + 1, rest.len - 1};
	}
	enum form_number_status status = unsigned_read(&plain, rest);
	*number = str_copy(arena, buffer_text(&plain));
	buffer_finish(&plain);
	return status;
}

// The names of months in both languages; a beginning of three letters is enough.
static int
month_named(struct str name)
{
	static const char *const months[][2] = {
		{"januari", "january"}, {"februari", "february"}, {"maret", "march"},
		{"april", "april"},     {"mei", "may"},           {"juni", "june"},
		{"juli", "july"},       {"agustus", "august"},    {"september", "september"},
		{"oktober", "october"}, {"november", "november"}, {"desember", "december"},
	};
	for (size_t m = 0; m < COUNT_OF(months) && name.len >= 3; m++) {
		for (size_t lang = 0; lang < 2; lang++) {
			struct str whole = str_from(months[m][lang]);
			struct str begin = {whole.data,
			                    name.len < whole.len ? name.len : whole.len};
			if (name.len <= whole.len && str_equal_fold(begin, name))
				return (int)m + 1;
		}
	}
	// Short forms that are no beginnings.
	bool is_august = str_equal_fold(name, STR("agt")) || str_equal_fold(name, STR("ags"));
	bool is_november =
		str_equal_fold(name, STR("nop")) || str_equal_fold(name, STR("nopember"));
	return is_august ? 8 : is_november ? 11 : 0;
}

// A number of one or two digits; 0 where it is none.
static int
small_number(struct str text)
{
	int number = 0;
	if (text.len > 2)
		return 0;
	for (size_t i = 0; i < text.len; i++) {
		if (!is_digit(text.data[i]))
			return 0;
		number = number * 10 + (text.data[i] - '0');
	}
	return number;
}

// The three parts of a date, whatever stands between them.
static bool
parts_split(struct str text, struct str parts[3])
{
	size_t count = 0;
	bool is_within = false;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.data[i];
		bool is_between = c == ' ' || c == '/' || c == '-' || c == '.';
		if (is_between || is_within) {
			is_within &= !is_between;
		} else if (count == 3) {
			return false;
		} else {
			parts[count++] = (struct str){text.data + i, 0};
			is_within = true;
		}
		if (is_within)
			parts[count - 1].len++;
	}
	return count == 3;
}

bool
form_date_read(struct str text, struct date *date)
{
	struct str parts[3];
	if (date_parse(text, date))
		return true;
	if (!parts_split(text, parts) || parts[2].len != 4)
		return false;
	int day = small_number(parts[0]), month = small_number(parts[1]);
	if (month == 0)
		month = month_named(parts[1]);
	const char iso[] = {
		parts[2].data[0],
		parts[2].data[1],
		parts[2].data[2],
		parts[2].data[3],
		'-',
		(char)('0' + month / 10),
		(char)('0' + month % 10),
		'-',
		(char)('0' + day / 10),
		(char)('0' + day % 10),
	};
	return date_parse((struct str){iso, sizeof(iso)}, date);
}
