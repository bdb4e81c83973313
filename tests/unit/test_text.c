// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/text_line.h"

#include <stdio.h>

#include "base/utf8.h"
#include "reports.h"

#define ROUNDED "rounding: {object: 2, unit: 2, institution: 2}\n"
#define ACUTE "e\xcc\x81"       // e and a combining acute accent
#define WIDE "\xe6\x97\xa5"     // a letter of two columns
#define FACE "\xf0\x9f\x98\x80" // an emoji of two columns
#define DOTS "\xe2\x80\xa6"     // the ellipsis
#define GREEN "\xe2\x97\x8f"    // full, half and empty discs
#define YELLOW "\xe2\x97\x90"
#define RED "\xe2\x97\x8b"
#define CAPPED "\xe2\x96\xbc"
#define FULL "\xe2\x96\x88"
#define SHADE "\xe2\x96\x91"

// --- cells

static const struct {
	const char *name, *text;
	size_t width;
	bool is_right;
	const char *cell;
} cells[] = {
	{"shorter", "ab", 5, false, "ab   "},
	{"shorter, to the right", "ab", 5, true, "   ab"},
	{"as wide", "abcde", 5, false, "abcde"},
	{"empty", "", 3, false, "   "},
	{"longer", "abcdef", 5, false, "abcd" DOTS},
	{"longer, to the right", "abcdef", 5, true, "abcd" DOTS},
	{"one column", "ab", 1, false, DOTS},
	{"wide letters", WIDE WIDE, 5, false, WIDE WIDE " "},
	{"wide letters, to the right", WIDE WIDE, 5, true, " " WIDE WIDE},
	{"wide letters that just fit", WIDE WIDE, 4, false, WIDE WIDE},
	{"wide letters, cut", WIDE WIDE WIDE, 5, false, WIDE WIDE DOTS},
	{"wide letters, cut in the middle of one", WIDE WIDE WIDE, 4, false, WIDE DOTS " "},
	{"an emoji", FACE "a", 4, false, FACE "a "},
	{"combining letters take no column", ACUTE ACUTE, 4, false, ACUTE ACUTE "  "},
	{"combining letters that just fit", ACUTE ACUTE ACUTE, 3, false, ACUTE ACUTE ACUTE},
	{"combining letters, cut", ACUTE ACUTE ACUTE ACUTE, 3, false, ACUTE ACUTE DOTS},
	{"a letter keeps its accent", "a" ACUTE "bc", 3, false, "a" ACUTE DOTS},
	{"line ends and tabs become blanks", "a\nb\tc\rd", 8, false, "a b c d "},
	{"what steers a terminal is shown as a mark",
         "a\033[31mb\x7f\xc2\x9b"
         "c",
         12, false, "a?[31mb??c  "},
};

START_TEST(fills_a_column_exactly)
{
	line_add_cell(&buffer, str_from(cells[_i].text), cells[_i].width, cells[_i].is_right);
	EXPECT_NUMBER(cells[_i].name, utf8_width(buffer_text(&buffer)), cells[_i].width);
	EXPECT_WRITTEN(cells[_i].name, &buffer, cells[_i].cell);
}
END_TEST

// --- whole summaries

#define PROVED(id) \
	ITEM_WITH(id, "remedy: Pasang papan., evidence: [{id: f, kind: photo, label: F}]")
#define RUBRIC_TEXT UNIT_RUBRIC(ROUNDED, PROVED("a") ITEM("b"))

static const struct report_unit two_units[REPORT_UNITS_MOST] = {
	{"id: x, name: Dinas X", "", "a=1! b=1"}, {"id: y, name: Dinas Y", "", "a=0.5 b=0.5"}};

static const struct {
	const char *name;
	enum lang lang;
	enum figure counted;
	const char *text;
} summaries[] = {
	{"Indonesian", LANG_ID, FIGURE_CLAIMED,
         "Kota Contoh · periode 2026-1 · tanggal acuan 30 Juni 2026\n"
         "R (r 1)\n"
         "\n"
         "  75,00  " YELLOW " Kuning\n"
         "  Diklaim         75,00  " YELLOW " Kuning  ← nilai\n"
         "  Terverifikasi   62,50  " YELLOW " Kuning\n"
         "  Potensi         87,50  " GREEN " Hijau\n"
         "\n"
         "  2 unit: 1 " GREEN " Hijau, 1 " RED " Merah · terjawab 4 dari 4\n"
         "\n"
         "   No  Unit layanan                           Nilai  Zona            Terverif   Potensi  Hilang\n"
         "    1  Dinas X                               100,00  " GREEN
         " Hijau           100,00    100,00    0,00  " FULL FULL FULL FULL FULL FULL FULL FULL FULL
                 FULL FULL FULL FULL FULL FULL FULL "\n"
         "    2  Dinas Y                                50,00  " RED
         " Merah            25,00     75,00   50,00  " FULL FULL FULL FULL FULL FULL FULL FULL SHADE
                 SHADE SHADE SHADE SHADE SHADE SHADE SHADE "\n"
         "\n"
         "  Kesenjangan termahal (butir nilai instansi yang hilang)\n"
         "    12,50  L — 1 unit\n"
         "           Pasang papan.\n"
         "    12,50  L — 1 unit\n"
         "\n"
         "  0,00 % bobot rubrik ini adalah anggapan, bukan angka resmi.\n"},
	{"English, verified", LANG_EN, FIGURE_VERIFIED,
         "Kota Contoh · period 2026-1 · reference date 30 June 2026\n"
         "R (r 1)\n"
         "\n"
         "  62.50  " YELLOW " Kuning\n"
         "  Claimed         75.00  " YELLOW " Yellow\n"
         "  Verified        62.50  " YELLOW " Yellow  ← score\n"
         "  Potential       87.50  " GREEN " Green\n"
         "\n"
         "  2 units: 1 " GREEN " Green, 1 " RED " Red · answered 4 of 4\n"
         "\n"
         "   No  Service unit                           Score  Zone            Verified Potential    Lost\n"
         "    1  Dinas X                               100.00  " GREEN
         " Green           100.00    100.00    0.00  " FULL FULL FULL FULL FULL FULL FULL FULL FULL
                 FULL FULL FULL FULL FULL FULL FULL "\n"
         "    2  Dinas Y                                25.00  " RED
         " Red              25.00     75.00   75.00  " FULL FULL FULL FULL SHADE SHADE SHADE SHADE
                 SHADE SHADE SHADE SHADE SHADE SHADE SHADE SHADE "\n"
         "\n"
         "  Costliest gaps (points of the institution's score lost)\n"
         "    25.00  L — 1 unit\n"
         "           Pasang papan.\n"
         "    12.50  L — 1 unit\n"
         "\n"
         "  0.00 % of this rubric's weight is assumed, not official.\n"},
};

START_TEST(sums_up_an_audit)
{
	const struct report_options options = {.lang = summaries[_i].lang,
	                                       .score = {{2026, 6, 30}, summaries[_i].counted}};
	report_write("text", rubric_sound(RUBRIC_TEXT), two_units, &options);
	EXPECT_WRITTEN(summaries[_i].name, &buffer, summaries[_i].text);
}
END_TEST

// --- columns

// The next line of a text, without its end; false behind the last.
static bool
line_next(struct str *rest, struct str *line)
{
	const char *end = rest->len ? memchr(rest->data, '\n', rest->len) : NULL;
	if (!end)
		return false;
	*line = (struct str){rest->data, (size_t)(end - rest->data)};
	*rest = (struct str){end + 1, rest->len - line->len - 1};
	return true;
}

static bool
line_holds(struct str line, const char *word, size_t *before)
{
	size_t len = strlen(word);
	for (*before = 0; *before + len <= line.len; ++*before) {
		if (memcmp(line.data + *before, word, len) == 0)
			return true;
	}
	return false;
}

// The rows of the tables end in a bar.
static bool
is_row(struct str line)
{
	size_t at;
	return line_holds(line, SHADE, &at) || line_holds(line, FULL, &at);
}

#define LONG "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu"
#define NAMED(id, name) "id: " id ", name: \"" name "\", groups: [\"" name "\"]"
#define CATEGORIES                                                                              \
	"zones: [{zone: green, floor: 81, label: Hijau, category: A, assumed: x}, {zone: red, " \
	"floor: 0, label: Merah, category: Sangat rendah, assumed: x}]\n"

static const struct report_unit named_units[REPORT_UNITS_MOST] = {
	{NAMED("a", "Dinas"), "", "a=1 b=1"},
	{NAMED("b", "Caf" ACUTE " R" ACUTE "sum" ACUTE), "", "a=0.333 b=0.5"},
	{NAMED("c", WIDE WIDE WIDE " " FACE), "", "a=0"},
	{NAMED("d", LONG), "", "a=1 b=0.9"},
	{NAMED("e", WIDE WIDE WIDE WIDE WIDE WIDE WIDE WIDE WIDE WIDE WIDE WIDE WIDE WIDE WIDE WIDE
                            WIDE WIDE WIDE "x"),
         "", "a=na b=na"},
	{NAMED("f", "Dua\\nbaris\\tdan tab"), "", "a=0.5 b=1"},
	{NAMED("g", "Merah \\e[31m dan \\x9b"), "", "a=0.1 b=1"},
};

