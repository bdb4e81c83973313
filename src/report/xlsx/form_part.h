// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What the sheets of a form share. Private to the form: others include form.h.
#ifndef PATUH_REPORT_XLSX_FORM_PART_H
#define PATUH_REPORT_XLSX_FORM_PART_H

#include "model/form.h"
#include "report/xlsx/form.h"
#include "report/xlsx/live.h"

// A list of answers on the sheet of choices: rows from 0.
struct form_list {
	uint32_t first;
	size_t count;
};

struct form_book {
	struct book *book;
	const struct form_issue *issue;
	size_t cell_count;
	const struct form_cell *cells; // what is known
	struct sheet guide, items, people, lists, stamp;
	bool has_items, has_people;
	struct form_list nothing;    // the list of the one text FORM_NOT_HERE
	struct form_list *of_levels; // by the index of the item; of its scale
};

// A text for the form in its language.
const char *form_say(const struct form_book *form, const char *id, const char *en);

// The value of a cell that is known; empty where it is not.
struct str form_known(const struct form_book *form, const struct form_key *key);

// The answer of a verdict, as the cells show it: the label of a level, a number, a list.
struct value form_shown_answer(const struct form_book *form, const struct rubric_node *item,
                               struct str verdict);

// What a number may be: 0 to 100; false where anything may be written (a list of options).
bool form_bounds(const struct scale *scale, struct decimal *least, struct decimal *most);

// A name of the form for people to quote.
struct str form_id(const struct form_book *form);

// Opens the sheets (false, reported, where that fails), then writes each.
bool form_guide_open(struct form_book *form);
bool form_items_open(struct form_book *form);
bool form_people_open(struct form_book *form);
bool form_lists_open(struct form_book *form);
bool form_stamp_open(struct form_book *form);
void form_lists_write(struct form_book *form);
void form_guide_write(struct form_book *form);
void form_items_write(struct form_book *form);
void form_people_write(struct form_book *form);
void form_stamp_write(struct form_book *form);

// The row of heads, locked, and protection of the shape.
void form_head_write(struct sheet *sheet, size_t count, const struct str heads[]);
void form_protect(struct sheet *sheet, bool may_delete_rows);

#endif
