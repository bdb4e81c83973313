// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/evidence.h"

#include "fixture.h"

// Answers of every kind: levels, a number on steps of 1, an optional item, evidence wanted, a group.
#define ASKED                                                                                                \
	GROUP("g", "{id: tingkat, label: L, scale: ada}, {id: angka, label: L, scale: lima}, ")              \
	"{id: daftar, label: L, scale: {of: count, options: [{id: x, label: X}, {id: y, label: Y}],"         \
	" steps: [{from: 0, value: 0}, {from: 1, value: 1}, {from: 2, value: 3}]}}, "                        \
	"{id: persen, label: L, scale: {of: percent, steps: [{from: 0, value: 0}, {from: 50, value: 1}]}}, " \
	"{id: warga, label: L, scale: survei, per: respondent}, "                                            \
	"{id: bebas, label: L, scale: angka, optional: true}, "                                              \
	"{id: bukti, label: L, scale: ada, evidence: [{id: foto, kind: photo, label: F, required: true}]}"
#define OF_UNITS UNIT_RUBRIC("", ASKED)
#define OF_PRODUCTS RUBRIC("object: product\ntop: 100\n", ASKED)

// --- entries, in line 8: the item stands in column 10

#define HEAD "patuh: evidence/1\nrubric: r\ninstitution: I\nperiod: P\n"
#define ENTRY(text)                                                                           \
	HEAD "unit: {id: u, name: U}\nproducts: [{id: kk, name: KK}, {id: ktp, name: KTP}]\n" \
	     "entries:\n- " text "\n"

