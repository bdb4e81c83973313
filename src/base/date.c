// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "base/date.h"

#include "base/buffer.h"

static bool
is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
days_in(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

static bool
parse_digits(struct str text, size_t start, size_t count, int *number)
{
	*number = 0;
	for (size_t i = start; i < start + count; i++) {
		if (text.data[i] < '0' || text.data[i] > '9')
			return false;
		*number = *number * 10 + (text.data[i] - '0');
	}
	return true;
}

bool
date_parse(struct str text, struct date *date)
{
	*date = (struct date){0, 0, 0};
	struct date read;
	if (text.len != 10 || text.data[4] != '-' || text.data[7] != '-')
		return false;
	if (!parse_digits(text, 0, 4, &read.year) || !parse_digits(text, 5, 2, &read.month) ||
	    !parse_digits(text, 8, 2, &read.day))
		return false;
	if (read.year < 1900 || read.year > 2999 || read.month < 1 || read.month > 12 ||
	    read.day < 1 || read.day > days_in(read.year, read.month))
		return false;
	*date = read;
	return true;
}

bool
date_is_set(struct date date)
{
	return date.year != 0;
}

int
date_compare(struct date a, struct date b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	return (a.day > b.day) - (a.day < b.day);
}

static struct date
add_months(struct date date, int count)
{
	int months = date.year * 12 + date.month - 1 + count;
	struct date later = {months / 12, months % 12 + 1, date.day};
	int last = days_in(later.year, later.month);
	if (later.day > last)
		later.day = last;
	return later;
}

static struct date
add_days(struct date date, int count)
{
	date.day += count;
	// By years first, since a spreadsheet counts its days from 1900.
	while (date.day > 366) {
		date.day -= 365 + is_leap(date.month > 2 ? date.year + 1 : date.year);
		date.year++;
	}
	while (date.day > days_in(date.year, date.month)) {
		date.day -= days_in(date.year, date.month);
		date.month++;
		if (date.month > 12) {
			date.month = 1;
			date.year++;
		}
	}
	return date;
}

struct date
date_add(struct date date, int count, enum date_unit unit)
{
	switch (unit) {
	case DATE_DAYS:
		return add_days(date, count);
	case DATE_MONTHS:
		return add_months(date, count);
	case DATE_YEARS:
		return add_months(date, count * 12);
	case DATE_UNIT_COUNT:
		break;
	}
	return date;
}

static void
write_two(struct buffer *buffer, int number)
{
	buffer_add_char(buffer, (char)('0' + number / 10));
	buffer_add_char(buffer, (char)('0' + number % 10));
}

void
date_write(struct buffer *buffer, struct date date)
{
	buffer_add_integer(buffer, date.year);
	buffer_add_char(buffer, '-');
	write_two(buffer, date.month);
	buffer_add_char(buffer, '-');
	write_two(buffer, date.day);
}

void
date_write_long(struct buffer *buffer, struct date date, enum lang lang)
{
	static const char *const months[LANG_COUNT][12] = {
		[LANG_ID] = {"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli",
	                     "Agustus", "September", "Oktober", "November", "Desember"},
		[LANG_EN] = {"January", "February", "March", "April", "May", "June", "July",
	                     "August", "September", "October", "November", "December"},
	};
	buffer_add_integer(buffer, date.day);
	buffer_add_char(buffer, ' ');
	buffer_add_text(buffer, months[lang][date.month - 1]);
	buffer_add_char(buffer, ' ');
	buffer_add_integer(buffer, date.year);
}

int64_t
date_days(struct date date)
{
	// Months are counted from March, so that the leap day is a year's last.
	int64_t year = date.month > 2 ? date.year : date.year - 1;
	int64_t month = date.month > 2 ? date.month - 3 : date.month + 9;
	int64_t leap_days = year / 4 - year / 100 + year / 400;
	return year * 365 + leap_days + (month * 153 + 2) / 5 + date.day - 719469;
}

int64_t
date_working_days(struct date first, struct date last)
{
	enum {
		WEEK = 7,
		WORKING = 5,
		THURSDAY = 3 // of 1970-01-01, counted from Monday
	};
	int64_t from = date_days(first), to = date_days(last);
	if (to <= from)
		return 0;
	int64_t count = (to - from) / WEEK * WORKING;
	for (int64_t day = to - (to - from) % WEEK + 1; day <= to; day++)
		count += ((day + THURSDAY) % WEEK + WEEK) % WEEK < WORKING;
	return count;
}
