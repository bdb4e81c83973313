// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/rubric_text.h"

#include "audit/score.h"
#include "base/buffer.h"
#include "report/words.h"

struct page {
	struct arena *arena;
	struct buffer *out;
	const struct rubric *rubric;
	enum lang lang;
};

static void
say(const struct page *page, const char *id, const char *en)
{
	buffer_add_text(page->out, page->lang == LANG_ID ? id : en);
}

static void
add_decimal(const struct page *page, struct decimal number)
{
	decimal_write_short(page->out, number, lang_decimal_mark(page->lang));
}

static void
add_weight(const struct page *page, struct exact weight)
{
	if (exact_is_decimal(weight))
		add_decimal(page, exact_round(weight, DECIMAL_PLACES));
	else
		exact_write(page->out, weight);
}

static void
add_basis(const struct page *page, const struct basis *basis)
{
	if (basis->source) {
		buffer_add_text(page->out, "  {");
		write_plain(page->out, basis->source->id);
		buffer_add_char(page->out, '}');
	} else if (!str_is_empty(basis->assumed)) {
		say(page, "  ! anggapan: ", "  ! assumed: ");
		write_plain(page->out, basis->assumed);
	}
}

static void
write_head(const struct page *page)
{
	const struct rubric *rubric = page->rubric;
	struct buffer *out = page->out;
	write_plain(out, text_in(page->lang, rubric->title, rubric->en));
	buffer_add_char(out, '\n');
	write_plain(out, rubric->id);
	buffer_add_char(out, ' ');
	write_plain(out, rubric->version);
	if (!str_is_empty(rubric->issuer)) {
		buffer_add_text(out, " · ");
		write_plain(out, rubric->issuer);
	}
	if (date_is_set(rubric->valid_from)) {
		say(page, " · berlaku ", " · valid ");
		date_write(out, rubric->valid_from);
		buffer_add_text(out, " – ");
		if (date_is_set(rubric->valid_to))
			date_write(out, rubric->valid_to);
	}
	say(page, "\nnilai tertinggi ", "\nbest score ");
	add_decimal(page, rubric->top);
	if (rubric->object == OBJECT_PRODUCT)
		say(page, " · objek: produk layanan", " · object: service product");
	else
		say(page, " · objek: unit layanan", " · object: service unit");
	say(page, "\nSHA-256 ", "\nSHA-256 ");
	write_plain(out, rubric->digest);
	buffer_add_text(out, "\n");
	if (!str_is_empty(rubric->notes)) {
		buffer_add_char(out, '\n');
		write_plain(out, rubric->notes);
		buffer_add_char(out, '\n');
	}
}

static void
write_zones(const struct page *page)
{
	const struct zone_table *table = &page->rubric->zones[TIER_OBJECT];
	say(page, "\nZona\n", "\nZones\n");
	for (size_t i = 0; i < table->count; i++) {
		const struct zone *zone = &table->zones[i];
		buffer_add_text(page->out, "  ");
		buffer_add_text(page->out, colour_symbol(zone->colour));
		say(page, " dari ", " from ");
		add_decimal(page, zone->floor);
		buffer_add_text(page->out, "  ");
		write_plain(page->out, text_in(page->lang, zone->label, zone->en));
		if (!str_is_empty(zone->category)) {
			buffer_add_char(page->out, ' ');
			write_plain(page->out, zone->category);
		}
		if (!str_is_empty(zone->predicate)) {
			buffer_add_text(page->out, " · ");
			write_plain(page->out, zone->predicate);
		}
		add_basis(page, &zone->basis);
		buffer_add_char(page->out, '\n');
	}
}

static void
write_steps(const struct page *page, const struct scale *scale)
{
	static const char *const measures[MEASURE_COUNT_OF][LANG_COUNT] = {
		[MEASURE_COUNT] = {"banyaknya", "count"},
		[MEASURE_PERCENT] = {"persen", "per cent"},
		[MEASURE_NUMBER] = {"angka", "number"},
	};
	buffer_add_text(page->out, measures[scale->measure][page->lang]);
	for (size_t i = 0; i < scale->step_count; i++) {
		say(page, i ? " | dari " : ": dari ", i ? " | from " : ": from ");
		add_decimal(page, scale->steps[i].from);
		buffer_add_text(page->out, " = ");
		add_decimal(page, scale->steps[i].value);
	}
	for (size_t i = 0; i < scale->option_count; i++) {
		say(page, i ? ", " : "; pilihan: ", i ? ", " : "; options: ");
		write_plain(page->out, scale->options[i].id);
	}
}

