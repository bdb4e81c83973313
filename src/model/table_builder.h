// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What the parts of the table reader share: table_columns.c knows what the columns say, table.c whom they
// speak of, table_row.c makes entries of rows. Private to model/: others include table.h.
#ifndef PATUH_MODEL_TABLE_BUILDER_H
#define PATUH_MODEL_TABLE_BUILDER_H

#include "base/index.h"
#include "model/entry.h"
#include "model/table.h"
#include "read/make.h"

enum column {
	COLUMN_UNIT,
	COLUMN_PRODUCT,
	COLUMN_RESPONDENT,
	COLUMN_ITEM,
	COLUMN_ANSWER,
	COLUMN_NA,
	COLUMN_STATUS,
	COLUMN_NOTE,
	COLUMN_EVIDENCE,
	COLUMN_FILE,
	COLUMN_URL,
	COLUMN_DATE,
	COLUMN_EXPIRES,
	COLUMN_COUNT
};

// A list of patuh.yaml, and its elements by id and by name.
struct declared {
	const struct node *list;   // NULL where there is none
	struct index *ids, *names; // numbers in the list; names in small letters
};

// What the head of a table says of its columns.
struct table_layout {
	const struct csv_table *table;
	bool is_long;
	size_t columns[COLUMN_COUNT];     // index in the head; the number of columns where absent
	const struct rubric_node **items; // wide: of each column; NULL: no item
};

// An answer in the table: a row in the long form, a cell of it in the wide one.
struct table_answer {
	const struct table_layout *layout;
	const struct csv_row *row;
	size_t column; // of the item that is named, in the wide form of the answer itself
};

// A unit met in the table.
struct table_unit {
	struct str text;             // as the rows name it
	const struct node *declared; // in patuh.yaml; NULL where it is not there
	struct declared declared_products;
	struct place at;
	struct node_items products;
	struct table_answer *answers;
	size_t answer_count, answer_capacity;
	struct index *product_texts;   // names already in products, as the rows write them
	struct str last_text, last_id; // of the product of the row before: most rows go on with it
};

// The tables of a folder on their way to evidence: first all rows are looked at, for units and products,
// then each answer is made an entry.
struct table_builder {
	struct arena *arena;
	struct diags *diags;
	const struct rubric *rubric;
	struct table_layout *layout; // being read
	const struct table_head *head;
	size_t row_count; // of all tables read
	struct table_unit *units;
	size_t unit_count, unit_capacity;
	struct str last_text;     // how the row before named its unit
	size_t last_unit;         // the number of that unit
	bool is_full;             // there are more units than any document has, which is reported
	struct index *unit_texts; // of the units that are not declared
	struct declared declared; // units
	size_t *declared_units;   // for each declared one, its number in units plus one; 0: not met
	struct str_column words;  // what a column may be called; none before that is asked
};

// Finds out from the head of the table what its columns say, and whether it is long or wide; what is unknown, there
// twice or missing is reported.
void table_columns_read(struct table_builder *builder);

// What a row says in a column, and where; empty, and the place of the row, where it says nothing.
struct str table_cell_text(const struct table_layout *layout, const struct csv_row *row,
                           enum column column);
struct place table_cell_place(const struct table_layout *layout, const struct csv_row *row,
                              enum column column);

// The id of the row's product, which joins the unit where it is new; empty where the row names none.
struct str table_product_of(const struct table_builder *builder, struct table_unit *unit,
                            const struct table_layout *layout, const struct csv_row *row);

// Adds the row's answers to the unit: one in the long form, one for each item in the wide form.
void table_row_read(const struct table_builder *builder, struct table_unit *unit,
                    const struct csv_row *row);

// Makes an answer an entry of the unit that `from` became. False, with findings, as entry_make.
bool table_answer_make(const struct table_builder *table, struct table_unit *from,
                       const struct table_answer *answer, const struct builder *builder,
                       const struct unit *unit, struct entry *entry);

#endif
