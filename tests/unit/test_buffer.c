// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "base/buffer.h"

#include <limits.h>

#include "suite.h"

static const struct {
	long long number;
	const char *text;
} integers[] = {
	{0, "0"},
	{7, "7"},
	{10, "10"},
	{-1, "-1"},
	{-10, "-10"},
	{1234567890, "1234567890"},
	{LLONG_MAX, "9223372036854775807"},
	{LLONG_MIN, "-9223372036854775808"},
};

START_TEST(writes_whole_numbers)
{
	struct buffer buffer;
	buffer_init(&buffer);
	buffer_add_integer(&buffer, integers[_i].number);
	EXPECT_WRITTEN(integers[_i].text, &buffer, integers[_i].text);
	buffer_finish(&buffer);
}
END_TEST

START_TEST(keeps_the_order_of_what_is_added)
{
	struct buffer buffer;
	buffer_init(&buffer);
	ck_assert_uint_eq(buffer_text(&buffer).len, 0);
	buffer_add(&buffer, (struct str){NULL, 0});
	buffer_add_text(&buffer, "a");
	buffer_add_char(&buffer, '-');
	buffer_add(&buffer, (struct str){"bcd", 2});
	buffer_add_repeat(&buffer, "=+", 3);
	buffer_add_repeat(&buffer, "x", 0);
	buffer_add_text(&buffer, "");
	buffer_add_integer(&buffer, 42);
	EXPECT_WRITTEN("order", &buffer, "a-bc=+=+=+42");
	buffer_finish(&buffer);
	ck_assert_ptr_null(buffer.data);
	ck_assert_uint_eq(buffer.capacity, 0);
	buffer_add_text(&buffer, "again");
	EXPECT_WRITTEN("after finish", &buffer, "again");
	buffer_finish(&buffer);
}
END_TEST

START_TEST(holds_nul_bytes)
{
	struct buffer buffer;
	buffer_init(&buffer);
	buffer_add(&buffer, (struct str){"a\0b", 3});
	ck_assert(str_equal(buffer_text(&buffer), (struct str){"a\0b", 3}));
	buffer_finish(&buffer);
}
END_TEST

static const size_t lengths[] = {1, 255, 256, 257, 511, 512, 513, 4096, 100000, 1000000};

START_TEST(grows_to_any_length)
{
	struct buffer one, many;
	buffer_init(&one);
	buffer_init(&many);
	for (size_t i = 0; i < lengths[_i]; i++)
		buffer_add_char(&one, (char)('a' + i % 26));
	buffer_add(&many, buffer_text(&one));
	buffer_add_char(&many, '.');
	ck_assert_uint_eq(many.len, lengths[_i] + 1);
	ck_assert_uint_ge(many.capacity, many.len);
	size_t wrong = 0;
	for (size_t i = 0; i < lengths[_i]; i++)
		wrong += many.data[i] != (char)('a' + i % 26);
	ck_assert_uint_eq(wrong, 0);
	buffer_finish(&one);
	buffer_finish(&many);
}
END_TEST

static void
add(TCase *tests)
{
	ADD_ROWS(tests, writes_whole_numbers, integers);
	tcase_add_test(tests, keeps_the_order_of_what_is_added);
	tcase_add_test(tests, holds_nul_bytes);
	ADD_ROWS(tests, grows_to_any_length, lengths);
}

int
main(void)
{
	return tests_run("buffer", add);
}
