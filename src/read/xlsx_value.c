// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "read/xlsx_value.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/limits.h"

enum {
	DIGITS_SHOWN = 15, // that Excel shows of a number
	POINT_MOST = 20, // digits before the point, or zeros behind it, of a number in plain digits
	EXPONENT_MOST = 1000
};

enum xlsx_look
xlsx_look_for(unsigned format)
{
	if (format == 9 || format == 10)
		return XLSX_LOOK_PERCENT;
	bool is_date = (format >= 14 && format <= 17) || format == 22 ||
	               (format >= 27 && format <= 31) || format == 36 ||
	               (format >= 50 && format <= 54) || format == 57 || format == 58;
	return is_date ? XLSX_LOOK_DATE : XLSX_LOOK_PLAIN;
}

// Where what is at `at` ends, if it shows as it stands: a quote, brackets, an escaped letter, a
// space as wide as a letter, a letter repeated. `at` itself where it is none.
static size_t
literal_end(struct str code, size_t at)
{
	char c = code.data[at];
	if (c == '\\' || c == '_' || c == '*')
		return at + 2;
	if (c != '"' && c != '[')
		return at;
	char close = c == '[' ? ']' : '"';
	for (at++; at < code.len && code.data[at] != close; at++)
		continue;
	return at + 1;
}

enum xlsx_look
xlsx_look_for_code(struct str code)
{
	bool has_day = false, has_month = false, has_time = false, has_percent = false;
	// The first section is that of positive numbers.
	for (size_t at = 0; at < code.len && code.data[at] != ';';) {
		size_t end = literal_end(code, at);
		if (end > at) {
			at = end;
			continue;
		}
		char c = code.data[at++];
		char small = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
		has_day |= small == 'd' || small == 'y';
		has_month |= small == 'm'; // or minutes
		has_time |= small == 'h' || small == 's';
		has_percent |= c == '%';
	}
	if (has_day || (has_month && !has_time))
		return XLSX_LOOK_DATE;
	return has_percent ? XLSX_LOOK_PERCENT : XLSX_LOOK_PLAIN;
}

