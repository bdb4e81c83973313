// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What the parts of the workbook reader share: xlsx.c finds the parts, xlsx_tables.c reads what cells
// refer to, xlsx_sheet.c the cells. Private to read/: others include xlsx.h.
#ifndef PATUH_READ_XLSX_PARTS_H
#define PATUH_READ_XLSX_PARTS_H

#include "base/buffer.h"
#include "diag/diag.h"
#include "read/archive.h"
#include "read/xlsx.h"
#include "read/xlsx_value.h"
#include "read/xml.h"

struct xlsx {
	struct arena *arena;
	struct diags *diags;
	struct archive *archive;
	bool is_1904;
	size_t sheet_count;
	struct xlsx_sheet *sheets;
	struct xlsx_part {
		struct str name;
		bool is_read, is_sound;
	} * parts;                  // of the sheets
	struct str strings, styles; // the parts; empty where there are none
	bool has_tables;            // these were read
	size_t text_count, text_capacity;
	struct str *texts; // the shared strings
	size_t look_count, look_capacity;
	unsigned char *looks;          // by the style of a cell: enum xlsx_look
	size_t cell_count, text_bytes; // of all that was read
};

// The namespaces of SpreadsheetML, transitional and strict.
#define XLSX_SPACES                                                          \
	{                                                                    \
		"http://schemas.openxmlformats.org/spreadsheetml/2006/main", \
			"http://purl.oclc.org/ooxml/spreadsheetml/main"      \
	}

// Reads the shared strings and the styles, unless that was done. False, reported, where they cannot be
// read.
bool xlsx_tables_read(struct xlsx *book);

// Reads the cells of a part into the sheet. False, reported, where it cannot be read.
bool xlsx_cells_read(struct xlsx *book, struct str part, struct xlsx_sheet *sheet);

// A text to keep, without escapes. False, reported at the place, where it is too long for a cell, or
// the workbook's texts come to too much.
bool xlsx_keep_text(struct xlsx *book, struct str raw, struct place at, struct str *text);

// A whole number of digits only, at most `most`; false where it is none.
bool xlsx_whole(struct str text, size_t most, size_t *number);

#endif
