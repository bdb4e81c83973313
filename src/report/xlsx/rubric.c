// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/rubric.h"

#include "audit/score.h"
#include "base/arena.h"
#include "base/compiler.h"
#include "report/xlsx/choices.h"
#include "report/xlsx/phrase.h"

static const struct column columns[] = {
	{WORD_ITEM, 40, false, NEED_NOTHING},  {WORD_ITEM_ID, 23, false, NEED_NOTHING},
	{WORD_WEIGHT, 10, true, NEED_NOTHING}, {WORD_SHARE, 11, true, NEED_NOTHING},
	{WORD_SCALE, 30, false, NEED_NOTHING}, {WORD_LAW, 34, false, NEED_NOTHING},
	{WORD_BASIS, 40, false, NEED_NOTHING},
};

enum {
	SHARE_PLACES = 2,
	ASSUMED_PLACES = 2
};

// The sheet under way.
struct writer {
	struct sheet *sheet;
	struct book *book;
	const struct rubric *rubric;
	enum lang lang;
	struct exact *shares; // of the whole, one for each node
	struct rubric_layout layout;
};

// What the children's weights are divided by; zero where they play no part.
static struct exact
divisor_of(struct arena *arena, const struct rubric *rubric, const struct rubric_node *group)
{
	if (group->has_total)
		return group->total;
	struct exact sum = EXACT_ZERO;
	for (size_t i = group->index + 1; i < group->end; i = rubric->nodes[i].end)
		sum = exact_add(arena, sum, rubric->nodes[i].weight);
	return sum;
}

// How much of the whole hangs on each node where everything counts. Below min, max and all each
// child holds the whole share of its group.
static struct exact *
shares_for(struct arena *arena, const struct rubric *rubric)
{
	struct exact *shares = arena_array(arena, rubric->node_count, struct exact);
	shares[0] = EXACT_ONE;
	for (size_t g = 0; g < rubric->node_count; g++) {
		const struct rubric_node *group = &rubric->nodes[g];
		struct exact divisor = divisor_of(arena, rubric, group);
		for (size_t i = g + 1; i < group->end; i = rubric->nodes[i].end) {
			const struct rubric_node *child = &rubric->nodes[i];
			shares[i] = shares[g];
			if (group->combine != COMBINE_MEAN)
				continue;
			struct exact weighted = exact_multiply(arena, shares[g], child->weight);
			shares[i] = exact_is_zero(divisor) ? EXACT_ZERO
			                                   : exact_divide(arena, weighted, divisor);
		}
	}
	return shares;
}

static bool
is_assumed(const struct basis *basis)
{
	return !str_is_empty(basis->assumed);
}

// Basis of the weight; of an item's scale, where that is assumed; why the weights miss their total.
static void
put_basis(struct writer *writer, const struct rubric_node *node)
{
	struct buffer *text = book_text(writer->book);
	phrase_basis(text, writer->lang, &node->basis);
	bool is_scale_assumed = node->is_item && is_assumed(&node->scale->basis);
	if (is_scale_assumed) {
		buffer_add_text(text, text->len ? "\n" : "");
		buffer_add_text(text, word(writer->lang, WORD_SCALE));
		buffer_add_text(text, ": ");
		phrase_basis(text, writer->lang, &node->scale->basis);
	}
	if (node->has_total) {
		buffer_add_text(text, text->len ? "\n" : "");
		buffer_add_text(text, word(writer->lang, WORD_WEIGHTS_TOTAL));
		buffer_add_char(text, ' ');
		if (exact_is_decimal(node->total))
			decimal_write_short(text, exact_round(node->total, DECIMAL_PLACES),
			                    lang_decimal_mark(writer->lang));
		else
			exact_write(text, node->total);
	}
	if (!str_is_empty(node->total_note)) {
		buffer_add_text(text, "; ");
		buffer_add(text, node->total_note);
	}
	bool is_marked = is_assumed(&node->basis) || is_scale_assumed;
	sheet_put_shaded(writer->sheet, is_marked ? SHADE_ASSUMED : writer->sheet->shade,
	                 buffer_text(text));
}

static void
write_node(struct writer *writer, const struct rubric_node *node)
{
	struct sheet *sheet = writer->sheet;
	struct buffer *text;
	sheet_row(sheet, node->is_item ? SHADE_PLAIN : SHADE_GROUP);
	sheet_put_level(sheet, node->depth,
	                node->index ? text_in(writer->lang, node->label, node->en)
	                            : str_from(word(writer->lang, WORD_TOTAL)));
	sheet_put(sheet, node->id);
	if (node->index)
		sheet_put_exact(sheet, node->weight);
	else
		sheet_put_nothing(sheet);
	struct exact hundred = exact_from_fraction(100, 1);
	sheet_put_rounded(
		sheet,
		exact_multiply(writer->book->report->arena, writer->shares[node->index], hundred),
		SHARE_PLACES);
	text = book_text(writer->book);
	phrase_scale(text, writer->lang, node);
	sheet_put(sheet, buffer_text(text));
	text = book_text(writer->book);
	phrase_cites(text, node);
	sheet_put(sheet, buffer_text(text));
	put_basis(writer, node);
}

