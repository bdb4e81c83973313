// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "reports.h"

#define ROUNDED "rounding: {object: 2, unit: 2, institution: 2}\n"
#define PRODUCTS(keys, items) RUBRIC("object: product\ntop: 100\n" ROUNDED keys, items)
#define CAPS                                                                          \
	"caps: [{when: {node: b, below: 100}, zone_at_most: yellow, reason: Tanpa b," \
	" assumed: x}]\n"
#define OPINION(id, node)                                                    \
	"{id: " id ", label: Opini " id ", outcomes: [{label: Bersih, when:" \
	" {node: " node ", at_least: 100}}, {label: Catatan}]}"
#define THREE(a, b, c) ITEM(a) ITEM(b) ITEM(c)
#define NINE THREE("a", "b", "c") THREE("d", "e", "f") THREE("g", "h", "i")
// One more than there are rows for.
#define THIRTEEN NINE THREE("j", "k", "l") "{id: m, label: Lemah, scale: angka}, "
#define GREEN "<i>\xe2\x97\x8f</i> Hijau</span>"
#define YELLOW "<i>\xe2\x97\x90</i> Kuning"
#define RED "<i>\xe2\x97\x8b</i> Merah</span>"
#define CAPPED "\xe2\x96\xbc"
#define DASH "\xe2\x80\x93"

