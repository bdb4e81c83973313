// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/gaps.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/compiler.h"
#include "base/limits.h"
#include "diag/diag.h"
#include "report/xlsx/live.h"
#include "report/xlsx/phrase.h"

enum gap_column {
	GAP_NUMBER,
	GAP_UNIT,
	GAP_PRODUCT,
	GAP_ITEM,
	GAP_LAW,
	GAP_ANSWER,
	GAP_STATUS,
	GAP_LOST,
	GAP_LOST_NOW, // follows the answers on the unit's sheet, as the next one
	GAP_STATE_NOW,
	GAP_STEP_UNIT, // what one step of repair adds, as the next two
	GAP_STEP_INSTITUTION,
	GAP_STEP_ZONE,
	GAP_REMEDY,
	GAP_EFFORT,
	GAP_EVIDENCE,
	GAP_COLUMN_COUNT
};

static const struct column columns[GAP_COLUMN_COUNT] = {
	[GAP_NUMBER] = {WORD_NUMBER, 6, true, NEED_NOTHING},
	[GAP_UNIT] = {WORD_UNIT, 20, false, NEED_NOTHING},
	[GAP_PRODUCT] = {WORD_PRODUCT, 17, false, NEED_PRODUCTS},
	[GAP_ITEM] = {WORD_ITEM, 28, false, NEED_NOTHING},
	[GAP_LAW] = {WORD_LAW, 29, false, NEED_NOTHING},
	[GAP_ANSWER] = {WORD_ANSWER, 16, false, NEED_NOTHING},
	[GAP_STATUS] = {WORD_STATUS, 13, false, NEED_NOTHING},
	[GAP_LOST] = {WORD_LOST, 9, true, NEED_NOTHING},
	[GAP_LOST_NOW] = {WORD_LOST_NOW, 9, true, NEED_LIVE},
	[GAP_STATE_NOW] = {WORD_STATE_NOW, 13, false, NEED_LIVE},
	[GAP_STEP_UNIT] = {WORD_STEP_UNIT, 9, true, NEED_GAINS},
	[GAP_STEP_INSTITUTION] = {WORD_STEP_INSTITUTION, 9, true, NEED_GAINS},
	[GAP_STEP_ZONE] = {WORD_STEP_ZONE, 16, false, NEED_GAINS},
	[GAP_REMEDY] = {WORD_REMEDY, 34, false, NEED_NOTHING},
	[GAP_EFFORT] = {WORD_EFFORT, 9, true, NEED_NOTHING},
	[GAP_EVIDENCE] = {WORD_EVIDENCE_WANTED, 34, false, NEED_NOTHING},
};

// Columns that stay in view: number and unit.
enum {
	FROZEN = 2
};

bool
gaps_open(struct gaps *gaps, struct book *book)
{
	return sheet_open(&gaps->sheet, book, str_from(word(book->lang, WORD_GAPS)),
	                  COUNT_OF(columns), columns);
}

static struct str
text_kept(struct book *book)
{
	return str_copy(book->report->arena, buffer_text(&book->text));
}

static void
gap_fill(struct gap *gap, struct book *book, const struct rubric_node *node,
         const struct node_result *result)
{
	enum lang lang = book->lang;
	gap->node = node;
	gap->status = result->entry ? status_word(lang, result->entry->status)
	                            : state_word(lang, result->state);
	gap->lost = exact_copy(book->report->arena, result->lost);
	phrase_leaf(book_text(book), lang, result);
	gap->answer = text_kept(book);
	phrase_wanted(book_text(book), lang, node, result);
	gap->evidence = text_kept(book);
}

// A cell of the row of a node, if the sheet has such a row.
static struct span
cell_of(const struct unit_layout *unit, enum unit_column column, uint32_t row)
{
	if (row >= LIMIT_SHEET_ROWS - 1)
		return SPAN_NONE;
	return outside(unit, unit_cell(unit, column, row));
}

void
gaps_weigh(struct gaps *gaps, size_t count, const struct unit_result *const units[])
{
	const struct report *report = gaps->sheet.book->report;
	const struct plan_problem problem = {
		.rubric = report->rubric,
		.options = &report->options->score,
		.tier = TIER_INSTITUTION,
		.unit_count = count,
		.units = units,
	};
	// It is told of missing efforts, which do not matter here.
	struct diags *unheard = diags_create();
	gaps->gains = marginals_find(report->arena, unheard, &problem, NULL);
	gaps->gain_at = 0;
	diags_destroy(unheard);
}

// More for the institution, or as much for it and more for the unit.
static bool
is_better_gain(const struct marginal *a, const struct marginal *b)
{
	int order = exact_compare(a->changes[TIER_INSTITUTION].precise,
	                          b->changes[TIER_INSTITUTION].precise);
	if (!order)
		order = exact_compare(a->changes[TIER_UNIT].precise, b->changes[TIER_UNIT].precise);
	return order > 0;
}

