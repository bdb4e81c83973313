// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What people write into cells, as evidence would say it: numbers with decimal commas and marks of
// thousands, dates in words, texts with blanks that nobody sees. What could be read in two ways is
// not read.
#ifndef PATUH_MODEL_FORM_VALUE_H
#define PATUH_MODEL_FORM_VALUE_H

#include <stdbool.h>

#include "base/date.h"
#include "base/str.h"

struct arena;

// A text without blanks around it, with plain spaces for hard ones, and without invisible marks.
struct str form_clean(struct arena *arena, struct str text);

enum form_number_status {
	FORM_NUMBER_READ,
	FORM_NUMBER_NONE,
	FORM_NUMBER_EITHER // 1.234 may be a thousand or a little more than one
};

// A number as it is written in Indonesia or in English: 3,5, 1.234,5, 1,234.5, 85 %. *number gets it
// with a decimal point and without marks of thousands.
enum form_number_status form_number_read(struct arena *arena, struct str text, struct str *number);

// A date as it is written: 2026-06-30, 30/06/2026, 30-6-2026, 30.6.2026, 30 Juni 2026, 30 Jun 2026. The
// day comes first. False where it is none.
bool form_date_read(struct str text, struct date *date);

#endif
