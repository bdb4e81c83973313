// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/plan_line.h"

#include "base/utf8.h"
#include "report/plan_words.h"
#include "report/words.h"

enum {
	WHERE_WIDTH = 34,
	CHANGE_WIDTH = 30,
	VERDICT_WIDTH = 17,
	RESPONDENTS_SHOWN = 5
};

void
plan_line_verdict(const struct report *report, const struct verdict *verdict)
{
	write_score(report->out, verdict, report->options->lang);
	if (!verdict->has_score)
		return;
	buffer_add_char(report->out, ' ');
	line_add_zone(report, verdict, 0);
}

// The tiers whose running scores are shown: that of the problem, and below it the one that is nearest.
static size_t
tiers_shown(const struct plan_problem *problem, enum tier tiers[2])
{
	size_t count = 0;
	if (problem->tier == TIER_INSTITUTION)
		tiers[count++] = TIER_UNIT;
	if (problem->tier == TIER_UNIT && problem->rubric->object == OBJECT_PRODUCT)
		tiers[count++] = TIER_OBJECT;
	tiers[count++] = problem->tier;
	return count;
}

const char *
plan_tier_word(enum lang lang, enum tier tier)
{
	static const enum word names[TIER_COUNT] = {
		[TIER_OBJECT] = WORD_PRODUCT,
		[TIER_UNIT] = WORD_UNIT,
		[TIER_INSTITUTION] = WORD_INSTITUTION,
	};
	return word(lang, names[tier]);
}

void
plan_line_begin_heads(const struct report *report, const struct plan_problem *problem,
                      size_t cost_width)
{
	struct buffer *out = report->out;
	enum lang lang = report->options->lang;
	line_begin_style(report, "\033[1m");
	buffer_add_text(out, "  ");
	line_add_word(out, word(lang, WORD_NUMBER), 4, true);
	buffer_add_text(out, "  ");
	line_add_word(out, word(lang, WORD_WHERE), WHERE_WIDTH, false);
	buffer_add_char(out, ' ');
	line_add_word(out, word(lang, WORD_FROM_TO), CHANGE_WIDTH, false);
	line_add_word(out, word(lang, problem->costs == PLAN_DAYS ? WORD_DAYS_SHORT : WORD_ANSWERS),
	              cost_width, true);
}

void
plan_line_heads(const struct report *report, const struct plan_problem *problem, size_t cost_width)
{
	struct buffer *out = report->out;
	enum tier tiers[2];
	size_t count = tiers_shown(problem, tiers);
	plan_line_begin_heads(report, problem, cost_width);
	for (size_t i = 0; i < count; i++) {
		buffer_add_text(out, "  ");
		line_add_word(out, plan_tier_word(report->options->lang, tiers[i]), VERDICT_WIDTH,
		              false);
	}
	line_end_style(report);
	buffer_add_char(out, '\n');
}

void
plan_write_place(struct buffer *out, const struct plan_problem *problem,
                 const struct plan_step *step)
{
	struct str product = step_product(problem, step);
	if (problem->tier == TIER_INSTITUTION) {
		buffer_add(out, problem->units[step->unit]->unit->id);
		buffer_add_char(out, '/');
	}
	if (product.len && problem->tier != TIER_OBJECT) {
		buffer_add(out, product);
		buffer_add_char(out, '/');
	}
	buffer_add(out, step->item->id);
}

static void
add_where(const struct plan_row *row)
{
	struct buffer text;
	buffer_init(&text);
	plan_write_place(&text, row->problem, row->steps);
	line_add_cell(row->report->out, buffer_text(&text), WHERE_WIDTH, false);
	buffer_finish(&text);
}

static void
add_change(const struct plan_row *row)
{
	struct buffer text;
	enum lang lang = row->report->options->lang;
	struct str before = step_label_before(row->steps, lang);
	buffer_init(&text);
	buffer_add(&text, before.len ? before : STR("–"));
	buffer_add_text(&text, " → ");
	buffer_add(&text, step_label(row->report->arena, row->steps, lang));
	line_add_cell(row->report->out, buffer_text(&text), CHANGE_WIDTH, false);
	buffer_finish(&text);
}

