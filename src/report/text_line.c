// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/text_line.h"

#include "base/utf8.h"
#include "report/words.h"

enum {
	BAR_WIDTH = 16
};

void
line_add_cell(struct buffer *out, struct str text, size_t width, bool is_right)
{
	struct buffer plain;
	buffer_init(&plain);
	write_plain(&plain, text);
	struct str shown = buffer_text(&plain);
	bool is_cut = utf8_width(shown) > width;
	if (is_cut)
		shown = utf8_within(shown, width - 1);
	size_t left = width - is_cut - utf8_width(shown);
	if (is_right && !is_cut)
		buffer_add_repeat(out, " ", left);
	buffer_add(out, shown);
	buffer_add_text(out, is_cut ? "…" : "");
	if (!is_right || is_cut)
		buffer_add_repeat(out, " ", left);
	buffer_finish(&plain);
}

void
line_add_word(struct buffer *out, const char *text, size_t width, bool is_right)
{
	line_add_cell(out, str_from(text), width, is_right);
}

void
line_begin_style(const struct report *report, const char *code)
{
	if (report->options->has_color)
		buffer_add_text(report->out, code);
}

void
line_end_style(const struct report *report)
{
	line_begin_style(report, "\033[0m");
}

const char *
line_colour_style(enum colour colour)
{
	static const char *const styles[COLOUR_COUNT] = {
		[COLOUR_GREEN] = "\033[32m",
		[COLOUR_YELLOW] = "\033[33m",
		[COLOUR_RED] = "\033[31m",
		[COLOUR_NONE] = "",
	};
	return styles[colour];
}

void
line_add_score(const struct report *report, const struct verdict *verdict, size_t width)
{
	struct buffer text;
	buffer_init(&text);
	if (verdict->has_score)
		write_score(&text, verdict, report->options->lang);
	else
		buffer_add_char(&text, '-');
	line_add_cell(report->out, buffer_text(&text), width, true);
	buffer_finish(&text);
}

// Symbol and word of the zone, with a mark where a cap decided.
static void
write_zone(const struct report *report, struct buffer *out, const struct verdict *verdict)
{
	enum lang lang = report->options->lang;
	if (!verdict->has_score) {
		buffer_add_text(out, word(lang, WORD_NOT_SCORED));
		return;
	}
	const struct zone *zone = verdict->zone;
	buffer_add_text(out, colour_symbol(zone->colour));
	buffer_add_char(out, ' ');
	// An instrument without colours is known by the names of its bands.
	if (zone->colour == COLOUR_NONE)
		write_plain(out, text_in(lang, zone->label, zone->en));
	else
		buffer_add_text(out, colour_word(lang, zone->colour));
	if (verdict->is_capped)
		buffer_add_text(out, " ▼");
}

void
line_add_zone(const struct report *report, const struct verdict *verdict, size_t width)
{
	struct buffer text;
	buffer_init(&text);
	write_zone(report, &text, verdict);
	line_begin_style(report,
	                 verdict->has_score ? line_colour_style(verdict->zone->colour) : "");
	line_add_cell(report->out, buffer_text(&text),
	              width ? width : utf8_width(buffer_text(&text)), false);
	line_end_style(report);
	buffer_finish(&text);
}

void
line_add_bar(const struct report *report, const struct verdict *verdict)
{
	int64_t units = verdict->has_score ? verdict->shown.units : 0;
	int64_t top = report->rubric->top.units;
	size_t filled = (size_t)((units * BAR_WIDTH + top / 2) / top);
	if (filled > BAR_WIDTH)
		filled = BAR_WIDTH;
	line_begin_style(report,
	                 verdict->has_score ? line_colour_style(verdict->zone->colour) : "");
	buffer_add_repeat(report->out, "█", filled);
	line_end_style(report);
	buffer_add_repeat(report->out, "░", BAR_WIDTH - filled);
}

void
line_add_title(const struct report *report, struct str institution, struct str period)
{
	struct buffer *out = report->out;
	const struct rubric *rubric = report->rubric;
	enum lang lang = report->options->lang;
	line_begin_style(report, "\033[1m");
	write_plain(out, institution);
	line_end_style(report);
	buffer_add_text(out, lang == LANG_ID ? " · periode " : " · period ");
	write_plain(out, period);
	buffer_add_text(out, lang == LANG_ID ? " · tanggal acuan " : " · reference date ");
	date_write_long(out, report->options->score.as_of, lang);
	buffer_add_char(out, '\n');
	write_plain(out, text_in(lang, rubric->title, rubric->en));
	buffer_add_text(out, " (");
	write_plain(out, rubric->id);
	buffer_add_char(out, ' ');
	write_plain(out, rubric->version);
	buffer_add_text(out, ")\n\n");
}
