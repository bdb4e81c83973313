// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The cells of the heat map.
#include "base/arena.h"
#include "report/xlsx/heat.h"
#include "report/xlsx/live.h"
#include "report/xlsx/score_formula.h"

// Orange, cream, green: told apart by lightness too, and each cell holds its number.
enum {
	WEAK = 0xf0a070,
	MIDDLE = 0xfff6d9,
	STRONG = 0x8ccbb2
};

static const struct rubric *
rubric_of(const struct heat *heat)
{
	return heat->book->report->rubric;
}

// The column of one of the layout's nodes: among those shown, or behind the opinions.
static uint16_t
column_of(const struct heat *heat, size_t index)
{
	if (index < heat->layout.shown_count)
		return (uint16_t)(HEAT_NODES + index);
	return heat_column_after(&heat->layout, 1 + rubric_of(heat)->opinion_count +
	                                                (index - heat->layout.shown_count));
}

static struct str
label_of(const struct heat *heat, size_t index)
{
	const struct rubric_node *node = &rubric_of(heat)->nodes[heat->layout.nodes[index]];
	return text_in(heat->book->lang, node->label, node->en);
}

static void
write_head(struct heat *heat)
{
	struct sheet *sheet = &heat->sheet;
	enum lang lang = heat->book->lang;
	const struct rubric *rubric = rubric_of(heat);
	sheet_row(sheet, SHADE_HEAD);
	sheet->head = sheet->row;
	sheet_put_word(sheet, word(lang, WORD_NUMBER));
	sheet_put_word(sheet, word(lang, WORD_UNIT));
	for (size_t i = 0; i < heat->layout.shown_count; i++)
		sheet_put(sheet, label_of(heat, i));
	sheet_put_word(sheet, word(lang, WORD_WEAKEST));
	for (size_t i = 0; i < rubric->opinion_count; i++)
		sheet_put(sheet, text_in(lang, rubric->opinions[i].label, rubric->opinions[i].en));
	for (size_t i = heat->layout.shown_count; i < heat->layout.node_count; i++)
		sheet_put(sheet, label_of(heat, i));
	sheet_put_word(sheet, word(lang, WORD_WEIGHT));
}

// What a unit reaches at a node, in percent: of its only object, or the mean over its objects.
static struct str
percent_formula(const struct heat *heat, const struct unit_layout *unit, size_t node)
{
	struct arena *arena = heat->book->scratch;
	enum figure counted = heat->book->report->options->score.counted;
	enum unit_column ratio = (enum unit_column)(UNIT_RATIO + (unsigned)counted);
	if (unit->result->object_count == 1) {
		uint32_t row = unit->objects[0].rows[node];
		if (!row)
			return STR("\"\"");
		return FORMULA(arena, "IF(ISNUMBER({0}),100*{0},\"\")",
		               formula_cell(arena, outside(unit, unit_cell(unit, ratio, row))));
	}
	struct span ids = unit_span(unit, UNIT_ID, unit->first, unit->last);
	struct span ratios = unit_span(unit, ratio, unit->first, unit->last);
	struct str is_node = FORMULA(arena, "({0}={1})", formula_span(arena, outside(unit, ids)),
	                             formula_text(arena, rubric_of(heat)->nodes[node].id));
	struct str values = formula_span(arena, outside(unit, ratios));
	struct str count = FORMULA(arena, "SUMPRODUCT({0}*ISNUMBER({1}))", is_node, values);
	return FORMULA(arena, "IF({0}=0,\"\",100*SUMPRODUCT(--{1},{2})/{0})", count, is_node,
	               values);
}

static void
put_percent(struct heat *heat, const struct unit_layout *unit, size_t index,
            const struct node_ratio *ratio)
{
	struct arena *scratch = heat->book->scratch;
	struct exact hundred = exact_from_fraction(100, 1);
	struct str formula =
		unit ? percent_formula(heat, unit, heat->layout.nodes[index]) : STR("");
	struct exact percent =
		ratio->counts ? exact_multiply(scratch, ratio->ratio, hundred) : EXACT_ZERO;
	sheet_put_formula(&heat->sheet, (enum style)(STYLE_PLACES + 1), formula,
	                  value_number_if(ratio->counts, percent));
}

