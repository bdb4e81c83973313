// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#define _XOPEN_SOURCE 700

#include "store/store.h"

#include <ftw.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "findings.h"
#include "store/schema.h"

// Every test has a folder of its own, and works in it.
static char folder[64];
static struct arena *arena;
static struct diags *diags;
static struct buffer buffer;

static void
set_up(void)
{
	const char *shared = getenv("TMPDIR");
	arena = arena_create();
	diags = diags_create();
	buffer_init(&buffer);
	ck_assert_int_eq(chdir(shared ? shared : "/tmp"), 0);
	strcpy(folder, "patuh-test-store-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	ck_assert_int_eq(chdir(folder), 0);
	ck_assert_int_eq(mkdir("sub", 0777), 0);
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
	buffer_finish(&buffer);
	diags_destroy(diags);
	arena_destroy(arena);
}

static void
file_put(const char *path, const char *text)
{
	FILE *file = fopen(path, "wb");
	ck_assert_ptr_nonnull(file);
	ck_assert(fputs(text, file) >= 0);
	ck_assert_int_eq(fclose(file), 0);
}

// Makes a database with these statements.
static void
database_put(const char *path, const char *statements)
{
	struct database *database = database_open(diags, path, DATABASE_CREATE);
	ck_assert_ptr_nonnull(database);
	ck_assert(database_run(database, statements));
	database_close(database);
}

static void
store_put(const char *path)
{
	struct store *store = store_create(diags, path);
	EXPECT_FINDINGS("store", diags, "");
	ck_assert_ptr_nonnull(store);
	store_close(store);
}

#define OURS "PRAGMA application_id = 1347704136;" // "PTUH"

// What stands at x.db, if anything, and what opening it to read and to write has to say.
static const struct {
	const char *name, *statements, *text, *path;
	const char *reading, *writing;
} files[] = {
	{"none", NULL, NULL, "x.db", "101@0:0", ""},
	{"empty", NULL, "", "x.db", "861@0:0", ""},
	{"empty but for its head", "PRAGMA journal_mode = WAL", NULL, "x.db", "861@0:0", ""},
	{"a text", NULL, "patuh: rubric/1\n", "x.db", "860@0:0", "860@0:0"},
	{"a long text", NULL,
         "sebuah berkas teks yang lebih panjang daripada seratus bita, yaitu kepala sebuah basis data, "
         "yang bukan basis data.\n",
         "x.db", "860@0:0", "860@0:0"},
	{"somebody else's", "CREATE TABLE t(a)", NULL, "x.db", "860@0:0", "860@0:0"},
	{"somebody else's, marked", "PRAGMA application_id = 7", NULL, "x.db", "860@0:0",
         "860@0:0"},
	{"marked as ours without a version", OURS "CREATE TABLE t(a)", NULL, "x.db", "860@0:0",
         "860@0:0"},
	{"newer", OURS "PRAGMA user_version = 2", NULL, "x.db", "862@0:0", "862@0:0"},
	{"much newer", OURS "PRAGMA user_version = 2147483647", NULL, "x.db", "862@0:0", "862@0:0"},
	{"of a version below", OURS "PRAGMA user_version = -1", NULL, "x.db", "860@0:0", "860@0:0"},
	{"a folder", NULL, NULL, "sub", "103@0:0", "504@0:0"},
	{"in no folder", NULL, NULL, "none/x.db", "101@0:0", "501@0:0"},
	{"below a file", NULL, "x", "x.db/y.db", "101@0:0", "501@0:0"},
};

static const char *
left_at(const char *path)
{
	struct str text;
	return file_read(arena, path, 1 << 20, &text) == FILE_OK ? text.data : "";
}

START_TEST(opens_stores_only)
{
	const char *name = files[_i].name;
	if (files[_i].statements)
		database_put("x.db", files[_i].statements);
	if (files[_i].text)
		file_put("x.db", files[_i].text);
	const char *before = left_at("x.db");
	struct store *store = store_open(diags, files[_i].path);
	EXPECT_FINDINGS(name, diags, files[_i].reading);
	EXPECT(name, !store == (files[_i].reading[0] != '\0'));
	store_close(store);
	diags_destroy(diags);
	diags = diags_create();
	store = store_create(diags, files[_i].path);
	EXPECT_FINDINGS(name, diags, files[_i].writing);
	EXPECT(name, !store == (files[_i].writing[0] != '\0'));
	store_close(store);
	// What is not ours stays as it was.
	if (files[_i].writing[0])
		EXPECT_TEXT(name, str_from(left_at("x.db")), before);
}
END_TEST

// Each begins where the one before has ended.
START_TEST(every_migration_leads_to_the_next_version)
{
	struct database *database = database_open(diags, "x.db", DATABASE_CREATE);
	ck_assert_ptr_nonnull(database);
	for (size_t i = 0; i < store_version; i++) {
		for (size_t s = 0; s < store_migrations[i].count; s++)
			ck_assert(database_run(database, store_migrations[i].statements[s]));
	}
	EXPECT_FINDINGS("migrations", diags, "");
	database_close(database);
}
END_TEST

START_TEST(a_new_store_has_todays_version)
{
	store_put("x.db");
	struct database *database = database_open(diags, "x.db", DATABASE_READ);
	ck_assert_int_eq(database_number(database, "PRAGMA user_version"), (int64_t)store_version);
	ck_assert_int_eq(database_number(database, "PRAGMA application_id"), STORE_APPLICATION);
	ck_assert_int_eq(database_number(database, "SELECT count(*) FROM sqlite_master"
	                                           " WHERE type = 'table'"),
	                 TABLE_COUNT + 1);
	database_close(database);
	store_put("x.db"); // once more
}
END_TEST

// What is sealed and copied are just the columns that there are.
START_TEST(tables_have_the_columns_that_are_sealed)
{
	const struct table *table = &store_tables[_i];
	store_put("x.db");
	struct database *database = database_open(diags, "x.db", DATABASE_READ);
	struct query *query =
		query_create(database, STR("SELECT group_concat(name, ', ') FROM (SELECT name FROM"
	                                   " pragma_table_info(?) WHERE cid > 0 ORDER BY cid)"));
	query_set(query, 1, (const struct value[]){AS_TEXT(str_from(table->name))});
	ck_assert(query_next(query));
	EXPECT_TEXT(table->name, query_text(query, arena, 0), table->columns);
	query_destroy(query);
	query = query_create(database, STR("SELECT group_concat(name, ', ') FROM (SELECT name FROM"
	                                   " pragma_table_info(?) WHERE pk > 1 ORDER BY pk)"));
	query_set(query, 1, (const struct value[]){AS_TEXT(str_from(table->name))});
	ck_assert(query_next(query));
	EXPECT_TEXT(table->name, query_text(query, arena, 0), table->key ? table->key : "");
	query_destroy(query);
	database_close(database);
}
END_TEST

static const char *const names[] = {":memory:", "a?mode=memory", "file:x.db", "a%20b.db",
                                    "-x",       "jejak é.db"};

START_TEST(a_path_is_nothing_but_a_path)
{
	store_put(names[_i]);
	EXPECT(names[_i], file_exists(names[_i]));
	struct store *store = store_open(diags, names[_i]);
	EXPECT_FINDINGS(names[_i], diags, "");
	EXPECT(names[_i], store != NULL);
	store_close(store);
}
END_TEST

START_TEST(text_that_is_not_utf8_is_damage)
{
	database_put("x.db", "CREATE TABLE t(a); INSERT INTO t VALUES(CAST(x'61ff' AS TEXT))");
	struct database *database = database_open(diags, "x.db", DATABASE_READ);
	struct query *query = query_create(database, STR("SELECT a FROM t"));
	ck_assert(query_next(query));
	EXPECT_TEXT("text", query_text(query, arena, 0), "");
	EXPECT_FINDINGS("text", diags, "867@0:0");
	ck_assert(!database_is_sound(database));
	// From here on nothing is done, and nothing said.
	ck_assert(!query_next(query));
	ck_assert(!database_run(database, "CREATE TABLE u(a)"));
	EXPECT_FINDINGS("later", diags, "867@0:0");
	query_destroy(query);
	database_close(database);
}
END_TEST

START_TEST(a_query_ends_once)
{
	database_put("x.db", "CREATE TABLE t(a); INSERT INTO t VALUES(1)");
	struct database *database = database_open(diags, "x.db", DATABASE_READ);
	struct query *query = query_create(database, STR("SELECT a FROM t WHERE a = ?"));
	query_set(query, 1, (const struct value[]){AS_INTEGER(1)});
	ck_assert(query_next(query));
	ck_assert(!query_next(query));
	ck_assert(!query_next(query));
	query_set(query, 1, (const struct value[]){AS_INTEGER(1)});
	ck_assert(query_next(query));
	query_destroy(query);
	database_close(database);
}
END_TEST

// Whoever wrote the file.
START_TEST(a_trigger_does_nothing)
{
	database_put("x.db",
	             "CREATE TABLE t(a); CREATE TABLE u(a);"
	             "CREATE TRIGGER r AFTER INSERT ON t BEGIN INSERT INTO u VALUES(1); END;"
	             "INSERT INTO t VALUES(1)");
	struct database *database = database_open(diags, "x.db", DATABASE_READ);
	ck_assert_int_eq(database_number(database, "SELECT count(*) FROM t"), 1);
	ck_assert_int_eq(database_number(database, "SELECT count(*) FROM u"), 0);
	database_close(database);
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, set_up, tear_down);
	ADD_ROWS(tests, opens_stores_only, files);
	tcase_add_test(tests, every_migration_leads_to_the_next_version);
	tcase_add_test(tests, a_new_store_has_todays_version);
	tcase_add_loop_test(tests, tables_have_the_columns_that_are_sealed, 0, TABLE_COUNT);
	ADD_ROWS(tests, a_path_is_nothing_but_a_path, names);
	tcase_add_test(tests, text_that_is_not_utf8_is_damage);
	tcase_add_test(tests, a_query_ends_once);
	tcase_add_test(tests, a_trigger_does_nothing);
}

int
main(void)
{
	return tests_run("store", add);
}
