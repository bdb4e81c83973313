// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "read/xlsx.h"

#include <string.h>

#include "base/limits.h"
#include "book.h"
#include "findings.h"

static struct arena *arena;
static struct diags *diags;
static struct buffer buffer;
static struct book_part parts[PARTS_MOST];

static void
set_up(void)
{
	arena = arena_create();
	diags = diags_create();
	buffer_init(&buffer);
}

static void
tear_down(void)
{
	buffer_finish(&buffer);
	diags_destroy(diags);
	arena_destroy(arena);
}

// A1="text" B2=3.5 C1=<2026-06-30> D1=TRUE E1=#N/A; a formula has another = before it, a percentage
// a % behind it, a formula without a result a ?
static void
cell_write(const struct xlsx_cell *cell)
{
	static const char *const before[] = {"?", "\"", "", "<", "", ""};
	static const char *const behind[] = {"", "\"", "", ">", "", ""};
	if (buffer.len)
		buffer_add_char(&buffer, ' ');
	cell_name_write(&buffer, cell->row, cell->column);
	buffer_add_text(&buffer, cell->is_formula ? "==" : "=");
	buffer_add_text(&buffer, before[cell->kind]);
	buffer_add(&buffer, cell->text);
	buffer_add_text(&buffer, behind[cell->kind]);
	buffer_add_text(&buffer, cell->is_percent ? "%" : "");
}

// All sheets, one after another: "Isian: A1=…"; a hidden one in braces. False where the workbook
// cannot be opened.
static bool
book_write(const struct source *source)
{
	struct xlsx *book = xlsx_open(arena, diags, source);
	if (!book)
		return false;
	for (size_t i = 0; i < xlsx_sheet_count(book); i++) {
		const struct xlsx_sheet *sheet = xlsx_sheet(book, i);
		(void)xlsx_sheet_read(book, i);
		for (size_t r = 0; r < sheet->row_count; r++) {
			for (size_t c = 0; c < sheet->rows[r].count; c++)
				cell_write(&sheet->rows[r].cells[c]);
		}
	}
	xlsx_close(book);
	return true;
}

#define DATE_STYLES                                                                       \
	STYLES("<numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts>"  \
	       "<cellStyleXfs><xf numFmtId=\"14\"/><xf numFmtId=\"14\"/></cellStyleXfs>"  \
	       "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>" \
	       "<xf numFmtId=\"9\"/><xf numFmtId=\"9999999999\"/></cellXfs>")

