// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// What was answered, and what it is worth.
#include "base/arena.h"
#include "report/explain_words.h"
#include "report/words.h"

// More answers than this are counted instead of listed.
enum {
	INSTANCES_SHOWN = 12
};

static void
explain_proof(const struct explainer *explainer, const struct instance_result *result)
{
	const struct entry *entry = result->entry;
	explain_say(explainer, "  status bukti: ", "  evidence status: ");
	buffer_add_text(explain_out(explainer), status_word(explainer->lang, entry->status));
	if (!str_is_empty(entry->verified_by)) {
		explain_say(explainer, " oleh ", " by ");
		write_plain(explain_out(explainer), entry->verified_by);
	}
	if (result->is_verified)
		explain_say(explainer, "; terhitung terverifikasi\n", "; counts as verified\n");
	else
		explain_say(explainer, "; belum terhitung terverifikasi\n",
		            "; does not count as verified\n");
	for (size_t i = 0; i < entry->node->wanted_count; i++) {
		const struct wanted *wanted = &entry->node->wanted[i];
		explain_say(explainer, "    bukti diminta: ", "    evidence wanted: ");
		write_plain(explain_out(explainer), wanted->label);
		if (wanted->is_required)
			explain_say(explainer, " (wajib)", " (required)");
		buffer_add_char(explain_out(explainer), '\n');
	}
	for (size_t i = 0; i < entry->attachment_count; i++) {
		const struct attachment *attachment = &entry->attachments[i];
		explain_say(explainer, "    lampiran: ", "    attached: ");
		write_plain(explain_out(explainer),
		            str_is_empty(attachment->file) ? attachment->url : attachment->file);
		if (date_is_set(attachment->date)) {
			buffer_add_text(explain_out(explainer), ", ");
			date_write_long(explain_out(explainer), attachment->date, explainer->lang);
		}
		if (date_is_set(attachment->expires)) {
			explain_say(explainer, ", berlaku sampai ", ", valid until ");
			date_write_long(explain_out(explainer), attachment->expires,
			                explainer->lang);
		}
		buffer_add_char(explain_out(explainer), '\n');
	}
}

static void
say_answer(const struct explainer *explainer, const struct entry *entry)
{
	const struct scale_level *level = entry->level;
	write_plain(explain_out(explainer),
	            level ? text_in(explainer->lang, level->label, level->en) : entry->answer);
	if (entry->kind != ANSWER_VALUE || entry->node->scale->kind != SCALE_STEPS)
		return;
	const struct scale_step *step = scale_step_for(entry->node->scale, entry->measured);
	explain_say(explainer, " (mencapai tangga ", " (reaches the step ");
	explain_add_decimal(explainer, step->from);
	explain_say(explainer, ", bernilai ", ", worth ");
	explain_add_decimal(explainer, step->value);
	buffer_add_char(explain_out(explainer), ')');
}

// ratio = (value − base) / (best − base)
static void
say_ratio(const struct explainer *explainer, const struct entry *entry, struct exact ratio)
{
	bool is_direct = entry->kind == ANSWER_DIRECT;
	struct decimal zero = {0};
	struct decimal base = is_direct ? zero : entry->node->scale->base;
	struct decimal best = is_direct ? explainer->report->rubric->top : entry->node->scale->best;
	explain_say(explainer, "  rasio = (", "  ratio = (");
	explain_add_decimal(explainer, entry->value);
	buffer_add_text(explain_out(explainer), " − ");
	explain_add_decimal(explainer, base);
	buffer_add_text(explain_out(explainer), ") / (");
	explain_add_decimal(explainer, best);
	buffer_add_text(explain_out(explainer), " − ");
	explain_add_decimal(explainer, base);
	buffer_add_text(explain_out(explainer), ") = ");
	explain_add_near(explainer, ratio);
	buffer_add_char(explain_out(explainer), '\n');
}

static void
explain_answer(const struct explainer *explainer, const struct instance_result *result)
{
	if (result->entry->kind == ANSWER_DIRECT)
		explain_say(explainer, "  nilai langsung ", "  direct value ");
	else
		explain_say(explainer, "  jawaban: ", "  answer: ");
	say_answer(explainer, result->entry);
	buffer_add_char(explain_out(explainer), '\n');
	say_ratio(explainer, result->entry, result->figures[FIGURE_CLAIMED].ratio);
	explain_proof(explainer, result);
	if (explainer->counted == FIGURE_VERIFIED && !result->is_verified)
		explain_say(explainer, "  maka rasio terverifikasi 0\n",
		            "  so the verified ratio is 0\n");
}

static void
explain_single(const struct explainer *explainer, const struct instance_result *result)
{
	switch (result->state) {
	case NODE_STATE_SCORED:
		explain_answer(explainer, result);
		break;
	case NODE_STATE_UNANSWERED:
		explain_say(explainer, "  belum dijawab: rasio 0\n", "  unanswered: ratio 0\n");
		break;
	case NODE_STATE_EXCLUDED:
		explain_say(explainer, "  belum dijawab: tidak dihitung\n",
		            "  unanswered: does not count\n");
		break;
	case NODE_STATE_NOT_APPLICABLE:
		explain_say(explainer, "  tidak berlaku, tidak dihitung: ",
		            "  not applicable, does not count: ");
		write_plain(explain_out(explainer), result->entry->reason);
		buffer_add_char(explain_out(explainer), '\n');
		break;
	case NODE_STATE_COVERED:
	case NODE_STATE_COUNT:
		break;
	}
}

