// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "inspect/scan.h"

#include "fixture.h"
#include "inspect/terms.h"

static const struct {
	const char *text, *words;
} texts[] = {
	{"Foto Papan Persyaratan.JPG", "foto papan persyaratan jpg"},
	{"akta-kelahiran/alur_layanan", "akta kelahiran alur layanan"},
	{"Kependudukan dan Pencatatan Sipil", "kependudukan pencatatan sipil"},
	{"standar.persyaratan", "standar persyaratan"},
	{"alurnya biayanya tanya nyanya", "alur biaya tanya nya"},
	{"IMG_20260504 (2)", "img 20260504 2"},
	{"foto12b", "foto 12 b"},
	{"caf\xc3\xa9 di Jakarta", "caf\xc3\xa9 jakarta"},
	{"--- !", ""},
	{"", ""},
};

START_TEST(words_are_made_alike)
{
	struct terms terms = terms_of(arena, str_from(texts[_i].text));
	for (size_t i = 0; i < terms.count; i++) {
		buffer_add_text(&buffer, i ? " " : "");
		buffer_add(&buffer, terms.words[i]);
	}
	EXPECT_WRITTEN(texts[_i].text, &buffer, texts[_i].words);
}
END_TEST

static const struct {
	const char *whole, *part;
	bool has_run;
	size_t common;
} runs[] = {
	{"k b c", "b c", true, 2}, {"k b c", "k c", false, 2}, {"k b", "k b c", false, 2},
	{"k b c", "", false, 0},   {"", "k", false, 0},        {"k k b", "k b", true, 2},
	{"x", "x", true, 1},       {"xy", "x", false, 0},
};

START_TEST(words_are_compared)
{
	struct terms whole = terms_of(arena, str_from(runs[_i].whole)),
		     part = terms_of(arena, str_from(runs[_i].part));
	EXPECT_NUMBER(runs[_i].whole, terms_have_run(&whole, &part), runs[_i].has_run);
	EXPECT_NUMBER(runs[_i].whole, terms_common(&whole, &part), runs[_i].common);
	terms_remove(&whole, &part);
	EXPECT_NUMBER(runs[_i].whole, terms_common(&whole, &part), 0);
}
END_TEST

#define PHOTO "{id: foto, kind: photo, label: Foto papan, required: true}"
#define DEED "{id: sk, kind: document, label: SK pengelola}"
#define NAMED(id, label, keys) "{id: " id ", label: " label ", scale: angka, " keys "}, "
#define ITEMS                                                                                    \
	NAMED("standar.persyaratan", "Persyaratan", "evidence: [" PHOTO "]")                     \
	NAMED("standar.waktu", "Jangka waktu penyelesaian", "evidence: [" PHOTO "]")             \
	NAMED("informasi.waktu", "Informasi jam buka", "evidence: [" PHOTO "]")                  \
	NAMED("pengaduan", "Pejabat pengaduan", "per: product, evidence: [" PHOTO ", " DEED "]") \
	NAMED("survei", "Survei kepuasan", "per: respondent, evidence: [" PHOTO "]")             \
	NAMED("kosong", "Tanpa bukti", "")
#define HEAD "patuh: evidence/1\nrubric: r\ninstitution: I\nperiod: P\n"
#define UNIT_A                                                                                         \
	"- id: dukcapil\n  name: Dinas Kependudukan dan Pencatatan Sipil\n"                            \
	"  products: [{id: akta-lahir, name: Akta Kelahiran}, {id: akta-mati, name: Akta Kematian}]\n" \
	"  entries:\n"                                                                                 \
	"  - {item: standar.persyaratan, answer: 1}\n"                                                 \
	"  - {item: pengaduan, product: akta-lahir, answer: 1}\n"                                      \
	"  - {item: survei, respondent: x, answer: 1}\n"                                               \
	"  - {item: survei, respondent: y, answer: 1}\n"
#define UNIT_B \
	"- id: pkm-melati\n  name: Puskesmas Melati\n  products: [{id: umum, name: Pemeriksaan Umum}]\n  entries: []\n"
#define UNIT_C "- {id: pkm-kenanga, name: Puskesmas Kenanga, entries: []}\n"
#define ONE HEAD "units:\n" UNIT_A
#define ALL HEAD "units:\n" UNIT_A UNIT_B UNIT_C

