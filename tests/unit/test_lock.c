// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#define _XOPEN_SOURCE 700

#include "inspect/lock.h"

#include "base/arena.h"
#include "findings.h"
#include "folder.h"
#include "inspect/quote.h"

// Fingerprints that are easy to tell apart.
#define A8 "aaaaaaaa"
#define B8 "bbbbbbbb"
#define A64 A8 A8 A8 A8 A8 A8 A8 A8
#define B64 B8 B8 B8 B8 B8 B8 B8 B8
#define HEAD "patuh: lock/1\nfiles:\n"
#define FILE_LINE(path, digest) \
	"  - {path: " path ", size: 5, sha256: \"" digest "\", item: i, recorded: 2026-06-30}\n"

static struct arena *arena;
static struct diags *diags;
static struct buffer buffer;

static void
set_up(void)
{
	arena = arena_create();
	diags = diags_create();
	buffer_init(&buffer);
	folder_enter();
}

static void
tear_down(void)
{
	folder_leave();
	buffer_finish(&buffer);
	diags_destroy(diags);
	arena_destroy(arena);
}

static const struct lock *
lock_from(const char *text)
{
	folder_put("evidence.lock", str_from(text));
	return lock_load(arena, diags, ".");
}

static const struct {
	const char *name, *text, *findings;
	size_t count;
} locks[] = {
	{"none", "patuh: lock/1\nfiles: []\n", "", 0},
	{"one", HEAD FILE_LINE("a", A64), "", 1},
	{"not in order", HEAD FILE_LINE("b", A64) FILE_LINE("a", B64), "", 2},
	{"another kind", "patuh: evidence/1\nfiles: []\n", "120@1:8", 0},
	{"no files", "patuh: lock/1\n", "131@1:1", 0},
	{"short digest", HEAD FILE_LINE("a", A8), "721@3:32", 0},
	{"capitals", HEAD FILE_LINE("a", A8 A8 A8 A8 A8 A8 A8 "AAAAAAAA"), "721@3:32", 0},
	{"no digits", HEAD FILE_LINE("a", A8 A8 A8 A8 A8 A8 A8 "gggggggg"), "721@3:32", 0},
	{"twice", HEAD FILE_LINE("a", A64) FILE_LINE("b", A64) FILE_LINE("a", B64), "722@5:12+3:12",
         3},
	{"unknown key", HEAD "  - {path: a, bytes: 5}\n",
         "131@3:5 131@3:5 131@3:5 131@3:5 130@3:15", 0},
	{"too large",
         HEAD "  - {path: a, size: 536870913, sha256: " A64 ", item: i, recorded: 2026-06-30}\n",
         "148@3:21", 0},
	{"no date", HEAD "  - {path: a, size: 1, sha256: " A64 ", item: i, recorded: kemarin}\n",
         "141@3:117", 0},
	{"no YAML", HEAD "  - {path: a\n", "108@3:5", 0},
};

START_TEST(loads_what_is_sound)
{
	const struct lock *lock = lock_from(locks[_i].text);
	EXPECT_FINDINGS(locks[_i].name, diags, locks[_i].findings);
	EXPECT_NUMBER(locks[_i].name, lock->count, locks[_i].count);
	EXPECT(locks[_i].name, lock->is_there);
	EXPECT_TEXT(locks[_i].name, str_from(lock->file), "evidence.lock");
}
END_TEST

START_TEST(is_empty_where_there_is_none)
{
	const struct lock *lock = lock_load(arena, diags, "tidak-ada");
	ck_assert(!lock->is_there);
	ck_assert_uint_eq(lock->count, 0);
	ck_assert_ptr_null(lock_find(lock, STR("a")));
	EXPECT_TEXT("path", str_from(lock->file), "tidak-ada/evidence.lock");
	EXPECT_FINDINGS("none", diags, "");
}
END_TEST

