// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#define _XOPEN_SOURCE 700

#include <ftw.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "fixture.h"

// Every test has a folder of its own, and works in it.
static char folder[64];

static void
set_up(void)
{
	const char *shared = getenv("TMPDIR");
	fixture_init();
	ck_assert_int_eq(chdir(shared ? shared : "/tmp"), 0);
	strcpy(folder, "patuh-test-extend-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	ck_assert_int_eq(chdir(folder), 0);
	ck_assert_int_eq(mkdir("sub", 0777), 0);
}

static int
remove_one(const char *path, const struct stat *info, int kind, struct FTW *place)
{
	(void)info;
	(void)kind;
	(void)place;
	return remove(path);
}

static void
tear_down(void)
{
	ck_assert_int_eq(chdir(".."), 0);
	ck_assert_int_eq(nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS), 0);
	fixture_finish();
}

static void
file_put(const char *path, const char *text)
{
	FILE *file = fopen(path, "wb");
	ck_assert_ptr_nonnull(file);
	ck_assert(fputs(text, file) >= 0);
	ck_assert_int_eq(fclose(file), 0);
}

// The base: g (of weight 2) with a (of weight 3) and b; then c.
#define BASE(id, title)                                                                            \
	"patuh: rubric/1\nid: " id "\nversion: \"1\"\ntitle: " title "\nissuer: O\n" ZONES SCALES  \
	"object: unit\ntop: 100\nrounding: {object: 2}\nsources: {s: {title: S}, t: {title: T}}\n" \
	"items:\n- {id: g, label: G, weight: 2, source: s, items: ["                               \
	"{id: a, label: A, weight: 3, source: s, scale: ada, remedy: R},"                          \
	" {id: b, label: B, scale: ada}]}\n- {id: c, label: C, scale: ada}\n"
// The derived one: its keys begin in line 6.
#define DERIVED_OF(id, base, keys) \
	"patuh: rubric/1\nid: " id "\nversion: \"2\"\ntitle: D\nextends: " base "\n" keys
#define DERIVED(keys) DERIVED_OF("d", "r", keys)

// Every node as id:weight, with what it rests on, groups with what is in them.
static size_t
node_write(const struct rubric *rubric, size_t index)
{
	const struct rubric_node *node = &rubric->nodes[index];
	buffer_add(&buffer, node->id);
	if (node->has_weight) {
		buffer_add_char(&buffer, ':');
		exact_write(&buffer, node->weight);
	}
	if (node->basis.source) {
		buffer_add_char(&buffer, '@');
		buffer_add(&buffer, node->basis.source->id);
	}
	if (!str_is_empty(node->basis.assumed)) {
		buffer_add_char(&buffer, '~');
		buffer_add(&buffer, node->basis.assumed);
	}
	if (node->is_item)
		return index + 1;
	buffer_add_char(&buffer, '(');
	for (size_t i = index + 1; i < node->end; i = node_write(rubric, i))
		buffer_add_text(&buffer, i == index + 1 ? "" : " ");
	buffer_add_char(&buffer, ')');
	return node->end;
}

#define AS_IT_IS "total(g:2@s(a:3@s b) c)"

