// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "inspect/insert.h"

#include "fixture.h"

#define WANTS(id)   \
	ITEM_WITH(  \
		id, \
		"evidence: [{id: foto, kind: photo, label: F}, {id: sk, kind: document, label: S}]")
#define HEAD "patuh: evidence/1\nrubric: r\ninstitution: I\nperiod: P\n"
#define UNIT HEAD "unit: {id: u, name: U}\nentries:\n"

static const struct {
	const char *name;
	const char *text;
	const char
		*files; // "a=x.jpg" puts x.jpg as foto at the entry of a, in the order of the words
	const char *expected; // "" where it is refused
} inserts[] = {
	{"behind the item", UNIT "- item: a\n  answer: 1\n- item: b\n  answer: 0\n", "a=x.jpg",
         UNIT
         "- item: a\n  evidence:\n    - {id: foto, file: \"x.jpg\"}\n  answer: 1\n- item: b\n  answer: 0\n"},
	{"two", UNIT "- item: a\n  answer: 1\n", "a=x.jpg a=y.jpg",
         UNIT
         "- item: a\n  evidence:\n    - {id: foto, file: \"x.jpg\"}\n    - {id: foto, file: \"y.jpg\"}\n  answer: 1\n"},
	{"to two entries", UNIT "  - item: a\n    answer: 1\n  - item: b\n    answer: 0\n",
         "b=x.jpg a=y.jpg",
         UNIT "  - item: a\n    evidence:\n      - {id: foto, file: \"y.jpg\"}\n    answer: 1\n"
              "  - item: b\n    evidence:\n      - {id: foto, file: \"x.jpg\"}\n    answer: 0\n"},
	{"the item is not first", UNIT "- answer: 1\n  item: a # yang ini\n  note: n\n", "a=x.jpg",
         UNIT
         "- answer: 1\n  item: a # yang ini\n  evidence:\n    - {id: foto, file: \"x.jpg\"}\n  note: n\n"},
	{"the item stands last, without an end of line", UNIT "- answer: 1\n  item: a", "a=x.jpg",
         UNIT "- answer: 1\n  item: a\n  evidence:\n    - {id: foto, file: \"x.jpg\"}\n"},
	{"the item on a line of its own", UNIT "- answer: 1\n  item:\n    a\n", "a=x.jpg",
         UNIT "- answer: 1\n  item:\n    a\n  evidence:\n    - {id: foto, file: \"x.jpg\"}\n"},
	{"before the others",
         UNIT
         "- item: a\n  answer: 1\n  evidence:\n    # komentar\n    - file: lama\n      note: n\n",
         "a=x.jpg",
         UNIT
         "- item: a\n  answer: 1\n  evidence:\n    # komentar\n    - {id: foto, file: \"x.jpg\"}\n    - file: lama\n      note: n\n"},
	{"not indented", UNIT "- item: a\n  answer: 1\n  evidence:\n  - {file: lama}\n", "a=x.jpg",
         UNIT
         "- item: a\n  answer: 1\n  evidence:\n  - {id: foto, file: \"x.jpg\"}\n  - {file: lama}\n"},
	{"in brackets", UNIT "- item: a\n  answer: 1\n  evidence: [{file: lama}]\n", "a=x.jpg",
         UNIT "- item: a\n  answer: 1\n  evidence: [{id: foto, file: \"x.jpg\"}, {file: lama}]\n"},
	{"in empty brackets", UNIT "- item: a\n  answer: 1\n  evidence: []\n", "a=x.jpg a=y.jpg",
         UNIT
         "- item: a\n  answer: 1\n  evidence: [{id: foto, file: \"x.jpg\"}, {id: foto, file: \"y.jpg\"}]\n"},
	{"in braces", UNIT "- {item: a, answer: 1}\n- {item: b, answer: 0}\n", "b=x.jpg",
         UNIT
         "- {item: a, answer: 1}\n- {item: b, evidence: [{id: foto, file: \"x.jpg\"}], answer: 0}\n"},
	{"in braces, at the end", UNIT "- {answer: 1, item: a}\n", "a=x.jpg",
         UNIT "- {answer: 1, item: a, evidence: [{id: foto, file: \"x.jpg\"}]}\n"},
	{"in braces, quoted", UNIT "- {\"item\": \"a\", answer: '1'}\n", "a=x.jpg",
         UNIT "- {\"item\": \"a\", evidence: [{id: foto, file: \"x.jpg\"}], answer: '1'}\n"},
	{"in braces, with brackets", UNIT "- {item: a, answer: 1, evidence: [ {file: lama} ]}\n",
         "a=x.jpg",
         UNIT "- {item: a, answer: 1, evidence: [{id: foto, file: \"x.jpg\"},  {file: lama} ]}\n"},
	{"CRLF",
         "patuh: evidence/1\r\nrubric: r\r\ninstitution: I\r\nperiod: P\r\nunit: {id: u, name: U}\r\nentries:\r\n- item: a\r\n  answer: 1\r\n",
         "a=x.jpg",
         "patuh: evidence/1\r\nrubric: r\r\ninstitution: I\r\nperiod: P\r\nunit: {id: u, name: U}\r\nentries:\r\n- item: a\r\n  evidence:\r\n    - {id: foto, file: \"x.jpg\"}\r\n  answer: 1\r\n"},
	{"a byte order mark and letters of two bytes",
         "\xef\xbb\xbf" UNIT "- {note: \"\xc3\xa9\xc3\xa9\", item: a, answer: 1}\n", "a=x.jpg",
         "\xef\xbb\xbf" UNIT
         "- {note: \"\xc3\xa9\xc3\xa9\", item: a, evidence: [{id: foto, file: \"x.jpg\"}], answer: 1}\n"},
	{"one of several units",
         HEAD
         "units:\n- {id: u, name: U, entries: [{item: a, answer: 1}]}\n- id: v\n  name: V\n  entries:\n  - item: a\n    answer: 0\n",
         "a=x.jpg", // the first unit's
         HEAD
         "units:\n- {id: u, name: U, entries: [{item: a, evidence: [{id: foto, file: \"x.jpg\"}], answer: 1}]}\n- id: v\n  name: V\n  entries:\n  - item: a\n    answer: 0\n"},
	// what cannot be changed for sure
	{"a list that is used twice",
         UNIT
         "- {item: a, answer: 1, evidence: &f [{file: lama}]}\n- {item: b, answer: 1, evidence: *f}\n",
         "b=x.jpg", ""},
	{"a list that is named",
         UNIT
         "- {item: a, answer: 1, evidence: &f [{file: lama}]}\n- {item: b, answer: 1, evidence: *f}\n",
         "a=x.jpg", ""},
	{"an entry that is used twice",
         HEAD
         "units:\n- {id: u, name: U, entries: &e [{item: a, answer: 1}]}\n- {id: v, name: V, entries: *e}\n",
         "a=x.jpg", ""},
	{"an item that is named", UNIT "- {item: &i a, answer: 1}\n- {item: b, answer: 0}\n",
         "a=x.jpg", ""},
	{"an item with an escape", UNIT "- {item: \"\\x61\", answer: 1}\n", "a=x.jpg", ""},
	{"evidence with errors", UNIT "- {item: a, answer: 1}\n- {item: c, answer: 1}\n", "a=x.jpg",
         ""},
};