START_TEST(finds_by_path)
{
	const struct lock *lock = lock_from(HEAD FILE_LINE("b", B64) FILE_LINE("foto/a.jpg", A64)
	                                            FILE_LINE("c", B64));
	const struct lock_entry *found = lock_find(lock, STR("foto/a.jpg"));
	ck_assert_ptr_nonnull(found);
	EXPECT_TEXT("digest", found->digest, A64);
	EXPECT_TEXT("item", found->item, "i");
	EXPECT_NUMBER("size", found->size, 5);
	EXPECT_NUMBER("recorded", date_compare(found->recorded, (struct date){2026, 6, 30}), 0);
	ck_assert_ptr_null(lock_find(lock, STR("foto/a")));
	ck_assert_ptr_null(lock_find(lock, STR("")));
}
END_TEST

static const struct {
	const char *name;
	struct str text;
	const char *quoted;
} quotes[] = {
	{"plain", {"foto/a b.jpg", 12}, "\"foto/a b.jpg\""},
	{"quotes", {"a\"b\\c'd", 7}, "\"a\\\"b\\\\c'd\""},
	{"line feed", {"a\nb", 3}, "\"a\\U0000000ab\""},
	{"escape", {"\033[2J", 4}, "\"\\U0000001b[2J\""},
	{"delete", {"\x7f", 1}, "\"\\U0000007f\""},
	{"upper controls", {"\xc2\x85\xc2\x9b", 4}, "\"\\U00000085\\U0000009b\""},
	{"line separator", {"\xe2\x80\xa8", 3}, "\"\\U00002028\""},
	{"byte order mark", {"\xef\xbb\xbf", 3}, "\"\\U0000feff\""},
	{"no character", {"\xef\xbf\xbf", 3}, "\"\\U0000ffff\""},
	{"accents and emoji",
         {"caf\xc3\xa9 \xf0\x9f\x93\xb7", 10},
         "\"caf\xc3\xa9 \xf0\x9f\x93\xb7\""},
	{"empty", {"", 0}, "\"\""},
};

START_TEST(names_are_quoted)
{
	quote_write(&buffer, quotes[_i].text);
	EXPECT_WRITTEN(quotes[_i].name, &buffer, quotes[_i].quoted);
}
END_TEST

START_TEST(any_name_can_be_written_and_read_again)
{
	const struct lock_entry entry = {.path = quotes[_i].text,
	                                 .size = 5,
	                                 .digest = str_from(A64),
	                                 .item = STR("i"),
	                                 .recorded = {2026, 6, 30}};
	const struct lock written = {"evidence.lock", true, 1, &entry};
	if (str_is_empty(entry.path))
		return; // no file has that name
	lock_write(&buffer, &written);
	buffer_add_char(&buffer, '\0');
	const struct lock *lock = lock_from(buffer.data);
	EXPECT_FINDINGS(quotes[_i].name, diags, "");
	const struct lock_entry *found = lock_find(lock, quotes[_i].text);
	EXPECT(quotes[_i].name, found && str_equal(found->digest, str_from(A64)));
}
END_TEST

START_TEST(writes_a_line_for_each_file)
{
	const struct lock *lock = lock_from(HEAD FILE_LINE("b", B64) FILE_LINE("a", A64));
	lock_write(&buffer, lock);
	EXPECT_WRITTEN("two", &buffer,
	               "# Sidik jari berkas bukti; ditulis oleh `patuh evidence --lock`.\n"
	               "# Fingerprints of evidence files; written by `patuh evidence --lock`.\n"
	               "patuh: lock/1\nfiles:\n"
	               "  - {path: \"a\", size: 5, sha256: \"" A64
	               "\", item: \"i\", recorded: 2026-06-30}\n"
	               "  - {path: \"b\", size: 5, sha256: \"" B64
	               "\", item: \"i\", recorded: 2026-06-30}\n");
	const struct lock none = {"evidence.lock", true, 0, NULL};
	lock_write(&buffer, &none);
	ck_assert(str_ends(buffer_text(&buffer), STR("patuh: lock/1\nfiles: []\n")));
}
END_TEST

