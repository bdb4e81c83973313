// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/condition.h"

#include "fixture.h"

// --- what holds. The condition is that of a cap; the nodes are total g a b c.

#define TREE GROUP("g", ITEM("a") ITEM("b")) ITEM("c")

static const struct {
	const char *name, *when;
	const char *ratios; // percent of total g a b c; '-' does not count
	bool holds;
} conditions[] = {
	{"below", "{node: a, below: 50}", "0 0 49 0 0", true},
	{"below, at the limit", "{node: a, below: 50}", "0 0 50 0 0", false},
	{"below, above it", "{node: a, below: 50}", "0 0 51 0 0", false},
	{"at least, below", "{node: a, at_least: 50}", "0 0 49 0 0", false},
	{"at least, at the limit", "{node: a, at_least: 50}", "0 0 50 0 0", true},
	{"at least, above it", "{node: a, at_least: 50}", "0 0 51 0 0", true},
	{"a limit with places", "{node: a, below: 49.5}", "0 0 49 0 0", true},
	{"a limit with places, not below", "{node: a, at_least: 49.0001}", "0 0 49 0 0", false},
	{"below 0 is never", "{node: a, below: 0}", "0 0 0 0 0", false},
	{"at least 0 is always, where it counts", "{node: a, at_least: 0}", "0 0 0 0 0", true},
	{"at least 100", "{node: a, at_least: 100}", "0 0 100 0 0", true},
	{"below 100", "{node: a, below: 100}", "0 0 99 0 0", true},
	{"of a group", "{node: g, below: 50}", "90 40 90 90 90", true},
	{"of the root", "{node: total, below: 50}", "40 90 90 90 90", true},
	{"other nodes do not matter", "{node: c, below: 50}", "0 0 0 0 50", false},

	// what does not count
	{"below what does not count", "{node: a, below: 100}", "0 0 - 0 0", false},
	{"at least of what does not count", "{node: a, at_least: 0}", "0 0 - 0 0", false},
	{"not below what does not count", "{not: {node: a, below: 100}}", "0 0 - 0 0", true},
	{"not at least of what does not count", "{not: {node: a, at_least: 0}}", "0 0 - 0 0", true},
	{"all with what does not count", "{all: [{node: a, below: 50}, {node: b, below: 50}]}",
         "0 0 - 0 0", false},
	{"any with what does not count", "{any: [{node: a, below: 50}, {node: b, below: 50}]}",
         "0 0 - 0 0", true},

	// all, any, not
	{"all, both", "{all: [{node: a, below: 50}, {node: b, below: 50}]}", "0 0 0 0 0", true},
	{"all, the first only", "{all: [{node: a, below: 50}, {node: b, below: 50}]}", "0 0 0 90 0",
         false},
	{"all, the second only", "{all: [{node: a, below: 50}, {node: b, below: 50}]}",
         "0 0 90 0 0", false},
	{"all of one", "{all: [{node: a, below: 50}]}", "0 0 0 90 0", true},
	{"any, both", "{any: [{node: a, below: 50}, {node: b, below: 50}]}", "0 0 0 0 0", true},
	{"any, the first only", "{any: [{node: a, below: 50}, {node: b, below: 50}]}", "0 0 0 90 0",
         true},
	{"any, the second only", "{any: [{node: a, below: 50}, {node: b, below: 50}]}",
         "0 0 90 0 0", true},
	{"any, neither", "{any: [{node: a, below: 50}, {node: b, below: 50}]}", "0 0 90 90 0",
         false},
	{"not, of what holds", "{not: {node: a, below: 50}}", "0 0 0 0 0", false},
	{"not, of what does not", "{not: {node: a, below: 50}}", "0 0 90 0 0", true},
	{"not not", "{not: {not: {node: a, below: 50}}}", "0 0 0 0 0", true},
	{"not any", "{not: {any: [{node: a, below: 50}, {node: b, below: 50}]}}", "0 0 90 90 0",
         true},
	{"all within any",
         "{any: [{all: [{node: a, below: 50}, {node: b, below: 50}]}, {node: c, at_least: 80}]}",
         "0 0 0 90 80", true},
	{"any within all",
         "{all: [{any: [{node: a, below: 50}, {node: b, below: 50}]}, {node: c, at_least: 80}]}",
         "0 0 0 90 79", false},
	{"not within all", "{all: [{not: {node: a, below: 50}}, {node: b, below: 50}]}",
         "0 0 50 49 0", true},
};

