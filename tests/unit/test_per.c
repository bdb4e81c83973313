// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/score.h"

#include "fixture.h"

// --- items that are answered several times. Item a is; where there is an item b, it has the same weight.

#define ROUNDED "rounding: {object: 2, unit: 2, institution: 2}\n"
#define PHOTO "evidence: [{id: f, kind: photo, label: F}]"
#define PER(per, merge) ITEM_WITH("a", "per: " per ", merge: " merge ", optional: true")
#define PROVED(per, merge) ITEM_WITH("a", "per: " per ", merge: " merge ", optional: true, " PHOTO)
#define OF_UNIT(items) UNIT_RUBRIC(ROUNDED, items)
#define EXCLUDING(items) UNIT_RUBRIC(ROUNDED "unanswered: exclude\n", items)
#define REFUSING(items) UNIT_RUBRIC(ROUNDED "unanswered: refuse\n", items)
#define OF_PRODUCT(items) RUBRIC("object: product\ntop: 100\n" ROUNDED, items)

static const struct {
	const char *name, *rubric, *products, *answers;
	const char *figures; // claimed, verified, potential
	char state;          // of a
	size_t wanted, given;
} scores[] = {
	// per product: every product that is declared
	{"mean", OF_UNIT(PER("product", "mean")), "p q", "p/a=1 q/a=0.5", "75.00 75.00 75.00", 'S',
         2, 2},
	{"mean is the default", OF_UNIT(ITEM_WITH("a", "per: product")), "p q", "p/a=1 q/a=0.5",
         "75.00 75.00 75.00", 'S', 2, 2},
	{"min", OF_UNIT(PER("product", "min")), "p q r", "p/a=1 q/a=0.25 r/a=0.5",
         "25.00 25.00 25.00", 'S', 3, 3},
	{"max", OF_UNIT(PER("product", "max")), "p q r", "p/a=0.25 q/a=0.75 r/a=0.5",
         "75.00 75.00 75.00", 'S', 3, 3},
	{"all", OF_UNIT(PER("product", "all")), "p q", "p/a=1 q/a=1", "100.00 100.00 100.00", 'S',
         2, 2},
	{"not all", OF_UNIT(PER("product", "all")), "p q", "p/a=1 q/a=0.9999", "0.00 0.00 0.00",
         'S', 2, 2},
	{"one product", OF_UNIT(PER("product", "mean")), "p", "p/a=0.3", "30.00 30.00 30.00", 'S',
         1, 1},
	{"thirds stay exact", OF_UNIT(PER("product", "mean") ITEM("b")), "p q r",
         "p/a=1 q/a=1 r/a=0 b=1", "83.33 83.33 83.33", 'S', 4, 4},

	// unanswered instances
	{"a product without an answer is zero", OF_UNIT(PER("product", "mean")), "p q", "p/a=1",
         "50.00 50.00 100.00", 'S', 2, 1},
	{"one marked missing is zero", OF_UNIT(PER("product", "mean")), "p q", "p/a=1 q/a=missing",
         "50.00 50.00 100.00", 'S', 2, 1},
	{"one marked rejected is zero", OF_UNIT(PER("product", "mean")), "p q", "p/a=1 q/a=1~",
         "50.00 50.00 100.00", 'S', 2, 1},
	{"min with one unanswered", OF_UNIT(PER("product", "min")), "p q", "p/a=0.5",
         "0.00 0.00 50.00", 'S', 2, 1},
	{"max with one unanswered", OF_UNIT(PER("product", "max")), "p q", "p/a=0.5",
         "50.00 50.00 100.00", 'S', 2, 1},
	{"all with one unanswered", OF_UNIT(PER("product", "all")), "p q", "p/a=1",
         "0.00 0.00 100.00", 'S', 2, 1},
	{"no product has an answer", OF_UNIT(PER("product", "mean") ITEM("b")), "p q", "b=1",
         "50.00 50.00 100.00", 'U', 3, 1},
	{"no product is declared", OF_UNIT(PER("product", "mean") ITEM("b")), "", "b=1",
         "50.00 50.00 100.00", 'U', 2, 1},
	{"excluded, mean of the others", EXCLUDING(PER("product", "mean")), "p q r",
         "p/a=1 q/a=0.5", "75.00 75.00 83.33", 'S', 3, 2},
	{"excluded, min of the others", EXCLUDING(PER("product", "min")), "p q r", "p/a=1 q/a=0.5",
         "50.00 50.00 50.00", 'S', 3, 2},
	{"excluded, all of the others", EXCLUDING(PER("product", "all")), "p q", "p/a=1",
         "100.00 100.00 100.00", 'S', 2, 1},
	{"excluded, missing too", EXCLUDING(PER("product", "mean")), "p q", "p/a=0.5 q/a=missing",
         "50.00 50.00 75.00", 'S', 2, 1},
	{"all excluded", EXCLUDING(PER("product", "mean") ITEM("b")), "p q", "b=0.5",
         "50.00 50.00 75.00", 'X', 3, 1},
	{"all excluded, none declared", EXCLUDING(PER("product", "mean") ITEM("b")), "", "b=0.5",
         "50.00 50.00 75.00", 'X', 2, 1},

	// not applicable instances
	{"not applicable is left out", OF_UNIT(PER("product", "mean")), "p q", "p/a=0.5 q/a=na",
         "50.00 50.00 50.00", 'S', 1, 1},
	{"not applicable under min", OF_UNIT(PER("product", "min")), "p q", "p/a=0.5 q/a=na",
         "50.00 50.00 50.00", 'S', 1, 1},
	{"all not applicable", OF_UNIT(PER("product", "mean") ITEM("b")), "p q",
         "p/a=na q/a=na b=0.5", "50.00 50.00 50.00", 'N', 1, 1},
	{"not applicable and unanswered", OF_UNIT(PER("product", "mean") ITEM("b")), "p q",
         "p/a=na b=1", "50.00 50.00 100.00", 'U', 2, 1},
	{"not applicable and excluded", EXCLUDING(PER("product", "mean") ITEM("b")), "p q",
         "p/a=na b=0.5", "50.00 50.00 75.00", 'X', 2, 1},
	{"a rejected not applicable is unanswered", OF_UNIT(PER("product", "mean")), "p q",
         "p/a=1 q/a=na~", "50.00 50.00 100.00", 'S', 2, 1},

	// per respondent: those there are
	{"mean of respondents", OF_UNIT(PER("respondent", "mean")), "", "a@x=1 a@y=0.5 a@z=0",
         "50.00 50.00 50.00", 'S', 3, 3},
	{"min of respondents", OF_UNIT(PER("respondent", "min")), "", "a@x=1 a@y=0.5 a@z=0.75",
         "50.00 50.00 50.00", 'S', 3, 3},
	{"max of respondents", OF_UNIT(PER("respondent", "max")), "", "a@x=0 a@y=0.5 a@z=0.25",
         "50.00 50.00 50.00", 'S', 3, 3},
	{"all respondents", OF_UNIT(PER("respondent", "all")), "", "a@x=1 a@y=1",
         "100.00 100.00 100.00", 'S', 2, 2},
	{"not all respondents", OF_UNIT(PER("respondent", "all")), "", "a@x=1 a@y=0",
         "0.00 0.00 0.00", 'S', 2, 2},
	{"no respondent", OF_UNIT(PER("respondent", "mean") ITEM("b")), "", "b=1",
         "50.00 50.00 100.00", 'U', 2, 1},
	{"no respondent, excluded", EXCLUDING(PER("respondent", "mean") ITEM("b")), "", "b=0.5",
         "50.00 50.00 75.00", 'X', 2, 1},
	{"a missing respondent", OF_UNIT(PER("respondent", "mean")), "", "a@x=1 a@y=missing",
         "50.00 50.00 100.00", 'S', 2, 1},
	{"a missing respondent, excluded", EXCLUDING(PER("respondent", "mean")), "",
         "a@x=0.5 a@y=missing", "50.00 50.00 75.00", 'S', 2, 1},
	{"a respondent to whom it does not apply", OF_UNIT(PER("respondent", "mean")), "",
         "a@x=0.5 a@y=na", "50.00 50.00 50.00", 'S', 1, 1},
	{"products play no part", OF_UNIT(PER("respondent", "mean")), "p q", "a@x=1 a@y=0.5",
         "75.00 75.00 75.00", 'S', 2, 2},
	{"respondents of a product", OF_PRODUCT(PER("respondent", "mean")), "p",
         "p/a@x=1 p/a@y=0.5", "75.00 75.00 75.00", 'S', 2, 2},

	// each instance by its own proof
	{"each is verified by itself", OF_UNIT(PROVED("product", "mean")), "p q", "p/a=1! q/a=1",
         "100.00 50.00 100.00", 'S', 2, 2},
	{"unverified zero needs no proof", OF_UNIT(PROVED("product", "mean")), "p q",
         "p/a=0.5! q/a=0", "25.00 25.00 25.00", 'S', 2, 2},
	{"unverified becomes the best it can", OF_UNIT(PROVED("product", "mean")), "p q",
         "p/a=0.5! q/a=0.5", "50.00 25.00 75.00", 'S', 2, 2},
	{"min, one unverified", OF_UNIT(PROVED("product", "min")), "p q", "p/a=1! q/a=0.5",
         "50.00 0.00 100.00", 'S', 2, 2},
	{"max, one unverified", OF_UNIT(PROVED("product", "max")), "p q", "p/a=0.5! q/a=1",
         "100.00 50.00 100.00", 'S', 2, 2},
	{"all, one unverified", OF_UNIT(PROVED("product", "all")), "p q", "p/a=1! q/a=1",
         "100.00 0.00 100.00", 'S', 2, 2},
	{"unverified and unanswered", OF_UNIT(PROVED("product", "mean")), "p q r s",
         "p/a=1! q/a=1 r/a=na", "66.67 33.33 100.00", 'S', 3, 2},
	{"respondents are verified by themselves", OF_UNIT(PROVED("respondent", "mean")), "",
         "a@x=1! a@y=1", "100.00 50.00 100.00", 'S', 2, 2},

	// beside others
	{"the item keeps its one weight", OF_UNIT(PER("product", "mean") ITEM("b")), "p q r",
         "p/a=1 q/a=1 r/a=1 b=0", "50.00 50.00 50.00", 'S', 4, 4},
	{"a direct value covers it", OF_UNIT(GROUP("g", PER("product", "mean")) ITEM("b")), "p q",
         "g=50 p/a=1 q/a=1 b=1", "75.00 75.00 75.00", 'C', 2, 2},
};

