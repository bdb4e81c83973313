// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "store/save.h"

#include "base/arena.h"
#include "diag/diag.h"
#include "model/inputs.h"
#include "store/save_rows.h"

static const char *const figure_names[FIGURE_COUNT] = {
	[FIGURE_CLAIMED] = "claimed",
	[FIGURE_VERIFIED] = "verified",
	[FIGURE_POTENTIAL] = "potential",
};

static void
save_rubric(struct save *save)
{
	const struct rubric *rubric = save->facts.rubric;
	for (size_t i = 0; i < rubric->file_count; i++)
		spool_add(&save->spool, TABLE_RUBRIC_FILE,
		          (const struct value[]){AS_INTEGER(i), AS_TEXT(rubric->files[i]->name),
		                                 AS_TEXT(rubric->files[i]->text)});
	for (size_t i = 0; i < rubric->node_count; i++)
		spool_add(&save->spool, TABLE_RUBRIC_NODE,
		          (const struct value[]){AS_INTEGER(i), AS_TEXT(rubric->nodes[i].id)});
}

struct save *
save_begin(struct arena *arena, struct store *store, const struct save_facts *facts)
{
	struct save *save = arena_new(arena, struct save);
	save->arena = arena;
	save->scratch = arena_create();
	save->store = store;
	save->facts = *facts;
	buffer_init(&save->text);
	spool_begin(&save->spool, store->database);
	save_rubric(save);
	return save;
}

// Whose verdicts they are: of the institution, of a group or a unit at `place`, or of an object of
// the unit.
struct owner {
	const char *level;
	size_t place, object;
};

static void
save_verdicts(struct save *save, struct owner owner, const struct verdict verdicts[FIGURE_COUNT])
{
	for (size_t f = 0; f < FIGURE_COUNT; f++) {
		const struct verdict *verdict = &verdicts[f];
		bool is_there = verdict->has_score;
		const struct zone *zone = verdict->zone;
		struct value shown = AS_NONE;
		if (is_there) {
			decimal_write(&save->text, verdict->shown, verdict->places, '.');
			shown = AS_TEXT(str_copy(save->scratch, buffer_text(&save->text)));
			save->text.len = 0;
		}
		const struct value values[] = {
			AS_TEXT(str_from(owner.level)),
			AS_INTEGER(owner.place),
			AS_INTEGER(owner.object),
			AS_TEXT(str_from(figure_names[f])),
			save_exact(save, is_there, verdict->computed),
			save_exact(save, is_there, verdict->score),
			shown,
			is_there ? AS_TEXT(str_from(colour_names[zone->colour])) : AS_NONE,
			is_there ? save_word(zone->category) : AS_NONE,
			is_there ? save_word(zone->label) : AS_NONE,
			is_there ? save_word(zone->predicate) : AS_NONE,
			AS_INTEGER(verdict->is_capped),
		};
		spool_add(&save->spool, TABLE_VERDICT, values);
	}
}

static void
save_node(struct save *save, size_t object, size_t node, const struct node_result *result)
{
	const struct node_figure *figures = result->figures;
	bool is_covered = result->state == NODE_STATE_COVERED;
	const struct value values[] = {
		AS_INTEGER(save->unit_count),
		AS_INTEGER(object),
		AS_INTEGER(node),
		AS_TEXT(str_from(node_state_names[result->state])),
		save_exact(save, !is_covered && figures[FIGURE_CLAIMED].counts,
	                   figures[FIGURE_CLAIMED].ratio),
		save_exact(save, !is_covered && figures[FIGURE_VERIFIED].counts,
	                   figures[FIGURE_VERIFIED].ratio),
		save_exact(save, !is_covered && figures[FIGURE_POTENTIAL].counts,
	                   figures[FIGURE_POTENTIAL].ratio),
		save_exact(save, result->has_points, result->points),
		save_exact(save, result->has_points, result->lost),
	};
	spool_add(&save->spool, TABLE_NODE, values);
}

static bool
follow_unit(void *state, const struct unit_result *result)
{
	struct save *save = state;
	save_unit(save, result->unit);
	save_verdicts(save, (struct owner){"unit", save->unit_count, 0}, result->verdicts);
	for (size_t i = 0; i < result->object_count; i++) {
		const struct object_result *object = &result->objects[i];
		spool_add(&save->spool, TABLE_OBJECT,
		          (const struct value[]){AS_INTEGER(save->unit_count), AS_INTEGER(i),
		                                 AS_TEXT(object->id), AS_TEXT(object->name),
		                                 save_word(object->capped_by)});
		save_verdicts(save, (struct owner){"object", save->unit_count, i},
		              object->verdicts);
		for (size_t n = 0; n < save->facts.rubric->node_count; n++)
			save_node(save, i, n, &object->nodes[n]);
		arena_reset(save->scratch);
	}
	save->unit_count++;
	return false;
}

