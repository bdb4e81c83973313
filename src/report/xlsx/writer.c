// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The Excel report. Units are kept until the end, so that every formula can refer to every cell. Where
// there are too many for that, they are let go, and a sheet of values takes their place.
#include "base/arena.h"
#include "base/limits.h"
#include "diag/diag.h"
#include "report/green.h"
#include "report/writers.h"
#include "report/xlsx/actions.h"
#include "report/xlsx/check.h"
#include "report/xlsx/detail.h"
#include "report/xlsx/gaps.h"
#include "report/xlsx/heat.h"
#include "report/xlsx/register.h"
#include "report/xlsx/rubric.h"
#include "report/xlsx/summary.h"
#include "report/xlsx/trail.h"
#include "report/xlsx/unit.h"
#include "report/xlsx/way.h"

struct writer {
	struct book *book;
	struct sheet summary, actions, way, detail, evidence, rubric, trail, check;
	struct heat heat;
	struct gaps gaps;
	bool is_open; // the sheets are there
	size_t answer_count;
	size_t unit_count, unit_capacity;
	const struct unit_result **units; // those that are kept
	struct unit_sheet *sheets;        // of them
};

void *
xlsx_begin(const struct report *report)
{
	struct writer *writer = arena_new(report->arena, struct writer);
	writer->book = book_create(report);
	writer->book->is_live = true;
	heat_begin(&writer->heat, writer->book);
	return writer;
}

static bool
open_unit_sheets(struct writer *writer)
{
	writer->sheets =
		arena_array(writer->book->report->arena, writer->unit_count, struct unit_sheet);
	for (size_t i = 0; i < writer->unit_count; i++) {
		if (!unit_sheet_open(&writer->sheets[i], writer->book, writer->units[i]))
			return false;
	}
	return true;
}

// Plans need all units.
static bool
has_way(const struct writer *writer)
{
	return writer->book->is_live && green_is_known(writer->book->report);
}

// All sheets, in the order in which they are seen.
static void
open_sheets(struct writer *writer)
{
	struct book *book = writer->book;
	bool is_live = book->is_live;
	// Repairs raise what is claimed.
	book->has_gains = is_live && book->report->options->score.counted == FIGURE_CLAIMED;
	writer->is_open =
		summary_open(&writer->summary, book) && heat_open(&writer->heat) &&
		gaps_open(&writer->gaps, book) && actions_open(&writer->actions, book) &&
		(!has_way(writer) || way_open(&writer->way, book, WORD_WAY_TO_GREEN)) &&
		(is_live ? open_unit_sheets(writer) : detail_open(&writer->detail, book)) &&
		register_open(&writer->evidence, book) &&
		rubric_sheet_open(&writer->rubric, book) && trail_open(&writer->trail, book) &&
		(!is_live || check_open(&writer->check, book));
}

static void
write_values(struct writer *writer, const struct unit_result *result)
{
	if (!writer->is_open)
		return;
	struct span rows = {.sheet = writer->detail.name, .first = writer->detail.next};
	detail_write(&writer->detail, result);
	register_write(&writer->evidence, result);
	gaps_collect(&writer->gaps, result, NULL, rows);
}

static void
give_up_formulas(struct writer *writer)
{
	writer->book->is_live = false;
	open_sheets(writer);
	if (writer->is_open)
		register_begin(&writer->evidence, 0, NULL);
	for (size_t i = 0; i < writer->unit_count; i++)
		write_values(writer, writer->units[i]);
	writer->unit_count = 0;
}

bool
xlsx_unit(void *state, const struct unit_result *result)
{
	struct writer *writer = state;
	struct arena *arena = writer->book->report->arena;
	heat_collect(&writer->heat, result);
	writer->answer_count += unit_answer_count(result);
	if (writer->book->is_live &&
	    (writer->unit_count == LIMIT_LIVE_UNITS || writer->answer_count > LIMIT_LIVE_ANSWERS))
		give_up_formulas(writer);
	if (!writer->book->is_live) {
		write_values(writer, result);
		return false;
	}
	writer->units = arena_grow(arena, writer->units, writer->unit_count, &writer->unit_capacity,
	                           sizeof(struct unit_result *));
	writer->units[writer->unit_count++] = result;
	return true;
}

static const struct unit_layout *const *
write_unit_sheets(struct writer *writer, const struct rubric_layout *figures)
{
	const struct unit_layout **layouts = arena_array(
		writer->book->report->arena, writer->unit_count, const struct unit_layout *);
	register_begin(&writer->evidence, writer->unit_count, writer->units);
	if (writer->book->has_gains)
		gaps_weigh(&writer->gaps, writer->unit_count, writer->units);
	for (size_t i = 0; i < writer->unit_count; i++) {
		struct unit_sheet *sheet = &writer->sheets[i];
		layouts[i] = &sheet->layout;
		unit_sheet_write(sheet, figures, &writer->heat.layout, i);
		register_write(&writer->evidence, writer->units[i]);
		gaps_collect(&writer->gaps, writer->units[i], layouts[i], SPAN_NONE);
	}
	return layouts;
}

static void
write_sheets(struct writer *writer, const struct assessment *assessment)
{
	bool is_live = writer->book->is_live;
	heat_place(&writer->heat, assessment);
	struct rubric_layout figures = rubric_sheet_write(&writer->rubric);
	const struct summary_sources sources = {
		.assessment = assessment,
		.figures = &figures,
		.heat = &writer->heat.layout,
		.units = is_live ? write_unit_sheets(writer, &figures) : NULL,
	};
	heat_write(&writer->heat, assessment, sources.units);
	gaps_write(&writer->gaps, assessment);
	actions_write(&writer->actions, &writer->gaps, assessment);
	if (has_way(writer))
		way_write_units(&writer->way, assessment, writer->unit_count, writer->units);
	register_finish(&writer->evidence);
	struct summary_layout summary = summary_write(&writer->summary, &sources);
	if (is_live)
		check_write(&writer->check, &sources, &summary);
	else
		detail_finish(&writer->detail);
	trail_write(&writer->trail, assessment);
}

void
xlsx_end(void *state, const struct assessment *assessment)
{
	struct writer *writer = state;
	struct book *book = writer->book;
	bool has_errors = diags_have_errors(book->report->diags);
	if (!has_errors && !writer->is_open)
		open_sheets(writer);
	if (has_errors || !writer->is_open) {
		book_discard(book);
		return;
	}
	write_sheets(writer, assessment);
	book_close(book, assessment->institution, assessment->period);
}