// A number as 0.d1d2d3… times ten to the power of point.
struct digits {
	bool is_negative;
	size_t count; // 0: the number is 0; one more than are shown where there are more
	char digits[DIGITS_SHOWN + 1];
	int point;
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
mantissa_read(struct str text, size_t *at, struct digits *number)
{
	bool has_point = false, has_digit = false;
	for (; *at < text.len; ++*at) {
		char c = text.data[*at];
		if (c == '.' && !has_point) {
			has_point = true;
			continue;
		}
		if (!is_digit(c))
			break;
		has_digit = true;
		bool is_leading = number->count == 0 && c == '0';
		if (has_point ? is_leading : !is_leading)
			number->point += has_point ? -1 : 1;
		if (!is_leading && number->count <= DIGITS_SHOWN)
			number->digits[number->count++] = c;
	}
	return has_digit;
}

static bool
exponent_read(struct str text, size_t *at, struct digits *number)
{
	if (*at == text.len || (text.data[*at] != 'e' && text.data[*at] != 'E'))
		return true;
	++*at;
	bool is_negative = *at < text.len && text.data[*at] == '-';
	if (*at < text.len && (text.data[*at] == '-' || text.data[*at] == '+'))
		++*at;
	int exponent = 0;
	size_t start = *at;
	for (; *at < text.len && is_digit(text.data[*at]); ++*at) {
		exponent = exponent * 10 + (text.data[*at] - '0');
		if (exponent > EXPONENT_MOST)
			exponent = EXPONENT_MOST;
	}
	number->point += is_negative ? -exponent : exponent;
	return *at > start;
}

// Rounds to the digits that are shown, and drops zeros at the end.
static void
round_off(struct digits *number)
{
	if (number->count > DIGITS_SHOWN) {
		bool is_up = number->digits[--number->count] >= '5';
		while (is_up && number->count && number->digits[number->count - 1] == '9')
			number->count--;
		if (is_up && number->count) {
			number->digits[number->count - 1]++;
		} else if (is_up) {
			number->digits[number->count++] = '1';
			number->point++;
		}
	}
	while (number->count && number->digits[number->count - 1] == '0')
		number->count--;
}

static void
digits_write(struct buffer *out, const struct digits *number)
{
	int count = (int)number->count, point = number->point;
	if (number->is_negative)
		buffer_add_char(out, '-');
	if (point <= 0) {
		buffer_add_text(out, "0.");
		buffer_add_repeat(out, "0", (size_t)-point);
		point = -1; // is behind
	}
	for (int i = 0; i < count || i < point; i++) {
		if (i == point)
			buffer_add_char(out, '.');
		buffer_add_char(out, i < count ? number->digits[i] : '0');
	}
}

struct str
xlsx_number(struct arena *arena, struct str text)
{
	struct digits number = {.count = 0};
	size_t at = 0;
	number.is_negative = text.len && text.data[0] == '-';
	if (text.len && (text.data[0] == '-' || text.data[0] == '+'))
		at++;
	if (!mantissa_read(text, &at, &number) || !exponent_read(text, &at, &number) ||
	    at < text.len)
		return STR("");
	round_off(&number);
	if (number.count == 0 || number.point < -POINT_MOST)
		return STR("0");
	if (number.point > POINT_MOST)
		return STR("");
	struct buffer plain;
	buffer_init(&plain);
	digits_write(&plain, &number);
	struct str copy = str_copy(arena, buffer_text(&plain));
	buffer_finish(&plain);
	return copy;
}

bool
xlsx_date(struct str number, bool is_1904, struct date *date)
{
	enum {
		DAYS_MOST = 99999, // more than the 22nd century needs
		NEVER_WAS = 60,    // 29 February 1900
		SYSTEM_1904 = 1462 // days from the one epoch to the other
	};
	int days = 0;
	size_t at = 0;
	*date = (struct date){0, 0, 0};
	for (; at < number.len && is_digit(number.data[at]); at++) {
		days = days * 10 + (number.data[at] - '0');
		if (days > DAYS_MOST)
			return false;
	}
	if (at == 0 || (at < number.len && number.data[at] != '.'))
		return false;
	if (is_1904)
		days += SYSTEM_1904;
	if (days == 0 || days == NEVER_WAS)
		return false;
	*date = date_add((struct date){1900, 1, 1}, days - (days > NEVER_WAS ? 2 : 1), DATE_DAYS);
	return true;
}

bool
xlsx_cell_name_read(struct str name, unsigned *row, unsigned *column)
{
	size_t at = 0;
	*row = *column = 0;
	for (; at < name.len && name.data[at] >= 'A' && name.data[at] <= 'Z'; at++) {
		*column = *column * 26 + (unsigned)(name.data[at] - 'A') + 1;
		if (*column > LIMIT_SHEET_COLUMNS)
			return false;
	}
	if (*column == 0 || at == name.len || name.data[at] == '0')
		return false;
	for (; at < name.len && is_digit(name.data[at]); at++) {
		*row = *row * 10 + (unsigned)(name.data[at] - '0');
		if (*row > LIMIT_SHEET_ROWS)
			return false;
	}
	return at == name.len;
}

// The character that _xHHHH_ at `at` stands for; 0 where it is no escape, or of none that may be.
static unsigned
escape_at(struct str text, size_t at)
{
	enum {
		ESCAPE = 7
	};
	const char *c = text.data + at;
	unsigned code = 0;
	if (text.len - at < ESCAPE || c[0] != '_' || c[1] != 'x' || c[ESCAPE - 1] != '_')
		return 0;
	for (size_t i = 2; i < ESCAPE - 1; i++) {
		char small = (char)(c[i] | 0x20);
		bool is_letter = small >= 'a' && small <= 'f';
		if (!is_letter && !is_digit(c[i]))
			return 0;
		code = code * 16 + (unsigned)(is_letter ? small - 'a' + 10 : c[i] - '0');
	}
	bool is_half = code >= 0xd800 && code <= 0xdfff;
	return is_half || code >= 0xfffe ? 0 : code;
}

static void
add_character(struct buffer *out, unsigned code)
{
	if (code < 0x80) {
		buffer_add_char(out, (char)code);
		return;
	}
	if (code < 0x800) {
		buffer_add_char(out, (char)(0xc0 | code >> 6));
	} else {
		buffer_add_char(out, (char)(0xe0 | code >> 12));
		buffer_add_char(out, (char)(0x80 | (code >> 6 & 0x3f)));
	}
	buffer_add_char(out, (char)(0x80 | (code & 0x3f)));
}

struct str
xlsx_text(struct arena *arena, struct str text)
{
	if (str_is_empty(text))
		return STR("");
	struct buffer plain;
	buffer_init(&plain);
	size_t kept = 0; // what is before it has been added
	for (size_t at = 0; at < text.len;) {
		unsigned code = text.data[at] == '_' ? escape_at(text, at) : 0;
		if (!code) {
			at++;
			continue;
		}
		buffer_add(&plain, (struct str){text.data + kept, at - kept});
		add_character(&plain, code);
		at += 7;
		kept = at;
	}
	buffer_add(&plain, (struct str){text.data + kept, text.len - kept});
	struct str copy = str_copy(arena, buffer_text(&plain));
	buffer_finish(&plain);
	return copy;
}