static void
add_verdicts(const struct plan_row *row)
{
	struct buffer *out = row->report->out;
	const struct plan_step *last = &row->steps[row->count - 1];
	enum tier tiers[2];
	size_t count = tiers_shown(row->problem, tiers);
	for (size_t i = 0; i < count; i++) {
		struct report cell = *row->report;
		struct report_options plain = *row->report->options;
		struct buffer text;
		plain.has_color = false;
		buffer_init(&text);
		cell.out = &text;
		cell.options = &plain;
		plan_line_verdict(&cell, &last->verdicts[tiers[i]]);
		buffer_add_text(out, "  ");
		bool has_score = last->verdicts[tiers[i]].has_score;
		line_begin_style(
			row->report,
			has_score ? line_colour_style(last->verdicts[tiers[i]].zone->colour) : "");
		line_add_cell(out, buffer_text(&text),
		              i + 1 < count ? VERDICT_WIDTH : utf8_width(buffer_text(&text)),
		              false);
		line_end_style(row->report);
		buffer_finish(&text);
	}
}

static void
begin_note(const struct report *report, enum word name)
{
	buffer_add_text(report->out, "        ");
	buffer_add_text(report->out, word(report->options->lang, name));
	buffer_add_text(report->out, ": ");
}

// Those who answer, where there are any.
static void
write_respondents(const struct plan_row *row)
{
	struct buffer *out = row->report->out;
	if (row->steps->item->per != PER_RESPONDENT)
		return;
	begin_note(row->report, WORD_RESPONDENTS);
	for (size_t i = 0; i < row->count && i < RESPONDENTS_SHOWN; i++) {
		buffer_add_text(out, i ? ", " : "");
		write_plain(out, step_respondent(&row->steps[i]));
	}
	if (row->count > RESPONDENTS_SHOWN) {
		buffer_add_text(out, row->report->options->lang == LANG_ID ? ", dan " : ", and ");
		buffer_add_integer(out, (long long)(row->count - RESPONDENTS_SHOWN));
		buffer_add_text(out, row->report->options->lang == LANG_ID ? " lagi" : " more");
	}
	buffer_add_char(out, '\n');
}

static void
write_law(const struct plan_row *row)
{
	struct buffer *out = row->report->out;
	const struct rubric_node *item = row->steps->item;
	if (item->cite_count == 0)
		return;
	begin_note(row->report, WORD_LAW);
	for (size_t i = 0; i < item->cite_count; i++) {
		buffer_add_text(out, i ? "; " : "");
		write_plain(out, item->cites[i].source->title);
		if (item->cites[i].at.len) {
			buffer_add_text(out, ", ");
			write_plain(out, item->cites[i].at);
		}
	}
	buffer_add_char(out, '\n');
}

void
plan_line_evidence(const struct report *report, const struct rubric_node *item)
{
	struct buffer *out = report->out;
	if (item->wanted_count == 0)
		return;
	begin_note(report, WORD_EVIDENCE);
	for (size_t i = 0; i < item->wanted_count; i++) {
		buffer_add_text(out, i ? "; " : "");
		write_plain(out, item->wanted[i].label);
	}
	buffer_add_char(out, '\n');
}

void
plan_line_begin(const struct plan_row *row)
{
	struct buffer *out = row->report->out, text;
	enum lang lang = row->report->options->lang;
	buffer_init(&text);
	buffer_add_integer(&text, (long long)row->number);
	buffer_add_text(out, "  ");
	line_add_cell(out, buffer_text(&text), 4, true);
	buffer_add_text(out, "  ");
	add_where(row);
	buffer_add_char(out, ' ');
	add_change(row);
	text.len = 0;
	write_cost(&text, row->cost, lang_decimal_mark(lang));
	line_add_cell(out, buffer_text(&text), row->cost_width, true);
	buffer_finish(&text);
}

void
plan_line_step(const struct plan_row *row)
{
	struct buffer *out = row->report->out;
	enum lang lang = row->report->options->lang;
	const struct rubric_node *item = row->steps->item;
	plan_line_begin(row);
	add_verdicts(row);
	buffer_add_text(out, "\n        ");
	write_plain(out, text_in(lang, item->label, item->en));
	buffer_add_char(out, '\n');
	write_respondents(row);
	if (item->remedy.len) {
		begin_note(row->report, WORD_REMEDY);
		write_plain(out, item->remedy);
		buffer_add_char(out, '\n');
	}
	write_law(row);
	plan_line_evidence(row->report, item);
}
