// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/form_merge.h"

#include "fixture.h"

static const char rubric_text[] = UNIT_RUBRIC(
	"",
	"{id: a, label: A, scale: ada, optional: true}, {id: b, label: B, scale: ada, optional: true}, "
	"{id: c, label: C, scale: angka}, {id: s, label: S, scale: survei, per: respondent}, ");

enum {
	FORMS_MOST = 3,
	CELLS_MOST = 8
};

// A form from "a:issued>now b:>~no"; its cells stand in column `index` + 1, one below the other.
static const struct form *
form_from(const struct rubric *rubric, const char *text, size_t index)
{
	struct source *sheet = arena_new(arena, struct source);
	*sheet = (struct source){.name = STR("f.xlsx"), .sheet = STR("Isian")};
	struct form_stamp *stamp = arena_new(arena, struct form_stamp);
	*stamp = (struct form_stamp){.unit = STR("u"), .name = STR("U"), .at = {sheet, 0, 0}};
	struct form_cell *cells = arena_array(arena, CELLS_MOST, struct form_cell);
	struct form *form = arena_new(arena, struct form);
	for (const char *at = text; *at; at += strspn(at, " ")) {
		const char *colon = strchr(at, ':'), *mark = strchr(at, '>');
		size_t len = strcspn(at, " ");
		struct form_cell *cell = &cells[form->cell_count++];
		const char *person = memchr(at, '@', (size_t)(colon - at));
		struct str item = {at, (size_t)((person ? person : colon) - at)};
		*cell = (struct form_cell){
			.key = {.node = rubric_find(rubric, item), .product = STR("")},
			.issued = {colon + 1, (size_t)(mark - colon) - 1},
			.value = {mark + 1, (size_t)(at + len - mark) - 1},
			.at = {sheet, (unsigned)form->cell_count, (unsigned)index + 1},
		};
		cell->key.evidence = STR("");
		cell->key.respondent =
			person ? (struct str){person + 1, (size_t)(colon - person) - 1} : STR("");
		at += len;
	}
	form->stamp = stamp;
	form->cells = cells;
	return form;
}

// a=ada b=na s@p=3 c=0.5!
static void
entries_write(const struct rubric *rubric, struct node_items *entries, struct node_items *products)
{
	struct node_pairs map = {NULL, 0, 0}, unit = {NULL, 0, 0};
	struct place at = PLACE_NONE;
	node_pairs_add_text(arena, &unit, "id", STR("u"), at);
	node_pairs_add_text(arena, &unit, "name", STR("U"), at);
	node_pairs_add_text(arena, &map, "patuh", STR("evidence/1"), at);
	node_pairs_add_text(arena, &map, "rubric", STR("r"), at);
	node_pairs_add_text(arena, &map, "institution", STR("I"), at);
	node_pairs_add_text(arena, &map, "period", STR("P"), at);
	node_pairs_add(arena, &map, "unit", node_make_map(arena, &unit, at));
	node_pairs_add(arena, &map, "products", node_make_list(arena, products, at));
	node_pairs_add(arena, &map, "entries", node_make_list(arena, entries, at));
	const struct evidence *evidence =
		evidence_build(arena, diags, rubric, node_make_map(arena, &map, at));
	for (size_t i = 0; i < evidence->units[0].entry_count; i++) {
		const struct entry *entry = &evidence->units[0].entries[i];
		buffer_add_text(&buffer, i ? " " : "");
		buffer_add(&buffer, entry->node->id);
		if (entry->respondent.len) {
			buffer_add_char(&buffer, '@');
			buffer_add(&buffer, entry->respondent);
		}
		buffer_add_char(&buffer, '=');
		buffer_add(&buffer,
		           entry->kind == ANSWER_NOT_APPLICABLE ? STR("na") : entry->answer);
		buffer_add_text(&buffer, entry->status == STATUS_VERIFIED   ? "!"
		                         : entry->status == STATUS_MISSING  ? "-"
		                         : entry->status == STATUS_REJECTED ? "~"
		                                                            : "");
	}
}

