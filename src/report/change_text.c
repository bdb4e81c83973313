// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/change_text.h"

#include "base/buffer.h"
#include "base/json.h"
#include "report/csv_row.h"
#include "report/reading_text.h"
#include "report/text_line.h"
#include "report/words.h"

enum {
	NAME_WIDTH = 36,
	NUMBER_WIDTH = 11,
	CAUSE_WIDTH = 15
};

static const enum word cause_words[CAUSE_COUNT] = {
	[CAUSE_COVERAGE] = WORD_COVERAGE, [CAUSE_RUBRIC] = WORD_RUBRIC,
	[CAUSE_NA] = WORD_NOT_APPLICABLE, [CAUSE_ANSWER] = WORD_ANSWER,
	[CAUSE_EVIDENCE] = WORD_EVIDENCE,
};
static const char *const cause_names[CAUSE_COUNT] = {
	[CAUSE_COVERAGE] = "coverage", [CAUSE_RUBRIC] = "rubric",     [CAUSE_NA] = "not_applicable",
	[CAUSE_ANSWER] = "answers",    [CAUSE_EVIDENCE] = "evidence",
};

const char *
cause_word(enum lang lang, enum cause cause)
{
	return word(lang, cause_words[cause]);
}

bool
change_is_seen(const struct change_line *line)
{
	bool is_changed =
		line->was_there != line->is_there || line->from.has_score != line->to.has_score;
	for (size_t i = 0; i < CAUSE_COUNT; i++)
		is_changed |= line->parts[i].units != 0;
	return is_changed;
}

static bool
has_changes(const struct change *change)
{
	bool has_changes = change_is_seen(&change->institution);
	for (size_t i = 0; i < change->unit_count; i++)
		has_changes |= change_is_seen(&change->units[i]);
	return has_changes;
}

static void
write_side(struct buffer *out, const struct moment *moment, enum lang lang)
{
	write_plain(out, moment->period);
	buffer_add_text(out, " (");
	buffer_add_text(out, word(lang, WORD_ASSESSMENT_NUMBER));
	buffer_add_char(out, ' ');
	buffer_add_integer(out, moment->id);
	buffer_add_text(out, ", ");
	write_plain(out, moment->rubric);
	buffer_add_char(out, ' ');
	write_plain(out, moment->version);
	buffer_add_char(out, ')');
}

static void
write_title(struct buffer *out, const struct change_report *report, enum lang lang)
{
	write_plain(out, report->to->institution);
	buffer_add_text(out, " · ");
	buffer_add_text(out, figure_word(lang, report->figure));
	buffer_add_char(out, '\n');
	write_side(out, report->from, lang);
	buffer_add_text(out, " → ");
	write_side(out, report->to, lang);
	buffer_add_text(out, "\n\n");
	if (!has_changes(report->change)) {
		buffer_add_text(out, word(lang, WORD_NO_CHANGE));
		buffer_add_char(out, '\n');
	}
}

// The table for reading. Causes that are nowhere at work have no column.
struct table {
	struct buffer *out;
	enum lang lang;
	bool is_shown[CAUSE_COUNT];
};

static void
show_causes(struct table *table, const struct change_line *line)
{
	for (size_t i = 0; i < CAUSE_COUNT; i++)
		table->is_shown[i] |= line->parts[i].units != 0;
}

static void
write_heads(const struct table *table)
{
	struct buffer *out = table->out;
	buffer_add_repeat(out, " ", NAME_WIDTH + 2);
	line_add_word(out, word(table->lang, WORD_BEFORE), NUMBER_WIDTH, true);
	line_add_word(out, word(table->lang, WORD_AFTER), NUMBER_WIDTH, true);
	line_add_word(out, word(table->lang, WORD_CHANGE), NUMBER_WIDTH, true);
	buffer_add_text(out, "  =");
	for (size_t i = 0; i < CAUSE_COUNT; i++) {
		if (table->is_shown[i])
			line_add_word(out, cause_word(table->lang, (enum cause)i), CAUSE_WIDTH,
			              true);
	}
	buffer_add_char(out, '\n');
}

static void
write_part(const struct table *table, const struct change_line *line, struct decimal part,
           size_t width)
{
	struct buffer text;
	buffer_init(&text);
	if (line->has_parts)
		change_write(&text, part, line->places, lang_decimal_mark(table->lang));
	line_add_cell(table->out, buffer_text(&text), width, true);
	buffer_finish(&text);
}

static void
write_line(const struct table *table, const struct change_line *line, struct str name)
{
	struct buffer *out = table->out;
	enum lang lang = table->lang;
	buffer_add_text(out, "  ");
	line_add_cell(out, name, NAME_WIDTH, false);
	reading_score_cell(out, &line->from, NUMBER_WIDTH, lang);
	reading_score_cell(out, &line->to, NUMBER_WIDTH, lang);
	write_part(table, line, line->total, NUMBER_WIDTH);
	if (line->has_parts)
		buffer_add_text(out, "  =");
	for (size_t i = 0; i < CAUSE_COUNT && line->has_parts; i++) {
		if (table->is_shown[i])
			write_part(table, line, line->parts[i], CAUSE_WIDTH);
	}
	if (line->was_there != line->is_there) {
		buffer_add_text(out, "  ");
		buffer_add_text(out, word(lang, line->is_there ? WORD_NEW_UNIT : WORD_LEFT_UNIT));
	}
	buffer_add_char(out, '\n');
}

