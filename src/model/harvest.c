// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
// Reads one file of an intake, without regard to the others.
#include "base/arena.h"
#include "base/digest.h"
#include "diag/diag.h"
#include "model/form.h"
#include "model/intake_parts.h"
#include "model/table.h"
#include "read/csv.h"
#include "read/source.h"
#include "read/yaml.h"

// Is it a CSV file of which nobody says what it is about? In a folder it is none of ours.
static bool
is_unclaimed(const struct intake *intake, const struct source *source, struct str kind)
{
	return head_is_table(source->name.data) && str_is_empty(kind) &&
	       str_is_empty(intake->head.institution);
}

// A file that is being loaded.
struct loading {
	const struct intake *intake;
	struct arena *arena;
	struct diags *diags;
	const struct source *source;
	const struct str *head; // what it says of itself
	struct harvest *harvest;
	struct seen *seen;
	size_t seen_capacity;
};

static void
see(struct loading *loading, size_t index, const struct source *source, bool is_used)
{
	struct harvest *harvest = loading->harvest;
	loading->seen = arena_grow(loading->arena, loading->seen, harvest->seen_count,
	                           &loading->seen_capacity, sizeof(*loading->seen));
	struct seen *seen = &loading->seen[harvest->seen_count++];
	*seen = seen_for(index, source, is_used);
	if (loading->intake->wants_digests)
		seen->input.digest = digest_for(loading->arena, source->text);
	harvest->seen = loading->seen;
}

// The tables in the folder of a CSV file, those of the files from its own on. Unreadable ones are
// reported and left out.
static const struct csv_table *const *
tables_load(struct loading *loading, size_t *count)
{
	const struct intake *intake = loading->intake;
	struct arena *arena = loading->arena;
	size_t first = loading->harvest->index, capacity = 0;
	const struct csv_table **tables = NULL;
	*count = 0;
	for (size_t i = first; i != FILE_NONE; i = intake->neighbours[i].next) {
		const struct source *source =
			i == first ? loading->source
				   : source_load(arena, loading->diags, intake->files.paths[i]);
		if (!source)
			continue;
		see(loading, i, source, true);
		tables = arena_grow(arena, tables, *count, &capacity, sizeof(struct csv_table *));
		tables[*count] = csv_read(arena, loading->diags, source);
		*count += tables[*count] != NULL;
	}
	return tables;
}

// The evidence of the CSV files of a folder, built from their rows and the folder's head.
static const struct evidence *
tables_evidence(struct loading *loading)
{
	const struct intake *intake = loading->intake;
	const struct source *source = loading->source;
	struct diags *diags = loading->diags;
	size_t before = diags_error_count(diags);
	struct table_head head;
	size_t count;
	bool has_head = head_load(loading->arena, diags, diags, source->name.data, &head);
	const struct csv_table *const *tables = tables_load(loading, &count);
	if (has_head)
		see(loading, SEEN_BESIDE, head.at.source, true);
	if (!has_head) {
		head = (struct table_head){.at = PLACE_NONE};
		head.institution = intake->head.institution;
		head.period = intake->head.period;
	}
	bool is_known = !str_is_empty(head.institution) && !str_is_empty(head.period);
	if (!is_known && diags_error_count(diags) == before)
		diag_add(diags, ((struct place){source, 0, 0}), DIAG_CSV_HEAD_MISSING,
		         DIAG_TEXT(source->name));
	if (count == 0 || !is_known)
		return NULL;
	return table_evidence(loading->arena, diags, intake->rubric, count, tables, &head);
}

// What is to become of the file.
static void
decide(struct loading *loading)
{
	const struct intake *intake = loading->intake;
	struct harvest *harvest = loading->harvest;
	const struct origin *origin = &intake->origins[intake->origin_of[harvest->index]];
	struct str kind = loading->head[HEAD_PATUH];
	harvest->fate = HARVEST_USED;
	if (!origin->is_folder)
		return;
	if (str_equal(kind, STR("folder/1")))
		harvest->fate = HARVEST_HEAD;
	else if (intake_is_for_others(intake, loading->head) ||
	         is_unclaimed(intake, loading->source, kind))
		harvest->fate = HARVEST_SKIPPED;
}

// A file that says it is for another rubric, although it was named for this one.
static void
report_other(const struct loading *loading, const struct node *root)
{
	const struct node *named = root ? node_find(root, STR("rubric")) : NULL;
	struct place at = {loading->source, 0, 0};
	if (named)
		at = named->at;
	diag_add(loading->diags, at, DIAG_EVIDENCE_OTHER_RUBRIC,
	         DIAG_TEXT(loading->head[HEAD_RUBRIC]), DIAG_TEXT(loading->intake->rubric->id));
}

// The evidence of a table that is to be read; NULL as below, and where another one of its folder has it.
static const struct evidence *
table_load(struct loading *loading, bool is_other)
{
	size_t index = loading->harvest->index;
	if (loading->intake->neighbours[index].first != index)
		return NULL; // read together with the first of its folder
	if (!is_other)
		return tables_evidence(loading);
	report_other(loading, NULL);
	return NULL;
}

// The document of a form or in YAML; NULL as below.
static const struct node *
document_load(struct loading *loading, bool is_other)
{
	const struct intake *intake = loading->intake;
	const struct source *source = loading->source;
	struct arena *arena = loading->arena;
	see(loading, loading->harvest->index, source, !is_other);
	if (form_is_workbook(source->name.data)) {
		const struct form *form = form_load(arena, loading->diags, intake->rubric, source);
		return form ? form_document(arena, form) : NULL;
	}
	const struct node *root = yaml_read(arena, loading->diags, source);
	if (!root || !is_other)
		return root;
	report_other(loading, root);
	return NULL;
}

// The evidence of a file that is to be read; NULL where it cannot be, or is for another rubric.
static const struct evidence *
evidence_load(struct loading *loading)
{
	const struct rubric *wanted = loading->intake->rubric;
	struct str rubric = loading->head[HEAD_RUBRIC];
	bool is_other = str_equal(loading->head[HEAD_PATUH], STR("evidence/1")) &&
	                !str_is_empty(rubric) && !str_equal(rubric, wanted->id);
	if (head_is_table(loading->source->name.data))
		return table_load(loading, is_other);
	const struct node *root = document_load(loading, is_other);
	return root ? evidence_build(loading->arena, loading->diags, wanted, root) : NULL;
}

const struct harvest *
intake_load(const struct intake *intake, struct arena *arena, struct diags *diags, size_t index)
{
	struct harvest *harvest = arena_new(arena, struct harvest);
	harvest->index = index;
	const struct source *source = head_source(arena, diags, intake->files.paths[index]);
	if (!source)
		return harvest;
	struct loading loading = {.intake = intake,
	                          .arena = arena,
	                          .diags = diags,
	                          .source = source,
	                          .head = intake_head_of(intake, arena, diags, index, source),
	                          .harvest = harvest};
	decide(&loading);
	if (harvest->fate != HARVEST_USED) {
		see(&loading, index, source, false);
		return harvest;
	}
	harvest->evidence = evidence_load(&loading);
	return harvest;
}
