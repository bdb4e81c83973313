// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/summary.h"

#include "base/compiler.h"
#include "report/what_if.h"
#include "report/xlsx/phrase.h"
#include "report/xlsx/summary_part.h"

static const struct column columns[SUMMARY_COLUMN_COUNT] = {
	[SUMMARY_NUMBER] = {WORD_NUMBER, 6, true, NEED_NOTHING},
	[SUMMARY_UNIT] = {WORD_OFFICE, 46, false, NEED_NOTHING},
	[SUMMARY_PREVIOUS] = {WORD_PREVIOUS, 12, true, NEED_NOTHING},
	[SUMMARY_SCORE] = {WORD_SCORE, 11, true, NEED_NOTHING},
	[SUMMARY_VERIFIED] = {WORD_VERIFIED, 14, true, NEED_NOTHING},
	[SUMMARY_POTENTIAL] = {WORD_POTENTIAL, 11, true, NEED_NOTHING},
	[SUMMARY_ZONE] = {WORD_ZONE, 22, false, NEED_NOTHING},
	[SUMMARY_CATEGORY] = {WORD_CATEGORY, 11, false, NEED_CATEGORIES},
	[SUMMARY_PREDICATE] = {WORD_PREDICATE, 26, false, NEED_NOTHING},
	[SUMMARY_CHANGE] = {WORD_CHANGE, 12, true, NEED_NOTHING},
	[SUMMARY_LOST] = {WORD_POINTS_LOST, 11, true, NEED_NOTHING},
	[SUMMARY_WEIGHT] = {WORD_WEIGHT, 9, true, NEED_HIDDEN},
	[SUMMARY_FIGURE + FIGURE_CLAIMED] = {WORD_CLAIMED, 9, true, NEED_HIDDEN},
	[SUMMARY_FIGURE + FIGURE_VERIFIED] = {WORD_VERIFIED, 9, true, NEED_HIDDEN},
	[SUMMARY_FIGURE + FIGURE_POTENTIAL] = {WORD_POTENTIAL, 9, true, NEED_HIDDEN},
	[SUMMARY_SUM + FIGURE_CLAIMED] = {WORD_SUM, 9, true, NEED_HIDDEN},
	[SUMMARY_SUM + FIGURE_VERIFIED] = {WORD_SUM, 9, true, NEED_HIDDEN},
	[SUMMARY_SUM + FIGURE_POTENTIAL] = {WORD_SUM, 9, true, NEED_HIDDEN},
	[SUMMARY_COUNT + FIGURE_CLAIMED] = {WORD_OBJECTS, 9, true, NEED_HIDDEN},
	[SUMMARY_COUNT + FIGURE_VERIFIED] = {WORD_OBJECTS, 9, true, NEED_HIDDEN},
	[SUMMARY_COUNT + FIGURE_POTENTIAL] = {WORD_OBJECTS, 9, true, NEED_HIDDEN},
	[SUMMARY_BAND] = {WORD_BAND_REACHED, 9, true, NEED_HIDDEN},
	[SUMMARY_FLOOR] = {WORD_FLOOR, 9, true, NEED_HIDDEN},
	[SUMMARY_FLOOR + 1] = {WORD_FLOOR, 9, true, NEED_HIDDEN},
	[SUMMARY_FLOOR + 2] = {WORD_FLOOR, 9, true, NEED_HIDDEN},
	[SUMMARY_FLOOR + 3] = {WORD_FLOOR, 9, true, NEED_HIDDEN},
	[SUMMARY_FLOOR + 4] = {WORD_FLOOR, 9, true, NEED_HIDDEN},
	[SUMMARY_FLOOR + 5] = {WORD_FLOOR, 9, true, NEED_HIDDEN},
};

enum {
	ASSUMED_PLACES = 2
};

bool
summary_open(struct sheet *sheet, struct book *book)
{
	return sheet_open(sheet, book, str_from(word(book->lang, WORD_SUMMARY)), COUNT_OF(columns),
	                  columns);
}

static void
add_part(struct buffer *text, const char *name, struct str value)
{
	if (text->len)
		buffer_add_text(text, " · ");
	buffer_add_text(text, name);
	buffer_add_char(text, ' ');
	buffer_add(text, value);
}

