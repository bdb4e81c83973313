// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// The sheet of items: a row for each item and product, and one more for each further piece of
// evidence.
#include "report/xlsx/form_items.h"
#include "base/arena.h"
#include "base/limits.h"
#include "report/xlsx/phrase.h"

const struct items_head items_heads[ITEMS_COLUMN_COUNT] = {
	[ITEMS_NUMBER] = {"patuh.label", "No", "No", 0, {.width = 5, .is_number = true}},
	[ITEMS_PRODUCT] = {"patuh.label",
                           "Produk layanan",
                           "Service product",
                           0,
                           {.width = 18, .need = NEED_PRODUCTS}},
	[ITEMS_GROUP] = {"patuh.label", "Kelompok", "Group", 0, {.width = 18}},
	[ITEMS_LABEL] = {"patuh.label", "Indikator", "Item", 0, {.width = 34}},
	[ITEMS_CHOICE] = {NULL, NULL, NULL, FORM_COLUMN_CHOICE, {.width = 20}},
	[ITEMS_FIGURE] =
		{NULL, NULL, NULL, FORM_COLUMN_NUMBER, {.width = 12, .need = NEED_CATEGORIES}},
	[ITEMS_STATE] = {"patuh.label", "Keadaan", "State", 0, {.width = 10}},
	[ITEMS_NA] = {NULL, NULL, NULL, FORM_COLUMN_NA, {.width = 18}},
	[ITEMS_WANTED] = {"patuh.label", "Bukti yang diminta", "Evidence wanted", 0, {.width = 26}},
	[ITEMS_FILE] = {NULL, NULL, NULL, FORM_COLUMN_FILE, {.width = 26}},
	[ITEMS_DATE] = {NULL, NULL, NULL, FORM_COLUMN_DATE, {.width = 13}},
	[ITEMS_EXPIRES] = {NULL, NULL, NULL, FORM_COLUMN_EXPIRES, {.width = 13}},
	[ITEMS_NOTE] = {NULL, NULL, NULL, FORM_COLUMN_NOTE, {.width = 22}},
	[ITEMS_LAW] = {"patuh.label", "Dasar hukum", "Legal basis", 0, {.width = 32}},
	[ITEMS_ITEM] = {NULL, NULL, NULL, FORM_COLUMN_ITEM, {.width = 10, .need = NEED_HIDDEN}},
	[ITEMS_PRODUCT_KEY] =
		{NULL, NULL, NULL, FORM_COLUMN_PRODUCT, {.width = 10, .need = NEED_HIDDEN}},
	[ITEMS_EVIDENCE] =
		{NULL, NULL, NULL, FORM_COLUMN_EVIDENCE, {.width = 10, .need = NEED_HIDDEN}},
	[ITEMS_LIST] = {"patuh.label", "Daftar", "List", 0, {.width = 8, .need = NEED_HIDDEN}},
	[ITEMS_COUNT] = {"patuh.label", "Banyaknya", "Count", 0, {.width = 8, .need = NEED_HIDDEN}},
	[ITEMS_LEAST] = {"patuh.label", "Terkecil", "Least", 0, {.width = 8, .need = NEED_HIDDEN}},
	[ITEMS_MOST] = {"patuh.label", "Terbesar", "Most", 0, {.width = 8, .need = NEED_HIDDEN}},
	[ITEMS_MAY_NOT_APPLY] = {"patuh.label",
                                 "Boleh tidak berlaku",
                                 "May not apply",
                                 0,
                                 {.width = 8, .need = NEED_HIDDEN}},
};

// One row: an item for a product or the unit, and one piece of evidence of it.
struct items_row {
	const struct rubric_node *item;
	const struct product *product; // NULL: the unit
	size_t evidence;               // index; the first row of an item has the answer
	size_t number;
};

bool
form_items_open(struct form_book *form)
{
	struct book *book = form->book;
	const struct rubric *rubric = book->report->rubric;
	struct column *columns =
		arena_array(book->report->arena, ITEMS_COLUMN_COUNT, struct column);
	for (size_t i = 0; i < ITEMS_COLUMN_COUNT; i++)
		columns[i] = items_heads[i].shape;
	// The book's two reasons for columns serve here for products and for a second kind of answer.
	book->has_categories = items_have(rubric, true) && items_have(rubric, false);
	book->has_products = false;
	for (size_t i = 0; i < rubric->node_count; i++)
		book->has_products |=
			rubric->nodes[i].is_item && form_has_products(rubric, &rubric->nodes[i]);
	return sheet_open(&form->items, book, str_from(form_say(form, "Isian", "Answers")),
	                  ITEMS_COLUMN_COUNT, columns);
}

