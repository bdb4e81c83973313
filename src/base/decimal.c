// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "base/decimal.h"

#include <assert.h>

#include "base/buffer.h"
#include "base/limits.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t
digits_at(struct str text, size_t start)
{
	size_t at = start;
	while (at < text.len && is_digit(text.data[at]))
		at++;
	return at - start;
}

enum decimal_status
decimal_parse(struct str text, struct decimal *number)
{
	number->units = 0;
	bool is_negative = text.len && text.data[0] == '-';
	size_t start = is_negative ? 1 : 0;
	size_t whole = digits_at(text, start);
	if (whole == 0)
		return DECIMAL_NOT_A_NUMBER;
	size_t point = start + whole;
	size_t places = 0;
	bool has_comma = false;
	if (point < text.len) {
		has_comma = text.data[point] == ',';
		if (text.data[point] != '.' && !has_comma)
			return DECIMAL_NOT_A_NUMBER;
		places = digits_at(text, point + 1);
		if (places == 0 || point + 1 + places != text.len)
			return DECIMAL_NOT_A_NUMBER;
	}
	if (has_comma)
		return DECIMAL_HAS_COMMA;
	while (whole > 1 && text.data[start] == '0') {
		start++;
		whole--;
	}
	if (whole > LIMIT_DECIMAL_DIGITS)
		return DECIMAL_TOO_LARGE;
	int64_t units = 0;
	for (size_t i = 0; i < whole; i++)
		units = units * 10 + (text.data[start + i] - '0');
	for (size_t i = 0; i < places || i < DECIMAL_PLACES; i++) {
		char digit = i < places ? text.data[point + 1 + i] : '0';
		if (i < DECIMAL_PLACES)
			units = units * 10 + (digit - '0');
		else if (digit != '0')
			return DECIMAL_TOO_FINE;
	}
	number->units = is_negative ? -units : units;
	return DECIMAL_OK;
}

struct decimal
decimal_from_integer(int64_t number)
{
	assert(number <= INT64_MAX / DECIMAL_ONE && number >= INT64_MIN / DECIMAL_ONE);
	return (struct decimal){number * DECIMAL_ONE};
}

int
decimal_compare(struct decimal a, struct decimal b)
{
	return (a.units > b.units) - (a.units < b.units);
}

int
decimal_places(struct decimal number)
{
	int places = DECIMAL_PLACES;
	for (int64_t units = number.units; places > 0 && units % 10 == 0; units /= 10)
		places--;
	return places;
}

void
decimal_write(struct buffer *buffer, struct decimal number, int places, char mark)
{
	assert(places >= decimal_places(number) && places <= DECIMAL_PLACES);
	if (number.units < 0)
		buffer_add_char(buffer, '-');
	uint64_t units = number.units < 0 ? 0 - (uint64_t)number.units : (uint64_t)number.units;
	buffer_add_integer(buffer, (long long)(units / DECIMAL_ONE));
	if (places == 0)
		return;
	buffer_add_char(buffer, mark);
	uint64_t part = units % DECIMAL_ONE;
	uint64_t place = DECIMAL_ONE / 10;
	for (int i = 0; i < places; i++, place /= 10)
		buffer_add_char(buffer, (char)('0' + part / place % 10));
}

void
decimal_write_short(struct buffer *buffer, struct decimal number, char mark)
{
	decimal_write(buffer, number, decimal_places(number), mark);
}

double
decimal_to_double(struct decimal number)
{
	// Both operands are exact in a double below 2^53, so the quotient is correctly rounded.
	return (double)number.units / (double)DECIMAL_ONE;
}
