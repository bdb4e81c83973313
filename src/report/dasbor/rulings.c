// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/dasbor/rulings.h"

#include "base/arena.h"
#include "base/compiler.h"

void
rulings_begin(struct rulings *rulings, const struct report *report)
{
	*rulings = (struct rulings){.report = report};
}

static void
collect_object(struct rulings *rulings, const struct object_result *object)
{
	struct arena *arena = rulings->report->arena;
	const struct verdict *verdict = &object->verdicts[rulings->report->options->score.counted];
	rulings->items = arena_grow(arena, rulings->items, rulings->count, &rulings->capacity,
	                            sizeof(*rulings->items));
	struct capped *capped = &rulings->items[rulings->count++];
	*capped = (struct capped){.unit = rulings->unit_count,
	                          .reason = str_copy(arena, object->capped_by),
	                          .verdict = *verdict};
	capped->verdict.score = exact_copy(arena, verdict->score);
	capped->verdict.computed = exact_copy(arena, verdict->computed);
	if (object->product)
		capped->product = str_copy(arena, object->name);
}

void
rulings_collect(struct rulings *rulings, const struct unit_result *result)
{
	struct arena *arena = rulings->report->arena;
	size_t count = rulings->report->rubric->opinion_count;
	for (size_t i = 0; i < result->object_count; i++) {
		if (!str_is_empty(result->objects[i].capped_by))
			collect_object(rulings, &result->objects[i]);
	}
	rulings->opinions = arena_grow(arena, rulings->opinions, rulings->unit_count,
	                               &rulings->unit_capacity, sizeof(*rulings->opinions));
	const struct outcome **outcomes = arena_array(arena, count, const struct outcome *);
	for (size_t i = 0; i < count; i++)
		outcomes[i] = result->opinions[i];
	rulings->opinions[rulings->unit_count++] = outcomes;
}

bool
rulings_are_there(const struct rulings *rulings)
{
	return rulings->count || rulings->report->rubric->opinion_count;
}

static void
add_capped(struct part *part, const struct capped *capped)
{
	part_add(part, "<tr><th scope=\"row\">");
	part_unit(part, capped->unit);
	if (!str_is_empty(capped->product)) {
		part_add(part, "<div class=\"quiet\">");
		part_text(part, capped->product);
		part_add(part, "</div>");
	}
	part_add(part, "</th>");
	part_score(part, &capped->verdict);
	part_add(part, "<td>");
	page_zone(&part->page, &capped->verdict);
	part_add(part, "</td><td>");
	part_text(part, capped->reason);
	part_add(part, "</td></tr>\n");
}

static void
add_caps(struct part *part, const struct rulings *rulings)
{
	static const struct column columns[] = {{WORD_UNIT, SORTED_TEXT},
	                                        {WORD_SCORE, SORTED_NUMBER},
	                                        {WORD_ZONE, PLAIN_TEXT},
	                                        {WORD_DASBOR_REASON, PLAIN_TEXT}};
	part_note(part, WORD_DASBOR_CAPS_READING);
	part_table(part, "caps", WORD_CAPS, COUNT_OF(columns), columns);
	for (size_t i = 0; i < rulings->count; i++)
		add_capped(part, &rulings->items[i]);
	part_table_end(part);
}

static void
add_opinions(struct part *part, const struct rulings *rulings)
{
	const struct assessment *assessment = part->assessment;
	const struct rubric *rubric = assessment->rubric;
	const struct column unit = {WORD_UNIT, SORTED_TEXT};
	part_table_begin(part, "opinions", WORD_DASBOR_RULINGS);
	part_head(part, &unit);
	for (size_t i = 0; i < rubric->opinion_count; i++) {
		part_add(part, "<th scope=\"col\" data-sort=\"text\">");
		part_text(part, text_in(part->page.lang, rubric->opinions[i].label,
		                        rubric->opinions[i].en));
		part_add(part, "</th>");
	}
	part_table_body(part);
	for (size_t i = 0; i < assessment->unit_count; i++) {
		size_t number = assessment->ranked[i]->number;
		part_add(part, "<tr><th scope=\"row\">");
		part_unit(part, number);
		part_add(part, "</th>");
		for (size_t k = 0; k < rubric->opinion_count; k++) {
			const struct outcome *outcome = rulings->opinions[number][k];
			part_add(part, "<td>");
			part_text(part, text_in(part->page.lang, outcome->label, outcome->en));
			part_add(part, "</td>");
		}
		part_add(part, "</tr>\n");
	}
	part_table_end(part);
}

void
rulings_write(struct part *part, const struct rulings *rulings)
{
	part_open(part, "rulings", WORD_DASBOR_RULINGS);
	if (part->assessment->rubric->opinion_count)
		add_opinions(part, rulings);
	if (rulings->count)
		add_caps(part, rulings);
	part_close(part);
}
