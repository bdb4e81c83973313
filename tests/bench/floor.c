// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The least that any program can do with the same libraries, to measure patuh against:
//
//	floor parse FOLDER	libyaml's events of every *.yaml below the folder, looked at by nobody
//	floor write FOLDER BOOK	a workbook with the cells of the sheets unpacked in FOLDER
//	floor scan FOLDER	only looks at these cells, to be taken off the time of `write`
//
// FOLDER then holds the xl/worksheets of a workbook that the same library wrote. Says on standard output how
// much it did. Not installed, not a test.
#define _XOPEN_SOURCE 700

#include <ftw.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>
#include <yaml.h>

#include "base/compiler.h"

static size_t file_count, event_count, byte_count, cell_count;

static PATUH_NORETURN void
fail(const char *what)
{
	(void)fprintf(stderr, "floor: %s\n", what);
	exit(1);
}

static unsigned char *
load(const char *path, size_t *len)
{
	FILE *file = fopen(path, "rb");
	if (!file || fseek(file, 0, SEEK_END) != 0)
		fail(path);
	long size = ftell(file);
	unsigned char *bytes = size >= 0 ? malloc((size_t)size + 1) : NULL;
	rewind(file);
	if (!bytes || fread(bytes, 1, (size_t)size, file) != (size_t)size)
		fail(path);
	(void)fclose(file);
	*len = (size_t)size;
	bytes[size] = '\0';
	return bytes;
}

static int
parse_file(const char *path, const struct stat *status, int kind, struct FTW *place)
{
	(void)status;
	(void)place;
	size_t length = strlen(path);
	if (kind != FTW_F || length < 5 || strcmp(path + length - 5, ".yaml") != 0)
		return 0;
	size_t size;
	unsigned char *bytes = load(path, &size);
	yaml_parser_t parser;
	yaml_event_t event;
	if (!yaml_parser_initialize(&parser))
		fail("no memory");
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, bytes, size);
	for (bool is_last = false; !is_last; event_count++) {
		if (!yaml_parser_parse(&parser, &event))
			fail(path);
		is_last = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	free(bytes);
	file_count++;
	byte_count += size;
	return 0;
}

static int
parse(const char *folder)
{
	if (nftw(folder, parse_file, 16, FTW_PHYS) != 0)
		fail(folder);
	(void)printf("%zu files, %zu bytes, %zu events\n", file_count, byte_count, event_count);
	return 0;
}

// A cell as libxlsxwriter writes it: <c r="A1" s="3" t="inlineStr"><is><t>text</t></is></c>, or <v>1.5</v>
// with or without a formula before it; blank ones end with />.
static const char *
cell(const char *at, lxw_worksheet *sheet, uint32_t row, uint16_t column,
     lxw_format *const formats[])
{
	const char *end = strchr(at, '>');
	const char *style = strstr(at, " s=\"");
	bool has_style = style && style < end;
	lxw_format *format = has_style ? formats[strtoul(style + 4, NULL, 10) % 64] : NULL;
	bool is_text = strstr(at, "inlineStr") < end && strstr(at, "inlineStr");
	cell_count++;
	if (end[-1] == '/') {
		if (sheet)
			(void)worksheet_write_blank(sheet, row, column, format);
		return end + 1;
	}
	const char *close = strstr(end, "</c>");
	const char *value = is_text ? strstr(end, "<t") : strstr(end, "<v>");
	if (!value || value > close)
		return close + 4;
	value = strchr(value, '>') + 1;
	if (!is_text) {
		double number = strtod(value, NULL);
		if (sheet)
			(void)worksheet_write_number(sheet, row, column, number, format);
		return close + 4;
	}
	const char *last = strchr(value, '<');
	static char text[40000];
	size_t length = (size_t)(last - value);
	memcpy(text, value, length);
	text[length] = '\0';
	if (sheet)
		(void)worksheet_write_string(sheet, row, column, text, format);
	return close + 4;
}

static void
write_sheet(const char *path, lxw_workbook *book, lxw_format *const formats[])
{
	size_t size;
	char *text = (char *)load(path, &size);
	lxw_worksheet *sheet = book ? workbook_add_worksheet(book, NULL) : NULL;
	uint32_t row = 0;
	uint16_t column = 0;
	for (const char *at = strstr(text, "<sheetData"); at && (at = strchr(at + 1, '<'));) {
		if (strncmp(at, "</sheetData", 11) == 0)
			break;
		if (strncmp(at, "<row ", 5) == 0) {
			row = (uint32_t)strtoul(strstr(at, "r=\"") + 3, NULL, 10) - 1;
			column = 0;
		} else if (strncmp(at, "<c ", 3) == 0) {
			at = cell(at, sheet, row, column++, formats) - 1;
		}
	}
	free(text);
}

static int
write_book(const char *folder, const char *path)
{
	lxw_workbook_options options = {.constant_memory = LXW_TRUE};
	lxw_workbook *book = path ? workbook_new_opt(path, &options) : NULL;
	lxw_format *formats[64] = {NULL};
	for (size_t i = 0; i < 64 && book; i++) {
		formats[i] = workbook_add_format(book);
		format_set_indent(formats[i], (uint8_t)(i % 16));
	}
	for (int number = 1;; number++) {
		char name[4096];
		(void)snprintf(name, sizeof(name), "%s/sheet%d.xml", folder, number);
		FILE *file = fopen(name, "rb");
		if (!file)
			break;
		(void)fclose(file);
		write_sheet(name, book, formats);
	}
	if (book && workbook_close(book) != LXW_NO_ERROR)
		fail(path);
	(void)printf("%zu cells\n", cell_count);
	return 0;
}

int
main(int count, char *words[])
{
	if (count == 3 && strcmp(words[1], "parse") == 0)
		return parse(words[2]);
	if (count == 3 && strcmp(words[1], "scan") == 0)
		return write_book(words[2], NULL);
	if (count == 4 && strcmp(words[1], "write") == 0)
		return write_book(words[2], words[3]);
	fail("parse FOLDER, scan FOLDER or write FOLDER BOOK");
}
