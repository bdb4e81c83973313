// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/change.h"

#include "fixture.h"

#define ROUNDED "rounding: {object: 2, unit: 2, institution: 2}\n"
#define OF_UNITS UNIT_RUBRIC(ROUNDED, ITEM("a") ITEM_WITH("b", "optional: true"))
#define OF_PRODUCTS RUBRIC("object: product\ntop: 100\n" ROUNDED, ITEM("a") ITEM("b"))
// Answers to these need to be verified.
#define PROVED(id) ITEM_WITH(id, "optional: true, evidence: [{id: f, kind: photo, label: F}]")
#define OF_PROOFS UNIT_RUBRIC(ROUNDED, PROVED("a") PROVED("b"))
#define DATED        \
	ITEM_WITH(   \
		"a", \
		"evidence: [{id: f, kind: photo, label: F, required: true, valid_for: 12 months}]")
#define OF_DATES UNIT_RUBRIC(ROUNDED, DATED ITEM("b"))
#define OF_PEOPLE \
	UNIT_RUBRIC(ROUNDED, "{id: a, label: L, scale: survei, per: respondent}, " ITEM("b"))
#define EXCLUDING                                    \
	UNIT_RUBRIC(ROUNDED "unanswered: exclude\n", \
	            ITEM_WITH("a", "optional: true") ITEM_WITH("b", "optional: true"))
#define WEIGHED UNIT_RUBRIC(ROUNDED, ITEM_OF("a", "3") ITEM_WITH("b", "optional: true"))
#define RENAMED UNIT_RUBRIC(ROUNDED "renames: {a: c}\n", ITEM("c") ITEM_WITH("b", "optional: true"))
#define WIDER UNIT_RUBRIC(ROUNDED, ITEM("a") ITEM_WITH("b", "optional: true") ITEM("c") ITEM("d"))
#define OTHER UNIT_RUBRIC(ROUNDED, ITEM("x") ITEM("y"))
#define OF_FIVE                                                                 \
	PATUH "zones: [{zone: green, floor: 0, label: H, assumed: x}]\n" SCALES \
	      "object: unit\ntop: 5\n" ROUNDED "items: [" ITEM("a")             \
		      ITEM_WITH("b", "optional: true") "]\n"
#define WHOLE                                                           \
	UNIT_RUBRIC("rounding: {object: 0, unit: 0, institution: 0}\n", \
	            ITEM("a") ITEM("b") ITEM("c"))

enum {
	UNITS_MOST = 4
};

struct unit_row {
	const char *keys, *products, *answers;
};

#define AS_BEFORE                        \
	{                                \
		{                        \
			NULL, NULL, NULL \
		}                        \
	}
#define U(answers)                            \
	{                                     \
		"id: u, name: U", "", answers \
	}
#define V(answers)                            \
	{                                     \
		"id: v, name: V", "", answers \
	}

