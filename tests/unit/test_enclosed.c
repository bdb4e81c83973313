// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#define _XOPEN_SOURCE 700

#include "base/enclosed.h"

#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "folder.h"

// In the folder of each test "dalam" is the one that nothing may leave.
static struct arena *arena;

static void
put(const char *path, const char *text)
{
	folder_put(path, str_from(text));
}

static void
set_up(void)
{
	arena = arena_create();
	folder_enter();
	ck_assert_int_eq(mkdir("dalam", 0700), 0);
	ck_assert_int_eq(mkdir("dalam/foto", 0700), 0);
	ck_assert_int_eq(mkdir("dalamnya", 0700), 0);
	put("rahasia", "di luar");
	put("dalamnya/rahasia", "di sebelah");
	put("dalam/foto/a", "isi foto");
	put("dalam/kosong", "");
	ck_assert_int_eq(symlink("foto/a", "dalam/ke-dalam"), 0);
	ck_assert_int_eq(symlink("../rahasia", "dalam/ke-luar"), 0);
	ck_assert_int_eq(symlink("../dalamnya", "dalam/ke-sebelah"), 0);
	ck_assert_int_eq(symlink("..", "dalam/ke-atas"), 0);
	ck_assert_int_eq(symlink("putar", "dalam/putar"), 0);
	ck_assert_int_eq(symlink("tidak-ada", "dalam/ke-mana"), 0);
	ck_assert_int_eq(symlink("/dev/zero", "dalam/ke-alat"), 0);
	ck_assert_int_eq(symlink("pipa", "dalam/ke-pipa"), 0);
	ck_assert_int_eq(mkfifo("dalam/pipa", 0600), 0);
}

static void
tear_down(void)
{
	folder_leave();
	arena_destroy(arena);
}

static const struct {
	const char *path;
	const char *plain; // NULL: leads out
} paths[] = {
	{"a", "a"},
	{"foto/a.jpg", "foto/a.jpg"},
	{"./foto//a.jpg", "foto/a.jpg"},
	{"foto/./a.jpg", "foto/a.jpg"},
	{"foto/../dok/a", "dok/a"},
	{"foto/sub/../../dok", "dok"},
	{"foto/", "foto"},
	{"foto/..", ""},
	{".", ""},
	{"", ""},
	{"...", "..."},
	{"..a/b..", "..a/b.."},
	{"foto\\..\\a", "foto\\..\\a"},
	{"..", NULL},
	{"../a", NULL},
	{"foto/../../a", NULL},
	{"../../etc/passwd", NULL},
	{"foto/../../dalam/foto/a", NULL},
	{"/etc/passwd", NULL},
	{"/", NULL},
	{"//a", NULL},
};

START_TEST(paths_become_plain_or_are_refused)
{
	struct str plain;
	bool is_inside = enclosed_path(arena, str_from(paths[_i].path), &plain);
	EXPECT(paths[_i].path, is_inside == (paths[_i].plain != NULL));
	EXPECT_TEXT(paths[_i].path, plain, paths[_i].plain ? paths[_i].plain : "");
}
END_TEST

static const struct {
	const char *path;
	enum file_status status;
	const char *text;
} files[] = {
	{"foto/a", FILE_OK, "isi foto"},
	{"kosong", FILE_OK, ""},
	{"ke-dalam", FILE_OK, "isi foto"},
	{"ke-luar", FILE_OUTSIDE, NULL},
	{"ke-sebelah/rahasia", FILE_OUTSIDE, NULL},
	{"ke-atas/rahasia", FILE_OUTSIDE, NULL},
	{"ke-atas/dalam/foto/a", FILE_OK, "isi foto"},
	{"ke-atas", FILE_OUTSIDE, NULL},
	{"ke-alat", FILE_OUTSIDE, NULL},
	{"tidak-ada", FILE_MISSING, NULL},
	{"foto/a/b", FILE_MISSING, NULL},
	{"putar", FILE_MISSING, NULL},
	{"ke-mana", FILE_MISSING, NULL},
	{"foto", FILE_IS_FOLDER, NULL},
	{"", FILE_IS_FOLDER, NULL},
	{"pipa", FILE_SPECIAL, NULL},
	{"ke-pipa", FILE_SPECIAL, NULL},
};

