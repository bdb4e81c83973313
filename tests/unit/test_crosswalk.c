// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/crosswalk.h"

#include "fixture.h"

// --- which items meet

#define WITH(id, keys) "{id: " id ", label: L, " keys "}, "
#define OBJECT_UNIT_KEYS "object: unit\ntop: 100\n"
#define OBJECT_PRODUCT_KEYS "object: product\ntop: 100\n"
#define ASKING(id, scale, concepts) WITH(id, "scale: " scale ", concepts: [" concepts "]")
#define RANGE(keys) "{range: {min: 0, max: 4" keys "}}"
#define STEPS(steps, keys) "{of: count, steps: [" steps "]" keys "}"
#define LEVELS(low, high) \
	"{levels: [{id: tidak, label: T, value: " low "}, {id: ada, label: A, value: " high "}]}"

static const struct {
	const char *name, *from, *to;
	const char *crossings; // from>to:concept, with ! where the scales differ
} meetings[] = {
	{"one concept", ASKING("a", "ada", "x"), ASKING("p", "ada", "x"), "a>p:x"},
	{"none", ASKING("a", "ada", "x"), ASKING("p", "ada", "y"), ""},
	{"no concepts at all", ITEM("a"), ITEM("p"), ""},
	{"not by their ids", ITEM("a"), ITEM("a"), ""},
	{"the first that both name", ASKING("a", "ada", "z, y, x"), ASKING("p", "ada", "x, y"),
         "a>p:y"},
	{"one to several", ASKING("a", "ada", "x, y"),
         ASKING("p", "ada", "y") ASKING("q", "ada", "x"), "a>p:y a>q:x"},
	{"several to one", ASKING("a", "ada", "x") ASKING("b", "ada", "y"),
         ASKING("p", "ada", "x, y"), "a>p:x b>p:y"},
	{"a pair once only", ASKING("a", "ada", "x, y"), ASKING("p", "ada", "x, y"), "a>p:x"},
	{"in groups", GROUP("g", ASKING("a", "ada", "x")),
         GROUP("h", GROUP("i", ASKING("p", "ada", "x"))), "a>p:x"},
	{"case matters", ASKING("a", "ada", "X"), ASKING("p", "ada", "x"), ""},

	// scales
	{"levels and numbers", ASKING("a", "ada", "x"), ASKING("p", "angka", "x"), "a>p:x!"},
	{"the same levels", ASKING("a", LEVELS("0", "1"), "x"), ASKING("p", "ada", "x"), "a>p:x"},
	{"levels of other values", ASKING("a", LEVELS("0", "2"), "x"), ASKING("p", "ada", "x"),
         "a>p:x!"},
	{"levels of other names", ASKING("a", "ada", "x"),
         ASKING("p", "{levels: [{id: tidak, label: T, value: 0}, {id: ya, label: A, value: 1}]}",
                "x"),
         "a>p:x!"},
	{"fewer levels", ASKING("a", "ada", "x"),
         ASKING("p", "{levels: [{id: ada, label: A, value: 1}]}", "x"), "a>p:x!"},
	{"the same numbers", ASKING("a", RANGE(""), "x"), ASKING("p", RANGE(""), "x"), "a>p:x"},
	{"another best", ASKING("a", RANGE(""), "x"),
         ASKING("p", "{range: {min: 0, max: 4}, best: 5}", "x"), "a>p:x!"},
	{"another base", ASKING("a", RANGE(""), "x"),
         ASKING("p", "{range: {min: 0, max: 4}, base: 1}", "x"), "a>p:x!"},
	{"another step", ASKING("a", RANGE(""), "x"), ASKING("p", RANGE(", step: 1"), "x"),
         "a>p:x!"},
	{"another least", ASKING("a", RANGE(""), "x"),
         ASKING("p", "{range: {min: 1, max: 4}}", "x"), "a>p:x!"},
	{"the same steps", ASKING("a", STEPS("{from: 0, value: 0}, {from: 3, value: 1}", ""), "x"),
         ASKING("p", STEPS("{from: 0, value: 0}, {from: 3, value: 1}", ""), "x"), "a>p:x"},
	{"other steps", ASKING("a", STEPS("{from: 0, value: 0}, {from: 3, value: 1}", ""), "x"),
         ASKING("p", STEPS("{from: 0, value: 0}, {from: 2, value: 1}", ""), "x"), "a>p:x!"},
	{"steps of another measure",
         ASKING("a", STEPS("{from: 0, value: 0}, {from: 3, value: 1}", ""), "x"),
         ASKING("p", "{of: number, steps: [{from: 0, value: 0}, {from: 3, value: 1}]}", "x"),
         "a>p:x!"},
	{"steps with options",
         ASKING("a", STEPS("{from: 0, value: 0}, {from: 1, value: 1}", ""), "x"),
         ASKING("p",
                STEPS("{from: 0, value: 0}, {from: 1, value: 1}", ", options: [{id: o, label: O}]"),
                "x"),
         "a>p:x!"},
};