static const struct {
	const char *name, *keys;
	const char *tree; // NULL: refused
	const char *findings;
} trees[] = {
	{"nothing changes", "", AS_IT_IS, ""},
	{"an empty list changes nothing", "items: []\nremove: []\n", AS_IT_IS, ""},

	// change
	{"a weight with its source", "items: [{id: a, weight: 5, source: t}]\n",
         "total(g:2@s(a:5@t b) c)", ""},
	{"a weight alone keeps its source", "items: [{id: a, weight: 5}]\n",
         "total(g:2@s(a:5@s b) c)", ""},
	{"an assumption replaces the source", "items: [{id: a, weight: 5, assumed: x}]\n",
         "total(g:2@s(a:5~x b) c)", ""},
	{"a weight where there was none", "items: [{id: b, weight: 4, assumed: x}]\n",
         "total(g:2@s(a:3@s b:4~x) c)", ""},
	{"a weight where there was none needs a basis", "items: [{id: b, weight: 4}]\n", NULL,
         "207@6:25"},
	{"both bases", "items: [{id: a, source: t, assumed: x}]\n", "total(g:2@s(a:3~x b) c)", ""},
	{"a group's weight leaves what is in it", "items: [{id: g, weight: 9, assumed: x}]\n",
         "total(g:9~x(a:3@s b) c)", ""},
	{"nested in its group", "items: [{id: g, items: [{id: a, weight: 5, source: t}]}]\n",
         "total(g:2@s(a:5@t b) c)", ""},
	{"nested in another group it stays where it is",
         "items: [{id: n, label: N, items: [{id: a, weight: 5, source: t}, {id: x, label: X, scale: ada}]}]\n",
         "total(g:2@s(a:5@t b) c n(x))", ""},
	{"several", "items: [{id: a, weight: 5}, {id: g, weight: 4}]\n", "total(g:4@s(a:5@s b) c)",
         ""},

	{"twice", "items: [{id: a, weight: 5}, {id: a, weight: 4}]\n", NULL, "202@6:34+6:14"},

	// add
	{"a new item goes to the end of the root", "items: [{id: n, label: N, scale: ada}]\n",
         "total(g:2@s(a:3@s b) c n)", ""},
	{"under a group", "items: [{id: n, label: N, scale: ada, under: g}]\n",
         "total(g:2@s(a:3@s b n) c)", ""},
	{"nested in a group", "items: [{id: g, items: [{id: n, label: N, scale: ada}]}]\n",
         "total(g:2@s(a:3@s b n) c)", ""},
	{"nested, but under another",
         "items: [{id: h, label: H, items: [{id: n, label: N, scale: ada, under: g}, {id: m, label: M, scale: ada}]}]\n",
         "total(g:2@s(a:3@s b n) c h(m))", ""},
	{"under the root",
         "items: [{id: g, items: [{id: n, label: N, scale: ada, under: total}]}]\n",
         "total(g:2@s(a:3@s b) c n)", ""},
	{"a new group with new items",
         "items: [{id: h, label: H, weight: 7, assumed: x, items: [{id: n, label: N, scale: ada}]}]\n",
         "total(g:2@s(a:3@s b) c h:7~x(n))", ""},
	{"under a group that is new itself",
         "items: [{id: h, label: H, items: [{id: m, label: M, scale: ada}]}, {id: n, label: N, scale: ada, under: h}]\n",
         "total(g:2@s(a:3@s b) c h(m n))", ""},
	{"under what is not there", "items: [{id: n, label: N, scale: ada, under: x}]\n", NULL,
         "230@6:46"},
	{"under an item", "items: [{id: n, label: N, scale: ada, under: a}]\n", NULL, "204@13:56"},
	{"a new item twice",
         "items: [{id: n, label: N, scale: ada}, {id: n, label: M, scale: ada}]\n", NULL,
         "202@6:45+6:14"},
	{"a new item that lacks a label", "items: [{id: n, scale: ada}]\n", NULL, "131@6:9"},
	{"what is no map", "items: [n]\n", NULL, "134@6:9"},
	{"items that are no list", "items: {id: n}\n", NULL, "133@6:8"},

	// remove
	{"an item", "remove: [b]\n", "total(g:2@s(a:3@s) c)", ""},
	{"a group with all below", "remove: [g]\n", "total(c)", ""},
	{"several at once", "remove: [a, c]\n", "total(g:2@s(b))", ""},
	{"the last of a group", "remove: [a, b]\n", NULL, "149@13:50"},
	{"everything", "remove: [g, c]\n", NULL, "149@13:1"},
	{"what is not there", "remove: [x]\n", NULL, "230@6:10"},
	{"what went with its group", "remove: [g, a]\n", NULL, "230@6:13"},
	{"what is no id", "remove: [[a]]\n", NULL, "132@6:10"},
	{"no list", "remove: a\n", NULL, "133@6:9"},
	{"removed and given anew", "remove: [a]\nitems: [{id: a, label: A, scale: ada}]\n",
         "total(g:2@s(b) c a)", ""},
	{"a change of what is removed is a new item", "remove: [a]\nitems: [{id: a, weight: 2}]\n",
         NULL, "131@7:9 204@7:14 207@7:25"},

	// move
	{"to another group", "items: [{id: c, under: g}]\n", "total(g:2@s(a:3@s b c))", ""},
	{"to the root", "items: [{id: b, under: total}]\n", "total(g:2@s(a:3@s) c b)", ""},
	{"to where it is", "items: [{id: a, under: g}]\n", AS_IT_IS, ""},
	{"with a change", "items: [{id: c, weight: 8, assumed: x, under: g}]\n",
         "total(g:2@s(a:3@s b c:8~x))", ""},
	{"a group into a new one",
         "items: [{id: h, label: H, items: [{id: n, label: N, scale: ada}]}, {id: g, under: h}]\n",
         "total(c h(n g:2@s(a:3@s b)))", ""},
	{"under itself", "items: [{id: g, under: g}]\n", NULL, "230@6:24"},
	{"under what is below it",
         "items: [{id: h, label: H, under: g, items: [{id: n, label: N, scale: ada}]}, {id: g, under: h}]\n",
         NULL, "230@6:93"},
	{"under what is not there, moved", "items: [{id: a, under: x}]\n", NULL, "230@6:24"},
};

