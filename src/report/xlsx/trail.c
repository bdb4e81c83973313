// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/trail.h"

#include <string.h>

#include "base/arena.h"
#include "base/compiler.h"
#include "diag/print.h"
#include "model/crosswalk.h"
#include "model/inputs.h"
#include "model/intake.h"
#include "report/xlsx/trail_part.h"

static const struct column columns[TRAIL_COLUMN_COUNT] = {
	{WORD_TRAIL, 22, false, NEED_NOTHING}, {WORD_TRAIL, 13, true, NEED_NOTHING},
	{WORD_TRAIL, 52, false, NEED_NOTHING}, {WORD_TRAIL, 71, false, NEED_NOTHING},
	{WORD_TRAIL, 44, false, NEED_NOTHING},
};

bool
trail_open(struct sheet *sheet, struct book *book)
{
	return sheet_open(sheet, book, str_from(word(book->lang, WORD_TRAIL)), COUNT_OF(columns),
	                  columns);
}

void
trail_section(struct sheet *sheet, enum word title)
{
	sheet_gap(sheet);
	sheet_line(sheet, STYLE_SECTION, str_from(word(sheet->book->lang, title)));
}

void
trail_heads(struct sheet *sheet, const enum word heads[TRAIL_COLUMN_COUNT])
{
	sheet_row(sheet, SHADE_HEAD);
	for (size_t i = 0; i < TRAIL_COLUMN_COUNT; i++)
		sheet_put_word(sheet,
		               heads[i] == WORD_COUNT ? "" : word(sheet->book->lang, heads[i]));
}

// A name and what goes with it, which runs over the columns to its right.
static void
put_fact(struct sheet *sheet, enum word name, struct str text)
{
	if (str_is_empty(text))
		return;
	sheet_row(sheet, SHADE_PLAIN);
	sheet_put_over(sheet, str_from(word(sheet->book->lang, name)));
	sheet_put_over(sheet, text);
}

static void
put_rubric(struct sheet *sheet, enum word name, const struct rubric *rubric)
{
	struct buffer *text = book_text(sheet->book);
	buffer_add(text, rubric->id);
	buffer_add_char(text, ' ');
	buffer_add(text, rubric->version);
	buffer_add_text(text, " · ");
	buffer_add(text, text_in(sheet->book->lang, rubric->title, rubric->en));
	put_fact(sheet, name, buffer_text(text));
	put_fact(sheet, WORD_ISSUER, rubric->issuer);
	put_fact(sheet, WORD_RUBRIC_DIGEST, rubric->digest);
	text = book_text(sheet->book);
	// The names alone: the digest says which files they are, and folders differ from one computer to
	// the next.
	for (size_t i = 0; i < rubric->file_count; i++) {
		const char *path = rubric->files[i]->name.data;
		const char *slash = strrchr(path, '/');
		buffer_add_text(text, i ? ", " : "");
		buffer_add_text(text, slash ? slash + 1 : path);
	}
	put_fact(sheet, WORD_RUBRIC_FILES, buffer_text(text));
}

static void
put_day(struct sheet *sheet)
{
	const struct report_options *options = sheet->book->report->options;
	struct buffer *text = book_text(sheet->book);
	date_write_long(text, options->score.as_of, sheet->book->lang);
	if (options->is_day_assumed) {
		buffer_add_text(text, " (");
		buffer_add_text(text, word(sheet->book->lang, WORD_DAY_OF_RUN));
		buffer_add_char(text, ')');
	}
	put_fact(sheet, WORD_AS_OF, buffer_text(text));
}

