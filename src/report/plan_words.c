// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/plan_words.h"

#include "base/arena.h"
#include "model/override.h"
#include "report/words.h"

struct str
step_product(const struct plan_problem *problem, const struct plan_step *step)
{
	const struct object_result *object = &problem->units[step->unit]->objects[step->object];
	if (object->product)
		return object->id;
	return step->product ? step->product->id : STR("");
}

struct str
step_respondent(const struct plan_step *step)
{
	if (step->item->per == PER_RESPONDENT && str_is_empty(step->respondent))
		return STR("1");
	return step->respondent;
}

static bool
has_answer(const struct plan_step *step)
{
	return step->entry && step->entry->kind == ANSWER_VALUE;
}

struct str
step_answer_before(const struct plan_step *step)
{
	return has_answer(step) ? entry_answer_text(step->entry) : STR("");
}

static struct str
number_text(struct arena *arena, struct decimal number, char mark)
{
	struct buffer text;
	buffer_init(&text);
	decimal_write_short(&text, number, mark);
	struct str copy = str_copy(arena, buffer_text(&text));
	buffer_finish(&text);
	return copy;
}

struct str
step_answer(struct arena *arena, const struct plan_step *step)
{
	if (!step->rung)
		return step_answer_before(step);
	return step->rung->level ? step->rung->level->id
	                         : number_text(arena, step->rung->answer, '.');
}

struct str
step_label_before(const struct plan_step *step, enum lang lang)
{
	if (!has_answer(step))
		return STR("");
	const struct scale_level *level = step->entry->level;
	return level ? text_in(lang, level->label, level->en) : step->entry->answer;
}

struct str
step_label(struct arena *arena, const struct plan_step *step, enum lang lang)
{
	if (!step->rung)
		return step_label_before(step, lang);
	const struct scale_level *level = step->rung->level;
	return level ? text_in(lang, level->label, level->en)
	             : number_text(arena, step->rung->answer, lang_decimal_mark(lang));
}

void
write_cost(struct buffer *out, struct exact cost, char mark)
{
	decimal_write_short(out, exact_round(cost, DECIMAL_PLACES), mark);
}

void
write_cost_unit(struct buffer *out, enum lang lang, enum plan_costs costs, struct exact cost)
{
	bool is_one = exact_compare(cost, EXACT_ONE) == 0;
	write_cost(out, cost, lang_decimal_mark(lang));
	buffer_add_char(out, ' ');
	if (costs == PLAN_DAYS)
		buffer_add_text(out, word(lang, is_one ? WORD_PERSON_DAY : WORD_PERSON_DAYS));
	else
		buffer_add_text(out, word(lang, is_one ? WORD_ONE_ANSWER : WORD_ANSWERS));
}
