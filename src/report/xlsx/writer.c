// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The Excel report. Units are kept until the end, so that every formula can refer to every cell.
#include "base/arena.h"
#include "base/limits.h"
#include "diag/diag.h"
#include "report/writers.h"
#include "report/xlsx/check.h"
#include "report/xlsx/gaps.h"
#include "report/xlsx/heat.h"
#include "report/xlsx/rubric.h"
#include "report/xlsx/summary.h"
#include "report/xlsx/unit.h"

struct writer {
	struct book *book;
	struct sheet summary, rubric, check;
	struct heat heat;
	struct gaps gaps;
	size_t unit_count, unit_capacity;
	const struct unit_result **units;
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

bool
xlsx_unit(void *state, const struct unit_result *result)
{
	struct writer *writer = state;
	struct arena *arena = writer->book->report->arena;
	heat_collect(&writer->heat, result);
	writer->units = arena_grow(arena, writer->units, writer->unit_count, &writer->unit_capacity,
	                           sizeof(struct unit_result *));
	writer->units[writer->unit_count++] = result;
	return true;
}

// All sheets, in the order in which they are seen.
static bool
open_sheets(struct writer *writer, const struct assessment *assessment, struct unit_sheet units[])
{
	struct book *book = writer->book;
	if (!summary_open(&writer->summary, book) || !heat_open(&writer->heat, assessment) ||
	    !gaps_open(&writer->gaps, book))
		return false;
	for (size_t i = 0; i < writer->unit_count; i++) {
		if (!unit_sheet_open(&units[i], book, writer->units[i]))
			return false;
	}
	return rubric_sheet_open(&writer->rubric, book) && check_open(&writer->check, book);
}

static void
write_sheets(struct writer *writer, const struct assessment *assessment, struct unit_sheet units[])
{
	struct arena *arena = writer->book->report->arena;
	const struct unit_layout **layouts =
		arena_array(arena, writer->unit_count, const struct unit_layout *);
	struct rubric_layout figures = rubric_sheet_write(&writer->rubric);
	for (size_t i = 0; i < writer->unit_count; i++) {
		layouts[i] = &units[i].layout;
		unit_sheet_write(&units[i], &figures, &writer->heat.layout, i);
		gaps_collect(&writer->gaps, writer->units[i], units[i].sheet.name);
	}
	heat_write(&writer->heat, assessment, layouts);
	gaps_write(&writer->gaps, assessment);
	const struct summary_sources sources = {assessment, &figures, &writer->heat.layout, layouts,
	                                        STR("")};
	struct summary_layout summary = summary_write(&writer->summary, &sources);
	check_write(&writer->check, &sources, &summary);
}

void
xlsx_end(void *state, const struct assessment *assessment)
{
	struct writer *writer = state;
	struct book *book = writer->book;
	struct unit_sheet *units =
		arena_array(book->report->arena, writer->unit_count, struct unit_sheet);
	if (diags_have_errors(book->report->diags) || !open_sheets(writer, assessment, units)) {
		book_discard(book);
		return;
	}
	write_sheets(writer, assessment, units);
	book_close(book, assessment->institution, assessment->period);
}
