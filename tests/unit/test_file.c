// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#define _XOPEN_SOURCE 700

#include "base/file.h"
#include "base/stage.h"

#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "suite.h"

// Every test has a folder of its own, and works in it.
static struct arena *arena;
static char folder[64];

static void
set_up(void)
{
	const char *shared = getenv("TMPDIR");
	arena = arena_create();
	ck_assert_int_eq(chdir(shared ? shared : "/tmp"), 0);
	strcpy(folder, "patuh-test-file-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	ck_assert_int_eq(chdir(folder), 0);
}

static int
remove_one(const char *path, const struct stat *info, int kind, struct FTW *place)
{
	(void)info;
	(void)kind;
	(void)place;
	return remove(path);
}

static void
tear_down(void)
{
	ck_assert_int_eq(chdir(".."), 0);
	ck_assert_int_eq(nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS), 0);
	arena_destroy(arena);
}

static void
put(const char *path, const char *text)
{
	FILE *file = fopen(path, "wb");
	ck_assert_ptr_nonnull(file);
	ck_assert(fputs(text, file) >= 0);
	ck_assert_int_eq(fclose(file), 0);
}

static struct str
get(const char *path)
{
	struct str text;
	ck_assert_int_eq(file_read(arena, path, 1000000, &text), FILE_OK);
	return text;
}

static size_t
entry_count(const char *path)
{
	DIR *handle = opendir(path);
	size_t count = 0;
	ck_assert_ptr_nonnull(handle);
	for (const struct dirent *found; (found = readdir(handle));)
		count += strcmp(found->d_name, ".") != 0 && strcmp(found->d_name, "..") != 0;
	closedir(handle);
	return count;
}

// --- reading

static const struct {
	const char *name, *path;
	size_t limit;
	enum file_status status;
	const char *text;
} reads[] = {
	{"a file", "ten", 100, FILE_OK, "0123456789"},
	{"as large as the limit", "ten", 10, FILE_OK, "0123456789"},
	{"one byte above the limit", "ten", 9, FILE_TOO_LARGE, ""},
	{"far above the limit", "ten", 1, FILE_TOO_LARGE, ""},
	{"empty", "empty", 0, FILE_OK, ""},
	{"missing", "nothing", 100, FILE_MISSING, ""},
	{"below a missing folder", "no/thing", 100, FILE_MISSING, ""},
	{"below a file", "ten/thing", 100, FILE_MISSING, ""},
	{"a folder", ".", 100, FILE_IS_FOLDER, ""},
	{"a link", "link", 100, FILE_OK, "0123456789"},
	{"a link to nothing", "dangling", 100, FILE_MISSING, ""},
	{"an endless device", "/dev/zero", 100000, FILE_TOO_LARGE, ""},
	{"an empty device", "/dev/null", 100, FILE_OK, ""},
};

START_TEST(reads_whole_files_within_a_limit)
{
	struct str text = STR("unset");
	put("ten", "0123456789");
	put("empty", "");
	ck_assert_int_eq(symlink("ten", "link"), 0);
	ck_assert_int_eq(symlink("nothing", "dangling"), 0);
	EXPECT_NUMBER(reads[_i].name, file_read(arena, reads[_i].path, reads[_i].limit, &text),
	              reads[_i].status);
	EXPECT_TEXT(reads[_i].name, text, reads[_i].text);
	ck_assert_int_eq(text.data[text.len], '\0');
}
END_TEST

START_TEST(reads_more_than_one_block)
{
	FILE *file = fopen("large", "wb");
	ck_assert_ptr_nonnull(file);
	for (int i = 0; i < 50000; i++)
		fprintf(file, "%07d\n", i);
	ck_assert_int_eq(fclose(file), 0);
	struct str text;
	ck_assert_int_eq(file_read(arena, "large", 399999, &text), FILE_TOO_LARGE);
	ck_assert_int_eq(file_read(arena, "large", 400000, &text), FILE_OK);
	ck_assert_uint_eq(text.len, 400000);
	ck_assert_mem_eq(text.data + 399992, "0049999\n", 8);
}
END_TEST

