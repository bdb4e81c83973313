// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "diag/print.h"

#include <string.h>

#include "base/buffer.h"
#include "base/json.h"
#include "base/utf8.h"

const char *
diag_severity_name(enum diag_severity severity, enum lang lang)
{
	static const char *const names[DIAG_SEVERITY_COUNT][LANG_COUNT] = {
		[DIAG_SEVERITY_NOTE] = {"catatan", "note"},
		[DIAG_SEVERITY_WARNING] = {"peringatan", "warning"},
		[DIAG_SEVERITY_ERROR] = {"kesalahan", "error"},
		[DIAG_SEVERITY_FAILURE] = {"kesalahan", "error"},
	};
	return names[severity][lang];
}

static void
write_arg(struct buffer *buffer, const struct diag_arg *arg, enum lang lang)
{
	int places;
	switch (arg->kind) {
	case DIAG_ARG_TEXT:
		buffer_add(buffer, arg->text);
		break;
	case DIAG_ARG_WORDS:
		buffer_add_text(buffer, arg->words[lang]);
		break;
	case DIAG_ARG_NUMBER:
		places = decimal_places(arg->number);
		decimal_write(buffer, arg->number, places == 1 ? 2 : places,
		              lang_decimal_mark(lang));
		break;
	case DIAG_ARG_DATE:
		date_write_long(buffer, arg->date, lang);
		break;
	}
}

// The index of a name among the names of codes.def, or the number of names.
static size_t
index_of(const char *names, struct str name)
{
	size_t index = 0;
	for (const char *at = names; *at; index++) {
		size_t len = strcspn(at, " ");
		if (str_equal((struct str){at, len}, name))
			return index;
		at += len + (at[len] == ' ');
	}
	return index;
}

static void
write_template(struct buffer *buffer, const struct diag *diag, const char *template, enum lang lang)
{
	const char *names = diag_kinds[diag->code].arguments;
	for (const char *at = template; *at;) {
		const char *close = *at == '{' ? strchr(at, '}') : NULL;
		size_t index = diag->arg_count;
		if (close)
			index = index_of(names, (struct str){at + 1, (size_t)(close - at) - 1});
		if (index < diag->arg_count) {
			write_arg(buffer, &diag->args[index], lang);
			at = close + 1;
		} else {
			buffer_add_char(buffer, *at++);
		}
	}
}

void
diag_write_message(struct buffer *buffer, const struct diag *diag, enum lang lang)
{
	write_template(buffer, diag, diag_kinds[diag->code].message[lang], lang);
}

static void
write_code(struct buffer *buffer, int number)
{
	buffer_add_text(buffer, "PTH-");
	buffer_add_integer(buffer, number);
}

// Tabs as one space and control characters as '?', so that the caret lands where it points and
// no input can steer the terminal. Everything that comes from an input goes through here.
static void
write_visible(struct buffer *buffer, struct str text)
{
	for (size_t at = 0; at < text.len;) {
		size_t start = at;
		unsigned long code = utf8_next(text, &at);
		if (code == '\t')
			buffer_add_char(buffer, ' ');
		else if (code < 0x20 || (code >= 0x7f && code < 0xa0))
			buffer_add_char(buffer, '?');
		else
			buffer_add(buffer, (struct str){text.data + start, at - start});
	}
}

static void
write_filled(struct buffer *buffer, const struct diag *diag, const char *template, enum lang lang)
{
	struct buffer filled;
	buffer_init(&filled);
	write_template(&filled, diag, template, lang);
	write_visible(buffer, buffer_text(&filled));
	buffer_finish(&filled);
}

// forms/x.xlsx: lembar "Isian", sel D12
static void
write_cell(struct buffer *buffer, const struct diag_place *at, enum lang lang)
{
	static const char *const sheet[LANG_COUNT] = {": lembar \"", ": sheet \""};
	static const char *const cell[LANG_COUNT] = {", sel ", ", cell "};
	buffer_add_text(buffer, sheet[lang]);
	write_visible(buffer, at->sheet);
	buffer_add_char(buffer, '"');
	if (at->line == 0)
		return;
	buffer_add_text(buffer, cell[lang]);
	cell_name_write(buffer, at->line, at->column);
}