// The cells of the nodes that are shown in a row.
static struct str
across(struct arena *arena, uint32_t row, uint16_t last)
{
	struct span first = {.column = HEAT_NODES, .first = row};
	struct span end = {.column = last, .first = row};
	return FORMULA(arena, "{0}:{1}", formula_cell(arena, first), formula_cell(arena, end));
}

// The last of the weakest groups: LOOKUP passes over the errors before it.
static void
put_weakest(struct heat *heat, const struct node_ratio ratios[])
{
	struct arena *arena = heat->book->scratch;
	uint16_t last = (uint16_t)(HEAT_NODES + heat->layout.shown_count - 1);
	struct sheet *sheet = &heat->sheet;
	struct str weakest = STR("");
	const struct node_ratio *least = NULL;
	for (size_t i = 0; i < heat->layout.shown_count; i++) {
		if (!ratios[i].counts ||
		    (least && exact_compare(ratios[i].ratio, least->ratio) > 0))
			continue;
		least = &ratios[i];
		weakest = label_of(heat, i);
	}
	struct str row = across(arena, sheet->row, last), names = across(arena, sheet->head, last);
	sheet_put_formula(sheet, STYLE_TEXT,
	                  FORMULA(arena,
	                          "IF(COUNT({0})=0,\"\",LOOKUP(2,1/(({0}<=MIN({0})+1E-9)*"
	                          "ISNUMBER({0})),{1}))",
	                          row, names),
	                  value_text(weakest));
}

static struct str
find_cell(const void *context, size_t node)
{
	const struct heat *heat = context;
	for (size_t i = 0; i < heat->layout.node_count; i++) {
		if (heat->layout.nodes[i] == node)
			return formula_cell(heat->book->scratch,
			                    (struct span){.column = column_of(heat, i),
			                                  .first = heat->sheet.row});
	}
	return STR("");
}

static void
put_opinions(struct heat *heat, const struct outcome *const *outcomes, bool is_formula)
{
	const struct rubric *rubric = rubric_of(heat);
	const struct grading grading = {heat->book->scratch, heat->book->lang, rubric, NULL};
	const struct ratio_cells cells = {find_cell, heat, true};
	for (size_t i = 0; i < rubric->opinion_count; i++) {
		struct value value =
			value_text(text_in(heat->book->lang, outcomes[i]->label, outcomes[i]->en));
		if (is_formula)
			sheet_put_formula(&heat->sheet, STYLE_TEXT,
			                  opinion_formula(&grading, &rubric->opinions[i], &cells),
			                  value);
		else
			sheet_put_constant(&heat->sheet, STYLE_TEXT, value,
			                   WORD_CONSTANT_OF_OBJECTS);
	}
}

// What a unit's opinions are, judged on what it reaches.
static const struct outcome *const *
outcomes_of(const struct heat *heat, const struct node_ratio ratios[])
{
	struct arena *scratch = heat->book->scratch;
	struct node_ratio *all =
		arena_array(scratch, rubric_of(heat)->node_count, struct node_ratio);
	for (size_t i = 0; i < heat->layout.node_count; i++)
		all[heat->layout.nodes[i]] = ratios[i];
	return opinions_judge(scratch, rubric_of(heat), all);
}

static void
write_unit(struct heat *heat, const struct assessment *assessment, size_t rank,
           const struct unit_layout *unit)
{
	struct sheet *sheet = &heat->sheet;
	const struct unit_summary *summary = assessment->ranked[rank];
	const struct node_ratio *ratios = heat->units[summary->number];
	sheet_row(sheet, SHADE_PLAIN);
	sheet_put_count(sheet, rank + 1);
	if (unit)
		sheet_put_link(sheet, unit->sheet, summary->name);
	else
		sheet_put(sheet, summary->name);
	for (size_t i = 0; i < heat->layout.shown_count; i++)
		put_percent(heat, unit, i, &ratios[i]);
	put_weakest(heat, ratios);
	if (rubric_of(heat)->opinion_count)
		put_opinions(heat, outcomes_of(heat, ratios), true);
	for (size_t i = heat->layout.shown_count; i < heat->layout.node_count; i++)
		put_percent(heat, unit, i, &ratios[i]);
	sheet_put_fraction(sheet, summary->weight);
}