START_TEST(reads_a_pipe)
{
	int ends[2];
	char path[32];
	struct str text;
	ck_assert_int_eq(pipe(ends), 0);
	ck_assert_int_eq((int)write(ends[1], "piped", 5), 5);
	close(ends[1]);
	snprintf(path, sizeof(path), "/dev/fd/%d", ends[0]);
	ck_assert_int_eq(file_read(arena, path, 100, &text), FILE_OK);
	EXPECT_TEXT("pipe", text, "piped");
	close(ends[0]);
}
END_TEST

START_TEST(tells_no_permission_from_no_file)
{
	struct str text;
	put("secret", "x");
	ck_assert_int_eq(chmod("secret", 0), 0);
	enum file_status status = file_read(arena, "secret", 100, &text);
	ck_assert_int_eq(status,
	                 geteuid() == 0 ? FILE_OK : FILE_DENIED); // nothing is secret to root
}
END_TEST

START_TEST(knows_files_folders_and_sameness)
{
	put("a", "x");
	put("b", "x");
	ck_assert_int_eq(mkdir("sub", 0777), 0);
	ck_assert_int_eq(symlink("a", "link"), 0);
	ck_assert_int_eq(link("a", "twin"), 0);
	ck_assert(file_exists("a") && file_exists("sub") && !file_exists("c"));
	ck_assert(file_is_folder("sub") && !file_is_folder("a") && !file_is_folder("c"));
	ck_assert(file_is_same("a", "./sub/../a") && file_is_same("a", "link") &&
	          file_is_same("a", "twin"));
	ck_assert(!file_is_same("a", "b") && !file_is_same("a", "c") && !file_is_same("c", "c"));
}
END_TEST

static const struct {
	const char *folder, *name, *path;
} joins[] = {
	{"a", "b", "a/b"}, {"a/", "b", "a/b"}, {"a///", "b", "a/b"},
	{"/", "b", "/b"},  {".", "b", "./b"},  {"a/b", "c.yaml", "a/b/c.yaml"},
};

START_TEST(joins_with_one_slash)
{
	const char *path = file_join(arena, joins[_i].folder, joins[_i].name);
	ck_assert_str_eq(path, joins[_i].path);
}
END_TEST

static const struct {
	const char *path, *folder;
} folders[] = {
	{"a/b.yaml", "a"}, {"b.yaml", "."}, {"/b.yaml", "/"},
	{"a/b/c", "a/b"},  {"./b", "."},    {"a/", "a"},
};

START_TEST(names_the_folder_of_a_path)
{
	ck_assert_str_eq(file_folder(arena, folders[_i].path), folders[_i].folder);
}
END_TEST

// --- listing

static const struct str endings[] = {{".yaml", 5}, {".yml", 4}};

static void
expect_list(const char *path, size_t count, const char *const expected[])
{
	struct file_list list = {NULL, 0, 0};
	ck_assert_int_eq(file_list_folder(arena, path, COUNT_OF(endings), endings, &list), FILE_OK);
	for (size_t i = 0; i < list.count && i < count; i++)
		ck_assert_str_eq(list.paths[i], expected[i]);
	ck_assert_uint_eq(list.count, count);
}

START_TEST(lists_by_bytes_through_all_subfolders)
{
	static const char *const made[] = {"e/b.yaml",       "e/a.yml",    "e/Z.YAML",
	                                   "e/sub/c.yaml",   "e/sub.yaml", "e/sub/x/d.Yml",
	                                   "e/sub-1/e.yaml", "e/10.yaml",  "e/9.yaml"};
	static const char *const others[] = {"e/.hidden.yaml", "e/.git/f.yaml", "e/readme.md",
	                                     "e/yaml",         "e/.yaml",       "e/g.yaml.bak",
	                                     "e/h.xyaml"};
	static const char *const expected[] = {"e/10.yaml",  "e/9.yaml",     "e/Z.YAML",
	                                       "e/a.yml",    "e/b.yaml",     "e/sub-1/e.yaml",
	                                       "e/sub.yaml", "e/sub/c.yaml", "e/sub/x/d.Yml"};
	static const char *const subfolders[] = {"e",       "e/sub",  "e/sub/x",
	                                         "e/sub-1", "e/.git", "e/folder.yaml"};
	for (size_t i = 0; i < COUNT_OF(subfolders); i++)
		ck_assert_int_eq(mkdir(subfolders[i], 0777), 0);
	for (size_t i = 0; i < COUNT_OF(made); i++)
		put(made[i], "x");
	for (size_t i = 0; i < COUNT_OF(others); i++)
		put(others[i], "x");
	expect_list("e", COUNT_OF(expected), expected);
	expect_list("e///", COUNT_OF(expected), expected);
}
END_TEST

