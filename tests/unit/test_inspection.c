// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#define _XOPEN_SOURCE 700

#include "inspect/inspection.h"

#include <sys/stat.h>

#include "fixture.h"
#include "folder.h"
#include "jpeg.h"

#define DAY ((struct date){2026, 6, 30})

static void
put_photo(const char *path, const char *date)
{
	struct buffer bytes;
	struct jpeg_exif exif = {.date_tag = date ? 0x9003 : 0, .date = date};
	buffer_init(&bytes);
	jpeg_write(&bytes, &exif);
	buffer_add_text(&bytes, path); // so that no two are the same
	folder_put(path, buffer_text(&bytes));
	buffer_finish(&bytes);
}

static void
set_up(void)
{
	fixture_init();
	folder_enter();
	ck_assert_int_eq(mkdir("dir", 0700), 0);
	ck_assert_int_eq(mkfifo("pipe", 0600), 0);
	ck_assert_int_eq(symlink("/etc/passwd", "out"), 0);
	ck_assert_int_eq(symlink("loop", "loop"), 0);
	put_photo("a.jpg", NULL);
	put_photo("b.jpg", NULL);
	put_photo("may.jpg", "2026:05:04 09:00:00");
	put_photo("old.jpg", "2025:01:01 09:00:00");
	put_photo("next.jpg", "2026:07:02 09:00:00");
	folder_put("text.jpg", STR("bukan foto\n"));
	folder_put("text.txt", STR("berita acara\n"));
	folder_put("empty.jpg", STR(""));
	folder_put("name\nwith line", STR("isi\n"));
	// Larger than the limit, without taking room.
	FILE *huge = fopen("huge.jpg", "wb");
	ck_assert_ptr_nonnull(huge);
	ck_assert_int_eq(ftruncate(fileno(huge), (off_t)5 * 1024 * 1024 * 1024), 0);
	ck_assert_int_eq(fclose(huge), 0);
}

static void
tear_down(void)
{
	folder_leave();
	fixture_finish();
}

#define WANTS(id, keys) ITEM_WITH(id, "evidence: [" keys "]")
#define PHOTO "{id: foto, kind: photo, label: F, required: true, valid_for: 12 months}"
#define ITEMS                                                                                  \
	WANTS("a",                                                                             \
	      PHOTO ", {id: sk, kind: document, label: S}, {id: laman, kind: link, label: L}") \
	WANTS("b", PHOTO)
#define FILE_KEYS "patuh: evidence/1\nrubric: r\ninstitution: I\nperiod: P\n"

// An entry of item a, in line 7.
#define ENTRY_A(keys, list) "  - {item: a, answer: 1, " keys " evidence: [" list "]}\n"

static const struct unit *
unit_with(const struct rubric *rubric, const char *id, const char *entries)
{
	buffer.len = 0;
	buffer_add_text(&buffer, FILE_KEYS "unit: {name: U, id: ");
	buffer_add_text(&buffer, id);
	buffer_add_text(&buffer, "}\nentries:\n");
	buffer_add_text(&buffer, entries);
	buffer_add_char(&buffer, '\0');
	const struct evidence *evidence = evidence_from(rubric, buffer.data);
	ck_assert_ptr_nonnull(evidence);
	EXPECT_FINDINGS(entries, diags, "");
	return &evidence->units[0];
}

static struct inspection *
inspection_thorough(void)
{
	const struct inspection_options options = {NULL, true, DAY};
	struct inspection *inspection = inspection_create(arena, diags, &options);
	ck_assert_ptr_nonnull(inspection);
	return inspection;
}

