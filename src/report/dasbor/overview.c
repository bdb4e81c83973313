// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/dasbor/overview.h"

#include "base/compiler.h"

// What a letter takes of the narrowest bar that has figures, and the room between two figures, in percent.
enum {
	LETTER_PERCENT = 2,
	BETWEEN_PERCENT = 4
};

// From the lowest up; one that would touch its neighbour is left out.
void
overview_write_floors(struct part *part, enum tier tier)
{
	struct page *page = &part->page;
	const struct zone_table *table = &page->report->rubric->zones[tier];
	struct exact last = EXACT_ZERO;
	struct buffer text;
	buffer_init(&text);
	part_add(part, "<svg class=\"floors\" aria-hidden=\"true\">");
	for (size_t i = table->count - 1; i-- > 0;) {
		struct decimal floor = table->zones[i].floor;
		struct exact at = page_percent(page, exact_from_decimal(floor));
		text.len = 0;
		decimal_write_short(&text, floor, lang_decimal_mark(page->lang));
		int64_t room = BETWEEN_PERCENT + LETTER_PERCENT * (int64_t)text.len;
		if (exact_compare(exact_subtract(page->arena, at, last),
		                  exact_from_fraction(room, 1)) < 0)
			continue;
		last = at;
		part_add(part, "<text x=\"");
		page_measure(page, at);
		part_add(part, "\" y=\"90%\">");
		buffer_add(page->out, buffer_text(&text));
		part_add(part, "</text>");
	}
	part_add(part, "</svg>");
	buffer_finish(&text);
}

static void
add_figure(struct part *part, enum figure figure, enum tier tier, const struct verdict *verdict)
{
	struct page *page = &part->page;
	part_add(part, figure == page->counted ? "<tr class=\"counted\">" : "<tr>");
	part_add(part, "<th scope=\"row\">");
	part_add(part, figure_word(page->lang, figure));
	part_add(part, "</th>");
	part_score(part, verdict);
	part_add(part, "<td class=\"wide\">");
	page_bar(page, page_looks(verdict),
	         verdict->has_score ? page_percent(page, verdict->score) : EXACT_ZERO,
	         &page->report->rubric->zones[tier]);
	part_add(part, "</td><td>");
	page_zone(page, verdict);
	part_add(part, "</td></tr>\n");
}

void
overview_write_figures(struct part *part, enum tier tier,
                       const struct verdict verdicts[FIGURE_COUNT])
{
	static const struct column columns[] = {{WORD_FIGURE, PLAIN_TEXT},
	                                        {WORD_SCORE, PLAIN_NUMBER},
	                                        {WORD_ON_SCALE, PLAIN_TEXT},
	                                        {WORD_ZONE, PLAIN_TEXT}};
	part_table(part, "figures", WORD_DASBOR_FIGURES, COUNT_OF(columns), columns);
	part_add(part, "<tr class=\"axis\"><td></td><td></td><td class=\"wide\">");
	overview_write_floors(part, tier);
	part_add(part, "</td><td></td></tr>\n");
	for (size_t f = 0; f < FIGURE_COUNT; f++)
		add_figure(part, (enum figure)f, tier, &verdicts[f]);
	part_table_end(part);
}

void
overview_write_opinions(struct part *part, const struct outcome *const *outcomes)
{
	const struct rubric *rubric = part->page.report->rubric;
	if (rubric->opinion_count == 0)
		return;
	part_add(part, "<ul class=\"remarks\">\n");
	for (size_t i = 0; i < rubric->opinion_count; i++) {
		const struct opinion *opinion = &rubric->opinions[i];
		part_add(part, "<li>");
		part_text(part, text_in(part->page.lang, opinion->label, opinion->en));
		part_add(part, ": <b>");
		part_text(part, text_in(part->page.lang, outcomes[i]->label, outcomes[i]->en));
		part_add(part, "</b></li>\n");
	}
	part_add(part, "</ul>\n");
}

static void
add_score(struct part *part, const struct verdict *verdict)
{
	struct page *page = &part->page;
	part_add(part, "<div class=\"score\">\n");
	if (verdict->has_score) {
		part_add(part, "<p class=\"number\"><b>");
		page_score(page, verdict);
		part_add(part, "</b> <span>");
		part_word(part, WORD_OUT_OF_TOP);
		part_add(part, " ");
		decimal_write_short(page->out, page->report->rubric->top,
		                    lang_decimal_mark(page->lang));
		part_add(part, "</span></p>\n");
	}
	part_add(part, "<p class=\"badge\">");
	page_zone(page, verdict);
	part_add(part, "</p>\n<p class=\"band\">");
	if (verdict->has_score)
		page_band(page, verdict->zone);
	part_add(part, "</p>\n");
	overview_write_opinions(part, part->assessment->opinions);
	part_add(part, "</div>\n");
}

static void
add_count(struct part *part, const char *looks, const char *symbol, const char *name, size_t count)
{
	struct page *page = &part->page;
	struct exact share =
		exact_from_fraction((int64_t)count * 100, (int64_t)part->assessment->unit_count);
	part_add(part, "<tr><th scope=\"row\"><span class=\"zone ");
	part_add(part, looks);
	part_add(part, "\"><i>");
	part_add(part, symbol);
	part_add(part, "</i> ");
	part_add(part, name);
	part_add(part, "</span></th>");
	part_count(part, WORD_DASBOR_UNITS, (long long)count);
	part_add(part, "<td class=\"wide\">");
	page_bar(page, looks, share, NULL);
	part_add(part, "</td></tr>\n");
}

// Units by colour, also where there is none of one: that is news too. Without colours, what is there.
static void
add_counts(struct part *part)
{
	static const struct column columns[] = {{WORD_ZONE, PLAIN_TEXT},
	                                        {WORD_DASBOR_UNITS, PLAIN_NUMBER},
	                                        {WORD_PART, PLAIN_TEXT}};
	const struct assessment *assessment = part->assessment;
	enum lang lang = part->page.lang;
	const struct zone_table *table = &assessment->rubric->zones[TIER_UNIT];
	part_table(part, "counts", WORD_UNITS_BY_ZONE, COUNT_OF(columns), columns);
	for (enum colour colour = 0; colour < COLOUR_COUNT; colour++) {
		bool is_known = false;
		for (size_t i = 0; i < table->count; i++)
			is_known |= table->zones[i].colour == colour;
		if (is_known)
			add_count(part, colour_names[colour], colour_symbol(colour),
			          colour == COLOUR_NONE ? word(lang, WORD_COLOURLESS)
			                                : colour_word(lang, colour),
			          assessment->zone_counts[colour]);
	}
	if (assessment->unscored_count)
		add_count(part, "none", "–", word(lang, WORD_NOT_SCORED),
		          assessment->unscored_count);
	part_table_end(part);
}

void
overview_write(struct part *part)
{
	const struct verdict *verdicts = part->assessment->verdicts;
	part_open(part, "summary", WORD_SUMMARY);
	part_add(part, "<div class=\"overview\">\n");
	add_score(part, &verdicts[part->page.counted]);
	part_add(part, "<div class=\"panel\">\n<h3>");
	part_word(part, WORD_DASBOR_FIGURES);
	part_add(part, "</h3>\n");
	overview_write_figures(part, TIER_INSTITUTION, verdicts);
	part_note(part, WORD_THREE_FIGURES);
	part_add(part, "</div>\n<div class=\"panel\">\n<h3>");
	part_word(part, WORD_UNITS_BY_ZONE);
	part_add(part, "</h3>\n");
	add_counts(part);
	part_add(part, "</div>\n</div>\n");
	part_close(part);
}
