// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/proof.h"

#include "fixture.h"

// What the item asks for, besides "required: true".
#define WANTED(keys) "evidence: [{id: foto, kind: photo, label: F, required: true" keys "}]"
#define EVIDENCE(list) "status: verified, evidence: [" list "]"

static const struct {
	const char *name;
	const char *wanted, *entry; // of the item, of its entry
	const char *day;
	bool is_verified;
	const char *findings; // evidence stands in line 7
} proofs[] = {
	// the status
	{"no evidence asked for", "optional: true", "status: submitted", "2026-06-30", true, ""},
	{"an empty list of evidence", "evidence: []", "status: submitted", "2026-06-30", true, ""},
	{"submitted", WANTED(""), "evidence: [{id: foto, file: f}]", "2026-06-30", false, ""},
	{"verified", WANTED(""), EVIDENCE("{id: foto, file: f}"), "2026-06-30", true, ""},
	{"by a link", WANTED(""), EVIDENCE("{id: foto, url: u}"), "2026-06-30", true, ""},
	{"secondary", WANTED(""), "status: secondary, evidence: [{id: foto, file: f}]",
         "2026-06-30", true, ""},
	{"secondary without it", WANTED(""), "status: secondary", "2026-06-30", false, "405@7:10"},
	// lacking
	{"verified without it", WANTED(""), "status: verified", "2026-06-30", false, "405@7:10"},
	{"verified with another", WANTED(""), EVIDENCE("{file: f}"), "2026-06-30", false,
         "405@7:10"},
	{"not required", "evidence: [{id: foto, kind: photo, label: F}]", "status: verified",
         "2026-06-30", true, ""},
	{"not required, submitted", "evidence: [{id: foto, kind: photo, label: F}]",
         "status: submitted", "2026-06-30", false, ""},
	{"said not to be required",
         "evidence: [{id: foto, kind: photo, label: F, required: false}]", "status: verified",
         "2026-06-30", true, ""},
	// the date
	{"dated before", WANTED(""), EVIDENCE("{id: foto, file: f, date: 2026-06-29}"),
         "2026-06-30", true, ""},
	{"dated on the day", WANTED(""), EVIDENCE("{id: foto, file: f, date: 2026-06-30}"),
         "2026-06-30", true, ""},
	{"dated the day after", WANTED(""), EVIDENCE("{id: foto, file: f, date: 2026-07-01}"),
         "2026-06-30", false, "404@7:53"},
	// the end
	{"expires on the day", WANTED(""), EVIDENCE("{id: foto, file: f, expires: 2026-06-30}"),
         "2026-06-30", true, ""},
	{"expires the day before", WANTED(""), EVIDENCE("{id: foto, file: f, expires: 2026-06-29}"),
         "2026-06-30", false, "402@7:53"},
	{"expires later", WANTED(""),
         EVIDENCE("{id: foto, file: f, date: 2020-01-01, expires: 2027-01-01}"), "2026-06-30", true,
         ""},
	// the period
	{"within a year", WANTED(", valid_for: 12 months"),
         EVIDENCE("{id: foto, file: f, date: 2025-07-01}"), "2026-06-30", true, ""},
	{"on the last day of a year", WANTED(", valid_for: 12 months"),
         EVIDENCE("{id: foto, file: f, date: 2025-06-30}"), "2026-06-30", true, ""},
	{"a day after a year", WANTED(", valid_for: 12 months"),
         EVIDENCE("{id: foto, file: f, date: 2025-06-29}"), "2026-06-30", false, "402@7:53"},
	{"by days", WANTED(", valid_for: 90 days"),
         EVIDENCE("{id: foto, file: f, date: 2026-04-01}"), "2026-06-30", true, ""},
	{"by days, one too many", WANTED(", valid_for: 90 days"),
         EVIDENCE("{id: foto, file: f, date: 2026-03-31}"), "2026-06-30", false, "402@7:53"},
	{"a leap day plus a year", WANTED(", valid_for: 1 year"),
         EVIDENCE("{id: foto, file: f, date: 2024-02-29}"), "2025-02-28", true, ""},
	{"a leap day plus a year and a day", WANTED(", valid_for: 1 year"),
         EVIDENCE("{id: foto, file: f, date: 2024-02-29}"), "2025-03-01", false, "402@7:53"},
	{"the end of a month is clipped", WANTED(", valid_for: 1 month"),
         EVIDENCE("{id: foto, file: f, date: 2026-01-31}"), "2026-02-28", true, ""},
	{"and not carried over", WANTED(", valid_for: 1 month"),
         EVIDENCE("{id: foto, file: f, date: 2026-01-31}"), "2026-03-01", false, "402@7:53"},
	{"a period without a date", WANTED(", valid_for: 1 year"), EVIDENCE("{id: foto, file: f}"),
         "2026-06-30", false, "403@7:53"},
	{"an end goes before the period", WANTED(", valid_for: 1 year"),
         EVIDENCE("{id: foto, file: f, date: 2020-01-01, expires: 2026-06-30}"), "2026-06-30", true,
         ""},
	{"an end before the period's", WANTED(", valid_for: 10 years"),
         EVIDENCE("{id: foto, file: f, date: 2020-01-01, expires: 2026-06-29}"), "2026-06-30",
         false, "402@7:53"},
	{"an end without a date", WANTED(", valid_for: 1 year"),
         EVIDENCE("{id: foto, file: f, expires: 2026-07-01}"), "2026-06-30", true, ""},
	{"in the future within its period", WANTED(", valid_for: 1 year"),
         EVIDENCE("{id: foto, file: f, date: 2026-07-01}"), "2026-06-30", false, "404@7:53"},
	// several
	{"one valid among others", WANTED(""),
         EVIDENCE("{id: foto, file: f, expires: 2020-01-01}, {id: foto, file: g}"), "2026-06-30",
         true, ""},
	{"the valid one first", WANTED(""),
         EVIDENCE("{id: foto, file: g}, {id: foto, file: f, expires: 2020-01-01}"), "2026-06-30",
         true, ""},
	{"expired is closer than in the future", WANTED(""),
         EVIDENCE(
		 "{id: foto, file: f, date: 2027-01-01}, {id: foto, file: g, expires: 2020-01-01}"),
         "2026-06-30", false, "402@7:92"},
	{"two wanted, one there",
         "evidence: [{id: foto, kind: photo, label: F, required: true}, {id: sk, kind: document, label: S, required: true}]",
         EVIDENCE("{id: foto, file: f}"), "2026-06-30", false, "405@7:10"},
	{"two wanted, both there",
         "evidence: [{id: foto, kind: photo, label: F, required: true}, {id: sk, kind: document, label: S, required: true}]",
         EVIDENCE("{id: sk, url: u}, {id: foto, file: f}"), "2026-06-30", true, ""},
	{"two wanted, one required",
         "evidence: [{id: foto, kind: photo, label: F}, {id: sk, kind: document, label: S, required: true}]",
         EVIDENCE("{id: sk, url: u}"), "2026-06-30", true, ""},
	{"an extra that expired does not matter", WANTED(""),
         EVIDENCE("{id: foto, file: f}, {file: g, expires: 2020-01-01}"), "2026-06-30", true, ""},
};

