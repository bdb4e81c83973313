// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include <string.h>

#include "base/compiler.h"
#include "base/file.h"
#include "base/stage.h"
#include "cli/cli.h"
#include "cli/library.h"
#include "cli/outputs.h"
#include "cli/terminal.h"
#include "model/form.h"
#include "read/source.h"
#include "report/import.h"

enum {
	BACKUPS_MOST = 99 // numbers behind .bak
};

// A rubric that a form named.
struct known {
	struct str id;
	const struct rubric *rubric; // NULL: it cannot be had, which is reported
};

struct importer {
	struct session *session;
	struct import *import;
	size_t known_count, known_capacity;
	struct known *knowns;
	size_t form_count;
};

static const struct rubric *
rubric_named(struct importer *importer, struct str id, struct place at)
{
	struct session *session = importer->session;
	for (size_t i = 0; i < importer->known_count; i++) {
		if (str_equal(importer->knowns[i].id, id))
			return importer->knowns[i].rubric;
	}
	const char *path = library_find(session, str_copy(session->arena, id).data);
	if (!path)
		diag_also(session->diags, at);
	importer->knowns = arena_grow(session->arena, importer->knowns, importer->known_count,
	                              &importer->known_capacity, sizeof(*importer->knowns));
	struct known *known = &importer->knowns[importer->known_count++];
	*known = (struct known){id, path ? library_load_file(session, path) : NULL};
	return known->rubric;
}

static void
form_add(struct importer *importer, const char *path)
{
	struct session *session = importer->session;
	const struct source *source = source_load_bytes(session->arena, session->diags, path);
	struct xlsx *book = source ? xlsx_open(session->arena, session->diags, source) : NULL;
	importer->form_count++;
	if (!book)
		return;
	const struct form_stamp *stamp = form_stamp_read(session->arena, session->diags, book);
	const struct rubric *rubric =
		stamp ? rubric_named(importer, stamp->rubric, stamp->at) : NULL;
	xlsx_close(book);
	if (rubric)
		import_add(importer->import, rubric, source);
}

// The forms of a folder: workbooks with a stamp, and those that cannot be opened, so that this is
// told.
static void
folder_add(struct importer *importer, const char *folder)
{
	static const struct str ending = {".xlsx", 5};
	struct session *session = importer->session;
	struct file_list list = {NULL, 0, 0};
	size_t before = importer->form_count;
	enum file_status status = file_list_folder(session->arena, folder, 1, &ending, &list);
	if (status != FILE_OK)
		source_report(session->diags, status, folder);
	for (size_t i = 0; i < list.count; i++) {
		const char *slash = strrchr(list.paths[i], '/');
		struct diags *unheard = diags_create();
		struct str rubric, assessed;
		bool is_form = false;
		const struct source *source =
			source_load_bytes(session->arena, unheard, list.paths[i]);
		if (source && !str_starts(str_from(slash ? slash + 1 : ""), STR("~$")))
			form_peek(session->arena, source, &is_form, &rubric, &assessed);
		diags_destroy(unheard);
		if (is_form || !source)
			form_add(importer, list.paths[i]);
	}
	if (status == FILE_OK && importer->form_count == before)
		diag_add(session->diags, PLACE_NONE, DIAG_FORM_NONE, DIAG_TEXT(str_from(folder)));
}

// A name beside the file that is not taken yet.
static const char *
backup_for(struct session *session, const char *path)
{
	struct buffer name;
	buffer_init(&name);
	for (int i = 1; i <= BACKUPS_MOST; i++) {
		name.len = 0;
		buffer_add_text(&name, path);
		buffer_add_text(&name, ".bak");
		if (i > 1)
			buffer_add_integer(&name, i);
		buffer_add_char(&name, '\0');
		if (!file_exists(name.data))
			break;
	}
	const char *copy = str_copy(session->arena, str_from(name.data)).data;
	buffer_finish(&name);
	return copy;
}

// A file on its way, perhaps with a copy of what it was.
struct pending {
	const struct import_file *file;
	const char *backup; // NULL: none is needed
	struct file_stage *stage, *backup_stage;
};

static struct file_stage *
stage_text(struct session *session, const char *path, struct str text)
{
	struct file_stage *stage;
	enum file_status status = file_stage_create(path, &stage);
	if (status == FILE_OK)
		status = file_stage_write(stage, text);
	if (status == FILE_OK)
		status = file_stage_sync(stage);
	if (status != FILE_OK)
		outputs_report(session, status, path);
	return stage;
}

static void
commit(struct session *session, struct file_stage *stage, const char *path)
{
	enum file_status status = file_stage_commit(stage);
	if (status != FILE_OK)
		outputs_report(session, status, path);
}

