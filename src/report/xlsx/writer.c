// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The Excel report: a summary, the gaps, the rubric, and a sheet for each unit.
#include "base/arena.h"
#include "diag/diag.h"
#include "report/writers.h"
#include "report/xlsx/gaps.h"
#include "report/xlsx/rubric.h"
#include "report/xlsx/summary.h"
#include "report/xlsx/unit.h"

struct writer {
	struct book *book;
	struct sheet summary;
	struct gaps gaps;
	size_t fixed_count; // sheets before those of the units
};

void *
xlsx_begin(const struct report *report)
{
	struct writer *writer = arena_new(report->arena, struct writer);
	writer->book = book_create(report);
	// A failure is reported once; the sheets after it are not made either.
	bool is_open = summary_open(&writer->summary, writer->book) &&
	               gaps_open(&writer->gaps, writer->book) && rubric_sheet_write(writer->book);
	(void)is_open;
	writer->fixed_count = writer->book->sheet_count;
	return writer;
}

bool
xlsx_unit(void *state, const struct unit_result *result)
{
	struct writer *writer = state;
	struct str name;
	if (unit_sheet_write(writer->book, result, &name))
		gaps_collect(&writer->gaps, result, name);
	return false;
}

void
xlsx_end(void *state, const struct assessment *assessment)
{
	struct writer *writer = state;
	struct book *book = writer->book;
	if (diags_have_errors(book->report->diags)) {
		book_discard(book);
		return;
	}
	gaps_write(&writer->gaps, assessment);
	summary_write(&writer->summary, assessment, book->names + writer->fixed_count);
	book_close(book, assessment->institution, assessment->period);
}