// < 0: the step comes before the node of the object.
static int
compare_step(const struct plan_step *step, const struct gap *gap)
{
	if (step->unit != gap->unit_index)
		return step->unit < gap->unit_index ? -1 : 1;
	if (step->object != gap->object_index)
		return step->object < gap->object_index ? -1 : 1;
	return (step->item->index > gap->node->index) - (step->item->index < gap->node->index);
}

// The best of the steps of a gap's answers.
static const struct marginal *
gain_of(struct gaps *gaps, const struct gap *gap)
{
	const struct marginals *gains = &gaps->gains;
	const struct marginal *best = NULL;
	for (; gaps->gain_at < gains->count; gaps->gain_at++) {
		const struct marginal *gain = &gains->list[gaps->gain_at];
		int order = compare_step(&gain->step, gap);
		if (order > 0)
			break;
		if (order == 0 && (!best || is_better_gain(gain, best)))
			best = gain;
	}
	return best;
}

static void
collect_object(struct gaps *gaps, const struct object_result *object, const uint32_t rows[],
               const struct unit_layout *unit, const struct gap *common)
{
	struct book *book = gaps->sheet.book;
	const struct rubric *rubric = book->report->rubric;
	for (size_t i = 0; i < rubric->node_count; i++) {
		const struct node_result *result = &object->nodes[i];
		if (!result->is_leaf || !result->has_points || exact_is_zero(result->lost))
			continue;
		gaps->items = arena_grow(book->report->arena, gaps->items, gaps->count,
		                         &gaps->capacity, sizeof(*gaps->items));
		struct gap *gap = arena_new(book->report->arena, struct gap);
		gaps->items[gaps->count] = gap;
		*gap = *common;
		gap->order = gaps->count++;
		if (unit) {
			gap->question = cell_of(unit, UNIT_ANSWER, rows[i]);
			gap->lost_now = cell_of(unit, UNIT_LOST, rows[i]);
		}
		gap_fill(gap, book, &rubric->nodes[i], result);
		gap->gain = gain_of(gaps, gap);
	}
}

void
gaps_collect(struct gaps *gaps, const struct unit_result *result, const struct unit_layout *unit,
             struct span elsewhere)
{
	struct arena *arena = gaps->sheet.book->report->arena;
	struct gap common = {.unit = str_copy(arena, result->unit->name),
	                     .unit_id = str_copy(arena, result->unit->id),
	                     .question = elsewhere,
	                     .lost_now = SPAN_NONE,
	                     .unit_index = gaps->unit_count++};
	for (size_t i = 0; i < result->object_count; i++) {
		const struct object_result *object = &result->objects[i];
		common.object_index = i;
		common.product = object->product ? str_copy(arena, object->name) : STR("");
		common.product_id = object->product ? str_copy(arena, object->id) : STR("");
		collect_object(gaps, object, unit ? unit->objects[i].rows : NULL, unit, &common);
	}
}

// The dearest first; equals as they came.
static int
compare_gaps(const void *left, const void *right)
{
	const struct gap *a = *(const struct gap *const *)left,
			 *b = *(const struct gap *const *)right;
	int order = exact_compare(b->lost, a->lost);
	return order ? order : (a->order > b->order) - (a->order < b->order);
}

struct str
gap_label(const struct gap *gap, enum lang lang)
{
	const struct rubric_node *node = gap->node;
	return node->index ? text_in(lang, node->label, node->en)
	                   : str_from(word(lang, WORD_TOTAL));
}

static void
put_item(struct sheet *sheet, const struct gap *gap)
{
	struct buffer *text = book_text(sheet->book);
	buffer_add(text, gap_label(gap, sheet->book->lang));
	buffer_add_text(text, "\n");
	buffer_add(text, gap->node->id);
	sheet_put(sheet, buffer_text(text));
}

// What is lost since an answer was changed on the unit's sheet, and whether that closes the gap.
static void
put_now(struct sheet *sheet, const struct gap *gap, enum style style)
{
	struct book *book = sheet->book;
	struct arena *arena = book->scratch;
	if (!book->is_live) {
		sheet_put_nothing(sheet);
		sheet_put_nothing(sheet);
		return;
	}
	bool is_there = !str_is_empty(gap->lost_now.sheet);
	struct span now = {.column = sheet_place(sheet, GAP_LOST_NOW), .first = sheet->row};
	struct str closed = str_from(word(book->lang, WORD_GAP_CLOSED));
	struct str uncounted = str_from(word(book->lang, WORD_GAP_UNCOUNTED));
	sheet_put_formula(sheet, style, is_there ? formula_cell(arena, gap->lost_now) : STR(""),
	                  value_number(gap->lost));
	// Less than the noise of doubles is nothing.
	sheet_put_formula(sheet, STYLE_TEXT,
	                  FORMULA(arena, "IF(ISNUMBER({0}),IF({0}<5E-11,{1},\"\"),{2})",
	                          formula_cell(arena, now), formula_text(arena, closed),
	                          formula_text(arena, uncounted)),
	                  value_text(STR("")));
}