static const struct {
	const char *attachment;
	const char *state;
	const char *findings; // of an entry that is not verified
} attachments[] = {
	{"{id: foto, file: a.jpg}", "sound", ""},
	{"{id: foto, file: ./dir/../a.jpg}", "sound", ""},
	{"{id: foto, file: text.jpg}", "other-kind", "707@7:42"},
	{"{file: text.jpg}", "other-kind", "708@7:42"},
	{"{id: sk, file: text.txt}", "sound", ""},
	{"{id: sk, file: a.jpg}", "sound", ""},
	{"{id: foto, file: text.txt}", "other-kind", "707@7:42"},
	{"{id: laman, file: a.jpg}", "other-kind", "707@7:42"},
	{"{id: foto, file: empty.jpg}", "empty", "705@7:42"},
	{"{id: foto, file: huge.jpg}", "other-kind", "706@7:42 707@7:42"},
	{"{file: huge.jpg}", "other-kind", "706@7:42 708@7:42"},
	{"{id: foto, file: tidak-ada.jpg}", "missing", "701@7:42"},
	{"{id: foto, file: loop}", "missing", "701@7:42"},
	{"{id: foto, file: a.jpg/b}", "missing", "701@7:42"},
	{"{id: foto, file: dir}", "not-a-file", "704@7:42"},
	{"{id: foto, file: .}", "not-a-file", "704@7:42"},
	{"{id: foto, file: pipe}", "not-a-file", "704@7:42"},
	{"{id: foto, file: ../../etc/passwd}", "outside", "700@7:42"},
	{"{id: foto, file: /etc/passwd}", "outside", "700@7:42"},
	{"{id: foto, file: out}", "outside", "700@7:42"},
	{"{file: \"name\\nwith line\"}", "sound", ""},
	{"{file: \"name\\nwithout\"}", "missing", "701@7:42"},
	// addresses
	{"{url: \"https://contoh.go.id/a\"}", "link", ""},
	{"{url: \"HTTP://contoh.go.id\"}", "link", ""},
	{"{id: foto, url: \"https://x\"}", "link", ""},
	{"{url: \"https://\"}", "link", "709@7:42"},
	{"{url: \"http:///etc/passwd\"}", "link", "709@7:42"},
	{"{url: contoh.go.id}", "link", "709@7:42"},
	{"{url: \"file:///etc/passwd\"}", "link", "709@7:42"},
	{"{url: \"javascript:alert(1)\"}", "link", "709@7:42"},
	// the camera's date
	{"{id: foto, file: may.jpg, date: 2026-05-04}", "sound", ""},
	{"{id: foto, file: may.jpg, date: 2026-05-05}", "sound", ""},
	{"{id: foto, file: may.jpg, date: 2026-05-03}", "sound", ""},
	{"{id: foto, file: may.jpg, date: 2026-05-06}", "sound", "710@7:42"},
	{"{id: foto, file: may.jpg, date: 2026-05-02}", "sound", "711@7:42"},
	{"{id: foto, file: may.jpg}", "sound", ""},
	{"{id: foto, file: next.jpg}", "sound", "713@7:42"},
	{"{id: foto, file: next.jpg, date: 2026-07-02}", "sound", ""},
	{"{id: foto, file: old.jpg}", "sound", "712@7:42"},
	{"{id: foto, file: old.jpg, date: 2026-06-01}", "sound", "710@7:42 712@7:42"},
	{"{id: foto, file: old.jpg, expires: 2027-01-01}", "sound", ""},
	{"{id: foto, file: old.jpg, date: 2025-01-01}", "sound", "714@7:42"},
	{"{file: old.jpg}", "sound", ""},
	// the end of its validity
	{"{file: a.jpg, expires: 2026-06-30}", "sound", ""},
	{"{file: a.jpg, expires: 2026-06-29}", "sound", "714@7:42"},
	{"{url: \"https://x\", expires: 2026-06-29}", "link", "714@7:42"},
	{"{id: foto, file: a.jpg, date: 2025-06-29}", "sound", "714@7:42"},
	{"{id: foto, file: a.jpg, date: 2025-06-30}", "sound", ""},
};

