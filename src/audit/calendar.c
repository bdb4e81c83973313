// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/calendar.h"

#include <stdlib.h>

#include "base/arena.h"
#include "diag/diag.h"

// An expiry, and where it stands in the order of reading.
struct row {
	struct expiry expiry;
	size_t order;
};

struct calendar {
	struct arena *arena;
	const struct rubric *rubric;
	struct score_options options;
	struct row *rows;
	size_t count, capacity;
};

struct calendar *
calendar_create(struct arena *arena, const struct rubric *rubric,
                const struct score_options *options)
{
	struct calendar *calendar = arena_new(arena, struct calendar);
	calendar->arena = arena;
	calendar->rubric = rubric;
	calendar->options = *options;
	return calendar;
}

static int
compare_rows(const void *left, const void *right)
{
	const struct row *a = left, *b = right;
	int order = date_compare(a->expiry.last, b->expiry.last);
	return order ? order : (a->order > b->order) - (a->order < b->order);
}

static void
note(struct calendar *calendar, const struct unit *unit, const struct entry *entry,
     const struct attachment *attachment)
{
	struct arena *arena = calendar->arena;
	struct date last = attachment_last_day(attachment);
	if (!date_is_set(last) || date_compare(last, calendar->options.as_of) < 0)
		return;
	bool is_file = !str_is_empty(attachment->file);
	calendar->rows = arena_grow(arena, calendar->rows, calendar->count, &calendar->capacity,
	                            sizeof(*calendar->rows));
	struct row *row = &calendar->rows[calendar->count];
	row->order = calendar->count++;
	row->expiry = (struct expiry){
		.last = last,
		.unit = str_copy(arena, unit->id),
		.product = entry->product ? str_copy(arena, entry->product->id) : STR(""),
		.item = entry->node,
		.wanted = attachment->wanted,
		.source = str_copy(arena, is_file ? attachment->file : attachment->url),
	};
}

// The unit's verified verdict on a day, kept in the calendar's arena.
static struct verdict
verdict_on(const struct calendar *calendar, const struct unit *unit, struct date day)
{
	struct arena *passing = arena_create();
	struct diags *unheard = diags_create(); // the audit of the reference date says it all
	struct score_options options = calendar->options;
	options.as_of = day;
	struct verdict verdict = score_unit(passing, unheard, calendar->rubric, unit, &options)
	                                 ->verdicts[FIGURE_VERIFIED];
	if (verdict.has_score) {
		verdict.computed = exact_copy(calendar->arena, verdict.computed);
		verdict.score = exact_copy(calendar->arena, verdict.score);
	}
	diags_destroy(unheard);
	arena_destroy(passing);
	return verdict;
}

void
calendar_add(struct calendar *calendar, const struct unit *unit)
{
	size_t first = calendar->count;
	for (size_t e = 0; e < unit->entry_count; e++) {
		const struct entry *entry = &unit->entries[e];
		if (entry->status == STATUS_MISSING || entry->status == STATUS_REJECTED)
			continue;
		for (size_t a = 0; a < entry->attachment_count; a++)
			note(calendar, unit, entry, &entry->attachments[a]);
	}
	size_t count = calendar->count - first;
	if (count == 0)
		return;
	struct row *rows = &calendar->rows[first];
	qsort(rows, count, sizeof(*rows), compare_rows);
	for (size_t i = 0; i < count; i++) {
		struct expiry *expiry = &rows[i].expiry;
		if (i > 0 && date_compare(rows[i - 1].expiry.last, expiry->last) == 0) {
			expiry->before = rows[i - 1].expiry.before;
			expiry->after = rows[i - 1].expiry.after;
			continue;
		}
		expiry->before = verdict_on(calendar, unit, expiry->last);
		expiry->after = verdict_on(calendar, unit, date_add(expiry->last, 1, DATE_DAYS));
	}
}

const struct expiry *
calendar_finish(struct calendar *calendar, size_t *count)
{
	struct expiry *expiries = arena_array(calendar->arena, calendar->count, struct expiry);
	*count = calendar->count;
	if (calendar->count)
		qsort(calendar->rows, calendar->count, sizeof(*calendar->rows), compare_rows);
	for (size_t i = 0; i < calendar->count; i++)
		expiries[i] = calendar->rows[i].expiry;
	return expiries;
}
