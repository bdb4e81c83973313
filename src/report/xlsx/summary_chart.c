// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The charts of the summary: how the units are spread over the zones, and each unit's score with the
// floors of the zones as lines.
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "report/xlsx/phrase.h"
#include "report/xlsx/summary_part.h"

enum {
	LIBRARY_ROW =
		20, // pixels: the library does not remember the heights of rows it has streamed
	RING_WIDTH = 345, // pixels, as wide as the columns from the period before to the potential
	SCORES_WIDTH = 510, // and from the zone on
	CATEGORY_WIDTH = 80,
	DRAWN_MOST = 200,   // units that can be told apart in a chart
	LABELLED_MOST = 20, // units whose scores fit above their bars
	BAR_WIDTH_MOST = 16,
	BARS_WIDTH = 360, // points for all bars together
	CHART_FONT = 9,
	CHART_TITLE_FONT = 11
};

#define INK 0x1f2933
#define QUIET 0xcbd2d9
#define BAR 0x4f7cac

// Stronger than those behind cells, of the same hues.
static const lxw_color_t zone_colours[COLOUR_COUNT] = {
	[COLOUR_GREEN] = 0x2e9e7a,
	[COLOUR_YELLOW] = 0xe6b422,
	[COLOUR_RED] = 0xd1562a,
	[COLOUR_NONE] = 0x9aa5b1,
};

static char *
kept(const struct summary *summary, struct str text)
{
	char *copy = arena_array(summary->grading.arena, text.len + 1, char);
	memcpy(copy, text.data, text.len);
	return copy;
}

// ='Ringkasan'!$B$5:$B$9
static char *
range(const struct summary *summary, struct span span)
{
	span.sheet = summary->sheet->name;
	return kept(summary, FORMULA(summary->grading.arena, "={0}",
	                             formula_span(summary->grading.arena, span)));
}

static void
set_title(const struct summary *summary, lxw_chart *chart, const char *title)
{
	lxw_chart_font font = {.name = kept(summary, STR("Arial")),
	                       .size = CHART_TITLE_FONT,
	                       .bold = LXW_TRUE,
	                       .color = INK};
	chart_title_set_name(chart, title);
	chart_title_set_name_font(chart, &font);
}

static void
insert(const struct summary *summary, lxw_chart *chart, uint32_t row, struct span left, int width)
{
	lxw_chart_options place = {
		.object_position = LXW_OBJECT_MOVE_DONT_SIZE,
		.x_scale = width / 480.0,
		.y_scale = (summary->layout.institution - row) * LIBRARY_ROW / 288.0,
		.x_offset = 8,
		.description =
			kept(summary, str_from(word(summary->grading.lang, WORD_CHARTS_DESCRIBED))),
	};
	worksheet_insert_chart_opt(summary->sheet->page, row, left.column, chart, &place);
}

// The colour that each row of the table of zones stands for; the last are the units without a score.
static size_t
row_colours(const struct summary *summary, lxw_color_t colours[COLOUR_COUNT + 1])
{
	const struct assessment *assessment = summary->from->assessment;
	const struct zone_table *table = &assessment->rubric->zones[TIER_UNIT];
	size_t count = 0;
	for (size_t c = 0; c < COLOUR_COUNT; c++) {
		if (assessment->zone_counts[c] > 0 || zone_table_has(table, (enum colour)c))
			colours[count++] = zone_colours[c];
	}
	colours[count++] = QUIET;
	return count;
}

static void
draw_ring(const struct summary *summary, uint32_t row)
{
	lxw_chart *chart = workbook_add_chart(summary->book->workbook, LXW_CHART_DOUGHNUT);
	uint32_t last = summary->zone_rows + summary->zone_row_count - 1;
	lxw_chart_series *series = chart_add_series(
		chart,
		range(summary, summary_span(summary, SUMMARY_UNIT, summary->zone_rows, last)),
		range(summary, summary_span(summary, SUMMARY_NUMBER, summary->zone_rows, last)));
	lxw_color_t colours[COLOUR_COUNT + 1];
	lxw_chart_fill fills[COLOUR_COUNT + 1];
	lxw_chart_point points[COLOUR_COUNT + 1];
	lxw_chart_point *list[COLOUR_COUNT + 2] = {NULL};
	size_t count = row_colours(summary, colours);
	for (size_t i = 0; i < count; i++) {
		fills[i] = (lxw_chart_fill){.color = colours[i]};
		points[i] = (lxw_chart_point){.fill = &fills[i]};
		list[i] = &points[i];
	}
	chart_series_set_points(series, list);
	lxw_chart_font white = {.name = kept(summary, STR("Arial")),
	                        .size = CHART_TITLE_FONT,
	                        .color = LXW_COLOR_WHITE,
	                        .bold = LXW_TRUE};
	chart_series_set_labels(series);
	chart_series_set_labels_font(series, &white);
	chart_series_set_labels_num_format(series, "0;;");
	lxw_chart_font font = {
		.name = kept(summary, STR("Arial")), .size = CHART_FONT, .color = INK};
	chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
	chart_legend_set_font(chart, &font);
	chart_set_hole_size(chart, 58);
	set_title(summary, chart, word(summary->grading.lang, WORD_UNITS_BY_ZONE));
	insert(summary, chart, row, summary_span(summary, SUMMARY_PREVIOUS, row, row), RING_WIDTH);
}

