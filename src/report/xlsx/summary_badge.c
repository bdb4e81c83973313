// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What is seen first: the institution's score and zone in large letters, and how many units stand in
// each zone. The charts have their place to the right.
#include "report/xlsx/phrase.h"
#include "report/xlsx/summary_part.h"

// Points.
enum {
	SCORE_HEIGHT = 64,
	ZONE_HEIGHT = 28,
	LINE_HEIGHT = 18,
	ROWS_MOST = 7 // of the table below the badge, so that the charts always fit beside it
};

// A cell over the columns of the badge. The row is begun and holds nothing yet.
static void
put_wide(const struct summary *summary, enum style style, uint32_t height, struct str formula,
         struct value value)
{
	struct sheet *sheet = summary->sheet;
	worksheet_set_row(sheet->page, sheet->row, height, NULL);
	sheet_merge(sheet, SUMMARY_NUMBER, SUMMARY_UNIT, NULL,
	            book_locked_format(summary->book, style, sheet->shade));
	sheet_put_formula(sheet, style, formula, value);
}

// The verdict stands in a row further down, whose number is known.
static void
write_verdict(const struct summary *summary, uint32_t institution)
{
	const struct verdict *verdict = &summary->from->assessment->verdicts[summary->counted];
	enum lang lang = summary->grading.lang;
	struct sheet *sheet = summary->sheet;
	sheet_row(sheet, SHADE_TOP);
	struct buffer *text = book_text(summary->book);
	buffer_add_text(text, word(lang, WORD_INSTITUTION_SCORE));
	buffer_add_text(text, " (");
	buffer_add_text(text, figure_word(lang, summary->counted));
	buffer_add_char(text, ')');
	put_wide(summary, STYLE_CAPTION, LINE_HEIGHT,
	         formula_text(summary->grading.arena, buffer_text(text)),
	         value_text(buffer_text(text)));
	sheet_row(sheet, SHADE_TOP);
	int places = places_for(summary->grading.rubric, TIER_INSTITUTION);
	put_wide(summary, (enum style)(STYLE_BADGE + places), SCORE_HEIGHT,
	         summary_at(summary, SUMMARY_SCORE, institution), value_score(lang, verdict));
	sheet_row(sheet, SHADE_TOP);
	text = book_text(summary->book);
	if (verdict->has_score)
		phrase_zone(text, lang, verdict->zone);
	put_wide(summary, STYLE_CAPTION_LARGE, ZONE_HEIGHT,
	         summary_at(summary, SUMMARY_ZONE, institution), value_text(buffer_text(text)));
	sheet_row(sheet, SHADE_TOP);
	text = book_text(summary->book);
	if (verdict->has_score)
		buffer_add(text, verdict->zone->predicate);
	put_wide(summary, STYLE_CAPTION, LINE_HEIGHT,
	         summary_at(summary, SUMMARY_PREDICATE, institution),
	         value_text(buffer_text(text)));
}

// The badge takes the colour of the zone, whatever that becomes.
static void
colour_badge(const struct summary *summary, uint32_t first, uint32_t last, uint32_t institution)
{
	struct sheet *sheet = summary->sheet;
	struct span zone = summary_span(summary, SUMMARY_ZONE, institution, institution);
	zone.sheet = sheet->name;
	for (size_t c = 0; c < COLOUR_COUNT; c++) {
		struct str symbol = str_from(colour_symbol((enum colour)c));
		struct str formula = FORMULA(summary->grading.arena, "LEFT({0},1)={1}",
		                             formula_cell(summary->grading.arena, zone),
		                             formula_text(summary->grading.arena, symbol));
		sheet_colour_where(
			sheet,
			(struct span){.column = SUMMARY_NUMBER, .first = first, .last = last},
			SUMMARY_UNIT, formula, (enum shade)((size_t)SHADE_TOP_ZONE + c));
	}
}

// A row of a height that is the same in every program, so that the charts fit beside it.
static void
begin_line(struct sheet *sheet, enum shade shade)
{
	sheet_row(sheet, shade);
	worksheet_set_row(sheet->page, sheet->row, LINE_HEIGHT, NULL);
}

static void
write_zone_count(const struct summary *summary, const char *symbol, const char *name,
                 enum shade shade, size_t count)
{
	struct arena *arena = summary->grading.arena;
	const struct assessment *assessment = summary->from->assessment;
	struct sheet *sheet = summary->sheet;
	begin_line(sheet, SHADE_PLAIN);
	struct span zones =
		summary_span(summary, SUMMARY_ZONE, summary->layout.first_unit,
	                     summary->layout.first_unit + (uint32_t)assessment->unit_count - 1);
	struct str wanted = formula_text(arena, str_from(symbol));
	sheet_put_formula(sheet, STYLE_NUMBER,
	                  FORMULA(arena, "SUMPRODUCT(--(LEFT({0},1)={1}))",
	                          formula_span(arena, zones), wanted),
	                  value_number(exact_from_fraction((int64_t)count, 1)));
	struct buffer *text = book_text(summary->book);
	buffer_add_text(text, symbol);
	buffer_add_text(text, *symbol ? " " : "");
	buffer_add_text(text, name);
	sheet_put_shaded(sheet, shade, buffer_text(text));
}

static void
write_zone_counts(struct summary *summary)
{
	const struct assessment *assessment = summary->from->assessment;
	enum lang lang = summary->grading.lang;
	begin_line(summary->sheet, SHADE_HEAD);
	sheet_put_word(summary->sheet, "");
	sheet_put_word(summary->sheet, word(lang, WORD_UNITS_BY_ZONE));
	summary->zone_rows = summary->sheet->next;
	for (size_t c = 0; c < COLOUR_COUNT; c++) {
		size_t count = assessment->zone_counts[c];
		if (count || zone_table_has(&assessment->rubric->zones[TIER_UNIT], (enum colour)c))
			write_zone_count(summary, colour_symbol((enum colour)c),
			                 c == COLOUR_NONE ? word(lang, WORD_COLOURLESS)
			                                  : colour_word(lang, (enum colour)c),
			                 (enum shade)(SHADE_ZONE + c), count);
	}
	write_zone_count(summary, "", word(lang, WORD_UNSCORED), SHADE_PLAIN,
	                 assessment->unscored_count);
	summary->zone_row_count = summary->sheet->next - summary->zone_rows;
}

void
summary_write_badge(struct summary *summary)
{
	uint32_t first = summary->sheet->next;
	uint32_t last = first + 3;
	uint32_t institution =
		last + 3 + ROWS_MOST; // after a gap, and a head and the rows of the table
	summary->layout.institution = institution;
	summary->layout.first_unit = institution + 2;
	write_verdict(summary, institution);
	colour_badge(summary, first, last, institution);
	begin_line(summary->sheet, SHADE_PLAIN);
	write_zone_counts(summary);
	while (summary->sheet->next < institution)
		begin_line(summary->sheet, SHADE_PLAIN);
}
