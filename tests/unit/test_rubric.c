// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/rubric.h"

#include "base/digest.h"
#include "fixture.h"

// --- what is refused, and where. The head takes 8 lines, so that the rows begin in line 9.

#define HEAD PATUH ZONES SCALES "object: unit\ntop: 100\n"
#define NODES(lines) HEAD "items:\n" lines
#define SCALE(text)                                               \
	PATUH ZONES "object: unit\ntop: 100\nscales:\n  s: " text \
		    "\nitems: [{id: a, label: A, scale: s}]\n"
#define BANDS(lines) PATUH SCALES "object: unit\ntop: 100\nitems: [" ITEM("a") "]\nzones:\n" lines

static const struct {
	const char *name, *text, *findings;
	bool is_sound; // no errors
} rubrics[] = {
	{"the least", NODES("- {id: a, label: A, scale: ada}\n"), "", true},
	{"everything",
         PATUH
         "en: R in English\nissuer: O\nnotes: N\nvalid: {from: 2015-01-01, to: 2019-12-31}\n" ZONES
                 SCALES
         "object: product\ntop: 1000\nunanswered: exclude\nrounding: {object: 2, unit: 3, institution: 0}\n"
         "rollup: {unit: mean, institution: mean-of-objects}\n"
         "sources: {s: {title: S, note: N, url: U}}\ncombine: mean\ntotal: 10\n"
         "items:\n- id: a\n  label: A\n  en: A\n  weight: 10\n  source: s\n  scale: ada\n  optional: true\n"
         "  cites: [{source: s, at: Pasal 21}]\n  concepts: [x/y]\n  remedy: R\n  effort: 2.5\n"
         "  evidence: [{id: f, kind: photo, label: F, required: true, valid_for: 12 months}]\n",
         "", true},
	{"a scale written in place",
         NODES("- {id: a, label: A, scale: {range: {min: 0, max: 5}}}\n"), "", true},

	// the head
	{"another kind", "patuh: evidence/1\n", "120@1:8", false},
	{"no kind", "id: r\n", "119@1:1", false},
	{"missing keys", "patuh: rubric/1\n",
         "131@1:1 131@1:1 131@1:1 131@1:1 131@1:1 131@1:1 131@1:1", false},
	{"unknown key", NODES("- {id: a, label: A, scale: ada}\n") "rondng: {}\n",
         "130@11:1~rounding", false},
	{"bad id",
         "patuh: rubric/1\nid: R 1\nversion: \"1\"\ntitle: R\n" ZONES SCALES
         "object: unit\ntop: 100\nitems: [" ITEM("a") "]\n",
         "144@2:5", false},
	{"bad object", PATUH ZONES SCALES "object: units\ntop: 100\nitems: [" ITEM("a") "]\n",
         "142@7:9~unit", false},
	{"top of zero", PATUH ZONES SCALES "object: unit\ntop: 0\nitems: [" ITEM("a") "]\n",
         "225@8:6", false},
	{"top with a comma", PATUH ZONES SCALES "object: unit\ntop: 99,5\nitems: [" ITEM("a") "]\n",
         "137@8:6", false},
	{"bad unanswered", HEAD "unanswered: nol\nitems: [" ITEM("a") "]\n", "142@9:13", false},
	{"bad rounding",
         HEAD "rounding: {object: 5, unit: -1, institusi: 2}\nitems: [" ITEM("a") "]\n",
         "148@9:20 148@9:29 130@9:33", false},
	{"bad roll-up",
         HEAD "rollup: {unit: median, institution: mean-of-unit}\nitems: [" ITEM("a") "]\n",
         "142@9:16~mean 142@9:37~mean-of-units", false},
	{"validity reversed",
         HEAD "valid: {from: 2019-12-31, to: 2015-01-01}\nitems: [" ITEM("a") "]\n", "221@9:31",
         false},
	{"validity that is no date",
         HEAD "valid: {from: 2015, to: besok}\nitems: [" ITEM("a") "]\n", "141@9:15 141@9:25",
         false},
	{"source without a title", HEAD "sources: {s: {note: x}}\nitems: [" ITEM("a") "]\n",
         "131@9:14", false},
	{"no items", HEAD "items: []\n", "149@9:8", false},

	// nodes
	{"no label", NODES("- {id: a, scale: ada}\n"), "131@10:3", false},
	{"no id", NODES("- {label: A, scale: ada}\n- {label: A, scale: ada}\n"),
         "131@10:3 131@11:3", false},
	{"bad id of a node", NODES("- {id: A, label: A, scale: ada}\n"), "144@10:8", false},
	{"id used twice",
         NODES("- {id: a, label: A, scale: ada}\n- {id: a, label: B, scale: ada}\n"),
         "202@11:8+10:8", false},
	{"id used twice, deep",
         NODES("- id: g\n  label: G\n  items:\n  - {id: a, label: A, scale: ada}\n- {id: g, label: A, scale: ada}\n"),
         "202@14:8+10:7", false},
	{"id used thrice",
         NODES("- {id: a, label: A, scale: ada}\n- {id: a, label: B, scale: ada}\n- {id: a, label: B, scale: ada}\n"),
         "202@11:8+10:8 202@12:8+10:8", false},
	{"the reserved id", NODES("- {id: total, label: A, scale: ada}\n"), "203@10:8", false},
	{"neither group nor item", NODES("- {id: a, label: A}\n"), "204@10:8", false},
	{"both group and item", NODES("- {id: a, label: A, scale: ada, items: []}\n"), "204@10:8",
         false},
	{"a group without items", NODES("- {id: a, label: A, items: []}\n"), "149@10:28", false},
	{"a node that is no map", NODES("- a\n"), "134@10:3", false},
	{"a group's key on an item", NODES("- {id: a, label: A, scale: ada, combine: min}\n"),
         "205@10:33", false},
	{"an item's key on a group",
         NODES("- id: g\n  label: G\n  optional: true\n  items: [" ITEM("a") "]\n"), "205@12:3",
         false},
	{"unknown scale", NODES("- {id: a, label: A, scale: adda}\n"), "209@10:28~ada", false},
	{"weight without a basis", NODES("- {id: a, label: A, scale: ada, weight: 2}\n"),
         "207@10:41", false},
	{"weight with both bases",
         HEAD
         "sources: {s: {title: S}}\nitems:\n- {id: a, label: A, scale: ada, weight: 2, source: s, assumed: x}\n",
         "208@11:64", false},
	{"unknown source",
         HEAD
         "sources: {sumber: {title: S}}\nitems:\n- {id: a, label: A, scale: ada, weight: 2, source: sumbre}\n",
         "206@11:52~sumber", false},
	{"bad weights",
         NODES("- {id: a, label: A, scale: ada, weight: -1, assumed: x}\n"
               "- {id: b, label: A, scale: ada, weight: 1/0, assumed: x}\n"
               "- {id: c, label: A, scale: ada, weight: 0.33333, assumed: x}\n"),
         "146@10:41 146@11:41 138@12:41", false},
	{"per product where the object is one",
         PATUH ZONES SCALES
         "object: product\ntop: 100\nitems:\n- {id: a, label: A, scale: ada, per: product}\n",
         "228@10:38", false},
	{"per product of a unit",
         NODES("- {id: a, label: A, scale: ada, per: product, merge: min}\n"), "", true},
	{"bad optional", NODES("- {id: a, label: A, scale: ada, optional: ya}\n"), "142@10:43",
         false},
	{"unknown source of a citation",
         NODES("- {id: a, label: A, scale: ada, cites: [{source: uu}]}\n"), "206@10:50", false},
	{"evidence wanted twice",
         NODES("- {id: a, label: A, scale: ada, evidence: [{id: f, kind: photo, label: F}, {id: f, kind: link, label: F}]}\n"),
         "224@10:81", false},
	{"bad evidence",
         NODES("- {id: a, label: A, scale: ada, evidence: [{id: f, kind: foto, label: F, valid_for: lama}]}\n"),
         "142@10:58~photo 147@10:85", false},
	{"all findings in one run",
         NODES("- {id: a, label: A, scale: adda}\n- {id: a, label: A, scale: ada, weight: x, assumed: x}\n- {id: b}\n"),
         "209@10:28~ada 202@11:8+10:8 136@11:41 131@12:3 204@12:8", false},

	// totals
	{"weights that meet the total",
         HEAD "total: 5\nitems: [" ITEM_OF("a", "3") ITEM_OF("b", "2") "]\n", "", true},
	{"ninths that meet the total",
         HEAD "total: 1\nitems: [" ITEM_OF("a", "4/9") ITEM_OF("b", "5/9") "]\n", "", true},
	{"weights above the total",
         HEAD "total: 4\nitems: [" ITEM_OF("a", "3") ITEM_OF("b", "2") "]\n", "214@9:8", false},
	{"weights below the total",
         HEAD "total: 6\nitems: [" ITEM_OF("a", "3") ITEM_OF("b", "2") "]\n", "215@9:8", true},
	{"weights below the total, explained",
         HEAD "total: 6\ntotal_note: x\nitems: [" ITEM_OF("a", "3") ITEM_OF("b", "2") "]\n", "",
         true},
	{"an explanation allows no more",
         HEAD "total: 4\ntotal_note: x\nitems: [" ITEM_OF("a", "3") ITEM_OF("b", "2") "]\n",
         "214@9:8", false},
	{"a total of zero", HEAD "total: 0\nitems: [" ITEM_OF("a", "3") "]\n", "225@9:8", false},
	{"a group's weights above its total",
         NODES("- id: g\n  label: G\n  total: 1\n  items: [" ITEM("a") ITEM("b") "]\n"),
         "214@12:10", false},
	{"a group's weights below its total",
         NODES("- id: g\n  label: G\n  total: 3\n  items: [" ITEM("a") ITEM("b") "]\n"),
         "215@12:10", true},
	{"a subgroup counts as its weight",
         HEAD "total: 3\nitems: [" GROUP_OF("g", "2", ITEM_OF("a", "50") ITEM_OF("b", "50"))
                 ITEM("c") "]\n",
         "", true},

	// scales, in line 9
	{"levels",
         SCALE("{levels: [{id: a, label: A, value: 0}, {id: b, label: B, value: 1, en: B}]}"), "",
         true},
	{"a range", SCALE("{range: {min: 1, max: 4, step: 0.5}, base: 0, best: 4}"), "", true},
	{"neither", SCALE("{base: 0}"), "210@9:6", false},
	{"both", SCALE("{range: {min: 1, max: 4}, levels: [{id: a, label: A, value: 1}]}"),
         "210@9:6", false},
	{"no levels", SCALE("{levels: []}"), "149@9:15", false},
	{"levels that fall",
         SCALE("{levels: [{id: a, label: A, value: 1}, {id: b, label: B, value: 0}]}"), "211@9:70",
         false},
	{"levels of one value",
         SCALE("{levels: [{id: a, label: A, value: 1}, {id: b, label: B, value: 1}]}"), "211@9:70",
         false},
	{"a level twice",
         SCALE("{levels: [{id: a, label: X, value: 0}, {id: A, label: Y, value: 1}]}"), "212@9:50",
         false},
	{"a label that is another's id",
         SCALE("{levels: [{id: ada, label: X, value: 0}, {id: b, label: Ada, value: 1}]}"),
         "212@9:62", false},
	{"a range that is empty", SCALE("{range: {min: 4, max: 4}}"), "216@9:28", false},
	{"a step of zero", SCALE("{range: {min: 0, max: 4, step: 0}}"), "225@9:37", false},
	{"best not above base", SCALE("{range: {min: 0, max: 4}, base: 4}"), "213@9:38", false},
	{"best at base", SCALE("{range: {min: 0, max: 4}, base: 2, best: 2}"), "213@9:47", false},
	{"only level zero", SCALE("{levels: [{id: a, label: A, value: 0}]}"), "213@9:6", false},
	{"steps",
         SCALE("{of: percent, steps: [{from: 0, value: 0}, {from: 50, value: 1}, {from: 80, value: 2, label: L}]}"),
         "", true},
	{"steps that begin above 0",
         SCALE("{of: number, steps: [{from: 1, value: 0}, {from: 2, value: 1}]}"), "226@9:34",
         false},
	{"steps that do not rise",
         SCALE("{of: number, steps: [{from: 0, value: 1}, {from: 0, value: 2}, {from: 5, value: 2}]}"),
         "227@9:55 227@9:86", false},
	{"steps of nothing", SCALE("{steps: [{from: 0, value: 1}]}"), "131@9:6", false},
	{"no steps", SCALE("{of: number, steps: []}"), "149@9:26", false},
	{"a step without a value", SCALE("{of: number, steps: [{from: 0}, {from: 1, value: 1}]}"),
         "131@9:27", false},
	{"options of a range", SCALE("{range: {min: 0, max: 4}, options: [{id: x, label: X}]}"),
         "205@9:41", false},
	{"options",
         SCALE("{of: count, options: [{id: x, label: X}, {id: y, label: Y}], steps: [{from: 0, value: 0}, {from: 2, value: 1}]}"),
         "", true},
	{"an option twice",
         SCALE("{of: count, options: [{id: x, label: X}, {id: X, label: Y}], steps: [{from: 0, value: 0}, {from: 2, value: 1}]}"),
         "212@9:52", false},
	{"a scale with both bases", SCALE("{range: {min: 0, max: 4}, source: x, assumed: y}"),
         "206@9:40 208@9:52", false},

	// zones, from line 10
	{"one zone", BANDS("- {zone: none, floor: 0, label: Z, assumed: x}\n"), "", true},
	{"two bands of one colour",
         BANDS("- {zone: green, floor: 88, label: A, category: A, assumed: x}\n"
               "- {zone: green, floor: 0, label: B, category: B, assumed: x}\n"),
         "", true},
	{"no zones", PATUH SCALES "object: unit\ntop: 100\nitems: [" ITEM("a") "]\nzones: []\n",
         "149@9:8", false},
	{"floors that rise",
         BANDS("- {zone: green, floor: 51, label: A, assumed: x}\n- {zone: red, floor: 81, label: B, assumed: x}\n"
               "- {zone: red, floor: 0, label: C, assumed: x}\n"),
         "217@11:22", false},
	{"floors that stay",
         BANDS("- {zone: green, floor: 0, label: A, assumed: x}\n- {zone: red, floor: 0, label: B, assumed: x}\n"),
         "217@11:22", false},
	{"floors that do not end in zero",
         BANDS("- {zone: green, floor: 1, label: A, assumed: x}\n"), "218@10:24", false},
	{"a floor above the top",
         BANDS("- {zone: green, floor: 100.01, label: A, assumed: x}\n- {zone: red, floor: 0, label: B, assumed: x}\n"),
         "219@10:24", false},
	{"a floor at the top",
         BANDS("- {zone: green, floor: 100, label: A, assumed: x}\n- {zone: red, floor: 0, label: B, assumed: x}\n"),
         "", true},
	{"a zone without a basis", BANDS("- {zone: green, floor: 0, label: A}\n"), "207@10:24",
         false},
	{"an unknown colour", BANDS("- {zone: gren, floor: 0, label: A, assumed: x}\n"),
         "142@10:10~green", false},
	{"a bad table for a tier",
         HEAD "zones_for: {unit: [{zone: red, floor: 5, label: A, assumed: x}]}\nitems: [" ITEM(
		 "a") "]\n",
         "218@9:39", false},
};