static const struct {
	const char *name, *rubric, *text, *findings;
	size_t entries; // that are left
} entries[] = {
	{"a level by id", OF_UNITS, ENTRY("{item: tingkat, answer: ada}"), "", 1},
	{"a level by label", OF_UNITS, ENTRY("{item: tingkat, answer: TIDAK ADA}"), "", 1},
	{"a number", OF_UNITS, ENTRY("{item: angka, answer: 3}"), "", 1},
	{"not applicable", OF_UNITS, ENTRY("{item: bebas, na: Layanan daring}"), "", 1},
	{"a group", OF_UNITS, ENTRY("{item: g, answer: 87.65}"), "", 1},
	{"the root", OF_UNITS, ENTRY("{item: total, answer: 100}"), "", 1},
	{"missing", OF_UNITS, ENTRY("{item: tingkat, status: missing}"), "", 1},
	{"missing with an answer", OF_UNITS, ENTRY("{item: tingkat, answer: ada, status: missing}"),
         "", 1},
	{"rejected", OF_UNITS, ENTRY("{item: tingkat, status: rejected}"), "", 1},
	{"everything", OF_PRODUCTS,
         ENTRY("{item: bukti, product: kk, answer: ada, status: verified, verified: {by: Inspektorat, on: 2026-06-10},"
               " note: N, evidence: [{id: foto, file: f.jpg, date: 2026-05-02, expires: 2027-05-01, note: N},"
               " {url: 'https://x'}]}"),
         "", 1},

	{"a list of options", OF_UNITS, ENTRY("{item: daftar, answer: [x, Y]}"), "", 1},
	{"an empty list", OF_UNITS, ENTRY("{item: daftar, answer: []}"), "", 1},
	{"a count of options", OF_UNITS, ENTRY("{item: daftar, answer: 2}"), "", 1},
	{"more than there are options", OF_UNITS, ENTRY("{item: daftar, answer: 3}"), "311@8:26",
         0},
	{"a count that is not whole", OF_UNITS, ENTRY("{item: daftar, answer: 1.5}"), "312@8:26",
         0},
	{"an unknown option", OF_UNITS, ENTRY("{item: daftar, answer: [x, kopi]}"), "326@8:30", 0},
	{"an option twice", OF_UNITS, ENTRY("{item: daftar, answer: [x, X]}"), "327@8:30", 0},
	{"an option that is no text", OF_UNITS, ENTRY("{item: daftar, answer: [[x]]}"), "132@8:27",
         0},
	{"a list for a level", OF_UNITS, ENTRY("{item: tingkat, answer: [ada]}"), "328@8:27", 0},
	{"a list for a group", OF_UNITS, ENTRY("{item: g, answer: [ada]}"), "328@8:21", 0},
	{"a list for a percentage", OF_UNITS, ENTRY("{item: persen, answer: [x]}"), "328@8:26", 0},
	{"a percentage", OF_UNITS, ENTRY("{item: persen, answer: 49.9}"), "", 1},
	{"more than a hundred per cent", OF_UNITS, ENTRY("{item: persen, answer: 100.1}"),
         "311@8:26", 0},
	{"two respondents", OF_UNITS,
         ENTRY("{item: warga, respondent: w1, answer: 4}\n- {item: warga, respondent: w2, answer: 1}"),
         "", 2},
	{"one respondent twice", OF_UNITS,
         ENTRY("{item: warga, respondent: w1, answer: 4}\n- {item: warga, respondent: w2, answer: 1}\n"
               "- {item: warga, respondent: w1, answer: 4}"),
         "317@10:10+8:10", 3},
	{"no respondent", OF_UNITS, ENTRY("{item: warga, answer: 4}"), "324@8:10", 0},
	{"a respondent where none is wanted", OF_UNITS,
         ENTRY("{item: tingkat, respondent: w, answer: ada}"), "325@8:31", 0},

	{"unknown item", OF_UNITS, ENTRY("{item: tingakt, answer: ada}"), "306@8:10~tingkat", 0},
	{"no item", OF_UNITS, ENTRY("{answer: ada}"), "131@8:3", 0},
	{"unknown level", OF_UNITS, ENTRY("{item: tingkat, answer: adda}"), "310@8:27~ada", 0},
	{"a number for a level", OF_UNITS, ENTRY("{item: tingkat, answer: 1}"), "310@8:27", 0},
	{"a level for a number", OF_UNITS, ENTRY("{item: angka, answer: ada}"), "136@8:25", 0},
	{"a number above", OF_UNITS, ENTRY("{item: angka, answer: 5.0001}"), "311@8:25", 0},
	{"the largest number", OF_UNITS, ENTRY("{item: angka, answer: 5}"), "", 1},
	{"a number between steps", OF_UNITS, ENTRY("{item: angka, answer: 2.5}"), "312@8:25", 0},
	{"a negative number", OF_UNITS, ENTRY("{item: angka, answer: -1}"), "148@8:25", 0},
	{"a number with a comma", OF_UNITS, ENTRY("{item: angka, answer: '2,5'}"), "137@8:25", 0},
	{"a group above the top", OF_UNITS, ENTRY("{item: g, answer: 100.01}"), "311@8:21", 0},
	{"a group that does not apply", OF_UNITS, ENTRY("{item: g, na: x}"), "315@8:17", 0},
	{"a group with a level", OF_UNITS, ENTRY("{item: g, answer: ada}"), "136@8:21", 0},
	{"no answer", OF_UNITS, ENTRY("{item: tingkat}"), "313@8:10", 0},
	{"verified without an answer", OF_UNITS, ENTRY("{item: tingkat, status: verified}"),
         "313@8:10", 0},
	{"an empty answer is one finding", OF_UNITS, ENTRY("{item: tingkat, answer: }"), "135@8:27",
         0},
	{"answer and not applicable", OF_UNITS, ENTRY("{item: bebas, answer: 1, na: x}"),
         "314@8:32", 0},
	{"not optional", OF_UNITS, ENTRY("{item: tingkat, na: x}"), "315@8:23", 0},
	{"not applicable without a reason", OF_UNITS, ENTRY("{item: bebas, na: ''}"), "135@8:21",
         0},
	{"unknown status", OF_UNITS, ENTRY("{item: tingkat, answer: ada, status: verifed}"),
         "142@8:40~verified", 0},
	{"unknown key", OF_UNITS, ENTRY("{item: tingkat, answer: ada, nota: x}"), "130@8:32~note",
         1},

	{"no product", OF_PRODUCTS, ENTRY("{item: tingkat, answer: ada}"), "308@8:10", 0},
	{"no product for a group", OF_PRODUCTS, ENTRY("{item: g, answer: 5}"), "", 1},
	{"unknown product", OF_PRODUCTS, ENTRY("{item: tingkat, product: kpt, answer: ada}"),
         "307@8:28~ktp", 0},
	{"a product where none is wanted", OF_UNITS,
         ENTRY("{item: tingkat, product: kk, answer: ada}"), "309@8:28", 0},
	{"two faults in one entry", OF_PRODUCTS, ENTRY("{item: tingkat, product: x, answer: x}"),
         "307@8:28 310@8:39", 0},

	{"answered twice", OF_UNITS,
         ENTRY("{item: tingkat, answer: ada}\n- {item: tingkat, answer: tidak}"), "317@9:10+8:10",
         2},
	{"answered thrice", OF_UNITS,
         ENTRY("{item: tingkat, answer: ada}\n- {item: tingkat, answer: ada}\n- {item: tingkat, answer: ada}"),
         "317@9:10+8:10 317@10:10+8:10", 3},
	{"the same for two products", OF_PRODUCTS,
         ENTRY("{item: tingkat, product: kk, answer: ada}\n- {item: tingkat, product: ktp, answer: ada}"),
         "", 2},
	{"a group for the unit and for a product", OF_PRODUCTS,
         ENTRY("{item: g, answer: 1}\n- {item: g, product: ktp, answer: 2}"), "", 2},
	{"twice for one product", OF_PRODUCTS,
         ENTRY("{item: tingkat, product: kk, answer: ada}\n- {item: tingkat, product: kk, answer: ada}"),
         "317@9:10+8:10", 2},

	{"unknown evidence", OF_UNITS,
         ENTRY("{item: bukti, answer: ada, evidence: [{id: fotto, file: f}]}"), "319@8:46~foto", 1},
	{"evidence that is nowhere", OF_UNITS,
         ENTRY("{item: bukti, answer: ada, evidence: [{id: foto}]}"), "318@8:41", 1},
	{"evidence in two places", OF_UNITS,
         ENTRY("{item: bukti, answer: ada, evidence: [{file: f, url: u}]}"), "318@8:41", 1},
	{"evidence that ends before it begins", OF_UNITS,
         ENTRY("{item: bukti, answer: ada, evidence: [{file: f, date: 2026-05-02, expires: 2026-05-01}]}"),
         "323@8:78", 1},
	{"evidence of one day", OF_UNITS,
         ENTRY("{item: bukti, answer: ada, evidence: [{file: f, date: 2026-05-02, expires: 2026-05-02}]}"),
         "", 1},
	{"evidence with bad dates", OF_UNITS,
         ENTRY("{item: bukti, answer: ada, evidence: [{file: f, date: kemarin, expires: 2026-02-30}]}"),
         "141@8:57 141@8:75", 1},
	{"verified on no day", OF_UNITS,
         ENTRY("{item: bukti, answer: ada, verified: {by: X, on: 2026}}"), "141@8:52", 1},
};