static const struct {
	const char *name, *rows, *strings, *styles;
	const char *cells, *findings;
} sheets[] = {
	{"nothing", "", NULL, NULL, "", ""},
	{"a shared string", "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>",
         STRINGS("<si><t>ada</t></si>"), NULL, "A1=\"ada\"", ""},
	{"runs of rich text", "<row r=\"2\"><c r=\"B2\" t=\"s\"><v>1</v></c></row>",
         STRINGS("<si><t>x</t></si><si><r><rPr><b/></rPr><t>Tidak </t></r><r><t>ada</t></r></si>"),
         NULL, "B2=\"Tidak ada\"", ""},
	{"how to read it aloud", "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>",
         STRINGS("<si><t>kanji</t><rPh sb=\"0\" eb=\"1\"><t>kana</t></rPh></si>"), NULL,
         "A1=\"kanji\"", ""},
	{"a string index out of range", "<row r=\"4\"><c r=\"C4\" t=\"s\"><v>1</v></c></row>",
         STRINGS("<si><t>ada</t></si>"), NULL, "", "818@4:3"},
	{"a string index that is none", "<row r=\"4\"><c r=\"C4\" t=\"s\"><v>-1</v></c></row>",
         STRINGS("<si><t>ada</t></si>"), NULL, "", "818@4:3"},
	{"an inline string",
         "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> a </t></is></c></row>",
         NULL, NULL, "A1=\" a \"", ""},
	{"an inline string of runs",
         "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><r><t>a</t></r><r><t>b</t></r></is></c></row>",
         NULL, NULL, "A1=\"ab\"", ""},
	{"entities and escapes",
         "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&lt;a&gt; &amp; &#233;_x0041_</t></is></c></row>",
         NULL, NULL,
         "A1=\"<a> & \xc3\xa9"
         "A\"",
         ""},
	{"a number", "<row r=\"1\"><c r=\"A1\"><v>3.4500000000000002</v></c></row>", NULL, NULL,
         "A1=3.45", ""},
	{"a number that says so", "<row r=\"1\"><c r=\"A1\" t=\"n\"><v>4</v></c></row>", NULL, NULL,
         "A1=4", ""},
	{"a number that is none", "<row r=\"9\"><c r=\"B9\"><v>4x</v></c></row>", NULL, NULL, "",
         "819@9:2"},
	{"a date by a built-in format", "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>46203</v></c></row>",
         NULL, DATE_STYLES, "A1=<2026-06-30>", ""},
	{"a date by a format of its own",
         "<row r=\"1\"><c r=\"A1\" s=\"2\"><v>46203.5</v></c></row>", NULL, DATE_STYLES,
         "A1=<2026-06-30>", ""},
	{"a date before there are any", "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>-5</v></c></row>",
         NULL, DATE_STYLES, "A1=-5", ""},
	{"a date of ISO 8601",
         "<row r=\"1\"><c r=\"A1\" t=\"d\"><v>2026-06-30T00:00:00</v></c></row>", NULL, NULL,
         "A1=<2026-06-30>", ""},
	{"a date of ISO 8601 that is none",
         "<row r=\"1\"><c r=\"A1\" t=\"d\"><v>2026-06-31</v></c></row>", NULL, NULL, "", "819@1:1"},
	{"a percentage", "<row r=\"1\"><c r=\"A1\" s=\"3\"><v>0.85</v></c></row>", NULL,
         DATE_STYLES, "A1=0.85%", ""},
	{"styles that are not there",
         "<row r=\"1\"><c r=\"A1\" s=\"4\"><v>1</v></c><c r=\"B1\" s=\"77\"><v>2</v></c>"
         "<c r=\"C1\" s=\"x\"><v>3</v></c></row>",
         NULL, DATE_STYLES, "A1=1 B1=2 C1=3", ""},
	{"booleans",
         "<row r=\"1\"><c r=\"A1\" t=\"b\"><v>1</v></c><c r=\"B1\" t=\"b\"><v>0</v></c></row>",
         NULL, NULL, "A1=TRUE B1=FALSE", ""},
	{"an error", "<row r=\"1\"><c r=\"A1\" t=\"e\"><v>#N/A</v></c></row>", NULL, NULL,
         "A1=#N/A", ""},
	{"formulas",
         "<row r=\"1\"><c r=\"A1\"><f>1+1</f><v>2</v></c><c r=\"B1\" t=\"str\"><f>\"a\"</f><v>a</v></c>"
         "<c r=\"C1\" t=\"str\"><f>\"\"</f><v></v></c><c r=\"D1\"><f>1+1</f></c>"
         "<c r=\"E1\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c r=\"F1\"><f>1</f><v></v></c></row>",
         NULL, NULL, "A1==2 B1==\"a\" D1==? E1==#DIV/0! F1==?", ""},
	{"without addresses",
         "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>", NULL, NULL,
         "A1=1 C1=3 A2=4", ""},
	{"some addresses",
         "<row r=\"3\"><c r=\"C3\"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
         NULL, NULL, "C3=1 D3=2 A4=3", ""},
	{"empty cells between",
         "<row r=\"2\"/><row r=\"7\"><c r=\"B7\" s=\"1\"/><c r=\"D7\"><v>1</v></c></row>", NULL,
         NULL, "D7=1", ""},
	{"the last cell of a sheet", "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>",
         NULL, NULL, "XFD1048576=1", ""},
	{"a row beyond the last", "<row r=\"1048576\"/><row><c><v>1</v></c></row>", NULL, NULL, "",
         "817@0:0"},
	{"a column beyond the last", "<row r=\"1\"><c r=\"XFD1\"/><c><v>1</v></c></row>", NULL,
         NULL, "", "817@0:0"},
	{"a cell twice", "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>",
         NULL, NULL, "", "817@0:0"},
	{"a cell of another row", "<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>", NULL, NULL, "",
         "817@0:0"},
	{"a row twice", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1\"/>", NULL, NULL,
         "A1=1", "817@0:0"},
	{"rows out of order", "<row r=\"5\"/><row r=\"4\"/>", NULL, NULL, "", "817@0:0"},
	{"a row without a number", "<row r=\"x\"/>", NULL, NULL, "", "817@0:0"},
	{"elements of others",
         "<row r=\"1\"><c r=\"A1\"><x:v xmlns:x=\"urn:x\">9<v>8</v></x:v><v>1</v></c></row>", NULL,
         NULL, "A1=1", ""},
	{"text between elements", "x<row r=\"1\">y<c r=\"A1\">z<v>1</v>z</c></row>", NULL, NULL,
         "A1=1", ""},
};