START_TEST(refuses_what_is_not_consistent)
{
	const struct rubric *rubric = rubric_from(rubrics[_i].text);
	EXPECT_FINDINGS(rubrics[_i].name, diags, rubrics[_i].findings);
	EXPECT_NUMBER(rubrics[_i].name, rubric != NULL, rubrics[_i].is_sound);
}
END_TEST

// --- what is kept

START_TEST(keeps_what_the_head_says)
{
	const char *text = PATUH
		"en: E\nissuer: O\nnotes: N\nvalid: {from: 2015-01-01}\n" ZONES SCALES
		"object: product\ntop: 110\nunanswered: refuse\nrounding: {unit: 3}\n"
		"rollup: {institution: mean-of-objects}\n"
		"zones_for: {unit: [{zone: none, floor: 0, label: Z, assumed: x}]}\nitems: [" ITEM(
			"a") "]\n";
	const struct rubric *rubric = rubric_sound(text);
	EXPECT_TEXT("id", rubric->id, "r");
	EXPECT_TEXT("version", rubric->version, "1");
	EXPECT_TEXT("title", rubric->title, "R");
	EXPECT_TEXT("issuer", rubric->issuer, "O");
	EXPECT_TEXT("notes", rubric->notes, "N");
	ck_assert(date_compare(rubric->valid_from, (struct date){2015, 1, 1}) == 0);
	ck_assert(!date_is_set(rubric->valid_to));
	ck_assert_int_eq(rubric->object, OBJECT_PRODUCT);
	ck_assert_int_eq(rubric->top.units, 1100000);
	ck_assert_int_eq(rubric->unanswered, UNANSWERED_REFUSE);
	ck_assert_int_eq(rubric->places[TIER_OBJECT], PLACES_EXACT);
	ck_assert_int_eq(rubric->places[TIER_UNIT], 3);
	ck_assert_int_eq(rubric->places[TIER_INSTITUTION], PLACES_EXACT);
	ck_assert(rubric->is_mean_of_objects);
	ck_assert_uint_eq(rubric->zones[TIER_OBJECT].count, 3);
	ck_assert_uint_eq(rubric->zones[TIER_UNIT].count, 1);
	ck_assert_uint_eq(rubric->zones[TIER_INSTITUTION].count, 3);
	ck_assert_uint_eq(rubric->scale_count, 4);
	EXPECT_TEXT("digest", rubric->digest, digest_for(arena, str_from(text)).data);
	EXPECT_TEXT("root in English",
	            text_in(LANG_EN, rubric->nodes[0].label, rubric->nodes[0].en), "E");
	EXPECT_TEXT("root in Indonesian",
	            text_in(LANG_ID, rubric->nodes[0].label, rubric->nodes[0].en), "R");
	EXPECT_TEXT("no English", text_in(LANG_EN, STR("A"), STR("")), "A");
}
END_TEST

