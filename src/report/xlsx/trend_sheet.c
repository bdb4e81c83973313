// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The sheet of one trend. What the chart draws stands in hidden columns: one for each method, so
// that no line joins two of them, and one for each floor, where the last method was used (all the
// way where that was but once, since a single point makes no line).
#include "base/arena.h"
#include "report/xlsx/chart.h"
#include "report/xlsx/phrase.h"
#include "report/xlsx/trend_part.h"

enum {
	CHART_ROWS = 17,
	CHART_WIDTH = 960 // pixels
};

enum {
	COLUMN_PERIOD,
	COLUMN_UNITS = 8,
	COLUMN_HIDDEN = 10 // the first of them
};

static const struct column shown_columns[COLUMN_HIDDEN] = {
	{WORD_PERIOD, 13, false, NEED_NOTHING},      {WORD_RUBRIC, 58, false, NEED_NOTHING},
	{WORD_SCORE, 10, true, NEED_NOTHING},        {WORD_CHANGE, 14, true, NEED_NOTHING},
	{WORD_ZONE, 15, false, NEED_NOTHING},        {WORD_CLAIMED, 13, true, NEED_NOTHING},
	{WORD_VERIFIED, 14, true, NEED_NOTHING},     {WORD_POTENTIAL, 12, true, NEED_NOTHING},
	{WORD_UNITS_SCORED, 14, true, NEED_NOTHING}, {WORD_ASSESSMENT, 12, true, NEED_NOTHING},
};

struct writer {
	const struct trend_source *source;
	struct trend_view view;
	struct sheet sheet;
	size_t method_count, last_method; // the point at which the last one begins
	const struct zone_table *zones;   // NULL: not known
	size_t floor_count;
	lxw_row_t chart_row;
};

static const struct trend_point *
point_at(const struct writer *writer, size_t index)
{
	return &writer->view.trend->points[writer->view.first + index];
}

static bool
begins_method(const struct writer *writer, size_t index)
{
	return index == 0 || point_at(writer, index)->is_break;
}

static void
measure(struct writer *writer)
{
	const struct trend_source *source = writer->source;
	const char *kind = source->subject->kind;
	bool is_unit = kind && str_equal(str_from(kind), STR("unit"));
	writer->view = trend_view_for(source->trend);
	for (size_t i = 0; i < writer->view.count; i++) {
		if (!begins_method(writer, i))
			continue;
		writer->method_count++;
		writer->last_method = i;
	}
	if (!source->rubric)
		return;
	writer->zones = &source->rubric->zones[is_unit ? TIER_UNIT : TIER_INSTITUTION];
	writer->floor_count = writer->zones->count ? writer->zones->count - 1 : 0;
}

static bool
open(struct writer *writer, struct book *book)
{
	size_t count = COLUMN_HIDDEN + writer->method_count + writer->floor_count;
	struct column *columns = arena_array(book->file.arena, count, struct column);
	for (size_t i = 0; i < count; i++)
		columns[i] = i < COLUMN_HIDDEN ? shown_columns[i]
		                               : (struct column){WORD_SCORE, 10, true, NEED_HIDDEN};
	// What is told of one unit or group has no units to count.
	if (!writer->source->units->count)
		columns[COLUMN_UNITS].need = NEED_HIDDEN;
	return sheet_open(&writer->sheet, book, writer->source->sheet_name, count, columns);
}

static void
write_top(struct writer *writer)
{
	struct sheet *sheet = &writer->sheet;
	const struct trend_source *source = writer->source;
	struct buffer *text = book_text(sheet->book);
	write_plain(text, source->trend->institution);
	if (source->subject->kind) {
		buffer_add_text(text, " · ");
		write_plain(text, trend_name(source->trend));
	}
	sheet_line(sheet, STYLE_TITLE, buffer_text(text));
	sheet_line(sheet, STYLE_SECTION,
	           str_from(word(sheet->book->lang, WORD_TREND_OVER_PERIODS)));
	sheet_line(sheet, STYLE_LINE, str_from(word(sheet->book->lang, WORD_TREND_READING)));
	trend_put_left_out(sheet, &writer->view);
	writer->chart_row = sheet->next;
	for (size_t i = 0; i < CHART_ROWS + 1; i++)
		sheet_gap(sheet);
}

static void
put_floor_name(struct writer *writer, const struct zone *zone)
{
	enum lang lang = writer->sheet.book->lang;
	struct buffer *text = book_text(writer->sheet.book);
	buffer_add_text(text, word(lang, WORD_FLOOR_OF));
	buffer_add_char(text, ' ');
	phrase_band(text, lang, zone);
	buffer_add_text(text, ": ");
	decimal_write_short(text, zone->floor, lang_decimal_mark(lang));
	buffer_add_text(text, " (");
	write_plain(text, writer->source->rubric->id);
	buffer_add_char(text, ')');
	sheet_put_styled(&writer->sheet, STYLE_TEXT, buffer_text(text));
}

