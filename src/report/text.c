// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// The summary for a terminal: who stands where, on what the figures rest, and what costs most.
#include <stdlib.h>

#include "base/arena.h"
#include "base/compiler.h"
#include "base/utf8.h"
#include "report/text_line.h"
#include "report/what_if.h"
#include "report/words.h"
#include "report/writers.h"

enum {
	NAME_WIDTH = 36,
	GAPS_SHOWN = 5,
	NUMBER_WIDTH = 7, // at least
	PLACE_WIDTH = 3,  // at least
	ZONE_WIDTH = 15
};

// How wide the longest score is.
static size_t
number_width(const struct report *report)
{
	size_t width = NUMBER_WIDTH;
	struct buffer text;
	buffer_init(&text);
	for (size_t tier = TIER_UNIT; tier < TIER_COUNT; tier++) {
		text.len = 0;
		decimal_write(&text, report->rubric->top,
		              places_for(report->rubric, (enum tier)tier), '.');
		if (text.len > width)
			width = text.len;
	}
	buffer_finish(&text);
	return width;
}

void *
text_begin(const struct report *report)
{
	struct report *copy = arena_new(report->arena, struct report);
	*copy = *report;
	return copy;
}

bool
text_unit(void *state, const struct unit_result *result)
{
	(void)state;
	(void)result;
	return false;
}

static void
add_line(const struct report *report, const char *text)
{
	buffer_add_text(report->out, text);
	buffer_add_char(report->out, '\n');
}

static void
write_badge(const struct report *report, const struct assessment *assessment)
{
	struct buffer *out = report->out;
	enum lang lang = report->options->lang;
	enum figure counted = report->options->score.counted;
	const struct verdict *verdict = &assessment->verdicts[counted];
	buffer_add_text(out, "  ");
	line_begin_style(report, "\033[1m");
	write_score(out, verdict, lang);
	line_end_style(report);
	if (verdict->has_score) {
		const struct zone *zone = verdict->zone;
		buffer_add_text(out, "  ");
		line_begin_style(report, line_colour_style(zone->colour));
		buffer_add_text(out, colour_symbol(zone->colour));
		buffer_add_char(out, ' ');
		write_plain(out, text_in(lang, zone->label, zone->en));
		line_end_style(report);
		if (!str_is_empty(zone->category)) {
			buffer_add_text(out, lang == LANG_ID ? " · kategori " : " · category ");
			write_plain(out, zone->category);
		}
		if (!str_is_empty(zone->predicate)) {
			buffer_add_text(out, " · ");
			write_plain(out, zone->predicate);
		}
	}
	buffer_add_char(out, '\n');
	for (size_t i = 0; i < report->rubric->opinion_count; i++) {
		const struct opinion *opinion = &report->rubric->opinions[i];
		const struct outcome *outcome = assessment->opinions[i];
		buffer_add_text(out, "  ");
		write_plain(out, text_in(lang, opinion->label, opinion->en));
		buffer_add_text(out, ": ");
		write_plain(out, text_in(lang, outcome->label, outcome->en));
		buffer_add_char(out, '\n');
	}
	for (size_t f = 0; f < FIGURE_COUNT; f++) {
		buffer_add_text(out, "  ");
		line_add_word(out, figure_word(lang, (enum figure)f), 14, false);
		line_add_score(report, &assessment->verdicts[f], number_width(report));
		buffer_add_text(out, "  ");
		line_add_zone(report, &assessment->verdicts[f], 0);
		add_line(report, f == counted ? (lang == LANG_ID ? "  ← nilai" : "  ← score") : "");
	}
	buffer_add_char(out, '\n');
}

// English has a word for one of a thing.
static const char *
plural(enum lang lang, size_t count, const char *id, const char *one, const char *many)
{
	return lang == LANG_ID ? id : count == 1 ? one : many;
}

static void
add_count(struct buffer *out, size_t count, const char *text)
{
	buffer_add_integer(out, (long long)count);
	buffer_add_text(out, text);
}