START_TEST(keeps_what_an_item_says)
{
	const struct rubric *rubric = rubric_sound(
		HEAD
		"sources: {s: {title: S, note: N, url: U}}\nitems:\n"
		"- {id: a, label: A, en: E, weight: 1/3, source: s, scale: ada, optional: true, remedy: R,"
		" effort: 2.5, concepts: [x/y, z], cites: [{source: s, at: Pasal 21}, {source: s}], evidence:"
		" [{id: f, kind: video, label: F, required: true, valid_for: 2 years}, {id: g, kind: link, label: G}]}\n");
	const struct rubric_node *item = &rubric->nodes[1];
	EXPECT_TEXT("label", item->label, "A");
	EXPECT_TEXT("English", item->en, "E");
	EXPECT_TEXT("remedy", item->remedy, "R");
	ck_assert_int_eq(item->effort.units, 25000);
	ck_assert_int_eq(exact_compare(item->weight, exact_from_fraction(1, 3)), 0);
	ck_assert_ptr_eq(item->basis.source, &rubric->sources[0]);
	ck_assert(str_is_empty(item->basis.assumed) && item->has_weight && item->is_optional);
	ck_assert_uint_eq(item->concept_count, 2);
	EXPECT_TEXT("concept", item->concepts[1], "z");
	ck_assert_uint_eq(item->cite_count, 2);
	ck_assert_ptr_eq(item->cites[0].source, &rubric->sources[0]);
	EXPECT_TEXT("at", item->cites[0].at, "Pasal 21");
	EXPECT_TEXT("nowhere in particular", item->cites[1].at, "");
	ck_assert_uint_eq(item->wanted_count, 2);
	const struct wanted *wanted = item->wanted;
	EXPECT_TEXT("evidence", wanted[0].id, "f");
	ck_assert_int_eq(wanted[0].kind, EVIDENCE_VIDEO);
	ck_assert(wanted[0].is_required && !wanted[1].is_required);
	ck_assert_int_eq(wanted[0].valid_count, 2);
	ck_assert_int_eq(wanted[0].valid_unit, DATE_YEARS);
	ck_assert_int_eq(wanted[1].valid_count, 0);
	ck_assert(item->wants_evidence);
	EXPECT_TEXT("source", rubric->sources[0].url, "U");
}
END_TEST

