// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// A list of rows with named columns, said once and written as text for people, CSV or JSON. It knows nothing of
// what the rows are about.
#ifndef PATUH_REPORT_LISTING_H
#define PATUH_REPORT_LISTING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/lang.h"
#include "report/words.h"

struct arena;
struct buffer;
struct json;

struct listing_column {
	const char *key; // in CSV and JSON
	enum word head;  // in text
	bool is_shown;   // in text, where there is less room
};

enum cell_kind {
	CELL_NONE, // nothing is known: empty, or null
	CELL_TEXT,
	CELL_NUMBER,
	CELL_DATE,
	CELL_BOOLEAN
};

struct cell {
	enum cell_kind kind;
	struct str text;
	struct str shown; // in place of `text`, for people; empty: the same
	struct decimal number;
	int places;
	struct date date;
	bool is_true;
};

#define CELL_OF_NOTHING ((struct cell){.kind = CELL_NONE})
#define CELL_OF_TEXT(value) ((struct cell){.kind = CELL_TEXT, .text = (value)})
#define CELL_OF_NAME(id, words) ((struct cell){.kind = CELL_TEXT, .text = (id), .shown = (words)})
#define CELL_OF_NUMBER(value, digits) \
	((struct cell){.kind = CELL_NUMBER, .number = (value), .places = (digits)})
#define CELL_OF_DATE(value) ((struct cell){.kind = CELL_DATE, .date = (value)})

struct listing {
	struct arena *arena;
	const struct listing_column *columns;
	size_t column_count, row_count, capacity;
	struct cell *cells; // row by row
};

// An empty list in the arena; the columns outlive it.
struct listing *listing_create(struct arena *arena, size_t column_count,
                               const struct listing_column columns[]);

// Adds a row of as many cells as there are columns. Texts are copied.
void listing_add(struct listing *listing, const struct cell cells[]);

// Lines of columns as wide as their content, cut where that is long, each after two spaces.
void listing_write_text(struct buffer *out, const struct listing *listing, enum lang lang);

// RFC 4180 in UTF-8 with a byte order mark, as the audit writes it.
void listing_write_csv(struct buffer *out, const struct listing *listing);

// "key": [{…}, …] within an object that is open.
void listing_write_json(struct json *json, const char *key, const struct listing *listing);

#endif
