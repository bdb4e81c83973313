// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What every test program of this folder shares: a main that runs one suite, tables as one result a
// row, and comparisons that name the row. It knows base/ only.
#ifndef PATUH_TESTS_UNIT_SUITE_H
#define PATUH_TESTS_UNIT_SUITE_H

#include <check.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/compiler.h"
#include "base/str.h"

// Adds a test once for each row of a table; _i is the row.
#define ADD_ROWS(tests, test, rows) tcase_add_loop_test((tests), (test), 0, (int)COUNT_OF(rows))

// For a message: TAP has one line a result.
static inline void
line_write(struct buffer *line, const char *before, struct str text)
{
	buffer_add_text(line, before);
	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] == '\n')
			buffer_add_text(line, "\\n");
		else
			buffer_add_char(line, text.data[i] ? text.data[i] : '?');
	}
}

// What is wrong with a text that was found, NULL where nothing is; the caller frees it.
static inline char *
text_fault(const char *name, struct str found, struct str expected)
{
	struct buffer line;
	if (str_equal(found, expected))
		return NULL;
	buffer_init(&line);
	line_write(&line, "", str_from(name));
	line_write(&line, ": found <", found);
	line_write(&line, ">, not <", expected);
	buffer_add_text(&line, ">");
	buffer_add_char(&line, '\0');
	return line.data;
}

// Text, as struct str, against a literal.
#define EXPECT_TEXT(name, found, expected)                                          \
	do {                                                                        \
		char *text_wrong = text_fault((name), (found), str_from(expected)); \
		ck_assert_msg(!text_wrong, "%s", text_wrong ? text_wrong : "");     \
		free(text_wrong);                                                   \
	} while (0)

// Whole numbers.
#define EXPECT_NUMBER(name, found, expected)                                                       \
	do {                                                                                       \
		long long found_number = (long long)(found),                                       \
			  expected_number = (long long)(expected);                                 \
		ck_assert_msg(found_number == expected_number, "%s: found %lld, not %lld", (name), \
		              found_number, expected_number);                                      \
	} while (0)

// A claim that must hold.
#define EXPECT(name, claim) ck_assert_msg((claim), "%s: not so: %s", (name), #claim)

// What was written to a buffer, against a literal; empties the buffer.
#define EXPECT_WRITTEN(name, buffer, expected)                        \
	do {                                                          \
		EXPECT_TEXT((name), buffer_text(buffer), (expected)); \
		(buffer)->len = 0;                                    \
	} while (0)

// Runs the tests that `add` puts into the suite of a module. The result of main.
static inline int
tests_run(const char *module, void (*add)(TCase *tests))
{
	Suite *suite = suite_create(module);
	TCase *tests = tcase_create(module);
	tcase_set_timeout(tests, 30);
	add(tests);
	suite_add_tcase(suite, tests);
	SRunner *runner = srunner_create(suite);
	// Under TAP nothing but TAP may reach standard output.
	srunner_run_all(runner, getenv("CK_TAP_LOG_FILE_NAME") ? CK_SILENT : CK_NORMAL);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif
