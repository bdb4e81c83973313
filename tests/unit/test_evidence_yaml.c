// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/evidence_yaml.h"

#include "fixture.h"
#include "report/yaml_scalar.h"

static const struct {
	const char *text, *yaml;
} scalars[] = {
	{"ada", "ada"},
	{"Akta Kelahiran", "Akta Kelahiran"},
	{"foto/akta-1.jpg", "foto/akta-1.jpg"},
	{"2026-1", "2026-1"},
	{"a & b", "a & b"},
	{"it's", "it's"},
	{"\xc3\xa9 \xe6\xbc\xa2 \xf0\x9f\x98\x80", "\xc3\xa9 \xe6\xbc\xa2 \xf0\x9f\x98\x80"},
	{"a#b", "a#b"},
	{"", "\"\""},
	{"2026-06-30", "\"2026-06-30\""},
	{"7", "\"7\""},
	{"007", "\"007\""},
	{"-1.5", "\"-1.5\""},
	{"1_000", "\"1_000\""},
	{"12:30", "\"12:30\""},
	{"0x1F", "\"0x1F\""},
	{"1e5", "\"1e5\""},
	{".5", "\".5\""},
	{".inf", "\".inf\""},
	{"+7", "\"+7\""},
	{"ya", "ya"},
	{"yes", "\"yes\""},
	{"No", "\"No\""},
	{"null", "\"null\""},
	{"~", "\"~\""},
	{"true", "\"true\""},
	{"a: b", "\"a: b\""},
	{"a:", "\"a:\""},
	{"https://a.b", "\"https://a.b\""},
	{"a #b", "\"a #b\""},
	{"#a", "\"#a\""},
	{"a, b", "\"a, b\""},
	{"[a]", "\"[a]\""},
	{"a}", "\"a}\""},
	{"- a", "\"- a\""},
	{"-a", "\"-a\""},
	{"? a", "\"? a\""},
	{"*a", "\"*a\""},
	{"&a", "\"&a\""},
	{"!a", "\"!a\""},
	{"|", "\"|\""},
	{">a", "\">a\""},
	{"%a", "\"%a\""},
	{"@a", "\"@a\""},
	{"`a", "\"`a\""},
	{"\"a\"", "\"\\\"a\\\"\""},
	{"'a'", "\"'a'\""},
	{"a\\b", "a\\b"},
	{" a", "\" a\""},
	{"a ", "\"a \""},
	{"a\nb", "\"a\\nb\""},
	{"a\tb", "\"a\\tb\""},
	{"a\x07"
         "b",
         "\"a\\x07b\""},
	{"a\xc2\x85"
         "b",
         "\"a\\x85b\""},
	{"a\xe2\x80\xa8"
         "b",
         "\"a\\u2028b\""},
	{"\xef\xbb\xbf"
         "a",
         "\"\\ufeffa\""},
};

START_TEST(quotes_what_could_be_taken_for_something_else)
{
	yaml_scalar_write(&buffer, str_from(scalars[_i].text));
	EXPECT_WRITTEN(scalars[_i].text, &buffer, scalars[_i].yaml);
}
END_TEST

START_TEST(reads_back_as_it_was)
{
	struct buffer text;
	buffer_init(&text);
	buffer_add_text(&text, "a: {b: ");
	yaml_scalar_write(&text, str_from(scalars[_i].text));
	buffer_add_text(&text, "}\nc: ");
	yaml_scalar_write(&text, str_from(scalars[_i].text));
	buffer_add_char(&text, '\n');
	buffer_add_char(&text, '\0');
	const struct node *root = node_from(text.data);
	ck_assert_ptr_nonnull(root);
	const struct node *within = node_find(node_find(root, STR("a")), STR("b"));
	EXPECT_TEXT(scalars[_i].text, within->text, scalars[_i].text);
	EXPECT_TEXT(scalars[_i].text, node_find(root, STR("c"))->text, scalars[_i].text);
	EXPECT_FINDINGS(scalars[_i].text, diags, "");
	buffer_finish(&text);
}
END_TEST

#define HEAD "patuh: evidence/1\nrubric: r\ninstitution: Kota Contoh\nperiod: 2026-1\n"
#define UNIT HEAD "unit:\n  id: u\n  name: U\n"

static const char rubric_text[] = UNIT_RUBRIC(
	"",
	"{id: g, label: G, items: [{id: a, label: A, scale: ada, evidence: [{id: foto, kind: photo, label: F},"
	" {id: laman, kind: link, label: L}]}, {id: p, label: P, scale: ada, per: product}]}, "
	"{id: num, label: N, scale: angka, optional: true}, {id: s, label: S, scale: survei, per: respondent}, "
	"{id: m, label: M, scale: {of: count, options: [{id: x, label: X}, {id: z, label: Zet}], "
	"steps: [{from: 0, value: 0}, {from: 2, value: 1}]}}, ");

static const struct {
	const char *name, *read, *written;
} documents[] = {
	{"no entries", HEAD "unit: {id: u, name: U}\nentries: []\n", UNIT "entries: []\n"},
	{"the head",
         "period: 2026-1\n# a comment\ninstitution: 'Kota Contoh'\nassessed: 2026-06-30\nrubric: r\npatuh: "
         "evidence/1\nunit: {name: U, id: u}\nentries: []\n",
         HEAD "assessed: 2026-06-30\nunit:\n  id: u\n  name: U\nentries: []\n"},
	{"a weight",
         HEAD
         "unit: {id: u, name: U, groups: [mpp, 'b, c'], weight: 1.50}\nentries: []\nproducts: [{name: 'P: 1', "
         "id: p}]\n",
         UNIT
         "  groups: [mpp, \"b, c\"]\n  weight: 1.5\nproducts:\n  - {id: p, name: \"P: 1\"}\nentries: []\n"},
	{"a weight that is a fraction", HEAD "unit: {id: u, name: U, weight: 1/3}\nentries: []\n",
         UNIT "  weight: 1/3\nentries: []\n"},
	{"the order of the rubric",
         HEAD "unit: {id: u, name: U}\nproducts: [{id: z, name: Z}, {id: x, name: X}]\nentries:\n"
              "  - {item: s, respondent: q, answer: 3}\n  - {item: num, na: tidak ada}\n"
              "  - {item: s, respondent: p, answer: 4}\n  - {item: p, product: x, answer: Ada}\n"
              "  - {item: p, product: z, answer: TIDAK ADA}\n  - {item: a, answer: ada}\n",
         UNIT "products:\n  - {id: z, name: Z}\n  - {id: x, name: X}\nentries:\n"
              "  - item: a\n    answer: ada\n"
              "  - item: p\n    product: z\n    answer: tidak\n"
              "  - item: p\n    product: x\n    answer: ada\n"
              "  - item: num\n    na: tidak ada\n"
              "  - item: s\n    respondent: p\n    answer: 4\n"
              "  - item: s\n    respondent: q\n    answer: 3\n"},
	{"all of an entry",
         HEAD
         "unit: {id: u, name: U}\nentries:\n  - {note: 'a: b', item: a, verified: {on: 2026-06-10, by: I}, "
         "status: verified, answer: ada, evidence: [{file: x.pdf, note: catatan}, {url: 'http://a', id: laman}, "
         "{expires: 2027-01-01, date: 2026-01-01, file: f.jpg, id: foto}]}\n",
         UNIT "entries:\n  - item: a\n    answer: ada\n    evidence:\n"
              "      - {id: foto, file: f.jpg, date: 2026-01-01, expires: 2027-01-01}\n"
              "      - {id: laman, url: \"http://a\"}\n      - {file: x.pdf, note: catatan}\n"
              "    status: verified\n    verified: {by: I, on: 2026-06-10}\n    note: \"a: b\"\n"},
	{"numbers and lists",
         HEAD
         "unit: {id: u, name: U}\nentries:\n  - {item: num, answer: 0.50}\n  - {item: m, answer: [ZET, x]}\n",
         UNIT "entries:\n  - item: num\n    answer: 0.5\n  - item: m\n    answer: [z, x]\n"},
	{"a count in place of a list",
         HEAD "unit: {id: u, name: U}\nentries:\n  - {item: m, answer: 2}\n",
         UNIT "entries:\n  - item: m\n    answer: 2\n"},
	{"states without an answer",
         HEAD
         "unit: {id: u, name: U}\nentries:\n  - {item: num, status: missing}\n  - {item: a, status: rejected}\n",
         UNIT "entries:\n  - item: a\n    status: rejected\n  - item: num\n    status: missing\n"},
	{"direct values",
         HEAD "unit: {id: u, name: U}\nentries:\n  - {item: total, answer: 81.20}\n",
         UNIT "entries:\n  - item: total\n    answer: 81.2\n"},
	{"several units",
         HEAD
         "units:\n  - {id: u, name: U, entries: []}\n  - {id: v, name: V, products: [{id: p, name: P}], "
         "entries: [{item: p, product: p, answer: ada}]}\n",
         HEAD
         "units:\n  - id: u\n    name: U\n    entries: []\n  - id: v\n    name: V\n    products:\n"
         "      - {id: p, name: P}\n    entries:\n      - item: p\n        product: p\n        answer: ada\n"},
};

START_TEST(writes_one_form_only)
{
	const struct rubric *rubric = rubric_sound(rubric_text);
	const struct evidence *evidence = evidence_from(rubric, documents[_i].read);
	EXPECT_FINDINGS(documents[_i].name, diags, "");
	ck_assert_ptr_nonnull(evidence);
	evidence_yaml_write(arena, &buffer, evidence);
	EXPECT_WRITTEN(documents[_i].name, &buffer, documents[_i].written);
	evidence = evidence_from(rubric, documents[_i].written);
	evidence_yaml_write(arena, &buffer, evidence);
	EXPECT_WRITTEN(documents[_i].name, &buffer, documents[_i].written);
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, fixture_init, fixture_finish);
	ADD_ROWS(tests, quotes_what_could_be_taken_for_something_else, scalars);
	ADD_ROWS(tests, reads_back_as_it_was, scalars);
	ADD_ROWS(tests, writes_one_form_only, documents);
}

int
main(void)
{
	return tests_run("evidence_yaml", add);
}
