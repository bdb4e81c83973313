// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/trend_book.h"

#include "base/arena.h"
#include "diag/diag.h"
#include "report/xlsx/trend_part.h"

static const struct trend_family nobody = {0, NULL};

// The name of a sheet: the word, and where there are several institutions, theirs.
static struct str
name_of(struct book *book, const struct trend_book *from, size_t index, enum word sheet)
{
	struct str name = str_from(word(book->lang, sheet));
	if (from->count == 1)
		return name;
	struct str parts[] = {name, STR(" "), from->trends[index].institution};
	return str_join(book->file.arena, 3, parts);
}

static bool
write_institution(struct book *book, const struct trend_book *from, size_t index)
{
	const struct trend *trend = &from->trends[index];
	const struct rubric *rubric = from->rubrics[index];
	bool is_all = !from->subject->kind;
	const struct trend_source source = {
		.trend = trend,
		.rubric = rubric,
		.subject = from->subject,
		.units = is_all ? &from->units : &nobody,
		.sheet_name = name_of(book, from, index, WORD_TREND_SHEET),
	};
	const struct trend_rows units = {
		trend,     &from->units,
		rubric,    WORD_TREND_OF_UNITS,
		WORD_UNIT, name_of(book, from, index, WORD_UNITS_SHEET),
	};
	const struct trend_rows groups = {
		trend,       &from->groups,
		rubric,      WORD_TREND_OF_GROUPS,
		WORD_GROUPS, name_of(book, from, index, WORD_GROUPS_SHEET),
	};
	return trend_sheet_write(book, &source) &&
	       (!is_all || (trend_rows_write(book, &units) && trend_rows_write(book, &groups)));
}

// The assessment that was saved last is what the pages name.
static struct book_about
about(const struct trend_book *from)
{
	struct book_about about = {.period = STR("")};
	int64_t last = 0;
	for (size_t i = 0; i < from->count; i++) {
		const struct trend *trend = &from->trends[i];
		for (size_t p = 0; p < trend->point_count; p++) {
			const struct moment *moment = trend->points[p].moment;
			if (moment->id <= last)
				continue;
			last = moment->id;
			about.period = moment->period;
			about.source = moment->rubric;
			about.version = moment->version;
			about.day = book_saved_day(moment->saved);
		}
	}
	about.institution = from->count == 1 ? from->trends[0].institution : STR("");
	return about;
}

void
trend_book_write(const struct book_file *file, const struct trend_book *from)
{
	struct book *book = book_create_file(file);
	bool is_written = true;
	for (size_t i = 0; i < from->count && is_written; i++)
		is_written = write_institution(book, from, i);
	if (!is_written || diags_have_errors(file->diags)) {
		book_discard(book);
		return;
	}
	struct book_about told = about(from);
	told.subject = str_from(word(book->lang, WORD_TREND_OVER_PERIODS));
	book_close_about(book, &told);
}