static void
write_facts(struct sheet *sheet, const struct assessment *assessment)
{
	const struct report *report = sheet->book->report;
	struct buffer *text = book_text(sheet->book);
	buffer_add_text(text, "patuh ");
	buffer_add_text(text, report->options->tool_version);
	put_fact(sheet, WORD_PROGRAM, buffer_text(text));
	text = book_text(sheet->book);
	buffer_add_integer(text, SCORING_MODEL);
	put_fact(sheet, WORD_MODEL, buffer_text(text));
	put_fact(sheet, WORD_INSTITUTION, assessment->institution);
	put_fact(sheet, WORD_PERIOD, assessment->period);
	put_day(sheet);
	put_fact(sheet, WORD_COUNTED,
	         str_from(figure_word(sheet->book->lang, report->options->score.counted)));
	put_rubric(sheet, WORD_RUBRIC, report->rubric);
	if (report->crosswalk)
		put_rubric(sheet, WORD_RECORDED_FOR, report->crosswalk->from);
}

static void
write_input(struct sheet *sheet, const struct input *input)
{
	sheet_row(sheet, SHADE_PLAIN);
	sheet_put_word(sheet,
	               word(sheet->book->lang, input->is_used ? WORD_USED : WORD_PASSED_OVER));
	sheet_put_count(sheet, input->size);
	sheet_put(sheet, input->name);
	sheet_put(sheet, input->digest);
	sheet_put_nothing(sheet);
}

// Those that were used come first.
static void
write_inputs(struct sheet *sheet)
{
	static const enum word heads[TRAIL_COLUMN_COUNT] = {WORD_STATE, WORD_BYTES, WORD_INPUT_FILE,
	                                                    WORD_DIGEST, WORD_COUNT};
	const struct report *report = sheet->book->report;
	if (!report->intake)
		return;
	size_t count;
	const struct input *inputs = intake_inputs(report->intake, &count);
	trail_section(sheet, WORD_INPUTS);
	trail_heads(sheet, heads);
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < count; i++) {
			if (inputs[i].is_used == (pass == 0))
				write_input(sheet, &inputs[i]);
		}
	}
}

static void
write_finding(struct sheet *sheet, const struct diag *finding)
{
	enum lang lang = sheet->book->lang;
	sheet_row(sheet, SHADE_PLAIN);
	sheet_put_word(sheet, diag_severity_name(diag_kinds[finding->code].severity, lang));
	struct buffer *text = book_text(sheet->book);
	diag_write_code(text, finding);
	sheet_put(sheet, buffer_text(text));
	text = book_text(sheet->book);
	diag_write_place(text, finding, lang);
	sheet_put(sheet, buffer_text(text));
	text = book_text(sheet->book);
	diag_write_message(text, finding, lang);
	sheet_put(sheet, buffer_text(text));
	text = book_text(sheet->book);
	diag_write_mend(text, finding, lang);
	sheet_put(sheet, buffer_text(text));
}

static void
write_findings(struct sheet *sheet)
{
	static const enum word heads[TRAIL_COLUMN_COUNT] = {WORD_SEVERITY, WORD_CODE, WORD_PLACE,
	                                                    WORD_MESSAGE, WORD_MEND};
	const struct report *report = sheet->book->report;
	size_t count;
	const struct diag *const *sorted = diags_sorted(report->findings, &count);
	// Writing may add to the findings.
	const struct diag **findings = arena_array(report->arena, count, const struct diag *);
	for (size_t i = 0; i < count; i++)
		findings[i] = sorted[i];
	trail_section(sheet, WORD_FINDINGS);
	if (count)
		trail_heads(sheet, heads);
	else
		sheet_line(sheet, STYLE_PARAGRAPH, str_from(word(sheet->book->lang, WORD_NONE)));
	for (size_t i = 0; i < count; i++)
		write_finding(sheet, findings[i]);
}

void
trail_write(struct sheet *sheet, const struct assessment *assessment)
{
	sheet_line(sheet, STYLE_TITLE, str_from(word(sheet->book->lang, WORD_TRAIL)));
	sheet_line(sheet, STYLE_LINE, str_from(word(sheet->book->lang, WORD_TRAIL_PURPOSE)));
	write_facts(sheet, assessment);
	write_inputs(sheet);
	write_findings(sheet);
	trail_write_assumptions(sheet, assessment->assumed_weight);
	trail_write_limits(sheet);
}
