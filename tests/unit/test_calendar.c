// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/calendar.h"

#include "fixture.h"

#define WANTS(id, keys) \
	ITEM_WITH(id, "evidence: [{id: foto, kind: photo, label: F, required: true" keys "}]")
#define HEAD \
	"patuh: evidence/1\nrubric: r\ninstitution: I\nperiod: P\nunit: {id: u, name: U}\nentries:\n"
#define ENTRY(item, keys) "- {item: " item ", answer: 1, " keys "}\n"
#define PROOF(keys) "status: verified, evidence: [{id: foto, file: f, " keys "}]"
#define PROOFS(one, other) \
	"status: verified, evidence: [{id: foto, file: f, " one "}, {id: foto, file: g, " other "}]"

static const struct {
	const char *name, *items, *entries;
	const char *expected; // day, item, file, before > after; of each
} calendars[] = {
	{"nothing ends", WANTS("a", ""), ENTRY("a", PROOF("date: 2026-01-01")), ""},
	{"an end", WANTS("a", "") ITEM("b"), ENTRY("a", PROOF("expires: 2026-08-01")),
         "2026-08-01 a f 50.00 red > 0.00 red"},
	{"today is the first day", WANTS("a", ""), ENTRY("a", PROOF("expires: 2026-06-30")),
         "2026-06-30 a f 100.00 green > 0.00 red"},
	{"what is over is left out", WANTS("a", ""), ENTRY("a", PROOF("expires: 2026-06-29")), ""},
	{"a period", WANTS("a", ", valid_for: 1 month"), ENTRY("a", PROOF("date: 2026-06-30")),
         "2026-07-30 a f 100.00 green > 0.00 red"},
	{"an end goes before the period", WANTS("a", ", valid_for: 1 month"),
         ENTRY("a", PROOF("date: 2026-06-30, expires: 2026-07-01")),
         "2026-07-01 a f 100.00 green > 0.00 red"},
	{"by day, not as written", WANTS("a", "") WANTS("b", ""),
         ENTRY("a", PROOF("expires: 2026-09-01")) ENTRY("b", PROOF("expires: 2026-08-01")),
         "2026-08-01 b f 100.00 green > 50.00 red; 2026-09-01 a f 50.00 red > 0.00 red"},
	{"on one day, together", WANTS("a", "") WANTS("b", "") ITEM("c") ITEM("d"),
         ENTRY("a", PROOF("expires: 2026-08-01")) ENTRY("b", PROOF("expires: 2026-08-01"))
                 ENTRY("c", "status: submitted"),
         "2026-08-01 a f 75.00 yellow > 25.00 red; 2026-08-01 b f 75.00 yellow > 25.00 red"},
	{"the other one still holds", WANTS("a", ""),
         ENTRY("a", PROOFS("expires: 2026-08-01", "expires: 2026-09-01")),
         "2026-08-01 a f 100.00 green > 100.00 green; 2026-09-01 a g 100.00 green > 0.00 red"},
	{"the next one comes in time", WANTS("a", ""),
         ENTRY("a", PROOFS("expires: 2026-08-01", "date: 2026-08-02")),
         "2026-08-01 a f 100.00 green > 100.00 green"},
	{"not verified, nothing to lose", WANTS("a", ""),
         ENTRY("a", "status: submitted, evidence: [{id: foto, file: f, expires: 2026-08-01}]"),
         "2026-08-01 a f 0.00 red > 0.00 red"},
	{"rejected is left out", WANTS("a", ""),
         ENTRY("a", "status: rejected, evidence: [{id: foto, file: f, expires: 2026-08-01}]"), ""},
	{"an extra one", WANTS("a", ""),
         ENTRY("a",
               "status: verified, evidence: [{id: foto, file: f}, {url: u, expires: 2026-08-01}]"),
         "2026-08-01 a u 100.00 green > 100.00 green"},
	{"a leap day", WANTS("a", ""), ENTRY("a", PROOF("expires: 2028-02-28")),
         "2028-02-28 a f 100.00 green > 0.00 red"},
};

static void
write_verdict(const struct verdict *verdict)
{
	if (!verdict->has_score) {
		buffer_add_char(&buffer, '-');
		return;
	}
	decimal_write(&buffer, verdict->shown, verdict->places, '.');
	buffer_add_char(&buffer, ' ');
	buffer_add_text(&buffer, colour_names[verdict->zone->colour]);
}

static void
write_calendar(struct calendar *calendar)
{
	size_t count;
	const struct expiry *expiries = calendar_finish(calendar, &count);
	for (size_t i = 0; i < count; i++) {
		buffer_add_text(&buffer, i ? "; " : "");
		date_write(&buffer, expiries[i].last);
		buffer_add_char(&buffer, ' ');
		buffer_add(&buffer, expiries[i].item->id);
		buffer_add_char(&buffer, ' ');
		buffer_add(&buffer, expiries[i].source);
		buffer_add_char(&buffer, ' ');
		write_verdict(&expiries[i].before);
		buffer_add_text(&buffer, " > ");
		write_verdict(&expiries[i].after);
	}
}

static const struct score_options options = {{2026, 6, 30}, FIGURE_VERIFIED};

START_TEST(says_when_evidence_runs_out_and_what_it_costs)
{
	buffer_add_text(&buffer,
	                "patuh: rubric/1\nid: r\nversion: 1\ntitle: R\nobject: unit\ntop: 100\n"
	                "rounding: {object: 2, unit: 2}\n" ZONES SCALES "items: [");
	buffer_add_text(&buffer, calendars[_i].items);
	buffer_add_text(&buffer, "]\n");
	buffer_add_char(&buffer, '\0');
	const struct rubric *rubric = rubric_sound(buffer.data);
	buffer.len = 0;
	buffer_add_text(&buffer, HEAD);
	buffer_add_text(&buffer, calendars[_i].entries);
	buffer_add_char(&buffer, '\0');
	const struct evidence *evidence = evidence_from(rubric, buffer.data);
	buffer.len = 0;
	struct calendar *calendar = calendar_create(arena, rubric, &options);
	calendar_add(calendar, &evidence->units[0]);
	write_calendar(calendar);
	EXPECT_WRITTEN(calendars[_i].name, &buffer, calendars[_i].expected);
	// What the audit of the day has to say is not said here.
	EXPECT_FINDINGS(calendars[_i].name, diags, "");
}
END_TEST

START_TEST(units_are_merged_by_day)
{
	const struct rubric *rubric = rubric_sound(UNIT_RUBRIC("", WANTS("a", "")));
	struct calendar *calendar = calendar_create(arena, rubric, &options);
	const struct evidence *late = evidence_from(rubric,
	                                            HEAD ENTRY("a", PROOF("expires: 2026-09-01"))),
			      *early = evidence_from(rubric,
	                                             HEAD ENTRY("a", PROOF("expires: 2026-08-01")));
	calendar_add(calendar, &late->units[0]);
	calendar_add(calendar, &early->units[0]);
	write_calendar(calendar);
	EXPECT_WRITTEN("two", &buffer,
	               "2026-08-01 a f 100.0000 green > 0.0000 red; "
	               "2026-09-01 a f 100.0000 green > 0.0000 red");
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, fixture_init, fixture_finish);
	ADD_ROWS(tests, says_when_evidence_runs_out_and_what_it_costs, calendars);
	tcase_add_test(tests, units_are_merged_by_day);
}

int
main(void)
{
	return tests_run("calendar", add);
}
