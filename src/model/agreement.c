// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/agreement.h"

#include "base/arena.h"
#include "base/index.h"
#include "diag/diag.h"
#include "read/source.h"

// The same place, outliving the document it is in, whose lines are let go. A table has many units.
static struct place
keep_place(struct agreement *agreement, struct place at)
{
	const struct sighting *last =
		agreement->unit_count ? &agreement->units[agreement->unit_count - 1] : NULL;
	if (last && str_equal(last->at.source->name, at.source->name) &&
	    str_equal(last->at.source->sheet, at.source->sheet))
		return (struct place){last->at.source, at.line, at.column};
	return place_keep(agreement->arena, at);
}

static struct sighting
sight(struct agreement *agreement, struct str text, struct place at)
{
	return (struct sighting){str_copy(agreement->arena, text), keep_place(agreement, at)};
}

static void
hold_same(struct agreement *agreement, struct sighting *first, struct str text, struct place at,
          enum diag_code code)
{
	if (str_is_empty(text))
		return; // missing, which is reported
	if (!first->at.source) {
		*first = sight(agreement, text, at);
		return;
	}
	if (str_equal(first->text, text))
		return;
	diag_add(agreement->diags, at, code, DIAG_TEXT(text), DIAG_TEXT(first->text));
	diag_also(agreement->diags, first->at);
}

static void
hold_distinct(struct agreement *agreement, const struct unit *unit)
{
	if (str_is_empty(unit->id))
		return; // missing, which is reported
	if (!agreement->unit_ids)
		agreement->unit_ids = index_create(agreement->arena);
	size_t number;
	if (index_find(agreement->unit_ids, unit->id, &number)) {
		diag_add(agreement->diags, unit->at, DIAG_UNIT_REPEATED, DIAG_TEXT(unit->id));
		diag_also(agreement->diags, agreement->units[number].at);
		return;
	}
	number = agreement->unit_count;
	agreement->units = arena_grow(agreement->arena, agreement->units, number,
	                              &agreement->unit_capacity, sizeof(*agreement->units));
	agreement->units[number] = sight(agreement, unit->id, unit->at);
	agreement->unit_count++;
	(void)index_add(agreement->unit_ids, agreement->units[number].text, &number);
}

void
agreement_hold(struct agreement *agreement, const struct evidence *evidence)
{
	hold_same(agreement, &agreement->institution, evidence->institution,
	          evidence->institution_at, DIAG_INSTITUTION_DIFFERS);
	hold_same(agreement, &agreement->period, evidence->period, evidence->period_at,
	          DIAG_PERIOD_DIFFERS);
	for (size_t i = 0; i < evidence->unit_count; i++)
		hold_distinct(agreement, &evidence->units[i]);
}