static const struct {
	const char *evidence, *path;
	enum content content;
	const char *
		expected; // verdict: unit/product/item/evidence, "?" and the choices, "!" with an entry
} proposals[] = {
	{ALL, "dukcapil/persyaratan.jpg", CONTENT_IMAGE,
         "sure: dukcapil/-/standar.persyaratan/foto!"},
	{ALL, "dukcapil/standar/persyaratan.jpg", CONTENT_IMAGE,
         "sure: dukcapil/-/standar.persyaratan/foto!"},
	{ALL, "Dinas Kependudukan dan Pencatatan Sipil/Persyaratan (2).JPG", CONTENT_IMAGE,
         "sure: dukcapil/-/standar.persyaratan/foto!"},
	{ALL, "pencatatan sipil/persyaratan.jpg", CONTENT_IMAGE,
         "likely: dukcapil/-/standar.persyaratan/foto!"},
	{ALL, "dukcapil/persyaratan.pdf", CONTENT_DOCUMENT,
         "likely: dukcapil/-/standar.persyaratan/foto!"},
	{ONE, "persyaratan.jpg", CONTENT_IMAGE, "sure: dukcapil/-/standar.persyaratan/foto!"},
	{ALL, "persyaratan.jpg", CONTENT_IMAGE, "unknown: -/-/-/-"},
	{ALL, "puskesmas/persyaratan.jpg", CONTENT_IMAGE,
         "ambiguous: -/-/-/- ? pkm-melati, pkm-kenanga"},
	{ALL, "dukcapil/pkm-melati/persyaratan.jpg", CONTENT_IMAGE,
         "ambiguous: -/-/-/- ? pkm-melati, dukcapil"},
	{ALL, "pkm-melati/persyaratan.jpg", CONTENT_IMAGE,
         "sure: pkm-melati/-/standar.persyaratan/foto"},
	// items
	{ONE, "IMG 0421.jpg", CONTENT_IMAGE, "unknown: dukcapil/-/-/-"},
	{ONE, "waktu.jpg", CONTENT_IMAGE,
         "ambiguous: dukcapil/-/-/- ? standar.waktu, informasi.waktu"},
	{ONE, "standar waktu.jpg", CONTENT_IMAGE, "sure: dukcapil/-/standar.waktu/foto"},
	{ONE, "informasi/waktu.jpg", CONTENT_IMAGE, "sure: dukcapil/-/informasi.waktu/foto"},
	{ONE, "jangka penyelesaian.jpg", CONTENT_IMAGE, "likely: dukcapil/-/standar.waktu/foto"},
	{ONE, "penyelesaian.jpg", CONTENT_IMAGE, "unknown: dukcapil/-/-/-"},
	{ONE, "persyaratan dan jangka waktu penyelesaian.jpg", CONTENT_IMAGE,
         "ambiguous: dukcapil/-/-/- ? standar.waktu, standar.persyaratan"},
	{ONE, "tanpa bukti.jpg", CONTENT_IMAGE, "unknown: dukcapil/-/-/-"},
	// products
	{ONE, "akta kelahiran/pejabat pengaduan foto.jpg", CONTENT_IMAGE,
         "sure: dukcapil/akta-lahir/pengaduan/foto!"},
	{ONE, "akta-mati/pejabat pengaduan foto.jpg", CONTENT_IMAGE,
         "sure: dukcapil/akta-mati/pengaduan/foto"},
	{ONE, "akta/pejabat pengaduan foto.jpg", CONTENT_IMAGE,
         "ambiguous: dukcapil/-/pengaduan/foto ? akta-lahir, akta-mati"},
	{ONE, "akta-lahir/akta-mati/pengaduan foto.jpg", CONTENT_IMAGE,
         "ambiguous: dukcapil/-/pengaduan/foto ? akta-lahir, akta-mati"},
	{ONE, "pejabat pengaduan foto.jpg", CONTENT_IMAGE, "unknown: dukcapil/-/pengaduan/foto"},
	{ALL, "pkm-melati/pengaduan foto.jpg", CONTENT_IMAGE,
         "sure: pkm-melati/umum/pengaduan/foto"},
	// the evidence wanted
	{ONE, "akta-lahir/pengaduan/SK.pdf", CONTENT_DOCUMENT,
         "sure: dukcapil/akta-lahir/pengaduan/sk!"},
	{ONE, "akta-lahir/pengaduan/x.pdf", CONTENT_DOCUMENT,
         "sure: dukcapil/akta-lahir/pengaduan/sk!"},
	{ONE, "akta-lahir/pengaduan/x.jpg", CONTENT_IMAGE,
         "ambiguous: dukcapil/akta-lahir/pengaduan/-!"},
	{ONE, "akta-lahir/pengaduan/foto.jpg", CONTENT_IMAGE,
         "sure: dukcapil/akta-lahir/pengaduan/foto!"},
	{ONE, "akta-lahir/pengaduan/x.mp3", CONTENT_SOUND,
         "ambiguous: dukcapil/akta-lahir/pengaduan/-!"},
	// several people answered
	{ONE, "survei.jpg", CONTENT_IMAGE, "ambiguous: dukcapil/-/survei/foto!"},
};