// The mean over the units that reach anything at a node, by their weights.
static struct node_ratio
mean_of_units(const struct heat *heat, const struct assessment *assessment, size_t index)
{
	struct arena *scratch = heat->book->scratch;
	struct exact sum = EXACT_ZERO, weights = EXACT_ZERO;
	for (size_t i = 0; i < assessment->unit_count; i++) {
		const struct node_ratio *ratio = &heat->units[i][index];
		struct exact weight = assessment->units[i]->weight;
		if (!ratio->counts)
			continue;
		sum = exact_add(scratch, sum, exact_multiply(scratch, weight, ratio->ratio));
		weights = exact_add(scratch, weights, weight);
	}
	if (exact_is_zero(weights))
		return (struct node_ratio){.counts = false};
	return (struct node_ratio){true, exact_divide(scratch, sum, weights)};
}

static void
put_mean(struct heat *heat, const struct assessment *assessment, size_t index)
{
	struct arena *arena = heat->book->scratch;
	uint32_t last = heat->layout.institution - 1;
	struct str cells = formula_span(arena, (struct span){.column = column_of(heat, index),
	                                                     .first = heat->layout.first,
	                                                     .last = last});
	uint16_t weight_column = heat_column_after(
		&heat->layout, 1 + rubric_of(heat)->opinion_count + heat->layout.node_count -
				       heat->layout.shown_count);
	struct str weights = formula_span(
		arena,
		(struct span){.column = weight_column, .first = heat->layout.first, .last = last});
	struct str sum = FORMULA(arena, "SUMPRODUCT(--ISNUMBER({0}),{1})", cells, weights);
	struct node_ratio mean = mean_of_units(heat, assessment, index);
	struct exact hundred = exact_from_fraction(100, 1);
	sheet_put_formula(
		&heat->sheet, (enum style)(STYLE_PLACES + 1),
		FORMULA(arena, "IF({0}=0,\"\",SUMPRODUCT({1},{2})/{0})", sum, cells, weights),
		value_number_if(mean.counts, mean.counts
	                                             ? exact_multiply(arena, mean.ratio, hundred)
	                                             : EXACT_ZERO));
}

static void
write_institution(struct heat *heat, const struct assessment *assessment)
{
	const struct rubric *rubric = rubric_of(heat);
	struct arena *scratch = heat->book->scratch;
	sheet_row(&heat->sheet, SHADE_OBJECT);
	struct node_ratio *means = arena_array(scratch, heat->layout.node_count, struct node_ratio);
	for (size_t i = 0; i < heat->layout.node_count; i++)
		means[i] = mean_of_units(heat, assessment, i);
	sheet_put_nothing(&heat->sheet);
	sheet_put_word(&heat->sheet, word(heat->book->lang, WORD_MEAN_OF_UNITS));
	for (size_t i = 0; i < heat->layout.shown_count; i++)
		put_mean(heat, assessment, i);
	put_weakest(heat, means);
	if (rubric->opinion_count)
		put_opinions(heat, assessment->opinions, !rubric->is_mean_of_objects);
	for (size_t i = heat->layout.shown_count; i < heat->layout.node_count; i++)
		put_mean(heat, assessment, i);
}

static void
colour(struct heat *heat)
{
	lxw_conditional_format rule = {
		.type = LXW_CONDITIONAL_3_COLOR_SCALE,
		.min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
		.mid_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
		.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
		.min_value = 0,
		.mid_value = 50,
		.max_value = 100,
		.min_color = WEAK,
		.mid_color = MIDDLE,
		.max_color = STRONG,
	};
	if (heat->layout.shown_count)
		worksheet_conditional_format_range(
			heat->sheet.page, heat->layout.first, HEAT_NODES, heat->layout.institution,
			(lxw_col_t)(heat_column_after(&heat->layout, 0) - 1), &rule);
}

void
heat_write(struct heat *heat, const struct assessment *assessment,
           const struct unit_layout *const units[])
{
	enum lang lang = heat->book->lang;
	sheet_line(&heat->sheet, STYLE_TITLE, str_from(word(lang, WORD_HEAT)));
	sheet_line(&heat->sheet, STYLE_LINE, str_from(word(lang, WORD_HEAT_READING)));
	write_head(heat);
	sheet_freeze(&heat->sheet, HEAT_NODES);
	for (size_t i = 0; i < assessment->unit_count; i++)
		write_unit(heat, assessment, i,
		           units ? units[assessment->ranked[i]->number] : NULL);
	write_institution(heat, assessment);
	colour(heat);
	sheet_protect(&heat->sheet);
}
