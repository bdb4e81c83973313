// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/actions.h"

#include "base/arena.h"
#include "base/compiler.h"
#include "report/xlsx/live.h"

enum action_column {
	ACTION_NUMBER,
	ACTION_UNIT,
	ACTION_PRODUCT,
	ACTION_ITEM,
	ACTION_REMEDY,
	ACTION_POINTS,
	ACTION_EFFORT,
	ACTION_RESPONSIBLE, // for the user to fill in, as the next three
	ACTION_DUE,
	ACTION_PROGRESS,
	ACTION_NOTE,
	ACTION_REMARK,
	ACTION_UNIT_ID, // hidden from here on
	ACTION_PRODUCT_ID,
	ACTION_ITEM_ID,
	ACTION_COLUMN_COUNT
};

static const struct column columns[ACTION_COLUMN_COUNT] = {
	[ACTION_NUMBER] = {WORD_NUMBER, 6, true, NEED_NOTHING},
	[ACTION_UNIT] = {WORD_UNIT, 22, false, NEED_NOTHING},
	[ACTION_PRODUCT] = {WORD_PRODUCT, 19, false, NEED_PRODUCTS},
	[ACTION_ITEM] = {WORD_ITEM, 30, false, NEED_NOTHING},
	[ACTION_REMEDY] = {WORD_FOLLOW_UP, 44, false, NEED_NOTHING},
	[ACTION_POINTS] = {WORD_POINTS_LOST, 9, true, NEED_NOTHING},
	[ACTION_EFFORT] = {WORD_EFFORT, 9, true, NEED_NOTHING},
	[ACTION_RESPONSIBLE] = {WORD_RESPONSIBLE, 22, false, NEED_NOTHING},
	[ACTION_DUE] = {WORD_DEADLINE, 13, true, NEED_NOTHING},
	[ACTION_PROGRESS] = {WORD_PROGRESS, 11, false, NEED_NOTHING},
	[ACTION_NOTE] = {WORD_NOTE, 26, false, NEED_NOTHING},
	[ACTION_REMARK] = {WORD_REMARK, 14, false, NEED_LIVE},
	[ACTION_UNIT_ID] = {WORD_UNIT_ID, 12, false, NEED_HIDDEN},
	[ACTION_PRODUCT_ID] = {WORD_PRODUCT_ID, 12, false, NEED_HIDDEN},
	[ACTION_ITEM_ID] = {WORD_ITEM_ID, 12, false, NEED_HIDDEN},
};

// Columns that stay in view: number and unit.
enum {
	FROZEN = 2
};

// How far an action has come, as the user chooses it.
enum progress {
	PROGRESS_OPEN,
	PROGRESS_UNDER_WAY,
	PROGRESS_DONE,
	PROGRESS_CANCELLED,
	PROGRESS_COUNT
};

static const enum word progress_words[PROGRESS_COUNT] = {
	[PROGRESS_OPEN] = WORD_PROGRESS_OPEN,
	[PROGRESS_UNDER_WAY] = WORD_PROGRESS_UNDER_WAY,
	[PROGRESS_DONE] = WORD_PROGRESS_DONE,
	[PROGRESS_CANCELLED] = WORD_PROGRESS_CANCELLED,
};

// The sheet under way.
struct writer {
	struct sheet *sheet;
	struct arena *arena; // of formulas; they last for a row
	enum lang lang;
	uint32_t first, last; // rows of actions
};

bool
actions_open(struct sheet *sheet, struct book *book)
{
	return sheet_open(sheet, book, str_from(word(book->lang, WORD_ACTIONS)), COUNT_OF(columns),
	                  columns);
}

static struct str
quoted(const struct writer *writer, enum word name)
{
	return formula_text(writer->arena, str_from(word(writer->lang, name)));
}

static struct span
cells(const struct writer *writer, enum action_column column, uint32_t first, uint32_t last)
{
	return (struct span){
		.column = sheet_place(writer->sheet, column), .first = first, .last = last};
}