static const struct {
	const char *name, *ours; // NULL: the folder holds nothing
	const char *forms[FORMS_MOST];
	enum form_prefer prefer;
	const char *entries, *findings;
} merges[] = {
	{"nothing anywhere", NULL, {"a:>"}, PREFER_NOBODY, "", ""},
	{"a new answer", NULL, {"a:>:ada"}, PREFER_NOBODY, "a=ada", ""},
	{"a known answer, left", NULL, {"a::ada>:ada"}, PREFER_NOBODY, "a=ada", ""},
	{"a known answer, changed", NULL, {"a::ada>:tidak"}, PREFER_NOBODY, "a=tidak", ""},
	{"a known answer, cleared", NULL, {"a::ada>"}, PREFER_NOBODY, "", ""},
	{"does not apply", NULL, {"a:>~sebab"}, PREFER_NOBODY, "a=na", ""},
	{"two forms, different cells",
         NULL,
         {"a:>:ada b:>", "a:> b:>:tidak"},
         PREFER_NOBODY,
         "a=ada b=tidak",
         ""},
	{"two forms, the same", NULL, {"a:>:ada", "a:>:ada"}, PREFER_NOBODY, "a=ada", ""},
	{"two forms, one clears", NULL, {"a::ada>:ada", "a::ada>"}, PREFER_NOBODY, "", ""},
	{"two forms, one clears, the other way",
         NULL,
         {"a::ada>", "a::ada>:ada"},
         PREFER_NOBODY,
         "",
         ""},
	{"two forms, one changes",
         NULL,
         {"a::ada>:ada", "a::ada>:tidak"},
         PREFER_NOBODY,
         "a=tidak",
         ""},
	{"two forms, one changes, the other way",
         NULL,
         {"a::ada>:tidak", "a::ada>:ada"},
         PREFER_NOBODY,
         "a=tidak",
         ""},
	{"two forms against each other",
         NULL,
         {"a:>:ada", "a:>:tidak"},
         PREFER_NOBODY,
         "a=ada",
         "846@1:2+1:1"},
	{"an answer against a reason",
         NULL,
         {"a:>:ada", "a:>~sebab"},
         PREFER_NOBODY,
         "a=ada",
         "846@1:2+1:1"},
	{"the later one is preferred",
         NULL,
         {"a:>:ada", "a:>:tidak"},
         PREFER_THEIRS,
         "a=tidak",
         "847@1:2+1:1"},
	{"the earlier one is preferred",
         NULL,
         {"a:>:ada", "a:>:tidak"},
         PREFER_OURS,
         "a=ada",
         "847@1:2+1:1"},
	{"three forms",
         NULL,
         {"a:>:ada", "b:>:ada", "c:>:0.5"},
         PREFER_NOBODY,
         "a=ada b=ada c=0.5",
         ""},
	{"the folder, left", "a=ada", {"a::ada>:ada"}, PREFER_NOBODY, "a=ada", ""},
	{"the folder, changed by the form",
         "a=ada",
         {"a::ada>:tidak"},
         PREFER_NOBODY,
         "a=tidak",
         ""},
	{"the folder, changed since", "a=tidak", {"a::ada>:ada"}, PREFER_NOBODY, "a=tidak", ""},
	{"both changed alike", "a=tidak", {"a::ada>:tidak"}, PREFER_NOBODY, "a=tidak", ""},
	{"both changed otherwise",
         "c=0.25",
         {"c::1>:0.5"},
         PREFER_NOBODY,
         "c=0.25",
         "846@1:1+8:10"},
	{"both changed, the form is preferred",
         "c=0.25",
         {"c::1>:0.5"},
         PREFER_THEIRS,
         "c=0.5",
         "847@1:1+8:10"},
	{"both changed, the folder is preferred",
         "c=0.25",
         {"c::1>:0.5"},
         PREFER_OURS,
         "c=0.25",
         "847@1:1+8:10"},
	{"taken out of the folder since", "b=ada", {"a::ada>:ada"}, PREFER_NOBODY, "b=ada", ""},
	{"taken out of the folder, changed by the form",
         "b=ada",
         {"a::ada>:tidak"},
         PREFER_NOBODY,
         "b=ada",
         "846@1:1+1:1"},
	{"new in the folder and in the form",
         "a=ada",
         {"b:>:ada"},
         PREFER_NOBODY,
         "a=ada b=ada",
         ""},
	{"a number written otherwise", "c=0.50", {"c::0.5>:0.5"}, PREFER_NOBODY, "c=0.50", ""},
	{"a level written otherwise", "a=ADA", {"a::ada>:ada"}, PREFER_NOBODY, "a=ADA", ""},
	{"verified and left", "a=ada!", {"a::ada>:ada b:>:ada"}, PREFER_NOBODY, "a=ada! b=ada", ""},
	{"verified and changed", "a=ada!", {"a::ada>:tidak"}, PREFER_NOBODY, "a=tidak", "848@1:1"},
	{"rejected and changed", "a=ada~", {"a::ada>:tidak"}, PREFER_NOBODY, "a=tidak", "848@1:1"},
	{"rejected and left", "a=rejected", {"a:>"}, PREFER_NOBODY, "a=~", ""},
	{"missing and answered", "a=missing", {"a:>:ada"}, PREFER_NOBODY, "a=ada", ""},
	{"missing and left", "a=missing", {"a:>"}, PREFER_NOBODY, "a=-", ""},
	{"a direct value stays", "total=50", {"a:>:ada"}, PREFER_NOBODY, "a=ada total=50", ""},
	{"respondents of both", "s@p=4", {"s@q:>:3"}, PREFER_NOBODY, "s@p=4 s@q=3", ""},
	{"a respondent changed", "s@p=4", {"s@p::4>:3"}, PREFER_NOBODY, "s@p=3", ""},
};