static const struct rubric *
rubric_of(const char *keys, const char *items)
{
	struct buffer text;
	buffer_init(&text);
	buffer_add_text(&text, PATUH ZONES SCALES);
	buffer_add_text(&text, keys);
	buffer_add_text(&text, "items: [");
	buffer_add_text(&text, items);
	buffer_add_text(&text, "]\n");
	buffer_add_char(&text, '\0');
	const struct rubric *rubric = rubric_sound(text.data);
	buffer_finish(&text);
	return rubric;
}

START_TEST(meets_by_concepts)
{
	const struct rubric *from = rubric_of(OBJECT_UNIT_KEYS, meetings[_i].from);
	const struct rubric *to = rubric_of(OBJECT_PRODUCT_KEYS, meetings[_i].to);
	const struct crosswalk *crosswalk = crosswalk_create(arena, from, to);
	ck_assert_ptr_eq(crosswalk->from, from);
	ck_assert_ptr_eq(crosswalk->to, to);
	for (size_t i = 0; i < crosswalk->count; i++) {
		const struct crossing *crossing = &crosswalk->crossings[i];
		buffer_add_text(&buffer, i ? " " : "");
		buffer_add(&buffer, crossing->from->id);
		buffer_add_char(&buffer, '>');
		buffer_add(&buffer, crossing->to->id);
		buffer_add_char(&buffer, ':');
		buffer_add(&buffer, crossing->concept);
		buffer_add_text(&buffer, crossing->has_same_scale ? "" : "!");
	}
	EXPECT_WRITTEN(meetings[_i].name, &buffer, meetings[_i].crossings);
}
END_TEST

// --- what is carried: from item a to item p, by all that can be a rubric's object and an item's way

#define UNIT_ITEM(id) OBJECT_UNIT_KEYS, WITH(id, "scale: angka, optional: true, concepts: [x]")
#define PRODUCT_ITEM(id) \
	OBJECT_PRODUCT_KEYS, WITH(id, "scale: angka, optional: true, concepts: [x]")
#define UNIT_PER(id, per) \
	OBJECT_UNIT_KEYS, WITH(id, "scale: angka, optional: true, concepts: [x], per: " per)
#define PRODUCT_PER(id, per) \
	OBJECT_PRODUCT_KEYS, WITH(id, "scale: angka, optional: true, concepts: [x], per: " per)
#define OTHER_SCALE(id) OBJECT_UNIT_KEYS, WITH(id, "scale: lima, optional: true, concepts: [x]")
#define OTHER_SCALE_OF_PRODUCTS(id) \
	OBJECT_PRODUCT_KEYS, WITH(id, "scale: lima, optional: true, concepts: [x]")
#define NEVER_NA(id) OBJECT_UNIT_KEYS, WITH(id, "scale: angka, concepts: [x]")
#define NEVER_NA_OF_PRODUCTS(id) OBJECT_PRODUCT_KEYS, WITH(id, "scale: angka, concepts: [x]")

