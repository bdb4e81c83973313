// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "base/json.h"

#include "suite.h"

static const struct {
	struct str text;
	const char *json;
} texts[] = {
	{{"", 0}, "\"\""},
	{{NULL, 0}, "\"\""},
	{{"patuh", 5}, "\"patuh\""},
	{{"\"", 1}, "\"\\\"\""},
	{{"\\", 1}, "\"\\\\\""},
	{{"a/b", 3}, "\"a/b\""},
	{{"\n\t", 2}, "\"\\n\\t\""},
	{{"\r", 1}, "\"\\u000d\""},
	{{"\x01\x1f", 2}, "\"\\u0001\\u001f\""},
	{{"\x1b[31m", 5}, "\"\\u001b[31m\""},
	{{"\x7f", 1}, "\"\\u007f\""},
	{{"\0", 1}, "\"\\u0000\""},
	{{"caf\xc3\xa9 \xf0\x9f\x98\x80", 10}, "\"caf\xc3\xa9 \xf0\x9f\x98\x80\""},
	{{"\xc2\x80\xc2\x9b\xc2\x9f\xc2\xa0", 8}, "\"\\u0080\\u009b\\u009f\xc2\xa0\""},
	{{"</script>", 9}, "\"</script>\""},
};

START_TEST(escapes_what_json_forbids)
{
	struct buffer buffer;
	struct json json;
	buffer_init(&buffer);
	json_begin(&json, &buffer);
	json_value(&json, texts[_i].text);
	EXPECT_WRITTEN("text", &buffer, texts[_i].json);
	buffer_finish(&buffer);
}
END_TEST

START_TEST(puts_commas_between_and_nowhere_else)
{
	struct buffer buffer;
	struct json json;
	buffer_init(&buffer);
	json_begin(&json, &buffer);
	json_open(&json, '{');
	json_text(&json, "a", STR("x"));
	json_integer(&json, "b", -3);
	json_decimal(&json, "c", (struct decimal){864000}, 2);
	json_null(&json, "d");
	json_key(&json, "e");
	json_open(&json, '[');
	json_value(&json, STR("y"));
	json_value(&json, STR("z"));
	json_open(&json, '{');
	json_close(&json, '}');
	json_open(&json, '[');
	json_close(&json, ']');
	json_close(&json, ']');
	json_key(&json, "f");
	json_open(&json, '[');
	json_close(&json, ']');
	json_text(&json, "k\"ey", STR(""));
	json_close(&json, '}');
	EXPECT_WRITTEN(
		"all", &buffer,
		"{\"a\":\"x\",\"b\":-3,\"c\":86.40,\"d\":null,\"e\":[\"y\",\"z\",{},[]],\"f\":[],"
		"\"k\\\"ey\":\"\"}");
	buffer_finish(&buffer);
}
END_TEST

static const struct {
	int64_t units;
	int places;
	const char *json;
} numbers[] = {
	{0, 0, "{\"n\":0}"},         {0, 2, "{\"n\":0.00}"},     {864000, 2, "{\"n\":86.40}"},
	{1000000, 0, "{\"n\":100}"}, {-5000, 1, "{\"n\":-0.5}"}, {10000, 4, "{\"n\":1.0000}"},
};

START_TEST(writes_numbers_with_their_places)
{
	struct buffer buffer;
	struct json json;
	buffer_init(&buffer);
	json_begin(&json, &buffer);
	json_open(&json, '{');
	json_decimal(&json, "n", (struct decimal){numbers[_i].units}, numbers[_i].places);
	json_close(&json, '}');
	EXPECT_WRITTEN(numbers[_i].json, &buffer, numbers[_i].json);
	buffer_finish(&buffer);
}
END_TEST

static void
add(TCase *tests)
{
	ADD_ROWS(tests, escapes_what_json_forbids, texts);
	tcase_add_test(tests, puts_commas_between_and_nowhere_else);
	ADD_ROWS(tests, writes_numbers_with_their_places, numbers);
}

int
main(void)
{
	return tests_run("json", add);
}
