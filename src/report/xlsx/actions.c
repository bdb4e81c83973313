// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/actions.h"

#include "base/arena.h"
#include "base/compiler.h"
#include "report/action_list.h"
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

// A row: a gap, with what is kept of its follow-up; or an action without a gap here.
struct line {
	struct span link; // to the gap
	struct str unit, product, label, remedy;
	bool has_points;
	struct exact points;
	struct decimal effort;
	struct str unit_id, product_id, item_id;
	const struct action *kept; // NULL: nobody took it up yet
};

// The sheet under way.
struct writer {
	struct sheet *sheet;
	struct arena *arena; // of formulas; they last for a row
	enum lang lang;
	uint32_t first, last; // rows of actions
	size_t count;
	struct line *lines;
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

static enum progress
progress_of(const struct line *line)
{
	return line->kept ? line->kept->progress : PROGRESS_OPEN;
}

// How many lines have come so far, and how many are overdue on the reference date.
static struct action_counts
count_lines(const struct writer *writer)
{
	struct action_counts counts = {{0}, {0}};
	for (size_t i = 0; i < writer->count; i++) {
		const struct action *kept = writer->lines[i].kept;
		counts.by_progress[progress_of(&writer->lines[i])]++;
		counts.by_urgency[kept ? kept->urgency : URGENCY_LATER]++;
	}
	return counts;
}

// "35 belum · 0 proses · …", counted from the rows below.
static void
write_counts(const struct writer *writer)
{
	struct arena *arena = writer->arena;
	struct action_counts counts = count_lines(writer);
	sheet_row(writer->sheet, SHADE_GROUP);
	struct buffer *text = book_text(writer->sheet->book);
	struct str formula = STR("");
	struct span chosen = cells(writer, ACTION_PROGRESS, writer->first, writer->last);
	for (size_t i = 0; i < PROGRESS_COUNT; i++) {
		struct str name = str_from(progress_words[i][writer->lang]);
		const struct str parts[] = {STR(" "), name, STR("   ·   ")};
		struct str label = str_join(arena, COUNT_OF(parts), parts);
		formula = FORMULA(arena, "{0}SUMPRODUCT(--({1}={2}))&{3}&", formula,
		                  formula_span(arena, chosen), formula_text(arena, name),
		                  formula_text(arena, label));
		buffer_add_integer(text, (long long)counts.by_progress[i]);
		buffer_add(text, label);
	}
	struct span remarks = cells(writer, ACTION_REMARK, writer->first, writer->last);
	struct str overdue = str_from(symbol_of(writer, WORD_OVERDUE));
	const struct str parts[] = {STR(" "), str_from(word(writer->lang, WORD_OVERDUE))};
	struct str label = str_join(arena, COUNT_OF(parts), parts);
	formula = FORMULA(arena, "{0}SUMPRODUCT(--(LEFT({1},1)={2}))&{3}", formula,
	                  formula_span(arena, remarks), formula_text(arena, overdue),
	                  formula_text(arena, label));
	buffer_add_integer(text, (long long)counts.by_urgency[URGENCY_OVERDUE]);
	buffer_add(text, label);
	sheet_put_wide(writer->sheet, STYLE_PARAGRAPH, formula, value_text(buffer_text(text)));
}

static void
write_title(const struct writer *writer, struct str institution, struct str period)
{
	struct sheet *sheet = writer->sheet;
	sheet_line(sheet, STYLE_TITLE, str_from(word(writer->lang, WORD_ACTIONS)));
	struct buffer *text = book_text(sheet->book);
	buffer_add(text, institution);
	buffer_add_text(text, " · ");
	buffer_add(text, period);
	buffer_add_text(text, " · ");
	buffer_add_text(text, word(writer->lang, WORD_HOW_TO_ACT));
	sheet_line(sheet, STYLE_LINE, buffer_text(text));
	if (sheet->book->is_live)
		write_counts(writer);
	else
		sheet_gap(sheet); // counts that do not follow would mislead
}

// What the dates and the status come to today. Its cached result is that of the reference date, so that it is the
// same on every day.
static void
put_remark(const struct writer *writer, const struct line *line)
{
	struct arena *arena = writer->arena;
	const char *remark = line->kept ? action_remark(line->kept, writer->lang) : "";
	struct str done = str_from(progress_words[PROGRESS_DONE][writer->lang]);
	struct str cancelled = str_from(progress_words[PROGRESS_CANCELLED][writer->lang]);
	struct str dates = FORMULA(
		arena, "IF(ISNUMBER({0}),IF({0}<TODAY(),{1},IF({0}<=TODAY()+7,{2},\"\")),\"\")",
		at(writer, ACTION_DUE), quoted(writer, WORD_OVERDUE),
		quoted(writer, WORD_DUE_SOON));
	struct str formula = FORMULA(
		arena, "IF({0}={1},{2},IF({0}={3},{4},{5}))", at(writer, ACTION_PROGRESS),
		formula_text(arena, done), quoted(writer, WORD_ACTION_DONE),
		formula_text(arena, cancelled), quoted(writer, WORD_ACTION_CANCELLED), dates);
	sheet_put_formula(writer->sheet, STYLE_TEXT, formula, value_text(str_from(remark)));
}

static void
write_line(const struct writer *writer, const struct line *line, size_t number)
{
	struct sheet *sheet = writer->sheet;
	const struct action *kept = line->kept;
	sheet_row(sheet, SHADE_PLAIN);
	sheet_put_count_link(sheet, line->link, number);
	sheet_put(sheet, line->unit);
	sheet_put(sheet, line->product);
	sheet_put(sheet, line->label);
	sheet_put_input(sheet, value_text(line->remedy));
	if (line->has_points)
		sheet_put_rounded(sheet, line->points,
		                  places_for(sheet->book->report->rubric, TIER_OBJECT));
	else
		sheet_put_nothing(sheet);
	if (line->effort.units)
		sheet_put_exact(sheet, exact_from_decimal(line->effort));
	else
		sheet_put_nothing(sheet);
	sheet_put_input(sheet, value_text(kept ? kept->owner : STR("")));
	sheet_put_date_input(sheet, kept ? kept->due : (struct date){0, 0, 0});
	sheet_put_input(sheet,
	                value_text(str_from(progress_words[progress_of(line)][writer->lang])));
	sheet_put_input(sheet, value_text(kept ? kept->note : STR("")));
	put_remark(writer, line);
	sheet_put(sheet, line->unit_id);
	sheet_put(sheet, line->product_id);
	sheet_put(sheet, line->item_id);
}

static void
offer(const struct writer *writer)
{
	const char *words[PROGRESS_COUNT];
	for (size_t i = 0; i < PROGRESS_COUNT; i++)
		words[i] = progress_words[i][writer->lang];
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

// The gap's line; its action, where one is kept, is the one of that answer.
static struct line
line_of_gap(const struct gaps *gaps, size_t index, const struct follow_up *follow_up,
            enum lang lang)
{
	const struct gap *gap = gaps->items[index];
	struct str rubric = gaps->sheet.book->report->rubric->id;
	struct line line = {
		.link = gaps_row(gaps, index),
		.unit = gap->unit,
		.product = gap->product,
		.label = gap_label(gap, lang),
		.remedy = gap->node->remedy,
		.has_points = true,
		.points = gap->lost,
		.effort = gap->node->effort,
		.unit_id = gap->unit_id,
		.product_id = gap->product_id,
		.item_id = gap->node->id,
	};
	for (size_t i = 0; follow_up && i < follow_up->count && !line.kept; i++) {
		const struct action *action = &follow_up->actions[i];
		if (str_equal(action->item, line.item_id) && str_equal(action->rubric, rubric) &&
		    str_equal(action->unit, line.unit_id) &&
		    str_equal(action->product, line.product_id))
			line.kept = action;
	}
	return line;
}

// The line of an action that no gap has.
static struct line
line_of_action(const struct rubric *rubric, const struct action *action, enum lang lang)
{
	bool is_ours = str_equal(rubric->id, action->rubric);
	const struct rubric_node *node = is_ours ? rubric_find(rubric, action->item) : NULL;
	return (struct line){
		.link = SPAN_NONE,
		.unit = action->unit_name,
		.product = action->product_name,
		.label = node ? text_in(lang, node->label, node->en) : action->label,
		.remedy = action->remedy,
		.has_points = action->has_points,
		.points = exact_from_decimal(action->points),
		.effort = node ? node->effort : decimal_from_integer(0),
		.unit_id = action->unit,
		.product_id = action->product,
		.item_id = action->item,
		.kept = action,
	};
}

static bool
is_shown(const struct writer *writer, const struct action *action)
{
	for (size_t i = 0; i < writer->count; i++) {
		if (writer->lines[i].kept == action)
			return true;
	}
	return false;
}

// Makes the lines: the gaps in their order, then the other actions.
static void
collect(struct writer *writer, const struct gaps *gaps, const struct follow_up *follow_up)
{
	const struct report *report = writer->sheet->book->report;
	size_t gap_count = gaps ? gaps->count : 0, kept = follow_up ? follow_up->count : 0;
	writer->lines = arena_array(report->arena, gap_count + kept, struct line);
	for (size_t i = 0; i < gap_count; i++)
		writer->lines[writer->count++] = line_of_gap(gaps, i, follow_up, writer->lang);
	for (size_t i = 0; i < kept; i++) {
		const struct action *action = &follow_up->actions[i];
		if (!is_shown(writer, action))
			writer->lines[writer->count++] =
				line_of_action(report->rubric, action, writer->lang);
	}
}

static void
write_plan(struct writer *writer, struct str institution, struct str period)
{
	enum {
		ROWS_OF_HEAD = 4
	};
	struct sheet *sheet = writer->sheet;
	writer->first = ROWS_OF_HEAD;
	// One row to refer to, where there is none.
	writer->last = ROWS_OF_HEAD + (writer->count ? (uint32_t)writer->count : 1) - 1;
	write_title(writer, institution, period);
	sheet_head(sheet);
	sheet_freeze(sheet, FROZEN);
	for (size_t i = 0; i < writer->count; i++)
		write_line(writer, &writer->lines[i], i + 1);
	sheet_filter(sheet);
	offer(writer);
	if (sheet->book->is_live)
		colour(writer);
}

static struct writer
writer_for(struct sheet *sheet)
{
	return (struct writer){
		.sheet = sheet, .arena = sheet->book->scratch, .lang = sheet->book->lang};
}

void
actions_write(struct sheet *sheet, const struct gaps *gaps, const struct assessment *assessment)
{
	struct writer writer = writer_for(sheet);
	collect(&writer, gaps, sheet->book->report->options->follow_up);
	write_plan(&writer, assessment->institution, assessment->period);
}

void
actions_write_book(const struct report *report, struct str institution, struct str period)
{
	struct book *book = book_create(report);
	struct sheet sheet;
	book->is_live = true;
	if (book->has_failed || !actions_open(&sheet, book)) {
		book_discard(book);
		return;
	}
	struct writer writer = writer_for(&sheet);
	collect(&writer, NULL, report->options->follow_up);
	write_plan(&writer, institution, period);
	book_close(book, institution, period);
}