static const struct {
	const char *name;
	const char *from_keys, *from, *to_keys, *to;
	const char *products, *answers;
	const char *carried; // as answers are written; "p=-" is an entry without an answer
	const char *findings;
} carries[] = {
	// unit to unit
	{"unit to unit", UNIT_ITEM("a"), UNIT_ITEM("p"), "", "a=0.5", "p=0.5", ""},
	{"with its status", UNIT_ITEM("a"), UNIT_ITEM("p"), "", "a=0.5!", "p=0.5!", ""},
	{"rejected stays rejected", UNIT_ITEM("a"), UNIT_ITEM("p"), "", "a=0.5~", "p=0.5~", ""},
	{"missing stays missing", UNIT_ITEM("a"), UNIT_ITEM("p"), "", "a=missing", "p=-", ""},
	{"not applicable", UNIT_ITEM("a"), UNIT_ITEM("p"), "", "a=na", "p=na", ""},
	{"not applicable where it may not be", UNIT_ITEM("a"), NEVER_NA("p"), "", "a=na", "p=-",
         "421@5:12"},
	{"no answer", UNIT_ITEM("a"), UNIT_ITEM("p"), "", "", "", "420@5:12"},
	{"another scale", UNIT_ITEM("a"), OTHER_SCALE("p"), "", "a=1!", "p=-", "421@5:12"},
	{"not applicable on another scale", UNIT_ITEM("a"), OTHER_SCALE("p"), "", "a=na", "p=na",
         ""},
	{"a direct value is not of an item", UNIT_ITEM("a"), UNIT_ITEM("p"), "", "total=50", "",
         "420@5:12"},

	// unit to products
	{"unit to products", UNIT_ITEM("a"), PRODUCT_ITEM("p"), "q r", "a=0.5!",
         "q/p=0.5! r/p=0.5!", ""},
	{"unit to products, of which there are none", UNIT_ITEM("a"), PRODUCT_ITEM("p"), "", "a=1",
         "", "421@5:12"},
	{"unit to products, not applicable", UNIT_ITEM("a"), PRODUCT_ITEM("p"), "q r", "a=na",
         "q/p=na r/p=na", ""},
	{"unit to per product", UNIT_ITEM("a"), UNIT_PER("p", "product"), "q r", "a=0.5",
         "q/p=0.5 r/p=0.5", ""},

	// products to the unit
	{"products that agree", PRODUCT_ITEM("a"), UNIT_ITEM("p"), "q r", "q/a=0.5 r/a=0.5",
         "p=0.5", ""},
	{"products that agree on more than that", PRODUCT_ITEM("a"), UNIT_ITEM("p"), "q r",
         "q/a=1! r/a=1!", "p=1!", ""},
	{"products that disagree", PRODUCT_ITEM("a"), UNIT_ITEM("p"), "q r", "q/a=0.5 r/a=1", "p=-",
         "421@5:12"},
	{"products of another status", PRODUCT_ITEM("a"), UNIT_ITEM("p"), "q r", "q/a=1! r/a=1",
         "p=-", "421@5:12"},
	{"a product without an answer", PRODUCT_ITEM("a"), UNIT_ITEM("p"), "q r", "q/a=1", "p=-",
         "421@5:12"},
	{"the first product without an answer", PRODUCT_ITEM("a"), UNIT_ITEM("p"), "q r", "r/a=1",
         "p=-", "421@5:12"},
	{"a single product", PRODUCT_ITEM("a"), UNIT_ITEM("p"), "q", "q/a=1", "p=1", ""},
	{"none of the products", PRODUCT_ITEM("a"), UNIT_ITEM("p"), "q r", "", "", "420@5:12"},
	{"applicable to none", PRODUCT_ITEM("a"), UNIT_ITEM("p"), "q r", "q/a=na r/a=na", "p=na",
         ""},
	{"applicable to one of two", PRODUCT_ITEM("a"), UNIT_ITEM("p"), "q r", "q/a=na r/a=1",
         "p=-", "421@5:12"},
	{"applicable to the first of two", PRODUCT_ITEM("a"), UNIT_ITEM("p"), "q r", "q/a=1 r/a=na",
         "p=-", "421@5:12"},
	{"applicable to one, the other unanswered", PRODUCT_ITEM("a"), UNIT_ITEM("p"), "q r",
         "q/a=na", "p=-", "421@5:12"},
	{"agreed on another scale", PRODUCT_ITEM("a"), OTHER_SCALE("p"), "q r", "q/a=1 r/a=1",
         "p=-", "421@5:12"},
	{"per product to unit, agreed", UNIT_PER("a", "product"), UNIT_ITEM("p"), "q r",
         "q/a=1 r/a=1", "p=1", ""},
	{"per product to unit, not agreed", UNIT_PER("a", "product"), UNIT_ITEM("p"), "q r",
         "q/a=1 r/a=0", "p=-", "421@5:12"},

	// products to products
	{"products to products", PRODUCT_ITEM("a"), PRODUCT_ITEM("p"), "q r", "q/a=1 r/a=0.5!",
         "q/p=1 r/p=0.5!", ""},
	{"one without an answer", PRODUCT_ITEM("a"), PRODUCT_ITEM("p"), "q r", "q/a=1", "q/p=1",
         "421@5:12"},
	{"products on another scale", PRODUCT_ITEM("a"), OTHER_SCALE_OF_PRODUCTS("p"), "q r",
         "q/a=1 r/a=na", "q/p=- r/p=na", "421@5:12"},
	{"not applicable where it may not be, of products", PRODUCT_ITEM("a"),
         NEVER_NA_OF_PRODUCTS("p"), "q r", "q/a=1 r/a=na", "q/p=1 r/p=-", "421@5:12"},
	{"per product to products", UNIT_PER("a", "product"), PRODUCT_ITEM("p"), "q r",
         "q/a=1 r/a=0.5", "q/p=1 r/p=0.5", ""},
	{"products to per product", PRODUCT_ITEM("a"), UNIT_PER("p", "product"), "q r",
         "q/a=1 r/a=0.5", "q/p=1 r/p=0.5", ""},
	{"per product to per product", UNIT_PER("a", "product"), UNIT_PER("p", "product"), "q r",
         "q/a=1 r/a=0.5", "q/p=1 r/p=0.5", ""},

	// respondents
	{"respondents to respondents", UNIT_PER("a", "respondent"), UNIT_PER("p", "respondent"), "",
         "a@z=1 a@x=0.5! a@y=na", "p@z=1 p@x=0.5! p@y=na", ""},
	{"a respondent without an answer", UNIT_PER("a", "respondent"), UNIT_PER("p", "respondent"),
         "", "a@x=1 a@y=missing", "p@x=1 p@y=-", ""},
	{"respondents of products", PRODUCT_PER("a", "respondent"), PRODUCT_PER("p", "respondent"),
         "q r", "q/a@x=1 q/a@y=0.5 r/a@x=0", "q/p@x=1 q/p@y=0.5 r/p@x=0", ""},
	{"respondents of one product only", PRODUCT_PER("a", "respondent"),
         PRODUCT_PER("p", "respondent"), "q r", "q/a@x=1", "q/p@x=1", "421@5:12"},
	{"respondents on another scale", UNIT_PER("a", "respondent"), OBJECT_UNIT_KEYS,
         WITH("p", "scale: lima, concepts: [x], per: respondent"), "", "a@x=1 a@y=0", "p@x=- p@y=-",
         "421@5:12"},
	{"respondents to a unit", UNIT_PER("a", "respondent"), UNIT_ITEM("p"), "", "a@x=1", "",
         "421@5:12"},
	{"unit to respondents", UNIT_ITEM("a"), UNIT_PER("p", "respondent"), "", "a=1", "",
         "421@5:12"},
	{"respondents to products", UNIT_PER("a", "respondent"), PRODUCT_ITEM("p"), "q", "a@x=1",
         "", "421@5:12"},
	{"products to respondents", PRODUCT_ITEM("a"), UNIT_PER("p", "respondent"), "q", "q/a=1",
         "", "421@5:12"},
	{"respondents of a unit to those of products", UNIT_PER("a", "respondent"),
         PRODUCT_PER("p", "respondent"), "q", "a@x=1", "", "421@5:12"},
	{"respondents of products to those of a unit", PRODUCT_PER("a", "respondent"),
         UNIT_PER("p", "respondent"), "q", "q/a@x=1", "", "421@5:12"},

	// several items
	{"the first item that has an entry", OBJECT_UNIT_KEYS,
         ASKING("a", "angka", "x") ASKING("b", "angka", "x"), UNIT_ITEM("p"), "", "b=0.5", "p=0.5",
         ""},
	{"the first of two that have one", OBJECT_UNIT_KEYS,
         ASKING("a", "angka", "x") ASKING("b", "angka", "x"), UNIT_ITEM("p"), "", "b=0.5 a=1",
         "p=1", ""},
	{"one item to two", UNIT_ITEM("a"), OBJECT_UNIT_KEYS,
         ASKING("p", "angka", "x") ASKING("q", "angka", "x"), "", "a=0.5", "p=0.5 q=0.5", ""},
	{"an item that nothing meets", UNIT_ITEM("a"), OBJECT_UNIT_KEYS,
         ASKING("p", "angka", "x") ASKING("q", "angka", "y"), "", "a=0.5", "p=0.5", "420@5:12"},
	{"items the new rubric does not have", OBJECT_UNIT_KEYS,
         ASKING("a", "angka", "x") ASKING("b", "angka", "y"), UNIT_ITEM("p"), "", "a=1 b=1", "p=1",
         ""},
};