static const struct node_ratio *
ratios_from(const char *text, size_t count)
{
	struct node_ratio *ratios = arena_array(arena, count, struct node_ratio);
	size_t i = 0;
	for (const char *at = text; *at; at += strspn(at, " ")) {
		size_t len = strcspn(at, " ");
		ck_assert_uint_lt(i, count);
		ratios[i].ratio = EXACT_ZERO;
		struct decimal percent;
		if (decimal_parse((struct str){at, len}, &percent) == DECIMAL_OK)
			ratios[i] = (struct node_ratio){
				true,
				exact_from_fraction(percent.units, 100 * (int64_t)DECIMAL_ONE)};
		i++;
		at += len;
	}
	ck_assert_uint_eq(i, count);
	return ratios;
}

static const struct rubric *
rubric_with(const char *before, const char *text, const char *after)
{
	struct buffer whole;
	buffer_init(&whole);
	buffer_add_text(&whole, before);
	buffer_add_text(&whole, text);
	buffer_add_text(&whole, after);
	buffer_add_char(&whole, '\0');
	const struct rubric *rubric = rubric_from(whole.data);
	buffer_finish(&whole);
	return rubric;
}

START_TEST(holds_by_the_ratios_of_nodes)
{
	const char *name = conditions[_i].name;
	const struct rubric *rubric = rubric_with(
		PATUH ZONES SCALES "object: unit\ntop: 100\nitems: [" TREE "]\ncaps: [{when: ",
		conditions[_i].when, ", score_at_most: 50, reason: R, assumed: x}]\n");
	EXPECT_FINDINGS(name, diags, "");
	ck_assert_ptr_nonnull(rubric);
	ck_assert_uint_eq(rubric->cap_count, 1);
	const struct node_ratio *ratios = ratios_from(conditions[_i].ratios, rubric->node_count);
	EXPECT_NUMBER(name, condition_holds(&rubric->caps[0].when, ratios), conditions[_i].holds);
}
END_TEST

// --- the first outcome that holds

#define OPINION                                                                                  \
	"opinions:\n- id: o\n  label: O\n  outcomes:\n"                                          \
	"  - {label: best, when: {node: a, at_least: 80}}\n"                                     \
	"  - {label: middle, when: {any: [{node: a, at_least: 50}, {node: b, at_least: 50}]}}\n" \
	"  - {label: last}\n"                                                                    \
	"- {id: p, label: P, outcomes: [{label: only}]}\n"

static const struct {
	const char *ratios, *outcome;
} outcomes[] = {
	{"0 0 100 0 0", "best"},  {"0 0 80 80 0", "best"},   {"0 0 79 0 0", "middle"},
	{"0 0 0 50 0", "middle"}, {"0 0 49 49 100", "last"}, {"- - - - -", "last"},
};

START_TEST(judges_by_the_first_outcome_that_holds)
{
	const struct rubric *rubric = rubric_sound(UNIT_RUBRIC(OPINION, TREE));
	const struct node_ratio *ratios = ratios_from(outcomes[_i].ratios, rubric->node_count);
	const struct outcome *const *judged = opinions_judge(arena, rubric, ratios);
	EXPECT_TEXT(outcomes[_i].ratios, judged[0]->label, outcomes[_i].outcome);
	EXPECT_TEXT(outcomes[_i].ratios, judged[1]->label, "only");
}
END_TEST

// --- what is refused, and where. The head takes 9 lines, so that the rows begin in line 10.

#define HEAD PATUH ZONES SCALES "object: unit\ntop: 100\nitems: [" TREE "]\n"
#define CAPS(lines) "caps:\n" lines
#define WHEN(text) CAPS("- {reason: R, assumed: x, score_at_most: 5, when: " text "}\n")
#define OUTCOMES(text) "opinions:\n- {id: o, label: O, outcomes: [" text "]}\n"

