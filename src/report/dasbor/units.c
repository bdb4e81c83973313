// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/dasbor/units.h"

#include "report/dasbor/overview.h"

static void
add_bar(struct part *part, const struct verdict *verdict, enum tier tier)
{
	struct page *page = &part->page;
	part_add(part, "<td class=\"wide\">");
	page_bar(page, page_looks(verdict),
	         verdict->has_score ? page_percent(page, verdict->score) : EXACT_ZERO,
	         &page->report->rubric->zones[tier]);
	part_add(part, "</td>");
}

static void
add_zone(struct part *part, const struct verdict *verdict)
{
	part_add(part, "<td>");
	page_zone(&part->page, verdict);
	// Many zones are called after their category: Mutu B.
	if (verdict->has_score && !str_is_empty(verdict->zone->category) &&
	    !str_ends(text_in(part->page.lang, verdict->zone->label, verdict->zone->en),
	              verdict->zone->category)) {
		part_add(part, " <span class=\"quiet\">");
		part_text(part, verdict->zone->category);
		part_add(part, "</span>");
	}
	part_add(part, "</td>");
}

// Everything after the name: bar, the score that counts, zone, and the other figures.
static void
add_verdicts(struct part *part, const struct verdict verdicts[FIGURE_COUNT], enum tier tier)
{
	const struct verdict *counted = &verdicts[part->page.counted];
	add_bar(part, counted, tier);
	part_score(part, counted);
	add_zone(part, counted);
	part_score(part, &verdicts[part->page.counted == FIGURE_VERIFIED ? FIGURE_CLAIMED
	                                                                 : FIGURE_VERIFIED]);
	part_score(part, &verdicts[FIGURE_POTENTIAL]);
	part_add(part, "</tr>\n");
}

// The heads, with the floors in figures above the bars.
static void
begin_table(struct part *part, enum word caption, enum word name, enum tier tier)
{
	bool is_verified = part->page.counted == FIGURE_VERIFIED;
	const struct column number = {WORD_NUMBER, SORTED_NUMBER}, named = {name, SORTED_TEXT},
			    score = {WORD_SCORE, SORTED_NUMBER}, zone = {WORD_ZONE, PLAIN_TEXT},
			    other = {is_verified ? WORD_CLAIMED : WORD_VERIFIED, SORTED_NUMBER},
			    potential = {WORD_POTENTIAL, SORTED_NUMBER};
	part_table_begin(part, "units", caption);
	part_head(part, &number);
	part_head(part, &named);
	part_add(part, "<th scope=\"col\" class=\"wide\"><span class=\"unseen\">");
	part_word(part, WORD_ON_SCALE);
	part_add(part, "</span>");
	overview_write_floors(part, tier);
	part_add(part, "</th>");
	part_head(part, &score);
	part_head(part, &zone);
	part_head(part, &other);
	part_head(part, &potential);
	part_table_body(part);
}

static void
add_groups(struct part *part)
{
	const struct assessment *assessment = part->assessment;
	if (assessment->group_count == 0)
		return;
	part_add(part, "<h3>");
	part_word(part, WORD_GROUPS);
	part_add(part, "</h3>\n");
	begin_table(part, WORD_GROUPS, WORD_GROUPS, TIER_INSTITUTION);
	for (size_t i = 0; i < assessment->group_count; i++) {
		const struct group_summary *group = &assessment->groups[i];
		part_add(part, "<tr>");
		part_count(part, WORD_NUMBER, (long long)i + 1);
		part_add(part, "<th scope=\"row\">");
		part_text(part, group->id);
		part_add(part, " <span class=\"quiet\">(");
		page_count(&part->page, group->unit_count);
		part_add(part, ")</span></th>");
		add_verdicts(part, group->verdicts, TIER_INSTITUTION);
	}
	part_table_end(part);
}

void
units_write(struct part *part)
{
	const struct assessment *assessment = part->assessment;
	part_open(part, "units", WORD_DASBOR_UNITS);
	part_note(part, WORD_DASBOR_BARS_READING);
	begin_table(part, WORD_DASBOR_UNITS, WORD_UNIT, TIER_UNIT);
	for (size_t i = 0; i < assessment->unit_count; i++) {
		const struct unit_summary *unit = assessment->ranked[i];
		part_add(part, "<tr>");
		part_count(part, WORD_NUMBER, (long long)i + 1);
		part_add(part, "<th scope=\"row\">");
		part_unit(part, unit->number);
		part_add(part, "</th>");
		add_verdicts(part, unit->verdicts, TIER_UNIT);
	}
	part_table_end(part);
	add_groups(part);
	part_close(part);
}