START_TEST(reads_what_cells_hold)
{
	struct buffer sheet;
	buffer_init(&sheet);
	buffer_add_text(&sheet, "<worksheet xmlns=\"" MAIN "\"><sheetData>");
	buffer_add_text(&sheet, sheets[_i].rows);
	buffer_add_text(&sheet, "</sheetData></worksheet>");
	buffer_add_char(&sheet, '\0');
	book_begin(parts, sheet.data, sheets[_i].strings, sheets[_i].styles);
	(void)book_write(book_pack(arena, parts));
	EXPECT_WRITTEN(sheets[_i].name, &buffer, sheets[_i].cells);
	EXPECT_FINDINGS(sheets[_i].name, diags, sheets[_i].findings);
	buffer_finish(&sheet);
}
END_TEST

#define ONE SHEET("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")
#define SHEETS_OF(name) "<sheets><sheet name=\"" name "\" sheetId=\"1\" r:id=\"x\"/></sheets>"

static const struct {
	const char *name, *part, *content;
	const char *cells, *findings;
} shapes[] = {
	{"as it is", "x", "", "A1=1", ""},
	{"a target from the root", "xl/_rels/workbook.xml.rels",
         RELATIONS(RELATION("x", "worksheet", "/xl/worksheets/sheet1.xml")), "A1=1", ""},
	{"a target by way of others", "xl/_rels/workbook.xml.rels",
         RELATIONS(RELATION("x", "worksheet", "./../xl/./worksheets/sheet1.xml")), "A1=1", ""},
	{"a target with backslashes", "xl/_rels/workbook.xml.rels",
         RELATIONS(RELATION("x", "worksheet", "worksheets\\sheet1.xml")), "A1=1", ""},
	{"a target in other letters", "xl/_rels/workbook.xml.rels",
         RELATIONS(RELATION("x", "worksheet", "Worksheets/Sheet1.xml")), "A1=1", ""},
	{"a target above the root", "xl/_rels/workbook.xml.rels",
         RELATIONS(RELATION("x", "worksheet", "../../../xl/worksheets/sheet1.xml")), "A1=1", ""},
	{"a prefix", "xl/worksheets/sheet1.xml",
         "<x:worksheet xmlns:x=\"" MAIN "\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\"><x:v>1</x:v>"
         "</x:c></x:row></x:sheetData></x:worksheet>",
         "A1=1", ""},
	{"the strict namespace", "xl/worksheets/sheet1.xml",
         "<worksheet xmlns=\"" STRICT "\"><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"
         "</sheetData></worksheet>",
         "A1=1", ""},
	{"another namespace", "xl/worksheets/sheet1.xml",
         "<worksheet xmlns=\"urn:x\"><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"
         "</sheetData></worksheet>",
         "", ""},
	{"days from 1904", "xl/workbook.xml",
         WORKBOOK("<workbookPr date1904=\"1\"/>" SHEETS_OF("Isian")), "A1=1", ""},
	{"a chart for a sheet", "xl/_rels/workbook.xml.rels",
         RELATIONS(RELATION("x", "chartsheet", "worksheets/sheet1.xml")), "", "808@0:0"},
	{"no sheets", "xl/workbook.xml", WORKBOOK("<sheets/>"), "", "808@0:0"},
	{"a document of words", "xl/workbook.xml", "<w:document xmlns:w=\"urn:w\"/>", "",
         "808@0:0"},
	{"no main part", "_rels/.rels", RELATIONS(""), "", "808@0:0"},
	{"a binary workbook", "_rels/.rels",
         RELATIONS(RELATION("a", "officeDocument", "xl/workbook.bin")), "", "808@0:0"},
	{"a main part elsewhere", "_rels/.rels",
         RELATIONS(RELATION("a", "officeDocument", "xl/none.xml")), "", "809@0:0"},
	{"a sheet that leads nowhere", "xl/_rels/workbook.xml.rels", RELATIONS(""), "", "809@0:0"},
	{"a sheet without a part", "xl/_rels/workbook.xml.rels",
         RELATIONS(RELATION("x", "worksheet", "none.xml")), "", "809@0:0"},
	{"strings without a part", "xl/_rels/workbook.xml.rels",
         RELATIONS(RELATION("x", "worksheet", "worksheets/sheet1.xml")
                           RELATION("y", "sharedStrings", "none.xml")),
         "", "809@0:0"},
	{"XML that breaks off", "xl/worksheets/sheet1.xml", "<worksheet xmlns=\"" MAIN "\"><a>", "",
         "810@0:0"},
	{"no XML at all", "xl/workbook.xml", "hello", "", "810@0:0"},
	{"an empty part", "xl/workbook.xml", "", "", "810@0:0"},
	{"a document type", "xl/worksheets/sheet1.xml", "<!DOCTYPE worksheet><worksheet/>", "",
         "811@0:0"},
	{"nested entities", "xl/sharedStrings.xml",
         "<!DOCTYPE s [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
         "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><s>&c;</s>",
         "", "811@0:0"},
	{"an external entity", "xl/workbook.xml",
         "<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><w>&a;</w>", "", "811@0:0"},
	{"an entity of nowhere", "xl/worksheets/sheet1.xml",
         SHEET("<row><c t=\"str\"><v>&nbsp;</v></c></row>"), "", "810@0:0"},
	{"Latin-1 that says it is UTF-8", "xl/worksheets/sheet1.xml",
         SHEET("<row><c t=\"str\"><v>caf\xe9</v></c></row>"), "", "810@0:0"},
};