static void
keys_write(const struct form_book *form, struct sheet *sheet)
{
	(void)form;
	sheet_row(sheet, SHADE_PLAIN);
	for (size_t i = 0; i < ITEMS_COLUMN_COUNT; i++)
		sheet_put(sheet,
		          str_from(items_heads[i].key ? items_heads[i].key
		                                      : form_heads[items_heads[i].column].key));
	lxw_row_col_options options = {.hidden = LXW_TRUE};
	worksheet_set_row_opt(sheet->page, sheet->row, LXW_DEF_ROW_HEIGHT, NULL, &options);
}

static void
heads_write(const struct form_book *form, struct sheet *sheet)
{
	struct str texts[ITEMS_COLUMN_COUNT];
	for (size_t i = 0; i < ITEMS_COLUMN_COUNT; i++) {
		const char *own = form_say(form, items_heads[i].id, items_heads[i].en);
		texts[i] = str_from(own ? own
		                        : form_heads[items_heads[i].column].text[form->book->lang]);
	}
	form_head_write(sheet, ITEMS_COLUMN_COUNT, texts);
}

// The groups that an item lies in, from the outermost.
static void
group_put(const struct form_book *form, struct sheet *sheet, const struct rubric_node *item)
{
	const struct rubric *rubric = form->book->report->rubric;
	struct str parts[2 * LIMIT_NODE_DEPTH];
	size_t count = 0;
	for (size_t i = item->parent; i != 0; i = rubric->nodes[i].parent) {
		const struct rubric_node *group = &rubric->nodes[i];
		if (count)
			parts[COUNT_OF(parts) - ++count] = STR(" › ");
		parts[COUNT_OF(parts) - ++count] =
			text_in(form->book->lang, group->label, group->en);
	}
	sheet_put(sheet, str_join(form->book->scratch, count, parts + COUNT_OF(parts) - count));
}

// What the item is, and for a number what it may be.
static void
label_put(const struct form_book *form, struct sheet *sheet, const struct rubric_node *item)
{
	struct buffer *text = book_text(form->book);
	struct decimal least, most;
	char mark = lang_decimal_mark(form->book->lang);
	buffer_add(text, text_in(form->book->lang, item->label, item->en));
	if (item->scale->kind != SCALE_LEVELS) {
		buffer_add_text(text, "\n");
		if (item->scale->option_count) {
			buffer_add_text(
				text,
				form_say(
					form,
					"Banyaknya, atau kodenya menurut lembar Pilihan, dipisah ;",
					"How many, or the ids on the sheet of choices, with ; between"));
		} else if (form_bounds(item->scale, &least, &most)) {
			buffer_add_text(text, form_say(form, "Angka ", "Number "));
			decimal_write_short(text, least, mark);
			buffer_add_text(text, " – ");
			decimal_write_short(text, most, mark);
			if (item->scale->measure == MEASURE_PERCENT &&
			    item->scale->kind == SCALE_STEPS)
				buffer_add_text(text, " %");
		} else {
			buffer_add_text(text, form_say(form, "Angka", "Number"));
		}
	}
	sheet_put(sheet, buffer_text(text));
}

static struct form_key
key_of(const struct items_row *row, enum form_field field)
{
	bool is_evidence = field >= FORM_FILE && field <= FORM_EXPIRES;
	return (struct form_key){
		.node = row->item,
		.product = row->product ? row->product->id : STR(""),
		.respondent = STR(""),
		.evidence = is_evidence && row->item->wanted_count
	                            ? row->item->wanted[row->evidence].id
	                            : STR(""),
		.field = field,
	};
}

static struct str
known(const struct form_book *form, const struct items_row *row, enum form_field field)
{
	const struct form_key key = key_of(row, field);
	return form_known(form, &key);
}

// Is the answer of the item to be put into this column?
static bool
is_answered_in(const struct form_book *form, const struct rubric_node *item,
               enum items_column column)
{
	bool is_level = item->scale->kind == SCALE_LEVELS;
	return (column == ITEMS_CHOICE) == (is_level || !form->book->has_categories);
}

static void
answer_put(const struct form_book *form, struct sheet *sheet, const struct items_row *row,
           enum items_column column)
{
	struct str verdict = known(form, row, FORM_VERDICT);
	struct value value = value_text(STR(""));
	bool is_here = row->evidence == 0 && is_answered_in(form, row->item, column);
	if (is_here && str_starts(verdict, STR(":")))
		value = form_shown_answer(form, row->item, verdict);
	sheet_put_input(sheet, value);
}

