// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Findings as one short line, for tables: "109@3:1 131@1:1", in the order of diags_sorted. A second
// place follows as "109@3:1+1:1", a suggestion as "130@2:1~weight".
#ifndef PATUH_TESTS_UNIT_FINDINGS_H
#define PATUH_TESTS_UNIT_FINDINGS_H

#include "diag/diag.h"
#include "suite.h"

static inline void
findings_write(struct buffer *buffer, struct diags *diags)
{
	size_t count;
	const struct diag *const *sorted = diags_sorted(diags, &count);
	for (size_t i = 0; i < count; i++) {
		if (i)
			buffer_add_char(buffer, ' ');
		buffer_add_integer(buffer, diag_kinds[sorted[i]->code].number);
		buffer_add_char(buffer, '@');
		buffer_add_integer(buffer, sorted[i]->at.line);
		buffer_add_char(buffer, ':');
		buffer_add_integer(buffer, sorted[i]->at.column);
		if (sorted[i]->also.line) {
			buffer_add_char(buffer, '+');
			buffer_add_integer(buffer, sorted[i]->also.line);
			buffer_add_char(buffer, ':');
			buffer_add_integer(buffer, sorted[i]->also.column);
		}
		if (sorted[i]->suggestion.len) {
			buffer_add_char(buffer, '~');
			buffer_add(buffer, sorted[i]->suggestion);
		}
	}
}

#define EXPECT_FINDINGS(name, diags, expected)                        \
	do {                                                          \
		struct buffer shown;                                  \
		buffer_init(&shown);                                  \
		findings_write(&shown, (diags));                      \
		EXPECT_TEXT((name), buffer_text(&shown), (expected)); \
		buffer_finish(&shown);                                \
	} while (0)

#endif