static void
answer_write(const struct entry *entry)
{
	static const char *const marks[STATUS_COUNT] = {
		[STATUS_MISSING] = "",   [STATUS_SUBMITTED] = "",  [STATUS_VERIFIED] = "!",
		[STATUS_REJECTED] = "~", [STATUS_SECONDARY] = "^",
	};
	buffer_add_text(&buffer, buffer.len ? " " : "");
	if (entry->product) {
		buffer_add(&buffer, entry->product->id);
		buffer_add_char(&buffer, '/');
	}
	buffer_add(&buffer, entry->node->id);
	if (!str_is_empty(entry->respondent)) {
		buffer_add_char(&buffer, '@');
		buffer_add(&buffer, entry->respondent);
	}
	buffer_add_char(&buffer, '=');
	if (entry->kind == ANSWER_NOT_APPLICABLE)
		buffer_add_text(&buffer, "na");
	else if (entry->kind == ANSWER_NONE)
		buffer_add_char(&buffer, '-');
	else
		decimal_write_short(&buffer, entry->value, '.');
	buffer_add_text(&buffer, marks[entry->status]);
}

static const struct unit *
unit_carried(const struct rubric *from, const struct rubric *to, const struct unit *unit)
{
	return crosswalk_unit(arena, diags, crosswalk_create(arena, from, to), unit);
}