// The parts that are not zero: c coverage, r rubric, n not applicable, j answers, b evidence.
static const struct {
	const char *name, *from_rubric;
	const char *to_rubric; // NULL: the same
	struct unit_row from[UNITS_MOST];
	struct unit_row carried[UNITS_MOST]; // under the other rubric; none: as in `from`
	struct unit_row to[UNITS_MOST];
	enum figure figure;
	const char *institution, *units;
} changes[] = {
	{"nothing",
         OF_UNITS,
         NULL,
         {U("a=1 b=0")},
         AS_BEFORE,
         {U("a=1 b=0")},
         FIGURE_CLAIMED,
         "50.00>50.00",
         "u 50.00>50.00"},
	{"an answer",
         OF_UNITS,
         NULL,
         {U("a=1 b=0")},
         AS_BEFORE,
         {U("a=1 b=0.5")},
         FIGURE_CLAIMED,
         "50.00>75.00 j25.00",
         "u 50.00>75.00 j25.00"},
	{"a first answer",
         OF_UNITS,
         NULL,
         {U("a=1")},
         AS_BEFORE,
         {U("a=1 b=1")},
         FIGURE_CLAIMED,
         "50.00>100.00 j50.00",
         "u 50.00>100.00 j50.00"},
	{"an answer that is taken back",
         OF_UNITS,
         NULL,
         {U("a=1 b=1")},
         AS_BEFORE,
         {U("a=1")},
         FIGURE_CLAIMED,
         "100.00>50.00 j-50.00",
         "u 100.00>50.00 j-50.00"},
	{"an answer that is missing now",
         OF_UNITS,
         NULL,
         {U("a=1 b=1")},
         AS_BEFORE,
         {U("a=1 b=1-")},
         FIGURE_CLAIMED,
         "100.00>50.00 j-50.00",
         "u 100.00>50.00 j-50.00"},
	{"it applies no longer",
         OF_UNITS,
         NULL,
         {U("a=1 b=0")},
         AS_BEFORE,
         {U("a=1 b=na")},
         FIGURE_CLAIMED,
         "50.00>100.00 n50.00",
         "u 50.00>100.00 n50.00"},
	{"it applies now, and is answered",
         OF_UNITS,
         NULL,
         {U("a=1 b=na")},
         AS_BEFORE,
         {U("a=1 b=0.5")},
         FIGURE_CLAIMED,
         "100.00>75.00 n-25.00",
         "u 100.00>75.00 n-25.00"},
	{"both",
         OF_UNITS,
         NULL,
         {U("a=1 b=0")},
         AS_BEFORE,
         {U("a=0.5 b=na")},
         FIGURE_CLAIMED,
         "50.00>50.00 n50.00 j-50.00",
         "u 50.00>50.00 n50.00 j-50.00"},
	{"a rejection counts as evidence",
         OF_UNITS,
         NULL,
         {U("a=1 b=1")},
         AS_BEFORE,
         {U("a=1 b=1~")},
         FIGURE_CLAIMED,
         "100.00>50.00 b-50.00",
         "u 100.00>50.00 b-50.00"},
	{"a verification",
         OF_PROOFS,
         NULL,
         {U("a=1! b=1")},
         AS_BEFORE,
         {U("a=1! b=1!")},
         FIGURE_VERIFIED,
         "50.00>100.00 b50.00",
         "u 50.00>100.00 b50.00"},
	{"it changes nothing that is claimed",
         OF_PROOFS,
         NULL,
         {U("a=1! b=1")},
         AS_BEFORE,
         {U("a=1! b=1!")},
         FIGURE_CLAIMED,
         "100.00>100.00",
         "u 100.00>100.00"},
	{"a new answer is nothing without its proof",
         OF_PROOFS,
         NULL,
         {U("a=1!")},
         AS_BEFORE,
         {U("a=1! b=1!")},
         FIGURE_VERIFIED,
         "50.00>100.00 b50.00",
         "u 50.00>100.00 b50.00"},
	{"a better answer under an old proof",
         OF_PROOFS,
         NULL,
         {U("a=1! b=0.5!")},
         AS_BEFORE,
         {U("a=1! b=1!")},
         FIGURE_VERIFIED,
         "75.00>100.00 j25.00",
         "u 75.00>100.00 j25.00"},
	{"a unit more",
         OF_UNITS,
         NULL,
         {U("a=1 b=1")},
         AS_BEFORE,
         {U("a=1 b=1"), V("a=0 b=1")},
         FIGURE_CLAIMED,
         "100.00>75.00 c-25.00",
         "u 100.00>100.00; v ->50.00"},
	{"a unit less",
         OF_UNITS,
         NULL,
         {U("a=1 b=1"), V("a=0 b=1")},
         AS_BEFORE,
         {U("a=1 b=1")},
         FIGURE_CLAIMED,
         "75.00>100.00 c25.00",
         "u 100.00>100.00; v 50.00>-"},
	{"a unit for another",
         OF_UNITS,
         NULL,
         {U("a=1 b=1")},
         AS_BEFORE,
         {V("a=0 b=1")},
         FIGURE_CLAIMED,
         "100.00>50.00 c-50.00",
         "v ->50.00; u 100.00>-"},
	{"units in another order",
         OF_UNITS,
         NULL,
         {U("a=1 b=1"), V("a=0 b=1")},
         AS_BEFORE,
         {V("a=0 b=1"), U("a=1 b=1")},
         FIGURE_CLAIMED,
         "75.00>75.00",
         "v 50.00>50.00; u 100.00>100.00"},
	{"a unit that weighs more",
         OF_UNITS,
         NULL,
         {U("a=1 b=1"), V("a=0 b=1")},
         AS_BEFORE,
         {{"id: u, name: U, weight: 3", "", "a=1 b=1"}, V("a=0 b=1")},
         FIGURE_CLAIMED,
         "75.00>87.50 c12.50",
         "u 100.00>100.00; v 50.00>50.00"},
	{"a product more",
         OF_PRODUCTS,
         NULL,
         {{"id: u, name: U", "p", "p/a=1 p/b=1"}},
         AS_BEFORE,
         {{"id: u, name: U", "p q", "p/a=1 p/b=1 q/a=0 q/b=1"}},
         FIGURE_CLAIMED,
         "100.00>75.00 c-25.00",
         "u 100.00>75.00 c-25.00"},
	{"a product less, another better",
         OF_PRODUCTS,
         NULL,
         {{"id: u, name: U", "p q", "p/a=1 p/b=0 q/a=0 q/b=0"}},
         AS_BEFORE,
         {{"id: u, name: U", "p", "p/a=1 p/b=1"}},
         FIGURE_CLAIMED,
         "25.00>100.00 c25.00 j50.00",
         "u 25.00>100.00 c25.00 j50.00"},
	{"all products are others",
         OF_PRODUCTS,
         NULL,
         {{"id: u, name: U", "p", "p/a=1 p/b=0"}},
         AS_BEFORE,
         {{"id: u, name: U", "q", "q/a=1 q/b=1"}},
         FIGURE_CLAIMED,
         "50.00>100.00 c50.00",
         "u 50.00>100.00 c50.00"},
	{"products in another order",
         OF_PRODUCTS,
         NULL,
         {{"id: u, name: U", "p q", "p/a=1 p/b=0 q/a=0 q/b=0"}},
         AS_BEFORE,
         {{"id: u, name: U", "q p", "p/a=1 p/b=1 q/a=0 q/b=0"}},
         FIGURE_CLAIMED,
         "25.00>50.00 j25.00",
         "u 25.00>50.00 j25.00"},
	{"other respondents",
         OF_PEOPLE,
         NULL,
         {U("a@x=4 a@y=2 b=1")},
         AS_BEFORE,
         {U("a@z=4 a@y=4 b=1")},
         FIGURE_CLAIMED,
         "87.50>100.00 j12.50",
         "u 87.50>100.00 j12.50"},
	{"a value for the whole",
         OF_UNITS,
         NULL,
         {U("a=1 b=0")},
         AS_BEFORE,
         {U("total=80")},
         FIGURE_CLAIMED,
         "50.00>80.00 j30.00",
         "u 50.00>80.00 j30.00"},
	{"no score after a step",
         EXCLUDING,
         NULL,
         {U("a=1")},
         AS_BEFORE,
         {U("a=na b=0.5")},
         FIGURE_CLAIMED,
         "100.00>50.00 j-50.00",
         "u 100.00>50.00 j-50.00"},
	{"no score before",
         EXCLUDING,
         NULL,
         {U("")},
         AS_BEFORE,
         {U("a=1")},
         FIGURE_CLAIMED,
         "->100.00",
         "u ->100.00"},
	{"another weight",
         OF_UNITS,
         WEIGHED,
         {U("a=1 b=0")},
         AS_BEFORE,
         {U("a=1 b=0")},
         FIGURE_CLAIMED,
         "50.00>75.00 r25.00",
         "u 50.00>75.00 r25.00"},
	{"another weight and answer",
         OF_UNITS,
         WEIGHED,
         {U("a=1 b=0")},
         AS_BEFORE,
         {U("a=1 b=1")},
         FIGURE_CLAIMED,
         "50.00>100.00 r25.00 j25.00",
         "u 50.00>100.00 r25.00 j25.00"},
	{"an item by another name",
         OF_UNITS,
         RENAMED,
         {U("a=1 b=0")},
         {U("c=1 b=0")},
         {U("c=0.5 b=0")},
         FIGURE_CLAIMED,
         "50.00>25.00 j-25.00",
         "u 50.00>25.00 j-25.00"},
	{"new items are the rubric's doing",
         OF_UNITS,
         WIDER,
         {U("a=1 b=1")},
         AS_BEFORE,
         {U("a=1 b=0 c=1 d=0")},
         FIGURE_CLAIMED,
         "100.00>50.00 r-25.00 j-25.00",
         "u 100.00>50.00 r-25.00 j-25.00"},
	{"nothing in common",
         OF_UNITS,
         OTHER,
         {U("a=1 b=1")},
         {U("")},
         {U("x=1 y=0.2")},
         FIGURE_CLAIMED,
         "100.00>60.00 r-40.00",
         "u 100.00>60.00 r-40.00"},
	{"a unit less and another rubric",
         OF_UNITS,
         OTHER,
         {U("a=1 b=1"), V("a=0 b=0")},
         {U(""), V("")},
         {U("x=1 y=0.2")},
         FIGURE_CLAIMED,
         "50.00>60.00 c50.00 r-40.00",
         "u 100.00>60.00 r-40.00; v 0.00>-"},
	{"another best score",
         OF_UNITS,
         OF_FIVE,
         {U("a=1 b=0")},
         AS_BEFORE,
         {U("a=1 b=1")},
         FIGURE_CLAIMED,
         "50.00>5.00 r-47.50 j2.50",
         "u 50.00>5.00 r-47.50 j2.50"},
	{"a direct value on another scale",
         OF_UNITS,
         OF_FIVE,
         {U("total=4")},
         AS_BEFORE,
         {U("total=5")},
         FIGURE_CLAIMED,
         "4.00>5.00 r1.00",
         "u 4.00>5.00 r1.00"},
	{"rounding is in the steps",
         WHOLE,
         NULL,
         {U("a=0 b=0 c=0")},
         AS_BEFORE,
         {U("a=0.5 b=1 c=0")},
         FIGURE_CLAIMED,
         "0>50 j50",
         "u 0>50 j50"},
};

