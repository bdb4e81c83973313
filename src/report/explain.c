// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/explain.h"

#include "base/compiler.h"
#include "report/words.h"

struct explainer {
	const struct report *report;
	const struct object_result *object;
	enum lang lang;
	enum figure counted;
};

static struct buffer *
out_of(const struct explainer *explainer)
{
	return explainer->report->out;
}

// In the language of the reader.
static void
say(const struct explainer *explainer, const char *id, const char *en)
{
	buffer_add_text(out_of(explainer), explainer->lang == LANG_ID ? id : en);
}

static void
add_decimal(const struct explainer *explainer, struct decimal number)
{
	decimal_write_short(out_of(explainer), number, lang_decimal_mark(explainer->lang));
}

// 6 or 9,5 where the number is a decimal, else 5/9.
static void
add_exact(const struct explainer *explainer, struct exact number)
{
	if (exact_is_decimal(number))
		add_decimal(explainer, exact_round(number, DECIMAL_PLACES));
	else
		exact_write(out_of(explainer), number);
}

// 5/9 (≈ 0,5556); just 0,5 where that is exact.
static void
add_exact_and_near(const struct explainer *explainer, struct exact number)
{
	add_exact(explainer, number);
	if (exact_is_decimal(number))
		return;
	buffer_add_text(out_of(explainer), " (≈ ");
	write_rounded(out_of(explainer), number, DECIMAL_PLACES, explainer->lang);
	buffer_add_char(out_of(explainer), ')');
}

static void
add_label(const struct explainer *explainer, const struct rubric_node *node)
{
	buffer_add(out_of(explainer), text_in(explainer->lang, node->label, node->en));
	buffer_add_text(out_of(explainer), " [");
	buffer_add(out_of(explainer), node->id);
	buffer_add_char(out_of(explainer), ']');
}

static void
explain_verdict(const struct explainer *explainer, const struct verdict *verdict, enum tier tier)
{
	const struct zone_table *table = &explainer->report->rubric->zones[tier];
	if (!verdict->has_score) {
		say(explainer, "  Tidak ada yang dihitung, maka belum dinilai: bukan nol.\n",
		    "  Nothing counts, so there is no score: not zero.\n");
		return;
	}
	bool is_rounded = explainer->report->rubric->places[tier] != PLACES_EXACT;
	if (is_rounded) {
		say(explainer, "  dibulatkan ", "  rounded ");
		buffer_add_integer(out_of(explainer), verdict->places);
		say(explainer, " desimal, setengah ke atas = ", " places, half up = ");
	} else {
		say(explainer, "  tidak dibulatkan = ", "  not rounded = ");
	}
	write_score(out_of(explainer), verdict, explainer->lang);
	say(explainer, "\n  zona: ", "\n  zone: ");
	buffer_add_text(out_of(explainer), colour_symbol(verdict->zone->colour));
	buffer_add_char(out_of(explainer), ' ');
	buffer_add(out_of(explainer),
	           text_in(explainer->lang, verdict->zone->label, verdict->zone->en));
	if (!str_is_empty(verdict->zone->category)) {
		buffer_add_char(out_of(explainer), ' ');
		buffer_add(out_of(explainer), verdict->zone->category);
	}
	say(explainer, ", sebab mencapai batas ", ", since it reaches the floor ");
	add_decimal(explainer, verdict->zone->floor);
	if (verdict->zone != &table->zones[0]) {
		say(explainer, " dan belum ", " and not ");
		add_decimal(explainer, verdict->zone[-1].floor);
	}
	buffer_add_char(out_of(explainer), '\n');
}

static void
explain_basis(const struct explainer *explainer, const struct rubric_node *node)
{
	if (node->basis.source) {
		say(explainer, "  sumber bobot: ", "  source of the weight: ");
		buffer_add(out_of(explainer), node->basis.source->title);
		buffer_add_char(out_of(explainer), '\n');
	} else if (!str_is_empty(node->basis.assumed)) {
		say(explainer, "  bobot adalah anggapan: ", "  the weight is assumed: ");
		buffer_add(out_of(explainer), node->basis.assumed);
		buffer_add_char(out_of(explainer), '\n');
	}
	for (size_t i = 0; i < node->cite_count; i++) {
		say(explainer, "  dasar hukum: ", "  legal basis: ");
		buffer_add(out_of(explainer), node->cites[i].source->title);
		if (!str_is_empty(node->cites[i].at))
			buffer_add_text(out_of(explainer), ", ");
		buffer_add(out_of(explainer), node->cites[i].at);
		buffer_add_char(out_of(explainer), '\n');
	}
}

static void
explain_share(const struct explainer *explainer, const struct rubric_node *node,
              const struct node_result *result)
{
	say(explainer, "  bagian dari nilai ", "  share of the score ");
	add_exact_and_near(explainer, result->share);
	say(explainer, "; memberi ", "; gives ");
	add_exact_and_near(explainer, result->points);
	say(explainer, ", hilang ", ", lost ");
	add_exact_and_near(explainer, result->lost);
	buffer_add_char(out_of(explainer), '\n');
	explain_basis(explainer, node);
}

