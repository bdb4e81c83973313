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
#include "read/yaml.h"
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
run(struct session *session)
{
	const char *verb = session->word_count ? session->words[0] : "";
	bool is_list = strcmp(verb, "list") == 0, is_show = strcmp(verb, "show") == 0;
	size_t wanted = is_show ? 2 : 1;
	if (!is_list && !is_show) {
		if (session->word_count)
			usage_error(session, DIAG_COMMAND_UNKNOWN, DIAG_TEXT(str_from(verb)));
		else
			usage_error(session, DIAG_ARGUMENT_MISSING,
			            DIAG_TEXT(STR("list | show ID")));
	} else if (session->word_count < wanted) {
		usage_error(session, DIAG_ARGUMENT_MISSING, DIAG_TEXT(STR("ID")));
	} else if (session->word_count > wanted) {
		usage_error(session, DIAG_ARGUMENT_EXTRA,
		            DIAG_TEXT(str_from(session->words[wanted])));
	} else {
		return is_list ? list_all(session) : show_one(session, session->words[1]);
	}
	return EXIT_USAGE;
}

static const enum option_name taken[] = {OPTION_RUBRICS, OPTION_COUNT_ALL};

const struct command command_rubric = {
	.name = "rubric",
	.usage = {"list | show ID [PILIHAN]", "list | show ID [OPTIONS]"},
	.summary = {"menampilkan rubrik yang tersedia, atau isi satu rubrik",
                    "list the rubrics, or show one of them"},
	.options = taken,
	.run = run,
};