START_TEST(reads_entries_or_says_what_is_wrong)
{
	const struct rubric *rubric = rubric_sound(entries[_i].rubric);
	const struct evidence *evidence = evidence_from(rubric, entries[_i].text);
	EXPECT_FINDINGS(entries[_i].name, diags, entries[_i].findings);
	EXPECT(entries[_i].name, evidence && evidence->unit_count == 1);
	EXPECT_NUMBER(entries[_i].name, evidence->units[0].entry_count, entries[_i].entries);
}
END_TEST

// --- the document

static const struct {
	const char *name, *text, *findings;
	int units; // -1: no evidence at all
} documents[] = {
	{"one unit", HEAD "unit: {id: u, name: U}\nentries: []\n", "", 1},
	{"several units",
         HEAD
         "units:\n- {id: u, name: U, weight: 2, groups: [mpp], products: [], entries: []}\n- {id: v, name: V, entries: []}\n",
         "", 2},
	{"with a date", HEAD "assessed: 2026-06-30\nunit: {id: u, name: U}\nentries: []\n", "", 1},
	{"a rubric", "patuh: rubric/1\nid: r\n", "120@1:8", -1},
	{"no kind", "rubric: r\n", "119@1:1", -1},
	{"a list", "- x\n", "119@1:1", -1},
	{"no head", "patuh: evidence/1\nunit: {id: u, name: U}\nentries: []\n",
         "131@1:1 131@1:1 131@1:1", 1},
	{"a bad date", HEAD "assessed: kemarin\nunit: {id: u, name: U}\nentries: []\n", "141@5:11",
         1},
	{"no entries", HEAD "unit: {id: u, name: U}\n", "131@1:1", 1},
	{"an empty list of units", HEAD "units: []\n", "149@5:8", 0},
	{"entries beside units",
         HEAD "units: [{id: u, name: U, entries: []}]\nproducts: []\nentries: []\n",
         "205@6:1 205@7:1", 1},
	{"a unit without an id", HEAD "unit: {name: U}\nentries: []\n", "131@5:7", 1},
	{"a unit with a bad id", HEAD "unit: {id: Dinas A, name: U}\nentries: []\n", "144@5:12", 1},
	{"a unit with a bad weight", HEAD "unit: {id: u, name: U, weight: -1}\nentries: []\n",
         "146@5:32", 1},
	{"a group is any text",
         HEAD "unit: {id: u, name: U, groups: [MPP, [x], mpp]}\nentries: []\n", "132@5:38", 1},
	{"a product twice",
         HEAD
         "unit: {id: u, name: U}\nproducts: [{id: p, name: P}, {id: p, name: Q}]\nentries: []\n",
         "305@6:35+6:17", 1},
	{"a product without a name",
         HEAD "unit: {id: u, name: U}\nproducts: [{id: p}]\nentries: []\n", "131@6:12", 1},
	{"a product without an id",
         HEAD "unit: {id: u, name: U}\nproducts: [{name: P}]\nentries: []\n", "131@6:12", 1},
	{"a bad id of a product is one finding",
         HEAD
         "unit: {id: u, name: U}\nproducts: [{id: KK, name: P}]\nentries: [{item: tingkat, product: KK, answer: ada}]\n",
         "144@6:17", 1},
	{"an entry that is no map", HEAD "unit: {id: u, name: U}\nentries: [x]\n", "134@6:11", 1},
	{"a misspelt key", HEAD "unit: {id: u, name: U}\nentrie: []\n", "131@1:1 130@6:1~entries",
         1},
};