START_TEST(carries_answers_that_mean_the_same)
{
	const char *name = carries[_i].name;
	const struct rubric *from = rubric_of(carries[_i].from_keys, carries[_i].from);
	const struct rubric *to = rubric_of(carries[_i].to_keys, carries[_i].to);
	const struct unit *unit = unit_from(from, "", carries[_i].products, carries[_i].answers);
	const struct unit *carried = unit_carried(from, to, unit);
	EXPECT_FINDINGS(name, diags, carries[_i].findings);
	size_t count = 0;
	for (size_t i = 0; i < to->node_count; i++) {
		for (size_t column = 0; column <= carried->product_count; column++) {
			const struct entry *entry = unit_answer(carried, i, column);
			for (; entry; entry = entry->next, count++) {
				ck_assert_ptr_eq(entry->node, &to->nodes[i]);
				answer_write(entry);
				// What is open says nothing in the words of the other rubric.
				if (entry->kind == ANSWER_NONE)
					EXPECT_TEXT(name, entry->answer, "");
				if (entry->kind == ANSWER_NONE)
					EXPECT_TEXT(name, entry->reason, "");
			}
		}
	}
	EXPECT_WRITTEN(name, &buffer, carries[_i].carried);
	EXPECT_NUMBER(name, carried->entry_count, count);
	EXPECT_TEXT(name, carried->id, "u");
	EXPECT_NUMBER(name, carried->product_count, unit->product_count);
}
END_TEST

START_TEST(speaks_of_levels_in_the_new_rubrics_words)
{
	const struct rubric *from = rubric_of(OBJECT_UNIT_KEYS, ASKING("a", "ada", "x"));
	const struct rubric *to = rubric_of(
		OBJECT_UNIT_KEYS,
		ASKING("p",
	               "{levels: [{id: tidak, label: Belum, value: 0}, {id: ada, label: Sudah, value: 1}]}",
	               "x"));
	const struct unit *unit = unit_carried(from, to, unit_from(from, "", "", "a=Ada"));
	ck_assert_uint_eq(unit->entry_count, 1);
	EXPECT_TEXT("label", unit->entries[0].level->label, "Sudah");
	ck_assert_ptr_eq(unit->entries[0].level, &to->nodes[1].scale->levels[1]);
}
END_TEST