static void
write_place(struct buffer *buffer, const struct diag_place *at, enum lang lang)
{
	write_visible(buffer, at->file);
	if (!str_is_empty(at->sheet)) {
		write_cell(buffer, at, lang);
		return;
	}
	if (at->line == 0)
		return;
	buffer_add_char(buffer, ':');
	buffer_add_integer(buffer, at->line);
	buffer_add_char(buffer, ':');
	buffer_add_integer(buffer, at->column);
}

void
diag_write_code(struct buffer *buffer, const struct diag *diag)
{
	write_code(buffer, diag_kinds[diag->code].number);
}

void
diag_write_place(struct buffer *buffer, const struct diag *diag, enum lang lang)
{
	write_place(buffer, &diag->at, lang);
}

void
diag_write_mend(struct buffer *buffer, const struct diag *diag, enum lang lang)
{
	write_template(buffer, diag, diag_kinds[diag->code].mend[lang], lang);
}

static void
write_gutter(struct buffer *buffer, unsigned line, char mark)
{
	const size_t width = 5;
	struct buffer number;
	buffer_init(&number);
	if (line)
		buffer_add_integer(&number, line);
	if (number.len < width)
		buffer_add_repeat(buffer, " ", width - number.len);
	buffer_add(buffer, buffer_text(&number));
	buffer_finish(&number);
	buffer_add_char(buffer, ' ');
	buffer_add_char(buffer, mark);
	buffer_add_char(buffer, ' ');
}

static void
write_excerpt(struct buffer *buffer, const struct diag *diag, const struct diag_style *style)
{
	if (str_is_empty(diag->source_line))
		return;
	write_gutter(buffer, diag->at.line, '|');
	write_visible(buffer, diag->source_line);
	buffer_add_char(buffer, '\n');
	size_t before = diag->at.column ? diag->at.column - 1 : 0;
	if (before > utf8_length(diag->source_line))
		return;
	write_gutter(buffer, 0, '|');
	buffer_add_repeat(buffer, " ", utf8_width(utf8_prefix(diag->source_line, before)));
	buffer_add_text(buffer, style->has_color ? "\033[1;31m^\033[0m\n" : "^\n");
}

static void
write_extras(struct buffer *buffer, const struct diag *diag, enum lang lang)
{
	static const char *const also[LANG_COUNT] = {"yang pertama: ", "the first one: "};
	static const char *const meant[LANG_COUNT] = {"mungkin maksudnya: ", "did you mean: "};
	static const char *const mend[LANG_COUNT] = {"perbaikan: ", "to mend: "};
	if (!str_is_empty(diag->also.file)) {
		write_gutter(buffer, 0, '=');
		buffer_add_text(buffer, also[lang]);
		write_place(buffer, &diag->also, lang);
		buffer_add_char(buffer, '\n');
	}
	if (!str_is_empty(diag->suggestion)) {
		write_gutter(buffer, 0, '=');
		buffer_add_text(buffer, meant[lang]);
		write_visible(buffer, diag->suggestion);
		buffer_add_char(buffer, '\n');
	}
	write_gutter(buffer, 0, '=');
	buffer_add_text(buffer, mend[lang]);
	write_filled(buffer, diag, diag_kinds[diag->code].mend[lang], lang);
	buffer_add_char(buffer, '\n');
}

static void
write_as_text(struct buffer *buffer, const struct diag *diag, const struct diag_style *style)
{
	static const char *const colors[DIAG_SEVERITY_COUNT] = {"\033[1;36m", "\033[1;33m",
	                                                        "\033[1;31m", "\033[1;31m"};
	const struct diag_kind *kind = &diag_kinds[diag->code];
	write_place(buffer, &diag->at, style->lang);
	buffer_add_text(buffer, str_is_empty(diag->at.file) ? "patuh: " : ": ");
	if (style->has_color)
		buffer_add_text(buffer, colors[kind->severity]);
	buffer_add_text(buffer, diag_severity_name(kind->severity, style->lang));
	buffer_add_char(buffer, '[');
	write_code(buffer, kind->number);
	buffer_add_text(buffer, style->has_color ? "]\033[0m: " : "]: ");
	write_filled(buffer, diag, kind->message[style->lang], style->lang);
	buffer_add_char(buffer, '\n');
	write_excerpt(buffer, diag, style);
	write_extras(buffer, diag, style->lang);
}