static const struct rubric *
derived_load(const char *keys)
{
	struct buffer text;
	buffer_init(&text);
	buffer_add_text(&text, DERIVED(""));
	buffer_add_text(&text, keys);
	buffer_add_char(&text, '\0');
	file_put("r.yaml", BASE("r", "R"));
	file_put("d.yaml", text.data);
	buffer_finish(&text);
	return rubric_load(arena, diags, "d.yaml", NULL);
}

START_TEST(changes_the_tree_of_its_base)
{
	const char *name = trees[_i].name;
	const struct rubric *rubric = derived_load(trees[_i].keys);
	EXPECT_FINDINGS(name, diags, trees[_i].findings);
	EXPECT_NUMBER(name, rubric != NULL, trees[_i].tree != NULL);
	if (!rubric)
		return;
	(void)node_write(rubric, 0);
	EXPECT_WRITTEN(name, &buffer, trees[_i].tree);
}
END_TEST

START_TEST(keeps_what_a_change_does_not_give)
{
	const struct rubric *rubric =
		derived_load("items: [{id: a, label: Baru, en: New, effort: 2}]\n");
	ck_assert_ptr_nonnull(rubric);
	const struct rubric_node *a = rubric_find(rubric, STR("a"));
	EXPECT_TEXT("label", a->label, "Baru");
	EXPECT_TEXT("en", a->en, "New");
	EXPECT_TEXT("remedy", a->remedy, "R");
	EXPECT_TEXT("scale", a->scale->id, "ada");
	ck_assert_int_eq(a->effort.units, 2 * DECIMAL_ONE);
}
END_TEST

// --- the head

START_TEST(inherits_the_head)
{
	const struct rubric *rubric = derived_load("");
	ck_assert_ptr_nonnull(rubric);
	EXPECT_TEXT("id", rubric->id, "d");
	EXPECT_TEXT("version", rubric->version, "2");
	EXPECT_TEXT("title", rubric->title, "D");
	EXPECT_TEXT("issuer", rubric->issuer, "O");
	EXPECT_TEXT("root", rubric->nodes[0].label, "D");
	ck_assert_int_eq(rubric->object, OBJECT_UNIT);
	ck_assert_int_eq(rubric->places[TIER_OBJECT], 2);
	ck_assert_int_eq(rubric->places[TIER_UNIT], PLACES_EXACT);
	ck_assert_uint_eq(rubric->zones[TIER_UNIT].count, 3);
	ck_assert_uint_eq(rubric->source_count, 2);
}
END_TEST

START_TEST(replaces_whole_or_merges_by_key)
{
	const struct rubric *rubric = derived_load(
		"rounding: {unit: 1}\nissuer: P\nobject: product\ntop: 5\n"
		"zones: [{zone: none, floor: 0, label: Z, assumed: x}]\n"
		"sources: {t: {title: Baru}, u: {title: U}}\n"
		"scales: {ada: {range: {min: 0, max: 9}}, lain: {range: {min: 0, max: 8}}}\n"
		"caps: [{when: {node: a, below: 5}, score_at_most: 1, reason: R, source: u}]\n"
		"items: [{id: b, scale: lain}]\nrenames: {lama: a}\n");
	EXPECT_FINDINGS("head", diags, "");
	ck_assert_ptr_nonnull(rubric);
	ck_assert_int_eq(rubric->places[TIER_OBJECT], PLACES_EXACT);
	ck_assert_int_eq(rubric->places[TIER_UNIT], 1);
	EXPECT_TEXT("issuer", rubric->issuer, "P");
	ck_assert_int_eq(rubric->object, OBJECT_PRODUCT);
	ck_assert_uint_eq(rubric->zones[TIER_OBJECT].count, 1);
	ck_assert_uint_eq(rubric->source_count, 3);
	EXPECT_TEXT("kept", rubric->sources[0].title, "S");
	EXPECT_TEXT("replaced", rubric->sources[1].title, "Baru");
	EXPECT_TEXT("added", rubric->sources[2].title, "U");
	ck_assert_uint_eq(rubric->scale_count, 5);
	ck_assert_int_eq(rubric_find(rubric, STR("a"))->scale->kind, SCALE_RANGE);
	EXPECT_TEXT("scale", rubric_find(rubric, STR("b"))->scale->id, "lain");
	ck_assert_uint_eq(rubric->cap_count, 1);
	ck_assert_uint_eq(rubric->renaming_count, 1);
	EXPECT_TEXT("from", rubric->renamings[0].from, "lama");
	EXPECT_TEXT("to", rubric->renamings[0].to, "a");
}
END_TEST