START_TEST(merges_three_ways)
{
	const struct rubric *rubric = rubric_sound(rubric_text);
	const struct form *forms[FORMS_MOST];
	struct form_merge merge = {
		.arena = arena,
		.diags = diags,
		.prefer = merges[_i].prefer,
		.forms = forms,
	};
	if (merges[_i].ours)
		merge.ours = unit_from(rubric, "", "", merges[_i].ours);
	for (; merge.form_count < FORMS_MOST && merges[_i].forms[merge.form_count];
	     merge.form_count++)
		forms[merge.form_count] =
			form_from(rubric, merges[_i].forms[merge.form_count], merge.form_count);
	struct node_items products = {NULL, 0, 0}, entries = {NULL, 0, 0};
	form_merge_run(&merge, &products, &entries);
	EXPECT_FINDINGS(merges[_i].name, diags, merges[_i].findings);
	entries_write(rubric, &entries, &products);
	EXPECT_WRITTEN(merges[_i].name, &buffer, merges[_i].entries);
}
END_TEST

START_TEST(tells_each_change)
{
	const struct rubric *rubric = rubric_sound(rubric_text);
	const struct form *form = form_from(rubric, "a::ada>:tidak b:>~sebab c::1>:1", 0);
	struct form_merge merge = {
		.arena = arena,
		.diags = diags,
		.ours = unit_from(rubric, "", "", "a=ada c=1"),
		.form_count = 1,
		.forms = &form,
	};
	struct node_items products = {NULL, 0, 0}, entries = {NULL, 0, 0};
	form_merge_run(&merge, &products, &entries);
	ck_assert_uint_eq(merge.change_count, 2);
	EXPECT_TEXT("before", merge.changes[0].before, ":ada");
	EXPECT_TEXT("after", merge.changes[0].after, ":tidak");
	ck_assert_uint_eq(merge.changes[0].at.line, 1);
	EXPECT_TEXT("before", merge.changes[1].before, "");
	const char *const *words = form_value_words(arena, FORM_VERDICT, merge.changes[1].after);
	EXPECT_TEXT("Indonesian", str_from(words[LANG_ID]), "tidak berlaku: sebab");
	EXPECT_TEXT("English", str_from(words[LANG_EN]), "does not apply: sebab");
}
END_TEST

static const struct {
	enum form_field field;
	const char *value, *words;
} values[] = {
	{FORM_VERDICT, "", "(empty)"},
	{FORM_VERDICT, ":ada", "ada"},
	{FORM_NOTE, "~ kira-kira", "~ kira-kira"},
	{FORM_NOTE, ": a", ": a"},
	{FORM_FILE, "", "(empty)"},
};

START_TEST(says_values_in_words)
{
	const char *const *words =
		form_value_words(arena, values[_i].field, str_from(values[_i].value));
	EXPECT_TEXT(values[_i].words, str_from(words[LANG_EN]), values[_i].words);
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, fixture_init, fixture_finish);
	ADD_ROWS(tests, merges_three_ways, merges);
	tcase_add_test(tests, tells_each_change);
	ADD_ROWS(tests, says_values_in_words, values);
}

int
main(void)
{
	return tests_run("form_merge", add);
}