START_TEST(reads_a_document_or_says_what_is_wrong)
{
	const struct rubric *rubric = rubric_sound(OF_PRODUCTS);
	const struct evidence *evidence = evidence_from(rubric, documents[_i].text);
	EXPECT_FINDINGS(documents[_i].name, diags, documents[_i].findings);
	EXPECT_NUMBER(documents[_i].name, evidence ? (int)evidence->unit_count : -1,
	              documents[_i].units);
}
END_TEST

static const struct {
	const char *name, *text, *found; // the finding's argument, in English
} shapes[] = {
	{"neither unit nor units", HEAD "entries: []\n", "neither"},
	{"both unit and units", HEAD "unit: {id: u, name: U}\nunits: []\nentries: []\n", "both"},
};

START_TEST(holds_either_a_unit_or_units)
{
	size_t count;
	(void)evidence_from(rubric_sound(OF_PRODUCTS), shapes[_i].text);
	const struct diag *const *sorted = diags_sorted(diags, &count);
	ck_assert_uint_eq(count, 1);
	EXPECT_NUMBER(shapes[_i].name, diag_kinds[sorted[0]->code].number, 321);
	EXPECT(shapes[_i].name, sorted[0]->args[0].kind == DIAG_ARG_WORDS);
	EXPECT_TEXT(shapes[_i].name, str_from(sorted[0]->args[0].words[LANG_EN]), shapes[_i].found);
}
END_TEST