// --- what the attachments show

#define WANTS(id, wanted) \
	WITH(id, "scale: angka, optional: true, concepts: [x], evidence: [" wanted "]")
#define PHOTO(id) "{id: " id ", kind: photo, label: F}, "
#define LETTER(id) "{id: " id ", kind: document, label: S}, "
#define GIVEN(id, file) "{id: " id ", file: " file "}, "

static const struct {
	const char *name, *from, *to, *given;
	const char *shown; // wanted:file
} attachments[] = {
	{"of the same id", WANTS("a", PHOTO("f") LETTER("s")), WANTS("p", LETTER("s") PHOTO("f")),
         GIVEN("f", "1") GIVEN("s", "2"), "f:1 s:2"},
	{"of the same id, whatever the kind", WANTS("a", PHOTO("f")),
         WANTS("p", PHOTO("g") LETTER("f")), GIVEN("f", "1"), "f:1"},
	{"of the same kind", WANTS("a", PHOTO("f")), WANTS("p", LETTER("s") PHOTO("g")),
         GIVEN("f", "1"), "g:1"},
	{"of no kind that is wanted", WANTS("a", PHOTO("f")), WANTS("p", LETTER("s")),
         GIVEN("f", "1"), "-:1"},
	{"two of a kind show two things", WANTS("a", PHOTO("f") PHOTO("g")),
         WANTS("p", PHOTO("h") PHOTO("i")), GIVEN("f", "1") GIVEN("g", "2"), "h:1 i:2"},
	{"two of a kind, of which one is wanted", WANTS("a", PHOTO("f") PHOTO("g")),
         WANTS("p", PHOTO("h")), GIVEN("f", "1") GIVEN("g", "2"), "h:1 -:2"},
	{"two of one id", WANTS("a", PHOTO("f")), WANTS("p", PHOTO("f")),
         GIVEN("f", "1") GIVEN("f", "2"), "f:1 f:2"},
	{"an extra one stays extra", WANTS("a", PHOTO("f")), WANTS("p", PHOTO("f")),
         "{file: '1'}, " GIVEN("f", "2"), "-:1 f:2"},
	{"nothing is wanted", WANTS("a", PHOTO("f")), WITH("p", "scale: angka, concepts: [x]"),
         GIVEN("f", "1"), "-:1"},
	{"on another scale too", WANTS("a", PHOTO("f")),
         WITH("p", "scale: lima, concepts: [x], evidence: [" PHOTO("f") "]"), GIVEN("f", "1"),
         "f:1"},
};

#define EVIDENCE "patuh: evidence/1\nrubric: r\ninstitution: I\nperiod: P\nunit: {id: u, name: U}\n"

static void
attachments_write(const struct entry *entry)
{
	for (size_t i = 0; i < entry->attachment_count; i++) {
		const struct attachment *attachment = &entry->attachments[i];
		buffer_add_text(&buffer, buffer.len ? " " : "");
		buffer_add(&buffer, attachment->wanted ? attachment->wanted->id : STR("-"));
		buffer_add_char(&buffer, ':');
		buffer_add(&buffer, attachment->file);
	}
}

static const struct unit *
unit_with(const struct rubric *rubric, const char *before, const char *given, const char *after)
{
	struct buffer text;
	buffer_init(&text);
	buffer_add_text(&text, EVIDENCE);
	buffer_add_text(&text, before);
	buffer_add_text(&text, given);
	buffer_add_text(&text, after);
	buffer_add_char(&text, '\0');
	const struct evidence *evidence = evidence_from(rubric, text.data);
	buffer_finish(&text);
	EXPECT_FINDINGS("evidence", diags, "");
	return &evidence->units[0];
}