static void
explain_proof(const struct explainer *explainer, const struct node_result *result)
{
	const struct entry *entry = result->entry;
	say(explainer, "  status bukti: ", "  evidence status: ");
	buffer_add_text(out_of(explainer), status_word(explainer->lang, entry->status));
	if (!str_is_empty(entry->verified_by)) {
		say(explainer, " oleh ", " by ");
		buffer_add(out_of(explainer), entry->verified_by);
	}
	if (result->is_verified)
		say(explainer, "; terhitung terverifikasi\n", "; counts as verified\n");
	else
		say(explainer, "; belum terhitung terverifikasi\n",
		    "; does not count as verified\n");
	for (size_t i = 0; i < entry->node->wanted_count; i++) {
		const struct wanted *wanted = &entry->node->wanted[i];
		say(explainer, "    bukti diminta: ", "    evidence wanted: ");
		buffer_add(out_of(explainer), wanted->label);
		if (wanted->is_required)
			say(explainer, " (wajib)", " (required)");
		buffer_add_char(out_of(explainer), '\n');
	}
	for (size_t i = 0; i < entry->attachment_count; i++) {
		const struct attachment *attachment = &entry->attachments[i];
		say(explainer, "    lampiran: ", "    attached: ");
		buffer_add(out_of(explainer),
		           str_is_empty(attachment->file) ? attachment->url : attachment->file);
		if (date_is_set(attachment->date)) {
			buffer_add_text(out_of(explainer), ", ");
			date_write_long(out_of(explainer), attachment->date, explainer->lang);
		}
		if (date_is_set(attachment->expires)) {
			say(explainer, ", berlaku sampai ", ", valid until ");
			date_write_long(out_of(explainer), attachment->expires, explainer->lang);
		}
		buffer_add_char(out_of(explainer), '\n');
	}
}

static void
explain_answer(const struct explainer *explainer, const struct node_result *result)
{
	const struct entry *entry = result->entry;
	bool is_direct = entry->kind == ANSWER_DIRECT;
	struct decimal base = {0}, best = explainer->report->rubric->top;
	if (is_direct) {
		say(explainer, "  nilai langsung ", "  direct value ");
	} else {
		base = entry->node->scale->base;
		best = entry->node->scale->best;
		say(explainer, "  jawaban: ", "  answer: ");
	}
	buffer_add(out_of(explainer),
	           entry->level ? text_in(explainer->lang, entry->level->label, entry->level->en)
	                        : entry->answer);
	say(explainer, "\n  rasio = (", "\n  ratio = (");
	add_decimal(explainer, entry->value);
	buffer_add_text(out_of(explainer), " − ");
	add_decimal(explainer, base);
	buffer_add_text(out_of(explainer), ") / (");
	add_decimal(explainer, best);
	buffer_add_text(out_of(explainer), " − ");
	add_decimal(explainer, base);
	buffer_add_text(out_of(explainer), ") = ");
	add_exact_and_near(explainer, result->figures[FIGURE_CLAIMED].ratio);
	buffer_add_char(out_of(explainer), '\n');
	explain_proof(explainer, result);
	if (explainer->counted == FIGURE_VERIFIED && !result->is_verified)
		say(explainer, "  maka rasio terverifikasi 0\n", "  so the verified ratio is 0\n");
}

static void
explain_leaf(const struct explainer *explainer, const struct node_result *result)
{
	switch (result->state) {
	case NODE_STATE_SCORED:
		explain_answer(explainer, result);
		break;
	case NODE_STATE_UNANSWERED:
		say(explainer, "  belum dijawab: rasio 0\n", "  unanswered: ratio 0\n");
		break;
	case NODE_STATE_EXCLUDED:
		say(explainer, "  belum dijawab: tidak dihitung\n",
		    "  unanswered: does not count\n");
		break;
	case NODE_STATE_NOT_APPLICABLE:
		say(explainer,
		    "  tidak berlaku, tidak dihitung: ", "  not applicable, does not count: ");
		buffer_add(out_of(explainer), result->entry->reason);
		buffer_add_char(out_of(explainer), '\n');
		break;
	case NODE_STATE_COVERED:
	case NODE_STATE_COUNT:
		break;
	}
}