// Is the question answered? A formula, since that changes while the form is filled in.
static void
state_put(const struct form_book *form, struct sheet *sheet, const struct items_row *row)
{
	struct arena *scratch = form->book->scratch;
	struct str done = str_from(form_say(form, "✔ terisi", "✔ filled"));
	struct str open = str_from(form_say(form, "○ kosong", "○ empty"));
	struct str figure = items_ref(sheet, ITEMS_CHOICE, sheet->row);
	if (row->evidence) {
		sheet_put_nothing(sheet);
		return;
	}
	if (form->book->has_categories)
		figure = items_ref(sheet, ITEMS_FIGURE, sheet->row);
	struct str formula = FORMULA(scratch, "IF(OR({0}<>\"\",{1}<>\"\",{2}<>\"\"),{3},{4})",
	                             items_ref(sheet, ITEMS_CHOICE, sheet->row), figure,
	                             items_ref(sheet, ITEMS_NA, sheet->row),
	                             formula_text(scratch, done), formula_text(scratch, open));
	bool is_done = !str_is_empty(known(form, row, FORM_VERDICT));
	sheet_put_free_formula(sheet, STYLE_TEXT, formula, value_text(is_done ? done : open));
}

static void
reason_put(const struct form_book *form, struct sheet *sheet, const struct items_row *row)
{
	struct str verdict = known(form, row, FORM_VERDICT);
	bool is_here = row->evidence == 0 && str_starts(verdict, STR("~"));
	struct str reason = is_here ? (struct str){verdict.data + 1, verdict.len - 1} : STR("");
	sheet_put_input(sheet, value_text(reason));
}

static void
wanted_put(const struct form_book *form, struct sheet *sheet, const struct items_row *row)
{
	struct buffer *text = book_text(form->book);
	if (row->item->wanted_count) {
		const struct wanted *wanted = &row->item->wanted[row->evidence];
		buffer_add(text, wanted->label);
		if (wanted->is_required)
			buffer_add_text(text, form_say(form, " (wajib)", " (required)"));
	}
	sheet_put(sheet, buffer_text(text));
}

static void
date_put(const struct form_book *form, struct sheet *sheet, const struct items_row *row,
         enum form_field field)
{
	struct date date;
	(void)date_parse(known(form, row, field), &date);
	sheet_put_date_input(sheet, date);
}

static void
number_put(struct sheet *sheet, struct decimal number)
{
	sheet_put_value(sheet, STYLE_NUMBER, value_number(exact_from_decimal(number)));
}

// What the rules of the columns ask of the row.
static void
rules_put(const struct form_book *form, struct sheet *sheet, const struct items_row *row)
{
	struct decimal least = {DECIMAL_ONE}, most = {0}; // nothing fits
	bool is_first = row->evidence == 0, is_level = row->item->scale->kind == SCALE_LEVELS;
	const struct form_list *list =
		is_first ? &form->of_levels[row->item->index] : &form->nothing;
	bool is_bound = !is_first || is_level || form_bounds(row->item->scale, &least, &most);
	sheet_put_count(sheet, list->first);
	sheet_put_count(sheet, list->count);
	if (is_bound) {
		number_put(sheet, least);
		number_put(sheet, most);
	} else {
		sheet_put_nothing(sheet);
		sheet_put_nothing(sheet);
	}
	sheet_put_count(sheet, is_first && row->item->is_optional);
}

static void
law_put(const struct form_book *form, struct sheet *sheet, const struct items_row *row)
{
	struct buffer *text = book_text(form->book);
	if (row->evidence == 0)
		phrase_cites(text, row->item);
	sheet_put(sheet, buffer_text(text));
}

static void
row_write(const struct form_book *form, struct sheet *sheet, const struct items_row *row)
{
	bool is_first = row->evidence == 0;
	sheet_row(sheet, SHADE_PLAIN);
	sheet_put_count(sheet, row->number);
	sheet_put(sheet, row->product ? row->product->name : STR(""));
	group_put(form, sheet, row->item);
	label_put(form, sheet, row->item);
	answer_put(form, sheet, row, ITEMS_CHOICE);
	answer_put(form, sheet, row, ITEMS_FIGURE);
	state_put(form, sheet, row);
	reason_put(form, sheet, row);
	wanted_put(form, sheet, row);
	sheet_put_input(sheet, value_text(known(form, row, FORM_FILE)));
	date_put(form, sheet, row, FORM_DATE);
	date_put(form, sheet, row, FORM_EXPIRES);
	sheet_put_input(sheet, value_text(is_first ? known(form, row, FORM_NOTE) : STR("")));
	law_put(form, sheet, row);
	sheet_put(sheet, row->item->id);
	sheet_put(sheet, row->product ? row->product->id : STR(""));
	sheet_put(sheet, row->item->wanted_count ? row->item->wanted[row->evidence].id : STR(""));
	rules_put(form, sheet, row);
}

