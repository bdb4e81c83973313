// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/trend_part.h"

#include "base/arena.h"

enum {
	POINTS_MOST =
		200, // that a sheet shows; a store of monthly audits has that many in 16 years
	DIGEST_SHOWN = 8
};

struct trend_view
trend_view_for(const struct trend *trend)
{
	size_t count = trend->point_count < POINTS_MOST ? trend->point_count : POINTS_MOST;
	return (struct trend_view){trend, trend->point_count - count, count};
}

void
trend_put_left_out(struct sheet *sheet, const struct trend_view *view)
{
	if (view->first == 0)
		return;
	struct buffer *text = book_text(sheet->book);
	buffer_add_text(text, "… ");
	buffer_add_integer(text, (long long)view->first);
	buffer_add_char(text, ' ');
	buffer_add_text(text, word(sheet->book->lang, WORD_EARLIER_LEFT_OUT));
	sheet_line(sheet, STYLE_LINE, buffer_text(text));
}

const struct reading *
trend_reading(const struct trend_point *point)
{
	return &point->moment->readings[point->moment->counted];
}

struct str
trend_name(const struct trend *trend)
{
	struct str name = STR("");
	for (size_t i = 0; i < trend->point_count; i++) {
		if (trend->points[i].moment->is_there)
			name = trend->points[i].moment->name;
	}
	return name;
}

struct str
trend_method(struct book *book, const struct moment *moment)
{
	struct buffer *text = book_text(book);
	struct str digest = moment->digest;
	if (digest.len > DIGEST_SHOWN)
		digest.len = DIGEST_SHOWN;
	write_plain(text, moment->rubric);
	buffer_add_char(text, ' ');
	write_plain(text, moment->version);
	buffer_add_text(text, " (");
	write_plain(text, digest);
	buffer_add_text(text, ") · ");
	buffer_add_text(text, figure_word(book->lang, moment->counted));
	return str_copy(book->file.arena, buffer_text(text));
}

double
trend_top(const struct rubric *rubric, const struct trend *trend)
{
	if (!rubric)
		return 0;
	for (size_t i = 0; i < trend->point_count; i++) {
		const struct reading *reading = trend_reading(&trend->points[i]);
		if (reading->has_score && reading->shown.units > rubric->top.units)
			return 0;
	}
	return decimal_to_double(rubric->top);
}

const struct trend *
trend_member_find(const struct trend_member *member, struct str institution)
{
	for (size_t i = 0; i < member->trend_count; i++) {
		const struct trend *trend = &member->trends[i];
		if (!str_equal(trend->institution, institution))
			continue;
		for (size_t p = 0; p < trend->point_count; p++) {
			if (trend->points[p].moment->is_there)
				return trend;
		}
	}
	return NULL;
}
