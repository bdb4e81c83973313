// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include <string.h>

#include "base/compiler.h"
#include "base/file.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "cli/library.h"
#include "cli/terminal.h"
#include "read/source.h"
#include "read/yaml_peek.h"
#include "report/crosswalk_text.h"
#include "report/rubric_text.h"

enum {
	ID_WIDTH = 24,
	VERSION_WIDTH = 8
};

static void
add_padded(struct buffer *out, struct str text, size_t width)
{
	size_t taken = utf8_width(text);
	buffer_add(out, text);
	buffer_add_repeat(out, " ", taken < width ? width - taken : 1);
}

// One line for a rubric's file; nothing for a file of another kind.
static void
list_file(struct session *session, struct buffer *out, const char *path)
{
	static const struct str keys[] = {
		{"patuh", 5}, {"id", 2}, {"version", 7}, {"title", 5}, {"en", 2}};
	struct str values[COUNT_OF(keys)];
	const struct source *source = source_load(session->arena, session->diags, path);
	if (!source)
		return;
	yaml_peek(session->arena, source, COUNT_OF(keys), keys, values);
	if (!str_equal(values[0], STR("rubric/1")))
		return;
	add_padded(out, values[1], ID_WIDTH);
	add_padded(out, values[2], VERSION_WIDTH);
	buffer_add(out, text_in(session->lang, values[3], values[4]));
	buffer_add_char(out, '\n');
}

static bool
is_listed(const struct file_list *list, size_t end, const char *path)
{
	for (size_t i = 0; i < end; i++) {
		if (strcmp(strrchr(list->paths[i], '/'), strrchr(path, '/')) == 0)
			return true;
	}
	return false;
}

static enum exit_code
list_all(struct session *session)
{
	const char *folders[LIBRARY_FOLDERS_MOST];
	const struct str ending = STR(".yaml");
	struct file_list list = {NULL, 0, 0};
	struct buffer out;
	buffer_init(&out);
	size_t count = library_folders(session, folders);
	for (size_t i = 0; i < count; i++) {
		enum file_status status =
			file_list_folder(session->arena, folders[i], 1, &ending, &list);
		if (status != FILE_OK)
			source_report(session->diags, status, folders[i]);
	}
	// A rubric in an earlier folder hides one of the same name in a later folder.
	for (size_t i = 0; i < list.count; i++) {
		if (!is_listed(&list, i, list.paths[i]))
			list_file(session, &out, list.paths[i]);
	}
	if (!diags_have_errors(session->diags))
		(void)terminal_write(session, buffer_text(&out));
	buffer_finish(&out);
	return session_verdict(session);
}

static enum exit_code
show_one(struct session *session, const char *name)
{
	const struct rubric *rubric = library_load(session, name);
	if (!rubric)
		return session_verdict(session);
	struct buffer out;
	buffer_init(&out);
	rubric_write(session->arena, &out, rubric, session->lang);
	(void)terminal_write(session, buffer_text(&out));
	buffer_finish(&out);
	return session_verdict(session);
}

static enum exit_code
cross(struct session *session)
{
	enum table_format format;
	if (!session_table_format(session, &format))
		return EXIT_USAGE;
	const struct rubric *from = library_load(session, session->words[1]);
	const struct rubric *to = library_load(session, session->words[2]);
	if (!from || !to)
		return session_verdict(session);
	struct buffer out;
	buffer_init(&out);
	crosswalk_write(&out, crosswalk_create(session->arena, from, to), format, session->lang);
	(void)terminal_write(session, buffer_text(&out));
	buffer_finish(&out);
	return session_verdict(session);
}

static enum exit_code
show(struct session *session)
{
	return show_one(session, session->words[1]);
}

// What can be done with rubrics: the word, and the names of rubrics it needs.
static const struct verb {
	const char *name;
	size_t rubric_count;
	enum exit_code (*run)(struct session *session);
} verbs[] = {
	{"list", 0, list_all},
	{"show", 1, show},
	{"crosswalk", 2, cross},
};

static enum exit_code
run(struct session *session)
{
	const char *name = session->word_count ? session->words[0] : "";
	const struct verb *verb = NULL;
	for (size_t i = 0; i < COUNT_OF(verbs); i++) {
		if (strcmp(name, verbs[i].name) == 0)
			verb = &verbs[i];
	}
	if (!verb && session->word_count)
		usage_error(session, DIAG_COMMAND_UNKNOWN, DIAG_TEXT(str_from(name)));
	else if (!verb)
		usage_error(session, DIAG_ARGUMENT_MISSING,
		            DIAG_TEXT(STR("list | show ID | crosswalk A B")));
	else if (session->word_count < verb->rubric_count + 1)
		usage_error(session, DIAG_ARGUMENT_MISSING, DIAG_TEXT(STR("ID")));
	else if (session->word_count > verb->rubric_count + 1)
		usage_error(session, DIAG_ARGUMENT_EXTRA,
		            DIAG_TEXT(str_from(session->words[verb->rubric_count + 1])));
	else
		return verb->run(session);
	return EXIT_USAGE;
}

static const enum option_name taken[] = {OPTION_TABLE_FORMAT, OPTION_RUBRICS, OPTION_COUNT_ALL};

const struct command command_rubric = {
	.name = "rubric",
	.usage = {"list | show ID | crosswalk A B [PILIHAN]",
                  "list | show ID | crosswalk A B [OPTIONS]"},
	.summary = {"menampilkan rubrik yang tersedia, isi satu rubrik, atau padanan dua rubrik",
                    "list the rubrics, show one, or put two side by side"},
	.options = taken,
	.run = run,
};
