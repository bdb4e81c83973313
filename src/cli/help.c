// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "cli/help.h"

#include "base/compiler.h"
#include "base/utf8.h"

enum {
	LEFT_WIDTH = 26
};

static const char *
either(enum lang lang, const char *id, const char *en)
{
	return lang == LANG_ID ? id : en;
}

static void
write_pair(struct buffer *out, struct str left, const char *right)
{
	buffer_add_text(out, "  ");
	buffer_add(out, left);
	size_t width = utf8_width(left);
	buffer_add_repeat(out, " ", width < LEFT_WIDTH ? LEFT_WIDTH - width : 1);
	buffer_add_text(out, right);
	buffer_add_char(out, '\n');
}

static void
write_option(struct buffer *out, enum lang lang, enum option_name name)
{
	const struct option *option = &option_table[name];
	struct buffer left;
	buffer_init(&left);
	if (option->letter) {
		buffer_add_char(&left, '-');
		buffer_add_char(&left, option->letter);
		buffer_add_text(&left, ", ");
	}
	buffer_add_text(&left, "--");
	buffer_add_text(&left, option->name);
	if (option->value[lang]) {
		buffer_add_char(&left, ' ');
		buffer_add_text(&left, option->value[lang]);
	}
	write_pair(out, buffer_text(&left), option->help[lang]);
	buffer_finish(&left);
}

static void
write_common(struct buffer *out, enum lang lang)
{
	static const enum option_name common[] = {OPTION_LANG,  OPTION_COLOR, OPTION_DIAGNOSTICS,
	                                          OPTION_QUIET, OPTION_HELP,  OPTION_VERSION};
	for (size_t i = 0; i < COUNT_OF(common); i++)
		write_option(out, lang, common[i]);
}

void
help_write(struct buffer *out, enum lang lang, size_t count, const struct command *const commands[])
{
	buffer_add_text(
		out, either(lang,
	                    "patuh — pemeriksa kepatuhan standar pelayanan publik (UU 25/2009)\n\n"
	                    "Pemakaian: patuh PERINTAH [PILIHAN] [ARGUMEN]\n\nPerintah:\n",
	                    "patuh — auditor of public service standards (UU 25/2009)\n\n"
	                    "Usage: patuh COMMAND [OPTIONS] [ARGUMENTS]\n\nCommands:\n"));
	for (size_t i = 0; i < count; i++)
		write_pair(out, str_from(commands[i]->name), commands[i]->summary[lang]);
	buffer_add_text(out, either(lang, "\nPilihan:\n", "\nOptions:\n"));
	write_common(out, lang);
	buffer_add_text(
		out, either(lang,
	                    "\nContoh:\n  patuh audit ombudsman-2022 bukti/ -o laporan.xlsx\n\n"
	                    "`patuh PERINTAH --help` menjelaskan satu perintah.\n",
	                    "\nExample:\n  patuh audit ombudsman-2022 evidence/ -o report.xlsx\n\n"
	                    "`patuh COMMAND --help` explains a command.\n"));
}

void
help_write_command(struct buffer *out, enum lang lang, const struct command *command)
{
	buffer_add_text(out, command->summary[lang]);
	buffer_add_text(out, either(lang, "\n\nPemakaian: patuh ", "\n\nUsage: patuh "));
	buffer_add_text(out, command->name);
	buffer_add_char(out, ' ');
	buffer_add_text(out, command->usage[lang]);
	buffer_add_text(out, either(lang, "\n\nPilihan:\n", "\n\nOptions:\n"));
	for (const enum option_name *name = command->options; *name != OPTION_COUNT_ALL; name++)
		write_option(out, lang, *name);
	write_common(out, lang);
	buffer_add_text(out,
	                either(lang,
	                       "\nKode keluar: 0 selesai, 1 di bawah --require, 2 salah pakai, "
	                       "3 masukan salah, 4 gagal baca/tulis, 70 kesalahan program.\n",
	                       "\nExit codes: 0 done, 1 below --require, 2 usage, 3 wrong input, "
	                       "4 cannot read or write, 70 the program's own fault.\n"));
}