static const char letters[NODE_STATE_COUNT] = {
	[NODE_STATE_SCORED] = 'S',   [NODE_STATE_UNANSWERED] = 'U',
	[NODE_STATE_EXCLUDED] = 'X', [NODE_STATE_NOT_APPLICABLE] = 'N',
	[NODE_STATE_COVERED] = 'C',
};

static const struct unit_result *
unit_scored(const char *text, const char *products, const char *answers)
{
	static const struct score_options options = {{2026, 6, 30}, FIGURE_CLAIMED};
	const struct rubric *rubric = rubric_sound(text);
	return score_unit(arena, diags, rubric, unit_from(rubric, "", products, answers), &options);
}

static void
figures_write(const struct verdict verdicts[FIGURE_COUNT])
{
	for (size_t f = 0; f < FIGURE_COUNT; f++) {
		buffer_add_text(&buffer, f ? " " : "");
		if (verdicts[f].has_score)
			decimal_write(&buffer, verdicts[f].shown, verdicts[f].places, '.');
		else
			buffer_add_char(&buffer, '-');
	}
}

static const struct node_result *
node_of(const struct object_result *object, const struct rubric_node *node)
{
	ck_assert_ptr_nonnull(node);
	return &object->nodes[node->index];
}

START_TEST(merges_the_answers_to_one_item)
{
	static const struct score_options options = {{2026, 6, 30}, FIGURE_CLAIMED};
	const char *name = scores[_i].name;
	const struct rubric *rubric = rubric_sound(scores[_i].rubric);
	const struct unit *unit = unit_from(rubric, "", scores[_i].products, scores[_i].answers);
	const struct unit_result *result = score_unit(arena, diags, rubric, unit, &options);
	ck_assert_uint_eq(result->object_count, 1);
	const struct object_result *object = result->objects;
	figures_write(object->verdicts);
	EXPECT_WRITTEN(name, &buffer, scores[_i].figures);
	const struct node_result *a = node_of(object, rubric_find(rubric, STR("a")));
	EXPECT_NUMBER(name, letters[a->state], scores[_i].state);
	EXPECT_NUMBER(name, object->leaf_count, scores[_i].wanted);
	EXPECT_NUMBER(name, object->answered_count, scores[_i].given);
	EXPECT(name, !a->entry);
	size_t counted = 0;
	for (size_t i = 0; i < a->instance_count; i++)
		counted += a->instances[i].figures[FIGURE_CLAIMED].counts;
	EXPECT_NUMBER(name, counted > 0, a->figures[FIGURE_CLAIMED].counts);
}
END_TEST