static const struct {
	const char *name, *text;
	int number;
	int64_t shown; // the sum that is told, against a total of 1
} sums[] = {
	{"far above", HEAD "total: 1\nitems: [" ITEM_OF("a", "5/4") "]\n", 214, 12500},
	{"a hair above", HEAD "total: 1\nitems: [" ITEM_OF("a", "100003/100000") "]\n", 214, 10001},
	{"far below", HEAD "total: 1\nitems: [" ITEM_OF("a", "3/4") "]\n", 215, 7500},
	{"a hair below", HEAD "total: 1\nitems: [" ITEM_OF("a", "99997/100000") "]\n", 215, 9999},
};

START_TEST(never_tells_a_sum_that_looks_like_the_total)
{
	size_t count;
	(void)rubric_from(sums[_i].text);
	const struct diag *diag = diags_sorted(diags, &count)[0];
	EXPECT_NUMBER(sums[_i].name, diag_kinds[diag->code].number, sums[_i].number);
	EXPECT_NUMBER(sums[_i].name, diag->args[1].number.units, sums[_i].shown);
	EXPECT_NUMBER(sums[_i].name, diag->args[2].number.units, DECIMAL_ONE);
}
END_TEST

START_TEST(has_defaults)
{
	const struct rubric *rubric = rubric_sound(NODES("- {id: a, label: A, scale: ada}\n"));
	ck_assert_int_eq(rubric->object, OBJECT_UNIT);
	ck_assert_int_eq(rubric->unanswered, UNANSWERED_ZERO);
	ck_assert(!rubric->is_mean_of_objects);
	ck_assert(!date_is_set(rubric->valid_from) && !date_is_set(rubric->valid_to));
	const struct rubric_node *item = &rubric->nodes[1];
	ck_assert(item->is_item && !item->has_weight && !item->is_optional &&
	          !item->wants_evidence);
	ck_assert_int_eq(exact_compare(item->weight, EXACT_ONE), 0);
	ck_assert_int_eq(rubric->nodes[0].combine, COMBINE_MEAN);
	ck_assert(!rubric->nodes[0].has_total);
}
END_TEST