START_TEST(finds_the_parts_of_a_workbook)
{
	book_begin(parts, ONE, NULL, NULL);
	book_set(parts, shapes[_i].part, str_from(shapes[_i].content));
	(void)book_write(book_pack(arena, parts));
	EXPECT_WRITTEN(shapes[_i].name, &buffer, shapes[_i].cells);
	EXPECT_FINDINGS(shapes[_i].name, diags, shapes[_i].findings);
}
END_TEST

START_TEST(counts_days_from_1904_where_the_workbook_does)
{
	book_begin(parts, SHEET("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>44741</v></c></row>"), NULL,
	           DATE_STYLES);
	book_set(parts, "xl/workbook.xml",
	         STR(WORKBOOK("<workbookPr date1904=\"true\"/>" SHEETS_OF("Isian"))));
	(void)book_write(book_pack(arena, parts));
	EXPECT_WRITTEN("1904", &buffer, "A1=<2026-06-30>");
}
END_TEST

START_TEST(tells_sheets_apart)
{
	book_begin(parts, ONE, NULL, NULL);
	book_set(
		parts, "xl/workbook.xml",
		STR(WORKBOOK(
			"<sheets><sheet name=\"Satu &amp; dua\" sheetId=\"1\" r:id=\"x\"/>"
			"<sheet name=\"patuh\" state=\"veryHidden\" sheetId=\"2\" r:id=\"w\"/>"
			"<sheet name=\"b\" state=\"visible\" sheetId=\"3\" r:id=\"w\"/></sheets>")));
	book_set(parts, "xl/_rels/workbook.xml.rels",
	         STR(RELATIONS(RELATION("x", "worksheet", "worksheets/sheet1.xml")
	                               RELATION("w", "worksheet", "worksheets/sheet2.xml"))));
	book_set(parts, "xl/worksheets/sheet2.xml",
	         STR(SHEET("<row r=\"2\"><c r=\"B2\"><v>2</v></c></row>")));
	struct xlsx *book = xlsx_open(arena, diags, book_pack(arena, parts));
	ck_assert_ptr_nonnull(book);
	ck_assert_uint_eq(xlsx_sheet_count(book), 3);
	EXPECT_TEXT("name", xlsx_sheet(book, 0)->source.sheet, "Satu & dua");
	EXPECT_TEXT("file", xlsx_sheet(book, 0)->source.name, "f.xlsx");
	ck_assert(!xlsx_sheet(book, 0)->is_hidden && xlsx_sheet(book, 1)->is_hidden);
	ck_assert(!xlsx_sheet(book, 2)->is_hidden);
	// Only the sheet that is asked for is read, and once.
	ck_assert(xlsx_sheet_read(book, 1) && xlsx_sheet_read(book, 1));
	ck_assert_uint_eq(xlsx_sheet(book, 0)->row_count, 0);
	ck_assert_uint_eq(xlsx_sheet(book, 1)->row_count, 1);
	const struct xlsx_row *row = &xlsx_sheet(book, 1)->rows[0];
	ck_assert_ptr_eq(xlsx_cell_find(row, 2), &row->cells[0]);
	ck_assert_ptr_null(xlsx_cell_find(row, 1));
	ck_assert_ptr_null(xlsx_cell_find(row, 3));
	xlsx_close(book);
}
END_TEST