static void
put_points(struct sheet *sheet, const struct marginal *gain, enum tier tier)
{
	int places = places_for(sheet->book->report->rubric, tier);
	if (gain)
		sheet_put_rounded(sheet, gain->changes[tier].points, places);
	else
		sheet_put_nothing(sheet);
}

// What one step of repair adds, and the zones it leads to where they are others.
static void
put_gain(struct sheet *sheet, const struct marginal *gain)
{
	static const struct {
		enum tier tier;
		enum word word;
	} tiers[] = {{TIER_UNIT, WORD_UNIT}, {TIER_INSTITUTION, WORD_INSTITUTION}};
	enum lang lang = sheet->book->lang;
	put_points(sheet, gain, TIER_UNIT);
	put_points(sheet, gain, TIER_INSTITUTION);
	struct buffer *text = book_text(sheet->book);
	for (size_t i = 0; gain && i < COUNT_OF(tiers); i++) {
		const struct marginal_change *change = &gain->changes[tiers[i].tier];
		if (!change->has_other_zone)
			continue;
		buffer_add_text(text, text->len ? "\n" : "");
		buffer_add_text(text, word(lang, tiers[i].word));
		buffer_add_text(text, ": ");
		phrase_zone(text, lang, change->after.zone);
	}
	sheet_put(sheet, buffer_text(text));
}

static void
write_gap(struct sheet *sheet, const struct gap *gap, size_t number)
{
	struct book *book = sheet->book;
	const struct rubric_node *node = gap->node;
	int places = places_for(book->report->rubric, TIER_OBJECT);
	sheet_row(sheet, SHADE_PLAIN);
	sheet_put_count_link(sheet, gap->question, number);
	sheet_put(sheet, gap->unit);
	sheet_put(sheet, gap->product);
	put_item(sheet, gap);
	phrase_cites(book_text(book), node);
	sheet_put(sheet, buffer_text(&book->text));
	sheet_put(sheet, gap->answer);
	sheet_put_word(sheet, gap->status);
	sheet_put_rounded(sheet, gap->lost, places);
	put_now(sheet, gap, (enum style)(STYLE_PLACES + places));
	put_gain(sheet, gap->gain);
	sheet_put(sheet, node->remedy);
	if (node->effort.units)
		sheet_put_exact(sheet, exact_from_decimal(node->effort));
	else
		sheet_put_nothing(sheet);
	sheet_put(sheet, gap->evidence);
}

static void
write_title(struct gaps *gaps, const struct assessment *assessment)
{
	struct sheet *sheet = &gaps->sheet;
	struct book *book = sheet->book;
	enum lang lang = book->lang;
	sheet_line(sheet, STYLE_TITLE, str_from(word(lang, WORD_GAPS)));
	struct buffer *text = book_text(book);
	buffer_add(text, assessment->institution);
	buffer_add_text(text, " · ");
	buffer_add(text, assessment->period);
	buffer_add_text(text, " · ");
	buffer_add_text(text, word(lang, WORD_COUNTED));
	buffer_add_text(text, ": ");
	buffer_add_text(text, figure_word(lang, assessment->options.counted));
	sheet_line(sheet, STYLE_LINE, buffer_text(text));
	sheet_line(sheet, STYLE_LINE, str_from(word(lang, WORD_GAPS_ORDER)));
	if (book->has_gains)
		sheet_line(sheet, STYLE_LINE, str_from(word(lang, WORD_GAPS_STEP)));
}

struct span
gaps_row(const struct gaps *gaps, size_t index)
{
	uint32_t row = gaps->sheet.head + 1 + (uint32_t)index;
	if (row >= LIMIT_SHEET_ROWS - 1)
		return SPAN_NONE;
	return (struct span){gaps->sheet.name, GAP_NUMBER, row, row};
}

void
gaps_write(struct gaps *gaps, const struct assessment *assessment)
{
	struct sheet *sheet = &gaps->sheet;
	write_title(gaps, assessment);
	sheet_head(sheet);
	sheet_freeze(sheet, FROZEN);
	if (gaps->count)
		qsort(gaps->items, gaps->count, sizeof(*gaps->items), compare_gaps);
	for (size_t i = 0; i < gaps->count; i++)
		write_gap(sheet, gaps->items[i], i + 1);
	sheet_filter(sheet);
	if (!sheet->book->is_live)
		return;
	const struct span states = {.column = sheet_place(sheet, GAP_STATE_NOW),
	                            .first = sheet->head + 1,
	                            .last = sheet->next};
	sheet_colour_beginning(sheet, states, "✓", SHADE_ZONE + COLOUR_GREEN);
	sheet_colour_beginning(sheet, states, "–", SHADE_ZONE + COLOUR_NONE);
}