static size_t
insertions_from(const struct evidence *evidence, const char *files, struct insertion insertions[])
{
	size_t count = 0;
	for (const char *at = files; *at; at += strspn(at, " ")) {
		size_t item = strcspn(at, "="), len = strcspn(at, " ");
		const struct unit *unit = &evidence->units[0];
		const struct entry *entry = NULL;
		for (size_t i = 0; i < unit->entry_count; i++) {
			if (str_equal(unit->entries[i].node->id, (struct str){at, item}))
				entry = &unit->entries[i];
		}
		ck_assert_ptr_nonnull(entry);
		insertions[count++] = (struct insertion){
			entry, STR("foto"), {at + item + 1, len - item - 1}, {0, 0, 0}};
		at += len;
	}
	return count;
}

static struct str
insert(const struct rubric *rubric, const char *text, const char *files)
{
	struct insertion insertions[4];
	struct source *source = arena_new(arena, struct source);
	*source = (struct source){.name = STR("f.yaml"), .text = str_from(text)};
	const struct evidence *evidence =
		evidence_build(arena, diags, rubric, yaml_read(arena, diags, source));
	size_t count = insertions_from(evidence, files, insertions);
	return insert_attachments(arena, rubric, source, count, insertions);
}

START_TEST(attachments_are_added_and_nothing_else)
{
	const struct rubric *rubric = rubric_sound(UNIT_RUBRIC("", WANTS("a") WANTS("b")));
	struct str text = insert(rubric, inserts[_i].text, inserts[_i].files);
	EXPECT_TEXT(inserts[_i].name, text, inserts[_i].expected);
}
END_TEST

START_TEST(any_file_with_any_date_can_be_added)
{
	const struct rubric *rubric = rubric_sound(UNIT_RUBRIC("", WANTS("a")));
	struct source source = {.name = STR("f.yaml"),
	                        .text = str_from(UNIT "- item: a\n  answer: 1\n")};
	const struct evidence *evidence =
		evidence_build(arena, diags, rubric, yaml_read(arena, diags, &source));
	const struct insertion insertion = {&evidence->units[0].entries[0],
	                                    STR("sk"),
	                                    STR("ruang \"tunggu\"\n#1: {a}.jpg"),
	                                    {2026, 6, 2}};
	EXPECT_TEXT(
		"any", insert_attachments(arena, rubric, &source, 1, &insertion),
		UNIT
		"- item: a\n  evidence:\n    - {id: sk, file: \"ruang \\\"tunggu\\\"\\U0000000a#1: {a}.jpg\", "
		"date: 2026-06-02}\n  answer: 1\n");
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, fixture_init, fixture_finish);
	ADD_ROWS(tests, attachments_are_added_and_nothing_else, inserts);
	tcase_add_test(tests, any_file_with_any_date_can_be_added);
}

int
main(void)
{
	return tests_run("insert", add);
}