// The rows of an item, for a product or the unit.
static void
item_write(const struct form_book *form, struct sheet *sheet, struct items_row *row)
{
	row->number++;
	for (row->evidence = 0; row->evidence == 0 || row->evidence < row->item->wanted_count;
	     row->evidence++)
		row_write(form, sheet, row);
}

static void
rows_write(const struct form_book *form, struct sheet *sheet)
{
	const struct rubric *rubric = form->book->report->rubric;
	const struct unit *unit = form->issue->unit;
	struct items_row row = {.number = 0};
	// What is asked of the unit first, then product by product, as they are visited.
	for (size_t p = 0; p <= unit->product_count; p++) {
		row.product = p ? &unit->products[p - 1] : NULL;
		for (size_t i = 0; i < rubric->node_count; i++) {
			row.item = &rubric->nodes[i];
			if (row.item->is_item && row.item->per != PER_RESPONDENT &&
			    form_has_products(rubric, row.item) == (row.product != NULL))
				item_write(form, sheet, &row);
		}
	}
}

// How many questions are answered, above the heads. It is written before the rows it counts.
static void
progress_write(const struct form_book *form, struct sheet *sheet, size_t done, size_t total,
               size_t rows)
{
	struct arena *scratch = form->book->scratch;
	sheet_row(sheet, SHADE_PLAIN);
	lxw_row_t first = sheet->row + 2;
	struct span states = items_span(sheet, ITEMS_STATE, first, first + (lxw_row_t)rows - 1);
	struct str before = str_from(form_say(form, "Terisi ", "Filled "));
	struct str between = str_from(form_say(form, " dari ", " of "));
	struct str mark = formula_text(scratch, str_from(form_say(form, "✔ terisi", "✔ filled")));
	struct str open = formula_text(scratch, str_from(form_say(form, "○ kosong", "○ empty")));
	struct str range = formula_span(scratch, states);
	struct str formula = FORMULA(
		scratch,
		"{0}&SUMPRODUCT(--({1}={2}))&{3}&SUMPRODUCT(--({1}={2}))+SUMPRODUCT(--({1}={4}))",
		formula_text(scratch, before), range, mark, formula_text(scratch, between), open);
	struct buffer *text = book_text(form->book);
	buffer_add(text, before);
	buffer_add_integer(text, (long long)done);
	buffer_add(text, between);
	buffer_add_integer(text, (long long)total);
	sheet_put_formula(sheet, STYLE_OVER, formula, value_text(buffer_text(text)));
}

// How many rows and questions there will be, and how many of those are answered.
static void
count_rows(const struct form_book *form, size_t *rows, size_t *total, size_t *done)
{
	const struct rubric *rubric = form->book->report->rubric;
	const struct unit *unit = form->issue->unit;
	*rows = *total = *done = 0;
	for (size_t i = 0; i < rubric->node_count; i++) {
		const struct rubric_node *item = &rubric->nodes[i];
		if (!item->is_item || item->per == PER_RESPONDENT)
			continue;
		size_t times = form_has_products(rubric, item) ? unit->product_count : 1;
		*total += times;
		*rows += times * (item->wanted_count ? item->wanted_count : 1);
	}
	for (size_t i = 0; i < form->cell_count; i++) {
		const struct form_cell *cell = &form->cells[i];
		*done += cell->key.field == FORM_VERDICT && !str_is_empty(cell->value) &&
		         cell->key.node->per != PER_RESPONDENT;
	}
}

void
form_items_write(struct form_book *form)
{
	struct sheet *sheet = &form->items;
	struct book *book = form->book;
	size_t rows, total, done;
	count_rows(form, &rows, &total, &done);
	book->is_locking = true;
	keys_write(form, sheet);
	sheet_line(sheet, STYLE_SECTION, form->issue->unit->name);
	progress_write(form, sheet, done, total, rows);
	heads_write(form, sheet);
	book->is_locking = false;
	rows_write(form, sheet);
	lxw_row_t first = sheet->head + 1, last = sheet->next - 1;
	if (last < first)
		return;
	items_rules_write(form, sheet, first, last);
	items_colours_write(form, sheet, first, last);
	sheet_freeze(sheet, (size_t)items_span(sheet, ITEMS_CHOICE, 0, 0).column);
	// The hidden keys are sorted with their rows.
	worksheet_autofilter(sheet->page, sheet->head, 0, last,
	                     (lxw_col_t)(items_span(sheet, ITEMS_MAY_NOT_APPLY, 0, 0).column));
	form_protect(sheet, false);
}