START_TEST(each_attachment_is_inspected)
{
	const char *name = attachments[_i].attachment;
	const struct rubric *rubric = rubric_sound(UNIT_RUBRIC("", ITEMS));
	struct buffer entry;
	buffer_init(&entry);
	buffer_add_text(&entry, "  - {item: a, answer: 1,      evidence: [");
	buffer_add_text(&entry, name);
	buffer_add_text(&entry, "]}\n");
	buffer_add_char(&entry, '\0');
	const struct unit *unit = unit_with(rubric, "u", entry.data);
	buffer_finish(&entry);
	struct inspection *inspection = inspection_thorough();
	inspection_add(inspection, unit);
	inspection_finish(inspection);
	EXPECT_NUMBER(name, inspection_count(inspection), 1);
	EXPECT_TEXT(name, str_from(citing_state_names[inspection_citing(inspection, 0)->state]),
	            attachments[_i].state);
	EXPECT_FINDINGS(name, diags, attachments[_i].findings);
	inspection_destroy(inspection);
}
END_TEST

// What a verified answer rests on.
static const struct {
	const char *attachment;
	const char *findings;
} verified[] = {
	{"{id: foto, file: a.jpg, date: 2026-05-04}", ""},
	{"{id: foto, file: x.jpg}", "720@0:0 701@7:57"},
	{"{id: foto, file: a.jpg}, {file: x.jpg}, {file: y.jpg}", "720@0:0 701@7:82 701@7:97"},
	{"{id: foto, file: empty.jpg}", "720@0:0 705@7:57"},
	{"{id: foto, file: dir}", "720@0:0 704@7:57"},
	{"{id: foto, file: text.jpg}", "707@7:57"},
	// told by the audit, not twice
	{"{id: foto, file: a.jpg, date: 2025-06-29}", ""},
	{"{id: foto, file: a.jpg, date: 2026-05-04}, {id: sk, file: text.txt, expires: 2026-06-29}",
         "714@7:100"},
};

START_TEST(a_note_counts_verified_answers_that_are_shaken)
{
	const char *name = verified[_i].attachment;
	const struct rubric *rubric = rubric_sound(UNIT_RUBRIC("", ITEMS));
	struct buffer entry;
	buffer_init(&entry);
	buffer_add_text(&entry, "  - {item: a, answer: 1, status: verified, evidence: [  ");
	buffer_add_text(&entry, name);
	buffer_add_text(&entry, "]}\n");
	buffer_add_char(&entry, '\0');
	const struct unit *unit = unit_with(rubric, "u", entry.data);
	buffer_finish(&entry);
	struct inspection *inspection = inspection_thorough();
	inspection_add(inspection, unit);
	inspection_finish(inspection);
	EXPECT_FINDINGS(name, diags, verified[_i].findings);
	size_t count;
	const struct diag *const *found = diags_sorted(diags, &count);
	if (str_starts(str_from(verified[_i].findings), STR("720")))
		EXPECT_NUMBER(name, found[0]->args[0].number.units, DECIMAL_ONE);
	inspection_destroy(inspection);
}
END_TEST

// Entries of two units in turn; line 7 is the first entry, 8 the second.
static const struct {
	const char *name, *first, *second;
	const char *findings;
} copies[] = {
	{"different files", ENTRY_A("", "{id: foto, file: a.jpg}"),
         ENTRY_A("", "{id: foto, file: b.jpg}"), ""},
	{"one photograph of two units", ENTRY_A("", "{id: foto, file: a.jpg}"),
         ENTRY_A("", "{id: foto, file: a.jpg}"), "715@7:38+7:38"},
	{"under another name", ENTRY_A("", "{id: foto, file: a.jpg}"),
         ENTRY_A("", "{id: foto, file: copy.jpg}"), "715@7:38+7:38"},
	{"a document for both", ENTRY_A("", "{id: sk, file: text.txt}"),
         ENTRY_A("", "{id: sk, file: ./text.txt}"), "716@7:38+7:38"},
	{"a copied document", ENTRY_A("", "{id: sk, file: text.txt}"),
         ENTRY_A("", "{id: sk, file: copy.txt}"), "715@7:38+7:38"},
	{"empty files are no copies", ENTRY_A("", "{file: empty.jpg}"),
         ENTRY_A("", "{file: empty.jpg}"), "705@7:38"},
	{"two items of one unit",
         ENTRY_A("",
                 "{id: foto, file: a.jpg}") "  - {item: b, answer: 1, evidence: [{id: foto, file: a.jpg}]}\n",
         ENTRY_A("", "{id: foto, file: b.jpg}"), "717@8:37+7:38"},
	{"twice for one item", ENTRY_A("", "{id: foto, file: a.jpg}, {file: a.jpg}"),
         ENTRY_A("", "{id: foto, file: b.jpg}"), ""},
	{"twice under two names", ENTRY_A("", "{id: foto, file: a.jpg}, {file: copy.jpg}"),
         ENTRY_A("", "{id: foto, file: b.jpg}"), "717@7:63+7:38"},
};