static void
write_title(const struct summary *summary)
{
	struct book *book = summary->book;
	enum lang lang = book->lang;
	const struct assessment *assessment = summary->from->assessment;
	const struct rubric *rubric = assessment->rubric;
	sheet_line(summary->sheet, STYLE_TITLE, assessment->institution);
	sheet_line(summary->sheet, STYLE_SECTION, text_in(lang, rubric->title, rubric->en));
	struct buffer *text = book_text(book);
	add_part(text, word(lang, WORD_PERIOD), assessment->period);
	add_part(text, word(lang, WORD_AS_OF), STR(""));
	date_write_long(text, assessment->options.as_of, lang);
	add_part(text, word(lang, WORD_COUNTED), STR(""));
	buffer_add_text(text, figure_word(lang, assessment->options.counted));
	sheet_line(summary->sheet, STYLE_LINE, buffer_text(text));
	text = book_text(book);
	add_part(text, word(lang, WORD_RUBRIC), rubric->id);
	add_part(text, word(lang, WORD_VERSION), rubric->version);
	add_part(text, word(lang, WORD_ASSUMED_WEIGHT), STR(""));
	write_rounded(text, assessment->assumed_weight, ASSUMED_PLACES, lang);
	buffer_add_text(text, " %");
	sheet_line(summary->sheet, STYLE_LINE, buffer_text(text));
}

static void
write_opinions(const struct summary *summary)
{
	const struct rubric *rubric = summary->grading.rubric;
	enum lang lang = summary->grading.lang;
	for (size_t i = 0; i < rubric->opinion_count; i++) {
		const struct opinion *opinion = &rubric->opinions[i];
		const struct outcome *outcome = summary->from->assessment->opinions[i];
		sheet_row(summary->sheet, SHADE_PLAIN);
		sheet_put_nothing(summary->sheet);
		sheet_put(summary->sheet, text_in(lang, opinion->label, opinion->en));
		sheet_put_formula(summary->sheet, STYLE_OVER,
		                  formula_cell(summary->grading.arena,
		                               heat_institution_opinion(summary->from->heat, i)),
		                  value_text(text_in(lang, outcome->label, outcome->en)));
	}
}

static void
write_notice(const struct summary *summary)
{
	const struct report *report = summary->book->report;
	if (report->what_if) {
		struct buffer *text = book_text(summary->book);
		what_if_write_line(text, report, summary->from->assessment);
		sheet_line(summary->sheet, STYLE_PARAGRAPH, buffer_text(text));
	}
	if (!summary->from->units)
		sheet_line(summary->sheet, STYLE_PARAGRAPH,
		           str_from(word(summary->grading.lang, WORD_VALUES_ONLY)));
}

// What each zone asks for, and what the three figures say.
static void
write_reading_aid(const struct summary *summary)
{
	enum lang lang = summary->book->lang;
	const struct zone_table *table = &summary->grading.rubric->zones[TIER_INSTITUTION];
	struct buffer *text = book_text(summary->book);
	for (size_t i = 0; i < table->count; i++) {
		buffer_add_text(text, i ? "   " : "");
		phrase_band(text, lang, &table->zones[i]);
		buffer_add_text(text, " ≥ ");
		decimal_write_short(text, table->zones[i].floor, lang_decimal_mark(lang));
	}
	sheet_gap(summary->sheet);
	sheet_line(summary->sheet, STYLE_SECTION, str_from(word(lang, WORD_HOW_TO_READ)));
	sheet_line(summary->sheet, STYLE_PARAGRAPH, buffer_text(text));
	sheet_line(summary->sheet, STYLE_PARAGRAPH, str_from(word(lang, WORD_THREE_FIGURES)));
	sheet_line(summary->sheet, STYLE_PARAGRAPH, str_from(word(lang, WORD_FOUR_COLUMNS)));
}

struct summary_layout
summary_write(struct sheet *sheet, const struct summary_sources *sources)
{
	struct book *book = sheet->book;
	const struct rubric *rubric = book->report->rubric;
	struct summary summary = {
		.sheet = sheet,
		.book = book,
		.from = sources,
		.grading = {book->scratch, book->lang, rubric, sources->figures},
		.counted = sources->assessment->options.counted,
		.layout = {.sheet = sheet->name, .has_categories = book->has_categories},
	};
	write_title(&summary);
	write_notice(&summary);
	write_opinions(&summary);
	uint32_t top = sheet->next;
	summary_write_badge(&summary);
	summary_write_institution(&summary);
	sheet_head(sheet);
	worksheet_repeat_rows(sheet->page, sheet->head, sheet->head);
	summary_write_units(&summary);
	sheet_filter(sheet);
	summary_write_groups(&summary);
	write_reading_aid(&summary);
	sheet_colour_zones(
		sheet,
		summary_span(&summary, SUMMARY_ZONE, summary.layout.institution, sheet->next),
		false);
	summary_draw(&summary, top);
	sheet_protect(sheet);
	return summary.layout;
}