enum {
	FILES_MOST = 4
};

static const struct {
	const char *name;
	struct {
		const char *path, *text;
	} files[FILES_MOST];
	const char *path;
	const char *read; // the files, NULL: refused
	const char *findings;
} loads[] = {
	{"its own file first, then its base",
         {{"r.yaml", BASE("r", "R")}, {"d.yaml", DERIVED("")}},
         "d.yaml",
         "d.yaml r.yaml",
         ""},
	{"without a base", {{"r.yaml", BASE("r", "R")}}, "r.yaml", "r.yaml", ""},
	{"a chain of three",
         {{"r.yaml", BASE("r", "R")},
          {"e.yaml", DERIVED_OF("e", "r", "")},
          {"d.yaml", DERIVED_OF("d", "e", "")}},
         "d.yaml",
         "d.yaml e.yaml r.yaml",
         ""},
	{"beside the file, wherever that is",
         {{"sub/r.yaml", BASE("r", "R")}, {"sub/d.yaml", DERIVED("")}, {"r.yaml", "rusak: ["}},
         "sub/d.yaml",
         "sub/d.yaml sub/r.yaml",
         ""},
	{"not in the folder above",
         {{"r.yaml", BASE("r", "R")}, {"sub/d.yaml", DERIVED("")}},
         "sub/d.yaml",
         NULL,
         "235@5:10"},
	{"no base", {{"d.yaml", DERIVED("")}}, "d.yaml", NULL, "235@5:10"},
	{"a base that is no text",
         {{"r.yaml", BASE("r", "R")}, {"d.yaml", DERIVED_OF("d", "[r]", "")}},
         "d.yaml",
         NULL,
         "132@5:10"},
	{"itself", {{"d.yaml", DERIVED_OF("d", "d", "")}}, "d.yaml", NULL, "234@5:10"},
	{"each other",
         {{"d.yaml", DERIVED_OF("d", "e", "")}, {"e.yaml", DERIVED_OF("e", "d", "")}},
         "d.yaml",
         NULL,
         "234@5:10"},
	{"a circle of three",
         {{"d.yaml", DERIVED_OF("d", "e", "")},
          {"e.yaml", DERIVED_OF("e", "f", "")},
          {"f.yaml", DERIVED_OF("f", "d", "")}},
         "d.yaml",
         NULL,
         "234@5:10"},
	{"a circle further down",
         {{"d.yaml", DERIVED_OF("d", "e", "")},
          {"e.yaml", DERIVED_OF("e", "f", "")},
          {"f.yaml", DERIVED_OF("f", "e", "")}},
         "d.yaml",
         NULL,
         "234@5:10"},
	{"what a derived rubric must say itself",
         {{"r.yaml", BASE("r", "R")}, {"d.yaml", "patuh: rubric/1\nextends: r\n"}},
         "d.yaml",
         NULL,
         "131@1:1 131@1:1 131@1:1"},
	{"its kind too",
         {{"r.yaml", BASE("r", "R")}, {"d.yaml", "id: d\nversion: \"2\"\ntitle: D\nextends: r\n"}},
         "d.yaml",
         NULL,
         "119@1:1"},
	{"a base of another kind",
         {{"r.yaml", "patuh: evidence/1\nid: r\n"}, {"d.yaml", DERIVED("")}},
         "d.yaml",
         NULL,
         "120@1:8"},
	{"a base without a tree",
         {{"r.yaml",
           "patuh: rubric/1\nid: r\nversion: \"1\"\ntitle: R\nobject: unit\ntop: 100\n" ZONES},
          {"d.yaml", DERIVED("")}},
         "d.yaml",
         NULL,
         "131@1:1"},
	{"a tree of its own under a base without one",
         {{"r.yaml",
           "patuh: rubric/1\nid: r\nversion: \"1\"\ntitle: R\nobject: unit\ntop: 100\n" ZONES
                   SCALES},
          {"d.yaml", DERIVED("items: [{id: n, label: N, scale: ada}]\n")}},
         "d.yaml",
         "d.yaml r.yaml",
         ""},
	{"an id that is not the file's name",
         {{"r.yaml", BASE("r", "R")}, {"d.yaml", DERIVED_OF("x", "r", "")}},
         "d.yaml",
         NULL,
         "201@2:5"},
	{"a base that can not be read",
         {{"r.yaml", "patuh: [\n"}, {"d.yaml", DERIVED("")}},
         "d.yaml",
         NULL,
         "108@2:1"},
	{"faults of the base stand where they are",
         {{"r.yaml", BASE("r", "R") "salah: 1\n"}, {"d.yaml", DERIVED("keliru: 1\n")}},
         "d.yaml",
         NULL,
         "130@6:1 130@15:1"},
	{"a faulty value that is replaced is no fault",
         {{"r.yaml", BASE("r", "R") "unanswered: nol\n"},
          {"d.yaml", DERIVED("unanswered: zero\n")}},
         "d.yaml",
         "d.yaml r.yaml",
         ""},
	{"renames to what is not there",
         {{"r.yaml", BASE("r", "R")}, {"d.yaml", DERIVED("renames: {lama: tottal}\n")}},
         "d.yaml",
         NULL,
         "230@6:17~total"},
};

