// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "read/csv.h"

#include "fixture.h"

// Cells between brackets, rows by slashes; the head is the first row.
static void
row_write(const struct csv_row *row)
{
	for (size_t i = 0; i < row->count; i++) {
		buffer_add_char(&buffer, '[');
		buffer_add(&buffer, row->cells[i].text);
		ck_assert_int_eq(row->cells[i].text.data[row->cells[i].text.len], 0);
		buffer_add_char(&buffer, ']');
	}
}

static const struct csv_table *
table_from(const char *text)
{
	struct source *source = arena_new(arena, struct source);
	*source = (struct source){.name = STR("t.csv"), .text = str_copy(arena, str_from(text))};
	return csv_read(arena, diags, source);
}

#define BOM "\xef\xbb\xbf"

static const struct {
	const char *name, *text, *cells, *findings;
} tables[] = {
	{"commas", "a,b\n1,2\n", "[a][b]/[1][2]", ""},
	{"semicolons", "a;b\n1,5;2\n", "[a][b]/[1,5][2]", ""},
	{"tabs", "a\tb\n1;5\t2,0\n", "[a][b]/[1;5][2,0]", ""},
	{"the most frequent in the head", "a;b,c;d\n1;2,3;4\n", "[a][b,c][d]/[1][2,3][4]", ""},
	{"a comma where they are equal", "a,b;c\n1,2;3\n", "[a][b;c]/[1][2;3]", ""},
	{"later rows do not decide", "a,b\n1;2;3;4\n", "[a][b]/[1;2;3;4]", ""},
	{"separators in a quoted head do not decide", "\"a;b;c;d\",e\n1,2\n", "[a;b;c;d][e]/[1][2]",
         ""},
	{"one column", "a\n1\n2\n", "[a]/[1]/[2]", ""},
	{"only a head", "a,b\n", "[a][b]", ""},
	{"a head without a line end", "a,b", "[a][b]", ""},
	{"only a mark", BOM, "[]", ""},
	{"nothing", "", "[]", ""},

	// line ends
	{"LF", "a,b\n1,2\n3,4", "[a][b]/[1][2]/[3][4]", ""},
	{"CRLF", "a,b\r\n1,2\r\n3,4\r\n", "[a][b]/[1][2]/[3][4]", ""},
	{"CR", "a,b\r1,2\r3,4\r", "[a][b]/[1][2]/[3][4]", ""},
	{"mixed", "a,b\r1,2\r\n3,4\n5,6", "[a][b]/[1][2]/[3][4]/[5][6]", ""},
	{"empty rows are passed over", "a,b\n\n1,2\n\r\n,\n \t , \n\"\",\"\"\n3,4\n\n",
         "[a][b]/[1][2]/[3][4]", ""},
	{"a byte order mark", BOM "a,b\n1,2\n", "[a][b]/[1][2]", ""},

	// quotes
	{"quoted", "\"a\",\"b\"\n\"1\",\"2\"\n", "[a][b]/[1][2]", ""},
	{"a separator within", "a,b\n\"1,2\",3\n", "[a][b]/[1,2][3]", ""},
	{"a line end within", "a,b\n\"1\n2\",\"3\r\n4\"\n5,6\n", "[a][b]/[1\n2][3\r\n4]/[5][6]",
         ""},
	{"doubled", "a,b\n\"say \"\"a\"\"\",\"\"\"\"\n", "[a][b]/[say \"a\"][\"]", ""},
	{"empty in quotes", "a,b\n\"\",1\n", "[a][b]/[][1]", ""},
	{"inside a word they stand for themselves", "a,b\n5\" disk,2\n", "[a][b]/[5\" disk][2]",
         ""},
	{"what follows a close belongs to the cell", "a,b\n\"1\"2,3\n", "[a][b]/[12][3]", ""},
	{"blanks before the quote", "a,b\n  \"1,2\" ,3\n", "[a][b]/[1,2][3]", ""},
	{"blanks around a cell", "a , b\n  1\t,\t2 \n", "[a][b]/[1][2]", ""},
	{"blanks within a cell", "a,b\n1  2,3\n", "[a][b]/[1  2][3]", ""},

	// cells
	{"too few", "a,b,c\n1\n2,3\n", "[a][b][c]/[1]/[2][3]", ""},
	{"empty cells", "a,b,c\n,,3\n1,,\n", "[a][b][c]/[][][3]/[1][][]", ""},
	{"too many", "a,b\n1,2,3\n4,5\n", "[a][b]/[1][2]/[4][5]", "152@2:5"},
	{"empty ones beyond the head", "a,b\n1,2,,\n3,,, ,\"\"\n", "[a][b]/[1][2]/[3][]", ""},
	{"an empty one before one too many", "a,b\n1,2,,4,\n", "[a][b]/[1][2]", "152@2:5"},
	{"far too many", "a,b\n1,2,3,4,5\n", "[a][b]/[1][2]", "152@2:5"},
	{"a comma splits even what has one column", "a\n1,5\n", "[a]/[1]", "152@2:3"},
	{"too many in many rows", "a,b\n1,2,3\nx\n4,5,6,7\n", "[a][b]/[1][2]/[x]/[4][5]",
         "152@2:5 152@4:5"},
	{"too many after a line end in quotes", "a,b\n\"1\n2\",3,4\n", "[a][b]/[1\n2][3]",
         "152@3:6"},
	{"too many under a mark", BOM "a,b\r\n1,2,3\r\n", "[a][b]/[1][2]", "152@2:5"},
	{"too many under CR", "a,b\r1,2,3\r", "[a][b]/[1][2]", "152@2:5"},
	{"columns are letters, not bytes", "a,b\n\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80,2,3\n",
         "[a][b]/[\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80][2]", "152@2:7"},

	// never closed
	{"a quote never closed", "a,b\n1,\"2\n3,4\n", NULL, "151@2:3"},
	{"in the head", "\"a,b\n1,2\n", NULL, "151@1:1"},
	{"the last byte", "a,b\n1,\"", NULL, "151@2:3"},
	{"a doubled one closes nothing", "a,b\n\"1\"\",2\n", NULL, "151@2:1"},
	{"behind letters of many bytes", "a,b\n\xc3\xa9\xc3\xa9,\"2\n", NULL, "151@2:4"},
};

