// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/page.h"

#include "base/arena.h"
#include "report/html.h"

enum {
	BAR_PLACES = 2 // of a percentage in a picture
};

void
page_add(struct page *page, const char *html)
{
	buffer_add_text(page->out, html);
}

void
page_word(struct page *page, enum word name)
{
	page_add(page, word(page->lang, name));
}

void
page_text(struct page *page, struct str text, size_t room)
{
	html_text_within(page->out, text, room);
}

void
page_count(struct page *page, size_t count)
{
	buffer_add_integer(page->out, (long long)count);
}

void
page_more(struct page *page, size_t count, size_t shown)
{
	if (count <= shown)
		return;
	page_add(page, " ");
	page_word(page, WORD_AND);
	page_add(page, " ");
	page_count(page, count - shown);
	page_add(page, " ");
	page_word(page, WORD_MORE);
}

void
page_heading(struct page *page, enum word name, struct str more)
{
	page_add(page, "<h2>");
	page_word(page, name);
	if (!str_is_empty(more)) {
		page_add(page, " <small>");
		page_text(page, more, ROOM_LINE);
		page_add(page, "</small>");
	}
	page_add(page, "</h2>\n");
}

void
page_table(struct page *page, const char *looks, size_t count, const struct head heads[])
{
	page_add(page, "<table class=\"");
	page_add(page, looks);
	page_add(page, "\">\n<thead><tr>");
	for (size_t i = 0; i < count; i++) {
		page_add(page, heads[i].is_number ? "<th scope=\"col\" class=\"n\">"
		                                  : "<th scope=\"col\">");
		page_word(page, heads[i].name);
		page_add(page, "</th>");
	}
	page_add(page, "</tr></thead>\n<tbody>\n");
}

void
page_score(struct page *page, const struct verdict *verdict)
{
	if (verdict->has_score)
		write_score(page->out, verdict, page->lang);
	else
		page_add(page, "–");
}

void
page_rounded(struct page *page, struct exact number, int places)
{
	write_rounded(page->out, number, places, page->lang);
}

const char *
page_looks(const struct verdict *verdict)
{
	return verdict->has_score ? colour_names[verdict->zone->colour] : "none";
}

static void
add_zone(struct page *page, const struct verdict *verdict, struct str label)
{
	page_add(page, "<span class=\"zone ");
	page_add(page, page_looks(verdict));
	page_add(page, "\">");
	if (verdict->has_score) {
		page_add(page, "<i>");
		page_add(page, colour_symbol(verdict->zone->colour));
		page_add(page, "</i> ");
		page_text(page, label, ROOM_LINE);
		page_add(page, verdict->is_capped ? " ▼" : "");
	} else {
		page_word(page, WORD_NOT_SCORED);
	}
	page_add(page, "</span>");
}

static struct str
label_of(const struct page *page, const struct verdict *verdict, bool is_short)
{
	const struct zone *zone = verdict->zone;
	if (!verdict->has_score)
		return STR("");
	struct str label = text_in(page->lang, zone->label, zone->en);
	bool has_colour = zone->colour != COLOUR_NONE;
	return str_is_empty(label) || (is_short && has_colour)
	               ? str_from(colour_word(page->lang, zone->colour))
	               : label;
}

void
page_zone(struct page *page, const struct verdict *verdict)
{
	add_zone(page, verdict, label_of(page, verdict, false));
}

void
page_colour(struct page *page, const struct verdict *verdict)
{
	add_zone(page, verdict, label_of(page, verdict, true));
}

void
page_measure(struct page *page, struct exact percent)
{
	decimal_write(page->out, exact_round(percent, BAR_PLACES), BAR_PLACES, '.');
	buffer_add_char(page->out, '%');
}

struct exact
page_percent(struct page *page, struct exact score)
{
	struct exact top = exact_from_decimal(page->report->rubric->top);
	struct exact ratio = exact_divide(page->arena, score, top);
	return exact_multiply(page->arena, ratio, exact_from_fraction(100, 1));
}

void
page_bar(struct page *page, const char *looks, struct exact percent, const struct zone_table *table)
{
	page_add(page, "<svg class=\"bar ");
	page_add(page, looks);
	page_add(page, "\" aria-hidden=\"true\"><rect class=\"track\" width=\"100%\" "
	               "height=\"100%\"/><rect class=\"fill\" width=\"");
	page_measure(page, percent);
	page_add(page, "\" height=\"100%\"/>");
	// The last floor is where the bar begins.
	for (size_t i = 0; table && i + 1 < table->count; i++) {
		page_add(page, "<rect class=\"tick\" x=\"");
		page_measure(page, page_percent(page, exact_from_decimal(table->zones[i].floor)));
		page_add(page, "\" width=\"1\" height=\"100%\"/>");
	}
	page_add(page, "</svg>");
}

void
page_band(struct page *page, const struct zone *zone)
{
	bool has_both = !str_is_empty(zone->category) && !str_is_empty(zone->predicate);
	page_text(page, zone->category, ROOM_LINE / 4);
	page_add(page, has_both ? " · " : "");
	page_text(page, zone->predicate, ROOM_LINE);
}