// The only entry of evidence for the item.
static const struct entry *
entry_for(const char *name, const char *wanted, const char *keys)
{
	buffer_add_text(&buffer, PATUH ZONES SCALES
	                "object: unit\ntop: 100\nitems: [{id: a, label: A, scale: angka, ");
	buffer_add_text(&buffer, wanted);
	buffer_add_text(&buffer, "}]\n");
	buffer_add_char(&buffer, '\0');
	const struct rubric *rubric = rubric_sound(buffer.data);
	buffer.len = 0;
	buffer_add_text(&buffer, "patuh: evidence/1\nrubric: r\ninstitution: I\nperiod: P\n"
	                         "unit: {id: u, name: U}\nentries:\n- {item: a, answer: 1, ");
	buffer_add_text(&buffer, keys);
	buffer_add_text(&buffer, "}\n");
	buffer_add_char(&buffer, '\0');
	const struct evidence *evidence = evidence_from(rubric, buffer.data);
	EXPECT_FINDINGS(name, diags, "");
	buffer.len = 0;
	return &evidence->units[0].entries[0];
}

START_TEST(proves_on_the_day)
{
	const char *name = proofs[_i].name;
	struct date day;
	ck_assert(date_parse(str_from(proofs[_i].day), &day));
	const struct entry *entry = entry_for(name, proofs[_i].wanted, proofs[_i].entry);
	EXPECT_NUMBER(name, proof_check(diags, entry, day), proofs[_i].is_verified);
	EXPECT_FINDINGS(name, diags, proofs[_i].findings);
}
END_TEST