#define TREE                                                                                       \
	UNIT_RUBRIC("", GROUP("g",                                                                 \
	                      ITEM("b") GROUP(                                                     \
				      "h",                                                         \
				      ITEM_WITH("c", "evidence: [{id: f, kind: photo, label: F}]") \
					      ITEM("a"))) ITEM("z.1") GROUP("i", ITEM("y-2")))

static const struct {
	const char *id;
	size_t index, parent, end;
	unsigned depth;
	bool is_item, wants_evidence;
} nodes[] = {
	{"total", 0, 0, 9, 0, false, true}, {"g", 1, 0, 6, 1, false, true},
	{"b", 2, 1, 3, 2, true, false},     {"h", 3, 1, 6, 2, false, true},
	{"c", 4, 3, 5, 3, true, true},      {"a", 5, 3, 6, 3, true, false},
	{"z.1", 6, 0, 7, 1, true, false},   {"i", 7, 0, 9, 1, false, false},
	{"y-2", 8, 7, 9, 2, true, false},
};

START_TEST(puts_each_node_before_its_children)
{
	const struct rubric *rubric = rubric_sound(TREE);
	const struct rubric_node *node = &rubric->nodes[_i];
	ck_assert_uint_eq(rubric->node_count, COUNT_OF(nodes));
	ck_assert_uint_eq(rubric->item_count, 5);
	EXPECT_TEXT(nodes[_i].id, node->id, nodes[_i].id);
	EXPECT_NUMBER(nodes[_i].id, node->index, nodes[_i].index);
	EXPECT_NUMBER(nodes[_i].id, node->parent, nodes[_i].parent);
	EXPECT_NUMBER(nodes[_i].id, node->end, nodes[_i].end);
	EXPECT_NUMBER(nodes[_i].id, node->depth, nodes[_i].depth);
	EXPECT_NUMBER(nodes[_i].id, node->is_item, nodes[_i].is_item);
	EXPECT_NUMBER(nodes[_i].id, node->wants_evidence, nodes[_i].wants_evidence);
	ck_assert_ptr_eq(rubric_find(rubric, node->id), node);
}
END_TEST