static void
write_tree(struct writer *writer)
{
	sheet_head(writer->sheet);
	sheet_freeze(writer->sheet, 1);
	for (size_t i = 0; i < writer->rubric->node_count; i++)
		write_node(writer, &writer->rubric->nodes[i]);
	sheet_filter(writer->sheet);
}

// The names of the columns of a table below the tree.
static void
write_heads(struct writer *writer, size_t count, const enum word words[])
{
	sheet_row(writer->sheet, SHADE_HEAD);
	for (size_t i = 0; i < count; i++)
		sheet_put_word(writer->sheet,
		               words[i] == WORD_COUNT ? "" : word(writer->lang, words[i]));
}

static void
put_figure_basis(struct writer *writer, const struct basis *basis)
{
	struct buffer *text = book_text(writer->book);
	phrase_basis(text, writer->lang, basis);
	sheet_put_shaded(writer->sheet, is_assumed(basis) ? SHADE_ASSUMED : SHADE_PLAIN,
	                 buffer_text(text));
}

// The number of the best band of a colour in the units' table: what a cap on the zone of a unit
// that is scored on its own leaves it. The first where the table lacks the colour.
static size_t
band_of_units(const struct rubric *rubric, enum colour colour)
{
	const struct zone_table *table = &rubric->zones[TIER_UNIT];
	for (size_t i = 0; i < table->count; i++) {
		if (table->zones[i].colour == colour)
			return i + 1;
	}
	return 1;
}

static void
write_zone(struct writer *writer, const struct zone *zone)
{
	struct sheet *sheet = writer->sheet;
	struct buffer *text = book_text(writer->book);
	phrase_zone(text, writer->lang, zone);
	sheet_row(sheet, SHADE_PLAIN);
	sheet_put_shaded(sheet, (enum shade)(SHADE_ZONE + zone->colour), buffer_text(text));
	sheet_put(sheet, zone->category);
	sheet_put_exact(sheet, exact_from_decimal(zone->floor));
	sheet_put_count(sheet, band_of_units(writer->rubric, zone->colour));
	sheet_put(sheet, zone->predicate);
	sheet_put_nothing(sheet);
	put_figure_basis(writer, &zone->basis);
}

static void
write_zone_table(struct writer *writer, enum tier tier, enum word title)
{
	static const enum word words[] = {WORD_ZONE,      WORD_CATEGORY, WORD_FLOOR, WORD_BAND,
	                                  WORD_PREDICATE, WORD_COUNT,    WORD_BASIS};
	const struct zone_table *table = &writer->rubric->zones[tier];
	sheet_gap(writer->sheet);
	sheet_line(writer->sheet, STYLE_SECTION, str_from(word(writer->lang, title)));
	write_heads(writer, COUNT_OF(words), words);
	writer->layout.zones[tier] = writer->sheet->next;
	for (size_t i = 0; i < table->count; i++)
		write_zone(writer, &table->zones[i]);
}

// Levels that have no table of their own share the first.
static void
write_zones(struct writer *writer)
{
	static const enum word titles[TIER_COUNT] = {
		[TIER_OBJECT] = WORD_ZONES,
		[TIER_UNIT] = WORD_ZONES_OF_UNITS,
		[TIER_INSTITUTION] = WORD_ZONES_OF_INSTITUTION,
	};
	for (size_t tier = 0; tier < TIER_COUNT; tier++) {
		const struct zone_table *tables = writer->rubric->zones;
		if (tier == TIER_OBJECT || tables[tier].zones != tables[TIER_OBJECT].zones)
			write_zone_table(writer, (enum tier)tier, titles[tier]);
		else
			writer->layout.zones[tier] = writer->layout.zones[TIER_OBJECT];
	}
}

static void
write_choices(struct writer *writer)
{
	static const enum word words[] = {WORD_ANSWER, WORD_ID_OR_FROM, WORD_VALUE, WORD_RATIO,
	                                  WORD_COUNT,  WORD_COUNT,      WORD_COUNT};
	uint32_t *rows =
		arena_array(writer->book->report->arena, writer->rubric->node_count, uint32_t);
	sheet_gap(writer->sheet);
	sheet_line(writer->sheet, STYLE_SECTION, str_from(word(writer->lang, WORD_CHOICES)));
	write_heads(writer, COUNT_OF(words), words);
	choices_write(writer->sheet, rows);
	writer->layout.scales = rows;
}

static void
put_cap_score(struct writer *writer, const struct cap *cap)
{
	if (cap->limits_zone)
		sheet_put_nothing(writer->sheet);
	else
		sheet_put_exact(writer->sheet, exact_from_decimal(cap->score));
}

static void
put_cap_zone(struct writer *writer, const struct cap *cap)
{
	struct buffer *text = book_text(writer->book);
	const struct zone *zone = &writer->rubric->zones[TIER_OBJECT].zones[cap->band];
	if (cap->limits_zone)
		phrase_zone(text, writer->lang, zone);
	sheet_put_shaded(writer->sheet,
	                 cap->limits_zone ? (enum shade)(SHADE_ZONE + zone->colour) : SHADE_PLAIN,
	                 buffer_text(text));
}

