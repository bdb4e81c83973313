// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/chart.h"

#include <string.h>

#include "base/arena.h"

enum {
	ROW_PIXELS = 20,
	FONT_SMALL = 9,
	FONT_TITLE = 11,
	MARK = 7,
	LABELLED_MOST = 24 // points whose scores fit above them
};

#define INK 0x1f2933
#define RULE 0xcbd2d9

static char font_name[] = "Arial";

// Told apart by eyes that confuse red and green, and by their marks in black and white. The
// library has more marks, dashes, but writes names for them that the format does not know.
static const struct {
	lxw_color_t colour;
	uint8_t mark;
} series_looks[CHART_LINES_MOST] = {
	{0x1f5c99, LXW_CHART_MARKER_CIRCLE},  {0xd1562a, LXW_CHART_MARKER_SQUARE},
	{0x2e9e7a, LXW_CHART_MARKER_DIAMOND}, {0x8a4f9e, LXW_CHART_MARKER_TRIANGLE},
	{0xb8860b, LXW_CHART_MARKER_X},       {0x1f2933, LXW_CHART_MARKER_STAR},
	{0x56a3d9, LXW_CHART_MARKER_PLUS},
};

// Stronger than those behind cells, of the same hues.
static const lxw_color_t floor_colours[COLOUR_COUNT] = {
	[COLOUR_GREEN] = 0x2e9e7a,
	[COLOUR_YELLOW] = 0xe6b422,
	[COLOUR_RED] = 0xd1562a,
	[COLOUR_NONE] = 0x9aa5b1,
};

struct chart
chart_begin(struct sheet *sheet, bool is_lines, struct area categories, const char *title)
{
	lxw_chart *chart = workbook_add_chart(sheet->book->workbook,
	                                      is_lines ? LXW_CHART_LINE : LXW_CHART_COLUMN_STACKED);
	lxw_chart_font font = {
		.name = font_name, .size = FONT_TITLE, .bold = LXW_TRUE, .color = INK};
	chart_title_set_name(chart, title);
	chart_title_set_name_font(chart, &font);
	chart_show_hidden_data(chart);
	chart_show_blanks_as(chart, LXW_CHART_BLANKS_AS_GAP);
	return (struct chart){sheet, chart, categories};
}

static lxw_chart_series *
add_series(struct chart *chart, struct area values, struct cell name)
{
	const char *page = chart->sheet->name.data;
	const struct area *names = &chart->categories;
	lxw_chart_series *series = chart_add_series(chart->chart, NULL, NULL);
	chart_series_set_categories(series, page, names->top, names->left, names->bottom,
	                            names->right);
	chart_series_set_values(series, page, values.top, values.left, values.bottom, values.right);
	chart_series_set_name_range(series, page, name.row, name.column);
	return series;
}

static void
label(lxw_chart_series *series, uint8_t position, lxw_color_t ink)
{
	lxw_chart_font font = {.name = font_name, .size = FONT_SMALL, .color = ink};
	chart_series_set_labels(series);
	chart_series_set_labels_font(series, &font);
	chart_series_set_labels_num_format(series, "0.00");
	chart_series_set_labels_position(series, position);
}

void
chart_add(struct chart *chart, struct area values, struct cell name, size_t index)
{
	lxw_chart_series *series = add_series(chart, values, name);
	lxw_color_t colour = series_looks[index % CHART_LINES_MOST].colour;
	lxw_chart_line line = {.color = colour, .width = 2.25f};
	lxw_chart_fill fill = {.color = colour};
	if (chart->chart->type == LXW_CHART_COLUMN_STACKED) {
		chart_series_set_fill(series, &fill);
		label(series, LXW_CHART_LABEL_POSITION_CENTER, LXW_COLOR_WHITE);
		return;
	}
	lxw_chart_line edge = {.color = colour, .width = 1.5f};
	chart_series_set_line(series, &line);
	chart_series_set_marker_type(series, series_looks[index % CHART_LINES_MOST].mark);
	chart_series_set_marker_size(series, MARK);
	chart_series_set_marker_fill(series, &fill);
	chart_series_set_marker_line(series, &edge);
	if (values.left == values.right && values.bottom - values.top < LABELLED_MOST)
		label(series, LXW_CHART_LABEL_POSITION_ABOVE, INK);
}

void
chart_add_floor(struct chart *chart, struct area values, struct cell name, enum colour colour)
{
	lxw_chart_series *series = add_series(chart, values, name);
	lxw_chart_line line = {.color = floor_colours[colour],
	                       .width = 1.75f,
	                       .dash_type = LXW_CHART_LINE_DASH_DASH};
	chart_series_set_line(series, &line);
	chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
}

void
chart_place(struct chart *chart, lxw_row_t row, int rows, int width, double top)
{
	lxw_chart_font font = {.name = font_name, .size = FONT_SMALL, .color = INK};
	lxw_chart_line rule = {.color = RULE, .width = 0.75f};
	bool is_lines = chart->chart->type == LXW_CHART_LINE;
	chart_axis_set_num_font(chart->chart->x_axis, &font);
	chart_axis_set_num_font(chart->chart->y_axis, &font);
	chart_axis_set_num_format(chart->chart->y_axis, "General");
	chart_axis_major_gridlines_set_line(chart->chart->y_axis, &rule);
	if (is_lines)
		chart_axis_set_min(chart->chart->y_axis, 0);
	else
		chart_axis_set_label_position(chart->chart->x_axis,
		                              LXW_CHART_AXIS_LABEL_POSITION_LOW);
	if (top > 0)
		chart_axis_set_max(chart->chart->y_axis, top);
	chart_legend_set_position(chart->chart, LXW_CHART_LEGEND_BOTTOM);
	chart_legend_set_font(chart->chart, &font);
	// The library wants to be able to write to it.
	struct str words = str_from(word(chart->sheet->book->lang, WORD_CHARTS_DESCRIBED));
	char *description = arena_array(chart->sheet->book->file.arena, words.len + 1, char);
	memcpy(description, words.data, words.len);
	lxw_chart_options place = {
		.object_position = LXW_OBJECT_MOVE_DONT_SIZE,
		.x_scale = width / 480.0,
		.y_scale = rows * ROW_PIXELS / 288.0,
		.x_offset = 8,
		.description = description,
	};
	worksheet_insert_chart_opt(chart->sheet->page, row, 0, chart->chart, &place);
}