START_TEST(loads_a_rubric_with_its_bases)
{
	const char *name = loads[_i].name;
	for (size_t i = 0; i < FILES_MOST && loads[_i].files[i].path; i++)
		file_put(loads[_i].files[i].path, loads[_i].files[i].text);
	const struct rubric *rubric = rubric_load(arena, diags, loads[_i].path, NULL);
	EXPECT_FINDINGS(name, diags, loads[_i].findings);
	EXPECT_NUMBER(name, rubric != NULL, loads[_i].read != NULL);
	if (!rubric)
		return;
	for (size_t i = 0; i < rubric->file_count; i++) {
		buffer_add_text(&buffer, i ? " " : "");
		buffer_add(&buffer, rubric->files[i]->name);
	}
	EXPECT_WRITTEN(name, &buffer, loads[_i].read);
}
END_TEST

START_TEST(lets_a_source_replace_an_assumption)
{
	file_put("r.yaml", BASE("r", "R"));
	file_put("e.yaml", DERIVED_OF("e", "r", "items: [{id: a, assumed: x}]\n"));
	file_put("d.yaml", DERIVED_OF("d", "e", "items: [{id: a, source: t}]\n"));
	const struct rubric *rubric = rubric_load(arena, diags, "d.yaml", NULL);
	EXPECT_FINDINGS("source", diags, "");
	ck_assert_ptr_nonnull(rubric);
	(void)node_write(rubric, 0);
	EXPECT_WRITTEN("tree", &buffer, "total(g:2@s(a:3@t b) c)");
}
END_TEST

START_TEST(goes_through_a_chain_from_the_bottom_up)
{
	file_put("r.yaml", BASE("r", "R"));
	file_put(
		"e.yaml",
		DERIVED_OF(
			"e", "r",
			"items: [{id: a, weight: 5, source: t}, {id: n, label: N, scale: ada}]\n"));
	file_put("d.yaml",
	         DERIVED_OF("d", "e",
	                    "remove: [b]\nitems: [{id: n, under: g}, {id: a, assumed: x}]\n"));
	const struct rubric *rubric = rubric_load(arena, diags, "d.yaml", NULL);
	ck_assert_ptr_nonnull(rubric);
	(void)node_write(rubric, 0);
	EXPECT_WRITTEN("tree", &buffer, "total(g:2@s(a:5~x n) c)");
	EXPECT_TEXT("title", rubric->title, "D");
	EXPECT_TEXT("issuer", rubric->issuer, "O");
}
END_TEST

static const char *
find_in_sub(void *context, struct arena *keeper, struct str id)
{
	(void)keeper;
	ck_assert(str_equal(id, STR("r")));
	++*(int *)context;
	return "sub/r.yaml";
}

START_TEST(asks_the_finder_for_what_is_not_beside_it)
{
	int asked = 0;
	const struct rubric_finder finder = {find_in_sub, &asked};
	file_put("sub/r.yaml", BASE("r", "R"));
	file_put("d.yaml", DERIVED(""));
	ck_assert_ptr_nonnull(rubric_load(arena, diags, "d.yaml", &finder));
	ck_assert_int_eq(asked, 1);
	file_put("r.yaml", BASE("r", "R"));
	ck_assert_ptr_nonnull(rubric_load(arena, diags, "d.yaml", &finder));
	ck_assert_int_eq(asked, 1);
}
END_TEST