// The page of a unit of each of these: what it says, and what it does not ("" for nothing).
static const struct {
	const char *name, *rubric;
	struct report_unit unit;
	enum figure counted;
	const char *says, *says_not;
} pages[] = {
	// the panel
	{"score, best score and zone",
         UNIT_RUBRIC(ROUNDED, ITEM("a")),
         {"id: u, name: U", "", "a=0.81"},
         FIGURE_CLAIMED,
         "<p class=\"number\">81,00 <small>dari 100</small></p>\n<p><span class=\"zone green\">" GREEN,
         CAPPED},
	{"the figure that counts",
         UNIT_RUBRIC(ROUNDED, ITEM_WITH("a", "evidence: [{id: f, kind: photo, label: F}]")),
         {"id: u, name: U", "", "a=1"},
         FIGURE_VERIFIED,
         "<p class=\"number\">0,00 <small>",
         ""},
	{"and its row",
         UNIT_RUBRIC(ROUNDED, ITEM("a")),
         {"id: u, name: U", "", "a=0.5"},
         FIGURE_VERIFIED,
         "<tr class=\"counted\"><th scope=\"row\">Terverifikasi</th><td class=\"n\">50,00</td>",
         "<tr class=\"counted\"><th scope=\"row\">Diklaim"},
	{"no score",
         UNIT_RUBRIC("unanswered: exclude\n", ITEM("a")),
         {"id: u, name: U", "", ""},
         FIGURE_CLAIMED,
         "<p><span class=\"zone none\">belum dinilai</span></p>\n<p class=\"band\"></p>",
         "class=\"number\""},
	{"a name that would be a tag",
         UNIT_RUBRIC("", ITEM("a")),
         {"id: u, name: \"</h1><b x='1'>&\"", "", "a=1"},
         FIGURE_CLAIMED,
         "<h1>&lt;/h1&gt;&lt;b x=&#39;1&#39;&gt;&amp;</h1>",
         "<b x"},
	// bars and floors
	{"the score on the scale, with the floors",
         UNIT_RUBRIC(ROUNDED, ITEM("a")),
         {"id: u, name: U", "", "a=0.125"},
         FIGURE_CLAIMED,
         "<rect class=\"fill\" width=\"12.50%\" height=\"100%\"/><rect class=\"tick\" x=\"81.00%\" "
         "width=\"1\" height=\"100%\"/><rect class=\"tick\" x=\"51.00%\" width=\"1\" "
         "height=\"100%\"/></svg>",
         "x=\"0.00%\""},
	{"floors of another scale",
         PATUH "object: unit\ntop: 5\n" SCALES
               "zones: [{zone: green, floor: 4.51, label: A, assumed: x},"
               " {zone: green, floor: 4.3, label: B, assumed: x},"
               " {zone: red, floor: 0, label: C, assumed: x}]\nitems: [" ITEM("a") "]\n",
         {"id: u, name: U", "", "a=1"},
         FIGURE_CLAIMED,
         "<text x=\"86.00%\" y=\"100%\">4,3</text></svg>",
         ">4,51</text>"},
	// groups
	{"the exact mean over the products",
         PRODUCTS("", GROUP("g", ITEM("a") ITEM("b") ITEM("c")) ITEM("d")),
         {"id: u, name: U", "p q", "p/a=0.0001 q/b=0.0002"},
         FIGURE_CLAIMED,
         "<rect class=\"fill\" width=\"0.01%\" height=\"100%\"/></svg></td><td class=\"n\">0,01 %</td>",
         ""},
	{"rounded once",
         PRODUCTS("", GROUP("g", ITEM("a") ITEM("b") ITEM("c")) ITEM("d")),
         {"id: u, name: U", "p q", "p/a=0.0002 p/d=1 q/d=1"},
         FIGURE_CLAIMED,
         "<td class=\"n\">0,00 %</td>",
         "0,01"},
	{"only over those where it counts",
         PRODUCTS("", ITEM_WITH("a", "optional: true") ITEM("b")),
         {"id: u, name: U", "p q", "p/a=0.5 q/a=na p/b=1 q/b=1"},
         FIGURE_CLAIMED,
         ">50,00 %</td>",
         ">25,00 %</td>"},
	{"nowhere",
         UNIT_RUBRIC("", ITEM_WITH("a", "optional: true") ITEM("b")),
         {"id: u, name: U", "", "a=na b=1"},
         FIGURE_CLAIMED,
         "<td class=\"n\">" DASH "</td></tr>\n<tr>",
         ">0,00 %</td>"},
	{"below a single group",
         UNIT_RUBRIC("", "{id: g, label: Luar, items: [{id: h, label: Dalam, items: [" ITEM("a")
                                 ITEM("b") "]}]}"),
         {"id: u, name: U", "", "a=1 b=1"},
         FIGURE_CLAIMED,
         "<div class=\"one\">L</div>",
         "<div class=\"one\">Dalam"},
	{"a group of groups is opened",
         UNIT_RUBRIC("", GROUP("g", GROUP("h", ITEM("a") ITEM("b"))) ITEM("c")),
         {"id: u, name: U", "", "a=1 b=0 c=1"},
         FIGURE_CLAIMED,
         "<tr class=\"inner\"><th scope=\"row\"><div class=\"one\">L</div>",
         ""},
	{"a group of items is not",
         UNIT_RUBRIC("", GROUP("g", ITEM("a") ITEM("b")) ITEM("c")),
         {"id: u, name: U", "", "a=1 b=0 c=1"},
         FIGURE_CLAIMED,
         "<td class=\"n\">50,00 %</td>",
         "class=\"inner\""},
	{"nor one for which there is no room",
         UNIT_RUBRIC("", GROUP("gg", GROUP("hh", ITEM("x")) THIRTEEN)),
         {"id: u, name: U", "", "x=0.25"},
         FIGURE_CLAIMED,
         "<small>12 terlemah dari 14</small>",
         "class=\"inner\""},
	{"the weakest twelve",
         UNIT_RUBRIC("", THIRTEEN),
         {"id: u, name: U", "", "a=1 b=0.9 c=1 d=1 e=1 f=1 g=1 h=1 i=1 j=1 k=1 l=1 m=0.5"},
         FIGURE_CLAIMED,
         "<small>12 terlemah dari 13</small></h2>\n<table class=\"parts\">\n<tbody>\n<tr><th "
         "scope=\"row\"><div class=\"one\">Lemah</div>",
         ""},
	{"a direct value has none",
         UNIT_RUBRIC("", ITEM("a")),
         {"id: u, name: U", "", "total=50"},
         FIGURE_CLAIMED,
         "<p class=\"quiet\">Hasil dicatat sebagai nilai langsung",
         "class=\"parts\""},
	{"nor has what is not scored",
         UNIT_RUBRIC("unanswered: exclude\n", ITEM("a")),
         {"id: u, name: U", "", ""},
         FIGURE_CLAIMED,
         "kelompok</h2>\n<p class=\"quiet\">Belum ada jawaban yang dihitung.</p>",
         "class=\"parts\""},
	// products
	{"the weakest product first, without a score last",
         PRODUCTS("unanswered: exclude\n", ITEM("a")),
         {"id: u, name: U", "p q r", "q/a=0.9 r/a=0.2"},
         FIGURE_CLAIMED,
         "<td class=\"n\">20,00</td><td><span class=\"zone red\">" RED
         "</td></tr>\n<tr><th scope=\"row\"><div class=\"one\">N</div></th><td class=\"n\">90,00</td>"
         "<td><span class=\"zone green\">" GREEN
         "</td></tr>\n<tr><th scope=\"row\"><div class=\"one\">N</div></th><td class=\"n\">" DASH
         "</td><td><span class=\"zone none\">belum dinilai</span>",
         "<p class=\"quiet\">"},
	{"six of eight products",
         PRODUCTS("", ITEM("a")),
         {"id: u, name: U", "p q r s t v w x",
          "p/a=0.1 q/a=0.2 r/a=0.3 s/a=0.4 t/a=0.5 v/a=0.6 w/a=0.7 x/a=0.8"},
         FIGURE_CLAIMED,
         "<p class=\"quiet\"> dan 2 lainnya</p>",
         "<td class=\"n\">70,00</td><td><span"},
	{"a single product is the unit",
         PRODUCTS("", ITEM("a")),
         {"id: u, name: U", "p", "p/a=0.1"},
         FIGURE_CLAIMED,
         "<p class=\"facts\">Terjawab 1 dari 1</p>",
         "Produk layanan"},
	// gaps
	{"several products that lose at an item are one gap",
         PRODUCTS("", ITEM("a") ITEM("b")),
         {"id: u, name: U", "p q r", "p/a=1 q/a=0 r/a=0 p/b=1 q/b=1 r/b=1"},
         FIGURE_CLAIMED,
         "<div class=\"one quiet\">N dan 1 lainnya</div></th><td class=\"n\">33,33</td>",
         "<td class=\"n\">50,00</td><td><div"},
	{"all of them",
         PRODUCTS("", ITEM("a") ITEM("b")),
         {"id: u, name: U", "p q", "p/a=0 q/a=0 p/b=1 q/b=1"},
         FIGURE_CLAIMED,
         "<div class=\"one quiet\">semua produk</div></th><td class=\"n\">50,00</td>",
         "lainnya"},
	{"a single one by its name",
         PRODUCTS("", ITEM("a")),
         {"id: u, name: U", "p", "p/a=0"},
         FIGURE_CLAIMED,
         "<div class=\"one quiet\">N</div></th>",
         "semua produk"},
	{"the product of an answer for each product",
         UNIT_RUBRIC(ROUNDED, ITEM_WITH("a", "per: product") ITEM("b")),
         {"id: u, name: U", "p q", "p/a=1 q/a=0.5 b=1"},
         FIGURE_CLAIMED,
         "<div class=\"one quiet\">N</div></th><td class=\"n\">12,50</td>",
         "semua produk"},
	{"remedy and evidence, what is required first",
         UNIT_RUBRIC(ROUNDED,
                     ITEM_WITH("a",
                               "remedy: Perbaiki., evidence: [{id: f, kind: photo, label: Foto},"
                               " {id: s, kind: document, label: SK, required: true}]")),
         {"id: u, name: U", "", "a=0"},
         FIGURE_CLAIMED,
         "<div class=\"three\">Perbaiki.</div></td><td><div class=\"three\"><span "
         "class=\"quiet\">Wajib:</span> SK \xc2\xb7 Foto</div>",
         ""},
	{"the dearest first, and only five",
         UNIT_RUBRIC(ROUNDED, ITEM("a") ITEM("b") ITEM("c") ITEM("d") ITEM("e") ITEM("f")),
         {"id: u, name: U", "", "a=0.6 b=0.1 c=0.2 d=0.3 e=0.4 f=0.5"},
         FIGURE_CLAIMED,
         "<tbody>\n<tr><th scope=\"row\"><div class=\"two\">L</div></th><td class=\"n\">15,00</td>",
         "<td class=\"n\">6,67</td>"},
	{"a direct value for a group is a gap",
         UNIT_RUBRIC(ROUNDED, GROUP("g", ITEM("a")) ITEM("b")),
         {"id: u, name: U", "", "g=50 b=1"},
         FIGURE_CLAIMED,
         "<div class=\"two\">L</div></th><td class=\"n\">25,00</td>",
         ""},
	{"one for all is none",
         UNIT_RUBRIC(ROUNDED, ITEM("a")),
         {"id: u, name: U", "", "total=50"},
         FIGURE_CLAIMED,
         "<p class=\"quiet\">Nilai langsung tidak menunjukkan",
         "class=\"gaps\""},
	{"nothing is lost",
         UNIT_RUBRIC(ROUNDED, ITEM("a")),
         {"id: u, name: U", "", "a=1"},
         FIGURE_CLAIMED,
         "<p class=\"quiet\">Tidak ada indikator yang menghilangkan butir.</p>",
         "class=\"gaps\""},
	// the follow-up
	{"gaps, then empty rows",
         UNIT_RUBRIC(ROUNDED, ITEM("a") ITEM("b")),
         {"id: u, name: U", "", "a=1 b=0"},
         FIGURE_CLAIMED,
         "<tbody>\n<tr><th scope=\"row\"><div class=\"two\">L</div></th><td></td><td></td><td></td></tr>\n"
         "<tr><td></td><td></td><td></td><td></td></tr>\n"
         "<tr><td></td><td></td><td></td><td></td></tr>\n"
         "<tr><td></td><td></td><td></td><td></td></tr>\n"
         "<tr><td></td><td></td><td></td><td></td></tr>\n</tbody>",
         ""},
	// remarks
	{"why a zone is limited",
         UNIT_RUBRIC(ROUNDED CAPS, ITEM("a") ITEM_OF("b", "0.1")),
         {"id: u, name: U", "", "a=1 b=0"},
         FIGURE_CLAIMED,
         "<li class=\"two\">" CAPPED " Dibatasi: Tanpa b</li>",
         ""},
	{"with a mark beside the zone",
         UNIT_RUBRIC(ROUNDED CAPS, ITEM("a") ITEM_OF("b", "0.1")),
         {"id: u, name: U", "", "a=1 b=0"},
         FIGURE_CLAIMED,
         "<p><span class=\"zone yellow\">" YELLOW " " CAPPED "</span></p>",
         ""},
	{"of products the first, and how many more",
         PRODUCTS(CAPS, ITEM("a") ITEM_OF("b", "0.1")),
         {"id: u, name: U", "p q r", "p/a=1 p/b=1 q/a=1 q/b=0 r/a=1 r/b=0"},
         FIGURE_CLAIMED,
         "Dibatasi: <b>N dan 1 lainnya</b> " DASH " Tanpa b</li>",
         ""},
	{"an opinion",
         UNIT_RUBRIC("opinions: [" OPINION("x", "a") "]\n", ITEM("a")),
         {"id: u, name: U", "", "a=1"},
         FIGURE_CLAIMED,
         "<li class=\"one\">Opini x: <b>Bersih</b></li>",
         ""},
	{"two of three opinions",
         UNIT_RUBRIC(
		 "opinions: [" OPINION("x", "a") "," OPINION("y", "b") "," OPINION("z", "a") "]\n",
		 ITEM("a") ITEM("b")),
         {"id: u, name: U", "", "a=1 b=0"},
         FIGURE_CLAIMED,
         "<li class=\"one\">Opini x: <b>Bersih</b></li>\n<li class=\"one\">Opini y: <b>Catatan</b> dan 1 lainnya</li>",
         "Opini z"},
	{"no remarks",
         UNIT_RUBRIC("", ITEM("a")),
         {"id: u, name: U", "", "a=1"},
         FIGURE_CLAIMED,
         "<h1>U</h1>",
         "<ul"},
	// room
	{"rows of three lines where there is room",
         UNIT_RUBRIC("", NINE),
         {"id: u, name: U", "", "a=1"},
         FIGURE_CLAIMED,
         "<table class=\"gaps\">",
         "<table class=\"gaps tight\">"},
	{"of two where there is not",
         UNIT_RUBRIC("opinions: [" OPINION("x", "a") "]\n", NINE),
         {"id: u, name: U", "", "a=1"},
         FIGURE_CLAIMED,
         "<table class=\"gaps tight\">",
         "<table class=\"gaps\">"},
};

