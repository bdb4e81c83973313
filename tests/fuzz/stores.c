// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// Stores that were tampered with: what the commands that read them make of it.
#define _XOPEN_SOURCE 700

#include <assert.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/compiler.h"
#include "base/file.h"
#include "cli/arguments.h"
#include "edits.h"
#include "feeds.h"
#include "own.h"
#include "site.h"

enum {
	WORDS = 9,
	LARGEST = 1 << 20
};

static const char store_name[] = "jejak.db";

// Words of a command line; "@NAME" is a file of the site.
struct call {
	const struct command *command;
	const char *words[WORDS];
};

static const struct call saving[] = {
	{&command_audit, {"audit", "@uji.yaml", "@earlier.yaml", "--save", "@jejak.db"}},
	{&command_audit, {"audit", "@uji.yaml", "@evidence.yaml", "--save", "@jejak.db"}},
	{&command_action, {"action", "add", "@jejak.db", "--all", "--as-of", "2026-07-01"}},
	{&command_action,
         {"action", "set", "@jejak.db", "1", "2", "--due", "2026-07-05", "--as-of", "2026-07-02"}},
	{&command_action,
         {"action", "set", "@jejak.db", "2", "--status", "done", "--as-of", "2026-07-03"}},
};

static const struct call reading[] = {
	{&command_history, {"history", "list", "@jejak.db", "--format", "json"}},
	{&command_history, {"history", "verify", "@jejak.db"}},
	{&command_history, {"history", "show", "@jejak.db", "2"}},
	{&command_diff, {"diff", "@jejak.db", "1", "2"}},
	{&command_trend, {"trend", "@jejak.db", "--format", "csv"}},
	{&command_action, {"action", "list", "@jejak.db", "--as-of", "2026-07-04"}},
	{&command_action, {"action", "add", "@jejak.db", "--all", "--as-of", "2026-07-05"}},
};

// What takes as long as all of the above; only some inputs come to it.
static const struct call writing[] = {
	{&command_diff, {"diff", "@jejak.db", "1", "2", "-o", "@beda.xlsx"}},
	{&command_trend, {"trend", "@jejak.db", "-o", "@tren.xlsx"}},
	{&command_action,
         {"action", "export", "@jejak.db", "-o", "@rencana.xlsx", "--as-of", "2026-07-04"}},
	{&command_audit,
         {"audit", "@uji.yaml", "@evidence.yaml", "--save", "@jejak.db", "--as-of", "2026-07-06"}},
};

// As main does. Did it end without errors?
static bool
run(const struct bench *bench, const struct call *call)
{
	char *words[WORDS];
	int count = 0;
	for (; count < WORDS && call->words[count]; count++) {
		const char *word = call->words[count];
		struct str text = str_from(word[0] == '@' ? site_path(word + 1) : word);
		words[count] = arena_array(bench->arena, text.len + 1, char);
		for (size_t i = 0; i < text.len; i++)
			words[count][i] = text.data[i];
	}
	struct session session = {.arena = bench->arena, .diags = diags_create()};
	bool is_sound =
		arguments_read(&session, count, words) && arguments_check(&session, call->command);
	assert(is_sound);
	session.words++;
	session.word_count--;
	(void)call->command->run(&session);
	is_sound = !diags_have_errors(session.diags);
	target_tell(session.diags);
	diags_destroy(session.diags);
	return is_sound;
}

// What is printed is for nobody. How many ended without errors?
static size_t
run_unheard(const struct bench *bench, size_t count, const struct call calls[])
{
	static int nowhere = -1;
	if (nowhere < 0)
		nowhere = open("/dev/null", O_WRONLY);
	size_t done = 0;
	int heard = dup(STDOUT_FILENO);
	(void)dup2(nowhere, STDOUT_FILENO);
	for (size_t i = 0; i < count; i++)
		done += run(bench, &calls[i]);
	(void)dup2(heard, STDOUT_FILENO);
	(void)close(heard);
	return done;
}

static void
clear(void)
{
	site_remove(store_name);
	site_remove("jejak.db-wal");
	site_remove("jejak.db-shm");
	site_remove("jejak.db-journal");
}

// In the smallest pages there are, and in one file.
static void
shrink(const char *path)
{
	sqlite3 *handle;
	if (sqlite3_open(path, &handle) != SQLITE_OK ||
	    sqlite3_exec(handle, "PRAGMA journal_mode = DELETE; PRAGMA page_size = 512; VACUUM",
	                 NULL, NULL, NULL) != SQLITE_OK)
		abort();
	(void)sqlite3_close(handle);
}

// A sound store of two periods with actions, made once.
static struct str
sound_store(void)
{
	static struct arena *arena;
	static struct str bytes;
	if (arena)
		return bytes;
	arena = arena_create();
	const struct bench bench = {.arena = arena};
	(void)setenv("SOURCE_DATE_EPOCH", "1782864000", 1);
	(void)site_put("uji.yaml", own_rubric_text(arena));
	(void)site_put("evidence.yaml", own_evidence_text(arena));
	(void)site_put("earlier.yaml", own_earlier_text(arena));
	size_t done = run_unheard(&bench, COUNT_OF(saving), saving);
	assert(done == COUNT_OF(saving));
	shrink(site_path(store_name));
	if (file_read(arena, site_path(store_name), LARGEST, &bytes) != FILE_OK)
		abort();
	clear();
	return bytes;
}

static void
use(const struct bench *bench)
{
	(void)run_unheard(bench, COUNT_OF(reading), reading);
	if (bench->input.len % 4 == 0)
		(void)run_unheard(bench, COUNT_OF(writing), writing);
	clear();
}

void
feed_store(const struct bench *bench)
{
	(void)sound_store();
	(void)site_put(store_name, bench->input);
	use(bench);
}

void
feed_records(const struct bench *bench)
{
	const char *path = site_put(store_name, sound_store());
	edits_make(path, bench->input);
	edits_seal(path);
	use(bench);
}
