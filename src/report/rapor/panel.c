// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/rapor/panel.h"

#include "base/arena.h"
#include "base/compiler.h"

enum {
	OPINIONS_SHOWN = 2,
	LABEL_PERCENT = 6 // closer than this, the figures of two floors would touch
};

static void
add_number(struct page *page, const struct verdict *verdict)
{
	page_add(page, "<p class=\"number\">");
	page_score(page, verdict);
	page_add(page, " <small>");
	page_word(page, WORD_OUT_OF_TOP);
	page_add(page, " ");
	decimal_write_short(page->out, page->report->rubric->top, lang_decimal_mark(page->lang));
	page_add(page, "</small></p>\n");
}

void
rapor_write_panel(struct page *page, enum word kind, struct str name, struct str facts,
                  const struct verdict *verdict)
{
	page_add(page, "<div class=\"panel\">\n<div class=\"who\">\n<p class=\"kind\">");
	page_word(page, kind);
	page_add(page, "</p>\n<h1>");
	page_text(page, name, ROOM_NAME);
	page_add(page, "</h1>\n<p class=\"facts\">");
	buffer_add(page->out, facts);
	page_add(page, "</p>\n</div>\n<div class=\"score\">\n");
	if (verdict->has_score)
		add_number(page, verdict);
	page_add(page, "<p>");
	page_zone(page, verdict);
	page_add(page, "</p>\n<p class=\"band\">");
	if (verdict->has_score) {
		bool has_category = !str_is_empty(verdict->zone->category);
		page_add(page, has_category ? word(page->lang, WORD_CATEGORY) : "");
		page_add(page, has_category ? " " : "");
		page_band(page, verdict->zone);
	}
	page_add(page, "</p>\n</div>\n</div>\n");
}

size_t
rapor_write_opinions(struct page *page, const struct outcome *const *outcomes)
{
	const struct rubric *rubric = page->report->rubric;
	size_t shown = rubric->opinion_count;
	if (shown > OPINIONS_SHOWN)
		shown = OPINIONS_SHOWN;
	for (size_t i = 0; i < shown; i++) {
		const struct opinion *opinion = &rubric->opinions[i];
		page_add(page, "<li class=\"one\">");
		page_text(page, text_in(page->lang, opinion->label, opinion->en), ROOM_LINE / 2);
		page_add(page, ": <b>");
		page_text(page, text_in(page->lang, outcomes[i]->label, outcomes[i]->en),
		          ROOM_LINE);
		page_add(page, "</b>");
		if (i + 1 == shown)
			page_more(page, rubric->opinion_count, shown);
		page_add(page, "</li>\n");
	}
	return shown;
}

// The floors in figures under their marks, from the lowest up; one that would touch its neighbour is
// left out.
static void
add_floors(struct page *page, const struct zone_table *table)
{
	struct exact last = EXACT_ZERO;
	const struct exact least = exact_from_fraction(LABEL_PERCENT, 1);
	page_add(page, "<svg class=\"floors\">");
	for (size_t i = table->count - 1; i-- > 0;) {
		struct decimal floor = table->zones[i].floor;
		struct exact at = page_percent(page, exact_from_decimal(floor));
		if (exact_compare(exact_subtract(page->arena, at, last), least) < 0)
			continue;
		last = at;
		page_add(page, "<text x=\"");
		page_measure(page, at);
		page_add(page, "\" y=\"100%\">");
		decimal_write_short(page->out, floor, lang_decimal_mark(page->lang));
		page_add(page, "</text>");
	}
	page_add(page, "</svg>");
}

static void
add_figure(struct page *page, enum figure figure, const struct verdict *verdict)
{
	const struct zone_table *table = &page->report->rubric->zones[page->tier];
	bool is_counted = figure == page->counted;
	page_add(page, is_counted ? "<tr class=\"counted\">" : "<tr>");
	page_add(page, "<th scope=\"row\">");
	page_add(page, figure_word(page->lang, figure));
	page_add(page, "</th><td class=\"n\">");
	page_score(page, verdict);
	page_add(page, "</td><td>");
	page_zone(page, verdict);
	page_add(page, "</td><td>");
	page_bar(page, page_looks(verdict),
	         verdict->has_score ? page_percent(page, verdict->score) : EXACT_ZERO, table);
	page_add(page, "</td></tr>\n");
}

void
rapor_write_figures(struct page *page, const struct verdict verdicts[FIGURE_COUNT])
{
	static const struct head heads[] = {{WORD_FIGURE, false},
	                                    {WORD_SCORE, true},
	                                    {WORD_ZONE, false},
	                                    {WORD_ON_SCALE, false}};
	page_table(page, "figures", COUNT_OF(heads), heads);
	for (size_t f = 0; f < FIGURE_COUNT; f++)
		add_figure(page, (enum figure)f, &verdicts[f]);
	page_add(page, "</tbody>\n<tfoot><tr><th scope=\"row\" colspan=\"3\">");
	page_word(page, WORD_ZONE_FLOORS);
	page_add(page, "</th><td>");
	add_floors(page, &page->report->rubric->zones[page->tier]);
	page_add(page, "</td></tr></tfoot>\n</table>\n");
}