// What is no archive, or one that cannot be read.
static const struct {
	const char *name;
	struct str bytes;
	const char *findings;
} others[] = {
	{"empty", {"", 0}, "800@0:0"},
	{"text", {"patuh: evidence/1\n", 18}, "800@0:0"},
	{"an old workbook", {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 W\0o\0r\0k\0", 17}, "801@0:0"},
	{"an encrypted workbook",
         {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 42},
         "802@0:0"},
	{"only the beginning", {"PK\3\4\24\0\0\0\10\0", 10}, "804@0:0"},
};

START_TEST(tells_what_is_no_workbook)
{
	const struct source source = {.name = STR("f.xlsx"), .text = others[_i].bytes};
	EXPECT(others[_i].name, !book_write(&source));
	EXPECT_FINDINGS(others[_i].name, diags, others[_i].findings);
}
END_TEST

START_TEST(refuses_a_workbook_cut_anywhere)
{
	book_begin(parts, ONE, NULL, NULL);
	struct source *source = book_pack(arena, parts);
	size_t whole = source->text.len;
	// Every length would do, and take long.
	for (size_t len = 4; len < whole; len += 7) {
		struct diags *own = diags_create();
		source->text.len = len;
		EXPECT("cut", !xlsx_open(arena, own, source));
		EXPECT_FINDINGS("cut", own, "804@0:0");
		diags_destroy(own);
	}
}
END_TEST

// Where a part's stored bytes begin, in the archive.
static char *
bytes_of(struct source *source, const char *text)
{
	for (size_t at = 0; at + strlen(text) <= source->text.len; at++) {
		if (memcmp(source->text.data + at, text, strlen(text)) == 0)
			return (char *)(uintptr_t)(source->text.data + at);
	}
	ck_abort_msg("not there: %s", text);
	return NULL;
}

START_TEST(refuses_what_fails_its_checksum)
{
	book_begin(parts, ONE, NULL, NULL);
	parts[3].is_stored = true;
	struct source *source = book_pack(arena, parts);
	bytes_of(source, "<v>1</v>")[3] = '2';
	(void)book_write(source);
	EXPECT_WRITTEN("checksum", &buffer, "A1=2");
	EXPECT_FINDINGS("checksum", diags, "803@0:0");
}
END_TEST

START_TEST(prefers_damage_to_broken_xml)
{
	book_begin(parts, ONE, NULL, NULL);
	parts[3].is_stored = true;
	struct source *source = book_pack(arena, parts);
	bytes_of(source, "<v>1</v>")[0] = '&';
	(void)book_write(source);
	EXPECT_FINDINGS("damage", diags, "803@0:0");
}
END_TEST

START_TEST(refuses_parts_locked_with_a_password)
{
	book_begin(parts, ONE, NULL, NULL);
	struct source *source = book_pack(arena, parts);
	// The bit of encryption in the flags, in the directory and before each part.
	for (size_t at = 0; at + 10 < source->text.len; at++) {
		char *c = (char *)(uintptr_t)(source->text.data + at);
		if (memcmp(c, "PK\3\4", 4) == 0)
			c[6] |= 1;
		if (memcmp(c, "PK\1\2", 4) == 0)
			c[8] |= 1;
	}
	(void)book_write(source);
	EXPECT_FINDINGS("locked", diags, "802@0:0");
}
END_TEST

START_TEST(refuses_a_directory_that_claims_gigabytes)
{
	book_begin(parts, ONE, NULL, NULL);
	struct source *source = book_pack(arena, parts);
	for (size_t at = 0; at + 46 < source->text.len; at++) {
		char *c = (char *)(uintptr_t)(source->text.data + at);
		if (memcmp(c, "PK\1\2", 4) == 0)
			memcpy(c + 24, "\0\0\0\xf0", 4);
	}
	(void)book_write(source);
	EXPECT_FINDINGS("gigabytes", diags, "806@0:0");
}
END_TEST

// A text many times over.
static struct str
repeat(const char *before, const char *text, size_t count, const char *behind)
{
	struct buffer all;
	buffer_init(&all);
	buffer_add_text(&all, before);
	buffer_add_repeat(&all, text, count);
	buffer_add_text(&all, behind);
	struct str copy = str_copy(arena, buffer_text(&all));
	buffer_finish(&all);
	return copy;
}

static void
set_sheet(struct str rows)
{
	for (size_t i = 0; i < PARTS_MOST; i++)
		parts[i].is_stored = true; // what repeats itself would be packed like a bomb
	struct str pieces[] = {STR("<worksheet xmlns=\"" MAIN "\"><sheetData>"), rows,
	                       STR("</sheetData></worksheet>")};
	book_set(parts, "xl/worksheets/sheet1.xml", str_join(arena, 3, pieces));
}

START_TEST(refuses_a_bomb)
{
	book_begin(parts, ONE, NULL, NULL);
	set_sheet(repeat("", "          ", 800000, ""));
	parts[3].is_stored = false;
	(void)book_write(book_pack(arena, parts));
	EXPECT_FINDINGS("bomb", diags, "807@0:0");
}
END_TEST

START_TEST(refuses_more_than_it_unpacks)
{
	book_begin(parts, ONE, NULL, NULL);
	set_sheet(repeat("", "          ", LIMIT_BOOK_BYTES / 10 + 1, ""));
	(void)book_write(book_pack(arena, parts));
	EXPECT_FINDINGS("bytes", diags, "806@0:0");
}
END_TEST

START_TEST(refuses_one_cell_above_the_limit)
{
	book_begin(parts, ONE, NULL, NULL);
	struct str cells = repeat("<row>", "<c><v>1</v></c>", 1000, "</row>");
	set_sheet(repeat("", cells.data, LIMIT_BOOK_CELLS / 1000, ""));
	struct source *source = book_pack(arena, parts);
	EXPECT("as many as may be", book_write(source));
	EXPECT_FINDINGS("as many as may be", diags, "");
	set_sheet(repeat("<row><c><v>1</v></c></row>", cells.data, LIMIT_BOOK_CELLS / 1000, ""));
	(void)book_write(book_pack(arena, parts));
	EXPECT_FINDINGS("one more", diags, "814@0:0");
}
END_TEST

START_TEST(refuses_too_many_strings)
{
	book_begin(parts, ONE, NULL, NULL);
	book_set(parts, "xl/sharedStrings.xml",
	         repeat("<sst xmlns=\"" MAIN "\">", "<si/>", LIMIT_BOOK_CELLS + 1, "</sst>"));
	parts[4].is_stored = true;
	(void)book_write(book_pack(arena, parts));
	EXPECT_FINDINGS("strings", diags, "814@0:0");
}
END_TEST

START_TEST(refuses_a_text_longer_than_a_cell)
{
	book_begin(parts, ONE, NULL, NULL);
	set_sheet(repeat("<row r=\"3\"><c r=\"B3\" t=\"str\"><v>", "a", LIMIT_CELL_TEXT,
	                 "</v></c></row>"));
	EXPECT("as long as may be", book_write(book_pack(arena, parts)));
	EXPECT_FINDINGS("as long as may be", diags, "");
	set_sheet(repeat("<row r=\"3\"><c r=\"B3\" t=\"str\"><v>", "\xc3\xa9", LIMIT_CELL_TEXT + 1,
	                 "</v></c></row>"));
	(void)book_write(book_pack(arena, parts));
	EXPECT_FINDINGS("one more", diags, "816@3:2");
}
END_TEST

START_TEST(refuses_too_much_text)
{
	book_begin(parts, ONE, NULL, NULL);
	struct str cell = repeat("<c t=\"str\"><v>", "0123456789", 3000, "</v></c>");
	set_sheet(repeat("<row>", cell.data, LIMIT_BOOK_TEXT / 30000 + 1, "</row>"));
	(void)book_write(book_pack(arena, parts));
	EXPECT_FINDINGS("text", diags, "815@0:0");
}
END_TEST

START_TEST(refuses_deep_nesting)
{
	book_begin(parts, ONE, NULL, NULL);
	set_sheet(repeat("", "<a>", LIMIT_XML_DEPTH, ""));
	(void)book_write(book_pack(arena, parts));
	EXPECT_FINDINGS("depth", diags, "812@0:0");
}
END_TEST

START_TEST(refuses_too_many_sheets)
{
	book_begin(parts, ONE, NULL, NULL);
	book_set(parts, "xl/workbook.xml",
	         repeat("<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\"><sheets>",
	                "<sheet name=\"a\" r:id=\"x\"/>", LIMIT_BOOK_SHEETS + 1,
	                "</sheets></workbook>"));
	(void)book_write(book_pack(arena, parts));
	EXPECT_FINDINGS("sheets", diags, "813@0:0");
}
END_TEST

START_TEST(refuses_too_many_parts)
{
	book_begin(parts, ONE, NULL, NULL);
	// libzip finds the archive at the end of what is before it.
	struct source *source = book_pack(arena, parts);
	struct str pieces[] = {repeat("", "PK\1\2", LIMIT_BOOK_PARTS, ""), source->text};
	source->text = str_join(arena, 2, pieces);
	ck_assert_ptr_null(xlsx_open(arena, diags, source));
	EXPECT_FINDINGS("parts", diags, "805@0:0");
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, set_up, tear_down);
	ADD_ROWS(tests, reads_what_cells_hold, sheets);
	ADD_ROWS(tests, finds_the_parts_of_a_workbook, shapes);
	tcase_add_test(tests, counts_days_from_1904_where_the_workbook_does);
	tcase_add_test(tests, tells_sheets_apart);
	ADD_ROWS(tests, tells_what_is_no_workbook, others);
	tcase_add_test(tests, refuses_a_workbook_cut_anywhere);
	tcase_add_test(tests, refuses_what_fails_its_checksum);
	tcase_add_test(tests, prefers_damage_to_broken_xml);
	tcase_add_test(tests, refuses_parts_locked_with_a_password);
	tcase_add_test(tests, refuses_a_directory_that_claims_gigabytes);
	tcase_add_test(tests, refuses_a_bomb);
	tcase_add_test(tests, refuses_more_than_it_unpacks);
	tcase_add_test(tests, refuses_one_cell_above_the_limit);
	tcase_add_test(tests, refuses_too_many_strings);
	tcase_add_test(tests, refuses_a_text_longer_than_a_cell);
	tcase_add_test(tests, refuses_too_much_text);
	tcase_add_test(tests, refuses_deep_nesting);
	tcase_add_test(tests, refuses_too_many_sheets);
	tcase_add_test(tests, refuses_too_many_parts);
}

int
main(void)
{
	return tests_run("xlsx", add);
}
