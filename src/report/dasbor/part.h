// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What the parts of the page are made of: sections, tables that sort and scroll, links to units. A part
// is a file; writer.c says in which order they stand. Private to dasbor/.
#ifndef PATUH_REPORT_DASBOR_PART_H
#define PATUH_REPORT_DASBOR_PART_H

#include "audit/assessment.h"
#include "report/page.h"

// What every part is given.
struct part {
	struct page page;
	const struct assessment *assessment;
	bool has_detail; // the units are there to be linked to
};

// HTML as it is; a word; text of an input, whole.
void part_add(struct part *part, const char *html);
void part_word(struct part *part, enum word name);
void part_text(struct part *part, struct str text);

// The same, with a line break for each line end.
void part_lines(struct part *part, struct str text);

// <section id="…"> with its heading, and its end.
void part_open(struct part *part, const char *id, enum word heading);
void part_close(struct part *part);

// A paragraph that tells how to read what follows.
void part_note(struct part *part, enum word text);

enum column_kind {
	SORTED_TEXT,
	SORTED_NUMBER, // by the keys of the cells; the greatest first
	PLAIN_TEXT,    // rows cannot be sorted by it
	PLAIN_NUMBER
};

struct column {
	enum word name;
	enum column_kind kind;
};

// Begins a table in the looks of CSS classes that may be wider than the page, and ends it. The caption is
// for those who cannot see where it stands.
void part_table(struct part *part, const char *looks, enum word caption, size_t count,
                const struct column columns[]);
void part_table_end(struct part *part);

// The pieces of it, where heads are more than words: everything up to the first head; one head; and from the
// last head to the first row.
void part_table_begin(struct part *part, const char *looks, enum word caption);
void part_head(struct part *part, const struct column *column);
void part_table_body(struct part *part);

// A cell with a score, the exact number rounded, or a count, by which rows can be sorted. `name`: as for
// part_tag.
void part_score(struct part *part, const struct verdict *verdict);
void part_number(struct part *part, enum word name, struct exact number, int places);
void part_count(struct part *part, enum word name, long long count);

// What a cell holds, for where a row is a card and its heads are out of sight.
void part_tag(struct part *part, enum word name);

// The name of a unit, by its place in the order of reading; leads to its detail where that is there.
void part_unit(struct part *part, size_t unit);

// The label of a node of the rubric; of the root, the final score.
void part_label(struct part *part, const struct rubric_node *node);

// The group just below where the rubric branches that a node is or belongs to; NULL where there is none.
const struct rubric_node *part_group(const struct rubric *rubric, const struct rubric_node *node);

#endif