static const char *const strangers[] = {"",  "A",  "aa",     "y-",   "y-22",
                                        "z", "zz", "totals", "tota", "0"};

START_TEST(finds_no_node_that_is_not_there)
{
	ck_assert_ptr_null(rubric_find(rubric_sound(TREE), str_from(strangers[_i])));
}
END_TEST

START_TEST(holds_a_large_tree)
{
	buffer_add_text(&buffer, HEAD "items:\n");
	for (int g = 0; g < 40; g++) {
		buffer_add_text(&buffer, "- id: g");
		buffer_add_integer(&buffer, g);
		buffer_add_text(&buffer, "\n  label: G\n  items:\n");
		for (int i = 0; i < 50; i++) {
			buffer_add_text(&buffer, "  - {label: L, scale: ada, id: g");
			buffer_add_integer(&buffer, g);
			buffer_add_text(&buffer, ".i");
			buffer_add_integer(&buffer, i);
			buffer_add_text(&buffer, "}\n");
		}
	}
	buffer_add_char(&buffer, '\0');
	const struct rubric *rubric = rubric_sound(buffer.data);
	ck_assert_uint_eq(rubric->node_count, 1 + 40 + 2000);
	for (size_t i = 0; i < rubric->node_count; i++) {
		ck_assert_ptr_eq(rubric_find(rubric, rubric->nodes[i].id), &rubric->nodes[i]);
		if (i)
			ck_assert_uint_eq(rubric->nodes[i].parent,
			                  rubric->nodes[i].is_item ? (i - 1) / 51 * 51 + 1 : 0);
	}
	for (size_t i = 1; i < rubric->node_count; i++)
		ck_assert_int_lt(str_compare(rubric->ids[i - 1], rubric->ids[i]), 0);
}
END_TEST