START_TEST(copies_are_found)
{
	const struct rubric *rubric = rubric_sound(UNIT_RUBRIC("", ITEMS));
	struct str bytes;
	ck_assert_int_eq(file_read(arena, "a.jpg", 100000, &bytes), FILE_OK);
	folder_put("copy.jpg", bytes);
	folder_put("copy.txt", STR("berita acara\n"));
	struct inspection *inspection = inspection_thorough();
	inspection_add(inspection, unit_with(rubric, "u", copies[_i].first));
	struct diags *kept = diags; // what the first unit had to say
	diags = diags_create();
	const struct unit *second = unit_with(rubric, "v", copies[_i].second);
	diags_destroy(diags);
	diags = kept;
	inspection_add(inspection, second);
	inspection_finish(inspection);
	EXPECT_FINDINGS(copies[_i].name, diags, copies[_i].findings);
	inspection_destroy(inspection);
}
END_TEST

START_TEST(one_file_for_several_products_is_as_it_should_be)
{
	const struct rubric *rubric = rubric_sound(RUBRIC("object: product\ntop: 100\n", ITEMS));
	const struct evidence *evidence = evidence_from(
		rubric, FILE_KEYS
		"unit: {id: u, name: U}\nproducts: [{id: p, name: P}, {id: q, name: Q}]\n"
		"entries:\n"
		"- {item: a, product: p, answer: 1, evidence: [{id: foto, file: a.jpg}]}\n"
		"- {item: a, product: q, answer: 1, evidence: [{id: foto, file: a.jpg}]}\n");
	struct inspection *inspection = inspection_thorough();
	inspection_add(inspection, &evidence->units[0]);
	inspection_finish(inspection);
	EXPECT_FINDINGS("products", diags, "");
	EXPECT_TEXT("product", inspection_citing(inspection, 1)->product, "q");
	ck_assert_ptr_eq(inspection_citing(inspection, 0)->file,
	                 inspection_citing(inspection, 1)->file);
	inspection_destroy(inspection);
}
END_TEST

// The lock records a.jpg; then a.jpg is what it was, another one, or gone.
static const struct {
	const char *name, *status;
	char file; // '=', '!' changed, '-' gone
	const char *state, *findings;
} locked[] = {
	{"the same", "submitted", '=', "sound", ""},
	{"changed", "submitted", '!', "changed", "718@7:58"},
	{"changed though verified", "verified", '!', "changed", "720@0:0 719@7:57"},
	{"changed though secondary", "secondary", '!', "changed", "720@0:0 719@7:58"},
	{"gone", "submitted", '-', "missing", "702@7:58"},
	{"gone though verified", "verified", '-', "missing", "720@0:0 702@7:57"},
};

static void
lock_now(const struct unit *unit)
{
	struct inspection *inspection = inspection_thorough();
	inspection_add(inspection, unit);
	struct lock_update update =
		inspection_renew(inspection, arena, inspection_site(inspection, 0), false);
	ck_assert_uint_eq(update.lock.count, 1);
	buffer.len = 0;
	lock_write(&buffer, &update.lock);
	folder_put("evidence.lock", buffer_text(&buffer));
	inspection_destroy(inspection);
}

