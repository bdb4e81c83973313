// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Calendar dates (proleptic Gregorian), as evidence and audits carry them. No clock, no time zone.
#ifndef PATUH_BASE_DATE_H
#define PATUH_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/lang.h"
#include "base/str.h"

struct buffer;

// Year 0 means that no date was given.
struct date {
	int year, month, day;
};

enum date_unit {
	DATE_DAYS,
	DATE_MONTHS,
	DATE_YEARS,
	DATE_UNIT_COUNT
};

// Reads YYYY-MM-DD, a day that exists in the years 1900..2999. On false *date is unset.
bool date_parse(struct str text, struct date *date);

bool date_is_set(struct date date);

// < 0, 0, > 0
int date_compare(struct date a, struct date b);

// count (0..100,000) days, calendar months or years later. A day that the month does not have
// becomes its last: 31 January + 1 month is 28 or 29 February.
struct date date_add(struct date date, int count, enum date_unit unit);

// 2026-06-30
void date_write(struct buffer *buffer, struct date date);

// 30 Juni 2026, 30 June 2026
void date_write_long(struct buffer *buffer, struct date date, enum lang lang);

// Days since 1970-01-01. The date is set.
int64_t date_days(struct date date);

// Mondays to Fridays after the first date, up to the last; 0 where that is not later. Holidays are not
// known, so they count.
int64_t date_working_days(struct date first, struct date last);

#endif