START_TEST(adds_to_the_list_and_keeps_the_order_of_folders)
{
	struct file_list list = {NULL, 0, 0};
	ck_assert(mkdir("z", 0777) == 0 && mkdir("a", 0777) == 0);
	put("z/2.yaml", "x");
	put("z/1.yaml", "x");
	put("a/3.yaml", "x");
	ck_assert_int_eq(file_list_folder(arena, "z", COUNT_OF(endings), endings, &list), FILE_OK);
	ck_assert_int_eq(file_list_folder(arena, "a", COUNT_OF(endings), endings, &list), FILE_OK);
	ck_assert_uint_eq(list.count, 3);
	ck_assert_str_eq(list.paths[0], "z/1.yaml");
	ck_assert_str_eq(list.paths[1], "z/2.yaml");
	ck_assert_str_eq(list.paths[2], "a/3.yaml");
}
END_TEST

START_TEST(follows_no_link_back_up)
{
	static const char *const expected[] = {"e/a.yaml", "e/sub/b.yaml", "e/twin/b.yaml"};
	ck_assert(mkdir("e", 0777) == 0 && mkdir("e/sub", 0777) == 0);
	put("e/a.yaml", "x");
	put("e/sub/b.yaml", "x");
	ck_assert_int_eq(symlink(".", "e/itself"), 0);
	ck_assert_int_eq(symlink("..", "e/sub/up"), 0);
	ck_assert_int_eq(symlink("sub", "e/twin"), 0);
	expect_list("e", COUNT_OF(expected), expected);
}
END_TEST

static const struct {
	int depth;
	enum file_status status;
} nested[] = {{15, FILE_OK}, {16, FILE_OK}, {17, FILE_DEEP}, {18, FILE_DEEP}};

START_TEST(searches_16_folders_deep_and_no_deeper)
{
	char path[256] = "d";
	for (int depth = 1; depth <= nested[_i].depth; depth++) {
		ck_assert_int_eq(mkdir(path, 0777), 0);
		size_t len = strlen(path);
		snprintf(path + len, sizeof(path) - len, "/f.yaml");
		put(path, "x");
		snprintf(path + len, sizeof(path) - len, "/d");
	}
	struct file_list list = {NULL, 0, 0};
	ck_assert_int_eq(file_list_folder(arena, "d", COUNT_OF(endings), endings, &list),
	                 nested[_i].status);
	if (nested[_i].status == FILE_OK)
		EXPECT_NUMBER("files", list.count, nested[_i].depth);
}
END_TEST

static const struct {
	const char *path;
	enum file_status status;
} listings[] = {{"none", FILE_MISSING}, {"file", FILE_MISSING}, {"empty", FILE_OK}};

START_TEST(tells_why_a_folder_cannot_be_listed)
{
	struct file_list list = {NULL, 0, 0};
	put("file", "x");
	ck_assert_int_eq(mkdir("empty", 0777), 0);
	EXPECT_NUMBER(listings[_i].path,
	              file_list_folder(arena, listings[_i].path, COUNT_OF(endings), endings, &list),
	              listings[_i].status);
	ck_assert_uint_eq(list.count, 0);
}
END_TEST

// --- writing

static void
write_to(const char *path, const char *text)
{
	struct file_stage *stage;
	ck_assert_int_eq(file_stage_create(path, &stage), FILE_OK);
	ck_assert_int_eq(file_stage_write(stage, str_from(text)), FILE_OK);
	ck_assert_int_eq(file_stage_sync(stage), FILE_OK);
	ck_assert_int_eq(file_stage_commit(stage), FILE_OK);
}