static void
write_terminated(const struct rubric *rubric, const struct report_unit units[REPORT_UNITS_MOST],
                 const struct report_options *options)
{
	buffer.len = 0;
	report_write("rapor", rubric, units, options);
	buffer_add_char(&buffer, '\0');
}

START_TEST(writes_what_a_unit_is_told)
{
	const char *name = pages[_i].name;
	const struct report_options options = {.score = {{2026, 6, 30}, pages[_i].counted},
	                                       .tool_version = "1"};
	const struct report_unit units[REPORT_UNITS_MOST] = {pages[_i].unit};
	write_terminated(rubric_sound(pages[_i].rubric), units, &options);
	const char *body = strstr(buffer.data, "<body>");
	ck_assert_ptr_nonnull(body);
	EXPECT(name, strstr(body, pages[_i].says) != NULL);
	EXPECT(name, !*pages[_i].says_not || strstr(body, pages[_i].says_not) == NULL);
}
END_TEST

static size_t
occurrences(const char *text)
{
	size_t count = 0;
	for (const char *at = buffer.data; (at = strstr(at, text)); at += strlen(text))
		count++;
	return count;
}

START_TEST(gives_each_unit_a_page_in_the_order_read)
{
	const struct report_options options = {.score = {{2026, 6, 30}, FIGURE_CLAIMED},
	                                       .tool_version = "1"};
	const struct rubric *rubric = rubric_sound(UNIT_RUBRIC(ROUNDED, ITEM("a")));
	const struct report_unit units[REPORT_UNITS_MOST] = {{"id: u, name: Kedua", "", "a=0.5"},
	                                                     {"id: v, name: Pertama", "", "a=1"}};
	write_terminated(rubric, units, &options);
	EXPECT_NUMBER("sheets", occurrences("<section class=\"sheet\""), 3);
	const char *first = strstr(buffer.data, "id=\"unit-1\"");
	const char *second = strstr(buffer.data, "id=\"unit-2\"");
	ck_assert_ptr_nonnull(first);
	ck_assert_ptr_nonnull(second);
	EXPECT("the first", first < strstr(buffer.data, "<h1>Kedua</h1>"));
	EXPECT("ends before the second", strstr(buffer.data, "<h1>Kedua</h1>") < second);
	EXPECT("the second", second < strstr(buffer.data, "<h1>Pertama</h1>"));
	EXPECT_NUMBER("pages of the first", occurrences("<h1>Kedua</h1>"), 1);
	// The institution ranks them.
	const char *best = strstr(buffer.data, "<a href=\"#unit-2\">Pertama</a>");
	ck_assert_ptr_nonnull(best);
	EXPECT("the best leads", best < strstr(buffer.data, "<a href=\"#unit-1\">Kedua</a>"));
	EXPECT("every page names the institution",
	       occurrences("<p class=\"from one\">Kota Contoh</p>") == 3);
}
END_TEST

START_TEST(speaks_the_language_that_is_asked_for)
{
	const struct report_options options = {
		.lang = LANG_EN, .score = {{2026, 6, 30}, FIGURE_CLAIMED}, .tool_version = "1"};
	const struct report_unit units[REPORT_UNITS_MOST] = {{"id: u, name: U", "", "a=0.5"}};
	write_terminated(rubric_sound(UNIT_RUBRIC(ROUNDED, ITEM_WITH("a", "en: In English"))),
	                 units, &options);
	static const char *const texts[] = {"<html lang=\"en\">", "50.00 <small>out of 100",
	                                    "<div class=\"two\">In English</div>", "30 June 2026"};
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		EXPECT(texts[i], strstr(buffer.data, texts[i]) != NULL);
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, fixture_init, fixture_finish);
	ADD_ROWS(tests, writes_what_a_unit_is_told, pages);
	tcase_add_test(tests, gives_each_unit_a_page_in_the_order_read);
	tcase_add_test(tests, speaks_the_language_that_is_asked_for);
}

int
main(void)
{
	return tests_run("rapor", add);
}