START_TEST(always_carries_the_evidence)
{
	const struct rubric *from = rubric_of(OBJECT_UNIT_KEYS, attachments[_i].from);
	const struct rubric *to = rubric_of(OBJECT_UNIT_KEYS, attachments[_i].to);
	const struct unit *unit = unit_with(from, "entries:\n- {item: a, answer: 1, evidence: [",
	                                    attachments[_i].given, "]}\n");
	const struct unit *carried = unit_carried(from, to, unit);
	ck_assert_uint_eq(carried->entry_count, 1);
	attachments_write(&carried->entries[0]);
	EXPECT_WRITTEN(attachments[_i].name, &buffer, attachments[_i].shown);
}
END_TEST

START_TEST(gathers_the_evidence_of_products)
{
	const struct rubric *from = rubric_of(OBJECT_PRODUCT_KEYS, WANTS("a", PHOTO("f")));
	const struct rubric *to = rubric_of(OBJECT_UNIT_KEYS, WANTS("p", PHOTO("h") PHOTO("i")));
	const struct unit *unit = unit_with(
		from,
		"products: [{id: q, name: Q}, {id: r, name: R}, {id: s, name: S}]\nentries:\n"
		"- {item: a, product: q, answer: 1, evidence: [{id: f, file: '1'}]}\n"
		"- {item: a, product: r, answer: 0, evidence: [{id: f, file: '2'}]}\n",
		"", "- {item: a, product: s, answer: 1, evidence: [{id: f, file: '3'}]}\n");
	const struct unit *carried = unit_carried(from, to, unit);
	ck_assert_uint_eq(carried->entry_count, 1);
	attachments_write(&carried->entries[0]);
	EXPECT_WRITTEN("gathered", &buffer, "h:1 i:2 -:3");
	ck_assert_int_eq(carried->entries[0].kind, ANSWER_NONE);
}
END_TEST

// Even where one side asks respondents, whose answers mean something else.
START_TEST(gathers_the_evidence_of_respondents)
{
	const struct rubric *from = rubric_of(
		OBJECT_UNIT_KEYS,
		WITH("a",
	             "scale: angka, concepts: [x], per: respondent, evidence: [" PHOTO("f") "]"));
	const struct rubric *to = rubric_of(OBJECT_UNIT_KEYS, WANTS("p", PHOTO("h") PHOTO("i")));
	const struct unit *unit = unit_with(
		from,
		"entries:\n- {item: a, respondent: x, answer: 1, evidence: [{id: f, file: '1'}]}\n",
		"", "- {item: a, respondent: y, answer: 0, evidence: [{id: f, file: '2'}]}\n");
	const struct unit *carried = unit_carried(from, to, unit);
	ck_assert_uint_eq(carried->entry_count, 1);
	attachments_write(&carried->entries[0]);
	EXPECT_WRITTEN("gathered", &buffer, "h:1 i:2");
	ck_assert_int_eq(carried->entries[0].kind, ANSWER_NONE);
}
END_TEST

START_TEST(keeps_the_note_and_who_verified)
{
	const struct rubric *from = rubric_of(OBJECT_UNIT_KEYS, WANTS("a", PHOTO("f")));
	const struct rubric *to = rubric_of(OBJECT_UNIT_KEYS, WANTS("p", PHOTO("f")));
	const struct unit *unit =
		unit_with(from, "entries:\n- {item: a, answer: 1, status: verified, note: N, ", "",
	                  "verified: {by: B, on: 2026-06-10}}\n");
	const struct entry *entry = &unit_carried(from, to, unit)->entries[0];
	EXPECT_TEXT("note", entry->note, "N");
	EXPECT_TEXT("by", entry->verified_by, "B");
	ck_assert_int_eq(entry->verified_on.day, 10);
	ck_assert_uint_eq(entry->at.line, 7);
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, fixture_init, fixture_finish);
	ADD_ROWS(tests, meets_by_concepts, meetings);
	ADD_ROWS(tests, carries_answers_that_mean_the_same, carries);
	tcase_add_test(tests, speaks_of_levels_in_the_new_rubrics_words);
	ADD_ROWS(tests, always_carries_the_evidence, attachments);
	tcase_add_test(tests, gathers_the_evidence_of_products);
	tcase_add_test(tests, gathers_the_evidence_of_respondents);
	tcase_add_test(tests, keeps_the_note_and_who_verified);
}

int
main(void)
{
	return tests_run("crosswalk", add);
}