// A score as a bar: a point, with an error bar from it down to zero. The library does not draw columns
// and lines in one chart.
static void
draw_scores_as_bars(const struct summary *summary, lxw_chart *chart, char *names, uint32_t last)
{
	size_t count = summary->from->assessment->unit_count;
	int width = BARS_WIDTH / (int)count;
	lxw_chart_series *series =
		chart_add_series(chart, names,
	                         range(summary, summary_span(summary, SUMMARY_SCORE,
	                                                     summary->layout.first_unit, last)));
	lxw_chart_line unseen = {.none = LXW_TRUE};
	lxw_chart_line bar = {.color = BAR,
	                      .width = (float)(width > BAR_WIDTH_MOST ? BAR_WIDTH_MOST
	                                       : width > 2            ? width
	                                                              : 2)};
	chart_series_set_name(series, word(summary->grading.lang, WORD_SCORE));
	chart_series_set_line(series, &unseen);
	chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
	chart_series_set_error_bars(series->y_error_bars, LXW_CHART_ERROR_BAR_TYPE_PERCENTAGE, 100);
	chart_series_set_error_bars_direction(series->y_error_bars, LXW_CHART_ERROR_BAR_DIR_MINUS);
	chart_series_set_error_bars_endcap(series->y_error_bars, LXW_CHART_ERROR_BAR_NO_CAP);
	chart_series_set_error_bars_line(series->y_error_bars, &bar);
	if (count <= LABELLED_MOST) {
		lxw_chart_font font = {.name = kept(summary, STR("Arial")),
		                       .size = CHART_FONT,
		                       .color = INK,
		                       .bold = LXW_TRUE};
		chart_series_set_labels(series);
		// What has no score would be a 0.
		chart_series_set_labels_num_format(series, "0.00;;");
		chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_ABOVE);
		chart_series_set_labels_font(series, &font);
	}
}

static void
draw_floor(const struct summary *summary, lxw_chart *chart, char *names, size_t index,
           uint32_t last)
{
	const struct zone *zone = &summary->grading.rubric->zones[TIER_UNIT].zones[index];
	enum lang lang = summary->grading.lang;
	enum summary_column column = (enum summary_column)(SUMMARY_FLOOR + index);
	lxw_chart_series *series = chart_add_series(
		chart, names,
		range(summary, summary_span(summary, column, summary->layout.first_unit, last)));
	lxw_chart_line line = {.color = zone_colours[zone->colour],
	                       .width = 2,
	                       .dash_type = LXW_CHART_LINE_DASH_DASH};
	struct buffer *text = book_text(summary->book);
	buffer_add_text(text, word(lang, WORD_FLOOR_OF));
	buffer_add_char(text, ' ');
	phrase_band(text, lang, zone);
	buffer_add_text(text, ": ");
	decimal_write_short(text, zone->floor, lang_decimal_mark(lang));
	chart_series_set_name(series, kept(summary, buffer_text(text)));
	chart_series_set_line(series, &line);
	chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
}

static void
set_axes(const struct summary *summary, lxw_chart *chart)
{
	lxw_chart_font font = {
		.name = kept(summary, STR("Arial")), .size = CHART_FONT, .color = INK};
	lxw_chart_line rule = {.color = QUIET, .width = 0.75f};
	chart_axis_set_num_font(chart->x_axis, &font);
	chart_axis_set_name(chart->x_axis, word(summary->grading.lang, WORD_NUMBER_IN_TABLE));
	chart_axis_set_name_font(chart->x_axis, &font);
	chart_axis_set_num_font(chart->y_axis, &font);
	chart_axis_set_min(chart->y_axis, 0);
	chart_axis_set_max(chart->y_axis, decimal_to_double(summary->grading.rubric->top));
	chart_axis_set_num_format(chart->y_axis, "General");
	chart_axis_major_gridlines_set_line(chart->y_axis, &rule);
	int16_t bars[] = {0, -1}; // the title names them
	chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
	chart_legend_set_font(chart, &font);
	chart_legend_delete_series(chart, bars);
}

static void
draw_scores(const struct summary *summary, uint32_t row)
{
	size_t count = summary->from->assessment->unit_count;
	const struct zone_table *table = &summary->grading.rubric->zones[TIER_UNIT];
	uint32_t last = summary->layout.first_unit + (uint32_t)count - 1;
	lxw_chart *chart = workbook_add_chart(summary->book->workbook, LXW_CHART_LINE);
	char *names = range(
		summary, summary_span(summary, SUMMARY_NUMBER, summary->layout.first_unit, last));
	draw_scores_as_bars(summary, chart, names, last);
	for (size_t i = 0; i + 1 < table->count && i < FLOORS_MOST; i++)
		draw_floor(summary, chart, names, i, last);
	chart_show_hidden_data(chart);
	set_axes(summary, chart);
	set_title(summary, chart, word(summary->grading.lang, WORD_SCORES_AND_FLOORS));
	insert(summary, chart, row, summary_span(summary, SUMMARY_ZONE, row, row),
	       SCORES_WIDTH + (summary->book->has_categories ? CATEGORY_WIDTH : 0));
}

void
summary_draw(const struct summary *summary, uint32_t row)
{
	if (!summary->from->assessment->unit_count)
		return;
	draw_ring(summary, row);
	if (summary->from->assessment->unit_count <= DRAWN_MOST)
		draw_scores(summary, row);
}