static const struct {
	const char *name, *rubric;
} layouts[] = {
	{"two places",
         UNIT_RUBRIC(ROUNDED, ITEM_WITH("a", "optional: true") ITEM_WITH("b", "optional: true"))},
	{"no places",
         UNIT_RUBRIC("rounding: {object: 0, unit: 0, institution: 0}\n",
                     ITEM_WITH("a", "optional: true") ITEM_WITH("b", "optional: true"))},
	{"four places",
         UNIT_RUBRIC("", ITEM_WITH("a", "optional: true") ITEM_WITH("b", "optional: true"))},
	{"a top of 1000, four places",
         RUBRIC("object: unit\ntop: 1000\n",
                ITEM_WITH("a", "optional: true") ITEM_WITH("b", "optional: true"))},
	{"a top of 5", PATUH SCALES
         "object: unit\ntop: 5\nzones: [{zone: none, floor: 4, label: Sangat "
         "baik sekali di atas rata-rata, assumed: x}, {zone: none, floor: 0, label: C, "
         "assumed: x}]\nitems: [" ITEM_WITH("a", "optional: true")
                 ITEM_WITH("b", "optional: true") "]\n"},
	{"categories", PATUH CATEGORIES SCALES "object: unit\ntop: 100\n" ROUNDED
                                               "items: [" ITEM_WITH("a", "optional: true")
                                                       ITEM_WITH("b", "optional: true") "]\n"},
	{"caps",
         UNIT_RUBRIC(ROUNDED
                     "caps: [{when: {node: b, below: 100}, zone_at_most: yellow, reason: R, "
                     "assumed: x}]\n",
                     ITEM_WITH("a", "optional: true") ITEM_WITH("b", "optional: true"))},
};

START_TEST(aligns_its_columns_whatever_the_names)
{
	const struct report_options options = {.score = {{2026, 6, 30}, FIGURE_CLAIMED}};
	const char *name = layouts[_i].name;
	report_write("text", rubric_sound(layouts[_i].rubric), named_units, &options);
	struct str rest = buffer_text(&buffer), line;
	size_t rows = 0, width = 0;
	while (line_next(&rest, &line)) {
		if (!is_row(line))
			continue;
		if (rows++ == 0)
			width = utf8_width(line);
		EXPECT_NUMBER(name, utf8_width(line), width);
		// What is cut is followed by a blank: no cell runs into the next.
		size_t at = 0;
		struct str numbers = line;
		while (line_holds(numbers, DOTS, &at))
			numbers = (struct str){numbers.data + at + 3, numbers.len - at - 3};
		EXPECT(name, numbers.len > 0 && numbers.data[0] == ' ');
	}
	EXPECT_NUMBER(name, rows, 14);
}
END_TEST

START_TEST(shows_every_number_whole)
{
	const struct report_options options = {.score = {{2026, 6, 30}, FIGURE_CLAIMED}};
	static const struct report_unit units[REPORT_UNITS_MOST] = {
		{"id: a, name: " LONG, "", "a=1"}, {"id: b, name: B", "", "a=0"}};
	report_write("text", rubric_sound(RUBRIC("object: unit\ntop: 1000\n", ITEM("a"))), units,
	             &options);
	struct str rest = buffer_text(&buffer), line;
	size_t found = 0, at;
	while (line_next(&rest, &line)) {
		while (line_holds(line, "1000,0000", &at)) {
			ck_assert(at > 0 && line.data[at - 1] == ' ');
			line = (struct str){line.data + at + 9, line.len - at - 9};
			found++;
		}
	}
	// A's score, verified and potential; B's loss.
	ck_assert_uint_eq(found, 4);
}
END_TEST

// --- colours

START_TEST(writes_no_escapes_without_colour)
{
	const struct report_options options = {.score = {{2026, 6, 30}, FIGURE_CLAIMED}};
	report_write("text", rubric_sound(layouts[_i].rubric), named_units, &options);
	struct str text = buffer_text(&buffer);
	EXPECT(layouts[_i].name, !memchr(text.data, 0x1b, text.len));
	for (size_t i = 0; i < text.len; i++)
		EXPECT(layouts[_i].name,
		       (unsigned char)text.data[i] >= 0x20 || text.data[i] == '\n');
}
END_TEST