static void
write_template_field(struct json *json, const char *key, const struct diag *diag,
                     const char *template, enum lang lang)
{
	struct buffer text;
	buffer_init(&text);
	write_template(&text, diag, template, lang);
	json_text(json, key, buffer_text(&text));
	buffer_finish(&text);
}

static void
write_place_fields(struct json *json, const struct diag_place *at)
{
	if (str_is_empty(at->file))
		return;
	json_text(json, "file", at->file);
	bool is_sheet = !str_is_empty(at->sheet);
	if (is_sheet)
		json_text(json, "sheet", at->sheet);
	if (at->line == 0)
		return;
	if (is_sheet) {
		struct buffer name;
		buffer_init(&name);
		cell_name_write(&name, at->line, at->column);
		json_text(json, "cell", buffer_text(&name));
		buffer_finish(&name);
	} else {
		json_integer(json, "line", at->line);
		json_integer(json, "column", at->column);
	}
}

void
diag_write_fields(struct json *json, const struct diag *diag, enum lang lang)
{
	const struct diag_kind *kind = &diag_kinds[diag->code];
	struct buffer code;
	buffer_init(&code);
	write_code(&code, kind->number);
	json_text(json, "code", buffer_text(&code));
	buffer_finish(&code);
	json_text(json, "severity", str_from(diag_severity_name(kind->severity, LANG_EN)));
	write_place_fields(json, &diag->at);
	write_template_field(json, "text", diag, kind->message[lang], lang);
	write_template_field(json, "mend", diag, kind->mend[lang], lang);
	if (!str_is_empty(diag->suggestion))
		json_text(json, "suggestion", diag->suggestion);
	if (!str_is_empty(diag->also.file)) {
		json_key(json, "also");
		json_open(json, '{');
		write_place_fields(json, &diag->also);
		json_close(json, '}');
	}
}

void
diags_write_list(struct json *json, struct diags *diags, enum lang lang)
{
	size_t count;
	const struct diag *const *findings = diags_sorted(diags, &count);
	json_key(json, "findings");
	json_open(json, '[');
	for (size_t i = 0; i < count; i++) {
		json_open(json, '{');
		diag_write_fields(json, findings[i], lang);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void
write_as_json(struct buffer *buffer, const struct diag *diag, const struct diag_style *style)
{
	struct json json;
	json_begin(&json, buffer);
	json_open(&json, '{');
	diag_write_fields(&json, diag, style->lang);
	json_close(&json, '}');
	buffer_add_char(buffer, '\n');
}

void
diags_write(struct buffer *buffer, struct diags *diags, const struct diag_style *style)
{
	size_t count;
	const struct diag *const *sorted = diags_sorted(diags, &count);
	for (size_t i = 0; i < count; i++) {
		if (diag_kinds[sorted[i]->code].severity < style->least)
			continue;
		if (style->is_json)
			write_as_json(buffer, sorted[i], style);
		else
			write_as_text(buffer, sorted[i], style);
	}
}

void
diag_write_explanation(struct buffer *buffer, enum diag_code code, enum lang lang)
{
	static const char *const why[LANG_COUNT] = {"\n\nMengapa: ", "\n\nWhy: "};
	static const char *const mend[LANG_COUNT] = {"\nPerbaikan: ", "\nTo mend: "};
	const struct diag_kind *kind = &diag_kinds[code];
	write_code(buffer, kind->number);
	buffer_add_text(buffer, " (");
	buffer_add_text(buffer, diag_severity_name(kind->severity, lang));
	buffer_add_text(buffer, ", ");
	buffer_add_text(buffer, kind->slug);
	buffer_add_text(buffer, ")\n\n");
	buffer_add_text(buffer, kind->message[lang]);
	buffer_add_text(buffer, why[lang]);
	buffer_add_text(buffer, kind->reason[lang]);
	buffer_add_text(buffer, mend[lang]);
	buffer_add_text(buffer, kind->mend[lang]);
	buffer_add_char(buffer, '\n');
}
