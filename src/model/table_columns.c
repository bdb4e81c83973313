// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// What the head of a table says of its columns.
#include "base/arena.h"
#include "diag/diag.h"
#include "model/table_builder.h"

// The heads of columns, English and Indonesian.
static const char *const column_names[COLUMN_COUNT][2] = {
	[COLUMN_UNIT] = {"unit", "unit_layanan"},
	[COLUMN_PRODUCT] = {"product", "produk"},
	[COLUMN_RESPONDENT] = {"respondent", "responden"},
	[COLUMN_ITEM] = {"item", "indikator"},
	[COLUMN_ANSWER] = {"answer", "jawaban"},
	[COLUMN_NA] = {"na", "tidak_berlaku"},
	[COLUMN_STATUS] = {"status", "status_bukti"},
	[COLUMN_NOTE] = {"note", "catatan"},
	[COLUMN_EVIDENCE] = {"evidence", "bukti"},
	[COLUMN_FILE] = {"file", "berkas"},
	[COLUMN_URL] = {"url", "tautan"},
	[COLUMN_DATE] = {"date", "tanggal"},
	[COLUMN_EXPIRES] = {"expires", "berlaku_sampai"},
};

static bool
is_head(struct str text, enum column column)
{
	return str_equal_fold(text, str_from(column_names[column][0])) ||
	       str_equal_fold(text, str_from(column_names[column][1]));
}

// What a column may be called: in the wide form also by the id of an item. Without a head for the item
// a table counts as wide, so that one may be meant as well.
static struct str_column
column_words(const struct table_builder *builder)
{
	const struct rubric *rubric = builder->rubric;
	size_t columns = builder->layout->is_long ? COLUMN_COUNT : COLUMN_ITEM + 1;
	size_t count = 2 * columns;
	struct str *words = arena_array(builder->arena, count + rubric->node_count, struct str);
	for (size_t i = 0; i < count; i++)
		words[i] = str_from(column_names[i / 2][i % 2]);
	for (size_t i = 0; i < rubric->node_count && !builder->layout->is_long; i++)
		words[count++] = rubric->ids[i];
	return STR_LIST(words, count);
}

static void
report_column(struct table_builder *builder, const struct csv_cell *cell)
{
	if (builder->words.count == 0)
		builder->words = column_words(builder);
	diag_add(builder->diags, cell->at, DIAG_CSV_COLUMN_UNKNOWN, DIAG_TEXT(cell->text));
	diag_suggest_among(builder->diags, cell->text, builder->words);
}

// In the wide form only what tells instances apart has a column of its own.
static bool
is_own_column(const struct table_builder *builder, enum column column)
{
	return builder->layout->is_long || column <= COLUMN_RESPONDENT;
}

static void
head_cell_read(struct table_builder *builder, size_t index)
{
	const struct csv_cell *cell = &builder->layout->table->head.cells[index];
	size_t absent = builder->layout->table->head.count;
	for (size_t c = 0; c < COLUMN_COUNT; c++) {
		if (!is_own_column(builder, (enum column)c) || !is_head(cell->text, (enum column)c))
			continue;
		if (builder->layout->columns[c] != absent)
			diag_add(builder->diags, cell->at, DIAG_CSV_COLUMN_REPEATED,
			         DIAG_TEXT(cell->text));
		builder->layout->columns[c] = index;
		return;
	}
	const struct rubric_node *item = rubric_find(builder->rubric, cell->text);
	if (builder->layout->is_long || !item) {
		report_column(builder, cell);
		return;
	}
	for (size_t i = 0; i < index; i++) {
		if (builder->layout->items[i] != item)
			continue;
		diag_add(builder->diags, cell->at, DIAG_CSV_COLUMN_REPEATED, DIAG_TEXT(cell->text));
		return;
	}
	builder->layout->items[index] = item;
}

void
table_columns_read(struct table_builder *builder)
{
	const struct csv_row *head = &builder->layout->table->head;
	builder->layout->is_long = false;
	builder->words.count = 0;
	builder->layout->items =
		arena_array(builder->arena, head->count, const struct rubric_node *);
	for (size_t c = 0; c < COLUMN_COUNT; c++)
		builder->layout->columns[c] = head->count;
	for (size_t i = 0; i < head->count; i++)
		builder->layout->is_long |= is_head(head->cells[i].text, COLUMN_ITEM);
	for (size_t i = 0; i < head->count; i++) {
		// Spreadsheets write others, too.
		if (builder->layout->table->is_used[i])
			head_cell_read(builder, i);
	}
	bool has_one_unit = builder->head->units && builder->head->units->count == 1;
	if (builder->layout->columns[COLUMN_UNIT] == head->count && !has_one_unit)
		diag_add(builder->diags, head->cells[0].at, DIAG_CSV_COLUMN_MISSING,
		         DIAG_TEXT(STR("unit")));
}