static const struct {
	const char *answer;
	bool is_verified;
} directs[] = {
	{"g=50", false}, {"g=50!", true}, {"h=50", true}, {"total=50", false}, {"total=50!", true}};

START_TEST(a_direct_value_asks_for_proof_as_what_is_below_it)
{
	const struct rubric *rubric = rubric_sound(UNIT_RUBRIC(
		"", GROUP("g", ITEM_WITH("a", WANTED("")) ITEM("b")) GROUP("h", ITEM("c"))));
	const struct unit *unit = unit_from(rubric, "", "", directs[_i].answer);
	struct date day = {2026, 6, 30};
	EXPECT_NUMBER(directs[_i].answer, proof_check(diags, &unit->entries[0], day),
	              directs[_i].is_verified);
	EXPECT_FINDINGS(directs[_i].answer, diags, "");
}
END_TEST

static const struct {
	const char *name;
	const char *wanted, *evidence;
	enum validity validity; // on 2026-06-30
	const char *last;
} attachments[] = {
	{"without dates", WANTED(""), "evidence: [{id: foto, file: f}]", VALIDITY_VALID, ""},
	{"stated", WANTED(", valid_for: 1 year"),
         "evidence: [{id: foto, file: f, date: 2026-01-01, expires: 2026-06-29}]", VALIDITY_EXPIRED,
         "2026-06-29"},
	{"computed", WANTED(", valid_for: 12 months"),
         "evidence: [{id: foto, file: f, date: 2025-06-30}]", VALIDITY_VALID, "2026-06-30"},
	{"computed and over", WANTED(", valid_for: 12 months"),
         "evidence: [{id: foto, file: f, date: 2025-06-29}]", VALIDITY_EXPIRED, "2026-06-29"},
	{"undated", WANTED(", valid_for: 1 year"), "evidence: [{id: foto, file: f}]",
         VALIDITY_UNDATED, ""},
	{"later", WANTED(""), "evidence: [{id: foto, file: f, date: 2026-07-01}]", VALIDITY_FUTURE,
         ""},
	{"not asked for", WANTED(", valid_for: 1 year"), "evidence: [{file: f}]", VALIDITY_VALID,
         ""},
	{"not asked for, dated", WANTED(", valid_for: 1 year"),
         "evidence: [{file: f, date: 2020-01-01}]", VALIDITY_VALID, ""},
	{"not asked for, expired", WANTED(""), "evidence: [{file: f, expires: 2026-06-29}]",
         VALIDITY_EXPIRED, "2026-06-29"},
	{"not asked for, later", WANTED(""), "evidence: [{file: f, date: 2026-07-01}]",
         VALIDITY_FUTURE, ""},
};

START_TEST(an_attachment_has_a_last_day_and_proves_on_others)
{
	const char *name = attachments[_i].name;
	const struct entry *entry =
		entry_for(name, attachments[_i].wanted, attachments[_i].evidence);
	const struct attachment *attachment = &entry->attachments[0];
	EXPECT_NUMBER(name, proof_validity(attachment, (struct date){2026, 6, 30}),
	              attachments[_i].validity);
	struct date last = attachment_last_day(attachment);
	if (date_is_set(last))
		date_write(&buffer, last);
	EXPECT_WRITTEN(name, &buffer, attachments[_i].last);
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, fixture_init, fixture_finish);
	ADD_ROWS(tests, proves_on_the_day, proofs);
	ADD_ROWS(tests, an_attachment_has_a_last_day_and_proves_on_others, attachments);
	ADD_ROWS(tests, a_direct_value_asks_for_proof_as_what_is_below_it, directs);
}

int
main(void)
{
	return tests_run("proof", add);
}
