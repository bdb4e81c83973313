// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/lacking.h"

#include "fixture.h"

#define WANTS(id, keys)  \
	ITEM_WITH(       \
		id, keys \
		"evidence: [{id: foto, kind: photo, label: F, required: true}, {id: sk, kind: document, label: S}]")
#define BOTH \
	"evidence: [{id: foto, kind: photo, label: F, required: true}, {id: sk, kind: document, label: S, required: true}]"
#define HEAD "patuh: evidence/1\nrubric: r\ninstitution: I\nperiod: P\nunit: {id: u, name: U}\n"
#define UNIT(entries) HEAD "entries: [" entries "]\n"
#define PRODUCTS(entries) \
	HEAD "products: [{id: p, name: P}, {id: q, name: Q}]\nentries: [" entries "]\n"
#define PER_PRODUCT "object: product\ntop: 100\n"
#define PER_UNIT "object: unit\ntop: 100\n"

static const struct {
	const char *name, *keys, *items, *evidence;
	const char *expected; // product/item:evidence, and ? where there is no entry
} lists[] = {
	{"no answer", PER_UNIT, WANTS("a", ""), UNIT(""), "a:foto?"},
	{"an answer without it", PER_UNIT, WANTS("a", ""), UNIT("{item: a, answer: 1}"), "a:foto"},
	{"given", PER_UNIT, WANTS("a", ""),
         UNIT("{item: a, answer: 1, evidence: [{id: foto, file: f}]}"), ""},
	{"given, whatever it proves", PER_UNIT, WANTS("a", ""),
         UNIT("{item: a, answer: 1, evidence: [{id: foto, file: f, expires: 2020-01-01}]}"), ""},
	{"only what is not required", PER_UNIT, WANTS("a", ""),
         UNIT("{item: a, answer: 1, evidence: [{id: sk, file: f}, {file: g}]}"), "a:foto"},
	{"both", PER_UNIT, ITEM_WITH("a", BOTH),
         UNIT("{item: a, answer: 1, evidence: [{id: foto, file: f}]}"), "a:sk"},
	{"claims nothing", PER_UNIT, WANTS("a", ""), UNIT("{item: a, answer: 0}"), ""},
	{"does not apply", PER_UNIT, WANTS("a", "optional: true, "), UNIT("{item: a, na: x}"), ""},
	{"missing", PER_UNIT, WANTS("a", ""), UNIT("{item: a, status: missing}"), "a:foto"},
	{"missing, but the file is there", PER_UNIT, WANTS("a", ""),
         UNIT("{item: a, status: missing, evidence: [{id: foto, file: f}]}"), ""},
	{"nothing is wanted", PER_UNIT, ITEM("a"), UNIT("{item: a, answer: 1}"), ""},
	{"a direct value stands for it", PER_UNIT, GROUP("g", WANTS("a", "")) WANTS("b", ""),
         UNIT("{item: g, answer: 50}"), "b:foto?"},
	{"in the order of the rubric", PER_UNIT, WANTS("b", "") WANTS("a", ""),
         UNIT("{item: a, answer: 1}"), "b:foto? a:foto"},
	{"each product", PER_PRODUCT, WANTS("a", ""), PRODUCTS("{item: a, product: q, answer: 1}"),
         "p/a:foto? q/a:foto"},
	{"an item for each product", PER_UNIT, WANTS("a", "per: product, ") WANTS("b", ""),
         PRODUCTS("{item: a, product: p, answer: 1}, {item: b, answer: 1}"),
         "p/a:foto q/a:foto? b:foto"},
	{"each respondent", PER_UNIT, WANTS("a", "per: respondent, "),
         UNIT("{item: a, respondent: x, answer: 1}, {item: a, respondent: y, answer: 0}"),
         "a:foto"},
	{"respondents of a product", PER_PRODUCT, WANTS("a", "per: respondent, "),
         PRODUCTS("{item: a, product: p, respondent: x, answer: 1}"), "p/a:foto q/a:foto?"},
	{"left out of the mean", PER_UNIT "unanswered: exclude\n", WANTS("a", ""), UNIT(""),
         "a:foto?"},
};

START_TEST(lists_what_is_still_to_be_collected)
{
	static const struct score_options options = {{2026, 6, 30}, FIGURE_VERIFIED};
	buffer_add_text(&buffer, PATUH ZONES SCALES);
	buffer_add_text(&buffer, lists[_i].keys);
	buffer_add_text(&buffer, "items: [");
	buffer_add_text(&buffer, lists[_i].items);
	buffer_add_text(&buffer, "]\n");
	buffer_add_char(&buffer, '\0');
	const struct rubric *rubric = rubric_sound(buffer.data);
	buffer.len = 0;
	const struct evidence *evidence = evidence_from(rubric, lists[_i].evidence);
	EXPECT_FINDINGS(lists[_i].name, diags, "");
	const struct unit_result *unit =
		score_unit(arena, diags, rubric, &evidence->units[0], &options);
	const struct lack *lacks;
	size_t count = lacking_find(arena, rubric, unit, &lacks);
	for (size_t i = 0; i < count; i++) {
		buffer_add_text(&buffer, i ? " " : "");
		buffer_add(&buffer, lacks[i].product ? lacks[i].product->id : STR(""));
		buffer_add_text(&buffer, lacks[i].product ? "/" : "");
		buffer_add(&buffer, lacks[i].item->id);
		buffer_add_char(&buffer, ':');
		buffer_add(&buffer, lacks[i].wanted->id);
		buffer_add_text(&buffer, lacks[i].entry ? "" : "?");
	}
	EXPECT_WRITTEN(lists[_i].name, &buffer, lists[_i].expected);
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, fixture_init, fixture_finish);
	ADD_ROWS(tests, lists_what_is_still_to_be_collected, lists);
}

int
main(void)
{
	return tests_run("lacking", add);
}
