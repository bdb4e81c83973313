// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// What was found in a unit, and what was said of it, as rows.
#include "base/arena.h"
#include "base/compiler.h"
#include "diag/diag.h"
#include "diag/print.h"
#include "store/save_rows.h"

struct value
save_word(struct str text)
{
	return str_is_empty(text) ? AS_NONE : AS_TEXT(text);
}

static struct value
written(struct save *save)
{
	struct str text = str_copy(save->scratch, buffer_text(&save->text));
	save->text.len = 0;
	return AS_TEXT(text);
}

struct value
save_exact(struct save *save, bool is_there, struct exact number)
{
	if (!is_there)
		return AS_NONE;
	if (exact_is_decimal(number))
		decimal_write_short(&save->text, exact_round(number, DECIMAL_PLACES), '.');
	else
		exact_write(&save->text, number);
	return written(save);
}

struct value
save_date(struct save *save, struct date date)
{
	if (!date_is_set(date))
		return AS_NONE;
	date_write(&save->text, date);
	return written(save);
}

// Places mostly lead to the file that the one before led to.
static size_t
source_position(struct save *save, const struct source *source)
{
	for (size_t i = save->source_count; i > 0; i--) {
		if (str_equal(save->sources[i - 1]->name, source->name))
			return i - 1;
	}
	struct source *copy = arena_new(save->arena, struct source);
	copy->name = str_copy(save->arena, source->name);
	save->sources = arena_grow(save->arena, save->sources, save->source_count,
	                           &save->source_capacity, sizeof(*save->sources));
	save->sources[save->source_count] = copy;
	const struct value values[] = {AS_INTEGER(save->source_count), AS_TEXT(copy->name),
	                               AS_TEXT(STR(""))};
	spool_add(&save->spool, TABLE_SOURCE, values);
	return save->source_count++;
}

void
save_place(struct save *save, struct place place, struct value values[3])
{
	values[0] = values[1] = values[2] = AS_NONE;
	if (!place.source)
		return;
	values[0] = AS_INTEGER(source_position(save, place.source));
	values[1] = AS_INTEGER(place.line);
	values[2] = AS_INTEGER(place.column);
}

static void
save_attachment(struct save *save, size_t entry, size_t position,
                const struct attachment *attachment)
{
	struct value values[] = {
		AS_INTEGER(save->unit_count),
		AS_INTEGER(entry),
		AS_INTEGER(position),
		attachment->wanted ? AS_TEXT(attachment->wanted->id) : AS_NONE,
		save_word(attachment->file),
		save_word(attachment->url),
		save_date(save, attachment->date),
		save_date(save, attachment->expires),
		save_word(attachment->note),
		AS_NONE,
		AS_NONE,
		AS_NONE,
	};
	save_place(save, attachment->at, &values[COUNT_OF(values) - 3]);
	spool_add(&save->spool, TABLE_ATTACHMENT, values);
}

// How the answer is to be read again.
static struct str
kind_of(const struct entry *entry)
{
	switch (entry->kind) {
	case ANSWER_NONE:
		return STR("none");
	case ANSWER_VALUE:
		return entry->options ? STR("list") : STR("value");
	case ANSWER_DIRECT:
		return STR("direct");
	case ANSWER_NOT_APPLICABLE:
		return STR("na");
	}
	return STR("");
}

static void
save_entry(struct save *save, size_t position, const struct entry *entry)
{
	bool is_answered = entry->kind == ANSWER_VALUE || entry->kind == ANSWER_DIRECT;
	struct str answer = entry->level ? entry->level->id : entry->answer;
	struct value values[] = {
		AS_INTEGER(save->unit_count),
		AS_INTEGER(position),
		AS_TEXT(entry->node->id),
		entry->product ? AS_TEXT(entry->product->id) : AS_NONE,
		save_word(entry->respondent),
		AS_TEXT(kind_of(entry)),
		is_answered && !entry->options ? AS_TEXT(answer) : AS_NONE,
		entry->kind == ANSWER_NOT_APPLICABLE ? AS_TEXT(entry->reason) : AS_NONE,
		AS_TEXT(str_from(status_names[entry->status])),
		save_word(entry->verified_by),
		save_date(save, entry->verified_on),
		save_word(entry->note),
		AS_NONE,
		AS_NONE,
		AS_NONE,
	};
	save_place(save, entry->at, &values[COUNT_OF(values) - 3]);
	spool_add(&save->spool, TABLE_ENTRY, values);
	for (size_t i = 0; is_answered && i < entry->option_count; i++)
		spool_add(&save->spool, TABLE_CHOICE,
		          (const struct value[]){AS_INTEGER(save->unit_count), AS_INTEGER(position),
		                                 AS_INTEGER(i), AS_TEXT(entry->options[i])});
	for (size_t i = 0; i < entry->attachment_count; i++)
		save_attachment(save, position, i, &entry->attachments[i]);
}

