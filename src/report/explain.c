// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/explain.h"

#include "base/compiler.h"
#include "report/explain_words.h"
#include "report/words.h"

static void
explain_verdict(const struct explainer *explainer, const struct verdict *verdict, enum tier tier,
                struct str capped_by)
{
	const struct zone_table *table = &explainer->report->rubric->zones[tier];
	if (!verdict->has_score) {
		explain_say(explainer,
		            "  Tidak ada yang dihitung, maka belum dinilai: bukan nol.\n",
		            "  Nothing counts, so there is no score: not zero.\n");
		return;
	}
	bool is_rounded = explainer->report->rubric->places[tier] != PLACES_EXACT;
	if (is_rounded) {
		explain_say(explainer, "  dibulatkan ", "  rounded ");
		buffer_add_integer(explain_out(explainer), verdict->places);
		explain_say(explainer, " desimal, setengah ke atas = ", " places, half up = ");
	} else {
		explain_say(explainer, "  tidak dibulatkan = ", "  not rounded = ");
	}
	write_rounded(explain_out(explainer), verdict->computed, verdict->places, explainer->lang);
	buffer_add_char(explain_out(explainer), '\n');
	if (!str_is_empty(capped_by)) {
		struct exact reached = verdict->computed;
		if (is_rounded)
			reached =
				exact_from_decimal(exact_round(verdict->computed, verdict->places));
		explain_say(explainer, "  dibatasi", "  capped");
		if (exact_compare(verdict->score, reached) < 0) {
			explain_say(explainer, " menjadi ", " to ");
			write_score(explain_out(explainer), verdict, explainer->lang);
		}
		buffer_add_text(explain_out(explainer), ": ");
		write_plain(explain_out(explainer), capped_by);
		buffer_add_char(explain_out(explainer), '\n');
	}
	explain_say(explainer, "  zona: ", "  zone: ");
	buffer_add_text(explain_out(explainer), colour_symbol(verdict->zone->colour));
	buffer_add_char(explain_out(explainer), ' ');
	write_plain(explain_out(explainer),
	            text_in(explainer->lang, verdict->zone->label, verdict->zone->en));
	if (!str_is_empty(verdict->zone->category)) {
		buffer_add_char(explain_out(explainer), ' ');
		write_plain(explain_out(explainer), verdict->zone->category);
	}
	if (verdict->is_zone_capped) {
		explain_say(explainer, ", sebab dibatasi\n", ", since it is capped\n");
		return;
	}
	explain_say(explainer, ", sebab mencapai batas ", ", since it reaches the floor ");
	explain_add_decimal(explainer, verdict->zone->floor);
	if (verdict->zone != &table->zones[0]) {
		explain_say(explainer, " dan belum ", " and not ");
		explain_add_decimal(explainer, verdict->zone[-1].floor);
	}
	buffer_add_char(explain_out(explainer), '\n');
}

static void
explain_opinions(const struct explainer *explainer, const struct outcome *const *outcomes)
{
	const struct rubric *rubric = explainer->report->rubric;
	for (size_t i = 0; i < rubric->opinion_count; i++) {
		const struct opinion *opinion = &rubric->opinions[i];
		buffer_add_text(explain_out(explainer), "  ");
		write_plain(explain_out(explainer),
		            text_in(explainer->lang, opinion->label, opinion->en));
		buffer_add_text(explain_out(explainer), ": ");
		write_plain(explain_out(explainer),
		            text_in(explainer->lang, outcomes[i]->label, outcomes[i]->en));
		buffer_add_char(explain_out(explainer), '\n');
	}
}

static void
explain_basis(const struct explainer *explainer, const struct rubric_node *node)
{
	if (node->basis.source) {
		explain_say(explainer, "  sumber bobot: ", "  source of the weight: ");
		write_plain(explain_out(explainer), node->basis.source->title);
		buffer_add_char(explain_out(explainer), '\n');
	} else if (!str_is_empty(node->basis.assumed)) {
		explain_say(explainer, "  bobot adalah anggapan: ", "  the weight is assumed: ");
		write_plain(explain_out(explainer), node->basis.assumed);
		buffer_add_char(explain_out(explainer), '\n');
	}
	for (size_t i = 0; i < node->cite_count; i++) {
		explain_say(explainer, "  dasar hukum: ", "  legal basis: ");
		write_plain(explain_out(explainer), node->cites[i].source->title);
		if (!str_is_empty(node->cites[i].at))
			buffer_add_text(explain_out(explainer), ", ");
		write_plain(explain_out(explainer), node->cites[i].at);
		buffer_add_char(explain_out(explainer), '\n');
	}
}

