// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Every number that is read from a file or printed: a whole count of ten-thousandths. It refuses
// to hold more places; what lies between two decimals is computed in base/exact.h.
#ifndef PATUH_BASE_DECIMAL_H
#define PATUH_BASE_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct buffer;

enum {
	DECIMAL_PLACES = 4,
	DECIMAL_ONE = 10000
};

struct decimal {
	int64_t units; // ten-thousandths
};

enum decimal_status {
	DECIMAL_OK,
	DECIMAL_NOT_A_NUMBER,
	DECIMAL_HAS_COMMA, // a number but for its decimal comma
	DECIMAL_TOO_FINE,  // more than four places that are not zero
	DECIMAL_TOO_LARGE, // more than LIMIT_DECIMAL_DIGITS digits before the point
};

// Reads [-]digits[.digits], nothing else: no sign +, exponent, space, or separator of thousands.
// On anything but DECIMAL_OK *number is 0. Depends on no locale.
enum decimal_status decimal_parse(struct str text, struct decimal *number);

struct decimal decimal_from_integer(int64_t number);

// < 0, 0, > 0
int decimal_compare(struct decimal a, struct decimal b);

// Writes with exactly `places` (0..4) digits behind the mark. The number must have no finer
// digits: rounding is exact_round's work, done once.
void decimal_write(struct buffer *buffer, struct decimal number, int places, char mark);

// How many places (0..4) the number needs.
int decimal_places(struct decimal number);

// Writes with as few places as the number needs: 6, 9,5, 12,22.
void decimal_write_short(struct buffer *buffer, struct decimal number, char mark);

// As a double, correctly rounded: only for the argument of a spreadsheet cell.
double decimal_to_double(struct decimal number);

#endif