static const struct {
	const char *name, *text, *findings;
} refused[] = {
	{"no caps", "caps: []\n", ""},
	{"caps that are no list", "caps: {}\n", "133@10:7"},
	{"a cap that is no map", CAPS("- a\n"), "134@11:3"},
	{"an empty cap", CAPS("- {}\n"), "131@11:3 131@11:3 207@11:3 231@11:3"},
	{"unknown key of a cap",
         CAPS("- {when: {node: a, below: 5}, score_at_most: 5, reason: R, assumed: x, alasan: y}\n"),
         "130@11:72"},
	{"a cap without a limit", CAPS("- {when: {node: a, below: 5}, reason: R, assumed: x}\n"),
         "231@11:3"},
	{"a cap with both limits",
         CAPS("- {when: {node: a, below: 5}, score_at_most: 5, zone_at_most: red, reason: R, assumed: x}\n"),
         "231@11:3"},
	{"a cap without a basis",
         CAPS("- {when: {node: a, below: 5}, score_at_most: 5, reason: R}\n"), "207@11:3"},
	{"a cap with both bases",
         CAPS("- {when: {node: a, below: 5}, score_at_most: 5, reason: R, assumed: x, source: s}\n"),
         "208@11:69 206@11:80"},
	{"a cap of an unknown source",
         CAPS("- {when: {node: a, below: 5}, score_at_most: 5, reason: R, source: s}\n"),
         "206@11:68"},
	{"a colour that is none",
         CAPS("- {when: {node: a, below: 5}, zone_at_most: kuning, reason: R, assumed: x}\n"),
         "142@11:45"},
	{"a colour that the table has not",
         CAPS("- {when: {node: a, below: 5}, zone_at_most: none, reason: R, assumed: x}\n"),
         "232@11:45"},
	{"a score that is no number",
         CAPS("- {when: {node: a, below: 5}, score_at_most: lima, reason: R, assumed: x}\n"),
         "136@11:46"},
	{"a negative score",
         CAPS("- {when: {node: a, below: 5}, score_at_most: -1, reason: R, assumed: x}\n"),
         "148@11:46"},

	{"a condition that is no map", WHEN("a"), "134@11:51"},
	{"an empty condition", WHEN("{}"), "229@11:51"},
	{"a node alone", WHEN("{node: a}"), "229@11:51"},
	{"a limit alone", WHEN("{below: 5}"), "229@11:51"},
	{"both limits", WHEN("{node: a, below: 5, at_least: 1}"), "229@11:51"},
	{"a comparison and a list", WHEN("{node: a, below: 5, all: [{node: a, below: 1}]}"),
         "229@11:51"},
	{"two lists", WHEN("{all: [{node: a, below: 1}], any: [{node: a, below: 1}]}"),
         "229@11:51"},
	{"unknown key", WHEN("{node: a, bellow: 5}"), "229@11:51 130@11:61~below"},
	{"unknown node", WHEN("{node: totl, below: 5}"), "230@11:58~total"},
	{"percent above 100", WHEN("{node: a, below: 100.5}"), "148@11:68"},
	{"percent below 0", WHEN("{node: a, at_least: -1}"), "148@11:71"},
	{"percent with its sign", WHEN("{node: a, at_least: 50%}"), "136@11:71"},
	{"percent with a comma", WHEN("{node: a, at_least: '99,5'}"), "137@11:71"},
	{"all of nothing", WHEN("{all: []}"), "149@11:57"},
	{"any of nothing", WHEN("{any: []}"), "149@11:57"},
	{"all that is no list", WHEN("{all: {node: a, below: 1}}"), "229@11:51 133@11:57"},
	{"not of a list", WHEN("{not: [{node: a, below: 1}]}"), "229@11:51 134@11:57"},
	{"a part that is wrong", WHEN("{all: [{node: a, below: 1}, {node: x, below: 1}]}"),
         "230@11:86"},
	{"every part that is wrong", WHEN("{any: [{}, {not: {}}, {node: a, below: 101}]}"),
         "229@11:58 229@11:68 148@11:90"},

	{"no outcomes", OUTCOMES(""), "149@11:31"},
	{"an outcome without a label", OUTCOMES("{}"), "131@11:32"},
	{"a last outcome with a condition", OUTCOMES("{label: A, when: {node: a, below: 5}}"),
         "233@11:32"},
	{"an earlier outcome without one", OUTCOMES("{label: A}, {label: B}"), "233@11:32"},
	{"a condition that is wrong", OUTCOMES("{label: A, when: {node: x, below: 5}}, {label: B}"),
         "230@11:56"},
	{"an opinion without outcomes", "opinions:\n- {id: o, label: O}\n", "131@11:3"},
	{"an opinion with a bad id", "opinions:\n- {id: O, label: O, outcomes: [{label: A}]}\n",
         "144@11:8"},
	{"an unknown key of an opinion",
         "opinions:\n- {id: o, label: O, outcome: [], outcomes: [{label: A}]}\n",
         "130@11:21~outcomes"},
};

START_TEST(refuses_what_can_not_be_meant)
{
	const struct rubric *rubric = rubric_with(HEAD, refused[_i].text, "");
	EXPECT_FINDINGS(refused[_i].name, diags, refused[_i].findings);
	EXPECT_NUMBER(refused[_i].name, rubric != NULL, refused[_i].findings[0] == '\0');
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, fixture_init, fixture_finish);
	ADD_ROWS(tests, holds_by_the_ratios_of_nodes, conditions);
	ADD_ROWS(tests, judges_by_the_first_outcome_that_holds, outcomes);
	ADD_ROWS(tests, refuses_what_can_not_be_meant, refused);
}

int
main(void)
{
	return tests_run("condition", add);
}