// Who or what an answer is from.
static struct str
instance_name(const struct instance_result *instance)
{
	if (instance->product)
		return instance->product->name;
	return instance->entry ? instance->entry->respondent : STR("-");
}

static void
explain_instance(const struct explainer *explainer, const struct instance_result *instance)
{
	const struct node_figure *figure = &instance->figures[explainer->counted];
	buffer_add_text(explain_out(explainer), "    ");
	if (figure->counts)
		explain_add_exact(explainer, figure->ratio);
	else
		buffer_add_text(explain_out(explainer), "-");
	buffer_add_text(explain_out(explainer), "   ");
	write_plain(explain_out(explainer), instance_name(instance));
	buffer_add_text(explain_out(explainer), ": ");
	if (instance->state == NODE_STATE_SCORED)
		say_answer(explainer, instance->entry);
	else
		buffer_add_text(explain_out(explainer),
		                state_word(explainer->lang, instance->state));
	if (instance->state == NODE_STATE_SCORED && !instance->is_verified)
		explain_say(explainer, ", belum terverifikasi", ", not verified");
	buffer_add_char(explain_out(explainer), '\n');
}

// How many answers reached a ratio.
struct rung {
	const struct node_figure *figure;
	size_t count;
};

static bool
is_same_figure(const struct node_figure *a, const struct node_figure *b)
{
	return a->counts == b->counts && (!a->counts || exact_compare(a->ratio, b->ratio) == 0);
}

// The one for that figure; a new one where there is none. There are as many as a scale has levels.
static struct rung *
count_for(struct arena *arena, struct rung **counts, size_t *length, size_t *capacity,
          const struct node_figure *figure)
{
	for (size_t i = 0; i < *length; i++) {
		if (is_same_figure((*counts)[i].figure, figure))
			return &(*counts)[i];
	}
	*counts = arena_grow(arena, *counts, *length, capacity, sizeof(**counts));
	(*counts)[*length] = (struct rung){figure, 0};
	return &(*counts)[(*length)++];
}

// Many answers, told by how many reached what.
static void
explain_counts(const struct explainer *explainer, const struct node_result *result)
{
	struct rung *counts = NULL;
	size_t length = 0, capacity = 0;
	for (size_t i = 0; i < result->instance_count; i++)
		count_for(explainer->report->arena, &counts, &length, &capacity,
		          &result->instances[i].figures[explainer->counted])
			->count++;
	for (size_t i = 0; i < length; i++) {
		buffer_add_text(explain_out(explainer), "    ");
		buffer_add_integer(explain_out(explainer), (long long)counts[i].count);
		buffer_add_text(explain_out(explainer), " × ");
		if (counts[i].figure->counts)
			explain_add_exact(explainer, counts[i].figure->ratio);
		else
			explain_say(explainer, "tidak dihitung", "does not count");
		buffer_add_char(explain_out(explainer), '\n');
	}
}

static void
explain_several(const struct explainer *explainer, const struct rubric_node *item,
                const struct node_result *result)
{
	static const char *const rules[COMBINE_COUNT][LANG_COUNT] = {
		[COMBINE_MEAN] = {" jawaban, digabung dengan rata-rata:",
	                          " answers, merged by their mean:"},
		[COMBINE_MIN] = {" jawaban, diambil yang terendah:",
	                         " answers, the lowest counts:"},
		[COMBINE_MAX] = {" jawaban, diambil yang tertinggi:",
	                         " answers, the highest counts:"},
		[COMBINE_ALL] = {" jawaban, 1 bila semuanya penuh:",
	                         " answers, 1 if all are full:"},
	};
	const struct node_figure *figure = &result->figures[explainer->counted];
	buffer_add_text(explain_out(explainer), "  ");
	buffer_add_integer(explain_out(explainer), (long long)result->instance_count);
	buffer_add_text(explain_out(explainer), rules[item->merge][explainer->lang]);
	buffer_add_char(explain_out(explainer), '\n');
	if (result->instance_count > INSTANCES_SHOWN)
		explain_counts(explainer, result);
	for (size_t i = 0; i < result->instance_count && result->instance_count <= INSTANCES_SHOWN;
	     i++)
		explain_instance(explainer, &result->instances[i]);
	if (!figure->counts)
		return;
	explain_say(explainer, "  rasio = ", "  ratio = ");
	explain_add_near(explainer, figure->ratio);
	buffer_add_char(explain_out(explainer), '\n');
}

void
explain_leaf(const struct explainer *explainer, const struct rubric_node *node,
             const struct node_result *result)
{
	if (result->instance_count) {
		explain_several(explainer, node, result);
		return;
	}
	struct instance_result single = {
		.state = result->state, .entry = result->entry, .is_verified = result->is_verified};
	for (size_t f = 0; f < FIGURE_COUNT; f++)
		single.figures[f] = result->figures[f];
	explain_single(explainer, &single);
}