static void
reading_write(const struct reading *reading)
{
	if (reading->has_score)
		decimal_write(&buffer, reading->shown, reading->places, '.');
	else
		buffer_add_char(&buffer, '-');
}

static void
line_of_change_write(const struct change_line *line)
{
	reading_write(&line->from);
	buffer_add_char(&buffer, '>');
	reading_write(&line->to);
	int64_t sum = 0;
	for (size_t i = 0; i < CAUSE_COUNT; i++) {
		sum += line->parts[i].units;
		if (line->parts[i].units == 0)
			continue;
		buffer_add_char(&buffer, ' ');
		buffer_add_char(&buffer, "crnjb"[i]);
		decimal_write(&buffer, line->parts[i], line->places, '.');
	}
	ck_assert_int_eq(sum, line->total.units);
}

static const struct unit *const *
units_from(const struct rubric *rubric, const struct unit_row rows[UNITS_MOST], size_t *count)
{
	const struct unit **units = arena_array(arena, UNITS_MOST, const struct unit *);
	*count = 0;
	for (; *count < UNITS_MOST && rows[*count].keys; ++*count)
		units[*count] = unit_from(rubric, rows[*count].keys, rows[*count].products,
		                          rows[*count].answers);
	return units;
}

START_TEST(splits_a_change_into_its_causes)
{
	const char *name = changes[_i].name;
	size_t count;
	struct change_input input = {.figure = changes[_i].figure};
	input.from.day = (struct date){2025, 6, 30};
	input.to.day = (struct date){2026, 6, 30};
	input.from.rubric = rubric_sound(changes[_i].from_rubric);
	input.to.rubric =
		changes[_i].to_rubric ? rubric_sound(changes[_i].to_rubric) : input.from.rubric;
	input.from.units = units_from(input.from.rubric, changes[_i].from, &input.from.unit_count);
	input.to.units = units_from(input.to.rubric, changes[_i].to, &input.to.unit_count);
	input.carried = input.from.units;
	if (changes[_i].to_rubric)
		input.carried = units_from(input.to.rubric,
		                           changes[_i].carried[0].keys ? changes[_i].carried
		                                                       : changes[_i].from,
		                           &count);
	const struct change *change = change_explain(arena, &input);
	line_of_change_write(&change->institution);
	EXPECT_WRITTEN(name, &buffer, changes[_i].institution);
	for (size_t i = 0; i < change->unit_count; i++) {
		buffer_add_text(&buffer, i ? "; " : "");
		buffer_add(&buffer, change->units[i].id);
		buffer_add_char(&buffer, ' ');
		line_of_change_write(&change->units[i]);
	}
	EXPECT_WRITTEN(name, &buffer, changes[_i].units);
}
END_TEST

