// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/xlsx/way.h"

#include "base/arena.h"
#include "base/compiler.h"
#include "report/green.h"
#include "report/plan_words.h"
#include "report/xlsx/phrase.h"

static const struct column columns[] = {
	{WORD_NUMBER, 6, true, NEED_NOTHING},
	{WORD_UNIT, 20, false, NEED_NOTHING},
	{WORD_PRODUCT, 17, false, NEED_PRODUCTS},
	{WORD_ITEM, 30, false, NEED_NOTHING},
	{WORD_BEFORE, 20, false, NEED_NOTHING},
	{WORD_AFTER, 20, false, NEED_NOTHING},
	{WORD_COST, 9, true, NEED_NOTHING},
	{WORD_SCORE_AFTER, 10, true, NEED_NOTHING},
	{WORD_ZONE_AFTER, 16, false, NEED_NOTHING},
	{WORD_RESPONSIBLE, 20, false, NEED_NOTHING},
	{WORD_LAW, 29, false, NEED_NOTHING},
	{WORD_REMEDY, 34, false, NEED_NOTHING},
	{WORD_EVIDENCE_WANTED, 34, false, NEED_NOTHING},
};

// Columns that stay in view: number and unit.
enum {
	FROZEN = 2
};

bool
way_open(struct sheet *sheet, struct book *book, enum word title)
{
	return sheet_open(sheet, book, str_from(word(book->lang, title)), COUNT_OF(columns),
	                  columns);
}

void
way_begin(struct sheet *sheet, enum word title, struct str institution, struct str period)
{
	struct book *book = sheet->book;
	sheet_line(sheet, STYLE_TITLE, str_from(word(book->lang, title)));
	struct buffer *text = book_text(book);
	buffer_add(text, institution);
	buffer_add_text(text, " · ");
	buffer_add(text, period);
	sheet_line(sheet, STYLE_LINE, buffer_text(text));
	sheet_line(sheet, STYLE_LINE, str_from(word(book->lang, WORD_WAY_READING)));
	sheet_head(sheet);
	sheet_freeze(sheet, FROZEN);
}

static void
add_verdict(struct buffer *text, enum lang lang, const struct verdict *verdict)
{
	write_score(text, verdict, lang);
	if (!verdict->has_score)
		return;
	buffer_add_char(text, ' ');
	phrase_zone(text, lang, verdict->zone);
}

// "64,11 ◐ Kuning → 81,02 ● Hijau · 3 perbaikan · 5 hari kerja · terbukti optimum"
static void
add_outcome(struct buffer *text, enum lang lang, const struct plan_problem *problem,
            const struct plan *plan)
{
	add_verdict(text, lang, &plan->before);
	if (plan->step_count) {
		buffer_add_text(text, " → ");
		add_verdict(text, lang, &plan->after);
		buffer_add_text(text, " · ");
		green_write_repairs(text, lang, problem, plan);
	}
	buffer_add_text(text, " · ");
	green_write_proof(text, lang, problem, plan);
}

static void
write_step(struct sheet *sheet, const struct plan_problem *problem, const struct plan_step *step,
           size_t number)
{
	struct book *book = sheet->book;
	enum lang lang = book->lang;
	const struct unit_result *unit = problem->units[step->unit];
	const struct rubric_node *item = step->item;
	const struct object_result *object = &unit->objects[step->object];
	sheet_row(sheet, SHADE_PLAIN);
	sheet_put_count(sheet, number);
	sheet_put(sheet, unit->unit->name);
	sheet_put(sheet, object->product ? object->name : STR(""));
	struct buffer *text = book_text(book);
	buffer_add(text, text_in(lang, item->label, item->en));
	buffer_add_char(text, '\n');
	buffer_add(text, item->id);
	if (step->product) {
		buffer_add_text(text, " · ");
		buffer_add(text, step->product->name);
	}
	if (item->per == PER_RESPONDENT) {
		buffer_add_text(text, " · ");
		buffer_add(text, step_respondent(step));
	}
	sheet_put(sheet, buffer_text(text));
	sheet_put(sheet, step_label_before(step, lang));
	sheet_put(sheet, step_label(book->report->arena, step, lang));
	sheet_put_rounded(sheet, step->cost, DECIMAL_PLACES);
	sheet_put_score(sheet, &step->verdicts[problem->tier]);
	sheet_put_zone(sheet, &step->verdicts[problem->tier]);
	sheet_put_shaded(sheet, SHADE_INPUT, STR(""));
	phrase_cites(book_text(book), item);
	sheet_put(sheet, buffer_text(&book->text));
	sheet_put(sheet, item->remedy);
	text = book_text(book);
	for (size_t i = 0; i < item->wanted_count; i++) {
		buffer_add_text(text, i ? "\n" : "");
		buffer_add(text, item->wanted[i].label);
	}
	sheet_put(sheet, buffer_text(text));
}

static void
write_section(struct sheet *sheet, struct str name, struct str outcome)
{
	sheet_gap(sheet);
	sheet_line(sheet, STYLE_SECTION, name);
	sheet_line(sheet, STYLE_LINE, outcome);
}

void
way_write(struct sheet *sheet, struct str name, const struct plan_problem *problem,
          const struct plan *plan)
{
	struct buffer outcome;
	buffer_init(&outcome);
	add_outcome(&outcome, sheet->book->lang, problem, plan);
	write_section(sheet, name, buffer_text(&outcome));
	buffer_finish(&outcome);
	for (size_t i = 0; i < plan->step_count; i++)
		write_step(sheet, problem, &plan->steps[i], i + 1);
}

void
way_write_units(struct sheet *sheet, const struct assessment *assessment, size_t count,
                const struct unit_result *const units[])
{
	const struct report *report = sheet->book->report;
	way_begin(sheet, WORD_WAY_TO_GREEN, assessment->institution, assessment->period);
	for (size_t i = 0; i < count; i++) {
		const struct plan_problem problem = green_problem(report, &units[i]);
		const struct plan *plan = green_solve(report->arena, &problem);
		if (plan)
			way_write(sheet, units[i]->unit->name, &problem, plan);
		else
			write_section(sheet, units[i]->unit->name,
			              str_from(word(sheet->book->lang, WORD_NOT_SCORED)));
	}
}
