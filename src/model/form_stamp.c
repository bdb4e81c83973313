// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// The hidden sheet of a form: a row a fact, its name in the first column.
#include "base/arena.h"
#include "base/compiler.h"
#include "diag/diag.h"
#include "model/form.h"
#include "read/source.h"

enum {
	VALUE_COLUMNS = 6, // of a row that records a value, behind its name
	VALUE_MOST = VALUE_COLUMNS + 1
};

struct builder {
	struct arena *arena;
	struct form_stamp *stamp;
	size_t group_capacity, product_capacity, value_capacity;
	struct str *groups;
	struct form_product *products;
	struct form_value *values;
	bool is_form; // "patuh", "form/1" was met
};

static struct str
text_at(const struct xlsx_row *row, unsigned column)
{
	const struct xlsx_cell *cell = xlsx_cell_find(row, column);
	return cell ? cell->text : STR("");
}

static void
list_read(struct builder *builder, struct str name, const struct xlsx_row *row)
{
	struct arena *arena = builder->arena;
	struct form_stamp *stamp = builder->stamp;
	if (str_equal(name, STR("group"))) {
		builder->groups = arena_grow(arena, builder->groups, stamp->group_count,
		                             &builder->group_capacity, sizeof(struct str));
		builder->groups[stamp->group_count++] = text_at(row, 2);
	} else if (str_equal(name, STR("product"))) {
		builder->products =
			arena_grow(arena, builder->products, stamp->product_count,
		                   &builder->product_capacity, sizeof(struct form_product));
		builder->products[stamp->product_count++] =
			(struct form_product){text_at(row, 2), text_at(row, 3)};
	} else if (str_equal(name, STR("value"))) {
		builder->values = arena_grow(arena, builder->values, stamp->value_count,
		                             &builder->value_capacity, sizeof(struct form_value));
		builder->values[stamp->value_count++] = (struct form_value){
			.item = text_at(row, 2),
			.product = text_at(row, 3),
			.respondent = text_at(row, 4),
			.evidence = text_at(row, 5),
			.field = text_at(row, 6),
			.value = text_at(row, VALUE_MOST),
		};
	}
}

static void
row_read(struct builder *builder, const struct xlsx_row *row)
{
	struct form_stamp *stamp = builder->stamp;
	const struct {
		const char *name;
		struct str *text;
	} texts[] = {
		{"form", &stamp->form},
		{"rubric", &stamp->rubric},
		{"version", &stamp->version},
		{"sha256", &stamp->digest},
		{"institution", &stamp->institution},
		{"period", &stamp->period},
		{"assessed", &stamp->assessed},
		{"issued", &stamp->issued},
		{"unit", &stamp->unit},
		{"name", &stamp->name},
		{"weight", &stamp->weight},
	};
	struct str name = text_at(row, 1);
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		if (str_equal(name, str_from(texts[i].name))) {
			*texts[i].text = text_at(row, 2);
			return;
		}
	}
	if (str_equal(name, STR("patuh")))
		builder->is_form = str_equal(text_at(row, 2), STR("form/1"));
	else
		list_read(builder, name, row);
}

// What no form can do without.
static bool
is_whole(struct diags *diags, const struct builder *builder)
{
	const struct form_stamp *stamp = builder->stamp;
	const struct {
		const char *name;
		struct str text;
	} needed[] = {
		{"patuh", builder->is_form ? STR("form/1") : STR("")},
		{"rubric", stamp->rubric},
		{"version", stamp->version},
		{"sha256", stamp->digest},
		{"institution", stamp->institution},
		{"period", stamp->period},
		{"unit", stamp->unit},
		{"name", stamp->name},
	};
	bool is_sound = true;
	for (size_t i = 0; i < COUNT_OF(needed); i++) {
		if (!str_is_empty(needed[i].text))
			continue;
		diag_add(diags, stamp->at, DIAG_FORM_STAMP_DAMAGED,
		         DIAG_TEXT(str_from(needed[i].name)));
		is_sound = false;
		if (i == 0)
			break; // no form at all
	}
	return is_sound;
}

// The index of the sheet of that name; the number of sheets where there is none.
static size_t
stamp_index(const struct xlsx *book)
{
	size_t index = 0, count = xlsx_sheet_count(book);
	while (index < count &&
	       !str_equal_fold(xlsx_sheet(book, index)->source.sheet, STR(FORM_STAMP_SHEET)))
		index++;
	return index;
}

bool
form_has_stamp(const struct xlsx *book)
{
	return stamp_index(book) < xlsx_sheet_count(book);
}

const struct form_stamp *
form_stamp_read(struct arena *arena, struct diags *diags, struct xlsx *book)
{
	size_t index = stamp_index(book);
	if (index == xlsx_sheet_count(book)) {
		const struct source file = {.name = xlsx_sheet(book, 0)->source.name};
		diag_add(diags, ((struct place){&file, 0, 0}), DIAG_FORM_STAMP_MISSING,
		         DIAG_TEXT(file.name));
		return NULL;
	}
	// What is wrong with its cells is told; nobody wonders then that facts are missing.
	size_t before = diags_error_count(diags);
	if (!xlsx_sheet_read(book, index) || diags_error_count(diags) > before)
		return NULL;
	const struct xlsx_sheet *sheet = xlsx_sheet(book, index);
	struct builder builder = {.arena = arena, .stamp = arena_new(arena, struct form_stamp)};
	builder.stamp->at = xlsx_place(sheet, 0, 0);
	for (size_t i = 0; i < sheet->row_count; i++)
		row_read(&builder, &sheet->rows[i]);
	builder.stamp->groups = builder.groups;
	builder.stamp->products = builder.products;
	builder.stamp->values = builder.values;
	return is_whole(diags, &builder) ? builder.stamp : NULL;
}

bool
form_is_workbook(const char *path)
{
	return str_has_ending(str_from(path), STR(".xlsx"));
}

void
form_peek(struct arena *arena, const struct source *source, bool *is_form, struct str *rubric,
          struct str *assessed)
{
	struct diags *unheard = diags_create();
	struct xlsx *book = xlsx_open(arena, unheard, source);
	*rubric = *assessed = STR("");
	*is_form = !book || form_has_stamp(book);
	const struct form_stamp *stamp =
		book && *is_form ? form_stamp_read(arena, unheard, book) : NULL;
	if (stamp) {
		*rubric = stamp->rubric;
		*assessed = stamp->assessed;
	}
	if (book)
		xlsx_close(book);
	diags_destroy(unheard);
}