// --- zones

static const struct {
	const char *name;
	int64_t num, den;
	const char *label;
} zoned[] = {
	{"the top", 100, 1, "A"},
	{"on the first floor", 88, 1, "A"},
	{"a hair below", 8799999, 100000, "B"},
	{"on the second floor", 78, 1, "B"},
	{"below it", 7799, 100, "C"},
	{"on the third", 54, 1, "C"},
	{"below that", 5399, 100, "D"},
	{"on the fourth", 32, 1, "D"},
	{"below", 319999, 10000, "E"},
	{"nearly nothing", 1, 1000000000, "E"},
	{"nothing", 0, 1, "E"},
	{"above the top", 101, 1, "A"},
};

START_TEST(takes_the_first_zone_whose_floor_is_reached)
{
	const struct rubric *rubric = rubric_sound(BANDS(
		"- {zone: green, floor: 88, label: A, category: A, predicate: P, assumed: x}\n"
		"- {zone: green, floor: 78, label: B, assumed: x}\n"
		"- {zone: yellow, floor: 54, label: C, assumed: x}\n"
		"- {zone: red, floor: 32, label: D, assumed: x}\n"
		"- {zone: red, floor: 0, label: E, assumed: x}\n"));
	const struct zone *zone = zone_for(&rubric->zones[TIER_OBJECT],
	                                   exact_from_fraction(zoned[_i].num, zoned[_i].den));
	EXPECT_TEXT(zoned[_i].name, zone->label, zoned[_i].label);
}
END_TEST

// --- scales

static const struct {
	const char *name, *scale, *value, *ratio;
} ratios[] = {
	{"a quarter of four", "{range: {min: 1, max: 4}, base: 0}", "1", "1/4"},
	{"all of four", "{range: {min: 1, max: 4}, base: 0}", "4", "1"},
	{"from one", "{range: {min: 1, max: 4}, base: 1}", "1", "0"},
	{"from one, the half", "{range: {min: 1, max: 4}, base: 1}", "2.5", "1/2"},
	{"a ladder of five", "{range: {min: 0, max: 5}}", "3", "3/5"},
	{"below the base", "{range: {min: 0, max: 5}, base: 2}", "1", "0"},
	{"above the best", "{range: {min: 0, max: 5}, best: 4}", "5", "1"},
	{"just below the best", "{range: {min: 0, max: 5}, best: 4}", "3.9999", "39999/40000"},
	{"a third place", "{range: {min: 0, max: 1}}", "0.333", "333/1000"},
	{"the largest level is best",
         "{levels: [{id: a, label: A, value: 1}, {id: b, label: B, value: 3}]}", "1", "1/3"},
};

START_TEST(turns_values_into_ratios_within_0_and_1)
{
	buffer_add_text(&buffer, HEAD "items:\n- {id: a, label: A, scale: ");
	buffer_add_text(&buffer, ratios[_i].scale);
	buffer_add_text(&buffer, "}\n");
	buffer_add_char(&buffer, '\0');
	const struct rubric *rubric = rubric_sound(buffer.data);
	struct decimal value;
	ck_assert_int_eq(decimal_parse(str_from(ratios[_i].value), &value), DECIMAL_OK);
	buffer.len = 0;
	exact_write(&buffer, scale_ratio(arena, rubric->nodes[1].scale, value));
	EXPECT_WRITTEN(ratios[_i].name, &buffer, ratios[_i].ratio);
}
END_TEST