START_TEST(keeps_every_answer_with_whose_it_is)
{
	const struct unit_result *result =
		unit_scored(OF_UNIT(PROVED("product", "mean")), "p q r s", "p/a=0.5! r/a=na s/a=1");
	const struct node_result *a = &result->objects[0].nodes[1];
	static const char states[] = "SUNS";
	static const bool is_verified[] = {true, false, false, false};
	ck_assert_uint_eq(a->instance_count, 4);
	for (size_t i = 0; i < 4; i++) {
		ck_assert_ptr_eq(a->instances[i].product, &result->unit->products[i]);
		ck_assert_int_eq(letters[a->instances[i].state], states[i]);
		ck_assert_int_eq(a->instances[i].is_verified, is_verified[i]);
	}
	ck_assert(!a->is_verified);
	ck_assert_ptr_null(a->instances[1].entry);
}
END_TEST

START_TEST(keeps_respondents_in_the_order_they_came)
{
	const struct unit_result *result =
		unit_scored(OF_UNIT(PER("respondent", "mean")), "", "a@z=1 a@x=0.5 a@y=0");
	const struct node_result *a = &result->objects[0].nodes[1];
	ck_assert_uint_eq(a->instance_count, 3);
	for (size_t i = 0; i < 3; i++) {
		buffer_add(&buffer, a->instances[i].entry->respondent);
		ck_assert_ptr_null(a->instances[i].product);
	}
	EXPECT_WRITTEN("order", &buffer, "zxy");
	ck_assert(a->is_verified);
}
END_TEST