// The lock holds a, b and c with A64 from 30 June. What is seen on 1 July: "a=A" is a with A64, "d=" is d, not there.
static const struct {
	const char *name, *seen;
	bool accepts;
	const char *news; // path and state of each
	const char *lock; // path, digest and day of recording of each
	size_t uncited;
} renewals[] = {
	{"nothing seen", "", false, "", "aA30 bA30 cA30", 3},
	{"all the same", "a=A b=A c=A", false, "a0 b0 c0", "aA30 bA30 cA30", 0},
	{"new at the end", "a=A b=A c=A d=B", false, "a0 b0 c0 d1", "aA30 bA30 cA30 dB1", 0},
	{"new at the front", "A=B b=A", false, "A1 b0", "AB1 aA30 bA30 cA30", 2},
	{"new between, not in order", "c=A bb=B a=A", false, "a0 bb1 c0", "aA30 bA30 bbB1 cA30", 1},
	{"changed is kept", "a=A b=B c=A", false, "a0 b2 c0", "aA30 bA30 cA30", 0},
	{"changed is taken", "a=A b=B c=A", true, "a0 b4 c0", "aA30 bB1 cA30", 0},
	{"gone is kept", "a= b=A c=A", false, "a3 b0 c0", "aA30 bA30 cA30", 0},
	{"gone is dropped", "a= b=A c=A", true, "a5 b0 c0", "bA30 cA30", 0},
	{"never there", "d= a=A", true, "a0", "aA30 bA30 cA30", 2},
	{"uncited stay when changes are taken", "b=B", true, "b4", "aA30 bB1 cA30", 2},
	{"the first of one path counts", "d=A d=B d=", false, "d1", "aA30 bA30 cA30 dA1", 3},
};

static size_t
sightings_from(const char *text, struct lock_sighting sightings[])
{
	size_t count = 0;
	for (const char *at = text; *at; at += strspn(at, " ")) {
		size_t path = strcspn(at, "="), len = strcspn(at, " ");
		const char *digest = at[path + 1] == 'A' ? A64 : at[path + 1] == 'B' ? B64 : "";
		sightings[count++] =
			(struct lock_sighting){{at, path}, STR("i"), STR("u"), 7, str_from(digest)};
		at += len;
	}
	return count;
}

START_TEST(is_renewed_by_what_is_seen)
{
	struct lock_sighting sightings[8];
	const struct lock *lock =
		lock_from(HEAD FILE_LINE("a", A64) FILE_LINE("b", A64) FILE_LINE("c", A64));
	const struct lock_policy policy = {{2026, 7, 1}, renewals[_i].accepts};
	size_t count = sightings_from(renewals[_i].seen, sightings);
	struct lock_update update = lock_renew(arena, lock, count, sightings, &policy);
	for (size_t i = 0; i < update.news_count; i++) {
		buffer_add_text(&buffer, i ? " " : "");
		buffer_add(&buffer, update.news[i].sighting->path);
		buffer_add_integer(&buffer, (long long)update.news[i].state);
	}
	EXPECT_WRITTEN(renewals[_i].name, &buffer, renewals[_i].news);
	for (size_t i = 0; i < update.lock.count; i++) {
		const struct lock_entry *entry = &update.lock.entries[i];
		buffer_add_text(&buffer, i ? " " : "");
		buffer_add(&buffer, entry->path);
		buffer_add_char(&buffer, entry->digest.data[0] == 'a' ? 'A' : 'B');
		buffer_add_integer(&buffer, entry->recorded.day);
		EXPECT_NUMBER(renewals[_i].name, entry->size, entry->recorded.day == 1 ? 7 : 5);
	}
	EXPECT_WRITTEN(renewals[_i].name, &buffer, renewals[_i].lock);
	EXPECT_NUMBER(renewals[_i].name, update.uncited_count, renewals[_i].uncited);
	EXPECT(renewals[_i].name, update.lock.is_there);
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, set_up, tear_down);
	ADD_ROWS(tests, loads_what_is_sound, locks);
	tcase_add_test(tests, is_empty_where_there_is_none);
	tcase_add_test(tests, finds_by_path);
	ADD_ROWS(tests, names_are_quoted, quotes);
	ADD_ROWS(tests, any_name_can_be_written_and_read_again, quotes);
	tcase_add_test(tests, writes_a_line_for_each_file);
	ADD_ROWS(tests, is_renewed_by_what_is_seen, renewals);
}

int
main(void)
{
	return tests_run("lock", add);
}