static const struct {
	const char *answer, *id;
} answers[] = {
	{"tidak", "tidak"},
	{"Tidak", "tidak"},
	{"Tidak ada", "tidak"},
	{"TIDAK ADA", "tidak"},
	{"ada", "ada"},
	{"Ada", "ada"},
	{"", ""},
	{"ad", ""},
	{"tidak  ada", ""},
	{"1", ""},
};

START_TEST(finds_levels_by_id_or_label_in_any_case)
{
	const struct rubric *rubric = rubric_sound(NODES("- {id: a, label: A, scale: ada}\n"));
	const struct scale_level *level =
		scale_find(rubric->nodes[1].scale, str_from(answers[_i].answer));
	EXPECT_TEXT(answers[_i].answer, level ? level->id : STR(""), answers[_i].id);
}
END_TEST

static const struct {
	const char *measured;
	int value;
} steps[] = {{"0", 0}, {"49.9999", 0}, {"50", 1}, {"79.99", 1}, {"80", 3}, {"999999", 3}};

START_TEST(takes_the_last_step_that_is_reached)
{
	const struct rubric *rubric = rubric_sound(SCALE(
		"{of: number, steps: [{from: 0, value: 0}, {from: 50, value: 1}, {from: 80, value: 3}]}"));
	struct decimal measured;
	ck_assert_int_eq(decimal_parse(str_from(steps[_i].measured), &measured), DECIMAL_OK);
	const struct scale_step *step = scale_step_for(rubric->nodes[1].scale, measured);
	EXPECT_NUMBER(steps[_i].measured, step->value.units, steps[_i].value * DECIMAL_ONE);
}
END_TEST

// --- validity

static const struct {
	const char *valid;
	struct date day;
	const char *findings;
} validities[] = {
	{"{}", {2026, 1, 1}, ""},
	{"{from: 2015-01-01, to: 2019-12-31}", {2014, 12, 31}, "223@10:8"},
	{"{from: 2015-01-01, to: 2019-12-31}", {2015, 1, 1}, ""},
	{"{from: 2015-01-01, to: 2019-12-31}", {2019, 12, 31}, ""},
	{"{from: 2015-01-01, to: 2019-12-31}", {2020, 1, 1}, "222@10:8"},
	{"{from: 2022-01-01}", {2050, 1, 1}, ""},
	{"{to: 2022-01-01}", {1990, 1, 1}, ""},
};

START_TEST(warns_where_it_is_not_in_force)
{
	buffer_add_text(&buffer, HEAD "items: [" ITEM("a") "]\nvalid: ");
	buffer_add_text(&buffer, validities[_i].valid);
	buffer_add_char(&buffer, '\0');
	const struct rubric *rubric = rubric_sound(buffer.data);
	rubric_check_validity(rubric, diags, validities[_i].day);
	EXPECT_FINDINGS(validities[_i].valid, diags, validities[_i].findings);
	ck_assert(!diags_have_errors(diags));
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, fixture_init, fixture_finish);
	ADD_ROWS(tests, refuses_what_is_not_consistent, rubrics);
	tcase_add_test(tests, keeps_what_the_head_says);
	tcase_add_test(tests, keeps_what_an_item_says);
	ADD_ROWS(tests, never_tells_a_sum_that_looks_like_the_total, sums);
	tcase_add_test(tests, has_defaults);
	ADD_ROWS(tests, puts_each_node_before_its_children, nodes);
	ADD_ROWS(tests, finds_no_node_that_is_not_there, strangers);
	tcase_add_test(tests, holds_a_large_tree);
	ADD_ROWS(tests, takes_the_first_zone_whose_floor_is_reached, zoned);
	ADD_ROWS(tests, turns_values_into_ratios_within_0_and_1, ratios);
	ADD_ROWS(tests, finds_levels_by_id_or_label_in_any_case, answers);
	ADD_ROWS(tests, takes_the_last_step_that_is_reached, steps);
	ADD_ROWS(tests, warns_where_it_is_not_in_force, validities);
}

int
main(void)
{
	return tests_run("rubric", add);
}