// What may keep an object from the zone or the score of its sum.
static void
write_caps(struct writer *writer)
{
	static const enum word words[] = {WORD_CAPS, WORD_COUNT, WORD_SCORE, WORD_COUNT,
	                                  WORD_ZONE, WORD_COUNT, WORD_BASIS};
	const struct rubric *rubric = writer->rubric;
	struct sheet *sheet = writer->sheet;
	if (!rubric->cap_count)
		return;
	sheet_gap(sheet);
	sheet_line(sheet, STYLE_SECTION, str_from(word(writer->lang, WORD_CAPS)));
	write_heads(writer, COUNT_OF(words), words);
	for (size_t i = 0; i < rubric->cap_count; i++) {
		const struct cap *cap = &rubric->caps[i];
		sheet_row(sheet, SHADE_PLAIN);
		sheet_put(sheet, cap->reason);
		sheet_put_word(sheet, word(writer->lang, WORD_AT_MOST));
		put_cap_score(writer, cap);
		sheet_put_nothing(sheet);
		put_cap_zone(writer, cap);
		sheet_put_nothing(sheet);
		put_figure_basis(writer, &cap->basis);
	}
}

static void
write_sources(struct writer *writer)
{
	static const enum word words[] = {WORD_SOURCE, WORD_SOURCE_ID, WORD_COUNT, WORD_COUNT,
	                                  WORD_COUNT,  WORD_LINK,      WORD_NOTE};
	if (!writer->rubric->source_count)
		return;
	sheet_gap(writer->sheet);
	sheet_line(writer->sheet, STYLE_SECTION, str_from(word(writer->lang, WORD_SOURCES)));
	write_heads(writer, COUNT_OF(words), words);
	for (size_t i = 0; i < writer->rubric->source_count; i++) {
		const struct rubric_source *source = &writer->rubric->sources[i];
		sheet_row(writer->sheet, SHADE_PLAIN);
		sheet_put(writer->sheet, source->title);
		sheet_put(writer->sheet, source->id);
		sheet_put_nothing(writer->sheet);
		sheet_put_nothing(writer->sheet);
		sheet_put_nothing(writer->sheet);
		sheet_put(writer->sheet, source->url);
		sheet_put(writer->sheet, source->note);
	}
}

static void
write_title(struct writer *writer)
{
	const struct rubric *rubric = writer->rubric;
	sheet_line(writer->sheet, STYLE_TITLE, str_from(word(writer->lang, WORD_RUBRIC)));
	sheet_line(writer->sheet, STYLE_PARAGRAPH,
	           text_in(writer->lang, rubric->title, rubric->en));
	struct buffer *text = book_text(writer->book);
	buffer_add(text, rubric->id);
	buffer_add_char(text, ' ');
	buffer_add(text, rubric->version);
	if (!str_is_empty(rubric->issuer)) {
		buffer_add_text(text, " · ");
		buffer_add(text, rubric->issuer);
	}
	buffer_add_text(text, " · ");
	buffer_add_text(text, word(writer->lang, WORD_ASSUMED_WEIGHT));
	buffer_add_text(text, ": ");
	write_rounded(text, score_assumed_weight(writer->book->report->arena, rubric),
	              ASSUMED_PLACES, writer->lang);
	buffer_add_text(text, " %");
	sheet_line(writer->sheet, STYLE_LINE, buffer_text(text));
	if (!str_is_empty(rubric->notes))
		sheet_line(writer->sheet, STYLE_PARAGRAPH, rubric->notes);
	text = book_text(writer->book);
	buffer_add_text(text, "SHA-256 ");
	buffer_add(text, rubric->digest);
	sheet_line(writer->sheet, STYLE_LINE, buffer_text(text));
}

static void
write_top(struct writer *writer)
{
	struct sheet *sheet = writer->sheet;
	sheet_row(sheet, SHADE_PLAIN);
	writer->layout.top = sheet->row;
	sheet_put_word(sheet, word(writer->lang, WORD_BEST_SCORE));
	sheet_put_nothing(sheet);
	sheet_put_exact(sheet, exact_from_decimal(writer->rubric->top));
}

bool
rubric_sheet_open(struct sheet *sheet, struct book *book)
{
	return sheet_open(sheet, book, str_from(word(book->lang, WORD_RUBRIC)), COUNT_OF(columns),
	                  columns);
}

struct rubric_layout
rubric_sheet_write(struct sheet *sheet)
{
	struct book *book = sheet->book;
	const struct rubric *rubric = book->report->rubric;
	struct writer writer = {.sheet = sheet, .book = book, .rubric = rubric, .lang = book->lang};
	writer.layout.sheet = sheet->name;
	writer.shares = shares_for(book->report->arena, rubric);
	write_title(&writer);
	write_top(&writer);
	write_tree(&writer);
	write_zones(&writer);
	write_choices(&writer);
	write_caps(&writer);
	write_sources(&writer);
	return writer.layout;
}