// A cell of the row being put.
static struct str
at(const struct writer *writer, enum action_column column)
{
	uint32_t row = writer->sheet->row;
	return formula_cell(writer->arena, cells(writer, column, row, row));
}

// The first symbol of a remark, by which it is counted and coloured.
static const char *
symbol_of(const struct writer *writer, enum word remark)
{
	struct str text = str_from(word(writer->lang, remark));
	size_t len = 0;
	while (len < text.len && text.data[len] != ' ')
		len++;
	return str_copy(writer->arena, (struct str){text.data, len}).data;
}

// "35 belum · 0 proses · …", counted from the rows below.
static void
write_counts(const struct writer *writer, size_t count)
{
	struct arena *arena = writer->arena;
	sheet_row(writer->sheet, SHADE_GROUP);
	struct buffer *text = book_text(writer->sheet->book);
	struct str formula = STR("");
	struct span chosen = cells(writer, ACTION_PROGRESS, writer->first, writer->last);
	for (size_t i = 0; i < PROGRESS_COUNT; i++) {
		struct str name = str_from(word(writer->lang, progress_words[i]));
		const struct str parts[] = {STR(" "), name, STR("   ·   ")};
		struct str label = str_join(arena, COUNT_OF(parts), parts);
		formula = FORMULA(arena, "{0}SUMPRODUCT(--({1}={2}))&{3}&", formula,
		                  formula_span(arena, chosen), formula_text(arena, name),
		                  formula_text(arena, label));
		buffer_add_integer(text, i == PROGRESS_OPEN ? (long long)count : 0);
		buffer_add(text, label);
	}
	struct span remarks = cells(writer, ACTION_REMARK, writer->first, writer->last);
	struct str overdue = str_from(symbol_of(writer, WORD_OVERDUE));
	const struct str parts[] = {STR(" "), str_from(word(writer->lang, WORD_OVERDUE))};
	struct str label = str_join(arena, COUNT_OF(parts), parts);
	formula = FORMULA(arena, "{0}SUMPRODUCT(--(LEFT({1},1)={2}))&{3}", formula,
	                  formula_span(arena, remarks), formula_text(arena, overdue),
	                  formula_text(arena, label));
	buffer_add_char(text, '0');
	buffer_add(text, label);
	sheet_put_wide(writer->sheet, STYLE_PARAGRAPH, formula, value_text(buffer_text(text)));
}

static void
write_title(const struct writer *writer, const struct assessment *assessment, size_t count)
{
	struct sheet *sheet = writer->sheet;
	sheet_line(sheet, STYLE_TITLE, str_from(word(writer->lang, WORD_ACTIONS)));
	struct buffer *text = book_text(sheet->book);
	buffer_add(text, assessment->institution);
	buffer_add_text(text, " · ");
	buffer_add(text, assessment->period);
	buffer_add_text(text, " · ");
	buffer_add_text(text, word(writer->lang, WORD_HOW_TO_ACT));
	sheet_line(sheet, STYLE_LINE, buffer_text(text));
	if (sheet->book->is_live)
		write_counts(writer, count);
	else
		sheet_gap(sheet); // counts that do not follow would mislead
}

// What the dates and the status come to today. An empty date in an open action says nothing, so that
// the cached result is the same on every day.
static void
put_remark(const struct writer *writer)
{
	struct arena *arena = writer->arena;
	struct str dates = FORMULA(
		arena, "IF(ISNUMBER({0}),IF({0}<TODAY(),{1},IF({0}<=TODAY()+7,{2},\"\")),\"\")",
		at(writer, ACTION_DUE), quoted(writer, WORD_OVERDUE),
		quoted(writer, WORD_DUE_SOON));
	struct str formula =
		FORMULA(arena, "IF({0}={1},{2},IF({0}={3},{4},{5}))", at(writer, ACTION_PROGRESS),
	                quoted(writer, WORD_PROGRESS_DONE), quoted(writer, WORD_ACTION_DONE),
	                quoted(writer, WORD_PROGRESS_CANCELLED),
	                quoted(writer, WORD_ACTION_CANCELLED), dates);
	sheet_put_formula(writer->sheet, STYLE_TEXT, formula, value_text(STR("")));
}