static void
follow_end(void *state, const struct assessment *assessment)
{
	struct save *save = state;
	save->assessment = assessment;
	save_verdicts(save, (struct owner){"institution", 0, 0}, assessment->verdicts);
	for (size_t i = 0; i < assessment->group_count; i++) {
		const struct group_summary *group = &assessment->groups[i];
		spool_add(&save->spool, TABLE_GROUPING,
		          (const struct value[]){AS_INTEGER(i), AS_TEXT(group->id)});
		save_verdicts(save, (struct owner){"group", i, 0}, group->verdicts);
	}
	arena_reset(save->scratch);
}

struct audience
save_audience(struct save *save)
{
	return (struct audience){save, follow_unit, follow_end};
}

static void
save_head(struct save *save)
{
	const struct rubric *rubric = save->facts.rubric;
	const struct value values[] = {
		AS_TEXT(save->assessment->institution),
		AS_TEXT(save->assessment->period),
		AS_TEXT(rubric->id),
		AS_TEXT(rubric->version),
		AS_TEXT(rubric->digest),
		AS_INTEGER(SCORING_MODEL),
		save_date(save, save->facts.score.as_of),
		AS_TEXT(str_from(figure_names[save->facts.score.counted])),
		AS_INTEGER(save->facts.is_day_assumed),
		AS_TEXT(save->facts.lang == LANG_ID ? STR("id") : STR("en")),
		AS_TEXT(save->facts.tool_version),
	};
	spool_add(&save->spool, TABLE_HEAD, values);
}

static void
save_inputs(struct save *save, const struct save_outcome *outcome)
{
	size_t position = 0;
	for (size_t i = 0; i < outcome->input_count; i++) {
		const struct input *input = &outcome->inputs[i];
		if (!input->is_used)
			continue;
		spool_add(&save->spool, TABLE_EVIDENCE_FILE,
		          (const struct value[]){AS_INTEGER(position++), AS_TEXT(input->name),
		                                 AS_TEXT(input->digest)});
	}
}

bool
save_complete(struct save *save, const struct save_outcome *outcome)
{
	save_head(save);
	save_inputs(save, outcome);
	save_findings(save, outcome->findings);
	spool_add(&save->spool, TABLE_RESULT, (const struct value[]){AS_TEXT(outcome->result)});
	save->is_complete = database_run(save->store->database, "COMMIT");
	return save->is_complete;
}

// The row that makes it a record, then the others. Inside the transaction.
static void
add_record(struct save *save, struct envelope *envelope)
{
	struct database *database = save->store->database;
	struct envelope last;
	(void)envelope_find(save->store, save->arena, 0, &last);
	envelope->id = last.id + 1;
	envelope->previous = last.id ? last.seal : STR("");
	envelope->seal = seal_for(save->arena, envelope);
	struct query *query =
		query_create(database, STR("INSERT INTO assessment VALUES(?, ?, ?, ?, ?, ?)"));
	query_run(query, 6,
	          (const struct value[]){AS_INTEGER(envelope->id), AS_TEXT(envelope->identity),
	                                 AS_TEXT(envelope->content), AS_TEXT(envelope->previous),
	                                 AS_TEXT(envelope->seal), AS_TEXT(envelope->saved)});
	query_destroy(query);
	spool_store(&save->spool, envelope->id);
}

bool
save_commit(struct save *save, struct str time, struct save_receipt *receipt)
{
	struct database *database = save->store->database;
	if (!save->is_complete)
		return false;
	struct envelope envelope = {
		.identity = identity_digest(save->arena, database, SPOOLED),
		.content = content_digest(save->arena, database, SPOOLED),
		.saved = time,
	};
	(void)database_run(database, "BEGIN IMMEDIATE");
	struct query *query =
		query_create(database, STR("SELECT id FROM main.assessment WHERE identity = ?"));
	query_set(query, 1, (const struct value[]){AS_TEXT(envelope.identity)});
	receipt->was_there = query_next(query);
	receipt->id = receipt->was_there ? query_integer(query, 0) : 0;
	query_destroy(query);
	if (receipt->was_there)
		return database_run(database, "ROLLBACK");
	add_record(save, &envelope);
	receipt->id = envelope.id;
	return database_run(database, "COMMIT");
}

void
save_finish(struct save *save)
{
	spool_finish(&save->spool);
	arena_destroy(save->scratch);
	buffer_finish(&save->text);
}
