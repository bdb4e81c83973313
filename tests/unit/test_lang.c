// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "base/lang.h"

#include "suite.h"

START_TEST(indonesian_comes_first_and_writes_a_comma)
{
	ck_assert_int_eq(LANG_ID, 0);
	ck_assert_int_eq(LANG_COUNT, 2);
	ck_assert_int_eq(lang_decimal_mark(LANG_ID), ',');
	ck_assert_int_eq(lang_decimal_mark(LANG_EN), '.');
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_test(tests, indonesian_comes_first_and_writes_a_comma);
}

int
main(void)
{
	return tests_run("lang", add);
}
