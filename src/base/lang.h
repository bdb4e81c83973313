// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The two languages the program speaks. Text is Indonesian unless English is asked for.
#ifndef PATUH_BASE_LANG_H
#define PATUH_BASE_LANG_H

enum lang {
	LANG_ID,
	LANG_EN,
	LANG_COUNT
};

// The decimal mark of a language: ',' or '.'.
static inline char
lang_decimal_mark(enum lang lang)
{
	return lang == LANG_ID ? ',' : '.';
}

#endif