START_TEST(ends_every_colour_on_its_line)
{
	const struct report_options options = {.has_color = true,
	                                       .score = {{2026, 6, 30}, FIGURE_CLAIMED}};
	report_write("text", rubric_sound(layouts[_i].rubric), named_units, &options);
	struct str rest = buffer_text(&buffer), line;
	size_t escapes = 0, at;
	while (line_next(&rest, &line)) {
		bool is_open = false;
		while (line_holds(line, "\033[", &at)) {
			struct str code = {line.data + at, line.len - at};
			bool is_end = str_starts(code, STR("\033[0m"));
			// A style of no colour is only its end.
			EXPECT(layouts[_i].name, is_end || !is_open);
			is_open = !is_end;
			line = (struct str){code.data + 2, code.len - 2};
			escapes++;
		}
		EXPECT(layouts[_i].name, !is_open);
	}
	EXPECT(layouts[_i].name, escapes > 0);
}
END_TEST

// --- what is said where

#define PRODUCTS RUBRIC("object: product\ntop: 100\n" ROUNDED, ITEM("a") ITEM("b"))
#define SEVEN ITEM("a") ITEM("b") ITEM("c") ITEM("d") ITEM("e") ITEM("f") ITEM("g")

static const struct {
	const char *name, *rubric;
	struct report_unit units[REPORT_UNITS_MOST];
	enum lang lang;
	const char *said, *unsaid; // a whole line; a word
} lines[] = {
	{"no score",
         PRODUCTS,
         {{"id: x, name: X", "", ""}},
         LANG_ID,
         "  1 unit: 1 belum dinilai · terjawab 0 dari 0",
         "0,00 "},
	{"no score in English",
         PRODUCTS,
         {{"id: x, name: X", "", ""}},
         LANG_EN,
         "  1 unit: 1 not scored · answered 0 of 0",
         "0.00 "},
	{"no units", PRODUCTS, {{0}}, LANG_EN, "  0 units: · answered 0 of 0", "Costliest"},
	{"a loss of one product",
         PRODUCTS,
         {{"id: x, name: X", "p q", "p/a=1 p/b=1 q/b=1"}},
         LANG_EN,
         "    25.00  L — 1 product in 1 unit",
         "products"},
	{"a loss of products",
         PRODUCTS,
         {{"id: x, name: X", "p q", "p/b=1 q/b=1"}},
         LANG_EN,
         "    50.00  L — 2 products in 1 unit",
         "units"},
	{"a loss of a direct value",
         PRODUCTS,
         {{"id: x, name: X", "", "total=75"}},
         LANG_ID,
         "    25,00  nilai langsung — 1 produk di 1 unit",
         "▼"},
	{"nothing is lost",
         PRODUCTS,
         {{"id: x, name: X", "p", "p/a=1 p/b=1"}},
         LANG_ID,
         "  100,00  " GREEN " Hijau",
         "Kesenjangan"},
	{"a capped unit",
         UNIT_RUBRIC(ROUNDED
                     "caps: [{when: {node: b, below: 100}, zone_at_most: red, reason: R, assumed: "
                     "x}]\n",
                     ITEM("a") ITEM_OF("b", "0")),
         {{"id: x, name: X", "", "a=1 b=0"}},
         LANG_ID,
         "  ▼ dibatasi oleh syarat rubrik; `patuh explain … --unit ID` menyebut sebabnya",
         "\033"},
	{"an opinion",
         UNIT_RUBRIC(ROUNDED
                     "opinions: [{id: o, label: Pernyataan, en: Opinion, outcomes: [{label: Patuh, "
                     "en: Compliant}]}]\n",
                     ITEM("a")),
         {{"id: x, name: X", "", "a=1"}},
         LANG_EN,
         "  Opinion: Compliant",
         "Patuh"},
	{"a category and a predicate",
         PATUH SCALES
         "zones: [{zone: green, floor: 0, label: Hijau, category: A, predicate: Tinggi, "
         "assumed: x}]\nobject: unit\ntop: 100\n" ROUNDED "items: [" ITEM("a") "]\n",
         {{"id: x, name: X", "", "a=1"}},
         LANG_ID,
         "  100,00  " GREEN " Hijau · kategori A · Tinggi",
         "▼"},
	{"assumed weights",
         UNIT_RUBRIC(ROUNDED, ITEM_OF("a", "1") ITEM_OF("b", "2") ITEM("c")),
         {{"id: x, name: X", "", "a=1"}},
         LANG_ID,
         "  75,00 % bobot rubrik ini adalah anggapan, bukan angka resmi.",
         "▼"},
};

