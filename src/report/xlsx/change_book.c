// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/change_book.h"

#include "base/arena.h"
#include "diag/diag.h"
#include "report/xlsx/chart.h"
#include "report/xlsx/live.h"

enum {
	CHART_ROWS = 17,
	CHART_WIDTH = 640, // pixels
	COLUMN_NAME = 0,
	COLUMN_PARTS = 4, // the first of them
	COLUMN_SUM = COLUMN_PARTS + CAUSE_COUNT,
	COLUMN_COUNT = COLUMN_SUM + 2
};

// The names of the causes stand in their order.
static const struct column columns[COLUMN_COUNT] = {
	{WORD_UNIT, 42, false, NEED_NOTHING},
	{WORD_BEFORE, 11, true, NEED_NOTHING},
	{WORD_AFTER, 11, true, NEED_NOTHING},
	{WORD_CHANGE, 12, true, NEED_NOTHING},
	[COLUMN_PARTS + CAUSE_COVERAGE] = {WORD_COVERAGE, 13, true, NEED_NOTHING},
	[COLUMN_PARTS + CAUSE_RUBRIC] = {WORD_RUBRIC, 13, true, NEED_NOTHING},
	[COLUMN_PARTS + CAUSE_NA] = {WORD_NOT_APPLICABLE, 15, true, NEED_NOTHING},
	[COLUMN_PARTS + CAUSE_ANSWER] = {WORD_ANSWER, 13, true, NEED_NOTHING},
	[COLUMN_PARTS + CAUSE_EVIDENCE] = {WORD_EVIDENCE, 13, true, NEED_NOTHING},
	[COLUMN_SUM] = {WORD_PARTS_SUM, 15, true, NEED_NOTHING},
	[COLUMN_SUM + 1] = {WORD_STATE, 20, false, NEED_NOTHING},
};

static void
put_side(struct sheet *sheet, const struct moment *moment)
{
	struct buffer *text = book_text(sheet->book);
	write_plain(text, moment->period);
	buffer_add_text(text, " (");
	buffer_add_text(text, word(sheet->book->lang, WORD_ASSESSMENT_NUMBER));
	buffer_add_char(text, ' ');
	buffer_add_integer(text, moment->id);
	buffer_add_text(text, ", ");
	write_plain(text, moment->rubric);
	buffer_add_char(text, ' ');
	write_plain(text, moment->version);
	buffer_add_text(text, ")");
}

static void
write_top(struct sheet *sheet, const struct change_report *report)
{
	enum lang lang = sheet->book->lang;
	sheet_line(sheet, STYLE_TITLE, report->to->institution);
	put_side(sheet, report->from);
	struct str from = str_copy(sheet->book->file.arena, buffer_text(&sheet->book->text));
	put_side(sheet, report->to);
	struct str to = str_copy(sheet->book->file.arena, buffer_text(&sheet->book->text));
	struct str figure = str_from(figure_word(lang, report->figure));
	struct str parts[] = {from, STR(" → "), to, STR(" · "), figure};
	sheet_line(sheet, STYLE_SECTION, str_join(sheet->book->file.arena, 5, parts));
	sheet_line(sheet, STYLE_LINE, str_from(word(lang, WORD_CHANGE_READING)));
	if (report->change->is_rescaled)
		sheet_line(sheet, STYLE_PARAGRAPH, str_from(word(lang, WORD_RESCALED)));
}

static void
put_change(struct sheet *sheet, const struct change_line *line, struct decimal change)
{
	if (line->has_parts)
		sheet_put_number(sheet, STYLE_CHANGE, change);
	else
		sheet_put_nothing(sheet);
}

static void
put_sum(struct sheet *sheet, const struct change_line *line)
{
	struct arena *arena = sheet->book->scratch;
	struct span first = {.column = COLUMN_PARTS, .first = sheet->row};
	struct span last = {.column = COLUMN_SUM - 1, .first = sheet->row};
	if (!line->has_parts) {
		sheet_put_nothing(sheet);
		return;
	}
	sheet_put_formula(sheet, STYLE_CHANGE,
	                  FORMULA(arena, "SUM({0}:{1})", formula_cell(arena, first),
	                          formula_cell(arena, last)),
	                  value_number(exact_from_decimal(line->total)));
}