static void
explain_share(const struct explainer *explainer, const struct rubric_node *node,
              const struct node_result *result)
{
	explain_say(explainer, "  bagian dari nilai ", "  share of the score ");
	explain_add_near(explainer, result->share);
	explain_say(explainer, "; memberi ", "; gives ");
	explain_add_near(explainer, result->points);
	explain_say(explainer, ", hilang ", ", lost ");
	explain_add_near(explainer, result->lost);
	buffer_add_char(explain_out(explainer), '\n');
	explain_basis(explainer, node);
}

static void
explain_term(const struct explainer *explainer, const struct rubric_node *child, bool is_weighted)
{
	const struct node_result *result = &explainer->object->nodes[child->index];
	const struct node_figure *figure = &result->figures[explainer->counted];
	buffer_add_text(explain_out(explainer), "    ");
	if (figure->counts && is_weighted) {
		explain_add_exact(explainer, child->weight);
		buffer_add_text(explain_out(explainer), " × ");
	}
	if (figure->counts) {
		explain_add_exact(explainer, figure->ratio);
	} else {
		buffer_add_char(explain_out(explainer), '(');
		buffer_add_text(explain_out(explainer), state_word(explainer->lang, result->state));
		explain_say(explainer, ", bobot ", ", weight ");
		explain_add_exact(explainer, child->weight);
		buffer_add_char(explain_out(explainer), ')');
	}
	buffer_add_text(explain_out(explainer), "   ");
	explain_add_label(explainer, child);
	if (result->is_leaf && result->entry && result->state == NODE_STATE_SCORED) {
		buffer_add_text(explain_out(explainer), ": ");
		write_plain(explain_out(explainer),
		            result->entry->level
		                    ? text_in(explainer->lang, result->entry->level->label,
		                              result->entry->level->en)
		                    : result->entry->answer);
	}
	buffer_add_char(explain_out(explainer), '\n');
}

static void
explain_group(const struct explainer *explainer, const struct rubric_node *node,
              const struct node_result *result)
{
	static const char *const rules[COMBINE_COUNT][LANG_COUNT] = {
		[COMBINE_MEAN] = {"rata-rata tertimbang, bobot × rasio:",
	                          "weighted mean, weight × ratio:"},
		[COMBINE_MIN] = {"rasio terkecil dari:", "smallest ratio of:"},
		[COMBINE_MAX] = {"rasio terbesar dari:", "largest ratio of:"},
		[COMBINE_ALL] = {"1 bila semua rasio 1, selain itu 0:",
	                         "1 if every ratio is 1, otherwise 0:"},
	};
	const struct rubric_node *nodes = explainer->report->rubric->nodes;
	const struct node_figure *figure = &result->figures[explainer->counted];
	buffer_add_text(explain_out(explainer), "  ");
	buffer_add_text(explain_out(explainer), rules[node->combine][explainer->lang]);
	buffer_add_char(explain_out(explainer), '\n');
	for (size_t i = node->index + 1; i < node->end; i = nodes[i].end)
		explain_term(explainer, &nodes[i], node->combine == COMBINE_MEAN);
	if (!figure->counts) {
		explain_say(explainer, "  tidak ada yang dihitung\n", "  nothing counts\n");
		return;
	}
	if (node->combine == COMBINE_MEAN) {
		explain_say(explainer, "  pembagi ", "  divisor ");
		explain_add_exact(explainer, figure->divisor);
		if (node->has_total) {
			explain_say(explainer, " (jumlah yang ditetapkan ",
			            " (the declared total ");
			explain_add_exact(explainer, node->total);
			explain_say(explainer, ", dikurangi bobot yang tidak dihitung)",
			            ", less the weights that do not count)");
		}
		buffer_add_char(explain_out(explainer), '\n');
	}
	explain_say(explainer, "  rasio = ", "  ratio = ");
	explain_add_near(explainer, figure->ratio);
	buffer_add_char(explain_out(explainer), '\n');
}

static void
explain_node(const struct explainer *explainer, const struct rubric_node *node)
{
	const struct node_result *result = &explainer->object->nodes[node->index];
	write_plain(explain_out(explainer), explainer->object->name);
	buffer_add_text(explain_out(explainer), " › ");
	explain_add_label(explainer, node);
	buffer_add_char(explain_out(explainer), '\n');
	if (result->state == NODE_STATE_COVERED)
		explain_say(explainer, "  tidak dihitung: diliputi nilai langsung di atasnya\n",
		            "  does not count: a direct value above stands for it\n");
	else if (result->is_leaf)
		explain_leaf(explainer, node, result);
	else
		explain_group(explainer, node, result);
	if (result->has_points)
		explain_share(explainer, node, result);
	else
		explain_basis(explainer, node);
}