void
save_unit(struct save *save, const struct unit *unit)
{
	struct value place[3];
	save_place(save, unit->at, place);
	const struct value values[] = {
		AS_INTEGER(save->unit_count),
		AS_TEXT(unit->id),
		AS_TEXT(unit->name),
		save_exact(save, true, unit->weight),
		place[0],
		place[1],
		place[2],
	};
	spool_add(&save->spool, TABLE_UNIT, values);
	for (size_t i = 0; i < unit->group_count; i++)
		spool_add(&save->spool, TABLE_UNIT_GROUP,
		          (const struct value[]){AS_INTEGER(save->unit_count), AS_INTEGER(i),
		                                 AS_TEXT(unit->groups[i])});
	for (size_t i = 0; i < unit->product_count; i++)
		spool_add(&save->spool, TABLE_PRODUCT,
		          (const struct value[]){AS_INTEGER(save->unit_count), AS_INTEGER(i),
		                                 AS_TEXT(unit->products[i].id),
		                                 AS_TEXT(unit->products[i].name)});
	for (size_t i = 0; i < unit->entry_count; i++)
		save_entry(save, i, &unit->entries[i]);
}

static void
save_argument(struct save *save, size_t finding, size_t position, const struct diag_arg *arg)
{
	struct value kind = AS_TEXT(STR("text")), value = AS_TEXT(arg->text), english = AS_NONE;
	switch (arg->kind) {
	case DIAG_ARG_TEXT:
		break;
	case DIAG_ARG_WORDS:
		kind = AS_TEXT(STR("words"));
		value = AS_TEXT(str_from(arg->words[LANG_ID]));
		english = AS_TEXT(str_from(arg->words[LANG_EN]));
		break;
	case DIAG_ARG_NUMBER:
		kind = AS_TEXT(STR("number"));
		decimal_write_short(&save->text, arg->number, '.');
		value = written(save);
		break;
	case DIAG_ARG_DATE:
		kind = AS_TEXT(STR("date"));
		value = save_date(save, arg->date);
		break;
	}
	const struct value values[] = {AS_INTEGER(finding), AS_INTEGER(position), kind, value,
	                               english};
	spool_add(&save->spool, TABLE_FINDING_ARGUMENT, values);
}

static void
save_finding(struct save *save, size_t position, const struct diag *diag)
{
	const struct diag_kind *kind = &diag_kinds[diag->code];
	diag_write_message(&save->text, diag, save->facts.lang);
	struct value text = written(save);
	const struct value values[] = {
		AS_INTEGER(position),
		AS_INTEGER(kind->number),
		AS_TEXT(str_from(diag_severity_name(kind->severity, LANG_EN))),
		save_word(diag->at.file),
		save_word(diag->at.sheet),
		AS_INTEGER(diag->at.line),
		AS_INTEGER(diag->at.column),
		text,
		save_word(diag->suggestion),
		save_word(diag->also.file),
		save_word(diag->also.sheet),
		AS_INTEGER(diag->also.line),
		AS_INTEGER(diag->also.column),
	};
	spool_add(&save->spool, TABLE_FINDING, values);
	for (size_t i = 0; i < diag->arg_count; i++)
		save_argument(save, position, i, &diag->args[i]);
}

void
save_findings(struct save *save, struct diags *findings)
{
	size_t count;
	const struct diag *const *sorted = diags_sorted(findings, &count);
	for (size_t i = 0; i < count; i++) {
		save_finding(save, i, sorted[i]);
		arena_reset(save->scratch);
	}
}