static void
write_line(struct sheet *sheet, const struct change_line *line, struct str name, enum shade shade)
{
	sheet_row(sheet, shade);
	sheet_put(sheet, name);
	sheet_put_reading(sheet, &line->from);
	sheet_put_reading(sheet, &line->to);
	put_change(sheet, line, line->total);
	for (size_t i = 0; i < CAUSE_COUNT; i++)
		put_change(sheet, line, line->parts[i]);
	put_sum(sheet, line);
	if (line->was_there == line->is_there)
		sheet_put_nothing(sheet);
	else
		sheet_put_word(sheet, word(sheet->book->lang,
		                           line->is_there ? WORD_NEW_UNIT : WORD_LEFT_UNIT));
}

// The parts of the institution's change on top of each other, what takes away below zero.
static void
draw(struct sheet *sheet, const struct change_line *line, lxw_row_t row)
{
	lxw_row_t at = sheet->head + 1;
	struct chart chart =
		chart_begin(sheet, false, (struct area){at, at, COLUMN_NAME, COLUMN_NAME},
	                    word(sheet->book->lang, WORD_CAUSES_OF_CHANGE));
	for (size_t i = 0; i < CAUSE_COUNT; i++) {
		lxw_col_t column = (lxw_col_t)(COLUMN_PARTS + i);
		if (line->parts[i].units)
			chart_add(&chart, (struct area){at, at, column, column},
			          (struct cell){sheet->head, column, false}, i);
	}
	chart_place(&chart, row, CHART_ROWS, CHART_WIDTH, 0);
}

static bool
has_parts(const struct change_line *line)
{
	bool is_any = false;
	for (size_t i = 0; i < CAUSE_COUNT; i++)
		is_any |= line->has_parts && line->parts[i].units;
	return is_any;
}

static void
write_sheet(struct sheet *sheet, const struct change_report *report)
{
	const struct change *change = report->change;
	write_top(sheet, report);
	lxw_row_t chart_row = sheet->next;
	bool is_drawn = has_parts(&change->institution);
	for (size_t i = 0; is_drawn && i < CHART_ROWS + 1; i++)
		sheet_gap(sheet);
	sheet_head(sheet);
	sheet_freeze(sheet, 1);
	write_line(sheet, &change->institution, str_from(word(sheet->book->lang, WORD_INSTITUTION)),
	           SHADE_GROUP);
	size_t told = 0;
	for (size_t i = 0; i < change->unit_count; i++) {
		if (!change_is_seen(&change->units[i]))
			continue;
		write_line(sheet, &change->units[i], change->units[i].name, SHADE_PLAIN);
		told++;
	}
	if (!told && !change_is_seen(&change->institution))
		sheet_line(sheet, STYLE_PARAGRAPH,
		           str_from(word(sheet->book->lang, WORD_NO_CHANGE)));
	if (is_drawn)
		draw(sheet, &change->institution, chart_row);
}

void
change_book_write(const struct book_file *file, const struct change_report *report)
{
	struct book *book = book_create_file(file);
	struct sheet sheet;
	book->is_live = true;
	if (!sheet_open(&sheet, book, str_from(word(file->lang, WORD_CHANGE_SHEET)), COLUMN_COUNT,
	                columns) ||
	    diags_have_errors(file->diags)) {
		book_discard(book);
		return;
	}
	write_sheet(&sheet, report);
	struct book_about about = {
		.institution = report->to->institution,
		.period = report->to->period,
		.source = report->to->rubric,
		.version = report->to->version,
		.subject = str_from(word(book->lang, WORD_CAUSES_OF_CHANGE)),
		.day = book_saved_day(report->to->saved),
	};
	book_close_about(book, &about);
}