START_TEST(files_are_proposed_by_their_path)
{
	static const char *const verdicts[] = {"sure", "likely", "ambiguous", "unknown"};
	const struct rubric *rubric = rubric_sound(UNIT_RUBRIC("", ITEMS));
	const struct evidence *evidence = evidence_from(rubric, proposals[_i].evidence);
	EXPECT_FINDINGS(proposals[_i].path, diags, "");
	const struct unit *units[4];
	for (size_t i = 0; i < evidence->unit_count; i++)
		units[i] = &evidence->units[i];
	struct scanner *scanner = scanner_create(arena, rubric, evidence->unit_count, units);
	const struct inspected file = {.status = FILE_OK, .content = proposals[_i].content};
	struct str parts[] = {STR("/rumah/pkm-melati/bukti//"), str_from(proposals[_i].path)};
	struct proposal proposal = scanner_propose(scanner, STR("/rumah/pkm-melati/bukti/"),
	                                           str_join(arena, 2, parts), &file);
	EXPECT_TEXT(proposals[_i].path, proposal.below, proposals[_i].path);
	buffer_add_text(&buffer, verdicts[proposal.verdict]);
	buffer_add_text(&buffer, ": ");
	buffer_add(&buffer, proposal.unit ? proposal.unit->id : STR("-"));
	buffer_add_char(&buffer, '/');
	buffer_add(&buffer, proposal.product ? proposal.product->id : STR("-"));
	buffer_add_char(&buffer, '/');
	buffer_add(&buffer, proposal.item ? proposal.item->id : STR("-"));
	buffer_add_char(&buffer, '/');
	buffer_add(&buffer, proposal.wanted ? proposal.wanted->id : STR("-"));
	buffer_add_text(&buffer, proposal.entry ? "!" : "");
	buffer_add_text(&buffer, str_is_empty(proposal.choices) ? "" : " ? ");
	buffer_add(&buffer, proposal.choices);
	EXPECT_WRITTEN(proposals[_i].path, &buffer, proposals[_i].expected);
}
END_TEST

START_TEST(the_folder_itself_may_name_the_unit)
{
	const struct rubric *rubric = rubric_sound(UNIT_RUBRIC("", ITEMS));
	const struct evidence *evidence = evidence_from(rubric, ALL);
	const struct unit *units[] = {&evidence->units[0], &evidence->units[1],
	                              &evidence->units[2]};
	struct scanner *scanner = scanner_create(arena, rubric, 3, units);
	const struct inspected file = {.status = FILE_OK, .content = CONTENT_IMAGE};
	struct proposal proposal = scanner_propose(scanner, STR("/data/pkm-melati"),
	                                           STR("/data/pkm-melati/persyaratan.jpg"), &file);
	ck_assert_ptr_eq(proposal.unit, units[1]);
	ck_assert_int_eq(proposal.by_unit, SCAN_MATCH_ID);
	ck_assert_int_eq(proposal.verdict, SCAN_SURE);
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, fixture_init, fixture_finish);
	ADD_ROWS(tests, words_are_made_alike, texts);
	ADD_ROWS(tests, words_are_compared, runs);
	ADD_ROWS(tests, files_are_proposed_by_their_path, proposals);
	tcase_add_test(tests, the_folder_itself_may_name_the_unit);
}

int
main(void)
{
	return tests_run("scan", add);
}