// First everything is written beside its place, then each file is put into its place in one step.
// Where that is cut off, each file is the old one or the new one.
static void
files_write(struct session *session, size_t count, const struct import_file files[])
{
	struct pending *pending = arena_array(session->arena, count, struct pending);
	for (size_t i = 0; i < count; i++) {
		pending[i].file = &files[i];
		if (!files[i].is_changed)
			continue;
		pending[i].stage = stage_text(session, files[i].path, files[i].after);
		if (!files[i].loses_layout)
			continue;
		pending[i].backup = backup_for(session, files[i].path);
		pending[i].backup_stage = stage_text(session, pending[i].backup, files[i].before);
	}
	bool is_sound = !diags_have_errors(session->diags);
	for (size_t i = 0; i < count; i++) {
		struct pending *one = &pending[i];
		if (!is_sound) {
			file_stage_discard(one->stage);
			file_stage_discard(one->backup_stage);
			continue;
		}
		if (one->backup_stage)
			commit(session, one->backup_stage, one->backup);
		if (one->stage)
			commit(session, one->stage, one->file->path);
	}
}

static void
rewriting_tell(struct session *session, size_t count, const struct import_file files[])
{
	for (size_t i = 0; i < count; i++) {
		if (files[i].loses_layout)
			diag_add(session->diags, PLACE_NONE, DIAG_FORM_REWRITTEN,
			         DIAG_TEXT(str_from(files[i].path)),
			         DIAG_TEXT(str_from(backup_for(session, files[i].path))));
	}
}

static enum exit_code
import_all(struct importer *importer, const char *folder, enum form_prefer prefer)
{
	struct session *session = importer->session;
	bool is_dry = session->values[OPTION_DRY_RUN] != NULL;
	size_t count;
	if (!file_is_folder(folder)) {
		outputs_report(session, FILE_MISSING, folder);
		return session_verdict(session);
	}
	importer->import = import_create(session->arena, session->diags, folder, prefer);
	for (size_t i = 0; i < session->word_count; i++) {
		if (file_is_folder(session->words[i]))
			folder_add(importer, session->words[i]);
		else
			form_add(importer, session->words[i]);
	}
	const struct import_file *files = import_run(importer->import, &count);
	if (diags_have_errors(session->diags))
		return session_verdict(session);
	rewriting_tell(session, count, files);
	if (!is_dry)
		files_write(session, count, files);
	if (diags_have_errors(session->diags))
		return session_verdict(session);
	struct buffer out;
	buffer_init(&out);
	for (size_t i = 0; i < count; i++)
		import_write(&out, &files[i], session->lang, is_dry);
	if (!session->is_quiet)
		(void)terminal_write(session, buffer_text(&out));
	buffer_finish(&out);
	return session_verdict(session);
}

static bool
prefer_read(struct session *session, enum form_prefer *prefer)
{
	const char *value = session->values[OPTION_PREFER];
	*prefer = PREFER_NOBODY;
	if (value && strcmp(value, "theirs") == 0)
		*prefer = PREFER_THEIRS;
	else if (value && strcmp(value, "ours") == 0)
		*prefer = PREFER_OURS;
	else if (value)
		usage_error(session, DIAG_OPTION_VALUE, DIAG_TEXT(STR("--prefer")),
		            DIAG_TEXT(str_from(value)), DIAG_TEXT(STR("theirs, ours")));
	return !value || *prefer != PREFER_NOBODY;
}

static enum exit_code
run(struct session *session)
{
	struct importer importer = {.session = session};
	enum form_prefer prefer;
	bool is_sound = prefer_read(session, &prefer);
	const char *missing = NULL;
	if (session->word_count == 0)
		missing = say(session, "FORMULIR", "FORM");
	else if (!session->values[OPTION_INTO])
		missing = "--into";
	if (missing) {
		usage_error(session, DIAG_ARGUMENT_MISSING, DIAG_TEXT(str_from(missing)));
		is_sound = false;
	}
	return is_sound ? import_all(&importer, session->values[OPTION_INTO], prefer) : EXIT_USAGE;
}

static const enum option_name taken[] = {OPTION_INTO, OPTION_PREFER, OPTION_DRY_RUN, OPTION_RUBRICS,
                                         OPTION_COUNT_ALL};

const struct command command_import = {
	.name = "import",
	.usage = {"FORMULIR… --into FOLDER [PILIHAN]", "FORM… --into FOLDER [OPTIONS]"},
	.summary = {"memasukkan formulir Excel yang terisi ke berkas bukti",
                    "put filled Excel forms into evidence files"},
	.options = taken,
	.run = run,
};