static void
write_scale(const struct page *page, const struct scale *scale)
{
	switch (scale->kind) {
	case SCALE_LEVELS:
		for (size_t i = 0; i < scale->level_count; i++) {
			buffer_add_text(page->out, i ? " | " : "");
			write_plain(page->out, scale->levels[i].id);
			buffer_add_text(page->out, " = ");
			add_decimal(page, scale->levels[i].value);
		}
		break;
	case SCALE_RANGE:
		add_decimal(page, scale->min);
		buffer_add_text(page->out, "…");
		add_decimal(page, scale->max);
		break;
	case SCALE_STEPS:
		write_steps(page, scale);
		break;
	}
}

// How often the item is answered, how the answers are merged, what it may be, what it limits.
static void
write_manner(const struct page *page, const struct rubric_node *item)
{
	if (item->per == PER_PRODUCT)
		say(page, " | tiap produk", " | each product");
	if (item->per == PER_RESPONDENT)
		say(page, " | tiap responden", " | each respondent");
	if (item->per != PER_OBJECT) {
		buffer_add_text(page->out, ", merge ");
		buffer_add_text(page->out, combine_names[item->merge]);
	}
	if (item->is_optional)
		say(page, " | boleh tidak berlaku", " | may be not applicable");
	if (item->is_critical)
		say(page, " | kritis: di bawah penuh, zona terbaik tertutup",
		    " | critical: below full, the best zone is closed");
}

// A line under an item: indented, with a word in front.
static void
begin_detail(const struct page *page, const struct rubric_node *node, enum word name)
{
	buffer_add_repeat(page->out, "  ", node->depth + 2);
	buffer_add_text(page->out, word(page->lang, name));
	buffer_add_text(page->out, ": ");
}

static void
write_details(const struct page *page, const struct rubric_node *node)
{
	struct buffer *out = page->out;
	begin_detail(page, node, WORD_ANSWER);
	write_scale(page, node->scale);
	write_manner(page, node);
	buffer_add_char(out, '\n');
	for (size_t i = 0; i < node->cite_count; i++) {
		begin_detail(page, node, WORD_LAW);
		write_plain(out, node->cites[i].source->title);
		buffer_add_text(out, str_is_empty(node->cites[i].at) ? "" : ", ");
		write_plain(out, node->cites[i].at);
		buffer_add_char(out, '\n');
	}
	for (size_t i = 0; i < node->wanted_count; i++) {
		begin_detail(page, node, WORD_EVIDENCE_WANTED);
		write_plain(out, node->wanted[i].label);
		buffer_add_text(out, " [");
		write_plain(out, node->wanted[i].id);
		buffer_add_char(out, ']');
		if (node->wanted[i].is_required)
			say(page, " wajib", " required");
		buffer_add_char(out, '\n');
	}
	if (str_is_empty(node->remedy))
		return;
	begin_detail(page, node, WORD_REMEDY);
	write_plain(out, node->remedy);
	buffer_add_char(out, '\n');
}

static void
write_tree(const struct page *page)
{
	const struct rubric *rubric = page->rubric;
	say(page, "\nIndikator\n", "\nItems\n");
	for (size_t i = 1; i < rubric->node_count; i++) {
		const struct rubric_node *node = &rubric->nodes[i];
		buffer_add_repeat(page->out, "  ", node->depth);
		write_plain(page->out, node->id);
		buffer_add_text(page->out, "  ");
		write_plain(page->out, text_in(page->lang, node->label, node->en));
		say(page, "  bobot ", "  weight ");
		add_weight(page, node->weight);
		if (!node->is_item && node->combine != COMBINE_MEAN) {
			buffer_add_char(page->out, ' ');
			buffer_add_text(page->out, combine_names[node->combine]);
		}
		add_basis(page, &node->basis);
		buffer_add_char(page->out, '\n');
		if (node->is_item)
			write_details(page, node);
	}
}