START_TEST(reads_rows_of_cells)
{
	const char *name = tables[_i].name;
	const struct csv_table *table = table_from(tables[_i].text);
	EXPECT_FINDINGS(name, diags, tables[_i].findings);
	EXPECT_NUMBER(name, table == NULL, tables[_i].cells == NULL);
	if (!table)
		return;
	row_write(&table->head);
	for (size_t i = 0; i < table->row_count; i++) {
		buffer_add_char(&buffer, '/');
		row_write(&table->rows[i]);
	}
	EXPECT_WRITTEN(name, &buffer, tables[_i].cells);
}
END_TEST

// What stands where.
static const struct {
	const char *name, *text;
	const char *places; // of all cells
} places[] = {
	{"rows and columns", "a,bb\n1,2\n", "1:1 1:3 / 2:1 2:3"},
	{"behind a mark", BOM "a,b\n1,2\n", "1:1 1:3 / 2:1 2:3"},
	{"empty rows count", "a,b\n\n\n1,2\n", "1:1 1:3 / 4:1 4:3"},
	{"a CRLF is one line end", "a,b\r\n1,2\r\n", "1:1 1:3 / 2:1 2:3"},
	{"a CR is one", "a,b\r1,2\r", "1:1 1:3 / 2:1 2:3"},
	{"line ends in quotes count", "a,b\n\"x\r\ny\rz\n\",2\n", "1:1 1:3 / 2:1 5:3"},
	{"letters of many bytes", "\xc3\xa9\xc3\xa9,b\n\xe2\x82\xac,2\n", "1:1 1:4 / 2:1 2:3"},
	{"the quote itself", "a,b\n  \"1\",2\n", "1:1 1:3 / 2:1 2:7"},
};

static void
places_write(const struct csv_row *row)
{
	for (size_t i = 0; i < row->count; i++) {
		buffer_add_text(&buffer, i ? " " : "");
		buffer_add_integer(&buffer, row->cells[i].at.line);
		buffer_add_char(&buffer, ':');
		buffer_add_integer(&buffer, row->cells[i].at.column);
	}
}

START_TEST(knows_where_each_cell_stands)
{
	const struct csv_table *table = table_from(places[_i].text);
	ck_assert_ptr_nonnull(table);
	ck_assert_uint_eq(table->row_count, 1);
	places_write(&table->head);
	buffer_add_text(&buffer, " / ");
	places_write(&table->rows[0]);
	EXPECT_WRITTEN(places[_i].name, &buffer, places[_i].places);
}
END_TEST

START_TEST(quotes_the_start_of_what_was_never_closed)
{
	(void)table_from("a\n\"1234567890123456789\xc3\xa9 and more\n");
	size_t count;
	const struct diag *const *found = diags_sorted(diags, &count);
	ck_assert_uint_eq(count, 1);
	EXPECT_TEXT("no half letter", found[0]->args[0].text, "1234567890123456789");
}
END_TEST

START_TEST(gives_nothing_for_a_cell_that_is_not_there)
{
	const struct csv_table *table = table_from("a,b\n1\n");
	EXPECT_TEXT("there", csv_text(&table->rows[0], 0), "1");
	EXPECT_TEXT("not there", csv_text(&table->rows[0], 1), "");
	EXPECT_TEXT("nowhere", csv_text(&table->rows[0], 9), "");
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, fixture_init, fixture_finish);
	ADD_ROWS(tests, reads_rows_of_cells, tables);
	ADD_ROWS(tests, knows_where_each_cell_stands, places);
	tcase_add_test(tests, quotes_the_start_of_what_was_never_closed);
	tcase_add_test(tests, gives_nothing_for_a_cell_that_is_not_there);
}

int
main(void)
{
	return tests_run("csv", add);
}
