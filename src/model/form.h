// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// An Excel form of one unit, as it came back: what each of its cells says now, and what it said
// when it was handed out (patuh-evidence(5)). Columns and rows are known by hidden keys, so that
// they may have been sorted, moved, inserted and deleted. What cannot be read is reported at its
// cell.
#ifndef PATUH_MODEL_FORM_H
#define PATUH_MODEL_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/lang.h"
#include "model/evidence.h"
#include "model/rubric.h"
#include "read/node.h"
#include "read/xlsx.h"

struct arena;
struct diags;

// The sheet that says what the form is. Nobody sees it.
#define FORM_STAMP_SHEET "patuh"

// What a form asks of an item and a product, or of a respondent.
enum form_field {
	FORM_VERDICT, // the answer, or that it does not apply; see form_cell
	FORM_FILE,    // of the evidence wanted that the key names
	FORM_DATE,
	FORM_EXPIRES,
	FORM_NOTE,
	FORM_FIELD_COUNT
};

// As the stamp and lists of changes call them.
extern const char *const form_field_keys[FORM_FIELD_COUNT];

// The columns of the sheets: hidden keys, and heads that are read where the keys are gone.
enum form_column {
	FORM_COLUMN_ITEM, // keys of a row
	FORM_COLUMN_PRODUCT,
	FORM_COLUMN_EVIDENCE,
	FORM_COLUMN_CHOICE, // an answer to be picked; where all are of one kind, any answer
	FORM_COLUMN_NUMBER, // an answer to be written
	FORM_COLUMN_NA,
	FORM_COLUMN_FILE,
	FORM_COLUMN_DATE,
	FORM_COLUMN_EXPIRES,
	FORM_COLUMN_NOTE,
	FORM_COLUMN_RESPONDENT,
	FORM_COLUMN_COUNT
};

struct form_head {
	const char *key;
	const char *text[LANG_COUNT];
};

extern const struct form_head form_heads[FORM_COLUMN_COUNT];

// Before the id of an item: the key of its column in the sheet of respondents.
#define FORM_ANSWER_KEY "patuh.answer:"

// In a cell that is not to be filled in.
#define FORM_NOT_HERE "\xe2\x80\x94"

// What a cell is about. Empty texts where it is about none.
struct form_key {
	const struct rubric_node *node;
	struct str product, respondent;
	struct str evidence; // the id of a piece wanted; empty for one that nothing asks for
	enum form_field field;
};

// Values are written one way only: a verdict as ":ada", ":3.5", ":a, b" or "~why it does not
// apply", dates as 2026-06-30. Empty: the cell says nothing.
struct form_cell {
	struct form_key key;
	struct str value;  // now
	struct str issued; // when the form was handed out
	struct place at;
};

struct form_product {
	struct str id, name;
};

// A value that the stamp records.
struct form_value {
	struct str item, product, respondent, evidence, field, value;
};

// What the stamp says. Texts are empty where it does not say.
struct form_stamp {
	struct str form, rubric, version, digest, institution, period, assessed, issued;
	struct str unit, name, weight;
	size_t group_count, product_count, value_count;
	const struct str *groups;
	const struct form_product *products;
	const struct form_value *values;
	struct place at; // the sheet
};

struct form {
	const struct form_stamp *stamp;
	size_t cell_count;
	const struct form_cell *cells; // those of rows that are there, in the order of their keys
};

// What the evidence of a unit says, as the cells of a form: sorted, with values, not issued.
const struct form_cell *form_cells_of(struct arena *arena, const struct unit *unit, size_t *count);

// The cell with that key among sorted ones; NULL where there is none.
const struct form_cell *form_cell_find(size_t count, const struct form_cell cells[],
                                       const struct form_key *key);

// Is the item answered for each product?
bool form_has_products(const struct rubric *rubric, const struct rubric_node *item);

// < 0, 0, > 0: by the rubric's order, then product, respondent, evidence and field.
int form_key_compare(const struct form_key *a, const struct form_key *b);

// The verdict of an answer as forms write it; `text` is a level's id or label, a number, or a list
// of options. What is none of these stays as it is, and is found out with the evidence.
struct str form_answer(struct arena *arena, const struct rubric_node *item, struct str text);

// Is the file a workbook, by its name?
bool form_is_workbook(const char *path);

// Is there a stamp in the workbook, which may then be read?
bool form_has_stamp(const struct xlsx *book);

// The stamp of a workbook in the arena. NULL, reported, where there is none or it is damaged.
const struct form_stamp *form_stamp_read(struct arena *arena, struct diags *diags,
                                         struct xlsx *book);

// The form that the bytes of a workbook are, in the arena, for the rubric that its stamp names. Reports
// everything that cannot be read; NULL only where it is no form for this rubric at all.
const struct form *form_load(struct arena *arena, struct diags *diags, const struct rubric *rubric,
                             const struct source *source);

// The rubric and the assessed date that a workbook's stamp names; empty where there is none.
// `*is_form` is true also for what cannot be opened, so that it is read and reported. Reports
// nothing.
void form_peek(struct arena *arena, const struct source *source, bool *is_form, struct str *rubric,
               struct str *assessed);

// The form as the document that a YAML file would have been, in the arena.
const struct node *form_document(struct arena *arena, const struct form *form);

#endif