START_TEST(says_what_there_is_to_say)
{
	const struct report_options options = {.lang = lines[_i].lang,
	                                       .score = {{2026, 6, 30}, FIGURE_CLAIMED}};
	report_write("text", rubric_sound(lines[_i].rubric), lines[_i].units, &options);
	struct str rest = buffer_text(&buffer), line;
	bool is_said = false;
	size_t at;
	while (line_next(&rest, &line))
		is_said |= str_equal(line, str_from(lines[_i].said));
	EXPECT(lines[_i].name, is_said);
	// The last line, about the weights, always has a number.
	rest = buffer_text(&buffer);
	while (line_next(&rest, &line) && !line_holds(line, " % ", &at))
		EXPECT(lines[_i].name, !line_holds(line, lines[_i].unsaid, &at));
}
END_TEST

START_TEST(marks_a_unit_that_a_cap_decided)
{
	const struct report_options options = {.score = {{2026, 6, 30}, FIGURE_CLAIMED}};
	static const struct report_unit units[REPORT_UNITS_MOST] = {
		{"id: x, name: X", "", "a=1 b=0"}, {"id: y, name: Y", "", "a=1 b=1"}};
	report_write("text",
	             rubric_sound(UNIT_RUBRIC(
			     ROUNDED "caps: [{when: {node: b, below: 100}, zone_at_most: red, "
				     "reason: R, assumed: x}]\n",
			     ITEM("a") ITEM_OF("b", "0"))),
	             units, &options);
	struct str rest = buffer_text(&buffer), line;
	size_t capped = 0, plain = 0, at;
	while (line_next(&rest, &line)) {
		capped += is_row(line) && line_holds(line, RED " Merah " CAPPED, &at);
		plain += is_row(line) && !line_holds(line, CAPPED, &at);
	}
	ck_assert_uint_eq(capped, 1);
	ck_assert_uint_eq(plain, 1);
}
END_TEST

START_TEST(lists_the_five_costliest_gaps)
{
	const struct report_options options = {.lang = LANG_EN,
	                                       .score = {{2026, 6, 30}, FIGURE_CLAIMED}};
	static const struct report_unit units[REPORT_UNITS_MOST] = {
		{"id: x, name: X", "", "a=0.1 b=0.6 c=0.2 d=0.3 e=0.4 f=0.9 g=0.8"}};
	report_write("text", rubric_sound(UNIT_RUBRIC(ROUNDED, SEVEN)), units, &options);
	struct str rest = buffer_text(&buffer), line;
	struct buffer gaps;
	buffer_init(&gaps);
	size_t at;
	while (line_next(&rest, &line)) {
		if (line_holds(line, "  L ", &at))
			buffer_add(&gaps, (struct str){line.data + 4, at - 4});
	}
	EXPECT_TEXT("gaps", buffer_text(&gaps), "12.8611.4310.00 8.57 5.71");
	buffer_finish(&gaps);
}
END_TEST

START_TEST(numbers_a_thousand_units)
{
	const struct report_options options = {.score = {{2026, 6, 30}, FIGURE_CLAIMED}};
	struct report_unit units[1000];
	for (size_t i = 0; i < COUNT_OF(units); i++) {
		char keys[40];
		(void)snprintf(keys, sizeof(keys), "id: u%zu, name: U", i);
		units[i] = (struct report_unit){str_copy(arena, str_from(keys)).data, "", "a=1"};
	}
	report_write_many("text", rubric_sound(UNIT_RUBRIC(ROUNDED, ITEM("a"))), COUNT_OF(units),
	                  units, &options);
	struct str rest = buffer_text(&buffer), line;
	size_t last = 0, place = 0, at;
	while (line_next(&rest, &line)) {
		if (line_holds(line, " U  ", &at)) {
			ck_assert(last++ == 0 || at == place); // one below the other
			place = at;
		}
	}
	ck_assert_uint_eq(last, COUNT_OF(units));
	ck_assert_ptr_nonnull(strstr(str_copy(arena, buffer_text(&buffer)).data, "\n  1000  U "));
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, fixture_init, fixture_finish);
	ADD_ROWS(tests, fills_a_column_exactly, cells);
	ADD_ROWS(tests, sums_up_an_audit, summaries);
	ADD_ROWS(tests, aligns_its_columns_whatever_the_names, layouts);
	tcase_add_test(tests, shows_every_number_whole);
	ADD_ROWS(tests, writes_no_escapes_without_colour, layouts);
	ADD_ROWS(tests, ends_every_colour_on_its_line, layouts);
	ADD_ROWS(tests, says_what_there_is_to_say, lines);
	tcase_add_test(tests, marks_a_unit_that_a_cap_decided);
	tcase_add_test(tests, lists_the_five_costliest_gaps);
	tcase_add_test(tests, numbers_a_thousand_units);
}

int
main(void)
{
	return tests_run("text", add);
}
