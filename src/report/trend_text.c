// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/trend_text.h"

#include "base/buffer.h"
#include "base/json.h"
#include "report/csv_row.h"
#include "report/reading_text.h"
#include "report/text_line.h"
#include "report/words.h"

enum {
	PERIOD_WIDTH = 14,
	NUMBER_WIDTH = 10,
	ZONE_WIDTH = 18,
	DIGEST_SHOWN = 8
};

static void
write_method(struct buffer *out, const struct moment *moment, enum lang lang)
{
	struct str digest = moment->digest;
	if (digest.len > DIGEST_SHOWN)
		digest.len = DIGEST_SHOWN;
	write_plain(out, moment->rubric);
	buffer_add_char(out, ' ');
	write_plain(out, moment->version);
	buffer_add_text(out, " (");
	write_plain(out, digest);
	buffer_add_text(out, lang == LANG_ID ? ") · model penilaian " : ") · scoring model ");
	buffer_add_integer(out, moment->model);
	buffer_add_text(out, " · ");
	buffer_add_text(out, figure_word(lang, moment->counted));
	buffer_add_char(out, '\n');
}

static void
write_heads(struct buffer *out, enum lang lang)
{
	buffer_add_text(out, "  ");
	line_add_word(out, word(lang, WORD_PERIOD), PERIOD_WIDTH, false);
	line_add_word(out, word(lang, WORD_SCORE), NUMBER_WIDTH, true);
	line_add_word(out, word(lang, WORD_CHANGE), NUMBER_WIDTH + 2, true);
	buffer_add_text(out, "  ");
	line_add_word(out, word(lang, WORD_ZONE), ZONE_WIDTH, false);
	line_add_word(out, word(lang, WORD_CLAIMED), NUMBER_WIDTH, true);
	line_add_word(out, lang == LANG_ID ? "Terverif" : "Verified", NUMBER_WIDTH, true);
	line_add_word(out, word(lang, WORD_POTENTIAL), NUMBER_WIDTH, true);
	line_add_word(out, word(lang, WORD_ASSESSMENT), NUMBER_WIDTH + 2, true);
	buffer_add_char(out, '\n');
}

static void
write_point(struct buffer *out, const struct trend_point *point, enum lang lang)
{
	const struct moment *moment = point->moment;
	const struct reading *counted = &moment->readings[moment->counted];
	struct buffer text;
	buffer_init(&text);
	buffer_add_text(out, "  ");
	line_add_cell(out, moment->period, PERIOD_WIDTH, false);
	reading_score_cell(out, counted, NUMBER_WIDTH, lang);
	if (point->has_change)
		change_write(&text, point->change, point->places, lang_decimal_mark(lang));
	line_add_cell(out, buffer_text(&text), NUMBER_WIDTH + 2, true);
	buffer_add_text(out, "  ");
	if (moment->is_there)
		reading_zone_cell(out, counted, ZONE_WIDTH, lang);
	else
		line_add_word(out, word(lang, WORD_NOT_INCLUDED), ZONE_WIDTH, false);
	for (size_t f = 0; f < FIGURE_COUNT; f++)
		reading_score_cell(out, &moment->readings[f], NUMBER_WIDTH, lang);
	text.len = 0;
	buffer_add_integer(&text, moment->id);
	line_add_cell(out, buffer_text(&text), NUMBER_WIDTH + 2, true);
	buffer_add_char(out, '\n');
	buffer_finish(&text);
}

// The name as it was last.
static struct str
name_of(const struct trend *trend)
{
	struct str name = STR("");
	for (size_t i = 0; i < trend->point_count; i++) {
		if (trend->points[i].moment->is_there)
			name = trend->points[i].moment->name;
	}
	return name;
}

static void
write_text(struct buffer *out, const struct trend *trend, const struct trend_subject *subject,
           enum lang lang)
{
	write_plain(out, trend->institution);
	if (subject->kind) {
		buffer_add_text(out, " · ");
		write_plain(out, name_of(trend));
	}
	buffer_add_text(out, "\n\n");
	for (size_t i = 0; i < trend->point_count; i++) {
		const struct trend_point *point = &trend->points[i];
		if (point->is_break) {
			buffer_add_text(out, "  — — — ");
			buffer_add_text(out, word(lang, WORD_METHOD_CHANGED));
			buffer_add_text(out, " — — —\n");
		}
		if (i == 0 || point->is_break) {
			write_method(out, point->moment, lang);
			write_heads(out, lang);
		}
		write_point(out, point, lang);
	}
}