static const struct unit *
dated(const struct rubric *rubric, const char *date)
{
	struct buffer text;
	buffer_init(&text);
	buffer_add_text(&text, "patuh: evidence/1\nrubric: r\ninstitution: I\nperiod: P\n"
	                       "unit: {id: u, name: U}\nentries: [{item: a, answer: 1, "
	                       "status: verified, evidence: [{id: f, file: f, date: ");
	buffer_add_text(&text, date);
	buffer_add_text(&text, "}]}, {item: b, answer: 1}]\n");
	buffer_add_char(&text, '\0');
	const struct evidence *evidence = evidence_from(rubric, text.data);
	buffer_finish(&text);
	return &evidence->units[0];
}

static const struct {
	const char *name, *before, *after, *parts;
} expiries[] = {
	{"still valid", "2025-06-30", "2025-06-30", "100.00>100.00"},
	{"expired between the two days", "2025-06-29", "2025-06-29", "100.00>50.00 b-50.00"},
	{"renewed", "2024-01-01", "2026-01-01", "50.00>100.00 b50.00"},
	{"dated after the first day", "2026-01-01", "2026-01-01", "50.00>100.00 b50.00"},
};

// The same answers; only time goes by.
START_TEST(counts_what_expires_as_evidence)
{
	const struct rubric *rubric = rubric_sound(OF_DATES);
	const struct unit *from = dated(rubric, expiries[_i].before);
	const struct unit *to = dated(rubric, expiries[_i].after);
	const struct change_input input = {
		.from = {rubric, {2025, 6, 30}, 1, &from},
		.to = {rubric, {2026, 6, 30}, 1, &to},
		.carried = &from,
		.figure = FIGURE_VERIFIED,
	};
	line_of_change_write(&change_explain(arena, &input)->institution);
	EXPECT_WRITTEN(expiries[_i].name, &buffer, expiries[_i].parts);
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, fixture_init, fixture_finish);
	ADD_ROWS(tests, splits_a_change_into_its_causes, changes);
	ADD_ROWS(tests, counts_what_expires_as_evidence, expiries);
}

int
main(void)
{
	return tests_run("change", add);
}