START_TEST(makes_a_new_file_with_the_usual_mode)
{
	struct stat info;
	mode_t mask = umask(027);
	write_to("new", "text");
	umask(mask);
	EXPECT_TEXT("new", get("new"), "text");
	ck_assert_int_eq(stat("new", &info), 0);
	ck_assert_int_eq(info.st_mode & 07777, 0640);
	ck_assert_uint_eq(entry_count("."), 1);
}
END_TEST

START_TEST(replaces_the_old_file_in_one_step)
{
	struct stat info;
	put("report", "old and longer");
	ck_assert_int_eq(chmod("report", 0604), 0);
	struct file_stage *stage;
	ck_assert_int_eq(file_stage_create("report", &stage), FILE_OK);
	ck_assert_int_eq(file_stage_write(stage, STR("n")), FILE_OK);
	ck_assert_int_eq(file_stage_write(stage, STR("ew")), FILE_OK);
	EXPECT_TEXT("before commit", get("report"), "old and longer");
	ck_assert_uint_eq(entry_count("."), 2);
	ck_assert_int_eq(file_stage_commit(stage), FILE_OK);
	EXPECT_TEXT("after commit", get("report"), "new");
	ck_assert_int_eq(stat("report", &info), 0);
	ck_assert_int_eq(info.st_mode & 07777, 0604);
	ck_assert_uint_eq(entry_count("."), 1);
}
END_TEST

START_TEST(leaves_the_old_file_whole_when_discarded)
{
	struct file_stage *stage;
	put("report", "old");
	ck_assert_int_eq(file_stage_create("report", &stage), FILE_OK);
	ck_assert_int_eq(file_stage_write(stage, STR("new")), FILE_OK);
	file_stage_discard(stage);
	EXPECT_TEXT("discarded", get("report"), "old");
	ck_assert_uint_eq(entry_count("."), 1);
	ck_assert_int_eq(file_stage_create("none", &stage), FILE_OK);
	file_stage_discard(stage);
	ck_assert(!file_exists("none"));
	ck_assert_uint_eq(entry_count("."), 1);
	file_stage_discard(NULL);
}
END_TEST

START_TEST(a_link_stays_a_link)
{
	struct stat info;
	ck_assert_int_eq(mkdir("far", 0777), 0);
	put("far/report", "old");
	ck_assert_int_eq(symlink("far/report", "link"), 0);
	write_to("link", "new");
	ck_assert_int_eq(lstat("link", &info), 0);
	ck_assert(S_ISLNK(info.st_mode));
	EXPECT_TEXT("behind the link", get("far/report"), "new");
	ck_assert_uint_eq(entry_count("."), 2);
	ck_assert_uint_eq(entry_count("far"), 1);
}
END_TEST

START_TEST(admits_writers_that_open_the_file_themselves)
{
	struct file_stage *stage;
	put("book", "old");
	ck_assert_int_eq(file_stage_create("book", &stage), FILE_OK);
	put(file_stage_path(stage), "written by a library");
	ck_assert_int_eq(file_stage_sync(stage), FILE_OK);
	ck_assert_int_eq(file_stage_commit(stage), FILE_OK);
	EXPECT_TEXT("book", get("book"), "written by a library");
	ck_assert_uint_eq(entry_count("."), 1);
}
END_TEST

static const struct {
	const char *name, *path;
	enum file_status status;
} refusals[] = {
	{"folder missing", "no/report", FILE_MISSING},
	{"folder is a file", "file/report", FILE_MISSING},
	{"target is a folder", "sub", FILE_IS_FOLDER},
	{"target is this folder", ".", FILE_IS_FOLDER},
	{"target is a link to a folder", "link", FILE_IS_FOLDER},
};

START_TEST(refuses_a_target_that_cannot_be)
{
	struct file_stage *stage = NULL;
	put("file", "x");
	ck_assert_int_eq(mkdir("sub", 0777), 0);
	ck_assert_int_eq(symlink("sub", "link"), 0);
	EXPECT_NUMBER(refusals[_i].name, file_stage_create(refusals[_i].path, &stage),
	              refusals[_i].status);
	ck_assert_ptr_null(stage);
	ck_assert_uint_eq(entry_count("."), 3);
	ck_assert_uint_eq(entry_count("sub"), 0);
}
END_TEST

