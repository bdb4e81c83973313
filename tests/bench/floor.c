// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The least that any program can do with the same libraries, to measure patuh against:
//
//	floor parse FOLDER	libyaml's events of every *.yaml below the folder, looked at by nobody
//	floor write CELLS BOOK	a workbook with the cells listed in CELLS (tests/bench/cells.py), row by row
//
// Says on standard output how much it did. Not installed, not a test.
#include <ftw.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>
#include <yaml.h>

static size_t file_count, event_count, byte_count;

static void
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