static void
write_csv_points(struct csv_writer *row, const struct trend *trend,
                 const struct trend_subject *subject)
{
	for (size_t i = 0; i < trend->point_count; i++) {
		const struct trend_point *point = &trend->points[i];
		const struct moment *moment = point->moment;
		const struct reading *counted = &moment->readings[moment->counted];
		csv_add_text(row, trend->institution);
		csv_add_text(row, subject->id);
		csv_add_text(row, moment->period);
		csv_add_text(row, moment->rubric);
		csv_add_text(row, moment->version);
		csv_add_text(row, figure_name(moment->counted));
		csv_add_text(row, point->is_break ? STR("yes") : STR("no"));
		csv_add_decimal(row, counted->has_score, counted->shown, counted->places);
		csv_add_decimal(row, point->has_change, point->change, point->places);
		csv_add_text(row, counted->has_score ? str_from(colour_names[counted->colour])
		                                     : STR(""));
		csv_add_text(row, counted->category);
		for (size_t f = 0; f < FIGURE_COUNT; f++)
			csv_add_decimal(row, moment->readings[f].has_score,
			                moment->readings[f].shown, moment->readings[f].places);
		csv_add_separator(row);
		buffer_add_integer(row->out, moment->id);
		csv_end_row(row);
	}
}

static void
write_csv(struct buffer *out, size_t count, const struct trend trends[],
          const struct trend_subject *subject)
{
	struct csv_writer row = {out, false};
	csv_begin_names(&row, "institution,id,period,rubric,version,count,break,score,change,zone,"
	                      "category,claimed,verified,potential,assessment");
	for (size_t i = 0; i < count; i++)
		write_csv_points(&row, &trends[i], subject);
}

static void
write_json_point(struct json *json, const struct trend_point *point)
{
	const struct moment *moment = point->moment;
	const struct reading *counted = &moment->readings[moment->counted];
	json_open(json, '{');
	json_integer(json, "assessment", moment->id);
	json_text(json, "period", moment->period);
	json_text(json, "rubric", moment->rubric);
	json_text(json, "version", moment->version);
	json_text(json, "sha256", moment->digest);
	json_integer(json, "model", moment->model);
	json_text(json, "count", figure_name(moment->counted));
	json_boolean(json, "break", point->is_break);
	reading_json(json, "score", counted);
	if (point->has_change)
		json_decimal(json, "change", point->change, point->places);
	else
		json_null(json, "change");
	reading_zone_json(json, "zone", counted);
	reading_json(json, "claimed", &moment->readings[FIGURE_CLAIMED]);
	reading_json(json, "verified", &moment->readings[FIGURE_VERIFIED]);
	reading_json(json, "potential", &moment->readings[FIGURE_POTENTIAL]);
	json_close(json, '}');
}

static void
write_json(struct buffer *out, size_t count, const struct trend trends[],
           const struct trend_subject *subject)
{
	struct json json;
	json_begin(&json, out);
	json_open(&json, '{');
	json_text(&json, "patuh", STR("trend/1"));
	json_text(&json, "subject", subject->kind ? str_from(subject->kind) : STR("institution"));
	if (subject->kind)
		json_text(&json, "id", subject->id);
	json_key(&json, "institutions");
	json_open(&json, '[');
	for (size_t i = 0; i < count; i++) {
		json_open(&json, '{');
		json_text(&json, "institution", trends[i].institution);
		json_text(&json, "name", name_of(&trends[i]));
		json_key(&json, "points");
		json_open(&json, '[');
		for (size_t p = 0; p < trends[i].point_count; p++)
			write_json_point(&json, &trends[i].points[p]);
		json_close(&json, ']');
		json_close(&json, '}');
	}
	json_close(&json, ']');
	json_close(&json, '}');
	buffer_add_char(out, '\n');
}

void
trend_write(struct buffer *out, size_t count, const struct trend trends[],
            const struct trend_subject *subject, enum table_format format, enum lang lang)
{
	switch (format) {
	case TABLE_FORMAT_TEXT:
		for (size_t i = 0; i < count; i++) {
			if (i)
				buffer_add_char(out, '\n');
			write_text(out, &trends[i], subject, lang);
		}
		break;
	case TABLE_FORMAT_CSV:
		write_csv(out, count, trends, subject);
		break;
	case TABLE_FORMAT_JSON:
		write_json(out, count, trends, subject);
		break;
	case TABLE_FORMAT_COUNT:
		break;
	}
}
