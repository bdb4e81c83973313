// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/dasbor/heatmap.h"

#include "base/arena.h"

enum {
	SHOWN_MOST = 60, // as on the workbook's sheet
	SHADES = 10,     // of a cell, in steps of ten percent
	CELL_PLACES = 1
};

void
heatmap_begin(struct heatmap *heatmap, const struct report *report)
{
	const struct rubric *rubric = report->rubric;
	const struct rubric_node *group = rubric_branching(rubric);
	size_t *nodes = arena_array(report->arena, SHOWN_MOST, size_t);
	*heatmap = (struct heatmap){.report = report, .nodes = nodes};
	for (size_t i = group->index + 1; i < group->end; i = rubric->nodes[i].end) {
		if (heatmap->node_count < SHOWN_MOST)
			nodes[heatmap->node_count++] = i;
	}
}

void
heatmap_collect(struct heatmap *heatmap, struct arena *passing, const struct unit_result *result)
{
	struct arena *arena = heatmap->report->arena;
	enum figure counted = heatmap->report->options->score.counted;
	struct node_ratio *ratios = arena_array(arena, heatmap->node_count, struct node_ratio);
	for (size_t i = 0; i < heatmap->node_count; i++) {
		ratios[i] = unit_ratio(passing, result, heatmap->nodes[i], counted);
		if (ratios[i].counts)
			ratios[i].ratio = exact_copy(arena, ratios[i].ratio);
	}
	heatmap->units = arena_grow(arena, heatmap->units, heatmap->count, &heatmap->capacity,
	                            sizeof(struct node_ratio *));
	heatmap->units[heatmap->count++] = ratios;
}

// 0..9: how many tenths the ratio reaches; full is in the last.
static size_t
shade_of(struct exact ratio)
{
	size_t shade = 0;
	while (shade + 1 < SHADES &&
	       exact_compare(ratio, exact_from_fraction((int64_t)shade + 1, SHADES)) >= 0)
		shade++;
	return shade;
}

static void
add_cell(struct part *part, const struct node_ratio *ratio)
{
	struct page *page = &part->page;
	if (!ratio->counts) {
		part_add(part, "<td class=\"n heat\">–</td>");
		return;
	}
	struct exact percent =
		exact_multiply(page->arena, ratio->ratio, exact_from_fraction(100, 1));
	part_add(part, "<td class=\"n heat h");
	page_count(page, shade_of(ratio->ratio));
	part_add(part, "\" data-key=\"");
	decimal_write(page->out, exact_round(percent, CELL_PLACES), CELL_PLACES, '.');
	part_add(part, "\">");
	page_rounded(page, percent, CELL_PLACES);
	part_add(part, "</td>");
}

// Of equals the last, as on the workbook's sheet.
static const struct rubric_node *
weakest_of(const struct heatmap *heatmap, const struct node_ratio ratios[])
{
	size_t weakest = heatmap->node_count;
	for (size_t i = 0; i < heatmap->node_count; i++) {
		if (!ratios[i].counts)
			continue;
		if (weakest == heatmap->node_count ||
		    exact_compare(ratios[i].ratio, ratios[weakest].ratio) <= 0)
			weakest = i;
	}
	return weakest < heatmap->node_count
	               ? &heatmap->report->rubric->nodes[heatmap->nodes[weakest]]
	               : NULL;
}

static void
add_row(struct part *part, const struct heatmap *heatmap, const struct node_ratio ratios[])
{
	for (size_t i = 0; i < heatmap->node_count; i++)
		add_cell(part, &ratios[i]);
	const struct rubric_node *weakest = weakest_of(heatmap, ratios);
	part_add(part, "<td>");
	if (weakest)
		part_label(part, weakest);
	part_add(part, "</td></tr>\n");
}

// The weighted mean over the units in which the node counts.
static struct node_ratio
mean_of_units(struct part *part, const struct heatmap *heatmap, size_t node)
{
	struct arena *arena = part->page.arena;
	struct exact sum = EXACT_ZERO, weights = EXACT_ZERO;
	for (size_t i = 0; i < heatmap->count; i++) {
		const struct node_ratio *ratio = &heatmap->units[i][node];
		struct exact weight = part->assessment->units[i]->weight;
		if (!ratio->counts)
			continue;
		sum = exact_add(arena, sum, exact_multiply(arena, weight, ratio->ratio));
		weights = exact_add(arena, weights, weight);
	}
	if (exact_is_zero(weights))
		return (struct node_ratio){.counts = false};
	return (struct node_ratio){true, exact_divide(arena, sum, weights)};
}

static void
add_means(struct part *part, const struct heatmap *heatmap)
{
	struct node_ratio *means =
		arena_array(part->page.arena, heatmap->node_count, struct node_ratio);
	for (size_t i = 0; i < heatmap->node_count; i++)
		means[i] = mean_of_units(part, heatmap, i);
	part_add(part, "<tr class=\"mean\" data-fixed><th scope=\"row\">");
	part_word(part, WORD_MEAN_OF_UNITS);
	part_add(part, "</th>");
	add_row(part, heatmap, means);
}

// The scale from weak to strong. The cells say the same in figures.
static void
add_legend(struct part *part)
{
	part_add(part, "<p class=\"legend\" aria-hidden=\"true\">0 %");
	for (size_t i = 0; i < SHADES; i++) {
		part_add(part, " <span class=\"h");
		page_count(&part->page, i);
		part_add(part, "\"></span>");
	}
	part_add(part, " 100 %</p>\n");
}

void
heatmap_write(struct part *part, const struct heatmap *heatmap)
{
	const struct assessment *assessment = part->assessment;
	const struct column unit = {WORD_UNIT, SORTED_TEXT}, weakest = {WORD_WEAKEST, SORTED_TEXT};
	part_open(part, "heat", WORD_HEAT);
	part_note(part, WORD_HEAT_READING);
	add_legend(part);
	part_table_begin(part, "heatmap", WORD_HEAT);
	part_head(part, &unit);
	for (size_t i = 0; i < heatmap->node_count; i++) {
		part_add(part, "<th scope=\"col\" data-sort=\"number\" class=\"n\">");
		part_label(part, &assessment->rubric->nodes[heatmap->nodes[i]]);
		part_add(part, "</th>");
	}
	part_head(part, &weakest);
	part_table_body(part);
	for (size_t i = 0; i < assessment->unit_count; i++) {
		size_t number = assessment->ranked[i]->number;
		part_add(part, "<tr><th scope=\"row\">");
		part_unit(part, number);
		part_add(part, "</th>");
		add_row(part, heatmap, heatmap->units[number]);
	}
	if (assessment->unit_count > 1)
		add_means(part, heatmap);
	part_table_end(part);
	part_close(part);
}