START_TEST(the_lock_knows_a_changed_file)
{
	const struct rubric *rubric = rubric_sound(UNIT_RUBRIC("", ITEMS));
	struct buffer entry;
	buffer_init(&entry);
	buffer_add_text(&entry, "  - {item: a, answer: 1, status: ");
	buffer_add_text(&entry, locked[_i].status);
	buffer_add_text(&entry, ", evidence: [  {id: foto, file: a.jpg, date: 2026-05-04}]}\n");
	buffer_add_char(&entry, '\0');
	const struct unit *unit = unit_with(rubric, "u", entry.data);
	buffer_finish(&entry);
	lock_now(unit);
	if (locked[_i].file == '!')
		put_photo("a.jpg", "2026:05:04 10:00:00");
	if (locked[_i].file == '-')
		ck_assert_int_eq(remove("a.jpg"), 0);
	// Without being thorough: the lock beside the evidence is enough.
	const struct inspection_options options = {NULL, false, DAY};
	struct inspection *inspection = inspection_create(arena, diags, &options);
	inspection_add(inspection, unit);
	inspection_finish(inspection);
	EXPECT_FINDINGS(locked[_i].name, diags, locked[_i].findings);
	EXPECT_TEXT(locked[_i].name,
	            str_from(citing_state_names[inspection_citing(inspection, 0)->state]),
	            locked[_i].state);
	inspection_destroy(inspection);
}
END_TEST

START_TEST(without_lock_and_folder_nothing_is_inspected)
{
	const struct rubric *rubric = rubric_sound(UNIT_RUBRIC("", ITEMS));
	const struct unit *unit = unit_with(rubric, "u", ENTRY_A("", "{id: foto, file: x.jpg}"));
	const struct inspection_options options = {NULL, false, DAY};
	struct inspection *inspection = inspection_create(arena, diags, &options);
	inspection_add(inspection, unit);
	inspection_finish(inspection);
	ck_assert_uint_eq(inspection_count(inspection), 0);
	EXPECT_FINDINGS("nothing", diags, "");
	inspection_destroy(inspection);
}
END_TEST

START_TEST(paths_start_from_the_folder_that_is_named)
{
	const struct rubric *rubric = rubric_sound(UNIT_RUBRIC("", ITEMS));
	const struct unit *unit = unit_with(rubric, "u", ENTRY_A("", "{id: foto, file: c.jpg}"));
	put_photo("dir/c.jpg", NULL);
	const struct inspection_options options = {"dir", false, DAY};
	struct inspection *inspection = inspection_create(arena, diags, &options);
	inspection_add(inspection, unit);
	inspection_finish(inspection);
	EXPECT_FINDINGS("named", diags, "");
	ck_assert_uint_eq(inspection_count(inspection), 1);
	ck_assert(inspection_reads(inspection, "dir/c.jpg"));
	ck_assert(inspection_reads(inspection, "evidence.lock"));
	ck_assert(!inspection_reads(inspection, "a.jpg"));
	inspection_destroy(inspection);
	const struct inspection_options nowhere = {"tidak-ada", false, DAY};
	ck_assert_ptr_null(inspection_create(arena, diags, &nowhere));
	EXPECT_FINDINGS("nowhere", diags, "101@0:0");
}
END_TEST

START_TEST(what_may_not_be_read_is_a_failure)
{
	const struct rubric *rubric = rubric_sound(UNIT_RUBRIC("", ITEMS));
	const struct unit *unit = unit_with(rubric, "u", ENTRY_A("", "{id: foto, file: a.jpg}"));
	if (geteuid() == 0)
		return; // root reads everything
	ck_assert_int_eq(chmod("a.jpg", 0), 0);
	struct inspection *inspection = inspection_thorough();
	inspection_add(inspection, unit);
	EXPECT_FINDINGS("denied", diags, "703@7:38");
	inspection_destroy(inspection);
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, set_up, tear_down);
	ADD_ROWS(tests, each_attachment_is_inspected, attachments);
	ADD_ROWS(tests, a_note_counts_verified_answers_that_are_shaken, verified);
	ADD_ROWS(tests, copies_are_found, copies);
	tcase_add_test(tests, one_file_for_several_products_is_as_it_should_be);
	ADD_ROWS(tests, the_lock_knows_a_changed_file, locked);
	tcase_add_test(tests, without_lock_and_folder_nothing_is_inspected);
	tcase_add_test(tests, paths_start_from_the_folder_that_is_named);
	tcase_add_test(tests, what_may_not_be_read_is_a_failure);
}

int
main(void)
{
	return tests_run("inspection", add);
}