START_TEST(removes_the_staged_file_when_the_commit_fails)
{
	struct file_stage *stage;
	ck_assert_int_eq(file_stage_create("report", &stage), FILE_OK);
	ck_assert_int_eq(file_stage_write(stage, STR("new")), FILE_OK);
	// A folder has taken the place in the meantime.
	ck_assert_int_eq(mkdir("report", 0777), 0);
	ck_assert_int_ne(file_stage_commit(stage), FILE_OK);
	ck_assert(file_is_folder("report"));
	ck_assert_uint_eq(entry_count("."), 1);
}
END_TEST

START_TEST(notices_a_staged_file_that_is_gone)
{
	struct file_stage *stage;
	put("report", "old");
	ck_assert_int_eq(file_stage_create("report", &stage), FILE_OK);
	ck_assert_int_eq(unlink(file_stage_path(stage)), 0);
	ck_assert_int_eq(file_stage_sync(stage), FILE_MISSING);
	ck_assert_int_eq(file_stage_commit(stage), FILE_MISSING);
	EXPECT_TEXT("old", get("report"), "old");
}
END_TEST

START_TEST(writes_devices_in_place)
{
	struct file_stage *stage;
	ck_assert_int_eq(file_stage_create("/dev/null", &stage), FILE_OK);
	ck_assert_str_eq(file_stage_path(stage), "/dev/null");
	ck_assert_int_eq(file_stage_write(stage, STR("gone")), FILE_OK);
	ck_assert_int_eq(file_stage_sync(stage), FILE_OK);
	ck_assert_int_eq(file_stage_commit(stage), FILE_OK);
	ck_assert(file_exists("/dev/null"));
}
END_TEST

START_TEST(tells_that_the_disk_is_full)
{
	struct file_stage *stage;
	if (!file_exists("/dev/full"))
		return;
	ck_assert_int_eq(file_stage_create("/dev/full", &stage), FILE_OK);
	ck_assert_int_eq(file_stage_write(stage, STR("text")), FILE_FULL);
	file_stage_discard(stage);
	ck_assert(file_exists("/dev/full"));
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, set_up, tear_down);
	ADD_ROWS(tests, reads_whole_files_within_a_limit, reads);
	tcase_add_test(tests, reads_more_than_one_block);
	tcase_add_test(tests, reads_a_pipe);
	tcase_add_test(tests, tells_no_permission_from_no_file);
	tcase_add_test(tests, knows_files_folders_and_sameness);
	ADD_ROWS(tests, joins_with_one_slash, joins);
	ADD_ROWS(tests, names_the_folder_of_a_path, folders);
	tcase_add_test(tests, lists_by_bytes_through_all_subfolders);
	tcase_add_test(tests, adds_to_the_list_and_keeps_the_order_of_folders);
	tcase_add_test(tests, follows_no_link_back_up);
	ADD_ROWS(tests, searches_16_folders_deep_and_no_deeper, nested);
	ADD_ROWS(tests, tells_why_a_folder_cannot_be_listed, listings);
	tcase_add_test(tests, makes_a_new_file_with_the_usual_mode);
	tcase_add_test(tests, replaces_the_old_file_in_one_step);
	tcase_add_test(tests, leaves_the_old_file_whole_when_discarded);
	tcase_add_test(tests, a_link_stays_a_link);
	tcase_add_test(tests, admits_writers_that_open_the_file_themselves);
	ADD_ROWS(tests, refuses_a_target_that_cannot_be, refusals);
	tcase_add_test(tests, removes_the_staged_file_when_the_commit_fails);
	tcase_add_test(tests, notices_a_staged_file_that_is_gone);
	tcase_add_test(tests, writes_devices_in_place);
	tcase_add_test(tests, tells_that_the_disk_is_full);
}

int
main(void)
{
	return tests_run("file", add);
}