static void
write_text(struct buffer *out, const struct change_report *report, enum lang lang)
{
	const struct change *change = report->change;
	struct table table = {.out = out, .lang = lang};
	write_title(out, report, lang);
	if (!has_changes(change))
		return;
	show_causes(&table, &change->institution);
	for (size_t i = 0; i < change->unit_count; i++)
		show_causes(&table, &change->units[i]);
	write_heads(&table);
	write_line(&table, &change->institution, str_from(word(lang, WORD_INSTITUTION)));
	for (size_t i = 0; i < change->unit_count; i++) {
		if (change_is_seen(&change->units[i]))
			write_line(&table, &change->units[i], change->units[i].name);
	}
	if (change->is_rescaled) {
		buffer_add_char(out, '\n');
		buffer_add_text(out, word(lang, WORD_RESCALED));
		buffer_add_char(out, '\n');
	}
}

static void
write_csv_row(struct csv_writer *row, const struct change_line *line, const char *level)
{
	const char *state = line->was_there == line->is_there ? ""
	                    : line->is_there                  ? "new"
	                                                      : "gone";
	csv_add_text(row, str_from(level));
	csv_add_text(row, line->id);
	csv_add_text(row, line->name);
	csv_add_text(row, str_from(state));
	csv_add_decimal(row, line->from.has_score, line->from.shown, line->from.places);
	csv_add_decimal(row, line->to.has_score, line->to.shown, line->to.places);
	csv_add_decimal(row, line->has_parts, line->total, line->places);
	for (size_t i = 0; i < CAUSE_COUNT; i++)
		csv_add_decimal(row, line->has_parts, line->parts[i], line->places);
	csv_end_row(row);
}

static void
write_csv(struct buffer *out, const struct change_report *report)
{
	const struct change *change = report->change;
	struct csv_writer row = {out, false};
	csv_begin_names(&row, "level,id,name,state,before,after,change,coverage,rubric,"
	                      "not_applicable,answers,evidence");
	if (has_changes(change))
		write_csv_row(&row, &change->institution, "institution");
	for (size_t i = 0; i < change->unit_count; i++) {
		if (change_is_seen(&change->units[i]))
			write_csv_row(&row, &change->units[i], "unit");
	}
}

static void
write_json_numbers(struct json *json, const struct change_line *line)
{
	reading_json(json, "before", &line->from);
	reading_json(json, "after", &line->to);
	if (!line->has_parts) {
		json_null(json, "change");
		json_null(json, "parts");
		return;
	}
	json_decimal(json, "change", line->total, line->places);
	json_key(json, "parts");
	json_open(json, '{');
	for (size_t i = 0; i < CAUSE_COUNT; i++)
		json_decimal(json, cause_names[i], line->parts[i], line->places);
	json_close(json, '}');
}

static void
write_json_side(struct json *json, const char *key, const struct moment *moment)
{
	json_key(json, key);
	json_open(json, '{');
	json_integer(json, "assessment", moment->id);
	json_text(json, "institution", moment->institution);
	json_text(json, "period", moment->period);
	json_text(json, "rubric", moment->rubric);
	json_text(json, "version", moment->version);
	json_text(json, "sha256", moment->digest);
	json_close(json, '}');
}

static void
write_json(struct buffer *out, const struct change_report *report)
{
	const struct change *change = report->change;
	struct json json;
	json_begin(&json, out);
	json_open(&json, '{');
	json_text(&json, "patuh", STR("diff/1"));
	write_json_side(&json, "from", report->from);
	write_json_side(&json, "to", report->to);
	json_text(&json, "count", figure_name(report->figure));
	json_boolean(&json, "same_rubric", !change->is_other_rubric);
	json_boolean(&json, "same_scale", !change->is_rescaled);
	json_key(&json, "institution");
	json_open(&json, '{');
	write_json_numbers(&json, &change->institution);
	json_close(&json, '}');
	json_key(&json, "units");
	json_open(&json, '[');
	for (size_t i = 0; i < change->unit_count; i++) {
		const struct change_line *line = &change->units[i];
		if (!change_is_seen(line))
			continue;
		json_open(&json, '{');
		json_text(&json, "id", line->id);
		json_text(&json, "name", line->name);
		json_boolean(&json, "was_there", line->was_there);
		json_boolean(&json, "is_there", line->is_there);
		write_json_numbers(&json, line);
		json_close(&json, '}');
	}
	json_close(&json, ']');
	json_close(&json, '}');
	buffer_add_char(out, '\n');
}

void
change_report_write(struct buffer *out, const struct change_report *report,
                    enum table_format format, enum lang lang)
{
	switch (format) {
	case TABLE_FORMAT_TEXT:
		write_text(out, report, lang);
		break;
	case TABLE_FORMAT_CSV:
		write_csv(out, report);
		break;
	case TABLE_FORMAT_JSON:
		write_json(out, report);
		break;
	case TABLE_FORMAT_COUNT:
		break;
	}
}
