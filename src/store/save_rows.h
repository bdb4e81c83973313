// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What the parts of saving share. Private to store/: others include save.h.
#ifndef PATUH_STORE_SAVE_ROWS_H
#define PATUH_STORE_SAVE_ROWS_H

#include "base/buffer.h"
#include "store/handle.h"
#include "store/save.h"
#include "store/spool.h"

struct place;

struct save {
	struct arena *arena;
	struct arena *scratch; // for the texts of rows that are just being added
	struct store *store;
	struct save_facts facts;
	struct spool spool;
	struct buffer text;
	size_t unit_count;
	size_t source_count, source_capacity;
	const struct source **sources;       // that places lead to
	const struct assessment *assessment; // once it is there
	bool is_complete;
};

// The three values of a place, for the columns at_source, at_line, at_column.
void save_place(struct save *save, struct place place, struct value values[3]);

// A text that may be absent, an exact number, a date.
struct value save_word(struct str text);
struct value save_exact(struct save *save, bool is_there, struct exact number);
struct value save_date(struct save *save, struct date date);

// The rows that say what was found in a unit.
void save_unit(struct save *save, const struct unit *unit);

// The rows of the findings.
void save_findings(struct save *save, struct diags *findings);

#endif
