// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// On what the figures do not stand firm: assumptions of the rubric, limits of the formulas.
#include "base/arena.h"
#include "base/compiler.h"
#include "report/xlsx/formula.h"
#include "report/xlsx/phrase.h"
#include "report/xlsx/trail_part.h"

enum {
	ASSUMED_PLACES = 2
};

// The assumptions under way.
struct writer {
	struct sheet *sheet;
	const struct rubric *rubric;
	size_t count;
};

// A figure that may be assumed.
struct assumption {
	enum word kind;
	bool has_figure;
	struct exact figure;
	struct str label, id; // of what it belongs to
	const struct basis *basis;
};

// What is said of them before the first.
static void
begin_assumptions(struct sheet *sheet)
{
	static const enum word heads[TRAIL_COLUMN_COUNT] = {WORD_FIGURE_KIND, WORD_FIGURE,
	                                                    WORD_BELONGS_TO, WORD_WHY, WORD_COUNT};
	sheet_line(sheet, STYLE_PARAGRAPH, str_from(word(sheet->book->lang, WORD_ASSUMED_MEANS)));
	trail_heads(sheet, heads);
}

static void
write_assumption(struct writer *writer, const struct assumption *assumption)
{
	struct sheet *sheet = writer->sheet;
	if (str_is_empty(assumption->basis->assumed))
		return;
	if (writer->count++ == 0)
		begin_assumptions(sheet);
	sheet_row(sheet, SHADE_PLAIN);
	sheet_put_word(sheet, word(sheet->book->lang, assumption->kind));
	if (assumption->has_figure)
		sheet_put_exact(sheet, assumption->figure);
	else
		sheet_put_nothing(sheet);
	struct buffer *text = book_text(sheet->book);
	buffer_add(text, assumption->label);
	buffer_add_text(text, text->len && !str_is_empty(assumption->id) ? "\n" : "");
	buffer_add(text, assumption->id);
	sheet_put(sheet, buffer_text(text));
	sheet_put(sheet, assumption->basis->assumed);
	sheet_put_nothing(sheet);
}

static void
write_nodes(struct writer *writer)
{
	const struct rubric *rubric = writer->rubric;
	for (size_t i = 1; i < rubric->node_count; i++) {
		const struct rubric_node *node = &rubric->nodes[i];
		struct assumption assumption = {
			.kind = WORD_WEIGHT,
			.has_figure = true,
			.figure = node->weight,
			.label = text_in(writer->sheet->book->lang, node->label, node->en),
			.id = node->id,
			.basis = &node->basis,
		};
		write_assumption(writer, &assumption);
		if (!node->is_item || !str_is_empty(node->scale->id))
			continue;
		assumption.kind = WORD_SCALE;
		assumption.has_figure = false;
		assumption.basis = &node->scale->basis;
		write_assumption(writer, &assumption);
	}
}

static void
write_scales(struct writer *writer)
{
	const struct rubric *rubric = writer->rubric;
	for (size_t i = 0; i < rubric->scale_count; i++) {
		const struct assumption assumption = {.kind = WORD_SCALE,
		                                      .label = rubric->scales[i].id,
		                                      .basis = &rubric->scales[i].basis};
		write_assumption(writer, &assumption);
	}
}

static void
write_zones(struct writer *writer, enum tier tier, enum word kind)
{
	const struct rubric *rubric = writer->rubric;
	const struct zone_table *table = &rubric->zones[tier];
	// Levels that have no table of their own share the first.
	if (tier != TIER_OBJECT && table->zones == rubric->zones[TIER_OBJECT].zones)
		return;
	for (size_t i = 0; i < table->count; i++) {
		const struct zone *zone = &table->zones[i];
		struct buffer name;
		buffer_init(&name);
		phrase_zone(&name, writer->sheet->book->lang, zone);
		const struct assumption assumption = {
			.kind = kind,
			.has_figure = true,
			.figure = exact_from_decimal(zone->floor),
			.label = buffer_text(&name),
			.id = zone->category,
			.basis = &zone->basis,
		};
		write_assumption(writer, &assumption);
		buffer_finish(&name);
	}
}

static void
write_caps(struct writer *writer)
{
	const struct rubric *rubric = writer->rubric;
	for (size_t i = 0; i < rubric->cap_count; i++) {
		const struct cap *cap = &rubric->caps[i];
		const struct assumption assumption = {
			.kind = WORD_CAP,
			.has_figure = !cap->limits_zone,
			.figure = exact_from_decimal(cap->score),
			.label = cap->reason,
			.basis = &cap->basis,
		};
		write_assumption(writer, &assumption);
	}
}

void
trail_write_assumptions(struct sheet *sheet, struct exact assumed_weight)
{
	enum lang lang = sheet->book->lang;
	struct writer writer = {.sheet = sheet, .rubric = sheet->book->report->rubric};
	trail_section(sheet, WORD_ASSUMPTIONS);
	struct buffer *text = book_text(sheet->book);
	buffer_add_text(text, word(lang, WORD_ASSUMED_WEIGHT));
	buffer_add_text(text, ": ");
	write_rounded(text, assumed_weight, ASSUMED_PLACES, lang);
	buffer_add_text(text, " %");
	sheet_line(sheet, STYLE_PARAGRAPH, buffer_text(text));
	write_nodes(&writer);
	write_scales(&writer);
	write_zones(&writer, TIER_OBJECT, WORD_ZONES);
	write_zones(&writer, TIER_UNIT, WORD_ZONES_OF_UNITS);
	write_zones(&writer, TIER_INSTITUTION, WORD_ZONES_OF_INSTITUTION);
	write_caps(&writer);
}

static void
write_constants(struct sheet *sheet)
{
	static const enum word heads[TRAIL_COLUMN_COUNT] = {WORD_SHEET, WORD_CELL, WORD_COUNT,
	                                                    WORD_WHY, WORD_COUNT};
	const struct book *book = sheet->book;
	trail_heads(sheet, heads);
	for (size_t i = 0; i < book->constant_count; i++) {
		const struct constant *constant = &book->constants[i];
		sheet_row(sheet, SHADE_PLAIN);
		sheet_put(sheet, constant->cell.sheet);
		struct span own = constant->cell;
		own.sheet = STR("");
		sheet_put(sheet, formula_cell(book->scratch, own));
		sheet_put_nothing(sheet);
		sheet_put_word(sheet, word(book->lang, constant->reason));
		sheet_put_nothing(sheet);
	}
}

void
trail_write_limits(struct sheet *sheet)
{
	static const enum word limits[] = {WORD_LIMIT_DOUBLE, WORD_LIMIT_ORDER, WORD_LIMIT_PEOPLE,
	                                   WORD_LIMIT_EVIDENCE, WORD_LIMIT_TODAY};
	const struct book *book = sheet->book;
	trail_section(sheet, WORD_LIMITS);
	if (!book->is_live) {
		sheet_line(sheet, STYLE_PARAGRAPH, str_from(word(book->lang, WORD_VALUES_ONLY)));
		return;
	}
	for (size_t i = 0; i < COUNT_OF(limits); i++)
		sheet_line(sheet, STYLE_PARAGRAPH, str_from(word(book->lang, limits[i])));
	sheet_line(sheet, STYLE_PARAGRAPH,
	           str_from(word(book->lang,
	                         book->constant_count ? WORD_SOME_CONSTANTS : WORD_NO_CONSTANTS)));
	if (book->constant_count)
		write_constants(sheet);
}