static void
write_counts(const struct report *report, const struct assessment *assessment)
{
	struct buffer *out = report->out;
	enum lang lang = report->options->lang;
	bool is_id = lang == LANG_ID;
	buffer_add_text(out, "  ");
	add_count(out, assessment->unit_count,
	          plural(lang, assessment->unit_count, " unit:", " unit:", " units:"));
	bool is_first = true;
	for (size_t colour = 0; colour < COLOUR_COUNT; colour++) {
		if (assessment->zone_counts[colour] == 0 || colour == COLOUR_NONE)
			continue;
		buffer_add_text(out, is_first ? " " : ", ");
		is_first = false;
		add_count(out, assessment->zone_counts[colour], " ");
		line_begin_style(report, line_colour_style((enum colour)colour));
		buffer_add_text(out, colour_symbol((enum colour)colour));
		buffer_add_char(out, ' ');
		buffer_add_text(out, colour_word(lang, (enum colour)colour));
		line_end_style(report);
	}
	if (assessment->unscored_count) {
		buffer_add_text(out, is_first ? " " : ", ");
		add_count(out, assessment->unscored_count, " ");
		buffer_add_text(out, word(lang, WORD_NOT_SCORED));
	}
	buffer_add_text(out, is_id ? " · terjawab " : " · answered ");
	add_count(out, assessment->answered_count, is_id ? " dari " : " of ");
	add_count(out, assessment->leaf_count, "\n\n");
}

static bool
has_categories(const struct rubric *rubric)
{
	const struct zone_table *table = &rubric->zones[TIER_UNIT];
	for (size_t i = 0; i < table->count; i++) {
		if (!str_is_empty(table->zones[i].category))
			return true;
	}
	return false;
}

// How wide the last place of a list is.
static size_t
place_width(size_t count)
{
	size_t width = 1;
	for (; count >= 10; count /= 10)
		width++;
	return width > PLACE_WIDTH ? width : PLACE_WIDTH;
}

static void
write_heads(const struct report *report, const char *first, size_t count, bool has_category)
{
	struct buffer *out = report->out;
	enum lang lang = report->options->lang;
	line_begin_style(report, "\033[1m");
	buffer_add_text(out, "  ");
	line_add_word(out, word(lang, WORD_NUMBER), place_width(count), true);
	buffer_add_text(out, "  ");
	line_add_word(out, first, NAME_WIDTH, false);
	line_add_word(out, word(lang, WORD_SCORE), number_width(report) + 1, true);
	buffer_add_text(out, "  ");
	line_add_word(out, word(lang, WORD_ZONE), ZONE_WIDTH, false);
	if (has_category)
		line_add_word(out, lang == LANG_ID ? "Kat" : "Cat", 5, false);
	line_add_word(out, lang == LANG_ID ? "Terverif" : "Verified", number_width(report) + 2,
	              true);
	line_add_word(out, word(lang, WORD_POTENTIAL), number_width(report) + 3, true);
	line_add_word(out, word(lang, WORD_LOST), number_width(report) + 1, true);
	line_end_style(report);
	buffer_add_char(out, '\n');
}

// The best score minus the score, with the places of the score.
static void
add_lost(const struct report *report, const struct verdict *verdict, int64_t top)
{
	if (!verdict->has_score) {
		line_add_word(report->out, "-", number_width(report) + 1, true);
		return;
	}
	struct buffer text;
	buffer_init(&text);
	decimal_write(&text, (struct decimal){top - verdict->shown.units}, verdict->places,
	              lang_decimal_mark(report->options->lang));
	line_add_cell(report->out, buffer_text(&text), number_width(report) + 1, true);
	buffer_finish(&text);
}

static void
write_row(const struct report *report, size_t number, size_t count, struct str name,
          const struct verdict verdicts[FIGURE_COUNT], bool has_category)
{
	struct buffer *out = report->out;
	const struct verdict *counted = &verdicts[report->options->score.counted];
	struct buffer text;
	buffer_init(&text);
	buffer_add_integer(&text, (long long)number);
	buffer_add_text(out, "  ");
	line_add_cell(out, buffer_text(&text), place_width(count), true);
	buffer_finish(&text);
	buffer_add_text(out, "  ");
	line_add_cell(out, name, NAME_WIDTH, false);
	line_add_score(report, counted, number_width(report) + 1);
	buffer_add_text(out, "  ");
	line_add_zone(report, counted, ZONE_WIDTH);
	if (has_category)
		line_add_cell(out, counted->has_score ? counted->zone->category : STR("-"), 5,
		              false);
	line_add_score(report, &verdicts[FIGURE_VERIFIED], number_width(report) + 2);
	line_add_score(report, &verdicts[FIGURE_POTENTIAL], number_width(report) + 3);
	add_lost(report, counted, report->rubric->top.units);
	buffer_add_text(out, "  ");
	line_add_bar(report, counted);
	buffer_add_char(out, '\n');
}

