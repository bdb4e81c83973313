// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Small workbooks for the tests of the reader, part by part, packed in memory.
#ifndef PATUH_TESTS_UNIT_BOOK_H
#define PATUH_TESTS_UNIT_BOOK_H

#include <string.h>
#include <zip.h>

#include "base/arena.h"
#include "diag/place.h"
#include "suite.h"

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define STRICT "http://purl.oclc.org/ooxml/spreadsheetml/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"
#define RELATION(id, type, target) \
	"<Relationship Id=\"" id "\" Type=\"" OFFICE "/" type "\" Target=\"" target "\"/>"
#define RELATIONS(items) "<Relationships xmlns=\"" PACKAGE "\">" items "</Relationships>"
#define WORKBOOK(content) \
	"<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\">" content "</workbook>"
#define SHEET(rows) "<worksheet xmlns=\"" MAIN "\"><sheetData>" rows "</sheetData></worksheet>"
#define STRINGS(items) "<sst xmlns=\"" MAIN "\">" items "</sst>"
#define STYLES(content) "<styleSheet xmlns=\"" MAIN "\">" content "</styleSheet>"

enum {
	PARTS_MOST = 8
};

struct book_part {
	const char *name;
	struct str content;
	bool is_stored;
};

// Replaces or adds a part.
static inline void
book_set(struct book_part parts[PARTS_MOST], const char *name, struct str content)
{
	size_t i = 0;
	while (parts[i].name && strcmp(parts[i].name, name) != 0)
		i++;
	parts[i].name = name;
	parts[i].content = content;
}

// A workbook with one sheet, "Isian". Texts that are NULL leave the part out.
static inline void
book_begin(struct book_part parts[PARTS_MOST], const char *sheet, const char *strings,
           const char *styles)
{
	memset(parts, 0, PARTS_MOST * sizeof(*parts));
	book_set(parts, "_rels/.rels",
	         STR(RELATIONS(RELATION("a", "officeDocument", "xl/workbook.xml"))));
	book_set(
		parts, "xl/workbook.xml",
		STR(WORKBOOK("<sheets><sheet name=\"Isian\" sheetId=\"1\" r:id=\"x\"/></sheets>")));
	book_set(parts, "xl/_rels/workbook.xml.rels",
	         STR(RELATIONS(RELATION("x", "worksheet", "worksheets/sheet1.xml")
	                               RELATION("y", "sharedStrings", "sharedStrings.xml")
	                                       RELATION("z", "styles", "styles.xml"))));
	book_set(parts, "xl/worksheets/sheet1.xml", str_from(sheet));
	book_set(parts, "xl/sharedStrings.xml", str_from(strings ? strings : STRINGS("")));
	book_set(parts, "xl/styles.xml", str_from(styles ? styles : STYLES("")));
}

// The workbook as a file of that name in the arena.
static inline struct source *
book_pack(struct arena *arena, const struct book_part parts[PARTS_MOST])
{
	zip_error_t error;
	zip_error_init(&error);
	zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, &error);
	ck_assert_ptr_nonnull(memory);
	zip_source_keep(memory);
	zip_t *zip = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
	ck_assert_ptr_nonnull(zip);
	for (size_t i = 0; i < PARTS_MOST && parts[i].name; i++) {
		zip_source_t *part =
			zip_source_buffer(zip, parts[i].content.data, parts[i].content.len, 0);
		zip_int64_t index = zip_file_add(zip, parts[i].name, part, 0);
		ck_assert_int_ge(index, 0);
		if (parts[i].is_stored)
			zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0);
	}
	ck_assert_int_eq(zip_close(zip), 0);
	struct zip_stat stat;
	ck_assert_int_eq(zip_source_stat(memory, &stat), 0);
	char *bytes = arena_allocate(arena, stat.size, 1);
	ck_assert_int_eq(zip_source_open(memory), 0);
	ck_assert_int_eq(zip_source_read(memory, bytes, stat.size), (zip_int64_t)stat.size);
	zip_source_close(memory);
	zip_source_free(memory);
	struct source *source = arena_new(arena, struct source);
	*source = (struct source){.name = STR("f.xlsx"), .text = {bytes, stat.size}};
	return source;
}

#endif