// ratio × top, and what becomes of it
static void
explain_object(const struct explainer *explainer)
{
	const struct node_result *root = &explainer->object->nodes[0];
	const struct verdict *verdict = &explainer->object->verdicts[explainer->counted];
	explain_node(explainer, &explainer->report->rubric->nodes[0]);
	if (root->figures[explainer->counted].counts) {
		explain_say(explainer, "  nilai = ", "  score = ");
		explain_add_exact(explainer, root->figures[explainer->counted].ratio);
		buffer_add_text(explain_out(explainer), " × ");
		explain_add_decimal(explainer, explainer->report->rubric->top);
		buffer_add_text(explain_out(explainer), " = ");
		explain_add_near(explainer, verdict->computed);
		buffer_add_char(explain_out(explainer), '\n');
	}
	explain_verdict(explainer, verdict, TIER_OBJECT, explainer->object->capped_by);
	explain_opinions(explainer, explainer->object->opinions);
}

static void
explain_figures(const struct explainer *explainer, const struct verdict verdicts[FIGURE_COUNT])
{
	for (size_t f = 0; f < FIGURE_COUNT; f++) {
		buffer_add_text(explain_out(explainer), f ? " · " : "  ");
		buffer_add_text(explain_out(explainer),
		                figure_word(explainer->lang, (enum figure)f));
		buffer_add_char(explain_out(explainer), ' ');
		write_score(explain_out(explainer), &verdicts[f], explainer->lang);
	}
	buffer_add_char(explain_out(explainer), '\n');
}

static void
explain_unit(const struct explainer *explainer, const struct unit_result *unit)
{
	const struct verdict *verdict = &unit->verdicts[explainer->counted];
	write_plain(explain_out(explainer), unit->unit->name);
	explain_say(explainer, "\n  nilai unit = rata-rata nilai objeknya:\n",
	            "\n  unit score = mean of its objects' scores:\n");
	for (size_t i = 0; i < unit->object_count; i++) {
		buffer_add_text(explain_out(explainer), "    ");
		write_score(explain_out(explainer), &unit->objects[i].verdicts[explainer->counted],
		            explainer->lang);
		buffer_add_text(explain_out(explainer), "   ");
		write_plain(explain_out(explainer), unit->objects[i].name);
		buffer_add_text(explain_out(explainer), " [");
		write_plain(explain_out(explainer), unit->objects[i].id);
		buffer_add_text(explain_out(explainer), "]\n");
	}
	if (verdict->has_score) {
		explain_say(explainer, "  rata-rata = ", "  mean = ");
		explain_add_near(explainer, verdict->computed);
		buffer_add_char(explain_out(explainer), '\n');
	}
	explain_verdict(explainer, verdict, TIER_UNIT, STR(""));
	explain_opinions(explainer, unit->opinions);
	explain_figures(explainer, unit->verdicts);
}

static void
explain_head(const struct explainer *explainer)
{
	const struct rubric *rubric = explainer->report->rubric;
	write_plain(explain_out(explainer), rubric->id);
	buffer_add_char(explain_out(explainer), ' ');
	write_plain(explain_out(explainer), rubric->version);
	explain_say(explainer, " · angka ", " · figure ");
	buffer_add_text(explain_out(explainer), figure_word(explainer->lang, explainer->counted));
	explain_say(explainer, " · tanggal acuan ", " · reference date ");
	date_write_long(explain_out(explainer), explainer->report->options->score.as_of,
	                explainer->lang);
	buffer_add_text(explain_out(explainer), "\n\n");
}

void
explain_write(const struct report *report, const struct explain_subject *subject)
{
	struct explainer explainer = {report, NULL, report->options->lang,
	                              report->options->score.counted};
	const struct unit_result *unit = subject->unit;
	explain_head(&explainer);
	bool is_one = unit->object_count == 1 && !unit->objects[0].product;
	if (!subject->object && !subject->node) {
		explain_unit(&explainer, unit);
		if (!is_one)
			return;
		buffer_add_char(report->out, '\n');
	}
	for (size_t i = 0; i < unit->object_count; i++) {
		explainer.object = &unit->objects[i];
		if (subject->object && subject->object != explainer.object)
			continue;
		if (subject->node && subject->node->index > 0)
			explain_node(&explainer, subject->node);
		else
			explain_object(&explainer);
		explain_figures(&explainer, explainer.object->verdicts);
		buffer_add_char(report->out, '\n');
	}
}
