// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/listing.h"

#include "base/arena.h"
#include "base/json.h"
#include "suite.h"

static const struct listing_column columns[] = {
	{"unit", WORD_UNIT, true},   {"file", WORD_FILE, true},   {"day", WORD_LAST_DAY, false},
	{"score", WORD_SCORE, true}, {"wanted", WORD_YES, false},
};

static struct arena *arena;
static struct buffer buffer;
static struct listing *listing;

static void
set_up(void)
{
	arena = arena_create();
	buffer_init(&buffer);
	listing = listing_create(arena, COUNT_OF(columns), columns);
	char passing[] = "a,\"b\"\n=c";
	const struct cell first[] = {
		CELL_OF_NAME(STR("u"), STR("Unit A")),
		CELL_OF_TEXT(str_from(passing)),
		CELL_OF_DATE(((struct date){2026, 6, 30})),
		CELL_OF_NUMBER(((struct decimal){864000}), 2),
		{.kind = CELL_BOOLEAN, .is_true = true},
	};
	const struct cell second[] = {
		CELL_OF_TEXT(STR("=1+1")), CELL_OF_NOTHING,        CELL_OF_NOTHING,
		CELL_OF_NOTHING,           {.kind = CELL_BOOLEAN},
	};
	const struct cell third[] = {
		CELL_OF_TEXT(STR("v")),
		CELL_OF_TEXT(STR("\033[31mx")),
		CELL_OF_NOTHING,
		(struct cell){.kind = CELL_NUMBER,
	                      .number = {50000},
	                      .places = 2,
	                      .shown = STR("5,00 *")},
		CELL_OF_NOTHING,
	};
	listing_add(listing, first);
	passing[0] = 'z'; // the list has its own copy
	listing_add(listing, second);
	listing_add(listing, third);
}

static void
tear_down(void)
{
	buffer_finish(&buffer);
	arena_destroy(arena);
}

START_TEST(text_has_columns_for_people)
{
	listing_write_text(&buffer, listing, LANG_ID);
	EXPECT_WRITTEN("id", &buffer,
	               "  Unit layanan  Berkas    Nilai\n"
	               "  Unit A        a,\"b\" =c   86,40\n"
	               "  =1+1          -         -\n"
	               "  v             ?[31mx    5,00 *\n");
	listing_write_text(&buffer, listing, LANG_EN);
	EXPECT_WRITTEN("en", &buffer,
	               "  Service unit  File      Score\n"
	               "  Unit A        a,\"b\" =c   86.40\n"
	               "  =1+1          -         -\n"
	               "  v             ?[31mx    5,00 *\n");
}
END_TEST

START_TEST(csv_has_all_columns_and_no_formulas)
{
	listing_write_csv(&buffer, listing);
	EXPECT_WRITTEN("csv", &buffer,
	               "\xef\xbb\xbfunit,file,day,score,wanted\r\n"
	               "\"u\",\"a,\"\"b\"\"\n=c\",2026-06-30,86.40,yes\r\n"
	               "\"'=1+1\",,,,no\r\n"
	               "\"v\",\"\033[31mx\",,5.00,\r\n");
}
END_TEST

START_TEST(json_has_all_columns_and_nulls)
{
	struct json json;
	json_begin(&json, &buffer);
	json_open(&json, '{');
	listing_write_json(&json, "rows", listing);
	json_close(&json, '}');
	EXPECT_WRITTEN(
		"json", &buffer,
		"{\"rows\":[{\"unit\":\"u\",\"file\":\"a,\\\"b\\\"\\n=c\",\"day\":\"2026-06-30\","
		"\"score\":86.40,\"wanted\":true},{\"unit\":\"=1+1\",\"file\":null,\"day\":null,"
		"\"score\":null,\"wanted\":false},{\"unit\":\"v\",\"file\":\"\\u001b[31mx\","
		"\"day\":null,\"score\":5.00,\"wanted\":null}]}");
}
END_TEST

START_TEST(an_empty_list_has_its_heads)
{
	const struct listing *empty = listing_create(arena, COUNT_OF(columns), columns);
	listing_write_text(&buffer, empty, LANG_EN);
	EXPECT_WRITTEN("text", &buffer, "  Service unit  File  Score\n");
	listing_write_csv(&buffer, empty);
	EXPECT_WRITTEN("csv", &buffer, "\xef\xbb\xbfunit,file,day,score,wanted\r\n");
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, text_has_columns_for_people);
	tcase_add_test(tests, csv_has_all_columns_and_no_formulas);
	tcase_add_test(tests, json_has_all_columns_and_nulls);
	tcase_add_test(tests, an_empty_list_has_its_heads);
}

int
main(void)
{
	return tests_run("listing", add);
}