static void
write_condition(const struct page *page, const struct condition *condition)
{
	switch (condition->kind) {
	case CONDITION_BELOW:
	case CONDITION_AT_LEAST:
		write_plain(page->out, page->rubric->nodes[condition->node].id);
		buffer_add_text(page->out, condition->kind == CONDITION_BELOW ? " < " : " ≥ ");
		// The limit is a percentage of at most four places, so a hundred times it is a decimal.
		add_decimal(page, exact_round(exact_multiply(page->arena, condition->ratio,
		                                             exact_from_fraction(100, 1)),
		                              DECIMAL_PLACES));
		buffer_add_text(page->out, " %");
		return;
	case CONDITION_NOT:
		say(page, "bukan ", "not ");
		break;
	case CONDITION_ALL:
	case CONDITION_ANY:
		break;
	}
	buffer_add_char(page->out, '(');
	for (size_t i = 0; i < condition->part_count; i++) {
		if (i && condition->kind == CONDITION_ALL)
			say(page, " dan ", " and ");
		else if (i)
			say(page, " atau ", " or ");
		write_condition(page, &condition->parts[i]);
	}
	buffer_add_char(page->out, ')');
}

static void
write_caps(const struct page *page)
{
	const struct rubric *rubric = page->rubric;
	if (rubric->cap_count)
		say(page, "\nBatas\n", "\nCaps\n");
	for (size_t i = 0; i < rubric->cap_count; i++) {
		const struct cap *cap = &rubric->caps[i];
		buffer_add_text(page->out, "  ");
		write_condition(page, &cap->when);
		say(page, " → paling tinggi ", " → at most ");
		if (cap->limits_zone) {
			const struct zone *zone = &rubric->zones[TIER_OBJECT].zones[cap->band];
			write_plain(page->out, text_in(page->lang, zone->label, zone->en));
		} else {
			add_decimal(page, cap->score);
		}
		buffer_add_text(page->out, ": ");
		write_plain(page->out, cap->reason);
		add_basis(page, &cap->basis);
		buffer_add_char(page->out, '\n');
	}
}

static void
write_opinions(const struct page *page)
{
	const struct rubric *rubric = page->rubric;
	if (rubric->opinion_count)
		say(page, "\nOpini\n", "\nOpinions\n");
	for (size_t i = 0; i < rubric->opinion_count; i++) {
		const struct opinion *opinion = &rubric->opinions[i];
		buffer_add_text(page->out, "  ");
		write_plain(page->out, text_in(page->lang, opinion->label, opinion->en));
		buffer_add_char(page->out, '\n');
		for (size_t o = 0; o < opinion->outcome_count; o++) {
			const struct outcome *outcome = &opinion->outcomes[o];
			buffer_add_text(page->out, "    ");
			write_plain(page->out, text_in(page->lang, outcome->label, outcome->en));
			say(page, outcome->is_last ? ": selain itu" : ": bila ",
			    outcome->is_last ? ": otherwise" : ": if ");
			if (!outcome->is_last)
				write_condition(page, &outcome->when);
			buffer_add_char(page->out, '\n');
		}
	}
}

static void
write_sources(const struct page *page)
{
	say(page, "\nSumber\n", "\nSources\n");
	for (size_t i = 0; i < page->rubric->source_count; i++) {
		const struct rubric_source *source = &page->rubric->sources[i];
		buffer_add_text(page->out, "  {");
		write_plain(page->out, source->id);
		buffer_add_text(page->out, "} ");
		write_plain(page->out, source->title);
		if (!str_is_empty(source->note)) {
			buffer_add_text(page->out, " — ");
			write_plain(page->out, source->note);
		}
		if (!str_is_empty(source->url)) {
			buffer_add_char(page->out, ' ');
			write_plain(page->out, source->url);
		}
		buffer_add_char(page->out, '\n');
	}
}

void
rubric_write(struct arena *arena, struct buffer *out, const struct rubric *rubric, enum lang lang)
{
	struct page page = {arena, out, rubric, lang};
	write_head(&page);
	write_zones(&page);
	write_tree(&page);
	write_caps(&page);
	write_opinions(&page);
	if (rubric->source_count)
		write_sources(&page);
	buffer_add_char(out, '\n');
	write_rounded(out, score_assumed_weight(arena, rubric), 2, lang);
	say(&page, " % bobot adalah anggapan.\n", " % of the weight is assumed.\n");
}
