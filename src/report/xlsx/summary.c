// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/summary.h"

#include "base/compiler.h"
#include "report/xlsx/phrase.h"

static const struct column columns[] = {
	{WORD_NUMBER, 6, true, NEED_NOTHING},        {WORD_UNIT, 46, false, NEED_NOTHING},
	{WORD_SCORE, 13, true, NEED_NOTHING},        {WORD_ZONE, 23, false, NEED_NOTHING},
	{WORD_CATEGORY, 14, false, NEED_CATEGORIES}, {WORD_PREDICATE, 28, false, NEED_NOTHING},
	{WORD_VERIFIED, 15, true, NEED_NOTHING},     {WORD_POTENTIAL, 13, true, NEED_NOTHING},
	{WORD_LOST, 11, true, NEED_NOTHING},         {WORD_ANSWERED, 11, true, NEED_NOTHING},
	{WORD_OUT_OF, 9, true, NEED_NOTHING},
};

enum {
	ASSUMED_PLACES = 2,
	FROZEN = 2
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
write_title(struct sheet *sheet, const struct assessment *assessment)
{
	struct book *book = sheet->book;
	enum lang lang = book->lang;
	const struct rubric *rubric = assessment->rubric;
	sheet_line(sheet, STYLE_TITLE, assessment->institution);
	sheet_line(sheet, STYLE_SECTION, text_in(lang, rubric->title, rubric->en));
	struct buffer *text = book_text(book);
	add_part(text, word(lang, WORD_PERIOD), assessment->period);
	add_part(text, word(lang, WORD_AS_OF), STR(""));
	date_write_long(text, assessment->options.as_of, lang);
	add_part(text, word(lang, WORD_COUNTED), STR(""));
	buffer_add_text(text, figure_word(lang, assessment->options.counted));
	sheet_line(sheet, STYLE_LINE, buffer_text(text));
	text = book_text(book);
	add_part(text, word(lang, WORD_RUBRIC), rubric->id);
	add_part(text, word(lang, WORD_VERSION), rubric->version);
	add_part(text, word(lang, WORD_ASSUMED_WEIGHT), STR(""));
	write_rounded(text, assessment->assumed_weight, ASSUMED_PLACES, lang);
	buffer_add_text(text, " %");
	sheet_line(sheet, STYLE_LINE, buffer_text(text));
	if (!rubric->opinion_count)
		return;
	text = book_text(book);
	phrase_opinions(text, lang, rubric, assessment->opinions);
	sheet_line(sheet, STYLE_PARAGRAPH, buffer_text(text));
}

static bool
has_colour(const struct zone_table *table, enum colour colour)
{
	for (size_t i = 0; i < table->count; i++) {
		if (table->zones[i].colour == colour)
			return true;
	}
	return false;
}

static void
put_zone_count(struct sheet *sheet, enum colour colour, size_t count)
{
	struct buffer *text = book_text(sheet->book);
	buffer_add_text(text, colour_symbol(colour));
	buffer_add_char(text, ' ');
	buffer_add_text(text, colour == COLOUR_NONE ? word(sheet->book->lang, WORD_COLOURLESS)
	                                            : colour_word(sheet->book->lang, colour));
	buffer_add_text(text, ": ");
	buffer_add_integer(text, (long long)count);
	sheet_put_free(sheet, (enum shade)(SHADE_ZONE + colour), buffer_text(text));
}

// How many units stand in each zone, a cell each; those of the table's columns that are free.
static void
write_zone_counts(struct sheet *sheet, const struct assessment *assessment)
{
	sheet_row(sheet, SHADE_PLAIN);
	sheet_put_nothing(sheet);
	sheet_put_word(sheet, word(sheet->book->lang, WORD_UNITS_BY_ZONE));
	for (size_t c = 0; c < COLOUR_COUNT; c++) {
		size_t count = assessment->zone_counts[c];
		if (count || has_colour(&assessment->rubric->zones[TIER_UNIT], (enum colour)c))
			put_zone_count(sheet, (enum colour)c, count);
	}
	if (!assessment->unscored_count)
		return;
	struct buffer *text = book_text(sheet->book);
	buffer_add_text(text, word(sheet->book->lang, WORD_NOT_SCORED));
	buffer_add_text(text, ": ");
	buffer_add_integer(text, (long long)assessment->unscored_count);
	sheet_put_free(sheet, SHADE_PLAIN, buffer_text(text));
}

// Score, zone, category, predicate, and the two other figures.
static void
put_verdicts(struct sheet *sheet, const struct verdict verdicts[], enum figure counted)
{
	const struct verdict *verdict = &verdicts[counted];
	const struct str none = {NULL, 0};
	sheet_put_score(sheet, verdict);
	sheet_put_zone(sheet, verdict);
	sheet_put(sheet, verdict->has_score ? verdict->zone->category : none);
	sheet_put(sheet, verdict->has_score ? verdict->zone->predicate : none);
	sheet_put_score(sheet, &verdicts[FIGURE_VERIFIED]);
	sheet_put_score(sheet, &verdicts[FIGURE_POTENTIAL]);
}

static void
write_institution(struct sheet *sheet, const struct assessment *assessment)
{
	sheet_row(sheet, SHADE_TOP);
	sheet_put_nothing(sheet);
	sheet_put_word(sheet, word(sheet->book->lang, WORD_TOTAL));
	put_verdicts(sheet, assessment->verdicts, assessment->options.counted);
	sheet_put_nothing(sheet);
	sheet_put_count(sheet, assessment->answered_count);
	sheet_put_count(sheet, assessment->leaf_count);
}

static void
write_unit(struct sheet *sheet, const struct assessment *assessment, size_t rank,
           struct str unit_sheet)
{
	const struct unit_summary *unit = assessment->ranked[rank];
	sheet_row(sheet, SHADE_PLAIN);
	sheet_put_count_link(sheet, unit_sheet, rank + 1);
	sheet_put_link(sheet, unit_sheet, unit->name);
	put_verdicts(sheet, unit->verdicts, assessment->options.counted);
	if (unit->verdicts[assessment->options.counted].has_score)
		sheet_put_rounded(sheet, unit->lost, places_for(assessment->rubric, TIER_UNIT));
	else
		sheet_put_nothing(sheet);
	sheet_put_count(sheet, unit->answered_count);
	sheet_put_count(sheet, unit->leaf_count);
}

static void
write_group(struct sheet *sheet, const struct assessment *assessment, size_t index)
{
	const struct group_summary *group = &assessment->groups[index];
	size_t answered = 0, leaves = 0;
	struct buffer *text = book_text(sheet->book);
	buffer_add(text, group->id);
	for (size_t i = 0; i < group->unit_count; i++) {
		buffer_add_text(text, i ? "; " : ": ");
		buffer_add(text, group->units[i]->name);
		answered += group->units[i]->answered_count;
		leaves += group->units[i]->leaf_count;
	}
	sheet_row(sheet, SHADE_PLAIN);
	sheet_put_count(sheet, index + 1);
	sheet_put(sheet, buffer_text(text));
	put_verdicts(sheet, group->verdicts, assessment->options.counted);
	sheet_put_nothing(sheet);
	sheet_put_count(sheet, answered);
	sheet_put_count(sheet, leaves);
}

void
summary_write(struct sheet *sheet, const struct assessment *assessment,
              const struct str unit_sheets[])
{
	write_title(sheet, assessment);
	write_zone_counts(sheet, assessment);
	// Above the head, so that sorting and filtering leave it where it is.
	write_institution(sheet, assessment);
	sheet_head(sheet);
	sheet_freeze(sheet, FROZEN);
	for (size_t i = 0; i < assessment->unit_count; i++)
		write_unit(sheet, assessment, i,
		           unit_sheets[assessment->ranked[i] - assessment->units]);
	sheet_filter(sheet);
	if (!assessment->group_count)
		return;
	sheet_gap(sheet);
	sheet_line(sheet, STYLE_SECTION, str_from(word(sheet->book->lang, WORD_GROUPS)));
	sheet_head(sheet);
	for (size_t i = 0; i < assessment->group_count; i++)
		write_group(sheet, assessment, i);
}
