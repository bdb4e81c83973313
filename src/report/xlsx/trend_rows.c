// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The sheet of many trends: units or groups as rows, assessments as columns. Where the method
// changes there is an empty column, which the lines of the chart do not cross.
#include <stdlib.h>

#include "base/arena.h"
#include "report/xlsx/chart.h"
#include "report/xlsx/trend_part.h"

enum {
	CHART_ROWS = 17,
	CHART_WIDTH = 960, // pixels
	METHOD_WIDTH = 16, // of a column under the name of its method
	SCORE_WIDTH = 10,
	GAP_WIDTH = 3,
	COLUMN_NAME = 1,
	COLUMN_SCORES = 2 // the first of them
};

enum purpose {
	PURPOSE_NUMBER,
	PURPOSE_NAME,
	PURPOSE_GAP,
	PURPOSE_SCORE,
	PURPOSE_CHANGE
};

struct stand {
	enum purpose purpose;
	size_t point;
};

// One who is told of.
struct member {
	struct str id;
	const struct trend *trend;
	size_t row; // of the table
};

struct writer {
	const struct trend_rows *rows;
	struct trend_view view;
	struct sheet sheet;
	size_t member_count, place_count, score_places;
	struct member *members;
	struct stand *places;
	lxw_row_t chart_row;
};

static const struct trend_point *
point_at(const struct writer *writer, const struct trend *trend, size_t index)
{
	return &trend->points[writer->view.first + index];
}

static bool
begins_method(const struct writer *writer, size_t index)
{
	return index == 0 || point_at(writer, writer->rows->institution, index)->is_break;
}

static void
find_members(struct writer *writer, struct arena *arena)
{
	const struct trend_family *family = writer->rows->family;
	writer->members = arena_array(arena, family->count, struct member);
	for (size_t i = 0; i < family->count; i++) {
		const struct trend_member *from = &family->members[i];
		const struct trend *trend =
			trend_member_find(from, writer->rows->institution->institution);
		if (!trend)
			continue;
		writer->members[writer->member_count] =
			(struct member){from->id, trend, writer->member_count};
		writer->member_count++;
	}
}

static void
add_place(struct writer *writer, enum purpose purpose, size_t point)
{
	writer->places[writer->place_count++] = (struct stand){purpose, point};
}

// Number, name, the scores with a gap at each break, a gap, the changes.
static void
plan_places(struct writer *writer, struct arena *arena)
{
	size_t count = writer->view.count;
	writer->places = arena_array(arena, 3 * count + COLUMN_SCORES + 1, struct stand);
	add_place(writer, PURPOSE_NUMBER, 0);
	add_place(writer, PURPOSE_NAME, 0);
	for (size_t i = 0; i < count; i++) {
		if (i && begins_method(writer, i))
			add_place(writer, PURPOSE_GAP, 0);
		add_place(writer, PURPOSE_SCORE, i);
	}
	writer->score_places = writer->place_count - COLUMN_SCORES;
	size_t scores_end = writer->place_count;
	for (size_t i = 0; i < count; i++) {
		if (begins_method(writer, i))
			continue;
		if (writer->place_count == scores_end)
			add_place(writer, PURPOSE_GAP, 0);
		add_place(writer, PURPOSE_CHANGE, i);
	}
}

static bool
open(struct writer *writer, struct book *book)
{
	struct column *columns = arena_array(book->file.arena, writer->place_count, struct column);
	for (size_t i = 0; i < writer->place_count; i++) {
		switch (writer->places[i].purpose) {
		case PURPOSE_NUMBER:
			columns[i] = (struct column){WORD_NUMBER, 5, true, NEED_NOTHING};
			break;
		case PURPOSE_NAME:
			columns[i] = (struct column){writer->rows->column, 42, false, NEED_NOTHING};
			break;
		case PURPOSE_GAP:
			columns[i] = (struct column){WORD_SCORE, GAP_WIDTH, false, NEED_NOTHING};
			break;
		case PURPOSE_SCORE:
			columns[i] = (struct column){WORD_SCORE, SCORE_WIDTH, true, NEED_NOTHING};
			if (begins_method(writer, writer->places[i].point))
				columns[i].width = METHOD_WIDTH;
			break;
		case PURPOSE_CHANGE:
			columns[i] = (struct column){WORD_CHANGE, SCORE_WIDTH, true, NEED_NOTHING};
			break;
		}
	}
	return sheet_open(&writer->sheet, book, writer->rows->sheet_name, writer->place_count,
	                  columns);
}

static void
put_shown(struct writer *writer)
{
	enum lang lang = writer->sheet.book->lang;
	if (writer->member_count <= CHART_LINES_MOST)
		return;
	struct buffer *text = book_text(writer->sheet.book);
	buffer_add_text(text, word(lang, WORD_CHART_SHOWS));
	buffer_add_char(text, ' ');
	buffer_add_integer(text, CHART_LINES_MOST);
	buffer_add_char(text, ' ');
	buffer_add_text(text, word(lang, WORD_CHART_OUT_OF));
	buffer_add_char(text, ' ');
	buffer_add_integer(text, (long long)writer->member_count);
	buffer_add_char(text, ' ');
	buffer_add_text(text, word(lang, WORD_CHART_LOWEST));
	sheet_line(&writer->sheet, STYLE_LINE, buffer_text(text));
}