START_TEST(asks_each_product_for_its_own_respondents)
{
	const struct unit_result *result = unit_scored(OF_PRODUCT(PER("respondent", "min")),
	                                               "p q r", "p/a@x=1 p/a@y=0.5 q/a@x=0.25");
	static const char *const figures[] = {"50.00 50.00 50.00", "25.00 25.00 25.00",
	                                      "0.00 0.00 100.00"};
	ck_assert_uint_eq(result->object_count, 3);
	for (size_t i = 0; i < 3; i++) {
		figures_write(result->objects[i].verdicts);
		EXPECT_WRITTEN(figures[i], &buffer, figures[i]);
	}
}
END_TEST

static const struct {
	const char *name, *rubric, *products, *answers, *findings;
} refused[] = {
	{"every product answers", REFUSING(PER("product", "mean")), "p q", "p/a=1 q/a=0", ""},
	{"a product does not", REFUSING(PER("product", "mean")), "p q", "p/a=1", "400@5:12"},
	{"two products do not", REFUSING(PER("product", "mean")), "p q", "", "400@5:12 400@5:12"},
	{"a respondent does not", REFUSING(PER("respondent", "mean")), "", "a@x=1 a@y=missing",
         "400@5:12"},
	{"nobody does", REFUSING(PER("respondent", "mean")), "", "", "400@5:12"},
	{"what does not apply need not be answered", REFUSING(PER("product", "mean")), "p q",
         "p/a=1 q/a=na", ""},
	{"answers that a direct value covers",
         OF_UNIT(GROUP("g", PER("product", "mean")) ITEM("b")), "p q", "g=50 p/a=1 q/a=1 b=1",
         "401@9:10 401@10:10"},
};

START_TEST(reports_what_is_refused_or_covered)
{
	(void)unit_scored(refused[_i].rubric, refused[_i].products, refused[_i].answers);
	EXPECT_FINDINGS(refused[_i].name, diags, refused[_i].findings);
}
END_TEST

START_TEST(names_the_product_that_does_not_answer)
{
	(void)unit_scored(REFUSING(PER("product", "mean")), "p q", "p/a=1");
	size_t count;
	const struct diag *const *found = diags_sorted(diags, &count);
	ck_assert_uint_eq(count, 1);
	EXPECT_TEXT("item", found[0]->args[0].text, "a");
	EXPECT_TEXT("product", found[0]->args[1].text, "q");
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, fixture_init, fixture_finish);
	ADD_ROWS(tests, merges_the_answers_to_one_item, scores);
	tcase_add_test(tests, keeps_every_answer_with_whose_it_is);
	tcase_add_test(tests, keeps_respondents_in_the_order_they_came);
	tcase_add_test(tests, asks_each_product_for_its_own_respondents);
	ADD_ROWS(tests, reports_what_is_refused_or_covered, refused);
	tcase_add_test(tests, names_the_product_that_does_not_answer);
}

int
main(void)
{
	return tests_run("per", add);
}