static void
explain_term(const struct explainer *explainer, const struct rubric_node *child, bool is_weighted)
{
	const struct node_result *result = &explainer->object->nodes[child->index];
	const struct node_figure *figure = &result->figures[explainer->counted];
	buffer_add_text(out_of(explainer), "    ");
	if (figure->counts && is_weighted) {
		add_exact(explainer, child->weight);
		buffer_add_text(out_of(explainer), " × ");
	}
	if (figure->counts) {
		add_exact(explainer, figure->ratio);
	} else {
		buffer_add_char(out_of(explainer), '(');
		buffer_add_text(out_of(explainer), state_word(explainer->lang, result->state));
		say(explainer, ", bobot ", ", weight ");
		add_exact(explainer, child->weight);
		buffer_add_char(out_of(explainer), ')');
	}
	buffer_add_text(out_of(explainer), "   ");
	add_label(explainer, child);
	if (result->is_leaf && result->entry && result->state == NODE_STATE_SCORED) {
		buffer_add_text(out_of(explainer), ": ");
		buffer_add(out_of(explainer),
		           result->entry->level
		                   ? text_in(explainer->lang, result->entry->level->label,
		                             result->entry->level->en)
		                   : result->entry->answer);
	}
	buffer_add_char(out_of(explainer), '\n');
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
	buffer_add_text(out_of(explainer), "  ");
	buffer_add_text(out_of(explainer), rules[node->combine][explainer->lang]);
	buffer_add_char(out_of(explainer), '\n');
	for (size_t i = node->index + 1; i < node->end; i = nodes[i].end)
		explain_term(explainer, &nodes[i], node->combine == COMBINE_MEAN);
	if (!figure->counts) {
		say(explainer, "  tidak ada yang dihitung\n", "  nothing counts\n");
		return;
	}
	if (node->combine == COMBINE_MEAN) {
		say(explainer, "  pembagi ", "  divisor ");
		add_exact(explainer, figure->divisor);
		if (node->has_total) {
			say(explainer, " (jumlah yang ditetapkan ", " (the declared total ");
			add_exact(explainer, node->total);
			say(explainer, ", dikurangi bobot yang tidak dihitung)",
			    ", less the weights that do not count)");
		}
		buffer_add_char(out_of(explainer), '\n');
	}
	say(explainer, "  rasio = ", "  ratio = ");
	add_exact_and_near(explainer, figure->ratio);
	buffer_add_char(out_of(explainer), '\n');
}

static void
explain_node(const struct explainer *explainer, const struct rubric_node *node)
{
	const struct node_result *result = &explainer->object->nodes[node->index];
	buffer_add(out_of(explainer), explainer->object->name);
	buffer_add_text(out_of(explainer), " › ");
	add_label(explainer, node);
	buffer_add_char(out_of(explainer), '\n');
	if (result->state == NODE_STATE_COVERED)
		say(explainer, "  tidak dihitung: diliputi nilai langsung di atasnya\n",
		    "  does not count: a direct value above stands for it\n");
	else if (result->is_leaf)
		explain_leaf(explainer, result);
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
		say(explainer, "  nilai = ", "  score = ");
		add_exact(explainer, root->figures[explainer->counted].ratio);
		buffer_add_text(out_of(explainer), " × ");
		add_decimal(explainer, explainer->report->rubric->top);
		buffer_add_text(out_of(explainer), " = ");
		add_exact_and_near(explainer, verdict->computed);
		buffer_add_char(out_of(explainer), '\n');
	}
	explain_verdict(explainer, verdict, TIER_OBJECT);
}

static void
explain_figures(const struct explainer *explainer, const struct verdict verdicts[FIGURE_COUNT])
{
	for (size_t f = 0; f < FIGURE_COUNT; f++) {
		buffer_add_text(out_of(explainer), f ? " · " : "  ");
		buffer_add_text(out_of(explainer), figure_word(explainer->lang, (enum figure)f));
		buffer_add_char(out_of(explainer), ' ');
		write_score(out_of(explainer), &verdicts[f], explainer->lang);
	}
	buffer_add_char(out_of(explainer), '\n');
}

static void
explain_unit(const struct explainer *explainer, const struct unit_result *unit)
{
	const struct verdict *verdict = &unit->verdicts[explainer->counted];
	buffer_add(out_of(explainer), unit->unit->name);
	say(explainer, "\n  nilai unit = rata-rata nilai objeknya:\n",
	    "\n  unit score = mean of its objects' scores:\n");
	for (size_t i = 0; i < unit->object_count; i++) {
		buffer_add_text(out_of(explainer), "    ");
		write_score(out_of(explainer), &unit->objects[i].verdicts[explainer->counted],
		            explainer->lang);
		buffer_add_text(out_of(explainer), "   ");
		buffer_add(out_of(explainer), unit->objects[i].name);
		buffer_add_text(out_of(explainer), " [");
		buffer_add(out_of(explainer), unit->objects[i].id);
		buffer_add_text(out_of(explainer), "]\n");
	}
	if (verdict->has_score) {
		say(explainer, "  rata-rata = ", "  mean = ");
		add_exact_and_near(explainer, verdict->computed);
		buffer_add_char(out_of(explainer), '\n');
	}
	explain_verdict(explainer, verdict, TIER_UNIT);
	explain_figures(explainer, unit->verdicts);
}

static void
explain_head(const struct explainer *explainer)
{
	const struct rubric *rubric = explainer->report->rubric;
	buffer_add(out_of(explainer), rubric->id);
	buffer_add_char(out_of(explainer), ' ');
	buffer_add(out_of(explainer), rubric->version);
	say(explainer, " · angka ", " · figure ");
	buffer_add_text(out_of(explainer), figure_word(explainer->lang, explainer->counted));
	say(explainer, " · tanggal acuan ", " · reference date ");
	date_write_long(out_of(explainer), explainer->report->options->score.as_of,
	                explainer->lang);
	buffer_add_text(out_of(explainer), "\n\n");
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