static void
write_action(const struct writer *writer, const struct gaps *gaps, size_t index)
{
	const struct gap *gap = &gaps->items[index];
	struct sheet *sheet = writer->sheet;
	const struct value nothing = value_text(STR(""));
	sheet_row(sheet, SHADE_PLAIN);
	sheet_put_count_link(sheet, gaps_row(gaps, index), index + 1);
	sheet_put(sheet, gap->unit);
	sheet_put(sheet, gap->product);
	sheet_put(sheet, gap_label(gap, writer->lang));
	sheet_put_input(sheet, value_text(gap->node->remedy));
	sheet_put_rounded(sheet, gap->lost, places_for(sheet->book->report->rubric, TIER_OBJECT));
	if (gap->node->effort.units)
		sheet_put_exact(sheet, exact_from_decimal(gap->node->effort));
	else
		sheet_put_nothing(sheet);
	sheet_put_input(sheet, nothing);
	sheet_put_date_input(sheet, (struct date){0, 0, 0});
	sheet_put_input(sheet,
	                value_text(str_from(word(writer->lang, progress_words[PROGRESS_OPEN]))));
	sheet_put_input(sheet, nothing);
	put_remark(writer);
	sheet_put(sheet, gap->unit_id);
	sheet_put(sheet, gap->product_id);
	sheet_put(sheet, gap->node->id);
}

static void
offer(const struct writer *writer)
{
	const char *words[PROGRESS_COUNT];
	for (size_t i = 0; i < PROGRESS_COUNT; i++)
		words[i] = word(writer->lang, progress_words[i]);
	sheet_offer_words(writer->sheet,
	                  cells(writer, ACTION_PROGRESS, writer->first, writer->last),
	                  PROGRESS_COUNT, words);
	struct span due = cells(writer, ACTION_DUE, writer->first, writer->last);
	struct str is_date = FORMULA(writer->arena, "AND(ISNUMBER({0}),{0}>=DATE(2000,1,1))",
	                             formula_cell(writer->arena, due));
	sheet_demand(writer->sheet, due, is_date, word(writer->lang, WORD_DATE_WANTED));
}

// A colour never stands without its symbol and word.
static void
colour(const struct writer *writer)
{
	static const struct {
		enum word remark;
		enum colour colour;
	} rules[] = {
		{WORD_OVERDUE, COLOUR_RED},
		{WORD_DUE_SOON, COLOUR_YELLOW},
		{WORD_ACTION_DONE, COLOUR_GREEN},
		{WORD_ACTION_CANCELLED, COLOUR_NONE},
	};
	struct span remarks = cells(writer, ACTION_REMARK, writer->first, writer->last);
	for (size_t i = 0; i < COUNT_OF(rules); i++)
		sheet_colour_beginning(writer->sheet, remarks, symbol_of(writer, rules[i].remark),
		                       (enum shade)((size_t)SHADE_ZONE + rules[i].colour));
}

void
actions_write(struct sheet *sheet, const struct gaps *gaps, const struct assessment *assessment)
{
	enum {
		ROWS_OF_HEAD = 4
	};
	uint32_t count = gaps->count ? (uint32_t)gaps->count : 1; // a row to refer to
	const struct writer writer = {
		.sheet = sheet,
		.arena = sheet->book->scratch,
		.lang = sheet->book->lang,
		.first = ROWS_OF_HEAD,
		.last = ROWS_OF_HEAD + count - 1,
	};
	write_title(&writer, assessment, gaps->count);
	sheet_head(sheet);
	sheet_freeze(sheet, FROZEN);
	for (size_t i = 0; i < gaps->count; i++)
		write_action(&writer, gaps, i);
	sheet_filter(sheet);
	offer(&writer);
	if (sheet->book->is_live)
		colour(&writer);
}
