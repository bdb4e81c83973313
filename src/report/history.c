// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/history.h"

#include "base/buffer.h"
#include "base/json.h"
#include "report/csv_row.h"
#include "report/reading_text.h"
#include "report/text_line.h"
#include "report/words.h"

enum {
	ID_WIDTH = 4,
	INSTITUTION_WIDTH = 28,
	PERIOD_WIDTH = 12,
	RUBRIC_WIDTH = 28,
	SCORE_WIDTH = 8,
	ZONE_WIDTH = 16
};

static void
write_rubric(struct buffer *out, const struct moment *moment)
{
	struct buffer text;
	buffer_init(&text);
	buffer_add(&text, moment->rubric);
	buffer_add_char(&text, ' ');
	buffer_add(&text, moment->version);
	line_add_cell(out, buffer_text(&text), RUBRIC_WIDTH, false);
	buffer_finish(&text);
}

static void
write_line(struct buffer *out, const struct moment *moment, enum lang lang)
{
	const struct reading *counted = &moment->readings[moment->counted];
	struct buffer id;
	buffer_init(&id);
	buffer_add_integer(&id, moment->id);
	line_add_cell(out, buffer_text(&id), ID_WIDTH, true);
	buffer_finish(&id);
	buffer_add_text(out, "  ");
	line_add_cell(out, moment->institution, INSTITUTION_WIDTH, false);
	buffer_add_text(out, "  ");
	line_add_cell(out, moment->period, PERIOD_WIDTH, false);
	buffer_add_text(out, "  ");
	write_rubric(out, moment);
	reading_score_cell(out, counted, SCORE_WIDTH, lang);
	buffer_add_text(out, moment->counted == FIGURE_VERIFIED ? "* " : "  ");
	reading_zone_cell(out, counted, ZONE_WIDTH, lang);
	buffer_add_text(out, "  ");
	write_plain(out, moment->saved);
	buffer_add_char(out, '\n');
}

static void
write_text(struct buffer *out, size_t count, const struct moment moments[], enum lang lang)
{
	bool has_verified = false;
	line_add_word(out, word(lang, WORD_NUMBER), ID_WIDTH, true);
	buffer_add_text(out, "  ");
	line_add_word(out, word(lang, WORD_INSTITUTION), INSTITUTION_WIDTH + 2, false);
	line_add_word(out, word(lang, WORD_PERIOD), PERIOD_WIDTH + 2, false);
	line_add_word(out, word(lang, WORD_RUBRIC), RUBRIC_WIDTH, false);
	line_add_word(out, word(lang, WORD_SCORE), SCORE_WIDTH, true);
	buffer_add_text(out, "  ");
	line_add_word(out, word(lang, WORD_ZONE), ZONE_WIDTH + 2, false);
	buffer_add_text(out, word(lang, WORD_SAVED));
	buffer_add_char(out, '\n');
	for (size_t i = 0; i < count; i++) {
		write_line(out, &moments[i], lang);
		has_verified |= moments[i].counted == FIGURE_VERIFIED;
	}
	if (has_verified) {
		buffer_add_text(out, "* ");
		buffer_add_text(out, word(lang, WORD_COUNTS_VERIFIED));
		buffer_add_char(out, '\n');
	}
}

static void
write_csv(struct buffer *out, size_t count, const struct moment moments[])
{
	struct csv_writer row = {out, false};
	csv_begin_names(&row,
	                "id,institution,period,rubric,version,count,score,zone,category,saved");
	for (size_t i = 0; i < count; i++) {
		const struct moment *moment = &moments[i];
		const struct reading *counted = &moment->readings[moment->counted];
		struct str zone =
			counted->has_score ? str_from(colour_names[counted->colour]) : STR("");
		csv_add_separator(&row);
		buffer_add_integer(out, moment->id);
		csv_add_text(&row, moment->institution);
		csv_add_text(&row, moment->period);
		csv_add_text(&row, moment->rubric);
		csv_add_text(&row, moment->version);
		csv_add_text(&row, figure_name(moment->counted));
		csv_add_decimal(&row, counted->has_score, counted->shown, counted->places);
		csv_add_text(&row, zone);
		csv_add_text(&row, counted->category);
		csv_add_text(&row, moment->saved);
		csv_end_row(&row);
	}
}

static void
write_json(struct buffer *out, size_t count, const struct moment moments[])
{
	struct json json;
	json_begin(&json, out);
	json_open(&json, '{');
	json_text(&json, "patuh", STR("history/1"));
	json_key(&json, "assessments");
	json_open(&json, '[');
	for (size_t i = 0; i < count; i++) {
		const struct moment *moment = &moments[i];
		const struct reading *counted = &moment->readings[moment->counted];
		json_open(&json, '{');
		json_integer(&json, "id", moment->id);
		json_text(&json, "institution", moment->institution);
		json_text(&json, "period", moment->period);
		json_text(&json, "rubric", moment->rubric);
		json_text(&json, "version", moment->version);
		json_text(&json, "count", figure_name(moment->counted));
		reading_json(&json, "score", counted);
		reading_zone_json(&json, "zone", counted);
		json_text(&json, "saved", moment->saved);
		json_close(&json, '}');
	}
	json_close(&json, ']');
	json_close(&json, '}');
	buffer_add_char(out, '\n');
}

void
history_write(struct buffer *out, size_t count, const struct moment moments[],
              enum table_format format, enum lang lang)
{
	switch (format) {
	case TABLE_FORMAT_TEXT:
		write_text(out, count, moments, lang);
		break;
	case TABLE_FORMAT_CSV:
		write_csv(out, count, moments);
		break;
	case TABLE_FORMAT_JSON:
		write_json(out, count, moments);
		break;
	case TABLE_FORMAT_COUNT:
		break;
	}
}
