// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/what_if.h"

#include "model/override.h"
#include "report/words.h"

enum {
	ANSWERS_SHOWN = 20 // JSON has them all
};

static void
add_zone(struct buffer *out, enum lang lang, const struct verdict *verdict)
{
	write_score(out, verdict, lang);
	if (!verdict->has_score)
		return;
	buffer_add_char(out, ' ');
	if (verdict->zone->colour == COLOUR_NONE)
		write_plain(out, text_in(lang, verdict->zone->label, verdict->zone->en));
	else
		buffer_add_text(out, colour_word(lang, verdict->zone->colour));
}

static void
add_change(struct buffer *out, enum lang lang, const struct verdict *before,
           const struct verdict *after)
{
	add_zone(out, lang, before);
	buffer_add_text(out, " → ");
	add_zone(out, lang, after);
}

void
what_if_write_line(struct buffer *out, const struct report *report, const struct assessment *after)
{
	size_t count;
	enum lang lang = report->options->lang;
	enum figure counted = report->options->score.counted;
	(void)overrides_changes(report->what_if->overrides, &count);
	buffer_add_text(out, word(lang, WORD_WHAT_IF));
	buffer_add_text(out, ": ");
	buffer_add_integer(out, (long long)count);
	buffer_add_char(out, ' ');
	buffer_add_text(out, word(lang, count == 1 ? WORD_ANSWER_REPLACED : WORD_ANSWERS_REPLACED));
	buffer_add_text(out, "; ");
	buffer_add_text(out, word(lang, WORD_INSTITUTION_LOWER));
	buffer_add_char(out, ' ');
	add_change(out, lang, &report->what_if->before->verdicts[counted],
	           &after->verdicts[counted]);
}

static bool
is_same(const struct verdict *a, const struct verdict *b)
{
	return a->has_score == b->has_score && a->zone == b->zone &&
	       (!a->has_score || exact_compare(a->score, b->score) == 0);
}

static void
write_answer(const struct report *report, const struct override_change *change)
{
	struct buffer *out = report->out;
	buffer_add_text(out, "    ");
	write_plain(out, change->unit);
	if (change->product.len) {
		buffer_add_char(out, '/');
		write_plain(out, change->product);
	}
	buffer_add_char(out, '/');
	write_plain(out, change->node->id);
	if (change->respondent.len) {
		buffer_add_char(out, '#');
		write_plain(out, change->respondent);
	}
	buffer_add_text(out, ": ");
	if (change->before.len)
		write_plain(out, change->before);
	else
		buffer_add_char(out, '-');
	buffer_add_text(out, " → ");
	write_plain(out, change->after);
	buffer_add_char(out, '\n');
}

void
what_if_write(const struct report *report, const struct assessment *after)
{
	struct buffer *out = report->out;
	enum lang lang = report->options->lang;
	enum figure counted = report->options->score.counted;
	const struct assessment *before = report->what_if->before;
	buffer_add_text(out, "  ");
	what_if_write_line(out, report, after);
	buffer_add_char(out, '\n');
	for (size_t i = 0; i < after->unit_count; i++) {
		const struct verdict *old = &before->units[i]->verdicts[counted],
				     *new = &after->units[i]->verdicts[counted];
		if (is_same(old, new))
			continue;
		buffer_add_text(out, "    ");
		write_plain(out, after->units[i]->name);
		buffer_add_char(out, ' ');
		add_change(out, lang, old, new);
		buffer_add_char(out, '\n');
	}
	size_t count;
	const struct override_change *changes =
		overrides_changes(report->what_if->overrides, &count);
	for (size_t i = 0; i < count && i < ANSWERS_SHOWN; i++)
		write_answer(report, &changes[i]);
	if (count > ANSWERS_SHOWN) {
		buffer_add_text(out, "    … ");
		buffer_add_integer(out, (long long)(count - ANSWERS_SHOWN));
		buffer_add_text(out, lang == LANG_ID ? " lagi\n" : " more\n");
	}
	buffer_add_char(out, '\n');
}