static void
write_head(struct writer *writer)
{
	struct sheet *sheet = &writer->sheet;
	sheet_row(sheet, SHADE_HEAD);
	sheet->head = sheet->row;
	for (size_t i = 0; i < COLUMN_HIDDEN; i++)
		sheet_put_word(sheet, word(sheet->book->lang, sheet->columns[i].word));
	for (size_t i = 0; i < writer->view.count; i++) {
		if (begins_method(writer, i))
			sheet_put_styled(sheet, STYLE_TEXT,
			                 trend_method(sheet->book, point_at(writer, i)->moment));
	}
	for (size_t i = 0; i < writer->floor_count; i++)
		put_floor_name(writer, &writer->zones->zones[i]);
	sheet_freeze(sheet, 1);
}

// How many units had a score, out of how many.
static void
put_units_scored(struct writer *writer, const struct trend_point *point, size_t index)
{
	const struct trend_family *units = writer->source->units;
	size_t count = 0, scored = 0;
	for (size_t i = 0; i < units->count; i++) {
		const struct trend *trend =
			trend_member_find(&units->members[i], point->moment->institution);
		if (!trend || !trend->points[index].moment->is_there)
			continue;
		count++;
		scored += trend_reading(&trend->points[index])->has_score;
	}
	struct buffer *text = book_text(writer->sheet.book);
	if (units->count) {
		buffer_add_integer(text, (long long)scored);
		buffer_add_char(text, ' ');
		buffer_add_text(text, word(writer->sheet.book->lang, WORD_CHART_OUT_OF));
		buffer_add_char(text, ' ');
		buffer_add_integer(text, (long long)count);
	}
	sheet_put(&writer->sheet, buffer_text(text));
}

static void
put_change(struct sheet *sheet, const struct trend_point *point)
{
	if (point->has_change)
		sheet_put_number(sheet, STYLE_CHANGE, point->change);
	else if (point->is_break)
		sheet_put_word(sheet, word(sheet->book->lang, WORD_OTHER_METHOD));
	else
		sheet_put_nothing(sheet);
}

static void
put_hidden(struct writer *writer, size_t index, size_t method)
{
	struct sheet *sheet = &writer->sheet;
	const struct reading *reading = trend_reading(point_at(writer, index));
	bool is_single = writer->last_method + 1 == writer->view.count;
	for (size_t i = 0; i < writer->method_count; i++) {
		if (i == method)
			sheet_put_reading(sheet, reading);
		else
			sheet_put_nothing(sheet);
	}
	for (size_t i = 0; i < writer->floor_count; i++) {
		if (index >= writer->last_method || is_single)
			sheet_put_number(sheet, STYLE_NUMBER, writer->zones->zones[i].floor);
		else
			sheet_put_nothing(sheet);
	}
}

static void
write_points(struct writer *writer)
{
	struct sheet *sheet = &writer->sheet;
	size_t method = 0;
	for (size_t i = 0; i < writer->view.count; i++) {
		const struct trend_point *point = point_at(writer, i);
		const struct moment *moment = point->moment;
		method += i && begins_method(writer, i);
		sheet_row(sheet, SHADE_PLAIN);
		sheet_put(sheet, moment->period);
		sheet_put(sheet, trend_method(sheet->book, moment));
		sheet_put_reading(sheet, trend_reading(point));
		put_change(sheet, point);
		if (moment->is_there)
			sheet_put_reading_zone(sheet, trend_reading(point));
		else
			sheet_put_word(sheet, word(sheet->book->lang, WORD_NOT_INCLUDED));
		for (size_t f = 0; f < FIGURE_COUNT; f++)
			sheet_put_reading(sheet, &moment->readings[f]);
		put_units_scored(writer, point, writer->view.first + i);
		sheet_put_count(sheet, (size_t)moment->id);
		put_hidden(writer, i, method);
	}
}

static void
draw(struct writer *writer)
{
	struct sheet *sheet = &writer->sheet;
	lxw_row_t first = sheet->head + 1, last = sheet->head + (lxw_row_t)writer->view.count;
	struct chart chart =
		chart_begin(sheet, true, (struct area){first, last, COLUMN_PERIOD, COLUMN_PERIOD},
	                    word(sheet->book->lang, WORD_TREND_OVER_PERIODS));
	for (size_t i = 0; i < writer->method_count + writer->floor_count; i++) {
		lxw_col_t column = (lxw_col_t)(COLUMN_HIDDEN + i);
		struct area values = {first, last, column, column};
		struct cell name = {sheet->head, column, false};
		if (i < writer->method_count)
			chart_add(&chart, values, name, i);
		else
			chart_add_floor(&chart, values, name,
			                writer->zones->zones[i - writer->method_count].colour);
	}
	chart_place(&chart, writer->chart_row, CHART_ROWS, CHART_WIDTH,
	            trend_top(writer->source->rubric, writer->source->trend));
}

bool
trend_sheet_write(struct book *book, const struct trend_source *source)
{
	struct writer writer = {.source = source};
	measure(&writer);
	if (!open(&writer, book))
		return false;
	write_top(&writer);
	write_head(&writer);
	write_points(&writer);
	draw(&writer);
	return true;
}