START_TEST(has_a_digest_of_all_its_files)
{
	file_put("r.yaml", BASE("r", "R"));
	file_put("d.yaml", DERIVED(""));
	struct str alone = rubric_load(arena, diags, "r.yaml", NULL)->digest;
	struct str first = rubric_load(arena, diags, "d.yaml", NULL)->digest;
	struct str again = rubric_load(arena, diags, "d.yaml", NULL)->digest;
	file_put("r.yaml", BASE("r", "R2"));
	struct str other_base = rubric_load(arena, diags, "d.yaml", NULL)->digest;
	file_put("r.yaml", BASE("r", "R"));
	file_put("d.yaml", DERIVED("# x\n"));
	struct str other_own = rubric_load(arena, diags, "d.yaml", NULL)->digest;
	ck_assert_uint_eq(first.len, 64);
	ck_assert(str_equal(first, again));
	ck_assert(!str_equal(first, alone));
	ck_assert(!str_equal(first, other_base));
	ck_assert(!str_equal(first, other_own));
	ck_assert(!str_equal(other_base, other_own));
}
END_TEST

// The base's digest, a line end, its own bytes.
START_TEST(makes_the_digest_of_the_base_and_its_own_bytes)
{
	file_put("r.yaml", BASE("r", "R"));
	file_put("d.yaml", DERIVED(""));
	struct str base = rubric_load(arena, diags, "r.yaml", NULL)->digest;
	const struct str parts[] = {base, STR("\n"), STR(DERIVED(""))};
	struct str expected = digest_for(arena, str_join(arena, COUNT_OF(parts), parts));
	ck_assert(str_equal(rubric_load(arena, diags, "d.yaml", NULL)->digest, expected));
}
END_TEST

START_TEST(comes_again_out_of_its_texts)
{
	file_put("r.yaml", BASE("r", "R"));
	file_put("d.yaml", DERIVED("items: [{id: b, label: B2}]\n"));
	const struct rubric *rubric = rubric_load(arena, diags, "d.yaml", NULL);
	ck_assert_ptr_nonnull(rubric);
	file_put("d.yaml", "x");
	file_put("r.yaml", "x");
	const struct rubric *again = rubric_reload(arena, diags, rubric->file_count, rubric->files);
	EXPECT_FINDINGS("again", diags, "");
	ck_assert_ptr_nonnull(again);
	ck_assert(str_equal(again->digest, rubric->digest));
	ck_assert_uint_eq(again->file_count, 2);
	EXPECT_TEXT("own", again->files[0]->name, "d.yaml");
	EXPECT_TEXT("base", again->files[1]->name, "r.yaml");
	EXPECT_TEXT("label", rubric_find(again, STR("b"))->label, "B2");
}
END_TEST

START_TEST(does_not_come_again_out_of_less)
{
	file_put("r.yaml", BASE("r", "R"));
	file_put("d.yaml", DERIVED(""));
	const struct rubric *rubric = rubric_load(arena, diags, "d.yaml", NULL);
	ck_assert_ptr_nonnull(rubric);
	ck_assert_ptr_null(rubric_reload(arena, diags, 1, rubric->files));
	EXPECT_FINDINGS("no base", diags, "235@5:10");
	ck_assert_ptr_null(rubric_reload(arena, diags, 0, NULL));
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, set_up, tear_down);
	ADD_ROWS(tests, changes_the_tree_of_its_base, trees);
	tcase_add_test(tests, keeps_what_a_change_does_not_give);
	tcase_add_test(tests, inherits_the_head);
	tcase_add_test(tests, replaces_whole_or_merges_by_key);
	ADD_ROWS(tests, loads_a_rubric_with_its_bases, loads);
	tcase_add_test(tests, lets_a_source_replace_an_assumption);
	tcase_add_test(tests, goes_through_a_chain_from_the_bottom_up);
	tcase_add_test(tests, asks_the_finder_for_what_is_not_beside_it);
	tcase_add_test(tests, has_a_digest_of_all_its_files);
	tcase_add_test(tests, makes_the_digest_of_the_base_and_its_own_bytes);
	tcase_add_test(tests, comes_again_out_of_its_texts);
	tcase_add_test(tests, does_not_come_again_out_of_less);
}

int
main(void)
{
	return tests_run("extend", add);
}