static void
write_top(struct writer *writer)
{
	struct sheet *sheet = &writer->sheet;
	enum lang lang = sheet->book->lang;
	sheet_line(sheet, STYLE_TITLE, writer->rows->institution->institution);
	sheet_line(sheet, STYLE_SECTION, str_from(word(lang, writer->rows->title)));
	sheet_line(sheet, STYLE_LINE, str_from(word(lang, WORD_TREND_OF_MANY_READING)));
	put_shown(writer);
	trend_put_left_out(sheet, &writer->view);
	writer->chart_row = sheet->next;
	for (size_t i = 0; i < CHART_ROWS + 1; i++)
		sheet_gap(sheet);
}

// The methods over the first of their columns; the word for the changes over theirs.
static void
write_methods(struct writer *writer)
{
	struct sheet *sheet = &writer->sheet;
	bool is_told = false;
	sheet_row(sheet, SHADE_HEAD);
	for (size_t i = 0; i < writer->place_count; i++) {
		const struct stand *place = &writer->places[i];
		const struct moment *moment =
			point_at(writer, writer->rows->institution, place->point)->moment;
		if (place->purpose == PURPOSE_SCORE && begins_method(writer, place->point)) {
			sheet_put_styled(sheet, STYLE_TEXT, trend_method(sheet->book, moment));
		} else if (place->purpose == PURPOSE_CHANGE && !is_told) {
			sheet_put_word(sheet, word(sheet->book->lang, WORD_CHANGE));
			is_told = true;
		} else {
			sheet_put_nothing(sheet);
		}
	}
}

static void
write_head(struct writer *writer)
{
	struct sheet *sheet = &writer->sheet;
	write_methods(writer);
	sheet_row(sheet, SHADE_HEAD);
	sheet->head = sheet->row;
	for (size_t i = 0; i < writer->place_count; i++) {
		const struct stand *place = &writer->places[i];
		if (place->purpose == PURPOSE_GAP)
			sheet_put_nothing(sheet);
		else if (place->purpose == PURPOSE_NUMBER || place->purpose == PURPOSE_NAME)
			sheet_put_word(sheet, word(sheet->book->lang, sheet->columns[i].word));
		else
			sheet_put(sheet, point_at(writer, writer->rows->institution, place->point)
			                         ->moment->period);
	}
	sheet_freeze(sheet, COLUMN_SCORES);
	worksheet_repeat_rows(sheet->page, sheet->head - 1, sheet->head);
}

static void
write_member(struct writer *writer, const struct member *member)
{
	struct sheet *sheet = &writer->sheet;
	sheet_row(sheet, SHADE_PLAIN);
	for (size_t i = 0; i < writer->place_count; i++) {
		const struct stand *place = &writer->places[i];
		const struct trend_point *point = point_at(writer, member->trend, place->point);
		switch (place->purpose) {
		case PURPOSE_NUMBER:
			sheet_put_count(sheet, member->row + 1);
			break;
		case PURPOSE_NAME:
			sheet_put(sheet, trend_name(member->trend));
			break;
		case PURPOSE_GAP:
			sheet_put_nothing(sheet);
			break;
		case PURPOSE_SCORE:
			sheet_put_marked(sheet, trend_reading(point));
			break;
		case PURPOSE_CHANGE:
			if (point->has_change)
				sheet_put_number(sheet, STYLE_CHANGE, point->change);
			else
				sheet_put_nothing(sheet);
			break;
		}
	}
}

// Lowest last score first, those without one behind all others.
static int
compare_last(const void *left, const void *right)
{
	const struct member *a = left, *b = right;
	const struct reading *first = trend_reading(&a->trend->points[a->trend->point_count - 1]);
	const struct reading *second = trend_reading(&b->trend->points[b->trend->point_count - 1]);
	int order = (int)second->has_score - (int)first->has_score;
	if (!order && first->has_score)
		order = (first->shown.units > second->shown.units) -
		        (first->shown.units < second->shown.units);
	return order ? order : (a->row > b->row) - (a->row < b->row);
}

static double
top_of(const struct writer *writer)
{
	double top = trend_top(writer->rows->rubric, writer->rows->institution);
	for (size_t i = 0; i < writer->member_count && top > 0; i++)
		top = trend_top(writer->rows->rubric, writer->members[i].trend);
	return top;
}

static void
draw(struct writer *writer)
{
	struct sheet *sheet = &writer->sheet;
	lxw_col_t last = (lxw_col_t)(COLUMN_SCORES + writer->score_places - 1);
	struct chart chart = chart_begin(
		sheet, true, (struct area){sheet->head, sheet->head, COLUMN_SCORES, last},
		word(sheet->book->lang, writer->rows->title));
	if (writer->member_count > CHART_LINES_MOST)
		qsort(writer->members, writer->member_count, sizeof(*writer->members),
		      compare_last);
	for (size_t i = 0; i < writer->member_count && i < CHART_LINES_MOST; i++) {
		lxw_row_t row = sheet->head + 1 + (lxw_row_t)writer->members[i].row;
		chart_add(&chart, (struct area){row, row, COLUMN_SCORES, last},
		          (struct cell){row, COLUMN_NAME, false}, i);
	}
	chart_place(&chart, writer->chart_row, CHART_ROWS, CHART_WIDTH, top_of(writer));
}

bool
trend_rows_write(struct book *book, const struct trend_rows *rows)
{
	struct writer writer = {.rows = rows, .view = trend_view_for(rows->institution)};
	find_members(&writer, book->file.arena);
	if (!writer.member_count)
		return true;
	plan_places(&writer, book->file.arena);
	if (!open(&writer, book))
		return false;
	write_top(&writer);
	write_head(&writer);
	for (size_t i = 0; i < writer.member_count; i++)
		write_member(&writer, &writer.members[i]);
	draw(&writer);
	return true;
}
