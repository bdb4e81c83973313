// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/rapor/summary.h"

#include "base/compiler.h"
#include "report/rapor/panel.h"

enum {
	UNITS_MOST = 60,
	UNITS_SPACED = 12, // as many get two lines each
	UNITS_PLAIN = 24   // and as many one; more stand side by side
};

bool
rapor_has_summary(const struct assessment *assessment)
{
	return assessment->unit_count > 1 && assessment->unit_count <= UNITS_MOST;
}

static void
add_part(struct buffer *text, size_t count, const char *symbol, const char *name)
{
	buffer_add_text(text, text->len ? " · " : "");
	buffer_add_integer(text, (long long)count);
	buffer_add_text(text, " ");
	if (symbol) {
		buffer_add_text(text, "<i>");
		buffer_add_text(text, symbol);
		buffer_add_text(text, "</i> ");
	}
	buffer_add_text(text, name);
}

// How many units there are, and of each colour.
static void
write_facts(struct buffer *facts, enum lang lang, const struct assessment *assessment)
{
	add_part(facts, assessment->unit_count, NULL, word(lang, WORD_UNITS));
	for (enum colour colour = 0; colour < COLOUR_NONE; colour++) {
		size_t count = assessment->zone_counts[colour];
		if (count)
			add_part(facts, count, colour_symbol(colour), colour_word(lang, colour));
	}
	if (assessment->unscored_count)
		add_part(facts, assessment->unscored_count, NULL, word(lang, WORD_NOT_SCORED));
}

static void
add_panel(struct page *page, const struct assessment *assessment)
{
	struct buffer facts;
	buffer_init(&facts);
	write_facts(&facts, page->lang, assessment);
	rapor_write_panel(page, WORD_INSTITUTION, assessment->institution, buffer_text(&facts),
	                  &assessment->verdicts[page->counted]);
	buffer_finish(&facts);
}

// Number and name, and the score that counts.
static void
begin_unit(struct page *page, const struct assessment *assessment, size_t rank)
{
	const struct unit_summary *unit = assessment->ranked[rank];
	page_add(page, "<tr><td class=\"n\">");
	page_count(page, rank + 1);
	page_add(page, "</td><th scope=\"row\"><div class=\"name\"><a href=\"#unit-");
	page_count(page, unit->number + 1);
	page_add(page, "\">");
	page_text(page, unit->name, ROOM_LINE);
	page_add(page, "</a></div></th><td class=\"n\"><b>");
	page_score(page, &unit->verdicts[page->counted]);
	page_add(page, "</b></td><td>");
}

static void
add_unit(struct page *page, const struct assessment *assessment, size_t rank)
{
	const struct verdict *verdicts = assessment->ranked[rank]->verdicts;
	const struct verdict *counted = &verdicts[page->counted];
	begin_unit(page, assessment, rank);
	page_zone(page, counted);
	page_add(page, "</td><td><div class=\"one\">");
	if (counted->has_score)
		page_band(page, counted->zone);
	page_add(page, "</div></td><td class=\"n\">");
	page_score(page, &verdicts[FIGURE_VERIFIED]);
	page_add(page, "</td><td class=\"n\">");
	page_score(page, &verdicts[FIGURE_POTENTIAL]);
	page_add(page, "</td></tr>\n");
}

static void
add_units(struct page *page, const struct assessment *assessment)
{
	static const struct head heads[] = {
		{WORD_NUMBER, true},    {WORD_UNIT, false},      {WORD_SCORE, true},
		{WORD_ZONE, false},     {WORD_PREDICATE, false}, {WORD_VERIFIED, true},
		{WORD_POTENTIAL, true},
	};
	bool is_spaced = assessment->unit_count <= UNITS_SPACED;
	page_table(page, is_spaced ? "units spaced" : "units", COUNT_OF(heads), heads);
	for (size_t i = 0; i < assessment->unit_count; i++)
		add_unit(page, assessment, i);
	page_add(page, "</tbody>\n</table>\n");
}

// A column of many units: those of these ranks, with the score that counts only.
static void
add_half(struct page *page, const struct assessment *assessment, size_t begin, size_t end)
{
	static const struct head heads[] = {
		{WORD_NUMBER, true}, {WORD_UNIT, false}, {WORD_SCORE, true}, {WORD_ZONE, false}};
	page_table(page, "pairs", COUNT_OF(heads), heads);
	for (size_t i = begin; i < end; i++) {
		begin_unit(page, assessment, i);
		page_colour(page, &assessment->ranked[i]->verdicts[page->counted]);
		page_add(page, "</td></tr>\n");
	}
	page_add(page, "</tbody>\n</table>\n");
}

static void
add_halves(struct page *page, const struct assessment *assessment)
{
	size_t count = assessment->unit_count;
	page_add(page, "<div class=\"halves\">\n");
	add_half(page, assessment, 0, (count + 1) / 2);
	add_half(page, assessment, (count + 1) / 2, count);
	page_add(page, "</div>\n");
}

void
rapor_write_summary(struct page *page, const struct assessment *assessment)
{
	add_panel(page, assessment);
	if (page->report->rubric->opinion_count) {
		page_add(page, "<ul class=\"remarks\">\n");
		rapor_write_opinions(page, assessment->opinions);
		page_add(page, "</ul>\n");
	}
	rapor_write_figures(page, assessment->verdicts);
	page_add(page, "<section>\n");
	page_heading(page, WORD_UNIT, str_from(word(page->lang, WORD_BEST_FIRST)));
	if (assessment->unit_count <= UNITS_PLAIN)
		add_units(page, assessment);
	else
		add_halves(page, assessment);
	page_add(page, "</section>\n");
}