static void
write_units(const struct report *report, const struct assessment *assessment)
{
	enum lang lang = report->options->lang;
	bool has_category = has_categories(report->rubric);
	write_heads(report, word(lang, WORD_UNIT), assessment->unit_count, has_category);
	for (size_t i = 0; i < assessment->unit_count; i++)
		write_row(report, i + 1, assessment->unit_count, assessment->ranked[i]->name,
		          assessment->ranked[i]->verdicts, has_category);
	buffer_add_char(report->out, '\n');
	if (assessment->group_count == 0)
		return;
	write_heads(report, word(lang, WORD_GROUPS), assessment->group_count, has_category);
	for (size_t i = 0; i < assessment->group_count; i++)
		write_row(report, i + 1, assessment->group_count, assessment->groups[i].id,
		          assessment->groups[i].verdicts, has_category);
	buffer_add_char(report->out, '\n');
}

// What the mark of a cap means, where one stands.
static void
write_cap_note(const struct report *report, const struct assessment *assessment)
{
	bool is_capped = false;
	for (size_t i = 0; i < assessment->unit_count; i++)
		is_capped |=
			assessment->units[i]->verdicts[report->options->score.counted].is_capped;
	if (!is_capped)
		return;
	add_line(report,
	         report->options->lang == LANG_ID
	                 ? "  ▼ dibatasi oleh syarat rubrik; `patuh explain … --unit ID` "
	                   "menyebut sebabnya\n"
	                 : "  ▼ limited by a condition of the rubric; `patuh explain … --unit ID` "
	                   "tells why\n");
}

static void
write_gap(const struct report *report, const struct assessment *assessment,
          const struct node_loss *loss)
{
	struct buffer *out = report->out;
	enum lang lang = report->options->lang;
	const struct rubric_node *node = &report->rubric->nodes[loss - assessment->losses];
	struct buffer text;
	buffer_init(&text);
	write_rounded(&text, loss->points, places_for(report->rubric, TIER_INSTITUTION), lang);
	buffer_add_text(out, "  ");
	line_add_cell(out, buffer_text(&text), number_width(report), true);
	buffer_finish(&text);
	buffer_add_text(out, "  ");
	write_plain(out, node->index ? text_in(lang, node->label, node->en)
	                             : str_from(word(lang, WORD_DIRECT)));
	buffer_add_text(out, " — ");
	bool is_product = report->rubric->object == OBJECT_PRODUCT;
	if (is_product)
		add_count(out, loss->object_count,
		          plural(lang, loss->object_count, " produk di ", " product in ",
		                 " products in "));
	add_count(out, loss->unit_count,
	          plural(lang, loss->unit_count, " unit\n", " unit\n", " units\n"));
	if (str_is_empty(node->remedy))
		return;
	buffer_add_repeat(out, " ", number_width(report) + 4);
	write_plain(out, node->remedy);
	buffer_add_char(out, '\n');
}

static void
write_gaps(const struct report *report, const struct assessment *assessment)
{
	size_t count;
	const struct node_loss *const *costly = losses_ranked(report->arena, assessment, &count);
	if (count == 0)
		return;
	line_begin_style(report, "\033[1m");
	buffer_add_text(report->out,
	                report->options->lang == LANG_ID
	                        ? "  Kesenjangan termahal (butir nilai instansi yang hilang)"
	                        : "  Costliest gaps (points of the institution's score lost)");
	line_end_style(report);
	buffer_add_char(report->out, '\n');
	for (size_t i = 0; i < count && i < GAPS_SHOWN; i++)
		write_gap(report, assessment, costly[i]);
	buffer_add_char(report->out, '\n');
}

static void
write_basis(const struct report *report, const struct assessment *assessment)
{
	enum lang lang = report->options->lang;
	buffer_add_text(report->out, "  ");
	write_rounded(report->out, assessment->assumed_weight, 2, lang);
	add_line(report, lang == LANG_ID ? " % bobot rubrik ini adalah anggapan, bukan angka resmi."
	                                 : " % of this rubric's weight is assumed, not official.");
}

void
text_end(void *state, const struct assessment *assessment)
{
	const struct report *report = state;
	line_add_title(report, assessment->institution, assessment->period);
	write_badge(report, assessment);
	if (report->what_if)
		what_if_write(report, assessment);
	write_counts(report, assessment);
	write_units(report, assessment);
	write_cap_note(report, assessment);
	write_gaps(report, assessment);
	write_basis(report, assessment);
}