START_TEST(keeps_what_an_entry_says)
{
	const struct rubric *rubric = rubric_sound(OF_PRODUCTS);
	const struct evidence *evidence = evidence_from(
		rubric, HEAD
		"assessed: 2026-06-30\nunit: {id: u, name: U, groups: [m, n], weight: 1/3}\n"
		"products: [{id: kk, name: KK}, {id: ktp, name: KTP}]\nentries:\n"
		"- {item: bukti, product: ktp, answer: Ada, status: secondary, note: N, verified: {by: X, on: 2026-06-01},\n"
		"   evidence: [{id: foto, file: f, date: 2026-05-02}, {url: u, expires: 2027-05-01, note: M}]}\n"
		"- {item: bebas, product: ktp, na: daring}\n"
		"- {item: g, answer: 12.5}\n");
	EXPECT_FINDINGS("entry", diags, "");
	EXPECT_TEXT("institution", evidence->institution, "I");
	EXPECT_TEXT("period", evidence->period, "P");
	EXPECT_TEXT("rubric", evidence->rubric, "r");
	ck_assert_int_eq(date_compare(evidence->assessed, (struct date){2026, 6, 30}), 0);
	const struct unit *unit = &evidence->units[0];
	ck_assert_uint_eq(unit->group_count, 2);
	EXPECT_TEXT("group", unit->groups[1], "n");
	ck_assert_int_eq(exact_compare(unit->weight, exact_from_fraction(1, 3)), 0);
	EXPECT_TEXT("product", unit->products[1].name, "KTP");
	const struct entry *entry = &unit->entries[0];
	ck_assert_ptr_eq(entry->node, rubric_find(rubric, STR("bukti")));
	ck_assert_ptr_eq(entry->product, &unit->products[1]);
	ck_assert_int_eq(entry->kind, ANSWER_VALUE);
	EXPECT_TEXT("as written", entry->answer, "Ada");
	EXPECT_TEXT("level", entry->level->id, "ada");
	ck_assert_int_eq(entry->value.units, DECIMAL_ONE);
	ck_assert_int_eq(entry->status, STATUS_SECONDARY);
	EXPECT_TEXT("by", entry->verified_by, "X");
	ck_assert_int_eq(date_compare(entry->verified_on, (struct date){2026, 6, 1}), 0);
	ck_assert_uint_eq(entry->attachment_count, 2);
	ck_assert_ptr_eq(entry->attachments[0].wanted, &entry->node->wanted[0]);
	EXPECT_TEXT("file", entry->attachments[0].file, "f");
	ck_assert_ptr_null(entry->attachments[1].wanted);
	EXPECT_TEXT("url", entry->attachments[1].url, "u");
	ck_assert(!date_is_set(entry->attachments[1].date) &&
	          date_is_set(entry->attachments[1].expires));
	EXPECT_TEXT("note", entry->note, "N");
	ck_assert_int_eq(unit->entries[1].kind, ANSWER_NOT_APPLICABLE);
	EXPECT_TEXT("reason", unit->entries[1].reason, "daring");
	ck_assert_int_eq(unit->entries[2].kind, ANSWER_DIRECT);
	ck_assert_int_eq(unit->entries[2].value.units, 125000);
	ck_assert_int_eq(unit->entries[2].status, STATUS_SUBMITTED);
}
END_TEST

START_TEST(keeps_the_elements_of_a_list)
{
	const struct rubric *rubric = rubric_sound(OF_UNITS);
	const struct evidence *evidence = evidence_from(
		rubric, ENTRY("{item: daftar, answer: [Y, x]}\n- {item: angka, answer: 3}"));
	EXPECT_FINDINGS("list", diags, "");
	const struct entry *read = evidence->units[0].entries;
	EXPECT_TEXT("joined", read[0].answer, "Y, x");
	ck_assert_uint_eq(read[0].option_count, 2);
	EXPECT_TEXT("first", read[0].options[0], "Y");
	EXPECT_TEXT("second", read[0].options[1], "x");
	ck_assert_ptr_null(read[1].options);
}
END_TEST

START_TEST(finds_the_answer_of_a_node_and_product)
{
	const struct rubric *rubric = rubric_sound(OF_PRODUCTS);
	const struct unit *unit = unit_from(rubric, "", "p q", "q/angka=3 g=50 p/g=20");
	size_t group = rubric_find(rubric, STR("g"))->index,
	       item = rubric_find(rubric, STR("angka"))->index;
	ck_assert_ptr_eq(unit_answer(unit, item, 1), &unit->entries[0]);
	ck_assert_ptr_null(unit_answer(unit, item, 0));
	ck_assert_ptr_null(unit_answer(unit, item, 2));
	ck_assert_ptr_eq(unit_answer(unit, group, 2), &unit->entries[1]);
	ck_assert_ptr_eq(unit_answer(unit, group, 0), &unit->entries[2]);
	ck_assert_ptr_null(unit_answer(unit, group, 1));
	ck_assert_ptr_null(unit_answer(unit, 0, 2));
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, fixture_init, fixture_finish);
	ADD_ROWS(tests, reads_entries_or_says_what_is_wrong, entries);
	ADD_ROWS(tests, reads_a_document_or_says_what_is_wrong, documents);
	ADD_ROWS(tests, holds_either_a_unit_or_units, shapes);
	tcase_add_test(tests, keeps_what_an_entry_says);
	tcase_add_test(tests, keeps_the_elements_of_a_list);
	tcase_add_test(tests, finds_the_answer_of_a_node_and_product);
}

int
main(void)
{
	return tests_run("evidence", add);
}