START_TEST(only_plain_files_inside_are_opened)
{
	struct enclosed *file;
	enum file_status status = enclosed_open("dalam", str_from(files[_i].path), &file);
	EXPECT_NUMBER(files[_i].path, status, files[_i].status);
	EXPECT(files[_i].path, (file != NULL) == (status == FILE_OK));
	if (!file)
		return;
	char bytes[64];
	size_t got;
	EXPECT_NUMBER(files[_i].path, enclosed_size(file), strlen(files[_i].text));
	EXPECT_NUMBER(files[_i].path, enclosed_read(file, sizeof(bytes), bytes, &got), FILE_OK);
	EXPECT_TEXT(files[_i].path, ((struct str){bytes, got}), files[_i].text);
	enclosed_close(file);
}
END_TEST

START_TEST(a_name_too_long_is_missing)
{
	char name[5000];
	struct enclosed *file;
	memset(name, 'a', sizeof(name));
	ck_assert_int_eq(enclosed_open("dalam", (struct str){name, sizeof(name)}, &file),
	                 FILE_MISSING);
	ck_assert_int_eq(enclosed_open("dalam", (struct str){name, 300}, &file), FILE_MISSING);
}
END_TEST

START_TEST(a_folder_that_is_missing_has_no_files)
{
	struct enclosed *file;
	ck_assert_int_eq(enclosed_open("tidak-ada", STR("a"), &file), FILE_MISSING);
}
END_TEST

START_TEST(reads_in_pieces_to_the_end)
{
	struct enclosed *file;
	char bytes[3];
	size_t got, pieces = 0, total = 0;
	ck_assert_int_eq(enclosed_open("dalam", STR("foto/a"), &file), FILE_OK);
	do {
		ck_assert_int_eq(enclosed_read(file, sizeof(bytes), bytes, &got), FILE_OK);
		total += got;
		pieces++;
	} while (got);
	enclosed_close(file);
	ck_assert_uint_eq(total, 8);
	ck_assert_uint_eq(pieces, 4);
}
END_TEST

START_TEST(what_may_not_be_read_is_denied)
{
	struct enclosed *file;
	if (geteuid() == 0)
		return; // root reads everything
	ck_assert_int_eq(chmod("dalam/foto/a", 0), 0);
	ck_assert_int_eq(enclosed_open("dalam", STR("foto/a"), &file), FILE_DENIED);
}
END_TEST

static const struct {
	const char *folder, *file;
	const char *plain; // NULL: not below it
} places[] = {
	{"dalam", "dalam/foto/a", "foto/a"},
	{"dalam/", "dalam/kosong", "kosong"},
	{".", "dalam/foto/a", "dalam/foto/a"},
	{"dalam", "dalam/ke-dalam", "foto/a"},
	{"dalam/foto", "dalam/ke-atas/dalam/foto/a", "a"},
	{"dalam", "rahasia", NULL},
	{"dalam", "dalamnya/rahasia", NULL},
	{"dalam", "dalam/tidak-ada", NULL},
	{"dalam", "dalam", NULL},
};

START_TEST(a_file_is_placed_below_its_folder)
{
	struct str plain = STR("");
	bool is_below = enclosed_place(arena, places[_i].folder, places[_i].file, &plain);
	EXPECT(places[_i].file, is_below == (places[_i].plain != NULL));
	EXPECT_TEXT(places[_i].file, plain, places[_i].plain ? places[_i].plain : "");
}
END_TEST

START_TEST(paths_of_one_file_become_alike)
{
	const char *real = enclosed_real(arena, "dalam/foto/a");
	ck_assert_ptr_nonnull(real);
	ck_assert(real[0] == '/');
	ck_assert_str_eq(enclosed_real(arena, "dalam/ke-dalam"), real);
	ck_assert_str_eq(enclosed_real(arena, "./dalam//foto/../foto/a"), real);
	ck_assert_ptr_null(enclosed_real(arena, "dalam/putar"));
	ck_assert_ptr_null(enclosed_real(arena, "tidak-ada"));
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, set_up, tear_down);
	ADD_ROWS(tests, paths_become_plain_or_are_refused, paths);
	ADD_ROWS(tests, only_plain_files_inside_are_opened, files);
	tcase_add_test(tests, a_name_too_long_is_missing);
	tcase_add_test(tests, a_folder_that_is_missing_has_no_files);
	tcase_add_test(tests, reads_in_pieces_to_the_end);
	tcase_add_test(tests, what_may_not_be_read_is_denied);
	ADD_ROWS(tests, a_file_is_placed_below_its_folder, places);
	tcase_add_test(tests, paths_of_one_file_become_alike);
}

int
main(void)
{
	return tests_run("enclosed", add);
}
