// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/dasbor/expiry.h"

#include <stdlib.h>

#include "audit/proof.h"
#include "base/arena.h"
#include "base/compiler.h"
#include "base/limits.h"

// Days ahead that are soon, and the most that are looked at: a quarter and half a year, in which a unit
// can renew what it has.
enum {
	DAYS_SOON = 90,
	DAYS_MOST = 180
};

void
expiry_begin(struct expiry *expiry, const struct report *report)
{
	*expiry = (struct expiry){.report = report};
}

// Does the other attachment prove longer than this one? What is dated later than the day, or is valid for
// some time but undated, proves nothing yet.
static bool
outlasts(const struct attachment *other, const struct attachment *attachment, struct date day)
{
	enum validity validity = proof_validity(other, day);
	if (other->wanted != attachment->wanted || validity == VALIDITY_FUTURE ||
	    validity == VALIDITY_UNDATED)
		return false;
	struct date last = attachment_last_day(other);
	return !date_is_set(last) || date_compare(last, attachment_last_day(attachment)) > 0;
}

static bool
is_running_out(const struct expiry *expiry, const struct entry *entry,
               const struct attachment *attachment)
{
	struct date day = expiry->report->options->score.as_of;
	struct date last = attachment_last_day(attachment);
	if (!date_is_set(last) || date_compare(last, expiry->horizon) > 0)
		return false;
	for (size_t i = 0; attachment->wanted && i < entry->attachment_count; i++) {
		if (outlasts(&entry->attachments[i], attachment, day))
			return false;
	}
	return true;
}

static void
collect_entry(struct expiry *expiry, const struct entry *entry, size_t unit)
{
	struct arena *arena = expiry->report->arena;
	for (size_t i = 0; i < entry->attachment_count; i++) {
		const struct attachment *attachment = &entry->attachments[i];
		if (!is_running_out(expiry, entry, attachment))
			continue;
		expiry->items = arena_grow(arena, expiry->items, expiry->count, &expiry->capacity,
		                           sizeof(*expiry->items));
		bool is_file = !str_is_empty(attachment->file);
		expiry->items[expiry->count] = (struct expiring){
			.unit = unit,
			.last = attachment_last_day(attachment),
			.source = str_copy(arena, is_file ? attachment->file : attachment->url),
			.label = attachment->wanted ? attachment->wanted->label : STR(""),
			.node = entry->node,
			.order = expiry->count,
		};
		expiry->count++;
	}
}

void
expiry_collect(struct expiry *expiry, const struct unit *unit)
{
	size_t number = expiry->unit_count++;
	expiry->horizon = date_add(expiry->report->options->score.as_of, DAYS_MOST, DATE_DAYS);
	for (size_t i = 0; i < unit->entry_count; i++) {
		const struct entry *entry = &unit->entries[i];
		if (entry->status != STATUS_MISSING && entry->status != STATUS_REJECTED)
			collect_entry(expiry, entry, number);
	}
}

// Is it the same evidence, cited for another answer?
static int
compare_sources(const struct expiring *a, const struct expiring *b)
{
	int order = date_compare(a->last, b->last);
	if (!order)
		order = (a->unit > b->unit) - (a->unit < b->unit);
	if (!order)
		order = str_compare(a->source, b->source);
	return order ? order : str_compare(a->label, b->label);
}

// The soonest first.
static int
compare_items(const void *left, const void *right)
{
	const struct expiring *a = left, *b = right;
	int order = compare_sources(a, b);
	if (!order)
		order = (a->node > b->node) - (a->node < b->node);
	return order ? order : (a->order > b->order) - (a->order < b->order);
}

static void
add_state(struct part *part, int64_t days)
{
	enum word name = days < 0            ? WORD_EVIDENCE_EXPIRED
	                 : days <= DAYS_SOON ? WORD_DASBOR_SOON
	                                     : WORD_DASBOR_LATER;
	const char *looks = days < 0 ? "red" : days <= DAYS_SOON ? "yellow" : "none";
	part_add(part, "<td><span class=\"zone ");
	part_add(part, looks);
	part_add(part, "\">");
	part_word(part, name);
	part_add(part, "</span></td>");
}

// The items for which it is cited, each once.
static void
add_items(struct part *part, const struct expiring *items, size_t count)
{
	part_add(part, "<td>");
	for (size_t i = 0; i < count; i++) {
		if (i && items[i].node == items[i - 1].node)
			continue;
		part_add(part, i ? "; " : "");
		part_label(part, items[i].node);
	}
	part_add(part, "</td>");
}

static void
add_row(struct part *part, const struct expiring *items, size_t count)
{
	struct buffer *out = part->page.out;
	int64_t days = date_days(items->last) - date_days(part->assessment->options.as_of);
	part_add(part, "<tr>");
	add_state(part, days);
	part_add(part, "<td class=\"when\" data-key=\"");
	date_write(out, items->last);
	part_add(part, "\">");
	date_write_long(out, items->last, part->page.lang);
	part_add(part, "</td>");
	part_count(part, WORD_DASBOR_DAYS, days);
	part_add(part, "<th scope=\"row\">");
	part_unit(part, items->unit);
	part_add(part, "</th><td>");
	part_text(part, items->label);
	part_add(part, str_is_empty(items->label) ? "<div>" : "<div class=\"quiet\">");
	part_text(part, items->source);
	part_add(part, "</div></td>");
	add_items(part, items, count);
	part_add(part, "</tr>\n");
}

static void
add_table(struct part *part, const struct expiry *expiry)
{
	static const struct column columns[] = {
		{WORD_STATE, PLAIN_TEXT},          {WORD_VALID_TO, SORTED_TEXT},
		{WORD_DASBOR_DAYS, SORTED_NUMBER}, {WORD_UNIT, SORTED_TEXT},
		{WORD_EVIDENCE, SORTED_TEXT},      {WORD_ITEM, PLAIN_TEXT}};
	const struct expiring *items = expiry->items;
	size_t shown = 0, at = 0;
	part_table(part, "expiry cards", WORD_DASBOR_EXPIRY, COUNT_OF(columns), columns);
	for (; at < expiry->count && shown < LIMIT_PAGE_ROWS; shown++) {
		size_t end = at + 1;
		while (end < expiry->count && compare_sources(&items[at], &items[end]) == 0)
			end++;
		add_row(part, &items[at], end - at);
		at = end;
	}
	part_table_end(part);
	if (at < expiry->count)
		part_note(part, WORD_DASBOR_ONLY_SOONEST);
}

void
expiry_write(struct part *part, struct expiry *expiry)
{
	part_open(part, "evidence", WORD_DASBOR_EXPIRY);
	part_note(part, WORD_DASBOR_EXPIRY_READING);
	if (expiry->count) {
		qsort(expiry->items, expiry->count, sizeof(*expiry->items), compare_items);
		add_table(part, expiry);
	} else {
		part_note(part, WORD_NONE);
	}
	part_close(part);
}
